//! Cues as files.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::{Cue, Line};

/// The cues as an SRT file.
pub fn to_srt(cues: &[Cue]) -> String {
    cues.iter().enumerate().map(|(index, cue)| srt_cue(index, cue)).collect()
}

/// The cues as a WebVTT file with a time stamp before each word but the first of a cue.
pub fn to_vtt(cues: &[Cue]) -> String {
    std::iter::once(VTT_HEAD.to_owned()).chain(cues.iter().map(vtt_cue)).collect()
}

/// Writes [`to_srt`] cue by cue.
pub fn write_srt(cues: &[Cue], mut out: impl Write) -> io::Result<()> {
    let mut numbered = cues.iter().enumerate();
    numbered.try_for_each(|(index, cue)| out.write_all(srt_cue(index, cue).as_bytes()))
}

/// Writes [`to_vtt`] cue by cue.
pub fn write_vtt(cues: &[Cue], mut out: impl Write) -> io::Result<()> {
    out.write_all(VTT_HEAD.as_bytes())?;
    cues.iter().try_for_each(|cue| out.write_all(vtt_cue(cue).as_bytes()))
}

const VTT_HEAD: &str = "WEBVTT\n\n";

fn srt_cue(index: usize, cue: &Cue) -> String {
    let times = format!("{} --> {}", clock(cue.start_us, ','), clock(cue.end_us, ','));
    // SRT has no escapes: an arrow in the text would read as a time line.
    let lines: Vec<_> = cue.lines.iter().map(|l| l.text().replace("-->", "→")).collect();
    format!("{}\n{times}\n{}\n\n", index + 1, lines.join("\n"))
}

fn vtt_cue(cue: &Cue) -> String {
    let mut text = format!("{} --> {}\n", clock(cue.start_us, '.'), clock(cue.end_us, '.'));
    let mut last_ms = cue.start_us / 1_000;
    for line in &cue.lines {
        vtt_line(&mut text, line, &mut last_ms, cue.end_us / 1_000);
    }
    text.push('\n');
    text
}

// Time stamps must rise and lie inside the cue; a word without a stamp of its own appears with
// the one before.
fn vtt_line(text: &mut String, line: &Line, last_ms: &mut u64, end_ms: u64) {
    for (index, word) in line.words.iter().enumerate() {
        if index > 0 {
            text.push(' ');
        }
        let at_ms = word.start_us / 1_000;
        if at_ms > *last_ms && at_ms < end_ms {
            *last_ms = at_ms;
            // Writing to a string cannot fail.
            let _ = write!(text, "<{}>", clock(word.start_us, '.'));
        }
        text.push_str(&escaped(&word.text));
    }
    text.push('\n');
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn clock(at_us: u64, point: char) -> String {
    let ms = at_us / 1_000;
    let (hours, minutes) = (ms / 3_600_000, ms / 60_000 % 60);
    let (seconds, rest) = (ms / 1_000 % 60, ms % 1_000);
    format!("{hours:02}:{minutes:02}:{seconds:02}{point}{rest:03}")
}

#[cfg(test)]
mod tests {
    use osirix_core::media::WordSpan;

    use super::*;

    fn cue(words: &[(&str, u64)]) -> Cue {
        let words: Vec<_> = words
            .iter()
            .map(|(text, at_ms)| WordSpan {
                text: (*text).to_owned(),
                start_us: at_ms * 1_000,
                end_us: at_ms * 1_000 + 200_000,
            })
            .collect();
        let (start_us, end_us) = (words[0].start_us, 3_725_500_000);
        Cue { start_us, end_us, lines: vec![Line { words }] }
    }

    #[test]
    fn srt_numbers_its_cues_and_writes_commas() {
        let srt = to_srt(&[cue(&[("Hello", 3_723_000), ("a-->b", 3_724_000)])]);
        assert_eq!(srt, "1\n01:02:03,000 --> 01:02:05,500\nHello a→b\n\n");
    }

    #[test]
    fn vtt_escapes_and_times_its_words() {
        let vtt = to_vtt(&[cue(&[("R&D", 3_723_000), ("<i>", 3_724_000), ("--> x", 3_724_000)])]);
        assert_eq!(
            vtt,
            "WEBVTT\n\n01:02:03.000 --> 01:02:05.500\n\
             R&amp;D <01:02:04.000>&lt;i&gt; --&gt; x\n\n"
        );
    }

    #[test]
    fn the_writers_write_what_the_strings_hold() {
        let cues = [cue(&[("one", 0)]), cue(&[("two", 9_000)])];
        let (mut srt, mut vtt) = (Vec::new(), Vec::new());
        write_srt(&cues, &mut srt).unwrap();
        write_vtt(&cues, &mut vtt).unwrap();
        assert_eq!(srt, to_srt(&cues).into_bytes());
        assert_eq!(vtt, to_vtt(&cues).into_bytes());
    }
}
