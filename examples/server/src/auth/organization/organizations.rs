//! Organisations themselves.

use axum::extract::State;
use osirix::{NewOrganization, OrganizationId, OrganizationUpdate};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{FullOrganization, OrganizationAnswer};
use super::{OrganizationBody, OrganizationQuery, meant};
use crate::App;
use crate::auth::answer::{Answer, Status, plain};
use crate::auth::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals};
use crate::auth::error::Refusal;
use crate::auth::request::{Asked, AuthRequest};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_organization))
        .routes(routes!(check_slug))
        .routes(routes!(list_organizations))
        .routes(routes!(get_organization))
        .routes(routes!(set_active))
        .routes(routes!(update_organization))
        .routes(routes!(delete_organization))
}

#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CreateOrganizationBody)]
struct CreateBody {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    #[schema(min_length = 2, max_length = 64)]
    slug: String,
    logo: Option<String>,
}

/// Makes an organisation, whose owner the caller is.
#[utoipa::path(
    post, path = "/organization/create", tag = "organization",
    request_body = CreateBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = FullOrganization)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn create_organization(
    State(app): State<App>,
    request: AuthRequest<CreateBody>,
) -> Answer<FullOrganization> {
    let token = request.required_token()?;
    let CreateBody { name, slug, logo } = request.body;
    let organizations = app.osirix.organizations();
    let made = organizations.create(token.clone(), NewOrganization { name, slug, logo }).await?;
    organizations.set_active(token.clone(), Some(made.id)).await?;
    plain(FullOrganization::from(&organizations.get(token, made.id).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
struct SlugBody {
    slug: String,
}

/// Whether no organisation has this slug: 400 when one has.
#[utoipa::path(
    post, path = "/organization/check-slug", tag = "organization",
    request_body = SlugBody,
    responses(BodyRefusals, SessionRefusals, (status = 200, body = Status)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn check_slug(State(app): State<App>, request: AuthRequest<SlugBody>) -> Answer<Status> {
    let token = request.required_token()?;
    match app.osirix.organizations().is_free(token, request.body.slug).await? {
        true => plain(Status::DONE),
        false => Err(Refusal::bad("ORGANIZATION_SLUG_ALREADY_TAKEN")),
    }
}

/// The organisations that the caller is a member of.
#[utoipa::path(
    get, path = "/organization/list", tag = "organization",
    responses(SessionRefusals, (status = 200, body = [OrganizationAnswer])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_organizations(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<OrganizationAnswer>> {
    let found = app.osirix.organizations().list(request.required_token()?).await?;
    plain(found.iter().map(OrganizationAnswer::from).collect())
}

/// An organisation with everybody in it.
#[utoipa::path(
    get, path = "/organization/get-full-organization", tag = "organization",
    params(OrganizationQuery),
    responses(SessionRefusals, Missing, (status = 200, body = FullOrganization)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_organization(
    State(app): State<App>,
    Asked(query): Asked<OrganizationQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<FullOrganization> {
    let (token, id) = meant(&app, &request, query.organization_id).await?;
    plain(FullOrganization::from(&app.osirix.organizations().get(token, id).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct SetActiveBody {
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Works in an organisation from now on, in this session.
#[utoipa::path(
    post, path = "/organization/set-active", tag = "organization",
    request_body = SetActiveBody,
    responses(BodyRefusals, SessionRefusals, Missing,
        (status = 200, body = Option<FullOrganization>)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn set_active(
    State(app): State<App>,
    request: AuthRequest<SetActiveBody>,
) -> Answer<Option<FullOrganization>> {
    let token = request.required_token()?;
    let id = request.body.organization_id;
    let organizations = app.osirix.organizations();
    organizations.set_active(token.clone(), id).await?;
    match id {
        Some(id) => plain(Some(FullOrganization::from(&organizations.get(token, id).await?))),
        None => plain(None),
    }
}

#[derive(Debug, Deserialize, ToSchema)]
struct UpdateData {
    name: Option<String>,
    slug: Option<String>,
    logo: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = UpdateOrganizationBody)]
struct UpdateBody {
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
    #[schema(inline)]
    data: UpdateData,
}

/// Changes an organisation: for its administrators.
#[utoipa::path(
    post, path = "/organization/update", tag = "organization",
    request_body = UpdateBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = OrganizationAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn update_organization(
    State(app): State<App>,
    request: AuthRequest<UpdateBody>,
) -> Answer<OrganizationAnswer> {
    let (token, id) = meant(&app, &request, request.body.organization_id).await?;
    let UpdateData { name, slug, logo } = request.body.data;
    let update = OrganizationUpdate { name, slug, logo };
    let changed = app.osirix.organizations().update(token, id, update).await?;
    plain(OrganizationAnswer::from(&changed))
}

/// Removes an organisation: for its owners.
#[utoipa::path(
    post, path = "/organization/delete", tag = "organization",
    request_body = OrganizationBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = OrganizationAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn delete_organization(
    State(app): State<App>,
    request: AuthRequest<OrganizationBody>,
) -> Answer<OrganizationAnswer> {
    let token = request.required_token()?;
    let id = request.body.organization_id;
    let organizations = app.osirix.organizations();
    let page = organizations.get(token.clone(), id).await?;
    organizations.delete(token, id).await?;
    plain(OrganizationAnswer::from(&page.organization))
}
