use async_trait::async_trait;
use osirix_core::auth::Email;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{InvitationId, MemberId, OrganizationId, UserId};
use osirix_core::organizations::{
    Invitation, InvitationStatus, Member, MemberRole, Membership, Organization,
    OrganizationRepository,
};

use super::Row;
use super::users::{UserRow, select_user};
use crate::db::dialect::lock_row;
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! organization {
    ($dialect:ident) => {
        "SELECT o.id AS id, o.account_id AS account_id, o.name AS name, o.slug AS slug,
            o.logo AS logo, o.created_at AS created_at
        FROM organizations o"
    };
}

macro_rules! membership {
    ($dialect:ident) => {
        "SELECT id, organization_id, user_id, role, created_at FROM members"
    };
}

macro_rules! invitation {
    ($dialect:ident) => {
        "SELECT id, organization_id, email, role, status, inviter_id, expires_at, created_at
        FROM invitations"
    };
}

statements! {
    write INSERT = "INSERT INTO organizations (id, account_id, name, slug, logo, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (slug) DO NOTHING";
    read GET = "" {organization} " WHERE o.id = $1";
    read BY_SLUG = "" {organization} " WHERE o.slug = $1";
    read OF_USER = "" {organization} " JOIN members m ON m.organization_id = o.id
        WHERE m.user_id = $1 ORDER BY o.created_at, o.id";
    write UPDATE = "UPDATE organizations SET name = $2, slug = $3, logo = $4 WHERE id = $1
        AND NOT EXISTS (SELECT 1 FROM organizations WHERE slug = $3 AND id <> $1)";
    write DELETE = "DELETE FROM organizations WHERE id = $1";
    write FORGET_NAME = "UPDATE accounts SET name = 'deleted'
        WHERE id = (SELECT account_id FROM organizations WHERE id = $1)";
    write LEAVE_SESSIONS = r#"UPDATE "session" SET "activeOrganizationId" = NULL
        WHERE "activeOrganizationId" = $1"#;
    read OWNED_ALONE = "SELECT m.id AS id FROM members m WHERE m.user_id = $1 AND m.role = 'owner'
        AND NOT EXISTS (SELECT 1 FROM members other WHERE other.role = 'owner'
            AND other.organization_id = m.organization_id AND other.user_id <> $1) LIMIT 1";

    write ADD_MEMBER = "INSERT INTO members (id, organization_id, user_id, role, created_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organization_id, user_id) DO NOTHING";
    read MEMBERSHIP = "" {membership} " WHERE organization_id = $1 AND user_id = $2";
    read LOCK = "SELECT id FROM organizations WHERE id = $1" {lock_row} "";
    read MEMBERS = "" {membership} " WHERE organization_id = $1 ORDER BY created_at, id";
    read USER = "" {select_user} r#" WHERE u."id" = $1"#;
    write SET_ROLE = "UPDATE members SET role = $2 WHERE id = $1";
    write REMOVE_MEMBER = "DELETE FROM members WHERE id = $1";
    write LEAVE_OWN_SESSIONS = r#"UPDATE "session" SET "activeOrganizationId" = NULL
        WHERE "activeOrganizationId" = $1 AND "userId" = $2"#;

    write INVITE = "INSERT INTO invitations
            (id, organization_id, email, role, status, inviter_id, expires_at, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    read INVITATION = "" {invitation} " WHERE id = $1";
    read INVITATIONS = "" {invitation} " WHERE organization_id = $1
        ORDER BY created_at DESC, id DESC";
    read INVITATIONS_OF = "" {invitation} " WHERE email = $1 AND status = 'pending'
        AND expires_at > $2 ORDER BY created_at DESC, id DESC";
    write SETTLE = "UPDATE invitations SET status = $2 WHERE id = $1 AND status = 'pending'";
}

row! {
    struct OrganizationRow {
        id: String,
        account_id: String,
        name: String,
        slug: String,
        logo: Option<String>,
        created_at: i64,
    }
}

row! {
    struct MembershipRow {
        id: String,
        organization_id: String,
        user_id: String,
        role: String,
        created_at: i64,
    }
}

row! {
    struct InvitationRow {
        id: String,
        organization_id: String,
        email: String,
        role: String,
        status: String,
        inviter_id: Option<String>,
        expires_at: i64,
        created_at: i64,
    }
}

row! {
    struct IdRow {
        id: String,
    }
}

impl OrganizationRow {
    fn organization(self) -> Result<Organization> {
        let row = Row { table: "organizations", id: &self.id };
        Ok(Organization {
            id: row.parse("id", &self.id)?,
            account_id: row.parse("account_id", &self.account_id)?,
            name: self.name,
            slug: self.slug,
            logo: self.logo,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl MembershipRow {
    fn membership(self) -> Result<Membership> {
        let row = Row { table: "members", id: &self.id };
        Ok(Membership {
            id: row.parse("id", &self.id)?,
            organization_id: row.parse("organization_id", &self.organization_id)?,
            user_id: row.parse("user_id", &self.user_id)?,
            role: row.parse("role", &self.role)?,
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

impl InvitationRow {
    fn invitation(self) -> Result<Invitation> {
        let row = Row { table: "invitations", id: &self.id };
        Ok(Invitation {
            id: row.parse("id", &self.id)?,
            organization_id: row.parse("organization_id", &self.organization_id)?,
            email: row.parse("email", &self.email)?,
            role: row.parse("role", &self.role)?,
            status: row.parse("status", &self.status)?,
            inviter_id: row.parse_some("inviter_id", self.inviter_id.as_deref())?,
            expires_at: Timestamp::from_micros(self.expires_at),
            created_at: Timestamp::from_micros(self.created_at),
        })
    }
}

#[async_trait]
impl OrganizationRepository for SqlTransaction {
    async fn insert(&mut self, organization: &Organization) -> Result<bool> {
        let inserted = run!(self.execute(
            INSERT,
            organization.id.to_string(),
            organization.account_id.to_string(),
            &organization.name,
            &organization.slug,
            &organization.logo,
            organization.created_at.as_micros(),
        ))?;
        Ok(inserted == 1)
    }

    async fn get(&mut self, id: OrganizationId) -> Result<Option<Organization>> {
        let row = run!(self.fetch_optional::<OrganizationRow>(GET, id.to_string()))?;
        row.map(OrganizationRow::organization).transpose()
    }

    async fn by_slug(&mut self, slug: &str) -> Result<Option<Organization>> {
        let row = run!(self.fetch_optional::<OrganizationRow>(BY_SLUG, slug))?;
        row.map(OrganizationRow::organization).transpose()
    }

    async fn of_user(&mut self, user: UserId) -> Result<Vec<Organization>> {
        let rows = run!(self.fetch_all::<OrganizationRow>(OF_USER, user.to_string()))?;
        rows.into_iter().map(OrganizationRow::organization).collect()
    }

    async fn update(&mut self, organization: &Organization) -> Result<bool> {
        let updated = run!(self.execute(
            UPDATE,
            organization.id.to_string(),
            &organization.name,
            &organization.slug,
            &organization.logo,
        ))?;
        Ok(updated == 1)
    }

    async fn delete(&mut self, id: OrganizationId) -> Result<()> {
        run!(self.execute(LEAVE_SESSIONS, id.to_string()))?;
        run!(self.execute(FORGET_NAME, id.to_string()))?;
        run!(self.execute(DELETE, id.to_string()))?;
        Ok(())
    }

    async fn owned_alone(&mut self, user: UserId) -> Result<bool> {
        let row = run!(self.fetch_optional::<IdRow>(OWNED_ALONE, user.to_string()))?;
        Ok(row.is_some_and(|row| !row.id.is_empty()))
    }

    async fn add_member(&mut self, membership: &Membership) -> Result<bool> {
        let added = run!(self.execute(
            ADD_MEMBER,
            membership.id.to_string(),
            membership.organization_id.to_string(),
            membership.user_id.to_string(),
            membership.role.as_str(),
            membership.created_at.as_micros(),
        ))?;
        Ok(added == 1)
    }

    async fn membership(
        &mut self,
        organization: OrganizationId,
        user: UserId,
    ) -> Result<Option<Membership>> {
        if self.writes() {
            run!(self.fetch_optional::<IdRow>(LOCK, organization.to_string()))?;
        }
        let (organization, user) = (organization.to_string(), user.to_string());
        let row = run!(self.fetch_optional::<MembershipRow>(MEMBERSHIP, organization, user))?;
        row.map(MembershipRow::membership).transpose()
    }

    async fn members(&mut self, organization: OrganizationId) -> Result<Vec<Member>> {
        let rows = run!(self.fetch_all::<MembershipRow>(MEMBERS, organization.to_string()))?;
        let mut members = Vec::with_capacity(rows.len());
        for row in rows {
            let membership = row.membership()?;
            let user = run!(self.fetch_optional::<UserRow>(USER, membership.user_id.to_string()))?;
            if let Some(user) = user {
                members.push(Member { membership, user: user.user()? });
            }
        }
        Ok(members)
    }

    async fn set_role(&mut self, id: MemberId, role: MemberRole) -> Result<()> {
        run!(self.execute(SET_ROLE, id.to_string(), role.as_str()))?;
        Ok(())
    }

    async fn remove_member(&mut self, membership: &Membership) -> Result<()> {
        let organization = membership.organization_id.to_string();
        run!(self.execute(LEAVE_OWN_SESSIONS, organization, membership.user_id.to_string()))?;
        run!(self.execute(REMOVE_MEMBER, membership.id.to_string()))?;
        Ok(())
    }

    async fn invite(&mut self, invitation: &Invitation) -> Result<()> {
        run!(self.execute(
            INVITE,
            invitation.id.to_string(),
            invitation.organization_id.to_string(),
            invitation.email.as_str(),
            invitation.role.as_str(),
            invitation.status.as_str(),
            invitation.inviter_id.map(|id| id.to_string()),
            invitation.expires_at.as_micros(),
            invitation.created_at.as_micros(),
        ))?;
        Ok(())
    }

    async fn invitation(&mut self, id: InvitationId) -> Result<Option<Invitation>> {
        let row = run!(self.fetch_optional::<InvitationRow>(INVITATION, id.to_string()))?;
        row.map(InvitationRow::invitation).transpose()
    }

    async fn invitations(&mut self, organization: OrganizationId) -> Result<Vec<Invitation>> {
        let rows = run!(self.fetch_all::<InvitationRow>(INVITATIONS, organization.to_string()))?;
        rows.into_iter().map(InvitationRow::invitation).collect()
    }

    async fn invitations_of(&mut self, email: &Email, now: Timestamp) -> Result<Vec<Invitation>> {
        let (email, now) = (email.as_str(), now.as_micros());
        let rows = run!(self.fetch_all::<InvitationRow>(INVITATIONS_OF, email, now))?;
        rows.into_iter().map(InvitationRow::invitation).collect()
    }

    async fn settle(&mut self, id: InvitationId, status: InvitationStatus) -> Result<bool> {
        Ok(run!(self.execute(SETTLE, id.to_string(), status.as_str()))? == 1)
    }
}
