use async_trait::async_trait;
use osirix_core::auth::{Session, SessionRepository, TokenHash, User};
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{OrganizationId, SessionId, UserId};

use super::Row;
use super::users::{UserRow, select_user};
use crate::db::{SqlTransaction, row, run, statements};

macro_rules! select_session {
    ($dialect:ident) => {
        r#"SELECT "id" AS id, "userId" AS user_id, "createdAt" AS created_at,
            "updatedAt" AS updated_at, "expiresAt" AS expires_at, "remembered" AS remembered,
            "ipAddress" AS ip_address, "userAgent" AS user_agent,
            "impersonatedBy" AS impersonated_by, "activeOrganizationId" AS organization_id
        FROM "session""#
    };
}

statements! {
    write INSERT = r#"INSERT INTO "session" ("id", "userId", "token", "createdAt", "updatedAt",
            "expiresAt", "remembered", "ipAddress", "userAgent", "impersonatedBy")
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"#;
    read BY_TOKEN = "" {select_session} r#" WHERE "token" = $1"#;
    read USER = "" {select_user} r#" WHERE u."id" = $1"#;
    read GET = "" {select_session} r#" WHERE "id" = $1"#;
    read OF_USER = "" {select_session} r#" WHERE "userId" = $1 AND "expiresAt" > $2
        ORDER BY "createdAt" DESC, "id" DESC"#;
    write RENEW = r#"UPDATE "session" SET "updatedAt" = $2, "expiresAt" = $3
        WHERE "id" = $1 AND "updatedAt" = $4"#;
    write SET_ORGANIZATION = r#"UPDATE "session" SET "activeOrganizationId" = $2
        WHERE "id" = $1"#;
    write DELETE = r#"DELETE FROM "session" WHERE "id" = $1 AND "userId" = $2"#;
    write DELETE_OTHERS = r#"DELETE FROM "session" WHERE "userId" = $1 AND "id" <> $2"#;
    write DELETE_EXPIRED = r#"DELETE FROM "session" WHERE "id" IN
        (SELECT "id" FROM "session" WHERE "expiresAt" <= $1 ORDER BY "expiresAt" LIMIT $2)"#;
}

row! {
    struct SessionRow {
        id: String,
        user_id: String,
        created_at: i64,
        updated_at: i64,
        expires_at: i64,
        remembered: bool,
        ip_address: Option<String>,
        user_agent: Option<String>,
        impersonated_by: Option<String>,
        organization_id: Option<String>,
    }
}

impl SessionRow {
    fn session(self) -> Result<Session> {
        let row = Row { table: "session", id: &self.id };
        Ok(Session {
            id: row.parse("id", &self.id)?,
            user_id: row.parse("userId", &self.user_id)?,
            created_at: Timestamp::from_micros(self.created_at),
            updated_at: Timestamp::from_micros(self.updated_at),
            expires_at: Timestamp::from_micros(self.expires_at),
            remembered: self.remembered,
            ip_address: self.ip_address,
            impersonated_by: row.parse_some("impersonatedBy", self.impersonated_by.as_deref())?,
            organization_id: row
                .parse_some("activeOrganizationId", self.organization_id.as_deref())?,
            user_agent: self.user_agent,
        })
    }
}

#[async_trait]
impl SessionRepository for SqlTransaction {
    async fn insert(&mut self, session: &Session, token: &TokenHash) -> Result<()> {
        run!(self.execute(
            INSERT,
            session.id.to_string(),
            session.user_id.to_string(),
            token.as_str(),
            session.created_at.as_micros(),
            session.updated_at.as_micros(),
            session.expires_at.as_micros(),
            session.remembered,
            &session.ip_address,
            &session.user_agent,
            session.impersonated_by.map(|id| id.to_string()),
        ))?;
        Ok(())
    }

    async fn by_token(&mut self, token: &TokenHash) -> Result<Option<(Session, User)>> {
        let row = run!(self.fetch_optional::<SessionRow>(BY_TOKEN, token.as_str()))?;
        let Some(row) = row else { return Ok(None) };
        let session = row.session()?;
        let user = run!(self.fetch_optional::<UserRow>(USER, session.user_id.to_string()))?;
        Ok(user.map(UserRow::user).transpose()?.map(|user| (session, user)))
    }

    async fn get(&mut self, id: SessionId) -> Result<Option<Session>> {
        let row = run!(self.fetch_optional::<SessionRow>(GET, id.to_string()))?;
        row.map(SessionRow::session).transpose()
    }

    async fn of_user(&mut self, user: UserId, now: Timestamp) -> Result<Vec<Session>> {
        let (user, now) = (user.to_string(), now.as_micros());
        let rows = run!(self.fetch_all::<SessionRow>(OF_USER, user, now))?;
        rows.into_iter().map(SessionRow::session).collect()
    }

    async fn renew(&mut self, session: &Session, before: Timestamp) -> Result<bool> {
        let renewed = run!(self.execute(
            RENEW,
            session.id.to_string(),
            session.updated_at.as_micros(),
            session.expires_at.as_micros(),
            before.as_micros(),
        ))?;
        Ok(renewed == 1)
    }

    async fn delete(&mut self, user: UserId, session: SessionId) -> Result<bool> {
        let deleted = run!(self.execute(DELETE, session.to_string(), user.to_string()))?;
        Ok(deleted == 1)
    }

    async fn delete_others(&mut self, user: UserId, keep: Option<SessionId>) -> Result<u64> {
        let keep = keep.map(|keep| keep.to_string()).unwrap_or_default();
        run!(self.execute(DELETE_OTHERS, user.to_string(), keep))
    }

    async fn set_organization(
        &mut self,
        session: SessionId,
        organization: Option<OrganizationId>,
    ) -> Result<()> {
        let organization = organization.map(|id| id.to_string());
        run!(self.execute(SET_ORGANIZATION, session.to_string(), organization))?;
        Ok(())
    }

    async fn delete_expired(&mut self, now: Timestamp, limit: u32) -> Result<u64> {
        run!(self.execute(DELETE_EXPIRED, now.as_micros(), i64::from(limit)))
    }
}
