//! A user: role, ban, sessions, credits, and acting as them.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use osirix::{Balance, Credits, GrantTerms, Role, Session, User, UserId};

use crate::App;
use crate::error::Problem;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, cookies, page};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Admin, Member, Shown};

const DAY_S: u64 = 86_400;
/// The longest ban that has an end, in days.
const LONGEST_BAN: u64 = 3_650;
/// The most credits that are given by hand at once.
const MOST_CREDITS: i64 = 1_000_000;

#[derive(Template)]
#[template(path = "admin_user.html")]
struct UserPage {
    frame: Frame,
    id: String,
    account: String,
    name: String,
    email: String,
    verified: bool,
    second_factor: bool,
    admin: bool,
    oneself: bool,
    ban: Option<Ban>,
    since: When,
    sessions: Vec<Place>,
    available: String,
    held: String,
    spent: String,
    /// The same form, sent twice, gives credits once.
    key: String,
    wrong: Wrong,
}

struct Ban {
    reason: Option<String>,
    until: Option<When>,
}

/// Where a user is signed in.
struct Place {
    address: String,
    program: String,
    since: When,
}

impl From<Session> for Place {
    fn from(session: Session) -> Self {
        Place {
            address: session.ip_address.unwrap_or_else(|| "an unknown address".to_owned()),
            program: session.user_agent.unwrap_or_else(|| "an unknown program".to_owned()),
            since: session.created_at.into(),
        }
    }
}

pub(super) async fn found(app: &App, member: &Member, user: &str) -> Result<User, Failure> {
    let id: UserId = user.parse().map_err(|_| Failure::nothing())?;
    let (token, device) = (member.token.clone(), member.device.clone());
    Ok(app.osirix.admin().get_user(token, id, device).await?)
}

pub(super) async fn show(State(app): State<App>, admin: Admin, Path(user): Path<String>) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    written(&app, admin, user, StatusCode::OK, Wrong::default()).await
}

async fn written(app: &App, admin: Admin, user: User, status: StatusCode, wrong: Wrong) -> Shown {
    let Admin { id, member } = admin;
    let (token, device) = (member.token.clone(), member.device.clone());
    let sessions = app.osirix.admin().sessions(token, user.id, device).await?;
    let balance = app.osirix.credits().balance(user.account_id).await?;
    let Balance { available, held, spent, .. } = balance;
    let written = UserPage {
        id: user.id.to_string(),
        account: user.account_id.to_string(),
        name: user.name,
        email: user.email.to_string(),
        verified: user.email_verified,
        second_factor: user.two_factor_enabled,
        admin: user.role == Role::Admin,
        oneself: user.id == id,
        ban: user.ban.map(|ban| Ban { reason: ban.reason, until: ban.expires_at.map(When::from) }),
        since: user.created_at.into(),
        sessions: sessions.into_iter().map(Place::from).collect(),
        available: grouped(available.0),
        held: grouped(held.0),
        spent: grouped(spent.0),
        key: member.frame.nonce.clone(),
        frame: member.frame,
        wrong,
    };
    Ok(page(status, &written))
}

/// The user's page again, with what was done or with what was wrong.
async fn answered(
    app: &App,
    admin: Admin,
    user: User,
    done: osirix::Result<()>,
    name: &str,
) -> Shown {
    match done.map_err(Problem::from) {
        Ok(()) => {
            let to = format!("/admin/users/{}?done={name}", user.id);
            Ok(Redirect::to(&to).into_response())
        }
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => {
            let (status, wrong) = (problem.status(), Wrong::from(&problem));
            written(app, admin, user, status, wrong).await
        }
    }
}

/// The page again where a form lacks what it needs.
async fn lacks(app: &App, admin: Admin, user: User, field: &str, message: &str) -> Shown {
    written(app, admin, user, StatusCode::BAD_REQUEST, Wrong::new(field, message)).await
}

pub(super) async fn set_role(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
    fields: Fields,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    let done = match fields.text("role").parse::<Role>() {
        Ok(role) => app.osirix.admin().set_role(token, user.id, role, device).await,
        Err(error) => Err(error),
    };
    answered(&app, admin, user, done.map(drop), "role").await
}

pub(super) async fn ban(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
    fields: Fields,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let Some(reason) = fields.some("reason").map(str::to_owned) else {
        return lacks(&app, admin, user, "reason", "say why: they are told").await;
    };
    let expires_in_s = match fields.some("days").map(str::parse::<u64>) {
        None => None,
        Some(Ok(days)) if (1..=LONGEST_BAN).contains(&days) => Some(days * DAY_S),
        Some(_) => {
            let message = format!("a number of days from 1 to {LONGEST_BAN}, or nothing");
            return lacks(&app, admin, user, "days", &message).await;
        }
    };
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    let users = app.osirix.admin();
    let done = users.ban_user(token, user.id, Some(reason), expires_in_s, device).await;
    answered(&app, admin, user, done.map(drop), "banned").await
}

pub(super) async fn unban(State(app): State<App>, admin: Admin, Path(user): Path<String>) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    let done = app.osirix.admin().unban_user(token, user.id, device).await;
    answered(&app, admin, user, done.map(drop), "unbanned").await
}

pub(super) async fn end_sessions(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    let done = app.osirix.admin().revoke_sessions(token, user.id, device).await;
    answered(&app, admin, user, done.map(drop), "ended").await
}

/// Erases a user, whose address the form repeats.
pub(super) async fn erase(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
    fields: Fields,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    if fields.text("email").trim() != user.email.to_string() {
        let message = "give the address of the user who is to be erased";
        return lacks(&app, admin, user, "email", message).await;
    }
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    match app.osirix.admin().remove_user(token, user.id, device).await {
        Ok(()) => Ok(Redirect::to("/admin/users?done=erased").into_response()),
        Err(error) => answered(&app, admin, user, Err(error), "erased").await,
    }
}

/// Gives credits by hand. Who did it and why stands in the statement and in the audit log.
pub(super) async fn grant(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
    fields: Fields,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let amount: i64 = fields.text("amount").trim().parse().unwrap_or(0);
    if !(1..=MOST_CREDITS).contains(&amount) {
        let message = format!("a number of credits from 1 to {}", grouped(MOST_CREDITS));
        return lacks(&app, admin, user, "amount", &message).await;
    }
    let Some(reason) = fields.some("memo") else {
        return lacks(&app, admin, user, "memo", "say why: it stands in the statement").await;
    };
    let memo = format!("By {}: {reason}", admin.member.identity.user.email);
    let key = fields.some("key").map(|key| format!("hand:{}:{key}", admin.id));
    let (amount, terms) = (Credits(amount), GrantTerms::default());
    let done = app.osirix.credits().grant(user.account_id, amount, memo, key, terms).await;
    answered(&app, admin, user, done.map(drop), "granted").await
}

/// Begins to act as a user, for an hour at most and on record.
pub(super) async fn act(State(app): State<App>, admin: Admin, Path(user): Path<String>) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let (token, device) = (admin.member.token.clone(), admin.member.device.clone());
    match app.osirix.admin().impersonate(token.clone(), user.id, device).await {
        Ok(begun) => {
            let mut headers = app.cookies.begin(&begun);
            app.cookies.keep_admin(&mut headers, &token);
            Ok((cookies(&headers), Redirect::to("/dashboard")).into_response())
        }
        Err(error) => answered(&app, admin, user, Err(error), "").await,
    }
}

/// Ceases to act as a user, and is the administrator again.
pub(super) async fn stop_acting(
    State(app): State<App>,
    member: Member,
    headers: HeaderMap,
) -> Shown {
    app.osirix.admin().stop_impersonating(member.token, member.device).await?;
    let own = app.cookies.admin(&headers);
    let identity = match &own {
        Some(own) => app.osirix.auth().session(own.clone()).await?,
        None => None,
    };
    let (mut headers, to) = match own.zip(identity) {
        Some((own, identity)) => (app.cookies.renew(own, identity), "/admin/users?done=stopped"),
        None => (app.cookies.end(), "/login"),
    };
    app.cookies.forget_admin(&mut headers);
    Ok::<Response, Failure>((cookies(&headers), Redirect::to(to)).into_response())
}
