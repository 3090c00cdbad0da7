//! An endpoint's own page: what it was told, and what is told again.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{
    AccountId, DeliveryState, EndpointId, ErrorCode, EventId, PageRequest, Scope, WebhookAttempt,
    WebhookDelivery, WebhookUpdate,
};

use super::webhooks::{Endpoint, Secret, kind_name};
use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong, query_of, sentence};
use crate::pages::frame::{Frame, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

/// How many deliveries a page shows, and how many attempts of each.
const SHOWN: u32 = 20;
/// For how long a secret that was replaced signs too, in seconds: a day.
const OVERLAP_S: u64 = 86_400;

#[derive(Template)]
#[template(path = "settings_webhook.html")]
struct WebhookPage {
    frame: Frame,
    endpoint: Endpoint,
    secret: Option<Secret>,
    deliveries: Vec<Delivery>,
    older: Option<String>,
    wrong: Wrong,
}

struct Delivery {
    event: String,
    what: &'static str,
    subject: String,
    state: &'static str,
    tone: &'static str,
    over: bool,
    at: When,
    next: Option<When>,
    payload: String,
    attempts: Vec<Try>,
}

struct Try {
    at: When,
    said: String,
}

impl From<WebhookAttempt> for Try {
    fn from(attempt: WebhookAttempt) -> Self {
        let answered = match (attempt.status, attempt.error) {
            (Some(status), None) => format!("Answered {status}"),
            (Some(status), Some(error)) => format!("Answered {status}: {}", sentence(&error)),
            (None, error) => sentence(&error.unwrap_or_else(|| "no answer".to_owned())),
        };
        Try { at: attempt.at.into(), said: format!("{answered} ({} ms)", attempt.duration_ms) }
    }
}

impl Delivery {
    fn new(delivery: WebhookDelivery, attempts: Vec<WebhookAttempt>) -> Self {
        let (state, tone) = match delivery.state {
            DeliveryState::Pending => ("On its way", "live"),
            DeliveryState::Delivered => ("Taken", "good"),
            DeliveryState::Failed => ("Given up", "bad"),
        };
        Delivery {
            event: delivery.event_id.to_string(),
            what: kind_name(delivery.kind),
            subject: delivery.subject,
            state,
            tone,
            over: delivery.state != DeliveryState::Pending,
            at: delivery.at.into(),
            next: delivery.next_at.map(When::from),
            payload: delivery.payload,
            attempts: attempts.into_iter().map(Try::from).collect(),
        }
    }
}

/// An id that is none names nothing.
fn id(text: &str) -> Result<EndpointId, Failure> {
    text.parse().map_err(|_| Failure::nothing())
}

pub(super) async fn show(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    written(&app, member, id(&endpoint)?, StatusCode::OK, None, Wrong::default()).await
}

async fn written(
    app: &App,
    member: Member,
    id: EndpointId,
    status: StatusCode,
    secret: Option<Secret>,
    wrong: Wrong,
) -> Shown {
    let (webhooks, account) = (app.osirix.webhooks(), member.account());
    let endpoint = webhooks.get(account, id).await?;
    let after = Fields::of_query(&member.frame.here).some("after").map(str::to_owned);
    let request = PageRequest { after, limit: SHOWN };
    let listed = webhooks.deliveries(account, id, None, request).await?;
    let mut deliveries = Vec::new();
    for one in listed.items {
        let first = PageRequest::first(SHOWN);
        let attempts = webhooks.attempts(account, id, one.event_id, first).await?.items;
        deliveries.push(Delivery::new(one, attempts));
    }
    let written = WebhookPage {
        frame: member.frame,
        endpoint: endpoint.into(),
        secret,
        deliveries,
        older: listed.next.map(|next| query_of(&[("after", &next)])),
        wrong,
    };
    Ok(page(status, &written))
}

/// The page again, with what was done or with what was wrong.
async fn answered<T>(
    app: &App,
    member: Member,
    id: EndpointId,
    done: osirix::Result<T>,
    name: &str,
) -> Shown {
    match done {
        Ok(_) => {
            let to = format!("/settings/webhooks/{id}?done={name}");
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) if error.code() == ErrorCode::NotFound => Err(error.into()),
        Err(error) => {
            let problem = Problem::from(error);
            match problem.status().is_server_error() {
                true => Err(problem.into()),
                false => {
                    let wrong = Wrong::from(&problem);
                    written(app, member, id, problem.status(), None, wrong).await
                }
            }
        }
    }
}

/// The account, for who may change what its endpoints are told.
fn writer(member: &Member) -> Result<AccountId, Problem> {
    member.may(Scope::WebhooksWrite)
}

/// Sends a message to try it.
pub(super) async fn ping(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    let (account, id) = (writer(&member)?, id(&endpoint)?);
    let sent = app.osirix.webhooks().ping(account, id).await;
    answered(&app, member, id, sent, "pinged").await
}

pub(super) async fn pause(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    enable(&app, member, id(&endpoint)?, false, "silent").await
}

pub(super) async fn resume(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    enable(&app, member, id(&endpoint)?, true, "told").await
}

async fn enable(app: &App, member: Member, id: EndpointId, enabled: bool, name: &str) -> Shown {
    let update = WebhookUpdate { enabled: Some(enabled), ..WebhookUpdate::default() };
    let changed = app.osirix.webhooks().change(writer(&member)?, id, update).await;
    answered(app, member, id, changed, name).await
}

/// Gives it another secret, which is shown now alone; the one before signs for another day.
pub(super) async fn rotate(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    let (account, id) = (writer(&member)?, id(&endpoint)?);
    match app.osirix.webhooks().rotate(account, id, OVERLAP_S).await {
        Ok(rotated) => {
            let secret = Some(Secret::from(rotated));
            written(&app, member, id, StatusCode::OK, secret, Wrong::default()).await
        }
        Err(error) => answered(&app, member, id, Err::<(), _>(error), "").await,
    }
}

pub(super) async fn remove(
    State(app): State<App>,
    member: Member,
    Path(endpoint): Path<String>,
) -> Shown {
    let (account, id) = (writer(&member)?, id(&endpoint)?);
    app.osirix.webhooks().remove(account, id).await?;
    Ok(Redirect::to("/settings/webhooks?done=unhooked").into_response())
}

/// Sends a delivery again, under the same id.
pub(super) async fn replay(
    State(app): State<App>,
    member: Member,
    Path((endpoint, event)): Path<(String, String)>,
) -> Shown {
    let (account, id) = (writer(&member)?, id(&endpoint)?);
    let event: EventId = event.parse().map_err(|_| Failure::nothing())?;
    let sent = app.osirix.webhooks().replay(account, id, event).await;
    answered(&app, member, id, sent, "replayed").await
}
