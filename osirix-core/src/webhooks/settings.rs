use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How events are delivered to endpoints. In JSON nothing is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WebhookSettings {
    /// How many endpoints an account may have: 1 to 100.
    pub endpoints: u32,
    /// How many deliveries a worker sends at once: 1 to 1,000.
    pub at_once: u32,
    /// How many deliveries an endpoint gets at once, from all workers: 1 to 100.
    pub at_once_each: u32,
    /// How long an endpoint may take for an answer, in seconds: 1 to 60.
    pub answer_s: u32,
    /// For how long nothing must have got through before an endpoint that a delivery was given up
    /// for is disabled, in hours: 1 to 720.
    pub disable_after_h: u32,
    /// How long deliveries and the record of them are kept, in days: 7 to 365.
    pub keep_days: u32,
    /// Whether endpoints may be on this machine or in its own network, and by `http`: for who
    /// develops, and for nobody else.
    pub inside: bool,
}

impl Default for WebhookSettings {
    fn default() -> Self {
        WebhookSettings {
            endpoints: 20,
            at_once: 64,
            at_once_each: 4,
            answer_s: 15,
            disable_after_h: 72,
            keep_days: 30,
            inside: false,
        }
    }
}

impl WebhookSettings {
    /// These settings, once they are known to be in range.
    pub fn checked(self) -> Result<Self> {
        for (field, value, range) in [
            ("webhooks.endpoints", self.endpoints, 1..=100),
            ("webhooks.at_once", self.at_once, 1..=1_000),
            ("webhooks.at_once_each", self.at_once_each, 1..=100),
            ("webhooks.answer_s", self.answer_s, 1..=60),
            ("webhooks.disable_after_h", self.disable_after_h, 1..=720),
            ("webhooks.keep_days", self.keep_days, 7..=365),
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

    /// How long an endpoint may take for an answer.
    pub fn answer(&self) -> Duration {
        Duration::from_secs(self.answer_s.into())
    }

    /// How long a delivery belongs to the worker that took it: much longer than an answer takes.
    pub(super) fn lease(&self) -> Duration {
        self.answer() * 2 + Duration::from_secs(30)
    }

    pub(super) fn disable_after(&self) -> Duration {
        Duration::from_secs(u64::from(self.disable_after_h) * 3_600)
    }

    pub(super) fn keep(&self) -> Duration {
        Duration::from_secs(u64::from(self.keep_days) * 86_400)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_out_of_range_names_itself_and_its_limit() {
        let slow = WebhookSettings { answer_s: 61, ..WebhookSettings::default() };
        let refused = slow.checked().unwrap_err();
        assert_eq!(refused.context_value("field"), Some("webhooks.answer_s"));
        assert_eq!(refused.context_value("limit"), Some("60"));
        WebhookSettings::default().checked().unwrap();
    }
}
