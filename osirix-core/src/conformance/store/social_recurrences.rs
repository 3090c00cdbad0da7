//! Posts that repeat.

use std::time::Duration;

use super::harness::{Harness, at_once};
use super::press::{Networks, Press, said};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::error::ErrorCode;
use crate::id::{AccountId, ConnectionId};
use crate::page::PageRequest;
use crate::social::{
    Cadence, NewPost, NewRecurrence, PlannedPost, PostState, Recurrence, RecurrenceRule,
    RecurrenceState, Weekday,
};

const ME: Actor = Actor::System;
const DAY: Duration = Duration::from_secs(86_400);

/// Each day at nine in Berlin; the clock of behaviours begins at midnight in London.
fn daily(text: &str, target: ConnectionId, count: u32) -> NewRecurrence {
    let rule = RecurrenceRule {
        every: Cadence::Daily,
        weekdays: Vec::new(),
        day: None,
        time: "09:00".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        until: None,
        count: Some(count),
    };
    NewRecurrence { post: said(&[text], &[target]), rule }
}

impl Press {
    async fn all(&self, account: AccountId) -> Vec<PlannedPost> {
        let mut page = PageRequest::first(PageRequest::MAX_LIMIT);
        let mut posts = Vec::new();
        loop {
            let end = Timestamp::MAX;
            let part = self.social.calendar(account, Timestamp::default(), end, &page).await;
            let part = part.unwrap();
            posts.extend(part.items);
            page.after = part.next;
            if page.after.is_none() {
                return posts;
            }
        }
    }

    async fn due(&self, account: AccountId) -> Vec<String> {
        let posts = self.all(account).await.into_iter();
        posts.map(|post| post.due_at.unwrap().to_string()).collect()
    }

    async fn seen(&self, one: &Recurrence) -> Recurrence {
        self.social.recurrence(one.account_id, one.id).await.unwrap()
    }
}

pub(super) async fn each_time_is_a_post_of_its_own(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let made = press.social.repeat(ME, account, daily("news", target, 10)).await.unwrap();
    assert_eq!(made.made, 7, "a week ahead");
    assert_eq!(made.next_at.unwrap().to_string(), "2026-01-08T08:00:00.000Z");
    assert_eq!(press.social.repeat_due().await.unwrap(), 0);
    for day in 0..12 {
        h.clock.advance(DAY);
        press.social.repeat_due().await.unwrap();
        press.work().await;
        assert_eq!(networks.finds.texts().len(), 10.min(day + 1));
    }
    let seen = press.seen(&made).await;
    assert_eq!((seen.state, seen.made, seen.next_at), (RecurrenceState::Ended, 10, None));
    let posts = press.all(account).await;
    let numbers: Vec<_> = posts.iter().map(|post| post.occurrence.unwrap().number).collect();
    assert_eq!(numbers, (0..10).collect::<Vec<_>>());
    assert!(posts.iter().all(|post| post.state == PostState::Published));
    assert_eq!(posts[0].content.time.as_ref().unwrap().local, "2026-01-01T09:00:00");
}

pub(super) async fn five_schedulers_make_each_post_once(h: Harness) {
    const DAYS: usize = 20;
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    for text in ["a", "b", "c"] {
        press.social.repeat(ME, account, daily(text, target, 1_000)).await.unwrap();
    }
    for _ in 0..DAYS {
        h.clock.advance(DAY);
        let schedulers = (0..5).map(|index| {
            let press = networks.press(&h, index);
            async move { press.social.repeat_due().await.unwrap() }
        });
        assert_eq!(at_once(schedulers).await.into_iter().sum::<usize>(), 3);
    }
    let mut due = press.due(account).await;
    assert_eq!(due.len(), 3 * (7 + DAYS));
    due.dedup();
    assert_eq!(due.len(), 7 + DAYS);
}

pub(super) async fn stopping_it_stops_the_coming_ones(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let made = press.social.repeat(ME, account, daily("news", target, 100)).await.unwrap();
    h.clock.advance(2 * DAY);
    press.work().await;
    let stopped = press.social.stop_repeating(ME, account, made.id).await.unwrap();
    assert_eq!((stopped.state, stopped.next_at), (RecurrenceState::Stopped, None));
    let again = press.social.stop_repeating(ME, account, made.id).await.unwrap();
    assert_eq!(again, stopped, "once is enough");
    h.clock.advance(10 * DAY);
    assert_eq!(press.social.repeat_due().await.unwrap(), 0);
    press.work().await;
    assert_eq!(networks.finds.texts(), ["news", "news"]);
    let states: Vec<_> = press.all(account).await.into_iter().map(|post| post.state).collect();
    let cancelled = states.iter().filter(|state| **state == PostState::Cancelled).count();
    assert_eq!((cancelled, states.len()), (5, 7));
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    for action in ["social.repeat_started", "social.repeat_stopped"] {
        assert!(told.contains(&action), "{told:?}");
    }
}

pub(super) async fn one_of_its_posts_changes_and_is_cancelled_by_itself(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    press.social.repeat(ME, account, daily("news", target, 3)).await.unwrap();
    let posts = press.all(account).await;
    let other = NewPost { time: posts[0].content.time.clone(), ..said(&["other"], &[target]) };
    press.social.rewrite(ME, account, posts[0].id, other).await.unwrap();
    press.social.cancel(ME, account, posts[1].id).await.unwrap();
    for _ in 0..4 {
        h.clock.advance(DAY);
        press.social.repeat_due().await.unwrap();
        press.work().await;
    }
    assert_eq!(networks.finds.texts(), ["other", "news"]);
}

pub(super) async fn times_at_which_nobody_was_at_work_have_no_post(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let made = press.social.repeat(ME, account, daily("news", target, 100)).await.unwrap();
    h.clock.advance(30 * DAY);
    assert_eq!(press.social.repeat_due().await.unwrap(), 7);
    let due = press.due(account).await;
    assert_eq!(due[6..9], ["01-07", "01-31", "02-01"].map(|d| format!("2026-{d}T08:00:00.000Z")));
    assert_eq!(press.seen(&made).await.made, 14, "what is missed does not count");
}

pub(super) async fn weeks_and_months_go_by_the_clocks_of_their_zone(h: Harness) {
    let (networks, account) = (Networks::new(&h), h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let start: jiff::Timestamp = "2026-03-26T12:00:00Z".parse().unwrap();
    h.clock.set(Timestamp::from_micros(start.as_microsecond()));
    let base = || daily("news", target, 1_000);
    let weekdays = vec![Weekday::Friday, Weekday::Monday];
    let weekly = RecurrenceRule { every: Cadence::Weekly, weekdays, ..base().rule };
    let until = Some("2026-04-30".to_owned());
    let monthly = RecurrenceRule {
        every: Cadence::Monthly,
        day: Some(1),
        until,
        count: None,
        time: "18:00".to_owned(),
        ..base().rule
    };
    press.social.repeat(ME, account, NewRecurrence { rule: weekly, ..base() }).await.unwrap();
    let once = press.social.repeat(ME, account, NewRecurrence { rule: monthly, ..base() }).await;
    assert_eq!(once.unwrap().state, RecurrenceState::Ended, "there is one before the end");
    assert_eq!(
        press.due(account).await,
        ["2026-03-27T08:00:00.000Z", "2026-03-30T07:00:00.000Z", "2026-04-01T16:00:00.000Z"]
    );
}

pub(super) async fn a_recurrence_is_its_owners_alone_and_bounded(h: Harness) {
    let (networks, account, other) = (Networks::new(&h), h.account().await, h.account().await);
    let press = networks.press(&h, 0);
    let target = press.connect(account, &networks.finds, "ada").await;
    let good = || daily("news", target, 1);
    let theirs = press.social.repeat(ME, other, good()).await.unwrap_err();
    assert_eq!(theirs.code(), ErrorCode::NotFound, "a connection of another's");
    let made = press.social.repeat(ME, account, good()).await.unwrap();
    let hidden = press.social.stop_repeating(ME, other, made.id).await.unwrap_err();
    assert_eq!(hidden.code(), ErrorCode::NotFound);
    let hidden = press.social.recurrence(other, made.id).await.unwrap_err();
    assert_eq!(hidden.code(), ErrorCode::NotFound);
    let page = PageRequest::first(1);
    assert_eq!(press.social.recurrences(other, &page).await.unwrap().items, []);
    assert_eq!(press.social.recurrences(account, &page).await.unwrap().items, [made]);
    let time = press.all(account).await[0].content.time.clone();
    let timed = NewRecurrence { post: NewPost { time, ..good().post }, ..good() };
    let long = "x".repeat(super::network::MOST_CHARS as usize + 1);
    let endless = RecurrenceRule { count: None, ..good().rule };
    for (new, field) in [
        (timed, "time"),
        (daily(&long, target, 1), "parts[0].text"),
        (NewRecurrence { rule: endless, ..good() }, "count"),
    ] {
        let error = press.social.repeat(ME, account, new).await.unwrap_err();
        assert_eq!(error.context_value("field"), Some(field), "{error:?}");
    }
    // None of its posts is made yet: its first is a month ahead.
    let far = || {
        let (every, day) = (Cadence::Monthly, Some(31));
        NewRecurrence { rule: RecurrenceRule { every, day, ..good().rule }, ..good() }
    };
    for _ in 0..96 {
        press.social.repeat(ME, account, far()).await.unwrap();
    }
    let callers = (0..8).map(|index| {
        let (press, new) = (networks.press(&h, index % 6), far());
        async move { press.social.repeat(ME, account, new).await }
    });
    let made: Vec<_> = at_once(callers).await;
    assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 4, "100 and no more");
    let refused = made.into_iter().find_map(Result::err).unwrap();
    assert_eq!(
        (refused.code(), refused.context_value("limit")),
        (ErrorCode::Conflict, Some("100"))
    );
}
