//! Speech at any level becomes sound at the level of the web.
//!
//! What comes in is resampled into a temporary file and measured on its way (EBU R 128 / ITU-R
//! BS.1770-4). Then the file is read again with the gain that is missing and a limiter at the
//! ceiling; where limiting took loudness away, another pass gives it back. The last pass writes
//! what it measures. Memory does not grow with the length.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use ebur128::{EbuR128, Mode};
use hound::WavWriter;
use osirix_core::{Error, ErrorCode, Result};
use tempfile::NamedTempFile;

use super::gain::GainSearch;
use super::limiter::Limiter;
use super::peak::PeakMeter;
use super::resample::Resampler;
use super::scratch::{self, BLOCK};
use super::{RATE_HZ, wav};

/// The highest true peak, and what the limiter aims at: measures differ by how they interpolate.
const MAX_PEAK_DBTP: f64 = -1.0;
const CEILING_DBTP: f64 = -1.3;

/// Below this there is nothing to hear (the absolute gate of BS.1770).
const SILENCE_LUFS: f64 = -70.0;

/// The gate needs 400 ms: a shorter sound is measured as if it went on.
const MEASURABLE: u64 = RATE_HZ as u64;

/// How often a ceiling that was missed is lowered.
const PASSES: usize = 6;

/// What mastering made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MasteredAudio {
    /// How many samples, at [`RATE_HZ`] a second.
    pub samples: u64,
    /// The length in microseconds.
    pub duration_us: u64,
    /// Integrated loudness in LUFS; minus infinity for silence and below 400 ms.
    pub loudness_lufs: f64,
    /// True peak in dBTP; minus infinity for silence.
    pub true_peak_dbtp: f64,
}

/// Turns a stream of mono speech into a 16-bit mono WAV file of 48 kHz at -14 LUFS with true
/// peaks of at most -1 dBTP. Silence stays silence.
///
/// ```
/// use osirix_media::audio::Mastering;
///
/// # fn main() -> osirix_core::Result<()> {
/// # let folder = tempfile::tempdir().unwrap();
/// # let folder = folder.path();
/// let mut mastering = Mastering::new(16_000, folder)?;
/// mastering.push(&[0.0; 16_000])?;
/// let sound = mastering.finish(&folder.join("speech.wav"))?;
/// assert_eq!(sound.samples, 48_000);
/// # Ok(())
/// # }
/// ```
pub struct Mastering {
    resampler: Resampler,
    store: BufWriter<File>,
    meter: EbuR128,
    samples: u64,
}

impl Mastering {
    /// Starts; `scratch_dir` takes the temporary file, 4 bytes for each sample at 48 kHz.
    pub fn new(input_rate_hz: u32, scratch_dir: &Path) -> Result<Self> {
        let file = tempfile::tempfile_in(scratch_dir).map_err(scratch::failed)?;
        Ok(Mastering {
            resampler: Resampler::new(input_rate_hz, RATE_HZ)?,
            store: BufWriter::with_capacity(BLOCK * 16, file),
            meter: meter(Mode::I)?,
            samples: 0,
        })
    }

    /// Takes samples in `-1.0..=1.0`.
    pub fn push(&mut self, samples: &[f32]) -> Result<()> {
        let Mastering { resampler, store, meter, samples: count } = self;
        resampler.push(samples, |block| keep(store, meter, count, block))
    }

    /// Masters what was taken and writes it to `output`, which appears only when it is whole.
    pub fn finish(mut self, output: &Path) -> Result<MasteredAudio> {
        let Mastering { resampler, store, meter, samples } = &mut self;
        resampler.finish(|block| keep(store, meter, samples, block))?;
        let mut file =
            self.store.into_inner().map_err(|error| scratch::failed(error.into_error()))?;
        let loudness = if self.samples < MEASURABLE {
            repeated_loudness(&mut file)?
        } else {
            self.meter.loudness_global().map_err(unmeasured)?
        };
        let passes = Passes { file, samples: self.samples, output: output.to_owned() };
        passes.run(loudness)
    }
}

impl std::fmt::Debug for Mastering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mastering").field("samples", &self.samples).finish_non_exhaustive()
    }
}

fn keep(
    store: &mut BufWriter<File>,
    meter: &mut EbuR128,
    count: &mut u64,
    block: &[f32],
) -> Result<()> {
    *count += block.len() as u64;
    meter.add_frames_f32(block).map_err(unmeasured)?;
    scratch::write(store, block)
}

struct Passes {
    file: File,
    samples: u64,
    output: PathBuf,
}

impl Passes {
    fn run(mut self, loudness: f64) -> Result<MasteredAudio> {
        let gain_db = if loudness < SILENCE_LUFS { 0.0 } else { self.find_gain(loudness)? };
        let mut ceiling_db = CEILING_DBTP;
        for _ in 0..PASSES {
            let (written, sound) = self.write(gain_db, ceiling_db)?;
            let excess_db = sound.true_peak_dbtp - MAX_PEAK_DBTP;
            if excess_db <= 0.0 {
                persist(written, &self.output)?;
                return Ok(sound);
            }
            ceiling_db -= excess_db + 0.1;
        }
        Err(Error::new(ErrorCode::Media, "the peaks of the sound cannot be limited"))
    }

    fn find_gain(&mut self, loudness: f64) -> Result<f64> {
        let mut search = GainSearch::new(loudness);
        while let Some(gain_db) = search.next() {
            let reached = self.loudness(gain_db)?;
            search.tell(gain_db, reached);
        }
        Ok(search.best())
    }

    fn loudness(&mut self, gain_db: f64) -> Result<f64> {
        let mut meter = meter(Mode::I)?;
        self.limited(gain_db, CEILING_DBTP, |samples| {
            meter.add_frames_f32(samples).map_err(unmeasured)
        })?;
        if self.samples < MEASURABLE {
            // Too short to be measured again: the gain is that of the sound going on.
            return Ok(f64::NEG_INFINITY);
        }
        meter.loudness_global().map_err(unmeasured)
    }

    fn write(&mut self, gain_db: f64, ceiling_db: f64) -> Result<(NamedTempFile, MasteredAudio)> {
        let mut sheet = Sheet::new(&self.output)?;
        self.limited(gain_db, ceiling_db, |samples| sheet.write(samples))?;
        sheet.finish(self.samples)
    }

    fn limited(
        &mut self,
        gain_db: f64,
        ceiling_db: f64,
        mut sink: impl FnMut(&[f32]) -> Result<()>,
    ) -> Result<()> {
        let gain = amplitude(gain_db) as f32;
        let mut limiter = Limiter::new(amplitude(ceiling_db) as f32);
        let mut out = Vec::with_capacity(BLOCK);
        scratch::for_each_block(&mut self.file, |block| {
            out.clear();
            limiter.push(block, gain, &mut out);
            sink(&out)
        })?;
        out.clear();
        limiter.finish(&mut out);
        sink(&out)
    }
}

/// The output in the making, and its meter.
struct Sheet {
    file: NamedTempFile,
    writer: WavWriter<BufWriter<File>>,
    meter: EbuR128,
    peak: PeakMeter,
    block: Vec<i16>,
    heard: Vec<f32>,
}

impl Sheet {
    fn new(output: &Path) -> Result<Self> {
        let folder = match output.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let file = NamedTempFile::new_in(folder).map_err(|error| unwritten(output, error))?;
        let copy = file.reopen().map_err(|error| unwritten(output, error))?;
        let writer = WavWriter::new(BufWriter::new(copy), wav::spec(RATE_HZ))
            .map_err(|error| wav::failed("write the sound", error))?;
        let (block, heard) = (Vec::with_capacity(BLOCK), Vec::with_capacity(BLOCK));
        Ok(Sheet { file, writer, meter: meter(Mode::I)?, peak: PeakMeter::new(), block, heard })
    }

    fn write(&mut self, samples: &[f32]) -> Result<()> {
        self.block.clear();
        self.block.extend(samples.iter().map(|sample| quantised(*sample)));
        // What is measured is what is written.
        self.heard.clear();
        self.heard.extend(self.block.iter().map(|step| f32::from(*step) / 32_768.0));
        self.meter.add_frames_f32(&self.heard).map_err(unmeasured)?;
        self.peak.push(&self.heard);
        wav::write(&mut self.writer, &self.block)
    }

    fn finish(self, samples: u64) -> Result<(NamedTempFile, MasteredAudio)> {
        self.writer.finalize().map_err(|error| wav::failed("write the sound", error))?;
        let sound = MasteredAudio {
            samples,
            duration_us: samples * 1_000_000 / u64::from(RATE_HZ),
            loudness_lufs: self.meter.loudness_global().map_err(unmeasured)?,
            true_peak_dbtp: self.peak.finish(),
        };
        Ok((self.file, sound))
    }
}

// To the nearest step, without a call into the mathematics library for each sample.
fn quantised(sample: f32) -> i16 {
    let value = sample * 32_768.0;
    (value + 0.5_f32.copysign(value)) as i16
}

fn persist(written: NamedTempFile, output: &Path) -> Result<()> {
    written.persist(output).map_err(|error| unwritten(output, error.error))?;
    Ok(())
}

fn repeated_loudness(file: &mut File) -> Result<f64> {
    let mut samples = Vec::new();
    scratch::for_each_block(file, |block| {
        samples.extend_from_slice(block);
        Ok(())
    })?;
    let mut meter = meter(Mode::I)?;
    if !samples.is_empty() {
        for _ in 0..=MEASURABLE as usize / samples.len() {
            meter.add_frames_f32(&samples).map_err(unmeasured)?;
        }
    }
    meter.loudness_global().map_err(unmeasured)
}

fn meter(mode: Mode) -> Result<EbuR128> {
    EbuR128::new(1, RATE_HZ, mode).map_err(unmeasured)
}

fn amplitude(decibels: f64) -> f64 {
    10_f64.powf(decibels / 20.0)
}

fn unwritten(output: &Path, error: std::io::Error) -> Error {
    Error::io(format_args!("write the sound {}", output.display()), error)
}

fn unmeasured(error: ebur128::Error) -> Error {
    Error::new(ErrorCode::Media, format!("the loudness cannot be measured: {error}"))
}
