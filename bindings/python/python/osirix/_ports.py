"""The parts that you can write yourself. Written by `cargo xtask bindgen`.

A method may be `async` or not: one that is not runs on a thread of its own. A method that gives one
thing after the other may be a generator of either kind.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, AsyncIterable, Awaitable, Callable, Dict, Iterable, List, NamedTuple
from typing import Optional, Protocol, Sequence, Tuple, TypeVar, Union

from ._values import read_duration
from ._types import *
from ._types import read_Account, read_Activation, read_Actor, read_AddedWebhook, read_AfterJob, write_AfterJob, read_AnalyticsQuery, write_AnalyticsQuery, read_AnalyticsReport, read_ApiKey, read_ApiKeyUpdate, write_ApiKeyUpdate, read_Approval, read_Attachment, read_Attempt, read_AuditEntry, read_Avatar, read_Background, write_Background, read_Balance, read_Ban, read_BillingOverview, read_BillingSettings, write_BillingSettings, read_BlobInfo, write_BlobInfo, read_CaptionDesign, write_CaptionDesign, read_Challenge, read_Chapter, read_Checkout, read_Claims, read_ComingSlot, read_Config, write_Config, read_ConnectChoice, read_ConnectReturn, write_ConnectReturn, read_ConnectSecret, write_ConnectSecret, read_ConnectStart, read_ConnectWays, read_Consent, read_CreatedApiKey, read_CreditFigures, read_CreditGrant, read_CreditOperation, write_CreditOperation, read_CreditOutcome, read_CreditPack, write_CreditPack, read_CsvPart, read_DayFigures, read_Device, write_Device, read_Difference, read_Document, write_Document, read_ElevenLabsConfig, write_ElevenLabsConfig, read_Entry, read_ErrorRecord, read_FfmpegConfig, write_FfmpegConfig, read_Figures, read_Footage, write_Footage, read_FoundAccount, read_GatewayEvent, read_Gradient, write_Gradient, read_GrantShare, read_GrantTerms, write_GrantTerms, read_Hold, read_Identity, read_ImportProblem, read_ImportReport, read_Intake, read_Invitation, read_InvitationDetails, read_Invoice, read_InvoiceLine, read_JobControl, read_JobFigures, read_JobInfo, read_JobOutput, read_JobQuery, write_JobQuery, read_JobRequest, write_JobRequest, read_JobSchedule, read_Jwk, read_Jwks, read_Kept, read_KeyIdentity, read_KindCredits, read_KindLimits, write_KindLimits, read_KindMetrics, read_LedgerTransaction, read_Licence, read_LinkedAccount, read_LipSyncResult, read_Look, write_Look, read_MarketplaceSettings, write_MarketplaceSettings, read_MastodonServer, write_MastodonServer, read_MediaFacts, read_Member, read_Membership, read_MessagePreview, read_ModelInfo, read_Money, write_Money, read_MoneyFigures, read_Music, write_Music, read_NetworkAccount, read_NetworkApp, write_NetworkApp, read_NetworkServer, write_NetworkServer, read_NewApiKey, write_NewApiKey, read_NewAvatar, write_NewAvatar, read_NewConsent, write_NewConsent, read_NewJobSchedule, write_NewJobSchedule, read_NewOrganization, write_NewOrganization, read_NewPostQueue, write_NewPostQueue, read_NewProduct, write_NewProduct, read_NewRating, write_NewRating, read_NewUser, write_NewUser, read_NewWebhook, write_NewWebhook, read_OpenAiSpeechConfig, write_OpenAiSpeechConfig, read_Order, read_Organization, read_OrganizationPage, read_OrganizationUpdate, write_OrganizationUpdate, read_OutboxMail, read_Overlay, write_Overlay, read_OwnAccount, write_OwnAccount, read_OwnLimits, write_OwnLimits, read_OwnMessage, read_OwnResult, read_OwnedProduct, read_PageRequest, write_PageRequest, read_Passkey, read_PasskeyAnswer, write_PasskeyAnswer, read_PasskeyChallenge, read_Payout, read_Period, read_PhonemeSpan, write_PhonemeSpan, read_Plan, read_PlannedTime, write_PlannedTime, read_PostContent, write_PostContent, read_PostFigures, read_PostMedia, write_PostMedia, read_PostMessage, write_PostMessage, read_PostMetrics, read_PostQueue, read_PostRecurrence, read_PostRequest, write_PostRequest, read_PostRules, write_PostRules, read_PostVariant, write_PostVariant, read_PostWarning, read_Posting, read_PostsImport, read_PriceList, write_PriceList, read_Problem, read_Product, read_ProductContent, write_ProductContent, read_ProductQuery, write_ProductQuery, read_ProductUpdate, write_ProductUpdate, read_ProviderOutcome, read_ProviderReturn, write_ProviderReturn, read_ProviderStart, read_PublicationInfo, read_Published, write_Published, read_PurchaseRequest, write_PurchaseRequest, read_QueueDepth, read_QueueMetrics, read_QueueSlot, write_QueueSlot, read_Rate, write_Rate, read_Rating, read_Receipt, read_Reconciliation, read_RecurrenceRule, write_RecurrenceRule, read_Refund, read_RefusedUser, read_RemoteAccount, write_RemoteAccount, read_RepeatRequest, write_RepeatRequest, read_S3Config, write_S3Config, read_SalesFigures, read_Scene, write_Scene, read_SecondFactor, write_SecondFactor, read_SellerBalance, read_SellerEntry, read_Session, read_Share, read_SignIn, write_SignIn, read_SignInOutcome, read_SignUp, write_SignUp, read_SignedIn, read_SocialConfig, write_SocialConfig, read_SocialPost, read_SocialSettings, write_SocialSettings, read_SpeechChunk, write_SpeechChunk, read_SpeechRequest, write_SpeechRequest, read_SpeechResult, read_Spending, read_SpendingAlert, read_SpendingRules, write_SpendingRules, read_StartCheckout, write_StartCheckout, read_StartConnect, write_StartConnect, read_StoredEvent, read_StripeConfig, write_StripeConfig, read_StripePrice, write_StripePrice, read_Subject, read_SubscriptionInfo, read_TargetPreview, read_TargetProblem, read_TaskSettings, write_TaskSettings, read_TransactionFilter, write_TransactionFilter, read_Trial, write_Trial, read_TwoFactorSetup, read_Unique, write_Unique, read_User, read_UserPage, read_UserQuery, write_UserQuery, read_UserUpdate, write_UserUpdate, read_UtmTags, write_UtmTags, read_Utterance, read_Verification, read_VideoBatch, write_VideoBatch, read_VideoRequest, write_VideoRequest, read_VideoResult, read_VideoSpec, write_VideoSpec, read_Voice, write_Voice, read_VoicePrice, write_VoicePrice, read_VoiceSettings, write_VoiceSettings, read_WebhookAttempt, read_WebhookDelivery, read_WebhookEndpoint, read_WebhookSettings, write_WebhookSettings, read_WebhookUpdate, write_WebhookUpdate, read_WordSpan, write_WordSpan, read_Work, read_WorkDone, write_WorkDone

Item = TypeVar("Item")
Answer = Union[Item, Awaitable[Item]]
Answers = Union[Iterable[Item], AsyncIterable[Item]]


class Pieces(Protocol):
    """Bytes on their way, to be iterated with `for` or with `async for`; never all at once."""

    def __iter__(self) -> Any: ...
    def __aiter__(self) -> Any: ...


class Question(NamedTuple):
    """How a method is asked: its arguments from JSON, its answer to JSON."""

    read: Callable[[List[Any], Optional[Pieces]], Tuple[Any, ...]]
    write: Callable[[Any], Any]
    streams: bool


class SpeechEngine(Protocol):
    """Turns text into speech."""

    @property
    def name(self) -> str:
        """The engine's name: the part of its voice ids before the slash."""
        ...

    def voices(self) -> Answer[List[Voice]]:
        """The voices that can be asked for. Never empty; ids are unique and start with the name."""
        ...

    def check(self, utterance: Utterance) -> Answer[None]:
        """Refuses, before anything is begun or paid for, what `speak` would refuse.
        Asks nobody outside this process.

        - An unknown voice is `NotFound`, settings out of range are
          `InvalidInput`.
        - A script in which nothing can be said by this voice is
          `Unsupported` and names the first character that cannot.
        """
        ...

    def speak(self, utterance: Utterance) -> Answers[SpeechChunk]:
        """Speaks, when `check` finds nothing.

        - The pieces of the stream, joined, are the whole script, in order.
        - Phonemes of a piece cover it without gap; words lie inside it, in order, and together
          are the words of the script as written.
        - Twice the same utterance gives twice the same samples, where the engine is local.
        - A dropped stream stops the work.
        """
        ...


class BlobStore(Protocol):
    """Keeps blobs.

    Every implementation passes the suite `conformance::blob`, whose cases are the
    sentences below.
    """

    def put(self, key: BlobKey, bytes: Pieces) -> Answer[BlobInfo]:
        """Writes a blob.

        - After `Ok`, every reader sees exactly the bytes of the stream.
        - A blob of that key is replaced as a whole: a reader sees the old or the new, never a mix.
        - When the stream or the disk fails, the key is as it was and nothing is left behind.
        """
        ...

    def get(self, key: BlobKey, range: Optional[Tuple[int, int]]) -> Answers[bytes]:
        """Reads a blob, or the half-open byte `range` of it.

        - An unknown key is `NotFound`.
        - A range is cut at the end of the blob, and empty where it starts there; one that starts
          behind the end, or is reversed, is `InvalidInput`.
        """
        ...

    def head(self, key: BlobKey) -> Answer[BlobInfo]:
        """What is known of a blob; an unknown key is `NotFound`."""
        ...

    def delete(self, key: BlobKey) -> Answer[None]:
        """Removes a blob. Removing one that does not exist succeeds."""
        ...

    def list(self, prefix: str) -> Answer[List[BlobInfo]]:
        """The blobs whose keys start with `prefix`, sorted by key; a prefix that nothing has gives
        an empty list.
        """
        ...

    def signed_url(self, key: BlobKey, lifetime: timedelta) -> Answer[str]:
        """A URL under which the blob can be fetched without further rights for `lifetime`.

        - An unknown key is `NotFound`.
        - A store that cannot be reached by URL says `Unsupported`.
        """
        ...


class JobTask(Protocol):
    """A kind of job of your own."""

    @property
    def name(self) -> str:
        """The kind that it does: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in
        kind.
        """
        ...

    def settings(self) -> Answer[TaskSettings]:
        """How its jobs are treated. Asked once, when the platform is opened."""
        ...

    def quote(self, request: Any) -> Answer[Credits]:
        """Checks a request and tells the most that it can cost; nothing is created before that. What
        cannot be done is refused by an error.
        """
        ...

    def run(self, work: Work) -> Answer[WorkDone]:
        """Does the work, and gives what was made and its price.

        - It may be begun again, elsewhere too: what is kept as a step need not be done twice.
        - An error that passes is followed by another attempt; any other fails the job.
        - Who goes on after the job was cancelled, or is someone else's, does it for nothing: what
          is given then is not taken.
        """
        ...


class OwnNetwork(Protocol):
    """A network that your program publishes on by itself: a site, an intranet, whatever nothing else
    speaks to. Posts go out on it as on any other, under the name `own`.
    """

    @property
    def name(self) -> str:
        """What errors call it: 1 to 100 characters."""
        ...

    def limits(self) -> Answer[OwnLimits]:
        """What it takes. Asked once, when the platform is opened."""
        ...

    def sign_in(self, identifier: str, secret: OwnSecret) -> Answer[OwnAccount]:
        """The account of who shows a secret that they made for this use.

        - A wrong one is `Unauthenticated`.
        """
        ...

    def publish(self, message: OwnMessage) -> Answer[Published]:
        """Publishes one message: the only call that people can see the effect of.

        - It tries once. The files are read with the client, by the keys that the message names.
        - An error that refuses says that the message is not out, and will not be by this attempt:
          `InvalidInput`, `TooLarge`, `Unsupported`, `NotFound`, `Conflict`, `Unauthenticated`,
          `PermissionDenied`, `PlanLimit`, `InsufficientCredits`, `SpendingLimit`, `RateLimited`,
          `Configuration`.
        - Any other error, and no answer in time, leaves open whether it is out: it is not published
          again before it was looked for, and where nobody can tell, a person is asked.
        - A secret that is worth nothing any more, `Unauthenticated` or `PermissionDenied`, breaks
          the connection until the account is connected again.
        """
        ...

    def find(self, message: OwnMessage) -> Answer[Optional[Published]]:
        """Reads back whether a message is out, by its key. Asked only where the limits say `can_find`.

        - It changes nothing. One that is out is found, with the id that publishing it gave.
        """
        ...


PORTS: Dict[str, Dict[str, Question]] = {
    "speech_engine": {
        "voices": Question(lambda json, pieces: (), lambda value: [write_Voice(item) for item in value], False),
        "check": Question(lambda json, pieces: (read_Utterance(json[0]), ), lambda value: None, False),
        "speak": Question(lambda json, pieces: (read_Utterance(json[0]), ), lambda value: write_SpeechChunk(value), True),
    },
    "blob_store": {
        "put": Question(lambda json, pieces: (json[0], pieces, ), lambda value: write_BlobInfo(value), False),
        "get": Question(lambda json, pieces: (json[0], None if json[1] is None else (json[1]["start"], json[1]["end"]), ), bytes, True),
        "head": Question(lambda json, pieces: (json[0], ), lambda value: write_BlobInfo(value), False),
        "delete": Question(lambda json, pieces: (json[0], ), lambda value: None, False),
        "list": Question(lambda json, pieces: (json[0], ), lambda value: [write_BlobInfo(item) for item in value], False),
        "signed_url": Question(lambda json, pieces: (json[0], read_duration(json[1]), ), lambda value: value, False),
    },
    "job_task": {
        "settings": Question(lambda json, pieces: (), lambda value: write_TaskSettings(value), False),
        "quote": Question(lambda json, pieces: (json[0], ), lambda value: value, False),
        "run": Question(lambda json, pieces: (read_Work(json[0]), ), lambda value: write_WorkDone(value), False),
    },
    "own_network": {
        "limits": Question(lambda json, pieces: (), lambda value: write_OwnLimits(value), False),
        "sign_in": Question(lambda json, pieces: (json[0], json[1], ), lambda value: write_OwnAccount(value), False),
        "publish": Question(lambda json, pieces: (read_OwnMessage(json[0]), ), lambda value: write_Published(value), False),
        "find": Question(lambda json, pieces: (read_OwnMessage(json[0]), ), lambda value: None if value is None else write_Published(value), False),
    },
}
"""The questions of each port."""

__all__ = [
    "Pieces",
    "SpeechEngine",
    "BlobStore",
    "JobTask",
    "OwnNetwork",
]
