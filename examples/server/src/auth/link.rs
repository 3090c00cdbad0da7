//! Signing in by mail, as Better Auth's plugins `magic-link` and `email-otp` offer it.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use osirix::{Purpose, Secret, Token};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, Success, UserAnswer, plain};
use super::documented::{BodyRefusals, EmptyBody, Redirects, SessionRefusals};
use super::email::link;
use super::error::Refusal;
use super::redirect::Callback;
use super::request::{Asked, AuthRequest};
use super::sign::{SignInAnswer, concluded};
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(magic_link))
        .routes(routes!(verify_magic_link))
        .routes(routes!(send_code))
        .routes(routes!(sign_in_by_code))
        .routes(routes!(verify_email_by_code))
        .routes(routes!(forget_password))
        .routes(routes!(reset_password_by_code))
}

/// Who wants a link.
#[derive(Debug, Deserialize, ToSchema)]
struct MagicLinkBody {
    #[schema(format = "email")]
    email: String,
    /// The name of who is new here.
    name: Option<String>,
    /// Where the link goes on.
    #[serde(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Mails a link that signs in.
#[utoipa::path(
    post, path = "/sign-in/magic-link", tag = "magic-link",
    request_body = MagicLinkBody,
    responses(BodyRefusals, (status = 200, body = Status)),
)]
async fn magic_link(State(app): State<App>, request: AuthRequest<MagicLinkBody>) -> Answer<Status> {
    let MagicLinkBody { email, name, callback_url } = request.body;
    let callback = Callback::new(&app.origins, callback_url.as_deref(), "/")?;
    let link = link(&app, "/magic-link/verify?token={token}", &callback);
    app.osirix.auth().request_magic_link(email, name, link).await?;
    plain(Status::DONE)
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct MagicLinkQuery {
    /// The secret.
    #[param(value_type = String)]
    token: Token,
    /// Where to go on; without it the answer is JSON.
    #[serde(rename = "callbackURL")]
    #[param(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Signs in by a link that was mailed, once.
#[utoipa::path(
    get, path = "/magic-link/verify", tag = "magic-link",
    params(MagicLinkQuery),
    responses(Redirects, SessionRefusals, (status = 200, body = SignInAnswer)),
)]
async fn verify_magic_link(
    State(app): State<App>,
    Asked(query): Asked<MagicLinkQuery>,
    request: AuthRequest<EmptyBody>,
) -> Result<Response, Refusal> {
    let trusted = app.cookies.trusted_device(&request.headers);
    let auth = app.osirix.auth();
    let outcome = auth.sign_in_by_link(query.token, trusted, request.device).await;
    let Some(asked) = query.callback_url.as_deref() else {
        let (headers, body) = concluded(&app, outcome?);
        return Ok((headers, body).into_response());
    };
    let callback = Callback::new(&app.origins, Some(asked), "/")?;
    match outcome {
        Ok(outcome) => Ok(callback.go(concluded(&app, outcome).0)),
        Err(error) if error.context_value("reason") == Some("invalid_token") => {
            Ok(callback.with("error", "INVALID_TOKEN").go(Default::default()))
        }
        Err(error) => Err(error.into()),
    }
}

/// What a code is for.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum CodeType {
    SignIn,
    EmailVerification,
    ForgetPassword,
}

/// Who wants a code.
#[derive(Debug, Deserialize, ToSchema)]
struct SendCodeBody {
    #[schema(format = "email")]
    email: String,
    r#type: CodeType,
}

/// Mails a code of six digits. Nothing tells whether the address is known.
#[utoipa::path(
    post, path = "/email-otp/send-verification-otp", tag = "email-otp",
    request_body = SendCodeBody,
    responses(BodyRefusals, (status = 200, body = Success)),
)]
async fn send_code(State(app): State<App>, request: AuthRequest<SendCodeBody>) -> Answer<Success> {
    let purpose = match request.body.r#type {
        CodeType::SignIn => Purpose::SignInCode,
        CodeType::EmailVerification => Purpose::VerifyEmailCode,
        CodeType::ForgetPassword => Purpose::ResetPasswordCode,
    };
    app.osirix.auth().request_code(request.body.email, purpose).await?;
    plain(Success::DONE)
}

/// A code that was mailed.
#[derive(Debug, Deserialize, ToSchema)]
struct CodeBody {
    #[schema(format = "email")]
    email: String,
    #[schema(value_type = String)]
    otp: Token,
}

/// Signs in by a code that was mailed, once.
#[utoipa::path(
    post, path = "/sign-in/email-otp", tag = "email-otp",
    request_body = CodeBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = SignInAnswer)),
)]
async fn sign_in_by_code(
    State(app): State<App>,
    request: AuthRequest<CodeBody>,
) -> Answer<SignInAnswer> {
    super::origin::check_sign_in(&request.headers, &app.origins)?;
    let trusted = app.cookies.trusted_device(&request.headers);
    let CodeBody { email, otp } = request.body;
    let outcome = app.osirix.auth().sign_in_by_code(email, otp, trusted, request.device).await?;
    Ok(concluded(&app, outcome))
}

/// An address that was verified.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = VerifiedEmail)]
struct Verified {
    status: bool,
    user: UserAnswer,
}

/// Notes that an address is its user's, by a code, once.
#[utoipa::path(
    post, path = "/email-otp/verify-email", tag = "email-otp",
    request_body = CodeBody,
    responses(BodyRefusals, (status = 200, body = Verified)),
)]
async fn verify_email_by_code(
    State(app): State<App>,
    request: AuthRequest<CodeBody>,
) -> Answer<Verified> {
    let CodeBody { email, otp } = request.body;
    let profile = app.osirix.profile();
    let user = profile.verify_email_by_code(email, otp, request.device).await?;
    plain(Verified { status: true, user: UserAnswer::from(&user) })
}

/// Whose password is forgotten.
#[derive(Debug, Deserialize, ToSchema)]
struct ForgetPasswordBody {
    #[schema(format = "email")]
    email: String,
}

/// Mails a code by which a new password is chosen.
#[utoipa::path(
    post, path = "/forget-password/email-otp", tag = "email-otp",
    request_body = ForgetPasswordBody,
    responses(BodyRefusals, (status = 200, body = Success)),
)]
async fn forget_password(
    State(app): State<App>,
    request: AuthRequest<ForgetPasswordBody>,
) -> Answer<Success> {
    app.osirix.auth().request_code(request.body.email, Purpose::ResetPasswordCode).await?;
    plain(Success::DONE)
}

/// The new password, and the code that allows to choose it.
#[derive(Debug, Deserialize, ToSchema)]
struct ResetByCodeBody {
    #[schema(format = "email")]
    email: String,
    #[schema(value_type = String)]
    otp: Token,
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    password: Secret<String>,
}

/// Chooses a new password by a code, once. Every session ends.
#[utoipa::path(
    post, path = "/email-otp/reset-password", tag = "email-otp",
    request_body = ResetByCodeBody,
    responses(BodyRefusals, (status = 200, body = Success)),
)]
async fn reset_password_by_code(
    State(app): State<App>,
    request: AuthRequest<ResetByCodeBody>,
) -> Answer<Success> {
    let ResetByCodeBody { email, otp, password } = request.body;
    let auth = app.osirix.auth();
    auth.reset_password_by_code(email, otp, password, request.device).await?;
    Ok((Default::default(), Json(Success::DONE)))
}
