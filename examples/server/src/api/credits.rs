//! An account's credits.

use axum::Json;
use axum::extract::State;
use osirix::{Balance, Entry, Scope};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{CallerRefusals, WrongQuery};
use super::input::{PageQuery, Paging};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(get_credits)).routes(routes!(list_entries))
}

/// An account's credits: `granted` is the sum of the other three.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Balance)]
struct BalanceAnswer {
    /// What can be spent.
    available: i64,
    /// What is set aside for jobs that are not over.
    held: i64,
    /// What jobs have cost.
    spent: i64,
    /// What was given.
    granted: i64,
}

impl From<Balance> for BalanceAnswer {
    fn from(balance: Balance) -> Self {
        BalanceAnswer {
            available: balance.available.0,
            held: balance.held.0,
            spent: balance.spent.0,
            granted: -balance.granted.0,
        }
    }
}

/// The caller's credits.
#[utoipa::path(
    get, path = "/api/credits", tag = "credits",
    responses(CallerRefusals, (status = 200, body = BalanceAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_credits(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<BalanceAnswer>, Problem> {
    let balance = app.osirix.credits().balance(caller.account(Scope::CreditsRead)?).await?;
    Ok(Json(balance.into()))
}

/// A line of the statement.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Entry)]
struct EntryAnswer {
    /// Its number in the account.
    seq: i64,
    transaction_id: String,
    /// Why: `grant`, `hold`, `settle`, `release`, `expire`.
    kind: &'static str,
    /// Which of the balances it changed: `granted`, `available`, `held`, `spent`.
    book: &'static str,
    /// By how much.
    amount: i64,
    /// To what.
    balance: i64,
    memo: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<Entry> for EntryAnswer {
    fn from(entry: Entry) -> Self {
        EntryAnswer {
            seq: entry.seq,
            transaction_id: entry.transaction_id.to_string(),
            kind: entry.kind.as_str(),
            book: entry.book.as_str(),
            amount: entry.amount.0,
            balance: entry.balance.0,
            memo: entry.memo,
            at: entry.at.to_string(),
        }
    }
}

/// A part of the statement.
#[derive(Debug, Serialize, ToSchema)]
struct Statement {
    items: Vec<EntryAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's statement, newest first.
#[utoipa::path(
    get, path = "/api/credits/entries", tag = "credits",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Statement)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_entries(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Statement>, Problem> {
    let page = app.osirix.credits().entries(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(EntryAnswer::from).collect();
    Ok(Json(Statement { items, next: page.next }))
}
