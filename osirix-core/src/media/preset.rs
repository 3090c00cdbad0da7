//! What each network takes: the formats, lengths and sizes of a video that is made for it.
//!
//! A network's limits change now and then; each limit here is the strictest that its own
//! documentation tells to whoever publishes by its interface. The guide to videos names the pages.

use std::time::Duration;

use super::{Aspect, FrameRate, Resolution, Script, VideoSpec, VoiceSettings, Wording};
use crate::error::{Error, ErrorCode, Result};
use crate::names::names;

names! {
    /// The network that a video is made for.
    "preset" pub enum Preset {
        /// A post on X.
        X = "x",
        /// A reel on Instagram.
        InstagramReels = "instagram_reels",
        /// A post in Instagram's feed.
        InstagramFeed = "instagram_feed",
        /// A video of a page on Facebook.
        Facebook = "facebook",
        /// A post on LinkedIn.
        LinkedIn = "linkedin",
        /// A post on TikTok.
        TikTok = "tiktok",
        /// A video on YouTube.
        YouTube = "youtube",
        /// A short on YouTube.
        YouTubeShorts = "youtube_shorts",
        /// A square video that each of these feeds takes.
        Square = "square",
    }
}

/// What a network takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PresetLimits {
    /// The format that suits it best.
    pub spec: VideoSpec,
    /// The shapes that it takes.
    pub aspects: &'static [Aspect],
    /// Frames per second, from and to.
    pub fps: (u32, u32),
    /// The least and the greatest length in microseconds.
    pub duration_us: (u64, u64),
    /// The least and the greatest length of the file in bytes.
    pub bytes: (u64, u64),
    /// Samples of sound per second, at most.
    pub sound_hz: u32,
    /// Integrated loudness that the sound has, in LUFS.
    pub loudness_lufs: f64,
    /// Where the network itself draws nothing over the video.
    pub safe: SafeArea,
}

/// What is kept clear at each side of a picture, in thousandths of its width or height.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SafeArea {
    /// Above, of the height.
    pub top: u32,
    /// At the right, of the width.
    pub right: u32,
    /// Below, of the height.
    pub bottom: u32,
    /// At the left, of the width.
    pub left: u32,
}

impl SafeArea {
    /// The graphics safe area of EBU R 95: nine tenths of the picture.
    pub const PLAIN: SafeArea = SafeArea { top: 50, right: 50, bottom: 50, left: 50 };

    /// The area's left, top, right and bottom in a picture of this size. However much is to be kept
    /// clear, a tenth of each side is left.
    pub fn pixels(self, width: u32, height: u32) -> [u32; 4] {
        let part = |side: u32, thousandths: u32| side * thousandths.min(450) / 1000;
        [
            part(width, self.left),
            part(height, self.top),
            width - part(width, self.right),
            height - part(height, self.bottom),
        ]
    }
}

const SECOND_US: u64 = 1_000_000;
const MINUTE_US: u64 = 60 * SECOND_US;
const MB: u64 = 1_000_000;
const GB: u64 = 1_000 * MB;

/// Above the length that a network asks for at least, as codecs count in units.
const MARGIN_US: u64 = 50_000;

/// The fastest speech that is taken for possible: twice as fast as people read aloud.
const LETTER_US: u64 = 33_000;

const fn at_1080p(aspect: Aspect) -> VideoSpec {
    VideoSpec { aspect, resolution: Resolution::P1080, frame_rate: FrameRate::Fps30 }
}

/// What most of them have in common.
const WIDE: PresetLimits = PresetLimits {
    spec: at_1080p(Aspect::Landscape),
    aspects: Aspect::ALL,
    fps: (1, 60),
    duration_us: (SECOND_US, 12 * 60 * MINUTE_US),
    bytes: (1, 4 * GB),
    sound_hz: 48_000,
    loudness_lufs: -14.0,
    safe: SafeArea::PLAIN,
};

/// Instagram keeps the same limits for everything that is published as a reel.
const INSTAGRAM: PresetLimits = PresetLimits {
    fps: (23, 60),
    duration_us: (3 * SECOND_US, 15 * MINUTE_US),
    bytes: (1, 300 * MB),
    ..WIDE
};

impl Preset {
    /// What the network takes.
    pub const fn limits(self) -> PresetLimits {
        match self {
            Preset::X => {
                let duration_us = (SECOND_US / 2, 140 * SECOND_US);
                PresetLimits { duration_us, bytes: (1, 512 * MB), ..WIDE }
            }
            Preset::InstagramReels => PresetLimits {
                spec: at_1080p(Aspect::Portrait),
                aspects: &[Aspect::Portrait],
                safe: SafeArea { top: 140, right: 130, bottom: 350, left: 60 },
                ..INSTAGRAM
            },
            Preset::InstagramFeed => PresetLimits {
                spec: at_1080p(Aspect::Feed),
                aspects: &[Aspect::Feed, Aspect::Square, Aspect::Landscape],
                ..INSTAGRAM
            },
            Preset::Facebook => PresetLimits { duration_us: (SECOND_US, 240 * MINUTE_US), ..WIDE },
            Preset::LinkedIn => {
                let duration_us = (3 * SECOND_US, 30 * MINUTE_US);
                PresetLimits { duration_us, bytes: (75_000, 500 * MB), ..WIDE }
            }
            Preset::TikTok => PresetLimits {
                spec: at_1080p(Aspect::Portrait),
                fps: (23, 60),
                duration_us: (3 * SECOND_US, 10 * MINUTE_US),
                safe: SafeArea { top: 130, right: 130, bottom: 260, left: 60 },
                ..WIDE
            },
            Preset::YouTube => WIDE,
            Preset::YouTubeShorts => PresetLimits {
                spec: at_1080p(Aspect::Portrait),
                aspects: &[Aspect::Portrait, Aspect::Square],
                duration_us: (SECOND_US, 3 * MINUTE_US),
                safe: SafeArea { top: 150, right: 130, bottom: 250, left: 60 },
                ..WIDE
            },
            Preset::Square => PresetLimits {
                spec: at_1080p(Aspect::Square),
                aspects: &[Aspect::Square],
                fps: (23, 60),
                duration_us: (3 * SECOND_US, 140 * SECOND_US),
                bytes: (75_000, 300 * MB),
                ..WIDE
            },
        }
    }

    /// The format of a video that is asked for in this one: the network's own in place of the
    /// default, another as it is, unless the network does not take it.
    pub fn spec(self, asked: VideoSpec) -> Result<VideoSpec> {
        let limits = self.limits();
        if asked == VideoSpec::default() {
            return Ok(limits.spec);
        }
        if limits.aspects.contains(&asked.aspect) {
            return Ok(asked);
        }
        let shapes: Vec<_> = limits.aspects.iter().map(|aspect| aspect.as_str()).collect();
        Err(Error::invalid("spec", "the network does not take this shape")
            .with("preset", self)
            .with("limit", shapes.join(", "))
            .with("value", asked.aspect))
    }

    /// Refuses a script that cannot be said, however fast, within the greatest length.
    pub fn check_script(self, script: &Script, settings: VoiceSettings) -> Result<()> {
        self.check_length("script", micros(shortest(script, settings.speed)))
    }

    /// The same of a text with the pauses and the pace that it asks for.
    pub fn check_wording(self, wording: &Wording, settings: VoiceSettings) -> Result<()> {
        self.check_length("script", micros(shortest_wording(wording, settings)))
    }

    /// Refuses what is longer than the greatest length.
    pub fn check_length(self, field: &'static str, length_us: u64) -> Result<()> {
        let most_us = self.limits().duration_us.1;
        if length_us <= most_us {
            return Ok(());
        }
        let seconds = |us: u64| format!("{} s", us / SECOND_US);
        Err(Error::new(ErrorCode::TooLarge, "the network takes no video as long as this: cut it")
            .with("field", field)
            .with("preset", self)
            .with("limit", seconds(most_us))
            .with("value", seconds(length_us)))
    }

    /// The length to which a shorter speech is drawn out by silence, in microseconds.
    pub const fn least_us(self) -> u64 {
        self.limits().duration_us.0 + MARGIN_US
    }
}

/// The least time in which anybody says a text, with the pauses that it asks for.
pub fn shortest_wording(wording: &Wording, settings: VoiceSettings) -> Duration {
    let passages = wording.passages().iter().filter_map(|passage| {
        Some(shortest(passage.spoken.as_ref()?, settings.speed * passage.rate))
    });
    passages.sum::<Duration>() + wording.pauses()
}

fn shortest(script: &Script, speed: f32) -> Duration {
    let letters = script.as_str().chars().filter(|c| c.is_alphanumeric()).count() as u64;
    Duration::from_micros(letters * LETTER_US).div_f32(speed.clamp(0.5, 2.0))
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_networks_own_format_is_one_that_it_takes() {
        for preset in Preset::ALL {
            let limits = preset.limits();
            assert!(limits.aspects.contains(&limits.spec.aspect), "{preset}");
            let fps = limits.spec.frame_rate.fps();
            assert!((limits.fps.0..=limits.fps.1).contains(&fps), "{preset}");
            assert!(preset.least_us() < limits.duration_us.1, "{preset}");
            let SafeArea { top, right, bottom, left } = limits.safe;
            assert!(top + bottom < 600 && left + right < 600, "{preset} has room for captions");
        }
    }

    #[test]
    fn the_default_format_gives_way_and_another_is_taken_or_refused() {
        let spec = |aspect| VideoSpec { aspect, ..VideoSpec::default() };
        let reels = Preset::InstagramReels;
        assert_eq!(reels.spec(VideoSpec::default()).unwrap(), at_1080p(Aspect::Portrait));
        assert_eq!(reels.spec(spec(Aspect::Portrait)).unwrap(), spec(Aspect::Portrait));
        let refusal = reels.spec(spec(Aspect::Square)).unwrap_err();
        assert_eq!(refusal.context_value("field"), Some("spec"));
        assert_eq!(refusal.context_value("limit"), Some("9:16"));
    }

    #[test]
    fn a_script_that_nobody_says_in_time_is_refused() {
        let script = |letters| Script::new(&"a".repeat(letters)).unwrap();
        let check = |letters, speed| {
            let settings = VoiceSettings { speed, ..VoiceSettings::default() };
            Preset::X.check_script(&script(letters), settings)
        };
        check(4_200, 1.0).unwrap();
        check(8_400, 2.0).unwrap();
        let refusal = check(4_300, 1.0).unwrap_err();
        assert_eq!(refusal.code(), ErrorCode::TooLarge);
        assert_eq!(refusal.context_value("field"), Some("script"));
        assert_eq!(refusal.context_value("limit"), Some("140 s"));
    }
}
