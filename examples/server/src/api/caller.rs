use axum::extract::FromRequestParts;
use axum::http::{Method, StatusCode, request::Parts};
use osirix::{AccountId, ErrorCode};

use crate::App;
use crate::error::Problem;

/// Who asks, and for which account. The one place where that is decided.
pub(super) struct Caller {
    pub(super) account: AccountId,
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let unsafe_method = ![Method::GET, Method::HEAD].contains(&parts.method);
        if unsafe_method && !app.origins.allow(&parts.headers) {
            let code = ErrorCode::PermissionDenied.as_str();
            let message = "a browser sent this from another site";
            return Err(Problem::new(StatusCode::FORBIDDEN, code, message));
        }
        let token = app.cookies.token(&parts.headers).ok_or_else(Problem::unauthenticated)?;
        let identity = app.osirix.auth().session(token).await?;
        let identity = identity.ok_or_else(Problem::unauthenticated)?;
        Ok(Caller { account: identity.user.account_id })
    }
}
