use std::time::Duration;

use super::harness::{Harness, at_once};
use crate::clock::Timestamp;
use crate::limits::{Limit, Limiter};

const MINUTE: Duration = Duration::from_secs(60);
const THREE: Limit = Limit::per_seconds(3, 10);
const HUNDRED: Limit = Limit::per_seconds(100, 60);

impl Harness {
    /// The service over one of the two handles, as on another machine.
    fn limiter(&self, index: usize) -> Limiter {
        Limiter::new(self.handle(index), self.ambient.clone())
    }

    /// Adds to a key's count on one of the two handles.
    async fn add(&self, index: usize, start: Timestamp, count: u32) -> u64 {
        let mut tx = self.handle(index).begin().await.unwrap();
        let total = tx.rate_limits().add("key", start, count).await.unwrap();
        tx.commit().await.unwrap();
        total
    }
}

/// How many of so many were within the limit.
async fn allowed(limiter: &Limiter, limit: &Limit, count: usize) -> usize {
    let mut allowed = 0;
    for _ in 0..count {
        allowed += usize::from(limiter.take("key", limit).await.allowed);
    }
    allowed
}

pub(super) async fn counts_at_once_all_count(h: Harness) {
    let start = h.ambient.now();
    let adders = (0..20).map(|index| {
        let store = h.handle(index);
        async move {
            let mut tx = store.begin().await.unwrap();
            let total = tx.rate_limits().add("key", start, 2).await.unwrap();
            tx.commit().await.unwrap();
            total
        }
    });
    let mut totals = at_once(adders).await;
    totals.sort_unstable();
    assert_eq!(totals, (1..=20).map(|n| n * 2).collect::<Vec<u64>>());
}

pub(super) async fn a_new_window_forgets_the_one_before(h: Harness) {
    let start = h.ambient.now();
    assert_eq!(h.add(0, start, 7).await, 7);
    assert_eq!(h.add(1, start + MINUTE, 2).await, 2);
    assert_eq!(h.add(0, start, 1).await, 3, "a clock that is behind counts in the open window");
    assert_eq!(h.add(1, start + MINUTE, 1).await, 4);
}

pub(super) async fn windows_that_are_over_are_forgotten(h: Harness) {
    let start = h.ambient.now();
    h.add(0, start, 7).await;
    let mut tx = h.store.begin().await.unwrap();
    assert_eq!(tx.rate_limits().forget(start + MINUTE, MINUTE).await.unwrap(), 0);
    assert_eq!(tx.rate_limits().forget(start + MINUTE * 2, MINUTE).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(h.add(1, start, 1).await, 1);
}

pub(super) async fn a_small_limit_is_exact_for_several_processes(h: Harness) {
    let limiters = [h.limiter(0), h.limiter(1)];
    let takers = (0..20).map(|index| {
        let limiter = limiters[index % 2].clone();
        async move { limiter.take("key", &THREE).await.allowed }
    });
    let allowed = at_once(takers).await;
    assert_eq!(allowed.into_iter().filter(|allowed| *allowed).count(), 3);
    h.clock.advance(THREE.window);
    assert!(limiters[0].take("key", &THREE).await.allowed, "the next window is a new one");
}

pub(super) async fn a_large_limit_is_kept_to_a_tenth_by_several_processes(h: Harness) {
    let (here, there) = (h.limiter(0), h.limiter(1));
    let mut granted = 0;
    for _ in 0..100 {
        granted += allowed(&here, &HUNDRED, 1).await + allowed(&there, &HUNDRED, 1).await;
    }
    assert!((100..=110).contains(&granted), "{granted}");
}

pub(super) async fn a_count_is_folded_after_a_tenth_or_a_second(h: Harness) {
    let (limiter, start) = (h.limiter(0), HUNDRED.window_start(h.ambient.now()));
    assert_eq!(allowed(&limiter, &HUNDRED, 9).await, 9);
    assert_eq!(h.add(1, start, 1).await, 1, "so far no statement was needed");
    allowed(&limiter, &HUNDRED, 1).await;
    assert_eq!(h.add(1, start, 1).await, 12);
    allowed(&limiter, &HUNDRED, 1).await;
    assert_eq!(h.add(1, start, 1).await, 13);
    h.clock.advance(Duration::from_secs(1));
    let allowance = limiter.take("key", &HUNDRED).await;
    assert_eq!((allowance.remaining, allowance.reset_s()), (85, 59));
}

pub(super) async fn what_is_refused_costs_no_statement(h: Harness) {
    let (limiter, start) = (h.limiter(0), THREE.window_start(h.ambient.now()));
    assert_eq!(allowed(&limiter, &THREE, 1_000).await, 3);
    assert_eq!(h.add(1, start, 1).await, 4);
}

pub(super) async fn keys_do_not_mix(h: Harness) {
    let limiter = h.limiter(0);
    assert_eq!(allowed(&limiter, &THREE, 5).await, 3);
    assert!(limiter.take("another", &THREE).await.allowed);
}

pub(super) async fn without_its_database_a_process_keeps_the_limit_by_itself(h: Harness) {
    let limiter = h.limiter(0);
    assert_eq!(allowed(&limiter, &THREE, 1).await, 1);
    h.store.close().await;
    assert_eq!(allowed(&limiter, &THREE, 10).await, 2);
}
