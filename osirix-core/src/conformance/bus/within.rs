use super::{Harness, all_until, change, changes, heard_until};
use crate::events::Signal;
use tokio::sync::broadcast::error::RecvError;

pub(super) async fn everybody_who_listens_hears_a_signal(h: Harness) {
    let bus = h.handle().await;
    let (mut first, mut second) = (bus.subscribe(), bus.subscribe());
    bus.publish(Signal::JobReady);
    assert!(!first.is_empty() && !second.is_empty(), "as soon as it was published");
    for listener in [&mut first, &mut second] {
        let last = change();
        bus.publish(last);
        let heard = all_until(listener, last).await;
        assert_eq!(heard.iter().filter(|signal| **signal == Signal::JobReady).count(), 1);
    }
}

pub(super) async fn what_came_before_is_not_heard(h: Harness) {
    let bus = h.handle().await;
    let (early, late) = (change(), change());
    bus.publish(early);
    let mut listener = bus.subscribe();
    bus.publish(late);
    assert!(!all_until(&mut listener, late).await.contains(&early));
}

pub(super) async fn a_publisher_is_heard_in_order(h: Harness) {
    let bus = h.handle().await;
    let mut listener = bus.subscribe();
    let (signals, last) = (changes(500), change());
    signals.iter().for_each(|signal| bus.publish(*signal));
    bus.publish(last);
    assert_eq!(all_until(&mut listener, last).await, signals);
}

pub(super) async fn one_who_is_too_slow_is_told_how_many_it_missed(h: Harness) {
    let bus = h.handle().await;
    let mut slow = bus.subscribe();
    let (signals, last) = (changes(20_000), change());
    signals.iter().for_each(|signal| bus.publish(*signal));
    bus.publish(last);
    let (heard, missed) = heard_until(&mut slow, last).await;
    assert!(missed > 0, "20,000 signals are not kept for everybody");
    assert_eq!(heard.len() as u64 + missed, signals.len() as u64);
    assert!(signals.ends_with(&heard), "the newest are kept");
}

pub(super) async fn publishing_while_nobody_listens_is_nothing(h: Harness) {
    let bus = h.handle().await;
    drop(bus.subscribe());
    changes(3_000).into_iter().for_each(|signal| bus.publish(signal));
    let (mut listener, last) = (bus.subscribe(), change());
    bus.publish(last);
    assert_eq!(all_until(&mut listener, last).await, []);
}

pub(super) async fn closing_tells_those_who_listen_after_what_came_before(h: Harness) {
    let bus = h.handle().await;
    let (mut listener, last) = (bus.subscribe(), change());
    bus.publish(last);
    bus.close().await;
    all_until(&mut listener, last).await;
    assert_eq!(listener.recv().await, Err(RecvError::Closed));
}

pub(super) async fn after_the_end_nothing_is_heard(h: Harness) {
    let bus = h.handle().await;
    bus.close().await;
    let mut listener = bus.subscribe();
    bus.publish(Signal::JobReady);
    assert_eq!(listener.recv().await, Err(RecvError::Closed));
}

pub(super) async fn closing_twice_at_once_is_one_end(h: Harness) {
    let bus = h.handle().await;
    tokio::join!(bus.close(), bus.close());
    bus.close().await;
    assert_eq!(bus.subscribe().recv().await, Err(RecvError::Closed));
}
