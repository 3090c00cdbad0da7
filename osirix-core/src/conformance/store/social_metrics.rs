//! What people did with what is out: when networks are asked, and what is kept of their answers.

use std::time::Duration;

use super::harness::Harness;
use super::network::{Call, Fault};
use super::press::{Networks, said};
use crate::error::{Error, ErrorCode};
use crate::social::{PostMetrics, Publication};

const HOUR: Duration = Duration::from_secs(3_600);

pub(super) async fn what_people_did_is_asked_again_and_again_until_it_is_old(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let post = press.publish(account, said(&["One"], &[target])).await;
    press.work().await;
    assert_eq!(press.social.count_due().await.unwrap(), 0, "it is too new");
    assert_eq!(press.publication(&post).await.metrics, PostMetrics::default());
    h.clock.advance(Duration::from_secs(15 * 60));
    assert_eq!(press.social.count_due().await.unwrap(), 1);
    let counted = press.publication(&post).await;
    assert_eq!((counted.metrics.likes, counted.metrics.views), (Some(1), None));
    assert_eq!(counted.counted_at, Some(h.ambient.now()));
    assert_eq!(press.social.count_due().await.unwrap(), 0, "once in an hour");
    for _ in 0..40 * 24 {
        h.clock.advance(HOUR);
        press.social.refresh_due().await.unwrap();
        press.social.count_due().await.unwrap();
    }
    let counted = networks.finds.count(Call::Metrics);
    assert!((60..=80).contains(&counted), "{counted} times in a month");
    assert_eq!(press.publication(&post).await.count_at, None);
}

pub(super) async fn what_a_network_told_stays_while_it_tells_nothing(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let post = press.publish(account, said(&["One"], &[target])).await;
    press.work().await;
    h.clock.advance(Duration::from_secs(15 * 60));
    press.social.count_due().await.unwrap();
    let told = press.publication(&post).await;
    let silent = Error::new(ErrorCode::Unavailable, "the network does not answer");
    networks.finds.fault(Call::Metrics, Fault::Refuse(silent));
    h.clock.advance(HOUR);
    assert_eq!(press.social.count_due().await.unwrap(), 1);
    let kept = press.publication(&post).await;
    assert_eq!((kept.metrics, kept.counted_at), (told.metrics, told.counted_at));
    assert!(kept.count_at > told.count_at, "it is asked again");
    press.social.disconnect(crate::audit::Actor::System, account, target).await.unwrap();
    h.clock.advance(HOUR);
    press.social.count_due().await.unwrap();
    assert_eq!(networks.finds.count(Call::Metrics), 2, "nobody asks without a right");
    assert_eq!(press.publication(&post).await.metrics, told.metrics);
}

pub(super) async fn workers_side_by_side_ask_once(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let (one, other) = (networks.press(&h, 0), networks.press(&h, 1));
    let target = one.connect(account, &networks.finds, "ada").await;
    for number in 0..20 {
        one.publish(account, said(&[&number.to_string()], &[target])).await;
    }
    while networks.finds.seen().len() < 20 {
        one.work().await;
    }
    h.clock.advance(Duration::from_secs(15 * 60));
    let both = futures_util::future::join(one.social.count_due(), other.social.count_due()).await;
    assert_eq!(both.0.unwrap() + both.1.unwrap(), 20);
    assert_eq!(networks.finds.count(Call::Metrics), 20);
}

pub(super) async fn what_is_not_out_is_not_asked_about(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.blind, "ada").await;
    networks.blind.fault(Call::Publish, Fault::LoseQuestion);
    let post = press.publish(account, said(&["One"], &[target])).await;
    press.work_on(&h).await;
    let Publication { count_at, state, .. } = press.publication(&post).await;
    assert_eq!((count_at, state.as_str()), (None, "unconfirmed"));
    h.clock.advance(HOUR);
    assert_eq!(press.social.count_due().await.unwrap(), 0);
}
