//! What is removed from the blob store without anybody asking.

use std::sync::Arc;
use std::time::Duration;

use osirix_core::sweep::Sweep;
use osirix_media::pipeline::Studio;
use tokio::sync::watch;

/// How often it looks at a part of what is there.
const EVERY: Duration = Duration::from_secs(60);

/// Far enough from one place of the kept speeches to the next, and all are met in time: it is odd.
const STRIDE: u16 = 40_503;

/// Tidies again and again, until `down` turns true or its sender is gone.
pub(super) async fn run(
    orphans: Option<Arc<Sweep>>,
    studio: Arc<Studio>,
    mut down: watch::Receiver<bool>,
) {
    let mut place = 0_u16;
    loop {
        let stopped = down.wait_for(|down| *down);
        if tokio::time::timeout(EVERY, stopped).await.is_ok() {
            return;
        }
        place = place.wrapping_add(STRIDE);
        if let Some(orphans) = &orphans
            && let Err(error) = orphans.step().await
        {
            tracing::warn!(%error, "what jobs left was not looked through");
        }
        if let Err(error) = studio.tidy_speeches(place).await {
            tracing::warn!(%error, "the kept speeches were not looked through");
        }
    }
}
