//! Renders the portrait that tests use, from its drawing to a PNG and a JPEG beside it:
//! `cargo run -p osirix-media --example draw_portrait`.

use std::error::Error;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/portraits");
    let drawing = Tree::from_data(&std::fs::read(folder.join("ada.svg"))?, &Options::default())?;
    let size = drawing.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("a drawing without a size")?;
    resvg::render(&drawing, Transform::identity(), &mut pixels.as_mut());
    let rgba = image::RgbaImage::from_raw(size.width(), size.height(), pixels.take());
    let picture = image::DynamicImage::from(rgba.ok_or("pixels are missing")?).into_rgb8();
    picture.save(folder.join("ada.png"))?;
    let jpeg = std::fs::File::create(folder.join("ada.jpg"))?;
    picture.write_with_encoder(JpegEncoder::new_with_quality(jpeg, 90))?;
    Ok(())
}
