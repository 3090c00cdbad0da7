//! Speech at any level becomes sound at the level of the web.
//!
//! What comes in is resampled into a temporary file and measured on its way (EBU R 128 / ITU-R
//! BS.1770-4). Then the file is read again with the gain that is missing and a limiter at the
//! ceiling, and what comes out is measured once more: where limiting took loudness away, another
//! pass gives it back. Memory does not grow with the length.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use ebur128::{EbuR128, Mode};
use hound::WavWriter;
use osirix_core::{Error, ErrorCode, Result};
use tempfile::NamedTempFile;

use super::limiter::Limiter;
use super::resample::Resampler;
use super::{RATE_HZ, wav};

/// Integrated loudness that is aimed at, in LUFS, and how far off a pass may be.
const TARGET_LUFS: f64 = -14.0;
const TOLERANCE_LU: f64 = 0.5;

/// The highest true peak, and what the limiter aims at: measures differ by how they interpolate.
const MAX_PEAK_DBTP: f64 = -1.0;
const CEILING_DBTP: f64 = -1.3;

/// Noise must not become speech: quieter sound is raised by this much and no more.
const MAX_GAIN_DB: f64 = 40.0;

/// Below this there is nothing to hear (the absolute gate of BS.1770).
const SILENCE_LUFS: f64 = -70.0;

/// The gate needs 400 ms: a shorter sound is measured as if it went on.
const MEASURABLE: u64 = RATE_HZ as u64;

const PASSES: usize = 5;
const BLOCK: usize = 4_096;

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
        let file = tempfile::tempfile_in(scratch_dir).map_err(scratch)?;
        Ok(Mastering {
            resampler: Resampler::new(input_rate_hz)?,
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
        let mut file = self.store.into_inner().map_err(|error| scratch(error.into_error()))?;
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
    block.iter().try_for_each(|sample| store.write_all(&sample.to_le_bytes())).map_err(scratch)
}

struct Passes {
    file: File,
    samples: u64,
    output: PathBuf,
}

impl Passes {
    fn run(mut self, loudness: f64) -> Result<MasteredAudio> {
        let silent = loudness < SILENCE_LUFS;
        let mut gain_db = if silent { 0.0 } else { (TARGET_LUFS - loudness).min(MAX_GAIN_DB) };
        let mut ceiling_db = CEILING_DBTP;
        for pass in 1..=2 * PASSES {
            let (written, sound) = self.pass(gain_db, ceiling_db)?;
            let missing = TARGET_LUFS - sound.loudness_lufs;
            let excess = sound.true_peak_dbtp - MAX_PEAK_DBTP;
            let reached =
                !missing.is_finite() || missing.abs() <= TOLERANCE_LU || gain_db >= MAX_GAIN_DB;
            if excess <= 0.0 && (silent || reached || pass >= PASSES) {
                persist(written, &self.output)?;
                return Ok(sound);
            }
            if excess > 0.0 {
                ceiling_db -= excess + 0.1;
            }
            if !silent && !reached {
                gain_db = (gain_db + missing).min(MAX_GAIN_DB);
            }
        }
        Err(Error::new(ErrorCode::Media, "the sound cannot be brought to its loudness"))
    }

    fn pass(&mut self, gain_db: f64, ceiling_db: f64) -> Result<(NamedTempFile, MasteredAudio)> {
        let gain = amplitude(gain_db) as f32;
        let mut limiter = Limiter::new(amplitude(ceiling_db) as f32);
        let mut sheet = Sheet::new(&self.output)?;
        for_each_block(&mut self.file, |block| {
            let limited = block.iter().filter_map(|sample| limiter.push(sample * gain));
            sheet.write(limited)
        })?;
        sheet.write(std::iter::from_fn(|| limiter.drain()))?;
        sheet.finish(self.samples)
    }
}

/// The output in the making, and its meter.
struct Sheet {
    file: NamedTempFile,
    writer: WavWriter<BufWriter<File>>,
    meter: EbuR128,
    block: Vec<i16>,
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
        let meter = meter(Mode::I | Mode::TRUE_PEAK)?;
        Ok(Sheet { file, writer, meter, block: Vec::with_capacity(BLOCK) })
    }

    fn write(&mut self, samples: impl Iterator<Item = f32>) -> Result<()> {
        self.block.clear();
        self.block.extend(samples.map(|sample| (sample * 32_768.0).round() as i16));
        self.meter.add_frames_i16(&self.block).map_err(unmeasured)?;
        wav::write(&mut self.writer, &self.block)
    }

    fn finish(self, samples: u64) -> Result<(NamedTempFile, MasteredAudio)> {
        self.writer.finalize().map_err(|error| wav::failed("write the sound", error))?;
        let peak = self.meter.true_peak(0).map_err(unmeasured)?;
        let sound = MasteredAudio {
            samples,
            duration_us: samples * 1_000_000 / u64::from(RATE_HZ),
            loudness_lufs: self.meter.loudness_global().map_err(unmeasured)?,
            true_peak_dbtp: 20.0 * peak.log10(),
        };
        Ok((self.file, sound))
    }
}

fn persist(written: NamedTempFile, output: &Path) -> Result<()> {
    written.persist(output).map_err(|error| unwritten(output, error.error))?;
    Ok(())
}

fn repeated_loudness(file: &mut File) -> Result<f64> {
    let mut samples = Vec::new();
    for_each_block(file, |block| {
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

fn for_each_block(file: &mut File, mut work: impl FnMut(&[f32]) -> Result<()>) -> Result<()> {
    file.seek(SeekFrom::Start(0)).map_err(scratch)?;
    let mut reader = BufReader::with_capacity(BLOCK * 16, file);
    let mut bytes = [0; BLOCK * 4];
    let mut samples = Vec::with_capacity(BLOCK);
    loop {
        let count = fill(&mut reader, &mut bytes)?;
        if count == 0 {
            return Ok(());
        }
        samples.clear();
        let values = bytes[..count].as_chunks::<4>().0;
        samples.extend(values.iter().map(|value| f32::from_le_bytes(*value)));
        work(&samples)?;
    }
}

fn fill(reader: &mut impl Read, bytes: &mut [u8]) -> Result<usize> {
    let mut count = 0;
    while count < bytes.len() {
        match reader.read(&mut bytes[count..]).map_err(scratch)? {
            0 => break,
            read => count += read,
        }
    }
    Ok(count)
}

fn meter(mode: Mode) -> Result<EbuR128> {
    EbuR128::new(1, RATE_HZ, mode).map_err(unmeasured)
}

fn amplitude(decibels: f64) -> f64 {
    10_f64.powf(decibels / 20.0)
}

fn scratch(error: std::io::Error) -> Error {
    Error::io("use the temporary file of the sound", error)
}

fn unwritten(output: &Path, error: std::io::Error) -> Error {
    Error::io(format_args!("write the sound {}", output.display()), error)
}

fn unmeasured(error: ebur128::Error) -> Error {
    Error::new(ErrorCode::Media, format!("the loudness cannot be measured: {error}"))
}
