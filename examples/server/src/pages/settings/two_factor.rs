//! The second factor: an authenticator is set up, and given up.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::{Error, Token, TwoFactorSetup};

use super::security;
use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, cookies, ok, page};
use crate::pages::member::{Member, Shown};

/// What goes into an authenticator, shown once; afterwards the code alone is asked for.
#[derive(Template)]
#[template(path = "settings_two_factor.html")]
struct SetupPage {
    frame: Frame,
    setup: Option<Setup>,
    wrong: Wrong,
}

struct Setup {
    uri: String,
    /// In groups of four, to be typed.
    secret: String,
    codes: Vec<String>,
}

impl From<TwoFactorSetup> for Setup {
    fn from(setup: TwoFactorSetup) -> Self {
        let secret: Vec<_> = setup.secret.expose().as_bytes().chunks(4).collect();
        let groups: Vec<_> = secret.iter().map(|group| String::from_utf8_lossy(group)).collect();
        Setup {
            uri: setup.uri.expose().to_owned(),
            secret: groups.join(" "),
            codes: setup.recovery_codes.iter().map(|code| code.expose().to_owned()).collect(),
        }
    }
}

/// New recovery codes, shown once.
#[derive(Template)]
#[template(path = "settings_codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<String>,
}

pub(super) async fn start(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let (token, password) = (member.token.clone(), fields.secret("password"));
    match app.osirix.profile().start_two_factor(token, password).await {
        Ok(setup) => {
            let setup = Some(Setup::from(setup));
            Ok(ok(&SetupPage { frame: member.frame, setup, wrong: Wrong::default() }))
        }
        Err(error) => refused(&app, member, error).await,
    }
}

/// From now on it is asked for. Every session ends, and this one begins anew.
pub(super) async fn confirm(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let code: String = fields.text("code").split_whitespace().collect();
    let (token, device) = (member.token.clone(), member.device.clone());
    let code = Token::from_text(code);
    match app.osirix.profile().confirm_two_factor(token, code, device).await {
        Ok(begun) => {
            let headers = cookies(&app.cookies.begin(&begun));
            let to = Redirect::to("/settings/security?done=protected");
            Ok((headers, to).into_response())
        }
        Err(error) => {
            let problem = Problem::from(error);
            if problem.status().is_server_error() {
                return Err(problem.into());
            }
            let wrong = Wrong::new("code", problem.message());
            let written = SetupPage { frame: member.frame, setup: None, wrong };
            Ok(page(problem.status(), &written))
        }
    }
}

pub(super) async fn disable(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let (token, device) = (member.token.clone(), member.device.clone());
    match app.osirix.profile().disable_two_factor(token, fields.secret("password"), device).await {
        Ok(()) => Ok(Redirect::to("/settings/security?done=saved").into_response()),
        Err(error) => refused(&app, member, error).await,
    }
}

pub(super) async fn renew_codes(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let (token, device) = (member.token.clone(), member.device.clone());
    let profile = app.osirix.profile();
    match profile.renew_recovery_codes(token, fields.secret("password"), device).await {
        Ok(codes) => {
            let codes = codes.iter().map(|code| code.expose().to_owned()).collect();
            Ok(page(StatusCode::OK, &CodesPage { frame: member.frame, codes }))
        }
        Err(error) => refused(&app, member, error).await,
    }
}

/// The page again, with what was wrong beside the password of the second factor.
async fn refused(app: &App, member: Member, error: Error) -> Shown {
    let wrong_one = error.context_value("reason") == Some("invalid_password");
    let problem = Problem::from(error);
    if problem.status().is_server_error() {
        return Err(problem.into());
    }
    let wrong = match wrong_one {
        true => Wrong::new("factor", problem.message()),
        false => Wrong::from(&problem),
    };
    security::written(app, member, problem.status(), wrong).await
}
