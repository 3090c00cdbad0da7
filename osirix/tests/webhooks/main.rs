//! Webhooks over HTTP, on both databases: to a server that answers in every way, and to the guide's
//! programs, which check signatures by the official libraries.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test says what is wrong by panicking"
)]

mod receiver;
#[path = "../support/mod.rs"]
mod support;

use std::time::Duration;

use osirix::{
    Account, AddedWebhook, Config, DeliveryState, EndpointId, EndpointState, ErrorCode, EventKind,
    JobState, NewWebhook, Osirix, PageRequest, SpeechRequest, WebhookAttempt, WebhookDelivery,
    WebhookSettings,
};
use receiver::{Receiver, free_port, listening};
use support::{Place, account};

journeys!(
    the_guides_programs_believe_what_is_signed_and_nothing_else,
    a_finished_job_is_told_and_a_failure_is_made_up_for,
    every_answer_is_on_record_in_a_plain_sentence,
    nobody_is_led_into_this_network_unless_a_developer_says_so,
);

/// A platform that may tell endpoints of this machine.
async fn open(place: &Place, settings: WebhookSettings) -> Osirix {
    let config = Config {
        home: place.home(),
        database_url: Some(place.database_url()),
        lease_ms: 1_000,
        webhooks: settings,
        ..Config::default()
    };
    Osirix::builder().config(config).build().await.unwrap()
}

fn inside() -> WebhookSettings {
    WebhookSettings { inside: true, answer_s: 5, ..WebhookSettings::default() }
}

async fn add(osirix: &Osirix, account: &Account, url: String) -> AddedWebhook {
    let kinds = vec![EventKind::JobCompleted, EventKind::JobFailed];
    let new = NewWebhook { url, description: String::new(), kinds };
    osirix.webhooks().add(account.id, new).await.unwrap()
}

async fn finish_a_job(osirix: &Osirix, account: &Account) -> osirix::JobInfo {
    let request = SpeechRequest::new("Hello.");
    let job = osirix.jobs().create_speech(account.id, request).await.unwrap();
    let job = osirix.jobs().wait(account.id, job.id).await.unwrap();
    assert_eq!((job.state, &job.error), (JobState::Completed, &None));
    job
}

async fn deliveries(osirix: &Osirix, account: &Account, id: EndpointId) -> Vec<WebhookDelivery> {
    let page = PageRequest::default();
    osirix.webhooks().deliveries(account.id, id, None, page).await.unwrap().items
}

/// The newest delivery, once it was tried so often, with its record.
async fn tried(
    osirix: &Osirix,
    account: &Account,
    id: EndpointId,
    times: u32,
) -> (WebhookDelivery, Vec<WebhookAttempt>) {
    for _ in 0..600 {
        let newest = deliveries(osirix, account, id).await.into_iter().next();
        if let Some(one) = newest.filter(|one| one.attempts >= times) {
            let page = PageRequest::default();
            let record = osirix.webhooks().attempts(account.id, id, one.event_id, page).await;
            return (one, record.unwrap().items);
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it was not tried {times} times");
}

async fn the_guides_programs_believe_what_is_signed_and_nothing_else(place: Place) {
    // A slow machine starts Python and Node slowly.
    let osirix = open(&place, WebhookSettings { answer_s: 15, ..inside() }).await;
    let account = account(&osirix).await;
    for language in ["python", "js"] {
        let port = free_port().await;
        let url = format!("http://127.0.0.1:{port}/hook");
        let added = add(&osirix, &account, url.clone()).await;
        let id = added.endpoint.id;
        let _program = listening(language, port, added.secret.expose()).await;
        osirix.webhooks().ping(account.id, id).await.unwrap();
        let (ping, record) = tried(&osirix, &account, id, 1).await;
        assert_eq!(
            (ping.state, record[0].status),
            (DeliveryState::Delivered, Some(204)),
            "{language}"
        );
        // The program has the secret that is replaced: it still signs.
        osirix.webhooks().rotate(account.id, id, 3_600).await.unwrap();
        osirix.webhooks().ping(account.id, id).await.unwrap();
        let (again, record) = tried(&osirix, &account, id, 1).await;
        assert_ne!(again.event_id, ping.event_id);
        assert_eq!(record[0].status, Some(204), "{language}");
        // Without an overlap it does not, and what is signed otherwise is not believed.
        osirix.webhooks().rotate(account.id, id, 0).await.unwrap();
        osirix.webhooks().ping(account.id, id).await.unwrap();
        let (refused, record) = tried(&osirix, &account, id, 1).await;
        assert_eq!(
            (refused.state, record[0].status),
            (DeliveryState::Pending, Some(400)),
            "{language}"
        );
        osirix.webhooks().remove(account.id, id).await.unwrap();
    }
    osirix.close().await;
}

async fn a_finished_job_is_told_and_a_failure_is_made_up_for(place: Place) {
    let osirix = open(&place, inside()).await;
    let (account, (receiver, url)) = (account(&osirix).await, Receiver::start().await);
    let good = add(&osirix, &account, format!("{url}/200")).await.endpoint.id;
    let soon = add(&osirix, &account, format!("{url}/soon")).await.endpoint.id;
    let job = finish_a_job(&osirix, &account).await;
    let (one, record) = tried(&osirix, &account, good, 1).await;
    assert_eq!((one.state, record.len()), (DeliveryState::Delivered, 1));
    let posted = receiver.posted("/200").remove(0);
    assert_eq!(posted.header("webhook-id"), one.event_id.to_string());
    assert_eq!(posted.header("content-type"), "application/json");
    assert!(posted.header("webhook-signature").starts_with("v1,"));
    let seconds: i64 = posted.header("webhook-timestamp").parse().unwrap();
    assert_eq!(seconds, record[0].at.as_micros() / 1_000_000);
    assert_eq!(posted.body["type"], "job.completed");
    assert_eq!(posted.body["data"]["id"], job.id.to_string());
    assert_eq!(posted.body["data"]["charged"], job.charged.unwrap().0);
    let (two, record) = tried(&osirix, &account, soon, 2).await;
    assert_eq!(two.state, DeliveryState::Delivered, "after a pause it is taken");
    assert!(record[1].at.since(record[0].at) >= Duration::from_secs(4));
    let ids: Vec<_> =
        receiver.posted("/soon").iter().map(|p| p.header("webhook-id").to_owned()).collect();
    assert_eq!(ids, [one.event_id.to_string(), one.event_id.to_string()]);
    osirix.close().await;
}

async fn every_answer_is_on_record_in_a_plain_sentence(place: Place) {
    let osirix = open(&place, inside()).await;
    let (account, (receiver, url)) = (account(&osirix).await, Receiver::start().await);
    let nobody = format!("http://127.0.0.1:{}", free_port().await);
    let cases = [
        (format!("{url}/204"), Some(204), None),
        (format!("{url}/large"), Some(200), None),
        (format!("{url}/500"), Some(500), Some("the endpoint answered 500")),
        (format!("{url}/404"), Some(404), Some("the endpoint answered 404")),
        (
            format!("{url}/away"),
            Some(302),
            Some("the endpoint redirects (302), which is not followed"),
        ),
        (format!("{url}/410"), Some(410), Some("the endpoint is gone (410)")),
        (format!("{url}/503"), Some(503), Some("the endpoint answered 503")),
        (format!("{url}/slow"), None, Some("the endpoint did not answer in time")),
        (nobody, None, Some("no connection to the endpoint could be made")),
    ];
    let mut endpoints = Vec::new();
    for (url, ..) in &cases {
        let id = add(&osirix, &account, url.clone()).await.endpoint.id;
        osirix.webhooks().ping(account.id, id).await.unwrap();
        endpoints.push(id);
    }
    for ((url, status, error), id) in cases.iter().zip(endpoints) {
        let (one, record) = tried(&osirix, &account, id, 1).await;
        assert_eq!((record[0].status, record[0].error.as_deref()), (*status, *error), "{url}");
        assert!(record[0].duration_ms < 9_000, "{url}");
        let state = match (error, status) {
            (None, _) => DeliveryState::Delivered,
            (_, Some(410)) => DeliveryState::Failed,
            _ => DeliveryState::Pending,
        };
        assert_eq!(one.state, state, "{url}");
        let endpoint = osirix.webhooks().get(account.id, id).await.unwrap();
        assert_eq!(endpoint.state == EndpointState::Disabled, *status == Some(410), "{url}");
        if *status == Some(503) {
            assert!(one.next_at.unwrap().since(record[0].at) >= Duration::from_secs(119));
        }
    }
    assert!(receiver.posted("/200").is_empty(), "a redirect is not followed");
    osirix.close().await;
}

async fn nobody_is_led_into_this_network_unless_a_developer_says_so(place: Place) {
    let developing = open(&place, inside()).await;
    let (account, (receiver, url)) = (account(&developing).await, Receiver::start().await);
    let home = add(&developing, &account, format!("{url}/200")).await.endpoint.id;
    developing.close().await;
    let osirix = open(&place, WebhookSettings::default()).await;
    for private in [url.clone(), "https://localhost/hook".into(), "https://169.254.169.254".into()]
    {
        let kinds = vec![EventKind::JobCompleted];
        let new = NewWebhook { url: private, description: String::new(), kinds };
        let refused = osirix.webhooks().add(account.id, new).await.unwrap_err();
        assert_eq!(refused.code(), ErrorCode::InvalidInput);
        assert_eq!(refused.context_value("field"), Some("url"));
    }
    // What was let in when somebody developed here is not asked any more.
    osirix.webhooks().ping(account.id, home).await.unwrap();
    let (one, record) = tried(&osirix, &account, home, 1).await;
    assert_eq!((one.state, record[0].status), (DeliveryState::Pending, None));
    assert!(record[0].error.is_some() && receiver.posted("/200").is_empty());
    osirix.close().await;
}
