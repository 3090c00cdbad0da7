use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::media::{Script, VoiceSettings};
use crate::money::Credits;

/// So many credits for each started span of seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// The credits for each started span.
    pub credits: i64,
    /// The span in seconds; at least 1.
    pub per_seconds: u32,
}

impl Rate {
    /// The price of a duration; at least one span.
    pub fn price(self, duration: Duration) -> Credits {
        let span_us = u128::from(self.per_seconds.max(1)) * 1_000_000;
        let spans = duration.as_micros().div_ceil(span_us).max(1);
        Credits(i64::try_from(spans).unwrap_or(i64::MAX).saturating_mul(self.credits))
    }
}

/// What each kind of job costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceList {
    /// Text to speech, by the length of the speech.
    pub tts: Rate,
    /// A video, by its length.
    pub video: Rate,
    /// Lip-sync alone, by the length of the speech.
    pub lip_sync: Rate,
}

impl Default for PriceList {
    fn default() -> Self {
        PriceList {
            tts: Rate { credits: 1, per_seconds: 10 },
            video: Rate { credits: 1, per_seconds: 1 },
            lip_sync: Rate { credits: 1, per_seconds: 2 },
        }
    }
}

impl Rate {
    /// The most that speaking this script can cost: what is held before the work. The charge is
    /// the price of the actual length, and never more than this.
    pub fn quote(self, script: &Script, settings: VoiceSettings) -> Credits {
        self.price(longest_speech(script, settings))
    }
}

/// A generous length for the speech of a script: a third above a slow reading, in which digits
/// and spelled-out capitals take as long as words.
fn longest_speech(script: &Script, settings: VoiceSettings) -> Duration {
    const LETTER_MS: u64 = 85;
    const SPELLED_MS: u64 = 480;
    const PAUSE_MS: u64 = 450;
    let ms: u64 = script
        .as_str()
        .chars()
        .map(|c| match c {
            '0'..='9' | 'A'..='Z' | '%' | '$' | '&' | '@' | '+' | '=' | '/' => SPELLED_MS,
            '.' | '!' | '?' | ';' | ':' | '\n' => PAUSE_MS,
            _ => LETTER_MS,
        })
        .sum();
    Duration::from_millis(800 + ms).div_f32(settings.speed.clamp(0.5, 2.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_started_span_counts_whole() {
        let rate = Rate { credits: 3, per_seconds: 10 };
        assert_eq!(rate.price(Duration::ZERO), Credits(3));
        assert_eq!(rate.price(Duration::from_secs(10)), Credits(3));
        assert_eq!(rate.price(Duration::from_micros(10_000_001)), Credits(6));
    }

    #[test]
    fn a_slower_voice_is_quoted_more() {
        let script = Script::new("One moment, please. The year is 2026.").unwrap();
        let quote = |speed| {
            let settings = VoiceSettings { speed, ..VoiceSettings::default() };
            PriceList::default().video.quote(&script, settings)
        };
        assert!(quote(0.5) > quote(1.0));
        assert!(quote(1.0) > quote(2.0));
    }
}
