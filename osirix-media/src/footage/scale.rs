//! A picture at another size: each new pixel is the weighted mean of those that it covers.

use osirix_core::media::Frame;

/// Where a picture lies on a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Placed {
    /// Where its upper left corner is, in pixels of the frame; it may lie outside.
    pub(crate) start: [f32; 2],
    /// How many pixels of the frame one of its own is.
    pub(crate) scale: f32,
}

/// Puts pictures of one size at one place of frames of one size.
pub(crate) struct Scaler {
    luma: Plane,
    chroma: Plane,
}

impl Scaler {
    /// For pictures of `from` pixels on frames of `to` pixels.
    pub(crate) fn new(from: (u32, u32), to: (u32, u32), placed: Placed) -> Scaler {
        let Placed { start, scale } = placed;
        let (from, to) = ([from.0, from.1], [to.0, to.1]);
        // Only whole squares of four pixels are painted, as they share their colour.
        let span = |axis: usize| {
            let end = start[axis] + from[axis] as f32 * scale;
            let first = (start[axis].max(0.0) / 2.0).ceil() as usize;
            let end = (end.min(to[axis] as f32) / 2.0).floor() as usize;
            (first, end.max(first))
        };
        let axis = |axis: usize, halved: bool| {
            let (first, end) = span(axis);
            let (part, times) = if halved { (2.0, 1) } else { (1.0, 2) };
            let count = if halved { from[axis].div_ceil(2) } else { from[axis] } as usize;
            Axis::new(count, first * times..end * times, start[axis] / part, scale)
        };
        let plane = |halved: bool| Plane {
            across: axis(0, halved),
            down: axis(1, halved),
            width: if halved { to[0] / 2 } else { to[0] } as usize,
            rows: Vec::new(),
        };
        Scaler { luma: plane(false), chroma: plane(true) }
    }

    /// Paints a picture on a frame.
    pub(crate) fn paint(&mut self, picture: &Frame, frame: &mut Frame) {
        let width = picture.width() as usize;
        let (from, to) = (picture.planes(), frame.planes_mut());
        self.luma.paint(from.0, width, to.0);
        self.chroma.paint(from.1, width / 2, to.1);
        self.chroma.paint(from.2, width / 2, to.2);
    }
}

struct Plane {
    across: Axis,
    down: Axis,
    /// Of the frame's plane.
    width: usize,
    /// The rows of the picture, already of the new width, in 1/64.
    rows: Vec<u16>,
}

impl Plane {
    fn paint(&mut self, from: &[u8], width: usize, to: &mut [u8]) {
        let across = self.across.range.len();
        if across == 0 || self.down.range.is_empty() {
            return;
        }
        let (first, end) = self.down.sources();
        self.rows.resize(across * (end - first), 0);
        for (row, out) in (first..end).zip(self.rows.chunks_exact_mut(across)) {
            let row = &from[row * width..(row + 1) * width];
            for (out, (start, weights)) in out.iter_mut().zip(self.across.taps()) {
                let values = row[start..].iter().zip(weights);
                let sum: u32 = values.map(|(value, weight)| u32::from(*value) * weight).sum();
                *out = ((sum + (1 << 7)) >> 8) as u16;
            }
        }
        let mut sums = vec![0_u32; across];
        for (y, (start, weights)) in self.down.range.clone().zip(self.down.taps()) {
            sums.fill(0);
            for (row, weight) in (start - first..).zip(weights).filter(|(_, weight)| **weight > 0) {
                let row = &self.rows[row * across..][..across];
                sums.iter_mut()
                    .zip(row)
                    .for_each(|(sum, value)| *sum += u32::from(*value) * weight);
            }
            let at = y * self.width + self.across.range.start;
            for (to, sum) in to[at..at + across].iter_mut().zip(&sums) {
                *to = ((sum + (1 << 19)) >> 20) as u8;
            }
        }
    }
}

/// The weights along one side, in 1/16384.
struct Axis {
    /// The pixels of the frame that are painted.
    range: std::ops::Range<usize>,
    /// How many of the picture's pixels each of them is made of.
    count: usize,
    firsts: Vec<usize>,
    weights: Vec<u32>,
}

impl Axis {
    fn new(length: usize, range: std::ops::Range<usize>, start: f32, scale: f32) -> Axis {
        let radius = (1.0 / scale).max(1.0);
        let count = ((2.0 * radius).ceil() as usize + 1).min(length);
        let (mut firsts, mut weights) = (Vec::new(), Vec::new());
        for pixel in range.clone() {
            let middle = (pixel as f32 + 0.5 - start) / scale - 0.5;
            let middle = middle.clamp(0.0, (length - 1) as f32);
            let first = ((middle - radius).ceil().max(0.0) as usize).min(length - count);
            let own: Vec<f32> = (first..first + count)
                .map(|at| (1.0 - (at as f32 - middle).abs() / radius).max(0.0))
                .collect();
            let sum: f32 = own.iter().sum();
            let mut own: Vec<u32> =
                own.iter().map(|weight| (weight / sum * 16_384.0).round() as u32).collect();
            // What rounding left goes to the nearest.
            let whole: u32 = own.iter().sum();
            let nearest = (middle.round() as usize - first).min(count - 1);
            own[nearest] = (own[nearest] + 16_384).saturating_sub(whole);
            firsts.push(first);
            weights.extend(own);
        }
        Axis { range, count, firsts, weights }
    }

    fn taps(&self) -> impl Iterator<Item = (usize, &[u32])> {
        self.firsts.iter().copied().zip(self.weights.chunks_exact(self.count.max(1)))
    }

    /// The first pixel of the picture that is needed, and the one behind the last.
    fn sources(&self) -> (usize, usize) {
        let first = self.firsts.first().copied().unwrap_or_default();
        (first, self.firsts.last().copied().unwrap_or_default() + self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(width: u32, height: u32) -> Frame {
        let mut frame = Frame::black(width, height);
        let (luma, u, _) = frame.planes_mut();
        luma.iter_mut().enumerate().for_each(|(n, value)| *value = (n * 7 % 200) as u8 + 16);
        u.iter_mut().enumerate().for_each(|(n, value)| *value = (n * 11 % 200) as u8 + 16);
        frame
    }

    #[test]
    fn a_picture_of_the_frames_size_is_not_changed() {
        let picture = numbered(64, 48);
        let mut frame = Frame::black(64, 48);
        let placed = Placed { start: [0.0, 0.0], scale: 1.0 };
        Scaler::new((64, 48), (64, 48), placed).paint(&picture, &mut frame);
        assert!(frame == picture);
    }

    #[test]
    fn a_plain_picture_stays_plain_at_any_size_and_nothing_beside_it_changes() {
        let mut picture = Frame::black(90, 60);
        picture.planes_mut().0.fill(201);
        picture.planes_mut().2.fill(77);
        for (start, scale) in [([10.0, 4.0], 0.37), ([-31.0, -9.0], 2.3), ([7.0, 90.0], 1.0)] {
            let mut frame = Frame::black(64, 48);
            Scaler::new((90, 60), (64, 48), Placed { start, scale }).paint(&picture, &mut frame);
            let (luma, _, v) = frame.planes();
            assert!(luma.iter().all(|value| [16, 201].contains(value)), "{scale}");
            assert!(v.iter().all(|value| [128, 77].contains(value)), "{scale}");
            let inside = |x: f32, y: f32| {
                (0.0..90.0 * scale).contains(&(x - start[0]))
                    && (0.0..60.0 * scale).contains(&(y - start[1]))
            };
            assert_eq!(luma[0] == 201, inside(0.0, 0.0), "{scale}");
            assert_eq!(luma[20 * 64 + 30] == 201, inside(30.0, 20.0), "{scale}");
        }
    }

    #[test]
    fn half_the_size_is_a_mean() {
        let mut picture = Frame::black(32, 32);
        let luma = picture.planes_mut().0;
        luma.iter_mut().enumerate().for_each(|(n, value)| *value = 50 + (n % 2) as u8 * 100);
        let mut frame = Frame::black(16, 16);
        let placed = Placed { start: [0.0, 0.0], scale: 0.5 };
        Scaler::new((32, 32), (16, 16), placed).paint(&picture, &mut frame);
        let inner = &frame.planes().0[8 * 16 + 2..8 * 16 + 14];
        assert!(inner.iter().all(|value| value.abs_diff(100) <= 1), "{inner:?}");
    }
}
