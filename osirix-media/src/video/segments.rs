//! Where a video is cut, so that its pieces can be encoded at the same time.

use std::ops::Range;

use osirix_core::media::FrameRate;

/// The longest segment in seconds: each begins with a keyframe, and players seek to keyframes.
const MOST_SECONDS: u64 = 2;
/// The shortest segments, half a second: keyframes are ten times as large as other pictures.
const LEAST_PER_SECOND: u64 = 2;
/// Segments come in fours where they can, so that two or four cores end together.
const TOGETHER: u64 = 4;

/// A video's cuts. They depend on its length and pace alone, never on the machine.
#[derive(Debug, Clone, Copy)]
pub(super) struct Segments {
    total: u64,
    count: u64,
}

impl Segments {
    /// The segments of a video of so many frames.
    pub(super) fn of(total: u64, rate: FrameRate) -> Segments {
        let fps = u64::from(rate.fps());
        let needed = total.div_ceil(MOST_SECONDS * fps);
        let most = LEAST_PER_SECOND * total / fps;
        Segments { total, count: needed.next_multiple_of(TOGETHER).min(most).max(needed) }
    }

    /// How many frames the video has.
    pub(super) fn total(self) -> u64 {
        self.total
    }

    /// How many there are.
    pub(super) fn count(self) -> u64 {
        self.count
    }

    /// The frames of one of them: as many as of any other, or one more.
    pub(super) fn frames(self, segment: u64) -> Range<u64> {
        let cut = |at: u64| at * self.total / self.count;
        cut(segment)..cut(segment + 1)
    }

    /// How many frames one of them has.
    pub(super) fn length(self, segment: u64) -> u64 {
        let frames = self.frames(segment);
        frames.end - frames.start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(frames: u64, rate: FrameRate) -> Vec<u64> {
        let segments = Segments::of(frames, rate);
        let all: Vec<_> = (0..segments.count()).map(|at| segments.frames(at)).collect();
        assert_eq!((all[0].start, all[all.len() - 1].end), (0, frames));
        assert!(all.windows(2).all(|pair| pair[0].end == pair[1].start));
        (0..segments.count()).map(|at| segments.length(at)).collect()
    }

    #[test]
    fn segments_come_in_fours_where_they_can() {
        let of = |frames| lengths(frames, FrameRate::Fps25);
        assert_eq!(of(1), [1]);
        assert_eq!(of(24), [24]);
        assert_eq!(of(25), [12, 13]);
        assert_eq!(of(50), [12, 13, 12, 13]);
        assert_eq!(of(200), [50; 4]);
        assert_eq!(of(201).len(), 8);
        assert_eq!(of(430).len(), 12);
    }

    #[test]
    fn no_segment_is_longer_than_two_seconds_or_much_shorter_than_half_a_second() {
        for rate in [FrameRate::Fps25, FrameRate::Fps30] {
            for frames in 1..2000 {
                let lengths = lengths(frames, rate);
                let (least, most) = (lengths.iter().min().unwrap(), lengths.iter().max().unwrap());
                assert!(*most <= 2 * u64::from(rate.fps()), "{frames}: {lengths:?}");
                assert!(*least >= frames.min(u64::from(rate.fps()) / 2), "{frames}: {lengths:?}");
                assert!(most - least <= 1, "{frames}: {lengths:?}");
            }
        }
    }
}
