//! WAV files: 16-bit mono.

use std::fs::File;
use std::io::{BufReader, Seek, Write};
use std::path::Path;

use hound::{SampleFormat, WavReader, WavSpec, WavWriter};
use osirix_core::media::AudioSource;
use osirix_core::{Error, ErrorCode, Result};

/// The form in which sound is written.
pub(super) const fn spec(sample_rate: u32) -> WavSpec {
    WavSpec { channels: 1, sample_rate, bits_per_sample: 16, sample_format: SampleFormat::Int }
}

/// Writes samples; the caller measured and limited them.
pub(super) fn write(writer: &mut WavWriter<impl Write + Seek>, samples: &[i16]) -> Result<()> {
    let mut block = writer.get_i16_writer(samples.len() as u32);
    samples.iter().for_each(|sample| block.write_sample(*sample));
    block.flush().map_err(|error| failed("write the sound", error))
}

/// A hound error as ours; `doing` completes "cannot ...".
pub(super) fn failed(doing: &str, error: hound::Error) -> Error {
    match error {
        hound::Error::IoError(error) => Error::io(doing, error),
        error => Error::new(ErrorCode::Media, format!("cannot {doing}: {error}")),
    }
}

/// Streams a 16-bit mono WAV file.
pub struct WavSource {
    reader: WavReader<BufReader<File>>,
}

impl WavSource {
    /// Opens a file. One that cannot be read is [`ErrorCode::Io`] or [`ErrorCode::NotFound`], one
    /// that is no WAV file [`ErrorCode::Media`], another form of WAV [`ErrorCode::Unsupported`].
    pub fn open(path: &Path) -> Result<Self> {
        let doing = format!("read the sound {}", path.display());
        let reader = WavReader::open(path).map_err(|error| failed(&doing, error))?;
        let found = reader.spec();
        if found != spec(found.sample_rate) {
            return Err(Error::new(
                ErrorCode::Unsupported,
                "the sound is not 16-bit mono: convert it first",
            )
            .with("channels", found.channels)
            .with("bits", found.bits_per_sample));
        }
        Ok(WavSource { reader })
    }
}

impl std::fmt::Debug for WavSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WavSource").field("spec", &self.reader.spec()).finish_non_exhaustive()
    }
}

impl AudioSource for WavSource {
    fn sample_rate_hz(&self) -> u32 {
        self.reader.spec().sample_rate
    }

    fn total_samples(&self) -> u64 {
        u64::from(self.reader.duration())
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let mut count = 0;
        for (slot, sample) in block.iter_mut().zip(self.reader.samples::<i16>()) {
            let sample = sample.map_err(|error| failed("read the sound", error))?;
            *slot = f32::from(sample) / 32_768.0;
            count += 1;
        }
        Ok(count)
    }
}
