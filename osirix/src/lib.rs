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

/// The guide to recordings: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/recordings.md")]
struct RecordingsGuide;

/// The guide to portraits and films: its programs, compiled, and the first run.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/portraits.md")]
struct PortraitsGuide;

/// The guide to transcoding: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/transcoding.md")]
struct TranscodingGuide;

/// The guide to payments: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/payments.md")]
struct PaymentsGuide;

/// The guide to the marketplace: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/marketplace.md")]
struct MarketplaceGuide;

/// The guide to analytics: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/analytics.md")]
struct AnalyticsGuide;

/// The guide to social networks: its program, compiled as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/social.md")]
struct SocialGuide;

/// The guide to webhooks: its program, run as a test.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide/webhooks.md")]
struct WebhooksGuide;

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
mod courier;
mod facade;
mod goods;
mod hosted;
mod networks;
#[cfg(feature = "neural")]
mod neural;
pub mod operation;
mod payments;
mod registry;
mod s3;
mod secret;
mod transcoding;

pub use async_trait::async_trait;
pub use builder::Builder;
pub use config::Config;
pub use facade::{
    AccountsApi, AdminApi, AfterJob, AnalyticsApi, ApiKeysApi, ApprovalsApi, AuditApi, AuthApi,
    AvatarsApi, BillingApi, BillingOverview, CreditOperation, CreditOutcome, CreditsApi, FilesApi,
    Footage, GrantTerms, JobControl, JobInfo, JobOutput, JobQuery, JobRequest, JobSchedule,
    JobWatch, JobsApi, Kept, LipSyncRequest, MailsApi, MarketplaceApi, ModelInfo, ModelsApi,
    ModerationApi, NewJobSchedule, OrganizationsApi, Osirix, OwnResult, PaymentsApi, PayoutsApi,
    PlansApi, PostContent, PostMedia, PostMessage, PostRecurrence, PostRequest, PostVariant,
    PostsImport, ProfileApi, PublicationInfo, QueueApi, QueueDepth, QueueMetrics, RepeatRequest,
    Scene, SchedulesApi, SocialApi, SocialPost, SpeechRequest, SubscriptionInfo, VideoBatch,
    VideoRequest, VoicesApi, WebhooksApi, WorkApi,
};
pub use hosted::{ElevenLabsConfig, OpenAiSpeechConfig};
pub use networks::{MastodonServer, NetworkApp, NetworkServer, SocialConfig};
pub use osirix_core as core;
pub use osirix_core::accounts::Account;
pub use osirix_core::analytics::{
    AnalyticsPeriod, AnalyticsQuery, AnalyticsReport, CreditFigures, CsvPart, DayFigures, Figures,
    JobFigures, KindCredits, MoneyFigures, PostFigures, SalesFigures,
};
pub use osirix_core::api_keys::{
    ApiKey, ApiKeyUpdate, CreatedApiKey, KeyIdentity, NewApiKey, Scope,
};
pub use osirix_core::audit::{AuditEntry, AuditFault, AuditFinding, AuditHead, AuditVerification};
pub use osirix_core::auth::{
    Ban, Challenge, Claims, Device, Email, FactorMethod, Identity, ImportReport, Jwk, Jwks,
    LinkedAccount, NewUser, Passkey, PasskeyAnswer, PasskeyChallenge, ProviderOutcome,
    ProviderReturn, ProviderStart, Purpose, RefusedUser, Role, SecondFactor, Session, SignIn,
    SignInOutcome, SignUp, SignedIn, Token, TwoFactorSetup, User, UserPage, UserQuery, UserUpdate,
};
pub use osirix_core::avatars::{Avatar, AvatarKind, Consent, NewAvatar, NewConsent};
pub use osirix_core::billing::{
    BillingSettings, Checkout, CreditPack, Difference, DifferenceKind, EventState, GatewayEvent,
    Intake, Invoice, InvoiceLine, InvoiceState, PaidSubscriptionState, PaymentGateway, Period,
    Reconciliation, Reference, Refund, RefundState, StartCheckout, StoredEvent, Subject,
    SubjectKind, Trial,
};
pub use osirix_core::blob::{BlobInfo, BlobKey};
pub use osirix_core::error::{Error, ErrorCode, ErrorRecord, Result, Retry};
pub use osirix_core::events::EventKind;
pub use osirix_core::id::{
    AccountId, ApiKeyId, ConnectionId, CredentialId, EndpointId, EventId, HoldId, InvitationId,
    JobId, LicenceId, MemberId, OrderId, OrganizationId, PasskeyId, PayoutId, PostId, PostQueueId,
    ProductId, PublicationId, ReconciliationId, RecurrenceId, ScheduleId, SessionId, UserId,
};
pub use osirix_core::jobs::{
    Done, JobHandler, JobKind, JobObserver, JobState, JobTask, KindLimits, KindMetrics, Missed,
    Needs, RetryPolicy, Rules, StageContext, Task, TaskSettings, TaskSpec, Unique, UniqueMode,
    Waits, Work, WorkDone,
};
pub use osirix_core::ledger::{
    AlertKind, Balance, CreditGrant, Entry, GrantShare, Hold, HoldState, LedgerTransaction,
    LedgerVerification, Spending, SpendingAlert, SpendingPeriod, SpendingRules, Verification,
};
pub use osirix_core::mail::{MailState, OutboxMail};
pub use osirix_core::marketplace::{
    Activation, Category, Document, Licence, LicenceState, Look, MarketplaceSettings, NewProduct,
    NewRating, Order, OrderState, OwnedProduct, Product, ProductContent, ProductQuery,
    ProductState, ProductUpdate, PurchaseRequest, Rating, Receipt, Share, ShareState,
};
pub use osirix_core::media::{
    Aspect, Background, CaptionDesign, CaptionPosition, CaptionStyle, Color, FrameRate, Gradient,
    Music, Overlay, OverlayPlace, Preset, PresetLimits, Resolution, SafeArea, SceneLayout, Script,
    VideoSpec, Voice, VoiceId, VoiceSettings, Wording,
};
pub use osirix_core::money::{Credits, Money};
pub use osirix_core::organizations::{
    Invitation, InvitationDetails, InvitationStatus, Member, MemberRole, Membership,
    NewOrganization, Organization, OrganizationPage, OrganizationUpdate,
};
pub use osirix_core::page::{Page, PageRequest};
pub use osirix_core::payouts::{
    Onboarding, Payout, PayoutState, SellerBalance, SellerEntry, SellerEntryKind,
};
pub use osirix_core::plans::{Plan, PlanCode, PriceList, Rate, VoicePrice};
pub use osirix_core::secret::Secret;
pub use osirix_core::social::{
    Approval, ApprovalDecision, Attachment, Attempt, AttemptKind, Cadence, ComingSlot,
    ConnectChoice, ConnectReturn, ConnectSecret, ConnectStart, ConnectWays, ConnectionState,
    Connector, FoundAccount, ImportProblem, MediaFacts, MediaType, MessagePreview, Network,
    NetworkAccount, NewPostQueue, OwnAccount, OwnLimits, OwnMessage, OwnNetwork, OwnSecret,
    PlannedTime, PostFormat, PostMetrics, PostQueue, PostRules, PostState, PostWarning,
    PostWarningKind, PublicationState, Published, Publisher, QueueSlot, RecurrenceRule,
    RecurrenceState, RemoteAccount, SocialSettings, StartConnect, TargetPreview, TargetProblem,
    UtmTags, Weekday,
};
pub use osirix_core::webhooks::{
    AddedWebhook, Courier, DeliveryState, EndpointState, NewWebhook, WebhookAttempt,
    WebhookDelivery, WebhookEndpoint, WebhookSettings, WebhookUpdate,
};
#[cfg(any(feature = "breaches", feature = "mail", feature = "oauth", feature = "passkeys"))]
pub use osirix_identity as identity;
pub use osirix_media::pipeline::{Chapter, LipSyncResult, SpeechResult, VideoResult};
pub use osirix_storage::backup::{BackupBlobs, BackupFile, BackupManifest, BackupTable};
#[cfg(feature = "s3")]
pub use osirix_storage::{PendingUpload, S3BlobStore, S3Options, SignedUpload};
pub use payments::{StripeConfig, StripePrice};
pub use registry::Registry;
pub use s3::{BlobOptions, S3Config};
pub use transcoding::FfmpegConfig;
