//! What owners do with endpoints.

use std::time::Duration;

use super::ears::{Ears, ME, Says, to};
use super::harness::{Harness, at_once};
use crate::error::{Error, ErrorCode, Result};
use crate::events::EventKind;
use crate::id::{EndpointId, EventId};
use crate::page::PageRequest;
use crate::webhooks::{
    DeliveryState, EndpointState, Message, NewWebhook, WebhookSettings, WebhookUpdate, sign,
};

const DONE: EventKind = EventKind::JobCompleted;

fn refused<T: std::fmt::Debug>(result: Result<T>) -> (ErrorCode, Option<String>) {
    let error: Error = result.unwrap_err();
    (error.code(), error.context_value("field").map(str::to_owned))
}

/// Whether a message is signed with each of these secrets, and with no other.
fn signed_with(message: &Message, secrets: &[&str]) -> bool {
    let each = secrets.iter().map(|one| sign(one, &message.id, message.at, &message.body).unwrap());
    message.signature == each.collect::<Vec<_>>().join(" ")
}

pub(super) async fn what_cannot_be_an_endpoint_is_refused(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let fits = || to("https://example.com", vec![DONE]);
    let long = "x".repeat(2_001);
    for (new, field) in [
        (to("http://example.com", vec![DONE]), "url"),
        (to(&format!("https://example.com/{long}"), vec![DONE]), "url"),
        (NewWebhook { description: long[..201].to_owned(), ..fits() }, "description"),
        (NewWebhook { description: "a\nb".to_owned(), ..fits() }, "description"),
        (to("https://example.com", vec![]), "kinds"),
        (to("https://example.com", vec![DONE, EventKind::Ping]), "kinds"),
    ] {
        let error = refused(hooks.add(ME, account, new).await);
        assert_eq!(error, (ErrorCode::InvalidInput, Some(field.to_owned())));
    }
    assert!(hooks.list(account).await.unwrap().is_empty());
}

pub(super) async fn an_account_has_so_many_endpoints_also_at_once(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let settings = WebhookSettings { endpoints: 3, ..WebhookSettings::default() };
    let adding = (0..8).map(|index| {
        let hooks = h.hooks_with(index, &ears, settings.clone());
        async move { hooks.add(ME, account, to("https://example.com", vec![DONE])).await }
    });
    let added = at_once(adding).await;
    assert_eq!(added.iter().filter(|one| one.is_ok()).count(), 3);
    let mut codes = added.into_iter().filter_map(|one| one.err().map(|e| e.code()));
    assert!(codes.all(|code| code == ErrorCode::PlanLimit));
    let hooks = h.hooks_with(0, &ears, settings);
    assert_eq!(hooks.list(account).await.unwrap().len(), 3);
}

pub(super) async fn a_secret_is_sealed_and_shown_once(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    let secret = added.secret.expose();
    assert!(secret.starts_with("whsec_"));
    let stored = h.second.read().await.unwrap().endpoints().get(added.endpoint.id).await.unwrap();
    assert!(!format!("{stored:?}").contains(&secret[6..]));
    let shown = hooks.list(account).await.unwrap();
    assert!(!serde_json::to_string(&shown).unwrap().contains(&secret[6..]));
    let told = serde_json::to_string(&h.audit(account).await).unwrap();
    assert!(told.contains("webhook.endpoint_added") && !told.contains(&secret[6..]));
}

pub(super) async fn a_secret_that_was_replaced_signs_for_the_overlap(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let added = h.endpoint(&hooks, account).await;
    let id = added.endpoint.id;
    let second = hooks.rotate(ME, account, id, 3_600).await.unwrap();
    let (one, two) = (added.secret.expose(), second.secret.expose());
    assert_ne!(one, two);
    h.happens(account, DONE, "job_1").await;
    hooks.deliver_due().await.unwrap();
    assert!(signed_with(&ears.heard()[0], &[two, one]), "both sign");
    h.clock.advance(Duration::from_secs(3_600));
    h.happens(account, DONE, "job_2").await;
    hooks.deliver_due().await.unwrap();
    assert!(signed_with(&ears.heard()[1], &[two]), "the overlap is over");
    let third = hooks.rotate(ME, account, id, 0).await.unwrap();
    h.happens(account, DONE, "job_3").await;
    hooks.deliver_due().await.unwrap();
    assert!(signed_with(&ears.heard()[2], &[third.secret.expose()]), "there was none");
    let long = refused(hooks.rotate(ME, account, id, 604_801).await);
    assert_eq!(long, (ErrorCode::InvalidInput, Some("overlap_s".to_owned())));
}

pub(super) async fn a_paused_endpoint_is_told_nothing(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    let enabled = |enabled| WebhookUpdate { enabled: Some(enabled), ..WebhookUpdate::default() };
    h.happens(account, DONE, "job_1").await;
    let paused = hooks.change(ME, account, id, enabled(false)).await.unwrap();
    assert_eq!(paused.state, EndpointState::Paused);
    h.happens(account, DONE, "job_2").await;
    assert_eq!(hooks.deliver_due().await.unwrap(), 0);
    assert_eq!(refused(hooks.ping(account, id).await).0, ErrorCode::Conflict);
    hooks.change(ME, account, id, enabled(true)).await.unwrap();
    h.happens(account, DONE, "job_3").await;
    while hooks.deliver_due().await.unwrap() > 0 {}
    let told: Vec<_> = ears.told().into_iter().map(|(_, id)| id).collect();
    assert_eq!(told, ["job_1", "job_3"], "what waited before goes on");
}

pub(super) async fn an_endpoint_is_changed_and_removed(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    h.happens(account, DONE, "job_1").await;
    let update = WebhookUpdate {
        url: Some("https://example.org/new".to_owned()),
        kinds: Some(vec![EventKind::JobCancelled]),
        ..WebhookUpdate::default()
    };
    let changed = hooks.change(ME, account, id, update).await.unwrap();
    assert_eq!(
        (changed.url.as_str(), changed.description.as_str()),
        ("https://example.org/new", "Mine")
    );
    h.happens(account, DONE, "job_2").await;
    h.happens(account, EventKind::JobCancelled, "job_3").await;
    while hooks.deliver_due().await.unwrap() > 0 {}
    let told: Vec<_> = ears.told().into_iter().map(|(_, id)| id).collect();
    assert_eq!(told, ["job_1", "job_3"]);
    assert!(ears.heard().iter().all(|message| message.url == "https://example.org/new"));
    hooks.remove(ME, account, id).await.unwrap();
    h.happens(account, EventKind::JobCancelled, "job_4").await;
    assert_eq!(hooks.deliver_due().await.unwrap(), 0);
    assert_eq!(refused(hooks.get(account, id).await).0, ErrorCode::NotFound);
    assert_eq!(refused(hooks.remove(ME, account, id).await).0, ErrorCode::NotFound);
    let told: Vec<_> = h.actions(account).await.into_iter().map(|(_, action)| action).collect();
    assert_eq!(told, ["added", "changed", "removed"].map(|did| format!("webhook.endpoint_{did}")));
}

pub(super) async fn a_ping_reaches_its_endpoint_alone(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    hooks.add(ME, account, to("https://example.com/other", vec![DONE])).await.unwrap();
    let ping = hooks.ping(account, id).await.unwrap();
    assert_eq!((ping.kind, ping.state), (EventKind::Ping, DeliveryState::Pending));
    assert_eq!(hooks.deliver_due().await.unwrap(), 1);
    assert_eq!(ears.told(), [("webhook.ping".to_owned(), id.to_string())]);
    assert_eq!(ears.ids(), [ping.event_id.to_string()]);
    assert_eq!(h.sent(&hooks, account, id).await[0].state, DeliveryState::Delivered);
    assert!(h.happened(account).await.is_empty(), "nothing happened");
}

pub(super) async fn what_was_delivered_is_replayed_under_its_id(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    let event = h.happens(account, DONE, "job_1").await.id;
    let early = refused(hooks.replay(account, id, event).await);
    assert_eq!(early.0, ErrorCode::Conflict, "it is on its way");
    hooks.deliver_due().await.unwrap();
    let replayed = hooks.replay(account, id, event).await.unwrap();
    assert_eq!(replayed.state, DeliveryState::Pending);
    hooks.deliver_due().await.unwrap();
    assert_eq!(ears.ids(), [event.to_string(), event.to_string()]);
    let sent = h.sent(&hooks, account, id).await.remove(0);
    let numbers: Vec<_> =
        h.tried(&hooks, account, &sent).await.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [1, 2], "the record goes on");
    let unknown: EventId = h.ambient.new_id().unwrap();
    assert_eq!(refused(hooks.replay(account, id, unknown).await).0, ErrorCode::NotFound);
}

pub(super) async fn what_failed_since_a_time_is_replayed(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    let enable = || WebhookUpdate { enabled: Some(true), ..WebhookUpdate::default() };
    ears.say(Says::Status(410));
    let mut times = Vec::new();
    for number in 0..3 {
        times.push(h.happens(account, DONE, &format!("job_{number}")).await.at);
        hooks.deliver_due().await.unwrap();
        assert_eq!(
            refused(hooks.replay_failed(account, id, times[0]).await).0,
            ErrorCode::Conflict
        );
        hooks.change(ME, account, id, enable()).await.unwrap();
    }
    ears.say(Says::Status(200));
    assert_eq!(hooks.replay_failed(account, id, times[1]).await.unwrap(), 2);
    assert_eq!(hooks.replay_failed(account, id, times[1]).await.unwrap(), 0);
    while hooks.deliver_due().await.unwrap() > 0 {}
    let states: Vec<_> = h.sent(&hooks, account, id).await.iter().map(|one| one.state).collect();
    let (failed, delivered) = (DeliveryState::Failed, DeliveryState::Delivered);
    assert_eq!(states, [failed, delivered, delivered]);
}

pub(super) async fn deliveries_come_by_page_and_state(h: Harness) {
    let (ears, account) = (Ears::new(), h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    for number in 0..5 {
        h.happens(account, DONE, &format!("job_{number}")).await;
    }
    hooks.deliver_due().await.unwrap();
    let (mut page, mut seen) = (PageRequest::first(2), Vec::new());
    loop {
        let part = hooks.deliveries(account, id, None, &page).await.unwrap();
        seen.extend(part.items.into_iter().map(|one| one.subject));
        page.after = part.next;
        if page.after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["job_4", "job_3", "job_2", "job_1", "job_0"]);
    let pending = Some(DeliveryState::Pending);
    let page = PageRequest::default();
    let waiting = hooks.deliveries(account, id, pending, &page).await.unwrap().items;
    assert_eq!(waiting.len(), 1, "four at once are sent");
    let wrong = PageRequest { after: Some("x".to_owned()), limit: 1 };
    let error = refused(hooks.deliveries(account, id, None, &wrong).await);
    assert_eq!(error.0, ErrorCode::InvalidInput);
}

pub(super) async fn to_others_an_endpoint_does_not_exist(h: Harness) {
    let (ears, account, eve) = (Ears::new(), h.account().await, h.account().await);
    let hooks = h.hooks(0, &ears);
    let id = h.endpoint(&hooks, account).await.endpoint.id;
    let event = h.happens(account, DONE, "job_1").await;
    let page = PageRequest::default();
    let none: EndpointId = h.ambient.new_id().unwrap();
    for (account, id) in [(eve, id), (account, none)] {
        let update = WebhookUpdate::default();
        let codes = [
            refused(hooks.get(account, id).await).0,
            refused(hooks.change(ME, account, id, update).await).0,
            refused(hooks.remove(ME, account, id).await).0,
            refused(hooks.rotate(ME, account, id, 0).await).0,
            refused(hooks.deliveries(account, id, None, &page).await).0,
            refused(hooks.attempts(account, id, event.id, &page).await).0,
            refused(hooks.replay(account, id, event.id).await).0,
            refused(hooks.replay_failed(account, id, event.at).await).0,
            refused(hooks.ping(account, id).await).0,
        ];
        assert_eq!(codes, [ErrorCode::NotFound; 9]);
    }
    assert!(hooks.list(eve).await.unwrap().is_empty());
    assert_eq!(hooks.list(account).await.unwrap().len(), 1);
}
