//! The password, and where somebody is signed in.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{ErrorCode, Passkey, PasskeyId, Session, SessionId};

use crate::App;
use crate::error::Problem;
use crate::outside::has_passkeys;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, cookies, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

#[derive(Template)]
#[template(path = "settings_security.html")]
struct SecurityPage {
    frame: Frame,
    email: String,
    /// Nothing where the session is too old to show them.
    sessions: Option<Vec<Place>>,
    /// Whether a second factor is asked for.
    second_factor: bool,
    /// Nothing where this site has none.
    passkeys: Option<Vec<Key>>,
    wrong: Wrong,
}

/// Where somebody is signed in.
struct Place {
    id: String,
    address: String,
    program: String,
    since: When,
    here: bool,
}

/// A passkey.
struct Key {
    id: String,
    name: String,
    since: When,
}

impl From<Passkey> for Key {
    fn from(passkey: Passkey) -> Self {
        Key { id: passkey.id.to_string(), name: passkey.name, since: passkey.created_at.into() }
    }
}

impl Place {
    fn new(session: Session, here: SessionId) -> Self {
        Place {
            id: session.id.to_string(),
            address: session.ip_address.unwrap_or_else(|| "an unknown address".to_owned()),
            program: session.user_agent.unwrap_or_else(|| "an unknown program".to_owned()),
            since: session.created_at.into(),
            here: session.id == here,
        }
    }
}

pub(super) async fn show(State(app): State<App>, member: Member) -> Shown {
    written(&app, member, StatusCode::OK, Wrong::default()).await
}

pub(super) async fn written(app: &App, member: Member, status: StatusCode, wrong: Wrong) -> Shown {
    let here = member.identity.session.id;
    let sessions = match app.osirix.auth().sessions(member.token.clone()).await {
        Ok(sessions) => Some(sessions.into_iter().map(|one| Place::new(one, here)).collect()),
        Err(error) if error.code() == ErrorCode::PermissionDenied => None,
        Err(error) => return Err(error.into()),
    };
    let passkeys = match has_passkeys(app.origins.site()) {
        true => Some(app.osirix.profile().passkeys(member.token.clone()).await?),
        false => None,
    };
    let passkeys = passkeys.map(|found| found.into_iter().map(Key::from).collect());
    let email = member.identity.user.email.to_string();
    let second_factor = member.identity.user.two_factor_enabled;
    let frame = member.frame;
    Ok(page(status, &SecurityPage { frame, email, sessions, second_factor, passkeys, wrong }))
}

pub(super) async fn change_password(
    State(app): State<App>,
    member: Member,
    fields: Fields,
) -> Shown {
    let (current, new) = (fields.secret("current"), fields.secret("new"));
    let (token, device) = (member.token.clone(), member.device.clone());
    let others = fields.ticked("others");
    match app.osirix.profile().change_password(token, current, new, others, device).await {
        Ok(begun) => {
            let headers = begun.map(|begun| cookies(&app.cookies.begin(&begun)));
            let to = Redirect::to("/settings/security?done=password");
            Ok((headers.unwrap_or_default(), to).into_response())
        }
        Err(error) => {
            let wrong_one = error.context_value("reason") == Some("invalid_password");
            let problem = Problem::from(error);
            if problem.status().is_server_error() {
                return Err(problem.into());
            }
            let wrong = match wrong_one {
                true => Wrong::new("current", problem.message()),
                false => Wrong::from(&problem),
            };
            written(&app, member, problem.status(), wrong).await
        }
    }
}

pub(super) async fn end(
    State(app): State<App>,
    member: Member,
    Path(session): Path<String>,
) -> Shown {
    let session: SessionId = session.parse().map_err(|_| Failure::nothing())?;
    match app.osirix.auth().revoke_session(member.token, session, member.device).await? {
        true => Ok(Redirect::to("/settings/security?done=session").into_response()),
        false => Err(Failure::nothing()),
    }
}

pub(super) async fn end_others(State(app): State<App>, member: Member) -> Shown {
    app.osirix.auth().revoke_other_sessions(member.token, member.device).await?;
    Ok(Redirect::to("/settings/security?done=sessions").into_response())
}

/// Removes a passkey: it signs nobody in any more.
pub(super) async fn remove_passkey(
    State(app): State<App>,
    member: Member,
    Path(passkey): Path<String>,
) -> Shown {
    let passkey: PasskeyId = passkey.parse().map_err(|_| Failure::nothing())?;
    app.osirix.profile().remove_passkey(member.token, passkey, member.device).await?;
    Ok(Redirect::to("/settings/security?done=passkey-gone").into_response())
}
