//! Jobs by the calendar.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use super::harness::{Harness, at_once, hold_of};
use super::own::Own;
use crate::error::ErrorCode;
use crate::id::AccountId;
use crate::jobs::{JobFilter, Missed, NewSchedule};
use crate::page::PageRequest;

const DAY: Duration = Duration::from_secs(86_400);

/// Every day at nine in Berlin; the clock of behaviours begins at midnight in London.
fn daily(own: &Own, account: AccountId) -> NewSchedule {
    let job = own.job(account, json!({ "report": "daily" }));
    NewSchedule {
        account,
        name: "report".to_owned(),
        kind: job.kind,
        request: job.request,
        quote: None,
        priority: 0,
        cron: "0 9 * * *".to_owned(),
        time_zone: "Europe/Berlin".to_owned(),
        missed: Missed::Once,
    }
}

impl Harness {
    async fn jobs_of(&self, account: AccountId) -> usize {
        let (filter, page) = (JobFilter::default(), PageRequest::first(500));
        let mut tx = self.second.read().await.unwrap();
        tx.jobs().list(account, &filter, &page).await.unwrap().items.len()
    }

    async fn scheduled(&self, own: &Arc<Own>) -> usize {
        self.service_on(1, &[own]).create_scheduled().await.unwrap()
    }
}

pub(super) async fn a_job_is_created_at_each_time(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let schedule = service.schedule(daily(&own, account)).await.unwrap();
    assert_eq!(schedule.next_at.to_string(), "2026-01-01T08:00:00.000Z");
    assert_eq!(h.scheduled(&own).await, 0, "its time has not come");
    for days in 1..=3 {
        h.clock.set(schedule.next_at + DAY * (days - 1));
        assert_eq!((h.scheduled(&own).await, h.scheduled(&own).await), (1, 0));
        let seen = service.schedules(account).await.unwrap().remove(0);
        assert_eq!(seen.next_at, schedule.next_at + DAY * days);
        let job = h.job(seen.last_job.unwrap()).await;
        assert_eq!((job.account_id, job.request), (account, json!({ "report": "daily" })));
    }
    assert_eq!(h.books_of(account).await, (94, 6, 0), "each holds its credits");
}

pub(super) async fn five_schedulers_create_each_job_once(h: Harness) {
    const TIMES: usize = 8;
    let (account, own) = (h.account().await, Own::echo("own"));
    let every_minute = NewSchedule { cron: "* * * * *".to_owned(), ..daily(&own, account) };
    h.service(&[&own]).schedule(every_minute).await.unwrap();
    for _ in 0..TIMES {
        h.clock.advance(Duration::from_secs(60));
        let schedulers = (0..5).map(|index| {
            let service = h.service_on(index, &[&own]);
            async move { service.create_scheduled().await.unwrap() }
        });
        assert_eq!(at_once(schedulers).await.into_iter().sum::<usize>(), 1);
    }
    assert_eq!(h.jobs_of(account).await, TIMES);
}

pub(super) async fn missed_times_make_one_job_or_none(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    service.schedule(daily(&own, account)).await.unwrap();
    let skip = NewSchedule { name: "skip".into(), missed: Missed::Skip, ..daily(&own, account) };
    service.schedule(skip).await.unwrap();
    h.clock.advance(DAY * 10 + Duration::from_secs(9 * 3_600));
    assert_eq!(h.scheduled(&own).await, 1, "of ten missed times");
    let next: Vec<_> = service.schedules(account).await.unwrap();
    for schedule in next {
        assert_eq!(schedule.next_at.to_string(), "2026-01-12T08:00:00.000Z");
    }
}

pub(super) async fn a_time_without_credits_makes_no_job_and_the_next_may(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let schedule = service.schedule(daily(&own, account)).await.unwrap();
    let hold = h.books().hold(hold_of(account, 99)).await.unwrap();
    h.clock.set(schedule.next_at);
    assert_eq!(h.scheduled(&own).await, 0);
    let seen = service.schedules(account).await.unwrap().remove(0);
    let code = seen.last_error.map(|error| error.code);
    assert_eq!(code, Some(ErrorCode::InsufficientCredits));
    assert_eq!(h.actions(account).await.last().unwrap().1, "schedule.failed");
    h.books().release(hold.id).await.unwrap();
    h.clock.set(schedule.next_at + DAY);
    assert_eq!(h.scheduled(&own).await, 1);
    assert_eq!(service.schedules(account).await.unwrap()[0].last_error, None);
}

pub(super) async fn a_paused_schedule_creates_nothing(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let schedule = service.schedule(daily(&own, account)).await.unwrap();
    service.pause_schedule(account, schedule.id, true).await.unwrap();
    h.clock.advance(DAY * 3);
    assert_eq!(h.scheduled(&own).await, 0);
    let on = service.pause_schedule(account, schedule.id, false).await.unwrap();
    assert_eq!(on.next_at, schedule.next_at + DAY * 3, "what was missed meanwhile is not made up");
    assert_eq!(h.scheduled(&own).await, 0);
    service.unschedule(account, schedule.id).await.unwrap();
    h.clock.advance(DAY * 3);
    assert_eq!(h.scheduled(&own).await, 0);
    assert_eq!(service.schedules(account).await.unwrap(), []);
}

pub(super) async fn a_schedule_is_its_owners_alone(h: Harness) {
    let (account, other, own) = (h.account().await, h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let schedule = service.schedule(daily(&own, account)).await.unwrap();
    let refused = service.pause_schedule(other, schedule.id, true).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    let refused = service.unschedule(other, schedule.id).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotFound);
    let again = service.schedule(daily(&own, account)).await.unwrap_err();
    assert_eq!(again.code(), ErrorCode::AlreadyExists);
    service.schedule(daily(&own, other)).await.unwrap();
    assert_eq!(service.schedules(account).await.unwrap(), [schedule]);
}

pub(super) async fn a_schedule_that_cannot_be_is_refused(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let service = h.service(&[&own]);
    let good = || daily(&own, account);
    for (new, field) in [
        (NewSchedule { cron: "every day".into(), ..good() }, "cron"),
        (NewSchedule { time_zone: "Berlin".into(), ..good() }, "time_zone"),
        (NewSchedule { name: String::new(), ..good() }, "name"),
        (NewSchedule { priority: 101, ..good() }, "priority"),
    ] {
        let error = service.schedule(new).await.unwrap_err();
        assert_eq!(error.context_value("field"), Some(field), "{error:?}");
    }
    let unknown = "unknown".parse().unwrap();
    let error = service.schedule(NewSchedule { kind: unknown, ..good() }).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
    let nobody = NewSchedule { account: h.ambient.new_id().unwrap(), ..good() };
    assert_eq!(service.schedule(nobody).await.unwrap_err().code(), ErrorCode::NotFound);
    assert_eq!(service.schedules(account).await.unwrap(), []);
}

pub(super) async fn a_worker_creates_and_does_what_is_scheduled(h: Harness) {
    let (account, own) = (h.account().await, Own::echo("own"));
    let schedule = h.service(&[&own]).schedule(daily(&own, account)).await.unwrap();
    let worker = h.hand(&[&own]);
    assert_eq!(worker.drain().await.unwrap(), 0);
    h.clock.set(schedule.next_at);
    assert_eq!(worker.drain().await.unwrap(), 1);
    assert_eq!(h.books_of(account).await, (99, 0, 1));
}
