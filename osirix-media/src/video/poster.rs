//! A frame as a PNG picture.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use osirix_core::media::Frame;
use osirix_core::{Error, ErrorCode, Result};

use super::output::{Output, failed};

/// Writes a frame as a PNG picture in sRGB. The same frame gives the same bytes.
///
/// - The picture is complete at `path` or not there at all.
/// - A missing folder is [`NotFound`](ErrorCode::NotFound), a full disk
///   [`StorageFull`](ErrorCode::StorageFull); both name the field `output`.
pub fn write_png(frame: &Frame, path: &Path) -> Result<()> {
    let mut output = Output::create(path)?;
    encode(frame, output.file()).map_err(from_png)?;
    output.commit()
}

fn encode(frame: &Frame, file: &mut File) -> std::result::Result<(), png::EncodingError> {
    let mut encoder = png::Encoder::new(BufWriter::new(file), frame.width(), frame.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    // A sixteenth of the time of the default, for an eighth more bytes: a video waits for it.
    encoder.set_compression(png::Compression::Fast);
    encoder.set_source_srgb(png::SrgbRenderingIntent::Perceptual);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&rgb(frame))?;
    writer.finish()
}

fn from_png(error: png::EncodingError) -> Error {
    match error {
        png::EncodingError::IoError(error) => failed("write the picture", error),
        other => Error::new(ErrorCode::Media, "the picture cannot be encoded").caused_by(other),
    }
}

/// Red, green and blue, row by row.
pub(crate) fn rgb(frame: &Frame) -> Vec<u8> {
    let (y, u, v) = frame.planes();
    let width = frame.width() as usize;
    let mut pixels = Vec::with_capacity(y.len() * 3);
    for (row, luma) in y.chunks_exact(width).enumerate() {
        let chroma = row / 2 * (width / 2);
        for (column, y) in luma.iter().enumerate() {
            let at = chroma + column / 2;
            pixels.extend(pixel(*y, u[at], v[at]));
        }
    }
    pixels
}

/// ITU-R BT.709 in limited range, in 16-bit fixed point.
fn pixel(y: u8, u: u8, v: u8) -> [u8; 3] {
    let y = 76_309 * (i32::from(y) - 16);
    let (u, v) = (i32::from(u) - 128, i32::from(v) - 128);
    let channel = |sum: i32| ((sum + 0x8000) >> 16).clamp(0, 255) as u8;
    [channel(y + 117_489 * v), channel(y - 13_975 * u - 34_925 * v), channel(y + 138_438 * u)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_white_and_the_primaries_come_out() {
        assert_eq!(pixel(16, 128, 128), [0, 0, 0]);
        assert_eq!(pixel(235, 128, 128), [255, 255, 255]);
        // Red, green and blue of full strength, by BT.709's own matrix.
        let near = |(y, u, v), rgb: [u8; 3]| {
            pixel(y, u, v).iter().zip(rgb).all(|(a, b)| a.abs_diff(b) <= 2)
        };
        assert!(near((63, 102, 240), [255, 0, 0]), "{:?}", pixel(63, 102, 240));
        assert!(near((173, 42, 26), [0, 255, 0]), "{:?}", pixel(173, 42, 26));
        assert!(near((32, 240, 118), [0, 0, 255]), "{:?}", pixel(32, 240, 118));
    }

    #[test]
    fn a_picture_reads_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("poster.png");
        let mut frame = Frame::black(6, 4);
        frame.planes_mut().0[7] = 235;
        write_png(&frame, &path).unwrap();
        let file = std::io::BufReader::new(File::open(&path).unwrap());
        let mut reader = png::Decoder::new(file).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (6, 4));
        let white: Vec<_> = (0..24).filter(|at| pixels[at * 3] == 255).collect();
        assert_eq!(white, [7]);
    }

    #[test]
    fn a_missing_folder_is_named() {
        let error = write_png(&Frame::black(2, 2), Path::new("/no/such/poster.png")).unwrap_err();
        assert_eq!(error.code(), ErrorCode::NotFound);
        assert_eq!(error.context_value("field"), Some("output"));
    }
}
