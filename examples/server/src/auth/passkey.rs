//! Passkeys, as Better Auth's plugin `passkey` offers them.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use osirix::{Passkey, PasskeyAnswer, PasskeyId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, plain};
use super::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals, Unsupported};
use super::error::Refusal;
use super::request::AuthRequest;
use super::sign::{SignInAnswer, concluded};
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register_options))
        .routes(routes!(verify_registration))
        .routes(routes!(authenticate_options))
        .routes(routes!(verify_authentication))
        .routes(routes!(list_passkeys))
        .routes(routes!(update_passkey))
        .routes(routes!(delete_passkey))
}

/// A passkey as its user sees it.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Passkey)]
struct PasskeyAnswered {
    #[schema(value_type = String)]
    id: PasskeyId,
    name: String,
    user_id: String,
    #[serde(rename = "credentialID")]
    credential_id: String,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<&Passkey> for PasskeyAnswered {
    fn from(passkey: &Passkey) -> Self {
        PasskeyAnswered {
            id: passkey.id,
            name: passkey.name.clone(),
            user_id: passkey.user_id.to_string(),
            credential_id: passkey.credential_id.clone(),
            created_at: passkey.created_at.to_string(),
        }
    }
}

/// What a device needs to make a passkey.
#[utoipa::path(
    get, path = "/passkey/generate-register-options", tag = "passkey",
    responses(SessionRefusals, Unsupported, (status = 200, body = Object)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn register_options(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Value> {
    let challenge = app.osirix.profile().start_passkey(request.required_token()?).await?;
    let mut headers = HeaderMap::new();
    app.cookies.keep_passkey(&mut headers, &challenge.token);
    Ok((headers, Json(challenge.options)))
}

/// What a device has made.
#[derive(Debug, Deserialize, ToSchema)]
struct RegistrationBody {
    /// `RegistrationResponseJSON` of Web Authentication.
    #[schema(value_type = Object)]
    response: Value,
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
}

/// Adds a passkey.
#[utoipa::path(
    post, path = "/passkey/verify-registration", tag = "passkey",
    request_body = RegistrationBody,
    responses(BodyRefusals, SessionRefusals, Unsupported, (status = 200, body = PasskeyAnswered)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn verify_registration(
    State(app): State<App>,
    request: AuthRequest<RegistrationBody>,
) -> Answer<PasskeyAnswered> {
    let (token, _) = request.identity(&app).await?;
    let challenge = app.cookies.passkey(&request.headers).ok_or_else(Refusal::no_passkey)?;
    let RegistrationBody { response, name } = request.body;
    let answer = PasskeyAnswer { token: challenge, response };
    let name = name.unwrap_or_else(|| "Passkey".to_owned());
    let profile = app.osirix.profile();
    let passkey = profile.add_passkey(token, name, answer, request.device).await?;
    plain(PasskeyAnswered::from(&passkey))
}

/// What a device needs to sign in with a passkey.
#[utoipa::path(
    get, path = "/passkey/generate-authenticate-options", tag = "passkey",
    responses(Unsupported, (status = 200, body = Object)),
)]
async fn authenticate_options(State(app): State<App>) -> Answer<Value> {
    let challenge = app.osirix.auth().start_passkey_sign_in().await?;
    let mut headers = HeaderMap::new();
    app.cookies.keep_passkey(&mut headers, &challenge.token);
    Ok((headers, Json(challenge.options)))
}

/// A device's answer.
#[derive(Debug, Deserialize, ToSchema)]
struct AuthenticationBody {
    /// `AuthenticationResponseJSON` of Web Authentication.
    #[schema(value_type = Object)]
    response: Value,
}

/// Signs in with a passkey.
#[utoipa::path(
    post, path = "/passkey/verify-authentication", tag = "passkey",
    request_body = AuthenticationBody,
    responses(BodyRefusals, SessionRefusals, Unsupported, (status = 200, body = SignInAnswer)),
)]
async fn verify_authentication(
    State(app): State<App>,
    request: AuthRequest<AuthenticationBody>,
) -> Answer<SignInAnswer> {
    super::origin::check_sign_in(&request.headers, &app.origins)?;
    let challenge = app.cookies.passkey(&request.headers).ok_or_else(Refusal::no_passkey)?;
    let answer = PasskeyAnswer { token: challenge, response: request.body.response };
    let outcome = app.osirix.auth().sign_in_by_passkey(answer, request.device).await?;
    Ok(concluded(&app, outcome))
}

/// The caller's passkeys.
#[utoipa::path(
    get, path = "/passkey/list-user-passkeys", tag = "passkey",
    responses(SessionRefusals, (status = 200, body = [PasskeyAnswered])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_passkeys(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<PasskeyAnswered>> {
    let passkeys = app.osirix.profile().passkeys(request.required_token()?).await?;
    plain(passkeys.iter().map(PasskeyAnswered::from).collect())
}

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = UpdatePasskeyBody)]
struct UpdateBody {
    #[schema(value_type = String)]
    id: PasskeyId,
    #[schema(min_length = 1, max_length = 200)]
    name: String,
}

/// Gives a passkey another name.
#[utoipa::path(
    post, path = "/passkey/update-passkey", tag = "passkey",
    request_body = UpdateBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn update_passkey(
    State(app): State<App>,
    request: AuthRequest<UpdateBody>,
) -> Answer<Status> {
    let token = request.required_token()?;
    let UpdateBody { id, name } = request.body;
    app.osirix.profile().rename_passkey(token, id, name).await?;
    plain(Status::DONE)
}

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = DeletePasskeyBody)]
struct DeleteBody {
    #[schema(value_type = String)]
    id: PasskeyId,
}

/// Removes a passkey.
#[utoipa::path(
    post, path = "/passkey/delete-passkey", tag = "passkey",
    request_body = DeleteBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn delete_passkey(
    State(app): State<App>,
    request: AuthRequest<DeleteBody>,
) -> Answer<Status> {
    let token = request.required_token()?;
    app.osirix.profile().remove_passkey(token, request.body.id, request.device).await?;
    plain(Status::DONE)
}
