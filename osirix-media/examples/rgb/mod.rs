//! Frames as pictures that a person can look at.

use image::RgbImage;
use osirix_core::media::Frame;

/// BT.709 in limited range back to RGB.
pub(crate) fn rgb(frame: &Frame) -> RgbImage {
    let width = frame.width();
    let (luma, u, v) = frame.planes();
    RgbImage::from_fn(width, frame.height(), |x, y| {
        let half = (y / 2 * (width / 2) + x / 2) as usize;
        let y = (f32::from(luma[(y * width + x) as usize]) - 16.0) / 219.0;
        let u = (f32::from(u[half]) - 128.0) / 224.0;
        let v = (f32::from(v[half]) - 128.0) / 224.0;
        let values = [y + 1.5748 * v, y - 0.1873 * u - 0.4681 * v, y + 1.8556 * u];
        image::Rgb(values.map(|value| (value * 255.0).round().clamp(0.0, 255.0) as u8))
    })
}
