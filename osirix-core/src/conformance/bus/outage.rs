use std::sync::Arc;
use std::time::Duration;

use tokio::sync::broadcast::Receiver;
use tokio::time::Instant;

use super::{Harness, all_until, change, changes, heard_until};
use crate::events::{EventBus, Signal};

pub(super) async fn publishing_while_the_server_is_away_does_not_wait(h: Harness) {
    let bus = h.handle().await;
    h.outage().begin().await;
    let (mut listener, last) = (bus.subscribe(), change());
    let start = Instant::now();
    for signal in changes(500) {
        bus.publish(signal);
    }
    bus.publish(last);
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
    assert_eq!(all_until(&mut listener, last).await.len(), 500, "here everything is heard");
    h.outage().end().await;
}

pub(super) async fn everybody_is_told_after_an_outage(h: Harness) {
    let (here, there) = h.handles().await;
    until_joined(&here, &there).await;
    let (mut here_hears, mut there_hears) = (here.subscribe(), there.subscribe());
    h.outage().begin().await;
    h.outage().end().await;
    for listener in [&mut here_hears, &mut there_hears] {
        assert_eq!(all_until(listener, Signal::Missed).await, []);
    }
}

pub(super) async fn a_flood_in_an_outage_becomes_one_word(h: Harness) {
    let (here, there) = h.handles().await;
    let mut listener = there.subscribe();
    h.outage().begin().await;
    changes(200_000).into_iter().for_each(|signal| here.publish(signal));
    h.outage().end().await;
    let last = until_joined(&here, &there).await;
    let (heard, missed) = heard_until(&mut listener, last).await;
    assert!(heard.contains(&Signal::Missed), "{heard:?}");
    assert!(heard.len() as u64 + missed < 1_000, "{} and {missed} of 200,000", heard.len());
}

pub(super) async fn signals_flow_again_after_every_outage(h: Harness) {
    let (here, there) = h.handles().await;
    for _ in 0..3 {
        h.outage().begin().await;
        h.outage().end().await;
        until_joined(&here, &there).await;
        until_joined(&there, &here).await;
    }
}

pub(super) async fn a_handle_opened_in_an_outage_joins_after_it(h: Harness) {
    let here = h.handle().await;
    h.outage().begin().await;
    let there = h.handle().await;
    let mut listener = there.subscribe();
    h.outage().end().await;
    until_told(&mut listener).await;
    until_joined(&here, &there).await;
}

pub(super) async fn closing_in_an_outage_ends(h: Harness) {
    let bus = h.handle().await;
    h.outage().begin().await;
    changes(300).into_iter().for_each(|signal| bus.publish(signal));
    let start = Instant::now();
    bus.close().await;
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    h.outage().end().await;
}

/// Waits until one hears that signals may have been missed.
async fn until_told(listener: &mut Receiver<Signal>) {
    heard_until(listener, Signal::Missed).await;
}

/// Speaks until the other has heard it: one of them may still have to connect.
async fn until_joined(speaker: &Arc<dyn EventBus>, hearer: &Arc<dyn EventBus>) -> Signal {
    let mut listener = hearer.subscribe();
    for _ in 0..300 {
        let signal = change();
        speaker.publish(signal);
        let hearing = heard_until(&mut listener, signal);
        if tokio::time::timeout(Duration::from_millis(100), hearing).await.is_ok() {
            return signal;
        }
    }
    panic!("the two handles do not hear each other again");
}
