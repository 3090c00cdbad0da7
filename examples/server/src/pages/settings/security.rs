//! The password, and where somebody is signed in.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{ErrorCode, Session, SessionId};

use crate::App;
use crate::error::Problem;
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
    let email = member.identity.user.email.to_string();
    let second_factor = member.identity.user.two_factor_enabled;
    let frame = member.frame;
    Ok(page(status, &SecurityPage { frame, email, sessions, second_factor, wrong }))
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
    app.osirix.auth().revoke_session(member.token, session, member.device).await?;
    Ok(Redirect::to("/settings/security?done=session").into_response())
}

pub(super) async fn end_others(State(app): State<App>, member: Member) -> Shown {
    app.osirix.auth().revoke_other_sessions(member.token, member.device).await?;
    Ok(Redirect::to("/settings/security?done=sessions").into_response())
}
