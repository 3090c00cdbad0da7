//! Invitations of addresses.

use axum::extract::State;
use osirix::{InvitationId, MemberRole, OrganizationId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{InvitationAnswer, MemberAnswer};
use super::{OrganizationQuery, meant};
use crate::App;
use crate::auth::answer::{Answer, plain};
use crate::auth::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals};
use crate::auth::redirect::Callback;
use crate::auth::request::{Asked, AuthRequest};

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(invite_member))
        .routes(routes!(get_invitation))
        .routes(routes!(list_invitations))
        .routes(routes!(list_user_invitations))
        .routes(routes!(accept_invitation))
        .routes(routes!(reject_invitation))
        .routes(routes!(cancel_invitation))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InviteBody {
    #[schema(format = "email")]
    email: String,
    #[schema(value_type = String)]
    role: MemberRole,
    #[schema(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
}

/// Invites an address by mail: for administrators.
#[utoipa::path(
    post, path = "/organization/invite-member", tag = "organization",
    request_body = InviteBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = InvitationAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn invite_member(
    State(app): State<App>,
    request: AuthRequest<InviteBody>,
) -> Answer<InvitationAnswer> {
    let (token, id) = meant(&app, &request, request.body.organization_id).await?;
    let InviteBody { email, role, .. } = request.body;
    let page = Callback::new(&app.origins, None, "/accept-invitation")?;
    let link = format!("{}?id={{id}}", page.as_str());
    let sent = app.osirix.organizations().invite(token, id, email, role, link).await?;
    plain(InvitationAnswer::from(&sent))
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct InvitationQuery {
    #[param(value_type = String)]
    id: InvitationId,
}

/// An invitation and what it is to.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InvitationDetails {
    #[serde(flatten)]
    invitation: InvitationAnswer,
    organization_name: String,
    organization_slug: String,
}

/// An invitation, for whom it is to and for members.
#[utoipa::path(
    get, path = "/organization/get-invitation", tag = "organization",
    params(InvitationQuery),
    responses(SessionRefusals, Missing, (status = 200, body = InvitationDetails)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn get_invitation(
    State(app): State<App>,
    Asked(query): Asked<InvitationQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<InvitationDetails> {
    let token = request.required_token()?;
    let InvitationQuery { id } = query;
    let found = app.osirix.organizations().invitation(token, id).await?;
    plain(InvitationDetails {
        invitation: InvitationAnswer::from(&found.invitation),
        organization_name: found.organization.name,
        organization_slug: found.organization.slug,
    })
}

/// An organisation's invitations, the newest first.
#[utoipa::path(
    get, path = "/organization/list-invitations", tag = "organization",
    params(OrganizationQuery),
    responses(SessionRefusals, Missing, (status = 200, body = [InvitationAnswer])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_invitations(
    State(app): State<App>,
    Asked(query): Asked<OrganizationQuery>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<InvitationAnswer>> {
    let (token, id) = meant(&app, &request, query.organization_id).await?;
    let page = app.osirix.organizations().get(token, id).await?;
    plain(page.invitations.iter().map(InvitationAnswer::from).collect())
}

/// The open invitations of the caller's address.
#[utoipa::path(
    get, path = "/organization/list-user-invitations", tag = "organization",
    responses(SessionRefusals, Missing, (status = 200, body = [InvitationAnswer])),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn list_user_invitations(
    State(app): State<App>,
    request: AuthRequest<EmptyBody>,
) -> Answer<Vec<InvitationAnswer>> {
    let found = app.osirix.organizations().invitations(request.required_token()?).await?;
    plain(found.iter().map(InvitationAnswer::from).collect())
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct InvitationBody {
    #[schema(value_type = String)]
    invitation_id: InvitationId,
}

/// An invitation that was answered.
#[derive(Debug, Serialize, ToSchema)]
struct Answered {
    invitation: InvitationAnswer,
    #[schema(required)]
    member: Option<MemberAnswer>,
}

/// Becomes a member.
#[utoipa::path(
    post, path = "/organization/accept-invitation", tag = "organization",
    request_body = InvitationBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Answered)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn accept_invitation(
    State(app): State<App>,
    request: AuthRequest<InvitationBody>,
) -> Answer<Answered> {
    let token = request.required_token()?;
    let id = request.body.invitation_id;
    let organizations = app.osirix.organizations();
    let membership = organizations.accept(token.clone(), id).await?;
    let details = organizations.invitation(token, id).await?;
    plain(Answered {
        invitation: InvitationAnswer::from(&details.invitation),
        member: Some(MemberAnswer::from(&membership)),
    })
}

/// Turns an invitation down.
#[utoipa::path(
    post, path = "/organization/reject-invitation", tag = "organization",
    request_body = InvitationBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = Answered)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn reject_invitation(
    State(app): State<App>,
    request: AuthRequest<InvitationBody>,
) -> Answer<Answered> {
    let token = request.required_token()?;
    let id = request.body.invitation_id;
    let ended = app.osirix.organizations().reject(token, id).await?;
    plain(Answered { invitation: InvitationAnswer::from(&ended), member: None })
}

/// Withdraws an invitation: for administrators.
#[utoipa::path(
    post, path = "/organization/cancel-invitation", tag = "organization",
    request_body = InvitationBody,
    responses(BodyRefusals, SessionRefusals, Missing, (status = 200, body = InvitationAnswer)),
    security(("cookie" = []), ("bearer" = [])),
)]
async fn cancel_invitation(
    State(app): State<App>,
    request: AuthRequest<InvitationBody>,
) -> Answer<InvitationAnswer> {
    let token = request.required_token()?;
    let id = request.body.invitation_id;
    let ended = app.osirix.organizations().cancel(token, id).await?;
    plain(InvitationAnswer::from(&ended))
}
