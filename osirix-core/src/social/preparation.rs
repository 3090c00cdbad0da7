//! How far the media of a draft are on their way.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "stage")]
pub enum Stage {
    /// [`Publisher::prepare`](super::Publisher::prepare): there is more to send.
    Uploading,
    /// [`Publisher::check`](super::Publisher::check), and not before this time: the network is at
    /// work on what it got.
    Processing {
        /// When it is worth asking.
        check_at: Timestamp,
    },
    /// [`Publisher::publish`](super::Publisher::publish).
    Ready,
}

/// How far a draft is prepared: saved after each step, so that whoever comes after a killed process
/// goes on where it was. It holds no secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// What is to be done next.
    #[serde(flatten)]
    pub stage: Stage,
    /// What the publisher keeps; nobody else reads it.
    #[serde(default)]
    state: Value,
}

impl Preparation {
    /// Nothing is done yet.
    pub fn begin() -> Self {
        Preparation { stage: Stage::Uploading, state: Value::Null }
    }

    /// A stage with what the publisher keeps.
    pub fn new(stage: Stage, state: &impl Serialize) -> Result<Self> {
        let state = serde_json::to_value(state)
            .map_err(|e| Error::internal("a preparation cannot be kept").caused_by(e))?;
        Ok(Preparation { stage, state })
    }

    /// What the publisher kept; its default where nothing is done yet.
    pub fn state<T: DeserializeOwned + Default>(&self) -> Result<T> {
        if self.state.is_null() {
            return Ok(T::default());
        }
        T::deserialize(&self.state).map_err(|e| {
            Error::inconsistent("preparation", "state", "-", "another publisher kept this")
                .caused_by(e)
        })
    }

    /// Refuses to publish what is not ready.
    pub fn ready(&self) -> Result<()> {
        match self.stage {
            Stage::Ready => Ok(()),
            _ => Err(Error::new(crate::ErrorCode::Conflict, "the media are not prepared yet")
                .with("field", "preparation")),
        }
    }
}
