use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How posts are published. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SocialSettings {
    /// How long a call of a network may take, in seconds: 1 to 600.
    pub call_s: u32,
    /// How long a publication belongs to the worker that took it, unless that worker is at work on
    /// it, in seconds: more than twice as long as a call, to 3,600.
    pub lease_s: u32,
    /// How many publications a worker is at work on at once: 1 to 100.
    pub at_once: u32,
    /// How many tries in a row may fail before a publication does: 1 to 50.
    pub tries: u32,
    /// The pause after the first failed try, in seconds; it doubles with each: 1 to 3,600.
    pub pause_s: u32,
    /// The longest pause between tries, in seconds: 1 to 86,400.
    pub longest_pause_s: u32,
    /// How often a message that may be out is looked for before a person is told: 1 to 50.
    pub looks: u32,
    /// How long after its try it is looked for first, in seconds; the pause doubles with each look:
    /// 1 to 3,600.
    pub look_s: u32,
    /// How often it is asked whether a post's video is finished, in seconds: 1 to 3,600.
    pub video_s: u32,
    /// How long before their end credentials are renewed, in seconds: 60 to 604,800.
    pub refresh_ahead_s: u32,
    /// How many connections an account may have: 1 to 1,000.
    pub connections: u32,
    /// How long before they are due posts that repeat are made, in seconds: 600 to 2,678,400.
    pub repeat_ahead_s: u32,
    /// Within how many days a post that says the same by the same connection is noticed: 0 to 90;
    /// 0 is never.
    pub duplicate_days: u32,
    /// Within how many minutes another post by the same connection is noticed: 0 to 1,440; 0 is
    /// never.
    pub conflict_minutes: u32,
}

impl Default for SocialSettings {
    fn default() -> Self {
        SocialSettings {
            call_s: 60,
            lease_s: 180,
            at_once: 16,
            tries: 12,
            pause_s: 10,
            longest_pause_s: 3_600,
            looks: 6,
            look_s: 20,
            video_s: 15,
            refresh_ahead_s: 900,
            connections: 100,
            repeat_ahead_s: 604_800,
            duplicate_days: 7,
            conflict_minutes: 15,
        }
    }
}

impl SocialSettings {
    /// These settings, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        for (field, value, range) in [
            ("social.call_s", self.call_s, 1..=600),
            ("social.lease_s", self.lease_s, self.call_s.saturating_mul(2) + 1..=3_600),
            ("social.at_once", self.at_once, 1..=100),
            ("social.tries", self.tries, 1..=50),
            ("social.pause_s", self.pause_s, 1..=3_600),
            ("social.longest_pause_s", self.longest_pause_s, 1..=86_400),
            ("social.looks", self.looks, 1..=50),
            ("social.look_s", self.look_s, 1..=3_600),
            ("social.video_s", self.video_s, 1..=3_600),
            ("social.refresh_ahead_s", self.refresh_ahead_s, 60..=604_800),
            ("social.connections", self.connections, 1..=1_000),
            ("social.repeat_ahead_s", self.repeat_ahead_s, 600..=2_678_400),
            ("social.duplicate_days", self.duplicate_days, 0..=90),
            ("social.conflict_minutes", self.conflict_minutes, 0..=1_440),
        ] {
            if !range.contains(&value) {
                let (least, most) = (range.start(), range.end());
                let message = format!("between {least} and {most}");
                return Err(Error::invalid(field, message)
                    .with("limit", most)
                    .with("value", value));
            }
        }
        Ok(self)
    }

    pub(super) fn call(&self) -> Duration {
        seconds(self.call_s)
    }

    pub(super) fn lease(&self) -> Duration {
        seconds(self.lease_s)
    }

    pub(super) fn refresh_ahead(&self) -> Duration {
        seconds(self.refresh_ahead_s)
    }

    pub(super) fn repeat_ahead(&self) -> Duration {
        seconds(self.repeat_ahead_s)
    }

    /// The pause after so many failed tries.
    pub(super) fn pause(&self, failures: u32) -> Duration {
        self.doubled(self.pause_s, failures.saturating_sub(1))
    }

    /// The pause after so many looks.
    pub(super) fn look_pause(&self, looks: u32) -> Duration {
        self.doubled(self.look_s, looks)
    }

    fn doubled(&self, first_s: u32, times: u32) -> Duration {
        let pause = 2_u32.saturating_pow(times).saturating_mul(first_s);
        seconds(pause.min(self.longest_pause_s))
    }
}

fn seconds(count: u32) -> Duration {
    Duration::from_secs(count.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_out_of_range_names_itself_and_its_limit() {
        let short = SocialSettings { lease_s: 100, ..SocialSettings::default() };
        let refused = short.checked().unwrap_err();
        assert_eq!(refused.context_value("field"), Some("social.lease_s"));
        SocialSettings::default().checked().unwrap();
    }

    #[test]
    fn pauses_double_up_to_the_longest() {
        let settings = SocialSettings::default();
        let pauses = [1, 2, 3, 50].map(|failures| settings.pause(failures).as_secs());
        assert_eq!(pauses, [10, 20, 40, 3_600]);
        assert_eq!(settings.look_pause(0).as_secs(), 20);
    }
}
