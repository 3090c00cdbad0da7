//! The second factor, as Better Auth's plugin `two-factor` offers it.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use osirix::{Device, FactorMethod, SecondFactor, Secret, SignedIn, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, UserAnswer, plain};
use super::documented::{BodyRefusals, SessionRefusals};
use super::error::Refusal;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(enable))
        .routes(routes!(disable))
        .routes(routes!(verify_totp))
        .routes(routes!(verify_backup_code))
        .routes(routes!(generate_backup_codes))
}

/// The caller's password.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = TwoFactorPassword)]
struct PasswordBody {
    #[schema(value_type = String, format = Password, max_length = 128)]
    password: Secret<String>,
}

/// What goes into an authenticator.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Enabled {
    #[schema(value_type = String)]
    method: FactorMethod,
    /// What the QR code shows.
    #[serde(rename = "totpURI")]
    #[schema(value_type = String)]
    totp_uri: Token,
    /// Codes for the day the authenticator is lost.
    #[schema(value_type = Vec<String>)]
    backup_codes: Vec<Token>,
}

/// Sets up an authenticator. It takes effect at the first code.
#[utoipa::path(
    post, path = "/two-factor/enable", tag = "two-factor",
    request_body = PasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Enabled)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn enable(State(app): State<App>, request: AuthRequest<PasswordBody>) -> Answer<Enabled> {
    let token = request.required_token()?;
    let setup = app.osirix.profile().start_two_factor(token, request.body.password).await?;
    plain(Enabled {
        method: FactorMethod::Totp,
        totp_uri: setup.uri,
        backup_codes: setup.recovery_codes,
    })
}

/// Asks for no second factor any more.
#[utoipa::path(
    post, path = "/two-factor/disable", tag = "two-factor",
    request_body = PasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn disable(State(app): State<App>, request: AuthRequest<PasswordBody>) -> Answer<Status> {
    let token = request.required_token()?;
    let profile = app.osirix.profile();
    profile.disable_two_factor(token, request.body.password, request.device).await?;
    plain(Status::DONE)
}

/// A code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct CodeBody {
    #[schema(value_type = String)]
    code: Token,
    /// Whether this device is asked for none for the next 30 days.
    trust_device: Option<bool>,
}

/// A session that has begun.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SecondFactorGiven)]
struct Verified {
    #[schema(value_type = String)]
    token: Token,
    user: UserAnswer,
}

/// Gives an authenticator's code: to end a sign-in, or to show that what was set up works.
#[utoipa::path(
    post, path = "/two-factor/verify-totp", tag = "two-factor",
    request_body = CodeBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Verified)),
)]
async fn verify_totp(State(app): State<App>, request: AuthRequest<CodeBody>) -> Answer<Verified> {
    let setting_up = match request.token() {
        Some(token) => app.osirix.auth().session(token.clone()).await?.map(|_| token),
        None => None,
    };
    match setting_up {
        Some(token) => {
            let AuthRequest { body, device, .. } = request;
            let profile = app.osirix.profile();
            let begun = profile.confirm_two_factor(token, body.code, device).await?;
            begun_with(&app, begun)
        }
        None => second_factor(app, request, FactorMethod::Totp).await,
    }
}

/// Gives a recovery code in place of the authenticator's.
#[utoipa::path(
    post, path = "/two-factor/verify-backup-code", tag = "two-factor",
    request_body = CodeBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Verified)),
)]
async fn verify_backup_code(
    State(app): State<App>,
    request: AuthRequest<CodeBody>,
) -> Answer<Verified> {
    let answer = second_factor(app, request, FactorMethod::RecoveryCode).await;
    answer.map_err(Refusal::of_a_backup_code)
}

async fn second_factor(
    app: App,
    request: AuthRequest<CodeBody>,
    method: FactorMethod,
) -> Answer<Verified> {
    let AuthRequest { body, headers, device, .. } = request;
    let CodeBody { code, trust_device } = body;
    let factor = SecondFactor { method, code, trust_device: trust_device.unwrap_or(false) };
    begun_with(&app, answer(&app, &headers, factor, device).await?)
}

/// Ends a sign-in with its second factor, for the contract and for pages.
pub(crate) async fn answer(
    app: &App,
    headers: &HeaderMap,
    factor: SecondFactor,
    device: Device,
) -> Result<SignedIn, Refusal> {
    let challenge = app.cookies.challenge(headers).ok_or_else(Refusal::no_challenge)?;
    Ok(app.osirix.auth().second_factor(challenge, factor, device).await?)
}

fn begun_with(app: &App, begun: SignedIn) -> Answer<Verified> {
    let headers = app.cookies.begin(&begun);
    let user = UserAnswer::from(&begun.user);
    Ok((headers, Json(Verified { token: begun.token, user })))
}

/// New recovery codes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct BackupCodes {
    status: bool,
    #[schema(value_type = Vec<String>)]
    backup_codes: Vec<Token>,
}

/// Makes new recovery codes, in place of those before.
#[utoipa::path(
    post, path = "/two-factor/generate-backup-codes", tag = "two-factor",
    request_body = PasswordBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = BackupCodes)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn generate_backup_codes(
    State(app): State<App>,
    request: AuthRequest<PasswordBody>,
) -> Answer<BackupCodes> {
    let token = request.required_token()?;
    let profile = app.osirix.profile();
    let codes = profile.renew_recovery_codes(token, request.body.password, request.device).await?;
    plain(BackupCodes { status: true, backup_codes: codes })
}
