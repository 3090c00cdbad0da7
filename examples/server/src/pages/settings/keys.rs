//! Keys with which programs act for somebody.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{ApiKey, ApiKeyId, NewApiKey, Scope};

use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

/// The requests of a key are counted by the minute.
const WINDOW_S: u32 = 60;

#[derive(Template)]
#[template(path = "settings_keys.html")]
struct KeysPage {
    frame: Frame,
    keys: Vec<Key>,
    /// The key that was just made: it is shown once.
    made: Option<String>,
    scopes: &'static [(&'static str, &'static str)],
    name: String,
    wrong: Wrong,
}

struct Key {
    id: String,
    name: String,
    start: String,
    scopes: String,
    created: When,
    used: Option<When>,
}

/// What a key can open, for people.
const SCOPES: [(&str, &str); 6] = [
    ("jobs:write", "Make and cancel videos, which costs credits"),
    ("jobs:read", "Follow videos and fetch their files"),
    ("avatars:read", "List avatars and voices"),
    ("avatars:write", "Add and remove avatars"),
    ("credits:read", "Read the balance and the statement"),
    ("analytics:read", "Read figures by the day"),
];

impl From<ApiKey> for Key {
    fn from(key: ApiKey) -> Self {
        let scopes: Vec<_> = key.scopes.iter().map(|scope| scope.as_str()).collect();
        Key {
            id: key.id.to_string(),
            name: key.name,
            start: key.start,
            scopes: scopes.join(", "),
            created: key.created_at.into(),
            used: key.last_used_at.map(When::from),
        }
    }
}

/// What a page shows beside the list.
#[derive(Default)]
struct Told {
    made: Option<String>,
    name: String,
    wrong: Wrong,
}

async fn written(app: &App, member: Member, status: StatusCode, told: Told) -> Shown {
    let keys = app.osirix.api_keys().list(member.token).await?;
    let keys = keys.into_iter().map(Key::from).collect();
    let Told { made, name, wrong } = told;
    let frame = member.frame;
    Ok(page(status, &KeysPage { frame, keys, made, scopes: &SCOPES, name, wrong }))
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, StatusCode::OK, Told::default()).await
}

pub(super) async fn create(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let name = fields.text("name").to_owned();
    let made = match new_key(&fields) {
        Ok(new) => {
            let (token, device) = (member.token.clone(), member.device.clone());
            app.osirix.api_keys().create(token, new, device).await
        }
        Err(error) => Err(error),
    };
    match made.map_err(Problem::from) {
        Ok(made) => {
            let made = Some(made.key.expose().to_owned());
            written(&app, member, StatusCode::CREATED, Told { made, ..Told::default() }).await
        }
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            written(&app, member, status, Told { made: None, name, wrong }).await
        }
    }
}

fn new_key(fields: &Fields) -> osirix::Result<NewApiKey> {
    let scopes = fields.all("scope").map(str::parse::<Scope>).collect::<osirix::Result<_>>()?;
    Ok(NewApiKey {
        name: fields.text("name").to_owned(),
        scopes,
        expires_in_s: None,
        rate_limit: None,
        rate_window_s: WINDOW_S,
    })
}

pub(super) async fn delete(
    State(app): State<App>,
    member: Member,
    Path(key): Path<String>,
) -> Shown {
    let key: ApiKeyId = key.parse().map_err(|_| Failure::nothing())?;
    app.osirix.api_keys().delete(member.token, key, member.device).await?;
    Ok(Redirect::to("/settings/keys?done=key").into_response())
}
