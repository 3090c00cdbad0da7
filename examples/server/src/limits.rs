//! How often a client may ask.
//!
//! Every answer says how the client stands, in the three headers of
//! draft-ietf-httpapi-ratelimit-headers-06 (later drafts join them into one): `RateLimit-Limit`,
//! `RateLimit-Remaining` and `RateLimit-Reset` in seconds, of the limit that is nearest.

use axum::extract::{MatchedPath, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use osirix::core::limits::{Allowance, Limit};

use crate::App;
use crate::client::Client;
use crate::error::Problem;
use crate::pages::{self, Failure};

/// Everything that a client asks for.
const ALL: Limit = Limit::per_seconds(600, 60);
/// What tries a password or a code: Better Auth's rate (3 in 10 seconds), in a longer window so
/// that people who do one thing after another are not stopped.
const GUESSES: Limit = Limit::per_seconds(20, 60);
/// What sends a message to somebody.
const MESSAGES: Limit = Limit::per_seconds(3, 60);

/// The beginnings of routes that have a limit of their own; the first that fits counts.
const RULES: [(&str, Limit); 21] = [
    ("/sign-in/magic-link", MESSAGES),
    ("/request-password-reset", MESSAGES),
    ("/forget-password", MESSAGES),
    ("/send-verification-email", MESSAGES),
    ("/change-email/verify", GUESSES),
    ("/change-email", MESSAGES),
    ("/email-otp/send", MESSAGES),
    ("/two-factor/send-otp", MESSAGES),
    ("/organization/invite-member", GUESSES),
    ("/sign-in/", GUESSES),
    ("/sign-up/", GUESSES),
    ("/change-password", GUESSES),
    ("/verify-", GUESSES),
    ("/reset-password", GUESSES),
    ("/delete-user", GUESSES),
    ("/email-otp/", GUESSES),
    ("/magic-link/", GUESSES),
    ("/two-factor/", GUESSES),
    ("/passkey/verify-", GUESSES),
    ("/callback/", GUESSES),
    ("/link-social", GUESSES),
];

/// Forms of pages that do what a route with a limit does.
const FORMS: [(&str, &str); 12] = [
    ("/login", "/api/auth/sign-in/email"),
    ("/login/code", "/api/auth/two-factor/verify-totp"),
    ("/register", "/api/auth/sign-up/email"),
    ("/settings/security/password", "/api/auth/change-password"),
    ("/forgot-password", "/api/auth/request-password-reset"),
    ("/reset-password", "/api/auth/reset-password"),
    ("/verify-email", "/api/auth/verify-email"),
    ("/verify-email/send", "/api/auth/send-verification-email"),
    ("/settings/security/two-factor", "/api/auth/two-factor/enable"),
    ("/settings/security/two-factor/confirm", "/api/auth/two-factor/verify-totp"),
    ("/settings/security/two-factor/disable", "/api/auth/two-factor/disable"),
    ("/settings/security/two-factor/codes", "/api/auth/two-factor/generate-backup-codes"),
];

/// Whoever watches the server is not counted.
const FREE: [&str; 2] = ["/healthz", "/readyz"];

/// Counts a request, and refuses it where it is one too many.
pub(crate) async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    if !app.rate_limits || FREE.contains(&route) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let client = Client::of(&parts, app.trusted_proxy).key();
    let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let nearest = nearest(&app, counted(route, &parts.method), &client).await;
    let mut response = match nearest.allowed {
        true => next.run(Request::from_parts(parts, body)).await,
        false => refused(&parts, route, &nearest),
    };
    tell(response.headers_mut(), &nearest);
    response
}

/// A page's form counts as the route that does the same.
fn counted<'a>(route: &'a str, method: &Method) -> &'a str {
    let same = FORMS.iter().find(|(form, _)| *form == route && method == Method::POST);
    same.map_or(route, |(_, same)| *same)
}

/// Counts for the route and for everything; the allowance of which less is left.
async fn nearest(app: &App, route: &str, client: &str) -> Allowance {
    let own = route.strip_prefix("/api/auth").and_then(|path| {
        RULES.iter().find(|(beginning, _)| path.starts_with(beginning)).map(|(_, limit)| limit)
    });
    let all = app.limiter.take(&format!("all:{client}"), &ALL).await;
    match own.filter(|_| all.allowed) {
        Some(limit) => {
            let own = app.limiter.take(&format!("{route}:{client}"), limit).await;
            if own.remaining < all.remaining || !own.allowed { own } else { all }
        }
        None => all,
    }
}

fn refused(parts: &Parts, route: &str, allowance: &Allowance) -> Response {
    let seconds = allowance.reset_s();
    let problem = Problem::too_many_requests(seconds);
    let mut response = match route.starts_with("/api/auth/") {
        true => crate::auth::too_many_requests().into_response(),
        false if pages::wanted(&parts.uri, &parts.headers) => {
            Failure::from(problem).into_response()
        }
        false => problem.into_response(),
    };
    for name in ["retry-after", "x-retry-after"] {
        response.headers_mut().insert(name, HeaderValue::from(seconds));
    }
    response
}

fn tell(headers: &mut HeaderMap, allowance: &Allowance) {
    headers.insert("ratelimit-limit", HeaderValue::from(allowance.limit));
    headers.insert("ratelimit-remaining", HeaderValue::from(allowance.remaining));
    headers.insert("ratelimit-reset", HeaderValue::from(allowance.reset_s()));
}
