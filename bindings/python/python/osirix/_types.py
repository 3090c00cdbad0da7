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
from ._work import AtWork


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

ApiKeyId = NewType("ApiKeyId", str)
"""A key with which a program acts for a user."""

AuditId = NewType("AuditId", str)
"""An entry of the audit log."""

AvatarId = NewType("AvatarId", str)
"""An avatar."""

BlobKey = NewType("BlobKey", str)
"""The name of a blob: segments of `a-z0-9._-`, each at most 200 bytes, joined by `/`, at most 512
bytes in all, so that it is a safe path in a folder and a safe key in every object store.
"""

Color = NewType("Color", str)
"""A colour as `#rrggbb`."""

CredentialId = NewType("CredentialId", str)
"""A way in which a user signs in."""

Credits = NewType("Credits", int)
"""An amount of credits, whole and signed: a posting may be negative, a price may not."""

Email = NewType("Email", str)
"""An e-mail address in its one form: lower case, ASCII, without space around it.

Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
writings of one address would be two users. A domain beyond ASCII is written in Punycode.
"""

GrantId = NewType("GrantId", str)
"""A grant of credits."""

HoldId = NewType("HoldId", str)
"""A hold on credits."""

InvitationId = NewType("InvitationId", str)
"""An invitation to an organisation."""

JobId = NewType("JobId", str)
"""A job."""

JobKind = NewType("JobKind", str)
"""What a job makes: one of the built-in kinds, or one of the program's own.

In JSON and in the database it is its name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
"""

MailId = NewType("MailId", str)
"""A message."""

MemberId = NewType("MemberId", str)
"""A user in an organisation."""

OrganizationId = NewType("OrganizationId", str)
"""People who share an account."""

PasskeyId = NewType("PasskeyId", str)
"""A key on a user's device."""

PlanCode = NewType("PlanCode", str)
"""The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`."""

ProductId = NewType("ProductId", str)
"""A product of the marketplace."""

ScheduleId = NewType("ScheduleId", str)
"""A job that is created again and again."""

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
    CREDITS_HELD = "credits.held"
    """Credits were reserved by hand."""
    CREDITS_SETTLED = "credits.settled"
    """A hold was charged or let go by hand."""
    OVERDRAFT_SET = "credits.overdraft_set"
    """How far final costs may go above their holds was changed."""
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
    EMAIL_CHANGE_REQUESTED = "user_email_change_request"
    """A move to another address was asked for."""
    EMAIL_CHANGED = "user_email_change"
    """A user moved to another address."""
    TWO_FACTOR_ENABLED = "authn_mfa_enabled"
    """A second factor was set up and shown to work."""
    TWO_FACTOR_DISABLED = "authn_mfa_disabled"
    """A second factor was taken away."""
    TWO_FACTOR_FAILED = "authn_mfa_fail"
    """Somebody who knew the first factor gave a wrong second one."""
    RECOVERY_CODE_USED = "authn_mfa_recovery_code_used"
    """A recovery code was used in place of the second factor."""
    RECOVERY_CODES_RENEWED = "authn_mfa_recovery_codes_renewed"
    """New recovery codes took the place of the old ones."""
    DEVICE_TRUSTED = "authn_device_trusted"
    """A device is asked for no second factor from now on."""
    PASSKEY_ADDED = "authn_passkey_added"
    """A passkey was added."""
    PASSKEY_REMOVED = "authn_passkey_removed"
    """A passkey was removed."""
    PROVIDER_LINKED = "authn_provider_linked"
    """An identity provider's account was linked to a user."""
    PROVIDER_UNLINKED = "authn_provider_unlinked"
    """An identity provider's account was taken from a user."""
    API_KEY_CREATED = "authn_token_created"
    """A key for programs was made."""
    API_KEY_UPDATED = "authn_token_updated"
    """A key for programs was changed."""
    API_KEY_ROTATED = "authn_token_rotated"
    """A key for programs was replaced by another."""
    API_KEY_REVOKED = "authn_token_revoked"
    """A key for programs was removed."""
    API_KEY_REUSED = "authn_token_reuse"
    """A key was shown that is none any more."""
    ROLE_CHANGED = "user_privilege_change"
    """A user was given another role."""
    USER_BANNED = "user_banned"
    """A user was banned."""
    USER_UNBANNED = "user_unbanned"
    """A ban was lifted."""
    IMPERSONATION_STARTED = "authz_impersonation_start"
    """An administrator began to act as a user."""
    IMPERSONATION_STOPPED = "authz_impersonation_stop"
    """An administrator ceased to act as a user."""
    DENIED = "authz_fail"
    """Somebody tried what they may not."""
    ADMIN_ACTED = "authz_admin"
    """An administrator changed something of a user's."""
    ORGANIZATION_CREATED = "organization_created"
    """An organisation was made."""
    ORGANIZATION_UPDATED = "organization_updated"
    """An organisation was changed."""
    ORGANIZATION_DELETED = "organization_deleted"
    """An organisation was removed."""
    MEMBER_INVITED = "organization_member_invited"
    """Somebody was invited to an organisation."""
    INVITATION_ENDED = "organization_invitation_ended"
    """An invitation was withdrawn or turned down."""
    MEMBER_ADDED = "organization_member_added"
    """Somebody joined an organisation."""
    MEMBER_CHANGED = "organization_member_role_changed"
    """A member was given another role."""
    MEMBER_REMOVED = "organization_member_removed"
    """Somebody left an organisation or was removed from it."""
    AVATAR_ADDED = "avatar.added"
    """Somebody became an avatar, and had agreed to it."""
    AVATAR_REMOVED = "avatar.removed"
    """An avatar was removed, and its picture with it."""
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
    JOBS_CONTROLLED = "jobs.controlled"
    """How many jobs may be at work was changed, or jobs were paused or resumed."""
    JOB_REDRIVEN = "job.redriven"
    """A failed job was sent on its way again and its credits were held anew."""
    SCHEDULE_CREATED = "schedule.created"
    """A job is to be created again and again."""
    SCHEDULE_CHANGED = "schedule.changed"
    """A schedule was paused or goes on."""
    SCHEDULE_FAILED = "schedule.failed"
    """A schedule's time came and no job could be created."""
    SCHEDULE_REMOVED = "schedule.removed"
    """A schedule was removed."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class AfterJob:
    """A job that another comes after: one that exists, or one of the same call that stands before it."""

    job: Optional[JobId] = None
    """A job that exists."""
    index: Optional[int] = None
    """Its place among the jobs of the same call, from 0."""
    needs: Optional[Needs] = None
    """How it must end: with a result, unless it is said. Without one the later job is cancelled."""


@dataclass(frozen=True)
class ApiKey:
    """A key with which a program acts for a user. It opens nothing of who the user is: neither
    password nor sessions nor keys.
    """

    id: ApiKeyId
    """Its id."""
    user_id: UserId
    """For whom it acts."""
    name: str
    """What the user calls it."""
    start: str
    """Its first characters, by which people know it."""
    scopes: List[Scope]
    """What it opens."""
    enabled: bool
    """Whether it opens anything at present."""
    rate_limit: Optional[int]
    """How many requests it may make in `rate_window_s`; `None` is as many
    as anybody.
    """
    rate_window_s: int
    """The window, in seconds."""
    expires_at: Optional[datetime]
    """When it ends; `None` is never."""
    last_used_at: Optional[datetime]
    """When it was last used, to the minute."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it was last changed."""


@dataclass(frozen=True)
class ApiKeyUpdate:
    """What changes of a key; `None` leaves it as it is. What it opens does not change: that takes
    another key.
    """

    name: Optional[str] = None
    """What the user calls it."""
    enabled: Optional[bool] = None
    """Whether it opens anything."""


class Aspect(str, enum.Enum):
    """The shape of the picture."""

    LANDSCAPE = "16:9"
    """16:9, for screens."""
    PORTRAIT = "9:16"
    """9:16, for phones."""
    SQUARE = "1:1"
    """1:1, for feeds."""
    FEED = "4:5"
    """4:5, for feeds on phones."""

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
    consent: Optional[Consent]
    """That the person whom it shows agreed; `None` where it shows nobody."""
    created_at: datetime
    """When it was added."""


class AvatarKind(str, enum.Enum):
    """What an avatar is made of."""

    BUILT_IN_RIG = "built_in_rig"
    """A drawn rig that the media crate carries; `reference` is its slug."""
    PORTRAIT = "portrait"
    """A portrait photo; `reference` is the key of its blob."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Background:
    """What stands behind an avatar in place of its own surroundings: one of a colour, a gradient and a
    picture. Avatars that are drawn have such a place; a portrait has none.
    """

    color: Optional[Color] = None
    """One colour, for example `#00ff00` for a key."""
    gradient: Optional[Gradient] = None
    """One colour above and another one below."""
    image: Optional[BlobKey] = None
    """A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side."""
    blur: Optional[float] = None
    """How far it is blurred, in percent of the picture's shorter side: 0 to 10."""


@dataclass(frozen=True)
class Balance:
    """An account's five balances."""

    available: Credits
    """What can be spent."""
    held: Credits
    """What running work has reserved."""
    spent: Credits
    """What was charged, ever."""
    granted: Credits
    """What was issued, ever; negative."""
    expired: Credits
    """What was granted for a time and not spent in it, ever."""
    entries: int
    """How many entries the balances stand for."""


@dataclass(frozen=True)
class Ban:
    """Why a user cannot sign in."""

    reason: Optional[str]
    """What the user is told."""
    expires_at: Optional[datetime]
    """When it ends; `None` is never."""


@dataclass(frozen=True)
class BlobInfo:
    """What a store knows of a blob."""

    key: BlobKey
    """Its name."""
    bytes: int
    """Its length in bytes."""


class Book(str, enum.Enum):
    """One of an account's five books."""

    GRANTED = "granted"
    """What was issued to the account; its balance is negative."""
    AVAILABLE = "available"
    """What can be spent."""
    HELD = "held"
    """What running work has reserved."""
    SPENT = "spent"
    """What was charged."""
    EXPIRED = "expired"
    """What was granted for a time and not spent in it."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class CaptionDesign:
    """Captions that are drawn into the picture, within what the network keeps clear. In JSON nothing
    is needed.
    """

    style: Optional[CaptionStyle] = None
    """How they look."""
    position: Optional[CaptionPosition] = None
    """Where they stand."""
    size: Optional[float] = None
    """The letters' size in percent of the picture's shorter side: 2 to 12."""
    color: Optional[Color] = None
    """The letters' colour."""
    highlight: Optional[Color] = None
    """The colour of the word that is being said."""


class CaptionPosition(str, enum.Enum):
    """Where captions stand."""

    TOP = "top"
    """At the upper edge."""
    MIDDLE = "middle"
    """In the middle."""
    BOTTOM = "bottom"
    """At the lower edge."""

    def __str__(self) -> str:
        return str(self.value)


class CaptionStyle(str, enum.Enum):
    """How captions look."""

    PLAIN = "plain"
    """Letters with a dark outline."""
    BOXED = "boxed"
    """Letters on a dark box."""
    KARAOKE = "karaoke"
    """Letters with a dark outline; the word that is being said has a colour of its own."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Challenge:
    """The first factor was right: the second is to follow."""

    token: Token = field(repr=False)
    """What is shown with the second factor."""
    methods: List[FactorMethod]
    """The ways to give it."""
    expires_at: datetime
    """Until when."""


@dataclass(frozen=True)
class Claims:
    """What a token says (RFC 7519, section 4.1)."""

    sub: str
    """The user's id."""
    iss: str
    """Who signed it: the site's address."""
    aud: str
    """Whom it is for: the site's address."""
    iat: int
    """When it was signed, in seconds since 1970."""
    exp: int
    """When it ends, in seconds since 1970."""
    sid: str
    """The session that it was made for."""
    email: str
    """The user's address."""
    name: str
    """The user's name."""


@dataclass(frozen=True)
class Config:
    """Every setting of the platform. Each has a default with which it works."""

    home: Optional[Union[str, os.PathLike[str]]] = None
    """The data folder: database, blobs and scratch files, unless their own settings say otherwise."""
    database_url: Optional[str] = None
    """The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home."""
    blobs_url: Optional[str] = None
    """The blob store: `file:PATH` or `s3://BUCKET/PREFIX`; by default the folder `blobs` in the
    home.
    """
    models: Optional[Union[str, os.PathLike[str]]] = None
    """The folder of models that were added, neural voices for example; by default `models` in the
    home.
    """
    elevenlabs: Optional[ElevenLabsConfig] = None
    """Who the platform is at ElevenLabs: its voices are there when a key is."""
    openai_speech: Optional[OpenAiSpeechConfig] = None
    """A server that speaks OpenAI's speech protocol: its voices are there when its URL is."""
    s3: Optional[S3Config] = None
    """Who the platform is on S3, and where that is: for `s3:` URLs."""
    redis_url: Optional[str] = None
    """A Redis that carries wake-ups and live events between processes: `redis://...`, with TLS
    `rediss://...`, or `redis+unix:PATH`. By default a PostgreSQL database carries them itself.
    No data is kept there.
    """
    redis_prefix: Optional[str] = None
    """Which platform this is on that Redis: 1 to 40 of `a-z`, `0-9`, `.`, `_`, `-` and `:`."""
    workers: Optional[int] = None
    """How many jobs this process works on at once; 0 leaves all work to other processes."""
    lease_ms: Optional[int] = None
    """How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    3,600,000.
    """
    poll_ms: Optional[int] = None
    """How often a worker looks for jobs when nothing wakes it, and so how late it may find one of
    which no word reached it, in milliseconds: 10 to 3,600,000.
    """
    grace_ms: Optional[int] = None
    """How long running jobs may go on when the platform is closed, before they are handed back to
    go on elsewhere behind their last finished stage; and how long a cancelled one has to end by
    itself, in milliseconds: 0 to 3,600,000.
    """
    busy_timeout_ms: Optional[int] = None
    """How long to wait for a database that another process has locked, in milliseconds."""
    plugin_timeout_ms: Optional[int] = None
    """How long a part that the embedding program wrote in another language may take for one
    answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    """
    prices: Optional[PriceList] = None
    """What jobs cost."""
    secret: Optional[str] = field(default=None, repr=False)
    """What the platform seals with what it must read again: 32 bytes at least. By default the file
    `secret` in the home, made at the first start; several machines need the same.
    """
    replaced_secrets: Optional[List[str]] = None
    """Secrets that this one has replaced: what they sealed is still opened."""
    site_name: Optional[str] = None
    """The site's name, for people: in mail and in authenticators."""
    site_url: Optional[str] = None
    """The site's address: who signs tokens, and for whom."""
    require_verified_email: Optional[bool] = None
    """Whether an address must be verified before its user signs in."""


@dataclass(frozen=True)
class Consent:
    """A record that a person agreed to be an avatar."""

    by: str
    """Who agreed: the person's own name."""
    statement: str
    """To what, in the words that the person was shown."""
    at: datetime
    """When it was given."""


@dataclass(frozen=True)
class CreatedApiKey:
    """A key that was just made: the only moment at which it is known."""

    key: Token = field(repr=False)
    """What the program shows."""
    api_key: ApiKey
    """What is kept of it."""


@dataclass(frozen=True)
class CreditGrant:
    """A grant, and what is left of it."""

    id: GrantId
    """Its id."""
    account_id: AccountId
    """To whom."""
    amount: Credits
    """How many credits there were."""
    remaining: Credits
    """How many are left to spend."""
    priority: int
    """The lowest is spent first; 0 unless it was said."""
    expires_at: Optional[datetime]
    """When what is left of it lapses."""
    created_at: datetime
    """When it was made."""
    memo: str
    """A sentence for the statement."""


@dataclass(frozen=True)
class CreditOperation:
    """A part of a linked call: it grants, holds or settles."""

    account: AccountId
    """Whose credits."""
    grant: Optional[Credits] = None
    """So many are issued."""
    hold: Optional[Credits] = None
    """So many are reserved."""
    settle: Optional[HoldId] = None
    """This hold ends."""
    captured: Optional[Credits] = None
    """So many of the hold are charged, none unless it is said; the rest goes back."""
    memo: Optional[str] = None
    """A sentence for the statement."""
    idempotency_key: Optional[str] = None
    """The caller's own id of what is granted or held: with the same one it takes effect once."""


@dataclass(frozen=True)
class CreditOutcome:
    """What became of it."""

    balance: Optional[Balance]
    """The balance after a grant."""
    hold: Optional[Hold]
    """The hold, new or ended."""


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
class ElevenLabsConfig:
    """Who the platform is at ElevenLabs. Its voices are there when a key is."""

    api_key: Optional[str] = field(default=None, repr=False)
    """The key of the account that pays."""
    model: Optional[str] = None
    """The model that speaks."""
    url: Optional[str] = None
    """Where it is: `https://HOST`."""
    at_once: Optional[int] = None
    """How many pieces may be made at once, as the account's plan allows: 1 to 64."""


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
    hold_id: Optional[HoldId]
    """The hold that the transaction makes or resolves."""
    grants: List[GrantShare]
    """Which grants gave, or got back, how much in the transaction."""
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


class FactorMethod(str, enum.Enum):
    """A way to give the second factor."""

    TOTP = "totp"
    """A code of an authenticator."""
    RECOVERY_CODE = "recovery-code"
    """A recovery code."""

    def __str__(self) -> str:
        return str(self.value)


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
class Gradient:
    """A colour that becomes another one from the upper edge to the lower one."""

    top: Color
    """The colour above."""
    bottom: Color
    """The colour below."""


@dataclass(frozen=True)
class GrantShare:
    """Credits of one grant: what is left of it, or what a hold took of it."""

    id: GrantId
    """The grant."""
    amount: Credits
    """How many credits."""
    priority: int
    """The lowest is spent first."""
    expires_at: Optional[datetime]
    """When what is left of it lapses."""


@dataclass(frozen=True)
class GrantTerms:
    """In which order credits are spent, and until when. In JSON nothing is needed."""

    priority: Optional[int] = None
    """The lowest is spent first; 0 unless it is said. Of the same priority what ends first is
    spent first, then what was granted first.
    """
    expires_at: Optional[datetime] = None
    """When what is left of them lapses; never unless it is said."""


@dataclass(frozen=True)
class Hold:
    """Credits that are reserved until they are charged or go back."""

    id: HoldId
    """Its id."""
    account_id: AccountId
    """Whose credits."""
    amount: Credits
    """How many are reserved; at least 1."""
    captured: Credits
    """How many were charged: at most `amount`, unless the account takes final costs above it."""
    state: HoldState
    """Its state."""
    expires_at: Optional[datetime]
    """When it goes back by itself; `None` for a job's hold, which the job resolves."""
    created_at: datetime
    """When it was made."""
    resolved_at: Optional[datetime]
    """When it was resolved."""
    grants: List[GrantShare]
    """Which grants it took how much of."""


class HoldState(str, enum.Enum):
    """The state of a hold."""

    HELD = "held"
    """The credits are reserved."""
    SETTLED = "settled"
    """It was charged, in whole or in part."""
    RELEASED = "released"
    """It went back whole."""
    EXPIRED = "expired"
    """It went back because its time was over."""

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
class ImportReport:
    """What became of another system's users."""

    imported: int
    """How many are users here now."""
    present: int
    """How many were users here before, by their address: nothing of them was changed."""
    refused: List[RefusedUser]
    """Those who could not be taken over."""


@dataclass(frozen=True)
class Invitation:
    """An invitation of an address."""

    id: InvitationId
    """Its id."""
    organization_id: OrganizationId
    """To which organisation."""
    email: Email
    """Whom."""
    role: MemberRole
    """As what."""
    status: InvitationStatus
    """What became of it."""
    inviter_id: Optional[UserId]
    """Who invited; `None` when they are gone."""
    expires_at: datetime
    """Until when it is good."""
    created_at: datetime
    """When it was made."""


@dataclass(frozen=True)
class InvitationDetails:
    """An invitation and what it is to."""

    invitation: Invitation
    """The invitation."""
    organization: Organization
    """The organisation."""


class InvitationStatus(str, enum.Enum):
    """What became of an invitation."""

    PENDING = "pending"
    """It waits."""
    ACCEPTED = "accepted"
    """Who was invited is a member."""
    REJECTED = "rejected"
    """Who was invited does not want to be."""
    CANCELED = "canceled"
    """It was withdrawn."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class JobControl:
    """What is said of the jobs of a kind, of an account, or of both."""

    kind: Optional[JobKind]
    """Of this kind; of every kind where there is none."""
    account_id: Optional[AccountId]
    """Of this account; of every account where there is none."""
    paused: bool
    """Whether none of them begins for now."""
    limits: KindLimits
    """How many may be at work."""


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
    waits: Optional[Waits]
    """What it waits for while it is pending."""
    blockers: int
    """How many jobs it still comes after."""
    run_at: datetime
    """From when on it may run."""
    hold_id: Optional[HoldId]
    """The hold on its credits, unless it costs nothing."""
    held: Credits
    """How many credits were held for it."""
    charged: Optional[Credits]
    """How many were charged, once it is completed."""
    created_at: datetime
    """When it was created."""
    finished_at: Optional[datetime]
    """When it reached its final state."""


@dataclass(frozen=True)
class JobQuery:
    """Which of an account's jobs are asked for; in JSON nothing is needed."""

    kind: Optional[JobKind] = None
    """Of this kind alone."""
    state: Optional[JobState] = None
    """In this state alone."""


@dataclass(frozen=True)
class JobRequest:
    """A job of any kind. In JSON only kind and request are needed."""

    kind: JobKind
    """What it makes: `video`, `tts`, `lip_sync`, or a kind of the program's own."""
    request: Any
    """What is asked for, in the form of the kind: of a built-in one what its own method takes."""
    quote: Optional[Credits] = None
    """The most that it may cost: above it is refused. Needed where no handler of its kind is in
    this process to tell.
    """
    idempotency_key: Optional[str] = None
    """The caller's own id, 1 to 200 characters: the same request is done once."""
    priority: Optional[int] = None
    """Moves it forward in the queue, or back: -100 to 100."""
    run_at: Optional[datetime] = None
    """From when on it may run; at once unless it is said."""
    unique: Optional[Unique] = None
    """A key under which the account has one such job at a time."""
    after: Optional[List[AfterJob]] = None
    """The jobs that it comes after: it runs when all of them have ended."""


@dataclass(frozen=True)
class JobSchedule:
    """A schedule."""

    id: ScheduleId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    name: str
    """Its name, unique within the account."""
    kind: JobKind
    """The jobs' kind."""
    cron: str
    """When, as a cron expression."""
    time_zone: str
    """In which time zone."""
    missed: Missed
    """What is done about times at which nobody was at work."""
    paused: bool
    """Whether it creates nothing for now."""
    next_at: datetime
    """When the next job is created."""
    last_at: Optional[datetime]
    """When the last one was to be."""
    last_job: Optional[JobId]
    """The last job."""
    last_error: Optional[ErrorRecord]
    """Why there was no job the last time."""


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
class Jwk:
    """A public key as others read it (RFC 8037)."""

    kid: str
    """The id."""
    kty: str
    """The kind: `OKP`."""
    crv: str
    """The curve: `Ed25519`."""
    x: str
    """The public key in base64url."""
    alg: str
    """The algorithm: `EdDSA`."""


@dataclass(frozen=True)
class Jwks:
    """A set of public keys (RFC 7517, section 5)."""

    keys: List[Jwk]
    """The keys."""


@dataclass(frozen=True)
class Kept:
    """A value that was kept."""

    value: Any
    """The value."""


@dataclass(frozen=True)
class KeyIdentity:
    """A key that was shown, and for whom it acts."""

    api_key: ApiKey
    """The key."""
    user: User
    """For whom it acts."""


@dataclass(frozen=True)
class KindLimits:
    """How many jobs may be at work; what is not said is not limited."""

    at_once: Optional[int] = None
    """How many at once, of all accounts."""
    at_once_each: Optional[int] = None
    """How many at once of each account."""
    starts: Optional[int] = None
    """How many may begin in each window of `window_ms`, of all accounts."""
    window_ms: Optional[int] = None
    """The length of such a window in milliseconds, up to a day: 1,000 unless it is said."""


@dataclass(frozen=True)
class KindMetrics:
    """What this process did with the jobs of a kind, since it began."""

    created: int
    """How many were created."""
    begun: int
    """How many attempts were begun."""
    retried: int
    """How many attempts failed and were followed by another."""
    completed: int
    """How many were completed."""
    failed: int
    """How many failed for good."""
    cancelled: int
    """How many were cancelled."""
    waited_us: int
    """How long those that were begun had waited since they could be, in microseconds, all
    together.
    """
    worked_us: int
    """How long those that were completed took since they were first begun, in microseconds, all
    together.
    """


@dataclass(frozen=True)
class LedgerTransaction:
    """Postings that take effect together."""

    id: TransactionId
    """Its id."""
    account_id: AccountId
    """Whose books."""
    seq: int
    """Its number within the account, from 1 without gaps."""
    kind: TransactionKind
    """Why."""
    idempotency_key: Optional[str]
    """The caller's own id: within an account it takes effect at most once."""
    hold_id: Optional[HoldId]
    """The hold it makes or resolves."""
    memo: str
    """A sentence for the statement."""
    at: datetime
    """When; never before the transaction before it."""
    postings: List[Posting]
    """The postings: each book at most once, summing to zero."""
    balance: Balance
    """The balances after it."""
    grants: List[GrantShare]
    """Which grants gave, or got back, how much."""
    hash: str
    """SHA-256 over the hash of the transaction before it and all of the above, in hexadecimal."""


@dataclass(frozen=True)
class LinkedAccount:
    """A way to sign in, as its user sees it."""

    id: CredentialId
    """Its id."""
    provider: str
    """Who vouches: `credential` for a password, or a provider such as `google`."""
    provider_account_id: str
    """The user's id there; the user's own id for a password."""
    created_at: datetime
    """When it was added."""
    updated_at: datetime
    """When it last changed."""


@dataclass(frozen=True)
class LipSyncResult:
    """What a lip-sync job made."""

    audio: BlobKey
    """The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS."""
    face: BlobKey
    """The mouth's movement: a JSON `FaceTrack`."""
    duration_us: int
    """The length in microseconds."""


class MailState(str, enum.Enum):
    """What became of a message."""

    QUEUED = "queued"
    """It waits to be sent."""
    SENT = "sent"
    """A server has taken it."""
    FAILED = "failed"
    """It was refused for good, or too often."""
    KEPT = "kept"
    """It stays in the database: there is nobody who would send it."""
    DISCARDED = "discarded"
    """It is to nobody: an address that is not known here."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Member:
    """A membership and who it is."""

    membership: Membership
    """The membership."""
    user: User
    """Who."""


class MemberRole(str, enum.Enum):
    """What a member may do."""

    MEMBER = "member"
    """To work in it."""
    ADMIN = "admin"
    """And to invite, remove and change members who are no owners."""
    OWNER = "owner"
    """And everything else."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Membership:
    """A user in an organisation."""

    id: MemberId
    """Its id."""
    organization_id: OrganizationId
    """Of which organisation."""
    user_id: UserId
    """Who."""
    role: MemberRole
    """What the user may do."""
    created_at: datetime
    """Since when."""


class Missed(str, enum.Enum):
    """What is done about times at which nobody was at work."""

    ONCE = "once"
    """One job, as soon as somebody is, however many times were missed."""
    SKIP = "skip"
    """Nothing: the next is at the next time."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class ModelInfo:
    """A model that was added."""

    name: str
    """Its name. The voices of a voice model are called `name/voice`."""
    kind: str
    """What it is: `kokoro`, `piper`, `wav2lip` or `onnx-runtime`."""
    licence: str
    """Its licence."""
    commercial: bool
    """Whether the licence allows to sell what is made with it."""
    source: str
    """From which packages or files it was taken."""
    bytes: int
    """The size of its files in bytes."""


@dataclass(frozen=True)
class Money:
    """An amount of money in the smallest unit of its currency, for example US cents."""

    minor_units: int
    """The amount in the currency's smallest unit."""
    currency: Currency
    """The currency."""


@dataclass(frozen=True)
class Music:
    """Music under the voice. In JSON only the file is needed."""

    file: BlobKey
    """The sound among the account's files: WAV, FLAC, MP3, AAC or Ogg Vorbis, 8 to 192 kHz, at
    most eight channels.
    """
    level_db: Optional[float] = None
    """How loud it is while nobody speaks, in decibels beside the voice's loudness: -40 to 0."""
    duck_db: Optional[float] = None
    """How much quieter it is while the voice speaks, in decibels: 0 to 40."""
    looped: Optional[bool] = None
    """Whether it begins again where it is shorter than the video."""
    fade_in_ms: Optional[int] = None
    """How long it takes to come, in milliseconds: up to 30,000."""
    fade_out_ms: Optional[int] = None
    """How long it takes to go, in milliseconds: up to 30,000."""


class Needs(str, enum.Enum):
    """How a job must end for those that come after it."""

    RESULT = "result"
    """Completed; otherwise the later job is cancelled."""
    END = "end"
    """In any way."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class NewApiKey:
    """A key that is to be made."""

    name: str
    """What the user calls it: 1 to 200 characters."""
    scopes: List[Scope]
    """What it opens: one scope at least."""
    expires_in_s: Optional[int] = None
    """In how many seconds it ends: 60 to 31,536,000; `None` is never."""
    rate_limit: Optional[int] = None
    """How many requests it may make in a window."""
    rate_window_s: Optional[int] = None
    """The window in seconds: 1 to 86,400."""


@dataclass(frozen=True)
class NewAvatar:
    """An avatar that is to be added."""

    name: str
    """Its name for people: 1 to 100 characters."""
    consent: NewConsent
    """That the person whom it shows agrees."""


@dataclass(frozen=True)
class NewConsent:
    """A consent that is given now."""

    by: str
    """Who agrees: the name of the person on the picture, 1 to 200 characters."""
    statement: str
    """To what, in the words that the person was shown: 1 to 2,000 characters."""


@dataclass(frozen=True)
class NewJobSchedule:
    """A job that is created again and again, by the calendar."""

    name: str
    """Its name, unique within the account: 1 to 100 characters."""
    kind: JobKind
    """The jobs' kind."""
    request: Any
    """What is asked for each time, in the form of the kind."""
    cron: str
    """When: minute, hour, day of month, month, day of week, as in `0 9 * * MON-FRI`; or `@hourly`,
    `@daily`, `@weekly`, `@monthly`, `@yearly`.
    """
    quote: Optional[Credits] = None
    """The most that each may cost."""
    priority: Optional[int] = None
    """The jobs' priority."""
    time_zone: Optional[str] = None
    """In which time zone of the IANA database: `Europe/Berlin`. UTC unless it is said."""
    missed: Optional[Missed] = None
    """What is done about times at which nobody was at work."""


@dataclass(frozen=True)
class NewOrganization:
    """An organisation that is to be made."""

    name: str
    """Its name."""
    slug: str
    """Its name in addresses."""
    logo: Optional[str] = None
    """The address of a picture."""


@dataclass(frozen=True)
class NewUser:
    """A user whom an administrator makes."""

    name: str
    """The name for people."""
    email: str
    """The address."""
    password: Optional[str] = field(default=None, repr=False)
    """The password; without one the user signs in by other ways."""
    role: Optional[Role] = None
    """What the user may do."""


@dataclass(frozen=True)
class OpenAiSpeechConfig:
    """A server that speaks OpenAI's speech protocol. Its voices are there when its URL is."""

    url: Optional[str] = None
    """The base of its addresses, below which `/audio/speech` lies: `https://api.openai.com/v1`."""
    api_key: Optional[str] = field(default=None, repr=False)
    """The key, where it wants one."""
    model: Optional[str] = None
    """The model that speaks."""
    voices: Optional[List[str]] = None
    """The voices that it has; those of OpenAI's own service when none is named."""
    allow_http: Optional[bool] = None
    """Whether requests may travel unencrypted to other machines."""
    at_once: Optional[int] = None
    """How many pieces may be made at once: 1 to 64."""


@dataclass(frozen=True)
class Organization:
    """People who share an account."""

    id: OrganizationId
    """Its id."""
    account_id: AccountId
    """The account whose credits, jobs and avatars its members share."""
    name: str
    """Its name."""
    slug: str
    """Its name in addresses, unique: 2 to 64 of `a-z 0-9 -`."""
    logo: Optional[str]
    """The address of a picture."""
    created_at: datetime
    """When it was made."""


@dataclass(frozen=True)
class OrganizationPage:
    """An organisation with everybody in it."""

    organization: Organization
    """The organisation."""
    members: List[Member]
    """Its members, the oldest first."""
    invitations: List[Invitation]
    """Its invitations, the newest first."""


@dataclass(frozen=True)
class OrganizationUpdate:
    """What changes of an organisation; `None` leaves it as it is."""

    name: Optional[str] = None
    """Its name."""
    slug: Optional[str] = None
    """Its name in addresses."""
    logo: Optional[str] = None
    """The address of a picture; an empty one removes it."""


@dataclass(frozen=True)
class OutboxMail:
    """A message of the outbox, opened."""

    id: MailId
    """Its id."""
    to: Email
    """To whom."""
    subject: str
    """The subject."""
    text: str
    """The text."""
    state: MailState
    """What became of it."""
    created_at: datetime
    """When it was written."""


@dataclass(frozen=True)
class Overlay:
    """A text that stands over the picture for a time. In JSON only the text is needed."""

    text: str
    """What it says: 1 to 120 characters."""
    place: Optional[OverlayPlace] = None
    """Where it stands."""
    from_ms: Optional[int] = None
    """When it comes, in milliseconds from the beginning."""
    to_ms: Optional[int] = None
    """When it is gone; it stays until the end unless it is said."""
    color: Optional[Color] = None
    """The letters' colour."""


class OverlayPlace(str, enum.Enum):
    """Where a text over the picture stands."""

    TITLE = "title"
    """In the middle, large."""
    LOWER_THIRD = "lower_third"
    """At the left, below the middle, on a dark box."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class OwnResult:
    """What a job of a kind of the program's own made."""

    value: Any
    """What its handler gave."""


@dataclass(frozen=True)
class PageRequest:
    """Which part of a listing to return."""

    after: Optional[str] = None
    """Where the last page ended, as its `next` said; `None` for the first page."""
    limit: Optional[int] = None
    """How many items at most: 1 to `PageRequest::MAX_LIMIT`."""


@dataclass(frozen=True)
class Passkey:
    """A key on a user's device."""

    id: PasskeyId
    """Its id."""
    user_id: UserId
    """Whose it is."""
    name: str
    """What the user calls it."""
    credential_id: str
    """The authenticator's own id of it, in base64url."""
    data: Any
    """Public key, counter and flags, as the verifier wrote them."""
    created_at: datetime
    """When it was added."""
    last_used_at: Optional[datetime]
    """When it was last used."""


@dataclass(frozen=True)
class PasskeyAnswer:
    """A device's answer to a challenge."""

    token: Token = field(repr=False)
    """The challenge's token."""
    response: Any
    """What `navigator.credentials` gave, in its JSON form."""


@dataclass(frozen=True)
class PasskeyChallenge:
    """A challenge for a device."""

    token: Token = field(repr=False)
    """What is shown with the answer."""
    options: Any
    """What the browser's `navigator.credentials` is given, in its JSON form."""


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
class Posting:
    """One side of a transaction: so many credits into a book, or out of it when negative."""

    book: Book
    """The book."""
    amount: Credits
    """The amount; never zero."""


class Preset(str, enum.Enum):
    """The network that a video is made for."""

    X = "x"
    """A post on X."""
    INSTAGRAM_REELS = "instagram_reels"
    """A reel on Instagram."""
    INSTAGRAM_FEED = "instagram_feed"
    """A post in Instagram's feed."""
    FACEBOOK = "facebook"
    """A video of a page on Facebook."""
    LINKED_IN = "linkedin"
    """A post on LinkedIn."""
    TIK_TOK = "tiktok"
    """A post on TikTok."""
    YOU_TUBE = "youtube"
    """A video on YouTube."""
    YOU_TUBE_SHORTS = "youtube_shorts"
    """A short on YouTube."""
    SQUARE = "square"
    """A square video that each of these feeds takes."""

    def __str__(self) -> str:
        return str(self.value)


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
class ProviderOutcome:
    """How a way round by a provider ends."""

    outcome: SignInOutcome
    """A session, or the question for the second factor."""
    then: Any
    """What the caller gave at the beginning."""


@dataclass(frozen=True)
class ProviderReturn:
    """How somebody comes back from a provider."""

    state: Token = field(repr=False)
    """The state in the address."""
    code: str = field(repr=False)
    """The code."""
    kept_state: Optional[Token] = field(default=None, repr=False)
    """The state that the browser kept: the same, or somebody else began."""
    issuer: Optional[str] = None
    """The issuer that the answer names (RFC 9207)."""
    trusted_device: Optional[Token] = field(default=None, repr=False)
    """What a trusted device was given at its last sign-in."""


@dataclass(frozen=True)
class ProviderStart:
    """A way round by a provider that has begun."""

    url: str
    """The provider's page, to which the browser is sent."""
    state: Token = field(repr=False)
    """What the browser that began must show at the end: it is kept in a cookie, and is in the
    address as well.
    """


class Purpose(str, enum.Enum):
    """What a `Verification` is for."""

    VERIFY_EMAIL = "verify-email"
    """To show that an address is one's own."""
    CHANGE_EMAIL = "change-email"
    """To move to another address."""
    RESET_PASSWORD = "reset-password"
    """To choose a new password."""
    MAGIC_LINK = "magic-link"
    """To sign in by a link."""
    SIGN_IN_CODE = "sign-in-code"
    """To sign in by a code."""
    VERIFY_EMAIL_CODE = "verify-email-code"
    """To show that an address is one's own, by a code."""
    RESET_PASSWORD_CODE = "reset-password-code"
    """To choose a new password by a code."""
    SECOND_FACTOR = "second-factor"
    """To give the second factor after the first."""
    TRUSTED_DEVICE = "trusted-device"
    """To be asked for no second factor on this device."""
    O_AUTH_STATE = "oauth-state"
    """To come back from an identity provider."""
    PASSKEY = "passkey"
    """To answer a passkey's challenge."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class QueueDepth:
    """How many jobs are at one place of their way."""

    kind: JobKind
    """Their kind."""
    state: JobState
    """Pending or at work."""
    waits: Optional[Waits]
    """What the pending ones wait for."""
    count: int
    """How many."""
    oldest: datetime
    """When the oldest of them was created."""


@dataclass(frozen=True)
class QueueMetrics:
    """What this process did with the jobs of a kind, since it began."""

    kind: JobKind
    """The kind."""
    counts: KindMetrics
    """The counts."""


@dataclass(frozen=True)
class Rate:
    """So many credits for each started span of seconds."""

    credits: int
    """The credits for each started span."""
    per_seconds: int
    """The span in seconds; at least 1."""


@dataclass(frozen=True)
class RefusedUser:
    """A user who was not taken over, and why."""

    email: str
    """The address, as the other system has it."""
    reason: str
    """Why."""


class Resolution(str, enum.Enum):
    """The length of the picture's shorter side."""

    P720 = "720p"
    """720 pixels."""
    P1080 = "1080p"
    """1080 pixels."""

    def __str__(self) -> str:
        return str(self.value)


class Role(str, enum.Enum):
    """What a user may do beyond what is their own."""

    USER = "user"
    """Nothing."""
    ADMIN = "admin"
    """Everything that concerns other users."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class S3Config:
    """Who the platform is on S3, or on a server that speaks its protocol, and where that is."""

    access_key_id: Optional[str] = None
    """The id of an access key."""
    secret_access_key: Optional[str] = field(default=None, repr=False)
    """The secret of that key."""
    session_token: Optional[str] = field(default=None, repr=False)
    """What credentials that end by themselves carry besides."""
    region: Optional[str] = None
    """The region of the bucket; `auto` for Cloudflare R2."""
    endpoint_url: Optional[str] = None
    """Where the server is, for every other than Amazon's: `https://HOST`, without the bucket. On
    this machine `http://` will do.
    """
    allow_http: Optional[bool] = None
    """Whether requests may travel unencrypted to other machines."""


class Scope(str, enum.Enum):
    """What a key opens."""

    CREDITS_READ = "credits:read"
    """To read balance and statement."""
    AVATARS_READ = "avatars:read"
    """To read avatars and voices."""
    AVATARS_WRITE = "avatars:write"
    """To add and change avatars."""
    JOBS_READ = "jobs:read"
    """To read jobs, follow them and fetch what they made."""
    JOBS_WRITE = "jobs:write"
    """To create and cancel jobs, which costs credits."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class SecondFactor:
    """A second factor, given."""

    method: FactorMethod
    """Which one."""
    code: Token = field(repr=False)
    """The code."""
    trust_device: Optional[bool] = None
    """Whether this device is asked for none for the next 30 days."""


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
    impersonated_by: Optional[UserId]
    """The administrator who acts as this user."""
    organization_id: Optional[OrganizationId]
    """The organisation that is worked in."""


@dataclass(frozen=True)
class SignIn:
    """What somebody gives who signs in."""

    email: str
    """The address."""
    password: str = field(repr=False)
    """The password."""
    remember: Optional[bool] = None
    """Whether the session outlives the browser's window."""
    trusted_device: Optional[Token] = field(default=None, repr=False)
    """What a trusted device was given at its last sign-in."""


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
    trusted_device: Optional[Token] = field(repr=False)
    """What this device shows with the next sign-in, to be asked for no second factor."""


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


@dataclass(frozen=True)
class TaskSettings:
    """How the jobs of a kind of your own are treated. In JSON nothing is needed."""

    attempts: Optional[int] = None
    """How many attempts a job has when its errors are of those that pass: 5 unless it is said."""
    pause_ms: Optional[int] = None
    """The pause before the second attempt, in milliseconds; it doubles from attempt to attempt: a
    second unless it is said.
    """
    longest_pause_ms: Optional[int] = None
    """The longest pause, in milliseconds: five minutes unless it is said."""
    timeout_ms: Optional[int] = None
    """The longest that an attempt may take, in milliseconds: an hour unless it is said."""
    keep_ms: Optional[int] = None
    """How long a job and its result stay after its end, in milliseconds: for ever unless it is
    said.
    """
    feature: Optional[Feature] = None
    """What a plan must include for it: every plan will do unless it is said."""


@dataclass(frozen=True)
class TransactionFilter:
    """Which of an account's transactions are asked for; all of them unless something is said. In JSON
    nothing is needed.
    """

    kind: Optional[TransactionKind] = None
    """Of this kind alone."""
    hold: Optional[HoldId] = None
    """Of this hold alone."""
    since: Optional[datetime] = None
    """From this time on."""
    until: Optional[datetime] = None
    """Before this time."""


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
    LAPSE = "lapse"
    """What was left of grants ended, because their time was over."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class TwoFactorSetup:
    """What a user puts into their authenticator, known at this moment alone."""

    uri: Token = field(repr=False)
    """The `otpauth:` address that authenticators read from a QR code."""
    secret: Token = field(repr=False)
    """The seed in base 32, to be typed."""
    recovery_codes: List[Token]
    """Codes that stand in for the authenticator, each of them once."""


@dataclass(frozen=True)
class Unique:
    """A key that one job of its kind has at a time, within an account."""

    key: str
    """1 to 200 characters."""
    mode: UniqueMode
    """Until when the job has it, and what becomes of another."""


class UniqueMode(str, enum.Enum):
    """What becomes of a job whose key another has."""

    KEEP = "keep"
    """A job has its key until its end: whoever asks for another meanwhile gets this one."""
    REPLACE = "replace"
    """A job has its key until it begins: another cancels it and takes its place, so that of
    many in a row the last one runs.
    """

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
    role: Role
    """What the user may do beyond what is their own."""
    ban: Optional[Ban]
    """Why the user cannot sign in."""
    two_factor_enabled: bool
    """Whether a second factor is asked for."""
    created_at: datetime
    """When the user signed up."""
    updated_at: datetime
    """When name, address or picture last changed."""


@dataclass(frozen=True)
class UserPage:
    """Users, and how many there are in all."""

    users: List[User]
    """So many of them, the newest first."""
    total: int
    """How many the query finds."""


@dataclass(frozen=True)
class UserQuery:
    """Which users to list."""

    search: Optional[str] = None
    """A text in their name or address."""
    limit: Optional[int] = None
    """How many at most: 1 to 200."""
    offset: Optional[int] = None
    """How many to pass over."""


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
class Verification:
    """What a verification found to be true."""

    account_id: AccountId
    """Whose books."""
    transactions: int
    """How many transactions were replayed."""
    balance: Balance
    """The balances after the last one."""
    head: str
    """The hash of the last one: kept elsewhere, it shows later that nothing before it was changed
    or cut off.
    """


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
    preset: Optional[Preset] = None
    """The network that it is made for: it decides the format where `spec` is left as it is, and
    the finished video keeps its limits.
    """
    captions: Optional[CaptionDesign] = None
    """Captions that are drawn into the picture; there are none unless it is said."""
    background: Optional[Background] = None
    """What stands behind the avatar; its own surroundings unless it is said."""
    music: Optional[Music] = None
    """Music under the voice; there is none unless it is said."""
    overlays: Optional[List[Overlay]] = None
    """Texts over the picture, at most 20."""
    poster_ms: Optional[int] = None
    """When the poster is taken, in milliseconds: the first frame unless it is said, the last one
    beyond the end.
    """
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


class Waits(str, enum.Enum):
    """What a pending job waits for."""

    TURN = "turn"
    """Its turn: a worker may take it."""
    TIME = "time"
    """Its time."""
    JOBS = "jobs"
    """The ends of the jobs that it comes after."""
    ANSWER = "answer"
    """An answer from outside, until its time at the latest."""
    ROOM = "room"
    """Room: its account has as many of its kind at work as a limit allows, or is paused."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class WordSpan:
    """A word of the script and the time in which it is said."""

    text: str
    """The word as the script writes it, with the punctuation that touches it."""
    start_us: int
    """Where it starts, in microseconds."""
    end_us: int
    """Where it ends, in microseconds."""


@dataclass(frozen=True)
class Work(AtWork):
    """A job that is to be done."""

    job_id: JobId
    """The job."""
    fence: int
    """Which of the job's turns at work this is: what is told and kept belongs to it, and is
    refused once another has begun.
    """
    account_id: AccountId
    """Whose it is."""
    kind: JobKind
    """Its kind."""
    attempt: int
    """Which attempt this is, from 1."""
    request: Any
    """What is asked for."""
    earlier: List[Any]
    """The results of the jobs that it comes after, in the order in which they were created;
    nothing for one that has none.
    """


@dataclass(frozen=True)
class WorkDone:
    """What was made, and what that costs."""

    result: Any
    """The result: what the job gives to whoever asked for it."""
    price: Credits
    """Its price. At most what was quoted is charged."""


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
    if kind == "account":
        return Actor(kind=kind, value=value)
    if kind == "user":
        return Actor(kind=kind, value=value)
    if kind == "worker":
        return Actor(kind=kind, value=value)
    raise ValueError(f"unknown Actor: {kind!r}")


def read_AfterJob(json: Dict[str, Any]) -> AfterJob:
    return AfterJob(
        job=json["job"],
        index=json["index"],
        needs=Needs(json["needs"]),
    )


def write_AfterJob(value: AfterJob) -> Dict[str, Any]:
    check(value, AfterJob)
    json: Dict[str, Any] = {}
    if value.job is not None:
        json["job"] = value.job
    if value.index is not None:
        json["index"] = value.index
    if value.needs is not None:
        json["needs"] = value.needs
    return json


def read_ApiKey(json: Dict[str, Any]) -> ApiKey:
    return ApiKey(
        id=json["id"],
        user_id=json["user_id"],
        name=json["name"],
        start=json["start"],
        scopes=[Scope(item) for item in json["scopes"]],
        enabled=json["enabled"],
        rate_limit=json["rate_limit"],
        rate_window_s=json["rate_window_s"],
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
        last_used_at=None if json["last_used_at"] is None else read_time(json["last_used_at"]),
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_ApiKeyUpdate(json: Dict[str, Any]) -> ApiKeyUpdate:
    return ApiKeyUpdate(
        name=json["name"],
        enabled=json["enabled"],
    )


def write_ApiKeyUpdate(value: ApiKeyUpdate) -> Dict[str, Any]:
    check(value, ApiKeyUpdate)
    json: Dict[str, Any] = {}
    if value.name is not None:
        json["name"] = value.name
    if value.enabled is not None:
        json["enabled"] = value.enabled
    return json


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
        consent=None if json["consent"] is None else read_Consent(json["consent"]),
        created_at=read_time(json["created_at"]),
    )


def read_Background(json: Dict[str, Any]) -> Background:
    return Background(
        color=json["color"],
        gradient=None if json["gradient"] is None else read_Gradient(json["gradient"]),
        image=json["image"],
        blur=json["blur"],
    )


def write_Background(value: Background) -> Dict[str, Any]:
    check(value, Background)
    json: Dict[str, Any] = {}
    if value.color is not None:
        json["color"] = value.color
    if value.gradient is not None:
        json["gradient"] = write_Gradient(value.gradient)
    if value.image is not None:
        json["image"] = value.image
    if value.blur is not None:
        json["blur"] = value.blur
    return json


def read_Balance(json: Dict[str, Any]) -> Balance:
    return Balance(
        available=json["available"],
        held=json["held"],
        spent=json["spent"],
        granted=json["granted"],
        expired=json["expired"],
        entries=json["entries"],
    )


def read_Ban(json: Dict[str, Any]) -> Ban:
    return Ban(
        reason=json["reason"],
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
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


def read_CaptionDesign(json: Dict[str, Any]) -> CaptionDesign:
    return CaptionDesign(
        style=CaptionStyle(json["style"]),
        position=CaptionPosition(json["position"]),
        size=json["size"],
        color=json["color"],
        highlight=json["highlight"],
    )


def write_CaptionDesign(value: CaptionDesign) -> Dict[str, Any]:
    check(value, CaptionDesign)
    json: Dict[str, Any] = {}
    if value.style is not None:
        json["style"] = value.style
    if value.position is not None:
        json["position"] = value.position
    if value.size is not None:
        json["size"] = value.size
    if value.color is not None:
        json["color"] = value.color
    if value.highlight is not None:
        json["highlight"] = value.highlight
    return json


def read_Challenge(json: Dict[str, Any]) -> Challenge:
    return Challenge(
        token=json["token"],
        methods=[FactorMethod(item) for item in json["methods"]],
        expires_at=read_time(json["expires_at"]),
    )


def read_Claims(json: Dict[str, Any]) -> Claims:
    return Claims(
        sub=json["sub"],
        iss=json["iss"],
        aud=json["aud"],
        iat=json["iat"],
        exp=json["exp"],
        sid=json["sid"],
        email=json["email"],
        name=json["name"],
    )


def read_Config(json: Dict[str, Any]) -> Config:
    return Config(
        home=json["home"],
        database_url=json["database_url"],
        blobs_url=json["blobs_url"],
        models=json["models"],
        elevenlabs=read_ElevenLabsConfig(json["elevenlabs"]),
        openai_speech=read_OpenAiSpeechConfig(json["openai_speech"]),
        s3=read_S3Config(json["s3"]),
        redis_url=json["redis_url"],
        redis_prefix=json["redis_prefix"],
        workers=json["workers"],
        lease_ms=json["lease_ms"],
        poll_ms=json["poll_ms"],
        grace_ms=json["grace_ms"],
        busy_timeout_ms=json["busy_timeout_ms"],
        plugin_timeout_ms=json["plugin_timeout_ms"],
        prices=read_PriceList(json["prices"]),
        secret=json["secret"],
        replaced_secrets=json["replaced_secrets"],
        site_name=json["site_name"],
        site_url=json["site_url"],
        require_verified_email=json["require_verified_email"],
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
    if value.models is not None:
        json["models"] = os.fspath(value.models)
    if value.elevenlabs is not None:
        json["elevenlabs"] = write_ElevenLabsConfig(value.elevenlabs)
    if value.openai_speech is not None:
        json["openai_speech"] = write_OpenAiSpeechConfig(value.openai_speech)
    if value.s3 is not None:
        json["s3"] = write_S3Config(value.s3)
    if value.redis_url is not None:
        json["redis_url"] = value.redis_url
    if value.redis_prefix is not None:
        json["redis_prefix"] = value.redis_prefix
    if value.workers is not None:
        json["workers"] = value.workers
    if value.lease_ms is not None:
        json["lease_ms"] = value.lease_ms
    if value.poll_ms is not None:
        json["poll_ms"] = value.poll_ms
    if value.grace_ms is not None:
        json["grace_ms"] = value.grace_ms
    if value.busy_timeout_ms is not None:
        json["busy_timeout_ms"] = value.busy_timeout_ms
    if value.plugin_timeout_ms is not None:
        json["plugin_timeout_ms"] = value.plugin_timeout_ms
    if value.prices is not None:
        json["prices"] = write_PriceList(value.prices)
    if value.secret is not None:
        json["secret"] = value.secret
    if value.replaced_secrets is not None:
        json["replaced_secrets"] = value.replaced_secrets
    if value.site_name is not None:
        json["site_name"] = value.site_name
    if value.site_url is not None:
        json["site_url"] = value.site_url
    if value.require_verified_email is not None:
        json["require_verified_email"] = value.require_verified_email
    return json


def read_Consent(json: Dict[str, Any]) -> Consent:
    return Consent(
        by=json["by"],
        statement=json["statement"],
        at=read_time(json["at"]),
    )


def read_CreatedApiKey(json: Dict[str, Any]) -> CreatedApiKey:
    return CreatedApiKey(
        key=json["key"],
        api_key=read_ApiKey(json["api_key"]),
    )


def read_CreditGrant(json: Dict[str, Any]) -> CreditGrant:
    return CreditGrant(
        id=json["id"],
        account_id=json["account_id"],
        amount=json["amount"],
        remaining=json["remaining"],
        priority=json["priority"],
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
        created_at=read_time(json["created_at"]),
        memo=json["memo"],
    )


def read_CreditOperation(json: Dict[str, Any]) -> CreditOperation:
    return CreditOperation(
        account=json["account"],
        grant=json["grant"],
        hold=json["hold"],
        settle=json["settle"],
        captured=json["captured"],
        memo=json["memo"],
        idempotency_key=json["idempotency_key"],
    )


def write_CreditOperation(value: CreditOperation) -> Dict[str, Any]:
    check(value, CreditOperation)
    json: Dict[str, Any] = {}
    json["account"] = value.account
    if value.grant is not None:
        json["grant"] = value.grant
    if value.hold is not None:
        json["hold"] = value.hold
    if value.settle is not None:
        json["settle"] = value.settle
    if value.captured is not None:
        json["captured"] = value.captured
    if value.memo is not None:
        json["memo"] = value.memo
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


def read_CreditOutcome(json: Dict[str, Any]) -> CreditOutcome:
    return CreditOutcome(
        balance=None if json["balance"] is None else read_Balance(json["balance"]),
        hold=None if json["hold"] is None else read_Hold(json["hold"]),
    )


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


def read_ElevenLabsConfig(json: Dict[str, Any]) -> ElevenLabsConfig:
    return ElevenLabsConfig(
        api_key=json["api_key"],
        model=json["model"],
        url=json["url"],
        at_once=json["at_once"],
    )


def write_ElevenLabsConfig(value: ElevenLabsConfig) -> Dict[str, Any]:
    check(value, ElevenLabsConfig)
    json: Dict[str, Any] = {}
    if value.api_key is not None:
        json["api_key"] = value.api_key
    if value.model is not None:
        json["model"] = value.model
    if value.url is not None:
        json["url"] = value.url
    if value.at_once is not None:
        json["at_once"] = value.at_once
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
        hold_id=json["hold_id"],
        grants=[read_GrantShare(item) for item in json["grants"]],
        memo=json["memo"],
        at=read_time(json["at"]),
    )


def read_ErrorRecord(json: Dict[str, Any]) -> ErrorRecord:
    return ErrorRecord(
        code=ErrorCode(json["code"]),
        message=json["message"],
        context=dict(json["context"]),
    )


def read_Gradient(json: Dict[str, Any]) -> Gradient:
    return Gradient(
        top=json["top"],
        bottom=json["bottom"],
    )


def write_Gradient(value: Gradient) -> Dict[str, Any]:
    check(value, Gradient)
    json: Dict[str, Any] = {}
    json["top"] = value.top
    json["bottom"] = value.bottom
    return json


def read_GrantShare(json: Dict[str, Any]) -> GrantShare:
    return GrantShare(
        id=json["id"],
        amount=json["amount"],
        priority=json["priority"],
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
    )


def read_GrantTerms(json: Dict[str, Any]) -> GrantTerms:
    return GrantTerms(
        priority=json["priority"],
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
    )


def write_GrantTerms(value: GrantTerms) -> Dict[str, Any]:
    check(value, GrantTerms)
    json: Dict[str, Any] = {}
    if value.priority is not None:
        json["priority"] = value.priority
    if value.expires_at is not None:
        json["expires_at"] = write_time(value.expires_at)
    return json


def read_Hold(json: Dict[str, Any]) -> Hold:
    return Hold(
        id=json["id"],
        account_id=json["account_id"],
        amount=json["amount"],
        captured=json["captured"],
        state=HoldState(json["state"]),
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
        created_at=read_time(json["created_at"]),
        resolved_at=None if json["resolved_at"] is None else read_time(json["resolved_at"]),
        grants=[read_GrantShare(item) for item in json["grants"]],
    )


def read_Identity(json: Dict[str, Any]) -> Identity:
    return Identity(
        session=read_Session(json["session"]),
        user=read_User(json["user"]),
    )


def read_ImportReport(json: Dict[str, Any]) -> ImportReport:
    return ImportReport(
        imported=json["imported"],
        present=json["present"],
        refused=[read_RefusedUser(item) for item in json["refused"]],
    )


def read_Invitation(json: Dict[str, Any]) -> Invitation:
    return Invitation(
        id=json["id"],
        organization_id=json["organization_id"],
        email=json["email"],
        role=MemberRole(json["role"]),
        status=InvitationStatus(json["status"]),
        inviter_id=json["inviter_id"],
        expires_at=read_time(json["expires_at"]),
        created_at=read_time(json["created_at"]),
    )


def read_InvitationDetails(json: Dict[str, Any]) -> InvitationDetails:
    return InvitationDetails(
        invitation=read_Invitation(json["invitation"]),
        organization=read_Organization(json["organization"]),
    )


def read_JobControl(json: Dict[str, Any]) -> JobControl:
    return JobControl(
        kind=json["kind"],
        account_id=json["account_id"],
        paused=json["paused"],
        limits=read_KindLimits(json["limits"]),
    )


def read_JobInfo(json: Dict[str, Any]) -> JobInfo:
    return JobInfo(
        id=json["id"],
        account_id=json["account_id"],
        kind=json["kind"],
        state=JobState(json["state"]),
        stage=json["stage"],
        progress=json["progress"],
        eta_ms=json["eta_ms"],
        attempt=json["attempt"],
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
        output=None if json["output"] is None else read_JobOutput(json["output"]),
        waits=None if json["waits"] is None else Waits(json["waits"]),
        blockers=json["blockers"],
        run_at=read_time(json["run_at"]),
        hold_id=json["hold_id"],
        held=json["held"],
        charged=json["charged"],
        created_at=read_time(json["created_at"]),
        finished_at=None if json["finished_at"] is None else read_time(json["finished_at"]),
    )


JobOutput = Union[SpeechResult, LipSyncResult, VideoResult, OwnResult]
"""What a completed job made."""


def read_JobOutput(json: Dict[str, Any]) -> JobOutput:
    if json["kind"] == "speech":
        return read_SpeechResult(json)
    if json["kind"] == "lip_sync":
        return read_LipSyncResult(json)
    if json["kind"] == "video":
        return read_VideoResult(json)
    if json["kind"] == "own":
        return read_OwnResult(json)
    raise ValueError(f"unknown JobOutput: {json!r}")


def read_JobQuery(json: Dict[str, Any]) -> JobQuery:
    return JobQuery(
        kind=json["kind"],
        state=None if json["state"] is None else JobState(json["state"]),
    )


def write_JobQuery(value: JobQuery) -> Dict[str, Any]:
    check(value, JobQuery)
    json: Dict[str, Any] = {}
    if value.kind is not None:
        json["kind"] = value.kind
    if value.state is not None:
        json["state"] = value.state
    return json


def read_JobRequest(json: Dict[str, Any]) -> JobRequest:
    return JobRequest(
        kind=json["kind"],
        request=json["request"],
        quote=json["quote"],
        idempotency_key=json["idempotency_key"],
        priority=json["priority"],
        run_at=None if json["run_at"] is None else read_time(json["run_at"]),
        unique=None if json["unique"] is None else read_Unique(json["unique"]),
        after=[read_AfterJob(item) for item in json["after"]],
    )


def write_JobRequest(value: JobRequest) -> Dict[str, Any]:
    check(value, JobRequest)
    json: Dict[str, Any] = {}
    json["kind"] = value.kind
    json["request"] = value.request
    if value.quote is not None:
        json["quote"] = value.quote
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    if value.priority is not None:
        json["priority"] = value.priority
    if value.run_at is not None:
        json["run_at"] = write_time(value.run_at)
    if value.unique is not None:
        json["unique"] = write_Unique(value.unique)
    if value.after is not None:
        json["after"] = [write_AfterJob(item) for item in value.after]
    return json


def read_JobSchedule(json: Dict[str, Any]) -> JobSchedule:
    return JobSchedule(
        id=json["id"],
        account_id=json["account_id"],
        name=json["name"],
        kind=json["kind"],
        cron=json["cron"],
        time_zone=json["time_zone"],
        missed=Missed(json["missed"]),
        paused=json["paused"],
        next_at=read_time(json["next_at"]),
        last_at=None if json["last_at"] is None else read_time(json["last_at"]),
        last_job=json["last_job"],
        last_error=None if json["last_error"] is None else read_ErrorRecord(json["last_error"]),
    )


def read_Jwk(json: Dict[str, Any]) -> Jwk:
    return Jwk(
        kid=json["kid"],
        kty=json["kty"],
        crv=json["crv"],
        x=json["x"],
        alg=json["alg"],
    )


def read_Jwks(json: Dict[str, Any]) -> Jwks:
    return Jwks(
        keys=[read_Jwk(item) for item in json["keys"]],
    )


def read_Kept(json: Dict[str, Any]) -> Kept:
    return Kept(
        value=json["value"],
    )


def read_KeyIdentity(json: Dict[str, Any]) -> KeyIdentity:
    return KeyIdentity(
        api_key=read_ApiKey(json["api_key"]),
        user=read_User(json["user"]),
    )


def read_KindLimits(json: Dict[str, Any]) -> KindLimits:
    return KindLimits(
        at_once=json["at_once"],
        at_once_each=json["at_once_each"],
        starts=json["starts"],
        window_ms=json["window_ms"],
    )


def write_KindLimits(value: KindLimits) -> Dict[str, Any]:
    check(value, KindLimits)
    json: Dict[str, Any] = {}
    if value.at_once is not None:
        json["at_once"] = value.at_once
    if value.at_once_each is not None:
        json["at_once_each"] = value.at_once_each
    if value.starts is not None:
        json["starts"] = value.starts
    if value.window_ms is not None:
        json["window_ms"] = value.window_ms
    return json


def read_KindMetrics(json: Dict[str, Any]) -> KindMetrics:
    return KindMetrics(
        created=json["created"],
        begun=json["begun"],
        retried=json["retried"],
        completed=json["completed"],
        failed=json["failed"],
        cancelled=json["cancelled"],
        waited_us=json["waited_us"],
        worked_us=json["worked_us"],
    )


def read_LedgerTransaction(json: Dict[str, Any]) -> LedgerTransaction:
    return LedgerTransaction(
        id=json["id"],
        account_id=json["account_id"],
        seq=json["seq"],
        kind=TransactionKind(json["kind"]),
        idempotency_key=json["idempotency_key"],
        hold_id=json["hold_id"],
        memo=json["memo"],
        at=read_time(json["at"]),
        postings=[read_Posting(item) for item in json["postings"]],
        balance=read_Balance(json["balance"]),
        grants=[read_GrantShare(item) for item in json["grants"]],
        hash=json["hash"],
    )


def read_LinkedAccount(json: Dict[str, Any]) -> LinkedAccount:
    return LinkedAccount(
        id=json["id"],
        provider=json["provider"],
        provider_account_id=json["provider_account_id"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_LipSyncResult(json: Dict[str, Any]) -> LipSyncResult:
    return LipSyncResult(
        audio=json["audio"],
        face=json["face"],
        duration_us=json["duration_us"],
    )


def read_Member(json: Dict[str, Any]) -> Member:
    return Member(
        membership=read_Membership(json["membership"]),
        user=read_User(json["user"]),
    )


def read_Membership(json: Dict[str, Any]) -> Membership:
    return Membership(
        id=json["id"],
        organization_id=json["organization_id"],
        user_id=json["user_id"],
        role=MemberRole(json["role"]),
        created_at=read_time(json["created_at"]),
    )


def read_ModelInfo(json: Dict[str, Any]) -> ModelInfo:
    return ModelInfo(
        name=json["name"],
        kind=json["kind"],
        licence=json["licence"],
        commercial=json["commercial"],
        source=json["source"],
        bytes=json["bytes"],
    )


def read_Money(json: Dict[str, Any]) -> Money:
    return Money(
        minor_units=json["minor_units"],
        currency=Currency(json["currency"]),
    )


def read_Music(json: Dict[str, Any]) -> Music:
    return Music(
        file=json["file"],
        level_db=json["level_db"],
        duck_db=json["duck_db"],
        looped=json["looped"],
        fade_in_ms=json["fade_in_ms"],
        fade_out_ms=json["fade_out_ms"],
    )


def write_Music(value: Music) -> Dict[str, Any]:
    check(value, Music)
    json: Dict[str, Any] = {}
    json["file"] = value.file
    if value.level_db is not None:
        json["level_db"] = value.level_db
    if value.duck_db is not None:
        json["duck_db"] = value.duck_db
    if value.looped is not None:
        json["looped"] = value.looped
    if value.fade_in_ms is not None:
        json["fade_in_ms"] = value.fade_in_ms
    if value.fade_out_ms is not None:
        json["fade_out_ms"] = value.fade_out_ms
    return json


def read_NewApiKey(json: Dict[str, Any]) -> NewApiKey:
    return NewApiKey(
        name=json["name"],
        scopes=[Scope(item) for item in json["scopes"]],
        expires_in_s=json["expires_in_s"],
        rate_limit=json["rate_limit"],
        rate_window_s=json["rate_window_s"],
    )


def write_NewApiKey(value: NewApiKey) -> Dict[str, Any]:
    check(value, NewApiKey)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["scopes"] = value.scopes
    if value.expires_in_s is not None:
        json["expires_in_s"] = value.expires_in_s
    if value.rate_limit is not None:
        json["rate_limit"] = value.rate_limit
    if value.rate_window_s is not None:
        json["rate_window_s"] = value.rate_window_s
    return json


def read_NewAvatar(json: Dict[str, Any]) -> NewAvatar:
    return NewAvatar(
        name=json["name"],
        consent=read_NewConsent(json["consent"]),
    )


def write_NewAvatar(value: NewAvatar) -> Dict[str, Any]:
    check(value, NewAvatar)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["consent"] = write_NewConsent(value.consent)
    return json


def read_NewConsent(json: Dict[str, Any]) -> NewConsent:
    return NewConsent(
        by=json["by"],
        statement=json["statement"],
    )


def write_NewConsent(value: NewConsent) -> Dict[str, Any]:
    check(value, NewConsent)
    json: Dict[str, Any] = {}
    json["by"] = value.by
    json["statement"] = value.statement
    return json


def read_NewJobSchedule(json: Dict[str, Any]) -> NewJobSchedule:
    return NewJobSchedule(
        name=json["name"],
        kind=json["kind"],
        request=json["request"],
        quote=json["quote"],
        priority=json["priority"],
        cron=json["cron"],
        time_zone=json["time_zone"],
        missed=Missed(json["missed"]),
    )


def write_NewJobSchedule(value: NewJobSchedule) -> Dict[str, Any]:
    check(value, NewJobSchedule)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["kind"] = value.kind
    json["request"] = value.request
    if value.quote is not None:
        json["quote"] = value.quote
    if value.priority is not None:
        json["priority"] = value.priority
    json["cron"] = value.cron
    if value.time_zone is not None:
        json["time_zone"] = value.time_zone
    if value.missed is not None:
        json["missed"] = value.missed
    return json


def read_NewOrganization(json: Dict[str, Any]) -> NewOrganization:
    return NewOrganization(
        name=json["name"],
        slug=json["slug"],
        logo=json["logo"],
    )


def write_NewOrganization(value: NewOrganization) -> Dict[str, Any]:
    check(value, NewOrganization)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["slug"] = value.slug
    if value.logo is not None:
        json["logo"] = value.logo
    return json


def read_NewUser(json: Dict[str, Any]) -> NewUser:
    return NewUser(
        name=json["name"],
        email=json["email"],
        password=json["password"],
        role=Role(json["role"]),
    )


def write_NewUser(value: NewUser) -> Dict[str, Any]:
    check(value, NewUser)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["email"] = value.email
    if value.password is not None:
        json["password"] = value.password
    if value.role is not None:
        json["role"] = value.role
    return json


def read_OpenAiSpeechConfig(json: Dict[str, Any]) -> OpenAiSpeechConfig:
    return OpenAiSpeechConfig(
        url=json["url"],
        api_key=json["api_key"],
        model=json["model"],
        voices=json["voices"],
        allow_http=json["allow_http"],
        at_once=json["at_once"],
    )


def write_OpenAiSpeechConfig(value: OpenAiSpeechConfig) -> Dict[str, Any]:
    check(value, OpenAiSpeechConfig)
    json: Dict[str, Any] = {}
    if value.url is not None:
        json["url"] = value.url
    if value.api_key is not None:
        json["api_key"] = value.api_key
    if value.model is not None:
        json["model"] = value.model
    if value.voices is not None:
        json["voices"] = value.voices
    if value.allow_http is not None:
        json["allow_http"] = value.allow_http
    if value.at_once is not None:
        json["at_once"] = value.at_once
    return json


def read_Organization(json: Dict[str, Any]) -> Organization:
    return Organization(
        id=json["id"],
        account_id=json["account_id"],
        name=json["name"],
        slug=json["slug"],
        logo=json["logo"],
        created_at=read_time(json["created_at"]),
    )


def read_OrganizationPage(json: Dict[str, Any]) -> OrganizationPage:
    return OrganizationPage(
        organization=read_Organization(json["organization"]),
        members=[read_Member(item) for item in json["members"]],
        invitations=[read_Invitation(item) for item in json["invitations"]],
    )


def read_OrganizationUpdate(json: Dict[str, Any]) -> OrganizationUpdate:
    return OrganizationUpdate(
        name=json["name"],
        slug=json["slug"],
        logo=json["logo"],
    )


def write_OrganizationUpdate(value: OrganizationUpdate) -> Dict[str, Any]:
    check(value, OrganizationUpdate)
    json: Dict[str, Any] = {}
    if value.name is not None:
        json["name"] = value.name
    if value.slug is not None:
        json["slug"] = value.slug
    if value.logo is not None:
        json["logo"] = value.logo
    return json


def read_OutboxMail(json: Dict[str, Any]) -> OutboxMail:
    return OutboxMail(
        id=json["id"],
        to=json["to"],
        subject=json["subject"],
        text=json["text"],
        state=MailState(json["state"]),
        created_at=read_time(json["created_at"]),
    )


def read_Overlay(json: Dict[str, Any]) -> Overlay:
    return Overlay(
        text=json["text"],
        place=OverlayPlace(json["place"]),
        from_ms=json["from_ms"],
        to_ms=json["to_ms"],
        color=json["color"],
    )


def write_Overlay(value: Overlay) -> Dict[str, Any]:
    check(value, Overlay)
    json: Dict[str, Any] = {}
    json["text"] = value.text
    if value.place is not None:
        json["place"] = value.place
    if value.from_ms is not None:
        json["from_ms"] = value.from_ms
    if value.to_ms is not None:
        json["to_ms"] = value.to_ms
    if value.color is not None:
        json["color"] = value.color
    return json


def read_OwnResult(json: Dict[str, Any]) -> OwnResult:
    return OwnResult(
        value=json["value"],
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


def read_Passkey(json: Dict[str, Any]) -> Passkey:
    return Passkey(
        id=json["id"],
        user_id=json["user_id"],
        name=json["name"],
        credential_id=json["credential_id"],
        data=json["data"],
        created_at=read_time(json["created_at"]),
        last_used_at=None if json["last_used_at"] is None else read_time(json["last_used_at"]),
    )


def read_PasskeyAnswer(json: Dict[str, Any]) -> PasskeyAnswer:
    return PasskeyAnswer(
        token=json["token"],
        response=json["response"],
    )


def write_PasskeyAnswer(value: PasskeyAnswer) -> Dict[str, Any]:
    check(value, PasskeyAnswer)
    json: Dict[str, Any] = {}
    json["token"] = value.token
    json["response"] = value.response
    return json


def read_PasskeyChallenge(json: Dict[str, Any]) -> PasskeyChallenge:
    return PasskeyChallenge(
        token=json["token"],
        options=json["options"],
    )


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


def read_Posting(json: Dict[str, Any]) -> Posting:
    return Posting(
        book=Book(json["book"]),
        amount=json["amount"],
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


def read_ProviderOutcome(json: Dict[str, Any]) -> ProviderOutcome:
    return ProviderOutcome(
        outcome=read_SignInOutcome(json["outcome"]),
        then=json["then"],
    )


def read_ProviderReturn(json: Dict[str, Any]) -> ProviderReturn:
    return ProviderReturn(
        state=json["state"],
        kept_state=json["kept_state"],
        code=json["code"],
        issuer=json["issuer"],
        trusted_device=json["trusted_device"],
    )


def write_ProviderReturn(value: ProviderReturn) -> Dict[str, Any]:
    check(value, ProviderReturn)
    json: Dict[str, Any] = {}
    json["state"] = value.state
    if value.kept_state is not None:
        json["kept_state"] = value.kept_state
    json["code"] = value.code
    if value.issuer is not None:
        json["issuer"] = value.issuer
    if value.trusted_device is not None:
        json["trusted_device"] = value.trusted_device
    return json


def read_ProviderStart(json: Dict[str, Any]) -> ProviderStart:
    return ProviderStart(
        url=json["url"],
        state=json["state"],
    )


def read_QueueDepth(json: Dict[str, Any]) -> QueueDepth:
    return QueueDepth(
        kind=json["kind"],
        state=JobState(json["state"]),
        waits=None if json["waits"] is None else Waits(json["waits"]),
        count=json["count"],
        oldest=read_time(json["oldest"]),
    )


def read_QueueMetrics(json: Dict[str, Any]) -> QueueMetrics:
    return QueueMetrics(
        kind=json["kind"],
        counts=read_KindMetrics(json["counts"]),
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


def read_RefusedUser(json: Dict[str, Any]) -> RefusedUser:
    return RefusedUser(
        email=json["email"],
        reason=json["reason"],
    )


def read_S3Config(json: Dict[str, Any]) -> S3Config:
    return S3Config(
        access_key_id=json["access_key_id"],
        secret_access_key=json["secret_access_key"],
        session_token=json["session_token"],
        region=json["region"],
        endpoint_url=json["endpoint_url"],
        allow_http=json["allow_http"],
    )


def write_S3Config(value: S3Config) -> Dict[str, Any]:
    check(value, S3Config)
    json: Dict[str, Any] = {}
    if value.access_key_id is not None:
        json["access_key_id"] = value.access_key_id
    if value.secret_access_key is not None:
        json["secret_access_key"] = value.secret_access_key
    if value.session_token is not None:
        json["session_token"] = value.session_token
    if value.region is not None:
        json["region"] = value.region
    if value.endpoint_url is not None:
        json["endpoint_url"] = value.endpoint_url
    if value.allow_http is not None:
        json["allow_http"] = value.allow_http
    return json


def read_SecondFactor(json: Dict[str, Any]) -> SecondFactor:
    return SecondFactor(
        method=FactorMethod(json["method"]),
        code=json["code"],
        trust_device=json["trust_device"],
    )


def write_SecondFactor(value: SecondFactor) -> Dict[str, Any]:
    check(value, SecondFactor)
    json: Dict[str, Any] = {}
    json["method"] = value.method
    json["code"] = value.code
    if value.trust_device is not None:
        json["trust_device"] = value.trust_device
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
        impersonated_by=json["impersonated_by"],
        organization_id=json["organization_id"],
    )


def read_SignIn(json: Dict[str, Any]) -> SignIn:
    return SignIn(
        email=json["email"],
        password=json["password"],
        remember=json["remember"],
        trusted_device=json["trusted_device"],
    )


def write_SignIn(value: SignIn) -> Dict[str, Any]:
    check(value, SignIn)
    json: Dict[str, Any] = {}
    json["email"] = value.email
    json["password"] = value.password
    if value.remember is not None:
        json["remember"] = value.remember
    if value.trusted_device is not None:
        json["trusted_device"] = value.trusted_device
    return json


@dataclass(frozen=True)
class SignInOutcome:
    """What a sign-in leads to."""

    kind: str
    """One of `complete`, `challenged`."""
    value: Union[Challenge, SignedIn]
    """What it holds, if anything."""


def read_SignInOutcome(json: Any) -> SignInOutcome:
    [(kind, value)] = json.items()
    if kind == "complete":
        return SignInOutcome(kind=kind, value=read_SignedIn(value))
    if kind == "challenged":
        return SignInOutcome(kind=kind, value=read_Challenge(value))
    raise ValueError(f"unknown SignInOutcome: {kind!r}")


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
        trusted_device=json["trusted_device"],
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


def read_TaskSettings(json: Dict[str, Any]) -> TaskSettings:
    return TaskSettings(
        attempts=json["attempts"],
        pause_ms=json["pause_ms"],
        longest_pause_ms=json["longest_pause_ms"],
        timeout_ms=json["timeout_ms"],
        keep_ms=json["keep_ms"],
        feature=None if json["feature"] is None else Feature(json["feature"]),
    )


def write_TaskSettings(value: TaskSettings) -> Dict[str, Any]:
    check(value, TaskSettings)
    json: Dict[str, Any] = {}
    if value.attempts is not None:
        json["attempts"] = value.attempts
    if value.pause_ms is not None:
        json["pause_ms"] = value.pause_ms
    if value.longest_pause_ms is not None:
        json["longest_pause_ms"] = value.longest_pause_ms
    if value.timeout_ms is not None:
        json["timeout_ms"] = value.timeout_ms
    if value.keep_ms is not None:
        json["keep_ms"] = value.keep_ms
    if value.feature is not None:
        json["feature"] = value.feature
    return json


def read_TransactionFilter(json: Dict[str, Any]) -> TransactionFilter:
    return TransactionFilter(
        kind=None if json["kind"] is None else TransactionKind(json["kind"]),
        hold=json["hold"],
        since=None if json["since"] is None else read_time(json["since"]),
        until=None if json["until"] is None else read_time(json["until"]),
    )


def write_TransactionFilter(value: TransactionFilter) -> Dict[str, Any]:
    check(value, TransactionFilter)
    json: Dict[str, Any] = {}
    if value.kind is not None:
        json["kind"] = value.kind
    if value.hold is not None:
        json["hold"] = value.hold
    if value.since is not None:
        json["since"] = write_time(value.since)
    if value.until is not None:
        json["until"] = write_time(value.until)
    return json


def read_TwoFactorSetup(json: Dict[str, Any]) -> TwoFactorSetup:
    return TwoFactorSetup(
        uri=json["uri"],
        secret=json["secret"],
        recovery_codes=json["recovery_codes"],
    )


def read_Unique(json: Dict[str, Any]) -> Unique:
    return Unique(
        key=json["key"],
        mode=UniqueMode(json["mode"]),
    )


def write_Unique(value: Unique) -> Dict[str, Any]:
    check(value, Unique)
    json: Dict[str, Any] = {}
    json["key"] = value.key
    json["mode"] = value.mode
    return json


def read_User(json: Dict[str, Any]) -> User:
    return User(
        id=json["id"],
        account_id=json["account_id"],
        name=json["name"],
        email=json["email"],
        email_verified=json["email_verified"],
        image=json["image"],
        role=Role(json["role"]),
        ban=None if json["ban"] is None else read_Ban(json["ban"]),
        two_factor_enabled=json["two_factor_enabled"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_UserPage(json: Dict[str, Any]) -> UserPage:
    return UserPage(
        users=[read_User(item) for item in json["users"]],
        total=json["total"],
    )


def read_UserQuery(json: Dict[str, Any]) -> UserQuery:
    return UserQuery(
        search=json["search"],
        limit=json["limit"],
        offset=json["offset"],
    )


def write_UserQuery(value: UserQuery) -> Dict[str, Any]:
    check(value, UserQuery)
    json: Dict[str, Any] = {}
    if value.search is not None:
        json["search"] = value.search
    if value.limit is not None:
        json["limit"] = value.limit
    if value.offset is not None:
        json["offset"] = value.offset
    return json


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


def read_Verification(json: Dict[str, Any]) -> Verification:
    return Verification(
        account_id=json["account_id"],
        transactions=json["transactions"],
        balance=read_Balance(json["balance"]),
        head=json["head"],
    )


def read_VideoRequest(json: Dict[str, Any]) -> VideoRequest:
    return VideoRequest(
        script=json["script"],
        avatar=json["avatar"],
        voice=json["voice"],
        settings=read_VoiceSettings(json["settings"]),
        spec=read_VideoSpec(json["spec"]),
        preset=None if json["preset"] is None else Preset(json["preset"]),
        captions=None if json["captions"] is None else read_CaptionDesign(json["captions"]),
        background=None if json["background"] is None else read_Background(json["background"]),
        music=None if json["music"] is None else read_Music(json["music"]),
        overlays=[read_Overlay(item) for item in json["overlays"]],
        poster_ms=json["poster_ms"],
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
    if value.preset is not None:
        json["preset"] = value.preset
    if value.captions is not None:
        json["captions"] = write_CaptionDesign(value.captions)
    if value.background is not None:
        json["background"] = write_Background(value.background)
    if value.music is not None:
        json["music"] = write_Music(value.music)
    if value.overlays is not None:
        json["overlays"] = [write_Overlay(item) for item in value.overlays]
    if value.poster_ms is not None:
        json["poster_ms"] = value.poster_ms
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


def read_Work(json: Dict[str, Any]) -> Work:
    return Work(
        job_id=json["job_id"],
        fence=json["fence"],
        account_id=json["account_id"],
        kind=json["kind"],
        attempt=json["attempt"],
        request=json["request"],
        earlier=json["earlier"],
    )


def read_WorkDone(json: Dict[str, Any]) -> WorkDone:
    return WorkDone(
        result=json["result"],
        price=json["price"],
    )


def write_WorkDone(value: WorkDone) -> Dict[str, Any]:
    check(value, WorkDone)
    json: Dict[str, Any] = {}
    json["result"] = value.result
    json["price"] = value.price
    return json

__all__ = [
    "Page",
    "Account",
    "AccountId",
    "Action",
    "Actor",
    "AfterJob",
    "ApiKey",
    "ApiKeyId",
    "ApiKeyUpdate",
    "Aspect",
    "AuditEntry",
    "AuditId",
    "Avatar",
    "AvatarId",
    "AvatarKind",
    "Background",
    "Balance",
    "Ban",
    "BlobInfo",
    "BlobKey",
    "Book",
    "CaptionDesign",
    "CaptionPosition",
    "CaptionStyle",
    "Challenge",
    "Claims",
    "Color",
    "Config",
    "Consent",
    "CreatedApiKey",
    "CredentialId",
    "CreditGrant",
    "CreditOperation",
    "CreditOutcome",
    "Credits",
    "Currency",
    "Device",
    "ElevenLabsConfig",
    "Email",
    "Entry",
    "ErrorCode",
    "ErrorRecord",
    "FactorMethod",
    "Feature",
    "FrameRate",
    "Gradient",
    "GrantId",
    "GrantShare",
    "GrantTerms",
    "Hold",
    "HoldId",
    "HoldState",
    "Identity",
    "ImportReport",
    "Invitation",
    "InvitationDetails",
    "InvitationId",
    "InvitationStatus",
    "JobControl",
    "JobId",
    "JobInfo",
    "JobKind",
    "JobOutput",
    "JobQuery",
    "JobRequest",
    "JobSchedule",
    "JobState",
    "Jwk",
    "Jwks",
    "Kept",
    "KeyIdentity",
    "KindLimits",
    "KindMetrics",
    "LedgerTransaction",
    "LinkedAccount",
    "LipSyncResult",
    "MailId",
    "MailState",
    "Member",
    "MemberId",
    "MemberRole",
    "Membership",
    "Missed",
    "ModelInfo",
    "Money",
    "Music",
    "Needs",
    "NewApiKey",
    "NewAvatar",
    "NewConsent",
    "NewJobSchedule",
    "NewOrganization",
    "NewUser",
    "OpenAiSpeechConfig",
    "Organization",
    "OrganizationId",
    "OrganizationPage",
    "OrganizationUpdate",
    "OutboxMail",
    "Overlay",
    "OverlayPlace",
    "OwnResult",
    "PageRequest",
    "Passkey",
    "PasskeyAnswer",
    "PasskeyChallenge",
    "PasskeyId",
    "PhonemeSpan",
    "Plan",
    "PlanCode",
    "Posting",
    "Preset",
    "PriceList",
    "Product",
    "ProductId",
    "ProviderOutcome",
    "ProviderReturn",
    "ProviderStart",
    "Purpose",
    "QueueDepth",
    "QueueMetrics",
    "Rate",
    "RefusedUser",
    "Resolution",
    "Role",
    "S3Config",
    "ScheduleId",
    "Scope",
    "Script",
    "SecondFactor",
    "Session",
    "SessionId",
    "SignIn",
    "SignInOutcome",
    "SignUp",
    "SignedIn",
    "SpeechChunk",
    "SpeechRequest",
    "SpeechResult",
    "TaskSettings",
    "Token",
    "TransactionFilter",
    "TransactionId",
    "TransactionKind",
    "TwoFactorSetup",
    "Unique",
    "UniqueMode",
    "User",
    "UserId",
    "UserPage",
    "UserQuery",
    "UserUpdate",
    "Utterance",
    "Verification",
    "VideoRequest",
    "VideoResult",
    "VideoSpec",
    "Voice",
    "VoiceId",
    "VoiceSettings",
    "Waits",
    "WordSpan",
    "Work",
    "WorkDone",
]
