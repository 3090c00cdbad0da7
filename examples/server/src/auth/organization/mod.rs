//! Organisations, as Better Auth's plugin `organization` offers them.

mod answer;
mod invitations;
mod members;
mod organizations;

use osirix::{OrganizationId, Token};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use super::error::Refusal;
use super::request::AuthRequest;
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(organizations::routes())
        .merge(invitations::routes())
        .merge(members::routes())
}

/// Which organisation is meant: the one that is named, or the one that the session works in.
async fn meant<T>(
    app: &App,
    request: &AuthRequest<T>,
    named: Option<OrganizationId>,
) -> Result<(Token, OrganizationId), Refusal>
where
    T: Sync,
{
    let (token, identity) = request.identity(app).await?;
    let id = named.or(identity.session.organization_id);
    let id = id.ok_or_else(|| Refusal::bad("ORGANIZATION_NOT_FOUND"))?;
    Ok((token, id))
}

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct OrganizationQuery {
    /// By default the one that the session works in.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OrganizationBody {
    #[schema(value_type = String)]
    organization_id: OrganizationId,
}
