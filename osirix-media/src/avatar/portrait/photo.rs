//! Pixels of a photo that are looked at between their centres.

use image::RgbImage;

use crate::avatar::layer::Layer;
use crate::avatar::stage::Rect;

/// An opaque layer from the frame's upper left corner on.
pub(super) struct Photo(Layer);

impl Photo {
    pub(super) fn of(picture: &RgbImage) -> Photo {
        let (width, height) = (picture.width() as i32, picture.height() as i32);
        let mut layer = Layer::clear(Rect { x: 0, y: 0, width, height });
        let whole = layer.rect;
        for (y, row) in (0..).zip(picture.rows()) {
            for (to, from) in layer.span_mut(y, whole).iter_mut().zip(row) {
                let [r, g, b] = from.0;
                *to = [r, g, b, 255];
            }
        }
        Photo(layer)
    }

    pub(super) fn layer(&self) -> &Layer {
        &self.0
    }

    /// The colour at a position, between the four pixels around it; the edge goes on outside.
    pub(super) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let (width, height) = (self.0.rect.width, self.0.rect.height);
        let x = (x - 0.5).clamp(0.0, width as f32 - 1.001);
        let y = (y - 0.5).clamp(0.0, height as f32 - 1.001);
        let (left, top) = (x as i32, y as i32);
        let (across, down) = (x - left as f32, y - top as f32);
        let columns = Rect { x: left, y: top, width: 2, height: 2 };
        let (upper, lower) = (self.0.span(top, columns), self.0.span(top + 1, columns));
        std::array::from_fn(|channel| {
            let value = |pixel: [u8; 4]| f32::from(pixel[channel]);
            let upper = mix(value(upper[0]), value(upper[1]), across);
            let lower = mix(value(lower[0]), value(lower[1]), across);
            mix(upper, lower, down)
        })
    }

    /// How bright a disc of some pixels is, 0 to 255.
    pub(super) fn brightness(&self, x: f32, y: f32, radius: f32) -> f32 {
        let rings = [(0.0, 1), (0.5, 6), (1.0, 10)];
        let (mut sum, mut count) = (0.0, 0.0);
        for (part, spokes) in rings {
            for spoke in 0..spokes {
                let angle = spoke as f32 * std::f32::consts::TAU / spokes as f32;
                let (sin, cos) = angle.sin_cos();
                sum += luma(self.at(x + cos * part * radius, y + sin * part * radius));
                count += 1.0;
            }
        }
        sum / count
    }
}

/// BT.709 luma of a colour.
pub(super) fn luma([r, g, b]: [f32; 3]) -> f32 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// `part` of the way from one value to another.
pub(super) fn mix(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}

/// `part` of the way from one colour to another.
pub(super) fn mix_colors(from: [f32; 3], to: [f32; 3], part: f32) -> [f32; 3] {
    std::array::from_fn(|channel| mix(from[channel], to[channel], part))
}

/// An ease from 0.0 at `from` to 1.0 at `to`.
pub(super) fn rise(from: f32, to: f32, value: f32) -> f32 {
    let part = ((value - from) / (to - from)).clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}
