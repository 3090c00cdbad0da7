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

ConnectionId = NewType("ConnectionId", str)
"""An account on a social network that is connected."""

CredentialId = NewType("CredentialId", str)
"""A way in which a user signs in."""

Credits = NewType("Credits", int)
"""An amount of credits, whole and signed: a posting may be negative, a price may not."""

Email = NewType("Email", str)
"""An e-mail address in its one form: lower case, ASCII, without space around it.

Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
writings of one address would be two users. A domain beyond ASCII is written in Punycode.
"""

EndpointId = NewType("EndpointId", str)
"""Where an account is told what happens."""

EventId = NewType("EventId", str)
"""An event of the outbox."""

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

LicenceId = NewType("LicenceId", str)
"""A licence of a product."""

MailId = NewType("MailId", str)
"""A message."""

MemberId = NewType("MemberId", str)
"""A user in an organisation."""

OrderId = NewType("OrderId", str)
"""An order of the marketplace."""

OrganizationId = NewType("OrganizationId", str)
"""People who share an account."""

OwnSecret = NewType("OwnSecret", str)
"""What a person shows to connect an account of a network of your own. It is stored sealed.

Its serialisation is the secret: it is written only to the program whose network it is.
"""

PasskeyId = NewType("PasskeyId", str)
"""A key on a user's device."""

PayoutId = NewType("PayoutId", str)
"""Money on its way to a seller."""

PlanCode = NewType("PlanCode", str)
"""The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`."""

PostId = NewType("PostId", str)
"""A post for social networks."""

PostQueueId = NewType("PostQueueId", str)
"""A queue of posts."""

ProductId = NewType("ProductId", str)
"""A product of the marketplace."""

PublicationId = NewType("PublicationId", str)
"""What one connection publishes of a post."""

ReconciliationId = NewType("ReconciliationId", str)
"""A comparison of the payment gateway with what is on record here."""

RecurrenceId = NewType("RecurrenceId", str)
"""A post that is made again and again."""

Reference = NewType("Reference", str)
"""What a gateway calls an object of its own: 1 to `MAX_LEN` letters, digits,
`_`, `-` and `.`, so that it can stand in an address.
"""

ScheduleId = NewType("ScheduleId", str)
"""A job that is created again and again."""

Script = NewType("Script", str)
"""A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
of control characters other than line breaks and tabs. `Script::none` alone has no text.
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
    CREDITS_REVOKED = "credits.revoked"
    """Credits were taken back, because what had paid for them was."""
    CREDITS_RESTORED = "credits.restored"
    """Credits that had been taken back were given again."""
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
    CUSTOMER_LINKED = "billing.customer_linked"
    """An account became a customer of the payment gateway."""
    CHECKOUT_STARTED = "billing.checkout_started"
    """A purchase was begun at the payment gateway."""
    CHECKOUT_ENDED = "billing.checkout_ended"
    """A purchase at the payment gateway was paid, or ran out."""
    SUBSCRIPTION_CHANGED = "billing.subscription_changed"
    """What the payment gateway says of a subscription has changed."""
    PLAN_CHANGED = "billing.plan_changed"
    """Another plan is in force for an account."""
    INVOICE_CHANGED = "billing.invoice_changed"
    """What the payment gateway says of an invoice has changed."""
    REFUND_CHANGED = "billing.refund_changed"
    """What the payment gateway says of a refund has changed."""
    DISPUTE_CHANGED = "billing.dispute_changed"
    """What the payment gateway says of a dispute has changed."""
    PAYMENT_ENTERED = "billing.payment_entered"
    """What was paid was entered by hand."""
    REFUND_REQUESTED = "billing.refund_requested"
    """A refund was asked for."""
    PRODUCT_ADDED = "marketplace.product_added"
    """A seller added a product."""
    PRODUCT_CHANGED = "marketplace.product_changed"
    """A seller changed a product."""
    PRODUCT_MOVED = "marketplace.product_moved"
    """A product came onto the market, or off it."""
    PRODUCT_BOUGHT = "marketplace.product_bought"
    """A product was bought."""
    ORDER_REFUNDED = "marketplace.order_refunded"
    """What was paid for a product went back."""
    LICENCE_REVOKED = "marketplace.licence_revoked"
    """A licence was taken back."""
    SHARE_GRANTED = "marketplace.share_granted"
    """A seller's share of a sale was granted."""
    NETWORK_CONNECTED = "social.connected"
    """An account on a social network was connected, for the first time or again."""
    NETWORK_DISCONNECTED = "social.disconnected"
    """A connection to a social network was given up."""
    CONNECTION_BROKEN = "social.connection_broken"
    """A social network does not take a connection's credentials any more."""
    POST_WRITTEN = "social.post_written"
    """A post was written."""
    POST_CHANGED = "social.post_changed"
    """A post was changed."""
    POST_SCHEDULED = "social.post_scheduled"
    """A post was scheduled."""
    POST_CANCELLED = "social.post_cancelled"
    """A post, or what was not out of it, was cancelled."""
    POST_PUBLISHED = "social.post_published"
    """A post is out on a network."""
    POST_FAILED = "social.post_failed"
    """A post did not get out on a network."""
    POST_UNCONFIRMED = "social.post_unconfirmed"
    """Nobody knows whether a post is out on a network."""
    POST_RESOLVED = "social.post_resolved"
    """Somebody decided what becomes of a post that failed or that nobody knows of."""
    WEBHOOK_ADDED = "webhook.endpoint_added"
    """A webhook endpoint was added."""
    WEBHOOK_CHANGED = "webhook.endpoint_changed"
    """A webhook endpoint was changed, paused or enabled."""
    WEBHOOK_REMOVED = "webhook.endpoint_removed"
    """A webhook endpoint was removed."""
    WEBHOOK_ROTATED = "webhook.secret_rotated"
    """A webhook endpoint was given another secret."""
    WEBHOOK_DISABLED = "webhook.endpoint_disabled"
    """A webhook endpoint was disabled, because nothing got through to it."""
    QUEUE_CREATED = "social.queue_created"
    """A queue of posts was made."""
    QUEUE_CHANGED = "social.queue_changed"
    """A queue of posts was made another."""
    QUEUE_REMOVED = "social.queue_removed"
    """A queue of posts was removed."""
    REPEAT_STARTED = "social.repeat_started"
    """A post is to be made again and again."""
    REPEAT_STOPPED = "social.repeat_stopped"
    """A post is made again no more."""
    POST_RULES_CHANGED = "social.rules_changed"
    """What an organisation wants of its posts was changed."""
    POST_SUBMITTED = "social.post_submitted"
    """A member submitted a post, which waits for another to approve it."""
    POST_APPROVED = "social.post_approved"
    """A member approved another's post: it is scheduled."""
    POST_REJECTED = "social.post_rejected"
    """A member rejected another's post: it is a draft again."""
    POST_MISSED = "social.post_missed"
    """A post's time came before anybody had approved it."""
    SPENDING_LIMIT_SET = "credits.spending_limit_set"
    """What an account may spend in a period was changed."""
    RECONCILED = "billing.reconciled"
    """What the payment gateway has was compared with what is on record here."""
    SELLER_LINKED = "payouts.seller_linked"
    """A seller has begun to say where they are paid."""
    SELLER_CHANGED = "payouts.seller_changed"
    """The gateway can pay a seller, or cannot any more."""
    PAYOUT_ARMED = "payouts.armed"
    """Money is about to be sent to a seller, or to come back."""
    PAYOUT_SENT = "payouts.sent"
    """It was sent, or has come back."""
    PAYOUT_FAILED = "payouts.failed"
    """It was refused."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Activation:
    """A device on which a licence is used."""

    device: str
    """What the program calls the device: 1 to 200 characters."""
    activated_at: datetime
    """Since when."""


@dataclass(frozen=True)
class AddedWebhook:
    """An endpoint with a secret of its, which is shown at this moment alone."""

    endpoint: WebhookEndpoint
    """The endpoint."""
    secret: Token = field(repr=False)
    """What its messages are signed with: `whsec_..`."""


@dataclass(frozen=True)
class AfterJob:
    """A job that another comes after: one that exists, or one of the same call that stands before it."""

    job: Optional[JobId] = None
    """A job that exists."""
    index: Optional[int] = None
    """Its place among the jobs of the same call, from 0."""
    needs: Optional[Needs] = None
    """How it must end: with a result, unless it is said. Without one the later job is cancelled."""


class AlertKind(str, enum.Enum):
    """What an account's owner is told of."""

    LIMIT_USED = "limit_used"
    """So much of the spending limit is used."""
    LOW_BALANCE = "low_balance"
    """Few credits are left to spend."""

    def __str__(self) -> str:
        return str(self.value)


class AnalyticsPeriod(str, enum.Enum):
    """For which days."""

    DAY = "day"
    """Today."""
    WEEK = "week"
    """The seven days that end today."""
    MONTH = "month"
    """The thirty days that end today."""
    CUSTOM = "custom"
    """From a day to a day."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class AnalyticsQuery:
    """For which days figures are asked for, and in which time zone days begin. In JSON nothing is
    needed: then it is the last seven days in UTC.
    """

    period: Optional[AnalyticsPeriod] = None
    """For which days."""
    first_day: Optional[str] = None
    """The first day, `2026-01-31`, where the period is `custom`: 2000-01-01 or later."""
    last_day: Optional[str] = None
    """The last day, where the period is `custom`: today at the latest, and at most 366 days with
    the first.
    """
    zone: Optional[str] = None
    """The name of a time zone in the IANA database."""
    compare: Optional[bool] = None
    """Whether the same number of days before is told too."""


@dataclass(frozen=True)
class AnalyticsReport:
    """Figures for days of a time zone."""

    period: AnalyticsPeriod
    """For which days."""
    zone: str
    """In which time zone days begin."""
    first_day: str
    """The first day."""
    last_day: str
    """The last day."""
    totals: Figures
    """What happened on these days together."""
    before: Optional[Figures]
    """What happened on as many days before, where that was asked for."""
    days: List[DayFigures]
    """What happened on each day, also where nothing did."""


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


@dataclass(frozen=True)
class Approval:
    """Who submitted a post to the other members, and what one of them decided."""

    submitted_by: Optional[UserId]
    """Who submitted it; nobody of whom it is known, where a recurrence made it that no member has
    asked for.
    """
    submitted_at: datetime
    """When."""
    decision: Optional[ApprovalDecision]
    """What was decided; nothing yet, while it waits."""
    decided_by: Optional[UserId]
    """Who decided."""
    decided_at: Optional[datetime]
    """When."""
    reason: Optional[str]
    """Why it was rejected."""


class ApprovalDecision(str, enum.Enum):
    """What a member decided about a post."""

    APPROVED = "approved"
    """It is published at its time."""
    REJECTED = "rejected"
    """It is a draft again."""

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
    FEED = "4:5"
    """4:5, for feeds on phones."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a text."""

    blob: BlobKey
    """Where its bytes are."""
    facts: MediaFacts
    """What it is."""
    alt_text: Optional[str]
    """What it shows, for who does not see it."""
    captions: Optional[BlobKey]
    """Its captions, in WebVTT."""


@dataclass(frozen=True)
class Attempt:
    """An entry of a publication's record. Entries are added and never changed."""

    publication_id: PublicationId
    """Of which publication."""
    number: int
    """Its number in that record, from 0."""
    at: datetime
    """When."""
    what: AttemptKind
    """What happened."""
    part: int
    """To which message, from 0."""
    error: Optional[ErrorRecord]
    """With which error."""


class AttemptKind(str, enum.Enum):
    """What happened to a publication."""

    BEGUN = "begun"
    """Work began: what it says does not change any more."""
    ARMED = "armed"
    """A message is about to be posted."""
    PUBLISHED = "published"
    """A message is out, as the network answered."""
    REFUSED = "refused"
    """Nothing was posted."""
    UNANSWERED = "unanswered"
    """The answer is missing: it may be out."""
    FOUND = "found"
    """It was looked for and is out."""
    ABSENT = "absent"
    """It was looked for and is not there."""
    NOT_SEEN = "not_seen"
    """It could not be looked for."""
    STOOD_DOWN = "stood_down"
    """A message was about to be posted, and was not tried."""
    GAVE_OVER = "gave_over"
    """Nobody knows, and a person was told."""
    RESOLVED = "resolved"
    """A person decided."""
    FAILED = "failed"
    """The publication has failed."""
    CANCELLED = "cancelled"
    """It was cancelled."""

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
    FILM = "film"
    """A film of a person; `reference` is the key of its blob."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Background:
    """What stands behind an avatar in place of its own surroundings: one of a colour, a gradient, a
    picture and a film. Avatars that are drawn have such a place; a portrait has none.
    """

    color: Optional[Color] = None
    """One colour, for example `#00ff00` for a key."""
    gradient: Optional[Gradient] = None
    """One colour above and another one below."""
    image: Optional[BlobKey] = None
    """A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side."""
    video: Optional[BlobKey] = None
    """A film among the account's files, which begins again where it is shorter, and of which
    nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
    """
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
class BillingOverview:
    """What an account pays for, and what it can buy."""

    gateway: str
    """Who takes the payments: `stripe`, `manual`, or a gateway of one's own."""
    plan: Plan
    """The plan that is in force."""
    subscription: Optional[SubscriptionInfo]
    """The subscription that pays for it, or the last one that did."""
    packs: List[CreditPack]
    """The packs of credits that can be bought."""


@dataclass(frozen=True)
class BillingSettings:
    """How plans and packs are sold. In JSON nothing is needed."""

    grace_days: Optional[int] = None
    """How many days a plan stays in force after a payment failed: 0 to 60."""
    carry: Optional[Credits] = None
    """How many of a period's credits can still be used in the next period, at most: 0 or more. The
    rest lapses with the period.
    """
    trial: Optional[Trial] = None
    """What can be tried; nothing unless it is said."""
    packs: Optional[List[CreditPack]] = None
    """The packs on sale."""


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


class Cadence(str, enum.Enum):
    """How often something comes again."""

    DAILY = "daily"
    """Each day."""
    WEEKLY = "weekly"
    """On days of each week."""
    MONTHLY = "monthly"
    """On a day of each month that has it."""

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


class Category(str, enum.Enum):
    """What a product is about."""

    VOICES = "voices"
    """Ways to speak."""
    AVATARS = "avatars"
    """Who speaks."""
    TEMPLATES = "templates"
    """Whole designs of videos, and captions."""
    MUSIC = "music"
    """Music under the voice."""
    SCENES = "scenes"
    """What stands behind an avatar."""

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
class Chapter:
    """A part of a video that can be found by its title."""

    title: str
    """Its title."""
    start_us: int
    """Where it starts, in microseconds."""


@dataclass(frozen=True)
class Checkout:
    """A purchase that its buyer is led through."""

    reference: Reference
    """What the gateway calls it."""
    url: str
    """Where to send the buyer."""


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
class ComingSlot:
    """A slot that is to come."""

    at: datetime
    """When."""
    time: PlannedTime
    """What clocks show there then."""
    post_id: Optional[PostId]
    """The post that fills it."""


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
    ffmpeg: Optional[FfmpegConfig] = None
    """An ffmpeg on this machine: with it recordings in more formats are read, and videos made as
    WebM, too. Nothing else needs it.
    """
    speech_cache_days: Optional[int] = None
    """For how many days a speech of a hosted or neural voice is kept, so that the same one is not
    made again: 0 to 3,650, and 0 keeps none.
    """
    orphan_days: Optional[int] = None
    """After how many days what jobs left in the blob store and nobody needs is removed: 0 to 3,650,
    and 0 removes none. The blob store must be this database's alone.
    """
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
    billing: Optional[BillingSettings] = None
    """How plans and packs of credits are sold."""
    marketplace: Optional[MarketplaceSettings] = None
    """How the marketplace sells."""
    stripe: Optional[StripeConfig] = None
    """Who the platform is at Stripe: it takes the payments when a secret key is set. Otherwise they
    are entered by hand.
    """
    social: Optional[SocialConfig] = None
    """As what social networks know this program, and how posts are published."""
    webhooks: Optional[WebhookSettings] = None
    """How events are delivered to the accounts' endpoints."""
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
    audit_heads: Optional[Union[str, os.PathLike[str]]] = None
    """A file outside of the database to which the ends of the audit log's chain are appended, once
    a minute and at the end: with it a log that was cut off, or made anew, is found. Best kept
    where this program may append and nobody may change.
    """
    audit_seal_ms: Optional[int] = None
    """How often the audit log is sealed, in milliseconds: 100 to 3,600,000."""


@dataclass(frozen=True)
class ConnectChoice:
    """The accounts that a person may publish for, to be chosen among."""

    choice: Token = field(repr=False)
    """What the choice is made with. It is good for 15 minutes, once, and for the account that
    began.
    """
    accounts: List[FoundAccount]
    """The accounts."""


@dataclass(frozen=True)
class ConnectReturn:
    """How the browser comes back."""

    state: Token = field(repr=False)
    """The state in the address."""
    code: Optional[str] = field(default=None, repr=False)
    """The code in the address; none where the person said no."""


@dataclass(frozen=True)
class ConnectSecret:
    """How an account is connected with a secret that a person made for this use."""

    network: Network
    """The network."""
    secret: str = field(repr=False)
    """An app password, or a token. It is given for credentials, and not kept."""
    server: Optional[str] = None
    """The URL of the account's server; the network's own where there is none."""
    identifier: Optional[str] = None
    """The handle or the address, where the secret does not say whose it is."""


@dataclass(frozen=True)
class ConnectStart:
    """A way round that has begun."""

    url: str
    """The network's page, to which the browser is sent."""
    state: Token = field(repr=False)
    """What the network gives back in the address. It is good for 15 minutes, once, and for the
    account that began.
    """


@dataclass(frozen=True)
class ConnectWays:
    """How accounts of a network are connected."""

    network: Network
    """The network."""
    page: bool
    """Whether by its own page, to which the browser is sent."""
    secret: bool
    """Whether by a secret that the person made there for this use: an app password, a token."""
    servers: bool
    """Whether accounts live on servers that the person names."""


class ConnectionState(str, enum.Enum):
    """Whether a connection can be used."""

    ACTIVE = "active"
    """It can."""
    BROKEN = "broken"
    """The network does not take its credentials any more: connect it again."""
    DISCONNECTED = "disconnected"
    """It was given up, and its credentials are gone."""

    def __str__(self) -> str:
        return str(self.value)


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
class CreditFigures:
    """How an account's credits moved, exactly as its books say."""

    granted: Credits
    """How many were granted."""
    refunded: Credits
    """Of these, how many for purchases that were sent back."""
    earned: Credits
    """Of these, how many as shares of sales."""
    spent: Credits
    """How many were spent."""
    revoked: Credits
    """How many were taken back."""
    expired: Credits
    """How many had their time over."""
    spent_by_kind: List[KindCredits]
    """For what they were spent: together as many as were spent."""


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


@dataclass(frozen=True)
class CreditPack:
    """Credits that are sold at once."""

    code: str
    """Its name in requests: 1 to 50 small letters, digits, `_` and `-`."""
    name: str
    """Its name for people."""
    credits: Credits
    """How many credits: at least 1."""
    price: Money
    """Its price: above zero."""


@dataclass(frozen=True)
class CsvPart:
    """A part of a table that is fetched part by part."""

    text: str
    """Its lines, each with its end; the first part begins with the names of the columns."""
    next: Optional[str]
    """What `after` is for the next part; `None` at the end."""


class Currency(str, enum.Enum):
    """A currency by its ISO 4217 code."""

    USD = "USD"
    """United States dollar, two decimals."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class DayFigures:
    """What happened on a day."""

    day: str
    """The day: `2026-01-31`."""
    figures: Figures
    """What happened."""


class DeliveryState(str, enum.Enum):
    """What has become of a delivery."""

    PENDING = "pending"
    """It is to be sent, for the first time or again."""
    DELIVERED = "delivered"
    """The endpoint has taken it."""
    FAILED = "failed"
    """It was given up."""

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
class Difference:
    """Something in which gateway and records differ."""

    kind: DifferenceKind
    """In what."""
    subject: Subject
    """About which object."""
    account_id: Optional[AccountId]
    """Whose it is, where that is known."""
    field: str
    """Of it: `paid`, `state`, `refund re_1`, `granted`; empty where it is the whole."""
    here: Optional[str]
    """What is on record here."""
    there: Optional[str]
    """What the gateway has; of credits, what there should be."""


class DifferenceKind(str, enum.Enum):
    """In what gateway and records differ."""

    UNKNOWN_HERE = "unknown_here"
    """The gateway has it, and nothing is on record here."""
    MISSING_THERE = "missing_there"
    """It is on record here, and the gateway does not have it."""
    AMOUNT = "amount"
    """An amount is another one."""
    STATE = "state"
    """A state is another one."""
    CREDITS = "credits"
    """The ledger has other credits than were paid for, or than are left of them."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Document:
    """A text that comes with a product."""

    name: str
    """Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`."""
    title: str
    """Its name for people: 1 to 100 characters."""
    text: str
    """What it says, as Markdown: 1 to 20,000 characters."""


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


class EndpointState(str, enum.Enum):
    """Whether an endpoint is told what happens."""

    ACTIVE = "active"
    """It is."""
    PAUSED = "paused"
    """Its owner has paused it: what happens meanwhile is not told."""
    DISABLED = "disabled"
    """It answered that it is gone, or nothing got through for days: its owner may enable it
    again.
    """

    def __str__(self) -> str:
        return str(self.value)


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
    SPENDING_LIMIT = "spending_limit"
    """The account's own spending limit leaves less than this needs; the context says how much."""
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


class EventKind(str, enum.Enum):
    """What happened, as a stable dotted name."""

    ACCOUNT_OPENED = "account.opened"
    """An account was opened."""
    JOB_CREATED = "job.created"
    """A job was created."""
    JOB_COMPLETED = "job.completed"
    """A job was completed."""
    JOB_FAILED = "job.failed"
    """A job failed for good."""
    JOB_CANCELLED = "job.cancelled"
    """A job was cancelled."""
    JOB_REDRIVEN = "job.redriven"
    """A failed job was sent on its way again."""
    POST_PUBLISHED = "social.post_published"
    """A post is out on a network."""
    POST_FAILED = "social.post_failed"
    """A post did not get out on a network."""
    POST_UNCONFIRMED = "social.post_unconfirmed"
    """Nobody knows whether a post is out on a network: a person has to look."""
    POST_SUBMITTED = "social.post_submitted"
    """A post waits for another member to approve it."""
    POST_MISSED = "social.post_missed"
    """A post's time came before anybody had approved it."""
    CONNECTION_BROKEN = "social.connection_broken"
    """A social network does not take a connection's credentials any more."""
    CREDITS_GRANTED = "credits.granted"
    """Credits were granted by what was paid for, or by a plan's period."""
    CREDITS_REVOKED = "credits.revoked"
    """Credits were taken back, because what had paid for them was."""
    CREDITS_RESTORED = "credits.restored"
    """Credits that had been taken back were given again."""
    SUBSCRIPTION_CHANGED = "billing.subscription_changed"
    """A subscription has changed."""
    PLAN_CHANGED = "billing.plan_changed"
    """Another plan is in force."""
    INVOICE_CHANGED = "billing.invoice_changed"
    """An invoice has changed: it is open, paid, or not to be paid."""
    REFUND_CHANGED = "billing.refund_changed"
    """A refund has changed."""
    PRODUCT_SOLD = "marketplace.product_sold"
    """A product of the account's was bought."""
    SPENDING_ALERT = "credits.spending_alert"
    """An account's spending comes near its limit, or few credits are left: the subject is the
    alert's kind.
    """
    WEBHOOK_DISABLED = "webhook.endpoint_disabled"
    """A webhook endpoint was disabled."""
    PING = "webhook.ping"
    """Somebody tries a webhook endpoint."""

    def __str__(self) -> str:
        return str(self.value)


class EventState(str, enum.Enum):
    """What became of a message."""

    QUEUED = "queued"
    """It waits for its turn."""
    DONE = "done"
    """What follows from it is done."""
    IGNORED = "ignored"
    """Nothing follows from it."""
    FAILED = "failed"
    """It was tried too often: somebody has to look."""

    def __str__(self) -> str:
        return str(self.value)


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
    """Selling in the marketplace; everybody may buy."""
    API_ACCESS = "api_access"
    """API keys for programs."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class FfmpegConfig:
    """An ffmpeg on this machine. Nothing of it is used unless a program is named."""

    program: Optional[str] = None
    """The program, version 5.1 or later: its path, or `ffmpeg` where that is on the path."""
    timeout_ms: Optional[int] = None
    """The longest that it may take for one file, in milliseconds: 1,000 to 14,400,000."""
    memory_mb: Optional[int] = None
    """How much memory it may address on Linux, in millions of bytes: 500 to 1,000,000."""
    h264_encoder: Optional[str] = None
    """The encoder of H.264 for films that are brought: that of a graphics card, for example. By
    default `libx264` or `libopenh264`.
    """
    av1_encoder: Optional[str] = None
    """The encoder of AV1. By default `libsvtav1` or `libaom-av1`."""


@dataclass(frozen=True)
class Figures:
    """What happened in a time."""

    jobs: List[JobFigures]
    """Jobs, by kind."""
    credits: CreditFigures
    """Credits."""
    sales: SalesFigures
    """Sales."""
    posts: List[PostFigures]
    """Posts, by network."""
    plans: List[MoneyFigures]
    """What was paid for plans, by currency."""


@dataclass(frozen=True)
class Footage:
    """A film that is spoken over: the person in it says something else."""

    file: BlobKey
    """The film, among the account's files: MP4 or MOV with H.264, at most ten minutes, 500 MB and
    1,920 pixels a side, with one face in most of it.
    """
    consent: NewConsent
    """That the person in it agrees to say this: without it nothing is made."""


@dataclass(frozen=True)
class FoundAccount:
    """An account that a person may publish for."""

    network: Network
    """The network."""
    remote: RemoteAccount
    """Whose it is there."""


class FrameRate(str, enum.Enum):
    """Frames per second, constant over a video."""

    FPS25 = "25"
    """25 frames per second."""
    FPS30 = "30"
    """30 frames per second."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class GatewayEvent:
    """A message of the gateway's whose sender is known: something has happened to an object."""

    id: Reference
    """The message's own id: each counts once."""
    kind: str
    """What happened, in the gateway's words."""
    subject: Subject
    """To which object."""
    at: datetime
    """When it happened, by the gateway's clock."""


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
class ImportProblem:
    """What is wrong with a line."""

    line: int
    """The line at which the post begins, from 1; the header is the first."""
    field: str
    """The column, or what a network would refuse: `parts0.text`."""
    message: str
    """A sentence for the person who has to change it."""
    limit: Optional[str]
    """What is allowed, where there is a limit."""


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
class Intake:
    """What became of a message when it came."""

    id: Reference
    """The message."""
    new: bool
    """Whether it is new, and did not come before."""


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
class Invoice:
    """An invoice as the gateway has it now."""

    reference: Reference
    """What the gateway calls it."""
    customer: Reference
    """To whom."""
    subscription: Optional[Reference]
    """For which subscription."""
    state: InvoiceState
    """Its state."""
    due: Money
    """What is to be paid."""
    paid: Money
    """What was paid."""
    lines: List[InvoiceLine]
    """Its lines."""
    payment: Optional[Reference]
    """The payment that paid it."""
    url: Optional[str]
    """Where its customer can look at it and pay."""
    created_at: datetime
    """When it was made."""


@dataclass(frozen=True)
class InvoiceLine:
    """A line of an invoice: a plan for a time."""

    plan: Optional[PlanCode]
    """Which plan; `None` for something that is no plan."""
    amount: Money
    """Its price before discounts and taxes; below zero for time that is given back."""
    proration: bool
    """Whether it is for a part of a period, because the plan was changed within it."""
    period: Period
    """For which time."""


class InvoiceState(str, enum.Enum):
    """The state of an invoice."""

    DRAFT = "draft"
    """It can still change."""
    OPEN = "open"
    """It waits for its payment."""
    PAID = "paid"
    """It is paid."""
    UNCOLLECTIBLE = "uncollectible"
    """Nobody expects its payment any more."""
    VOID = "void"
    """It counts for nothing."""

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
class JobFigures:
    """How jobs of a kind ended. One that failed, was sent again and was completed ended twice."""

    kind: str
    """The kind."""
    completed: int
    """How many were completed."""
    failed: int
    """How many failed for good."""
    cancelled: int
    """How many were cancelled."""
    made_ms: int
    """How long what they made is together, in milliseconds."""


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
class KindCredits:
    """Credits that were spent for one kind of thing."""

    kind: str
    """A kind of job, `marketplace`, or `other` for what a program of its own has charged."""
    credits: Credits
    """How many."""


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
class Licence:
    """The right to use a product."""

    id: LicenceId
    """Its id."""
    order_id: OrderId
    """The order that it came with."""
    account_id: AccountId
    """Whose it is."""
    product_id: ProductId
    """For which product."""
    state: LicenceState
    """Whether it counts."""
    start: str
    """The first characters of its key, by which people know it."""
    max_activations: int
    """On how many devices it can be used at once."""
    created_at: datetime
    """When it was given."""


class LicenceState(str, enum.Enum):
    """Whether a licence counts."""

    ACTIVE = "active"
    """It does."""
    REVOKED = "revoked"
    """It does no more: what was paid went back, or somebody took it back."""

    def __str__(self) -> str:
        return str(self.value)


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


@dataclass(frozen=True)
class Look:
    """Parts of a video that are decided together. What is not said is left to others. In JSON only name
    and title are needed.
    """

    name: Optional[str] = None
    """Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`."""
    title: Optional[str] = None
    """Its name for people: 1 to 100 characters."""
    avatar: Optional[str] = None
    """By which avatar: its slug."""
    voice: Optional[VoiceId] = None
    """By which voice."""
    settings: Optional[VoiceSettings] = None
    """How fast and how high."""
    preset: Optional[Preset] = None
    """The network that the video is made for."""
    spec: Optional[VideoSpec] = None
    """The picture's shape, size and pace."""
    captions: Optional[CaptionDesign] = None
    """Captions in the picture."""
    background: Optional[Background] = None
    """What stands behind the avatar."""
    music: Optional[Music] = None
    """Music under the voice: of the platform's own, `built-in/music/NAME`."""
    overlays: Optional[List[Overlay]] = None
    """Texts over the picture."""
    script: Optional[str] = None
    """An outline of the script, to be written out."""


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
class MarketplaceSettings:
    """How the marketplace sells. In JSON nothing is needed."""

    cents_per_credit: Optional[int] = None
    """How many cents of a product's price a credit pays: 1 to 1,000."""
    seller_percent: Optional[int] = None
    """How much of a sale is the seller's, in percent: 0 to 100."""
    holding_days: Optional[int] = None
    """How long the seller's share waits before it is granted, in days: 0 to 365."""
    refund_days: Optional[int] = None
    """How long a buyer can send a purchase back, in days: 0 to 365."""
    activations: Optional[int] = None
    """On how many devices a licence can be used at once: 1 to 1,000."""
    payout_minimum_cents: Optional[int] = None
    """The least that is paid to a seller at once, in cents: 1 to 1,000,000."""


@dataclass(frozen=True)
class MastodonServer:
    """As what a server of Mastodon's knows this program."""

    server: str
    """The server's URL."""
    client_id: str
    """The id."""
    client_secret: str = field(repr=False)
    """The secret."""


@dataclass(frozen=True)
class MediaFacts:
    """What a probe of a file has found."""

    media_type: MediaType
    """What it is."""
    bytes: int
    """Its length in bytes."""
    width_px: int
    """Its width in pixels."""
    height_px: int
    """Its height in pixels."""
    duration_ms: Optional[int]
    """How long it plays, in milliseconds; absent for pictures."""
    frames_per_1000_s: Optional[int]
    """Frames in 1,000 seconds; absent for pictures."""
    video_codec: Optional[str]
    """The codec of the pictures by its four-character code: `avc1`, `hvc1`, `av01`, `vp09`."""
    audio_codec: Optional[str]
    """The codec of the sound by its four-character code, `mp4a`, `Opus`; absent without sound."""


class MediaType(str, enum.Enum):
    """What a file is, by its content and never by its name."""

    JPEG = "image/jpeg"
    """A JPEG picture."""
    PNG = "image/png"
    """A PNG picture."""
    WEB_P = "image/webp"
    """A WebP picture."""
    GIF = "image/gif"
    """A GIF, counted as animated."""
    MP4 = "video/mp4"
    """An MPEG-4 video."""
    QUICK_TIME = "video/quicktime"
    """A QuickTime video."""
    WEB_M = "video/webm"
    """A WebM video."""

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


@dataclass(frozen=True)
class MessagePreview:
    """A message as a network would get it."""

    text: str
    """The text."""
    files: int
    """How many files go with it."""
    length: int
    """How long the text is, as the network counts."""
    most: int
    """How long it may be."""


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
class MoneyFigures:
    """Money that was paid for plans, in the currency's smallest unit."""

    currency: str
    """The currency: `USD`."""
    paid: int
    """What was paid."""
    refunded: int
    """What went back."""


@dataclass(frozen=True)
class Music:
    """Music under the voice. In JSON only the file is needed."""

    file: BlobKey
    """The sound among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis, 8 to 192 kHz,
    at most eight channels; with a transcoder others, too.
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


class Network(str, enum.Enum):
    """A social network."""

    X = "x"
    """X, formerly Twitter."""
    FACEBOOK = "facebook"
    """A page on Facebook."""
    INSTAGRAM = "instagram"
    """A professional account on Instagram."""
    LINKED_IN = "linkedin"
    """A member or an organisation on LinkedIn."""
    BLUESKY = "bluesky"
    """Bluesky, and every other server of the AT Protocol with its records."""
    MASTODON = "mastodon"
    """Mastodon, and every other server with its interface."""
    THREADS = "threads"
    """Threads."""
    OWN = "own"
    """A network of the program's own, that it publishes on by itself."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class NetworkAccount:
    """An account on a network that belongs to an account here, and how well it is."""

    id: ConnectionId
    """Its id."""
    account_id: AccountId
    """Whose it is here."""
    network: Network
    """The network."""
    server: str
    """The URL of its server, without a slash at the end; empty on a network of the program's own."""
    remote: RemoteAccount
    """Whose it is there."""
    state: ConnectionState
    """Whether it can be used."""
    error: Optional[ErrorRecord]
    """Why it cannot be used, or why its credentials could not be renewed yet."""
    expires_at: Optional[datetime]
    """When its credentials end unless they are renewed, where that is known."""
    connected_at: datetime
    """When it was connected for the last time."""
    created_at: datetime
    """When it was connected first."""


@dataclass(frozen=True)
class NetworkApp:
    """As what a network knows this program: without an id the network is not there."""

    client_id: Optional[str] = None
    """The id."""
    client_secret: Optional[str] = field(default=None, repr=False)
    """The secret."""


@dataclass(frozen=True)
class NetworkServer:
    """A server in place of a network's own."""

    network: Network
    """The network."""
    url: str
    """The server's URL."""


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
class NewPostQueue:
    """A queue that is to be made, or what one is to be."""

    name: str
    """Its name, unique within the account: 1 to 100 characters."""
    time_zone: str
    """The name of a time zone in the IANA database: `Europe/Berlin`."""
    slots: List[QueueSlot]
    """When it publishes: 1 to 168 times of the week, each once."""
    connections: List[ConnectionId]
    """The connections that it serves: 1 to 50, each once."""


@dataclass(frozen=True)
class NewProduct:
    """A product that its seller adds."""

    name: str
    """Its name for people: 1 to 100 characters."""
    description: str
    """What one gets: 1 to 2,000 characters."""
    category: Category
    """What it is about."""
    price: Money
    """Its price: from 0.50 to 9,999.99 US dollars."""
    content: ProductContent
    """What one gets, as it can be used."""
    stock: Optional[int] = None
    """How many can be sold at most: 1 to 1,000,000; any number unless it is said."""


@dataclass(frozen=True)
class NewRating:
    """A rating that is given now."""

    stars: int
    """1 to 5."""
    text: Optional[str] = None
    """Why: 1 to 2,000 characters."""


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
class NewWebhook:
    """An endpoint to be added."""

    url: str
    """The address that messages are posted to: `https`, of at most 2,000 characters."""
    kinds: List[EventKind]
    """What it is told: at least one kind."""
    description: Optional[str] = None
    """What its owner calls it: at most 200 characters."""


class Onboarding(str, enum.Enum):
    """How far a seller has come in saying where they are paid."""

    NOT_BEGUN = "not_begun"
    """They have not begun: what they earn is credits."""
    UNFINISHED = "unfinished"
    """The gateway still asks them for something."""
    FINISHED = "finished"
    """They can be paid."""

    def __str__(self) -> str:
        return str(self.value)


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
class Order:
    """Something that was bought."""

    id: OrderId
    """Its id."""
    account_id: AccountId
    """Who buys."""
    product_id: ProductId
    """What."""
    product_name: str
    """Its name at that time."""
    version: int
    """Its version at that time."""
    state: OrderState
    """Where it is on its way."""
    price: Money
    """The price in money that the buyer was shown."""
    credits: Credits
    """The price in credits that the buyer was shown, and paid."""
    idempotency_key: Optional[str]
    """The caller's own id."""
    created_at: datetime
    """When it was made."""
    paid_at: Optional[datetime]
    """When it was paid."""
    refunded_at: Optional[datetime]
    """When what was paid went back."""


class OrderState(str, enum.Enum):
    """Where an order is on its way."""

    PENDING = "pending"
    """Its payment is awaited."""
    PAID = "paid"
    """It is paid."""
    REFUNDED = "refunded"
    """What was paid went back."""
    CANCELLED = "cancelled"
    """It was not paid."""

    def __str__(self) -> str:
        return str(self.value)


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
class OwnAccount:
    """Whose a secret is."""

    account: RemoteAccount
    """The account, as your network names it."""
    secret: Optional[OwnSecret] = field(default=None, repr=False)
    """What is kept and shown from now on, instead of the secret that the person gave: a token that
    was got with it. Without one, their secret is kept.
    """


@dataclass(frozen=True)
class OwnLimits:
    """What a network of your own takes. In JSON nothing is needed."""

    text_chars: Optional[int] = None
    """The longest text, in letters as people see them (grapheme clusters), 1 to 100,000: 5,000
    unless it is said.
    """
    parts: Optional[int] = None
    """The most messages of a post, each of which answers another, 1 to 50: 1 unless it is said,
    which takes neither threads nor comments.
    """
    most_files: Optional[int] = None
    """The most files of a message, 0 to 50: 4 unless it is said."""
    file_bytes: Optional[int] = None
    """The most bytes of a file, 1 to 1,099,511,627,776: 1,000,000,000 unless it is said."""
    media_types: Optional[List[MediaType]] = None
    """The types of file that it takes: all that the platform knows unless it is said."""
    alt_text_chars: Optional[int] = None
    """The longest description of a file, in characters, 1 to 100,000: of any length unless it is
    said.
    """
    recognises_repeats: Optional[bool] = None
    """Whether publishing a message again under the same key never posts it twice. One that may be
    out is then published again by itself, once looking for it has not shown it.
    """
    can_find: Optional[bool] = None
    """Whether a message that may be out can be looked for."""


@dataclass(frozen=True)
class OwnMessage:
    """One message that a network of your own is to publish, or to look for."""

    key: str
    """What tells this message from every other: the same each time the same one is tried or looked
    for.
    """
    account: RemoteAccount
    """For which account."""
    secret: OwnSecret = field(repr=False)
    """The secret of that account."""
    text: str
    """The text."""
    media: List[Attachment]
    """The files, in the order in which they are shown."""
    answers: Optional[Published]
    """The message that this one answers, as publishing gave it."""
    languages: List[str]
    """The languages it is in, as BCP 47 tags."""


@dataclass(frozen=True)
class OwnResult:
    """What a job of a kind of the program's own made."""

    value: Any
    """What its handler gave."""


@dataclass(frozen=True)
class OwnedProduct:
    """A product that an account has a licence for."""

    product: Product
    """The product."""
    licence: Licence
    """The licence."""
    content: ProductContent
    """What it gives, in the version that was bought."""


@dataclass(frozen=True)
class PageRequest:
    """Which part of a listing to return."""

    after: Optional[str] = None
    """Where the last page ended, as its `next` said; `None` for the first page."""
    limit: Optional[int] = None
    """How many items at most: 1 to `PageRequest::MAX_LIMIT`."""


class PaidSubscriptionState(str, enum.Enum):
    """The state of a subscription at the gateway, in Stripe's words."""

    INCOMPLETE = "incomplete"
    """The first payment is awaited."""
    INCOMPLETE_EXPIRED = "incomplete_expired"
    """The first payment never came."""
    TRIALING = "trialing"
    """It is tried for a time."""
    ACTIVE = "active"
    """It is paid."""
    PAST_DUE = "past_due"
    """A payment failed and is tried again."""
    UNPAID = "unpaid"
    """A payment failed and is not tried again."""
    PAUSED = "paused"
    """It is paused, after a trial without a way to pay."""
    CANCELED = "canceled"
    """It has ended."""

    def __str__(self) -> str:
        return str(self.value)


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
class Payout:
    """Money on its way to a seller, or back."""

    id: PayoutId
    """Its id; the gateway is asked under it, so that it is paid once."""
    seller: AccountId
    """Whose."""
    reverses: Optional[PayoutId]
    """The payout of which a part comes back; `None` for one to the seller."""
    amount: Money
    """How much: above zero."""
    reversed: Money
    """How much of it was asked back."""
    state: PayoutState
    """Where it is on its way."""
    reference: Optional[Reference]
    """What the gateway calls it."""
    attempts: int
    """How often it was tried to be sent."""
    due_at: datetime
    """When it is tried next."""
    error: Optional[ErrorRecord]
    """Why the last try failed."""
    created_at: datetime
    """When it was put on record."""


class PayoutState(str, enum.Enum):
    """Where a payout is on its way."""

    ARMED = "armed"
    """It is on record and about to be sent, or was sent and nobody has heard of it yet."""
    SENT = "sent"
    """The gateway has it."""
    FAILED = "failed"
    """The gateway has refused it for good."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Period:
    """From one time up to another."""

    start: datetime
    """When it begins."""
    end: datetime
    """When it ends; never before it begins."""


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
class PlannedTime:
    """When a post is to be published."""

    local: str
    """The date and the time of day there: `2026-03-29T09:30` or with seconds."""
    time_zone: str
    """The name of a time zone in the IANA database: `Europe/Berlin`."""


@dataclass(frozen=True)
class PostContent:
    """What a post says."""

    messages: Optional[List[PostMessage]] = None
    """The post, and the messages of the thread below it."""
    first_comment: Optional[str] = None
    """A first comment below the post."""
    format: Optional[PostFormat] = None
    """Where it appears."""
    languages: Optional[List[str]] = None
    """The languages it is in, as BCP 47 tags."""


@dataclass(frozen=True)
class PostFigures:
    """What became of posts on a network. One that was unconfirmed and then decided counts as both."""

    network: str
    """The network."""
    published: int
    """How many got out."""
    failed: int
    """How many did not get out."""
    unconfirmed: int
    """Of how many nobody knew."""


class PostFormat(str, enum.Enum):
    """Where on a network a post appears."""

    POST = "post"
    """Among the other posts."""
    REEL = "reel"
    """Among short upright videos."""
    STORY = "story"
    """For a day, above the posts."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class PostMedia:
    """A file that goes with a message."""

    file: BlobKey
    """One of the account's own files, or one that its jobs made."""
    alt_text: Optional[str] = None
    """What it shows, for who does not see it."""
    captions: Optional[BlobKey] = None
    """Its captions, in WebVTT."""


@dataclass(frozen=True)
class PostMessage:
    """One message."""

    text: Optional[str] = None
    """The text."""
    media: Optional[List[PostMedia]] = None
    """The files, in the order in which they are shown."""


@dataclass(frozen=True)
class PostMetrics:
    """What people did with a message. What its network does not tell is absent."""

    likes: Optional[int]
    """How many like it."""
    comments: Optional[int]
    """How many answers it has."""
    shares: Optional[int]
    """How often it was shared or quoted."""
    views: Optional[int]
    """How often it was shown."""


@dataclass(frozen=True)
class PostQueue:
    """A queue."""

    id: PostQueueId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    name: str
    """Its name, unique within the account."""
    time_zone: str
    """The name of a time zone in the IANA database."""
    slots: List[QueueSlot]
    """When it publishes, in the order of the week."""
    connections: List[ConnectionId]
    """The connections that it serves."""
    created_at: datetime
    """When it was made."""
    updated_at: datetime
    """When it was changed last."""


@dataclass(frozen=True)
class PostRecurrence:
    """A post that is made again and again."""

    id: RecurrenceId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    author: Optional[UserId]
    """The member who wants it, where that is known."""
    post: PostRequest
    """What each of its posts says."""
    rule: RecurrenceRule
    """When it comes again."""
    state: RecurrenceState
    """Whether there will be more posts."""
    next_at: Optional[datetime]
    """When the first post that is not made yet is due; none when there will be no more."""
    made: int
    """How many posts were made."""
    created_at: datetime
    """When it was asked for."""
    updated_at: datetime
    """When it was changed last."""


@dataclass(frozen=True)
class PostRequest:
    """A post that is written. In JSON only the content is needed."""

    content: PostContent
    """What it says."""
    variants: Optional[List[PostVariant]] = None
    """What it says instead on some networks, each named once."""
    connections: Optional[List[ConnectionId]] = None
    """By which connections it is published, each once."""
    time: Optional[PlannedTime] = None
    """When; at once where it is not said."""
    video_job: Optional[JobId] = None
    """The job whose video goes with its first message: the post waits for it."""
    utm: Optional[UtmTags] = None
    """What its links are tagged with where it is published; a link that has such tags keeps them."""


@dataclass(frozen=True)
class PostRules:
    """What an account wants of its posts."""

    approval: bool
    """Whether another member approves each before it is published."""


class PostState(str, enum.Enum):
    """Where a post is on its way: what its publications have come to."""

    DRAFT = "draft"
    """It is being written."""
    AWAITING_APPROVAL = "awaiting_approval"
    """Another member has to approve it: nothing of it is published before."""
    MISSED = "missed"
    """Its time came before anybody had approved it: it is out nowhere."""
    SCHEDULED = "scheduled"
    """It waits for its time."""
    PUBLISHING = "publishing"
    """Work on it has begun."""
    PUBLISHED = "published"
    """It is out everywhere."""
    PARTIAL = "partial"
    """It is out on some networks, and will not be on others."""
    FAILED = "failed"
    """It is out nowhere, or nowhere whole."""
    UNCONFIRMED = "unconfirmed"
    """A person has to look whether it is out."""
    CANCELLED = "cancelled"
    """It was cancelled."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class PostVariant:
    """What a post says on one network instead."""

    network: Network
    """The network."""
    content: PostContent
    """What it says there."""


@dataclass(frozen=True)
class PostWarning:
    """Something that a person may want to change about a post, and need not."""

    kind: PostWarningKind
    """What."""
    connection_id: ConnectionId
    """By which connection."""
    post_id: PostId
    """The other post."""
    due_at: datetime
    """When the other is due."""
    within_s: int
    """How far apart they would have to be, in seconds."""


class PostWarningKind(str, enum.Enum):
    """What is noticed about a post."""

    DUPLICATE = "duplicate"
    """Another post says the same by the same connection, some days before or after."""
    CONFLICT = "conflict"
    """Another post goes out by the same connection, some minutes before or after."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Posting:
    """One side of a transaction: so many credits into a book, or out of it when negative."""

    book: Book
    """The book."""
    amount: Credits
    """The amount; never zero."""


@dataclass(frozen=True)
class PostsImport:
    """What became of a table of posts."""

    lines: int
    """How many posts it has."""
    problems: List[ImportProblem]
    """Everything that is wrong with it; then no post was made."""
    posts: List[SocialPost]
    """The posts, in the order of their lines; none where it was only tried."""


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
    """What each kind of job costs. In JSON nothing is needed."""

    tts: Optional[Rate] = None
    """Text to speech, by the length of the speech."""
    video: Optional[Rate] = None
    """A video, by its length."""
    lip_sync: Optional[Rate] = None
    """Lip-sync alone, by the length of the speech."""
    voices: Optional[List[VoicePrice]] = None
    """Voices and engines that have prices of their own."""


@dataclass(frozen=True)
class Problem:
    """Something that a network would refuse of a draft, said before it is scheduled."""

    field: str
    """What it is about: `parts0.text`, `parts0.media1.duration_ms`."""
    message: str
    """A sentence for the person who has to change it."""
    limit: str
    """What is allowed."""
    value: str
    """What there is."""


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
    category: Category
    """What it is about."""
    price: Money
    """Its price in money."""
    credits: Credits
    """Its price in credits."""
    seller: Optional[AccountId]
    """Who sells it; `None` for the platform itself."""
    state: ProductState
    """Where it is on its way."""
    reason: Optional[str]
    """Why it was sent back or withdrawn."""
    version: int
    """The version that is sold now, from 1."""
    stock: Optional[int]
    """How many can be sold at most; any number unless it is said."""
    sold: int
    """How many were sold and not refunded."""
    ratings: int
    """How many buyers have rated it."""
    stars: int
    """The sum of their stars."""
    created_at: datetime
    """When it was added."""


@dataclass(frozen=True)
class ProductContent:
    """What a product gives. In JSON nothing is needed."""

    looks: Optional[List[Look]] = None
    """What videos can be made with."""
    documents: Optional[List[Document]] = None
    """What can be read."""


@dataclass(frozen=True)
class ProductQuery:
    """Which products to list. In JSON nothing is needed."""

    text: Optional[str] = None
    """Words that name, description or category have; each may be the beginning of one."""
    category: Optional[Category] = None
    """Of this category alone."""


class ProductState(str, enum.Enum):
    """Where a product is on its way."""

    DRAFT = "draft"
    """Its seller works on it."""
    IN_REVIEW = "in_review"
    """It waits for somebody to look at it."""
    REJECTED = "rejected"
    """It was looked at and sent back."""
    PUBLISHED = "published"
    """It can be bought."""
    WITHDRAWN = "withdrawn"
    """It cannot be bought any more."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class ProductUpdate:
    """What changes about a product; what is not said stays as it is. In JSON nothing is needed."""

    name: Optional[str] = None
    """Its name for people."""
    description: Optional[str] = None
    """What one gets."""
    price: Optional[Money] = None
    """Its price. Purchases that were begun at the old one are refused."""
    content: Optional[ProductContent] = None
    """What one gets, as it can be used: a new version."""


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


@dataclass(frozen=True)
class PublicationInfo:
    """What has become of a post at one connection."""

    id: PublicationId
    """Its id."""
    post_id: PostId
    """Of which post."""
    connection_id: ConnectionId
    """By which connection."""
    network: Network
    """On which network."""
    state: PublicationState
    """Where it is on its way."""
    next_at: Optional[datetime]
    """When a worker goes on with it; none when nobody has anything to do."""
    published: List[Published]
    """The messages that are out, in order."""
    tried_at: Optional[datetime]
    """When a message was tried of which nobody knows yet whether it is out."""
    failures: int
    """How many tries in a row have failed without posting anything."""
    error: Optional[ErrorRecord]
    """What went wrong last."""
    metrics: PostMetrics
    """What people did with its first message, as far as the network tells."""
    counted_at: Optional[datetime]
    """When the network told that."""
    created_at: datetime
    """When it was scheduled."""
    updated_at: datetime
    """When it was changed last."""


class PublicationState(str, enum.Enum):
    """Where a publication is on its way."""

    SCHEDULED = "scheduled"
    """It waits for its time, or for its video."""
    PREPARING = "preparing"
    """What it says does not change any more; its media are on their way to the network."""
    PROCESSING = "processing"
    """The network is at work on its media."""
    PUBLISHING = "publishing"
    """Its messages are being posted, one after the other."""
    PUBLISHED = "published"
    """All of it is out."""
    FAILED = "failed"
    """The rest of it will not get out, and what was tried last is not."""
    CANCELLED = "cancelled"
    """It was cancelled before anything of it was posted."""
    UNCONFIRMED = "unconfirmed"
    """Nobody knows whether a message of it is out: a person has to look."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Published:
    """A message that is out."""

    remote_id: str
    """The network's id of it."""
    version: Optional[str] = None
    """The network's name of this version of it, where answering it needs that."""
    permalink: Optional[str] = None
    """Where people see it, where that is known."""


@dataclass(frozen=True)
class PurchaseRequest:
    """A purchase."""

    product: str
    """The product's slug."""
    credits: Credits
    """The price that the buyer was shown, in credits: another one is refused."""
    idempotency_key: Optional[str] = None
    """The caller's own id, 1 to 200 characters: the same purchase is made once."""


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
    NETWORK_STATE = "network-state"
    """To come back from the page of a social network."""
    NETWORK_CHOICE = "network-choice"
    """To choose among the accounts that were found there."""

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
class QueueSlot:
    """A time of the week."""

    weekday: Weekday
    """The day."""
    time: str
    """The time of day in the queue's time zone: `09:30`."""


@dataclass(frozen=True)
class Rate:
    """So many credits for each started span of seconds."""

    credits: int
    """The credits for each started span."""
    per_seconds: int
    """The span in seconds; at least 1."""


@dataclass(frozen=True)
class Rating:
    """What a buyer thinks of a product."""

    product_id: ProductId
    """Of which product."""
    account_id: AccountId
    """Who has bought it."""
    stars: int
    """1 to 5."""
    text: Optional[str]
    """Why."""
    at: datetime
    """When it was given, or last changed."""


@dataclass(frozen=True)
class Receipt:
    """What a buyer gets."""

    order: Order
    """The order."""
    licence: Optional[Licence]
    """The licence, once the order is paid."""


@dataclass(frozen=True)
class Reconciliation:
    """What came of comparing a period."""

    id: ReconciliationId
    """Its id."""
    gateway: str
    """With which gateway."""
    period: Period
    """What was made in this time was compared."""
    looked_at: int
    """How many objects were looked at."""
    found: int
    """How many differences there are."""
    differences: List[Difference]
    """The differences, the first `MAX_DIFFERENCES` of them."""
    at: datetime
    """When it was done."""


@dataclass(frozen=True)
class RecurrenceRule:
    """When a post comes again. It has an end: a date, a count, or whichever of the two comes first."""

    every: Cadence
    """How often."""
    time: str
    """The time of day: `09:30`. One that does not exist, where clocks are put forward, is taken
    later by as much; one that exists twice is taken the first time.
    """
    time_zone: str
    """The name of a time zone in the IANA database: `Europe/Berlin`."""
    weekdays: Optional[List[Weekday]] = None
    """On which days of the week, each once: where it is weekly, and only there."""
    day: Optional[int] = None
    """On which day of the month, 1 to 31: where it is monthly, and only there. A month that has no
    such day has none of its posts.
    """
    until: Optional[str] = None
    """The last date there that can have one, ten years ahead at most: `2026-12-31`."""
    count: Optional[int] = None
    """How many posts are made: 1 to 1,000."""


class RecurrenceState(str, enum.Enum):
    """Whether there will be more posts."""

    ACTIVE = "active"
    """There will be."""
    ENDED = "ended"
    """Its last post was made."""
    STOPPED = "stopped"
    """It was stopped."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Refund:
    """Money that goes back to who paid."""

    reference: Reference
    """What the gateway calls it."""
    amount: Money
    """How much."""
    state: RefundState
    """Its state."""


class RefundState(str, enum.Enum):
    """The state of a refund."""

    PENDING = "pending"
    """It is on its way."""
    SUCCEEDED = "succeeded"
    """The money went back."""
    FAILED = "failed"
    """The money did not go back."""
    CANCELED = "canceled"
    """It was taken back."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class RefusedUser:
    """A user who was not taken over, and why."""

    email: str
    """The address, as the other system has it."""
    reason: str
    """Why."""


@dataclass(frozen=True)
class RemoteAccount:
    """Whose account it is on its network."""

    id: str
    """The network's id of it, which never changes: a DID, a page's number, a URN."""
    handle: str
    """The name by which people know it there; it may change."""


@dataclass(frozen=True)
class RepeatRequest:
    """A post that is to be made again and again."""

    post: PostRequest
    """What each of its posts says; it has no time of its own."""
    rule: RecurrenceRule
    """When it comes again."""


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


@dataclass(frozen=True)
class SalesFigures:
    """What a seller sold."""

    sold: int
    """How often."""
    paid: Credits
    """What buyers paid."""
    shares: Credits
    """The seller's shares of it."""
    returned: int
    """How many sales were sent back."""
    paid_back: Credits
    """What buyers got back."""
    shares_back: Credits
    """The seller's shares that went back."""


@dataclass(frozen=True)
class Scene:
    """A scene of a video. What is not said here is that of the video. In JSON only the script is
    needed, or on a card its length, or a clip.
    """

    script: Optional[str] = None
    """What is to be said, plain or in speech markup: 1 to 20,000 characters in all scenes
    together. A card may say nothing.
    """
    card: Optional[bool] = None
    """Whether it is a card: its background and its texts, without an avatar."""
    clip: Optional[BlobKey] = None
    """A film among the account's files that is shown as it is, once, with its own sound: MP4 or
    MOV with H.264 and AAC, at most ten minutes, 500 MB and 1,920 pixels a side; with a
    transcoder others, too. Beside it there are only texts, a title and a pause, in which its
    last picture stands.
    """
    avatar: Optional[str] = None
    """By which avatar: its slug."""
    layout: Optional[SceneLayout] = None
    """Where the avatar stands."""
    voice: Optional[VoiceId] = None
    """By which voice."""
    settings: Optional[VoiceSettings] = None
    """How fast and how high."""
    background: Optional[Background] = None
    """What stands behind the avatar."""
    overlays: Optional[List[Overlay]] = None
    """Texts over the picture, at most 20; their times count from the scene's start."""
    duration_ms: Optional[int] = None
    """How long it lasts at least, in milliseconds: 200 to 600,000. A card that says nothing needs
    it.
    """
    pause_ms: Optional[int] = None
    """The silence after it, in milliseconds: up to 10,000."""
    title: Optional[str] = None
    """Its title in the list of chapters: 1 to 60 characters. Without one it belongs to the
    chapter before it.
    """


class SceneLayout(str, enum.Enum):
    """Where a scene's avatar stands."""

    FULL = "full"
    """In the middle, over the whole picture."""
    LEFT = "left"
    """At the left, before the scene's background."""
    RIGHT = "right"
    """At the right, before the scene's background."""
    CORNER = "corner"
    """In a small picture of its own at the upper right, over the scene's background."""

    def __str__(self) -> str:
        return str(self.value)


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
    SOCIAL_READ = "social:read"
    """To read connections with social networks, posts and what became of them."""
    SOCIAL_WRITE = "social:write"
    """To write posts, schedule and cancel them."""
    WEBHOOKS_READ = "webhooks:read"
    """To read webhook endpoints and what was delivered to them."""
    WEBHOOKS_WRITE = "webhooks:write"
    """To add, change and remove webhook endpoints, and to send again."""
    ANALYTICS_READ = "analytics:read"
    """To read figures by the day."""

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
class SellerBalance:
    """What a seller is owed."""

    account_id: AccountId
    """Whose."""
    onboarding: Onboarding
    """How far they have come in saying where they are paid."""
    balance: Money
    """What they are owed in all; below zero what they owe, and what later sales pay first."""
    waiting: Money
    """The part that waits, because its buyers may still send back what they bought."""
    payable: Money
    """The rest. It is paid once it reaches the minimum."""
    minimum: Money
    """The least that is paid."""


@dataclass(frozen=True)
class SellerEntry:
    """A change of what a seller is owed."""

    seller: AccountId
    """Whose balance."""
    seq: int
    """Its number within the seller's, from 1 without gaps."""
    kind: SellerEntryKind
    """Why."""
    amount: Money
    """How much; below zero when it is taken away."""
    balance: Money
    """The balance after it."""
    order_id: Optional[OrderId]
    """The order that it is about."""
    payout_id: Optional[PayoutId]
    """The payout that it is about."""
    available_at: datetime
    """From when it can be paid out; what is taken away has the time of what it takes."""
    at: datetime
    """When."""


class SellerEntryKind(str, enum.Enum):
    """Why a seller's balance changed."""

    SALE = "sale"
    """A product was bought."""
    RETURNED = "returned"
    """What was paid for a product went back."""
    RESTORED = "restored"
    """What had gone back was paid after all."""
    PAYOUT = "payout"
    """It was paid to the seller."""
    PAYOUT_FAILED = "payout_failed"
    """A payout did not get out."""
    REVERSAL = "reversal"
    """A part of a payout came back, because what it was for went back."""
    REVERSAL_FAILED = "reversal_failed"
    """It did not come back: what is missing is taken out of later sales."""

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
    impersonated_by: Optional[UserId]
    """The administrator who acts as this user."""
    organization_id: Optional[OrganizationId]
    """The organisation that is worked in."""


@dataclass(frozen=True)
class Share:
    """A seller's part of a sale."""

    order_id: OrderId
    """Of which order."""
    seller: AccountId
    """Whose it is."""
    credits: Credits
    """How many credits."""
    state: ShareState
    """Where it is on its way."""
    due_at: datetime
    """When it is granted."""


class ShareState(str, enum.Enum):
    """Where a seller's share is on its way."""

    WAITING = "waiting"
    """It waits: what was paid may still go back."""
    GRANTED = "granted"
    """It was granted."""
    RETURNED = "returned"
    """What was paid went back."""

    def __str__(self) -> str:
        return str(self.value)


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
class SocialConfig:
    """As what social networks know this program, and how posts are published. Bluesky and Mastodon are
    always there, for people make their own secrets on them.
    """

    publishing: Optional[SocialSettings] = None
    """How posts are published."""
    x: Optional[NetworkApp] = None
    """The app at X."""
    facebook: Optional[NetworkApp] = None
    """The app at Facebook, for pages and the Instagram accounts that belong to them."""
    linkedin: Optional[NetworkApp] = None
    """The app at LinkedIn."""
    linkedin_organisations: Optional[bool] = None
    """Whether members of LinkedIn connect the organisations that they administer too, which
    LinkedIn allows to apps that it has looked at.
    """
    threads: Optional[NetworkApp] = None
    """The app at Threads."""
    mastodon: Optional[List[MastodonServer]] = None
    """The apps at servers of Mastodon's. Without one, people connect by a token of their own."""
    servers: Optional[List[NetworkServer]] = None
    """Servers in place of the networks' own: behind proxies, and another one of the AT Protocol
    than Bluesky's, where a person names none.
    """
    inside: Optional[bool] = None
    """Whether servers may be asked that only this machine, or its own network, can reach."""


@dataclass(frozen=True)
class SocialPost:
    """A post, and what has become of it."""

    id: PostId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    request: PostRequest
    """What was written."""
    state: PostState
    """Where it is on its way."""
    due_at: Optional[datetime]
    """The moment at which it is published; none of a draft that has no time."""
    queue_id: Optional[PostQueueId]
    """The queue whose slot it has."""
    recurrence_id: Optional[RecurrenceId]
    """The recurrence that it is one of."""
    approval: Optional[Approval]
    """Who submitted it to the other members and what one of them decided, where its account wants
    approval.
    """
    warnings: List[PostWarning]
    """What was noticed when it was scheduled, queued or written anew just now; nothing where it is
    only read.
    """
    revision: int
    """Grows with each change of what was written."""
    created_at: datetime
    """When it was written first."""
    updated_at: datetime
    """When it was changed last."""


@dataclass(frozen=True)
class SocialSettings:
    """How posts are published. In JSON nothing is needed."""

    call_s: Optional[int] = None
    """How long a call of a network may take, in seconds: 1 to 600."""
    lease_s: Optional[int] = None
    """How long a publication belongs to the worker that took it, unless that worker is at work on
    it, in seconds: more than twice as long as a call, to 3,600.
    """
    at_once: Optional[int] = None
    """How many publications a worker is at work on at once: 1 to 100."""
    tries: Optional[int] = None
    """How many tries in a row may fail before a publication does: 1 to 50."""
    pause_s: Optional[int] = None
    """The pause after the first failed try, in seconds; it doubles with each: 1 to 3,600."""
    longest_pause_s: Optional[int] = None
    """The longest pause between tries, in seconds: 1 to 86,400."""
    looks: Optional[int] = None
    """How often a message that may be out is looked for before a person is told: 1 to 50."""
    look_s: Optional[int] = None
    """How long after its try it is looked for first, in seconds; the pause doubles with each look:
    1 to 3,600.
    """
    video_s: Optional[int] = None
    """How often it is asked whether a post's video is finished, in seconds: 1 to 3,600."""
    refresh_ahead_s: Optional[int] = None
    """How long before their end credentials are renewed, in seconds: 60 to 604,800."""
    connections: Optional[int] = None
    """How many connections an account may have: 1 to 1,000."""
    repeat_ahead_s: Optional[int] = None
    """How long before they are due posts that repeat are made, in seconds: 600 to 2,678,400."""
    duplicate_days: Optional[int] = None
    """Within how many days a post that says the same by the same connection is noticed: 0 to 90;
    0 is never.
    """
    conflict_minutes: Optional[int] = None
    """Within how many minutes another post by the same connection is noticed: 0 to 1,440; 0 is
    never.
    """


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
    """What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    `<speak>` is speech markup.
    """
    voice: Optional[VoiceId] = None
    """By which voice."""
    settings: Optional[VoiceSettings] = None
    """How fast and how high."""
    audio: Optional[BlobKey] = None
    """A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    own.
    """
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
class Spending:
    """An account's rules, and what its present period has used of them."""

    rules: SpendingRules
    """The rules."""
    start: datetime
    """When the period began."""
    end: datetime
    """When it ends."""
    used: Credits
    """What the holds of the period have charged or still reserve."""
    alerts: List[AlertKind]
    """What was told in the period."""


@dataclass(frozen=True)
class SpendingAlert:
    """Something that an account's owner is told: of each kind once in a period."""

    account_id: AccountId
    """Whose credits."""
    kind: AlertKind
    """Of what."""
    period_start: datetime
    """The period in which it is, by its beginning."""
    threshold: Credits
    """The limit of which a part is used, or the balance that was reached."""
    value: Credits
    """What was used, or what is left to spend."""
    at: datetime
    """When."""


class SpendingPeriod(str, enum.Enum):
    """How long a period of spending is."""

    DAY = "day"
    """From midnight to midnight."""
    MONTH = "month"
    """From the first of a month to the first of the next."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class SpendingRules:
    """What an account may spend, and when its owner is told. In JSON nothing is needed."""

    limit: Optional[Credits] = None
    """The most credits that holds of a period may take: 0 or more; `None` is no limit."""
    period: Optional[SpendingPeriod] = None
    """How long a period is; a month unless it is said."""
    time_zone: Optional[str] = None
    """Where its midnights are: a name of the IANA database; `UTC` unless it is said."""
    alert_percent: Optional[int] = None
    """At how many percent of the limit its owner is told: 1 to 100; needs a limit."""
    low_balance: Optional[Credits] = None
    """Below how many credits to spend its owner is told: 1 or more."""


@dataclass(frozen=True)
class StartCheckout:
    """A purchase to begin: of a plan, of a credit pack or of a product."""

    plan: Optional[PlanCode] = None
    """The plan."""
    pack: Optional[str] = None
    """The code of the credit pack."""
    product: Optional[str] = None
    """The slug of a product of the marketplace."""
    price: Optional[Money] = None
    """The price of the product that the buyer was shown: another one is refused."""
    success_url: Optional[str] = None
    """Where the buyer comes back to after the purchase: an `http` or `https` address."""
    cancel_url: Optional[str] = None
    """Where a buyer comes back to who does not buy: an `http` or `https` address."""
    email: Optional[str] = None
    """Where invoices go; taken when the account becomes a customer."""


@dataclass(frozen=True)
class StartConnect:
    """How a way round by a network's page begins."""

    network: Network
    """The network."""
    redirect_uri: str
    """Where its page sends the browser back to."""
    server: Optional[str] = None
    """The URL of the account's server, on networks that have many."""


@dataclass(frozen=True)
class StoredEvent:
    """A message as it is kept."""

    event: GatewayEvent
    """What the gateway told."""
    state: EventState
    """What became of it."""
    attempts: int
    """How often it was taken."""
    due_at: datetime
    """When it is its turn, or that of the next try."""
    received_at: datetime
    """When it came."""
    error: Optional[ErrorRecord]
    """Why the last try failed."""


@dataclass(frozen=True)
class StripeConfig:
    """Who the platform is at Stripe. It takes the payments when a secret key is set."""

    secret_key: Optional[str] = field(default=None, repr=False)
    """The secret key, `sk_..` or `rk_..`."""
    webhook_secrets: Optional[List[str]] = None
    """The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
    Without any, messages are turned off, and nothing that is bought arrives.
    """
    prices: Optional[List[StripePrice]] = None
    """Stripe's price of each plan that is for sale."""
    api_version: Optional[str] = None
    """The version of Stripe's interface; by default the one that this was written for."""
    url: Optional[str] = None
    """Where Stripe is: `https`, or `http` on this machine; by default Stripe itself."""
    promotion_codes: Optional[bool] = None
    """Whether buyers can give promotion codes."""
    automatic_tax: Optional[bool] = None
    """Whether Stripe computes taxes."""


@dataclass(frozen=True)
class StripePrice:
    """Stripe's price of a plan. Its amount is the plan's, and its interval a month."""

    plan: PlanCode
    """The plan."""
    price: str
    """What Stripe calls the price: `price_..`."""


@dataclass(frozen=True)
class Subject:
    """An object of the gateway's."""

    kind: SubjectKind
    """Its kind."""
    reference: Reference
    """What the gateway calls it."""


class SubjectKind(str, enum.Enum):
    """The kinds of objects whose state is fetched."""

    CHECKOUT = "checkout"
    """A purchase that a buyer is led through."""
    SUBSCRIPTION = "subscription"
    """A subscription."""
    INVOICE = "invoice"
    """An invoice."""
    PAYMENT = "payment"
    """A payment, with its refunds and disputes."""
    OTHER = "other"
    """Something else: it is on record, and nothing follows from it."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class SubscriptionInfo:
    """A subscription to a plan, as the payment gateway told it last."""

    reference: Reference
    """What the gateway calls it."""
    plan: PlanCode
    """To which plan."""
    state: PaidSubscriptionState
    """Its state."""
    period: Period
    """The period that was begun last."""
    cancel_at_period_end: bool
    """Whether it ends with the period."""
    next_plan: Optional[PlanCode]
    """The plan that follows with the next period, where that is another."""
    grace_ends_at: Optional[datetime]
    """When its plan ends unless the payment that failed is made."""


@dataclass(frozen=True)
class TargetPreview:
    """What one connection would get of a post."""

    connection_id: ConnectionId
    """Which."""
    network: Network
    """On which network."""
    messages: List[MessagePreview]
    """The messages, in order; none where the network could not be asked."""
    problems: List[Problem]
    """What the network would refuse; empty where it would take everything."""


@dataclass(frozen=True)
class TargetProblem:
    """What a network would refuse of a post."""

    connection_id: ConnectionId
    """By which connection."""
    problem: Problem
    """What."""


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
    REVOKE = "revoke"
    """Credits were taken back, because what had paid for them was."""

    def __str__(self) -> str:
        return str(self.value)


@dataclass(frozen=True)
class Trial:
    """A time in which a plan can be tried: once for an account, ever."""

    days: int
    """How many days: 1 to 90."""
    credits: Credits
    """The credits for it: 0 or more. They lapse when it ends."""


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
class UtmTags:
    """What the links of a post are tagged with, as web analytics read it (the Urchin parameters)."""

    source: Optional[str] = None
    """`utm_source`: 1 to 100 characters."""
    medium: Optional[str] = None
    """`utm_medium`: 1 to 100 characters."""
    campaign: Optional[str] = None
    """`utm_campaign`: 1 to 100 characters."""


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
class VideoBatch:
    """A video for each row of a table. In JSON the template is needed, and one of `csv` and `rows`."""

    template: Any
    """A video's request as JSON, whose texts may hold `{{COLUMN}}`. A text that is one variable and
    nothing else becomes the cell as it is, and what its cell leaves empty is not asked for;
    `{{COLUMN:number}}` makes a number of it.
    """
    csv: Optional[str] = None
    """The table in CSV, whose first line names the columns: at most 2,000,000 bytes."""
    rows: Optional[List[Any]] = None
    """Or its rows as JSON: objects whose values are texts, numbers, truths or nothing."""
    unused: Optional[List[str]] = None
    """Columns that are there and that the template does not use: any other such column is refused."""
    idempotency_key: Optional[str] = None
    """The caller's own id of the whole, 1 to 190 characters: each row is done once under it."""


@dataclass(frozen=True)
class VideoRequest:
    """A video to be made. In JSON only the script is needed, or scenes."""

    script: Optional[str] = None
    """What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    `<speak>` is speech markup. Empty where there are scenes.
    """
    scenes: Optional[List[Scene]] = None
    """The scenes, at most 50, in place of a script; what they do not say themselves is that of the
    video.
    """
    intro: Optional[BlobKey] = None
    """A film that comes before the script or the scenes, as the clip of a scene does."""
    outro: Optional[BlobKey] = None
    """A film that comes behind them."""
    looks: Optional[List[str]] = None
    """Looks of products that the account has, `PRODUCT/LOOK`, at most five: they decide what is not
    said here, the later ones before the earlier ones.
    """
    avatar: Optional[str] = None
    """By which avatar: its slug."""
    footage: Optional[Footage] = None
    """A film whose person speaks in place of an avatar, with its own surroundings and without its
    own sound. It plays at its own pace, and forth and back again where more is said.
    """
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
    preview: Optional[bool] = None
    """Whether the first four seconds are made a small animated GIF, too."""
    transparent: Optional[bool] = None
    """Whether there is nothing behind the avatar: the video is then over black and comes with a
    matte, a video that is as bright as it is opaque. Captions and texts belong to it.
    """
    webm: Optional[bool] = None
    """Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is in the
    settings. A transparent one has VP9, with its transparency.
    """
    audio: Optional[BlobKey] = None
    """A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    own.
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
    """A still picture: PNG in the video's size, transparent where that is."""
    preview: Optional[BlobKey]
    """The first four seconds as an animated GIF, where it was asked for."""
    matte: Optional[BlobKey]
    """Of a transparent video, which is then over black, one of the same size and length that is as
    bright as that one is opaque: MP4 and H.264, without a sound.
    """
    webm: Optional[BlobKey]
    """The video as WebM, AV1 and Opus (`video/webm`), where it was asked for; a transparent one is
    VP9 and Opus, with its transparency.
    """
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
    chapters: List[Chapter]
    """The chapters: of a video of scenes, where they have titles."""


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
class VoicePrice:
    """What jobs cost with a voice, or with every voice of an engine. What is not said costs what the
    list says. In JSON only the voice is needed.
    """

    voice: str
    """A voice, `piper/en_US-amy`, or an engine, `piper`: 1 to 200 characters. A voice's own entry
    counts before its engine's.
    """
    tts: Optional[Rate] = None
    """Text to speech, by the length of the speech."""
    video: Optional[Rate] = None
    """A video, by its length."""
    lip_sync: Optional[Rate] = None
    """Lip-sync alone, by the length of the speech."""


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
class WebhookAttempt:
    """An attempt to deliver."""

    endpoint_id: EndpointId
    """The endpoint."""
    event_id: EventId
    """The event."""
    number: int
    """Which attempt it is, from 1."""
    at: datetime
    """When it was made."""
    status: Optional[int]
    """The HTTP status of the answer, where there was one."""
    duration_ms: int
    """How long it took, in milliseconds."""
    error: Optional[str]
    """Why it failed, in a sentence for the endpoint's owner; none where it did not."""


@dataclass(frozen=True)
class WebhookDelivery:
    """An event on its way to an endpoint."""

    endpoint_id: EndpointId
    """To which endpoint."""
    event_id: EventId
    """The event: the message's `webhook-id`."""
    kind: EventKind
    """What happened."""
    subject: str
    """To what: deliveries of the same object keep their order."""
    payload: str
    """The message, as it is posted: JSON."""
    state: DeliveryState
    """What has become of it."""
    attempts: int
    """How often it was tried."""
    next_at: Optional[datetime]
    """When it is tried next, at the earliest."""
    at: datetime
    """When it happened."""


@dataclass(frozen=True)
class WebhookEndpoint:
    """Where an account is told what happens."""

    id: EndpointId
    """Its id."""
    account_id: AccountId
    """Whose it is."""
    url: str
    """The address that messages are posted to."""
    description: str
    """What its owner calls it."""
    kinds: List[EventKind]
    """What it is told."""
    state: EndpointState
    """Whether it is told anything."""
    reason: Optional[str]
    """Why it is disabled."""
    failing_since: Optional[datetime]
    """Since when every attempt has failed, where the last one did."""
    old_secret_until: Optional[datetime]
    """Until when the secret that was replaced signs too."""
    created_at: datetime
    """When it was added."""
    updated_at: datetime
    """When it was changed last."""


@dataclass(frozen=True)
class WebhookSettings:
    """How events are delivered to endpoints. In JSON nothing is needed."""

    endpoints: Optional[int] = None
    """How many endpoints an account may have: 1 to 100."""
    at_once: Optional[int] = None
    """How many deliveries a worker sends at once: 1 to 1,000."""
    at_once_each: Optional[int] = None
    """How many deliveries an endpoint gets at once, from all workers: 1 to 100."""
    answer_s: Optional[int] = None
    """How long an endpoint may take for an answer, in seconds: 1 to 60."""
    disable_after_h: Optional[int] = None
    """For how long nothing must have got through before an endpoint that a delivery was given up
    for is disabled, in hours: 1 to 720.
    """
    keep_days: Optional[int] = None
    """How long deliveries and the record of them are kept, in days: 7 to 365."""
    inside: Optional[bool] = None
    """Whether endpoints may be on this machine or in its own network, and by `http`: for who
    develops, and for nobody else.
    """


@dataclass(frozen=True)
class WebhookUpdate:
    """What changes about an endpoint; what is not said stays."""

    url: Optional[str] = None
    """Another address."""
    description: Optional[str] = None
    """Another name."""
    kinds: Optional[List[EventKind]] = None
    """What it is told instead."""
    enabled: Optional[bool] = None
    """Whether it is told anything: `false` pauses it, `true` lets it go on."""


class Weekday(str, enum.Enum):
    """A day of the week."""

    MONDAY = "monday"
    """The first by ISO 8601."""
    TUESDAY = "tuesday"
    """The second."""
    WEDNESDAY = "wednesday"
    """The third."""
    THURSDAY = "thursday"
    """The fourth."""
    FRIDAY = "friday"
    """The fifth."""
    SATURDAY = "saturday"
    """The sixth."""
    SUNDAY = "sunday"
    """The last."""

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


def read_Activation(json: Dict[str, Any]) -> Activation:
    return Activation(
        device=json["device"],
        activated_at=read_time(json["activated_at"]),
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


def read_AddedWebhook(json: Dict[str, Any]) -> AddedWebhook:
    return AddedWebhook(
        endpoint=read_WebhookEndpoint(json["endpoint"]),
        secret=json["secret"],
    )


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


def read_AnalyticsQuery(json: Dict[str, Any]) -> AnalyticsQuery:
    return AnalyticsQuery(
        period=AnalyticsPeriod(json["period"]),
        first_day=json["first_day"],
        last_day=json["last_day"],
        zone=json["zone"],
        compare=json["compare"],
    )


def write_AnalyticsQuery(value: AnalyticsQuery) -> Dict[str, Any]:
    check(value, AnalyticsQuery)
    json: Dict[str, Any] = {}
    if value.period is not None:
        json["period"] = value.period
    if value.first_day is not None:
        json["first_day"] = value.first_day
    if value.last_day is not None:
        json["last_day"] = value.last_day
    if value.zone is not None:
        json["zone"] = value.zone
    if value.compare is not None:
        json["compare"] = value.compare
    return json


def read_AnalyticsReport(json: Dict[str, Any]) -> AnalyticsReport:
    return AnalyticsReport(
        period=AnalyticsPeriod(json["period"]),
        zone=json["zone"],
        first_day=json["first_day"],
        last_day=json["last_day"],
        totals=read_Figures(json["totals"]),
        before=None if json["before"] is None else read_Figures(json["before"]),
        days=[read_DayFigures(item) for item in json["days"]],
    )


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


def read_Approval(json: Dict[str, Any]) -> Approval:
    return Approval(
        submitted_by=json["submitted_by"],
        submitted_at=read_time(json["submitted_at"]),
        decision=None if json["decision"] is None else ApprovalDecision(json["decision"]),
        decided_by=json["decided_by"],
        decided_at=None if json["decided_at"] is None else read_time(json["decided_at"]),
        reason=json["reason"],
    )


def read_Attachment(json: Dict[str, Any]) -> Attachment:
    return Attachment(
        blob=json["blob"],
        facts=read_MediaFacts(json["facts"]),
        alt_text=json["alt_text"],
        captions=json["captions"],
    )


def read_Attempt(json: Dict[str, Any]) -> Attempt:
    return Attempt(
        publication_id=json["publication_id"],
        number=json["number"],
        at=read_time(json["at"]),
        what=AttemptKind(json["what"]),
        part=json["part"],
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
    )


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
        video=json["video"],
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
    if value.video is not None:
        json["video"] = value.video
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


def read_BillingOverview(json: Dict[str, Any]) -> BillingOverview:
    return BillingOverview(
        gateway=json["gateway"],
        plan=read_Plan(json["plan"]),
        subscription=None if json["subscription"] is None else read_SubscriptionInfo(json["subscription"]),
        packs=[read_CreditPack(item) for item in json["packs"]],
    )


def read_BillingSettings(json: Dict[str, Any]) -> BillingSettings:
    return BillingSettings(
        grace_days=json["grace_days"],
        carry=json["carry"],
        trial=None if json["trial"] is None else read_Trial(json["trial"]),
        packs=[read_CreditPack(item) for item in json["packs"]],
    )


def write_BillingSettings(value: BillingSettings) -> Dict[str, Any]:
    check(value, BillingSettings)
    json: Dict[str, Any] = {}
    if value.grace_days is not None:
        json["grace_days"] = value.grace_days
    if value.carry is not None:
        json["carry"] = value.carry
    if value.trial is not None:
        json["trial"] = write_Trial(value.trial)
    if value.packs is not None:
        json["packs"] = [write_CreditPack(item) for item in value.packs]
    return json


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


def read_Chapter(json: Dict[str, Any]) -> Chapter:
    return Chapter(
        title=json["title"],
        start_us=json["start_us"],
    )


def read_Checkout(json: Dict[str, Any]) -> Checkout:
    return Checkout(
        reference=json["reference"],
        url=json["url"],
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


def read_ComingSlot(json: Dict[str, Any]) -> ComingSlot:
    return ComingSlot(
        at=read_time(json["at"]),
        time=read_PlannedTime(json["time"]),
        post_id=json["post_id"],
    )


def read_Config(json: Dict[str, Any]) -> Config:
    return Config(
        home=json["home"],
        database_url=json["database_url"],
        blobs_url=json["blobs_url"],
        models=json["models"],
        elevenlabs=read_ElevenLabsConfig(json["elevenlabs"]),
        openai_speech=read_OpenAiSpeechConfig(json["openai_speech"]),
        ffmpeg=read_FfmpegConfig(json["ffmpeg"]),
        speech_cache_days=json["speech_cache_days"],
        orphan_days=json["orphan_days"],
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
        billing=read_BillingSettings(json["billing"]),
        marketplace=read_MarketplaceSettings(json["marketplace"]),
        stripe=read_StripeConfig(json["stripe"]),
        social=read_SocialConfig(json["social"]),
        webhooks=read_WebhookSettings(json["webhooks"]),
        secret=json["secret"],
        replaced_secrets=json["replaced_secrets"],
        site_name=json["site_name"],
        site_url=json["site_url"],
        require_verified_email=json["require_verified_email"],
        audit_heads=json["audit_heads"],
        audit_seal_ms=json["audit_seal_ms"],
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
    if value.ffmpeg is not None:
        json["ffmpeg"] = write_FfmpegConfig(value.ffmpeg)
    if value.speech_cache_days is not None:
        json["speech_cache_days"] = value.speech_cache_days
    if value.orphan_days is not None:
        json["orphan_days"] = value.orphan_days
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
    if value.billing is not None:
        json["billing"] = write_BillingSettings(value.billing)
    if value.marketplace is not None:
        json["marketplace"] = write_MarketplaceSettings(value.marketplace)
    if value.stripe is not None:
        json["stripe"] = write_StripeConfig(value.stripe)
    if value.social is not None:
        json["social"] = write_SocialConfig(value.social)
    if value.webhooks is not None:
        json["webhooks"] = write_WebhookSettings(value.webhooks)
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
    if value.audit_heads is not None:
        json["audit_heads"] = os.fspath(value.audit_heads)
    if value.audit_seal_ms is not None:
        json["audit_seal_ms"] = value.audit_seal_ms
    return json


def read_ConnectChoice(json: Dict[str, Any]) -> ConnectChoice:
    return ConnectChoice(
        choice=json["choice"],
        accounts=[read_FoundAccount(item) for item in json["accounts"]],
    )


def read_ConnectReturn(json: Dict[str, Any]) -> ConnectReturn:
    return ConnectReturn(
        state=json["state"],
        code=json["code"],
    )


def write_ConnectReturn(value: ConnectReturn) -> Dict[str, Any]:
    check(value, ConnectReturn)
    json: Dict[str, Any] = {}
    json["state"] = value.state
    if value.code is not None:
        json["code"] = value.code
    return json


def read_ConnectSecret(json: Dict[str, Any]) -> ConnectSecret:
    return ConnectSecret(
        network=Network(json["network"]),
        server=json["server"],
        identifier=json["identifier"],
        secret=json["secret"],
    )


def write_ConnectSecret(value: ConnectSecret) -> Dict[str, Any]:
    check(value, ConnectSecret)
    json: Dict[str, Any] = {}
    json["network"] = value.network
    if value.server is not None:
        json["server"] = value.server
    if value.identifier is not None:
        json["identifier"] = value.identifier
    json["secret"] = value.secret
    return json


def read_ConnectStart(json: Dict[str, Any]) -> ConnectStart:
    return ConnectStart(
        url=json["url"],
        state=json["state"],
    )


def read_ConnectWays(json: Dict[str, Any]) -> ConnectWays:
    return ConnectWays(
        network=Network(json["network"]),
        page=json["page"],
        secret=json["secret"],
        servers=json["servers"],
    )


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


def read_CreditFigures(json: Dict[str, Any]) -> CreditFigures:
    return CreditFigures(
        granted=json["granted"],
        refunded=json["refunded"],
        earned=json["earned"],
        spent=json["spent"],
        revoked=json["revoked"],
        expired=json["expired"],
        spent_by_kind=[read_KindCredits(item) for item in json["spent_by_kind"]],
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


def read_CreditPack(json: Dict[str, Any]) -> CreditPack:
    return CreditPack(
        code=json["code"],
        name=json["name"],
        credits=json["credits"],
        price=read_Money(json["price"]),
    )


def write_CreditPack(value: CreditPack) -> Dict[str, Any]:
    check(value, CreditPack)
    json: Dict[str, Any] = {}
    json["code"] = value.code
    json["name"] = value.name
    json["credits"] = value.credits
    json["price"] = write_Money(value.price)
    return json


def read_CsvPart(json: Dict[str, Any]) -> CsvPart:
    return CsvPart(
        text=json["text"],
        next=json["next"],
    )


def read_DayFigures(json: Dict[str, Any]) -> DayFigures:
    return DayFigures(
        day=json["day"],
        figures=read_Figures(json["figures"]),
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


def read_Difference(json: Dict[str, Any]) -> Difference:
    return Difference(
        kind=DifferenceKind(json["kind"]),
        subject=read_Subject(json["subject"]),
        account_id=json["account_id"],
        field=json["field"],
        here=json["here"],
        there=json["there"],
    )


def read_Document(json: Dict[str, Any]) -> Document:
    return Document(
        name=json["name"],
        title=json["title"],
        text=json["text"],
    )


def write_Document(value: Document) -> Dict[str, Any]:
    check(value, Document)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["title"] = value.title
    json["text"] = value.text
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


def read_FfmpegConfig(json: Dict[str, Any]) -> FfmpegConfig:
    return FfmpegConfig(
        program=json["program"],
        timeout_ms=json["timeout_ms"],
        memory_mb=json["memory_mb"],
        h264_encoder=json["h264_encoder"],
        av1_encoder=json["av1_encoder"],
    )


def write_FfmpegConfig(value: FfmpegConfig) -> Dict[str, Any]:
    check(value, FfmpegConfig)
    json: Dict[str, Any] = {}
    if value.program is not None:
        json["program"] = value.program
    if value.timeout_ms is not None:
        json["timeout_ms"] = value.timeout_ms
    if value.memory_mb is not None:
        json["memory_mb"] = value.memory_mb
    if value.h264_encoder is not None:
        json["h264_encoder"] = value.h264_encoder
    if value.av1_encoder is not None:
        json["av1_encoder"] = value.av1_encoder
    return json


def read_Figures(json: Dict[str, Any]) -> Figures:
    return Figures(
        jobs=[read_JobFigures(item) for item in json["jobs"]],
        credits=read_CreditFigures(json["credits"]),
        sales=read_SalesFigures(json["sales"]),
        posts=[read_PostFigures(item) for item in json["posts"]],
        plans=[read_MoneyFigures(item) for item in json["plans"]],
    )


def read_Footage(json: Dict[str, Any]) -> Footage:
    return Footage(
        file=json["file"],
        consent=read_NewConsent(json["consent"]),
    )


def write_Footage(value: Footage) -> Dict[str, Any]:
    check(value, Footage)
    json: Dict[str, Any] = {}
    json["file"] = value.file
    json["consent"] = write_NewConsent(value.consent)
    return json


def read_FoundAccount(json: Dict[str, Any]) -> FoundAccount:
    return FoundAccount(
        network=Network(json["network"]),
        remote=read_RemoteAccount(json["remote"]),
    )


def read_GatewayEvent(json: Dict[str, Any]) -> GatewayEvent:
    return GatewayEvent(
        id=json["id"],
        kind=json["kind"],
        subject=read_Subject(json["subject"]),
        at=read_time(json["at"]),
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


def read_ImportProblem(json: Dict[str, Any]) -> ImportProblem:
    return ImportProblem(
        line=json["line"],
        field=json["field"],
        message=json["message"],
        limit=json["limit"],
    )


def read_ImportReport(json: Dict[str, Any]) -> ImportReport:
    return ImportReport(
        imported=json["imported"],
        present=json["present"],
        refused=[read_RefusedUser(item) for item in json["refused"]],
    )


def read_Intake(json: Dict[str, Any]) -> Intake:
    return Intake(
        id=json["id"],
        new=json["new"],
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


def read_Invoice(json: Dict[str, Any]) -> Invoice:
    return Invoice(
        reference=json["reference"],
        customer=json["customer"],
        subscription=json["subscription"],
        state=InvoiceState(json["state"]),
        due=read_Money(json["due"]),
        paid=read_Money(json["paid"]),
        lines=[read_InvoiceLine(item) for item in json["lines"]],
        payment=json["payment"],
        url=json["url"],
        created_at=read_time(json["created_at"]),
    )


def read_InvoiceLine(json: Dict[str, Any]) -> InvoiceLine:
    return InvoiceLine(
        plan=json["plan"],
        amount=read_Money(json["amount"]),
        proration=json["proration"],
        period=read_Period(json["period"]),
    )


def read_JobControl(json: Dict[str, Any]) -> JobControl:
    return JobControl(
        kind=json["kind"],
        account_id=json["account_id"],
        paused=json["paused"],
        limits=read_KindLimits(json["limits"]),
    )


def read_JobFigures(json: Dict[str, Any]) -> JobFigures:
    return JobFigures(
        kind=json["kind"],
        completed=json["completed"],
        failed=json["failed"],
        cancelled=json["cancelled"],
        made_ms=json["made_ms"],
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


def read_KindCredits(json: Dict[str, Any]) -> KindCredits:
    return KindCredits(
        kind=json["kind"],
        credits=json["credits"],
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


def read_Licence(json: Dict[str, Any]) -> Licence:
    return Licence(
        id=json["id"],
        order_id=json["order_id"],
        account_id=json["account_id"],
        product_id=json["product_id"],
        state=LicenceState(json["state"]),
        start=json["start"],
        max_activations=json["max_activations"],
        created_at=read_time(json["created_at"]),
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


def read_Look(json: Dict[str, Any]) -> Look:
    return Look(
        name=json["name"],
        title=json["title"],
        avatar=json["avatar"],
        voice=json["voice"],
        settings=None if json["settings"] is None else read_VoiceSettings(json["settings"]),
        preset=None if json["preset"] is None else Preset(json["preset"]),
        spec=None if json["spec"] is None else read_VideoSpec(json["spec"]),
        captions=None if json["captions"] is None else read_CaptionDesign(json["captions"]),
        background=None if json["background"] is None else read_Background(json["background"]),
        music=None if json["music"] is None else read_Music(json["music"]),
        overlays=[read_Overlay(item) for item in json["overlays"]],
        script=json["script"],
    )


def write_Look(value: Look) -> Dict[str, Any]:
    check(value, Look)
    json: Dict[str, Any] = {}
    if value.name is not None:
        json["name"] = value.name
    if value.title is not None:
        json["title"] = value.title
    if value.avatar is not None:
        json["avatar"] = value.avatar
    if value.voice is not None:
        json["voice"] = value.voice
    if value.settings is not None:
        json["settings"] = write_VoiceSettings(value.settings)
    if value.preset is not None:
        json["preset"] = value.preset
    if value.spec is not None:
        json["spec"] = write_VideoSpec(value.spec)
    if value.captions is not None:
        json["captions"] = write_CaptionDesign(value.captions)
    if value.background is not None:
        json["background"] = write_Background(value.background)
    if value.music is not None:
        json["music"] = write_Music(value.music)
    if value.overlays is not None:
        json["overlays"] = [write_Overlay(item) for item in value.overlays]
    if value.script is not None:
        json["script"] = value.script
    return json


def read_MarketplaceSettings(json: Dict[str, Any]) -> MarketplaceSettings:
    return MarketplaceSettings(
        cents_per_credit=json["cents_per_credit"],
        seller_percent=json["seller_percent"],
        holding_days=json["holding_days"],
        refund_days=json["refund_days"],
        activations=json["activations"],
        payout_minimum_cents=json["payout_minimum_cents"],
    )


def write_MarketplaceSettings(value: MarketplaceSettings) -> Dict[str, Any]:
    check(value, MarketplaceSettings)
    json: Dict[str, Any] = {}
    if value.cents_per_credit is not None:
        json["cents_per_credit"] = value.cents_per_credit
    if value.seller_percent is not None:
        json["seller_percent"] = value.seller_percent
    if value.holding_days is not None:
        json["holding_days"] = value.holding_days
    if value.refund_days is not None:
        json["refund_days"] = value.refund_days
    if value.activations is not None:
        json["activations"] = value.activations
    if value.payout_minimum_cents is not None:
        json["payout_minimum_cents"] = value.payout_minimum_cents
    return json


def read_MastodonServer(json: Dict[str, Any]) -> MastodonServer:
    return MastodonServer(
        server=json["server"],
        client_id=json["client_id"],
        client_secret=json["client_secret"],
    )


def write_MastodonServer(value: MastodonServer) -> Dict[str, Any]:
    check(value, MastodonServer)
    json: Dict[str, Any] = {}
    json["server"] = value.server
    json["client_id"] = value.client_id
    json["client_secret"] = value.client_secret
    return json


def read_MediaFacts(json: Dict[str, Any]) -> MediaFacts:
    return MediaFacts(
        media_type=MediaType(json["media_type"]),
        bytes=json["bytes"],
        width_px=json["width_px"],
        height_px=json["height_px"],
        duration_ms=json["duration_ms"],
        frames_per_1000_s=json["frames_per_1000_s"],
        video_codec=json["video_codec"],
        audio_codec=json["audio_codec"],
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


def read_MessagePreview(json: Dict[str, Any]) -> MessagePreview:
    return MessagePreview(
        text=json["text"],
        files=json["files"],
        length=json["length"],
        most=json["most"],
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


def write_Money(value: Money) -> Dict[str, Any]:
    check(value, Money)
    json: Dict[str, Any] = {}
    json["minor_units"] = value.minor_units
    json["currency"] = value.currency
    return json


def read_MoneyFigures(json: Dict[str, Any]) -> MoneyFigures:
    return MoneyFigures(
        currency=json["currency"],
        paid=json["paid"],
        refunded=json["refunded"],
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


def read_NetworkAccount(json: Dict[str, Any]) -> NetworkAccount:
    return NetworkAccount(
        id=json["id"],
        account_id=json["account_id"],
        network=Network(json["network"]),
        server=json["server"],
        remote=read_RemoteAccount(json["remote"]),
        state=ConnectionState(json["state"]),
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
        expires_at=None if json["expires_at"] is None else read_time(json["expires_at"]),
        connected_at=read_time(json["connected_at"]),
        created_at=read_time(json["created_at"]),
    )


def read_NetworkApp(json: Dict[str, Any]) -> NetworkApp:
    return NetworkApp(
        client_id=json["client_id"],
        client_secret=json["client_secret"],
    )


def write_NetworkApp(value: NetworkApp) -> Dict[str, Any]:
    check(value, NetworkApp)
    json: Dict[str, Any] = {}
    if value.client_id is not None:
        json["client_id"] = value.client_id
    if value.client_secret is not None:
        json["client_secret"] = value.client_secret
    return json


def read_NetworkServer(json: Dict[str, Any]) -> NetworkServer:
    return NetworkServer(
        network=Network(json["network"]),
        url=json["url"],
    )


def write_NetworkServer(value: NetworkServer) -> Dict[str, Any]:
    check(value, NetworkServer)
    json: Dict[str, Any] = {}
    json["network"] = value.network
    json["url"] = value.url
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


def read_NewPostQueue(json: Dict[str, Any]) -> NewPostQueue:
    return NewPostQueue(
        name=json["name"],
        time_zone=json["time_zone"],
        slots=[read_QueueSlot(item) for item in json["slots"]],
        connections=json["connections"],
    )


def write_NewPostQueue(value: NewPostQueue) -> Dict[str, Any]:
    check(value, NewPostQueue)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["time_zone"] = value.time_zone
    json["slots"] = [write_QueueSlot(item) for item in value.slots]
    json["connections"] = value.connections
    return json


def read_NewProduct(json: Dict[str, Any]) -> NewProduct:
    return NewProduct(
        name=json["name"],
        description=json["description"],
        category=Category(json["category"]),
        price=read_Money(json["price"]),
        stock=json["stock"],
        content=read_ProductContent(json["content"]),
    )


def write_NewProduct(value: NewProduct) -> Dict[str, Any]:
    check(value, NewProduct)
    json: Dict[str, Any] = {}
    json["name"] = value.name
    json["description"] = value.description
    json["category"] = value.category
    json["price"] = write_Money(value.price)
    if value.stock is not None:
        json["stock"] = value.stock
    json["content"] = write_ProductContent(value.content)
    return json


def read_NewRating(json: Dict[str, Any]) -> NewRating:
    return NewRating(
        stars=json["stars"],
        text=json["text"],
    )


def write_NewRating(value: NewRating) -> Dict[str, Any]:
    check(value, NewRating)
    json: Dict[str, Any] = {}
    json["stars"] = value.stars
    if value.text is not None:
        json["text"] = value.text
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


def read_NewWebhook(json: Dict[str, Any]) -> NewWebhook:
    return NewWebhook(
        url=json["url"],
        description=json["description"],
        kinds=[EventKind(item) for item in json["kinds"]],
    )


def write_NewWebhook(value: NewWebhook) -> Dict[str, Any]:
    check(value, NewWebhook)
    json: Dict[str, Any] = {}
    json["url"] = value.url
    if value.description is not None:
        json["description"] = value.description
    json["kinds"] = value.kinds
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


def read_Order(json: Dict[str, Any]) -> Order:
    return Order(
        id=json["id"],
        account_id=json["account_id"],
        product_id=json["product_id"],
        product_name=json["product_name"],
        version=json["version"],
        state=OrderState(json["state"]),
        price=read_Money(json["price"]),
        credits=json["credits"],
        idempotency_key=json["idempotency_key"],
        created_at=read_time(json["created_at"]),
        paid_at=None if json["paid_at"] is None else read_time(json["paid_at"]),
        refunded_at=None if json["refunded_at"] is None else read_time(json["refunded_at"]),
    )


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


def read_OwnAccount(json: Dict[str, Any]) -> OwnAccount:
    return OwnAccount(
        account=read_RemoteAccount(json["account"]),
        secret=json["secret"],
    )


def write_OwnAccount(value: OwnAccount) -> Dict[str, Any]:
    check(value, OwnAccount)
    json: Dict[str, Any] = {}
    json["account"] = write_RemoteAccount(value.account)
    if value.secret is not None:
        json["secret"] = value.secret
    return json


def read_OwnLimits(json: Dict[str, Any]) -> OwnLimits:
    return OwnLimits(
        text_chars=json["text_chars"],
        parts=json["parts"],
        most_files=json["most_files"],
        file_bytes=json["file_bytes"],
        media_types=[MediaType(item) for item in json["media_types"]],
        alt_text_chars=json["alt_text_chars"],
        recognises_repeats=json["recognises_repeats"],
        can_find=json["can_find"],
    )


def write_OwnLimits(value: OwnLimits) -> Dict[str, Any]:
    check(value, OwnLimits)
    json: Dict[str, Any] = {}
    if value.text_chars is not None:
        json["text_chars"] = value.text_chars
    if value.parts is not None:
        json["parts"] = value.parts
    if value.most_files is not None:
        json["most_files"] = value.most_files
    if value.file_bytes is not None:
        json["file_bytes"] = value.file_bytes
    if value.media_types is not None:
        json["media_types"] = value.media_types
    if value.alt_text_chars is not None:
        json["alt_text_chars"] = value.alt_text_chars
    if value.recognises_repeats is not None:
        json["recognises_repeats"] = value.recognises_repeats
    if value.can_find is not None:
        json["can_find"] = value.can_find
    return json


def read_OwnMessage(json: Dict[str, Any]) -> OwnMessage:
    return OwnMessage(
        key=json["key"],
        account=read_RemoteAccount(json["account"]),
        secret=json["secret"],
        text=json["text"],
        media=[read_Attachment(item) for item in json["media"]],
        answers=None if json["answers"] is None else read_Published(json["answers"]),
        languages=json["languages"],
    )


def read_OwnResult(json: Dict[str, Any]) -> OwnResult:
    return OwnResult(
        value=json["value"],
    )


def read_OwnedProduct(json: Dict[str, Any]) -> OwnedProduct:
    return OwnedProduct(
        product=read_Product(json["product"]),
        licence=read_Licence(json["licence"]),
        content=read_ProductContent(json["content"]),
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


def read_Payout(json: Dict[str, Any]) -> Payout:
    return Payout(
        id=json["id"],
        seller=json["seller"],
        reverses=json["reverses"],
        amount=read_Money(json["amount"]),
        reversed=read_Money(json["reversed"]),
        state=PayoutState(json["state"]),
        reference=json["reference"],
        attempts=json["attempts"],
        due_at=read_time(json["due_at"]),
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
        created_at=read_time(json["created_at"]),
    )


def read_Period(json: Dict[str, Any]) -> Period:
    return Period(
        start=read_time(json["start"]),
        end=read_time(json["end"]),
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


def read_PlannedTime(json: Dict[str, Any]) -> PlannedTime:
    return PlannedTime(
        local=json["local"],
        time_zone=json["time_zone"],
    )


def write_PlannedTime(value: PlannedTime) -> Dict[str, Any]:
    check(value, PlannedTime)
    json: Dict[str, Any] = {}
    json["local"] = value.local
    json["time_zone"] = value.time_zone
    return json


def read_PostContent(json: Dict[str, Any]) -> PostContent:
    return PostContent(
        messages=[read_PostMessage(item) for item in json["messages"]],
        first_comment=json["first_comment"],
        format=PostFormat(json["format"]),
        languages=json["languages"],
    )


def write_PostContent(value: PostContent) -> Dict[str, Any]:
    check(value, PostContent)
    json: Dict[str, Any] = {}
    if value.messages is not None:
        json["messages"] = [write_PostMessage(item) for item in value.messages]
    if value.first_comment is not None:
        json["first_comment"] = value.first_comment
    if value.format is not None:
        json["format"] = value.format
    if value.languages is not None:
        json["languages"] = value.languages
    return json


def read_PostFigures(json: Dict[str, Any]) -> PostFigures:
    return PostFigures(
        network=json["network"],
        published=json["published"],
        failed=json["failed"],
        unconfirmed=json["unconfirmed"],
    )


def read_PostMedia(json: Dict[str, Any]) -> PostMedia:
    return PostMedia(
        file=json["file"],
        alt_text=json["alt_text"],
        captions=json["captions"],
    )


def write_PostMedia(value: PostMedia) -> Dict[str, Any]:
    check(value, PostMedia)
    json: Dict[str, Any] = {}
    json["file"] = value.file
    if value.alt_text is not None:
        json["alt_text"] = value.alt_text
    if value.captions is not None:
        json["captions"] = value.captions
    return json


def read_PostMessage(json: Dict[str, Any]) -> PostMessage:
    return PostMessage(
        text=json["text"],
        media=[read_PostMedia(item) for item in json["media"]],
    )


def write_PostMessage(value: PostMessage) -> Dict[str, Any]:
    check(value, PostMessage)
    json: Dict[str, Any] = {}
    if value.text is not None:
        json["text"] = value.text
    if value.media is not None:
        json["media"] = [write_PostMedia(item) for item in value.media]
    return json


def read_PostMetrics(json: Dict[str, Any]) -> PostMetrics:
    return PostMetrics(
        likes=json["likes"],
        comments=json["comments"],
        shares=json["shares"],
        views=json["views"],
    )


def read_PostQueue(json: Dict[str, Any]) -> PostQueue:
    return PostQueue(
        id=json["id"],
        account_id=json["account_id"],
        name=json["name"],
        time_zone=json["time_zone"],
        slots=[read_QueueSlot(item) for item in json["slots"]],
        connections=json["connections"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_PostRecurrence(json: Dict[str, Any]) -> PostRecurrence:
    return PostRecurrence(
        id=json["id"],
        account_id=json["account_id"],
        author=json["author"],
        post=read_PostRequest(json["post"]),
        rule=read_RecurrenceRule(json["rule"]),
        state=RecurrenceState(json["state"]),
        next_at=None if json["next_at"] is None else read_time(json["next_at"]),
        made=json["made"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_PostRequest(json: Dict[str, Any]) -> PostRequest:
    return PostRequest(
        content=read_PostContent(json["content"]),
        variants=[read_PostVariant(item) for item in json["variants"]],
        connections=json["connections"],
        time=None if json["time"] is None else read_PlannedTime(json["time"]),
        video_job=json["video_job"],
        utm=None if json["utm"] is None else read_UtmTags(json["utm"]),
    )


def write_PostRequest(value: PostRequest) -> Dict[str, Any]:
    check(value, PostRequest)
    json: Dict[str, Any] = {}
    json["content"] = write_PostContent(value.content)
    if value.variants is not None:
        json["variants"] = [write_PostVariant(item) for item in value.variants]
    if value.connections is not None:
        json["connections"] = value.connections
    if value.time is not None:
        json["time"] = write_PlannedTime(value.time)
    if value.video_job is not None:
        json["video_job"] = value.video_job
    if value.utm is not None:
        json["utm"] = write_UtmTags(value.utm)
    return json


def read_PostRules(json: Dict[str, Any]) -> PostRules:
    return PostRules(
        approval=json["approval"],
    )


def write_PostRules(value: PostRules) -> Dict[str, Any]:
    check(value, PostRules)
    json: Dict[str, Any] = {}
    json["approval"] = value.approval
    return json


def read_PostVariant(json: Dict[str, Any]) -> PostVariant:
    return PostVariant(
        network=Network(json["network"]),
        content=read_PostContent(json["content"]),
    )


def write_PostVariant(value: PostVariant) -> Dict[str, Any]:
    check(value, PostVariant)
    json: Dict[str, Any] = {}
    json["network"] = value.network
    json["content"] = write_PostContent(value.content)
    return json


def read_PostWarning(json: Dict[str, Any]) -> PostWarning:
    return PostWarning(
        kind=PostWarningKind(json["kind"]),
        connection_id=json["connection_id"],
        post_id=json["post_id"],
        due_at=read_time(json["due_at"]),
        within_s=json["within_s"],
    )


def read_Posting(json: Dict[str, Any]) -> Posting:
    return Posting(
        book=Book(json["book"]),
        amount=json["amount"],
    )


def read_PostsImport(json: Dict[str, Any]) -> PostsImport:
    return PostsImport(
        lines=json["lines"],
        problems=[read_ImportProblem(item) for item in json["problems"]],
        posts=[read_SocialPost(item) for item in json["posts"]],
    )


def read_PriceList(json: Dict[str, Any]) -> PriceList:
    return PriceList(
        tts=read_Rate(json["tts"]),
        video=read_Rate(json["video"]),
        lip_sync=read_Rate(json["lip_sync"]),
        voices=[read_VoicePrice(item) for item in json["voices"]],
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
    if value.voices is not None:
        json["voices"] = [write_VoicePrice(item) for item in value.voices]
    return json


def read_Problem(json: Dict[str, Any]) -> Problem:
    return Problem(
        field=json["field"],
        message=json["message"],
        limit=json["limit"],
        value=json["value"],
    )


def read_Product(json: Dict[str, Any]) -> Product:
    return Product(
        id=json["id"],
        slug=json["slug"],
        name=json["name"],
        description=json["description"],
        category=Category(json["category"]),
        price=read_Money(json["price"]),
        credits=json["credits"],
        seller=json["seller"],
        state=ProductState(json["state"]),
        reason=json["reason"],
        version=json["version"],
        stock=json["stock"],
        sold=json["sold"],
        ratings=json["ratings"],
        stars=json["stars"],
        created_at=read_time(json["created_at"]),
    )


def read_ProductContent(json: Dict[str, Any]) -> ProductContent:
    return ProductContent(
        looks=[read_Look(item) for item in json["looks"]],
        documents=[read_Document(item) for item in json["documents"]],
    )


def write_ProductContent(value: ProductContent) -> Dict[str, Any]:
    check(value, ProductContent)
    json: Dict[str, Any] = {}
    if value.looks is not None:
        json["looks"] = [write_Look(item) for item in value.looks]
    if value.documents is not None:
        json["documents"] = [write_Document(item) for item in value.documents]
    return json


def read_ProductQuery(json: Dict[str, Any]) -> ProductQuery:
    return ProductQuery(
        text=json["text"],
        category=None if json["category"] is None else Category(json["category"]),
    )


def write_ProductQuery(value: ProductQuery) -> Dict[str, Any]:
    check(value, ProductQuery)
    json: Dict[str, Any] = {}
    if value.text is not None:
        json["text"] = value.text
    if value.category is not None:
        json["category"] = value.category
    return json


def read_ProductUpdate(json: Dict[str, Any]) -> ProductUpdate:
    return ProductUpdate(
        name=json["name"],
        description=json["description"],
        price=None if json["price"] is None else read_Money(json["price"]),
        content=None if json["content"] is None else read_ProductContent(json["content"]),
    )


def write_ProductUpdate(value: ProductUpdate) -> Dict[str, Any]:
    check(value, ProductUpdate)
    json: Dict[str, Any] = {}
    if value.name is not None:
        json["name"] = value.name
    if value.description is not None:
        json["description"] = value.description
    if value.price is not None:
        json["price"] = write_Money(value.price)
    if value.content is not None:
        json["content"] = write_ProductContent(value.content)
    return json


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


def read_PublicationInfo(json: Dict[str, Any]) -> PublicationInfo:
    return PublicationInfo(
        id=json["id"],
        post_id=json["post_id"],
        connection_id=json["connection_id"],
        network=Network(json["network"]),
        state=PublicationState(json["state"]),
        next_at=None if json["next_at"] is None else read_time(json["next_at"]),
        published=[read_Published(item) for item in json["published"]],
        tried_at=None if json["tried_at"] is None else read_time(json["tried_at"]),
        failures=json["failures"],
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
        metrics=read_PostMetrics(json["metrics"]),
        counted_at=None if json["counted_at"] is None else read_time(json["counted_at"]),
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_Published(json: Dict[str, Any]) -> Published:
    return Published(
        remote_id=json["remote_id"],
        version=json["version"],
        permalink=json["permalink"],
    )


def write_Published(value: Published) -> Dict[str, Any]:
    check(value, Published)
    json: Dict[str, Any] = {}
    json["remote_id"] = value.remote_id
    if value.version is not None:
        json["version"] = value.version
    if value.permalink is not None:
        json["permalink"] = value.permalink
    return json


def read_PurchaseRequest(json: Dict[str, Any]) -> PurchaseRequest:
    return PurchaseRequest(
        product=json["product"],
        credits=json["credits"],
        idempotency_key=json["idempotency_key"],
    )


def write_PurchaseRequest(value: PurchaseRequest) -> Dict[str, Any]:
    check(value, PurchaseRequest)
    json: Dict[str, Any] = {}
    json["product"] = value.product
    json["credits"] = value.credits
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


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


def read_QueueSlot(json: Dict[str, Any]) -> QueueSlot:
    return QueueSlot(
        weekday=Weekday(json["weekday"]),
        time=json["time"],
    )


def write_QueueSlot(value: QueueSlot) -> Dict[str, Any]:
    check(value, QueueSlot)
    json: Dict[str, Any] = {}
    json["weekday"] = value.weekday
    json["time"] = value.time
    return json


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


def read_Rating(json: Dict[str, Any]) -> Rating:
    return Rating(
        product_id=json["product_id"],
        account_id=json["account_id"],
        stars=json["stars"],
        text=json["text"],
        at=read_time(json["at"]),
    )


def read_Receipt(json: Dict[str, Any]) -> Receipt:
    return Receipt(
        order=read_Order(json["order"]),
        licence=None if json["licence"] is None else read_Licence(json["licence"]),
    )


def read_Reconciliation(json: Dict[str, Any]) -> Reconciliation:
    return Reconciliation(
        id=json["id"],
        gateway=json["gateway"],
        period=read_Period(json["period"]),
        looked_at=json["looked_at"],
        found=json["found"],
        differences=[read_Difference(item) for item in json["differences"]],
        at=read_time(json["at"]),
    )


def read_RecurrenceRule(json: Dict[str, Any]) -> RecurrenceRule:
    return RecurrenceRule(
        every=Cadence(json["every"]),
        weekdays=[Weekday(item) for item in json["weekdays"]],
        day=json["day"],
        time=json["time"],
        time_zone=json["time_zone"],
        until=json["until"],
        count=json["count"],
    )


def write_RecurrenceRule(value: RecurrenceRule) -> Dict[str, Any]:
    check(value, RecurrenceRule)
    json: Dict[str, Any] = {}
    json["every"] = value.every
    if value.weekdays is not None:
        json["weekdays"] = value.weekdays
    if value.day is not None:
        json["day"] = value.day
    json["time"] = value.time
    json["time_zone"] = value.time_zone
    if value.until is not None:
        json["until"] = value.until
    if value.count is not None:
        json["count"] = value.count
    return json


def read_Refund(json: Dict[str, Any]) -> Refund:
    return Refund(
        reference=json["reference"],
        amount=read_Money(json["amount"]),
        state=RefundState(json["state"]),
    )


def read_RefusedUser(json: Dict[str, Any]) -> RefusedUser:
    return RefusedUser(
        email=json["email"],
        reason=json["reason"],
    )


def read_RemoteAccount(json: Dict[str, Any]) -> RemoteAccount:
    return RemoteAccount(
        id=json["id"],
        handle=json["handle"],
    )


def write_RemoteAccount(value: RemoteAccount) -> Dict[str, Any]:
    check(value, RemoteAccount)
    json: Dict[str, Any] = {}
    json["id"] = value.id
    json["handle"] = value.handle
    return json


def read_RepeatRequest(json: Dict[str, Any]) -> RepeatRequest:
    return RepeatRequest(
        post=read_PostRequest(json["post"]),
        rule=read_RecurrenceRule(json["rule"]),
    )


def write_RepeatRequest(value: RepeatRequest) -> Dict[str, Any]:
    check(value, RepeatRequest)
    json: Dict[str, Any] = {}
    json["post"] = write_PostRequest(value.post)
    json["rule"] = write_RecurrenceRule(value.rule)
    return json


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


def read_SalesFigures(json: Dict[str, Any]) -> SalesFigures:
    return SalesFigures(
        sold=json["sold"],
        paid=json["paid"],
        shares=json["shares"],
        returned=json["returned"],
        paid_back=json["paid_back"],
        shares_back=json["shares_back"],
    )


def read_Scene(json: Dict[str, Any]) -> Scene:
    return Scene(
        script=json["script"],
        card=json["card"],
        clip=json["clip"],
        avatar=json["avatar"],
        layout=SceneLayout(json["layout"]),
        voice=json["voice"],
        settings=None if json["settings"] is None else read_VoiceSettings(json["settings"]),
        background=None if json["background"] is None else read_Background(json["background"]),
        overlays=[read_Overlay(item) for item in json["overlays"]],
        duration_ms=json["duration_ms"],
        pause_ms=json["pause_ms"],
        title=json["title"],
    )


def write_Scene(value: Scene) -> Dict[str, Any]:
    check(value, Scene)
    json: Dict[str, Any] = {}
    if value.script is not None:
        json["script"] = value.script
    if value.card is not None:
        json["card"] = value.card
    if value.clip is not None:
        json["clip"] = value.clip
    if value.avatar is not None:
        json["avatar"] = value.avatar
    if value.layout is not None:
        json["layout"] = value.layout
    if value.voice is not None:
        json["voice"] = value.voice
    if value.settings is not None:
        json["settings"] = write_VoiceSettings(value.settings)
    if value.background is not None:
        json["background"] = write_Background(value.background)
    if value.overlays is not None:
        json["overlays"] = [write_Overlay(item) for item in value.overlays]
    if value.duration_ms is not None:
        json["duration_ms"] = value.duration_ms
    if value.pause_ms is not None:
        json["pause_ms"] = value.pause_ms
    if value.title is not None:
        json["title"] = value.title
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


def read_SellerBalance(json: Dict[str, Any]) -> SellerBalance:
    return SellerBalance(
        account_id=json["account_id"],
        onboarding=Onboarding(json["onboarding"]),
        balance=read_Money(json["balance"]),
        waiting=read_Money(json["waiting"]),
        payable=read_Money(json["payable"]),
        minimum=read_Money(json["minimum"]),
    )


def read_SellerEntry(json: Dict[str, Any]) -> SellerEntry:
    return SellerEntry(
        seller=json["seller"],
        seq=json["seq"],
        kind=SellerEntryKind(json["kind"]),
        amount=read_Money(json["amount"]),
        balance=read_Money(json["balance"]),
        order_id=json["order_id"],
        payout_id=json["payout_id"],
        available_at=read_time(json["available_at"]),
        at=read_time(json["at"]),
    )


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


def read_Share(json: Dict[str, Any]) -> Share:
    return Share(
        order_id=json["order_id"],
        seller=json["seller"],
        credits=json["credits"],
        state=ShareState(json["state"]),
        due_at=read_time(json["due_at"]),
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


def read_SocialConfig(json: Dict[str, Any]) -> SocialConfig:
    return SocialConfig(
        publishing=read_SocialSettings(json["publishing"]),
        x=read_NetworkApp(json["x"]),
        facebook=read_NetworkApp(json["facebook"]),
        linkedin=read_NetworkApp(json["linkedin"]),
        linkedin_organisations=json["linkedin_organisations"],
        threads=read_NetworkApp(json["threads"]),
        mastodon=[read_MastodonServer(item) for item in json["mastodon"]],
        servers=[read_NetworkServer(item) for item in json["servers"]],
        inside=json["inside"],
    )


def write_SocialConfig(value: SocialConfig) -> Dict[str, Any]:
    check(value, SocialConfig)
    json: Dict[str, Any] = {}
    if value.publishing is not None:
        json["publishing"] = write_SocialSettings(value.publishing)
    if value.x is not None:
        json["x"] = write_NetworkApp(value.x)
    if value.facebook is not None:
        json["facebook"] = write_NetworkApp(value.facebook)
    if value.linkedin is not None:
        json["linkedin"] = write_NetworkApp(value.linkedin)
    if value.linkedin_organisations is not None:
        json["linkedin_organisations"] = value.linkedin_organisations
    if value.threads is not None:
        json["threads"] = write_NetworkApp(value.threads)
    if value.mastodon is not None:
        json["mastodon"] = [write_MastodonServer(item) for item in value.mastodon]
    if value.servers is not None:
        json["servers"] = [write_NetworkServer(item) for item in value.servers]
    if value.inside is not None:
        json["inside"] = value.inside
    return json


def read_SocialPost(json: Dict[str, Any]) -> SocialPost:
    return SocialPost(
        id=json["id"],
        account_id=json["account_id"],
        request=read_PostRequest(json["request"]),
        state=PostState(json["state"]),
        due_at=None if json["due_at"] is None else read_time(json["due_at"]),
        queue_id=json["queue_id"],
        recurrence_id=json["recurrence_id"],
        approval=None if json["approval"] is None else read_Approval(json["approval"]),
        warnings=[read_PostWarning(item) for item in json["warnings"]],
        revision=json["revision"],
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_SocialSettings(json: Dict[str, Any]) -> SocialSettings:
    return SocialSettings(
        call_s=json["call_s"],
        lease_s=json["lease_s"],
        at_once=json["at_once"],
        tries=json["tries"],
        pause_s=json["pause_s"],
        longest_pause_s=json["longest_pause_s"],
        looks=json["looks"],
        look_s=json["look_s"],
        video_s=json["video_s"],
        refresh_ahead_s=json["refresh_ahead_s"],
        connections=json["connections"],
        repeat_ahead_s=json["repeat_ahead_s"],
        duplicate_days=json["duplicate_days"],
        conflict_minutes=json["conflict_minutes"],
    )


def write_SocialSettings(value: SocialSettings) -> Dict[str, Any]:
    check(value, SocialSettings)
    json: Dict[str, Any] = {}
    if value.call_s is not None:
        json["call_s"] = value.call_s
    if value.lease_s is not None:
        json["lease_s"] = value.lease_s
    if value.at_once is not None:
        json["at_once"] = value.at_once
    if value.tries is not None:
        json["tries"] = value.tries
    if value.pause_s is not None:
        json["pause_s"] = value.pause_s
    if value.longest_pause_s is not None:
        json["longest_pause_s"] = value.longest_pause_s
    if value.looks is not None:
        json["looks"] = value.looks
    if value.look_s is not None:
        json["look_s"] = value.look_s
    if value.video_s is not None:
        json["video_s"] = value.video_s
    if value.refresh_ahead_s is not None:
        json["refresh_ahead_s"] = value.refresh_ahead_s
    if value.connections is not None:
        json["connections"] = value.connections
    if value.repeat_ahead_s is not None:
        json["repeat_ahead_s"] = value.repeat_ahead_s
    if value.duplicate_days is not None:
        json["duplicate_days"] = value.duplicate_days
    if value.conflict_minutes is not None:
        json["conflict_minutes"] = value.conflict_minutes
    return json


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
        audio=json["audio"],
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
    if value.audio is not None:
        json["audio"] = value.audio
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


def read_Spending(json: Dict[str, Any]) -> Spending:
    return Spending(
        rules=read_SpendingRules(json["rules"]),
        start=read_time(json["start"]),
        end=read_time(json["end"]),
        used=json["used"],
        alerts=[AlertKind(item) for item in json["alerts"]],
    )


def read_SpendingAlert(json: Dict[str, Any]) -> SpendingAlert:
    return SpendingAlert(
        account_id=json["account_id"],
        kind=AlertKind(json["kind"]),
        period_start=read_time(json["period_start"]),
        threshold=json["threshold"],
        value=json["value"],
        at=read_time(json["at"]),
    )


def read_SpendingRules(json: Dict[str, Any]) -> SpendingRules:
    return SpendingRules(
        limit=json["limit"],
        period=SpendingPeriod(json["period"]),
        time_zone=json["time_zone"],
        alert_percent=json["alert_percent"],
        low_balance=json["low_balance"],
    )


def write_SpendingRules(value: SpendingRules) -> Dict[str, Any]:
    check(value, SpendingRules)
    json: Dict[str, Any] = {}
    if value.limit is not None:
        json["limit"] = value.limit
    if value.period is not None:
        json["period"] = value.period
    if value.time_zone is not None:
        json["time_zone"] = value.time_zone
    if value.alert_percent is not None:
        json["alert_percent"] = value.alert_percent
    if value.low_balance is not None:
        json["low_balance"] = value.low_balance
    return json


def read_StartCheckout(json: Dict[str, Any]) -> StartCheckout:
    return StartCheckout(
        plan=json["plan"],
        pack=json["pack"],
        product=json["product"],
        price=None if json["price"] is None else read_Money(json["price"]),
        success_url=json["success_url"],
        cancel_url=json["cancel_url"],
        email=json["email"],
    )


def write_StartCheckout(value: StartCheckout) -> Dict[str, Any]:
    check(value, StartCheckout)
    json: Dict[str, Any] = {}
    if value.plan is not None:
        json["plan"] = value.plan
    if value.pack is not None:
        json["pack"] = value.pack
    if value.product is not None:
        json["product"] = value.product
    if value.price is not None:
        json["price"] = write_Money(value.price)
    if value.success_url is not None:
        json["success_url"] = value.success_url
    if value.cancel_url is not None:
        json["cancel_url"] = value.cancel_url
    if value.email is not None:
        json["email"] = value.email
    return json


def read_StartConnect(json: Dict[str, Any]) -> StartConnect:
    return StartConnect(
        network=Network(json["network"]),
        redirect_uri=json["redirect_uri"],
        server=json["server"],
    )


def write_StartConnect(value: StartConnect) -> Dict[str, Any]:
    check(value, StartConnect)
    json: Dict[str, Any] = {}
    json["network"] = value.network
    json["redirect_uri"] = value.redirect_uri
    if value.server is not None:
        json["server"] = value.server
    return json


def read_StoredEvent(json: Dict[str, Any]) -> StoredEvent:
    return StoredEvent(
        event=read_GatewayEvent(json["event"]),
        state=EventState(json["state"]),
        attempts=json["attempts"],
        due_at=read_time(json["due_at"]),
        received_at=read_time(json["received_at"]),
        error=None if json["error"] is None else read_ErrorRecord(json["error"]),
    )


def read_StripeConfig(json: Dict[str, Any]) -> StripeConfig:
    return StripeConfig(
        secret_key=json["secret_key"],
        webhook_secrets=json["webhook_secrets"],
        prices=[read_StripePrice(item) for item in json["prices"]],
        api_version=json["api_version"],
        url=json["url"],
        promotion_codes=json["promotion_codes"],
        automatic_tax=json["automatic_tax"],
    )


def write_StripeConfig(value: StripeConfig) -> Dict[str, Any]:
    check(value, StripeConfig)
    json: Dict[str, Any] = {}
    if value.secret_key is not None:
        json["secret_key"] = value.secret_key
    if value.webhook_secrets is not None:
        json["webhook_secrets"] = value.webhook_secrets
    if value.prices is not None:
        json["prices"] = [write_StripePrice(item) for item in value.prices]
    if value.api_version is not None:
        json["api_version"] = value.api_version
    if value.url is not None:
        json["url"] = value.url
    if value.promotion_codes is not None:
        json["promotion_codes"] = value.promotion_codes
    if value.automatic_tax is not None:
        json["automatic_tax"] = value.automatic_tax
    return json


def read_StripePrice(json: Dict[str, Any]) -> StripePrice:
    return StripePrice(
        plan=json["plan"],
        price=json["price"],
    )


def write_StripePrice(value: StripePrice) -> Dict[str, Any]:
    check(value, StripePrice)
    json: Dict[str, Any] = {}
    json["plan"] = value.plan
    json["price"] = value.price
    return json


def read_Subject(json: Dict[str, Any]) -> Subject:
    return Subject(
        kind=SubjectKind(json["kind"]),
        reference=json["reference"],
    )


def read_SubscriptionInfo(json: Dict[str, Any]) -> SubscriptionInfo:
    return SubscriptionInfo(
        reference=json["reference"],
        plan=json["plan"],
        state=PaidSubscriptionState(json["state"]),
        period=read_Period(json["period"]),
        cancel_at_period_end=json["cancel_at_period_end"],
        next_plan=json["next_plan"],
        grace_ends_at=None if json["grace_ends_at"] is None else read_time(json["grace_ends_at"]),
    )


def read_TargetPreview(json: Dict[str, Any]) -> TargetPreview:
    return TargetPreview(
        connection_id=json["connection_id"],
        network=Network(json["network"]),
        messages=[read_MessagePreview(item) for item in json["messages"]],
        problems=[read_Problem(item) for item in json["problems"]],
    )


def read_TargetProblem(json: Dict[str, Any]) -> TargetProblem:
    return TargetProblem(
        connection_id=json["connection_id"],
        problem=read_Problem(json["problem"]),
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


def read_Trial(json: Dict[str, Any]) -> Trial:
    return Trial(
        days=json["days"],
        credits=json["credits"],
    )


def write_Trial(value: Trial) -> Dict[str, Any]:
    check(value, Trial)
    json: Dict[str, Any] = {}
    json["days"] = value.days
    json["credits"] = value.credits
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


def read_UtmTags(json: Dict[str, Any]) -> UtmTags:
    return UtmTags(
        source=json["source"],
        medium=json["medium"],
        campaign=json["campaign"],
    )


def write_UtmTags(value: UtmTags) -> Dict[str, Any]:
    check(value, UtmTags)
    json: Dict[str, Any] = {}
    if value.source is not None:
        json["source"] = value.source
    if value.medium is not None:
        json["medium"] = value.medium
    if value.campaign is not None:
        json["campaign"] = value.campaign
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


def read_VideoBatch(json: Dict[str, Any]) -> VideoBatch:
    return VideoBatch(
        template=json["template"],
        csv=json["csv"],
        rows=json["rows"],
        unused=json["unused"],
        idempotency_key=json["idempotency_key"],
    )


def write_VideoBatch(value: VideoBatch) -> Dict[str, Any]:
    check(value, VideoBatch)
    json: Dict[str, Any] = {}
    json["template"] = value.template
    if value.csv is not None:
        json["csv"] = value.csv
    if value.rows is not None:
        json["rows"] = value.rows
    if value.unused is not None:
        json["unused"] = value.unused
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


def read_VideoRequest(json: Dict[str, Any]) -> VideoRequest:
    return VideoRequest(
        script=json["script"],
        scenes=[read_Scene(item) for item in json["scenes"]],
        intro=json["intro"],
        outro=json["outro"],
        looks=json["looks"],
        avatar=json["avatar"],
        footage=None if json["footage"] is None else read_Footage(json["footage"]),
        voice=json["voice"],
        settings=read_VoiceSettings(json["settings"]),
        spec=read_VideoSpec(json["spec"]),
        preset=None if json["preset"] is None else Preset(json["preset"]),
        captions=None if json["captions"] is None else read_CaptionDesign(json["captions"]),
        background=None if json["background"] is None else read_Background(json["background"]),
        music=None if json["music"] is None else read_Music(json["music"]),
        overlays=[read_Overlay(item) for item in json["overlays"]],
        poster_ms=json["poster_ms"],
        preview=json["preview"],
        transparent=json["transparent"],
        webm=json["webm"],
        audio=json["audio"],
        idempotency_key=json["idempotency_key"],
    )


def write_VideoRequest(value: VideoRequest) -> Dict[str, Any]:
    check(value, VideoRequest)
    json: Dict[str, Any] = {}
    if value.script is not None:
        json["script"] = value.script
    if value.scenes is not None:
        json["scenes"] = [write_Scene(item) for item in value.scenes]
    if value.intro is not None:
        json["intro"] = value.intro
    if value.outro is not None:
        json["outro"] = value.outro
    if value.looks is not None:
        json["looks"] = value.looks
    if value.avatar is not None:
        json["avatar"] = value.avatar
    if value.footage is not None:
        json["footage"] = write_Footage(value.footage)
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
    if value.preview is not None:
        json["preview"] = value.preview
    if value.transparent is not None:
        json["transparent"] = value.transparent
    if value.webm is not None:
        json["webm"] = value.webm
    if value.audio is not None:
        json["audio"] = value.audio
    if value.idempotency_key is not None:
        json["idempotency_key"] = value.idempotency_key
    return json


def read_VideoResult(json: Dict[str, Any]) -> VideoResult:
    return VideoResult(
        video=json["video"],
        srt=json["srt"],
        vtt=json["vtt"],
        poster=json["poster"],
        preview=json["preview"],
        matte=json["matte"],
        webm=json["webm"],
        width=json["width"],
        height=json["height"],
        fps=json["fps"],
        duration_us=json["duration_us"],
        bytes=json["bytes"],
        chapters=[read_Chapter(item) for item in json["chapters"]],
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


def read_VoicePrice(json: Dict[str, Any]) -> VoicePrice:
    return VoicePrice(
        voice=json["voice"],
        tts=None if json["tts"] is None else read_Rate(json["tts"]),
        video=None if json["video"] is None else read_Rate(json["video"]),
        lip_sync=None if json["lip_sync"] is None else read_Rate(json["lip_sync"]),
    )


def write_VoicePrice(value: VoicePrice) -> Dict[str, Any]:
    check(value, VoicePrice)
    json: Dict[str, Any] = {}
    json["voice"] = value.voice
    if value.tts is not None:
        json["tts"] = write_Rate(value.tts)
    if value.video is not None:
        json["video"] = write_Rate(value.video)
    if value.lip_sync is not None:
        json["lip_sync"] = write_Rate(value.lip_sync)
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


def read_WebhookAttempt(json: Dict[str, Any]) -> WebhookAttempt:
    return WebhookAttempt(
        endpoint_id=json["endpoint_id"],
        event_id=json["event_id"],
        number=json["number"],
        at=read_time(json["at"]),
        status=json["status"],
        duration_ms=json["duration_ms"],
        error=json["error"],
    )


def read_WebhookDelivery(json: Dict[str, Any]) -> WebhookDelivery:
    return WebhookDelivery(
        endpoint_id=json["endpoint_id"],
        event_id=json["event_id"],
        kind=EventKind(json["kind"]),
        subject=json["subject"],
        payload=json["payload"],
        state=DeliveryState(json["state"]),
        attempts=json["attempts"],
        next_at=None if json["next_at"] is None else read_time(json["next_at"]),
        at=read_time(json["at"]),
    )


def read_WebhookEndpoint(json: Dict[str, Any]) -> WebhookEndpoint:
    return WebhookEndpoint(
        id=json["id"],
        account_id=json["account_id"],
        url=json["url"],
        description=json["description"],
        kinds=[EventKind(item) for item in json["kinds"]],
        state=EndpointState(json["state"]),
        reason=json["reason"],
        failing_since=None if json["failing_since"] is None else read_time(json["failing_since"]),
        old_secret_until=None if json["old_secret_until"] is None else read_time(json["old_secret_until"]),
        created_at=read_time(json["created_at"]),
        updated_at=read_time(json["updated_at"]),
    )


def read_WebhookSettings(json: Dict[str, Any]) -> WebhookSettings:
    return WebhookSettings(
        endpoints=json["endpoints"],
        at_once=json["at_once"],
        at_once_each=json["at_once_each"],
        answer_s=json["answer_s"],
        disable_after_h=json["disable_after_h"],
        keep_days=json["keep_days"],
        inside=json["inside"],
    )


def write_WebhookSettings(value: WebhookSettings) -> Dict[str, Any]:
    check(value, WebhookSettings)
    json: Dict[str, Any] = {}
    if value.endpoints is not None:
        json["endpoints"] = value.endpoints
    if value.at_once is not None:
        json["at_once"] = value.at_once
    if value.at_once_each is not None:
        json["at_once_each"] = value.at_once_each
    if value.answer_s is not None:
        json["answer_s"] = value.answer_s
    if value.disable_after_h is not None:
        json["disable_after_h"] = value.disable_after_h
    if value.keep_days is not None:
        json["keep_days"] = value.keep_days
    if value.inside is not None:
        json["inside"] = value.inside
    return json


def read_WebhookUpdate(json: Dict[str, Any]) -> WebhookUpdate:
    return WebhookUpdate(
        url=json["url"],
        description=json["description"],
        kinds=None if json["kinds"] is None else [EventKind(item) for item in json["kinds"]],
        enabled=json["enabled"],
    )


def write_WebhookUpdate(value: WebhookUpdate) -> Dict[str, Any]:
    check(value, WebhookUpdate)
    json: Dict[str, Any] = {}
    if value.url is not None:
        json["url"] = value.url
    if value.description is not None:
        json["description"] = value.description
    if value.kinds is not None:
        json["kinds"] = value.kinds
    if value.enabled is not None:
        json["enabled"] = value.enabled
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
    "Activation",
    "Actor",
    "AddedWebhook",
    "AfterJob",
    "AlertKind",
    "AnalyticsPeriod",
    "AnalyticsQuery",
    "AnalyticsReport",
    "ApiKey",
    "ApiKeyId",
    "ApiKeyUpdate",
    "Approval",
    "ApprovalDecision",
    "Aspect",
    "Attachment",
    "Attempt",
    "AttemptKind",
    "AuditEntry",
    "AuditId",
    "Avatar",
    "AvatarId",
    "AvatarKind",
    "Background",
    "Balance",
    "Ban",
    "BillingOverview",
    "BillingSettings",
    "BlobInfo",
    "BlobKey",
    "Book",
    "Cadence",
    "CaptionDesign",
    "CaptionPosition",
    "CaptionStyle",
    "Category",
    "Challenge",
    "Chapter",
    "Checkout",
    "Claims",
    "Color",
    "ComingSlot",
    "Config",
    "ConnectChoice",
    "ConnectReturn",
    "ConnectSecret",
    "ConnectStart",
    "ConnectWays",
    "ConnectionId",
    "ConnectionState",
    "Consent",
    "CreatedApiKey",
    "CredentialId",
    "CreditFigures",
    "CreditGrant",
    "CreditOperation",
    "CreditOutcome",
    "CreditPack",
    "Credits",
    "CsvPart",
    "Currency",
    "DayFigures",
    "DeliveryState",
    "Device",
    "Difference",
    "DifferenceKind",
    "Document",
    "ElevenLabsConfig",
    "Email",
    "EndpointId",
    "EndpointState",
    "Entry",
    "ErrorCode",
    "ErrorRecord",
    "EventId",
    "EventKind",
    "EventState",
    "FactorMethod",
    "Feature",
    "FfmpegConfig",
    "Figures",
    "Footage",
    "FoundAccount",
    "FrameRate",
    "GatewayEvent",
    "Gradient",
    "GrantId",
    "GrantShare",
    "GrantTerms",
    "Hold",
    "HoldId",
    "HoldState",
    "Identity",
    "ImportProblem",
    "ImportReport",
    "Intake",
    "Invitation",
    "InvitationDetails",
    "InvitationId",
    "InvitationStatus",
    "Invoice",
    "InvoiceLine",
    "InvoiceState",
    "JobControl",
    "JobFigures",
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
    "KindCredits",
    "KindLimits",
    "KindMetrics",
    "LedgerTransaction",
    "Licence",
    "LicenceId",
    "LicenceState",
    "LinkedAccount",
    "LipSyncResult",
    "Look",
    "MailId",
    "MailState",
    "MarketplaceSettings",
    "MastodonServer",
    "MediaFacts",
    "MediaType",
    "Member",
    "MemberId",
    "MemberRole",
    "Membership",
    "MessagePreview",
    "Missed",
    "ModelInfo",
    "Money",
    "MoneyFigures",
    "Music",
    "Needs",
    "Network",
    "NetworkAccount",
    "NetworkApp",
    "NetworkServer",
    "NewApiKey",
    "NewAvatar",
    "NewConsent",
    "NewJobSchedule",
    "NewOrganization",
    "NewPostQueue",
    "NewProduct",
    "NewRating",
    "NewUser",
    "NewWebhook",
    "Onboarding",
    "OpenAiSpeechConfig",
    "Order",
    "OrderId",
    "OrderState",
    "Organization",
    "OrganizationId",
    "OrganizationPage",
    "OrganizationUpdate",
    "OutboxMail",
    "Overlay",
    "OverlayPlace",
    "OwnAccount",
    "OwnLimits",
    "OwnMessage",
    "OwnResult",
    "OwnSecret",
    "OwnedProduct",
    "PageRequest",
    "PaidSubscriptionState",
    "Passkey",
    "PasskeyAnswer",
    "PasskeyChallenge",
    "PasskeyId",
    "Payout",
    "PayoutId",
    "PayoutState",
    "Period",
    "PhonemeSpan",
    "Plan",
    "PlanCode",
    "PlannedTime",
    "PostContent",
    "PostFigures",
    "PostFormat",
    "PostId",
    "PostMedia",
    "PostMessage",
    "PostMetrics",
    "PostQueue",
    "PostQueueId",
    "PostRecurrence",
    "PostRequest",
    "PostRules",
    "PostState",
    "PostVariant",
    "PostWarning",
    "PostWarningKind",
    "Posting",
    "PostsImport",
    "Preset",
    "PriceList",
    "Problem",
    "Product",
    "ProductContent",
    "ProductId",
    "ProductQuery",
    "ProductState",
    "ProductUpdate",
    "ProviderOutcome",
    "ProviderReturn",
    "ProviderStart",
    "PublicationId",
    "PublicationInfo",
    "PublicationState",
    "Published",
    "PurchaseRequest",
    "Purpose",
    "QueueDepth",
    "QueueMetrics",
    "QueueSlot",
    "Rate",
    "Rating",
    "Receipt",
    "Reconciliation",
    "ReconciliationId",
    "RecurrenceId",
    "RecurrenceRule",
    "RecurrenceState",
    "Reference",
    "Refund",
    "RefundState",
    "RefusedUser",
    "RemoteAccount",
    "RepeatRequest",
    "Resolution",
    "Role",
    "S3Config",
    "SalesFigures",
    "Scene",
    "SceneLayout",
    "ScheduleId",
    "Scope",
    "Script",
    "SecondFactor",
    "SellerBalance",
    "SellerEntry",
    "SellerEntryKind",
    "Session",
    "SessionId",
    "Share",
    "ShareState",
    "SignIn",
    "SignInOutcome",
    "SignUp",
    "SignedIn",
    "SocialConfig",
    "SocialPost",
    "SocialSettings",
    "SpeechChunk",
    "SpeechRequest",
    "SpeechResult",
    "Spending",
    "SpendingAlert",
    "SpendingPeriod",
    "SpendingRules",
    "StartCheckout",
    "StartConnect",
    "StoredEvent",
    "StripeConfig",
    "StripePrice",
    "Subject",
    "SubjectKind",
    "SubscriptionInfo",
    "TargetPreview",
    "TargetProblem",
    "TaskSettings",
    "Token",
    "TransactionFilter",
    "TransactionId",
    "TransactionKind",
    "Trial",
    "TwoFactorSetup",
    "Unique",
    "UniqueMode",
    "User",
    "UserId",
    "UserPage",
    "UserQuery",
    "UserUpdate",
    "UtmTags",
    "Utterance",
    "Verification",
    "VideoBatch",
    "VideoRequest",
    "VideoResult",
    "VideoSpec",
    "Voice",
    "VoiceId",
    "VoicePrice",
    "VoiceSettings",
    "Waits",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookSettings",
    "WebhookUpdate",
    "Weekday",
    "WordSpan",
    "Work",
    "WorkDone",
]
