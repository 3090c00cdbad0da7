//! What ffmpeg writes about its work.

use std::path::Path;

/// How much of each is kept: the end of what it complains of, and the beginning of what it tells.
const COMPLAINTS_BYTES: usize = 4_096;
const TOLD_BYTES: usize = 256 * 1_024;
/// The longest line of progress.
const LINE_BYTES: usize = 256;
/// How much an error tells.
const REASON_CHARS: usize = 200;
/// How many of the last lines it tells.
const REASON_LINES: usize = 2;

/// What it wrote, within bounds.
#[derive(Default)]
pub(super) struct Report {
    complaints: Vec<u8>,
    told: Vec<u8>,
    line: Vec<u8>,
    time_us: u64,
}

impl Report {
    /// Of standard error.
    pub(super) fn complain(&mut self, bytes: &[u8]) {
        self.complaints.extend_from_slice(bytes);
        let over = self.complaints.len().saturating_sub(COMPLAINTS_BYTES);
        self.complaints.drain(..over);
    }

    /// Of standard output: how far it is, or what was asked.
    pub(super) fn tell(&mut self, bytes: &[u8]) {
        let room = TOLD_BYTES.saturating_sub(self.told.len()).min(bytes.len());
        self.told.extend_from_slice(&bytes[..room]);
        for byte in bytes {
            match byte {
                b'\n' => {
                    let line = std::mem::take(&mut self.line);
                    self.time_us = time_us(&line).unwrap_or(self.time_us);
                }
                _ if self.line.len() < LINE_BYTES => self.line.push(*byte),
                _ => {}
            }
        }
    }

    /// How far it is in what it makes, in microseconds.
    pub(super) fn time_us(&self) -> u64 {
        self.time_us
    }

    /// The lines that it told, as far as they are text.
    pub(super) fn lines(&self) -> impl Iterator<Item = &str> {
        self.told.split(|byte| *byte == b'\n').filter_map(|line| std::str::from_utf8(line).ok())
    }

    /// What it complained of last, in short; without paths.
    pub(super) fn reason(&self, paths: &[&Path]) -> String {
        let mut text = String::from_utf8_lossy(&self.complaints).into_owned();
        for path in paths {
            text = text.replace(&*path.to_string_lossy(), "the file");
        }
        let lines: Vec<String> = text.lines().map(words).filter(|line| !line.is_empty()).collect();
        let last = lines[lines.len().saturating_sub(REASON_LINES)..].join("; ");
        last.chars().take(REASON_CHARS).collect()
    }
}

/// A line without control characters, addresses, and what looks like a path.
fn words(line: &str) -> String {
    let line: String = line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let keep = |word: &&str| {
        let path = word.contains(['/', '\\']) || word.starts_with("file:");
        !path && !word.starts_with("0x") && *word != "@"
    };
    line.split_whitespace().filter(keep).collect::<Vec<_>>().join(" ")
}

fn time_us(line: &[u8]) -> Option<u64> {
    std::str::from_utf8(line).ok()?.strip_prefix("out_time_us=")?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_is_read_however_it_is_cut() {
        let mut report = Report::default();
        for piece in [&b"out_ti"[..], b"me_us=N/A\nout_time_us=4000", b"0\nspeed=2x\nout_time_us="]
        {
            report.tell(piece);
        }
        assert_eq!(report.time_us(), 40_000);
    }

    #[test]
    fn a_reason_is_short_and_has_no_paths() {
        let mut report = Report::default();
        report.complain(b"/secret folder/brought: Invalid data\n");
        report.complain(b"[mov @ 0x5580a1] moov atom not found\n\n");
        report.complain(b"file:/secret folder/brought /etc/other: Invalid data\x1b[0m found\n");
        let reason = report.reason(&[Path::new("/secret folder/brought")]);
        assert_eq!(reason, "[mov moov atom not found; file Invalid data [0m found");
        report.complain(&b"x".repeat(100_000));
        assert_eq!(report.reason(&[]).chars().count(), REASON_CHARS);
    }

    #[test]
    fn what_it_writes_for_ever_is_forgotten() {
        let mut report = Report::default();
        for _ in 0..1_000 {
            report.tell(&[b'x'; 8_192]);
            report.complain(&[b'x'; 8_192]);
        }
        assert!(report.told.len() + report.line.len() + report.complaints.len() < 300_000);
    }
}
