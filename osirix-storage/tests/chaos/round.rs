//! A round: callers, workers and what goes wrong, and then the judgement.

use std::sync::Arc;

use crate::callers::Placed;
use crate::crew::{Hand, Lost};
use crate::rescue;
use crate::verify::{Evidence, Losses, is_exhausted};
use crate::yard::Yard;

/// Waits for every job's end, lets the workers go, and judges what is there; in a few words what
/// it was.
pub(crate) async fn judge(
    yard: &Arc<Yard>,
    crew: Vec<Hand>,
    placed: Vec<Placed>,
    lost: &[Lost],
    losses: Losses,
) -> String {
    yard.until_over(&placed).await;
    for hand in crew {
        hand.dismiss().await;
    }
    let evidence = Evidence::take(yard).await;
    evidence.judge(yard, &placed, losses);
    let errors: usize = placed.iter().map(|placed| placed.errors).sum();
    let leases: i64 = evidence.jobs.iter().map(|job| job.fence).sum();
    let exhausted = evidence.jobs.iter().filter(|job| is_exhausted(job)).count();
    let mut said = format!(
        "{} jobs under {leases} leases, {errors} calls refused, {exhausted} jobs out of attempts",
        evidence.jobs.len()
    );
    if let Some(slowest) = rescue::slowest(&evidence.notes, lost) {
        said += &format!(", the slowest rescue after {} ms", slowest.as_millis());
    }
    said
}
