use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::{
    Invitation, InvitationDetails, InvitationStatus, Member, MemberRole, Membership,
    NewOrganization, Organization, OrganizationPage, OrganizationUpdate,
};
use crate::accounts::Accounts;
use crate::audit::{Action, Actor, AuditEntry};
use crate::auth::{Email, Session, User};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{InvitationId, MemberId, OrganizationId};
use crate::mail::{Mail, PostOffice};
use crate::store::{Store, Transaction};

const INVITATION_LIFETIME: Duration = Duration::from_secs(2 * 24 * 60 * 60);
/// How many organisations a user makes at most, and how many members and open invitations one has.
const MAX_PER_USER: usize = 20;
const MAX_MEMBERS: usize = 1_000;

/// What members do with their organisations. To everybody else an organisation does not exist.
#[derive(Clone)]
pub struct Organizations {
    store: Arc<dyn Store>,
    ambient: Ambient,
    post: PostOffice,
}

impl Organizations {
    /// Over a store and a post office for the invitations.
    pub fn new(store: Arc<dyn Store>, ambient: Ambient, post: PostOffice) -> Self {
        Organizations { store, ambient, post }
    }

    /// Makes an organisation, whose owner the user is. Its account begins with no credits.
    pub async fn create(&self, user: &User, new: NewOrganization) -> Result<Organization> {
        let name = User::check_name(&new.name)?;
        Organization::check_slug(&new.slug)?;
        check_logo(new.logo.as_deref())?;
        let account = Accounts::new_account(&self.ambient, &name)?;
        let organization = Organization {
            id: self.ambient.new_id()?,
            account_id: account.id,
            name,
            slug: new.slug,
            logo: new.logo,
            created_at: self.ambient.now(),
        };
        let mut tx = self.store.begin().await?;
        if tx.organizations().of_user(user.id).await?.len() >= MAX_PER_USER {
            return Err(Error::new(ErrorCode::Conflict, "leave an organisation first")
                .with("limit", MAX_PER_USER));
        }
        tx.accounts().insert(&account).await?;
        if !tx.organizations().insert(&organization).await? {
            return Err(slug_taken());
        }
        let membership = self.membership(&organization, user, MemberRole::Owner)?;
        tx.organizations().add_member(&membership).await?;
        self.record(&mut tx, Action::OrganizationCreated, user, &organization, json!({})).await?;
        tx.commit().await?;
        Ok(organization)
    }

    /// Whether no organisation has this slug.
    pub async fn is_free(&self, slug: &str) -> Result<bool> {
        Organization::check_slug(slug)?;
        Ok(self.store.read().await?.organizations().by_slug(slug).await?.is_none())
    }

    /// The organisations that a user is a member of.
    pub async fn list(&self, user: &User) -> Result<Vec<Organization>> {
        self.store.read().await?.organizations().of_user(user.id).await
    }

    /// An organisation with everybody in it, for its members.
    pub async fn get(&self, user: &User, id: OrganizationId) -> Result<OrganizationPage> {
        let mut tx = self.store.read().await?;
        let (organization, _) = member_of(tx.as_mut(), user, id).await?;
        let members = tx.organizations().members(id).await?;
        let invitations = tx.organizations().invitations(id).await?;
        Ok(OrganizationPage { organization, members, invitations })
    }

    /// A user's own membership.
    pub async fn membership_of(&self, user: &User, id: OrganizationId) -> Result<Membership> {
        let mut tx = self.store.read().await?;
        Ok(member_of(tx.as_mut(), user, id).await?.1)
    }

    /// Works in an organisation from now on, in this session; `None` is in none.
    pub async fn set_active(
        &self,
        session: &Session,
        user: &User,
        id: Option<OrganizationId>,
    ) -> Result<()> {
        let mut tx = self.store.begin().await?;
        if let Some(id) = id {
            member_of(tx.as_mut(), user, id).await?;
        }
        tx.sessions().set_organization(session.id, id).await?;
        tx.commit().await
    }

    /// Changes an organisation: for its administrators.
    pub async fn update(
        &self,
        user: &User,
        id: OrganizationId,
        update: OrganizationUpdate,
    ) -> Result<Organization> {
        let name = update.name.as_deref().map(User::check_name).transpose()?;
        update.slug.as_deref().map(Organization::check_slug).transpose()?;
        check_logo(update.logo.as_deref().filter(|logo| !logo.is_empty()))?;
        let mut tx = self.store.begin().await?;
        let (before, membership) = member_of(tx.as_mut(), user, id).await?;
        require(&membership, MemberRole::Admin)?;
        let organization = Organization {
            name: name.unwrap_or(before.name),
            slug: update.slug.unwrap_or(before.slug),
            logo: update.logo.map_or(before.logo, |logo| Some(logo).filter(|l| !l.is_empty())),
            ..before
        };
        if !tx.organizations().update(&organization).await? {
            return Err(slug_taken());
        }
        self.record(&mut tx, Action::OrganizationUpdated, user, &organization, json!({})).await?;
        tx.commit().await?;
        Ok(organization)
    }

    /// Removes an organisation: for its owners. Its account's books stay, and are nobody's.
    pub async fn delete(&self, user: &User, id: OrganizationId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let (organization, membership) = member_of(tx.as_mut(), user, id).await?;
        require(&membership, MemberRole::Owner)?;
        tx.organizations().delete(id).await?;
        self.record(&mut tx, Action::OrganizationDeleted, user, &organization, json!({})).await?;
        tx.commit().await
    }

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
            expires_at: now + INVITATION_LIFETIME,
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

    /// Gives a member another role: for administrators, up to what they are themselves. One owner
    /// stays.
    pub async fn set_role(
        &self,
        user: &User,
        organization: OrganizationId,
        member: MemberId,
        role: MemberRole,
    ) -> Result<Member> {
        let mut tx = self.store.begin().await?;
        let (organization, own) = member_of(tx.as_mut(), user, organization).await?;
        let member = self.subordinate(tx.as_mut(), &organization, &own, member).await?;
        require(&own, role.max(MemberRole::Admin))?;
        if role != MemberRole::Owner {
            keep_an_owner(tx.as_mut(), &organization, &member.membership).await?;
        }
        tx.organizations().set_role(member.membership.id, role).await?;
        let more = json!({ "member": member.user.id, "role": role });
        self.record(&mut tx, Action::MemberChanged, user, &organization, more).await?;
        tx.commit().await?;
        Ok(Member { membership: Membership { role, ..member.membership }, ..member })
    }

    /// Removes a member: for administrators, or oneself. One owner stays.
    pub async fn remove_member(
        &self,
        user: &User,
        organization: OrganizationId,
        member: MemberId,
    ) -> Result<Member> {
        let mut tx = self.store.begin().await?;
        let (organization, own) = member_of(tx.as_mut(), user, organization).await?;
        let member = match own.id == member {
            true => Member { membership: own, user: user.clone() },
            false => self.subordinate(tx.as_mut(), &organization, &own, member).await?,
        };
        keep_an_owner(tx.as_mut(), &organization, &member.membership).await?;
        tx.organizations().remove_member(&member.membership).await?;
        let more = json!({ "member": member.user.id });
        self.record(&mut tx, Action::MemberRemoved, user, &organization, more).await?;
        tx.commit().await?;
        Ok(member)
    }

    /// Another member, whom this one may change.
    async fn subordinate(
        &self,
        tx: &mut dyn Transaction,
        organization: &Organization,
        own: &Membership,
        member: MemberId,
    ) -> Result<Member> {
        let members = tx.organizations().members(organization.id).await?;
        let found = members.into_iter().find(|one| one.membership.id == member);
        let found = found.ok_or_else(|| Error::not_found("member", member))?;
        require(own, MemberRole::Admin.max(found.membership.role))?;
        Ok(found)
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

    fn membership(
        &self,
        organization: &Organization,
        user: &User,
        role: MemberRole,
    ) -> Result<Membership> {
        Ok(Membership {
            id: self.ambient.new_id()?,
            organization_id: organization.id,
            user_id: user.id,
            role,
            created_at: self.ambient.now(),
        })
    }

    async fn record(
        &self,
        tx: &mut Box<dyn Transaction>,
        action: Action,
        user: &User,
        organization: &Organization,
        details: Value,
    ) -> Result<()> {
        let (actor, account) = (Actor::User(user.id), Some(organization.account_id));
        let subject = organization.id.to_string();
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }
}

/// The organisation and the user's membership; it does not exist for who is no member.
async fn member_of(
    tx: &mut dyn Transaction,
    user: &User,
    id: OrganizationId,
) -> Result<(Organization, Membership)> {
    let missing = || Error::not_found("organization", id);
    let membership = tx.organizations().membership(id, user.id).await?.ok_or_else(missing)?;
    let organization = tx.organizations().get(id).await?.ok_or_else(missing)?;
    Ok((organization, membership))
}

fn require(membership: &Membership, role: MemberRole) -> Result<()> {
    if membership.role >= role {
        return Ok(());
    }
    Err(Error::new(ErrorCode::PermissionDenied, "your role in this organisation is too low")
        .with("role", role)
        .with("reason", "role_too_low"))
}

/// An address that somebody merely claims opens nobody's invitations.
fn require_verified(user: &User) -> Result<()> {
    if user.email_verified {
        return Ok(());
    }
    Err(Error::new(ErrorCode::PermissionDenied, "verify your e-mail address first")
        .with("reason", "email_not_verified"))
}

async fn keep_an_owner(
    tx: &mut dyn Transaction,
    organization: &Organization,
    leaving: &Membership,
) -> Result<()> {
    if leaving.role != MemberRole::Owner {
        return Ok(());
    }
    let members = tx.organizations().members(organization.id).await?;
    let owners = members.iter().filter(|one| one.membership.role == MemberRole::Owner).count();
    if owners > 1 {
        return Ok(());
    }
    Err(Error::new(ErrorCode::Conflict, "an organisation keeps one owner")
        .with("reason", "last_owner"))
}

fn check_logo(logo: Option<&str>) -> Result<()> {
    User::check_image(logo).map_err(|_| {
        Error::invalid("logo", "a picture is named by an http or https address")
            .with("limit", User::MAX_IMAGE_LEN)
    })
}

fn letter(invitation: &Invitation, link: &str) -> Result<Mail> {
    let web = link.starts_with("https://") || link.starts_with("http://");
    if !web || link.contains(|c: char| c.is_control() || c.is_whitespace()) {
        return Err(Error::invalid("link", "give an http or https address with {id} in it"));
    }
    let link = link.replace("{id}", &invitation.id.to_string());
    let text = format!(
        "You are invited to an organisation. Sign in and accept within two days:\n\n{link}\n\n\
         If you do not know why, you need not do anything.\n"
    );
    let subject = "You are invited".to_owned();
    Ok(Mail { to: invitation.email.clone(), subject, text })
}

fn slug_taken() -> Error {
    Error::new(ErrorCode::AlreadyExists, "another organisation has this slug")
        .with("field", "slug")
        .with("reason", "slug_taken")
}

fn no_invitation(id: InvitationId) -> Error {
    Error::not_found("invitation", id).with("reason", "invitation_not_found")
}
