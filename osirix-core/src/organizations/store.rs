use async_trait::async_trait;

use super::{Invitation, InvitationStatus, Member, MemberRole, Membership, Organization};
use crate::auth::Email;
use crate::clock::Timestamp;
use crate::error::Result;
use crate::id::{InvitationId, MemberId, OrganizationId, UserId};

/// Keeps organisations.
#[async_trait]
pub trait OrganizationRepository: Send {
    /// Adds one; `false`, and nothing is written, when the slug is taken.
    async fn insert(&mut self, organization: &Organization) -> Result<bool>;

    /// The one of this id.
    async fn get(&mut self, id: OrganizationId) -> Result<Option<Organization>>;

    /// The one of this slug.
    async fn by_slug(&mut self, slug: &str) -> Result<Option<Organization>>;

    /// Those that a user is a member of, the oldest first.
    async fn of_user(&mut self, user: UserId) -> Result<Vec<Organization>>;

    /// Writes name, slug and picture; `false`, and nothing is written, when the slug is another's.
    async fn update(&mut self, organization: &Organization) -> Result<bool>;

    /// Removes one with its members and invitations; the account stays.
    async fn delete(&mut self, id: OrganizationId) -> Result<()>;

    /// Whether a user is the only owner of an organisation.
    async fn owned_alone(&mut self, user: UserId) -> Result<bool>;

    /// Adds a member; `false` when they are one.
    async fn add_member(&mut self, membership: &Membership) -> Result<bool>;

    /// A user's membership; locks the organisation's members until the transaction ends.
    async fn membership(
        &mut self,
        organization: OrganizationId,
        user: UserId,
    ) -> Result<Option<Membership>>;

    /// The members, the oldest first.
    async fn members(&mut self, organization: OrganizationId) -> Result<Vec<Member>>;

    /// Gives a member another role.
    async fn set_role(&mut self, id: MemberId, role: MemberRole) -> Result<()>;

    /// Removes a member, and the organisation from their sessions.
    async fn remove_member(&mut self, membership: &Membership) -> Result<()>;

    /// Adds an invitation.
    async fn invite(&mut self, invitation: &Invitation) -> Result<()>;

    /// An invitation.
    async fn invitation(&mut self, id: InvitationId) -> Result<Option<Invitation>>;

    /// An organisation's invitations, the newest first.
    async fn invitations(&mut self, organization: OrganizationId) -> Result<Vec<Invitation>>;

    /// The pending invitations of an address that have not ended, the newest first.
    async fn invitations_of(&mut self, email: &Email, now: Timestamp) -> Result<Vec<Invitation>>;

    /// Settles a pending invitation; `false` when it is not pending any more. Of several who do so
    /// at once, one gets `true`.
    async fn settle(&mut self, id: InvitationId, status: InvitationStatus) -> Result<bool>;
}
