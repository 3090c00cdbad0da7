use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use tokio::time::Instant;

use super::{Harness, all_until, change, changes, heard_until};
use crate::events::Signal;

pub(super) async fn another_handle_hears_within_milliseconds(h: Harness) {
    let (here, there) = h.handles().await;
    let mut listener = there.subscribe();
    let mut times = Vec::new();
    for signal in changes(21) {
        let start = Instant::now();
        here.publish(signal);
        all_until(&mut listener, signal).await;
        times.push(start.elapsed());
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    times.sort();
    assert!(times[10] < Duration::from_millis(100), "the median of {times:?}");
}

pub(super) async fn a_handle_does_not_hear_itself_twice(h: Harness) {
    let (here, there) = h.handles().await;
    let (mut here_hears, mut there_hears) = (here.subscribe(), there.subscribe());
    let (signals, last, answer) = (changes(500), change(), change());
    signals.iter().for_each(|signal| here.publish(*signal));
    here.publish(last);
    assert_eq!(all_until(&mut there_hears, last).await, signals, "each of them once");
    // Whatever came back from the server came before this answer.
    there.publish(answer);
    let heard = all_until(&mut here_hears, answer).await;
    assert_eq!(heard, [signals, vec![last]].concat(), "each of them once");
}

pub(super) async fn another_handle_hears_a_publisher_in_order(h: Harness) {
    let (here, there) = h.handles().await;
    let mut listener = there.subscribe();
    let (signals, last) = (changes(300), change());
    for some in signals.chunks(7) {
        some.iter().for_each(|signal| here.publish(*signal));
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    here.publish(last);
    assert_eq!(all_until(&mut listener, last).await, signals);
}

pub(super) async fn a_wake_up_that_is_repeated_is_gathered(h: Harness) {
    let (here, there) = h.handles().await;
    let (mut listener, last) = (there.subscribe(), change());
    (0..10_000).for_each(|_| here.publish(Signal::JobReady));
    here.publish(last);
    let heard = all_until(&mut listener, last).await;
    assert!((1..=1_000).contains(&heard.len()), "{} of 10,000", heard.len());
    assert!(heard.iter().all(|signal| *signal == Signal::JobReady));
}

pub(super) async fn the_last_of_what_is_repeated_is_heard(h: Harness) {
    let (here, there) = h.handles().await;
    let (signal, last, mut listener) = (change(), change(), there.subscribe());
    // What a listener would find in the database when it looks.
    let (truth, seen) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
    let looking = tokio::spawn({
        let (truth, seen) = (truth.clone(), seen.clone());
        async move {
            while listener.recv().await.expect("it is fast enough") == signal {
                seen.store(truth.load(SeqCst), SeqCst);
            }
        }
    });
    for round in 1..=200 {
        truth.store(round, SeqCst);
        here.publish(signal);
        tokio::time::sleep(Duration::from_micros(u64::from(round % 7) * 500)).await;
    }
    here.publish(last);
    looking.await.expect("it looks to the end");
    assert_eq!(seen.load(SeqCst), 200, "the last change was looked at");
}

pub(super) async fn a_flood_is_heard_or_told(h: Harness) {
    let (here, there) = h.handles().await;
    let (mut listener, signals, last) = (there.subscribe(), changes(50_000), change());
    let listening = tokio::spawn(async move { heard_until(&mut listener, last).await });
    signals.iter().for_each(|signal| here.publish(*signal));
    while !listening.is_finished() {
        // One word may stand for the whole flood, and for whatever is published until it was sent.
        here.publish(last);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let (heard, missed) = listening.await.expect("it listens to the end");
    let told = heard.contains(&Signal::Missed);
    let all = heard.len() as u64 + missed >= signals.len() as u64;
    assert!(told || all, "{} heard, {missed} missed, and nobody said so", heard.len());
}

pub(super) async fn what_waits_is_sent_before_the_end(h: Harness) {
    let (here, there) = h.handles().await;
    let (mut listener, signals) = (there.subscribe(), changes(300));
    signals.iter().for_each(|signal| here.publish(*signal));
    here.close().await;
    let (last, before) = signals.split_last().expect("there are some");
    assert_eq!(all_until(&mut listener, *last).await, before);
}

pub(super) async fn one_that_was_closed_leaves_the_others_alone(h: Harness) {
    let (here, there) = h.handles().await;
    let third = h.handle().await;
    let (mut listener, last) = (third.subscribe(), change());
    here.close().await;
    here.publish(Signal::JobReady);
    there.publish(last);
    assert_eq!(all_until(&mut listener, last).await, [], "and is not heard any more itself");
}
