//! What stands behind an avatar: a colour, a gradient or a picture.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{ImageError, ImageReader, Limits, RgbImage};
use osirix_core::media::{Background, Color, Frame, FrameFormat, Gradient};
use osirix_core::{Error, ErrorCode, Result};

use super::blur::blur;
use super::sprite::{Canvas, Sprite};

/// The longest side of a picture in pixels, and the memory that reading it may take.
const MAX_SIDE: u32 = 8_192;
const MAX_MEMORY: u64 = 512 << 20;

/// Draws a background for frames of this format; `picture` is the file that it names, PNG or JPEG.
///
/// - A colour is exactly that colour in every pixel: a key for whoever cuts it out.
/// - A picture covers the frame, cut at two sides where its shape is another one.
/// - A picture that cannot be read is [`Unsupported`](ErrorCode::Unsupported), one of more than
///   8,192 pixels a side [`TooLarge`](ErrorCode::TooLarge); both name the field `background`.
pub fn backdrop(
    background: &Background,
    picture: Option<&[u8]>,
    format: FrameFormat,
) -> Result<Frame> {
    let (width, height) = (format.width, format.height);
    let image = match (picture, &background.gradient, &background.color) {
        (Some(bytes), ..) => covering(&read(bytes)?, width, height),
        (None, Some(gradient), _) => slope(gradient, width, height),
        (None, None, Some(color)) => plain(color, width, height),
        (None, None, None) => {
            return Err(Error::invalid("background", "say a colour, a gradient or a picture"));
        }
    };
    let mut frame = frame_of(&image);
    blur(&mut frame, background.blur);
    Ok(frame)
}

/// Refuses a picture that cannot be read.
pub(crate) fn check_picture(bytes: &[u8]) -> Result<()> {
    read(bytes).map(drop)
}

fn read(bytes: &[u8]) -> Result<RgbImage> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|error| unreadable().caused_by(error))?;
    let mut limits = Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MAX_SIDE), Some(MAX_SIDE));
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let image = reader.decode().map_err(|error| match error {
        ImageError::Limits(_) => Error::new(ErrorCode::TooLarge, "the picture is too large")
            .with("field", "background")
            .with("limit", format!("{MAX_SIDE} pixels a side")),
        error => unreadable().caused_by(error),
    })?;
    Ok(image.into_rgb8())
}

fn unreadable() -> Error {
    Error::new(ErrorCode::Unsupported, "this picture cannot be read: bring PNG or JPEG")
        .with("field", "background")
}

/// The middle of a picture, as large as it can be, in this size.
fn covering(image: &RgbImage, width: u32, height: u32) -> RgbImage {
    let (across, down) = (u64::from(image.width()), u64::from(image.height()));
    let (width_64, height_64) = (u64::from(width), u64::from(height));
    let part = if across * height_64 > down * width_64 {
        ((down * width_64 / height_64).max(1), down)
    } else {
        (across, (across * height_64 / width_64).max(1))
    };
    let at = ((across - part.0) / 2, (down - part.1) / 2);
    let part = imageops::crop_imm(image, at.0 as u32, at.1 as u32, part.0 as u32, part.1 as u32);
    imageops::resize(&*part, width, height, FilterType::CatmullRom)
}

fn plain(color: &Color, width: u32, height: u32) -> RgbImage {
    RgbImage::from_pixel(width, height, image::Rgb(color.rgb()))
}

/// From the upper edge to the lower one.
fn slope(gradient: &Gradient, width: u32, height: u32) -> RgbImage {
    let (top, bottom) = (gradient.top.rgb(), gradient.bottom.rgb());
    let last = (height.max(2) - 1) as f32;
    RgbImage::from_fn(width, height, |_, y| {
        let part = y as f32 / last;
        let mix = |at: usize| {
            (f32::from(top[at]) * (1.0 - part) + f32::from(bottom[at]) * part).round() as u8
        };
        image::Rgb([mix(0), mix(1), mix(2)])
    })
}

fn frame_of(image: &RgbImage) -> Frame {
    let mut canvas = Canvas::clear(image.width() as usize, image.height() as usize);
    for (pixel, image::Rgb([red, green, blue])) in canvas.pixels.iter_mut().zip(image.pixels()) {
        *pixel = [*red, *green, *blue, 255];
    }
    let mut frame = Frame::black(image.width(), image.height());
    Sprite::new(&canvas, 0, 0).blend(&mut frame);
    frame
}

#[cfg(test)]
mod tests {
    use osirix_core::media::FrameRate;

    use super::*;

    const FORMAT: FrameFormat = FrameFormat { width: 64, height: 36, rate: FrameRate::Fps25 };

    fn png(width: u32, height: u32) -> Vec<u8> {
        let left = |x: u32| if x < width / 2 { [255, 0, 0] } else { [0, 0, 255] };
        let image = RgbImage::from_fn(width, height, |x, _| image::Rgb(left(x)));
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_key_colour_is_exactly_that_colour_everywhere() {
        let color = Some(Color::new("#00ff00").unwrap());
        let frame = backdrop(&Background { color, ..Default::default() }, None, FORMAT).unwrap();
        let (y, u, v) = frame.planes();
        assert!(y.iter().all(|y| *y == 173) && u.iter().all(|u| *u == 42));
        assert!(v.iter().all(|v| *v == 26));
    }

    #[test]
    fn a_gradient_goes_from_the_top_to_the_bottom() {
        let [top, bottom] = ["#000000", "#ffffff"].map(|color| Color::new(color).unwrap());
        let gradient = Some(Gradient { top, bottom });
        let frame = backdrop(&Background { gradient, ..Default::default() }, None, FORMAT).unwrap();
        let rows: Vec<_> = frame.planes().0.chunks(64).map(|row| row[10]).collect();
        assert!(rows.is_sorted() && rows[0] == 16 && rows[35] == 235, "{rows:?}");
    }

    #[test]
    fn a_picture_covers_the_frame_in_its_own_shape() {
        let image = Background::default();
        for (width, height) in [(64, 36), (200, 36), (64, 200)] {
            let frame = backdrop(&image, Some(&png(width, height)), FORMAT).unwrap();
            let row = &frame.planes().0[18 * 64..19 * 64];
            assert!(row[4].abs_diff(63) < 4 && row[60].abs_diff(32) < 4, "{row:?}");
        }
        let blurred = Background { blur: 10.0, ..image };
        let frame = backdrop(&blurred, Some(&png(64, 36)), FORMAT).unwrap();
        let row = &frame.planes().0[18 * 64..19 * 64];
        assert!((36..60).contains(&row[32]), "{row:?}");
    }

    #[test]
    fn what_is_no_picture_is_refused_by_name() {
        for bytes in [&b""[..], b"GIF89a", &png(64, 36)[..60]] {
            let error = check_picture(bytes).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Unsupported);
            assert_eq!(error.context_value("field"), Some("background"));
        }
        assert_eq!(check_picture(&png(9_000, 2)).unwrap_err().code(), ErrorCode::TooLarge);
    }
}
