//! What buyers have: their products, downloads and licences.

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use osirix::{Document, LicenceId, OwnedProduct, ProductContent, Scope, Token};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::products::ProductAnswer;
use crate::App;
use crate::api::caller::Caller;
use crate::api::documented::{BodyRefusals, CallerRefusals, Missing, WrongQuery};
use crate::api::files::{forbidden, missing, refused};
use crate::api::input::{Body, Id};
use crate::api::signature::{Grant, SignedQuery, Source};
use crate::error::Problem;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_library))
        .routes(routes!(download))
        .routes(routes!(licence_key))
        .routes(routes!(activate))
}

/// A product that the caller has a licence for.
#[derive(Debug, Serialize, ToSchema)]
struct Owned {
    product: ProductAnswer,
    /// Its id.
    licence: String,
    /// What it gives: `looks`, to be named by a video's request, and `documents`.
    #[schema(value_type = Object)]
    content: ProductContent,
    /// The documents as files, each at an address where whoever has it can fetch it for an hour.
    downloads: Vec<Download>,
}

/// A file of a product.
#[derive(Debug, Serialize, ToSchema)]
struct Download {
    /// The document's name.
    name: String,
    /// Where it can be fetched.
    url: String,
    /// Until when.
    #[schema(format = DateTime)]
    url_expires_at: String,
}

impl Download {
    fn new(owned: &OwnedProduct, document: &Document, app: &App) -> Self {
        let (account, source) = (owned.licence.account_id, Source::Licence(owned.licence.id));
        let grant = Grant::new(account, source, &document.name, app.ambient.now());
        Download {
            name: document.name.clone(),
            url: app.signer.url(&grant),
            url_expires_at: grant.expires_at().to_string(),
        }
    }
}

/// Every product that the caller has a licence for, with what it gives.
#[utoipa::path(
    get, path = "/api/marketplace/library", tag = "marketplace",
    responses(CallerRefusals, (status = 200, body = [Owned])),
    security(("cookie" = []), ("bearer" = []), ("key" = [])),
)]
async fn list_library(State(app): State<App>, caller: Caller) -> Result<Json<Vec<Owned>>, Problem> {
    let library = app.osirix.marketplace().library(caller.account(Scope::JobsRead)?).await?;
    let owned = library.into_iter().map(|one| Owned {
        downloads: one.content.documents.iter().map(|it| Download::new(&one, it, &app)).collect(),
        product: one.product.into(),
        licence: one.licence.id.to_string(),
        content: one.content,
    });
    Ok(Json(owned.collect()))
}

/// A document of a product, at the address that the library gives: until the address expires, or
/// its licence counts no more.
#[utoipa::path(
    get, path = "/api/marketplace/downloads/{licence}/{name}", tag = "marketplace",
    params(("licence" = String, Path), ("name" = String, Path), SignedQuery),
    responses(
        WrongQuery, Missing,
        (status = 200, content_type = "text/markdown", body = String),
        (status = 403, body = Problem, description = "The address is forged, or expired"),
    ),
)]
async fn download(
    State(app): State<App>,
    path: Result<Path<(String, String)>, axum::extract::rejection::PathRejection>,
    query: Result<Query<SignedQuery>, axum::extract::rejection::QueryRejection>,
) -> Result<Response, Problem> {
    let Query(query) = query.map_err(|_| forbidden("the address is not complete"))?;
    let (licence, name) = path.ok().map(|Path(path)| path).ok_or_else(missing)?;
    let licence: LicenceId = licence.parse().map_err(|_| missing())?;
    let source = Source::Licence(licence);
    let grant = app.signer.grant(source, &name, &query, app.ambient.now()).map_err(refused)?;
    let document = app.osirix.marketplace().document(grant.account(), licence, name).await?;
    // Its name has small letters, digits and `-` alone.
    let place = format!("attachment; filename=\"{}.md\"", document.name);
    let headers = [
        (header::CONTENT_TYPE, "text/markdown; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, document.text).into_response())
}

/// A licence's key.
#[derive(Debug, Serialize, ToSchema)]
struct LicenceKey {
    key: String,
}

/// The key of one of the caller's licences, for programs on other machines.
#[utoipa::path(
    post, path = "/api/marketplace/licences/{licence}/key", tag = "marketplace",
    params(("licence" = String, Path)),
    responses(CallerRefusals, Missing, (status = 200, body = LicenceKey)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn licence_key(
    State(app): State<App>,
    caller: Caller,
    Id(licence): Id<LicenceId>,
) -> Result<Json<LicenceKey>, Problem> {
    let buyer = caller.in_person()?.account_id;
    let key = app.osirix.marketplace().licence_key(buyer, licence).await?;
    Ok(Json(LicenceKey { key: key.expose().to_owned() }))
}

/// A device that a licence is to be used on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewActivation {
    /// The licence's key.
    key: String,
    /// What the program calls the device.
    #[schema(min_length = 1, max_length = 200)]
    device: String,
}

/// A licence that is used.
#[derive(Debug, Serialize, ToSchema)]
struct Activated {
    licence: String,
    /// On how many devices it can be used at once.
    max_activations: u32,
}

/// Uses a licence on a device, by its key. The same device again counts once.
#[utoipa::path(
    post, path = "/api/marketplace/licences/activate", tag = "marketplace",
    request_body = NewActivation,
    responses(
        BodyRefusals,
        (status = 200, body = Activated),
        (status = 409, body = Problem, description = "It is used on as many devices as it allows"),
    ),
)]
async fn activate(
    State(app): State<App>,
    Body(new): Body<NewActivation>,
) -> Result<Json<Activated>, Problem> {
    let licence = app.osirix.marketplace().activate(Token::from_text(new.key), new.device).await?;
    let max_activations = licence.max_activations;
    Ok(Json(Activated { licence: licence.id.to_string(), max_activations }))
}
