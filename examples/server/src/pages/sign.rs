//! Signing up, in and out, by the functions of the contract below `/api/auth`.

use std::convert::Infallible;

use askama::Template;
use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use osirix::{Device, FactorMethod, SecondFactor, SignIn, SignInOutcome, SignUp, Token};

use super::failure::Failure;
use super::form::{Fields, Wrong, query_of};
use super::frame::{Frame, Visit, cookies, ok, page};
use super::member::Shown;
use crate::App;
use crate::auth::{self, Callback, Refusal};
use crate::client::Client;
use crate::outside::has_passkeys;

const HOME: &str = "/dashboard";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/login", get(show_login).post(login))
        .route("/login/code", get(show_code).post(code))
        .route("/register", get(show_register).post(register))
        .route("/logout", post(logout))
}

/// Who sends a form: from which device, and in which session, if any.
pub(super) struct Sender {
    pub(super) device: Device,
    pub(super) visit: Option<Visit>,
}

impl FromRequestParts<App> for Sender {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let device = Client::device(parts, app.trusted_proxy);
        Ok(Sender { device, visit: parts.extensions.get().cloned() })
    }
}

#[derive(Template)]
#[template(path = "login.html")]
struct LoginPage {
    frame: Frame,
    next: String,
    email: String,
    /// Whether one can sign in with a passkey here.
    passkeys: bool,
    wrong: Wrong,
}

async fn show_login(State(app): State<App>, frame: Frame) -> Response {
    let next = next(&app, &Fields::of_query(&frame.here));
    match frame.person {
        Some(_) => Redirect::to(&next).into_response(),
        None => {
            let passkeys = has_passkeys(app.origins.site());
            let (email, wrong) = (String::new(), Wrong::default());
            ok(&LoginPage { frame, next, email, passkeys, wrong })
        }
    }
}

/// Where somebody goes on who has signed in: a path of this site, or the dashboard.
fn next(app: &App, fields: &Fields) -> String {
    Callback::own_path(&app.origins, fields.text("next")).unwrap_or_else(|| HOME.to_owned())
}

async fn login(
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    Sender { device, .. }: Sender,
    fields: Fields,
) -> Response {
    let next = next(&app, &fields);
    let sign_in = SignIn {
        email: fields.text("email").to_owned(),
        password: fields.secret("password"),
        remember: fields.ticked("remember"),
        trusted_device: None,
    };
    match auth::enter(&app, &headers, sign_in, device).await {
        Ok(SignInOutcome::Complete(begun)) => go(&app.cookies.begin(&begun), &next),
        Ok(SignInOutcome::Challenged(challenge)) => {
            let to = format!("/login/code?{}", query_of(&[("next", &next)]));
            go(&app.cookies.ask(&challenge), &to)
        }
        Err(refusal) => {
            let (email, wrong) = (fields.text("email").to_owned(), wrong(&refusal));
            let passkeys = has_passkeys(app.origins.site());
            refused(&refusal, &LoginPage { frame, next, email, passkeys, wrong })
        }
    }
}

fn go(headers: &HeaderMap, to: &str) -> Response {
    (cookies(headers), Redirect::to(to)).into_response()
}

fn wrong(refusal: &Refusal) -> Wrong {
    let (field, message) = refusal.told();
    Wrong::new(field, message)
}

/// The form again, or a page where that helps nobody.
fn refused(refusal: &Refusal, form: &impl Template) -> Response {
    match refusal.status() {
        status if status.is_server_error() => Failure::defect().into_response(),
        status => page(status, form),
    }
}

#[derive(Template)]
#[template(path = "code.html")]
struct CodePage {
    frame: Frame,
    next: String,
    wrong: Wrong,
}

async fn show_code(State(app): State<App>, frame: Frame) -> Response {
    let next = next(&app, &Fields::of_query(&frame.here));
    ok(&CodePage { frame, next, wrong: Wrong::default() })
}

async fn code(
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    Sender { device, .. }: Sender,
    fields: Fields,
) -> Response {
    let next = next(&app, &fields);
    let code: String = fields.text("code").split_whitespace().collect();
    // An authenticator's code has six digits; those for the day it is lost have letters.
    let digits = code.len() == 6 && code.bytes().all(|byte| byte.is_ascii_digit());
    let method = if digits { FactorMethod::Totp } else { FactorMethod::RecoveryCode };
    let trust_device = fields.ticked("trust");
    let factor = SecondFactor { method, code: Token::from_text(code), trust_device };
    match auth::answer_challenge(&app, &headers, factor, device).await {
        Ok(begun) => go(&app.cookies.begin(&begun), &next),
        Err(refusal) => {
            let wrong = Wrong::new("code", refusal.told().1);
            refused(&refusal, &CodePage { frame, next, wrong })
        }
    }
}

#[derive(Template)]
#[template(path = "register.html")]
struct RegisterPage {
    frame: Frame,
    next: String,
    name: String,
    email: String,
    wrong: Wrong,
}

#[derive(Template)]
#[template(path = "mailed.html")]
struct MailedPage {
    frame: Frame,
    email: String,
}

async fn show_register(State(app): State<App>, frame: Frame) -> Response {
    let next = next(&app, &Fields::of_query(&frame.here));
    if frame.person.is_some() {
        return Redirect::to(&next).into_response();
    }
    let (name, email, wrong) = (String::new(), String::new(), Wrong::default());
    ok(&RegisterPage { frame, next, name, email, wrong })
}

async fn register(
    State(app): State<App>,
    frame: Frame,
    headers: HeaderMap,
    Sender { device, .. }: Sender,
    fields: Fields,
) -> Response {
    let next = next(&app, &fields);
    let (name, email) = (fields.text("name").to_owned(), fields.text("email").to_owned());
    let sign_up = SignUp {
        name: name.clone(),
        email: email.clone(),
        password: fields.secret("password"),
        image: None,
        remember: true,
    };
    match auth::begin(&app, &headers, sign_up, Some(&next), device).await {
        Ok(Some(begun)) => go(&app.cookies.begin(&begun), &next),
        Ok(None) => ok(&MailedPage { frame, email }),
        Err(refusal) => {
            let wrong = wrong(&refusal);
            refused(&refusal, &RegisterPage { frame, next, name, email, wrong })
        }
    }
}

async fn logout(State(app): State<App>, sender: Sender) -> Shown {
    if let Some(visit) = sender.visit {
        app.osirix.auth().sign_out(visit.token, sender.device).await?;
    }
    Ok(go(&app.cookies.end(), "/login?done=out"))
}
