//! Invitations: an address is asked in by mail, and whose address it is answers.

use std::time::Duration;

use serde_json::json;

use super::service::{member_of, require};
use super::{
    Invitation, InvitationDetails, InvitationStatus, MemberRole, Membership, Organization,
    Organizations,
};
use crate::audit::Action;
use crate::auth::{Email, User};
use crate::error::{Error, ErrorCode, Result};
use crate::id::{InvitationId, OrganizationId};
use crate::mail::{Link, Mail};
use crate::store::Transaction;

const LIFETIME: Duration = Duration::from_secs(2 * 24 * 60 * 60);
/// How many members and open invitations an organisation has at most.
const MAX_MEMBERS: usize = 1_000;

impl Organizations {
    /// Invites an address: for administrators, as what they are themselves at most. `link` is
    /// where the invitation is accepted, `{id}` in it standing for its id.
    pub async fn invite(
        &self,
        user: &User,
        id: OrganizationId,
        email: &str,
        role: MemberRole,
        link: &str,
    ) -> Result<Invitation> {
        let email = Email::new(email)?;
        let mut tx = self.store.begin().await?;
        let (organization, membership) = member_of(tx.as_mut(), user, id).await?;
        require(&membership, MemberRole::Admin.max(role))?;
        let members = tx.organizations().members(id).await?;
        if members.iter().any(|member| member.user.email == email) {
            return Err(Error::new(ErrorCode::AlreadyExists, "this user is a member")
                .with("reason", "already_member"));
        }
        let open = tx.organizations().invitations(id).await?;
        let open = open.into_iter().filter(|one| one.status == InvitationStatus::Pending);
        let open: Vec<_> = open.collect();
        if members.len() + open.len() >= MAX_MEMBERS {
            return Err(Error::new(ErrorCode::Conflict, "this organisation is full")
                .with("limit", MAX_MEMBERS));
        }
        // The last invitation counts.
        for before in open.iter().filter(|one| one.email == email) {
            tx.organizations().settle(before.id, InvitationStatus::Canceled).await?;
        }
        let now = self.ambient.now();
        let invitation = Invitation {
            id: self.ambient.new_id()?,
            organization_id: id,
            email,
            role,
            status: InvitationStatus::Pending,
            inviter_id: Some(user.id),
            expires_at: now + LIFETIME,
            created_at: now,
        };
        tx.organizations().invite(&invitation).await?;
        self.post.post(tx.as_mut(), &letter(&invitation, link)?).await?;
        let more = json!({ "role": role });
        self.record(&mut tx, Action::MemberInvited, user, &organization, more).await?;
        tx.commit().await?;
        Ok(invitation)
    }

    /// An invitation, for whom it is to, or who is a member.
    pub async fn invitation(&self, user: &User, id: InvitationId) -> Result<InvitationDetails> {
        let mut tx = self.store.read().await?;
        let invitation = tx.organizations().invitation(id).await?;
        let invitation = invitation.ok_or_else(|| no_invitation(id))?;
        let organization = tx.organizations().get(invitation.organization_id).await?;
        let organization = organization.ok_or_else(|| no_invitation(id))?;
        if invitation.email != user.email {
            let member = tx.organizations().membership(organization.id, user.id).await?;
            member.ok_or_else(|| no_invitation(id))?;
        }
        Ok(InvitationDetails { invitation, organization })
    }

    /// The open invitations of a user's address, which must be verified.
    pub async fn invitations_of(&self, user: &User) -> Result<Vec<Invitation>> {
        require_verified(user)?;
        let now = self.ambient.now();
        self.store.read().await?.organizations().invitations_of(&user.email, now).await
    }

    /// Becomes a member: for the user whose verified address was invited, once.
    pub async fn accept(&self, user: &User, id: InvitationId) -> Result<Membership> {
        require_verified(user)?;
        let mut tx = self.store.begin().await?;
        let (invitation, organization) = self.answered(tx.as_mut(), user, id).await?;
        if !tx.organizations().settle(id, InvitationStatus::Accepted).await? {
            return Err(no_invitation(id));
        }
        let membership = self.membership(&organization, user, invitation.role)?;
        if !tx.organizations().add_member(&membership).await? {
            return Err(Error::new(ErrorCode::AlreadyExists, "you are a member")
                .with("reason", "already_member"));
        }
        let more = json!({ "role": invitation.role });
        self.record(&mut tx, Action::MemberAdded, user, &organization, more).await?;
        tx.commit().await?;
        Ok(membership)
    }

    /// Turns an invitation down: for the user whose address was invited.
    pub async fn reject(&self, user: &User, id: InvitationId) -> Result<Invitation> {
        let mut tx = self.store.begin().await?;
        let (invitation, organization) = self.answered(tx.as_mut(), user, id).await?;
        self.end(tx, user, invitation, &organization, InvitationStatus::Rejected).await
    }

    /// Withdraws an invitation: for administrators.
    pub async fn cancel(&self, user: &User, id: InvitationId) -> Result<Invitation> {
        let mut tx = self.store.begin().await?;
        let invitation = tx.organizations().invitation(id).await?;
        let invitation = invitation.ok_or_else(|| no_invitation(id))?;
        let found = member_of(tx.as_mut(), user, invitation.organization_id).await;
        let (organization, membership) = found.map_err(|_| no_invitation(id))?;
        require(&membership, MemberRole::Admin)?;
        self.end(tx, user, invitation, &organization, InvitationStatus::Canceled).await
    }

    /// The invitation that a user answers, in time.
    async fn answered(
        &self,
        tx: &mut dyn Transaction,
        user: &User,
        id: InvitationId,
    ) -> Result<(Invitation, Organization)> {
        let now = self.ambient.now();
        let invitation = tx.organizations().invitation(id).await?;
        let invitation = invitation
            .filter(|one| one.email == user.email && now < one.expires_at)
            .filter(|one| one.status == InvitationStatus::Pending)
            .ok_or_else(|| no_invitation(id))?;
        let organization = tx.organizations().get(invitation.organization_id).await?;
        let organization = organization.ok_or_else(|| no_invitation(id))?;
        Ok((invitation, organization))
    }

    async fn end(
        &self,
        mut tx: Box<dyn Transaction>,
        user: &User,
        invitation: Invitation,
        organization: &Organization,
        status: InvitationStatus,
    ) -> Result<Invitation> {
        if !tx.organizations().settle(invitation.id, status).await? {
            return Err(no_invitation(invitation.id));
        }
        let more = json!({ "status": status });
        self.record(&mut tx, Action::InvitationEnded, user, organization, more).await?;
        tx.commit().await?;
        Ok(Invitation { status, ..invitation })
    }
}

/// An address that somebody merely claims opens nobody's invitations.
fn require_verified(user: &User) -> Result<()> {
    if user.email_verified {
        return Ok(());
    }
    Err(Error::new(ErrorCode::PermissionDenied, "verify your e-mail address first")
        .with("reason", "email_not_verified"))
}

fn letter(invitation: &Invitation, link: &str) -> Result<Mail> {
    let link = Link::new(link, "{id}")?.with(&invitation.id.to_string());
    let text = format!(
        "You are invited to an organisation. Sign in and accept within two days:\n\n{link}\n\n\
         If you do not know why, you need not do anything.\n"
    );
    let subject = "You are invited".to_owned();
    Ok(Mail { to: invitation.email.clone(), subject, text })
}

fn no_invitation(id: InvitationId) -> Error {
    Error::not_found("invitation", id).with("reason", "invitation_not_found")
}
