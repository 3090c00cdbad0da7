//! The sound that a host sends.

use osirix_core::{Error, ErrorCode, Result};

/// 16-bit samples, little-endian, as numbers.
pub(super) fn pcm16(bytes: &[u8]) -> Vec<f32> {
    let (samples, _) = bytes.as_chunks::<2>();
    samples.iter().map(|sample| f32::from(i16::from_le_bytes(*sample)) / 32_768.0).collect()
}

/// Sound in one channel.
#[derive(Debug, PartialEq)]
pub(super) struct Wave {
    pub(super) rate_hz: u32,
    pub(super) samples: Vec<f32>,
}

/// Reads a WAV file that may have been written while it was made: a length that is not true yet
/// means all that there is. Channels are mixed. Integers of 16 bits and floats of 32 are read.
pub(super) fn wave(file: &[u8]) -> Result<Wave> {
    let header = file.first_chunk::<12>().ok_or_else(|| broken("it is too short"))?;
    if &header[..4] != b"RIFF" || &header[8..] != b"WAVE" {
        return Err(broken("it is no WAV file"));
    }
    let mut rest = &file[12..];
    let mut form = None;
    while let Some((head, body)) = rest.split_first_chunk::<8>() {
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let content = &body[..length.min(body.len())];
        match &head[..4] {
            b"fmt " => form = Some(Form::read(content)?),
            b"data" => return form.ok_or_else(|| broken("its form is missing"))?.sound(content),
            _ => {}
        }
        // Chunks begin at even places.
        rest = body.get(length.saturating_add(length % 2)..).unwrap_or_default();
    }
    Err(broken("its sound is missing"))
}

struct Form {
    floats: bool,
    channels: usize,
    rate_hz: u32,
}

impl Form {
    fn read(chunk: &[u8]) -> Result<Form> {
        let fields = chunk.first_chunk::<16>().ok_or_else(|| broken("its form is too short"))?;
        let number = |at: usize| u16::from_le_bytes([fields[at], fields[at + 1]]);
        // The extensible form tells its own number further behind.
        let code = match (number(0), chunk.get(24..26)) {
            (0xfffe, Some(code)) => u16::from_le_bytes([code[0], code[1]]),
            (code, _) => code,
        };
        let floats = match (code, number(14)) {
            (1, 16) => false,
            (3, 32) => true,
            _ => return Err(broken("its samples are neither 16-bit integers nor 32-bit floats")),
        };
        let rate_hz = u32::from_le_bytes([fields[4], fields[5], fields[6], fields[7]]);
        let form = Form { floats, channels: usize::from(number(2)), rate_hz };
        let fits = (1..=8).contains(&form.channels) && (8_000..=192_000).contains(&rate_hz);
        if fits { Ok(form) } else { Err(broken("its channels or its rate are out of range")) }
    }

    fn sound(self, content: &[u8]) -> Result<Wave> {
        let all = if self.floats {
            let (samples, _) = content.as_chunks::<4>();
            samples.iter().map(|sample| f32::from_le_bytes(*sample)).collect()
        } else {
            pcm16(content)
        };
        if !all.iter().all(|sample: &f32| sample.is_finite()) {
            return Err(broken("a sample is no number"));
        }
        let mixed = all
            .chunks_exact(self.channels)
            .map(|frame| (frame.iter().sum::<f32>() / self.channels as f32).clamp(-1.0, 1.0));
        Ok(Wave { rate_hz: self.rate_hz, samples: mixed.collect() })
    }
}

fn broken(why: &'static str) -> Error {
    let message = "the host sent a sound that cannot be read: ask it for 16-bit WAV";
    Error::new(ErrorCode::Media, message).with("reason", why)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use hound::{SampleFormat, WavSpec, WavWriter};

    use super::*;

    fn file(spec: WavSpec, write: impl Fn(&mut WavWriter<&mut Cursor<Vec<u8>>>)) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = WavWriter::new(&mut bytes, spec).unwrap();
        write(&mut writer);
        writer.finalize().unwrap();
        bytes.into_inner()
    }

    fn stereo() -> Vec<u8> {
        let spec = WavSpec {
            channels: 2,
            sample_rate: 24_000,
            bits_per_sample: 16,
            sample_format: SampleFormat::Int,
        };
        file(spec, |writer| {
            [16_384_i16, 0, -16_384, -16_384].iter().for_each(|s| writer.write_sample(*s).unwrap());
        })
    }

    #[test]
    fn channels_are_mixed() {
        let wave = wave(&stereo()).unwrap();
        assert_eq!(wave, Wave { rate_hz: 24_000, samples: vec![0.25, -0.5] });
    }

    #[test]
    fn floats_are_read() {
        let spec = WavSpec {
            channels: 1,
            sample_rate: 48_000,
            bits_per_sample: 32,
            sample_format: SampleFormat::Float,
        };
        let bytes = file(spec, |writer| writer.write_sample(0.5_f32).unwrap());
        assert_eq!(wave(&bytes).unwrap(), Wave { rate_hz: 48_000, samples: vec![0.5] });
    }

    #[test]
    fn a_length_that_is_not_known_yet_means_all_there_is() {
        let mut bytes = stereo();
        let at = bytes.windows(4).position(|four| four == b"data").unwrap() + 4;
        bytes[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
        assert_eq!(wave(&bytes).unwrap().samples.len(), 2);
    }

    #[test]
    fn what_is_cut_or_something_else_is_refused_wherever_it_ends() {
        let whole = stereo();
        for end in 0..whole.len() - 8 {
            if let Err(error) = wave(&whole[..end]) {
                assert_eq!(error.code(), ErrorCode::Media);
            }
        }
        wave(b"ID3\x04 this is an MP3 file").unwrap_err();
        let mut eight_bits = whole;
        eight_bits[34] = 8;
        wave(&eight_bits).unwrap_err();
    }
}
