"""The types of the facade. Written by `cargo xtask bindgen`."""

from __future__ import annotations

import enum
import os
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Dict, Generic, List, NewType, Optional, Sequence, TypeVar, Union

from ._errors import InvalidInputError
from ._notebook import Shown
from ._values import read_duration, read_samples, read_time, write_samples, write_time


def check(value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise InvalidInputError(f"give a {kind.__name__}", {"value": type(value).__name__})


Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One part of a listing."""

    items: List[Item]
    """The items, in the listing's order."""
    next: Optional[str]
    """The cursor of the next page; `None` at the end."""

AccountId = NewType("AccountId", str)
"""Who owns credits, jobs and avatars: a person or an organisation."""

AuditId = NewType("AuditId", str)
"""An entry of the audit log."""

AvatarId = NewType("AvatarId", str)
"""An avatar."""

BlobKey = NewType("BlobKey", str)
"""The name of a blob: segments of `a-z0-9._-`, each at most 200 bytes, joined by `/`, at most 512
bytes in all, so that it is a safe path in a folder and a safe key in every object store.
"""

Credits = NewType("Credits", int)
"""An amount of credits, whole and signed: a posting may be negative, a price may not."""

Email = NewType("Email", str)
"""An e-mail address in its one form: lower case, ASCII, without space around it.

Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
writings of one address would be two users. A domain beyond ASCII is written in Punycode.
"""

HoldId = NewType("HoldId", str)
"""A hold on credits."""

JobId = NewType("JobId", str)
"""A job."""

PlanCode = NewType("PlanCode", str)
"""The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`."""

ProductId = NewType("ProductId", str)
"""A product of the marketplace."""

Script = NewType("Script", str)
"""A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
of control characters other than line breaks and tabs.
"""

SessionId = NewType("SessionId", str)
"""A signed-in user on a device."""

Token = NewType("Token", str)
"""A secret that proves something to whoever shows it: a session, a link in a mail.

43 characters of `A-Z a-z 0-9` carry 256 bits. Only its `TokenHash` is ever stored: who reads
the database can sign in as nobody.

Its serialisation is the secret: it is written only to whom it belongs.
"""

TransactionId = NewType("TransactionId", str)
"""A ledger transaction."""

UserId = NewType("UserId", str)
"""Somebody who can sign in."""

VoiceId = NewType("VoiceId", str)
"""The name of a voice: engine, slash, voice, for example `flite/kal16`."""


@dataclass(frozen=True)
class Account:
    """Who owns credits, jobs and avatars: a person or an organisation."""

    id: AccountId
    """Its id."""
    name: str
    """Its name for people."""
    external_id: Optional[str]
    """The embedding program's own name for it, unique where given."""
    created_at: datetime
    """When it was opened."""


class Action(str, enum.Enum):
    """What was done, as a stable dotted name."""

    ACCOUNT_OPENED = "account.opened"
    """An account was opened."""
    CREDITS_GRANTED = "credits.granted"
    """Credits were granted."""
    HOLD_EXPIRED = "credits.hold_expired"
    """A hold ran out and its credits went back."""
    USER_CREATED = "user_created"
    """A user signed up."""
    USER_UPDATED = "user_updated"
    """A user changed name or picture."""
    USER_DELETED = "user_deleted"
    """A user was erased."""
    EMAIL_VERIFIED = "user_email_verified"
    """An address was shown to be its user's."""
    SIGNED_IN = "authn_login_success"
    """A user signed in."""
    SIGN_IN_FAILED = "authn_login_fail"
    """Somebody gave a wrong password for a user."""
    SIGNED_OUT = "authn_logout"
    """A user signed out."""
    PASSWORD_CHANGED = "authn_password_change"
    """A password was changed by who knew it."""
    PASSWORD_RESET_REQUESTED = "authn_password_reset_request"
    """A link to choose a new password was asked for."""
    PASSWORD_RESET = "authn_password_reset"
    """A new password was chosen by a link."""
    SESSION_REVOKED = "session_revoked"
    """Sessions of a user were ended."""
    JOB_CREATED = "job.created"
    """A job was created and its credits were held."""
    JOB_CANCEL_REQUESTED = "job.cancel_requested"
    """A job's cancellation was asked for."""
    JOB_COMPLETED = "job.completed"
    """A job was completed and charged."""
    JOB_RETRIED = "job.retried"
    """An attempt failed and the job waits for the next."""
    JOB_FAILED = "job.failed"
    """A job failed for good and its credits were released."""
    JOB_CANCELLED = "job.cancelled"
    """A job was cancelled and its credits were released."""

    def __str__(self) -> str:
        return str(self.value)


class Aspect(str, enum.Enum):
    """The shape of the picture."""

    LANDSCAPE = "16:9"
    """16:9, for screens."""
    PORTRAIT = "9:16"
    """9:16, for phones."""
    SQUARE = "1:1"
    """1:1, for feeds."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class AuditEntry:
    """A line of the audit log."""

    id: AuditId
    """Its id."""
    at: datetime
    """When it was done."""
    actor: Actor
    """Who did it."""
    action: Action
    """What was done."""
    account_id: Optional[AccountId]
    """Whose account it concerns."""
    subject: str
    """The id of the object it was done to."""
    details: Any
    """What else a reviewer needs: amounts, reasons. Never a secret."""


@dataclass(frozen=True)
class Avatar:
    """Somebody who can speak in a video."""

    id: AvatarId
    """Its id."""
    account_id: Optional[AccountId]
    """Its owner; `None` for the demo avatars, which everybody may use."""
    slug: str
    """Its name in requests, unique: `tech-presenter`."""
    name: str
    """Its name for people."""
    kind: AvatarKind
    """What it is made of."""
    reference: str
    """Where its material is, in the way of its kind."""
    created_at: datetime
    """When it was added."""


class AvatarKind(str, enum.Enum):
    """What an avatar is made of."""

    BUILT_IN_RIG = "built_in_rig"
    """A drawn rig that the media crate carries; `reference` is its slug."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Balance:
    """An account's four balances."""

    available: Credits
    """What can be spent."""
    held: Credits
    """What running work has reserved."""
    spent: Credits
    """What was charged, ever."""
    granted: Credits
    """What was issued, ever; negative."""
    entries: int
    """How many entries the balances stand for."""


@dataclass(frozen=True)
class BlobInfo:
    """What a store knows of a blob."""

    key: BlobKey
    """Its name."""
    bytes: int
    """Its length in bytes."""


class Book(str, enum.Enum):
    """One of an account's four books."""

    GRANTED = "granted"
    """What was issued to the account; its balance is negative."""
    AVAILABLE = "available"
    """What can be spent."""
    HELD = "held"
    """What running work has reserved."""
    SPENT = "spent"
    """What was charged."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Config:
    """Every setting of the platform. Each has a default with which it works."""

    home: Optional[Union[str, os.PathLike[str]]] = None
    """The data folder: database, blobs and scratch files, unless their own settings say otherwise."""
    database_url: Optional[str] = None
    """The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home."""
    blobs_url: Optional[str] = None
    """The blob store: `file:PATH`; by default the folder `blobs` in the home."""
    workers: Optional[int] = None
    """How many jobs this process works on at once; 0 leaves all work to other processes."""
    lease_ms: Optional[int] = None
    """How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    3,600,000.
    """
    busy_timeout_ms: Optional[int] = None
    """How long to wait for a database that another process has locked, in milliseconds."""
    plugin_timeout_ms: Optional[int] = None
    """How long a part that the embedding program wrote in another language may take for one
    answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    """
    prices: Optional[PriceList] = None
    """What jobs cost."""


class Currency(str, enum.Enum):
    """A currency by its ISO 4217 code."""

    USD = "USD"
    """United States dollar, two decimals."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Device:
    """Where a request comes from: it is kept with the session and in the audit log."""

    ip_address: Optional[str] = None
    """The network address."""
    user_agent: Optional[str] = None
    """The program, as it calls itself."""


@dataclass(frozen=True)
class Entry:
    """A line of the statement: one posting with the balance it left."""

    account_id: AccountId
    """Whose books."""
    seq: int
    """Its number within the account, from 1 without gaps."""
    transaction_id: TransactionId
    """The transaction it belongs to."""
    kind: TransactionKind
    """Why."""
    book: Book
    """The book."""
    amount: Credits
    """The amount; never zero."""
    balance: Credits
    """The book's balance after it."""
    memo: str
    """A sentence for people."""
    at: datetime
    """When."""


class ErrorCode(str, enum.Enum):
    """What kind of error it is."""

    INVALID_INPUT = "invalid_input"
    """A value that the caller gave is malformed; the context names the field and the limit."""
    TOO_LARGE = "too_large"
    """A value is larger than the limit that the context names."""
    UNSUPPORTED = "unsupported"
    """The input is well formed, but no compiled-in or registered backend can handle it."""
    NOT_FOUND = "not_found"
    """The object does not exist, or the caller may not know that it does."""
    ALREADY_EXISTS = "already_exists"
    """An object of that name or key exists already."""
    CONFLICT = "conflict"
    """The object's state, or an idempotency key already used for something else, forbids this."""
    UNAUTHENTICATED = "unauthenticated"
    """The caller is not known."""
    PERMISSION_DENIED = "permission_denied"
    """The caller is known and may not do this."""
    PLAN_LIMIT = "plan_limit"
    """The account's plan does not include this, or its limit is reached."""
    INSUFFICIENT_CREDITS = "insufficient_credits"
    """The account has fewer credits available than this needs; the context says how many."""
    RATE_LIMITED = "rate_limited"
    """Too many calls in too short a time."""
    CANCELLED = "cancelled"
    """The work was cancelled by its owner."""
    TIMEOUT = "timeout"
    """The work took longer than its limit."""
    LEASE_LOST = "lease_lost"
    """Another worker holds this job by now: the late worker's result is refused."""
    BUSY = "busy"
    """The backend is locked or saturated by others."""
    UNAVAILABLE = "unavailable"
    """A backend cannot be reached or fails."""
    STORAGE_FULL = "storage_full"
    """No space is left where the data should go."""
    IO = "io"
    """A file or folder cannot be read or written."""
    SCHEMA_TOO_NEW = "schema_too_new"
    """The data was written by a newer version of Osirix."""
    CONFIGURATION = "configuration"
    """A setting is missing or wrong; the message names it and never shows a secret value."""
    MEDIA = "media"
    """A media engine failed on this input."""
    PLUGIN = "plugin"
    """A part that the embedding program brought has failed; the message is its own."""
    INCONSISTENT = "inconsistent"
    """Stored data contradicts itself; the context names the table, the column and the row."""
    CLOSED = "closed"
    """The client was closed before or during this call."""
    INTERNAL = "internal"
    """A defect of Osirix."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class ErrorRecord:
    """An error as it is kept with a failed job and sent to other languages."""

    code: ErrorCode
    """The stable code."""
    message: str
    """The sentence for a person."""
    context: Dict[str, str]
    """The facts, in order: field, limit, id."""


class Feature(str, enum.Enum):
    """Something that a plan includes or not."""

    TTS = "tts"
    """Text to speech."""
    VIDEO = "video"
    """Videos of a speaking avatar."""
    LIP_SYNC = "lip_sync"
    """Lip-sync on its own."""
    MARKETPLACE = "marketplace"
    """Buying and selling."""
    API_ACCESS = "api_access"
    """API keys for programs."""

    def __str__(self) -> str:
        return str(self.value)


class FrameRate(str, enum.Enum):
    """Frames per second, constant over a video."""

    FPS25 = "25"
    """25 frames per second."""
    FPS30 = "30"
    """30 frames per second."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Identity:
    """A session and whose it is."""

    session: Session
    """The session."""
    user: User
    """The user."""


@dataclass(frozen=True)
class JobInfo:
    """A job, as its owner sees it."""

    id: JobId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    kind: JobKind
    """What it makes."""
    state: JobState
    """Where it is in its life."""
    stage: Optional[str]
    """The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`."""
    progress: int
    """How far it is: 0 to 100."""
    eta_ms: Optional[int]
    """How long it will still take, in milliseconds, once that can be told."""
    attempt: int
    """How many attempts were begun."""
    error: Optional[ErrorRecord]
    """The error of the last failed attempt."""
    output: Optional[JobOutput]
    """What it made, once it is completed."""
    hold_id: HoldId
    """The hold on its credits."""
    held: Credits
    """How many credits were held for it."""
    charged: Optional[Credits]
    """How many were charged, once it is completed."""
    created_at: datetime
    """When it was created."""
    finished_at: Optional[datetime]
    """When it reached its final state."""


class JobKind(str, enum.Enum):
    """What a job makes."""

    TTS = "tts"
    """Speech from text."""
    VIDEO = "video"
    """A video of a speaking avatar from text."""
    LIP_SYNC = "lip_sync"
    """The mouth's movement for a speech."""

    def __str__(self) -> str:
        return str(self.value)


class JobState(str, enum.Enum):
    """Where a job is in its life."""

    PENDING = "pending"
    """It waits for a worker, for the first time or again after a failed attempt."""
    PROCESSING = "processing"
    """A worker has it."""
    COMPLETED = "completed"
    """It has a result and was charged."""
    FAILED = "failed"
    """It has an error and its credits went back."""
    CANCELLED = "cancelled"
    """Its owner cancelled it and its credits went back."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class LipSyncResult:
    """What a lip-sync job made."""

    audio: BlobKey
    """The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS."""
    face: BlobKey
    """The mouth's movement: a JSON `FaceTrack`."""
    duration_us: int
    """The length in microseconds."""


@dataclass(frozen=True)
class Money:
    """An amount of money in the smallest unit of its currency, for example US cents."""

    minor_units: int
    """The amount in the currency's smallest unit."""
    currency: Currency
    """The currency."""


@dataclass(frozen=True)
class PageRequest:
    """Which part of a listing to return."""

    after: Optional[str] = None
    """Where the last page ended, as its `next` said; `None` for the first page."""
    limit: Optional[int] = None
    """How many items at most: 1 to `PageRequest::MAX_LIMIT`."""


@dataclass(frozen=True)
class PhonemeSpan:
    """A phoneme and its time."""

    phoneme: str
    """The phoneme in lower-case ARPAbet without stress (`aa`, `hh`, ...), or `pau` for silence."""
    stress: int
    """Lexical stress of the vowel: 0 none, 1 primary, 2 secondary."""
    start_us: int
    """Where it starts, in microseconds."""
    end_us: int
    """Where it ends, in microseconds; never before it starts."""


@dataclass(frozen=True)
class Plan:
    """A plan."""

    code: PlanCode
    """Its name in requests."""
    name: str
    """Its name for people."""
    price: Money
    """Its price a month."""
    credits_per_period: Credits
    """The credits that each period grants."""
    max_avatars: Optional[int]
    """How many avatars of one's own; `None` is no limit."""
    features: List[Feature]
    """What it includes."""


@dataclass(frozen=True)
class PriceList:
    """What each kind of job costs."""

    tts: Optional[Rate] = None
    """Text to speech, by the length of the speech."""
    video: Optional[Rate] = None
    """A video, by its length."""
    lip_sync: Optional[Rate] = None
    """Lip-sync alone, by the length of the speech."""


@dataclass(frozen=True)
class Product:
    """Something that can be bought."""

    id: ProductId
    """Its id."""
    slug: str
    """Its name in addresses, unique."""
    name: str
    """Its name for people."""
    description: str
    """What one gets."""
    price: Money
    """Its price."""
    created_at: datetime
    """When it was added."""


@dataclass(frozen=True)
class Rate:
    """So many credits for each started span of seconds."""

    credits: int
    """The credits for each started span."""
    per_seconds: int
    """The span in seconds; at least 1."""


class Resolution(str, enum.Enum):
    """The length of the picture's shorter side."""

    P720 = "720p"
    """720 pixels."""
    P1080 = "1080p"
    """1080 pixels."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Session:
    """A signed-in user on a device. Its token is the device's alone."""

    id: SessionId
    """Its id."""
    user_id: UserId
    """Whose it is."""
    created_at: datetime
    """When the user signed in."""
    updated_at: datetime
    """When it was last renewed."""
    expires_at: datetime
    """When it ends, unless it is renewed."""
    remembered: bool
    """Whether it outlives the browser's window."""
    ip_address: Optional[str]
    """The network address that signed in."""
    user_agent: Optional[str]
    """The program that signed in, as it calls itself."""


@dataclass(frozen=True)
class SignIn:
    """What somebody gives who signs in."""

    email: str
    """The address."""
    password: str = field(repr=False)
    """The password."""
    remember: Optional[bool] = None
    """Whether the session outlives the browser's window."""


@dataclass(frozen=True)
class SignUp:
    """What somebody gives who signs up."""

    name: str
    """The name for people: 1 to 200 characters."""
    email: str
    """The address."""
    password: str = field(repr=False)
    """The password."""
    image: Optional[str] = None
    """The address of a picture."""
    remember: Optional[bool] = None
    """Whether the session outlives the browser's window."""


@dataclass(frozen=True)
class SignedIn:
    """A session that has just begun: the only moment at which its token is known."""

    token: Token = field(repr=False)
    """What the device shows from now on."""
    session: Session
    """The session."""
    user: User
    """Whose it is."""


@dataclass(frozen=True)
class SpeechChunk:
    """A piece of speech, usually a sentence. Times count from the start of the piece."""

    samples: Sequence[float]
    """Mono samples in `-1.0..=1.0` at the voice's sample rate."""
    phonemes: List[PhonemeSpan]
    """The phonemes without gap or overlap, first to last sample."""
    words: List[WordSpan]
    """The words, in order."""


@dataclass(frozen=True)
class SpeechRequest:
    """A speech to be made. In JSON only the script is needed."""

    script: str
    """What is to be said: 1 to 20,000 characters."""
    voice: Optional[VoiceId] = None
    """By which voice."""
    settings: Optional[VoiceSettings] = None
    """How fast and how high."""
    idempotency_key: Optional[str] = None
    """The caller's own id, 1 to 200 characters: the same request is done once."""


@dataclass(frozen=True)
class SpeechResult:
    """What a speech job made."""

    audio: BlobKey
    """The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS."""
    track: BlobKey
    """The times of phonemes and words: a JSON `SpeechTrack`."""
    srt: BlobKey
    """Captions as SubRip."""
    vtt: BlobKey
    """Captions as WebVTT."""
    duration_us: int
    """The length in microseconds."""


class TransactionKind(str, enum.Enum):
    """Why credits moved."""

    GRANT = "grant"
    """Credits were issued."""
    HOLD = "hold"
    """Credits were reserved."""
    SETTLE = "settle"
    """A hold was charged, in whole or in part; the rest went back."""
    RELEASE = "release"
    """A hold went back whole."""
    EXPIRE = "expire"
    """A hold went back because its time was over."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class User:
    """Somebody who can sign in. Owns an account."""

    id: UserId
    """Its id."""
    account_id: AccountId
    """The account whose credits, jobs and avatars are this user's own."""
    name: str
    """The name for people."""
    email: Email
    """The address, unique."""
    email_verified: bool
    """Whether the user has shown that the address is theirs."""
    image: Optional[str]
    """The address of a picture."""
    created_at: datetime
    """When the user signed up."""
    updated_at: datetime
    """When name, address or picture last changed."""


@dataclass(frozen=True)
class UserUpdate:
    """What a user changes about themselves; `None` leaves it as it is."""

    name: Optional[str] = None
    """The name."""
    image: Optional[str] = None
    """The address of a picture; an empty one removes it."""


@dataclass(frozen=True)
class Utterance:
    """What an engine is asked to say."""

    script: Script
    """The text."""
    voice: VoiceId
    """The voice, one of this engine's."""
    settings: VoiceSettings
    """How it is to be said."""


@dataclass(frozen=True)
class VideoRequest:
    """A video to be made. In JSON only the script is needed."""

    script: str
    """What is to be said: 1 to 20,000 characters."""
    avatar: Optional[str] = None
    """By which avatar: its slug."""
    voice: Optional[VoiceId] = None
    """By which voice."""
    settings: Optional[VoiceSettings] = None
    """How fast and how high."""
    spec: Optional[VideoSpec] = None
    """The picture's shape, size and pace."""
    idempotency_key: Optional[str] = None
    """The caller's own id, 1 to 200 characters: the same request is done once."""


@dataclass(frozen=True)
class VideoResult(Shown):
    """What a video job made."""

    video: BlobKey
    """The video: MP4, H.264 and AAC."""
    srt: BlobKey
    """Captions as SubRip."""
    vtt: BlobKey
    """Captions as WebVTT."""
    poster: BlobKey
    """A still picture: PNG in the video's size."""
    width: int
    """Pixels across."""
    height: int
    """Pixels down."""
    fps: int
    """Frames per second."""
    duration_us: int
    """The length in microseconds."""
    bytes: int
    """The video's length in bytes."""


@dataclass(frozen=True)
class VideoSpec:
    """The picture's format."""

    aspect: Optional[Aspect] = None
    """The shape."""
    resolution: Optional[Resolution] = None
    """The shorter side."""
    frame_rate: Optional[FrameRate] = None
    """The pace."""


@dataclass(frozen=True)
class Voice:
    """A voice that an engine offers."""

    id: VoiceId
    """Its name in requests."""
    name: str
    """Its name for people."""
    language: str
    """The language it speaks, as a BCP 47 tag."""
    sample_rate_hz: int
    """Samples per second of what it says."""


@dataclass(frozen=True)
class VoiceSettings:
    """How a voice is to speak."""

    speed: Optional[float] = None
    """Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own."""
    pitch: Optional[float] = None
    """Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own."""


@dataclass(frozen=True)
class WordSpan:
    """A word of the script and the time in which it is said."""

    text: str
    """The word as the script writes it, with the punctuation that touches it."""
    start_us: int
    """Where it starts, in microseconds."""
    end_us: int
    """Where it ends, in microseconds."""


def read_Account(json: Dict[str, Any]) -> Account:
    return Account(
        id=json["id"],
        name=json["name"],
        external_id=json["external_id"],
        created_at=read_time(json["created_at"]),
    )


@dataclass(frozen=True)
class Actor:
    """Who acted."""

    kind: str
    """One of `system`, `account`, `user`, `worker`."""
    value: Union[AccountId, None, UserId, str]
    """What it holds, if anything."""


def read_Actor(json: Any) -> Actor:
    if isinstance(json, str):
        return Actor(kind=json, value=None)
    [(kind, value)] = json.items()
    return Actor(kind=kind, value=value)


def read_AuditEntry(json: Dict[str, Any]) -> AuditEntry:
    return AuditEntry(
        id=json["id"],
        at=read_time(json["at"]),
        actor=read_Actor(json["actor"]),
        action=Action(json["action"]),
        account_id=json["account_id"],
        subject=json["subject"],
        details=json["details"],
    )


def read_Avatar(json: Dict[str, Any]) -> Avatar:
    return Avatar(
        id=json["id"],
        account_id=json["account_id"],
        slug=json["slug"],
        name=json["name"],
        kind=AvatarKind(json["kind"]),
        reference=json["reference"],
        created_at=read_time(json["created_at"]),
    )


def read_Balance(json: Dict[str, Any]) -> Balance:
    return Balance(
        available=json["available"],
        held=json["held"],
        spent=json["spent"],
        granted=json["granted"],
        entries=json["entries"],
    )


def read_BlobInfo(json: Dict[str, Any]) -> BlobInfo:
    return BlobInfo(
        key=json["key"],
        bytes=json["bytes"],
    )


def write_BlobInfo(value: BlobInfo) -> Dict[str, Any]:
    check(value, BlobInfo)
    json: Dict[str, Any] = {}
    json["key"] = value.key
    json["bytes"] = value.bytes
    return json


def read_Config(json: Dict[str, Any]) -> Config:
    return Config(
        home=json["home"],
        database_url=json["database_url"],
        blobs_url=json["blobs_url"],
        workers=json["workers"],
        lease_ms=json["lease_ms"],
        busy_timeout_ms=json["busy_timeout_ms"],
        plugin_timeout_ms=json["plugin_timeout_ms"],
        prices=read_PriceList(json["prices"]),
    )


def write_Config(value: Config) -> Dict[str, Any]:
    check(value, Config)
    json: Dict[str, Any] = {}
    if value.home is not None:
        json["home"] = os.fspath(value.home)
    if value.database_url is not None:
        json["database_url"] = value.database_url
    if value.blobs_url is not None:
        json["blobs_url"] = value.blobs_url
    if value.workers is not None:
        json["workers"] = value.workers
    if value.lease_ms is not None:
        json["lease_ms"] = value.lease_ms
    if value.busy_timeout_ms is not None:
        json["busy_timeout_ms"] = value.busy_timeout_ms
    if value.plugin_timeout_ms is not None:
        json["plugin_timeout_ms"] = value.plugin_timeout_ms
    if value.prices is not None:
        json["prices"] = write_PriceList(value.prices)
    return json


def read_Device(json: Dict[str, Any]) -> Device:
    return Device(
        ip_address=json["ip_address"],
        user_agent=json["user_agent"],
    )


def write_Device(value: Device) -> Dict[str, Any]:
    check(value, Device)
    json: Dict[str, Any] = {}
    if value.ip_address is not None:
        json["ip_address"] = value.ip_address
    if value.user_agent is not None:
        json["user_agent"] = value.user_agent
    return json


def read_Entry(json: Dict[str, Any]) -> Entry:
    return Entry(
        account_id=json["account_id"],
        seq=json["seq"],
        transaction_id=json["transaction_id"],
        kind=TransactionKind(json["kind"]),
        book=Book(json["book"]),
        amount=json["amount"],
        balance=json["balance"],
        memo=json["memo"],
        at=read_time(json["at"]),
    )


def read_ErrorRecord(json: Dict[str, Any]) -> ErrorRecord:
    return ErrorRecord(
        code=ErrorCode(json["code"]),
        message=json["message"],
        context=dict(json["context"]),
    )


def read_Identity(json: Dict[str, Any]) -> Identity:
    return Identity(
        session=read_Session(json["session"]),
        user=read_User(json["user"]),
    )


def read_JobInfo(json: Dict[str, Any]) -> JobInfo:
    return JobInfo(
        id=json["id"],
        account_id=json["account_id"],
        kind=JobKind(json["kind"]),
        state=JobState(json["state"]),
        stage=json["stage"],
        progress=json["progress"],
        eta_ms=json["eta_ms"],
        attempt=json["attempt"],
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
        output=None if json["output"] is None else read_JobOutput(json["output"]),
        hold_id=json["hold_id"],
        held=json["held"],
        charged=json["charged"],
        created_at=read_time(json["created_at"]),
        finished_at=None if json["finished_at"] is None else read_time(json["finished_at"]),
    )


JobOutput = Union[SpeechResult, LipSyncResult, VideoResult]
"""What a completed job made."""


def read_JobOutput(json: Dict[str, Any]) -> JobOutput:
    if json["kind"] == "speech":
        return read_SpeechResult(json)
    if json["kind"] == "lip_sync":
        return read_LipSyncResult(json)
    if json["kind"] == "video":
        return read_VideoResult(json)
    raise ValueError(f"unknown JobOutput: {json!r}")


def read_LipSyncResult(json: Dict[str, Any]) -> LipSyncResult:
    return LipSyncResult(
        audio=json["audio"],
        face=json["face"],
        duration_us=json["duration_us"],
    )


def read_Money(json: Dict[str, Any]) -> Money:
    return Money(
        minor_units=json["minor_units"],
        currency=Currency(json["currency"]),
    )


def read_PageRequest(json: Dict[str, Any]) -> PageRequest:
    return PageRequest(
        after=json["after"],
        limit=json["limit"],
    )


def write_PageRequest(value: PageRequest) -> Dict[str, Any]:
    check(value, PageRequest)
    json: Dict[str, Any] = {}
    if value.after is not None:
        json["after"] = value.after
    if value.limit is not None:
        json["limit"] = value.limit
    return json


def read_PhonemeSpan(json: Dict[str, Any]) -> PhonemeSpan:
    return PhonemeSpan(
        phoneme=json["phoneme"],
        stress=json["stress"],
        start_us=json["start_us"],
        end_us=json["end_us"],
    )


def write_PhonemeSpan(value: PhonemeSpan) -> Dict[str, Any]:
    check(value, PhonemeSpan)
    json: Dict[str, Any] = {}
    json["phoneme"] = value.phoneme
    json["stress"] = value.stress
    json["start_us"] = value.start_us
    json["end_us"] = value.end_us
    return json


def read_Plan(json: Dict[str, Any]) -> Plan:
    return Plan(
        code=json["code"],
        name=json["name"],
        price=read_Money(json["price"]),
        credits_per_period=json["credits_per_period"],
        max_avatars=json["max_avatars"],
        features=[Feature(item) for item in json["features"]],
    )


def read_PriceList(json: Dict[str, Any]) -> PriceList:
    return PriceList(
        tts=read_Rate(json["tts"]),
        video=read_Rate(json["video"]),
        lip_sync=read_Rate(json["lip_sync"]),
    )


def write_PriceList(value: PriceList) -> Dict[str, Any]:
    check(value, PriceList)
    json: Dict[str, Any] = {}
    if value.tts is not None:
        json["tts"] = write_Rate(value.tts)
    if value.video is not None:
        json["video"] = write_Rate(value.video)
    if value.lip_sync is not None:
        json["lip_sync"] = write_Rate(value.lip_sync)
    return json


def read_Product(json: Dict[str, Any]) -> Product:
    return Product(
        id=json["id"],
        slug=json["slug"],
        name=json["name"],
        description=json["description"],
        price=read_Money(json["price"]),
        created_at=read_time(json["created_at"]),
    )


def read_Rate(json: Dict[str, Any]) -> Rate:
    return Rate(
        credits=json["credits"],
        per_seconds=json["per_seconds"],
    )


def write_Rate(value: Rate) -> Dict[str, Any]:
    check(value, Rate)
    json: Dict[str, Any] = {}
    json["credits"] = value.credits
    json["per_seconds"] = value.per_seconds
    return json


def read_Session(json: Dict[str, Any]) -> Session:
    return Session(
        id=json["id"],
        user_id=json["user_id"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
        expires_at=read_time(json["expires_at"]),
        remembered=json["remembered"],
        ip_address=json["ip_address"],
        user_agent=json["user_agent"],
    )


def read_SignIn(json: Dict[str, Any]) -> SignIn:
    return SignIn(
        email=json["email"],
        password=json["password"],
        remember=json["remember"],
    )


def write_SignIn(value: SignIn) -> Dict[str, Any]:
    check(value, SignIn)
    json: Dict[str, Any] = {}
    json["email"] = value.email
    json["password"] = value.password
    if value.remember is not None:
        json["remember"] = value.remember
    return json


def read_SignUp(json: Dict[str, Any]) -> SignUp:
    return SignUp(
        name=json["name"],
        email=json["email"],
        password=json["password"],
        image=json["image"],
        remember=json["remember"],
    )


def write_SignUp(value: SignUp) -> Dict[str, Any]:
    check(value, SignUp)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["email"] = value.email
    json["password"] = value.password
    if value.image is not None:
        json["image"] = value.image
    if value.remember is not None:
        json["remember"] = value.remember
    return json


def read_SignedIn(json: Dict[str, Any]) -> SignedIn:
    return SignedIn(
        token=json["token"],
        session=read_Session(json["session"]),
        user=read_User(json["user"]),
    )


def read_SpeechChunk(json: Dict[str, Any]) -> SpeechChunk:
    return SpeechChunk(
        samples=read_samples(json["samples"]),
        phonemes=[read_PhonemeSpan(item) for item in json["phonemes"]],
        words=[read_WordSpan(item) for item in json["words"]],
    )


def write_SpeechChunk(value: SpeechChunk) -> Dict[str, Any]:
    check(value, SpeechChunk)
    json: Dict[str, Any] = {}
    json["samples"] = write_samples(value.samples)
    json["phonemes"] = [write_PhonemeSpan(item) for item in value.phonemes]
    json["words"] = [write_WordSpan(item) for item in value.words]
    return json


def read_SpeechRequest(json: Dict[str, Any]) -> SpeechRequest:
    return SpeechRequest(
        script=json["script"],
        voice=json["voice"],
        settings=read_VoiceSettings(json["settings"]),
        idempotency_key=json["idempotency_key"],
    )


def write_SpeechRequest(value: SpeechRequest) -> Dict[str, Any]:
    check(value, SpeechRequest)
    json: Dict[str, Any] = {}
    json["script"] = value.script
    if value.voice is not None:
        json["voice"] = value.voice
    if value.settings is not None:
        json["settings"] = write_VoiceSettings(value.settings)
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


def read_SpeechResult(json: Dict[str, Any]) -> SpeechResult:
    return SpeechResult(
        audio=json["audio"],
        track=json["track"],
        srt=json["srt"],
        vtt=json["vtt"],
        duration_us=json["duration_us"],
    )


def read_User(json: Dict[str, Any]) -> User:
    return User(
        id=json["id"],
        account_id=json["account_id"],
        name=json["name"],
        email=json["email"],
        email_verified=json["email_verified"],
        image=json["image"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_UserUpdate(json: Dict[str, Any]) -> UserUpdate:
    return UserUpdate(
        name=json["name"],
        image=json["image"],
    )


def write_UserUpdate(value: UserUpdate) -> Dict[str, Any]:
    check(value, UserUpdate)
    json: Dict[str, Any] = {}
    if value.name is not None:
        json["name"] = value.name
    if value.image is not None:
        json["image"] = value.image
    return json


def read_Utterance(json: Dict[str, Any]) -> Utterance:
    return Utterance(
        script=json["script"],
        voice=json["voice"],
        settings=read_VoiceSettings(json["settings"]),
    )


def read_VideoRequest(json: Dict[str, Any]) -> VideoRequest:
    return VideoRequest(
        script=json["script"],
        avatar=json["avatar"],
        voice=json["voice"],
        settings=read_VoiceSettings(json["settings"]),
        spec=read_VideoSpec(json["spec"]),
        idempotency_key=json["idempotency_key"],
    )


def write_VideoRequest(value: VideoRequest) -> Dict[str, Any]:
    check(value, VideoRequest)
    json: Dict[str, Any] = {}
    json["script"] = value.script
    if value.avatar is not None:
        json["avatar"] = value.avatar
    if value.voice is not None:
        json["voice"] = value.voice
    if value.settings is not None:
        json["settings"] = write_VoiceSettings(value.settings)
    if value.spec is not None:
        json["spec"] = write_VideoSpec(value.spec)
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


def read_VideoResult(json: Dict[str, Any]) -> VideoResult:
    return VideoResult(
        video=json["video"],
        srt=json["srt"],
        vtt=json["vtt"],
        poster=json["poster"],
        width=json["width"],
        height=json["height"],
        fps=json["fps"],
        duration_us=json["duration_us"],
        bytes=json["bytes"],
    )


def read_VideoSpec(json: Dict[str, Any]) -> VideoSpec:
    return VideoSpec(
        aspect=Aspect(json["aspect"]),
        resolution=Resolution(json["resolution"]),
        frame_rate=FrameRate(json["frame_rate"]),
    )


def write_VideoSpec(value: VideoSpec) -> Dict[str, Any]:
    check(value, VideoSpec)
    json: Dict[str, Any] = {}
    if value.aspect is not None:
        json["aspect"] = value.aspect
    if value.resolution is not None:
        json["resolution"] = value.resolution
    if value.frame_rate is not None:
        json["frame_rate"] = value.frame_rate
    return json


def read_Voice(json: Dict[str, Any]) -> Voice:
    return Voice(
        id=json["id"],
        name=json["name"],
        language=json["language"],
        sample_rate_hz=json["sample_rate_hz"],
    )


def write_Voice(value: Voice) -> Dict[str, Any]:
    check(value, Voice)
    json: Dict[str, Any] = {}
    json["id"] = value.id
    json["name"] = value.name
    json["language"] = value.language
    json["sample_rate_hz"] = value.sample_rate_hz
    return json


def read_VoiceSettings(json: Dict[str, Any]) -> VoiceSettings:
    return VoiceSettings(
        speed=json["speed"],
        pitch=json["pitch"],
    )


def write_VoiceSettings(value: VoiceSettings) -> Dict[str, Any]:
    check(value, VoiceSettings)
    json: Dict[str, Any] = {}
    if value.speed is not None:
        json["speed"] = value.speed
    if value.pitch is not None:
        json["pitch"] = value.pitch
    return json


def read_WordSpan(json: Dict[str, Any]) -> WordSpan:
    return WordSpan(
        text=json["text"],
        start_us=json["start_us"],
        end_us=json["end_us"],
    )


def write_WordSpan(value: WordSpan) -> Dict[str, Any]:
    check(value, WordSpan)
    json: Dict[str, Any] = {}
    json["text"] = value.text
    json["start_us"] = value.start_us
    json["end_us"] = value.end_us
    return json

__all__ = [
    "Page",
    "Account",
    "AccountId",
    "Action",
    "Actor",
    "Aspect",
    "AuditEntry",
    "AuditId",
    "Avatar",
    "AvatarId",
    "AvatarKind",
    "Balance",
    "BlobInfo",
    "BlobKey",
    "Book",
    "Config",
    "Credits",
    "Currency",
    "Device",
    "Email",
    "Entry",
    "ErrorCode",
    "ErrorRecord",
    "Feature",
    "FrameRate",
    "HoldId",
    "Identity",
    "JobId",
    "JobInfo",
    "JobKind",
    "JobOutput",
    "JobState",
    "LipSyncResult",
    "Money",
    "PageRequest",
    "PhonemeSpan",
    "Plan",
    "PlanCode",
    "PriceList",
    "Product",
    "ProductId",
    "Rate",
    "Resolution",
    "Script",
    "Session",
    "SessionId",
    "SignIn",
    "SignUp",
    "SignedIn",
    "SpeechChunk",
    "SpeechRequest",
    "SpeechResult",
    "Token",
    "TransactionId",
    "TransactionKind",
    "User",
    "UserId",
    "UserUpdate",
    "Utterance",
    "VideoRequest",
    "VideoResult",
    "VideoSpec",
    "Voice",
    "VoiceId",
    "VoiceSettings",
    "WordSpan",
]
