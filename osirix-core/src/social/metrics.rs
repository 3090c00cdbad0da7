//! What people did with what is out, as the networks count it.

use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;

use super::publication::Publication;
use super::service::Social;
use crate::clock::Timestamp;
use crate::error::Result;

/// How long after a publication it is counted first.
pub(super) const FIRST: Duration = Duration::from_secs(15 * 60);
/// How often it is looked whether something is to be counted.
const ROUND: Duration = Duration::from_secs(30);
/// How many are counted in a round.
const AT_ONCE: u32 = 50;
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What people did with a message. What its network does not tell is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostMetrics {
    /// How many like it.
    pub likes: Option<u64>,
    /// How many answers it has.
    pub comments: Option<u64>,
    /// How often it was shared or quoted.
    pub shares: Option<u64>,
    /// How often it was shown.
    pub views: Option<u64>,
}

impl Social {
    /// Asks the networks what people did with the first messages whose turn it is; how many
    /// publications that were.
    ///
    /// - A publication is counted after a quarter of an hour, each hour of its first day, four times
    ///   a day in its first week and then once a day, until it is thirty days old.
    /// - Of several workers, one counts it.
    /// - Where a network does not answer, what it told last stays.
    pub async fn count_due(&self) -> Result<usize> {
        let (now, until) = (self.ambient.now(), self.ambient.now() + self.settings.lease());
        if !self.store.read().await?.publications().is_to_count(now).await? {
            return Ok(0);
        }
        let mut tx = self.store.begin().await?;
        let due = tx.publications().take_to_count(now, until, AT_ONCE).await?;
        tx.commit().await?;
        let count = due.len();
        let all = stream::iter(due).map(|publication| self.count(publication));
        all.buffer_unordered(self.settings.at_once as usize).collect::<()>().await;
        Ok(count)
    }

    pub(super) async fn keep_counting(&self, mut down: watch::Receiver<bool>) {
        loop {
            let pause = match self.count_due().await {
                Ok(count) if count == AT_ONCE as usize => Duration::ZERO,
                Ok(_) => ROUND,
                Err(error) => {
                    tracing::warn!(%error, "what people did with posts was not counted");
                    ROUND
                }
            };
            if tokio::time::timeout(pause, down.wait_for(|stop| *stop)).await.is_ok() {
                return;
            }
        }
    }

    async fn count(&self, mut publication: Publication) {
        let (id, network) = (publication.id, publication.network);
        let told = self.told(&publication).await;
        let now = self.ambient.now();
        publication.count_at = next(publication.updated_at, now);
        match told {
            Ok(metrics) => (publication.metrics, publication.counted_at) = (metrics, Some(now)),
            Err(error) => {
                tracing::info!(%error, publication = %id, %network, "a network does not tell");
            }
        }
        if let Err(error) = self.write_counted(&publication).await {
            tracing::warn!(%error, publication = %id, "what a network told was not kept");
        }
    }

    async fn told(&self, publication: &Publication) -> Result<PostMetrics> {
        let Some(first) = publication.published.first() else { return Ok(PostMetrics::default()) };
        let reached = self.reach(publication.connection_id).await??;
        self.in_time(reached.publisher.metrics(&reached.connection, first)).await
    }

    async fn write_counted(&self, publication: &Publication) -> Result<()> {
        let mut tx = self.store.begin().await?;
        tx.publications().save_counted(publication).await?;
        tx.commit().await
    }
}

/// When a publication of this age is counted next; none when it is old.
fn next(published: Timestamp, now: Timestamp) -> Option<Timestamp> {
    let pause = match now.since(published) {
        age if age < DAY => HOUR,
        age if age < 7 * DAY => 6 * HOUR,
        age if age < 30 * DAY => DAY,
        _ => return None,
    };
    Some(now + pause)
}
