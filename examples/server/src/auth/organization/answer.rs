//! What is told of organisations.

use osirix::{Invitation, Member, MemberRole, Membership, Organization, OrganizationPage};
use serde::Serialize;
use utoipa::ToSchema;

use crate::auth::answer::UserAnswer;

/// People who share an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Organization)]
pub(super) struct OrganizationAnswer {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) slug: String,
    #[schema(required)]
    pub(super) logo: Option<String>,
    #[schema(format = DateTime)]
    pub(super) created_at: String,
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
pub(super) struct MemberAnswer {
    pub(super) id: String,
    pub(super) organization_id: String,
    pub(super) user_id: String,
    #[schema(value_type = String)]
    pub(super) role: MemberRole,
    #[schema(format = DateTime)]
    pub(super) created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) user: Option<UserAnswer>,
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
pub(super) struct InvitationAnswer {
    pub(super) id: String,
    pub(super) organization_id: String,
    pub(super) email: String,
    #[schema(value_type = String)]
    pub(super) role: MemberRole,
    pub(super) status: String,
    #[schema(required)]
    pub(super) inviter_id: Option<String>,
    #[schema(format = DateTime)]
    pub(super) expires_at: String,
    #[schema(format = DateTime)]
    pub(super) created_at: String,
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
pub(super) struct FullOrganization {
    #[serde(flatten)]
    pub(super) organization: OrganizationAnswer,
    pub(super) members: Vec<MemberAnswer>,
    pub(super) invitations: Vec<InvitationAnswer>,
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
