//! A message is posted once, whatever happens to who posts it and to the answer.

use std::time::Duration;

use super::harness::{Harness, at_once, until};
use super::network::{Call, Fake, Fault};
use super::press::{Networks, Press, said};
use super::scripted::Gate;
use super::unanswered::Fate;
use crate::audit::Actor;
use crate::error::{Error, ErrorCode};
use crate::id::AccountId;
use crate::social::{
    AttemptKind, ConnectionState, PlannedPost, Publication, PublicationState, Resolution,
};

const LEASE: Duration = Duration::from_secs(181);

/// An account that has a post of one message due on a network.
async fn due(h: &Harness, press: &Press, fake: &Fake) -> (AccountId, PlannedPost) {
    let account = h.account().await;
    let target = press.connect(account, fake, "ada").await;
    (account, press.publish(account, said(&["a"], &[target])).await)
}

async fn published_once(press: &Press, fake: &Fake, post: &PlannedPost) -> Publication {
    let one = press.publication(post).await;
    assert_eq!(fake.texts(), ["a"], "{one:?}, {:?}", press.record(&one).await);
    assert_eq!((one.state, one.published.len()), (PublicationState::Published, 1));
    one
}

fn no(code: ErrorCode) -> Error {
    Error::new(code, "no")
}

pub(super) async fn a_lost_answer_is_looked_for(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.finds).await;
    networks.finds.fault(Call::Publish, Fault::LoseAnswer);
    press.work().await;
    assert_eq!(press.publication(&post).await.state, PublicationState::Publishing);
    press.work().await;
    assert_eq!(networks.finds.count(Call::Find), 0, "not at once");
    press.work_on(&h).await;
    let one = published_once(&press, &networks.finds, &post).await;
    assert_eq!(networks.finds.count(Call::Publish), 1);
    let record = press.record(&one).await;
    assert_eq!(record[2..], [AttemptKind::Unanswered, AttemptKind::Found]);
}

pub(super) async fn what_a_killed_worker_posted_is_found_by_the_next(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.finds).await;
    networks.finds.fault(Call::Publish, Fault::KillAfter);
    assert!(!press.work().await);
    let armed = press.publication(&post).await.armed.unwrap();
    assert_eq!((armed.part, armed.tries), (0, 1), "it was on record before it was tried");
    let next = networks.press(&h, 1);
    next.work().await;
    assert_eq!(networks.finds.count(Call::Find), 0, "it is the other's until its lease is over");
    h.clock.advance(LEASE);
    next.work().await;
    published_once(&next, &networks.finds, &post).await;
    assert_eq!(networks.finds.count(Call::Publish), 1);
}

pub(super) async fn killed_at_any_commit_it_is_out_once(h: Harness) {
    // Taken, begun, prepared, armed and out are five commits.
    for commit in 0..5 {
        for after in [false, true] {
            let networks = Networks::new(&h);
            let press = networks.press(&h, 0);
            let (_, post) = due(&h, &press, &networks.repeats).await;
            let killed = networks.fated(&h, 1, move |number| match (number == commit, after) {
                (false, _) => Fate::Answered,
                (true, false) => Fate::KilledBefore,
                (true, true) => Fate::KilledAfter,
            });
            let told = format!("commit {commit}, after {after}");
            assert!(!killed.work().await, "{told}");
            h.clock.advance(LEASE);
            // The server may find out a moment later that nobody holds its row any more.
            let next = async || {
                press.work_on(&h).await;
                (!press.publication(&post).await.state.is_open()).then_some(())
            };
            until("another has seen it to its end", next).await;
            published_once(&press, &networks.repeats, &post).await;
        }
    }
}

pub(super) async fn a_commit_without_an_answer_posts_nothing_unseen(h: Harness) {
    for commit in 0..5 {
        let networks = Networks::new(&h);
        let press = networks.press(&h, 0);
        let (_, post) = due(&h, &press, &networks.finds).await;
        let torn = networks.fated(&h, 1, move |number| match number == commit {
            true => Fate::Lost,
            false => Fate::Answered,
        });
        torn.work().await;
        press.work_on(&h).await;
        published_once(&press, &networks.finds, &post).await;
        assert_eq!(networks.finds.count(Call::Publish), 1, "commit {commit}");
    }
}

pub(super) async fn what_is_absent_is_posted_again_only_where_repeats_are_recognised(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.repeats).await;
    networks.repeats.fault(Call::Publish, Fault::LoseQuestion);
    press.work_on(&h).await;
    published_once(&press, &networks.repeats, &post).await;
    assert_eq!(networks.repeats.count(Call::Publish), 2);
    let (account, post) = due(&h, &press, &networks.finds).await;
    networks.finds.fault(Call::Publish, Fault::LoseQuestion);
    press.work_on(&h).await;
    assert!(networks.finds.seen().is_empty());
    let one = press.publication(&post).await;
    assert_eq!(one.state, PublicationState::Unconfirmed);
    let looks = networks.finds.count(Call::Find);
    assert_eq!((looks, networks.finds.count(Call::Publish)), (6, 1));
    assert_eq!(press.state(account, post.id).await, "unconfirmed");
    assert_eq!(h.happened(account).await, ["social.post_unconfirmed"], "a person is told");
}

pub(super) async fn a_message_that_comes_late_is_not_posted_again(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    for fake in [&networks.finds, &networks.repeats] {
        let (_, post) = due(&h, &press, fake).await;
        fake.fault(Call::Publish, Fault::KillLate);
        press.work().await;
        h.clock.advance(LEASE);
        press.work().await;
        fake.arrive();
        press.work_on(&h).await;
        published_once(&press, fake, &post).await;
    }
}

pub(super) async fn a_repeat_that_is_refused_does_not_undo_the_first_try(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.repeats);
    let (_, post) = due(&h, &press, fake).await;
    let mut tries = 0;
    fake.faults(move |call| {
        tries += u32::from(call == Call::Publish);
        match (call, tries) {
            (Call::Publish, 1) => Fault::Late,
            (Call::Publish, 2) => Fault::Refuse(no(ErrorCode::InvalidInput)),
            _ => Fault::None,
        }
    });
    press.work().await;
    h.clock.advance(LEASE);
    press.work().await;
    assert_eq!(press.publication(&post).await.state, PublicationState::Publishing);
    fake.arrive();
    press.work_on(&h).await;
    published_once(&press, fake, &post).await;
}

pub(super) async fn where_nobody_can_tell_a_person_decides(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.blind);
    let account = h.account().await;
    let target = press.connect(account, fake, "ada").await;
    let post = press.publish(account, said(&["a", "b"], &[target])).await;
    fake.fault(Call::Publish, Fault::LoseQuestion);
    press.work().await;
    h.clock.advance(Duration::from_secs(30));
    press.work().await;
    let one = press.publication(&post).await;
    assert_eq!(one.state, PublicationState::Unconfirmed);
    let decide = async |decision: &Resolution| {
        press.social.resolve(Actor::System, account, one.id, decision).await
    };
    let soon = decide(&Resolution::Again).await.unwrap_err();
    assert_eq!(soon.code(), ErrorCode::Conflict, "its try may still be under way");
    assert!(soon.retry_after().unwrap() <= LEASE);
    let out = |remote_id: Option<&str>| Resolution::Out {
        remote_id: remote_id.map(str::to_owned),
        permalink: None,
    };
    let nameless = decide(&out(None)).await.unwrap_err();
    assert_eq!(nameless.context_value("field"), Some("remote_id"), "b has to answer it");
    h.clock.advance(LEASE);
    decide(&Resolution::Again).await.unwrap();
    let twice = decide(&Resolution::Again).await.unwrap_err();
    assert_eq!(twice.code(), ErrorCode::Conflict, "it is decided");
    fake.well();
    press.work().await;
    assert_eq!(fake.texts(), ["a", "b"]);
    assert_eq!(press.state(account, post.id).await, "published");
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert!(told.contains(&"social.post_resolved"), "{told:?}");
}

pub(super) async fn a_person_says_it_is_out_or_gives_it_up(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.blind);
    for (decision, state) in [
        (Resolution::Out { remote_id: None, permalink: None }, "published"),
        (Resolution::GiveUp, "failed"),
    ] {
        let (account, post) = due(&h, &press, fake).await;
        fake.fault(Call::Publish, Fault::LoseQuestion);
        press.work_on(&h).await;
        let one = press.publication(&post).await;
        let decided = press.social.resolve(Actor::System, account, one.id, &decision).await;
        assert_eq!(decided.unwrap().state.as_str(), state);
        press.work_on(&h).await;
        assert_eq!(press.state(account, post.id).await, state);
        let counted = h.figures(account).await.posts.remove(0);
        let out = i64::from(state == "published");
        assert_eq!((counted.unconfirmed, counted.published, counted.failed), (1, out, 1 - out));
        let theirs = h.account().await;
        let hidden = press.social.resolve(Actor::System, theirs, one.id, &decision).await;
        assert_eq!(hidden.unwrap_err().code(), ErrorCode::NotFound);
    }
    assert_eq!(fake.count(Call::Publish), 2);
}

pub(super) async fn a_refusal_that_passes_is_tried_again_when_it_says(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.finds).await;
    let wait = Duration::from_secs(900);
    let limited = no(ErrorCode::RateLimited).after(wait);
    networks.finds.fault(Call::Publish, Fault::Refuse(limited));
    press.work().await;
    let one = press.publication(&post).await;
    assert_eq!((one.run_at, one.armed), (Some(h.ambient.now() + wait), None));
    assert_eq!(one.error.unwrap().code, ErrorCode::RateLimited);
    h.clock.advance(wait);
    press.work().await;
    published_once(&press, &networks.finds, &post).await;
}

pub(super) async fn what_never_passes_fails_after_its_last_try(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.finds).await;
    networks.finds.faults(|call| match call {
        Call::Publish => Fault::Refuse(no(ErrorCode::Unavailable)),
        _ => Fault::None,
    });
    press.work_on(&h).await;
    let one = press.publication(&post).await;
    assert_eq!((one.state, one.failures), (PublicationState::Failed, 12));
    assert_eq!(networks.finds.count(Call::Publish), 12);
}

pub(super) async fn content_that_is_refused_fails_at_once(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (account, post) = due(&h, &press, &networks.finds).await;
    let error = no(ErrorCode::InvalidInput).with("network_error", "186");
    networks.finds.fault(Call::Publish, Fault::Refuse(error));
    press.work_on(&h).await;
    let one = press.publication(&post).await;
    assert_eq!(one.state, PublicationState::Failed);
    let kept = Error::from(one.error.unwrap());
    assert_eq!(kept.context_value("network_error"), Some("186"), "the network's own words");
    assert_eq!(networks.finds.count(Call::Publish), 1);
    let health = press.social.connections(account).await.unwrap();
    assert_eq!(health[0].state, ConnectionState::Active);
}

pub(super) async fn a_worker_that_was_stopped_when_it_had_armed_posts_nothing(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.finds);
    let (_, post) = due(&h, &press, fake).await;
    let gate = Gate::new();
    let at = gate.clone();
    // The fourth commit is the one that arms.
    let stopped = networks.fated(&h, 1, move |number| match number {
        3 => Fate::Stopped(at.clone()),
        _ => Fate::Answered,
    });
    let task = tokio::spawn(async move { stopped.work().await });
    gate.reached().await;
    h.clock.advance(LEASE);
    press.work().await;
    assert_eq!(fake.count(Call::Find), 1, "another has it by now");
    gate.open();
    task.await.unwrap();
    assert!(fake.seen().is_empty());
    assert_eq!(fake.count(Call::Publish), 0);
    press.work_on(&h).await;
    assert_eq!(press.publication(&post).await.state, PublicationState::Unconfirmed);
}

pub(super) async fn a_stopped_worker_takes_back_what_it_armed(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.finds);
    let (_, post) = due(&h, &press, fake).await;
    let gate = Gate::new();
    let at = gate.clone();
    let stopped = networks.fated(&h, 1, move |number| match number {
        3 => Fate::Stopped(at.clone()),
        _ => Fate::Answered,
    });
    let task = tokio::spawn(async move { stopped.work().await });
    gate.reached().await;
    h.clock.advance(LEASE);
    gate.open();
    task.await.unwrap();
    assert_eq!(fake.count(Call::Publish), 0, "its lease is over");
    press.work_on(&h).await;
    let one = published_once(&press, fake, &post).await;
    assert!(press.record(&one).await.contains(&AttemptKind::StoodDown));
}

pub(super) async fn an_answer_after_the_lease_is_not_written(h: Harness) {
    let networks = Networks::new(&h);
    let (press, fake) = (networks.press(&h, 0), &networks.finds);
    let (_, post) = due(&h, &press, fake).await;
    let gate = Gate::new();
    fake.fault(Call::Publish, Fault::Wait(gate.clone()));
    let slow = networks.press(&h, 1);
    let task = tokio::spawn(async move { slow.work().await });
    gate.reached().await;
    h.clock.advance(LEASE);
    press.work().await;
    gate.open();
    task.await.unwrap();
    assert_eq!(fake.texts(), ["a"]);
    let one = press.publication(&post).await;
    assert_eq!(one.state, PublicationState::Publishing, "the other's word counts");
    press.work_on(&h).await;
    published_once(&press, fake, &post).await;
}

pub(super) async fn workers_side_by_side_post_everything_once(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let account = h.account().await;
    let target = press.connect(account, &networks.finds, "ada").await;
    for number in 0..40 {
        let text = number.to_string();
        press.publish(account, said(&[&text], &[target])).await;
    }
    let workers = (0..8).map(|index| {
        let press = networks.press(&h, index);
        async move { while press.social.publish_due().await.unwrap() > 0 {} }
    });
    at_once(workers).await;
    let mut texts = networks.finds.texts();
    texts.sort_by_key(|text| text.parse::<u32>().unwrap());
    let expected: Vec<_> = (0..40).map(|number| number.to_string()).collect();
    assert_eq!(texts, expected);
}

pub(super) async fn a_running_service_publishes_until_it_is_told_to_stop(h: Harness) {
    let networks = Networks::new(&h);
    let press = networks.press(&h, 0);
    let (_, post) = due(&h, &press, &networks.finds).await;
    let (stop, down) = tokio::sync::watch::channel(false);
    let social = press.social.clone();
    let task = tokio::spawn(async move { social.run(down).await });
    until("it is out", async || {
        (press.publication(&post).await.state == PublicationState::Published).then_some(())
    })
    .await;
    stop.send(true).unwrap();
    task.await.unwrap();
}
