//! From RGB to BT.709 in limited range, on premultiplied pixels; and back, on opaque ones.
//!
//! A colour value is an affine function of red, green and blue. Its constant part is multiplied by
//! alpha here, so that premultiplied pixels become premultiplied values and blending is the same
//! in both worlds. Coefficients (ITU-R BT.709-6, 3.2 and 3.5) are in 1/65536.

const Y: [i32; 4] = [11_966, 40_254, 4_064, 4_112];
const U: [i32; 4] = [-6_596, -22_188, 28_784, 32_896];
const V: [i32; 4] = [28_784, -26_145, -2_639, 32_896];

/// Converts a row to luma and alpha.
pub(crate) fn luma_row(pixels: &[[u8; 4]], luma: &mut [u8], alpha: &mut [u8]) {
    for ((pixel, luma), alpha) in pixels.iter().zip(luma).zip(alpha) {
        *luma = ((weigh(Y, pixel.map(i32::from)) + (1 << 15)) >> 16) as u8;
        *alpha = pixel[3];
    }
}

/// Converts two rows to one row of chroma and its alpha, each the mean of four pixels.
pub(crate) fn chroma_row(rows: [&[[u8; 4]]; 2], u: &mut [u8], v: &mut [u8], alpha: &mut [u8]) {
    let pairs = rows[0].as_chunks::<2>().0.iter().zip(rows[1].as_chunks::<2>().0);
    let targets = u.iter_mut().zip(v).zip(alpha);
    for ((top, bottom), ((u, v), alpha)) in pairs.zip(targets) {
        let mut sum = [0; 4];
        for pixel in top.iter().chain(bottom) {
            for (sum, value) in sum.iter_mut().zip(pixel) {
                *sum += i32::from(*value);
            }
        }
        *u = ((weigh(U, sum) + (1 << 17)) >> 18) as u8;
        *v = ((weigh(V, sum) + (1 << 17)) >> 18) as u8;
        *alpha = ((sum[3] + 2) >> 2) as u8;
    }
}

/// How luma, blue and red differences count for blue, green and red, in 1/65536.
#[cfg(feature = "neural")]
const TO_BGR: [[i32; 3]; 3] =
    [[76_309, 138_438, 0], [76_309, -13_975, -34_925], [76_309, 0, 117_489]];

/// The blue, green and red of a luma and its two chroma values.
#[cfg(feature = "neural")]
pub(super) fn bgr([y, u, v]: [u8; 3]) -> [u8; 3] {
    let (y, u, v) = (i32::from(y) - 16, i32::from(u) - 128, i32::from(v) - 128);
    let [blue, green, red] = TO_BGR;
    let value = |[by_y, by_u, by_v]: [i32; 3]| {
        ((by_y * y + by_u * u + by_v * v + (1 << 15)) >> 16).clamp(0, 255) as u8
    };
    [value(blue), value(green), value(red)]
}

/// The luma and the two chroma values of a blue, green and red.
#[cfg(feature = "neural")]
pub(super) fn of_bgr([b, g, r]: [u8; 3]) -> [u8; 3] {
    let pixel = [r, g, b, 255].map(i32::from);
    let value = |weights| ((weigh(weights, pixel) + (1 << 15)) >> 16) as u8;
    [value(Y), value(U), value(V)]
}

#[inline(always)]
fn weigh(weights: [i32; 4], values: [i32; 4]) -> i32 {
    let [red, green, blue, alpha] = weights;
    red * values[0] + green * values[1] + blue * values[2] + alpha * values[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(pixel: [u8; 4]) -> [u8; 5] {
        let (mut y, mut a) = ([0], [0]);
        luma_row(&[pixel], &mut y, &mut a);
        let row = [pixel; 2];
        let (mut u, mut v, mut chroma_alpha) = ([0], [0], [0]);
        chroma_row([&row, &row], &mut u, &mut v, &mut chroma_alpha);
        [y[0], u[0], v[0], a[0], chroma_alpha[0]]
    }

    #[test]
    fn the_colours_of_the_standard_have_the_values_of_the_standard() {
        for (rgb, yuv) in [
            ([255, 255, 255], [235, 128, 128]),
            ([0, 0, 0], [16, 128, 128]),
            ([255, 0, 0], [63, 102, 240]),
            ([0, 255, 0], [173, 42, 26]),
            ([0, 0, 255], [32, 240, 118]),
            ([128, 128, 128], [126, 128, 128]),
        ] {
            let [y, u, v, a, ca] = convert([rgb[0], rgb[1], rgb[2], 255]);
            assert_eq!(([y, u, v], a, ca), (yuv, 255, 255), "{rgb:?}");
        }
    }

    #[test]
    fn what_is_not_there_has_no_value() {
        assert_eq!(convert([0; 4]), [0; 5]);
    }

    #[test]
    #[cfg(feature = "neural")]
    fn there_and_back_a_colour_stays_within_two_levels() {
        let steps = || (0..=255).step_by(15);
        for (r, g, b) in
            steps().flat_map(|r| steps().flat_map(move |g| steps().map(move |b| (r, g, b))))
        {
            let [y, u, v, ..] = convert([r, g, b, 255]);
            let back = bgr([y, u, v]);
            for (there, back) in [b, g, r].into_iter().zip(back) {
                assert!(there.abs_diff(back) <= 2, "{:?} for {:?}", back, [b, g, r]);
            }
            assert_eq!(of_bgr([b, g, r]), [y, u, v]);
            for (there, back) in [y, u, v].into_iter().zip(of_bgr(back)) {
                assert!(there.abs_diff(back) <= 1, "of {:?}", [y, u, v]);
            }
        }
    }
}
