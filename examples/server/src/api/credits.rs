//! An account's credits.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{
    AlertKind, Balance, Credits, Entry, Scope, Spending, SpendingAlert, SpendingPeriod,
    SpendingRules,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, WrongQuery};
use super::input::{Body, PageQuery, Paging};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_credits))
        .routes(routes!(get_balance))
        .routes(routes!(list_entries))
        .routes(routes!(get_spending, set_spending, end_spending))
        .routes(routes!(list_alerts))
}

/// An account's credits: `granted` is the sum of the other three.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Balance)]
pub(super) struct BalanceAnswer {
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

/// The caller's credits, as `/api/credits` tells them.
#[utoipa::path(
    get, path = "/api/credits/balance", tag = "credits",
    responses(CallerRefusals, (status = 200, body = BalanceAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_balance(app: State<App>, caller: Caller) -> Result<Json<BalanceAnswer>, Problem> {
    get_credits(app, caller).await
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

/// What an account may spend, and when its owner is told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SpendingBody {
    /// The most credits that a period may take; without it there is no limit.
    #[schema(minimum = 0)]
    limit: Option<i64>,
    /// `day` or `month`; a month unless it is said.
    #[schema(value_type = Option<String>)]
    period: Option<SpendingPeriod>,
    /// Where the period's midnights are, as the IANA database calls it: `UTC` unless it is said.
    #[schema(max_length = 100)]
    time_zone: Option<String>,
    /// At how many percent of the limit the owner is told.
    #[schema(minimum = 1, maximum = 100)]
    alert_percent: Option<u32>,
    /// Below how many credits to spend the owner is told.
    #[schema(minimum = 1)]
    low_balance: Option<i64>,
}

impl From<SpendingBody> for SpendingRules {
    fn from(body: SpendingBody) -> Self {
        let defaults = SpendingRules::default();
        SpendingRules {
            limit: body.limit.map(Credits),
            period: body.period.unwrap_or(defaults.period),
            time_zone: body.time_zone.unwrap_or(defaults.time_zone),
            alert_percent: body.alert_percent,
            low_balance: body.low_balance.map(Credits),
        }
    }
}

/// What an account may spend, and what its present period has used.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Spending)]
struct SpendingAnswer {
    /// `null` is no limit.
    #[schema(required)]
    limit: Option<i64>,
    /// `day` or `month`.
    period: &'static str,
    time_zone: String,
    #[schema(required)]
    alert_percent: Option<u32>,
    #[schema(required)]
    low_balance: Option<i64>,
    /// When the present period began.
    #[schema(format = DateTime)]
    period_start: String,
    /// When it ends.
    #[schema(format = DateTime)]
    period_end: String,
    /// What it has used.
    used: i64,
    /// What is left of the limit; `null` where there is none.
    #[schema(required)]
    left: Option<i64>,
}

impl From<Spending> for SpendingAnswer {
    fn from(spending: Spending) -> Self {
        let left = spending.left().map(|left| left.0);
        let Spending { rules, start, end, used, .. } = spending;
        SpendingAnswer {
            limit: rules.limit.map(|limit| limit.0),
            period: rules.period.as_str(),
            time_zone: rules.time_zone,
            alert_percent: rules.alert_percent,
            low_balance: rules.low_balance.map(|low| low.0),
            period_start: start.to_string(),
            period_end: end.to_string(),
            used: used.0,
            left,
        }
    }
}

/// What the caller may spend, and what the present period has used; `null` where nothing was said.
#[utoipa::path(
    get, path = "/api/credits/spending", tag = "credits",
    responses(CallerRefusals, (status = 200, body = Option<SpendingAnswer>)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_spending(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<Option<SpendingAnswer>>, Problem> {
    let spending = app.osirix.credits().spending(caller.account(Scope::CreditsRead)?).await?;
    Ok(Json(spending.map(SpendingAnswer::from)))
}

/// Says what the caller may spend in a day or a month, and when they are told: by mail, of each
/// kind once in a period. What the limit leaves no room for is refused with 402 and
/// `spending_limit`.
#[utoipa::path(
    put, path = "/api/credits/spending", tag = "credits",
    request_body = SpendingBody,
    responses(CallerRefusals, BodyRefusals, (status = 200, body = Option<SpendingAnswer>)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn set_spending(
    State(app): State<App>,
    caller: Caller,
    Body(body): Body<SpendingBody>,
) -> Result<Json<Option<SpendingAnswer>>, Problem> {
    let user = caller.in_person()?;
    let (credits, rules) = (app.osirix.credits(), Some(SpendingRules::from(body)));
    let spending = credits.set_spending(user.account_id, rules, Some(user.id)).await?;
    Ok(Json(spending.map(SpendingAnswer::from)))
}

/// Lets the caller spend anything again.
#[utoipa::path(
    delete, path = "/api/credits/spending", tag = "credits",
    responses(CallerRefusals, (status = 204)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn end_spending(State(app): State<App>, caller: Caller) -> Result<StatusCode, Problem> {
    let user = caller.in_person()?;
    app.osirix.credits().set_spending(user.account_id, None, Some(user.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Something that was told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SpendingAlert)]
struct AlertAnswer {
    /// `limit_used` or `low_balance`.
    #[schema(value_type = String)]
    kind: AlertKind,
    /// The limit, or the balance below which it is told.
    threshold: i64,
    /// What was used, or what was left to spend.
    value: i64,
    #[schema(format = DateTime)]
    at: String,
}

impl From<SpendingAlert> for AlertAnswer {
    fn from(alert: SpendingAlert) -> Self {
        AlertAnswer {
            kind: alert.kind,
            threshold: alert.threshold.0,
            value: alert.value.0,
            at: alert.at.to_string(),
        }
    }
}

/// A part of what was told.
#[derive(Debug, Serialize, ToSchema)]
struct Alerts {
    items: Vec<AlertAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// What the caller was told of their spending, newest first.
#[utoipa::path(
    get, path = "/api/credits/alerts", tag = "credits",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Alerts)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_alerts(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Alerts>, Problem> {
    let page = app.osirix.credits().alerts(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(AlertAnswer::from).collect();
    Ok(Json(Alerts { items, next: page.next }))
}
