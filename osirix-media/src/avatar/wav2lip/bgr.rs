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
    /// A part of a frame, inside of it, at another size. Each chroma sample counts for its four
    /// pixels. Only those are converted that a new pixel lies between.
    pub(super) fn of(frame: &Frame, part: Rect, width: usize, height: usize) -> Bgr {
        let stride = frame.width() as usize;
        let (luma, u, v) = frame.planes();
        let (left, top) = (part.x as usize, part.y as usize);
        let size = [part.width as usize, part.height as usize];
        resized(size, [width, height], |x, y| {
            let (x, y) = (left + x, top + y);
            let half = y / 2 * (stride / 2) + x / 2;
            color::bgr([luma[y * stride + x], u[half], v[half]])
        })
    }
}

/// A picture of a size, told pixel by pixel, at another one, between its pixels bilinear: OpenCV's
/// `INTER_LINEAR`, within one level. Neither is empty.
fn resized(
    from: [usize; 2],
    [width, height]: [usize; 2],
    pixel: impl Fn(usize, usize) -> [u8; 3],
) -> Bgr {
    let columns: Vec<_> = (0..width).map(|x| Tap::of(x, width, from[0])).collect();
    let mut pixels = Vec::with_capacity(width * height);
    for row in (0..height).map(|y| Tap::of(y, height, from[1])) {
        pixels.extend(columns.iter().map(|column| {
            let line = |y| [pixel(column.first, y), pixel(column.second, y)];
            let (upper, lower) = (line(row.first), line(row.second));
            std::array::from_fn(|channel| {
                let along = |[first, second]: [[u8; 3]; 2]| {
                    column.between(f32::from(first[channel]), f32::from(second[channel]))
                };
                (row.between(along(upper), along(lower)) + 0.5) as u8
            })
        }));
    }
    Bgr { width, height, pixels }
}

/// Two samples between which a new one lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tap {
    pub(super) first: usize,
    pub(super) second: usize,
    /// How much the second counts.
    pub(super) part: f32,
}

impl Tap {
    /// For pixel `n` of `to` that show what `from` pixels did.
    fn of(n: usize, to: usize, from: usize) -> Tap {
        Tap::at((n as f32 + 0.5) * (from as f32 / to as f32), from)
    }

    /// For a place from 0.0, where the first of `count` pixels begins, to `count`, where the last
    /// ends. Pixels have their centres in their middle; beyond the outermost ones nothing changes.
    pub(super) fn at(place: f32, count: usize) -> Tap {
        let at = (place - 0.5).clamp(0.0, (count - 1) as f32);
        let first = at as usize;
        Tap { first, second: (first + 1).min(count - 1), part: at - first as f32 }
    }

    fn between(&self, first: f32, second: f32) -> f32 {
        first + (second - first) * self.part
    }
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

    fn noise_resized(width: usize, height: usize, to: [usize; 2]) -> Bgr {
        let noise = noise(width, height);
        resized([width, height], to, |x, y| noise.pixels[y * width + x])
    }

    #[test]
    fn other_sizes_are_those_of_opencv_within_a_level() {
        let text = include_str!("../../../tests/wav2lip/resized.txt");
        let mut count = 0;
        for line in text.lines() {
            let (sizes, values) = line.split_once(": ").unwrap();
            let sizes: Vec<usize> = sizes.split(' ').map(|n| n.parse().unwrap()).collect();
            let resized = noise_resized(sizes[0], sizes[1], [sizes[2], sizes[3]]);
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
        assert_eq!(noise_resized(7, 5, [7, 5]), noise(7, 5));
    }

    #[test]
    fn a_part_of_a_frame_is_cut_where_it_lies() {
        let mut frame = Frame::black(8, 6);
        let (luma, _, v) = frame.planes_mut();
        luma[3 * 8 + 5] = 235;
        v[4 + 2] = 240;
        let part = Bgr::of(&frame, Rect { x: 4, y: 2, width: 3, height: 3 }, 3, 3);
        assert_eq!((part.width, part.height), (3, 3));
        let white: Vec<_> = part.pixels.iter().map(|pixel| pixel[2] > 100).collect();
        let expected = [true, true, false, true, true, false, false, false, false];
        assert_eq!(white, expected, "red is where its chroma is");
        assert_eq!(part.pixels[4], [255, 195, 255], "row 3, column 5");
        assert_eq!(part.pixels[8], [0, 0, 0]);
    }
}
