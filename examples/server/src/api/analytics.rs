//! Figures by the day, and those of the first look at an account.

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use osirix::{AccountId, AnalyticsPeriod, AnalyticsQuery, CsvPart, Error, Scope};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::caller::Caller;
use super::credits::BalanceAnswer;
use super::documented::{CallerRefusals, WrongQuery};
use super::figures::{FiguresAnswer, ReportAnswer};
use super::input::wrong_query;
use crate::App;
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(get_analytics))
        .routes(routes!(get_table))
        .routes(routes!(get_everybodys))
        .routes(routes!(get_everybodys_table))
        .routes(routes!(get_stats))
}

/// For which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct AnalyticsParams {
    /// `day` (today), `week` (the seven days that end today, which is so unless it is said), `month`
    /// (thirty days) or `custom`.
    #[param(value_type = Option<String>)]
    period: Option<AnalyticsPeriod>,
    /// The first day of a `custom` period: `2026-01-31`.
    first_day: Option<String>,
    /// Its last day: today at the latest, and at most 366 days with the first.
    last_day: Option<String>,
    /// The time zone in which days begin, by its name in the IANA database; `UTC` unless it is said.
    zone: Option<String>,
    /// Whether as many days before are told too, which is so unless it is said.
    compare: Option<bool>,
}

type Asked = Result<Query<AnalyticsParams>, QueryRejection>;

fn query(asked: Asked) -> Result<AnalyticsQuery, Problem> {
    let Query(asked) = asked.map_err(|_| {
        wrong_query("`period` is day, week, month or custom, `compare` true or false")
    })?;
    let plain = AnalyticsQuery::default();
    Ok(AnalyticsQuery {
        period: asked.period.unwrap_or(plain.period),
        first_day: asked.first_day,
        last_day: asked.last_day,
        zone: asked.zone.unwrap_or(plain.zone),
        compare: asked.compare.unwrap_or(plain.compare),
    })
}

/// The caller's figures: by the day, together, and beside those of as many days before.
#[utoipa::path(
    get, path = "/api/analytics", tag = "analytics",
    params(AnalyticsParams),
    responses(CallerRefusals, WrongQuery, (status = 200, body = ReportAnswer)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_analytics(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Json<ReportAnswer>, Problem> {
    let account = caller.account(Scope::AnalyticsRead)?;
    Ok(Json(app.osirix.analytics().report(account, query(asked)?).await?.into()))
}

/// The caller's figures as comma-separated values: a line for a day, a figure and a kind.
#[utoipa::path(
    get, path = "/api/analytics.csv", tag = "analytics",
    params(AnalyticsParams),
    responses(
        CallerRefusals, WrongQuery,
        (status = 200, content_type = "text/csv", body = String),
    ),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_table(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Response, Problem> {
    let account = caller.account(Scope::AnalyticsRead)?;
    table(app, Some(account), query(asked)?).await
}

/// Everybody's figures together. For administrators.
#[utoipa::path(
    get, path = "/api/admin/analytics", tag = "admin",
    params(AnalyticsParams),
    responses(CallerRefusals, WrongQuery, (status = 200, body = ReportAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_everybodys(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Json<ReportAnswer>, Problem> {
    caller.administrator()?;
    Ok(Json(app.osirix.analytics().everybody(query(asked)?).await?.into()))
}

/// Everybody's figures as comma-separated values. For administrators.
#[utoipa::path(
    get, path = "/api/admin/analytics.csv", tag = "admin",
    params(AnalyticsParams),
    responses(
        CallerRefusals, WrongQuery,
        (status = 200, content_type = "text/csv", body = String),
    ),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_everybodys_table(
    State(app): State<App>,
    caller: Caller,
    asked: Asked,
) -> Result<Response, Problem> {
    caller.administrator()?;
    table(app, None, query(asked)?).await
}

/// Sends a table while its later parts are read.
async fn table(
    app: App,
    account: Option<AccountId>,
    query: AnalyticsQuery,
) -> Result<Response, Problem> {
    let first = part(&app, account, query.clone(), None).await?;
    let parts = stream::try_unfold(Some(first), move |left| {
        let (app, query) = (app.clone(), query.clone());
        async move {
            let Some(CsvPart { text, next }) = left else { return Ok::<_, Error>(None) };
            let next = match next {
                Some(next) => Some(part(&app, account, query, Some(next)).await?),
                None => None,
            };
            Ok(Some((text, next)))
        }
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"analytics.csv\""),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Body::from_stream(parts)).into_response())
}

async fn part(
    app: &App,
    account: Option<AccountId>,
    query: AnalyticsQuery,
    after: Option<String>,
) -> Result<CsvPart, Error> {
    match account {
        Some(account) => app.osirix.analytics().csv(account, query, after).await,
        None => app.osirix.analytics().everybody_csv(query, after).await,
    }
}

/// What one sees first of an account.
#[derive(Debug, Serialize, ToSchema)]
struct DashboardStats {
    credits: BalanceAnswer,
    /// What happened today.
    today: FiguresAnswer,
    /// What happened in the thirty days that end today.
    month: FiguresAnswer,
    /// What happened in the thirty days before these.
    month_before: FiguresAnswer,
}

/// In which time zone today is.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ZoneParams {
    /// By its name in the IANA database; `UTC` unless it is said.
    zone: Option<String>,
}

/// The caller's credits, and what happened today and in a month. A key needs `credits:read` and
/// `analytics:read`.
#[utoipa::path(
    get, path = "/api/dashboard/stats", tag = "analytics",
    params(ZoneParams),
    responses(CallerRefusals, WrongQuery, (status = 200, body = DashboardStats)),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn get_stats(
    State(app): State<App>,
    caller: Caller,
    asked: Result<Query<ZoneParams>, QueryRejection>,
) -> Result<Json<DashboardStats>, Problem> {
    caller.account(Scope::CreditsRead)?;
    let account = caller.account(Scope::AnalyticsRead)?;
    let Query(ZoneParams { zone }) = asked.map_err(|_| wrong_query("`zone` is a name"))?;
    let zone = zone.unwrap_or_else(|| AnalyticsQuery::default().zone);
    let query = AnalyticsQuery::of(AnalyticsPeriod::Month, zone);
    let mut month = app.osirix.analytics().report(account, query).await?;
    let balance = app.osirix.credits().balance(account).await?;
    Ok(Json(DashboardStats {
        credits: balance.into(),
        today: month.days.pop().map(|day| day.figures).unwrap_or_default().into(),
        month: month.totals.into(),
        month_before: month.before.unwrap_or_default().into(),
    }))
}
