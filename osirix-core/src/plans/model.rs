use std::fmt;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::clock::{Ambient, Timestamp};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{AccountId, SubscriptionId};
use crate::money::{Credits, Money};
use crate::names::names;

/// The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PlanCode(pub String);

impl PlanCode {
    /// The plan on which every account starts.
    pub fn free() -> Self {
        PlanCode("free".to_owned())
    }
}

impl fmt::Display for PlanCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

names! {
    /// Something that a plan includes or not.
    "feature" pub enum Feature {
        /// Text to speech.
        Tts = "tts",
        /// Videos of a speaking avatar.
        Video = "video",
        /// Lip-sync on its own.
        LipSync = "lip_sync",
        /// Selling in the marketplace; everybody may buy.
        Marketplace = "marketplace",
        /// API keys for programs.
        ApiAccess = "api_access",
    }
}

/// A plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Its name in requests.
    pub code: PlanCode,
    /// Its name for people.
    pub name: String,
    /// Its price a month.
    pub price: Money,
    /// The credits that each period grants.
    pub credits_per_period: Credits,
    /// How many avatars of one's own; `None` is no limit.
    pub max_avatars: Option<u32>,
    /// What it includes.
    pub features: Vec<Feature>,
}

impl Plan {
    /// `Ok` when the plan includes `feature`, otherwise [`PlanLimit`](ErrorCode::PlanLimit).
    pub fn require(&self, feature: Feature) -> Result<()> {
        if self.features.contains(&feature) {
            return Ok(());
        }
        Err(Error::new(ErrorCode::PlanLimit, "your plan does not include this: upgrade to use it")
            .with("feature", feature)
            .with("plan", &self.code))
    }
}

names! {
    /// The state of a subscription.
    "state" pub enum SubscriptionState {
        /// Its plan is in force.
        Active = "active",
        /// It has ended.
        Ended = "ended",
    }
}

/// An account's plan over time. An account has at most one active subscription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// To which plan.
    pub plan: PlanCode,
    /// Whether it is in force.
    pub state: SubscriptionState,
    /// When the current period began.
    pub period_start: Timestamp,
    /// When the current period ends.
    pub period_end: Timestamp,
}

impl Subscription {
    /// The length of a period.
    pub const PERIOD: Duration = Duration::from_secs(30 * 24 * 3_600);

    /// A subscription whose first period begins now.
    pub fn start(ambient: &Ambient, account_id: AccountId, plan: PlanCode) -> Result<Self> {
        let now = ambient.now();
        Ok(Subscription {
            id: ambient.new_id()?,
            account_id,
            plan,
            state: SubscriptionState::Active,
            period_start: now,
            period_end: now + Self::PERIOD,
        })
    }

    /// The one that follows in the same plan, in the period that now is.
    pub fn next(self, ambient: &Ambient) -> Result<Self> {
        let length = self.period_end.since(self.period_start).max(Duration::from_secs(1));
        let over = ambient.now().since(self.period_end).as_micros() / length.as_micros();
        let periods = u32::try_from(over).unwrap_or(u32::MAX);
        let period_start = self.period_end + length.saturating_mul(periods);
        let period_end = period_start + length;
        Ok(Subscription { id: ambient.new_id()?, period_start, period_end, ..self })
    }
}
