//! Signing in by others who vouch: OAuth 2.0 and OpenID Connect.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use osirix::{LinkedAccount, ProviderReturn, ProviderStart, Secret, SignInOutcome, Token};
use serde::{Deserialize, Serialize};

use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, plain};
use super::documented::{BodyRefusals, EmptyBody, Missing, Redirects, SessionRefusals};
use super::error::Refusal;
use super::redirect::Callback;
use super::request::{Asked, AuthRequest};
use super::sign::concluded;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(sign_in_social))
        .routes(routes!(link_social))
        .routes(routes!(callback))
        .routes(routes!(list_accounts))
        .routes(routes!(unlink_account))
}

/// By whom to sign in.
#[derive(Debug, Deserialize, ToSchema)]
struct SocialBody {
    /// `google`, `github` or another that is set up.
    provider: String,
    /// Where to go on afterwards.
    #[serde(rename = "callbackURL")]
    callback_url: Option<String>,
}

/// The provider's page.
#[derive(Debug, Serialize, ToSchema)]
struct Started {
    url: String,
    redirect: bool,
}

fn redirect_uri(app: &App, provider: &str) -> String {
    let site = app.origins.site().as_str().trim_end_matches('/');
    format!("{site}/api/auth/callback/{provider}")
}

fn started(app: &App, start: ProviderStart) -> (HeaderMap, Json<Started>) {
    let mut headers = HeaderMap::new();
    app.cookies.keep_state(&mut headers, &start.state);
    (headers, Json(Started { url: start.url, redirect: true }))
}

/// Begins to sign in by a provider.
#[utoipa::path(
    post, path = "/sign-in/social", tag = "social",
    request_body = SocialBody,
    responses(BodyRefusals, Missing, (status = 200, body = Started)),
)]
async fn sign_in_social(
    State(app): State<App>,
    request: AuthRequest<SocialBody>,
) -> Answer<Started> {
    super::origin::check_sign_in(&request.headers, &app.origins)?;
    let SocialBody { provider, callback_url } = request.body;
    let callback = Callback::new(&app.origins, callback_url.as_deref(), "/")?;
    let uri = redirect_uri(&app, &provider);
    let then = Some(callback.as_str().to_owned());
    let start = app.osirix.auth().start_provider(provider, uri, then).await?;
    Ok(started(&app, start))
}

/// Begins to link a provider's account to the caller.
#[utoipa::path(
    post, path = "/link-social", tag = "social",
    request_body = SocialBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Started)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn link_social(State(app): State<App>, request: AuthRequest<SocialBody>) -> Answer<Started> {
    let token = request.required_token()?;
    let SocialBody { provider, callback_url } = request.body;
    let callback = Callback::new(&app.origins, callback_url.as_deref(), "/")?;
    let uri = redirect_uri(&app, &provider);
    let then = Some(callback.as_str().to_owned());
    let start = app.osirix.profile().start_link(token, provider, uri, then).await?;
    Ok(started(&app, start))
}

/// How a provider sends the browser back.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct CallbackQuery {
    #[param(value_type = Option<String>)]
    code: Option<Secret<String>>,
    #[param(value_type = Option<String>)]
    state: Option<Token>,
    /// Who answers (RFC 9207).
    iss: Option<String>,
    /// Why the provider refused.
    error: Option<String>,
}

/// Ends a way round by a provider, in the browser that began it.
#[utoipa::path(
    get, path = "/callback/{provider}", tag = "social",
    params(("provider" = String, Path), CallbackQuery),
    responses(Redirects),
)]
async fn callback(
    State(app): State<App>,
    Path(provider): Path<String>,
    Asked(query): Asked<CallbackQuery>,
    request: AuthRequest<EmptyBody>,
) -> Result<Response, Refusal> {
    let home = || Callback::new(&app.origins, None, "/login");
    let mut headers = HeaderMap::new();
    app.cookies.forget_state(&mut headers);
    let (Some(code), Some(state), None) = (query.code, query.state, query.error) else {
        return Ok(home()?.with("error", "PROVIDER_REFUSED").go(headers));
    };
    let back = ProviderReturn {
        state,
        kept_state: app.cookies.state(&request.headers),
        code,
        issuer: query.iss,
        trusted_device: app.cookies.trusted_device(&request.headers),
    };
    match app.osirix.auth().finish_provider(provider, back, request.device).await {
        Ok(ended) => {
            let then = ended.then.as_str().map(str::to_owned);
            let page = Callback::new(&app.origins, then.as_deref(), "/")?;
            let page = match ended.outcome {
                SignInOutcome::Challenged(_) => page.with("twoFactor", "true"),
                SignInOutcome::Complete(_) => page,
            };
            headers.extend(concluded(&app, ended.outcome).0);
            Ok(page.go(headers))
        }
        Err(error) if error.code().http_status() < 500 => {
            let reason = error.context_value("reason").unwrap_or("provider_refused");
            Ok(home()?.with("error", &reason.to_ascii_uppercase()).go(headers))
        }
        Err(error) => Err(error.into()),
    }
}

/// A way to sign in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = LinkedAccount)]
struct AccountAnswer {
    id: String,
    provider_id: String,
    account_id: String,
    #[schema(format = DateTime)]
    created_at: String,
    #[schema(format = DateTime)]
    updated_at: String,
    scopes: Vec<String>,
}

impl From<&LinkedAccount> for AccountAnswer {
    fn from(account: &LinkedAccount) -> Self {
        AccountAnswer {
            id: account.id.to_string(),
            provider_id: account.provider.clone(),
            account_id: account.provider_account_id.clone(),
            created_at: account.created_at.to_string(),
            updated_at: account.updated_at.to_string(),
            scopes: Vec::new(),
        }
    }
}

/// The ways in which the caller signs in.
#[utoipa::path(
    get, path = "/list-accounts", tag = "social",
    responses(SessionRefusals, (status = 200, body = [AccountAnswer])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_accounts(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<AccountAnswer>> {
    let accounts = app.osirix.profile().linked_accounts(request.required_token()?).await?;
    plain(accounts.iter().map(AccountAnswer::from).collect())
}

/// Which way to sign in is to go.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct UnlinkBody {
    provider_id: String,
    account_id: Option<String>,
}

/// Takes away a way to sign in; another one stays.
#[utoipa::path(
    post, path = "/unlink-account", tag = "social",
    request_body = UnlinkBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn unlink_account(
    State(app): State<App>,
    request: AuthRequest<UnlinkBody>,
) -> Answer<Status> {
    let token = request.required_token()?;
    let UnlinkBody { provider_id, account_id } = request.body;
    let profile = app.osirix.profile();
    let accounts = profile.linked_accounts(token.clone()).await?;
    let meant = |account: &LinkedAccount| {
        let named = account_id.as_ref().is_none_or(|id| *id == account.provider_account_id);
        account.provider == provider_id && named
    };
    let account = accounts.into_iter().find(meant);
    let account = account.ok_or_else(|| Refusal::bad("ACCOUNT_NOT_FOUND"))?;
    profile.unlink(token, account.id, request.device).await?;
    plain(Status::DONE)
}
