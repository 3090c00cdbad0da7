use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, Method, StatusCode, header, request::Parts};
use osirix::core::limits::Limit;
use osirix::{
    AccountId, ApiKey, ErrorCode, Identity, KeyIdentity, Role, Scope, Token, User, UserId,
};

use crate::App;
use crate::error::Problem;

/// Who asks, and for which account: by a session, or by a key. The one place where that is decided.
pub(crate) struct Caller {
    user: User,
    key: Option<ApiKey>,
    /// Whether an administrator acts as the user.
    impersonated: bool,
}

impl Caller {
    /// Who has this session.
    pub(crate) fn of_session(Identity { session, user }: Identity) -> Self {
        Caller { user, key: None, impersonated: session.impersonated_by.is_some() }
    }

    /// The account, for who may do this with it: a session everything, a key what it opens.
    pub(crate) fn account(&self, scope: Scope) -> Result<AccountId, Problem> {
        if let Some(key) = &self.key {
            key.require(scope)?;
        }
        Ok(self.user.account_id)
    }

    /// The user, by a session of their own: what costs money, nobody else does for them.
    pub(crate) fn in_person(&self) -> Result<&User, Problem> {
        match (&self.key, self.impersonated) {
            (None, false) => Ok(&self.user),
            (Some(_), _) => Err(denied("sign in: a key does not open this")),
            (None, true) => Err(denied("nobody does this for somebody else")),
        }
    }

    /// The user, where they are an administrator who has signed in.
    pub(crate) fn administrator(&self) -> Result<UserId, Problem> {
        match self.in_person()? {
            user if user.role == Role::Admin => Ok(user.id),
            _ => Err(denied("this is for administrators")),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Some(shown) = key(&parts.headers) {
            return of_key(app, shown).await;
        }
        let unsafe_method = ![Method::GET, Method::HEAD].contains(&parts.method);
        if unsafe_method && !app.origins.allow(&parts.headers) {
            return Err(denied("a browser sent this from another site"));
        }
        let token = app.cookies.token(&parts.headers).ok_or_else(Problem::unauthenticated)?;
        let identity = app.osirix.auth().session(token).await?;
        identity.map(Caller::of_session).ok_or_else(Problem::unauthenticated)
    }
}

fn denied(message: &'static str) -> Problem {
    Problem::new(StatusCode::FORBIDDEN, ErrorCode::PermissionDenied.as_str(), message)
}

/// The key that a request shows: in `x-api-key`, or as a bearer's token.
fn key(headers: &HeaderMap) -> Option<Token> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| {
        let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
        let is_key = scheme.eq_ignore_ascii_case("bearer") && token.starts_with(ApiKey::PREFIX);
        is_key.then(|| token.trim().to_owned())
    });
    let named = headers.get("x-api-key").map(|value| value.to_str().unwrap_or_default().to_owned());
    named.or(bearer).map(Token::from_text)
}

async fn of_key(app: &App, shown: Token) -> Result<Caller, Problem> {
    let KeyIdentity { api_key, user } = app.osirix.api_keys().verify(shown).await?;
    if let Some(requests) = api_key.rate_limit.filter(|_| app.rate_limits) {
        let limit = Limit::per_seconds(requests, u64::from(api_key.rate_window_s));
        let allowance = app.limiter.take(&format!("key:{}", api_key.id), &limit).await;
        if !allowance.allowed {
            return Err(Problem::too_many_requests(allowance.reset_s()));
        }
    }
    Ok(Caller { user, key: Some(api_key), impersonated: false })
}
