use std::sync::Arc;

use osirix_core::clock::Ambient;
use osirix_core::error::{Error, Result};
use osirix_core::id::{AccountId, JobId};
use osirix_core::jobs::{Job, JobKind, JobService, NewJob, Watch};
use osirix_core::media::Script;
use osirix_core::money::Credits;
use osirix_core::page::{Page, PageRequest};
use osirix_core::store::Store;
use osirix_media::pipeline::{SpeechWork, VideoWork};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::AvatarsApi;
use super::records::{JobInfo, JobOutput, LipSyncRequest, SpeechRequest, VideoRequest};

/// The work: speech, lip-sync, videos.
#[derive(Clone)]
pub struct JobsApi {
    store: Arc<dyn Store>,
    jobs: JobService,
    ambient: Ambient,
}

impl JobsApi {
    pub(super) fn new(store: &Arc<dyn Store>, jobs: &JobService, ambient: &Ambient) -> Self {
        JobsApi { store: store.clone(), jobs: jobs.clone(), ambient: ambient.clone() }
    }

    /// Creates a video job and holds its credits, or refuses with a typed error and leaves nothing.
    pub async fn create_video(&self, account: AccountId, request: VideoRequest) -> Result<JobInfo> {
        let new = self.video(account, request).await?;
        self.create(new).await
    }

    /// Creates a speech job and holds its credits.
    pub async fn create_speech(
        &self,
        account: AccountId,
        request: SpeechRequest,
    ) -> Result<JobInfo> {
        self.create(speech(account, JobKind::Tts, request)?).await
    }

    /// Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync.
    pub async fn create_lip_sync(
        &self,
        account: AccountId,
        request: LipSyncRequest,
    ) -> Result<JobInfo> {
        self.create(speech(account, JobKind::LipSync, request)?).await
    }

    /// The most that a video would cost, without creating anything.
    pub async fn quote_video(&self, account: AccountId, request: VideoRequest) -> Result<Credits> {
        self.jobs.quote(&self.video(account, request).await?).await
    }

    /// The account's job of this id, or [`NotFound`](crate::ErrorCode::NotFound).
    pub async fn get(&self, account: AccountId, id: JobId) -> Result<JobInfo> {
        self.info(self.jobs.get(account, id).await?)
    }

    /// The account's jobs, newest first.
    pub async fn list(&self, account: AccountId, page: PageRequest) -> Result<Page<JobInfo>> {
        let page = self.jobs.list(account, &page).await?;
        let items = page.items.into_iter().map(|job| self.info(job)).collect::<Result<_>>()?;
        Ok(Page { items, next: page.next })
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

    async fn create(&self, new: NewJob) -> Result<JobInfo> {
        self.info(self.jobs.create(new).await?)
    }

    async fn video(&self, account: AccountId, request: VideoRequest) -> Result<NewJob> {
        let speech = SpeechWork {
            script: Script::new(&request.script)?,
            voice: request.voice,
            settings: request.settings.checked()?,
        };
        let slug = request.avatar;
        let avatar = AvatarsApi::new(&self.store).get(account, slug.clone()).await?;
        let work =
            VideoWork { speech, avatar: slug, reference: avatar.reference, spec: request.spec };
        new_job(account, JobKind::Video, &work, request.idempotency_key)
    }

    fn info(&self, job: Job) -> Result<JobInfo> {
        let output = output(&job)?;
        Ok(JobInfo::new(job, output, self.ambient.now()))
    }
}

fn speech(account: AccountId, kind: JobKind, request: SpeechRequest) -> Result<NewJob> {
    let work = SpeechWork {
        script: Script::new(&request.script)?,
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
    Ok(NewJob { account, kind, request, idempotency_key, priority: 0, run_at: None })
}

fn output(job: &Job) -> Result<Option<JobOutput>> {
    let Some(result) = &job.result else { return Ok(None) };
    Ok(Some(match job.kind {
        JobKind::Tts => JobOutput::Speech(stored(job, result)?),
        JobKind::LipSync => JobOutput::LipSync(stored(job, result)?),
        JobKind::Video => JobOutput::Video(stored(job, result)?),
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
