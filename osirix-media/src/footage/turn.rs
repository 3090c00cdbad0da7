//! Putting pictures upright, and their colours into the ones that frames have.

use mp4_atom::Matrix;
use openh264::decoder::DecodedYUV;
use openh264::formats::YUVSource;
use osirix_core::Result;
use osirix_core::media::Frame;

use super::refusal::unsupported;

/// By how many quarters a picture is turned clockwise when it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    None,
    Quarter,
    Half,
    ThreeQuarters,
}

impl Turn {
    pub(super) fn of(matrix: &Matrix) -> Result<Turn> {
        const ONE: i32 = 1 << 16;
        match [matrix.a, matrix.b, matrix.c, matrix.d] {
            // A head without a matrix turns nothing.
            [ONE, 0, 0, ONE] | [0, 0, 0, 0] => Ok(Turn::None),
            [0, ONE, b, 0] if b == -ONE => Ok(Turn::Quarter),
            [a, 0, 0, d] if (a, d) == (-ONE, -ONE) => Ok(Turn::Half),
            [0, b, ONE, 0] if b == -ONE => Ok(Turn::ThreeQuarters),
            _ => Err(unsupported("a film that is turned by no quarter is not read", "matrix")),
        }
    }

    /// The sides of an upright picture.
    pub(super) fn sides(self, width: u32, height: u32) -> (u32, u32) {
        match self {
            Turn::None | Turn::Half => (width, height),
            Turn::Quarter | Turn::ThreeQuarters => (height, width),
        }
    }
}

/// How the values of a film mean colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colours {
    full_range: bool,
    /// ITU-R BT.601, in place of BT.709.
    older: bool,
}

/// A picture with fewer rows is one of standard definition, whose matrix is that of BT.601 where
/// nothing is said: so players take it.
const HIGH_DEFINITION: u32 = 720;

impl Colours {
    pub(super) fn of(matrix: u32, full_range: bool, shorter_side: u32) -> Colours {
        let older = match matrix {
            5 | 6 => true,
            2 => shorter_side < HIGH_DEFINITION,
            _ => false,
        };
        Colours { full_range, older }
    }
}

/// The upright picture as a frame, in BT.709 and its limited range.
pub(super) fn upright(decoded: &DecodedYUV<'_>, turn: Turn, colours: Colours) -> Frame {
    let (width, height) = decoded.dimensions();
    let (stride, stride_u, stride_v) = decoded.strides();
    let (across, down) = turn.sides(width as u32, height as u32);
    let mut frame = Frame::black(across, down);
    let (luma, u, v) = frame.planes_mut();
    let half = [width / 2, height / 2];
    let (range, chroma_range) = ranges(colours.full_range);
    plane(decoded.y(), stride, [width, height], turn, &range, luma);
    plane(decoded.u(), stride_u, half, turn, &chroma_range, u);
    plane(decoded.v(), stride_v, half, turn, &chroma_range, v);
    if colours.older {
        newer(&mut frame);
    }
    frame
}

/// What each luma and each chroma value is in the limited range.
fn ranges(full: bool) -> ([u8; 256], [u8; 256]) {
    let luma = |value: i32| match full {
        true => 16 + (value * 219 + 127) / 255,
        false => value.clamp(16, 235),
    };
    let chroma = |value: i32| match full {
        true => 128 + ((value - 128) * 224) / 255,
        false => value.clamp(16, 240),
    };
    let table = |of: &dyn Fn(i32) -> i32| std::array::from_fn(|value| of(value as i32) as u8);
    (table(&luma), table(&chroma))
}

/// Copies a plane, turned.
fn plane(
    from: &[u8],
    stride: usize,
    [width, height]: [usize; 2],
    turn: Turn,
    range: &[u8; 256],
    to: &mut [u8],
) {
    let rows = from.chunks(stride.max(1)).take(height).map(|row| &row[..width.min(row.len())]);
    let of = |value: &u8| range[usize::from(*value)];
    match turn {
        Turn::None => {
            for (row, to) in rows.zip(to.chunks_exact_mut(width)) {
                row.iter().zip(to).for_each(|(from, to)| *to = of(from));
            }
        }
        Turn::Half => {
            for (row, to) in rows.zip(to.chunks_exact_mut(width).rev()) {
                row.iter().zip(to.iter_mut().rev()).for_each(|(from, to)| *to = of(from));
            }
        }
        Turn::Quarter => {
            for (y, row) in rows.enumerate() {
                for (x, from) in row.iter().enumerate() {
                    to[x * height + (height - 1 - y)] = of(from);
                }
            }
        }
        Turn::ThreeQuarters => {
            for (y, row) in rows.enumerate() {
                for (x, from) in row.iter().enumerate() {
                    to[(width - 1 - x) * height + y] = of(from);
                }
            }
        }
    }
}

/// From the values of BT.601 to those of BT.709 for the same colours, in 1/65536.
const LUMA: [i32; 2] = [-7_749, -13_639];
const BLUE: [i32; 2] = [66_763, 7_509];
const RED: [i32; 2] = [4_917, 67_175];

fn newer(frame: &mut Frame) {
    let width = frame.width() as usize;
    let (luma, u, v) = frame.planes_mut();
    let weigh = |[blue, red]: [i32; 2], u: u8, v: u8| {
        (blue * (i32::from(u) - 128) + red * (i32::from(v) - 128) + (1 << 15)) >> 16
    };
    for (row, values) in luma.chunks_exact_mut(width).enumerate() {
        let chroma = row / 2 * (width / 2);
        for (column, value) in values.iter_mut().enumerate() {
            let at = chroma + column / 2;
            *value = (i32::from(*value) + weigh(LUMA, u[at], v[at])).clamp(16, 235) as u8;
        }
    }
    for (u, v) in u.iter_mut().zip(v) {
        let (blue, red) = (weigh(BLUE, *u, *v), weigh(RED, *u, *v));
        *u = (blue + 128).clamp(16, 240) as u8;
        *v = (red + 128).clamp(16, 240) as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plane_is_turned_clockwise() {
        let range: [u8; 256] = std::array::from_fn(|value| value as u8);
        let from = [1, 2, 3, 0, 4, 5, 6, 0];
        let turned = |turn| {
            let mut to = [0; 6];
            plane(&from, 4, [3, 2], turn, &range, &mut to);
            to
        };
        assert_eq!(turned(Turn::None), [1, 2, 3, 4, 5, 6]);
        assert_eq!(turned(Turn::Half), [6, 5, 4, 3, 2, 1]);
        assert_eq!(turned(Turn::Quarter), [4, 1, 5, 2, 6, 3]);
        assert_eq!(turned(Turn::ThreeQuarters), [3, 6, 2, 5, 1, 4]);
    }

    #[test]
    fn red_of_one_standard_is_red_of_the_other() {
        let mut frame = Frame::black(2, 2);
        let (luma, u, v) = frame.planes_mut();
        luma.fill(81);
        u.fill(90);
        v.fill(240);
        newer(&mut frame);
        let (luma, u, v) = frame.planes();
        assert!(luma[0].abs_diff(63) <= 1 && u[0].abs_diff(102) <= 1, "{} {}", luma[0], u[0]);
        assert!(v[0].abs_diff(240) <= 1, "{}", v[0]);
    }

    #[test]
    fn the_full_range_becomes_the_limited_one() {
        let (luma, chroma) = ranges(true);
        assert_eq!((luma[0], luma[255]), (16, 235));
        assert_eq!((chroma[0], chroma[128], chroma[255]), (16, 128, 239));
        let (luma, chroma) = ranges(false);
        assert_eq!((luma[0], luma[100], luma[255], chroma[255]), (16, 100, 235, 240));
    }
}
