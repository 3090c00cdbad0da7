//! Where the face is in each picture of a film.
//!
//! What finds faces is asked several times a second: its boxes tremble, but do not run away. From
//! picture to picture the part around eyes and nose is followed, which trembles little and runs away
//! in time. Where the face is, is the second, mended slowly by the first.

use std::sync::Arc;

use osirix_core::Result;
use osirix_core::media::Frame;

use super::super::portrait::{FaceBox, face_near, faces_in_grey};
use super::person::grey;
use crate::footage::{Film, Reader};

/// Every how many pictures the face is looked for, and every how many in all of the picture, where
/// it is not known.
const LOOKED_EVERY: usize = 5;
const SEARCHED_EVERY: usize = 15;

/// A face that is not found so many times is still there: somebody blinks, or moves quickly.
const MISSED: usize = 3;

/// Over how many pictures boxes are averaged: the deviation of the weights.
const SMOOTH: f32 = 10.0;

/// A face that is found so many of its widths away from where it was followed to is another one, or
/// the film was cut.
const JUMP: f32 = 0.4;

/// Boxes of the pictures, one for each.
pub(super) struct Track(Vec<Option<FaceBox>>);

impl Track {
    /// Follows the face through the first pictures of a film.
    pub(super) fn follow(film: &Arc<Film>, count: usize) -> Result<Track> {
        let mut reader = Reader::new(film);
        let (mut paths, mut path): (Vec<Path>, Option<Path>) = (Vec::new(), None);
        for number in 0..count.min(film.pictures()) {
            let picture = reader.picture(number)?;
            if let Some(path) = &mut path {
                path.step(picture);
            }
            let every = if path.is_some() { LOOKED_EVERY } else { SEARCHED_EVERY };
            if !number.is_multiple_of(every) {
                continue;
            }
            let found = look(picture, path.as_ref().map(Path::last))?;
            let goes_on = path.as_mut().is_some_and(|path| path.look(number, found));
            if !goes_on {
                paths.extend(path.take());
                path = found.map(|face| Path::new(number, face, picture));
            }
        }
        paths.extend(path);
        let mut boxes = vec![None; count];
        for path in &paths {
            path.write(&mut boxes);
        }
        Ok(Track(boxes))
    }

    /// The face in a picture.
    pub(super) fn at(&self, picture: usize) -> Option<FaceBox> {
        self.0.get(picture).copied().flatten()
    }

    /// How many pictures it was followed through.
    pub(super) fn pictures(&self) -> usize {
        self.0.len()
    }
}

fn look(picture: &Frame, last: Option<FaceBox>) -> Result<Option<FaceBox>> {
    let grey = grey(picture)?;
    if let Some(last) = last {
        return face_near(&grey, last);
    }
    let Some(face) = faces_in_grey(grey.clone())?.into_iter().next() else { return Ok(None) };
    Ok(Some(face_near(&grey, face)?.unwrap_or(face)))
}

/// A face that is followed without a gap.
struct Path {
    first: usize,
    /// Its middle in each picture.
    middles: Vec<[f32; 2]>,
    /// Where it was found, and in which picture.
    found: Vec<(usize, FaceBox)>,
    missed: usize,
    patch: Patch,
}

impl Path {
    fn new(first: usize, face: FaceBox, picture: &Frame) -> Path {
        let middle = middle(face);
        let patch = Patch::around(picture, middle, face.width);
        Path { first, middles: vec![middle], found: vec![(first, face)], missed: 0, patch }
    }

    /// Follows it into the next picture.
    fn step(&mut self, picture: &Frame) {
        let [x, y] = self.middles.last().copied().unwrap_or_default();
        let [across, down] = self.patch.moved(picture);
        let middle = [x + across, y + down];
        self.patch = Patch::around(picture, middle, self.width());
        self.middles.push(middle);
    }

    /// Takes note of where it was found, if that is where it can be.
    fn look(&mut self, number: usize, found: Option<FaceBox>) -> bool {
        let Some(face) = found else {
            self.missed += 1;
            return self.missed <= MISSED;
        };
        let ([x, y], last) = (middle(face), self.middles.last().copied().unwrap_or_default());
        if (x - last[0]).hypot(y - last[1]) > JUMP * face.width {
            return false;
        }
        self.missed = 0;
        self.found.push((number, face));
        true
    }

    fn width(&self) -> f32 {
        self.found.last().map_or(0.0, |(_, face)| face.width)
    }

    /// Where it was last.
    fn last(&self) -> FaceBox {
        let [x, y] = self.middles.last().copied().unwrap_or_default();
        let (width, height) = self.found.last().map_or((0.0, 0.0), |(_, f)| (f.width, f.height));
        FaceBox { x: x - width / 2.0, y: y - height / 2.0, width, height }
    }

    /// Writes its boxes, up to somewhat behind where it was found last.
    fn write(&self, boxes: &mut [Option<FaceBox>]) {
        let end = self.found.last().map_or(0, |(number, _)| number + LOOKED_EVERY);
        let followed = (self.first..).zip(&self.middles);
        for (number, [x, y]) in followed.take_while(|(number, _)| *number < end) {
            let mut sums = [0.0_f32; 5];
            for (found, face) in &self.found {
                let away = (found.abs_diff(number)) as f32 / SMOOTH;
                let weight = (-away * away / 2.0).exp();
                let [own_x, own_y] = middle(*face);
                let Some([was_x, was_y]) = self.middles.get(found - self.first) else { continue };
                let values = [1.0, own_x - was_x, own_y - was_y, face.width, face.height];
                sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += weight * value);
            }
            let [weight, across, down, width, height] = sums;
            if weight > 1e-9 {
                let (width, height) = (width / weight, height / weight);
                let x = x + across / weight - width / 2.0;
                let y = y + down / weight - height / 2.0;
                boxes[number] = Some(FaceBox { x, y, width, height });
            }
        }
    }
}

fn middle(face: FaceBox) -> [f32; 2] {
    [face.x + face.width / 2.0, face.y + face.height / 2.0]
}

/// The part around eyes and nose, in squares of a few pixels each.
struct Patch {
    left: i32,
    top: i32,
    /// The pixels of a square's side.
    step: i32,
    squares: Vec<u8>,
}

/// Squares across and down, and how many of them a face moves at most from picture to picture.
const SIZE: [i32; 2] = [36, 26];
const REACH: i32 = 6;
/// How many squares a face is wide, and how far up from its middle the part lies, in its widths.
const ACROSS: f32 = 52.0;
const UP: f32 = 0.08;

impl Patch {
    fn around(picture: &Frame, middle: [f32; 2], width: f32) -> Patch {
        let step = ((width / ACROSS).round() as i32).max(1);
        let left = middle[0].round() as i32 - SIZE[0] * step / 2;
        let top = (middle[1] - UP * width).round() as i32 - SIZE[1] * step / 2;
        Patch { left, top, step, squares: squares(picture, [left, top], step, SIZE) }
    }

    /// How far it has moved in the next picture, in pixels.
    fn moved(&self, picture: &Frame) -> [f32; 2] {
        let wide = SIZE.map(|side| side + 2 * REACH);
        let from = [self.left - REACH * self.step, self.top - REACH * self.step];
        let around = squares(picture, from, self.step, wide);
        let apart = |across: i32, down: i32| -> u32 {
            let rows = self.squares.chunks_exact(SIZE[0] as usize).zip(REACH + down..);
            rows.map(|(row, y)| {
                let at = (y * wide[0] + REACH + across) as usize;
                let pairs = row.iter().zip(&around[at..at + row.len()]);
                pairs.map(|(a, b)| u32::from(a.abs_diff(*b))).sum::<u32>()
            })
            .sum()
        };
        let places = (-REACH..=REACH).flat_map(|down| (-REACH..=REACH).map(move |x| (x, down)));
        let (mut best, mut least) = ((0, 0), apart(0, 0));
        for (across, down) in places {
            let sum = apart(across, down);
            if sum < least {
                (best, least) = ((across, down), sum);
            }
        }
        let (across, down) = best;
        let between = |before: u32, after: u32| {
            let (before, after) = (before as f32, after as f32);
            let bend = before + after - 2.0 * least as f32;
            if bend > 0.0 { ((before - after) / bend / 2.0).clamp(-0.5, 0.5) } else { 0.0 }
        };
        let inner = |at: i32| at.abs() < REACH;
        let by_across = match inner(across) {
            true => between(apart(across - 1, down), apart(across + 1, down)),
            false => 0.0,
        };
        let by_down = match inner(down) {
            true => between(apart(across, down - 1), apart(across, down + 1)),
            false => 0.0,
        };
        let step = self.step as f32;
        [(across as f32 + by_across) * step, (down as f32 + by_down) * step]
    }
}

/// The mean luma of squares; the picture's edge goes on outside.
fn squares(picture: &Frame, from: [i32; 2], step: i32, size: [i32; 2]) -> Vec<u8> {
    let (width, height) = (picture.width() as i32, picture.height() as i32);
    let luma = picture.planes().0;
    let mut squares = Vec::with_capacity((size[0] * size[1]) as usize);
    for down in 0..size[1] {
        for across in 0..size[0] {
            let (x, y) = (from[0] + across * step, from[1] + down * step);
            let mut sum = 0_u32;
            for row in y..y + step {
                let row = row.clamp(0, height - 1) * width;
                let value = |x: i32| luma[(row + x.clamp(0, width - 1)) as usize];
                sum += (x..x + step).map(|x| u32::from(value(x))).sum::<u32>();
            }
            squares.push((sum / (step * step) as u32) as u8);
        }
    }
    squares
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of spots that is moved by some pixels.
    fn spots(by: [i32; 2]) -> Frame {
        let mut frame = Frame::black(320, 240);
        for (n, value) in frame.planes_mut().0.iter_mut().enumerate() {
            let (x, y) = ((n % 320) as i32 - by[0], (n / 320) as i32 - by[1]);
            let wave = |at: i32, long: f32| (at as f32 / long).sin();
            *value = (120.0 + 50.0 * wave(x, 9.0) * wave(y, 11.0) + 30.0 * wave(x + y, 23.0)) as u8;
        }
        frame
    }

    #[test]
    fn a_patch_is_followed_to_less_than_a_pixel() {
        let patch = Patch::around(&spots([0, 0]), [160.0, 120.0], 150.0);
        for by in [[0, 0], [1, 0], [-4, 3], [7, -9], [-12, 12]] {
            let [across, down] = patch.moved(&spots(by));
            let away = (across - by[0] as f32).hypot(down - by[1] as f32);
            assert!(away < 0.8, "{by:?}: {across} {down}");
        }
    }

    #[test]
    fn boxes_that_tremble_are_averaged_along_the_way() {
        let patch = Patch::around(&spots([0, 0]), [160.0, 120.0], 150.0);
        let middles: Vec<_> = (0..60).map(|n| [100.0 + 2.0 * n as f32, 80.0]).collect();
        let found = (0..12).map(|look| {
            let tremble = if look % 2 == 0 { 3.0 } else { -3.0 };
            let x = 100.0 + 10.0 * look as f32 - 50.0 + tremble;
            (look * 5, FaceBox { x, y: 30.0, width: 100.0, height: 100.0 })
        });
        let path = Path { first: 0, middles, found: found.collect(), missed: 0, patch };
        let mut boxes = vec![None; 70];
        path.write(&mut boxes);
        for (number, face) in boxes.iter().enumerate().take(60).skip(5) {
            let face = face.unwrap();
            let away = face.x + 50.0 - (100.0 + 2.0 * number as f32);
            assert!(away.abs() < 1.2, "{number}: {away}");
        }
        assert_eq!(boxes[60..], [None; 10]);
    }
}
