//! Payments by hand, for administrators; and the messages of the payment gateway.

use axum::Json;
use axum::body::{Body as RawBody, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use osirix::{DifferenceKind, ErrorCode, Money, Reconciliation, Reference, SubjectKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use super::input::{Body, Id, PageQuery, Paging, moment, text};
use crate::App;
use crate::error::Problem;

/// The largest message of a gateway, in bytes; theirs have a few thousand.
const MAX_MESSAGE: usize = 1 << 20;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(enter_payment))
        .routes(routes!(enter_period))
        .routes(routes!(refund_payment))
        .routes(routes!(reconcile, list_reconciliations))
        .routes(routes!(stripe_webhook))
}

/// What came of a payment.
#[derive(Debug, Serialize, ToSchema)]
struct Entered {
    /// The payment, to be named when its money is sent back.
    #[schema(required)]
    payment: Option<String>,
    /// The subscription that has begun, where a plan was bought.
    #[schema(required)]
    subscription: Option<String>,
}

/// Enters by hand that a checkout is paid: its plan or its credits are there then.
#[utoipa::path(
    post, path = "/api/admin/checkouts/{checkout}/pay", tag = "admin",
    params(("checkout" = String, Path)),
    responses(
        CallerRefusals, Missing,
        (status = 200, body = Entered),
        (status = 409, body = Problem, description = "It has ended"),
        (status = 422, body = Problem, description = "A payment gateway takes the payments"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn enter_payment(
    State(app): State<App>,
    caller: Caller,
    Id(checkout): Id<Reference>,
) -> Result<Json<Entered>, Problem> {
    let by = caller.administrator()?;
    let payments = app.osirix.payments();
    let subscription = payments.pay(checkout.clone(), Some(by)).await?;
    let paid = subscription.clone().unwrap_or(checkout);
    let payment = payments.payment_for(paid).await?;
    Ok(Json(Entered {
        payment: payment.map(|one| one.to_string()),
        subscription: subscription.map(|one| one.to_string()),
    }))
}

/// The next period of a subscription.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewPeriod {
    /// Whether it is paid.
    paid: bool,
}

/// Enters by hand that the next period of a subscription has begun, paid or not.
#[utoipa::path(
    post, path = "/api/admin/subscriptions/{subscription}/renew", tag = "admin",
    params(("subscription" = String, Path)),
    request_body = NewPeriod,
    responses(
        CallerRefusals, BodyRefusals, Missing,
        (status = 204),
        (status = 409, body = Problem, description = "It is over"),
        (status = 422, body = Problem, description = "A payment gateway takes the payments"),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn enter_period(
    State(app): State<App>,
    caller: Caller,
    Id(subscription): Id<Reference>,
    Body(period): Body<NewPeriod>,
) -> Result<StatusCode, Problem> {
    let by = caller.administrator()?;
    app.osirix.payments().renew(subscription, period.paid, Some(by)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Money to be sent back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewRefund {
    /// How much, in cents of a US dollar: no more than is left of the payment.
    #[schema(minimum = 1)]
    cents: i64,
    /// The caller's own id: the same refund with the same key is made once.
    #[schema(min_length = 1, max_length = 200)]
    key: String,
}

/// Money that goes back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Refund)]
struct RefundAnswer {
    reference: String,
    cents: i64,
    /// `pending`, `succeeded`, `failed`, `canceled`.
    state: &'static str,
}

/// Sends money of a payment back; the credits that it paid for are taken back in proportion.
#[utoipa::path(
    post, path = "/api/admin/payments/{payment}/refund", tag = "admin",
    params(("payment" = String, Path)),
    request_body = NewRefund,
    responses(CallerRefusals, BodyRefusals, Missing, (status = 200, body = RefundAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn refund_payment(
    State(app): State<App>,
    caller: Caller,
    Id(payment): Id<Reference>,
    Body(refund): Body<NewRefund>,
) -> Result<Json<RefundAnswer>, Problem> {
    let (by, amount) = (caller.administrator()?, Money::usd_cents(refund.cents));
    let made = app.osirix.payments().refund(payment, amount, refund.key, Some(by)).await?;
    Ok(Json(RefundAnswer {
        reference: made.reference.to_string(),
        cents: made.amount.minor_units,
        state: made.state.as_str(),
    }))
}

/// A period to compare.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewReconciliation {
    /// When it begins.
    #[schema(format = DateTime, max_length = 100)]
    since: String,
    /// When it ends: by now, and 92 days after it began at most.
    #[schema(format = DateTime, max_length = 100)]
    until: String,
}

/// Something in which the payment gateway and the records here differ.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Difference)]
struct DifferenceAnswer {
    /// `unknown_here`, `missing_there`, `amount`, `state`, `credits`.
    #[schema(value_type = String)]
    kind: DifferenceKind,
    /// `checkout`, `invoice`, `payment`.
    #[schema(value_type = String)]
    what: SubjectKind,
    /// What the gateway calls it.
    reference: String,
    /// Whose it is, where that is known.
    #[schema(required)]
    account: Option<String>,
    /// Which part of it.
    field: String,
    /// What is on record here.
    #[schema(required)]
    here: Option<String>,
    /// What the gateway has; of credits, what there should be.
    #[schema(required)]
    there: Option<String>,
}

/// What came of comparing.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Reconciliation)]
struct ReconciliationAnswer {
    id: String,
    gateway: String,
    #[schema(format = DateTime)]
    since: String,
    #[schema(format = DateTime)]
    until: String,
    /// How many objects were looked at.
    looked_at: u32,
    /// How many differences there are.
    found: u32,
    /// The first thousand of them.
    differences: Vec<DifferenceAnswer>,
    #[schema(format = DateTime)]
    at: String,
}

impl From<Reconciliation> for ReconciliationAnswer {
    fn from(done: Reconciliation) -> Self {
        let differences = done.differences.into_iter().map(|one| DifferenceAnswer {
            kind: one.kind,
            what: one.subject.kind,
            reference: one.subject.reference.to_string(),
            account: one.account_id.map(|account| account.to_string()),
            field: one.field,
            here: one.here,
            there: one.there,
        });
        ReconciliationAnswer {
            id: done.id.to_string(),
            gateway: done.gateway,
            since: done.period.start.to_string(),
            until: done.period.end.to_string(),
            looked_at: done.looked_at,
            found: done.found,
            differences: differences.collect(),
            at: done.at.to_string(),
        }
    }
}

/// A part of what came of comparing.
#[derive(Debug, Serialize, ToSchema)]
struct Reconciliations {
    items: Vec<ReconciliationAnswer>,
    /// What `after` is for the next part; `null` at the end.
    #[schema(required)]
    next: Option<String>,
}

/// Compares what the payment gateway has of a period with what is on record here and with the
/// ledger. It mends nothing.
#[utoipa::path(
    post, path = "/api/admin/reconciliations", tag = "admin",
    request_body = NewReconciliation,
    responses(CallerRefusals, BodyRefusals, (status = 200, body = ReconciliationAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn reconcile(
    State(app): State<App>,
    caller: Caller,
    Body(new): Body<NewReconciliation>,
) -> Result<Json<ReconciliationAnswer>, Problem> {
    let by = caller.administrator()?;
    let (since, until) = (moment("since", &new.since)?, moment("until", &new.until)?);
    let done = app.osirix.payments().reconcile(since, until, Some(by)).await?;
    Ok(Json(done.into()))
}

/// What came of comparing, the newest first.
#[utoipa::path(
    get, path = "/api/admin/reconciliations", tag = "admin",
    params(PageQuery),
    responses(CallerRefusals, WrongQuery, (status = 200, body = Reconciliations)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_reconciliations(
    State(app): State<App>,
    caller: Caller,
    Paging(page): Paging,
) -> Result<Json<Reconciliations>, Problem> {
    caller.administrator()?;
    let page = app.osirix.payments().reconciliations(page).await?;
    let items = page.items.into_iter().map(ReconciliationAnswer::from).collect();
    Ok(Json(Reconciliations { items, next: page.next }))
}

/// That a message is kept.
#[derive(Debug, Serialize, ToSchema)]
struct Received {
    received: bool,
}

/// A message of Stripe's, signed by the secret of the endpoint. It is kept when this answers 200,
/// and done afterwards.
#[utoipa::path(
    post, path = "/api/webhooks/stripe", tag = "billing",
    params(("Stripe-Signature" = String, Header)),
    request_body(content = Object, content_type = "application/json"),
    responses(
        (status = 200, body = Received),
        (status = 401, body = Problem, description = "Nobody vouches for this message"),
        (status = 413, body = Problem, description = "The message is too large"),
        (status = 422, body = Problem, description = "Messages are turned off: no secret is set"),
    ),
)]
async fn stripe_webhook(
    State(app): State<App>,
    headers: HeaderMap,
    body: RawBody,
) -> Result<Json<Received>, Problem> {
    let signature = text(&headers, "stripe-signature")?.unwrap_or_default();
    let body = to_bytes(body, MAX_MESSAGE).await.map_err(|_| {
        let (status, code) = (StatusCode::PAYLOAD_TOO_LARGE, ErrorCode::TooLarge.as_str());
        Problem::new(status, code, "the message is too large").with("limit", MAX_MESSAGE)
    })?;
    app.osirix.billing().receive(body.to_vec(), signature).await?;
    Ok(Json(Received { received: true }))
}
