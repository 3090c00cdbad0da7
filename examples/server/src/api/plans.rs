//! What accounts may do.

use axum::Json;
use axum::extract::State;
use osirix::core::plans::Feature;
use osirix::{Plan, Scope};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::documented::CallerRefusals;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list_plans)).routes(routes!(get_plan))
}

/// What an account may do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Plan)]
pub(super) struct PlanAnswer {
    code: String,
    name: String,
    /// The price of 30 days, in the currency's smallest unit.
    price_minor_units: i64,
    /// `USD`.
    #[schema(value_type = String)]
    currency: osirix::core::money::Currency,
    /// The credits of 30 days.
    credits_per_period: i64,
    /// How many avatars of one's own; `null` for any number.
    #[schema(required)]
    max_avatars: Option<u32>,
    /// `tts`, `video`, `lip_sync`, `marketplace`, `api_access`.
    features: Vec<&'static str>,
}

impl From<Plan> for PlanAnswer {
    fn from(plan: Plan) -> Self {
        PlanAnswer {
            code: plan.code.0,
            name: plan.name,
            price_minor_units: plan.price.minor_units,
            currency: plan.price.currency,
            credits_per_period: plan.credits_per_period.0,
            max_avatars: plan.max_avatars,
            features: plan.features.into_iter().map(Feature::as_str).collect(),
        }
    }
}

/// Every plan, the cheapest first.
#[utoipa::path(
    get, path = "/api/plans", tag = "plans",
    responses((status = 200, body = [PlanAnswer])),
)]
async fn list_plans(State(app): State<App>) -> Result<Json<Vec<PlanAnswer>>, Problem> {
    let plans = app.osirix.plans().list().await?;
    Ok(Json(plans.into_iter().map(PlanAnswer::from).collect()))
}

/// The caller's plan.
#[utoipa::path(
    get, path = "/api/plan", tag = "plans",
    responses(CallerRefusals, (status = 200, body = PlanAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_plan(State(app): State<App>, caller: Caller) -> Result<Json<PlanAnswer>, Problem> {
    let plan = app.osirix.plans().current(caller.account(Scope::CreditsRead)?).await?;
    Ok(Json(plan.into()))
}
