use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Value, json};

use super::{Avatar, AvatarKind, Consent, NewAvatar};
use crate::audit::{Action, Actor, AuditEntry};
use crate::blob::{BlobKey, BlobStore, ByteStream, byte_stream};
use crate::clock::Ambient;
use crate::error::{Error, ErrorCode, Result};
use crate::id::AccountId;
use crate::store::{Store, Transaction};
use crate::text::readable;

/// What follows a slug's readable part, so that no two are the same.
const TAIL: (&[u8], usize) = (b"0123456789abcdefghjkmnpqrstvwxyz", 10);

/// How long the readable part of a slug is at most.
const SLUG_CHARS: usize = 40;

/// What callers do with avatars.
#[derive(Clone)]
pub struct Avatars {
    store: Arc<dyn Store>,
    blobs: Arc<dyn BlobStore>,
    ambient: Ambient,
}

impl Avatars {
    /// Over a store and the blobs of its pictures.
    pub fn new(store: Arc<dyn Store>, blobs: Arc<dyn BlobStore>, ambient: Ambient) -> Self {
        Avatars { store, blobs, ambient }
    }

    /// Refuses what would be refused when it is added: a name or a consent that is none, and one
    /// avatar more than the plan includes. For work that comes before adding.
    pub async fn check(&self, account: AccountId, new: NewAvatar) -> Result<NewAvatar> {
        let new = new.checked()?;
        room(self.store.read().await?.as_mut(), account).await?;
        Ok(new)
    }

    /// Adds a portrait to an account: `picture` is a file that an engine can open.
    ///
    /// - The picture is kept under a key of its own, before the avatar is there.
    /// - The avatar, its consent and a line of the audit log are written in one transaction, which
    ///   also counts: one more than the plan includes is [`PlanLimit`](ErrorCode::PlanLimit),
    ///   however many are added at once.
    /// - A refusal leaves nothing behind.
    pub async fn add(&self, account: AccountId, new: NewAvatar, picture: Bytes) -> Result<Avatar> {
        self.keep(account, new, AvatarKind::Portrait, byte_stream(picture)).await
    }

    /// Adds a film to an account as [`add`](Self::add) adds a portrait: it is a file that an engine
    /// can open.
    pub async fn add_film(
        &self,
        account: AccountId,
        new: NewAvatar,
        film: ByteStream,
    ) -> Result<Avatar> {
        self.keep(account, new, AvatarKind::Film, film).await
    }

    async fn keep(
        &self,
        account: AccountId,
        new: NewAvatar,
        kind: AvatarKind,
        material: ByteStream,
    ) -> Result<Avatar> {
        let avatar = self.avatar(account, new.checked()?, kind)?;
        let key = BlobKey::new(avatar.reference.clone())?;
        let bytes = self.blobs.put(&key, material).await?.bytes;
        if let Err(refusal) = self.insert(account, &avatar, bytes).await {
            self.withdraw(account, &avatar, &key).await;
            return Err(refusal);
        }
        Ok(avatar)
    }

    /// Removes an avatar that the account has added, and its picture. Jobs that still wait for it
    /// will fail.
    ///
    /// [`NotFound`](ErrorCode::NotFound) where there is none of this slug, and
    /// [`PermissionDenied`](ErrorCode::PermissionDenied) for the demo avatars. Removing again what
    /// was removed in part, when the database failed, goes on.
    pub async fn remove(&self, account: AccountId, slug: &str) -> Result<()> {
        let found = self.store.read().await?.avatars().by_slug(account, slug).await?;
        let avatar = found.ok_or_else(|| unknown(slug))?;
        if avatar.account_id != Some(account) {
            let message = "the demo avatars are everybody's: they cannot be removed";
            let error = Error::new(ErrorCode::PermissionDenied, message);
            return Err(error.with("field", "avatar").with("value", slug));
        }
        // The picture first: what is personal must be gone when nothing tells of it any more.
        if avatar.kind != AvatarKind::BuiltInRig {
            self.blobs.delete(&BlobKey::new(avatar.reference.clone())?).await?;
        }
        let mut tx = self.store.begin().await?;
        if !tx.avatars().delete(account, avatar.id).await? {
            return Err(unknown(slug));
        }
        self.record(tx.as_mut(), Action::AvatarRemoved, &avatar, json!({ "slug": slug })).await?;
        tx.commit().await
    }

    fn avatar(&self, account: AccountId, new: NewAvatar, kind: AvatarKind) -> Result<Avatar> {
        let id = self.ambient.new_id()?;
        let now = self.ambient.now();
        let ending = if kind == AvatarKind::Film { "mp4" } else { "jpg" };
        Ok(Avatar {
            id,
            account_id: Some(account),
            slug: format!(
                "{}-{}",
                readable(&new.name, SLUG_CHARS, "portrait"),
                self.ambient.letters(TAIL.0, TAIL.1)?
            ),
            name: new.name,
            kind,
            reference: format!("avatars/{account}/{id}.{ending}"),
            consent: Some(Consent {
                by: new.consent.by,
                statement: new.consent.statement,
                at: now,
            }),
            created_at: now,
        })
    }

    async fn insert(&self, account: AccountId, avatar: &Avatar, bytes: u64) -> Result<()> {
        let mut tx = self.store.begin().await?;
        // Whoever has an account's books is alone with the account: nobody else counts meanwhile.
        tx.ledger().lock(&[account]).await?;
        room(tx.as_mut(), account).await?;
        tx.avatars().insert(avatar).await?;
        let details = json!({
            "slug": avatar.slug,
            "kind": avatar.kind,
            "bytes": bytes,
            "consent": avatar.consent,
        });
        self.record(tx.as_mut(), Action::AvatarAdded, avatar, details).await?;
        tx.commit().await
    }

    /// Removes the picture of an avatar that was refused. One that is there after all, because only
    /// the word of it was lost, keeps its picture.
    async fn withdraw(&self, account: AccountId, avatar: &Avatar, key: &BlobKey) {
        let left = async {
            let mut tx = self.store.read().await?;
            if tx.avatars().by_slug(account, &avatar.slug).await?.is_none() {
                self.blobs.delete(key).await?;
            }
            Ok::<(), Error>(())
        };
        if let Err(error) = left.await {
            tracing::error!(%error, %key, "the picture of a refused avatar is left behind");
        }
    }

    async fn record(
        &self,
        tx: &mut dyn Transaction,
        action: Action,
        avatar: &Avatar,
        details: Value,
    ) -> Result<()> {
        let account = avatar.account_id;
        let actor = account.map_or(Actor::System, Actor::Account);
        let subject = avatar.id.to_string();
        let entry = AuditEntry::new(&self.ambient, actor, action, account, &subject, details)?;
        tx.audit().append(&entry).await
    }
}

/// Refuses one avatar more than the account's plan includes.
async fn room(tx: &mut dyn Transaction, account: AccountId) -> Result<()> {
    let plan = tx.plans().of_account(account).await?;
    let plan = plan.ok_or_else(|| Error::not_found("account", account))?;
    let Some(most) = plan.max_avatars else { return Ok(()) };
    let own = tx.avatars().count_own(account).await?;
    if own < most {
        return Ok(());
    }
    let message = "your plan includes no more avatars of your own: remove one, or upgrade";
    Err(Error::new(ErrorCode::PlanLimit, message)
        .with("field", "avatar")
        .with("limit", most)
        .with("value", own)
        .with("plan", &plan.code))
}

fn unknown(slug: &str) -> Error {
    Error::new(ErrorCode::NotFound, "there is no avatar of this name: list the avatars")
        .with("field", "avatar")
        .with("value", slug)
}
