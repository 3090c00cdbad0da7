use osirix_core::audit::Actor;
use osirix_core::auth::Token;
use osirix_core::clock::Timestamp;
use osirix_core::error::Result;
use osirix_core::id::{AccountId, ConnectionId, PostId, PostQueueId, PublicationId, RecurrenceId};
use osirix_core::page::{Page, PageRequest};
use osirix_core::social::{
    Attempt, ComingSlot, ConnectChoice, ConnectReturn, ConnectSecret, ConnectStart, ConnectWays,
    NetworkAccount, NewPostQueue, PostQueue, PublicationState, Resolution, Social, StartConnect,
    TargetPreview, TargetProblem,
};

use super::posts::{PostRequest, PostsImport, PublicationInfo, SocialPost};
use super::recurrences::{PostRecurrence, RepeatRequest};

/// Publishing on social networks, so that nothing is posted twice.
///
/// An account connects its accounts of networks, writes posts, and schedules them; workers publish
/// what is due. A message of which nobody knows whether it is out is never simply posted again: its
/// publication is `unconfirmed`, and a person decides.
#[derive(Clone)]
pub struct SocialApi {
    social: Social,
}

impl SocialApi {
    pub(super) fn new(social: &Social) -> Self {
        SocialApi { social: social.clone() }
    }

    /// How accounts can be connected here, network by network.
    pub async fn ways(&self) -> Result<Vec<ConnectWays>> {
        Ok(self.social.ways())
    }

    /// Begins to connect an account by its network's page, to which the browser is sent.
    pub async fn start_connect(
        &self,
        account: AccountId,
        request: StartConnect,
    ) -> Result<ConnectStart> {
        self.social.start_connect(account, request).await
    }

    /// Ends the way round by a network's page: the accounts that may be [chosen](Self::choose).
    ///
    /// A state that is not known, was shown before, or is another account's is
    /// [`Unauthenticated`](crate::ErrorCode::Unauthenticated); who said no, or may publish for
    /// nobody, gets [`PermissionDenied`](crate::ErrorCode::PermissionDenied).
    pub async fn finish_connect(
        &self,
        account: AccountId,
        back: ConnectReturn,
    ) -> Result<ConnectChoice> {
        self.social.finish_connect(account, back).await
    }

    /// Connects some of the accounts that were found, by their ids on the network: all or none.
    pub async fn choose(
        &self,
        account: AccountId,
        choice: Token,
        accounts: Vec<String>,
    ) -> Result<Vec<NetworkAccount>> {
        self.social.choose(Actor::Account(account), account, &choice, &accounts).await
    }

    /// Connects an account with a secret that a person made for this use on the network: an app
    /// password of Bluesky, an access token of Mastodon, what the program's own network takes. A
    /// wrong one is [`Unauthenticated`](crate::ErrorCode::Unauthenticated).
    pub async fn connect(
        &self,
        account: AccountId,
        request: ConnectSecret,
    ) -> Result<NetworkAccount> {
        self.social.connect_with(Actor::Account(account), account, request).await
    }

    /// The accounts that are connected and how well they are, the oldest first.
    pub async fn connections(&self, account: AccountId) -> Result<Vec<NetworkAccount>> {
        self.social.connections(account).await
    }

    /// Gives a connection up: the network takes its credentials no more, and they are forgotten
    /// here. A network that does not answer leaves it as it is.
    pub async fn disconnect(
        &self,
        account: AccountId,
        connection: ConnectionId,
    ) -> Result<NetworkAccount> {
        self.social.disconnect(Actor::Account(account), account, connection).await
    }

    /// Writes a post down as a draft.
    pub async fn write(&self, account: AccountId, post: PostRequest) -> Result<SocialPost> {
        let new = post.new_post()?;
        self.social.write(Actor::Account(account), account, new).await.map(SocialPost::from)
    }

    /// Writes a post anew that is a draft, or scheduled and not due yet; one that was scheduled is
    /// so again, if every network takes it.
    pub async fn rewrite(
        &self,
        account: AccountId,
        post: PostId,
        request: PostRequest,
    ) -> Result<SocialPost> {
        let (actor, new) = (Actor::Account(account), request.new_post()?);
        self.social.rewrite(actor, account, post, new).await.map(SocialPost::from)
    }

    /// Everything that networks would refuse of a post; empty where all would take it.
    pub async fn preflight(&self, account: AccountId, post: PostId) -> Result<Vec<TargetProblem>> {
        self.social.preflight(account, post).await
    }

    /// What each connection would get of a post, how long its texts are as that network counts, and
    /// what it would refuse. Nothing is written down.
    pub async fn preview(
        &self,
        account: AccountId,
        post: PostRequest,
    ) -> Result<Vec<TargetPreview>> {
        self.social.preview(account, post.new_post()?).await
    }

    /// Schedules a draft for its time, or for now where it has none; where its account wants
    /// approval, a member [submits](crate::ApprovalsApi::submit) it instead. What a network would
    /// refuse is [`InvalidInput`](crate::ErrorCode::InvalidInput) with the first problem and their
    /// number; so is a time that is past.
    pub async fn schedule(&self, account: AccountId, post: PostId) -> Result<SocialPost> {
        self.social.schedule(Actor::Account(account), account, post).await.map(SocialPost::from)
    }

    /// Schedules a draft for the next free slot of a queue: of several at once, each gets a slot of
    /// its own. A post without connections goes out by all of the queue's; another connection than
    /// those is [`InvalidInput`](crate::ErrorCode::InvalidInput).
    pub async fn queue_post(
        &self,
        account: AccountId,
        post: PostId,
        queue: PostQueueId,
    ) -> Result<SocialPost> {
        let actor = Actor::Account(account);
        self.social.queue_post(actor, account, post, queue).await.map(SocialPost::from)
    }

    /// Makes a queue: the times of a week at which some connections publish. A name that the
    /// account has already is [`AlreadyExists`](crate::ErrorCode::AlreadyExists).
    pub async fn add_queue(&self, account: AccountId, request: NewPostQueue) -> Result<PostQueue> {
        self.social.add_queue(Actor::Account(account), account, request).await
    }

    /// Makes a queue another one. Posts that have a slot keep their times.
    pub async fn change_queue(
        &self,
        account: AccountId,
        queue: PostQueueId,
        request: NewPostQueue,
    ) -> Result<PostQueue> {
        self.social.change_queue(Actor::Account(account), account, queue, request).await
    }

    /// Removes a queue. Posts that have a slot of it keep their times.
    pub async fn remove_queue(&self, account: AccountId, queue: PostQueueId) -> Result<()> {
        self.social.remove_queue(Actor::Account(account), account, queue).await
    }

    /// An account's queue.
    pub async fn post_queue(&self, account: AccountId, queue: PostQueueId) -> Result<PostQueue> {
        self.social.post_queue(account, queue).await
    }

    /// An account's queues, by their names.
    pub async fn post_queues(&self, account: AccountId) -> Result<Vec<PostQueue>> {
        self.social.post_queues(account).await
    }

    /// The slots of a queue that are to come and what fills them: so many, 1 to 500.
    pub async fn coming_slots(
        &self,
        account: AccountId,
        queue: PostQueueId,
        limit: u32,
    ) -> Result<Vec<ComingSlot>> {
        self.social.coming_slots(account, queue, limit).await
    }

    /// Has a post made again and again: each time a post of its own, scheduled some days ahead.
    pub async fn repeat(
        &self,
        account: AccountId,
        request: RepeatRequest,
    ) -> Result<PostRecurrence> {
        let (actor, new) = (Actor::Account(account), request.new_recurrence()?);
        self.social.repeat(actor, account, new).await.map(PostRecurrence::from)
    }

    /// Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more.
    pub async fn stop_repeating(
        &self,
        account: AccountId,
        recurrence: RecurrenceId,
    ) -> Result<PostRecurrence> {
        let actor = Actor::Account(account);
        let stopped = self.social.stop_repeating(actor, account, recurrence).await;
        stopped.map(PostRecurrence::from)
    }

    /// An account's recurrence.
    pub async fn recurrence(
        &self,
        account: AccountId,
        recurrence: RecurrenceId,
    ) -> Result<PostRecurrence> {
        self.social.recurrence(account, recurrence).await.map(PostRecurrence::from)
    }

    /// An account's recurrences, the newest first.
    pub async fn recurrences(
        &self,
        account: AccountId,
        page: PageRequest,
    ) -> Result<Page<PostRecurrence>> {
        Ok(self.social.recurrences(account, &page).await?.map(PostRecurrence::from))
    }

    /// Makes the posts of a table in CSV, all of them or none: those with a time are scheduled, the
    /// others are drafts. Its header names the columns: `text` and `connections` (ids, between them
    /// spaces or `;`), and as they are wanted `time` with `time_zone`, `link`, `first_comment`,
    /// `utm_source`, `utm_medium` and `utm_campaign`. Where anything is wrong, or it is only tried,
    /// no post is made. More than 1,000,000 bytes or 500 posts are
    /// [`TooLarge`](crate::ErrorCode::TooLarge).
    pub async fn import_posts(
        &self,
        account: AccountId,
        csv: String,
        try_only: bool,
    ) -> Result<PostsImport> {
        let actor = Actor::Account(account);
        let imported = self.social.import_posts(actor, account, &csv, try_only).await;
        imported.map(PostsImport::from)
    }

    /// Cancels a post, or as much of it as nobody can have seen. Where nothing can be cancelled it
    /// is a [`Conflict`](crate::ErrorCode::Conflict).
    pub async fn cancel(&self, account: AccountId, post: PostId) -> Result<SocialPost> {
        self.social.cancel(Actor::Account(account), account, post).await.map(SocialPost::from)
    }

    /// An account's post.
    pub async fn post(&self, account: AccountId, post: PostId) -> Result<SocialPost> {
        self.social.post(account, post).await.map(SocialPost::from)
    }

    /// An account's posts, the newest first.
    pub async fn posts(&self, account: AccountId, page: PageRequest) -> Result<Page<SocialPost>> {
        Ok(self.social.posts(account, &page).await?.map(SocialPost::from))
    }

    /// An account's posts that are due from one moment on and before another, in that order.
    pub async fn calendar(
        &self,
        account: AccountId,
        since: Timestamp,
        until: Timestamp,
        page: PageRequest,
    ) -> Result<Page<SocialPost>> {
        Ok(self.social.calendar(account, since, until, &page).await?.map(SocialPost::from))
    }

    /// What has become of a post, connection by connection.
    pub async fn publications(
        &self,
        account: AccountId,
        post: PostId,
    ) -> Result<Vec<PublicationInfo>> {
        let found = self.social.publications_of(account, post).await?;
        Ok(found.into_iter().map(PublicationInfo::from).collect())
    }

    /// An account's publications, all or those in a state, the newest first: those that are
    /// `unconfirmed` wait for a person.
    pub async fn publications_in(
        &self,
        account: AccountId,
        state: Option<PublicationState>,
        page: PageRequest,
    ) -> Result<Page<PublicationInfo>> {
        Ok(self.social.publications(account, state, &page).await?.map(PublicationInfo::from))
    }

    /// The record of a publication: what was tried and what came of it, the oldest first.
    pub async fn attempts(
        &self,
        account: AccountId,
        publication: PublicationId,
        page: PageRequest,
    ) -> Result<Page<Attempt>> {
        self.social.attempts(account, publication, &page).await
    }

    /// Says that the message of an unconfirmed publication is out. The network's id of it is needed
    /// where further messages answer it.
    pub async fn confirm(
        &self,
        account: AccountId,
        publication: PublicationId,
        remote_id: Option<String>,
        permalink: Option<String>,
    ) -> Result<PublicationInfo> {
        self.resolve(account, publication, Resolution::Out { remote_id, permalink }).await
    }

    /// Says that the message of an unconfirmed publication is not out, or that a failed one is to
    /// be tried again. While its last try may still be under way this is a
    /// [`Conflict`](crate::ErrorCode::Conflict), which says how long.
    pub async fn publish_again(
        &self,
        account: AccountId,
        publication: PublicationId,
    ) -> Result<PublicationInfo> {
        self.resolve(account, publication, Resolution::Again).await
    }

    /// Leaves an unconfirmed publication as it is: nothing more is tried.
    pub async fn give_up(
        &self,
        account: AccountId,
        publication: PublicationId,
    ) -> Result<PublicationInfo> {
        self.resolve(account, publication, Resolution::GiveUp).await
    }

    async fn resolve(
        &self,
        account: AccountId,
        publication: PublicationId,
        decision: Resolution,
    ) -> Result<PublicationInfo> {
        let actor = Actor::Account(account);
        let decided = self.social.resolve(actor, account, publication, &decision).await?;
        Ok(PublicationInfo::from(decided))
    }
}
