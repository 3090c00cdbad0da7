//! Of many that are due at once, none waits for what is no business of its own.

use std::sync::Arc;
use std::time::Duration;

use super::harness::{Harness, until};
use super::network::{Call, Fault, TOKEN};
use super::press::{Networks, Press, said};
use super::scripted::Gate;

/// More than a worker has at work at once.
const POSTS: usize = 40;
/// More than five rounds of renewing.
const ACCOUNTS: usize = 5;
const CONNECTIONS: usize = 51;

pub(super) async fn one_that_takes_long_keeps_no_other_waiting(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let gate = Gate::new();
    networks.finds.fault(Call::Publish, Fault::Wait(gate.clone()));
    for number in 0..POSTS {
        press.publish(account, said(&[&number.to_string()], &[target])).await;
    }
    let (stop, down) = tokio::sync::watch::channel(false);
    let social = press.social.clone();
    let task = tokio::spawn(async move { social.run(down).await });
    let out = async |count| {
        let many = async || (networks.finds.seen().len() == count).then_some(());
        until("they are out", many).await;
    };
    gate.reached().await;
    out(POSTS - 1).await;
    gate.open();
    out(POSTS).await;
    stop.send(true).unwrap();
    task.await.unwrap();
}

pub(super) async fn all_credentials_that_are_due_are_renewed_without_a_pause(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    for number in 0..ACCOUNTS {
        connect(&h, &press, &networks, number).await;
    }
    h.clock.advance(TOKEN - Duration::from_secs(800));
    let (stop, down) = tokio::sync::watch::channel(false);
    let social = press.social.clone();
    let task = tokio::spawn(async move { social.run(down).await });
    until("all are renewed", async || {
        (networks.finds.count(Call::Refresh) == ACCOUNTS * CONNECTIONS).then_some(())
    })
    .await;
    stop.send(true).unwrap();
    task.await.unwrap();
}

pub(super) async fn what_nobody_here_can_renew_keeps_no_other_waiting(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    connect(&h, &press, &networks, 0).await;
    h.tick();
    press.connect(h.account().await, &networks.repeats, "ada").await;
    h.clock.advance(TOKEN - Duration::from_secs(800));
    let (others, page) = ([&networks.repeats], &networks.page);
    let alone = Press::of(&h, &others, page, h.handle(1), Arc::default());
    for _ in 0..2 {
        alone.social.refresh_due().await.unwrap();
    }
    assert_eq!(networks.repeats.count(Call::Refresh), 1);
    h.clock.advance(Duration::from_secs(60));
    press.social.refresh_due().await.unwrap();
    assert_eq!(networks.finds.count(Call::Refresh), 50, "who can renew them does");
}

/// So many connections of an account: more than are looked at in a round.
async fn connect(h: &Harness, press: &Press, networks: &Networks, number: usize) {
    let account = h.account().await;
    for one in 0..CONNECTIONS {
        press.connect(account, &networks.finds, &format!("ada-{number}-{one}")).await;
    }
}
