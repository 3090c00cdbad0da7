//! The ellipse over the mouth in which what the model drew is seen.

use std::ops::Range;
use std::sync::LazyLock;

use super::super::stage::Rect;
use super::bgr::Tap;
use super::model::SIDE;

/// The ellipse in parts of the face's box: its middle, and half of its width and height. It starts
/// a little above the half that the model draws anew, and ends with the box.
const MIDDLE: (f32, f32) = (0.5, 0.73);
const RADII: (f32, f32) = (0.44, 0.27);

/// The part of the radius over which it fades out.
const FADE: f32 = 0.35;

/// The first row of what the model drew that is seen.
pub(super) const FIRST_ROW: usize = ((MIDDLE.1 - RADII.1) * SIDE as f32) as usize - 1;

/// Where what the model drew fades out, pixel by pixel.
pub(super) static RIM: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let at = |n: usize| (n as f32 + 0.5) / SIDE as f32;
    let pixels = (0..SIDE).flat_map(|y| (0..SIDE).map(move |x| (x, y)));
    pixels.map(|(x, y)| (1..255).contains(&seen((at(x), at(y))))).collect()
});

/// How much of the drawn face is seen at a place, in parts of the face's box: 0 to 255.
fn seen((x, y): (f32, f32)) -> u8 {
    let away = ((x - MIDDLE.0) / RADII.0).hypot((y - MIDDLE.1) / RADII.1);
    // The same slope at both ends of the fading: smoothstep.
    let inside = ((1.0 - away) / FADE).clamp(0.0, 1.0);
    (inside * inside * (3.0 - 2.0 * inside) * 255.0).round() as u8
}

/// The ellipse of a face's box, on the planes of a frame.
pub(super) struct Ellipse {
    pub(super) luma: Window,
    pub(super) chroma: Window,
}

impl Ellipse {
    pub(super) fn of(area: Rect) -> Ellipse {
        Ellipse { luma: Window::new(area, 1), chroma: Window::new(area, 2) }
    }
}

/// What of one plane is painted, and from where in the drawn face it is taken.
pub(super) struct Window {
    /// The samples around the ellipse.
    rect: Rect,
    columns: Vec<Step>,
    rows: Vec<Step>,
    /// In which columns of each row anything is seen.
    spans: Vec<Range<usize>>,
    /// How much of each sample is seen.
    seen: Vec<u8>,
}

/// Between which two samples of the drawn face one of the window's lies.
#[derive(Clone, Copy)]
struct Step {
    first: u8,
    second: u8,
    /// How much the second counts, in 1/256.
    part: u16,
}

impl Window {
    /// The window of a face's box on a plane of which each sample has `size` pixels in a row.
    fn new(area: Rect, size: i32) -> Window {
        let place = |n: i32, from: i32, length: i32| {
            ((n as f32 + 0.5) * size as f32 - from as f32) / length as f32
        };
        let across = |x: i32| place(x, area.x, area.width);
        let down = |y: i32| place(y, area.y, area.height);
        let whole = Rect::between(
            (area.x / size, area.y / size),
            ((area.right() + size - 1) / size, (area.bottom() + size - 1) / size),
        );
        let is_inside = |place: f32, middle: f32, radius: f32| (place - middle).abs() < radius;
        let columns = (whole.x..whole.right()).filter(|x| is_inside(across(*x), MIDDLE.0, RADII.0));
        let rows = (whole.y..whole.bottom()).filter(|y| is_inside(down(*y), MIDDLE.1, RADII.1));
        let (columns, rows): (Vec<_>, Vec<_>) = (columns.collect(), rows.collect());
        let rect = Rect {
            x: columns.first().copied().unwrap_or_default(),
            y: rows.first().copied().unwrap_or_default(),
            width: columns.len() as i32,
            height: rows.len() as i32,
        };
        let places = rows.iter().flat_map(|y| columns.iter().map(move |x| (*x, *y)));
        let seen: Vec<_> = places.map(|(x, y)| seen((across(x), down(y)))).collect();
        Window {
            rect,
            spans: seen.chunks(columns.len().max(1)).map(span).collect(),
            seen,
            columns: columns.into_iter().map(|x| Step::at(across(x))).collect(),
            rows: rows.into_iter().map(|y| Step::at(down(y))).collect(),
        }
    }

    /// Paints a plane of the drawn face over a frame's plane with `width` samples in a row.
    pub(super) fn paint(&self, drawn: &[u8], plane: &mut [u8], width: usize) {
        let columns = self.rect.width as usize;
        let rows = self.rows.iter().zip(&self.spans).enumerate();
        for (row, (step, span)) in rows {
            let line = step.line(drawn);
            let at = (self.rect.y as usize + row) * width + self.rect.x as usize;
            let below = &mut plane[at..at + columns][span.clone()];
            let seen = &self.seen[row * columns..][span.clone()];
            for ((below, seen), step) in below.iter_mut().zip(seen).zip(&self.columns[span.clone()])
            {
                *below = mixed(*below, step.sample(&line), *seen);
            }
        }
    }
}

/// From the first sample of a row of which anything is seen to the last.
fn span(row: &[u8]) -> Range<usize> {
    let first = row.iter().position(|seen| *seen > 0).unwrap_or(row.len());
    let last = row.iter().rposition(|seen| *seen > 0).map_or(first, |last| last + 1);
    first..last
}

impl Step {
    /// The step of a place in parts of the face's box.
    fn at(place: f32) -> Step {
        let tap = Tap::at(place * SIDE as f32, SIDE);
        let part = (tap.part * 256.0).round() as u16;
        Step { first: tap.first as u8, second: tap.second as u8, part }
    }

    /// What lies between two rows of the drawn face, in 1/256.
    fn line(self, drawn: &[u8]) -> [u16; SIDE] {
        let row = |row: u8| &drawn[usize::from(row) * SIDE..][..SIDE];
        let mut line = [0; SIDE];
        let rows = row(self.first).iter().zip(row(self.second));
        for (value, (upper, lower)) in line.iter_mut().zip(rows) {
            *value = u16::from(*upper) * (256 - self.part) + u16::from(*lower) * self.part;
        }
        line
    }

    /// What lies between two values of such a row.
    fn sample(self, line: &[u16; SIDE]) -> u8 {
        let value = |index: u8| u32::from(line[usize::from(index).min(SIDE - 1)]);
        let part = u32::from(self.part);
        let sum = value(self.first) * (256 - part) + value(self.second) * part;
        ((sum + (1 << 15)) >> 16) as u8
    }
}

/// `seen` of 255 parts of what is above, the rest of what is below.
fn mixed(below: u8, above: u8, seen: u8) -> u8 {
    let through = 255 - u32::from(seen);
    let sum = u32::from(below) * through + u32::from(above) * u32::from(seen) + 128;
    ((sum + (sum >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen on a plane of a box, and the window of it.
    fn window(area: Rect, size: i32) -> (Vec<u8>, Window) {
        let mut plane = vec![0; 400 * 400];
        let window = Window::new(area, size);
        window.paint(&[255; SIDE * SIDE], &mut plane, 400);
        (plane, window)
    }

    #[test]
    fn the_rim_fades_without_a_step() {
        let (seen, _) = window(Rect { x: 0, y: 0, width: 200, height: 240 }, 1);
        let rows =
            seen.chunks(400).flat_map(|row| row.windows(2).map(|two| two[0].abs_diff(two[1])));
        assert!(rows.max().unwrap() <= 24);
        assert_eq!(seen.iter().max(), Some(&255));
        assert!(seen[..400 * 108].iter().all(|value| *value == 0), "above the drawn half");
        assert!(seen[400 * 239..].iter().all(|value| *value < 4), "the box's last row");
    }

    #[test]
    fn it_lies_in_the_box_on_planes_of_each_size() {
        for (x, width, size) in [(31, 101, 1), (31, 101, 2), (0, 16, 2), (1, 17, 2), (300, 100, 1)]
        {
            let area = Rect { x, y: x, width, height: width };
            let rect = window(area, size).1.rect;
            assert!(rect.x * size + 1 >= area.x && rect.y * size + 1 >= area.y, "{rect:?}");
            assert!(rect.right() * size <= area.right() + 1, "{rect:?} of {area:?}");
            assert!(rect.bottom() * size <= area.bottom() + 1, "{rect:?} of {area:?}");
        }
    }

    #[test]
    fn what_was_drawn_is_enlarged_to_where_it_belongs() {
        let drawn: Vec<u8> = (0..SIDE * SIDE).map(|n| (n % SIDE * 2 + 20) as u8).collect();
        let mut plane = vec![0; 400 * 400];
        Window::new(Rect { x: 10, y: 10, width: 288, height: 288 }, 1)
            .paint(&drawn, &mut plane, 400);
        let row = &plane[(10 + 210) * 400 + 10..];
        // Three pixels for each of the model's, whose middle has its value.
        for column in 30..66 {
            assert_eq!(usize::from(row[column * 3 + 1]), column * 2 + 20);
        }
        assert_eq!(row[45 * 3 + 2] - row[45 * 3 + 1], 1);
    }
}
