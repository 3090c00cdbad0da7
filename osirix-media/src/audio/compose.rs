//! Music of the platform's own: computed from a few chords, each piece a loop without a seam.
//!
//! A note that lasts beyond the end goes on at the beginning, and so does the echo: the end of a
//! piece flows into its beginning.

use std::f32::consts::{PI, TAU};
use std::io::Cursor;

use hound::WavWriter;
use osirix_core::Result;

use super::{RATE_HZ, wav};

/// The names of the pieces that [`compose`] knows.
pub const PIECES: [&str; 3] = ["dawn", "resolve", "undertow"];

/// The loudest sample: half of what a file can hold.
const PEAK: f32 = 0.5;
const ECHO_PASSES: usize = 2;

/// A piece: its chords, one for each bar, and how they are played.
struct Piece {
    /// How long a bar is, in seconds.
    bar_s: f32,
    /// Notes as MIDI numbers them, the lowest first.
    chords: &'static [[u8; 4]],
    /// Which note of the chord each step of a bar plays, an octave higher.
    steps: &'static [usize],
    pad: f32,
    pluck: f32,
    bass: f32,
    /// How long an echo takes, in seconds, and how much of it is left.
    echo: (f32, f32),
}

fn piece(name: &str) -> Option<Piece> {
    Some(match name {
        "dawn" => Piece {
            bar_s: 4.0,
            chords: &[
                [48, 55, 64, 67],
                [45, 52, 60, 64],
                [41, 48, 57, 64],
                [43, 50, 59, 62],
                [48, 55, 62, 67],
                [40, 47, 59, 64],
                [41, 53, 57, 60],
                [43, 50, 55, 62],
            ],
            steps: &[0, 2, 3, 1],
            pad: 0.16,
            pluck: 0.10,
            bass: 0.12,
            echo: (0.75, 0.35),
        },
        "resolve" => Piece {
            bar_s: 2.4,
            chords: &[
                [50, 57, 62, 66],
                [47, 54, 62, 66],
                [43, 55, 59, 62],
                [45, 52, 61, 64],
                [50, 57, 64, 66],
                [42, 54, 57, 61],
                [43, 50, 59, 67],
                [45, 57, 61, 64],
            ],
            steps: &[0, 1, 2, 3, 2, 1, 3, 2],
            pad: 0.11,
            pluck: 0.17,
            bass: 0.16,
            echo: (0.45, 0.3),
        },
        "undertow" => Piece {
            bar_s: 3.2,
            chords: &[
                [38, 50, 53, 57],
                [38, 50, 53, 58],
                [36, 48, 51, 55],
                [41, 48, 53, 56],
                [38, 50, 57, 62],
                [34, 46, 53, 58],
                [31, 43, 50, 55],
                [33, 45, 49, 57],
            ],
            steps: &[0, 0, 1, 0, 2, 0, 1, 0],
            pad: 0.2,
            pluck: 0.08,
            bass: 0.22,
            echo: (0.6, 0.45),
        },
        _ => return None,
    })
}

/// A piece as a WAV file: 16-bit mono, 19 to 32 seconds; `None` for a name that is none of
/// [`PIECES`]. The same bytes each time on the same machine.
pub fn compose(name: &str) -> Option<Result<Vec<u8>>> {
    let piece = piece(name)?;
    let mut sound = Loop::of(piece.bar_s * piece.chords.len() as f32);
    for (bar, chord) in piece.chords.iter().enumerate() {
        let start = bar as f32 * piece.bar_s;
        play(&mut sound, &piece, chord, start);
    }
    sound.echo(piece.echo);
    Some(sound.file())
}

fn play(sound: &mut Loop, piece: &Piece, chord: &[u8; 4], start: f32) {
    for note in &chord[1..] {
        sound.note(pad, *note, start, piece.bar_s * 1.2, piece.pad);
    }
    sound.note(bass, chord[0].saturating_sub(12), start, piece.bar_s, piece.bass);
    let step_s = piece.bar_s / piece.steps.len() as f32;
    for (step, which) in piece.steps.iter().enumerate() {
        // The first one of a bar is a little louder.
        let level = if step == 0 { piece.pluck } else { piece.pluck * 0.7 };
        sound.note(pluck, chord[*which] + 12, start + step as f32 * step_s, 1.6, level);
    }
}

/// What an instrument sounds like: a sample of a note of this frequency, so many seconds after its
/// beginning, when it lasts so long.
type Instrument = fn(hz: f32, at: f32, length: f32) -> f32;

/// Two voices that are a little out of tune, coming and going slowly.
fn pad(hz: f32, at: f32, length: f32) -> f32 {
    let swell = (PI * (at / length).clamp(0.0, 1.0)).sin().powf(0.7);
    let voice =
        |hz: f32| (1..=4).map(|k| (TAU * hz * k as f32 * at).sin() / (k * k) as f32).sum::<f32>();
    swell * (voice(hz * 0.9985) + voice(hz * 1.0015)) * 0.5
}

/// A plucked string: the higher a part of its sound, the sooner it is gone.
fn pluck(hz: f32, at: f32, length: f32) -> f32 {
    let end = ((length - at) / 0.05).clamp(0.0, 1.0) * (at / 0.003).clamp(0.0, 1.0);
    let part = |k: u8| {
        let k = f32::from(k);
        (TAU * hz * k * at).sin() / k * (-at * (1.8 + 1.4 * k)).exp()
    };
    end * (1..=5).map(part).sum::<f32>()
}

fn bass(hz: f32, at: f32, length: f32) -> f32 {
    let end = ((length - at) / 0.2).clamp(0.0, 1.0) * (at / 0.02).clamp(0.0, 1.0);
    end * (-at * 0.5).exp() * ((TAU * hz * at).sin() + 0.3 * (TAU * hz * 2.0 * at).sin())
}

/// A sound whose end flows into its beginning.
struct Loop(Vec<f32>);

impl Loop {
    fn of(seconds: f32) -> Self {
        Loop(vec![0.0; samples(seconds)])
    }

    fn note(&mut self, play: Instrument, note: u8, start: f32, length: f32, level: f32) {
        let hz = 440.0 * ((f32::from(note) - 69.0) / 12.0).exp2();
        let (first, count) = (samples(start), self.0.len());
        for at in 0..samples(length) {
            let sample = play(hz, at as f32 / RATE_HZ as f32, length);
            self.0[(first + at) % count] += level * sample;
        }
    }

    fn echo(&mut self, (delay_s, left): (f32, f32)) {
        let (delay, count) = (samples(delay_s), self.0.len());
        let dry = self.0.clone();
        // The second time around, what echoes at the beginning is the end.
        for _ in 0..ECHO_PASSES {
            for (at, dry) in dry.iter().enumerate() {
                self.0[at] = dry + left * self.0[(at + count - delay) % count];
            }
        }
    }

    fn file(self) -> Result<Vec<u8>> {
        let loudest = self.0.iter().fold(0.0_f32, |most, sample| most.max(sample.abs()));
        let factor = PEAK / loudest.max(f32::EPSILON) * f32::from(i16::MAX);
        let whole: Vec<_> = self.0.iter().map(|sample| (sample * factor) as i16).collect();
        let mut file = Cursor::new(Vec::new());
        let failed = |error| wav::failed("write music", error);
        let mut writer = WavWriter::new(&mut file, wav::spec(RATE_HZ)).map_err(failed)?;
        wav::write(&mut writer, &whole)?;
        writer.finalize().map_err(failed)?;
        Ok(file.into_inner())
    }
}

fn samples(seconds: f32) -> usize {
    (seconds * RATE_HZ as f32).round() as usize
}

#[cfg(test)]
mod tests {
    use hound::WavReader;

    use super::*;

    #[test]
    fn each_piece_is_a_loop_without_a_seam_or_a_clipped_sample() {
        for name in PIECES {
            let file = compose(name).unwrap().unwrap();
            let reader = WavReader::new(Cursor::new(file)).unwrap();
            let samples: Vec<i32> =
                reader.into_samples::<i16>().map(|s| s.unwrap().into()).collect();
            let seconds = samples.len() as u32 / RATE_HZ;
            assert!((19..=32).contains(&seconds), "{name}: {seconds} s");
            let loudest = samples.iter().map(|sample| sample.abs()).max().unwrap();
            assert!((16_000..=16_384).contains(&loudest), "{name}: {loudest}");
            let steepest = samples.windows(2).map(|two| (two[1] - two[0]).abs()).max().unwrap();
            let seam = (samples[0] - samples[samples.len() - 1]).abs();
            assert!(seam <= steepest, "{name}: a step of {seam} where it begins again");
            let quiet = samples
                .chunks(RATE_HZ as usize)
                .all(|second| second.iter().map(|sample| sample.abs()).max().unwrap() < 1_000);
            assert!(!quiet, "{name}");
        }
        assert!(compose("silence").is_none());
    }
}
