//! Queues of posts: one post a slot.

use std::time::Duration;

use super::harness::{Harness, at_once};
use super::press::{Networks, Press, said};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::error::ErrorCode;
use crate::id::{AccountId, ConnectionId, PostId, PostQueueId};
use crate::social::{NewPost, NewPostQueue, PostQueue, QueueSlot, Weekday};

const ME: Actor = Actor::System;
const DAY: Duration = Duration::from_secs(86_400);

fn moment(text: &str) -> Timestamp {
    Timestamp::from_micros(text.parse::<jiff::Timestamp>().unwrap().as_microsecond())
}

/// Each day at nine in Berlin; the clock of behaviours begins at midnight in London.
fn daily(name: &str, connections: &[ConnectionId]) -> NewPostQueue {
    let slot = |weekday: &Weekday| QueueSlot { weekday: *weekday, time: "09:00".to_owned() };
    NewPostQueue {
        name: name.to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        slots: Weekday::ALL.iter().map(slot).collect(),
        connections: connections.to_vec(),
    }
}

impl Press {
    async fn draft(&self, account: AccountId, text: &str) -> PostId {
        self.social.write(ME, account, said(&[text], &[])).await.unwrap().id
    }

    /// A draft in a queue: when it is due.
    async fn queued(&self, queue: &PostQueue, text: &str) -> (PostId, String) {
        let account = queue.account_id;
        let draft = self.draft(account, text).await;
        let post = self.social.queue_post(ME, account, draft, queue.id).await.unwrap();
        (draft, post.due_at.unwrap().to_string())
    }

    async fn filled(&self, queue: &PostQueue, count: u32) -> Vec<(String, Option<PostId>)> {
        let slots = self.social.coming_slots(queue.account_id, queue.id, count).await.unwrap();
        slots.into_iter().map(|slot| (slot.at.to_string(), slot.post_id)).collect()
    }
}

pub(super) async fn a_queued_post_has_the_next_free_slot(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let queue = press.social.add_queue(ME, account, daily("news", &[one, two])).await.unwrap();
    let (first, at) = press.queued(&queue, "first").await;
    assert_eq!(at, "2026-01-01T08:00:00.000Z");
    let (second, at) = press.queued(&queue, "second").await;
    assert_eq!(at, "2026-01-02T08:00:00.000Z");
    let expected = [
        ("2026-01-01T08:00:00.000Z".to_owned(), Some(first)),
        ("2026-01-02T08:00:00.000Z".to_owned(), Some(second)),
        ("2026-01-03T08:00:00.000Z".to_owned(), None),
    ];
    assert_eq!(press.filled(&queue, 3).await, expected);
    let slots = press.social.coming_slots(account, queue.id, 1).await.unwrap();
    assert_eq!(slots[0].time.local, "2026-01-01T09:00:00");
    h.clock.advance(DAY);
    press.work().await;
    assert_eq!(networks.finds.texts(), ["first"]);
    assert_eq!(networks.repeats.texts(), ["first"], "it goes out by all that the queue serves");
    let again = press.social.queue_post(ME, account, second, queue.id).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::Conflict, "only drafts are queued");
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert!(told.contains(&"social.queue_created"), "{told:?}");
}

pub(super) async fn of_many_who_queue_at_once_each_has_a_slot_of_its_own(h: Harness) {
    const MANY: usize = 24;
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let queue = press.social.add_queue(ME, account, daily("news", &[target])).await.unwrap();
    let mut drafts = Vec::new();
    for number in 0..MANY {
        drafts.push(press.draft(account, &number.to_string()).await);
    }
    let callers = drafts.into_iter().enumerate().map(|(index, draft)| {
        let (press, id) = (networks.press(&h, index % 6), queue.id);
        async move { press.social.queue_post(ME, account, draft, id).await.unwrap().due_at }
    });
    let mut times = at_once(callers).await;
    times.sort();
    let first = moment("2026-01-01T08:00:00Z");
    let days = (0..MANY).map(|day| Some(first + DAY * u32::try_from(day).unwrap()));
    assert_eq!(times, days.collect::<Vec<_>>());
}

pub(super) async fn a_post_that_leaves_frees_its_slot(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let queue = press.social.add_queue(ME, account, daily("news", &[target])).await.unwrap();
    let (cancelled, first) = press.queued(&queue, "cancelled").await;
    let (moved, second) = press.queued(&queue, "moved").await;
    press.social.cancel(ME, account, cancelled).await.unwrap();
    assert_eq!(press.queued(&queue, "instead").await.1, first);
    let kept = press.social.post(account, moved).await.unwrap();
    let same = NewPost { time: kept.content.time.clone(), ..said(&["other words"], &[target]) };
    let same = press.social.rewrite(ME, account, moved, same).await.unwrap();
    assert_eq!((same.queue_id, same.due_at), (Some(queue.id), kept.due_at), "it keeps its slot");
    let mut time = kept.content.time.unwrap();
    time.local = "2026-01-05T12:00".to_owned();
    let elsewhere = NewPost { time: Some(time), ..said(&["moved"], &[target]) };
    let elsewhere = press.social.rewrite(ME, account, moved, elsewhere).await.unwrap();
    assert_eq!(elsewhere.queue_id, None);
    assert_eq!(press.queued(&queue, "in its place").await.1, second);
}

pub(super) async fn slots_keep_to_the_clocks_of_their_zone(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let at_night = QueueSlot { weekday: Weekday::Sunday, time: "02:30".to_owned() };
    let new = NewPostQueue { slots: vec![at_night], ..daily("night", &[target]) };
    let queue = press.social.add_queue(ME, account, new).await.unwrap();
    for (from, slots) in [
        ("2026-03-28T00:00:00Z", ["2026-03-29T01:00:00.000Z", "2026-04-05T00:30:00.000Z"]),
        ("2026-10-24T00:00:00Z", ["2026-10-25T00:30:00.000Z", "2026-11-01T01:30:00.000Z"]),
    ] {
        h.clock.set(moment(from));
        for slot in slots {
            assert_eq!(press.queued(&queue, slot).await.1, slot);
        }
    }
}

pub(super) async fn a_queue_that_changes_leaves_its_posts_their_times(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let queue = press.social.add_queue(ME, account, daily("news", &[target])).await.unwrap();
    let (post, before) = press.queued(&queue, "kept").await;
    let noon = QueueSlot { weekday: Weekday::Thursday, time: "12:00".to_owned() };
    let new = NewPostQueue { slots: vec![noon], ..daily("weekly", &[target]) };
    let queue = press.social.change_queue(ME, account, queue.id, new).await.unwrap();
    assert_eq!((queue.name.as_str(), queue.slots.len()), ("weekly", 1));
    let expected = [
        (before.clone(), Some(post)),
        ("2026-01-01T11:00:00.000Z".to_owned(), None),
        ("2026-01-08T11:00:00.000Z".to_owned(), None),
    ];
    assert_eq!(press.filled(&queue, 3).await, expected);
    press.social.remove_queue(ME, account, queue.id).await.unwrap();
    assert_eq!(press.social.post_queues(account).await.unwrap(), []);
    let post = press.social.post(account, post).await.unwrap();
    assert_eq!((post.queue_id, post.due_at.unwrap().to_string()), (None, before));
}

pub(super) async fn a_queue_serves_its_connections_alone(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let one = press.connect(account, &networks.finds, "ada").await;
    let two = press.connect(account, &networks.repeats, "ada").await;
    let queue = press.social.add_queue(ME, account, daily("news", &[one])).await.unwrap();
    let both = press.social.write(ME, account, said(&["a"], &[one, two])).await.unwrap();
    let refused = press.social.queue_post(ME, account, both.id, queue.id).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("targets"));
    let long = "x".repeat(super::network::MOST_CHARS as usize + 1);
    let long = press.draft(account, &long).await;
    let refused = press.social.queue_post(ME, account, long, queue.id).await.unwrap_err();
    assert_eq!(refused.context_value("field"), Some("parts[0].text"), "networks are asked");
    assert!(press.filled(&queue, 7).await.iter().all(|(_, post)| post.is_none()));
}

pub(super) async fn a_queue_is_its_owners_alone_and_bounded(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let theirs = press.connect(other, &networks.finds, "eve").await;
    let refused = press.social.add_queue(ME, account, daily("news", &[theirs])).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound, "a connection of another's");
    let queue = press.social.add_queue(ME, account, daily("news", &[target])).await.unwrap();
    let draft = press.draft(other, "a").await;
    let hidden = |error: crate::error::Error| assert_eq!(error.code(), ErrorCode::NotFound);
    hidden(press.social.queue_post(ME, other, draft, queue.id).await.unwrap_err());
    hidden(press.social.coming_slots(other, queue.id, 1).await.unwrap_err());
    hidden(press.social.post_queue(other, queue.id).await.unwrap_err());
    let new = daily("news", &[theirs]);
    hidden(press.social.change_queue(ME, other, queue.id, new).await.unwrap_err());
    hidden(press.social.remove_queue(ME, other, queue.id).await.unwrap_err());
    let nobodys: PostQueueId = h.ambient.new_id().unwrap();
    hidden(press.social.queue_post(ME, other, draft, nobodys).await.unwrap_err());
    for count in [0, 501] {
        let refused = press.social.coming_slots(account, queue.id, count).await.unwrap_err();
        assert_eq!(refused.context_value("limit"), Some("500"));
    }
    let again = press.social.add_queue(ME, account, daily("news", &[target])).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::AlreadyExists);
    let callers = (0..60).map(|index| {
        let (press, new) = (networks.press(&h, index % 6), daily(&index.to_string(), &[target]));
        async move { press.social.add_queue(ME, account, new).await }
    });
    let made: Vec<_> = at_once(callers).await;
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 49, "50 and no more");
    let refused = made.into_iter().find_map(Result::err).unwrap();
    assert_eq!((refused.code(), refused.context_value("limit")), (ErrorCode::Conflict, Some("50")));
    let taken = press.social.post_queues(account).await.unwrap();
    let new = daily("news", &[target]);
    let other = taken.iter().find(|one| one.name != "news").unwrap();
    let refused = press.social.change_queue(ME, account, other.id, new).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::AlreadyExists);
}
