//! The piece of sound that each frame's lips are read from.

use std::collections::VecDeque;

use osirix_core::Result;
use osirix_core::media::FrameRate;

use crate::audio::{MEL_BANDS, MEL_COLUMNS_PER_SECOND, MEL_SILENCE, MelColumn, MelColumns};

/// Columns of a window: a fifth of a second.
pub(super) const COLUMNS: usize = 16;

/// The windows of all frames, one after the other.
///
/// Frame `i`'s starts at column `i * 80 / fps`, rounded down. Where it would reach beyond the end
/// of the sound it is the last that does not, and stays so. A sound that is shorter than a window
/// has silence behind it.
pub(super) struct Windows {
    columns: MelColumns,
    rate: FrameRate,
    recent: VecDeque<MelColumn>,
    /// Which column the first of these is.
    first: u64,
    frame: u64,
}

impl Windows {
    pub(super) fn new(columns: MelColumns, rate: FrameRate) -> Self {
        Windows { columns, rate, recent: VecDeque::new(), first: 0, frame: 0 }
    }

    /// Appends the next frame's window as the model takes it: band by band.
    pub(super) fn next_into(&mut self, mel: &mut Vec<f32>) -> Result<()> {
        let last = self.columns.total().saturating_sub(COLUMNS as u64);
        let wanted = self.frame * MEL_COLUMNS_PER_SECOND / u64::from(self.rate.fps());
        self.reach(wanted.min(last))?;
        self.frame += 1;
        for band in 0..MEL_BANDS {
            mel.extend(self.recent.iter().map(|column| column[band]));
        }
        Ok(())
    }

    fn reach(&mut self, start: u64) -> Result<()> {
        while self.first + (self.recent.len() as u64) < start + COLUMNS as u64 {
            let column = self.columns.next()?;
            self.recent.push_back(column.unwrap_or([MEL_SILENCE; MEL_BANDS]));
            if self.recent.len() > COLUMNS {
                self.recent.pop_front();
                self.first += 1;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audio::{MEL_RATE_HZ, WavSource};

    /// A sound that rises, so that no column is like another.
    fn columns(samples: usize) -> MelColumns {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sound.wav");
        let spec = hound::WavSpec {
            channels: 1,
            sample_rate: MEL_RATE_HZ,
            bits_per_sample: 16,
            sample_format: hound::SampleFormat::Int,
        };
        let mut writer = hound::WavWriter::create(&path, spec).unwrap();
        for n in 0..samples {
            let sign = if n % 3 == 0 { 1 } else { -1 };
            writer.write_sample((sign * (n as i32 + 100)) as i16).unwrap();
        }
        writer.finalize().unwrap();
        MelColumns::new(Box::new(WavSource::open(&path).unwrap())).unwrap()
    }

    fn all(mut columns: MelColumns) -> Vec<MelColumn> {
        std::iter::from_fn(|| columns.next().unwrap()).collect()
    }

    fn starts(samples: usize, rate: FrameRate, frames: u64) -> Vec<usize> {
        let all = all(columns(samples));
        let mut windows = Windows::new(columns(samples), rate);
        let start = |_| {
            let mut mel = Vec::new();
            windows.next_into(&mut mel).unwrap();
            assert_eq!(mel.len(), MEL_BANDS * COLUMNS);
            let is_it = |start: &usize| {
                let cells = (0..MEL_BANDS).flat_map(|band| (0..COLUMNS).map(move |n| (band, n)));
                cells.zip(&mel).all(|((band, n), number)| all[start + n][band] == *number)
            };
            (0..=all.len() - COLUMNS).find(is_it).unwrap()
        };
        (0..frames).map(start).collect()
    }

    #[test]
    fn a_frames_window_starts_with_it_and_the_last_ones_are_the_sounds_end() {
        // 81 columns: int(i * 80 / fps) while 16 more are there, then the last 16.
        let expected = [0, 3, 6, 9, 12, 16, 19, 22, 25, 28, 32, 35, 38, 41, 44, 48, 51, 54, 57, 60];
        let found = starts(16_000, FrameRate::Fps25, 25);
        assert_eq!(found[..20], expected);
        assert_eq!(found[20..], [64, 65, 65, 65, 65]);
        let found = starts(16_000, FrameRate::Fps30, 30);
        assert_eq!(found[..7], [0, 2, 5, 8, 10, 13, 16]);
        assert_eq!(found[23..], [61, 64, 65, 65, 65, 65, 65]);
    }

    #[test]
    fn a_short_sound_has_silence_behind_it() {
        let mut windows = Windows::new(columns(1_000), FrameRate::Fps25);
        let all = all(columns(1_000));
        for _ in 0..3 {
            let mut mel = Vec::new();
            windows.next_into(&mut mel).unwrap();
            for (band, row) in mel.chunks(COLUMNS).enumerate() {
                assert!(all.iter().zip(row).all(|(column, number)| column[band] == *number));
                assert!(row[all.len()..].iter().all(|number| *number == MEL_SILENCE));
            }
        }
    }
}
