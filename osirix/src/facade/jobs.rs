use std::sync::Arc;

use osirix_core::auth::Token;
use osirix_core::avatars::AvatarKind;
use osirix_core::blob::{BlobKey, BlobStore};
use osirix_core::clock::{Ambient, Timestamp};
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobFilter, JobKind, JobService, Needs, NewJob, Watch};
use osirix_core::marketplace::{Look, Marketplace};
use osirix_core::media::{Background, CaptionDesign, Music, Overlay, Wording};
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::Store;
use osirix_media::pipeline::{SpeechWork, VideoWork, together};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::records::{
    Footage, JobInfo, JobOutput, LipSyncRequest, OwnResult, SpeechRequest, VideoRequest,
};
use super::work::{AfterJob, JobQuery, JobRequest};
use super::{avatars, files, scenes};
use crate::goods::render_music;

/// The work: speech, lip-sync, videos.
#[derive(Clone)]
pub struct JobsApi {
    store: Arc<dyn Store>,
    jobs: JobService,
    ambient: Ambient,
    blobs: Arc<dyn BlobStore>,
    marketplace: Marketplace,
}

impl JobsApi {
    pub(super) fn new(
        store: &Arc<dyn Store>,
        jobs: &JobService,
        ambient: &Ambient,
        blobs: &Arc<dyn BlobStore>,
        marketplace: &Marketplace,
    ) -> Self {
        JobsApi {
            store: store.clone(),
            jobs: jobs.clone(),
            ambient: ambient.clone(),
            blobs: blobs.clone(),
            marketplace: marketplace.clone(),
        }
    }

    /// Creates a video job and holds its credits, or refuses with a typed error and leaves nothing.
    pub async fn create_video(&self, account: AccountId, request: VideoRequest) -> Result<JobInfo> {
        let new = self.video(account, request).await?;
        self.info(self.jobs.create(new).await?)
    }

    /// Creates a speech job and holds its credits.
    pub async fn create_speech(
        &self,
        account: AccountId,
        request: SpeechRequest,
    ) -> Result<JobInfo> {
        self.info(self.jobs.create(speech(account, JobKind::TTS, request)?).await?)
    }

    /// Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync.
    pub async fn create_lip_sync(
        &self,
        account: AccountId,
        request: LipSyncRequest,
    ) -> Result<JobInfo> {
        self.info(self.jobs.create(speech(account, JobKind::LIP_SYNC, request)?).await?)
    }

    /// The most that a video would cost, without creating anything.
    pub async fn quote_video(&self, account: AccountId, request: VideoRequest) -> Result<Credits> {
        self.jobs.quote(&self.video(account, request).await?).await
    }

    /// Creates a job of any kind and holds its credits, or refuses with a typed error and leaves
    /// nothing.
    pub async fn create(&self, account: AccountId, job: JobRequest) -> Result<JobInfo> {
        let new = self.new_job(account, job).await?;
        self.info(self.jobs.create(new).await?)
    }

    /// Creates all of these jobs or none. A job may come after others that stand before it: a
    /// chain, or many and one that comes after all of them.
    pub async fn create_flow(
        &self,
        account: AccountId,
        jobs: Vec<JobRequest>,
    ) -> Result<Vec<JobInfo>> {
        let mut new = Vec::with_capacity(jobs.len());
        for (index, job) in jobs.into_iter().enumerate() {
            new.push(self.new_job(account, job).await.map_err(|e| e.with("index", index))?);
        }
        self.create_plain(new).await
    }

    /// Creates all of these jobs or none, and one that runs when all of them have ended in any
    /// way; it is the last of those returned.
    pub async fn create_batch(
        &self,
        account: AccountId,
        members: Vec<JobRequest>,
        completion: JobRequest,
    ) -> Result<Vec<JobInfo>> {
        let mut completion = completion;
        let member = |index| AfterJob { job: None, index: Some(index), needs: Needs::End };
        completion.after.extend((0..members.len() as u32).map(member));
        let mut jobs = members;
        jobs.push(completion);
        self.create_flow(account, jobs).await
    }

    /// The most that a job would cost, without creating anything.
    pub async fn quote(&self, account: AccountId, job: JobRequest) -> Result<Credits> {
        self.jobs.quote(&self.new_job(account, job).await?).await
    }

    /// The account's job of this id, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get(&self, account: AccountId, id: JobId) -> Result<JobInfo> {
        self.info(self.jobs.get(account, id).await?)
    }

    /// The account's jobs, newest first.
    pub async fn list(&self, account: AccountId, page: PageRequest) -> Result<Page<JobInfo>> {
        self.find(account, JobQuery::default(), page).await
    }

    /// The account's jobs of a kind or in a state, newest first.
    pub async fn find(
        &self,
        account: AccountId,
        query: JobQuery,
        page: PageRequest,
    ) -> Result<Page<JobInfo>> {
        let filter = JobFilter { kind: query.kind, state: query.state };
        self.page(self.jobs.list(account, &filter, &page).await?)
    }

    /// The jobs that this one comes after, in the order in which they were created.
    pub async fn earlier(&self, account: AccountId, id: JobId) -> Result<Vec<JobInfo>> {
        let earlier = self.jobs.earlier(account, id).await?;
        earlier.into_iter().map(|job| self.info(job)).collect()
    }

    /// Answers a job that asked somebody outside, with the secret that it gave them; the job goes
    /// on with the answer. The first answer counts, whoever answers again is told the same.
    pub async fn answer(&self, secret: Token, answer: Value) -> Result<JobId> {
        self.jobs.answer(&secret, &answer).await
    }

    /// Cancels a job; its credits go back.
    pub async fn cancel(&self, account: AccountId, id: JobId) -> Result<JobInfo> {
        self.info(self.jobs.cancel(account, id).await?)
    }

    /// Follows a job: its state now, then each change, until its end.
    pub async fn watch(&self, account: AccountId, id: JobId) -> Result<JobWatch> {
        Ok(JobWatch { watch: self.jobs.watch(account, id).await?, jobs: self.clone() })
    }

    /// Waits for a job's end. A job that failed or was cancelled is returned, not an error.
    pub async fn wait(&self, account: AccountId, id: JobId) -> Result<JobInfo> {
        self.info(self.jobs.wait(account, id).await?)
    }

    /// Of a built-in kind what is asked for is what its own method takes.
    pub(super) async fn new_job(&self, account: AccountId, job: JobRequest) -> Result<NewJob> {
        let JobRequest { kind, request, quote, idempotency_key, priority, run_at, unique, after } =
            job;
        let plain = match &kind {
            kind if *kind == JobKind::VIDEO => self.video(account, asked(request)?).await?,
            kind if [JobKind::TTS, JobKind::LIP_SYNC].contains(kind) => {
                speech(account, kind.clone(), asked(request)?)?
            }
            _ => NewJob::new(account, kind, request),
        };
        let after = after.into_iter().map(AfterJob::after).collect::<Result<_>>()?;
        let idempotency_key = idempotency_key.or(plain.idempotency_key.clone());
        Ok(NewJob { quote, idempotency_key, priority, run_at, unique, after, ..plain })
    }

    pub(super) fn page(&self, page: Page<Job>) -> Result<Page<JobInfo>> {
        let items = page.items.into_iter().map(|job| self.info(job)).collect::<Result<_>>()?;
        Ok(Page { items, next: page.next })
    }

    pub(super) async fn create_plain(&self, new: Vec<NewJob>) -> Result<Vec<JobInfo>> {
        let created = self.jobs.create_all(new).await?;
        created.into_iter().map(|job| self.info(job)).collect()
    }

    pub(super) async fn quote_plain(&self, new: &NewJob) -> Result<Credits> {
        self.jobs.quote(new).await
    }

    pub(super) async fn video(&self, account: AccountId, request: VideoRequest) -> Result<NewJob> {
        let own_music = request.music.is_some();
        let look = self.look(account, &request.looks).await?;
        let mut request = request.over(look);
        let scenes = scenes::works(&self.store, account, &mut request).await?;
        let script = match scenes.is_empty() {
            true => script(account, &request.script, request.audio.as_ref())?,
            false => together(&scenes)?,
        };
        let settings = request.settings.checked()?;
        let speech = SpeechWork { script, audio: request.audio, voice: request.voice, settings };
        let footage = request.footage.map(|footage| spoken_over(account, footage)).transpose()?;
        let in_place = [
            ("scenes", !scenes.is_empty()),
            ("avatar", request.avatar != VideoRequest::new("").avatar),
            ("background", request.background.is_some()),
        ];
        if let Some((field, _)) = in_place.iter().find(|(_, said)| footage.is_some() && *said) {
            let message = "a film that is spoken over has a person and surroundings of its own";
            return Err(Error::invalid(field, message));
        }
        let behind = [
            ("scenes", !scenes.is_empty()),
            ("footage", footage.is_some()),
            ("background", request.background.is_some()),
        ];
        if let Some((field, _)) = behind.iter().find(|(_, said)| request.transparent && *said) {
            let message = "a transparent video has one avatar, and nothing behind it";
            return Err(Error::invalid(field, message));
        }
        let film = footage.as_ref().map_or_else(String::new, |one| one.file.to_string());
        let (slug, consent) = match &footage {
            Some(footage) => (footage.file.file_name().to_owned(), Some(footage.consent.clone())),
            None => (request.avatar, None),
        };
        let (kind, reference) = match scenes.is_empty() {
            true if footage.is_some() => (AvatarKind::Film, film),
            true => {
                let found = avatars::find(&self.store, account, &slug).await?;
                (found.kind, found.reference)
            }
            // Each scene has its own.
            false => (AvatarKind::BuiltInRig, slug.clone()),
        };
        let preset = request.preset;
        let spec = preset.map_or(Ok(request.spec), |preset| preset.spec(request.spec))?;
        let captions = request.captions.map(CaptionDesign::checked).transpose()?;
        let background = request.background.map(Background::checked).transpose()?;
        let music = request.music.map(Music::checked).transpose()?;
        let behind = background.as_ref().and_then(Background::file);
        // What a look plays is the platform's own.
        let brought = music.as_ref().filter(|_| own_music).map(|music| &music.file);
        for (key, field) in [(behind, "background"), (brought, "music")] {
            key.map_or(Ok(()), |key| own_file(account, key, field))?;
        }
        let work = VideoWork {
            speech,
            avatar: slug,
            kind,
            reference,
            consent,
            spec,
            preset,
            captions,
            background: background.filter(|_| scenes.is_empty()),
            music,
            overlays: Overlay::checked(request.overlays)?,
            poster_ms: request.poster_ms,
            preview: request.preview,
            transparent: request.transparent,
            webm: request.webm,
            scenes,
        };
        new_job(account, JobKind::VIDEO, &work, request.idempotency_key)
    }

    /// What looks say together, the later ones before the earlier ones.
    async fn look(&self, account: AccountId, names: &[String]) -> Result<Look> {
        if names.len() > VideoRequest::MAX_LOOKS {
            return Err(Error::invalid("looks", "there are too many looks")
                .with("limit", VideoRequest::MAX_LOOKS)
                .with("value", names.len()));
        }
        let mut together = Look::default();
        for name in names {
            together = self.marketplace.look(account, name).await?.over(together);
        }
        render_music(&self.blobs, &together).await?;
        Ok(together)
    }

    pub(super) fn now(&self) -> Timestamp {
        self.ambient.now()
    }

    pub(super) fn info(&self, job: Job) -> Result<JobInfo> {
        let output = output(&job)?;
        Ok(JobInfo::new(job, output, self.ambient.now()))
    }
}

/// A film of the account's own whose person agreed.
fn spoken_over(account: AccountId, footage: Footage) -> Result<Footage> {
    own_file(account, &footage.file, "footage")?;
    Ok(Footage { consent: footage.consent.checked()?, ..footage })
}

/// A file that an account brought is its own: nobody else's can be named.
pub(super) fn own_file(account: AccountId, key: &BlobKey, field: &'static str) -> Result<()> {
    if key.as_str().starts_with(&files::folder(account)) {
        return Ok(());
    }
    Err(Error::not_found("file", key).with("field", field))
}

/// What is to be said. Beside a recording, which is the account's own, it may be nothing.
fn script(account: AccountId, text: &str, audio: Option<&BlobKey>) -> Result<Wording> {
    let Some(audio) = audio else { return Wording::new(text) };
    own_file(account, audio, "audio")?;
    if text.trim().is_empty() { Ok(Wording::none()) } else { Wording::new(text) }
}

fn speech(account: AccountId, kind: JobKind, request: SpeechRequest) -> Result<NewJob> {
    let work = SpeechWork {
        script: script(account, &request.script, request.audio.as_ref())?,
        audio: request.audio,
        voice: request.voice,
        settings: request.settings.checked()?,
    };
    new_job(account, kind, &work, request.idempotency_key)
}

fn new_job<T: Serialize>(
    account: AccountId,
    kind: JobKind,
    work: &T,
    idempotency_key: Option<String>,
) -> Result<NewJob> {
    let request = serde_json::to_value(work)
        .map_err(|e| Error::internal("a request cannot be written as JSON").caused_by(e))?;
    Ok(NewJob { idempotency_key, ..NewJob::new(account, kind, request) })
}

/// What was asked for, in the form of a method of its own.
fn asked<T: DeserializeOwned>(request: Value) -> Result<T> {
    serde_json::from_value(request).map_err(|e| {
        Error::invalid("request", format!("the request is not of this kind: {e}")).caused_by(e)
    })
}

fn output(job: &Job) -> Result<Option<JobOutput>> {
    let Some(result) = &job.result else { return Ok(None) };
    Ok(Some(match &job.kind {
        kind if *kind == JobKind::TTS => JobOutput::Speech(stored(job, result)?),
        kind if *kind == JobKind::LIP_SYNC => JobOutput::LipSync(stored(job, result)?),
        kind if *kind == JobKind::VIDEO => JobOutput::Video(stored(job, result)?),
        _ => JobOutput::Own(OwnResult { value: result.clone() }),
    }))
}

fn stored<T: DeserializeOwned>(job: &Job, result: &Value) -> Result<T> {
    T::deserialize(result).map_err(|e| {
        Error::inconsistent("jobs", "result", job.id, "the stored result is not of this kind")
            .caused_by(e)
    })
}

/// A job that is being followed.
pub struct JobWatch {
    watch: Watch,
    jobs: JobsApi,
}

impl JobWatch {
    /// The job as it is now, then after each change, and `None` after its final state.
    pub async fn next(&mut self) -> Result<Option<JobInfo>> {
        match self.watch.next().await? {
            Some(job) => self.jobs.info(job).map(Some),
            None => Ok(None),
        }
    }
}
