//! Sound that people bring, and WAV files of stages that are read again.

use osirix_core::ErrorCode;
use osirix_core::media::AudioSource as _;
use osirix_media::audio::{WavSource, check_beginning};
use osirix_media::footage::count_heard;

use crate::Target;
use crate::input::{assert_refusal, file};

pub(crate) const TARGET: Target = Target { name: "sound", run, seeds: examples };

/// Samples that are read at a time.
const BLOCK: usize = 1_000;

fn run(bytes: &[u8]) {
    if let Err(error) = check_beginning(bytes.to_vec()) {
        assert_refusal(&error, "field");
        assert_eq!(error.context_value("field"), Some("music"));
    }
    if let Err(error) = count_heard(&file("sound", bytes), "audio") {
        assert_refusal(&error, "field");
        assert_eq!(error.context_value("field"), Some("audio"));
    }
    match WavSource::open(&file("sound.wav", bytes)) {
        Ok(wav) => assert_is_read_to_its_end(wav),
        Err(error) => assert!(is_expected(error.code()), "{error:?}"),
    }
}

fn assert_is_read_to_its_end(mut wav: WavSource) {
    let (mut read, mut block) = (0, [0.0; BLOCK]);
    loop {
        match wav.read(&mut block) {
            Ok(0) => return assert_eq!(read, wav.total_samples(), "samples are missing"),
            Ok(count) => {
                assert!(block[..count].iter().all(|sample| (-1.0..1.0).contains(sample)));
                read += count as u64;
                assert!(read <= wav.total_samples(), "there are more samples than it said");
            }
            // It ends before it says that it does.
            Err(error) => return assert!(is_expected(error.code()), "{error:?}"),
        }
    }
}

fn is_expected(code: ErrorCode) -> bool {
    matches!(code, ErrorCode::Media | ErrorCode::Unsupported | ErrorCode::Io)
}

fn examples() -> Vec<Vec<u8>> {
    let mp3 = [&[0xff, 0xfb, 0x90, 0xc4][..], &[0; 413]].concat().repeat(4);
    let aac = [
        &[0xff, 0xf1, 0x50, 0x40, 0x02, 0x1f, 0xfc][..],
        &[0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c, 0, 0, 0],
    ]
    .concat();
    let flac = [
        &b"fLaC\x80\0\0\x22\x10\0\x10\0\0\0\0\0\0\0\x0b\xb8\x02\xf0\0\0\0\x40"[..],
        &[0; 16],
        &[0xff, 0xf8, 0x19, 0x18, 0, 0xb9, 0, 0, 0, 0x54, 0x0e],
    ]
    .concat();
    let vorbis = [
        &b"OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x1e\x01vorbis"[..],
        &[0, 0, 0, 0, 1, 0x44, 0xac, 0, 0, 0, 0, 0, 0, 0, 0x77, 1, 0, 0, 0, 0, 0, 0xb8, 1],
    ]
    .concat();
    let mut all = crate::video::examples();
    all.extend([
        wav(1, 16, 1),
        wav(1, 8, 2),
        wav(3, 32, 1),
        wav(0xfffe, 24, 2),
        // A reader panics over so many channels.
        wav(1, 16, 40),
        mp3,
        aac.repeat(3),
        flac,
        vorbis,
    ]);
    all
}

/// A RIFF file of 20 frames, of a format, as wide as is said.
fn wav(format: u16, bits: u16, channels: u16) -> Vec<u8> {
    let (width, rate) = (bits / 8 * channels, 16_000_u32);
    let data: Vec<u8> = (0..20 * width).map(|at| (at * 37) as u8).collect();
    let mut chunk = [format, channels].map(u16::to_le_bytes).concat();
    chunk.extend([rate, rate * u32::from(width)].map(u32::to_le_bytes).concat());
    chunk.extend([width, bits].map(u16::to_le_bytes).concat());
    if format == 0xfffe {
        // Extensible: the format stands behind, as an identifier of 16 bytes.
        chunk.extend([22, bits, 3, 0, 1].map(u16::to_le_bytes).concat());
        chunk.extend(b"\0\0\0\0\x10\0\x80\0\0\xaa\0\x38\x9b\x71");
    }
    let length = |bytes: &[u8]| (bytes.len() as u32).to_le_bytes();
    let body = [b"WAVEfmt ", &length(&chunk)[..], &chunk, b"data", &length(&data), &data].concat();
    [b"RIFF", &length(&body)[..], &body].concat()
}
