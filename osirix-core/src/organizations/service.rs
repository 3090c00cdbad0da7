use std::sync::Arc;

use serde_json::{Value, json};

use super::{
    Member, MemberRole, Membership, NewOrganization, Organization, OrganizationPage,
    OrganizationUpdate,
};
use crate::accounts::Accounts;
use crate::audit::{Action, Actor, AuditEntry};
use crate::auth::{Session, User};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::{MemberId, OrganizationId};
use crate::mail::PostOffice;
use crate::store::{Store, Transaction};

/// How many organisations a user makes at most.
const MAX_PER_USER: usize = 20;

/// What members do with their organisations. To everybody else an organisation does not exist.
#[derive(Clone)]
pub struct Organizations {
    pub(super) store: Arc<dyn Store>,
    pub(super) ambient: Ambient,
    pub(super) post: PostOffice,
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

    pub(super) fn membership(
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

    pub(super) async fn record(
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
pub(crate) async fn member_of(
    tx: &mut dyn Transaction,
    user: &User,
    id: OrganizationId,
) -> Result<(Organization, Membership)> {
    let missing = || Error::not_found("organization", id);
    let membership = tx.organizations().membership(id, user.id).await?.ok_or_else(missing)?;
    let organization = tx.organizations().get(id).await?.ok_or_else(missing)?;
    Ok((organization, membership))
}

pub(crate) fn require(membership: &Membership, role: MemberRole) -> Result<()> {
    if membership.role >= role {
        return Ok(());
    }
    Err(Error::new(ErrorCode::PermissionDenied, "your role in this organisation is too low")
        .with("role", role)
        .with("reason", "role_too_low"))
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

fn slug_taken() -> Error {
    Error::new(ErrorCode::AlreadyExists, "another organisation has this slug")
        .with("field", "slug")
        .with("reason", "slug_taken")
}
