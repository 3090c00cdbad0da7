use std::f32::consts::TAU;

use ebur128::{EbuR128, Mode};
use hound::{SampleFormat, WavSpec, WavWriter};
use osirix_core::ErrorCode;
use osirix_core::media::Music;

use super::*;
use crate::audio::opened;
use crate::audio::peak::PeakMeter;

const SECOND: usize = RATE_HZ as usize;

/// Speech-like: a tone of 200 Hz that speaks in some seconds and rests in the others.
fn voice(seconds: &[bool]) -> Vec<f32> {
    let tone = |at: usize| 0.28 * (at as f32 * 200.0 * TAU / RATE_HZ as f32).sin();
    let sample = |at: usize| if seconds[at / SECOND] { tone(at) } else { 0.0 };
    (0..seconds.len() * SECOND).map(sample).collect()
}

/// A file of noise-free music: a tone of 1 kHz, in this form.
fn music(path: &Path, seconds: f32, spec: WavSpec) {
    let mut writer = WavWriter::create(path, spec).unwrap();
    for at in 0..(seconds * spec.sample_rate as f32) as u32 {
        let sample = 0.1 * (at as f32 * 1_000.0 * TAU / spec.sample_rate as f32).sin();
        for _ in 0..spec.channels {
            match spec.sample_format {
                SampleFormat::Float => writer.write_sample(sample).unwrap(),
                SampleFormat::Int => {
                    let most = (1_i64 << (spec.bits_per_sample - 1)) - 1;
                    writer.write_sample((sample * most as f32) as i32).unwrap();
                }
            }
        }
    }
    writer.finalize().unwrap();
}

/// Music that was brought, made ready.
fn readied(brought: &Path, ready: &Path) -> Result<()> {
    ready_music(opened(brought, "music")?, ready, u64::MAX)
}

const PLAIN: WavSpec = WavSpec {
    channels: 2,
    sample_rate: 44_100,
    bits_per_sample: 16,
    sample_format: SampleFormat::Int,
};

struct Samples(Vec<f32>, usize);

impl AudioSource for Samples {
    fn sample_rate_hz(&self) -> u32 {
        RATE_HZ
    }

    fn total_samples(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&mut self, block: &mut [f32]) -> Result<usize> {
        let count = block.len().min(self.0.len() - self.1);
        block[..count].copy_from_slice(&self.0[self.1..self.1 + count]);
        self.1 += count;
        Ok(count)
    }
}

fn design() -> Music {
    Music { fade_in_ms: 0, fade_out_ms: 0, ..Music::new("accounts/a/music.wav".parse().unwrap()) }
}

fn mixed(voice: Vec<f32>, music_seconds: f32, design: Music) -> Vec<f32> {
    let folder = tempfile::tempdir().unwrap();
    let (brought, ready) = (folder.path().join("a.wav"), folder.path().join("b.wav"));
    music(&brought, music_seconds, PLAIN);
    readied(&brought, &ready).unwrap();
    let mut source = VoiceOverMusic::new(Box::new(Samples(voice, 0)), &ready, design).unwrap();
    let (mut all, mut block) = (Vec::new(), vec![0.0; 777]);
    loop {
        match source.read(&mut block).unwrap() {
            0 => return all,
            read => all.extend_from_slice(&block[..read]),
        }
    }
}

/// How loud the music's own tone is between two moments, in decibels (Goertzel).
fn music_db(sound: &[f32], from: f32, to: f32) -> f32 {
    let part = &sound[(from * SECOND as f32) as usize..(to * SECOND as f32) as usize];
    let turn = |at: usize| at as f32 * 1_000.0 * TAU / RATE_HZ as f32;
    let (sin, cos) = part.iter().enumerate().fold((0.0, 0.0), |(sin, cos), (at, sample)| {
        (sin + f64::from(sample * turn(at).sin()), cos + f64::from(sample * turn(at).cos()))
    });
    (20.0 * (sin.hypot(cos) * 2.0 / part.len() as f64).max(1e-9).log10()) as f32
}

#[test]
fn the_music_is_down_while_the_voice_speaks_and_comes_back() {
    let sound = mixed(voice(&[false, false, true, true, false, false, false]), 20.0, design());
    let (before, under, after) =
        (music_db(&sound, 0.5, 1.7), music_db(&sound, 2.0, 4.0), music_db(&sound, 6.3, 7.0));
    assert!(before - under > 11.0, "{before} dB before, {under} dB under the voice");
    assert!((before - after).abs() < 1.0, "{before} dB before, {after} dB after");
    let first_word = music_db(&sound, 2.0, 2.1);
    assert!(before - first_word > 10.0, "down when the word begins: {first_word} dB");
}

#[test]
fn the_length_is_the_voices_to_the_sample_and_no_peak_is_clipped() {
    for (length, seconds) in [(1, 3.0), (479, 3.0), (100_001, 0.2), (SECOND * 3, 20.0)] {
        let loud: Vec<f32> = voice(&[true; 3])[..length].iter().map(|s| s * 3.1).collect();
        let design = Music { level_db: 0.0, duck_db: 0.0, ..design() };
        let sound = mixed(loud, seconds, design);
        assert_eq!(sound.len(), length);
        let mut peak = PeakMeter::new();
        peak.push(&sound);
        assert!(peak.finish() <= -1.0, "{length}: {} dBTP", 0);
    }
}

#[test]
fn the_mix_keeps_the_loudness_that_was_aimed_at() {
    let sound = mixed(voice(&[true; 10]), 4.0, design());
    let loudness = |sound: &[f32]| {
        let mut meter = EbuR128::new(1, RATE_HZ, Mode::I).unwrap();
        meter.add_frames_f32(sound).unwrap();
        meter.loudness_global().unwrap()
    };
    let alone = loudness(&voice(&[true; 10]));
    assert!((loudness(&sound) - alone).abs() < 0.5, "{} and {alone} LUFS", loudness(&sound));
}

#[test]
fn music_is_looped_or_ends_and_fades_in_and_out() {
    let silence = vec![0.0; SECOND * 6];
    let looped = mixed(silence.clone(), 2.0, design());
    assert!(music_db(&looped, 4.5, 5.5) > -40.0);
    let once = mixed(silence.clone(), 2.0, Music { looped: false, ..design() });
    assert!(music_db(&once, 0.5, 1.5) > -40.0 && music_db(&once, 2.5, 6.0) < -90.0);
    let fades = Music { fade_in_ms: 2_000, fade_out_ms: 2_000, ..design() };
    let faded = mixed(silence, 2.0, fades);
    let (early, middle) = (music_db(&faded, 0.0, 0.2), music_db(&faded, 2.5, 3.5));
    let late = music_db(&faded, 5.8, 6.0);
    assert!(middle - early > 20.0 && middle - late > 20.0, "{early} {middle} {late}");
}

#[test]
fn sound_of_every_form_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (brought, ready) = (folder.path().join("a.wav"), folder.path().join("b.wav"));
    for (channels, sample_rate, bits_per_sample, sample_format) in [
        (1, 8_000, 16, SampleFormat::Int),
        (6, 192_000, 24, SampleFormat::Int),
        (2, 48_000, 32, SampleFormat::Float),
    ] {
        let spec = WavSpec { channels, sample_rate, bits_per_sample, sample_format };
        music(&brought, 1.0, spec);
        check_beginning_of(&brought).unwrap();
        readied(&brought, &ready).unwrap();
        assert_eq!(WavSource::open(&ready).unwrap().total_samples(), SECOND as u64);
    }
}

fn check_beginning_of(path: &Path) -> Result<()> {
    crate::audio::decode::check_beginning(std::fs::read(path).unwrap())
}

#[test]
fn what_others_encode_is_taken_too() {
    let folder = tempfile::tempdir().unwrap();
    let brought = folder.path().join("a.wav");
    music(&brought, 2.0, PLAIN);
    for name in ["a.mp3", "a.flac", "a.ogg", "a.aac"] {
        let (encoded, ready) = (folder.path().join(name), folder.path().join("b.wav"));
        let mut ffmpeg = std::process::Command::new("ffmpeg");
        ffmpeg.args(["-v", "error", "-y", "-i"]).arg(&brought).arg(&encoded);
        assert!(ffmpeg.status().unwrap().success());
        check_beginning_of(&encoded).unwrap();
        readied(&encoded, &ready).unwrap();
        let samples = WavSource::open(&ready).unwrap().total_samples();
        assert!(samples.abs_diff(2 * SECOND as u64) < 6_000, "{name}: {samples}");
    }
}

#[test]
fn what_is_no_music_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let (brought, ready) = (folder.path().join("a.wav"), folder.path().join("b.wav"));
    for bytes in [&b""[..], b"no sound at all", &[0; 4_096]] {
        std::fs::write(&brought, bytes).unwrap();
        let refusal = readied(&brought, &ready).unwrap_err();
        assert_eq!(refusal.code(), ErrorCode::Unsupported);
        assert_eq!(refusal.context_value("field"), Some("music"));
    }
    for spec in [WavSpec { sample_rate: 4_000, ..PLAIN }, WavSpec { sample_rate: 384_000, ..PLAIN }]
    {
        music(&brought, 1.0, spec);
        let refusal = readied(&brought, &ready).unwrap_err();
        assert_eq!(refusal.context_value("limit"), Some("8000..192000 Hz"));
    }
    for seconds in [0.0, 0.05] {
        music(&brought, seconds, PLAIN);
        let refusal = readied(&brought, &ready).unwrap_err();
        assert_eq!(refusal.context_value("field"), Some("music"), "{refusal}");
    }
}
