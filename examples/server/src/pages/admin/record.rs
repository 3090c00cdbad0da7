//! What was done to a user's account: read, filtered, checked against the books, and taken out.

use askama::Template;
use axum::body::{Body, Bytes};
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use futures_util::stream;
use osirix::{AccountId, AuditApi, AuditEntry, Error, ErrorCode, PageRequest};

use super::user::found;
use crate::App;
use crate::pages::failure::Failure;
use crate::pages::form::{Fields, query_of, sentence};
use crate::pages::frame::{Frame, ok};
use crate::pages::look::{When, grouped};
use crate::pages::member::{Admin, Shown};

/// How many lines a page looks at.
const LOOKED_AT: u32 = 200;

#[derive(Template)]
#[template(path = "admin_record.html")]
struct RecordPage {
    frame: Frame,
    id: String,
    name: String,
    filter: String,
    lines: Vec<Line>,
    older: Option<String>,
    /// What the books said when they were replayed, where that was asked for.
    books: Option<Books>,
}

struct Line {
    at: When,
    actor: String,
    action: String,
    subject: String,
    details: String,
}

/// Whether an account's books are whole.
struct Books {
    whole: bool,
    said: String,
    head: String,
}

impl From<AuditEntry> for Line {
    fn from(entry: AuditEntry) -> Self {
        let nothing = entry.details.as_object().is_some_and(serde_json::Map::is_empty);
        Line {
            at: entry.at.into(),
            actor: entry.actor.to_string(),
            action: entry.action.to_string(),
            subject: entry.subject,
            details: if nothing { String::new() } else { entry.details.to_string() },
        }
    }
}

pub(super) async fn show(State(app): State<App>, admin: Admin, Path(user): Path<String>) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let fields = Fields::of_query(&admin.member.frame.here);
    let filter = fields.some("action").unwrap_or_default().to_owned();
    let after = fields.some("after").map(str::to_owned);
    let page = PageRequest { after, limit: LOOKED_AT };
    let listed = app.osirix.audit().list(user.account_id, page).await?;
    let lines = listed.items.into_iter().map(Line::from);
    let books = match fields.ticked("books") {
        true => Some(books(&app, user.account_id).await?),
        false => None,
    };
    Ok(ok(&RecordPage {
        frame: admin.member.frame,
        id: user.id.to_string(),
        name: user.name,
        lines: lines.filter(|line| line.action.contains(&filter)).collect(),
        older: listed.next.map(|next| query_of(&[("action", &filter), ("after", &next)])),
        filter,
        books,
    }))
}

/// Replays the account's books, and says whether each line follows from the one before.
async fn books(app: &App, account: AccountId) -> Result<Books, Failure> {
    match app.osirix.credits().verify(account).await {
        Ok(found) => Ok(Books {
            whole: true,
            said: format!("{} transactions follow from each other.", grouped(found.transactions)),
            head: found.head,
        }),
        Err(error) if error.code() == ErrorCode::Inconsistent => {
            Ok(Books { whole: false, said: sentence(error.message()), head: String::new() })
        }
        Err(error) => Err(error.into()),
    }
}

/// Every line of the account's log, the newest first, as one JSON object a line.
pub(super) async fn export(
    State(app): State<App>,
    admin: Admin,
    Path(user): Path<String>,
) -> Shown {
    let user = found(&app, &admin.member, &user).await?;
    let first = Some(PageRequest::first(PageRequest::MAX_LIMIT));
    let (audit, account) = (app.osirix.audit(), user.account_id);
    let pages = stream::try_unfold(first, move |page| next_lines(audit.clone(), account, page));
    let name = format!("attachment; filename=\"audit-{account}.jsonl\"");
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, name),
    ];
    Ok((headers, Body::from_stream(pages)).into_response())
}

/// A page of lines, and what to ask for next.
async fn next_lines(
    audit: AuditApi,
    account: AccountId,
    page: Option<PageRequest>,
) -> Result<Option<(Bytes, Option<PageRequest>)>, Error> {
    let Some(page) = page else { return Ok(None) };
    let listed = audit.list(account, page).await?;
    let mut text = String::new();
    for entry in &listed.items {
        let line = serde_json::to_string(entry)
            .map_err(|e| Error::internal("a line cannot be written as JSON").caused_by(e))?;
        text.push_str(&line);
        text.push('\n');
    }
    let next =
        listed.next.map(|after| PageRequest { after: Some(after), limit: PageRequest::MAX_LIMIT });
    Ok(Some((Bytes::from(text), next)))
}
