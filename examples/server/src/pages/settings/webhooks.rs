//! Endpoints that are told what happens: listed and added.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{AddedWebhook, EndpointState, EventKind, NewWebhook, Result, Scope, WebhookEndpoint};

use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

#[derive(Template)]
#[template(path = "settings_webhooks.html")]
struct WebhooksPage {
    frame: Frame,
    endpoints: Vec<Endpoint>,
    secret: Option<Secret>,
    kinds: Vec<Kind>,
    url: String,
    description: String,
    wrong: Wrong,
}

/// A secret that was just made: it is shown once.
pub(super) struct Secret {
    /// Of which endpoint.
    pub(super) id: String,
    pub(super) text: String,
}

/// An endpoint as pages show it.
pub(super) struct Endpoint {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) description: String,
    pub(super) kinds: Vec<&'static str>,
    pub(super) state: &'static str,
    pub(super) tone: &'static str,
    pub(super) active: bool,
    pub(super) reason: Option<String>,
    pub(super) failing_since: Option<When>,
    pub(super) old_secret_until: Option<When>,
    pub(super) since: When,
}

/// Something that an endpoint can be told.
struct Kind {
    value: &'static str,
    label: &'static str,
    chosen: bool,
}

impl From<WebhookEndpoint> for Endpoint {
    fn from(endpoint: WebhookEndpoint) -> Self {
        let (state, tone) = match endpoint.state {
            EndpointState::Active if endpoint.failing_since.is_some() => ("Does not answer", "bad"),
            EndpointState::Active => ("Is told", "good"),
            EndpointState::Paused => ("Paused", ""),
            EndpointState::Disabled => ("Turned off", "bad"),
        };
        Endpoint {
            id: endpoint.id.to_string(),
            url: endpoint.url,
            description: endpoint.description,
            kinds: endpoint.kinds.into_iter().map(kind_name).collect(),
            state,
            tone,
            active: endpoint.state == EndpointState::Active,
            reason: endpoint.reason,
            failing_since: endpoint.failing_since.map(When::from),
            old_secret_until: endpoint.old_secret_until.map(When::from),
            since: endpoint.created_at.into(),
        }
    }
}

impl From<AddedWebhook> for Secret {
    fn from(added: AddedWebhook) -> Self {
        Secret { id: added.endpoint.id.to_string(), text: added.secret.expose().to_owned() }
    }
}

/// What has happened, for people.
pub(super) fn kind_name(kind: EventKind) -> &'static str {
    match kind {
        EventKind::JobCompleted => "A video or speech is ready",
        EventKind::JobFailed => "A job failed",
        EventKind::JobCancelled => "A job was cancelled",
        EventKind::JobRedriven => "A failed job is on its way again",
        EventKind::PostPublished => "A post is out",
        EventKind::PostFailed => "A post did not get out",
        EventKind::PostUnconfirmed => "A post needs a person",
        EventKind::PostSubmitted => "A post waits for approval",
        EventKind::PostMissed => "A post was not approved in time",
        EventKind::ConnectionBroken => "An account of a network must be connected again",
        EventKind::CreditsGranted => "Credits came",
        EventKind::CreditsRevoked => "Credits were taken back",
        EventKind::CreditsRestored => "Credits came again",
        EventKind::SpendingAlert => "Spending comes near its limit",
        EventKind::SubscriptionChanged => "A subscription has changed",
        EventKind::PlanChanged => "Another plan is in force",
        EventKind::InvoiceChanged => "An invoice has changed",
        EventKind::RefundChanged => "A refund has changed",
        EventKind::ProductSold => "A product was sold",
        EventKind::WebhookDisabled => "An endpoint was turned off",
        EventKind::Ping => "A try",
        other => other.as_str(),
    }
}

/// What a page shows beside the list.
#[derive(Default)]
struct Told {
    secret: Option<Secret>,
    fields: Fields,
    wrong: Wrong,
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, StatusCode::OK, Told::default()).await
}

async fn written(app: &App, member: Member, status: StatusCode, told: Told) -> Shown {
    let endpoints = app.osirix.webhooks().list(member.account()).await?;
    let Told { secret, fields, wrong } = told;
    let sent = fields.has("url");
    let chosen: Vec<_> = fields.all("kind").collect();
    let first = [EventKind::JobCompleted, EventKind::JobFailed];
    let kinds = EventKind::ALL.iter().filter(|kind| kind.is_told()).map(|kind| Kind {
        value: kind.as_str(),
        label: kind_name(*kind),
        chosen: if sent { chosen.contains(&kind.as_str()) } else { first.contains(kind) },
    });
    let written = WebhooksPage {
        frame: member.frame,
        endpoints: endpoints.into_iter().map(Endpoint::from).collect(),
        secret,
        kinds: kinds.collect(),
        url: fields.text("url").to_owned(),
        description: fields.text("description").to_owned(),
        wrong,
    };
    Ok(page(status, &written))
}

fn new_webhook(fields: &Fields) -> Result<NewWebhook> {
    Ok(NewWebhook {
        url: fields.text("url").trim().to_owned(),
        description: fields.text("description").trim().to_owned(),
        kinds: fields.all("kind").map(str::parse).collect::<Result<_>>()?,
    })
}

pub(super) async fn add(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let account = member.may(Scope::WebhooksWrite)?;
    let added = match new_webhook(&fields) {
        Ok(new) => app.osirix.webhooks().add(account, new).await,
        Err(error) => Err(error),
    };
    match added.map_err(Problem::from) {
        Ok(added) => {
            let told = Told { secret: Some(added.into()), ..Told::default() };
            written(&app, member, StatusCode::CREATED, told).await
        }
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            written(&app, member, status, Told { secret: None, fields, wrong }).await
        }
    }
}
