//! AI content creation as a library: text in, video of a speaking avatar out.
//!
//! [`Osirix`] is the whole platform behind one handle. With nothing configured it keeps its data
//! in a folder, speaks with a built-in voice, draws one of eight built-in avatars and works in
//! this process.
//!
//! ```
//! use osirix::{Osirix, VideoRequest};
//!
//! # #[tokio::main(flavor = "multi_thread")]
//! # async fn main() -> osirix::Result<()> {
//! # let folder = tempfile::tempdir().unwrap();
//! # let home = folder.path();
//! let osirix = Osirix::builder().home(home).build().await?;
//! let account = osirix.accounts().open("Ada".into(), Some("ada".into())).await?;
//!
//! let request = VideoRequest::new("Hello, I am Osirix.");
//! let job = osirix.jobs().create_video(account.id, request).await?;
//! let job = osirix.jobs().wait(account.id, job.id).await?;
//!
//! let video = job.video().expect("a completed video job has a video");
//! osirix.files().save(video.video.clone(), home.join("hello.mp4")).await?;
//!
//! let balance = osirix.credits().balance(account.id).await?;
//! assert_eq!(balance.available.0 + balance.spent.0, 100);
//! osirix.close().await;
//! # Ok(())
//! # }
//! ```

/// The README's programs, compiled as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

/// The guide's programs, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/jobs.md")]
struct JobsGuide;

/// The guide to videos: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/videos.md")]
struct VideosGuide;

/// The guide to voices: its program, compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/voices.md")]
struct VoicesGuide;

/// The same of where files are kept.
#[cfg(all(doctest, feature = "s3"))]
#[doc = include_str!("../../docs/guide/storage.md")]
struct StorageGuide;

mod builder;
mod config;
mod facade;
mod hosted;
#[cfg(feature = "neural")]
mod neural;
mod registry;
mod s3;
mod secret;

pub use async_trait::async_trait;
pub use builder::Builder;
pub use config::Config;
pub use facade::{
    AccountsApi, AdminApi, AfterJob, ApiKeysApi, AuditApi, AuthApi, AvatarsApi, CreditOperation,
    CreditOutcome, CreditsApi, FilesApi, GrantTerms, JobControl, JobInfo, JobOutput, JobQuery,
    JobRequest, JobSchedule, JobWatch, JobsApi, Kept, LipSyncRequest, MailsApi, ModelInfo,
    ModelsApi, NewJobSchedule, OrganizationsApi, Osirix, OwnResult, PlansApi, ProductsApi,
    ProfileApi, QueueApi, QueueDepth, QueueMetrics, SchedulesApi, SpeechRequest, VideoRequest,
    VoicesApi, WorkApi,
};
pub use hosted::{ElevenLabsConfig, OpenAiSpeechConfig};
pub use osirix_core as core;
pub use osirix_core::accounts::Account;
pub use osirix_core::api_keys::{
    ApiKey, ApiKeyUpdate, CreatedApiKey, KeyIdentity, NewApiKey, Scope,
};
pub use osirix_core::audit::AuditEntry;
pub use osirix_core::auth::{
    Ban, Challenge, Claims, Device, Email, FactorMethod, Identity, ImportReport, Jwk, Jwks,
    LinkedAccount, NewUser, Passkey, PasskeyAnswer, PasskeyChallenge, ProviderOutcome,
    ProviderReturn, ProviderStart, Purpose, RefusedUser, Role, SecondFactor, Session, SignIn,
    SignInOutcome, SignUp, SignedIn, Token, TwoFactorSetup, User, UserPage, UserQuery, UserUpdate,
};
pub use osirix_core::avatars::{Avatar, AvatarKind, Consent, NewAvatar, NewConsent};
pub use osirix_core::blob::{BlobInfo, BlobKey};
pub use osirix_core::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
pub use osirix_core::id::{
    AccountId, ApiKeyId, CredentialId, HoldId, InvitationId, JobId, MemberId, OrganizationId,
    PasskeyId, ScheduleId, SessionId, UserId,
};
pub use osirix_core::jobs::{
    Done, JobHandler, JobKind, JobObserver, JobState, JobTask, KindLimits, KindMetrics, Missed,
    Needs, RetryPolicy, Rules, StageContext, Task, TaskSettings, TaskSpec, Unique, UniqueMode,
    Waits, Work, WorkDone,
};
pub use osirix_core::ledger::{
    Balance, CreditGrant, Entry, GrantShare, Hold, HoldState, LedgerTransaction, Verification,
};
pub use osirix_core::mail::{MailState, OutboxMail};
pub use osirix_core::marketplace::Product;
pub use osirix_core::media::{
    Aspect, Background, CaptionDesign, CaptionPosition, CaptionStyle, Color, FrameRate, Gradient,
    Music, Overlay, OverlayPlace, Preset, PresetLimits, Resolution, SafeArea, Script, VideoSpec,
    Voice, VoiceId, VoiceSettings,
};
pub use osirix_core::money::{Credits, Money};
pub use osirix_core::organizations::{
    Invitation, InvitationDetails, InvitationStatus, Member, MemberRole, Membership,
    NewOrganization, Organization, OrganizationPage, OrganizationUpdate,
};
pub use osirix_core::page::{Page, PageRequest};
pub use osirix_core::plans::{Plan, PriceList};
pub use osirix_core::secret::Secret;
#[cfg(any(feature = "breaches", feature = "mail", feature = "oauth", feature = "passkeys"))]
pub use osirix_identity as identity;
pub use osirix_media::pipeline::{LipSyncResult, SpeechResult, VideoResult};
#[cfg(feature = "s3")]
pub use osirix_storage::{PendingUpload, S3BlobStore, S3Options, SignedUpload};
pub use registry::Registry;
pub use s3::{BlobOptions, S3Config};
