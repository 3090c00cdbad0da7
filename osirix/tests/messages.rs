//! A message of the payment gateway that was answered is kept, whatever happens to the process.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Arc;

use async_trait::async_trait;
use osirix::core::billing::{
    Change, CheckoutRequest, Current, Delivery, Listed, NewCustomer, PaidSubscription, Period,
    RefundRequest,
};
use osirix::core::clock::Timestamp;
use osirix::core::store::Store as _;
use osirix::{
    Checkout, Error, ErrorCode, GatewayEvent, Osirix, PaymentGateway, Reference, Refund, Result,
    Subject, SubjectKind,
};
use support::Place;

journeys!(what_was_answered_is_kept_when_the_process_is_killed);

/// Says what the child process is to work on.
const CHILD: &str = "OSIRIX_TEST_MESSAGES_CHILD";
const ROUNDS: usize = 5;
const ANSWERED: usize = 400;

/// A gateway that believes everything: a message is its own id.
struct Believing;

fn nobody<T>() -> Result<T> {
    Err(Error::new(ErrorCode::Unavailable, "nobody is there"))
}

#[async_trait]
impl PaymentGateway for Believing {
    fn name(&self) -> &str {
        "believing"
    }

    async fn create_customer(&self, _: &NewCustomer) -> Result<Reference> {
        nobody()
    }

    async fn checkout(&self, _: &CheckoutRequest) -> Result<Checkout> {
        nobody()
    }

    async fn portal(&self, _: &Reference, _: &str) -> Result<String> {
        nobody()
    }

    async fn change(&self, _: &Reference, _: &Change) -> Result<PaidSubscription> {
        nobody()
    }

    async fn fetch(&self, _: &Subject) -> Result<Option<Current>> {
        nobody()
    }

    async fn list(&self, _: SubjectKind, _: &Period, _: Option<&Reference>) -> Result<Listed> {
        nobody()
    }

    async fn refund(&self, _: &RefundRequest) -> Result<Refund> {
        nobody()
    }

    fn event(&self, delivery: &Delivery<'_>) -> Result<GatewayEvent> {
        let id = Reference::new(String::from_utf8_lossy(delivery.body))?;
        let subject = Subject::new(SubjectKind::Invoice, &id);
        let at = Timestamp::from_micros(1_774_656_000_000_000);
        Ok(GatewayEvent { id, kind: "invoice.paid".to_owned(), subject, at })
    }
}

async fn what_was_answered_is_kept_when_the_process_is_killed(place: Place) {
    place.open().await.close().await;
    for round in 0..ROUNDS {
        let answered = killed(&place, round);
        let store = osirix_storage::open(&place.database_url()).await.unwrap();
        let mut tx = store.read().await.unwrap();
        for id in &answered {
            let kept = tx.billing_events().get(&Reference::new(id).unwrap()).await.unwrap();
            assert!(kept.is_some(), "{id} was answered and is lost");
        }
        drop(tx);
        store.close().await;
    }
}

/// What a process answered before it was killed.
fn killed(place: &Place, round: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed", "--nocapture"])
        .env(CHILD, format!("{}|{}|{round}", place.home().display(), place.database_url()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut lines = lines.filter(|line| line.starts_with("evt_"));
    let mut answered: Vec<_> = lines.by_ref().take(ANSWERED + round * 37).collect();
    child.kill().unwrap();
    // What it said while it died counts as well, but for a line that it did not finish.
    let whole = answered[0].len();
    answered.extend(lines.filter(|line| line.len() == whole));
    assert!(answered.len() >= ANSWERED, "{}", answered.len());
    child.wait().unwrap();
    answered
}

/// Not a test of its own: the process that [`killed`] starts.
#[tokio::test(flavor = "multi_thread")]
async fn the_process_that_is_killed() {
    let Ok(task) = std::env::var(CHILD) else { return };
    let [home, url, round] = task.split('|').collect::<Vec<_>>()[..] else { panic!("{task}") };
    let config = osirix::Config {
        home: home.into(),
        database_url: Some(url.to_owned()),
        workers: 0,
        ..osirix::Config::default()
    };
    let osirix = Osirix::builder().config(config).payment_gateway(Arc::new(Believing));
    let osirix = osirix.build().await.unwrap();
    let senders = (0..32).map(|sender| {
        let (billing, round) = (osirix.billing(), round.to_owned());
        async move {
            for number in 0_u32.. {
                let id = format!("evt_{round}_{sender:02}_{number:06}");
                billing.receive(id.clone().into_bytes(), String::new()).await.unwrap();
                println!("{id}");
            }
        }
    });
    futures_util::future::join_all(senders).await;
}
