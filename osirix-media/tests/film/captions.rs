//! Captions in the picture: where they stand, what they show and when.

use std::ops::Range;

use osirix_core::Result;
use osirix_core::media::{
    CaptionDesign, CaptionPosition, CaptionStyle, Color, Frame, FrameFormat, FrameRate,
    FrameSource, Preset, SafeArea, SpeechTrack, WordSpan,
};
use osirix_media::film::CaptionedFrames;

pub(crate) const FORMAT: FrameFormat =
    FrameFormat { width: 360, height: 640, rate: FrameRate::Fps25 };
const GREY: u8 = 126;

/// Grey frames, in parts.
pub(crate) struct Grey(pub(crate) Range<u64>);

impl FrameSource for Grey {
    fn format(&self) -> FrameFormat {
        FORMAT
    }

    fn total_frames(&self) -> u64 {
        self.0.end - self.0.start
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let (y, u, v) = frame.planes_mut();
        y.fill(GREY);
        u.fill(128);
        v.fill(128);
        Ok(self.0.next().is_some())
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let at = |frame: u64| self.0.end.min(self.0.start + frame);
        Some(Box::new(Grey(at(frames.start)..at(frames.end))))
    }
}

/// Words of half a second each.
fn speech(text: &str) -> SpeechTrack {
    let mut track = SpeechTrack::default();
    for word in text.split(' ') {
        let start_us = track.duration_us;
        track.duration_us += 500_000;
        let end_us = track.duration_us;
        track.words.push(WordSpan { text: word.to_owned(), start_us, end_us });
    }
    track
}

fn film(text: &str, design: CaptionDesign, safe: SafeArea) -> CaptionedFrames {
    let track = speech(text);
    let grey = Grey(0..FORMAT.rate.frames_in(track.duration_us));
    CaptionedFrames::new(Box::new(grey), &track, design, safe)
}

pub(crate) fn frames(source: &mut dyn FrameSource) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut frame = Frame::black(FORMAT.width, FORMAT.height);
    while source.next_frame(&mut frame).unwrap() {
        frames.push(frame.clone());
    }
    frames
}

/// The columns and rows in which a frame is not grey: left, top, right, bottom.
pub(crate) fn drawn(frame: &Frame) -> Option<[u32; 4]> {
    let width = FORMAT.width as usize;
    let differs = frame.planes().0.iter().enumerate().filter(|(_, y)| y.abs_diff(GREY) > 1);
    differs.map(|(at, _)| ((at % width) as u32, (at / width) as u32)).fold(None, |all, (x, y)| {
        let [left, top, right, bottom] = all.unwrap_or([x, y, x, y]);
        Some([left.min(x), top.min(y), right.max(x), bottom.max(y)])
    })
}

const TEXTS: [&str; 5] = [
    "Hello",
    "The quick brown fox jumps over the lazy dog and goes home again",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "WWWWWWWWWWWW WWWWWWWWWWWWWWWWWWWWWW WWWWWWWWWWWWWWW",
    "سلام عليكم jqgyp ÅÇ",
];

#[test]
fn captions_stay_in_the_safe_area_whatever_is_said() {
    for preset in [Preset::InstagramReels, Preset::TikTok, Preset::YouTubeShorts, Preset::X] {
        let safe = preset.limits().safe;
        for &style in CaptionStyle::ALL {
            for &position in CaptionPosition::ALL {
                for (text, size) in
                    TEXTS.iter().flat_map(|text| [(text, 2.0), (text, 5.0), (text, 12.0)])
                {
                    let design =
                        CaptionDesign { style, position, size, ..CaptionDesign::default() };
                    let mut second = film(text, design, safe).part(1..2).unwrap();
                    let frame = frames(second.as_mut()).remove(0);
                    let what = format!("{preset} {style} {position} {size} {text}");
                    let [left, top, right, bottom] = drawn(&frame).expect(&what);
                    assert!(left >= FORMAT.width * safe.left / 1000, "{what}: {left}");
                    assert!(top >= FORMAT.height * safe.top / 1000, "{what}: {top}");
                    assert!(
                        right < FORMAT.width - FORMAT.width * safe.right / 1000,
                        "{what}: {right}"
                    );
                    assert!(
                        bottom < FORMAT.height - FORMAT.height * safe.bottom / 1000,
                        "{what}: {bottom}"
                    );
                }
            }
        }
    }
}

#[test]
fn they_stand_where_they_are_asked_to() {
    let at = |position| {
        let design = CaptionDesign { position, ..CaptionDesign::default() };
        let [_, top, _, bottom] =
            drawn(&frames(&mut film("Hello there", design, SafeArea::PLAIN))[0]).unwrap();
        (top + bottom) / 2
    };
    let places = CaptionPosition::ALL.iter().map(|position| at(*position)).collect::<Vec<_>>();
    assert!(places[0] < 100 && places[1].abs_diff(320) < 12 && places[2] > 540, "{places:?}");
}

#[test]
fn parts_show_what_the_whole_shows() {
    let design = CaptionDesign { style: CaptionStyle::Karaoke, ..CaptionDesign::default() };
    let mut film = film(TEXTS[1], design, SafeArea::PLAIN);
    let part = film.part(30..70).unwrap();
    let mut later = part.part(20..25).unwrap();
    let (mut part, whole) = (part, frames(&mut film));
    assert_eq!(frames(part.as_mut()), whole[30..70]);
    assert_eq!(frames(later.as_mut()), whole[50..55]);
}

#[test]
fn the_word_that_is_said_is_coloured_in_just_its_frames() {
    let red = Color::new("#ff0000").unwrap();
    let design =
        CaptionDesign { style: CaptionStyle::Karaoke, highlight: red, ..CaptionDesign::default() };
    let track = {
        let mut track = speech("one two three");
        track.words[1].start_us = 700_000;
        track.words[1].end_us = 900_000;
        track
    };
    let grey = Grey(0..FORMAT.rate.frames_in(track.duration_us));
    let mut film = CaptionedFrames::new(Box::new(grey), &track, design, SafeArea::PLAIN);
    for (index, frame) in (0..).zip(frames(&mut film)) {
        let at_us = FORMAT.rate.time_of(index);
        let red: Vec<_> = (0..)
            .zip(frame.planes().2)
            .filter(|(_, v)| **v > 180)
            .map(|(at, _)| at % (FORMAT.width as usize / 2))
            .collect();
        let said = track.words.iter().position(|w| (w.start_us..w.end_us).contains(&at_us));
        assert_eq!(red.is_empty(), said.is_none(), "at {at_us} us");
        let Some(said) = said else { continue };
        // Words stand from left to right: the coloured one is in its own third.
        let middle = red.iter().sum::<usize>() / red.len();
        let third = (middle.saturating_sub(45)) * 3 / 91;
        assert_eq!(third.min(2), said, "at {at_us} us, around column {middle}");
    }
}

#[test]
fn between_cues_nothing_is_drawn() {
    let mut track = speech("One. Two.");
    track.words[1].start_us = 4_000_000;
    track.words[1].end_us = 4_500_000;
    track.duration_us = 4_500_000;
    let grey = Grey(0..FORMAT.rate.frames_in(track.duration_us));
    let design = CaptionDesign::default();
    let mut film = CaptionedFrames::new(Box::new(grey), &track, design, SafeArea::PLAIN);
    let frames = frames(&mut film);
    assert!(drawn(&frames[10]).is_some() && drawn(&frames[70]).is_none());
    assert!(drawn(&frames[105]).is_some());
}
