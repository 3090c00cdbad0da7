//! A recording that somebody brings to be the voice.

use std::path::Path;

use osirix_core::{Error, ErrorCode, Result};

use super::decode::Decoded;
use super::{MasteredAudio, Mastering};

/// What the recording is called in requests.
pub(crate) const FIELD: &str = "audio";
/// The shortest recording, in microseconds: a tenth of a second.
const LEAST_US: u64 = 100_000;
/// The longest recording, in microseconds: half an hour.
pub(crate) const MOST_US: u64 = 30 * 60 * 1_000_000;
/// What is never louder than -60 dBFS is silent: made as loud as a voice, it would be noise.
pub(crate) const FAINT: f32 = 0.001;

/// How long a recording is, in microseconds; one that is unreadable, too short, too long or silent
/// is refused. It is decoded until something is heard, and counted from there on, the silence in
/// its last packet with it.
pub(crate) fn recording_length(mut sound: Decoded) -> Result<u64> {
    let (mut block, mut length) = (Vec::new(), Length::default());
    while let Some(rate_hz) = sound.next(&mut block)? {
        length.rate_hz = rate_hz;
        length.add(block.len() as u64)?;
        length.heard |= block.iter().any(|sample| sample.abs() > FAINT);
        block.clear();
        if length.heard {
            break;
        }
    }
    while length.heard
        && let Some(samples) = sound.skip()?
    {
        length.add(samples)?;
    }
    length.checked()
}

/// Masters a recording to a WAV file as the speech of a voice is; silence follows one that is
/// shorter than `least_us`. `told` is asked now and then, and may stop it.
pub(crate) fn master_recording(
    mut sound: Decoded,
    to: &Path,
    least_us: u64,
    told: &dyn Fn() -> Result<()>,
) -> Result<MasteredAudio> {
    let scratch = to.parent().unwrap_or(Path::new("."));
    let (mut block, mut length) = (Vec::new(), Length::default());
    let mut mastering: Option<Mastering> = None;
    while let Some(rate_hz) = sound.next(&mut block)? {
        let mastering = match &mut mastering {
            Some(mastering) => mastering,
            none => none.insert(Mastering::new(rate_hz, scratch)?),
        };
        length.rate_hz = rate_hz;
        length.add(block.len() as u64)?;
        length.heard |= block.iter().any(|sample| sample.abs() > FAINT);
        mastering.push(&block)?;
        block.clear();
        told()?;
    }
    let length_us = length.checked()?;
    let Some(mut mastering) = mastering else { return Err(short(0)) };
    let missing_us = least_us.saturating_sub(length_us);
    let mut missing = missing_us * u64::from(length.rate_hz) / 1_000_000;
    let silence = vec![0.0; length.rate_hz as usize];
    while missing > 0 {
        let count = missing.min(silence.len() as u64);
        mastering.push(&silence[..count as usize])?;
        missing -= count;
    }
    mastering.finish(to)
}

/// How much was read of a recording.
#[derive(Default)]
struct Length {
    samples: u64,
    rate_hz: u32,
    heard: bool,
}

impl Length {
    fn micros(&self) -> u64 {
        self.samples.saturating_mul(1_000_000) / u64::from(self.rate_hz.max(1))
    }

    fn add(&mut self, samples: u64) -> Result<()> {
        self.samples = self.samples.saturating_add(samples);
        if self.micros() <= MOST_US {
            return Ok(());
        }
        Err(Error::new(ErrorCode::TooLarge, "the recording is too long: split it")
            .with("field", FIELD)
            .with("limit", format!("{} s", MOST_US / 1_000_000)))
    }

    fn checked(&self) -> Result<u64> {
        if self.micros() < LEAST_US {
            return Err(short(self.micros()));
        }
        if !self.heard {
            return Err(Error::invalid(FIELD, "the recording is silent: nothing is heard in it")
                .with("limit", "-60 dBFS"));
        }
        Ok(self.micros())
    }
}

fn short(length_us: u64) -> Error {
    Error::invalid(FIELD, "the recording is too short")
        .with("limit", "0.1 s")
        .with("value", format!("{length_us} us"))
}

#[cfg(test)]
mod tests {
    use std::f32::consts::TAU;

    use hound::{SampleFormat, WavSpec, WavWriter};

    use super::*;
    use crate::audio::{WavSource, opened};
    use osirix_core::media::AudioSource as _;

    const PLAIN: WavSpec = WavSpec {
        channels: 1,
        sample_rate: 16_000,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };

    /// A tone of this loudness in this form, so many milliseconds long.
    fn tone(path: &Path, ms: u32, level: f32, spec: WavSpec) {
        let mut writer = WavWriter::create(path, spec).unwrap();
        let most = ((1_i64 << (spec.bits_per_sample - 1)) - 1) as f32 * level;
        for at in 0..u64::from(ms) * u64::from(spec.sample_rate) / 1_000 {
            let sample = (at as f32 * 300.0 * TAU / spec.sample_rate as f32).sin() * most;
            (0..spec.channels).for_each(|_| writer.write_sample(sample as i32).unwrap());
        }
        writer.finalize().unwrap();
    }

    fn length(path: &Path) -> Result<u64> {
        recording_length(opened(path, FIELD)?)
    }

    fn mastered(path: &Path, to: &Path, least_us: u64) -> Result<MasteredAudio> {
        master_recording(opened(path, FIELD)?, to, least_us, &|| Ok(()))
    }

    fn refusal(path: &Path) -> Error {
        let refusal = length(path).unwrap_err();
        assert_eq!(refusal.context_value("field"), Some("audio"), "{refusal}");
        let made = path.with_extension("made.wav");
        let later = mastered(path, &made, 0).unwrap_err();
        assert_eq!(later.code(), refusal.code(), "and so does who masters it");
        assert!(!made.exists());
        refusal
    }

    #[test]
    fn a_length_is_known_before_the_work_and_is_what_comes_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        let six = WavSpec { channels: 6, sample_rate: 192_000, bits_per_sample: 24, ..PLAIN };
        for spec in [PLAIN, WavSpec { sample_rate: 8_000, ..PLAIN }, six] {
            tone(&path, 1_500, 0.2, spec);
            assert_eq!(length(&path).unwrap(), 1_500_000);
            let made = folder.path().join("made.wav");
            let sound = mastered(&path, &made, 0).unwrap();
            assert_eq!(sound.duration_us, 1_500_000);
            assert!((sound.loudness_lufs + 14.0).abs() < 0.6, "{}", sound.loudness_lufs);
            let drawn_out = mastered(&path, &made, 2_000_000).unwrap();
            assert_eq!(drawn_out.duration_us, 2_000_000);
            assert_eq!(WavSource::open(&made).unwrap().total_samples(), 96_000);
        }
    }

    #[test]
    fn what_others_encode_is_counted_as_it_is_decoded() {
        let folder = tempfile::tempdir().unwrap();
        let wav = folder.path().join("a.wav");
        tone(&wav, 3_000, 0.2, PLAIN);
        for name in ["a.mp3", "a.flac", "a.ogg", "a.aac"] {
            let path = folder.path().join(name);
            let mut ffmpeg = std::process::Command::new("ffmpeg");
            ffmpeg.args(["-v", "error", "-y", "-i"]).arg(&wav).arg(&path);
            assert!(ffmpeg.status().unwrap().success());
            let counted = length(&path).unwrap();
            let made = mastered(&path, &folder.path().join("m.wav"), 0);
            let decoded = made.unwrap().duration_us;
            // What encoders fill their last packet up with is counted, and not heard.
            assert!((0..80_000).contains(&(counted - decoded)), "{name}: {counted}, {decoded}");
            assert!(decoded.abs_diff(3_000_000) < 140_000, "{name}: {decoded}");
        }
    }

    #[test]
    fn what_is_no_recording_is_refused_by_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        for bytes in [&b""[..], b"no sound at all", &[0; 4_096]] {
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(refusal(&path).code(), ErrorCode::Unsupported);
        }
        tone(&path, 0, 0.2, PLAIN);
        assert_eq!(refusal(&path).context_value("limit"), Some("0.1 s"));
        tone(&path, 50, 0.2, PLAIN);
        assert_eq!(refusal(&path).context_value("limit"), Some("0.1 s"));
        tone(&path, 2_000, 0.0005, PLAIN);
        assert_eq!(refusal(&path).context_value("limit"), Some("-60 dBFS"));
        tone(&path, 1_000, 0.2, WavSpec { sample_rate: 4_000, ..PLAIN });
        assert_eq!(refusal(&path).context_value("limit"), Some("8000..192000 Hz"));
    }

    #[test]
    fn what_is_longer_than_half_an_hour_is_refused_wherever_its_sound_begins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wav");
        tone(&path, 30 * 60 * 1_000 + 100, 0.2, WavSpec { sample_rate: 8_000, ..PLAIN });
        let refusal = length(&path).unwrap_err();
        assert_eq!(refusal.code(), ErrorCode::TooLarge);
        assert_eq!(refusal.context_value("limit"), Some("1800 s"));
    }

    #[test]
    fn a_file_that_breaks_off_is_taken_as_far_as_it_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.mp3.txt");
        tone(&path, 4_000, 0.2, PLAIN);
        let whole = std::fs::read(&path).unwrap();
        std::fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        let counted = length(&path).unwrap();
        assert!(counted.abs_diff(2_000_000) < 80_000, "{counted}");
        let made = mastered(&path, &folder.path().join("m.wav"), 0).unwrap();
        assert!(made.duration_us.abs_diff(counted) < 80_000, "{}", made.duration_us);
    }
}
