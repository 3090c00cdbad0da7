//! What becomes of deliveries.

use std::time::Duration;

use super::ears::{Ears, ME, Says, to};
use super::harness::{Harness, at_once, soon};
use super::scripted::{Gate, Scripted, config, video, work_one};
use crate::error::ErrorCode;
use crate::events::{Event, EventKind};
use crate::jobs::{JobService, Worker};
use crate::webhooks::{ATTEMPTS, DeliveryState, EndpointState, WebhookSettings, sign};

const DONE: EventKind = EventKind::JobCompleted;
const FAILED: EventKind = EventKind::JobFailed;
const HOUR: Duration = Duration::from_secs(3_600);

pub(super) async fn an_event_is_delivered_once_signed_and_on_record(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    let event = h.happens(account, DONE, "job_1").await;
    assert_eq!(hooks.deliver_due().await.unwrap(), 1);
    assert_eq!(hooks.deliver_due().await.unwrap(), 0);
    let message = ears.heard().remove(0);
    assert_eq!(
        (message.id.as_str(), message.url.as_str()),
        (event.id.to_string().as_str(), "https://example.com/hook")
    );
    let signature = sign(added.secret.expose(), &message.id, message.at, &message.body).unwrap();
    assert_eq!(message.signature, signature);
    let body: serde_json::Value = serde_json::from_str(&message.body).unwrap();
    let data = serde_json::json!({ "id": "job_1", "account_id": account });
    assert_eq!(
        body,
        serde_json::json!({
            "type": "job.completed", "timestamp": event.at.to_string(), "data": data
        })
    );
    let sent = h.sent(&h.hooks(1, &ears), account, added.endpoint.id).await.remove(0);
    assert_eq!((sent.state, sent.attempts, sent.next_at), (DeliveryState::Delivered, 1, None));
    let tried = h.tried(&hooks, account, &sent).await;
    assert_eq!((tried.len(), tried[0].number, tried[0].status), (1, 1, Some(200)));
    assert_eq!(tried[0].error, None);
}

pub(super) async fn a_jobs_end_is_told_with_its_transaction(h: Harness) {
    let (ears, account) = (Ears::new(), h.account_with(1_000).await);
    let hooks = h.hooks(0, &ears);
    h.endpoint(&hooks, account).await;
    let handler: std::sync::Arc<dyn crate::jobs::JobHandler> = Scripted::new();
    let service = JobService::new(h.store.clone(), h.bus.clone(), h.ambient.clone(), &[handler]);
    let job = service.create(video(account)).await.unwrap();
    hooks.deliver_due().await.unwrap();
    assert!(ears.heard().is_empty(), "nobody is told of what they have just done");
    work_one(&Worker::of(service, config("one"))).await;
    hooks.deliver_due().await.unwrap();
    assert_eq!(ears.told(), [("job.completed".to_owned(), job.id.to_string())]);
    let body: serde_json::Value = serde_json::from_str(&ears.heard()[0].body).unwrap();
    assert!(body["data"]["charged"].is_i64() && body["data"]["kind"].is_string(), "{body}");
}

pub(super) async fn what_did_not_happen_is_not_told(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    let mut tx = h.store.begin().await.unwrap();
    let event = Event::new(&h.ambient, DONE, account, "job_1").unwrap();
    tx.events().append(&[event]).await.unwrap();
    drop(tx);
    assert_eq!(hooks.deliver_due().await.unwrap(), 0);
    assert!(h.sent(&hooks, account, added.endpoint.id).await.is_empty());
}

pub(super) async fn only_what_was_asked_for_is_told(h: Harness) {
    let (ears, account, other) = (Ears::new(), h.account().await, h.account().await);
    let hooks = h.hooks(0, &ears);
    h.endpoint(&hooks, account).await;
    let both = to("https://example.com/both", vec![DONE, EventKind::PlanChanged]);
    hooks.add(ME, account, both).await.unwrap();
    h.happens(other, DONE, "job_of_another").await;
    h.happens(account, EventKind::JobCancelled, "job_1").await;
    h.happens(account, DONE, "job_2").await;
    h.happens(account, EventKind::PlanChanged, "sub_1").await;
    while hooks.deliver_due().await.unwrap() > 0 {}
    let mut heard: Vec<_> = ears.heard().into_iter().map(|m| m.url).zip(ears.told()).collect();
    heard.sort();
    let facts = |url: &str, kind: &str, id: &str| {
        (format!("https://example.com/{url}"), (kind.to_owned(), id.to_owned()))
    };
    assert_eq!(
        heard,
        [
            facts("both", "billing.plan_changed", "sub_1"),
            facts("both", "job.completed", "job_2"),
            facts("hook", "job.completed", "job_2"),
        ]
    );
}

pub(super) async fn what_fails_is_sent_again_under_the_same_id(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    h.happens(account, DONE, "job_1").await;
    for (says, complaint) in [
        (Says::Status(500), "the endpoint answered 500"),
        (Says::Status(302), "the endpoint redirects (302), which is not followed"),
        (Says::Nothing, "the endpoint broke off"),
    ] {
        ears.say(says);
        assert_eq!(hooks.deliver_due().await.unwrap(), 1);
        assert_eq!(hooks.deliver_due().await.unwrap(), 0, "there is a pause");
        let sent = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
        let last = h.tried(&hooks, account, &sent).await.pop().unwrap();
        assert_eq!(last.error.as_deref(), Some(complaint));
        assert_eq!(sent.state, DeliveryState::Pending);
        h.clock.set(sent.next_at.unwrap());
    }
    let failing = hooks.get(account, added.endpoint.id).await.unwrap().failing_since;
    assert!(failing.is_some());
    ears.say(Says::Status(204));
    hooks.deliver_due().await.unwrap();
    let ids = ears.ids();
    assert_eq!(ids, vec![ids[0].clone(); 4], "one message has one id");
    let bodies: Vec<_> = ears.heard().into_iter().map(|message| message.body).collect();
    assert_eq!(bodies, vec![bodies[0].clone(); 4]);
    assert_eq!(hooks.get(account, added.endpoint.id).await.unwrap().failing_since, None);
}

pub(super) async fn an_endpoint_that_asks_for_a_pause_gets_it(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    h.happens(account, DONE, "job_1").await;
    ears.say(Says::After(900));
    hooks.deliver_due().await.unwrap();
    let sent = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
    assert_eq!(sent.next_at.unwrap().since(h.ambient.now()).as_secs(), 900);
    h.clock.set(sent.next_at.unwrap());
    ears.say(Says::After(u64::MAX / 1_000_000));
    hooks.deliver_due().await.unwrap();
    let sent = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
    assert_eq!(sent.next_at.unwrap().since(h.ambient.now()), 10 * HOUR);
}

pub(super) async fn of_one_object_the_earlier_event_comes_first(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    h.happens(account, FAILED, "job_1").await;
    h.happens(account, DONE, "job_1").await;
    ears.say(Says::Status(500));
    assert_eq!(hooks.deliver_due().await.unwrap(), 1, "the later one waits for the earlier");
    h.happens(account, DONE, "job_2").await;
    ears.say(Says::Status(200));
    assert_eq!(hooks.deliver_due().await.unwrap(), 1, "another object waits for neither");
    let first = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
    h.clock.set(first.next_at.unwrap());
    while hooks.deliver_due().await.unwrap() > 0 {}
    let told: Vec<_> = ears.told().into_iter().map(|(kind, id)| format!("{kind} {id}")).collect();
    assert_eq!(
        told,
        ["job.failed job_1", "job.completed job_2", "job.failed job_1", "job.completed job_1",]
    );
}

pub(super) async fn what_is_given_up_lets_the_next_one_go(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    let begun = h.ambient.now();
    h.happens(account, FAILED, "job_1").await;
    h.happens(account, DONE, "job_1").await;
    ears.say(Says::Status(500));
    for _ in 0..ATTEMPTS {
        assert_eq!(hooks.deliver_due().await.unwrap(), 1);
        let first = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
        h.clock.set(first.next_at.unwrap_or(h.ambient.now()));
    }
    let took = h.ambient.now().since(begun);
    assert!((30 * HOUR..46 * HOUR).contains(&took), "{took:?}");
    let first = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
    assert_eq!((first.state, first.attempts), (DeliveryState::Failed, ATTEMPTS));
    assert_eq!(h.tried(&hooks, account, &first).await.len(), ATTEMPTS as usize);
    ears.say(Says::Status(200));
    hooks.deliver_due().await.unwrap();
    assert_eq!(ears.told().pop().unwrap().0, "job.completed");
    let endpoint = hooks.get(account, added.endpoint.id).await.unwrap();
    assert_eq!(endpoint.state, EndpointState::Active, "one failure is not days of it");
}

pub(super) async fn a_delivery_goes_to_one_of_several_workers(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let added = h.endpoint(&h.hooks(0, &ears), account).await;
    for number in 0..24 {
        h.happens(account, DONE, &format!("job_{number}")).await;
    }
    let workers = (0..8).map(|index| {
        let hooks = h.hooks(index, &ears);
        async move { while hooks.deliver_due().await.unwrap() > 0 {} }
    });
    at_once(workers).await;
    let hooks = h.hooks(0, &ears);
    while hooks.deliver_due().await.unwrap() > 0 {}
    let mut ids = ears.ids();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), ears.ids().len()), (24, 24), "each once");
    let sent = h.sent(&hooks, account, added.endpoint.id).await;
    assert!(sent.iter().all(|one| one.state == DeliveryState::Delivered && one.attempts == 1));
}

pub(super) async fn what_a_killed_worker_had_is_taken_over(h: Harness) {
    let (ears, account, gate) = (Ears::new(), h.account().await, Gate::new());
    let added = h.endpoint(&h.hooks(0, &ears), account).await;
    h.happens(account, DONE, "job_1").await;
    ears.say(Says::Later(gate.clone()));
    let late = h.hooks(0, &ears);
    let late = tokio::spawn(async move { late.deliver_due().await });
    gate.reached().await;
    let other = h.hooks(1, &ears);
    assert_eq!(other.deliver_due().await.unwrap(), 0, "its lease is not over");
    h.clock.advance(Duration::from_secs(120));
    ears.say(Says::Status(200));
    assert_eq!(other.deliver_due().await.unwrap(), 1);
    // The first one was not dead after all: nothing that it says counts.
    gate.open();
    soon("the late worker ends", late).await.unwrap().unwrap();
    let sent = h.sent(&other, account, added.endpoint.id).await.remove(0);
    assert_eq!((sent.state, sent.attempts), (DeliveryState::Delivered, 1));
    assert_eq!(h.tried(&other, account, &sent).await.len(), 1);
    let ids = ears.ids();
    assert_eq!(ids[0], ids[1], "who heard it twice knows");
}

pub(super) async fn a_slow_endpoint_gets_so_many_at_once_and_delays_no_other(h: Harness) {
    let (ears, account, gate) = (Ears::new(), h.account().await, Gate::new());
    let settings = WebhookSettings { at_once_each: 2, ..WebhookSettings::default() };
    let hooks = h.hooks_with(0, &ears, settings.clone());
    h.endpoint(&hooks, account).await;
    for number in 0..5 {
        h.happens(account, DONE, &format!("job_{number}")).await;
    }
    ears.say(Says::Later(gate.clone()));
    let slow = hooks.clone();
    let slow = tokio::spawn(async move { slow.deliver_due().await });
    gate.reached().await;
    gate.reached().await;
    let other = h.hooks_with(1, &ears, settings);
    assert_eq!(other.deliver_due().await.unwrap(), 0, "two are under way");
    ears.say(Says::Status(200));
    let quick = to("https://example.com/quick", vec![FAILED]);
    other.add(ME, account, quick).await.unwrap();
    h.happens(account, FAILED, "job_9").await;
    assert_eq!(other.deliver_due().await.unwrap(), 1);
    assert_eq!(ears.heard().pop().unwrap().url, "https://example.com/quick");
    gate.open();
    gate.open();
    assert_eq!(soon("the slow one ends", slow).await.unwrap().unwrap(), 2);
    assert_eq!(other.deliver_due().await.unwrap(), 2);
}

pub(super) async fn an_endpoint_that_is_gone_is_disabled_and_its_owner_told(h: Harness) {
    let (ears, ada) = (Ears::new(), h.ada().await.user);
    let (hooks, account) = (h.hooks(0, &ears), ada.account_id);
    let added = h.endpoint(&hooks, account).await;
    let kinds = vec![EventKind::WebhookDisabled];
    hooks.add(ME, account, to("https://example.com/other", kinds)).await.unwrap();
    h.happens(account, DONE, "job_1").await;
    ears.say(Says::Status(410));
    hooks.deliver_due().await.unwrap();
    let endpoint = hooks.get(account, added.endpoint.id).await.unwrap();
    assert_eq!(endpoint.state, EndpointState::Disabled);
    assert!(endpoint.reason.unwrap().contains("410"));
    let mail = h.mail_to("ada@example.com").await.remove(0);
    assert!(mail.text.contains("Mine") && mail.text.contains("410"), "{}", mail.text);
    assert!(!mail.text.contains("example.com/hook"), "an address may hold a secret");
    let last = h.audit(account).await.pop().unwrap();
    assert_eq!(last.action.as_str(), "webhook.endpoint_disabled");
    h.happens(account, DONE, "job_2").await;
    ears.say(Says::Status(200));
    assert_eq!(hooks.deliver_due().await.unwrap(), 1);
    let told = (String::from("webhook.endpoint_disabled"), added.endpoint.id.to_string());
    assert_eq!(ears.told().pop().unwrap(), told, "the other endpoint is told");
    let failed = h.sent(&hooks, account, added.endpoint.id).await;
    assert_eq!((failed.len(), failed[0].state), (1, DeliveryState::Failed));
}

pub(super) async fn an_endpoint_that_fails_for_days_is_disabled(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    ears.say(Says::Nothing);
    for round in 0..3 {
        h.happens(account, DONE, &format!("job_{round}")).await;
        while let Some(next) =
            h.sent(&hooks, account, added.endpoint.id).await.pop().unwrap().next_at
        {
            h.clock.set(next.max(h.ambient.now()));
            assert_eq!(hooks.deliver_due().await.unwrap(), 1);
        }
        let days = h.ambient.now().since(added.endpoint.created_at) > 72 * HOUR;
        let state = hooks.get(account, added.endpoint.id).await.unwrap().state;
        assert_eq!(state == EndpointState::Disabled, days, "round {round}");
        if days {
            return;
        }
    }
    panic!("it was never disabled");
}

pub(super) async fn old_deliveries_are_forgotten(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    h.happens(account, DONE, "job_1").await;
    hooks.deliver_due().await.unwrap();
    h.clock.advance(29 * 24 * HOUR);
    h.happens(account, DONE, "job_2").await;
    assert_eq!(hooks.forget_old().await.unwrap(), 0);
    let old = h.sent(&hooks, account, added.endpoint.id).await.remove(0);
    h.clock.advance(25 * HOUR);
    assert_eq!(hooks.forget_old().await.unwrap(), 1);
    let left = h.sent(&hooks, account, added.endpoint.id).await;
    assert_eq!((left.len(), left[0].subject.as_str()), (1, "job_2"));
    let page = crate::page::PageRequest::default();
    let gone = hooks.attempts(account, added.endpoint.id, old.event_id, &page).await;
    assert_eq!(gone.unwrap_err().code(), ErrorCode::NotFound);
}
