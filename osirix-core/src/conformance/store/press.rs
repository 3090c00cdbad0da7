//! What the suites of social publishing share: fake networks, processes that publish on them and
//! can be killed, and an account that is connected to each.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio::sync::Notify;

use super::harness::Harness;
use super::identity::vault;
use super::introducing::Page;
use super::network::{Fake, Line};
use super::unanswered::Fate;
use crate::audit::Actor;
use crate::blob::{BlobInfo, BlobKey, BlobStore, ByteStream};
use crate::error::{Error, Result};
use crate::id::{AccountId, ConnectionId, PostId};
use crate::jobs::Job;
use crate::page::PageRequest;
use crate::social::{
    Attachment, Attempt, AttemptKind, Connector, Content, MediaFacts, MediaFitter, MediaProbe,
    MediaType, Network, NewPost, Part, PictureFit, PlannedPost, Post, Publication, Publisher,
    Social, SocialParts, SocialSettings,
};
use crate::store::Store;

/// Three networks that differ in what they can tell: one finds messages, one recognises repeats
/// besides, and one can do neither.
pub(super) struct Networks {
    pub(super) finds: Arc<Fake>,
    pub(super) repeats: Arc<Fake>,
    pub(super) blind: Arc<Fake>,
    /// The page of the first.
    pub(super) page: Arc<Page>,
}

/// A process that publishes.
pub(super) struct Press {
    pub(super) social: Social,
    killed: Arc<Notify>,
}

impl Networks {
    pub(super) fn new(h: &Harness) -> Self {
        let finds = Fake::new(&h.ambient, Network::X, false, true);
        Networks {
            page: Page::of(&finds),
            finds,
            repeats: Fake::new(&h.ambient, Network::Bluesky, true, true),
            blind: Fake::new(&h.ambient, Network::Instagram, false, false),
        }
    }

    pub(super) fn all(&self) -> [&Arc<Fake>; 3] {
        [&self.finds, &self.repeats, &self.blind]
    }

    pub(super) fn press(&self, h: &Harness, index: usize) -> Press {
        self.press_over(h, h.handle(index), Arc::default())
    }

    /// A process whose commits have these fates.
    pub(super) fn fated(
        &self,
        h: &Harness,
        index: usize,
        fate: impl Fn(usize) -> Fate + Send + Sync + 'static,
    ) -> Press {
        let killed = Arc::<Notify>::default();
        self.press_over(h, h.fated(index, killed.clone(), fate), killed)
    }

    fn press_over(&self, h: &Harness, store: Arc<dyn Store>, killed: Arc<Notify>) -> Press {
        Press::of(h, &self.all(), &self.page, store, killed)
    }

    pub(super) fn of(&self, network: Network) -> &Arc<Fake> {
        let all = self.all();
        all.into_iter().find(|fake| fake.network == network).expect("a network")
    }
}

impl Press {
    /// A process that publishes on these networks alone.
    pub(super) fn of(
        h: &Harness,
        networks: &[&Arc<Fake>],
        page: &Arc<Page>,
        store: Arc<dyn Store>,
        killed: Arc<Notify>,
    ) -> Self {
        let line = |fake: &&Arc<Fake>| -> (Network, Arc<dyn Publisher>) {
            (fake.network, Arc::new(Line { fake: (*fake).clone(), killed: killed.clone() }))
        };
        let publishers = networks.iter().map(line).collect();
        let (blobs, probe) = (Arc::new(NoBlobs), Arc::new(FakeProbe));
        let page: Arc<dyn Connector> = page.clone();
        let connectors = BTreeMap::from([(Network::X, page.clone()), (Network::LinkedIn, page)]);
        let (ambient, vault) = (h.ambient.clone(), vault());
        let fitter = Arc::new(FakeFitter);
        let parts =
            SocialParts { store, ambient, vault, blobs, probe, fitter, publishers, connectors };
        let social = Social::new(parts, SocialSettings::default());
        Press { social: social.unwrap(), killed }
    }

    /// Publishes what is due, once; `false` where it was killed on the way.
    pub(super) async fn work(&self) -> bool {
        tokio::select! {
            () = self.killed.notified() => false,
            // What the database could not do is done by the next.
            _ = self.social.publish_due() => true,
        }
    }

    pub(super) async fn connect(
        &self,
        account: AccountId,
        fake: &Fake,
        name: &str,
    ) -> ConnectionId {
        let connected = self.social.connect(Actor::System, account, &fake.connection(name)).await;
        connected.unwrap().id
    }

    /// A post that is due now.
    pub(super) async fn publish(&self, account: AccountId, new: NewPost) -> PlannedPost {
        let post = self.social.write(Actor::System, account, new).await.unwrap();
        self.social.schedule(Actor::System, account, post.id).await.unwrap()
    }

    pub(super) async fn publications(&self, post: &PlannedPost) -> Vec<Publication> {
        self.social.publications_of(post.account_id, post.id).await.unwrap()
    }

    /// The only publication of a post.
    pub(super) async fn publication(&self, post: &PlannedPost) -> Publication {
        self.publications(post).await.remove(0)
    }

    pub(super) async fn state(&self, account: AccountId, post: PostId) -> String {
        self.social.post(account, post).await.unwrap().state.to_string()
    }

    pub(super) async fn record(&self, one: &Publication) -> Vec<AttemptKind> {
        let page = PageRequest::first(PageRequest::MAX_LIMIT);
        let record = self.social.attempts(one.account_id, one.id, &page).await.unwrap();
        record.items.iter().map(|attempt: &Attempt| attempt.what).collect()
    }

    /// Works until nothing is left to do, however long it takes by the clock.
    pub(super) async fn work_on(&self, h: &Harness) {
        for _ in 0..60 {
            self.work().await;
            h.clock.advance(Duration::from_secs(300));
        }
    }
}

/// A post of these messages by these connections, at once.
pub(super) fn said(texts: &[&str], targets: &[ConnectionId]) -> NewPost {
    let part = |text: &&str| Part { text: (*text).to_owned(), media: Vec::new() };
    let content = Content { parts: texts.iter().map(part).collect(), ..Content::default() };
    let post = Post { content, ..Post::default() };
    NewPost { post, targets: targets.to_vec(), ..NewPost::default() }
}

/// There are no bytes: nobody asks for any.
struct NoBlobs;

#[async_trait]
impl BlobStore for NoBlobs {
    async fn put(&self, key: &BlobKey, _: ByteStream) -> Result<BlobInfo> {
        Err(Error::not_found("blob", key))
    }

    async fn get(&self, key: &BlobKey, _: Option<Range<u64>>) -> Result<ByteStream> {
        Err(Error::not_found("blob", key))
    }

    async fn head(&self, key: &BlobKey) -> Result<BlobInfo> {
        Err(Error::not_found("blob", key))
    }

    async fn delete(&self, _: &BlobKey) -> Result<()> {
        Ok(())
    }

    async fn list(&self, _: &str) -> Result<Vec<BlobInfo>> {
        Ok(Vec::new())
    }

    async fn signed_url(&self, key: &BlobKey, _: Duration) -> Result<String> {
        Err(Error::not_found("blob", key))
    }
}

/// A fake probe: every file is a picture, every job's video is the same, `missing` is not there.
struct FakeProbe;

pub(super) fn facts(media_type: MediaType) -> MediaFacts {
    MediaFacts::picture(media_type, 1_000, (720, 1_280))
}

/// A fake fitter: every picture is as its network wants it, wherever it is.
struct FakeFitter;

#[async_trait]
impl MediaFitter for FakeFitter {
    async fn fit(
        &self,
        picture: &Attachment,
        _: &PictureFit,
        into: &BlobKey,
    ) -> Result<Attachment> {
        Ok(Attachment { blob: into.clone(), ..picture.clone() })
    }
}

#[async_trait]
impl MediaProbe for FakeProbe {
    async fn facts(&self, _: AccountId, attachment: &Attachment) -> Result<MediaFacts> {
        match attachment.blob.as_str() {
            "missing" => Err(Error::not_found("blob", &attachment.blob)),
            _ => Ok(facts(MediaType::Jpeg)),
        }
    }

    async fn promised(&self, _: &Job) -> Result<MediaFacts> {
        Ok(facts(MediaType::Mp4))
    }

    async fn made(&self, job: &Job) -> Result<Attachment> {
        let blob = BlobKey::new(format!("videos/{}", job.id))?;
        Ok(Attachment { blob, facts: facts(MediaType::Mp4), alt_text: None, captions: None })
    }
}
