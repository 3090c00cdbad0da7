//! Kinds of job of a program's own, flows, schedules and limits, through the facade.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use osirix::core::auth::Token;
use osirix::core::clock::{Ambient, ManualClock, SystemRandom, Timestamp};
use osirix::core::jobs::{Change, Job};
use osirix::{
    AfterJob, Credits, Done, Error, ErrorCode, JobKind, JobObserver, JobQuery, JobRequest,
    JobState, KindLimits, Missed, Needs, NewJobSchedule, Osirix, PageRequest, Result, StageContext,
    Task, TaskSpec, Waits, async_trait,
};
use serde_json::{Value, json};
use support::{Place, account, books_balance};

journeys!(
    a_task_is_done_charged_and_typed,
    a_request_of_another_form_writes_nothing,
    a_task_asks_somebody_outside,
    a_batch_has_one_completion,
    built_in_kinds_and_own_ones_follow_each_other,
    a_schedule_makes_jobs_by_a_clock_of_ones_own,
    what_failed_is_seen_and_sent_again,
    limits_and_pauses_are_for_every_machine,
    a_server_without_the_task_gives_the_quote,
    an_observer_sees_what_becomes_of_jobs,
    a_kind_has_one_handler,
);

/// What the only task of these journeys is asked for.
#[derive(serde::Deserialize)]
#[serde(rename_all = "snake_case")]
enum Order {
    Square(i64),
    Ask,
    Sum,
    FailOnce(String),
}

/// Does what is ordered, for 3 credits at most and 2 in the end.
#[derive(Default, Clone)]
struct Clerk {
    told: Arc<Mutex<Vec<Token>>>,
    failed: Arc<Mutex<Vec<String>>>,
}

#[async_trait]
impl Task for Clerk {
    type Request = Order;
    type Output = Value;

    fn spec(&self) -> Result<TaskSpec> {
        TaskSpec::new("clerk")
    }

    async fn quote(&self, _order: &Order) -> Result<Credits> {
        Ok(Credits(3))
    }

    async fn run(&self, order: Order, context: &StageContext) -> Result<Done<Value>> {
        let output = match order {
            Order::Square(number) => json!(number * number),
            Order::Sum => {
                let earlier = context.earlier().await?;
                let results = earlier.iter().filter_map(|job| job.result.as_ref()?.as_i64());
                json!(results.sum::<i64>())
            }
            Order::Ask => {
                let told = async || {
                    let secret = context.ask("outside", Duration::from_secs(60)).await?;
                    self.told.lock().unwrap().push(secret);
                    Ok(())
                };
                context.step("tell", told).await?;
                context.answer("outside").await?
            }
            Order::FailOnce(name) => {
                let mut failed = self.failed.lock().unwrap();
                if !failed.contains(&name) {
                    failed.push(name);
                    return Err(Error::new(ErrorCode::Media, "not today"));
                }
                json!("today")
            }
        };
        Ok(Done { output, price: Credits(2) })
    }
}

fn order(order: Value) -> JobRequest {
    JobRequest::new("clerk".parse().unwrap(), order)
}

async fn a_task_is_done_charged_and_typed(place: Place) {
    let osirix = place.builder().task(Clerk::default()).build().await.unwrap();
    let owner = account(&osirix).await;
    let request = order(json!({ "square": 12 }));
    assert_eq!(osirix.jobs().quote(owner.id, request.clone()).await.unwrap(), Credits(3));
    let job = osirix.jobs().create(owner.id, request).await.unwrap();
    assert_eq!((job.held, job.charged), (Credits(3), None));
    let job = osirix.jobs().wait(owner.id, job.id).await.unwrap();
    assert_eq!((job.state, job.result()), (JobState::Completed, Some(&json!(144))));
    books_balance(&osirix, &owner, &[&job]).await;
    let query = JobQuery { kind: Some("clerk".parse().unwrap()), state: None };
    let found = osirix.jobs().find(owner.id, query, PageRequest::default()).await.unwrap();
    assert_eq!(found.items, [job]);
    let query = JobQuery { kind: Some(JobKind::VIDEO), state: None };
    let found = osirix.jobs().find(owner.id, query, PageRequest::default()).await.unwrap();
    assert_eq!(found.items, []);
    osirix.close().await;
}

async fn a_request_of_another_form_writes_nothing(place: Place) {
    let osirix = place.builder().task(Clerk::default()).build().await.unwrap();
    let owner = account(&osirix).await;
    for request in [order(json!({ "circle": 1 })), JobRequest::new(JobKind::VIDEO, json!(1))] {
        let error = osirix.jobs().create(owner.id, request).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidInput);
        assert_eq!(error.context_value("field"), Some("request"));
    }
    let both = AfterJob { job: None, index: None, needs: Needs::End };
    let nameless = JobRequest { after: vec![both], ..order(json!({ "square": 1 })) };
    let error = osirix.jobs().create(owner.id, nameless).await.unwrap_err();
    assert_eq!(error.context_value("field"), Some("after"));
    let jobs = osirix.jobs().list(owner.id, PageRequest::default()).await.unwrap();
    assert_eq!(jobs.items, []);
    books_balance(&osirix, &owner, &[]).await;
    osirix.close().await;
}

async fn a_task_asks_somebody_outside(place: Place) {
    let clerk = Clerk::default();
    let osirix = place.builder().task(clerk.clone()).workers(0).build().await.unwrap();
    let owner = account(&osirix).await;
    let job = osirix.jobs().create(owner.id, order(json!("ask"))).await.unwrap();
    assert_eq!(osirix.queue().drain().await.unwrap(), 1);
    let asleep = osirix.jobs().get(owner.id, job.id).await.unwrap();
    assert_eq!((asleep.state, asleep.waits), (JobState::Pending, Some(Waits::Answer)));
    let secret = clerk.told.lock().unwrap()[0].clone();
    assert_eq!(osirix.jobs().answer(secret, json!("yes")).await.unwrap(), job.id);
    assert_eq!(osirix.queue().drain().await.unwrap(), 1);
    let done = osirix.jobs().get(owner.id, job.id).await.unwrap();
    assert_eq!((done.result(), done.attempt), (Some(&json!("yes")), 1));
    books_balance(&osirix, &owner, &[&done]).await;
    osirix.close().await;
}

async fn a_batch_has_one_completion(place: Place) {
    let osirix = place.builder().task(Clerk::default()).workers(4).build().await.unwrap();
    let owner = account(&osirix).await;
    let members = (1..=10).map(|number| order(json!({ "square": number }))).collect();
    let jobs = osirix.jobs().create_batch(owner.id, members, order(json!("sum"))).await.unwrap();
    let last = osirix.jobs().wait(owner.id, jobs.last().unwrap().id).await.unwrap();
    assert_eq!(last.result(), Some(&json!(385)));
    assert_eq!(osirix.jobs().earlier(owner.id, last.id).await.unwrap().len(), 10);
    let page = osirix.jobs().list(owner.id, PageRequest::default()).await.unwrap();
    books_balance(&osirix, &owner, &page.items.iter().collect::<Vec<_>>()).await;
    osirix.close().await;
}

async fn built_in_kinds_and_own_ones_follow_each_other(place: Place) {
    let osirix = place.builder().task(Clerk::default()).build().await.unwrap();
    let owner = account(&osirix).await;
    let speech = JobRequest::new(JobKind::TTS, json!({ "script": "Hello." }));
    let after = AfterJob { job: None, index: Some(0), needs: Needs::Result };
    let then = JobRequest { after: vec![after], ..order(json!({ "square": 2 })) };
    let jobs = osirix.jobs().create_flow(owner.id, vec![speech, then]).await.unwrap();
    let last = osirix.jobs().wait(owner.id, jobs[1].id).await.unwrap();
    assert_eq!(last.state, JobState::Completed);
    let first = osirix.jobs().get(owner.id, jobs[0].id).await.unwrap();
    books_balance(&osirix, &owner, &[&first, &last]).await;
    osirix.close().await;
}

async fn a_schedule_makes_jobs_by_a_clock_of_ones_own(place: Place) {
    // 2026-03-28T00:00:00Z: the night after it clocks are put forward in Berlin.
    let clock = Arc::new(ManualClock::new(Timestamp::from_micros(1_774_656_000_000_000)));
    let ambient = Ambient::new(clock.clone(), Arc::new(SystemRandom));
    let builder = place.builder().ambient(ambient).task(Clerk::default()).workers(0);
    let osirix = builder.build().await.unwrap();
    let owner = account(&osirix).await;
    let schedule = NewJobSchedule {
        name: "every morning".into(),
        kind: "clerk".parse().unwrap(),
        request: json!({ "square": 3 }),
        quote: None,
        priority: 0,
        cron: "0 9 * * *".into(),
        time_zone: "Europe/Berlin".into(),
        missed: Missed::Once,
    };
    let schedule = osirix.schedules().create(owner.id, schedule).await.unwrap();
    let mut times = Vec::new();
    for _ in 0..3 {
        let next = osirix.schedules().list(owner.id).await.unwrap()[0].next_at;
        clock.set(next);
        assert_eq!(osirix.queue().drain().await.unwrap(), 1);
        times.push(next.to_string());
    }
    assert_eq!(
        times,
        ["2026-03-28T08:00:00.000Z", "2026-03-29T07:00:00.000Z", "2026-03-30T07:00:00.000Z"]
    );
    osirix.schedules().pause(owner.id, schedule.id).await.unwrap();
    clock.advance(Duration::from_secs(86_400));
    assert_eq!(osirix.queue().drain().await.unwrap(), 0);
    osirix.schedules().resume(owner.id, schedule.id).await.unwrap();
    osirix.schedules().remove(owner.id, schedule.id).await.unwrap();
    assert_eq!(osirix.schedules().list(owner.id).await.unwrap(), []);
    osirix.close().await;
}

async fn what_failed_is_seen_and_sent_again(place: Place) {
    let osirix = place.builder().task(Clerk::default()).workers(0).build().await.unwrap();
    let owner = account(&osirix).await;
    let request = order(json!({ "fail_once": "a" }));
    let job = osirix.jobs().create(owner.id, request).await.unwrap();
    osirix.queue().drain().await.unwrap();
    let failed = osirix.queue().failed(None, PageRequest::default()).await.unwrap().items;
    assert_eq!((failed.len(), failed[0].id, failed[0].state), (1, job.id, JobState::Failed));
    let again = osirix.queue().redrive(owner.id, job.id, None).await.unwrap();
    assert_eq!((again.state, again.held), (JobState::Pending, Credits(3)));
    osirix.queue().drain().await.unwrap();
    let done = osirix.jobs().get(owner.id, job.id).await.unwrap();
    assert_eq!(done.result(), Some(&json!("today")));
    books_balance(&osirix, &owner, &[&done]).await;
    osirix.close().await;
}

async fn limits_and_pauses_are_for_every_machine(place: Place) {
    let here = place.builder().task(Clerk::default()).workers(0).build().await.unwrap();
    let there = place.builder().task(Clerk::default()).workers(0).build().await.unwrap();
    let owner = account(&here).await;
    let kind: JobKind = "clerk".parse().unwrap();
    let closed = KindLimits { at_once: Some(0), ..KindLimits::default() };
    here.queue().limit(kind.clone(), closed, None).await.unwrap();
    let job = here.jobs().create(owner.id, order(json!({ "square": 1 }))).await.unwrap();
    assert_eq!(there.queue().drain().await.unwrap(), 0);
    here.queue().limit(kind.clone(), KindLimits::default(), None).await.unwrap();
    here.queue().pause(None, Some(owner.id), None).await.unwrap();
    assert_eq!(there.queue().drain().await.unwrap(), 0);
    let controls = there.queue().controls().await.unwrap();
    assert_eq!((controls.len(), controls[0].paused), (1, true));
    let waiting = there.jobs().get(owner.id, job.id).await.unwrap();
    assert_eq!(waiting.waits, Some(Waits::Room));
    there.queue().resume(None, Some(owner.id), None).await.unwrap();
    assert_eq!(there.queue().drain().await.unwrap(), 1);
    let neither = here.queue().pause(None, None, None).await.unwrap_err();
    assert_eq!(neither.code(), ErrorCode::InvalidInput);
    here.close().await;
    there.close().await;
}

async fn a_server_without_the_task_gives_the_quote(place: Place) {
    let server = place.builder().workers(0).build().await.unwrap();
    let worker = place.builder().task(Clerk::default()).build().await.unwrap();
    let owner = account(&server).await;
    let request = order(json!({ "square": 5 }));
    let error = server.jobs().create(owner.id, request.clone()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::Unsupported);
    let request = JobRequest { quote: Some(Credits(4)), ..request };
    let job = server.jobs().create(owner.id, request).await.unwrap();
    let done = server.jobs().wait(owner.id, job.id).await.unwrap();
    assert_eq!((done.result(), done.charged), (Some(&json!(25)), Some(Credits(2))));
    books_balance(&server, &owner, &[&done]).await;
    worker.close().await;
    server.close().await;
}

/// Counts what it is told.
#[derive(Default)]
struct Counter(Mutex<Vec<Change>>);

impl JobObserver for Counter {
    fn changed(&self, _job: &Job, change: Change, _now: Timestamp) {
        self.0.lock().unwrap().push(change);
    }
}

async fn an_observer_sees_what_becomes_of_jobs(place: Place) {
    let counter = Arc::new(Counter::default());
    let builder = place.builder().task(Clerk::default()).job_observer(counter.clone()).workers(0);
    let osirix = builder.build().await.unwrap();
    let owner = account(&osirix).await;
    osirix.jobs().create(owner.id, order(json!({ "square": 1 }))).await.unwrap();
    osirix.queue().drain().await.unwrap();
    let seen = counter.0.lock().unwrap().clone();
    assert_eq!(seen, [Change::Created, Change::Begun, Change::Completed]);
    osirix.close().await;
}

async fn a_kind_has_one_handler(place: Place) {
    let twice = place.builder().task(Clerk::default()).task(Clerk::default()).build().await;
    let error = twice.err().unwrap();
    assert_eq!(
        (error.code(), error.context_value("kind")),
        (ErrorCode::Configuration, Some("clerk"))
    );
    let osirix: Osirix = place.open().await;
    osirix.close().await;
}
