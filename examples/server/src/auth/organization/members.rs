//! Who is in an organisation, and as what.

use axum::extract::State;
use osirix::{Member, MemberId, MemberRole, OrganizationId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::MemberAnswer;
use super::{OrganizationBody, OrganizationQuery, meant};
use crate::App;
use crate::auth::answer::{Answer, plain};
use crate::auth::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals};
use crate::auth::error::Refusal;
use crate::auth::request::{Asked, AuthRequest};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list_members))
        .routes(routes!(get_active_member))
        .routes(routes!(update_member_role))
        .routes(routes!(remove_member))
        .routes(routes!(leave_organization))
}

/// Members, and how many there are.
#[derive(Debug, Serialize, ToSchema)]
struct Members {
    members: Vec<MemberAnswer>,
    total: usize,
}

/// The members of an organisation, the oldest first.
#[utoipa::path(
    get, path = "/organization/list-members", tag = "organization",
    params(OrganizationQuery),
    responses(SessionRefusals, Missing, (status = 200, body = Members)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_members(
    State(app): State<App>,
    Asked(query): Asked<OrganizationQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Members> {
    let (token, id) = meant(&app, &request, query.organization_id).await?;
    let page = app.osirix.organizations().get(token, id).await?;
    let members: Vec<_> = page.members.iter().map(MemberAnswer::from).collect();
    plain(Members { total: members.len(), members })
}

/// The caller's own membership of the organisation that the session works in.
#[utoipa::path(
    get, path = "/organization/get-active-member", tag = "organization",
    responses(SessionRefusals, Missing, (status = 200, body = MemberAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_active_member(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<MemberAnswer> {
    let (token, id) = meant(&app, &request, None).await?;
    let membership = app.osirix.organizations().membership(token, id).await?;
    plain(MemberAnswer::from(&membership))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct MemberRoleBody {
    #[schema(value_type = String)]
    member_id: MemberId,
    #[schema(value_type = String)]
    role: MemberRole,
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Gives a member another role: for administrators, up to their own.
#[utoipa::path(
    post, path = "/organization/update-member-role", tag = "organization",
    request_body = MemberRoleBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = MemberAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn update_member_role(
    State(app): State<App>,
    request: AuthRequest<MemberRoleBody>,
) -> Answer<MemberAnswer> {
    let (token, id) = meant(&app, &request, request.body.organization_id).await?;
    let MemberRoleBody { member_id, role, .. } = request.body;
    let changed = app.osirix.organizations().set_role(token, id, member_id, role).await?;
    plain(MemberAnswer::from(&changed))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct RemoveMemberBody {
    member_id_or_email: String,
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// A member who was removed.
#[derive(Debug, Serialize, ToSchema)]
struct Removed {
    member: MemberAnswer,
}

/// Removes a member: for administrators, or oneself.
#[utoipa::path(
    post, path = "/organization/remove-member", tag = "organization",
    request_body = RemoveMemberBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Removed)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn remove_member(
    State(app): State<App>,
    request: AuthRequest<RemoveMemberBody>,
) -> Answer<Removed> {
    let (token, id) = meant(&app, &request, request.body.organization_id).await?;
    let named = request.body.member_id_or_email;
    let organizations = app.osirix.organizations();
    let page = organizations.get(token.clone(), id).await?;
    let is_meant = |member: &&Member| {
        member.membership.id.to_string() == named || member.user.email.as_str() == named
    };
    let member = page.members.iter().find(is_meant);
    let member = member.ok_or_else(|| Refusal::bad("MEMBER_NOT_FOUND"))?;
    let removed = organizations.remove_member(token, id, member.membership.id).await?;
    plain(Removed { member: MemberAnswer::from(&removed) })
}

/// Leaves an organisation.
#[utoipa::path(
    post, path = "/organization/leave", tag = "organization",
    request_body = OrganizationBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = MemberAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn leave_organization(
    State(app): State<App>,
    request: AuthRequest<OrganizationBody>,
) -> Answer<MemberAnswer> {
    let token = request.required_token()?;
    let id = request.body.organization_id;
    let organizations = app.osirix.organizations();
    let own = organizations.membership(token.clone(), id).await?;
    let left = organizations.remove_member(token, id, own.id).await?;
    plain(MemberAnswer::from(&left.membership))
}
