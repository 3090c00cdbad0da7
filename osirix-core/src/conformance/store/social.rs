//! Connections and posts: what people do, and what they are told.

use std::time::Duration;

use super::harness::{Harness, at_once};
use super::network::{Call, Fault, MOST_CHARS, TOKEN};
use super::press::{Networks, facts, said};
use super::scripted::{Scripted, video, work_one};
use crate::audit::Actor;
use crate::blob::BlobKey;
use crate::clock::Timestamp;
use crate::error::{Error, ErrorCode, Result};
use crate::page::PageRequest;
use crate::social::{
    Attachment, AttemptKind, ConnectionState, MediaType, NewPost, PlannedTime, PublicationState,
};

const ME: Actor = Actor::System;
const HOUR: Duration = Duration::from_secs(3_600);

fn refused<T: std::fmt::Debug>(result: Result<T>) -> (ErrorCode, Option<String>) {
    let error: Error = result.unwrap_err();
    (error.code(), error.context_value("field").map(str::to_owned))
}

fn berlin(local: &str) -> Option<PlannedTime> {
    Some(PlannedTime { local: local.to_owned(), time_zone: "Europe/Berlin".to_owned() })
}

pub(super) async fn a_post_is_out_at_its_time_and_on_record(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let new = NewPost { time: berlin("2026-01-01T09:00"), ..said(&["Hello"], &[target]) };
    let post = press.publish(account, new).await;
    assert_eq!(post.due_at.unwrap().to_string(), "2026-01-01T08:00:00.000Z");
    h.clock.advance(8 * HOUR - Duration::from_secs(1));
    press.work().await;
    assert!(networks.finds.seen().is_empty(), "it is not due");
    assert_eq!(press.state(account, post.id).await, "scheduled");
    h.clock.advance(Duration::from_secs(1));
    press.work().await;
    assert_eq!(networks.finds.texts(), ["Hello"]);
    let out = networks.press(&h, 1).publication(&post).await;
    assert_eq!((out.state, out.run_at, out.armed), (PublicationState::Published, None, None));
    assert!(out.published[0].permalink.as_ref().unwrap().starts_with("https://fake.example/"));
    assert_eq!(press.state(account, post.id).await, "published");
    let record = [AttemptKind::Begun, AttemptKind::Armed, AttemptKind::Published];
    assert_eq!(press.record(&out).await, record);
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(
        told,
        ["connected", "post_written", "post_scheduled", "post_published"]
            .map(|action| format!("social.{action}"))
    );
    assert_eq!(h.happened(account).await, ["social.post_published"]);
    let counted = h.figures(account).await.posts.remove(0);
    assert_eq!((counted.network.as_str(), counted.published), (out.network.as_str(), 1));
    press.work_on(&h).await;
    assert_eq!(networks.finds.count(Call::Publish), 1);
}

pub(super) async fn a_thread_goes_on_after_each_of_its_messages(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let (one, two) = (
        press.connect(account, &networks.finds, "ada").await,
        press.connect(account, &networks.repeats, "ada").await,
    );
    let mut new = said(&["1", "2", "3"], &[one, two]);
    new.post.content.first_comment = Some("links".to_owned());
    new.post.variants.insert(crate::social::Network::Bluesky, said(&["short"], &[]).post.content);
    let post = press.publish(account, new).await;
    press.work().await;
    assert_eq!(networks.finds.texts(), ["1", "links", "2", "3"]);
    assert_eq!(networks.repeats.texts(), ["short"], "a network gets its variant");
    assert_eq!(press.state(account, post.id).await, "published");
}

pub(super) async fn media_are_on_their_way_before_anything_is_seen(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let picture = |key: &str| Attachment {
        blob: BlobKey::new(key).unwrap(),
        facts: facts(MediaType::Mp4),
        alt_text: None,
        captions: None,
    };
    let mut new = said(&["Look"], &[target]);
    new.post.content.parts[0].media = vec![picture("a.jpg"), picture("b.jpg")];
    let post = press.publish(account, new.clone()).await;
    let kept = &post.content.post.content.parts[0].media[0];
    assert_eq!(kept.facts, facts(MediaType::Jpeg), "what a file is, is found out");
    press.work().await;
    assert_eq!(press.publication(&post).await.state, PublicationState::Processing);
    assert!(networks.finds.seen().is_empty());
    h.clock.advance(Duration::from_secs(31));
    press.work().await;
    assert_eq!(networks.finds.seen()[0].files, 2);
    new.post.content.parts[0].media = vec![picture("missing")];
    let missing = press.social.write(ME, account, new).await;
    assert_eq!(refused(missing).0, ErrorCode::NotFound);
}

pub(super) async fn what_a_network_refuses_is_said_before_it_is_scheduled(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let (one, two) = (
        press.connect(account, &networks.finds, "ada").await,
        press.connect(account, &networks.blind, "ada").await,
    );
    let long = "x".repeat(MOST_CHARS as usize + 1);
    let new = said(&[&long, " "], &[one, two]);
    let post = press.social.write(ME, account, new).await.unwrap();
    let problems = press.social.preflight(account, post.id).await.unwrap();
    let told: Vec<_> =
        problems.iter().map(|one| (one.connection_id, one.problem.field.as_str())).collect();
    let (first, second) = ("parts[0].text", "parts[1].text");
    assert_eq!(told, [(one, first), (one, second), (two, first), (two, second)]);
    let error = press.social.schedule(ME, account, post.id).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::InvalidInput);
    for (fact, value) in [("field", first), ("limit", "280"), ("value", "281"), ("problems", "4")] {
        assert_eq!(error.context_value(fact), Some(value));
    }
    assert!(press.publications(&post).await.is_empty(), "nothing is scheduled");
}

pub(super) async fn what_cannot_be_scheduled_is_refused(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let theirs = press.connect(other, &networks.finds, "eve").await;
    for (new, code, field) in [
        (said(&["a"], &[theirs]), ErrorCode::NotFound, "connection"),
        (said(&["a"], &[target, target]), ErrorCode::InvalidInput, "targets"),
        (said(&["a"; 51], &[target]), ErrorCode::TooLarge, "parts"),
        (
            NewPost { time: berlin("2026-02-30T09:00"), ..said(&["a"], &[target]) },
            ErrorCode::InvalidInput,
            "local",
        ),
    ] {
        let result = press.social.write(ME, account, new).await;
        assert_eq!(refused(result), (code, Some(field.to_owned())));
    }
    for (new, field) in [
        (said(&["a"], &[]), "targets"),
        (NewPost { time: berlin("2025-12-31T09:00"), ..said(&["a"], &[target]) }, "time"),
    ] {
        let post = press.social.write(ME, account, new).await.unwrap();
        let result = press.social.schedule(ME, account, post.id).await;
        assert_eq!(refused(result), (ErrorCode::InvalidInput, Some(field.to_owned())));
    }
    let post = press.social.write(ME, account, said(&["a"], &[target])).await.unwrap();
    let hidden = press.social.schedule(ME, other, post.id).await;
    assert_eq!(refused(hidden).0, ErrorCode::NotFound, "to others it does not exist");
    press.social.schedule(ME, account, post.id).await.unwrap();
    let again = press.social.schedule(ME, account, post.id).await;
    assert_eq!(refused(again).0, ErrorCode::Conflict);
}

pub(super) async fn a_post_changes_until_it_is_due(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let new = NewPost { time: berlin("2026-01-01T03:00"), ..said(&["before"], &[one]) };
    let post = press.publish(account, new).await;
    let changed = NewPost { time: berlin("2026-01-01T04:00"), ..said(&["after"], &[one, two]) };
    let long = "x".repeat(MOST_CHARS as usize + 1);
    let bad = NewPost { time: changed.time.clone(), ..said(&[&long], &[one]) };
    let refusal = press.social.rewrite(ME, account, post.id, bad).await;
    assert_eq!(refused(refusal).0, ErrorCode::InvalidInput, "every network has to take it");
    press.social.rewrite(ME, account, post.id, changed.clone()).await.unwrap();
    h.clock.advance(2 * HOUR);
    press.work().await;
    assert!(networks.finds.seen().is_empty());
    h.clock.advance(HOUR);
    let late = press.social.rewrite(ME, account, post.id, changed).await;
    assert_eq!(refused(late).0, ErrorCode::Conflict, "its time has come");
    press.work().await;
    assert_eq!(
        (networks.finds.texts(), networks.repeats.texts()),
        (vec!["after".into()], vec!["after".into()])
    );
}

pub(super) async fn a_post_is_cancelled_while_nobody_can_have_seen_it(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.blind, "ada").await;
    let post = press.publish(account, said(&["a"], &[one, two])).await;
    networks.finds.fault(Call::Prepare, Fault::Refuse(Error::new(ErrorCode::Busy, "later")));
    press.work().await;
    assert_eq!(networks.blind.texts(), ["a"]);
    press.social.cancel(ME, account, post.id).await.unwrap();
    press.work_on(&h).await;
    assert!(networks.finds.seen().is_empty());
    assert_eq!(press.state(account, post.id).await, "partial");
    let again = press.social.cancel(ME, account, post.id).await;
    assert_eq!(refused(again).0, ErrorCode::Conflict, "what is out stays out");
    let draft = press.social.write(ME, account, said(&["b"], &[one])).await.unwrap();
    press.social.cancel(ME, account, draft.id).await.unwrap();
    assert_eq!(press.state(account, draft.id).await, "cancelled");
}

pub(super) async fn the_calendar_has_what_is_due_between_two_times(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    for hour in [5, 3, 4, 9] {
        let time = berlin(&format!("2026-01-01T0{hour}:00"));
        let text = hour.to_string();
        press.publish(account, NewPost { time, ..said(&[&text], &[target]) }).await;
    }
    press.social.write(ME, account, said(&["a draft"], &[target])).await.unwrap();
    let start = h.ambient.now();
    let (from, to) = (start + 2 * HOUR, start + 8 * HOUR);
    let mut page = PageRequest::first(2);
    let mut hours: Vec<Timestamp> = Vec::new();
    loop {
        let part = press.social.calendar(account, from, to, &page).await.unwrap();
        hours.extend(part.items.iter().filter_map(|post| post.due_at));
        page.after = part.next;
        if page.after.is_none() {
            break;
        }
    }
    assert_eq!(hours, [2, 3, 4].map(|hour| start + hour * HOUR));
    let all = press.social.posts(account, &PageRequest::first(3)).await.unwrap();
    assert_eq!((all.items.len(), all.next.is_some()), (3, true));
}

pub(super) async fn a_post_waits_for_its_video(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let handler = Scripted::new();
    let job = h.jobs(&handler).create(video(account)).await.unwrap();
    let new = NewPost { video_job: Some(job.id), ..said(&["My film"], &[target]) };
    let post = press.publish(account, new).await;
    press.work().await;
    assert_eq!(press.state(account, post.id).await, "scheduled");
    work_one(&h.worker(&handler)).await;
    press.work_on(&h).await;
    assert_eq!(networks.finds.seen()[0].files, 1);
    let out = press.publication(&post).await;
    let draft = out.draft.unwrap();
    assert_eq!(draft.parts[0].media[0].blob.as_str(), format!("videos/{}", job.id));
    assert_eq!(press.state(account, post.id).await, "published");
}

pub(super) async fn without_its_video_a_post_fails(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let jobs = h.jobs(&Scripted::new());
    let job = jobs.create(video(account)).await.unwrap();
    let new = NewPost { video_job: Some(job.id), ..said(&["My film"], &[target]) };
    let post = press.publish(account, new.clone()).await;
    jobs.cancel(account, job.id).await.unwrap();
    press.work().await;
    assert!(networks.finds.seen().is_empty());
    let failed = press.publication(&post).await;
    assert_eq!(failed.error.unwrap().code, ErrorCode::Conflict);
    assert_eq!(press.state(account, post.id).await, "failed");
    assert_eq!(h.events(account).await.last().unwrap().kind.as_str(), "social.post_failed");
    let late = press.social.write(ME, account, new).await.unwrap();
    let late = press.social.schedule(ME, account, late.id).await;
    assert_eq!(refused(late), (ErrorCode::Conflict, Some("video_job".to_owned())));
}

pub(super) async fn an_account_is_connected_once_and_its_credentials_are_sealed(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let first = press.connect(account, &networks.finds, "ada").await;
    let stored = stored(&h, first).await;
    let text = format!("{stored:?} {:?}", press.social.connections(account).await.unwrap());
    assert!(!text.contains("access-") && !text.contains("refresh-"), "{text}");
    networks.finds.expire("ada");
    let again = press.connect(account, &networks.finds, "ada").await;
    assert_eq!(first, again, "connecting again renews it");
    press.publish(account, said(&["a"], &[first])).await;
    press.work().await;
    assert_eq!(networks.finds.texts(), ["a"]);
    assert_eq!(networks.finds.count(Call::Refresh), 0);
    let all = press.social.connections(account).await.unwrap();
    assert_eq!((all.len(), all[0].state), (1, ConnectionState::Active));
}

async fn stored(h: &Harness, id: crate::id::ConnectionId) -> crate::social::StoredConnection {
    h.second.read().await.unwrap().connections().get(id).await.unwrap().unwrap()
}

pub(super) async fn credentials_are_renewed_ahead_by_one_of_many(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let id = press.connect(account, &networks.finds, "ada").await;
    h.clock.advance(TOKEN - Duration::from_secs(901));
    assert_eq!(press.social.refresh_due().await.unwrap(), 0, "not before it is time");
    h.clock.advance(Duration::from_secs(2));
    let tries = (0..12).map(|index| {
        let press = networks.press(&h, index);
        async move { press.social.refresh_due().await.unwrap() }
    });
    at_once(tries).await;
    assert_eq!(networks.finds.count(Call::Refresh), 1);
    let health = stored(&h, id).await;
    assert_eq!(health.account.expires_at, Some(h.ambient.now() + TOKEN));
    press.publish(account, said(&["a"], &[id])).await;
    press.work().await;
    assert_eq!(networks.finds.texts(), ["a"], "the new ones are used");
}

pub(super) async fn a_token_that_ended_early_is_renewed_and_the_post_is_out(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let id = press.connect(account, &networks.finds, "ada").await;
    let post = press.publish(account, said(&["a", "b"], &[id])).await;
    let ended = Error::new(ErrorCode::Unauthenticated, "the token has ended");
    networks.finds.fault(Call::Publish, Fault::Refuse(ended));
    press.work().await;
    assert_eq!(networks.finds.texts(), ["a", "b"]);
    assert_eq!(networks.finds.count(Call::Refresh), 1);
    let record = press.record(&press.publication(&post).await).await;
    assert_eq!(record[1..4], [AttemptKind::Armed, AttemptKind::Refused, AttemptKind::Armed]);
}

pub(super) async fn what_passes_breaks_no_connection(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let id = press.connect(account, &networks.finds, "ada").await;
    let new = NewPost { time: berlin("2026-01-01T03:00"), ..said(&["a"], &[id]) };
    let post = press.publish(account, new).await;
    h.clock.advance(TOKEN);
    let away = || Error::new(ErrorCode::Unavailable, "away");
    networks.finds.faults(move |call| match call {
        Call::Refresh => Fault::Refuse(away()),
        _ => Fault::None,
    });
    for _ in 0..3 {
        press.social.refresh_due().await.unwrap();
        press.work().await;
        h.clock.advance(Duration::from_secs(100));
    }
    let health = stored(&h, id).await.account;
    assert_eq!(health.state, ConnectionState::Active);
    assert_eq!(health.error.unwrap().code, ErrorCode::Unavailable, "it is shown");
    networks.finds.well();
    press.work_on(&h).await;
    assert_eq!(networks.finds.texts(), ["a"]);
    assert_eq!(press.state(account, post.id).await, "published");
    assert_eq!(stored(&h, id).await.account.error, None);
}

pub(super) async fn a_right_that_was_taken_back_breaks_the_connection(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let id = press.connect(account, &networks.finds, "ada").await;
    let post = press.publish(account, said(&["a"], &[id])).await;
    networks.finds.revoke("ada");
    press.work().await;
    assert_eq!(press.state(account, post.id).await, "failed");
    let health = stored(&h, id).await.account;
    assert_eq!(health.state, ConnectionState::Broken);
    assert_eq!(health.error.unwrap().code, ErrorCode::PermissionDenied);
    assert_eq!(h.happened(account).await, ["social.connection_broken", "social.post_failed"]);
    let late = press.social.write(ME, account, said(&["b"], &[id])).await.unwrap();
    let late = press.social.schedule(ME, account, late.id).await;
    assert_eq!(refused(late).0, ErrorCode::PermissionDenied, "health is said when scheduling");
    press.connect(account, &networks.finds, "ada").await;
    let failed = press.publication(&post).await;
    let again = crate::social::Resolution::Again;
    press.social.resolve(ME, account, failed.id, &again).await.unwrap();
    press.work().await;
    assert_eq!(networks.finds.texts(), ["a"], "what failed can be sent on its way again");
}

pub(super) async fn giving_a_connection_up_revokes_and_forgets(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let id = press.connect(account, &networks.finds, "ada").await;
    let away = Error::new(ErrorCode::Unavailable, "away");
    networks.finds.fault(Call::Revoke, Fault::Refuse(away));
    let failed = press.social.disconnect(ME, account, id).await;
    assert_eq!(refused(failed).0, ErrorCode::Unavailable);
    assert!(stored(&h, id).await.sealed.is_some(), "it can be tried again");
    let hidden = press.social.disconnect(ME, h.account().await, id).await;
    assert_eq!(refused(hidden).0, ErrorCode::NotFound);
    let gone = press.social.disconnect(ME, account, id).await.unwrap();
    assert_eq!(gone.state, ConnectionState::Disconnected);
    assert!(networks.finds.is_revoked("ada"));
    assert_eq!(stored(&h, id).await.sealed, None);
    press.social.disconnect(ME, account, id).await.unwrap();
    assert_eq!(networks.finds.count(Call::Revoke), 2, "once is enough");
}
