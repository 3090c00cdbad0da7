//! One function a route.

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use osirix::{Email, SessionId, SignIn, SignUp, SignedIn, UserUpdate};
use serde_json::json;

use super::error::Refusal;
use super::request::AuthRequest;
use super::{answer, origin};
use crate::App;

type Answer = Result<Response, Refusal>;

pub(super) async fn ok() -> Response {
    Json(json!({ "ok": true })).into_response()
}

/// What the contract does not know is not there, whatever the method.
pub(super) async fn nothing() -> StatusCode {
    StatusCode::NOT_FOUND
}

pub(super) async fn sign_up(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let sign_up = SignUp {
        name: fields.string("name"),
        email: fields.string("email"),
        password: fields.secret("password"),
        image: fields.optional_string("image"),
        remember: fields.optional_flag("rememberMe").unwrap_or(true),
    };
    fields.done()?;
    if Email::new(&sign_up.email).is_err() {
        return Err(Refusal::validation("[body.email] Invalid email address"));
    }
    if sign_up.password.expose().is_empty() {
        return Err(Refusal::validation(
            "[body.password] Too small: expected string to have >=1 characters",
        ));
    }
    origin::check_sign_in(&request.headers, &app.url)?;
    let begun = app.osirix.auth().sign_up(sign_up, request.device).await?;
    let body = json!({ "token": begun.token, "user": answer::user(&begun.user) });
    Ok(beginning(&app, &begun, Json(body).into_response()))
}

pub(super) async fn sign_in(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let sign_in = SignIn {
        email: fields.string("email"),
        password: fields.secret("password"),
        remember: fields.optional_flag("rememberMe").unwrap_or(true),
    };
    fields.done()?;
    origin::check_sign_in(&request.headers, &app.url)?;
    let begun = app.osirix.auth().sign_in(sign_in, request.device).await?;
    let user = answer::user(&begun.user);
    let body = json!({ "redirect": false, "token": begun.token, "user": user });
    Ok(beginning(&app, &begun, Json(body).into_response()))
}

pub(super) async fn sign_out(State(app): State<App>, request: AuthRequest) -> Answer {
    if let Some(token) = request.token() {
        app.osirix.auth().sign_out(token, request.device).await?;
    }
    Ok(ending(&app, Json(json!({ "success": true })).into_response()))
}

pub(super) async fn get_session(State(app): State<App>, request: AuthRequest) -> Answer {
    let found = match request.token() {
        Some(token) => {
            let identity = app.osirix.auth().session(token.clone()).await?;
            Some((token, identity))
        }
        None => None,
    };
    let mut response = match found {
        None => Json(json!(null)).into_response(),
        Some((_, None)) => ending(&app, Json(json!(null)).into_response()),
        Some((token, Some(identity))) => {
            let session = answer::session(&identity.session, token.expose());
            let user = answer::user(&identity.user);
            let response = Json(json!({ "session": session, "user": user })).into_response();
            match identity.session.updated_at == identity.session.created_at {
                true => response,
                // It was renewed once at least: the cookie moves with it.
                false => {
                    let begun = SignedIn { token, session: identity.session, user: identity.user };
                    beginning(&app, &begun, response)
                }
            }
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    Ok(response)
}

pub(super) async fn list_sessions(State(app): State<App>, request: AuthRequest) -> Answer {
    let (token, identity) = request.identity(&app).await?;
    let sessions = app.osirix.auth().sessions(token.clone()).await?;
    let list: Vec<_> = sessions
        .iter()
        .map(|session| match session.id == identity.session.id {
            true => answer::session(session, token.expose()),
            false => answer::session(session, &session.id.to_string()),
        })
        .collect();
    Ok(Json(list).into_response())
}

pub(super) async fn revoke_session(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let named = fields.string("token");
    fields.done()?;
    let (token, identity) = request.identity(&app).await?;
    let own = named == token.expose() || named == identity.session.id.to_string();
    let session = match own {
        true => Some(identity.session.id),
        false => named.parse::<SessionId>().ok(),
    };
    if let Some(session) = session {
        app.osirix.auth().revoke_session(token, session, request.device).await?;
    }
    let response = Json(json!({ "status": true })).into_response();
    Ok(if own { ending(&app, response) } else { response })
}

pub(super) async fn revoke_sessions(State(app): State<App>, request: AuthRequest) -> Answer {
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().revoke_sessions(token, request.device).await?;
    Ok(ending(&app, Json(json!({ "status": true })).into_response()))
}

pub(super) async fn revoke_other_sessions(State(app): State<App>, request: AuthRequest) -> Answer {
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().revoke_other_sessions(token, request.device).await?;
    Ok(Json(json!({ "status": true })).into_response())
}

pub(super) async fn update_user(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let removes_image = request.body.get("image").is_some_and(serde_json::Value::is_null);
    let image = match removes_image {
        true => Some(String::new()),
        false => fields.optional_string("image"),
    };
    let update = UserUpdate { name: fields.optional_string("name"), image };
    fields.done()?;
    let (token, identity) = request.identity(&app).await?;
    let bad = StatusCode::BAD_REQUEST;
    if request.body.contains_key("email") {
        return Err(Refusal::new(bad, "EMAIL_CAN_NOT_BE_UPDATED", "Email can not be updated"));
    }
    if update == UserUpdate::default() {
        return Err(Refusal::without_code(bad, "No fields to update"));
    }
    let user = app.osirix.auth().update_user(token.clone(), update, request.device).await?;
    let begun = SignedIn { token, session: identity.session, user };
    Ok(beginning(&app, &begun, Json(json!({ "status": true })).into_response()))
}

pub(super) async fn change_password(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let (current, new) = (fields.secret("currentPassword"), fields.secret("newPassword"));
    let revoke_others = fields.optional_flag("revokeOtherSessions").unwrap_or(false);
    fields.done()?;
    let (token, identity) = request.identity(&app).await?;
    let auth = app.osirix.auth();
    let begun = auth.change_password(token, current, new, revoke_others, request.device).await?;
    Ok(match begun {
        None => {
            let body = json!({ "token": null, "user": answer::user(&identity.user) });
            Json(body).into_response()
        }
        Some(begun) => {
            let body = json!({ "token": begun.token, "user": answer::user(&begun.user) });
            beginning(&app, &begun, Json(body).into_response())
        }
    })
}

pub(super) async fn verify_password(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let password = fields.secret("password");
    fields.done()?;
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().verify_password(token, password).await?;
    Ok(Json(json!({ "status": true })).into_response())
}

pub(super) async fn delete_user(State(app): State<App>, request: AuthRequest) -> Answer {
    let mut fields = request.fields();
    let password = fields.secret("password");
    fields.done()?;
    let (token, _) = request.identity(&app).await?;
    app.osirix.auth().delete_user(token, password, request.device).await?;
    let body = json!({ "success": true, "message": "User deleted" });
    Ok(ending(&app, Json(body).into_response()))
}

fn beginning(app: &App, begun: &SignedIn, mut response: Response) -> Response {
    app.cookies.begin(response.headers_mut(), &begun.token, begun.session.remembered);
    response
}

fn ending(app: &App, mut response: Response) -> Response {
    app.cookies.end(response.headers_mut());
    response
}
