//! What is done by mail: verifying and changing an address, choosing a new password.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use osirix::{Secret, Token};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, plain};
use super::documented::{BodyRefusals, Redirects, SessionRefusals};
use super::error::Refusal;
use super::redirect::Callback;
use super::request::{Asked, AuthRequest};
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(request_password_reset))
        .routes(routes!(open_reset_link))
        .routes(routes!(reset_password))
        .routes(routes!(send_verification_email))
        .routes(routes!(verify_email))
        .routes(routes!(change_email))
        .routes(routes!(verify_change))
}

/// A link into these routes, in which `{token}` stands for the secret.
pub(super) fn link(app: &App, path: &str, callback: &Callback) -> String {
    let site = app.origins.site().as_str().trim_end_matches('/');
    let callback: String =
        url::form_urlencoded::byte_serialize(callback.as_str().as_bytes()).collect();
    let sign = if path.contains('?') { '&' } else { '?' };
    format!("{site}/api/auth{path}{sign}callbackURL={callback}")
}

/// Whose password is forgotten.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RequestPasswordResetBody {
    #[schema(format = "email")]
    email: String,
    /// The page where a new one is chosen: it is given `token`.
    redirect_to: Option<String>,
}

/// The one answer, whether the address is known or not.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Mailed {
    status: bool,
    message: &'static str,
}

/// Mails a link by which a new password is chosen.
#[utoipa::path(
    post, path = "/request-password-reset", tag = "auth",
    request_body = RequestPasswordResetBody,
    responses(BodyRefusals, (status = 200, body = Mailed)),
)]
async fn request_password_reset(
    State(app): State<App>,
    request: AuthRequest<RequestPasswordResetBody>,
) -> Answer<Mailed> {
    let RequestPasswordResetBody { email, redirect_to } = request.body;
    let callback = Callback::new(&app.origins, redirect_to.as_deref(), "/reset-password")?;
    let link = link(&app, "/reset-password/{token}", &callback);
    app.osirix.auth().request_password_reset(email, link, request.device).await?;
    let message = "If this email exists in our system, check your email for the reset link";
    plain(Mailed { status: true, message })
}

/// Where a link goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub(super) struct CallbackQuery {
    /// A path of this site, or an address of a trusted one.
    #[serde(rename = "callbackURL")]
    #[param(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Sends the reader of a mail to the page where a new password is chosen. The token is not used up
/// by that.
#[utoipa::path(
    get, path = "/reset-password/{token}", tag = "auth",
    params(("token" = String, Path), CallbackQuery),
    responses(Redirects),
)]
async fn open_reset_link(
    State(app): State<App>,
    Path(token): Path<String>,
    Asked(query): Asked<CallbackQuery>,
) -> Result<Response, Refusal> {
    let callback = Callback::new(&app.origins, query.callback_url.as_deref(), "/reset-password")?;
    Ok(callback.with("token", &token).go(HeaderMap::new()))
}

/// The new password, and what allows to choose it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ResetPasswordBody {
    #[schema(value_type = String, format = Password, min_length = 8, max_length = 128)]
    new_password: Secret<String>,
    #[schema(value_type = String)]
    token: Token,
}

/// Chooses a new password, once. Every session ends.
#[utoipa::path(
    post, path = "/reset-password", tag = "auth",
    request_body = ResetPasswordBody,
    responses(BodyRefusals, (status = 200, body = Status)),
)]
async fn reset_password(
    State(app): State<App>,
    request: AuthRequest<ResetPasswordBody>,
) -> Answer<Status> {
    let ResetPasswordBody { new_password, token } = request.body;
    app.osirix.auth().reset_password(token, new_password, request.device).await?;
    plain(Status::DONE)
}

/// Which address is to be verified.
#[derive(Debug, Deserialize, ToSchema)]
struct SendVerificationBody {
    #[schema(format = "email")]
    email: String,
    /// Where the link goes on.
    #[serde(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Mails a link by which an address is verified.
#[utoipa::path(
    post, path = "/send-verification-email", tag = "auth",
    request_body = SendVerificationBody,
    responses(BodyRefusals, (status = 200, body = Status)),
)]
async fn send_verification_email(
    State(app): State<App>,
    request: AuthRequest<SendVerificationBody>,
) -> Answer<Status> {
    let SendVerificationBody { email, callback_url } = request.body;
    let callback = Callback::new(&app.origins, callback_url.as_deref(), "/")?;
    let link = link(&app, "/verify-email?token={token}", &callback);
    app.osirix.profile().request_verification_of(email, link).await?;
    plain(Status::DONE)
}

/// A link that was mailed.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct LinkQuery {
    /// The secret.
    #[param(value_type = String)]
    token: Token,
    /// Where it goes on.
    #[serde(rename = "callbackURL")]
    #[param(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Notes that an address is its user's, once.
#[utoipa::path(get, path = "/verify-email", tag = "auth", params(LinkQuery), responses(Redirects))]
async fn verify_email(
    State(app): State<App>,
    Asked(query): Asked<LinkQuery>,
    request: AuthRequest<super::documented::EmptyBody>,
) -> Result<Response, Refusal> {
    let callback = Callback::new(&app.origins, query.callback_url.as_deref(), "/")?;
    let verified = app.osirix.profile().verify_email(query.token, request.device).await;
    Ok(arrived(callback, verified.map(drop))?.go(HeaderMap::new()))
}

/// The page, which is told of a link that is too old.
pub(super) fn arrived(callback: Callback, done: osirix::Result<()>) -> Result<Callback, Refusal> {
    match done {
        Ok(()) => Ok(callback),
        Err(error) if error.context_value("reason") == Some("invalid_token") => {
            Ok(callback.with("error", "INVALID_TOKEN"))
        }
        Err(error) => Err(error.into()),
    }
}

/// The new address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct ChangeEmailBody {
    #[schema(format = "email")]
    new_email: String,
    /// Where the link goes on.
    #[serde(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// Mails a link to the address that the caller wants to move to. Nothing tells whether it is taken.
#[utoipa::path(
    post, path = "/change-email", tag = "auth",
    request_body = ChangeEmailBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn change_email(
    State(app): State<App>,
    request: AuthRequest<ChangeEmailBody>,
) -> Answer<Status> {
    let token = request.required_token()?;
    let ChangeEmailBody { new_email, callback_url } = request.body;
    let callback = Callback::new(&app.origins, callback_url.as_deref(), "/")?;
    let link = link(&app, "/change-email/verify?token={token}", &callback);
    app.osirix.profile().request_email_change(token, new_email, link, request.device).await?;
    plain(Status::DONE)
}

/// Moves a user to the address that the link was mailed to, once.
#[utoipa::path(
    get,
    path = "/change-email/verify",
    tag = "auth",
    params(LinkQuery),
    responses(Redirects)
)]
async fn verify_change(
    State(app): State<App>,
    Asked(query): Asked<LinkQuery>,
    request: AuthRequest<super::documented::EmptyBody>,
) -> Result<Response, Refusal> {
    let callback = Callback::new(&app.origins, query.callback_url.as_deref(), "/")?;
    let changed = app.osirix.profile().change_email(query.token, request.device).await;
    Ok(arrived(callback, changed.map(drop))?.go(HeaderMap::new()))
}
