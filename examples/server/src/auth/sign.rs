//! Signing up, in and out.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use osirix::{Device, Email, Secret, SignIn, SignInOutcome, SignUp, SignedIn, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Success, UserAnswer, plain};
use super::documented::{BodyRefusals, EmptyBody};
use super::email;
use super::error::{Refusal, Refused};
use super::origin;
use super::redirect::Callback;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(ok))
        .routes(routes!(sign_up))
        .routes(routes!(sign_in))
        .routes(routes!(sign_out))
}

#[derive(Debug, Serialize, ToSchema)]
struct Alive {
    ok: bool,
}

/// Whether identity answers.
#[utoipa::path(get, path = "/ok", tag = "auth", responses((status = 200, body = Alive)))]
async fn ok() -> Json<Alive> {
    Json(Alive { ok: true })
}

/// Who signs up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignUpBody {
    /// The name for people: 1 to 200 characters.
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(format = "email", max_length = 254)]
    email: String,
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: Secret<String>,
    /// The http or https address of a picture.
    image: Option<String>,
    /// Whether the session outlives the browser's window; it does unless told otherwise.
    remember_me: Option<bool>,
    /// Where the link to verify the address goes on.
    #[serde(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// A session that has begun.
#[derive(Debug, Serialize, ToSchema)]
struct SignedUp {
    /// Nothing where the address is verified first.
    #[schema(value_type = Option<String>, required)]
    token: Option<Token>,
    user: UserAnswer,
}

/// Makes a user, and signs them in.
#[utoipa::path(
    post, path = "/sign-up/email", tag = "auth",
    request_body = SignUpBody,
    responses(
        BodyRefusals,
        (status = 200, body = SignedUp, description = "Signed in: the cookie is set too"),
        (status = 422, body = Refused, description = "The address is taken"),
    ),
)]
async fn sign_up(State(app): State<App>, request: AuthRequest<SignUpBody>) -> Answer<SignedUp> {
    let AuthRequest { body, headers, device, .. } = request;
    let sign_up = SignUp {
        name: body.name,
        email: body.email,
        password: body.password,
        image: body.image,
        remember: body.remember_me.unwrap_or(true),
    };
    let made_up = UserAnswer::made_up(&sign_up, &app.ambient)?;
    match begin(&app, &headers, sign_up, body.callback_url.as_deref(), device).await? {
        Some(begun) => {
            let user = UserAnswer::from(&begun.user);
            Ok((app.cookies.begin(&begun), Json(SignedUp { token: Some(begun.token), user })))
        }
        None => plain(SignedUp { token: None, user: made_up }),
    }
}

/// Signs up, for the contract and for pages.
///
/// Where addresses are verified first no session begins, and the answer is the same for one that is
/// taken: it is to show nobody's user, but what was given.
pub(crate) async fn begin(
    app: &App,
    headers: &HeaderMap,
    sign_up: SignUp,
    callback_url: Option<&str>,
    device: Device,
) -> Result<Option<SignedIn>, Refusal> {
    if Email::new(&sign_up.email).is_err() {
        return Err(Refusal::validation("[body.email] Invalid email address")
            .about("email", "this is no e-mail address"));
    }
    if sign_up.password.expose().is_empty() {
        return Err(Refusal::validation(
            "[body.password] Too small: expected 1 character at least",
        )
        .about("password", "choose a password"));
    }
    origin::check_sign_in(headers, &app.origins)?;
    if !app.verify_first {
        return Ok(Some(app.osirix.auth().sign_up(sign_up, device).await?));
    }
    let callback = Callback::new(&app.origins, callback_url, "/")?;
    let link = email::link(app, "/verify-email?token={token}", &callback);
    app.osirix.auth().register(sign_up, link, device).await?;
    Ok(None)
}

/// Who signs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SignInBody {
    #[schema(format = "email")]
    email: String,
    #[schema(value_type = String, format = Password, max_length = 128)]
    password: Secret<String>,
    /// Whether the session outlives the browser's window; it does unless told otherwise.
    remember_me: Option<bool>,
}

/// What a sign-in leads to: a session, or the question for the second factor.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub(super) enum SignInAnswer {
    /// A session that has begun.
    #[serde(rename_all = "camelCase")]
    SignedIn {
        redirect: bool,
        #[schema(value_type = String)]
        token: Token,
        user: UserAnswer,
    },
    /// The second factor is asked for.
    #[serde(rename_all = "camelCase")]
    SecondFactor { two_factor_redirect: bool, two_factor_methods: Vec<&'static str> },
}

/// The cookies and the answer of a sign-in.
pub(super) fn concluded(app: &App, outcome: SignInOutcome) -> (HeaderMap, Json<SignInAnswer>) {
    match outcome {
        SignInOutcome::Complete(begun) => {
            let (headers, user) = (app.cookies.begin(&begun), UserAnswer::from(&begun.user));
            let answer = SignInAnswer::SignedIn { redirect: false, token: begun.token, user };
            (headers, Json(answer))
        }
        SignInOutcome::Challenged(challenge) => {
            let answer = SignInAnswer::SecondFactor {
                two_factor_redirect: true,
                two_factor_methods: vec!["totp"],
            };
            (app.cookies.ask(&challenge), Json(answer))
        }
    }
}

/// Signs in with a password.
#[utoipa::path(
    post, path = "/sign-in/email", tag = "auth",
    request_body = SignInBody,
    responses(
        BodyRefusals,
        (status = 200, body = SignInAnswer, description = "Signed in: the cookie is set too"),
        (status = 401, body = Refused, description = "An unknown address or a wrong password"),
    ),
)]
async fn sign_in(State(app): State<App>, request: AuthRequest<SignInBody>) -> Answer<SignInAnswer> {
    let AuthRequest { body, headers, device, .. } = request;
    let sign_in = SignIn {
        email: body.email,
        password: body.password,
        remember: body.remember_me.unwrap_or(true),
        trusted_device: None,
    };
    Ok(concluded(&app, enter(&app, &headers, sign_in, device).await?))
}

/// Signs in with a password, for the contract and for pages, on a device that may be trusted.
pub(crate) async fn enter(
    app: &App,
    headers: &HeaderMap,
    sign_in: SignIn,
    device: Device,
) -> Result<SignInOutcome, Refusal> {
    origin::check_sign_in(headers, &app.origins)?;
    let trusted_device = app.cookies.trusted_device(headers);
    Ok(app.osirix.auth().sign_in(SignIn { trusted_device, ..sign_in }, device).await?)
}

/// Ends the session, if there is one.
#[utoipa::path(
    post, path = "/sign-out", tag = "auth",
    request_body = Option<EmptyBody>,
    responses(BodyRefusals, (status = 200, body = Success)),
)]
async fn sign_out(State(app): State<App>, request: AuthRequest<EmptyBody>) -> Answer<Success> {
    if let Some(token) = request.token() {
        app.osirix.auth().sign_out(token, request.device).await?;
    }
    Ok((app.cookies.end(), Json(Success::DONE)))
}
