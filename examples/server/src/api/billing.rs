//! What an account buys: plans and packs of credits.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use osirix::{
    BillingOverview, Checkout, CreditPack, Invoice, InvoiceState, Money, PlanCode, Scope,
    StartCheckout, SubscriptionInfo,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use super::input::{Body, PageQuery, Paging};
use super::plans::PlanAnswer;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_billing))
        .routes(routes!(start_checkout))
        .routes(routes!(open_portal))
        .routes(routes!(change_plan, cancel_plan))
        .routes(routes!(resume_plan))
        .routes(routes!(list_invoices))
}

/// An amount of money.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Money)]
pub(super) struct MoneyAnswer {
    /// In the currency's smallest unit.
    minor_units: i64,
    /// `USD`.
    #[schema(value_type = String)]
    currency: osirix::core::money::Currency,
}

impl From<Money> for MoneyAnswer {
    fn from(money: Money) -> Self {
        MoneyAnswer { minor_units: money.minor_units, currency: money.currency }
    }
}

/// Credits that are sold at once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CreditPack)]
struct PackAnswer {
    code: String,
    name: String,
    credits: i64,
    price: MoneyAnswer,
}

impl From<CreditPack> for PackAnswer {
    fn from(pack: CreditPack) -> Self {
        let CreditPack { code, name, credits, price } = pack;
        PackAnswer { code, name, credits: credits.0, price: price.into() }
    }
}

/// A subscription to a plan.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Subscription)]
struct SubscriptionAnswer {
    /// What the payment gateway calls it.
    reference: String,
    plan: String,
    /// `trialing`, `active`, `past_due`, `canceled` and others, in Stripe's words.
    state: &'static str,
    #[schema(format = DateTime)]
    period_start: String,
    #[schema(format = DateTime)]
    period_end: String,
    /// Whether it ends with the period.
    cancel_at_period_end: bool,
    /// The plan that follows with the next period, where that is another.
    #[schema(required)]
    next_plan: Option<String>,
    /// When its plan ends unless the payment that failed is made.
    #[schema(required, format = DateTime)]
    grace_ends_at: Option<String>,
}

impl From<SubscriptionInfo> for SubscriptionAnswer {
    fn from(info: SubscriptionInfo) -> Self {
        SubscriptionAnswer {
            reference: info.reference.to_string(),
            plan: info.plan.0,
            state: info.state.as_str(),
            period_start: info.period.start.to_string(),
            period_end: info.period.end.to_string(),
            cancel_at_period_end: info.cancel_at_period_end,
            next_plan: info.next_plan.map(|plan| plan.0),
            grace_ends_at: info.grace_ends_at.map(|end| end.to_string()),
        }
    }
}

/// What an account pays for, and what it can buy.
#[derive(Debug, Serialize, ToSchema)]
struct Billing {
    /// Who takes the payments: `stripe`, or `manual` where a person enters them.
    gateway: String,
    plan: PlanAnswer,
    /// The subscription that pays for the plan, or the last one that did.
    #[schema(required)]
    subscription: Option<SubscriptionAnswer>,
    packs: Vec<PackAnswer>,
}

impl From<BillingOverview> for Billing {
    fn from(overview: BillingOverview) -> Self {
        Billing {
            gateway: overview.gateway,
            plan: overview.plan.into(),
            subscription: overview.subscription.map(SubscriptionAnswer::from),
            packs: overview.packs.into_iter().map(PackAnswer::from).collect(),
        }
    }
}

/// What the caller pays for, and what they can buy.
#[utoipa::path(
    get, path = "/api/billing", tag = "billing",
    responses(CallerRefusals, (status = 200, body = Billing)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_billing(State(app): State<App>, caller: Caller) -> Result<Json<Billing>, Problem> {
    let overview = app.osirix.billing().overview(caller.account(Scope::CreditsRead)?).await?;
    Ok(Json(overview.into()))
}

/// A purchase to begin: of a plan, of a pack of credits or of a product.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewCheckout {
    /// The plan's code.
    plan: Option<String>,
    /// The code of the pack.
    pack: Option<String>,
    /// The slug of a product of the marketplace.
    #[schema(max_length = 200)]
    product: Option<String>,
    /// The price of the product that the buyer was shown, in cents of a US dollar: another one is
    /// refused.
    #[schema(minimum = 50, maximum = 999_999)]
    cents: Option<i64>,
    /// Where the buyer comes back to after the purchase: an `http` or `https` address.
    #[schema(max_length = 2_048)]
    success_url: String,
    /// Where a buyer comes back to who does not buy.
    #[schema(max_length = 2_048)]
    cancel_url: String,
}

/// A purchase that was begun.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Checkout)]
struct CheckoutAnswer {
    /// What the payment gateway calls it.
    reference: String,
    /// Where to send the buyer.
    url: String,
}

impl From<Checkout> for CheckoutAnswer {
    fn from(checkout: Checkout) -> Self {
        CheckoutAnswer { reference: checkout.reference.to_string(), url: checkout.url }
    }
}

/// Begins a purchase, and says where to send the buyer. Asking again for the same gives the same.
#[utoipa::path(
    post, path = "/api/billing/checkout", tag = "billing",
    request_body = NewCheckout,
    responses(
        CallerRefusals, BodyRefusals,
        (status = 201, body = CheckoutAnswer),
        (status = 404, body = Problem, description = "There is no such plan, pack or product"),
        (status = 409, body = Problem,
            description = "There is a subscription, or the product cannot be bought: see `field`"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn start_checkout(
    State(app): State<App>,
    caller: Caller,
    Body(new): Body<NewCheckout>,
) -> Result<(StatusCode, Json<CheckoutAnswer>), Problem> {
    let buyer = caller.in_person()?;
    let request = StartCheckout {
        plan: new.plan.map(PlanCode),
        pack: new.pack,
        product: new.product,
        price: new.cents.map(Money::usd_cents),
        success_url: new.success_url,
        cancel_url: new.cancel_url,
        email: Some(buyer.email.to_string()),
    };
    let checkout = app.osirix.billing().checkout(buyer.account_id, request).await?;
    Ok((StatusCode::CREATED, Json(checkout.into())))
}

/// Where somebody comes back to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PortalReturn {
    /// An `http` or `https` address.
    #[schema(max_length = 2_048)]
    return_url: String,
}

/// The way to cards, invoices and subscriptions.
#[derive(Debug, Serialize, ToSchema)]
struct Portal {
    url: String,
}

/// Where the caller looks after their cards, invoices and subscriptions.
#[utoipa::path(
    post, path = "/api/billing/portal", tag = "billing",
    request_body = PortalReturn,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = Portal)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn open_portal(
    State(app): State<App>,
    caller: Caller,
    Body(back): Body<PortalReturn>,
) -> Result<Json<Portal>, Problem> {
    let account = caller.in_person()?.account_id;
    let url = app.osirix.billing().portal(account, back.return_url).await?;
    Ok(Json(Portal { url }))
}

/// Another plan.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PlanChange {
    /// Its code.
    plan: String,
}

/// Moves the caller's subscription to another plan: to a dearer one now, paid in proportion; to a
/// cheaper one with the next period; to the Free plan when the period ends.
#[utoipa::path(
    put, path = "/api/billing/subscription", tag = "billing",
    request_body = PlanChange,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 200, body = SubscriptionAnswer),
        (status = 409, body = Problem, description = "There is no subscription"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn change_plan(
    State(app): State<App>,
    caller: Caller,
    Body(change): Body<PlanChange>,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let account = caller.in_person()?.account_id;
    let changed = app.osirix.billing().change_plan(account, PlanCode(change.plan)).await?;
    Ok(Json(changed.into()))
}

/// Ends the caller's subscription when its period ends; until then its plan stays in force.
#[utoipa::path(
    delete, path = "/api/billing/subscription", tag = "billing",
    responses(
        CallerRefusals,
        (status = 200, body = SubscriptionAnswer),
        (status = 409, body = Problem, description = "There is no subscription"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn cancel_plan(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let changed = app.osirix.billing().cancel(caller.in_person()?.account_id).await?;
    Ok(Json(changed.into()))
}

/// Lets the caller's subscription go on as it is, when it was to end or to change.
#[utoipa::path(
    post, path = "/api/billing/subscription/resume", tag = "billing",
    responses(
        CallerRefusals,
        (status = 200, body = SubscriptionAnswer),
        (status = 409, body = Problem, description = "There is no subscription"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn resume_plan(
    State(app): State<App>,
    caller: Caller,
) -> Result<Json<SubscriptionAnswer>, Problem> {
    let changed = app.osirix.billing().resume(caller.in_person()?.account_id).await?;
    Ok(Json(changed.into()))
}

/// An invoice.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Invoice)]
struct InvoiceAnswer {
    /// What the payment gateway calls it.
    reference: String,
    /// `draft`, `open`, `paid`, `uncollectible`, `void`.
    #[schema(value_type = String)]
    state: InvoiceState,
    due: MoneyAnswer,
    paid: MoneyAnswer,
    /// Where to look at it and pay.
    #[schema(required)]
    url: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<Invoice> for InvoiceAnswer {
    fn from(invoice: Invoice) -> Self {
        InvoiceAnswer {
            reference: invoice.reference.to_string(),
            state: invoice.state,
            due: invoice.due.into(),
            paid: invoice.paid.into(),
            url: invoice.url,
            created_at: invoice.created_at.to_string(),
        }
    }
}

/// A part of a listing.
#[derive(Debug, Serialize, ToSchema)]
struct Invoices {
    items: Vec<InvoiceAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// The caller's invoices, newest first.
#[utoipa::path(
    get, path = "/api/billing/invoices", tag = "billing",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Invoices)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_invoices(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Invoices>, Problem> {
    let page = app.osirix.billing().invoices(caller.account(Scope::CreditsRead)?, page).await?;
    let items = page.items.into_iter().map(InvoiceAnswer::from).collect();
    Ok(Json(Invoices { items, next: page.next }))
}
