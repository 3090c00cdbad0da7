//! Users are found.

use askama::Template;
use axum::extract::State;
use osirix::{Role, User, UserQuery};

use crate::App;
use crate::pages::form::{Fields, query_of};
use crate::pages::frame::{Frame, ok};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Admin, Shown};

/// How many users a page shows.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "admin_users.html")]
struct UsersPage {
    frame: Frame,
    text: String,
    users: Vec<Row>,
    total: String,
    before: Option<String>,
    after: Option<String>,
}

struct Row {
    id: String,
    name: String,
    email: String,
    admin: bool,
    banned: bool,
    verified: bool,
    since: When,
}

impl From<User> for Row {
    fn from(user: User) -> Self {
        Row {
            id: user.id.to_string(),
            name: user.name,
            email: user.email.to_string(),
            admin: user.role == Role::Admin,
            banned: user.ban.is_some(),
            verified: user.email_verified,
            since: user.created_at.into(),
        }
    }
}

pub(super) async fn show(State(app): State<App>, admin: Admin) -> Shown {
    let member = admin.member;
    let fields = Fields::of_query(&member.frame.here);
    let text = fields.some("q").unwrap_or_default().to_owned();
    let number: u64 = fields.text("page").parse().unwrap_or(0).min(1_000_000);
    let offset = number * u64::from(SHOWN);
    let query = UserQuery { search: text.clone(), limit: SHOWN, offset };
    let found = app.osirix.admin().list_users(member.token, query, member.device).await?;
    let address = |page: u64| {
        format!("/admin/users?{}", query_of(&[("q", &text), ("page", &page.to_string())]))
    };
    let more = offset + (found.users.len() as u64) < found.total;
    Ok(ok(&UsersPage {
        frame: member.frame,
        before: (number > 0).then(|| address(number - 1)),
        after: more.then(|| address(number + 1)),
        total: grouped(i64::try_from(found.total).unwrap_or(i64::MAX)),
        users: found.users.into_iter().map(Row::from).collect(),
        text,
    }))
}
