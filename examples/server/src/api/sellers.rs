//! What sellers earn in money, and how they are paid.

use axum::Json;
use axum::extract::State;
use osirix::{AccountId, Payout, PayoutState, Scope, SellerBalance, SellerEntry, SellerEntryKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::billing::MoneyAnswer;
use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use super::input::{Body, Id, PageQuery, Paging};
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_seller))
        .routes(routes!(onboard_seller))
        .routes(routes!(list_seller_entries))
        .routes(routes!(list_payouts))
        .routes(routes!(list_sellers))
        .routes(routes!(approve_seller))
        .routes(routes!(pay_seller))
}

/// What a seller is owed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SellerBalance)]
struct SellerAnswer {
    /// Whose.
    account: String,
    /// `not_begun`, `unfinished`, `finished`.
    onboarding: &'static str,
    /// What is owed in all; below zero it is owed by the seller.
    balance: MoneyAnswer,
    /// The part that buyers may still send back.
    waiting: MoneyAnswer,
    /// The rest, which is paid once it reaches the minimum.
    payable: MoneyAnswer,
    minimum: MoneyAnswer,
}

impl From<SellerBalance> for SellerAnswer {
    fn from(owed: SellerBalance) -> Self {
        SellerAnswer {
            account: owed.account_id.to_string(),
            onboarding: owed.onboarding.as_str(),
            balance: owed.balance.into(),
            waiting: owed.waiting.into(),
            payable: owed.payable.into(),
            minimum: owed.minimum.into(),
        }
    }
}

/// What the caller is owed as a seller.
#[utoipa::path(
    get, path = "/api/seller", tag = "marketplace",
    responses(
        CallerRefusals,
        (status = 200, body = SellerAnswer),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_seller(State(app): State<App>, caller: Caller) -> Result<Json<SellerAnswer>, Problem> {
    let owed = app.osirix.payouts().balance(caller.account(Scope::CreditsRead)?).await?;
    Ok(Json(owed.into()))
}

/// Where a seller comes back to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewOnboarding {
    /// When the address was used or is too old: an `http` or `https` address.
    #[schema(max_length = 2_048)]
    refresh_url: String,
    /// When they have ended.
    #[schema(max_length = 2_048)]
    return_url: String,
}

/// The way to where a seller says where they are paid.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Onboarding)]
struct OnboardingAnswer {
    url: String,
}

/// Where the caller says where they are paid as a seller, and goes on where they ended.
#[utoipa::path(
    post, path = "/api/seller/onboarding", tag = "marketplace",
    request_body = NewOnboarding,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 200, body = OnboardingAnswer),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn onboard_seller(
    State(app): State<App>,
    caller: Caller,
    Body(new): Body<NewOnboarding>,
) -> Result<Json<OnboardingAnswer>, Problem> {
    let seller = caller.in_person()?;
    let (account, email) = (seller.account_id, Some(seller.email.to_string()));
    let payouts = app.osirix.payouts();
    let url = payouts.onboard(account, email, new.refresh_url, new.return_url).await?;
    Ok(Json(OnboardingAnswer { url }))
}

/// A change of what a seller is owed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SellerEntry)]
struct SellerEntryAnswer {
    seq: i64,
    /// `sale`, `returned`, `restored`, `payout`, `payout_failed`, `reversal`, `reversal_failed`.
    #[schema(value_type = String)]
    kind: SellerEntryKind,
    amount: MoneyAnswer,
    balance: MoneyAnswer,
    #[schema(required)]
    order: Option<String>,
    #[schema(required)]
    payout: Option<String>,
    /// From when it can be paid.
    #[schema(format = DateTime)]
    available_at: String,
    #[schema(format = DateTime)]
    at: String,
}

impl From<SellerEntry> for SellerEntryAnswer {
    fn from(entry: SellerEntry) -> Self {
        SellerEntryAnswer {
            seq: entry.seq,
            kind: entry.kind,
            amount: entry.amount.into(),
            balance: entry.balance.into(),
            order: entry.order_id.map(|id| id.to_string()),
            payout: entry.payout_id.map(|id| id.to_string()),
            available_at: entry.available_at.to_string(),
            at: entry.at.to_string(),
        }
    }
}

/// A part of a seller's statement.
#[derive(Debug, Serialize, ToSchema)]
struct SellerStatement {
    items: Vec<SellerEntryAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// What has changed what the caller is owed as a seller, newest first.
#[utoipa::path(
    get, path = "/api/seller/entries", tag = "marketplace",
    params(PageQuery),
    responses(
        CallerRefusals, WrongQuery,
        (status = 200, body = SellerStatement),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_seller_entries(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<SellerStatement>, Problem> {
    let page = app.osirix.payouts().entries(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(SellerEntryAnswer::from).collect();
    Ok(Json(SellerStatement { items, next: page.next }))
}

/// Money on its way to a seller, or back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Payout)]
struct PayoutAnswer {
    id: String,
    amount: MoneyAnswer,
    /// `armed`, `sent`, `failed`.
    #[schema(value_type = String)]
    state: PayoutState,
    /// The payout of which a part is asked back.
    #[schema(required)]
    reverses: Option<String>,
    /// What the payment gateway calls it.
    #[schema(required)]
    reference: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<Payout> for PayoutAnswer {
    fn from(payout: Payout) -> Self {
        PayoutAnswer {
            id: payout.id.to_string(),
            amount: payout.amount.into(),
            state: payout.state,
            reverses: payout.reverses.map(|id| id.to_string()),
            reference: payout.reference.map(|one| one.to_string()),
            created_at: payout.created_at.to_string(),
        }
    }
}

/// A part of a seller's payouts.
#[derive(Debug, Serialize, ToSchema)]
struct PayoutList {
    items: Vec<PayoutAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's payouts, newest first.
#[utoipa::path(
    get, path = "/api/seller/payouts", tag = "marketplace",
    params(PageQuery),
    responses(
        CallerRefusals, WrongQuery,
        (status = 200, body = PayoutList),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_payouts(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<PayoutList>, Problem> {
    let page = app.osirix.payouts().list(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(PayoutAnswer::from).collect();
    Ok(Json(PayoutList { items, next: page.next }))
}

/// A part of the sellers who are owed something.
#[derive(Debug, Serialize, ToSchema)]
struct Sellers {
    items: Vec<SellerAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The sellers who are owed the minimum at least, what waits included.
#[utoipa::path(
    get, path = "/api/admin/sellers", tag = "admin",
    params(PageQuery),
    responses(
        CallerRefusals, WrongQuery,
        (status = 200, body = Sellers),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_sellers(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Sellers>, Problem> {
    caller.administrator()?;
    let page = app.osirix.payments().sellers_owed(page).await?;
    let items = page.items.into_iter().map(SellerAnswer::from).collect();
    Ok(Json(Sellers { items, next: page.next }))
}

/// Whether a seller can be paid.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Approval {
    payable: bool,
}

/// Enters by hand whether a seller can be paid.
#[utoipa::path(
    post, path = "/api/admin/sellers/{account}/approve", tag = "admin",
    params(("account" = String, Path)),
    request_body = Approval,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = SellerAnswer),
        (status = 422, body = Problem, description = "A payment gateway knows the sellers"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn approve_seller(
    State(app): State<App>,
    caller: Caller,
    Id(account): Id<AccountId>,
    Body(approval): Body<Approval>,
) -> Result<Json<SellerAnswer>, Problem> {
    let by = Some(caller.administrator()?);
    let owed = app.osirix.payments().approve_seller(account, approval.payable, by).await?;
    Ok(Json(owed.into()))
}

/// Pays a seller what can be paid now: by hand, it is booked as paid.
#[utoipa::path(
    post, path = "/api/admin/sellers/{account}/pay", tag = "admin",
    params(("account" = String, Path)),
    responses(
        CallerRefusals,
        (status = 200, body = PayoutAnswer),
        (status = 404, body = Problem, description = "There is no such seller"),
        (status = 409, body = Problem, description = "Nothing can be paid to this seller now"),
        (status = 422, body = Problem, description = "Sellers are paid in credits here"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn pay_seller(
    State(app): State<App>,
    caller: Caller,
    Id(account): Id<AccountId>,
) -> Result<Json<PayoutAnswer>, Problem> {
    let by = Some(caller.administrator()?);
    Ok(Json(app.osirix.payments().pay_seller(account, by).await?.into()))
}
