//! Pictures as the model takes them: blue, green and red, a byte each.

use osirix_core::media::Frame;

use super::super::color;
use super::super::stage::Rect;

/// A picture without padding between its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bgr {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels: Vec<[u8; 3]>,
}

impl Bgr {
    /// A part of a frame, inside of it. Each chroma sample counts for its four pixels.
    pub(super) fn of(frame: &Frame, part: Rect) -> Bgr {
        let width = frame.width() as usize;
        let (luma, u, v) = frame.planes();
        let columns = part.x as usize..part.right() as usize;
        let rows = part.y as usize..part.bottom() as usize;
        let pixel = |x: usize, y: usize| {
            let half = y / 2 * (width / 2) + x / 2;
            color::bgr([luma[y * width + x], u[half], v[half]])
        };
        let pixels = rows.flat_map(|y| columns.clone().map(move |x| pixel(x, y))).collect();
        Bgr { width: part.width as usize, height: part.height as usize, pixels }
    }

    /// The same picture at another size, between its pixels bilinear: OpenCV's `INTER_LINEAR`,
    /// within one level. Neither picture is empty.
    pub(super) fn resized(&self, width: usize, height: usize) -> Bgr {
        let columns = taps(self.width, width);
        let mut pixels = Vec::with_capacity(width * height);
        for row in taps(self.height, height) {
            let line = |row: usize| &self.pixels[row * self.width..][..self.width];
            let (upper, lower) = (line(row.first), line(row.second));
            pixels.extend(columns.iter().map(|column| {
                std::array::from_fn(|channel| {
                    let along = |line: &[[u8; 3]]| {
                        let at = |column: usize| f32::from(line[column][channel]);
                        column.between(at(column.first), at(column.second))
                    };
                    (row.between(along(upper), along(lower)) + 0.5) as u8
                })
            }));
        }
        Bgr { width, height, pixels }
    }
}

/// Two samples between which a new one lies.
struct Tap {
    first: usize,
    second: usize,
    /// How much the second counts.
    part: f32,
}

impl Tap {
    fn between(&self, first: f32, second: f32) -> f32 {
        first + (second - first) * self.part
    }
}

/// Pixels have their centres in their middle; beyond the outermost ones nothing changes.
fn taps(from: usize, to: usize) -> Vec<Tap> {
    let scale = from as f32 / to as f32;
    let tap = |n: usize| {
        let at = ((n as f32 + 0.5) * scale - 0.5).clamp(0.0, (from - 1) as f32);
        let first = at as usize;
        Tap { first, second: (first + 1).min(from - 1), part: at - first as f32 }
    };
    (0..to).map(tap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Knuth's linear congruential generator, as the script beside the expected values has it.
    fn noise(width: usize, height: usize) -> Bgr {
        let mut state = 1_u64;
        let mut byte = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            (state >> 56) as u8
        };
        let pixels = (0..width * height).map(|_| [byte(), byte(), byte()]).collect();
        Bgr { width, height, pixels }
    }

    #[test]
    fn other_sizes_are_those_of_opencv_within_a_level() {
        let text = include_str!("../../../tests/wav2lip/resized.txt");
        let mut count = 0;
        for line in text.lines() {
            let (sizes, values) = line.split_once(": ").unwrap();
            let sizes: Vec<usize> = sizes.split(' ').map(|n| n.parse().unwrap()).collect();
            let resized = noise(sizes[0], sizes[1]).resized(sizes[2], sizes[3]);
            let expected: Vec<i16> = values.split(' ').map(|n| n.parse().unwrap()).collect();
            let found = resized.pixels.as_flattened();
            assert_eq!(found.len(), expected.len());
            for (found, expected) in found.iter().zip(expected) {
                assert!((i16::from(*found) - expected).abs() <= 1, "{found} for {expected}");
            }
            count += 1;
        }
        assert_eq!(count, 4);
    }

    #[test]
    fn a_picture_of_its_own_size_stays_as_it_is() {
        assert_eq!(noise(7, 5).resized(7, 5), noise(7, 5));
    }

    #[test]
    fn a_part_of_a_frame_is_cut_where_it_lies() {
        let mut frame = Frame::black(8, 6);
        let (luma, _, v) = frame.planes_mut();
        luma[3 * 8 + 5] = 235;
        v[4 + 2] = 240;
        let part = Bgr::of(&frame, Rect { x: 4, y: 2, width: 3, height: 3 });
        assert_eq!((part.width, part.height), (3, 3));
        let white: Vec<_> = part.pixels.iter().map(|pixel| pixel[2] > 100).collect();
        let expected = [true, true, false, true, true, false, false, false, false];
        assert_eq!(white, expected, "red is where its chroma is");
        assert_eq!(part.pixels[4], [255, 195, 255], "row 3, column 5");
        assert_eq!(part.pixels[8], [0, 0, 0]);
    }
}
