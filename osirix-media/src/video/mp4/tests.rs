use std::io::{Cursor, Error as IoError, ErrorKind, Result as IoResult};

use osirix_core::media::{FrameFormat, FrameRate};

use super::*;
use crate::video::picture::ParameterSets;

const BOUND: Bound = Bound { frames: 4, keys: 4, units: 4, chunks: 8 };

/// A disk of a few bytes.
struct Disk {
    inner: Cursor<Vec<u8>>,
    bytes: usize,
}

impl Write for Disk {
    fn write(&mut self, data: &[u8]) -> IoResult<usize> {
        if self.inner.position() as usize + data.len() > self.bytes {
            return Err(IoError::from(ErrorKind::StorageFull));
        }
        self.inner.write(data)
    }

    fn flush(&mut self) -> IoResult<()> {
        Ok(())
    }
}

impl Seek for Disk {
    fn seek(&mut self, to: SeekFrom) -> IoResult<u64> {
        self.inner.seek(to)
    }
}

fn write_to<W: Write + Seek>(file: W, sample: &[u8]) -> Result<u64> {
    let mut writer = Mp4Writer::new(file, BOUND)?;
    for _ in 0..BOUND.frames {
        writer.append(Track::Picture, sample, true)?;
        writer.append(Track::Sound, sample, false)?;
    }
    let parameters = ParameterSets { sps: vec![0x67, 66, 192, 31], pps: vec![0x68] };
    let format = FrameFormat { width: 64, height: 64, rate: FrameRate::Fps25 };
    writer.finish(&Description {
        picture: PictureTrack { format, parameters: &parameters },
        sound: SoundTrack {
            config: &[0x11, 0x88],
            sample_rate_hz: 48_000,
            unit: 1024,
            bits_per_second: 128_000,
        },
    })
}

#[test]
fn the_index_stands_in_front_and_finds_its_samples() {
    let mut file = Cursor::new(Vec::new());
    let bytes = write_to(&mut file, b"sample!").unwrap();
    let file = file.into_inner();
    assert_eq!(file.len() as u64, bytes);
    assert_eq!(&file[4..8], b"ftyp");
    let at = |kind: &[u8]| file.windows(4).position(|window| window == kind).unwrap();
    assert!(at(b"moov") < at(b"mdat"));
    let stco = at(b"stco");
    let first = u32::from_be_bytes(file[stco + 12..stco + 16].try_into().unwrap()) as usize;
    assert_eq!(&file[first..first + 7], b"sample!");
}

#[test]
fn the_room_for_the_index_suffices_where_every_sample_is_a_chunk() {
    write_to(Cursor::new(Vec::new()), b"").unwrap();
}

#[test]
fn a_full_disk_is_named_whenever_it_is_met() {
    let sample = vec![0; 200_000];
    let whole = write_to(Cursor::new(Vec::new()), &sample).unwrap() as usize;
    for bytes in [0, 1000, 150_000, 900_000, whole - 1] {
        let disk = Disk { inner: Cursor::new(Vec::new()), bytes };
        let error = write_to(disk, &sample).unwrap_err();
        assert_eq!(error.code(), ErrorCode::StorageFull, "{bytes}: {error}");
        assert_eq!(error.context_value("field"), Some("output"));
    }
    let disk = Disk { inner: Cursor::new(Vec::new()), bytes: whole };
    assert!(write_to(disk, &sample).is_ok());
}

#[test]
fn a_file_of_more_than_4_gib_is_refused() {
    let mut writer = Mp4Writer::new(Cursor::new(Vec::new()), BOUND).unwrap();
    writer.at = u64::from(u32::MAX) - 3;
    let error = writer.append(Track::Sound, b"four", false).unwrap_err();
    assert_eq!(error.code(), ErrorCode::TooLarge);
}
