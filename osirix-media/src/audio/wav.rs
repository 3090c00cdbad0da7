//! WAV files: 16-bit mono.

use std::fs::File;
use std::io::{BufReader, BufWriter, Seek, Write};
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

/// A WAV file in the making, of sounds one behind the other.
pub(crate) struct JoinedWav {
    writer: WavWriter<BufWriter<File>>,
}

impl JoinedWav {
    /// Starts a file.
    pub(crate) fn create(path: &Path, rate_hz: u32) -> Result<Self> {
        let writer = WavWriter::create(path, spec(rate_hz));
        Ok(JoinedWav { writer: writer.map_err(|error| failed("write the sound", error))? })
    }

    /// Adds so many samples of a file, from its beginning; where it is shorter or none, silence.
    pub(crate) fn add(&mut self, sound: Option<&Path>, samples: u64) -> Result<()> {
        let added = match sound {
            Some(path) => copy(&mut WavSource::open(path)?, &mut self.writer, samples)?,
            None => 0,
        };
        let unwritten = |error| failed("write the sound", error);
        (added..samples).try_for_each(|_| self.writer.write_sample(0_i16).map_err(unwritten))
    }

    /// Ends the file.
    pub(crate) fn finish(self) -> Result<()> {
        self.writer.finalize().map_err(|error| failed("write the sound", error))
    }
}

/// Writes a part of a WAV file, so many samples from a position on, as a file of its own.
pub(crate) fn cut_wav(from: &Path, to: &Path, position: u64, samples: u64) -> Result<()> {
    let mut source = WavSource::open(from)?;
    let position = u32::try_from(position).map_err(|_| Error::internal("a sound is too long"))?;
    let unread = |error| failed("read the sound", hound::Error::IoError(error));
    source.reader.seek(position).map_err(unread)?;
    let mut part = JoinedWav::create(to, source.sample_rate_hz())?;
    copy(&mut source, &mut part.writer, samples)?;
    part.finish()
}

/// Copies at most so many samples and tells how many there were.
fn copy(
    source: &mut WavSource,
    writer: &mut WavWriter<impl Write + Seek>,
    samples: u64,
) -> Result<u64> {
    let most = usize::try_from(samples).unwrap_or(usize::MAX);
    let mut copied = 0;
    for sample in source.reader.samples::<i16>().take(most) {
        let sample = sample.map_err(|error| failed("read the sound", error))?;
        writer.write_sample(sample).map_err(|error| failed("write the sound", error))?;
        copied += 1;
    }
    Ok(copied)
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
