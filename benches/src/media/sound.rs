//! What sound goes through: the mel spectrogram that lip-sync models hear, beside librosa's, and the
//! way from a voice's rate to the video's, beside soxr's.

use std::f64::consts::TAU;
use std::path::Path;
use std::time::Instant;

use osirix::{Error, Result};
use osirix_media::measure;
use serde_json::json;

use super::ROUNDS;
use super::peer::Peer;
use crate::median;

const SECONDS: usize = 60;
const MEL_HZ: u32 = 16_000;
const VOICE_HZ: u32 = 24_000;
const VIDEO_HZ: u32 = 48_000;
/// Tones up to nine tenths of what the voice's rate can hold.
const TONES_HZ: [f64; 6] = [97.0, 440.0, 1_867.0, 4_441.0, 7_919.0, 10_799.0];

pub(super) fn run(peer: &mut Peer) -> Result<()> {
    let folder = tempfile::tempdir().map_err(|e| Error::io("make a folder", e))?;
    let (given, made) = (folder.path().join("given"), folder.path().join("made"));
    println!("\n## A minute of sound, {ROUNDS} rounds, medians\n");
    println!("| step | ours | peer | ratio | signal to noise, ours | peer |");
    println!("|---|---|---|---|---|---|");

    let sound = tones(MEL_HZ);
    write(&given, &sound)?;
    let question = json!({ "do": "mel", "sound": given });
    let (ours, theirs) = in_turn(|| measure::mel(sound.clone()), || peer.seconds(&question))?;
    row("mel spectrogram at 16 kHz, librosa", ours, theirs, "");

    let (sound, ideal) = (tones(VOICE_HZ), tones(VIDEO_HZ));
    write(&given, &sound)?;
    let question = json!({ "do": "resample", "sound": given, "out": made, "from_hz": VOICE_HZ, "to_hz": VIDEO_HZ });
    let ours_made = || measure::resampled(&sound, VOICE_HZ, VIDEO_HZ);
    let (ours, theirs) = in_turn(ours_made, || peer.seconds(&question))?;
    let noise =
        format!("{:.0} dB | {:.0} dB", snr(&ours_made()?, &ideal), snr(&read(&made)?, &ideal));
    row("24 to 48 kHz, soxr's high quality", ours, theirs, &noise);
    Ok(())
}

/// The medians of both, measured in turn.
fn in_turn(
    ours: impl Fn() -> Result<Vec<f32>>,
    mut theirs: impl FnMut() -> Result<f64>,
) -> Result<(f64, f64)> {
    let (mut our_times, mut their_times) = (Vec::new(), Vec::new());
    // What is loaded with the first call is no part of the work.
    theirs()?;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        ours()?;
        our_times.push(start.elapsed().as_secs_f64());
        their_times.push(theirs()?);
    }
    Ok((median(our_times), median(their_times)))
}

fn row(step: &str, ours: f64, theirs: f64, noise: &str) {
    let noise = if noise.is_empty() { "| " } else { noise };
    println!(
        "| {step} | {:.0} ms | {:.0} ms | {:.2} | {noise} |",
        ours * 1e3,
        theirs * 1e3,
        ours / theirs
    );
}

fn tones(rate_hz: u32) -> Vec<f32> {
    let sample = |at: usize| {
        let time = at as f64 / f64::from(rate_hz);
        TONES_HZ.iter().map(|hz| 0.1 * (TAU * hz * time).sin()).sum::<f64>() as f32
    };
    (0..SECONDS * rate_hz as usize).map(sample).collect()
}

/// How much stronger the sound is than what is wrong in it, in decibels; its ends do not count.
fn snr(made: &[f32], ideal: &[f32]) -> f64 {
    let edge = ideal.len() / SECONDS / 10;
    let inner = edge..ideal.len().min(made.len()) - edge;
    let (mut signal, mut noise) = (0.0, 0.0);
    for (made, ideal) in made[inner.clone()].iter().zip(&ideal[inner]) {
        signal += f64::from(*ideal).powi(2);
        noise += (f64::from(*made) - f64::from(*ideal)).powi(2);
    }
    10.0 * (signal / noise).log10()
}

fn write(path: &Path, sound: &[f32]) -> Result<()> {
    let bytes: Vec<u8> = sound.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    std::fs::write(path, bytes).map_err(|e| Error::io("write sound", e))
}

fn read(path: &Path) -> Result<Vec<f32>> {
    let bytes = std::fs::read(path).map_err(|e| Error::io("read sound", e))?;
    let samples = bytes.chunks_exact(4);
    Ok(samples.map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect())
}
