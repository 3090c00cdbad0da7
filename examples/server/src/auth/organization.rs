//! Organisations, as Better Auth's plugin `organization` offers them.

use axum::extract::State;
use osirix::{
    Invitation, InvitationId, Member, MemberId, MemberRole, Membership, NewOrganization,
    Organization, OrganizationId, OrganizationPage, OrganizationUpdate, Token,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::answer::{Answer, Status, UserAnswer, plain};
use super::documented::{BodyRefusals, EmptyBody, Missing, SessionRefusals};
use super::error::Refusal;
use super::redirect::Callback;
use super::request::{Asked, AuthRequest};
use crate::App;

pub(super) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create_organization))
        .routes(routes!(check_slug))
        .routes(routes!(list_organizations))
        .routes(routes!(get_organization))
        .routes(routes!(set_active))
        .routes(routes!(update_organization))
        .routes(routes!(delete_organization))
        .routes(routes!(invite_member))
        .routes(routes!(get_invitation))
        .routes(routes!(list_invitations))
        .routes(routes!(list_user_invitations))
        .routes(routes!(accept_invitation))
        .routes(routes!(reject_invitation))
        .routes(routes!(cancel_invitation))
        .routes(routes!(list_members))
        .routes(routes!(get_active_member))
        .routes(routes!(update_member_role))
        .routes(routes!(remove_member))
        .routes(routes!(leave_organization))
}

/// People who share an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Organization)]
struct OrganizationAnswer {
    id: String,
    name: String,
    slug: String,
    #[schema(required)]
    logo: Option<String>,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<&Organization> for OrganizationAnswer {
    fn from(organization: &Organization) -> Self {
        OrganizationAnswer {
            id: organization.id.to_string(),
            name: organization.name.clone(),
            slug: organization.slug.clone(),
            logo: organization.logo.clone(),
            created_at: organization.created_at.to_string(),
        }
    }
}

/// A user in an organisation.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Member)]
struct MemberAnswer {
    id: String,
    organization_id: String,
    user_id: String,
    #[schema(value_type = String)]
    role: MemberRole,
    #[schema(format = DateTime)]
    created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<UserAnswer>,
}

impl From<&Membership> for MemberAnswer {
    fn from(membership: &Membership) -> Self {
        MemberAnswer {
            id: membership.id.to_string(),
            organization_id: membership.organization_id.to_string(),
            user_id: membership.user_id.to_string(),
            role: membership.role,
            created_at: membership.created_at.to_string(),
            user: None,
        }
    }
}

impl From<&Member> for MemberAnswer {
    fn from(member: &Member) -> Self {
        let user = Some(UserAnswer::from(&member.user));
        MemberAnswer { user, ..MemberAnswer::from(&member.membership) }
    }
}

/// An invitation of an address.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Invitation)]
struct InvitationAnswer {
    id: String,
    organization_id: String,
    email: String,
    #[schema(value_type = String)]
    role: MemberRole,
    status: String,
    #[schema(required)]
    inviter_id: Option<String>,
    #[schema(format = DateTime)]
    expires_at: String,
    #[schema(format = DateTime)]
    created_at: String,
}

impl From<&Invitation> for InvitationAnswer {
    fn from(invitation: &Invitation) -> Self {
        InvitationAnswer {
            id: invitation.id.to_string(),
            organization_id: invitation.organization_id.to_string(),
            email: invitation.email.to_string(),
            role: invitation.role,
            status: invitation.status.to_string(),
            inviter_id: invitation.inviter_id.map(|id| id.to_string()),
            expires_at: invitation.expires_at.to_string(),
            created_at: invitation.created_at.to_string(),
        }
    }
}

/// An organisation with everybody in it.
#[derive(Debug, Serialize, ToSchema)]
struct FullOrganization {
    #[serde(flatten)]
    organization: OrganizationAnswer,
    members: Vec<MemberAnswer>,
    invitations: Vec<InvitationAnswer>,
}

impl From<&OrganizationPage> for FullOrganization {
    fn from(page: &OrganizationPage) -> Self {
        FullOrganization {
            organization: OrganizationAnswer::from(&page.organization),
            members: page.members.iter().map(MemberAnswer::from).collect(),
            invitations: page.invitations.iter().map(InvitationAnswer::from).collect(),
        }
    }
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

#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
struct OrganizationQuery {
    /// By default the one that the session works in.
    #[param(value_type = Option<String>)]
    organization_id: Option<OrganizationId>,
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

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct OrganizationBody {
    #[schema(value_type = String)]
    organization_id: OrganizationId,
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
