//! Jobs that wait for an answer from outside, and steps that are done once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};

use super::harness::{Harness, at_once};
use super::own::{Own, asks};
use super::scripted::work_one;
use crate::auth::Token;
use crate::error::{Error, ErrorCode, Result};
use crate::jobs::{JobState, StageContext, Waits};

const HOUR: Duration = Duration::from_secs(3_600);

/// What somebody outside was given.
type Told = Arc<Mutex<Vec<Token>>>;

/// Asks somebody outside once, and gives what they answer.
fn asking(told: &Told) -> Arc<Own> {
    let told = told.clone();
    Own::new("own", move |context| ask(context, told.clone()))
}

async fn ask(context: StageContext, told: Told) -> Result<Value> {
    let submit = async || {
        let secret = context.ask("render", HOUR).await?;
        told.lock().unwrap().push(secret);
        Ok(())
    };
    context.step("submit", submit).await?;
    let answer: Value = context.answer("render").await?;
    Ok(json!({ "answer": answer }))
}

fn last(told: &Told) -> Token {
    told.lock().unwrap().last().cloned().expect("somebody was told")
}

pub(super) async fn a_job_sleeps_until_it_is_answered(h: Harness) {
    let (account, told) = (h.account().await, Told::default());
    let own = asking(&told);
    let (service, worker) = (h.service(&[&own]), h.hand(&[&own]));
    let job = service.create(own.job(account, asks(1))).await.unwrap();
    assert_eq!(work_one(&worker).await, Some(job.id));
    let asleep = h.job(job.id).await;
    assert_eq!((asleep.state, asleep.waits), (JobState::Pending, Waits::Answer));
    assert_eq!(asleep.attempt, 0, "waiting is no attempt");
    assert_eq!(work_one(&worker).await, None, "it needs no worker meanwhile");
    let secret = last(&told);
    for _ in 0..2 {
        let id = service.answer(&secret, &json!({ "url": "clip" })).await.unwrap();
        assert_eq!(id, job.id, "whoever answers again is told the same");
    }
    service.answer(&secret, &json!("another")).await.unwrap();
    assert_eq!(work_one(&worker).await, Some(job.id));
    let done = h.job(job.id).await;
    assert_eq!(done.result, Some(json!({ "answer": { "url": "clip" } })), "the first counts");
    assert_eq!((told.lock().unwrap().len(), own.begun()), (1, 2), "it was asked once");
    assert_eq!(h.books_of(account).await, (99, 0, 1));
}

pub(super) async fn an_answer_that_comes_first_is_not_missed(h: Harness) {
    let account = h.account().await;
    let service = Arc::new(Mutex::new(None::<crate::jobs::JobService>));
    let shared = service.clone();
    let own = Own::new("own", move |context: StageContext| {
        let service = shared.lock().unwrap().clone().expect("a service");
        async move {
            let secret = context.ask("render", HOUR).await?;
            if context.saved::<bool>("told")?.is_none() {
                context.save("told", &true).await?;
                service.answer(&secret, &json!(7)).await?;
            }
            context.answer::<Value>("render").await
        }
    });
    *service.lock().unwrap() = Some(h.service(&[&own]));
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    let worker = h.hand(&[&own]);
    work_one(&worker).await;
    assert_eq!(h.job(job.id).await.waits, Waits::Turn, "it goes on at once");
    work_one(&worker).await;
    assert_eq!(h.job(job.id).await.result, Some(json!(7)));
}

pub(super) async fn without_an_answer_in_time_the_job_fails(h: Harness) {
    let (account, told) = (h.account().await, Told::default());
    let own = asking(&told);
    let (service, worker) = (h.service(&[&own]), h.hand(&[&own]));
    let job = service.create(own.job(account, asks(1))).await.unwrap();
    work_one(&worker).await;
    h.clock.advance(HOUR);
    let late = service.answer(&last(&told), &json!(1)).await.unwrap_err();
    assert_eq!(late.code(), ErrorCode::Conflict);
    assert_eq!(work_one(&worker).await, Some(job.id));
    let failed = h.job(job.id).await;
    let code = failed.error.map(|error| error.code);
    assert_eq!((failed.state, code), (JobState::Failed, Some(ErrorCode::Timeout)));
    assert_eq!(h.books_of(account).await, (100, 0, 0));
}

pub(super) async fn an_answer_that_nobody_asked_for_is_refused(h: Harness) {
    let (account, told) = (h.account().await, Told::default());
    let own = asking(&told);
    let service = h.service(&[&own]);
    let forged = Token::from_text("A".repeat(Token::LEN));
    assert_eq!(service.answer(&forged, &json!(1)).await.unwrap_err().code(), ErrorCode::NotFound);
    let job = service.create(own.job(account, asks(1))).await.unwrap();
    work_one(&h.hand(&[&own])).await;
    service.cancel(account, job.id).await.unwrap();
    let over = service.answer(&last(&told), &json!(1)).await.unwrap_err();
    assert_eq!(over.code(), ErrorCode::Conflict, "the job is over");
    assert!(!format!("{over:?}").contains(last(&told).expose()));
}

pub(super) async fn answers_at_once_are_one(h: Harness) {
    let (account, told) = (h.account().await, Told::default());
    let own = asking(&told);
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    let worker = h.hand(&[&own]);
    work_one(&worker).await;
    let secret = last(&told);
    let answers = (0..8).map(|number| {
        let (service, secret) = (h.service_on(number, &[&own]), secret.clone());
        async move { service.answer(&secret, &json!(number)).await.unwrap() }
    });
    at_once(answers).await;
    work_one(&worker).await;
    assert_eq!(h.job(job.id).await.state, JobState::Completed);
    assert_eq!(work_one(&worker).await, None);
}

pub(super) async fn a_step_is_done_once_however_often_a_job_begins(h: Harness) {
    let (account, done) = (h.account().await, Arc::new(Mutex::new(Vec::new())));
    let noted = done.clone();
    let own = Own::new("own", move |context: StageContext| {
        let noted = noted.clone();
        async move {
            let note = |name: &'static str| noted.lock().unwrap().push(name);
            let first: u32 = context
                .step("first", async || {
                    note("first");
                    Ok(20)
                })
                .await?;
            let second: u32 = context
                .step("second", async || {
                    note("second");
                    Ok(22)
                })
                .await?;
            match context.job().attempt {
                1 => Err(Error::new(ErrorCode::Unavailable, "the network is away")),
                _ => Ok(json!(first + second)),
            }
        }
    });
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    let worker = h.hand(&[&own]);
    work_one(&worker).await;
    h.clock.advance(Duration::from_secs(2));
    work_one(&worker).await;
    assert_eq!(h.job(job.id).await.result, Some(json!(42)));
    assert_eq!(*done.lock().unwrap(), ["first", "second"]);
}

pub(super) async fn what_is_saved_is_found_by_the_next_attempt(h: Harness) {
    let account = h.account().await;
    let own = Own::new("own", async |context: StageContext| {
        let at: u32 = context.saved("at")?.unwrap_or_default();
        context.save("at", &(at + 1)).await?;
        match at {
            0..=2 => Err(Error::new(ErrorCode::Unavailable, "the network is away")),
            _ => Ok(json!(at)),
        }
    });
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    let worker = h.hand(&[&own]);
    for _ in 0..4 {
        work_one(&worker).await;
        h.clock.advance(Duration::from_secs(10));
    }
    assert_eq!(h.job(job.id).await.result, Some(json!(3)));
}

pub(super) async fn a_job_that_snoozes_comes_back_later_and_no_attempt_is_counted(h: Harness) {
    let account = h.account().await;
    let own =
        Own::new("own", async |context: StageContext| match context.saved::<bool>("slept")? {
            None => {
                context.save("slept", &true).await?;
                Err(context.snooze(Duration::from_secs(60)))
            }
            Some(_) => Ok(json!("rested")),
        });
    let job = h.service(&[&own]).create(own.job(account, asks(1))).await.unwrap();
    let worker = h.hand(&[&own]);
    assert_eq!(work_one(&worker).await, Some(job.id));
    let asleep = h.job(job.id).await;
    assert_eq!((asleep.state, asleep.waits, asleep.attempt), (JobState::Pending, Waits::Time, 0));
    assert_eq!(asleep.error, None);
    assert_eq!(work_one(&worker).await, None);
    h.clock.advance(Duration::from_secs(60));
    assert_eq!(work_one(&worker).await, Some(job.id));
    assert_eq!(h.job(job.id).await.attempt, 1);
}
