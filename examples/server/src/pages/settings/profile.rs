//! A person's name.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect};
use osirix::UserUpdate;

use crate::App;
use crate::error::Problem;
use crate::pages::form::{Fields, Wrong};
use crate::pages::frame::{Frame, page};
use crate::pages::look::When;
use crate::pages::member::{Member, Shown};

#[derive(Template)]
#[template(path = "settings_profile.html")]
struct ProfilePage {
    frame: Frame,
    name: String,
    email: String,
    verified: bool,
    since: When,
    wrong: Wrong,
}

fn written(member: Member, name: String, status: StatusCode, wrong: Wrong) -> Shown {
    let user = member.identity.user;
    Ok(page(
        status,
        &ProfilePage {
            frame: member.frame,
            name,
            email: user.email.to_string(),
            verified: user.email_verified,
            since: user.created_at.into(),
            wrong,
        },
    ))
}

pub(super) async fn show(member: Member) -> Shown {
    let name = member.identity.user.name.clone();
    written(member, name, StatusCode::OK, Wrong::default())
}

pub(super) async fn save(State(app): State<App>, member: Member, fields: Fields) -> Shown {
    let name = fields.text("name").to_owned();
    let update = UserUpdate { name: Some(name.clone()), image: None };
    let (token, device) = (member.token.clone(), member.device.clone());
    match app.osirix.profile().update(token, update, device).await.map_err(Problem::from) {
        Ok(_) => Ok(Redirect::to("/settings?done=saved").into_response()),
        Err(problem) if problem.status().is_server_error() => Err(problem.into()),
        Err(problem) => written(member, name, problem.status(), Wrong::from(&problem)),
    }
}
