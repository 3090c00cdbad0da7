//! What is done by links that are mailed: choosing a new password, verifying an address.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use osirix::{Email, Token};

use super::failure::Failure;
use super::form::{Fields, Wrong};
use super::frame::{Frame, ok, page};
use super::member::Shown;
use super::sign::Sender;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/forgot-password", get(show_forgotten).post(forgotten))
        .route("/reset-password", get(show_reset).post(reset))
        .route("/verify-email", get(show_verify).post(verify))
        .route("/verify-email/send", post(send_link))
}

/// A link to a page of this site, in which `{token}` stands for the secret.
fn link(app: &App, path: &str) -> String {
    let site = app.origins.site().as_str().trim_end_matches('/');
    format!("{site}{path}?token={{token}}")
}

/// A page whose address holds a secret tells it to no other site. With `no-referrer` browsers would
/// not say either from where its form is sent, and it would be refused.
fn private(mut response: Response) -> Response {
    let own = HeaderValue::from_static("same-origin");
    response.headers_mut().insert(header::REFERRER_POLICY, own);
    response
}

/// What a form that was refused says, unless it failed here.
fn wrong(error: osirix::Error) -> Result<(StatusCode, Wrong), Failure> {
    let problem = Problem::from(error);
    match problem.status() {
        status if status.is_server_error() => Err(problem.into()),
        status => Ok((status, Wrong::from(&problem))),
    }
}

#[derive(Template)]
#[template(path = "forgot.html")]
struct ForgottenPage {
    frame: Frame,
    email: String,
    /// Whether the link was asked for.
    sent: bool,
    wrong: Wrong,
}

async fn show_forgotten(frame: Frame) -> Response {
    ok(&ForgottenPage { frame, email: String::new(), sent: false, wrong: Wrong::default() })
}

/// Mails a link. The answer is the same for an address that is not known.
async fn forgotten(
    State(app): State<App>,
    frame: Frame,
    Sender { device, .. }: Sender,
    fields: Fields,
) -> Shown {
    let email = fields.text("email").trim().to_owned();
    if Email::new(&email).is_err() {
        let wrong = Wrong::new("email", "this is no e-mail address");
        let written = ForgottenPage { frame, email, sent: false, wrong };
        return Ok(page(StatusCode::BAD_REQUEST, &written));
    }
    let link = link(&app, "/reset-password");
    app.osirix.auth().request_password_reset(email.clone(), link, device).await?;
    Ok(ok(&ForgottenPage { frame, email, sent: true, wrong: Wrong::default() }))
}

#[derive(Template)]
#[template(path = "reset.html")]
struct ResetPage {
    frame: Frame,
    token: String,
    /// Whether the link is good no more.
    spent: bool,
    wrong: Wrong,
}

async fn show_reset(frame: Frame) -> Response {
    let token = Fields::of_query(&frame.here).text("token").to_owned();
    let spent = token.is_empty();
    private(ok(&ResetPage { frame, token, spent, wrong: Wrong::default() }))
}

/// Chooses a new password, once. Every session ends.
async fn reset(
    State(app): State<App>,
    frame: Frame,
    Sender { device, .. }: Sender,
    fields: Fields,
) -> Shown {
    let token = fields.text("token").to_owned();
    let (shown, password) = (Token::from_text(token.clone()), fields.secret("password"));
    match app.osirix.auth().reset_password(shown, password, device).await {
        Ok(()) => Ok(Redirect::to("/login?done=reset").into_response()),
        Err(error) => {
            let spent = error.context_value("reason") == Some("invalid_token");
            let (status, wrong) = wrong(error)?;
            Ok(private(page(status, &ResetPage { frame, token, spent, wrong })))
        }
    }
}

#[derive(Template)]
#[template(path = "verify.html")]
struct VerifyPage {
    frame: Frame,
    token: String,
    email: String,
    /// Whether the link is good no more.
    spent: bool,
    sent: bool,
    wrong: Wrong,
}

async fn show_verify(frame: Frame) -> Response {
    let token = Fields::of_query(&frame.here).text("token").to_owned();
    let (email, wrong) = (String::new(), Wrong::default());
    private(ok(&VerifyPage { frame, token, email, spent: false, sent: false, wrong }))
}

/// Notes that an address is its user's. Programs that look at mails follow links: it is verified
/// by a form alone.
async fn verify(
    State(app): State<App>,
    frame: Frame,
    Sender { device, visit }: Sender,
    fields: Fields,
) -> Shown {
    let token = fields.text("token").to_owned();
    match app.osirix.profile().verify_email(Token::from_text(token.clone()), device).await {
        Ok(_) => {
            let to = if visit.is_some() { "/settings" } else { "/login" };
            Ok(Redirect::to(&format!("{to}?done=verified")).into_response())
        }
        Err(error) => {
            let spent = error.context_value("reason") == Some("invalid_token");
            let (status, wrong) = wrong(error)?;
            let token = if spent { String::new() } else { token };
            let email = String::new();
            let written = VerifyPage { frame, token, email, spent, sent: false, wrong };
            Ok(private(page(status, &written)))
        }
    }
}

/// Mails a link. The answer is the same for an address that is not known, or verified already.
async fn send_link(
    State(app): State<App>,
    frame: Frame,
    Sender { visit, .. }: Sender,
    fields: Fields,
) -> Shown {
    let (link, profile) = (link(&app, "/verify-email"), app.osirix.profile());
    if let Some(visit) = visit {
        profile.request_verification(visit.token, link).await?;
        return Ok(Redirect::to("/settings?done=mailed").into_response());
    }
    let email = fields.text("email").trim().to_owned();
    let (sent, wrong) = match Email::new(&email) {
        Ok(_) => {
            profile.request_verification_of(email.clone(), link).await?;
            (true, Wrong::default())
        }
        Err(_) => (false, Wrong::new("email", "this is no e-mail address")),
    };
    let status = if sent { StatusCode::OK } else { StatusCode::BAD_REQUEST };
    let token = String::new();
    Ok(page(status, &VerifyPage { frame, token, email, spent: false, sent, wrong }))
}
