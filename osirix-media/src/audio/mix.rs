//! Music under a voice: quieter while it speaks, limited together with it.
//!
//! The voice is read a little ahead, so that the music is down when a word begins. Whether it
//! speaks is decided for blocks of 10 ms; the music's gain moves between them in decibels, fast
//! down and slowly up, and within a block in a straight line.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use osirix_core::media::{AudioSource, Music};
use osirix_core::{Error, Result};

use super::decode::Decoded;
use super::limiter::Limiter;
use super::{Mastering, RATE_HZ, WavSource};

/// 10 ms.
const BLOCK: usize = 480;
/// How far the voice is heard ahead: 150 ms.
const AHEAD_BLOCKS: usize = 15;
/// How long the music stays down after a word: 350 ms.
const HOLD_BLOCKS: u32 = 35;
/// Above this the voice speaks: -42 dBFS, 28 dB below its own loudness.
const SPEAKS: f32 = 0.008;
/// Parts of the way to where the gain goes, for each block: time constants of 40 and 350 ms.
const ATTACK: f32 = 0.22;
const RELEASE: f32 = 0.028;
/// The limiter's aim for true peaks, below the -1 dBTP that is promised.
const CEILING_DBTP: f32 = -1.3;
/// A loop's ends are faded over 5 ms, so that its seam does not click.
const SEAM: u64 = 240;
/// The shortest music: a tenth of a second.
const LEAST_SAMPLES: u64 = RATE_HZ as u64 / 10;

/// Makes music ready: decoded, one channel, 48 kHz, of the voice's own loudness. What lies behind
/// the first `most_us` microseconds is left out.
pub(crate) fn ready_music(mut sound: Decoded, to: &Path, most_us: u64) -> Result<()> {
    let mut block = Vec::new();
    let mut mastering: Option<Mastering> = None;
    let mut taken = 0;
    while let Some(rate_hz) = sound.next(&mut block)? {
        let scratch = to.parent().unwrap_or(Path::new("."));
        let mastering = match &mut mastering {
            Some(mastering) => mastering,
            none => none.insert(Mastering::new(rate_hz, scratch)?),
        };
        mastering.push(&block)?;
        taken += block.len() as u64;
        block.clear();
        if taken * 1_000_000 / u64::from(rate_hz) >= most_us {
            break;
        }
    }
    let samples = mastering.map_or(Ok(0), |it| it.finish(to).map(|made| made.samples))?;
    if samples < LEAST_SAMPLES {
        return Err(Error::invalid("music", "the music is too short")
            .with("limit", "0.1 s")
            .with("value", format!("{samples} samples")));
    }
    Ok(())
}

/// A voice with music under it, as long as the voice to the sample.
pub(crate) struct VoiceOverMusic {
    voice: Box<dyn AudioSource>,
    music: Track,
    design: Music,
    /// Blocks of the voice that were heard and not mixed yet.
    ahead: VecDeque<Vec<f32>>,
    /// How long the music stays down.
    hold: u32,
    gain_db: f32,
    limiter: Option<Limiter>,
    mixed: Vec<f32>,
    ready: VecDeque<f32>,
    total: u64,
    at: u64,
}

impl VoiceOverMusic {
    /// Lays music that was [made ready](ready_music) under a voice of 48 kHz.
    pub(crate) fn new(voice: Box<dyn AudioSource>, music: &Path, design: Music) -> Result<Self> {
        let total = voice.total_samples();
        Ok(VoiceOverMusic {
            music: Track::open(music, design.looped)?,
            voice,
            ahead: VecDeque::with_capacity(AHEAD_BLOCKS + 1),
            hold: 0,
            gain_db: design.level_db,
            design,
            limiter: Some(Limiter::new(amplitude(CEILING_DBTP))),
            mixed: Vec::with_capacity(BLOCK),
            ready: VecDeque::with_capacity(2 * BLOCK),
            total,
            at: 0,
        })
    }

    /// Reads, mixes and limits the next block; at the end of the voice, the limiter's rest.
    fn mix(&mut self) -> Result<()> {
        while self.ahead.len() <= AHEAD_BLOCKS {
            let block = self.hear()?;
            if block.is_empty() {
                break;
            }
            self.ahead.push_back(block);
        }
        self.mixed.clear();
        let Some(mut block) = self.ahead.pop_front() else {
            if let Some(limiter) = self.limiter.take() {
                limiter.finish(&mut self.mixed);
            }
            self.ready.extend(&self.mixed);
            return Ok(());
        };
        let (from, to) = self.move_gain(&block);
        self.lay_under(&mut block, from, to)?;
        if let Some(limiter) = &mut self.limiter {
            limiter.push(&block, 1.0, &mut self.mixed);
        }
        self.ready.extend(&self.mixed);
        Ok(())
    }

    fn hear(&mut self) -> Result<Vec<f32>> {
        let mut block = vec![0.0; BLOCK];
        let mut count = 0;
        while count < BLOCK {
            match self.voice.read(&mut block[count..])? {
                0 => break,
                read => count += read,
            }
        }
        block.truncate(count);
        Ok(block)
    }

    /// The music's gain at the beginning and the end of a block.
    fn move_gain(&mut self, block: &[f32]) -> (f32, f32) {
        let speaks = speaks(block) || self.ahead.iter().any(|block| speaks(block));
        self.hold = if speaks { HOLD_BLOCKS } else { self.hold.saturating_sub(1) };
        let down = if self.hold > 0 { self.design.duck_db } else { 0.0 };
        let goal = self.design.level_db - down;
        let from = self.gain_db;
        let part = if goal < from { ATTACK } else { RELEASE };
        self.gain_db += (goal - from) * part;
        (amplitude(from), amplitude(self.gain_db))
    }

    fn lay_under(&mut self, block: &mut [f32], from: f32, to: f32) -> Result<()> {
        let mut music = [0.0; BLOCK];
        self.music.read(&mut music[..block.len()])?;
        let end = if self.design.looped { self.total } else { self.total.min(self.music.length) };
        for (index, (sample, music)) in block.iter_mut().zip(music).enumerate() {
            let gain = from + (to - from) * index as f32 / BLOCK as f32;
            *sample += music * gain * self.fade(self.at, end);
            self.at += 1;
        }
        Ok(())
    }

    /// How much of the music is heard at a sample, by its fades.
    fn fade(&self, at: u64, end: u64) -> f32 {
        let part = |samples: u64, ms: u32| {
            let whole = u64::from(ms) * u64::from(RATE_HZ) / 1_000;
            if samples >= whole { 1.0 } else { samples as f32 / whole as f32 }
        };
        let (fades_in, fades_out) = (self.design.fade_in_ms, self.design.fade_out_ms);
        part(at, fades_in) * part(end.saturating_sub(at), fades_out)
    }
}

impl AudioSource for VoiceOverMusic {
    fn sample_rate_hz(&self) -> u32 {
        RATE_HZ
    }

    fn total_samples(&self) -> u64 {
        self.total
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        while self.ready.len() < block.len() && self.limiter.is_some() {
            self.mix()?;
        }
        let count = block.len().min(self.ready.len());
        for (slot, sample) in block.iter_mut().zip(self.ready.drain(..count)) {
            *slot = sample;
        }
        Ok(count)
    }
}

/// The music's file, from its beginning again where it is looped.
struct Track {
    path: PathBuf,
    file: WavSource,
    length: u64,
    at: u64,
    looped: bool,
}

impl Track {
    fn open(path: &Path, looped: bool) -> Result<Track> {
        let file = WavSource::open(path)?;
        Ok(Track { path: path.to_owned(), length: file.total_samples(), file, at: 0, looped })
    }

    /// Fills a block; silence follows music that is not looped.
    fn read(&mut self, block: &mut [f32]) -> Result<()> {
        let mut count = 0;
        while count < block.len() {
            let read = self.file.read(&mut block[count..])?;
            if read == 0 && (!self.looped || self.at == 0) {
                break;
            }
            if read == 0 {
                *self = Track::open(&self.path, true)?;
                continue;
            }
            if self.looped {
                self.soften(&mut block[count..count + read]);
            }
            self.at += read as u64;
            count += read;
        }
        Ok(())
    }

    fn soften(&self, block: &mut [f32]) {
        for (sample, at) in block.iter_mut().zip(self.at..) {
            let edge = at.min(self.length.saturating_sub(at + 1));
            if edge < SEAM {
                *sample *= edge as f32 / SEAM as f32;
            }
        }
    }
}

fn speaks(block: &[f32]) -> bool {
    let power: f32 = block.iter().map(|sample| sample * sample).sum();
    power > SPEAKS * SPEAKS * BLOCK as f32
}

fn amplitude(decibels: f32) -> f32 {
    10_f32.powf(decibels / 20.0)
}

#[cfg(test)]
mod tests;
