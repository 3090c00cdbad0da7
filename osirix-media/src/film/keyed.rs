//! An avatar taken off what it was drawn before, to stand before pictures that move.
//!
//! Whatever is drawn before two different pictures differs by as much as they show through:
//! triangulation matting (Smith and Blinn, Blue Screen Matting, SIGGRAPH 1996). Each plane by itself
//! has the least value of its range behind it and then the greatest, so that also colours, which
//! have fewer pixels than the brightness, are exact to the rounding of a value.

use std::ops::Range;

use osirix_core::media::{Frame, FrameFormat, FrameSource};
use osirix_core::{Error, Result};

use super::Panel;

/// The least value of each plane, how many there are above it, and the one without a colour.
const LEAST: u8 = 16;
const LUMA_STEPS: u8 = 219;
const CHROMA_STEPS: u8 = 224;
const GRAY: u8 = 128;

/// The two pictures before which a source is drawn to be taken off them: with the least value of
/// each plane, and with the greatest.
pub fn backings(format: FrameFormat) -> [Frame; 2] {
    [[0, 0], [LUMA_STEPS, CHROMA_STEPS]].map(|[luma, chroma]| {
        let mut frame = Frame::black(format.width, format.height);
        let (y, u, v) = frame.planes_mut();
        y.fill(LEAST + luma);
        u.fill(LEAST + chroma);
        v.fill(LEAST + chroma);
        frame
    })
}

/// Frames of a source in a part of the picture, before a background that is seen wherever the
/// source was transparent.
pub struct KeyedFrames {
    pair: Pair,
    behind: Box<dyn FrameSource>,
    panel: Panel,
}

impl KeyedFrames {
    /// Lays frames of the panel's size, drawn before both [`backings`], over as many of a
    /// background.
    pub fn new(
        drawn: [Box<dyn FrameSource>; 2],
        behind: Box<dyn FrameSource>,
        panel: Panel,
    ) -> Result<KeyedFrames> {
        panel.check(drawn[0].as_ref(), behind.as_ref())?;
        Ok(KeyedFrames { pair: Pair::new(drawn)?, behind, panel })
    }
}

impl FrameSource for KeyedFrames {
    fn format(&self) -> FrameFormat {
        self.behind.format()
    }

    fn total_frames(&self) -> u64 {
        self.pair.least.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        if !self.behind.next_frame(frame)? {
            return Ok(false);
        }
        let Some(drawn) = self.pair.next()? else { return Ok(false) };
        lay_over(drawn, frame, self.panel);
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        let (pair, behind) = (self.pair.part(frames.clone())?, self.behind.part(frames)?);
        Some(Box::new(KeyedFrames { pair, behind, panel: self.panel }))
    }
}

/// How opaque a source is: white where it covers what is behind it, black where it is not there.
pub struct MatteFrames(Pair);

impl MatteFrames {
    /// Of the same frames, drawn before both [`backings`].
    pub fn new(drawn: [Box<dyn FrameSource>; 2]) -> Result<MatteFrames> {
        Pair::new(drawn).map(MatteFrames)
    }
}

impl FrameSource for MatteFrames {
    fn format(&self) -> FrameFormat {
        self.0.least.format()
    }

    fn total_frames(&self) -> u64 {
        self.0.least.total_frames()
    }

    fn next_frame(&mut self, frame: &mut Frame) -> Result<bool> {
        let Some([least, most]) = self.0.next()? else { return Ok(false) };
        let (luma, u, v) = frame.planes_mut();
        for ((pixel, least), most) in luma.iter_mut().zip(least.planes().0).zip(most.planes().0) {
            *pixel = LEAST + LUMA_STEPS - through(*least, *most, LUMA_STEPS);
        }
        u.fill(GRAY);
        v.fill(GRAY);
        Ok(true)
    }

    fn part(&self, frames: Range<u64>) -> Option<Box<dyn FrameSource>> {
        self.0.part(frames).map(|pair| Box::new(MatteFrames(pair)) as Box<dyn FrameSource>)
    }
}

/// The same frames before both backings.
struct Pair {
    least: Box<dyn FrameSource>,
    most: Box<dyn FrameSource>,
    pictures: Option<[Frame; 2]>,
}

impl Pair {
    fn new([least, most]: [Box<dyn FrameSource>; 2]) -> Result<Pair> {
        let told = |source: &dyn FrameSource| (source.format(), source.total_frames());
        if told(least.as_ref()) != told(most.as_ref()) {
            return Err(Error::internal("an avatar is another one before another background"));
        }
        Ok(Pair { least, most, pictures: None })
    }

    fn next(&mut self) -> Result<Option<&[Frame; 2]>> {
        let FrameFormat { width, height, .. } = self.least.format();
        let pictures =
            self.pictures.get_or_insert_with(|| [(); 2].map(|()| Frame::black(width, height)));
        let [least, most] = pictures;
        let there = self.least.next_frame(least)? && self.most.next_frame(most)?;
        Ok(there.then_some(pictures))
    }

    fn part(&self, frames: Range<u64>) -> Option<Pair> {
        let (least, most) = (self.least.part(frames.clone())?, self.most.part(frames)?);
        Some(Pair { least, most, pictures: None })
    }
}

/// Lays what was drawn before both backings over a picture.
fn lay_over([least, most]: &[Frame; 2], whole: &mut Frame, panel: Panel) {
    let across = whole.width() as usize;
    let [x, y, width] = [panel.x, panel.y, panel.width].map(|side| side as usize);
    let (least, most, whole) = (least.planes(), most.planes(), whole.planes_mut());
    let planes = [
        (least.0, most.0, whole.0, 1, LUMA_STEPS),
        (least.1, most.1, whole.1, 2, CHROMA_STEPS),
        (least.2, most.2, whole.2, 2, CHROMA_STEPS),
    ];
    for (least, most, behind, part, steps) in planes {
        let (x, y, width, across) = (x / part, y / part, width / part, across / part);
        let rows = least.chunks_exact(width).zip(most.chunks_exact(width));
        for (row, (least, most)) in rows.enumerate() {
            let pixels = behind[(y + row) * across + x..][..width].iter_mut();
            for ((pixel, least), most) in pixels.zip(least).zip(most) {
                *pixel = mixed(*least, *pixel, through(*least, *most, steps), steps);
            }
        }
    }
}

/// By how many of these steps what is behind a pixel shows through.
fn through(least: u8, most: u8, steps: u8) -> u8 {
    most.saturating_sub(least).min(steps)
}

/// What was drawn before the least, and so much of what is above it.
fn mixed(least: u8, behind: u8, through: u8, steps: u8) -> u8 {
    let (above, steps) = (i32::from(behind) - i32::from(LEAST), i32::from(steps));
    let shown = (above * i32::from(through) + steps / 2).div_euclid(steps);
    (i32::from(least) + shown).clamp(0, 255) as u8
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use osirix_core::media::FrameRate;

    use super::*;
    use crate::film::StillFrames;

    const FORMAT: FrameFormat = FrameFormat { width: 8, height: 4, rate: FrameRate::Fps25 };

    fn still(frame: Frame) -> Box<dyn FrameSource> {
        let format = FrameFormat { width: frame.width(), height: frame.height(), ..FORMAT };
        Box::new(StillFrames::new(Arc::new(frame), format, 3))
    }

    fn of(y: u8, u: u8, v: u8) -> Frame {
        let mut frame = Frame::black(8, 4);
        let planes = frame.planes_mut();
        planes.0.fill(y);
        planes.1.fill(u);
        planes.2.fill(v);
        frame
    }

    /// A picture of this colour, so opaque from 0 to 1, before another one.
    fn before([y, u, v]: [f32; 3], opaque: f32, behind: &Frame) -> Frame {
        let mix = |own: f32, behind: u8| {
            (own * opaque + f32::from(behind) * (1.0 - opaque)).round() as u8
        };
        let (luma, blue, red) = behind.planes();
        of(mix(y, luma[0]), mix(u, blue[0]), mix(v, red[0]))
    }

    fn pictures(mut source: Box<dyn FrameSource>) -> Vec<Frame> {
        let mut frame = of(9, 9, 9);
        let next = || source.next_frame(&mut frame).unwrap().then(|| frame.clone());
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn what_is_keyed_looks_as_if_it_had_been_drawn_before_the_background() {
        let (own, behind) = ([180.0, 90.0, 200.0], of(60, 170, 40));
        for opaque in [0.0, 0.25, 0.5, 0.9, 1.0] {
            let drawn = backings(FORMAT).map(|backing| still(before(own, opaque, &backing)));
            let keyed = KeyedFrames::new(drawn, still(behind.clone()), Panel::whole(FORMAT));
            let part = keyed.as_ref().unwrap().part(1..2).unwrap();
            let wanted = before(own, opaque, &behind);
            for frame in pictures(Box::new(keyed.unwrap())).iter().chain(&pictures(part)) {
                let (found, wanted) = (frame.planes(), wanted.planes());
                for (found, wanted) in
                    [(found.0, wanted.0), (found.1, wanted.1), (found.2, wanted.2)]
                {
                    let near = found.iter().zip(wanted).all(|(a, b)| a.abs_diff(*b) <= 1);
                    assert!(near, "{opaque}: {found:?} {wanted:?}");
                }
            }
        }
    }

    #[test]
    fn around_the_panel_the_background_is_as_it_was() {
        let panel = Panel { x: 2, y: 2, width: 4, height: 2 };
        let mut white = Frame::black(4, 2);
        white.planes_mut().0.fill(235);
        let drawn = [(); 2].map(|()| still(white.clone()));
        let keyed = KeyedFrames::new(drawn, still(of(60, 170, 40)), panel).unwrap();
        let frame = pictures(Box::new(keyed)).remove(0);
        let (y, u, _) = frame.planes();
        assert_eq!(y[..18], [60; 18]);
        assert_eq!((&y[18..22], &y[22..26]), (&[235; 4][..], &[60; 4][..]));
        assert_eq!(u, [170, 170, 170, 170, 170, 128, 128, 170]);
    }

    #[test]
    fn a_matte_is_white_where_the_source_covers_what_is_behind_it() {
        for (opaque, wanted) in [(0.0, 16), (0.5, 126), (1.0, 235)] {
            let own = [180.0, 90.0, 200.0];
            let drawn = backings(FORMAT).map(|backing| still(before(own, opaque, &backing)));
            let matte = MatteFrames::new(drawn).unwrap();
            assert_eq!((matte.format(), matte.total_frames()), (FORMAT, 3));
            for frame in pictures(Box::new(matte)) {
                let (y, u, v) = frame.planes();
                assert!(y.iter().all(|y| y.abs_diff(wanted) <= 1), "{opaque}: {y:?}");
                assert!(u.iter().chain(v).all(|chroma| *chroma == 128));
            }
        }
    }

    #[test]
    fn sources_that_do_not_fit_are_refused() {
        let other = || -> Box<dyn FrameSource> {
            Box::new(StillFrames::new(Arc::new(of(0, 0, 0)), FORMAT, 2))
        };
        let same = || still(of(0, 0, 0));
        assert!(MatteFrames::new([same(), other()]).is_err());
        assert!(KeyedFrames::new([same(), same()], other(), Panel::whole(FORMAT)).is_err());
        let panel = Panel { x: 0, y: 0, width: 4, height: 4 };
        assert!(KeyedFrames::new([same(), same()], same(), panel).is_err());
    }
}
