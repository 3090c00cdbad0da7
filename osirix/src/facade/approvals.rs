use osirix_core::audit::Actor;
use osirix_core::auth::{Auth, Token, User};
use osirix_core::error::Result;
use osirix_core::id::{OrganizationId, PostId, PostQueueId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::social::{PostRules, Social};

use super::posts::{PostsImport, SocialPost};
use super::recurrences::{PostRecurrence, RepeatRequest};

/// Posts of organisations that want approval: a member submits them, another one approves.
///
/// Each call shows the token of a session. To who is no member an organisation does not exist.
/// Where approval is wanted, nothing is scheduled by [`SocialApi`](crate::SocialApi), which does
/// not know who asks: that is [`PermissionDenied`](crate::ErrorCode::PermissionDenied).
#[derive(Clone)]
pub struct ApprovalsApi {
    social: Social,
    auth: Auth,
}

impl ApprovalsApi {
    pub(super) fn new(social: &Social, auth: &Auth) -> Self {
        ApprovalsApi { social: social.clone(), auth: auth.clone() }
    }

    /// What an organisation wants of its posts.
    pub async fn rules(&self, token: Token, organization: OrganizationId) -> Result<PostRules> {
        self.social.post_rules(&self.user(&token).await?, organization).await
    }

    /// Says what an organisation wants of its posts: for its administrators. What is scheduled
    /// stays so, and what waits for approval still needs it.
    pub async fn set_rules(
        &self,
        token: Token,
        organization: OrganizationId,
        rules: PostRules,
    ) -> Result<PostRules> {
        self.social.set_post_rules(&self.user(&token).await?, organization, rules).await
    }

    /// Submits a draft for its time, or for when it is approved where it has none. Where no
    /// approval is wanted it is scheduled.
    pub async fn submit(
        &self,
        token: Token,
        organization: OrganizationId,
        post: PostId,
    ) -> Result<SocialPost> {
        let user = self.user(&token).await?;
        let account = self.social.account_of(&user, organization).await?;
        let actor = Actor::User(user.id);
        self.social.schedule(actor, account, post).await.map(SocialPost::from)
    }

    /// Submits a draft for the next free slot of a queue, which it has from now on.
    pub async fn submit_to_queue(
        &self,
        token: Token,
        organization: OrganizationId,
        post: PostId,
        queue: PostQueueId,
    ) -> Result<SocialPost> {
        let user = self.user(&token).await?;
        let account = self.social.account_of(&user, organization).await?;
        let actor = Actor::User(user.id);
        self.social.queue_post(actor, account, post, queue).await.map(SocialPost::from)
    }

    /// Has a post made again and again, each of which waits for approval.
    pub async fn repeat(
        &self,
        token: Token,
        organization: OrganizationId,
        request: RepeatRequest,
    ) -> Result<PostRecurrence> {
        let user = self.user(&token).await?;
        let account = self.social.account_of(&user, organization).await?;
        let (actor, new) = (Actor::User(user.id), request.new_recurrence()?);
        self.social.repeat(actor, account, new).await.map(PostRecurrence::from)
    }

    /// Makes the posts of a table as [`SocialApi::import_posts`](crate::SocialApi::import_posts)
    /// does; those with a time wait for approval.
    pub async fn import_posts(
        &self,
        token: Token,
        organization: OrganizationId,
        csv: String,
        try_only: bool,
    ) -> Result<PostsImport> {
        let user = self.user(&token).await?;
        let account = self.social.account_of(&user, organization).await?;
        let actor = Actor::User(user.id);
        let imported = self.social.import_posts(actor, account, &csv, try_only).await;
        imported.map(PostsImport::from)
    }

    /// The posts that wait for approval, the newest first.
    pub async fn waiting(
        &self,
        token: Token,
        organization: OrganizationId,
        page: PageRequest,
    ) -> Result<Page<SocialPost>> {
        let user = self.user(&token).await?;
        let found = self.social.awaiting_approval(&user, organization, &page).await?;
        Ok(found.map(SocialPost::from))
    }

    /// Approves a post that another member submitted: for administrators. One's own is
    /// [`PermissionDenied`](crate::ErrorCode::PermissionDenied), one whose time has come
    /// [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn approve(
        &self,
        token: Token,
        organization: OrganizationId,
        post: PostId,
    ) -> Result<SocialPost> {
        let user = self.user(&token).await?;
        self.social.approve(&user, organization, post).await.map(SocialPost::from)
    }

    /// Rejects a post that another member submitted, and says why, in 1 to 1,000 characters: for
    /// administrators. It is a draft then.
    pub async fn reject(
        &self,
        token: Token,
        organization: OrganizationId,
        post: PostId,
        reason: String,
    ) -> Result<SocialPost> {
        let user = self.user(&token).await?;
        self.social.reject(&user, organization, post, reason).await.map(SocialPost::from)
    }

    async fn user(&self, token: &Token) -> Result<User> {
        Ok(self.auth.require_session(token).await?.1)
    }
}
