use super::{Auth, no_session};
use crate::auth::tokens::{new_key, sign, verify};
use crate::auth::{Claims, Jwks, Session, SigningKey, Token, User};
use crate::error::Result;

impl Auth {
    /// A signed token that names a user to other services, for a quarter of an hour.
    pub async fn issue_jwt(&self, session: &Session, user: &User) -> Result<Token> {
        let key = self.signing_key().await?;
        let iat = self.ambient.now().as_micros() / 1_000_000;
        let lifetime = i64::try_from(self.config.token_lifetime.as_secs()).unwrap_or(i64::MAX);
        let claims = Claims {
            sub: user.id.to_string(),
            iss: self.config.site.clone(),
            aud: self.config.site.clone(),
            iat,
            exp: iat.saturating_add(lifetime),
            sid: session.id.to_string(),
            email: user.email.to_string(),
            name: user.name.clone(),
        };
        sign(&key, &self.vault, &claims).map(Token::from_text)
    }

    /// What a signed token says, when it is ours and has not ended. Whether its session lives on is
    /// another question: [`session`](Self::session) answers that.
    pub async fn verify_jwt(&self, token: &Token) -> Result<Claims> {
        let keys = self.published().await?;
        verify(&keys, token.expose(), &self.config.site, self.ambient.now())
    }

    /// The public keys, by which others check our tokens.
    pub async fn jwks(&self) -> Result<Jwks> {
        self.signing_key().await?;
        let keys = self.published().await?;
        Ok(Jwks { keys: keys.iter().map(From::from).collect() })
    }

    /// The key that signs now; a new one where the last has retired. Of several that are made at
    /// once the newest signs, and all are published.
    async fn signing_key(&self) -> Result<SigningKey> {
        let now = self.ambient.now();
        if let Some(key) =
            self.store.read().await?.signing_keys().after(now).await?.into_iter().next()
        {
            return Ok(key);
        }
        let retires_at = now + self.config.signing_key_lifetime;
        let key = new_key(&self.ambient, &self.vault, retires_at)?;
        let mut tx = self.store.begin().await?;
        tx.signing_keys().insert(&key).await?;
        tx.commit().await?;
        Ok(key)
    }

    /// The keys whose tokens may still be good.
    async fn published(&self) -> Result<Vec<SigningKey>> {
        let oldest = self.ambient.now() - self.config.token_lifetime;
        self.store.read().await?.signing_keys().after(oldest).await
    }

    /// A signed token for the session of an opaque one.
    pub async fn jwt_of(&self, token: &Token) -> Result<Token> {
        let (session, user) = self.session(token).await?.ok_or_else(no_session)?;
        self.issue_jwt(&session, &user).await
    }
}
