use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::media::{Script, VoiceId, VoiceSettings, Wording};
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

/// What each kind of job costs. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceList {
    /// Text to speech, by the length of the speech.
    pub tts: Rate,
    /// A video, by its length.
    pub video: Rate,
    /// Lip-sync alone, by the length of the speech.
    pub lip_sync: Rate,
    /// Voices and engines that have prices of their own.
    pub voices: Vec<VoicePrice>,
}

/// What jobs cost with a voice, or with every voice of an engine. What is not said costs what the
/// list says. In JSON only the voice is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoicePrice {
    /// A voice, `piper/en_US-amy`, or an engine, `piper`: 1 to 200 characters. A voice's own entry
    /// counts before its engine's.
    pub voice: String,
    /// Text to speech, by the length of the speech.
    #[serde(default)]
    pub tts: Option<Rate>,
    /// A video, by its length.
    #[serde(default)]
    pub video: Option<Rate>,
    /// Lip-sync alone, by the length of the speech.
    #[serde(default)]
    pub lip_sync: Option<Rate>,
}

impl Default for PriceList {
    fn default() -> Self {
        PriceList {
            tts: Rate { credits: 1, per_seconds: 10 },
            video: Rate { credits: 1, per_seconds: 1 },
            lip_sync: Rate { credits: 1, per_seconds: 2 },
            voices: Vec::new(),
        }
    }
}

impl PriceList {
    /// The most entries for voices and engines.
    pub const MAX_VOICES: usize = 1_000;

    /// What text to speech costs with a voice.
    pub fn tts_of(&self, voice: &VoiceId) -> Rate {
        self.own(voice, |own| own.tts).unwrap_or(self.tts)
    }

    /// What a video costs with a voice.
    pub fn video_of(&self, voice: &VoiceId) -> Rate {
        self.own(voice, |own| own.video).unwrap_or(self.video)
    }

    /// What lip-sync alone costs with a voice.
    pub fn lip_sync_of(&self, voice: &VoiceId) -> Rate {
        self.own(voice, |own| own.lip_sync).unwrap_or(self.lip_sync)
    }

    fn own(&self, voice: &VoiceId, rate: impl Fn(&VoicePrice) -> Option<Rate>) -> Option<Rate> {
        let of = |name: &str| self.voices.iter().find(|own| own.voice == name).and_then(&rate);
        of(&voice.0).or_else(|| of(voice.engine()))
    }

    /// These prices, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        for (field, rate) in [
            ("prices.tts", self.tts),
            ("prices.video", self.video),
            ("prices.lip_sync", self.lip_sync),
        ] {
            rate.check(field)?;
        }
        if self.voices.len() > Self::MAX_VOICES {
            let message = "fewer voices have prices of their own";
            return Err(Error::invalid("prices.voices", message).with("limit", Self::MAX_VOICES));
        }
        for (index, own) in self.voices.iter().enumerate() {
            if !(1..=200).contains(&own.voice.chars().count()) {
                let message = "name a voice or an engine in 1 to 200 characters";
                return Err(Error::invalid("prices.voices.voice", message).with("limit", 200));
            }
            if self.voices[..index].iter().any(|other| other.voice == own.voice) {
                let message = "two entries are of the same voice or engine";
                return Err(
                    Error::invalid("prices.voices.voice", message).with("value", &own.voice)
                );
            }
            for rate in [own.tts, own.video, own.lip_sync].into_iter().flatten() {
                rate.check("prices.voices")?;
            }
        }
        Ok(self)
    }
}

impl Rate {
    fn check(self, field: &'static str) -> Result<()> {
        Credits(self.credits).not_negative(field)?;
        match self.per_seconds {
            0 => Err(Error::invalid(field, "a span has 1 second at least").with("limit", 1)),
            _ => Ok(()),
        }
    }

    /// The most that speaking this script can cost: what is held before the work. The charge is
    /// the price of the actual length, and never more than this.
    pub fn quote(self, script: &Script, settings: VoiceSettings) -> Credits {
        self.price(longest_speech(script, settings))
    }
}

/// The most time that speaking a text, with the pauses that it asks for, is taken to need.
pub fn longest_wording(wording: &Wording, settings: VoiceSettings) -> Duration {
    let passages = wording.passages().iter().filter_map(|passage| {
        let speed = settings.speed * passage.rate;
        let script = passage.spoken.as_ref()?;
        Some(longest_speech(script, VoiceSettings { speed, ..settings }))
    });
    passages.sum::<Duration>() + wording.pauses()
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
    fn a_voices_own_price_counts_before_its_engines_and_that_before_the_list() {
        let rate = |credits| Rate { credits, per_seconds: 1 };
        let own = |voice: &str, tts, video| VoicePrice {
            voice: voice.to_owned(),
            tts,
            video,
            lip_sync: None,
        };
        let voices = vec![
            own("cloud", Some(rate(5)), Some(rate(7))),
            own("cloud/star", Some(rate(9)), None),
        ];
        let prices = PriceList { voices, ..PriceList::default() }.checked().unwrap();
        let voice = |name: &str| VoiceId(name.to_owned());
        assert_eq!(prices.tts_of(&voice("cloud/star")), rate(9));
        assert_eq!(prices.tts_of(&voice("cloud/plain")), rate(5));
        assert_eq!(prices.video_of(&voice("cloud/star")), rate(7));
        assert_eq!(prices.lip_sync_of(&voice("cloud/star")), prices.lip_sync);
        assert_eq!(prices.tts_of(&voice("cloudy/plain")), prices.tts);
    }

    #[test]
    fn prices_that_cannot_be_name_their_field() {
        let list = PriceList::default;
        let wrong = Rate { credits: 1, per_seconds: 0 };
        let own = VoicePrice { voice: "a".to_owned(), tts: None, video: None, lip_sync: None };
        let of_nothing = VoicePrice { voice: String::new(), ..own.clone() };
        let negative = Rate { credits: -1, per_seconds: 1 };
        let below = VoicePrice { tts: Some(negative), ..own.clone() };
        for (field, prices) in [
            ("prices.video", PriceList { video: wrong, ..list() }),
            ("prices.voices.voice", PriceList { voices: vec![own.clone(), own], ..list() }),
            ("prices.voices.voice", PriceList { voices: vec![of_nothing], ..list() }),
            ("prices.voices", PriceList { voices: vec![below], ..list() }),
        ] {
            assert_eq!(prices.checked().unwrap_err().context_value("field"), Some(field));
        }
    }

    #[test]
    fn pauses_and_slow_passages_are_counted() {
        let settings = VoiceSettings::default();
        let longest = |text| longest_wording(&Wording::new(text).unwrap(), settings);
        let plain = longest("One moment, please.");
        assert_eq!(plain, longest_speech(&Script::new("One moment, please.").unwrap(), settings));
        let paused = longest("<speak>One moment, please.<break time='7s'/></speak>");
        assert_eq!(paused, plain + Duration::from_secs(7));
        let slow = longest("<speak><prosody rate='50%'>One moment, please.</prosody></speak>");
        assert!((plain * 2).abs_diff(slow) < Duration::from_micros(1), "{slow:?} of {plain:?}");
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
