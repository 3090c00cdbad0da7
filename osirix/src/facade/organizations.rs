use std::sync::Arc;

use osirix_core::auth::{Auth, Session, Token, User};
use osirix_core::clock::Ambient;
use osirix_core::error::Result;
use osirix_core::id::{InvitationId, MemberId, OrganizationId};
use osirix_core::mail::PostOffice;
use osirix_core::organizations::{
    Invitation, InvitationDetails, Member, MemberRole, Membership, NewOrganization, Organization,
    OrganizationPage, OrganizationUpdate, Organizations,
};
use osirix_core::store::Store;

/// People who share an account: organisations, their members and invitations.
///
/// Each call shows the token of a session. To who is no member an organisation does not exist.
#[derive(Clone)]
pub struct OrganizationsApi {
    organizations: Organizations,
    auth: Auth,
}

impl OrganizationsApi {
    pub(super) fn new(
        store: &Arc<dyn Store>,
        ambient: &Ambient,
        post: &PostOffice,
        auth: &Auth,
    ) -> Self {
        let organizations = Organizations::new(store.clone(), ambient.clone(), post.clone());
        OrganizationsApi { organizations, auth: auth.clone() }
    }

    /// Makes an organisation, whose owner the user is.
    pub async fn create(&self, token: Token, request: NewOrganization) -> Result<Organization> {
        self.organizations.create(&self.user(&token).await?, request).await
    }

    /// Whether no organisation has this slug.
    pub async fn is_free(&self, token: Token, slug: String) -> Result<bool> {
        self.user(&token).await?;
        self.organizations.is_free(&slug).await
    }

    /// The organisations that the user is a member of, the oldest first.
    pub async fn list(&self, token: Token) -> Result<Vec<Organization>> {
        self.organizations.list(&self.user(&token).await?).await
    }

    /// An organisation with everybody in it.
    pub async fn get(
        &self,
        token: Token,
        organization: OrganizationId,
    ) -> Result<OrganizationPage> {
        self.organizations.get(&self.user(&token).await?, organization).await
    }

    /// The user's own membership.
    pub async fn membership(
        &self,
        token: Token,
        organization: OrganizationId,
    ) -> Result<Membership> {
        self.organizations.membership_of(&self.user(&token).await?, organization).await
    }

    /// Works in an organisation from now on, in this session; `None` is in none.
    pub async fn set_active(
        &self,
        token: Token,
        organization: Option<OrganizationId>,
    ) -> Result<()> {
        let (session, user) = self.signed_in(&token).await?;
        self.organizations.set_active(&session, &user, organization).await
    }

    /// Changes an organisation: for its administrators.
    pub async fn update(
        &self,
        token: Token,
        organization: OrganizationId,
        update: OrganizationUpdate,
    ) -> Result<Organization> {
        self.organizations.update(&self.user(&token).await?, organization, update).await
    }

    /// Removes an organisation: for its owners. The session must be a day old at most.
    pub async fn delete(&self, token: Token, organization: OrganizationId) -> Result<()> {
        let user = self.auth.require_fresh_session(&token).await?;
        self.organizations.delete(&user, organization).await
    }

    /// Invites an address by mail: for administrators. `{id}` in the link stands for the
    /// invitation's id.
    pub async fn invite(
        &self,
        token: Token,
        organization: OrganizationId,
        email: String,
        role: MemberRole,
        link: String,
    ) -> Result<Invitation> {
        let user = self.user(&token).await?;
        self.organizations.invite(&user, organization, &email, role, &link).await
    }

    /// An invitation, for whom it is to and for members.
    pub async fn invitation(
        &self,
        token: Token,
        invitation: InvitationId,
    ) -> Result<InvitationDetails> {
        self.organizations.invitation(&self.user(&token).await?, invitation).await
    }

    /// The open invitations of the user's address, which must be verified.
    pub async fn invitations(&self, token: Token) -> Result<Vec<Invitation>> {
        self.organizations.invitations_of(&self.user(&token).await?).await
    }

    /// Becomes a member.
    pub async fn accept(&self, token: Token, invitation: InvitationId) -> Result<Membership> {
        self.organizations.accept(&self.user(&token).await?, invitation).await
    }

    /// Turns an invitation down.
    pub async fn reject(&self, token: Token, invitation: InvitationId) -> Result<Invitation> {
        self.organizations.reject(&self.user(&token).await?, invitation).await
    }

    /// Withdraws an invitation: for administrators.
    pub async fn cancel(&self, token: Token, invitation: InvitationId) -> Result<Invitation> {
        self.organizations.cancel(&self.user(&token).await?, invitation).await
    }

    /// Gives a member another role: for administrators, up to their own. One owner stays.
    pub async fn set_role(
        &self,
        token: Token,
        organization: OrganizationId,
        member: MemberId,
        role: MemberRole,
    ) -> Result<Member> {
        let user = self.user(&token).await?;
        self.organizations.set_role(&user, organization, member, role).await
    }

    /// Removes a member: for administrators, or oneself. One owner stays.
    pub async fn remove_member(
        &self,
        token: Token,
        organization: OrganizationId,
        member: MemberId,
    ) -> Result<Member> {
        let user = self.user(&token).await?;
        self.organizations.remove_member(&user, organization, member).await
    }

    async fn user(&self, token: &Token) -> Result<User> {
        Ok(self.signed_in(token).await?.1)
    }

    async fn signed_in(&self, token: &Token) -> Result<(Session, User)> {
        self.auth.require_session(token).await
    }
}
