// The facade. Written by `cargo xtask bindgen`.
"use strict";

const { call, stream, record } = require("./bridge.js");
const { OsirixError } = require("./error.js");
const { readTime, writePath, writeSamples, writeTime } = require("./values.js");

function readAccount(json) {
  return {
    id: json.id,
    name: json.name,
    externalId: json.external_id,
    createdAt: readTime(json.created_at),
  };
}

const Action = Object.freeze({
  AccountOpened: "account.opened",
  CreditsGranted: "credits.granted",
  CreditsHeld: "credits.held",
  CreditsSettled: "credits.settled",
  OverdraftSet: "credits.overdraft_set",
  CreditsRevoked: "credits.revoked",
  CreditsRestored: "credits.restored",
  HoldExpired: "credits.hold_expired",
  UserCreated: "user_created",
  UserUpdated: "user_updated",
  UserDeleted: "user_deleted",
  EmailVerified: "user_email_verified",
  SignedIn: "authn_login_success",
  SignInFailed: "authn_login_fail",
  SignedOut: "authn_logout",
  PasswordChanged: "authn_password_change",
  PasswordResetRequested: "authn_password_reset_request",
  PasswordReset: "authn_password_reset",
  SessionRevoked: "session_revoked",
  EmailChangeRequested: "user_email_change_request",
  EmailChanged: "user_email_change",
  TwoFactorEnabled: "authn_mfa_enabled",
  TwoFactorDisabled: "authn_mfa_disabled",
  TwoFactorFailed: "authn_mfa_fail",
  RecoveryCodeUsed: "authn_mfa_recovery_code_used",
  RecoveryCodesRenewed: "authn_mfa_recovery_codes_renewed",
  DeviceTrusted: "authn_device_trusted",
  PasskeyAdded: "authn_passkey_added",
  PasskeyRemoved: "authn_passkey_removed",
  ProviderLinked: "authn_provider_linked",
  ProviderUnlinked: "authn_provider_unlinked",
  ApiKeyCreated: "authn_token_created",
  ApiKeyUpdated: "authn_token_updated",
  ApiKeyRotated: "authn_token_rotated",
  ApiKeyRevoked: "authn_token_revoked",
  ApiKeyReused: "authn_token_reuse",
  RoleChanged: "user_privilege_change",
  UserBanned: "user_banned",
  UserUnbanned: "user_unbanned",
  ImpersonationStarted: "authz_impersonation_start",
  ImpersonationStopped: "authz_impersonation_stop",
  Denied: "authz_fail",
  AdminActed: "authz_admin",
  OrganizationCreated: "organization_created",
  OrganizationUpdated: "organization_updated",
  OrganizationDeleted: "organization_deleted",
  MemberInvited: "organization_member_invited",
  InvitationEnded: "organization_invitation_ended",
  MemberAdded: "organization_member_added",
  MemberChanged: "organization_member_role_changed",
  MemberRemoved: "organization_member_removed",
  AvatarAdded: "avatar.added",
  AvatarRemoved: "avatar.removed",
  JobCreated: "job.created",
  JobCancelRequested: "job.cancel_requested",
  JobCompleted: "job.completed",
  JobRetried: "job.retried",
  JobFailed: "job.failed",
  JobCancelled: "job.cancelled",
  JobsControlled: "jobs.controlled",
  JobRedriven: "job.redriven",
  ScheduleCreated: "schedule.created",
  ScheduleChanged: "schedule.changed",
  ScheduleFailed: "schedule.failed",
  ScheduleRemoved: "schedule.removed",
  CustomerLinked: "billing.customer_linked",
  CheckoutStarted: "billing.checkout_started",
  CheckoutEnded: "billing.checkout_ended",
  SubscriptionChanged: "billing.subscription_changed",
  PlanChanged: "billing.plan_changed",
  InvoiceChanged: "billing.invoice_changed",
  RefundChanged: "billing.refund_changed",
  DisputeChanged: "billing.dispute_changed",
  PaymentEntered: "billing.payment_entered",
  RefundRequested: "billing.refund_requested",
  ProductAdded: "marketplace.product_added",
  ProductChanged: "marketplace.product_changed",
  ProductMoved: "marketplace.product_moved",
  ProductBought: "marketplace.product_bought",
  OrderRefunded: "marketplace.order_refunded",
  LicenceRevoked: "marketplace.licence_revoked",
  ShareGranted: "marketplace.share_granted",
  NetworkConnected: "social.connected",
  NetworkDisconnected: "social.disconnected",
  ConnectionBroken: "social.connection_broken",
  PostWritten: "social.post_written",
  PostChanged: "social.post_changed",
  PostScheduled: "social.post_scheduled",
  PostCancelled: "social.post_cancelled",
  PostPublished: "social.post_published",
  PostFailed: "social.post_failed",
  PostUnconfirmed: "social.post_unconfirmed",
  PostResolved: "social.post_resolved",
  WebhookAdded: "webhook.endpoint_added",
  WebhookChanged: "webhook.endpoint_changed",
  WebhookRemoved: "webhook.endpoint_removed",
  WebhookRotated: "webhook.secret_rotated",
  WebhookDisabled: "webhook.endpoint_disabled",
  QueueCreated: "social.queue_created",
  QueueChanged: "social.queue_changed",
  QueueRemoved: "social.queue_removed",
  RepeatStarted: "social.repeat_started",
  RepeatStopped: "social.repeat_stopped",
  PostRulesChanged: "social.rules_changed",
  PostSubmitted: "social.post_submitted",
  PostApproved: "social.post_approved",
  PostRejected: "social.post_rejected",
  PostMissed: "social.post_missed",
  SpendingLimitSet: "credits.spending_limit_set",
  Reconciled: "billing.reconciled",
  SellerLinked: "payouts.seller_linked",
  SellerChanged: "payouts.seller_changed",
  PayoutArmed: "payouts.armed",
  PayoutSent: "payouts.sent",
  PayoutFailed: "payouts.failed",
});

function readActivation(json) {
  return {
    device: json.device,
    activatedAt: readTime(json.activated_at),
  };
}

function readActor(json) {
  if (typeof json === "string") return { kind: json, value: null };
  const [[kind, value]] = Object.entries(json);
  if (kind === "account") return { kind, value: value };
  if (kind === "user") return { kind, value: value };
  if (kind === "worker") return { kind, value: value };
  throw new TypeError(`unknown Actor: ${kind}`);
}

function readAddedWebhook(json) {
  return {
    endpoint: readWebhookEndpoint(json.endpoint),
    secret: json.secret,
  };
}

function readAfterJob(json) {
  return {
    job: json.job,
    index: json.index,
    needs: json.needs,
  };
}

function writeAfterJob(value) {
  record(value, "AfterJob", ["job", "index", "needs"]);
  const json = {};
  if (value.job !== undefined) json.job = value.job;
  if (value.index !== undefined) json.index = value.index;
  if (value.needs !== undefined) json.needs = value.needs;
  return json;
}

const AlertKind = Object.freeze({
  LimitUsed: "limit_used",
  LowBalance: "low_balance",
});

const AnalyticsPeriod = Object.freeze({
  Day: "day",
  Week: "week",
  Month: "month",
  Custom: "custom",
});

function readAnalyticsQuery(json) {
  return {
    period: json.period,
    firstDay: json.first_day,
    lastDay: json.last_day,
    zone: json.zone,
    compare: json.compare,
  };
}

function writeAnalyticsQuery(value) {
  record(value, "AnalyticsQuery", ["period", "firstDay", "lastDay", "zone", "compare"]);
  const json = {};
  if (value.period !== undefined) json.period = value.period;
  if (value.firstDay !== undefined) json.first_day = value.firstDay;
  if (value.lastDay !== undefined) json.last_day = value.lastDay;
  if (value.zone !== undefined) json.zone = value.zone;
  if (value.compare !== undefined) json.compare = value.compare;
  return json;
}

function readAnalyticsReport(json) {
  return {
    period: json.period,
    zone: json.zone,
    firstDay: json.first_day,
    lastDay: json.last_day,
    totals: readFigures(json.totals),
    before: json.before === null ? null : readFigures(json.before),
    days: json.days.map((item) => readDayFigures(item)),
  };
}

function readApiKey(json) {
  return {
    id: json.id,
    userId: json.user_id,
    name: json.name,
    start: json.start,
    scopes: json.scopes,
    enabled: json.enabled,
    rateLimit: json.rate_limit,
    rateWindowS: json.rate_window_s,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
    lastUsedAt: json.last_used_at === null ? null : readTime(json.last_used_at),
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readApiKeyUpdate(json) {
  return {
    name: json.name,
    enabled: json.enabled,
  };
}

function writeApiKeyUpdate(value) {
  record(value, "ApiKeyUpdate", ["name", "enabled"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.enabled !== undefined) json.enabled = value.enabled;
  return json;
}

function readApproval(json) {
  return {
    submittedBy: json.submitted_by,
    submittedAt: readTime(json.submitted_at),
    decision: json.decision,
    decidedBy: json.decided_by,
    decidedAt: json.decided_at === null ? null : readTime(json.decided_at),
    reason: json.reason,
  };
}

const ApprovalDecision = Object.freeze({
  Approved: "approved",
  Rejected: "rejected",
});

const Aspect = Object.freeze({
  Landscape: "16:9",
  Portrait: "9:16",
  Square: "1:1",
  Feed: "4:5",
});

function readAttachment(json) {
  return {
    blob: json.blob,
    facts: readMediaFacts(json.facts),
    altText: json.alt_text,
    captions: json.captions,
  };
}

function readAttempt(json) {
  return {
    publicationId: json.publication_id,
    number: json.number,
    at: readTime(json.at),
    what: json.what,
    part: json.part,
    error: json.error === null ? null : readErrorRecord(json.error),
  };
}

const AttemptKind = Object.freeze({
  Begun: "begun",
  Armed: "armed",
  Published: "published",
  Refused: "refused",
  Unanswered: "unanswered",
  Found: "found",
  Absent: "absent",
  NotSeen: "not_seen",
  StoodDown: "stood_down",
  GaveOver: "gave_over",
  Resolved: "resolved",
  Failed: "failed",
  Cancelled: "cancelled",
});

function readAuditEntry(json) {
  return {
    id: json.id,
    at: readTime(json.at),
    actor: readActor(json.actor),
    action: json.action,
    accountId: json.account_id,
    subject: json.subject,
    details: json.details,
  };
}

function readAvatar(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    slug: json.slug,
    name: json.name,
    kind: json.kind,
    reference: json.reference,
    consent: json.consent === null ? null : readConsent(json.consent),
    createdAt: readTime(json.created_at),
  };
}

const AvatarKind = Object.freeze({
  BuiltInRig: "built_in_rig",
  Portrait: "portrait",
  Film: "film",
});

function readBackground(json) {
  return {
    color: json.color,
    gradient: json.gradient === null ? null : readGradient(json.gradient),
    image: json.image,
    video: json.video,
    blur: json.blur,
  };
}

function writeBackground(value) {
  record(value, "Background", ["color", "gradient", "image", "video", "blur"]);
  const json = {};
  if (value.color !== undefined) json.color = value.color;
  if (value.gradient !== undefined) json.gradient = writeGradient(value.gradient);
  if (value.image !== undefined) json.image = value.image;
  if (value.video !== undefined) json.video = value.video;
  if (value.blur !== undefined) json.blur = value.blur;
  return json;
}

function readBalance(json) {
  return {
    available: json.available,
    held: json.held,
    spent: json.spent,
    granted: json.granted,
    expired: json.expired,
    entries: json.entries,
  };
}

function readBan(json) {
  return {
    reason: json.reason,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
  };
}

function readBillingOverview(json) {
  return {
    gateway: json.gateway,
    plan: readPlan(json.plan),
    subscription: json.subscription === null ? null : readSubscriptionInfo(json.subscription),
    packs: json.packs.map((item) => readCreditPack(item)),
  };
}

function readBillingSettings(json) {
  return {
    graceDays: json.grace_days,
    carry: json.carry,
    trial: json.trial === null ? null : readTrial(json.trial),
    packs: json.packs.map((item) => readCreditPack(item)),
  };
}

function writeBillingSettings(value) {
  record(value, "BillingSettings", ["graceDays", "carry", "trial", "packs"]);
  const json = {};
  if (value.graceDays !== undefined) json.grace_days = value.graceDays;
  if (value.carry !== undefined) json.carry = value.carry;
  if (value.trial !== undefined) json.trial = writeTrial(value.trial);
  if (value.packs !== undefined) json.packs = value.packs.map((item) => writeCreditPack(item));
  return json;
}

function readBlobInfo(json) {
  return {
    key: json.key,
    bytes: json.bytes,
  };
}

function writeBlobInfo(value) {
  record(value, "BlobInfo", ["key", "bytes"]);
  const json = {};
  if (value.key !== undefined) json.key = value.key;
  if (value.bytes !== undefined) json.bytes = value.bytes;
  return json;
}

const Book = Object.freeze({
  Granted: "granted",
  Available: "available",
  Held: "held",
  Spent: "spent",
  Expired: "expired",
});

const Cadence = Object.freeze({
  Daily: "daily",
  Weekly: "weekly",
  Monthly: "monthly",
});

function readCaptionDesign(json) {
  return {
    style: json.style,
    position: json.position,
    size: json.size,
    color: json.color,
    highlight: json.highlight,
  };
}

function writeCaptionDesign(value) {
  record(value, "CaptionDesign", ["style", "position", "size", "color", "highlight"]);
  const json = {};
  if (value.style !== undefined) json.style = value.style;
  if (value.position !== undefined) json.position = value.position;
  if (value.size !== undefined) json.size = value.size;
  if (value.color !== undefined) json.color = value.color;
  if (value.highlight !== undefined) json.highlight = value.highlight;
  return json;
}

const CaptionPosition = Object.freeze({
  Top: "top",
  Middle: "middle",
  Bottom: "bottom",
});

const CaptionStyle = Object.freeze({
  Plain: "plain",
  Boxed: "boxed",
  Karaoke: "karaoke",
});

const Category = Object.freeze({
  Voices: "voices",
  Avatars: "avatars",
  Templates: "templates",
  Music: "music",
  Scenes: "scenes",
});

function readChallenge(json) {
  return {
    token: json.token,
    methods: json.methods,
    expiresAt: readTime(json.expires_at),
  };
}

function readChapter(json) {
  return {
    title: json.title,
    startUs: json.start_us,
  };
}

function readCheckout(json) {
  return {
    reference: json.reference,
    url: json.url,
  };
}

function readClaims(json) {
  return {
    sub: json.sub,
    iss: json.iss,
    aud: json.aud,
    iat: json.iat,
    exp: json.exp,
    sid: json.sid,
    email: json.email,
    name: json.name,
  };
}

function readComingSlot(json) {
  return {
    at: readTime(json.at),
    time: readPlannedTime(json.time),
    postId: json.post_id,
  };
}

function readConfig(json) {
  return {
    home: json.home,
    databaseUrl: json.database_url,
    blobsUrl: json.blobs_url,
    models: json.models,
    elevenlabs: readElevenLabsConfig(json.elevenlabs),
    openaiSpeech: readOpenAiSpeechConfig(json.openai_speech),
    ffmpeg: readFfmpegConfig(json.ffmpeg),
    speechCacheDays: json.speech_cache_days,
    orphanDays: json.orphan_days,
    s3: readS3Config(json.s3),
    redisUrl: json.redis_url,
    redisPrefix: json.redis_prefix,
    workers: json.workers,
    leaseMs: json.lease_ms,
    pollMs: json.poll_ms,
    graceMs: json.grace_ms,
    busyTimeoutMs: json.busy_timeout_ms,
    pluginTimeoutMs: json.plugin_timeout_ms,
    prices: readPriceList(json.prices),
    billing: readBillingSettings(json.billing),
    marketplace: readMarketplaceSettings(json.marketplace),
    stripe: readStripeConfig(json.stripe),
    social: readSocialConfig(json.social),
    webhooks: readWebhookSettings(json.webhooks),
    secret: json.secret,
    replacedSecrets: json.replaced_secrets,
    siteName: json.site_name,
    siteUrl: json.site_url,
    requireVerifiedEmail: json.require_verified_email,
    auditHeads: json.audit_heads,
    auditSealMs: json.audit_seal_ms,
  };
}

function writeConfig(value) {
  record(value, "Config", ["home", "databaseUrl", "blobsUrl", "models", "elevenlabs", "openaiSpeech", "ffmpeg", "speechCacheDays", "orphanDays", "s3", "redisUrl", "redisPrefix", "workers", "leaseMs", "pollMs", "graceMs", "busyTimeoutMs", "pluginTimeoutMs", "prices", "billing", "marketplace", "stripe", "social", "webhooks", "secret", "replacedSecrets", "siteName", "siteUrl", "requireVerifiedEmail", "auditHeads", "auditSealMs"]);
  const json = {};
  if (value.home !== undefined) json.home = writePath(value.home);
  if (value.databaseUrl !== undefined) json.database_url = value.databaseUrl;
  if (value.blobsUrl !== undefined) json.blobs_url = value.blobsUrl;
  if (value.models !== undefined) json.models = writePath(value.models);
  if (value.elevenlabs !== undefined) json.elevenlabs = writeElevenLabsConfig(value.elevenlabs);
  if (value.openaiSpeech !== undefined) json.openai_speech = writeOpenAiSpeechConfig(value.openaiSpeech);
  if (value.ffmpeg !== undefined) json.ffmpeg = writeFfmpegConfig(value.ffmpeg);
  if (value.speechCacheDays !== undefined) json.speech_cache_days = value.speechCacheDays;
  if (value.orphanDays !== undefined) json.orphan_days = value.orphanDays;
  if (value.s3 !== undefined) json.s3 = writeS3Config(value.s3);
  if (value.redisUrl !== undefined) json.redis_url = value.redisUrl;
  if (value.redisPrefix !== undefined) json.redis_prefix = value.redisPrefix;
  if (value.workers !== undefined) json.workers = value.workers;
  if (value.leaseMs !== undefined) json.lease_ms = value.leaseMs;
  if (value.pollMs !== undefined) json.poll_ms = value.pollMs;
  if (value.graceMs !== undefined) json.grace_ms = value.graceMs;
  if (value.busyTimeoutMs !== undefined) json.busy_timeout_ms = value.busyTimeoutMs;
  if (value.pluginTimeoutMs !== undefined) json.plugin_timeout_ms = value.pluginTimeoutMs;
  if (value.prices !== undefined) json.prices = writePriceList(value.prices);
  if (value.billing !== undefined) json.billing = writeBillingSettings(value.billing);
  if (value.marketplace !== undefined) json.marketplace = writeMarketplaceSettings(value.marketplace);
  if (value.stripe !== undefined) json.stripe = writeStripeConfig(value.stripe);
  if (value.social !== undefined) json.social = writeSocialConfig(value.social);
  if (value.webhooks !== undefined) json.webhooks = writeWebhookSettings(value.webhooks);
  if (value.secret !== undefined) json.secret = value.secret;
  if (value.replacedSecrets !== undefined) json.replaced_secrets = value.replacedSecrets;
  if (value.siteName !== undefined) json.site_name = value.siteName;
  if (value.siteUrl !== undefined) json.site_url = value.siteUrl;
  if (value.requireVerifiedEmail !== undefined) json.require_verified_email = value.requireVerifiedEmail;
  if (value.auditHeads !== undefined) json.audit_heads = writePath(value.auditHeads);
  if (value.auditSealMs !== undefined) json.audit_seal_ms = value.auditSealMs;
  return json;
}

function readConnectChoice(json) {
  return {
    choice: json.choice,
    accounts: json.accounts.map((item) => readFoundAccount(item)),
  };
}

function readConnectReturn(json) {
  return {
    state: json.state,
    code: json.code,
  };
}

function writeConnectReturn(value) {
  record(value, "ConnectReturn", ["state", "code"]);
  const json = {};
  if (value.state !== undefined) json.state = value.state;
  if (value.code !== undefined) json.code = value.code;
  return json;
}

function readConnectSecret(json) {
  return {
    network: json.network,
    server: json.server,
    identifier: json.identifier,
    secret: json.secret,
  };
}

function writeConnectSecret(value) {
  record(value, "ConnectSecret", ["network", "server", "identifier", "secret"]);
  const json = {};
  if (value.network !== undefined) json.network = value.network;
  if (value.server !== undefined) json.server = value.server;
  if (value.identifier !== undefined) json.identifier = value.identifier;
  if (value.secret !== undefined) json.secret = value.secret;
  return json;
}

function readConnectStart(json) {
  return {
    url: json.url,
    state: json.state,
  };
}

function readConnectWays(json) {
  return {
    network: json.network,
    page: json.page,
    secret: json.secret,
    servers: json.servers,
  };
}

const ConnectionState = Object.freeze({
  Active: "active",
  Broken: "broken",
  Disconnected: "disconnected",
});

function readConsent(json) {
  return {
    by: json.by,
    statement: json.statement,
    at: readTime(json.at),
  };
}

function readCreatedApiKey(json) {
  return {
    key: json.key,
    apiKey: readApiKey(json.api_key),
  };
}

function readCreditFigures(json) {
  return {
    granted: json.granted,
    refunded: json.refunded,
    earned: json.earned,
    spent: json.spent,
    revoked: json.revoked,
    expired: json.expired,
    spentByKind: json.spent_by_kind.map((item) => readKindCredits(item)),
  };
}

function readCreditGrant(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    amount: json.amount,
    remaining: json.remaining,
    priority: json.priority,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
    createdAt: readTime(json.created_at),
    memo: json.memo,
  };
}

function readCreditOperation(json) {
  return {
    account: json.account,
    grant: json.grant,
    hold: json.hold,
    settle: json.settle,
    captured: json.captured,
    memo: json.memo,
    idempotencyKey: json.idempotency_key,
  };
}

function writeCreditOperation(value) {
  record(value, "CreditOperation", ["account", "grant", "hold", "settle", "captured", "memo", "idempotencyKey"]);
  const json = {};
  if (value.account !== undefined) json.account = value.account;
  if (value.grant !== undefined) json.grant = value.grant;
  if (value.hold !== undefined) json.hold = value.hold;
  if (value.settle !== undefined) json.settle = value.settle;
  if (value.captured !== undefined) json.captured = value.captured;
  if (value.memo !== undefined) json.memo = value.memo;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

function readCreditOutcome(json) {
  return {
    balance: json.balance === null ? null : readBalance(json.balance),
    hold: json.hold === null ? null : readHold(json.hold),
  };
}

function readCreditPack(json) {
  return {
    code: json.code,
    name: json.name,
    credits: json.credits,
    price: readMoney(json.price),
  };
}

function writeCreditPack(value) {
  record(value, "CreditPack", ["code", "name", "credits", "price"]);
  const json = {};
  if (value.code !== undefined) json.code = value.code;
  if (value.name !== undefined) json.name = value.name;
  if (value.credits !== undefined) json.credits = value.credits;
  if (value.price !== undefined) json.price = writeMoney(value.price);
  return json;
}

function readCsvPart(json) {
  return {
    text: json.text,
    next: json.next,
  };
}

const Currency = Object.freeze({
  Usd: "USD",
});

function readDayFigures(json) {
  return {
    day: json.day,
    figures: readFigures(json.figures),
  };
}

const DeliveryState = Object.freeze({
  Pending: "pending",
  Delivered: "delivered",
  Failed: "failed",
});

function readDevice(json) {
  return {
    ipAddress: json.ip_address,
    userAgent: json.user_agent,
  };
}

function writeDevice(value) {
  record(value, "Device", ["ipAddress", "userAgent"]);
  const json = {};
  if (value.ipAddress !== undefined) json.ip_address = value.ipAddress;
  if (value.userAgent !== undefined) json.user_agent = value.userAgent;
  return json;
}

function readDifference(json) {
  return {
    kind: json.kind,
    subject: readSubject(json.subject),
    accountId: json.account_id,
    field: json.field,
    here: json.here,
    there: json.there,
  };
}

const DifferenceKind = Object.freeze({
  UnknownHere: "unknown_here",
  MissingThere: "missing_there",
  Amount: "amount",
  State: "state",
  Credits: "credits",
});

function readDocument(json) {
  return {
    name: json.name,
    title: json.title,
    text: json.text,
  };
}

function writeDocument(value) {
  record(value, "Document", ["name", "title", "text"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.title !== undefined) json.title = value.title;
  if (value.text !== undefined) json.text = value.text;
  return json;
}

function readElevenLabsConfig(json) {
  return {
    apiKey: json.api_key,
    model: json.model,
    url: json.url,
    atOnce: json.at_once,
  };
}

function writeElevenLabsConfig(value) {
  record(value, "ElevenLabsConfig", ["apiKey", "model", "url", "atOnce"]);
  const json = {};
  if (value.apiKey !== undefined) json.api_key = value.apiKey;
  if (value.model !== undefined) json.model = value.model;
  if (value.url !== undefined) json.url = value.url;
  if (value.atOnce !== undefined) json.at_once = value.atOnce;
  return json;
}

const EndpointState = Object.freeze({
  Active: "active",
  Paused: "paused",
  Disabled: "disabled",
});

function readEntry(json) {
  return {
    accountId: json.account_id,
    seq: json.seq,
    transactionId: json.transaction_id,
    kind: json.kind,
    book: json.book,
    amount: json.amount,
    balance: json.balance,
    holdId: json.hold_id,
    grants: json.grants.map((item) => readGrantShare(item)),
    memo: json.memo,
    at: readTime(json.at),
  };
}

const ErrorCode = Object.freeze({
  InvalidInput: "invalid_input",
  TooLarge: "too_large",
  Unsupported: "unsupported",
  NotFound: "not_found",
  AlreadyExists: "already_exists",
  Conflict: "conflict",
  Unauthenticated: "unauthenticated",
  PermissionDenied: "permission_denied",
  PlanLimit: "plan_limit",
  InsufficientCredits: "insufficient_credits",
  SpendingLimit: "spending_limit",
  RateLimited: "rate_limited",
  Cancelled: "cancelled",
  Timeout: "timeout",
  LeaseLost: "lease_lost",
  Busy: "busy",
  Unavailable: "unavailable",
  StorageFull: "storage_full",
  Io: "io",
  SchemaTooNew: "schema_too_new",
  Configuration: "configuration",
  Media: "media",
  Plugin: "plugin",
  Inconsistent: "inconsistent",
  Closed: "closed",
  Internal: "internal",
});

function readErrorRecord(json) {
  return {
    code: json.code,
    message: json.message,
    context: Object.fromEntries(json.context),
  };
}

const EventKind = Object.freeze({
  AccountOpened: "account.opened",
  JobCreated: "job.created",
  JobCompleted: "job.completed",
  JobFailed: "job.failed",
  JobCancelled: "job.cancelled",
  JobRedriven: "job.redriven",
  PostPublished: "social.post_published",
  PostFailed: "social.post_failed",
  PostUnconfirmed: "social.post_unconfirmed",
  PostSubmitted: "social.post_submitted",
  PostMissed: "social.post_missed",
  ConnectionBroken: "social.connection_broken",
  CreditsGranted: "credits.granted",
  CreditsRevoked: "credits.revoked",
  CreditsRestored: "credits.restored",
  SubscriptionChanged: "billing.subscription_changed",
  PlanChanged: "billing.plan_changed",
  InvoiceChanged: "billing.invoice_changed",
  RefundChanged: "billing.refund_changed",
  ProductSold: "marketplace.product_sold",
  SpendingAlert: "credits.spending_alert",
  WebhookDisabled: "webhook.endpoint_disabled",
  Ping: "webhook.ping",
});

const EventState = Object.freeze({
  Queued: "queued",
  Done: "done",
  Ignored: "ignored",
  Failed: "failed",
});

const FactorMethod = Object.freeze({
  Totp: "totp",
  RecoveryCode: "recovery-code",
});

const Feature = Object.freeze({
  Tts: "tts",
  Video: "video",
  LipSync: "lip_sync",
  Marketplace: "marketplace",
  ApiAccess: "api_access",
});

function readFfmpegConfig(json) {
  return {
    program: json.program,
    timeoutMs: json.timeout_ms,
    memoryMb: json.memory_mb,
    h264Encoder: json.h264_encoder,
    av1Encoder: json.av1_encoder,
  };
}

function writeFfmpegConfig(value) {
  record(value, "FfmpegConfig", ["program", "timeoutMs", "memoryMb", "h264Encoder", "av1Encoder"]);
  const json = {};
  if (value.program !== undefined) json.program = value.program;
  if (value.timeoutMs !== undefined) json.timeout_ms = value.timeoutMs;
  if (value.memoryMb !== undefined) json.memory_mb = value.memoryMb;
  if (value.h264Encoder !== undefined) json.h264_encoder = value.h264Encoder;
  if (value.av1Encoder !== undefined) json.av1_encoder = value.av1Encoder;
  return json;
}

function readFigures(json) {
  return {
    jobs: json.jobs.map((item) => readJobFigures(item)),
    credits: readCreditFigures(json.credits),
    sales: readSalesFigures(json.sales),
    posts: json.posts.map((item) => readPostFigures(item)),
    plans: json.plans.map((item) => readMoneyFigures(item)),
  };
}

function readFootage(json) {
  return {
    file: json.file,
    consent: readNewConsent(json.consent),
  };
}

function writeFootage(value) {
  record(value, "Footage", ["file", "consent"]);
  const json = {};
  if (value.file !== undefined) json.file = value.file;
  if (value.consent !== undefined) json.consent = writeNewConsent(value.consent);
  return json;
}

function readFoundAccount(json) {
  return {
    network: json.network,
    remote: readRemoteAccount(json.remote),
  };
}

const FrameRate = Object.freeze({
  Fps25: "25",
  Fps30: "30",
});

function readGatewayEvent(json) {
  return {
    id: json.id,
    kind: json.kind,
    subject: readSubject(json.subject),
    at: readTime(json.at),
  };
}

function readGradient(json) {
  return {
    top: json.top,
    bottom: json.bottom,
  };
}

function writeGradient(value) {
  record(value, "Gradient", ["top", "bottom"]);
  const json = {};
  if (value.top !== undefined) json.top = value.top;
  if (value.bottom !== undefined) json.bottom = value.bottom;
  return json;
}

function readGrantShare(json) {
  return {
    id: json.id,
    amount: json.amount,
    priority: json.priority,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
  };
}

function readGrantTerms(json) {
  return {
    priority: json.priority,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
  };
}

function writeGrantTerms(value) {
  record(value, "GrantTerms", ["priority", "expiresAt"]);
  const json = {};
  if (value.priority !== undefined) json.priority = value.priority;
  if (value.expiresAt !== undefined) json.expires_at = writeTime(value.expiresAt);
  return json;
}

function readHold(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    amount: json.amount,
    captured: json.captured,
    state: json.state,
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
    createdAt: readTime(json.created_at),
    resolvedAt: json.resolved_at === null ? null : readTime(json.resolved_at),
    grants: json.grants.map((item) => readGrantShare(item)),
  };
}

const HoldState = Object.freeze({
  Held: "held",
  Settled: "settled",
  Released: "released",
  Expired: "expired",
});

function readIdentity(json) {
  return {
    session: readSession(json.session),
    user: readUser(json.user),
  };
}

function readImportProblem(json) {
  return {
    line: json.line,
    field: json.field,
    message: json.message,
    limit: json.limit,
  };
}

function readImportReport(json) {
  return {
    imported: json.imported,
    present: json.present,
    refused: json.refused.map((item) => readRefusedUser(item)),
  };
}

function readIntake(json) {
  return {
    id: json.id,
    new: json.new,
  };
}

function readInvitation(json) {
  return {
    id: json.id,
    organizationId: json.organization_id,
    email: json.email,
    role: json.role,
    status: json.status,
    inviterId: json.inviter_id,
    expiresAt: readTime(json.expires_at),
    createdAt: readTime(json.created_at),
  };
}

function readInvitationDetails(json) {
  return {
    invitation: readInvitation(json.invitation),
    organization: readOrganization(json.organization),
  };
}

const InvitationStatus = Object.freeze({
  Pending: "pending",
  Accepted: "accepted",
  Rejected: "rejected",
  Canceled: "canceled",
});

function readInvoice(json) {
  return {
    reference: json.reference,
    customer: json.customer,
    subscription: json.subscription,
    state: json.state,
    due: readMoney(json.due),
    paid: readMoney(json.paid),
    lines: json.lines.map((item) => readInvoiceLine(item)),
    payment: json.payment,
    url: json.url,
    createdAt: readTime(json.created_at),
  };
}

function readInvoiceLine(json) {
  return {
    plan: json.plan,
    amount: readMoney(json.amount),
    proration: json.proration,
    period: readPeriod(json.period),
  };
}

const InvoiceState = Object.freeze({
  Draft: "draft",
  Open: "open",
  Paid: "paid",
  Uncollectible: "uncollectible",
  Void: "void",
});

function readJobControl(json) {
  return {
    kind: json.kind,
    accountId: json.account_id,
    paused: json.paused,
    limits: readKindLimits(json.limits),
  };
}

function readJobFigures(json) {
  return {
    kind: json.kind,
    completed: json.completed,
    failed: json.failed,
    cancelled: json.cancelled,
    madeMs: json.made_ms,
  };
}

function readJobInfo(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    kind: json.kind,
    state: json.state,
    stage: json.stage,
    progress: json.progress,
    etaMs: json.eta_ms,
    attempt: json.attempt,
    error: json.error === null ? null : readErrorRecord(json.error),
    output: json.output === null ? null : readJobOutput(json.output),
    waits: json.waits,
    blockers: json.blockers,
    runAt: readTime(json.run_at),
    holdId: json.hold_id,
    held: json.held,
    charged: json.charged,
    createdAt: readTime(json.created_at),
    finishedAt: json.finished_at === null ? null : readTime(json.finished_at),
  };
}

function readJobOutput(json) {
  if (json.kind === "speech") return { kind: "speech", ...readSpeechResult(json) };
  if (json.kind === "lip_sync") return { kind: "lip_sync", ...readLipSyncResult(json) };
  if (json.kind === "video") return { kind: "video", ...readVideoResult(json) };
  if (json.kind === "own") return { kind: "own", ...readOwnResult(json) };
  throw new TypeError(`unknown JobOutput: ${json.kind}`);
}

function readJobQuery(json) {
  return {
    kind: json.kind,
    state: json.state,
  };
}

function writeJobQuery(value) {
  record(value, "JobQuery", ["kind", "state"]);
  const json = {};
  if (value.kind !== undefined) json.kind = value.kind;
  if (value.state !== undefined) json.state = value.state;
  return json;
}

function readJobRequest(json) {
  return {
    kind: json.kind,
    request: json.request,
    quote: json.quote,
    idempotencyKey: json.idempotency_key,
    priority: json.priority,
    runAt: json.run_at === null ? null : readTime(json.run_at),
    unique: json.unique === null ? null : readUnique(json.unique),
    after: json.after.map((item) => readAfterJob(item)),
  };
}

function writeJobRequest(value) {
  record(value, "JobRequest", ["kind", "request", "quote", "idempotencyKey", "priority", "runAt", "unique", "after"]);
  const json = {};
  if (value.kind !== undefined) json.kind = value.kind;
  if (value.request !== undefined) json.request = value.request;
  if (value.quote !== undefined) json.quote = value.quote;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  if (value.priority !== undefined) json.priority = value.priority;
  if (value.runAt !== undefined) json.run_at = writeTime(value.runAt);
  if (value.unique !== undefined) json.unique = writeUnique(value.unique);
  if (value.after !== undefined) json.after = value.after.map((item) => writeAfterJob(item));
  return json;
}

function readJobSchedule(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    name: json.name,
    kind: json.kind,
    cron: json.cron,
    timeZone: json.time_zone,
    missed: json.missed,
    paused: json.paused,
    nextAt: readTime(json.next_at),
    lastAt: json.last_at === null ? null : readTime(json.last_at),
    lastJob: json.last_job,
    lastError: json.last_error === null ? null : readErrorRecord(json.last_error),
  };
}

const JobState = Object.freeze({
  Pending: "pending",
  Processing: "processing",
  Completed: "completed",
  Failed: "failed",
  Cancelled: "cancelled",
});

function readJwk(json) {
  return {
    kid: json.kid,
    kty: json.kty,
    crv: json.crv,
    x: json.x,
    alg: json.alg,
  };
}

function readJwks(json) {
  return {
    keys: json.keys.map((item) => readJwk(item)),
  };
}

function readKept(json) {
  return {
    value: json.value,
  };
}

function readKeyIdentity(json) {
  return {
    apiKey: readApiKey(json.api_key),
    user: readUser(json.user),
  };
}

function readKindCredits(json) {
  return {
    kind: json.kind,
    credits: json.credits,
  };
}

function readKindLimits(json) {
  return {
    atOnce: json.at_once,
    atOnceEach: json.at_once_each,
    starts: json.starts,
    windowMs: json.window_ms,
  };
}

function writeKindLimits(value) {
  record(value, "KindLimits", ["atOnce", "atOnceEach", "starts", "windowMs"]);
  const json = {};
  if (value.atOnce !== undefined) json.at_once = value.atOnce;
  if (value.atOnceEach !== undefined) json.at_once_each = value.atOnceEach;
  if (value.starts !== undefined) json.starts = value.starts;
  if (value.windowMs !== undefined) json.window_ms = value.windowMs;
  return json;
}

function readKindMetrics(json) {
  return {
    created: json.created,
    begun: json.begun,
    retried: json.retried,
    completed: json.completed,
    failed: json.failed,
    cancelled: json.cancelled,
    waitedUs: json.waited_us,
    workedUs: json.worked_us,
  };
}

function readLedgerTransaction(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    seq: json.seq,
    kind: json.kind,
    idempotencyKey: json.idempotency_key,
    holdId: json.hold_id,
    memo: json.memo,
    at: readTime(json.at),
    postings: json.postings.map((item) => readPosting(item)),
    balance: readBalance(json.balance),
    grants: json.grants.map((item) => readGrantShare(item)),
    hash: json.hash,
  };
}

function readLicence(json) {
  return {
    id: json.id,
    orderId: json.order_id,
    accountId: json.account_id,
    productId: json.product_id,
    state: json.state,
    start: json.start,
    maxActivations: json.max_activations,
    createdAt: readTime(json.created_at),
  };
}

const LicenceState = Object.freeze({
  Active: "active",
  Revoked: "revoked",
});

function readLinkedAccount(json) {
  return {
    id: json.id,
    provider: json.provider,
    providerAccountId: json.provider_account_id,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readLipSyncResult(json) {
  return {
    audio: json.audio,
    face: json.face,
    durationUs: json.duration_us,
  };
}

function readLook(json) {
  return {
    name: json.name,
    title: json.title,
    avatar: json.avatar,
    voice: json.voice,
    settings: json.settings === null ? null : readVoiceSettings(json.settings),
    preset: json.preset,
    spec: json.spec === null ? null : readVideoSpec(json.spec),
    captions: json.captions === null ? null : readCaptionDesign(json.captions),
    background: json.background === null ? null : readBackground(json.background),
    music: json.music === null ? null : readMusic(json.music),
    overlays: json.overlays.map((item) => readOverlay(item)),
    script: json.script,
  };
}

function writeLook(value) {
  record(value, "Look", ["name", "title", "avatar", "voice", "settings", "preset", "spec", "captions", "background", "music", "overlays", "script"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.title !== undefined) json.title = value.title;
  if (value.avatar !== undefined) json.avatar = value.avatar;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.preset !== undefined) json.preset = value.preset;
  if (value.spec !== undefined) json.spec = writeVideoSpec(value.spec);
  if (value.captions !== undefined) json.captions = writeCaptionDesign(value.captions);
  if (value.background !== undefined) json.background = writeBackground(value.background);
  if (value.music !== undefined) json.music = writeMusic(value.music);
  if (value.overlays !== undefined) json.overlays = value.overlays.map((item) => writeOverlay(item));
  if (value.script !== undefined) json.script = value.script;
  return json;
}

const MailState = Object.freeze({
  Queued: "queued",
  Sent: "sent",
  Failed: "failed",
  Kept: "kept",
  Discarded: "discarded",
});

function readMarketplaceSettings(json) {
  return {
    centsPerCredit: json.cents_per_credit,
    sellerPercent: json.seller_percent,
    holdingDays: json.holding_days,
    refundDays: json.refund_days,
    activations: json.activations,
    payoutMinimumCents: json.payout_minimum_cents,
  };
}

function writeMarketplaceSettings(value) {
  record(value, "MarketplaceSettings", ["centsPerCredit", "sellerPercent", "holdingDays", "refundDays", "activations", "payoutMinimumCents"]);
  const json = {};
  if (value.centsPerCredit !== undefined) json.cents_per_credit = value.centsPerCredit;
  if (value.sellerPercent !== undefined) json.seller_percent = value.sellerPercent;
  if (value.holdingDays !== undefined) json.holding_days = value.holdingDays;
  if (value.refundDays !== undefined) json.refund_days = value.refundDays;
  if (value.activations !== undefined) json.activations = value.activations;
  if (value.payoutMinimumCents !== undefined) json.payout_minimum_cents = value.payoutMinimumCents;
  return json;
}

function readMastodonServer(json) {
  return {
    server: json.server,
    clientId: json.client_id,
    clientSecret: json.client_secret,
  };
}

function writeMastodonServer(value) {
  record(value, "MastodonServer", ["server", "clientId", "clientSecret"]);
  const json = {};
  if (value.server !== undefined) json.server = value.server;
  if (value.clientId !== undefined) json.client_id = value.clientId;
  if (value.clientSecret !== undefined) json.client_secret = value.clientSecret;
  return json;
}

function readMediaFacts(json) {
  return {
    mediaType: json.media_type,
    bytes: json.bytes,
    widthPx: json.width_px,
    heightPx: json.height_px,
    durationMs: json.duration_ms,
    framesPer1000S: json.frames_per_1000_s,
    videoCodec: json.video_codec,
    audioCodec: json.audio_codec,
  };
}

const MediaType = Object.freeze({
  Jpeg: "image/jpeg",
  Png: "image/png",
  WebP: "image/webp",
  Gif: "image/gif",
  Mp4: "video/mp4",
  QuickTime: "video/quicktime",
  WebM: "video/webm",
});

function readMember(json) {
  return {
    membership: readMembership(json.membership),
    user: readUser(json.user),
  };
}

const MemberRole = Object.freeze({
  Member: "member",
  Admin: "admin",
  Owner: "owner",
});

function readMembership(json) {
  return {
    id: json.id,
    organizationId: json.organization_id,
    userId: json.user_id,
    role: json.role,
    createdAt: readTime(json.created_at),
  };
}

function readMessagePreview(json) {
  return {
    text: json.text,
    files: json.files,
    length: json.length,
    most: json.most,
  };
}

const Missed = Object.freeze({
  Once: "once",
  Skip: "skip",
});

function readModelInfo(json) {
  return {
    name: json.name,
    kind: json.kind,
    licence: json.licence,
    commercial: json.commercial,
    source: json.source,
    bytes: json.bytes,
  };
}

function readMoney(json) {
  return {
    minorUnits: json.minor_units,
    currency: json.currency,
  };
}

function writeMoney(value) {
  record(value, "Money", ["minorUnits", "currency"]);
  const json = {};
  if (value.minorUnits !== undefined) json.minor_units = value.minorUnits;
  if (value.currency !== undefined) json.currency = value.currency;
  return json;
}

function readMoneyFigures(json) {
  return {
    currency: json.currency,
    paid: json.paid,
    refunded: json.refunded,
  };
}

function readMusic(json) {
  return {
    file: json.file,
    levelDb: json.level_db,
    duckDb: json.duck_db,
    looped: json.looped,
    fadeInMs: json.fade_in_ms,
    fadeOutMs: json.fade_out_ms,
  };
}

function writeMusic(value) {
  record(value, "Music", ["file", "levelDb", "duckDb", "looped", "fadeInMs", "fadeOutMs"]);
  const json = {};
  if (value.file !== undefined) json.file = value.file;
  if (value.levelDb !== undefined) json.level_db = value.levelDb;
  if (value.duckDb !== undefined) json.duck_db = value.duckDb;
  if (value.looped !== undefined) json.looped = value.looped;
  if (value.fadeInMs !== undefined) json.fade_in_ms = value.fadeInMs;
  if (value.fadeOutMs !== undefined) json.fade_out_ms = value.fadeOutMs;
  return json;
}

const Needs = Object.freeze({
  Result: "result",
  End: "end",
});

const Network = Object.freeze({
  X: "x",
  Facebook: "facebook",
  Instagram: "instagram",
  LinkedIn: "linkedin",
  Bluesky: "bluesky",
  Mastodon: "mastodon",
  Threads: "threads",
  Own: "own",
});

function readNetworkAccount(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    network: json.network,
    server: json.server,
    remote: readRemoteAccount(json.remote),
    state: json.state,
    error: json.error === null ? null : readErrorRecord(json.error),
    expiresAt: json.expires_at === null ? null : readTime(json.expires_at),
    connectedAt: readTime(json.connected_at),
    createdAt: readTime(json.created_at),
  };
}

function readNetworkApp(json) {
  return {
    clientId: json.client_id,
    clientSecret: json.client_secret,
  };
}

function writeNetworkApp(value) {
  record(value, "NetworkApp", ["clientId", "clientSecret"]);
  const json = {};
  if (value.clientId !== undefined) json.client_id = value.clientId;
  if (value.clientSecret !== undefined) json.client_secret = value.clientSecret;
  return json;
}

function readNetworkServer(json) {
  return {
    network: json.network,
    url: json.url,
  };
}

function writeNetworkServer(value) {
  record(value, "NetworkServer", ["network", "url"]);
  const json = {};
  if (value.network !== undefined) json.network = value.network;
  if (value.url !== undefined) json.url = value.url;
  return json;
}

function readNewApiKey(json) {
  return {
    name: json.name,
    scopes: json.scopes,
    expiresInS: json.expires_in_s,
    rateLimit: json.rate_limit,
    rateWindowS: json.rate_window_s,
  };
}

function writeNewApiKey(value) {
  record(value, "NewApiKey", ["name", "scopes", "expiresInS", "rateLimit", "rateWindowS"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.scopes !== undefined) json.scopes = value.scopes;
  if (value.expiresInS !== undefined) json.expires_in_s = value.expiresInS;
  if (value.rateLimit !== undefined) json.rate_limit = value.rateLimit;
  if (value.rateWindowS !== undefined) json.rate_window_s = value.rateWindowS;
  return json;
}

function readNewAvatar(json) {
  return {
    name: json.name,
    consent: readNewConsent(json.consent),
  };
}

function writeNewAvatar(value) {
  record(value, "NewAvatar", ["name", "consent"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.consent !== undefined) json.consent = writeNewConsent(value.consent);
  return json;
}

function readNewConsent(json) {
  return {
    by: json.by,
    statement: json.statement,
  };
}

function writeNewConsent(value) {
  record(value, "NewConsent", ["by", "statement"]);
  const json = {};
  if (value.by !== undefined) json.by = value.by;
  if (value.statement !== undefined) json.statement = value.statement;
  return json;
}

function readNewJobSchedule(json) {
  return {
    name: json.name,
    kind: json.kind,
    request: json.request,
    quote: json.quote,
    priority: json.priority,
    cron: json.cron,
    timeZone: json.time_zone,
    missed: json.missed,
  };
}

function writeNewJobSchedule(value) {
  record(value, "NewJobSchedule", ["name", "kind", "request", "quote", "priority", "cron", "timeZone", "missed"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.kind !== undefined) json.kind = value.kind;
  if (value.request !== undefined) json.request = value.request;
  if (value.quote !== undefined) json.quote = value.quote;
  if (value.priority !== undefined) json.priority = value.priority;
  if (value.cron !== undefined) json.cron = value.cron;
  if (value.timeZone !== undefined) json.time_zone = value.timeZone;
  if (value.missed !== undefined) json.missed = value.missed;
  return json;
}

function readNewOrganization(json) {
  return {
    name: json.name,
    slug: json.slug,
    logo: json.logo,
  };
}

function writeNewOrganization(value) {
  record(value, "NewOrganization", ["name", "slug", "logo"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.slug !== undefined) json.slug = value.slug;
  if (value.logo !== undefined) json.logo = value.logo;
  return json;
}

function readNewPostQueue(json) {
  return {
    name: json.name,
    timeZone: json.time_zone,
    slots: json.slots.map((item) => readQueueSlot(item)),
    connections: json.connections,
  };
}

function writeNewPostQueue(value) {
  record(value, "NewPostQueue", ["name", "timeZone", "slots", "connections"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.timeZone !== undefined) json.time_zone = value.timeZone;
  if (value.slots !== undefined) json.slots = value.slots.map((item) => writeQueueSlot(item));
  if (value.connections !== undefined) json.connections = value.connections;
  return json;
}

function readNewProduct(json) {
  return {
    name: json.name,
    description: json.description,
    category: json.category,
    price: readMoney(json.price),
    stock: json.stock,
    content: readProductContent(json.content),
  };
}

function writeNewProduct(value) {
  record(value, "NewProduct", ["name", "description", "category", "price", "stock", "content"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.description !== undefined) json.description = value.description;
  if (value.category !== undefined) json.category = value.category;
  if (value.price !== undefined) json.price = writeMoney(value.price);
  if (value.stock !== undefined) json.stock = value.stock;
  if (value.content !== undefined) json.content = writeProductContent(value.content);
  return json;
}

function readNewRating(json) {
  return {
    stars: json.stars,
    text: json.text,
  };
}

function writeNewRating(value) {
  record(value, "NewRating", ["stars", "text"]);
  const json = {};
  if (value.stars !== undefined) json.stars = value.stars;
  if (value.text !== undefined) json.text = value.text;
  return json;
}

function readNewUser(json) {
  return {
    name: json.name,
    email: json.email,
    password: json.password,
    role: json.role,
  };
}

function writeNewUser(value) {
  record(value, "NewUser", ["name", "email", "password", "role"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.email !== undefined) json.email = value.email;
  if (value.password !== undefined) json.password = value.password;
  if (value.role !== undefined) json.role = value.role;
  return json;
}

function readNewWebhook(json) {
  return {
    url: json.url,
    description: json.description,
    kinds: json.kinds,
  };
}

function writeNewWebhook(value) {
  record(value, "NewWebhook", ["url", "description", "kinds"]);
  const json = {};
  if (value.url !== undefined) json.url = value.url;
  if (value.description !== undefined) json.description = value.description;
  if (value.kinds !== undefined) json.kinds = value.kinds;
  return json;
}

const Onboarding = Object.freeze({
  NotBegun: "not_begun",
  Unfinished: "unfinished",
  Finished: "finished",
});

function readOpenAiSpeechConfig(json) {
  return {
    url: json.url,
    apiKey: json.api_key,
    model: json.model,
    voices: json.voices,
    allowHttp: json.allow_http,
    atOnce: json.at_once,
  };
}

function writeOpenAiSpeechConfig(value) {
  record(value, "OpenAiSpeechConfig", ["url", "apiKey", "model", "voices", "allowHttp", "atOnce"]);
  const json = {};
  if (value.url !== undefined) json.url = value.url;
  if (value.apiKey !== undefined) json.api_key = value.apiKey;
  if (value.model !== undefined) json.model = value.model;
  if (value.voices !== undefined) json.voices = value.voices;
  if (value.allowHttp !== undefined) json.allow_http = value.allowHttp;
  if (value.atOnce !== undefined) json.at_once = value.atOnce;
  return json;
}

function readOrder(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    productId: json.product_id,
    productName: json.product_name,
    version: json.version,
    state: json.state,
    price: readMoney(json.price),
    credits: json.credits,
    idempotencyKey: json.idempotency_key,
    createdAt: readTime(json.created_at),
    paidAt: json.paid_at === null ? null : readTime(json.paid_at),
    refundedAt: json.refunded_at === null ? null : readTime(json.refunded_at),
  };
}

const OrderState = Object.freeze({
  Pending: "pending",
  Paid: "paid",
  Refunded: "refunded",
  Cancelled: "cancelled",
});

function readOrganization(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    name: json.name,
    slug: json.slug,
    logo: json.logo,
    createdAt: readTime(json.created_at),
  };
}

function readOrganizationPage(json) {
  return {
    organization: readOrganization(json.organization),
    members: json.members.map((item) => readMember(item)),
    invitations: json.invitations.map((item) => readInvitation(item)),
  };
}

function readOrganizationUpdate(json) {
  return {
    name: json.name,
    slug: json.slug,
    logo: json.logo,
  };
}

function writeOrganizationUpdate(value) {
  record(value, "OrganizationUpdate", ["name", "slug", "logo"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.slug !== undefined) json.slug = value.slug;
  if (value.logo !== undefined) json.logo = value.logo;
  return json;
}

function readOutboxMail(json) {
  return {
    id: json.id,
    to: json.to,
    subject: json.subject,
    text: json.text,
    state: json.state,
    createdAt: readTime(json.created_at),
  };
}

function readOverlay(json) {
  return {
    text: json.text,
    place: json.place,
    fromMs: json.from_ms,
    toMs: json.to_ms,
    color: json.color,
  };
}

function writeOverlay(value) {
  record(value, "Overlay", ["text", "place", "fromMs", "toMs", "color"]);
  const json = {};
  if (value.text !== undefined) json.text = value.text;
  if (value.place !== undefined) json.place = value.place;
  if (value.fromMs !== undefined) json.from_ms = value.fromMs;
  if (value.toMs !== undefined) json.to_ms = value.toMs;
  if (value.color !== undefined) json.color = value.color;
  return json;
}

const OverlayPlace = Object.freeze({
  Title: "title",
  LowerThird: "lower_third",
});

function readOwnAccount(json) {
  return {
    account: readRemoteAccount(json.account),
    secret: json.secret,
  };
}

function writeOwnAccount(value) {
  record(value, "OwnAccount", ["account", "secret"]);
  const json = {};
  if (value.account !== undefined) json.account = writeRemoteAccount(value.account);
  if (value.secret !== undefined) json.secret = value.secret;
  return json;
}

function readOwnLimits(json) {
  return {
    textChars: json.text_chars,
    parts: json.parts,
    mostFiles: json.most_files,
    fileBytes: json.file_bytes,
    mediaTypes: json.media_types,
    altTextChars: json.alt_text_chars,
    recognisesRepeats: json.recognises_repeats,
    canFind: json.can_find,
  };
}

function writeOwnLimits(value) {
  record(value, "OwnLimits", ["textChars", "parts", "mostFiles", "fileBytes", "mediaTypes", "altTextChars", "recognisesRepeats", "canFind"]);
  const json = {};
  if (value.textChars !== undefined) json.text_chars = value.textChars;
  if (value.parts !== undefined) json.parts = value.parts;
  if (value.mostFiles !== undefined) json.most_files = value.mostFiles;
  if (value.fileBytes !== undefined) json.file_bytes = value.fileBytes;
  if (value.mediaTypes !== undefined) json.media_types = value.mediaTypes;
  if (value.altTextChars !== undefined) json.alt_text_chars = value.altTextChars;
  if (value.recognisesRepeats !== undefined) json.recognises_repeats = value.recognisesRepeats;
  if (value.canFind !== undefined) json.can_find = value.canFind;
  return json;
}

function readOwnMessage(json) {
  return {
    key: json.key,
    account: readRemoteAccount(json.account),
    secret: json.secret,
    text: json.text,
    media: json.media.map((item) => readAttachment(item)),
    answers: json.answers === null ? null : readPublished(json.answers),
    languages: json.languages,
  };
}

function readOwnResult(json) {
  return {
    value: json.value,
  };
}

function readOwnedProduct(json) {
  return {
    product: readProduct(json.product),
    licence: readLicence(json.licence),
    content: readProductContent(json.content),
  };
}

function readPageRequest(json) {
  return {
    after: json.after,
    limit: json.limit,
  };
}

function writePageRequest(value) {
  record(value, "PageRequest", ["after", "limit"]);
  const json = {};
  if (value.after !== undefined) json.after = value.after;
  if (value.limit !== undefined) json.limit = value.limit;
  return json;
}

const PaidSubscriptionState = Object.freeze({
  Incomplete: "incomplete",
  IncompleteExpired: "incomplete_expired",
  Trialing: "trialing",
  Active: "active",
  PastDue: "past_due",
  Unpaid: "unpaid",
  Paused: "paused",
  Canceled: "canceled",
});

function readPasskey(json) {
  return {
    id: json.id,
    userId: json.user_id,
    name: json.name,
    credentialId: json.credential_id,
    data: json.data,
    createdAt: readTime(json.created_at),
    lastUsedAt: json.last_used_at === null ? null : readTime(json.last_used_at),
  };
}

function readPasskeyAnswer(json) {
  return {
    token: json.token,
    response: json.response,
  };
}

function writePasskeyAnswer(value) {
  record(value, "PasskeyAnswer", ["token", "response"]);
  const json = {};
  if (value.token !== undefined) json.token = value.token;
  if (value.response !== undefined) json.response = value.response;
  return json;
}

function readPasskeyChallenge(json) {
  return {
    token: json.token,
    options: json.options,
  };
}

function readPayout(json) {
  return {
    id: json.id,
    seller: json.seller,
    reverses: json.reverses,
    amount: readMoney(json.amount),
    reversed: readMoney(json.reversed),
    state: json.state,
    reference: json.reference,
    attempts: json.attempts,
    dueAt: readTime(json.due_at),
    error: json.error === null ? null : readErrorRecord(json.error),
    createdAt: readTime(json.created_at),
  };
}

const PayoutState = Object.freeze({
  Armed: "armed",
  Sent: "sent",
  Failed: "failed",
});

function readPeriod(json) {
  return {
    start: readTime(json.start),
    end: readTime(json.end),
  };
}

function readPhonemeSpan(json) {
  return {
    phoneme: json.phoneme,
    stress: json.stress,
    startUs: json.start_us,
    endUs: json.end_us,
  };
}

function writePhonemeSpan(value) {
  record(value, "PhonemeSpan", ["phoneme", "stress", "startUs", "endUs"]);
  const json = {};
  if (value.phoneme !== undefined) json.phoneme = value.phoneme;
  if (value.stress !== undefined) json.stress = value.stress;
  if (value.startUs !== undefined) json.start_us = value.startUs;
  if (value.endUs !== undefined) json.end_us = value.endUs;
  return json;
}

function readPlan(json) {
  return {
    code: json.code,
    name: json.name,
    price: readMoney(json.price),
    creditsPerPeriod: json.credits_per_period,
    maxAvatars: json.max_avatars,
    features: json.features,
  };
}

function readPlannedTime(json) {
  return {
    local: json.local,
    timeZone: json.time_zone,
  };
}

function writePlannedTime(value) {
  record(value, "PlannedTime", ["local", "timeZone"]);
  const json = {};
  if (value.local !== undefined) json.local = value.local;
  if (value.timeZone !== undefined) json.time_zone = value.timeZone;
  return json;
}

function readPostContent(json) {
  return {
    messages: json.messages.map((item) => readPostMessage(item)),
    firstComment: json.first_comment,
    format: json.format,
    languages: json.languages,
  };
}

function writePostContent(value) {
  record(value, "PostContent", ["messages", "firstComment", "format", "languages"]);
  const json = {};
  if (value.messages !== undefined) json.messages = value.messages.map((item) => writePostMessage(item));
  if (value.firstComment !== undefined) json.first_comment = value.firstComment;
  if (value.format !== undefined) json.format = value.format;
  if (value.languages !== undefined) json.languages = value.languages;
  return json;
}

function readPostFigures(json) {
  return {
    network: json.network,
    published: json.published,
    failed: json.failed,
    unconfirmed: json.unconfirmed,
  };
}

const PostFormat = Object.freeze({
  Post: "post",
  Reel: "reel",
  Story: "story",
});

function readPostMedia(json) {
  return {
    file: json.file,
    altText: json.alt_text,
    captions: json.captions,
  };
}

function writePostMedia(value) {
  record(value, "PostMedia", ["file", "altText", "captions"]);
  const json = {};
  if (value.file !== undefined) json.file = value.file;
  if (value.altText !== undefined) json.alt_text = value.altText;
  if (value.captions !== undefined) json.captions = value.captions;
  return json;
}

function readPostMessage(json) {
  return {
    text: json.text,
    media: json.media.map((item) => readPostMedia(item)),
  };
}

function writePostMessage(value) {
  record(value, "PostMessage", ["text", "media"]);
  const json = {};
  if (value.text !== undefined) json.text = value.text;
  if (value.media !== undefined) json.media = value.media.map((item) => writePostMedia(item));
  return json;
}

function readPostMetrics(json) {
  return {
    likes: json.likes,
    comments: json.comments,
    shares: json.shares,
    views: json.views,
  };
}

function readPostQueue(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    name: json.name,
    timeZone: json.time_zone,
    slots: json.slots.map((item) => readQueueSlot(item)),
    connections: json.connections,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readPostRecurrence(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    author: json.author,
    post: readPostRequest(json.post),
    rule: readRecurrenceRule(json.rule),
    state: json.state,
    nextAt: json.next_at === null ? null : readTime(json.next_at),
    made: json.made,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readPostRequest(json) {
  return {
    content: readPostContent(json.content),
    variants: json.variants.map((item) => readPostVariant(item)),
    connections: json.connections,
    time: json.time === null ? null : readPlannedTime(json.time),
    videoJob: json.video_job,
    utm: json.utm === null ? null : readUtmTags(json.utm),
  };
}

function writePostRequest(value) {
  record(value, "PostRequest", ["content", "variants", "connections", "time", "videoJob", "utm"]);
  const json = {};
  if (value.content !== undefined) json.content = writePostContent(value.content);
  if (value.variants !== undefined) json.variants = value.variants.map((item) => writePostVariant(item));
  if (value.connections !== undefined) json.connections = value.connections;
  if (value.time !== undefined) json.time = writePlannedTime(value.time);
  if (value.videoJob !== undefined) json.video_job = value.videoJob;
  if (value.utm !== undefined) json.utm = writeUtmTags(value.utm);
  return json;
}

function readPostRules(json) {
  return {
    approval: json.approval,
  };
}

function writePostRules(value) {
  record(value, "PostRules", ["approval"]);
  const json = {};
  if (value.approval !== undefined) json.approval = value.approval;
  return json;
}

const PostState = Object.freeze({
  Draft: "draft",
  AwaitingApproval: "awaiting_approval",
  Missed: "missed",
  Scheduled: "scheduled",
  Publishing: "publishing",
  Published: "published",
  Partial: "partial",
  Failed: "failed",
  Unconfirmed: "unconfirmed",
  Cancelled: "cancelled",
});

function readPostVariant(json) {
  return {
    network: json.network,
    content: readPostContent(json.content),
  };
}

function writePostVariant(value) {
  record(value, "PostVariant", ["network", "content"]);
  const json = {};
  if (value.network !== undefined) json.network = value.network;
  if (value.content !== undefined) json.content = writePostContent(value.content);
  return json;
}

function readPostWarning(json) {
  return {
    kind: json.kind,
    connectionId: json.connection_id,
    postId: json.post_id,
    dueAt: readTime(json.due_at),
    withinS: json.within_s,
  };
}

const PostWarningKind = Object.freeze({
  Duplicate: "duplicate",
  Conflict: "conflict",
});

function readPosting(json) {
  return {
    book: json.book,
    amount: json.amount,
  };
}

function readPostsImport(json) {
  return {
    lines: json.lines,
    problems: json.problems.map((item) => readImportProblem(item)),
    posts: json.posts.map((item) => readSocialPost(item)),
  };
}

const Preset = Object.freeze({
  X: "x",
  InstagramReels: "instagram_reels",
  InstagramFeed: "instagram_feed",
  Facebook: "facebook",
  LinkedIn: "linkedin",
  TikTok: "tiktok",
  YouTube: "youtube",
  YouTubeShorts: "youtube_shorts",
  Square: "square",
});

function readPriceList(json) {
  return {
    tts: readRate(json.tts),
    video: readRate(json.video),
    lipSync: readRate(json.lip_sync),
    voices: json.voices.map((item) => readVoicePrice(item)),
  };
}

function writePriceList(value) {
  record(value, "PriceList", ["tts", "video", "lipSync", "voices"]);
  const json = {};
  if (value.tts !== undefined) json.tts = writeRate(value.tts);
  if (value.video !== undefined) json.video = writeRate(value.video);
  if (value.lipSync !== undefined) json.lip_sync = writeRate(value.lipSync);
  if (value.voices !== undefined) json.voices = value.voices.map((item) => writeVoicePrice(item));
  return json;
}

function readProblem(json) {
  return {
    field: json.field,
    message: json.message,
    limit: json.limit,
    value: json.value,
  };
}

function readProduct(json) {
  return {
    id: json.id,
    slug: json.slug,
    name: json.name,
    description: json.description,
    category: json.category,
    price: readMoney(json.price),
    credits: json.credits,
    seller: json.seller,
    state: json.state,
    reason: json.reason,
    version: json.version,
    stock: json.stock,
    sold: json.sold,
    ratings: json.ratings,
    stars: json.stars,
    createdAt: readTime(json.created_at),
  };
}

function readProductContent(json) {
  return {
    looks: json.looks.map((item) => readLook(item)),
    documents: json.documents.map((item) => readDocument(item)),
  };
}

function writeProductContent(value) {
  record(value, "ProductContent", ["looks", "documents"]);
  const json = {};
  if (value.looks !== undefined) json.looks = value.looks.map((item) => writeLook(item));
  if (value.documents !== undefined) json.documents = value.documents.map((item) => writeDocument(item));
  return json;
}

function readProductQuery(json) {
  return {
    text: json.text,
    category: json.category,
  };
}

function writeProductQuery(value) {
  record(value, "ProductQuery", ["text", "category"]);
  const json = {};
  if (value.text !== undefined) json.text = value.text;
  if (value.category !== undefined) json.category = value.category;
  return json;
}

const ProductState = Object.freeze({
  Draft: "draft",
  InReview: "in_review",
  Rejected: "rejected",
  Published: "published",
  Withdrawn: "withdrawn",
});

function readProductUpdate(json) {
  return {
    name: json.name,
    description: json.description,
    price: json.price === null ? null : readMoney(json.price),
    content: json.content === null ? null : readProductContent(json.content),
  };
}

function writeProductUpdate(value) {
  record(value, "ProductUpdate", ["name", "description", "price", "content"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.description !== undefined) json.description = value.description;
  if (value.price !== undefined) json.price = writeMoney(value.price);
  if (value.content !== undefined) json.content = writeProductContent(value.content);
  return json;
}

function readProviderOutcome(json) {
  return {
    outcome: readSignInOutcome(json.outcome),
    then: json.then,
  };
}

function readProviderReturn(json) {
  return {
    state: json.state,
    keptState: json.kept_state,
    code: json.code,
    issuer: json.issuer,
    trustedDevice: json.trusted_device,
  };
}

function writeProviderReturn(value) {
  record(value, "ProviderReturn", ["state", "keptState", "code", "issuer", "trustedDevice"]);
  const json = {};
  if (value.state !== undefined) json.state = value.state;
  if (value.keptState !== undefined) json.kept_state = value.keptState;
  if (value.code !== undefined) json.code = value.code;
  if (value.issuer !== undefined) json.issuer = value.issuer;
  if (value.trustedDevice !== undefined) json.trusted_device = value.trustedDevice;
  return json;
}

function readProviderStart(json) {
  return {
    url: json.url,
    state: json.state,
  };
}

function readPublicationInfo(json) {
  return {
    id: json.id,
    postId: json.post_id,
    connectionId: json.connection_id,
    network: json.network,
    state: json.state,
    nextAt: json.next_at === null ? null : readTime(json.next_at),
    published: json.published.map((item) => readPublished(item)),
    triedAt: json.tried_at === null ? null : readTime(json.tried_at),
    failures: json.failures,
    error: json.error === null ? null : readErrorRecord(json.error),
    metrics: readPostMetrics(json.metrics),
    countedAt: json.counted_at === null ? null : readTime(json.counted_at),
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

const PublicationState = Object.freeze({
  Scheduled: "scheduled",
  Preparing: "preparing",
  Processing: "processing",
  Publishing: "publishing",
  Published: "published",
  Failed: "failed",
  Cancelled: "cancelled",
  Unconfirmed: "unconfirmed",
});

function readPublished(json) {
  return {
    remoteId: json.remote_id,
    version: json.version,
    permalink: json.permalink,
  };
}

function writePublished(value) {
  record(value, "Published", ["remoteId", "version", "permalink"]);
  const json = {};
  if (value.remoteId !== undefined) json.remote_id = value.remoteId;
  if (value.version !== undefined) json.version = value.version;
  if (value.permalink !== undefined) json.permalink = value.permalink;
  return json;
}

function readPurchaseRequest(json) {
  return {
    product: json.product,
    credits: json.credits,
    idempotencyKey: json.idempotency_key,
  };
}

function writePurchaseRequest(value) {
  record(value, "PurchaseRequest", ["product", "credits", "idempotencyKey"]);
  const json = {};
  if (value.product !== undefined) json.product = value.product;
  if (value.credits !== undefined) json.credits = value.credits;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

const Purpose = Object.freeze({
  VerifyEmail: "verify-email",
  ChangeEmail: "change-email",
  ResetPassword: "reset-password",
  MagicLink: "magic-link",
  SignInCode: "sign-in-code",
  VerifyEmailCode: "verify-email-code",
  ResetPasswordCode: "reset-password-code",
  SecondFactor: "second-factor",
  TrustedDevice: "trusted-device",
  OAuthState: "oauth-state",
  Passkey: "passkey",
  NetworkState: "network-state",
  NetworkChoice: "network-choice",
});

function readQueueDepth(json) {
  return {
    kind: json.kind,
    state: json.state,
    waits: json.waits,
    count: json.count,
    oldest: readTime(json.oldest),
  };
}

function readQueueMetrics(json) {
  return {
    kind: json.kind,
    counts: readKindMetrics(json.counts),
  };
}

function readQueueSlot(json) {
  return {
    weekday: json.weekday,
    time: json.time,
  };
}

function writeQueueSlot(value) {
  record(value, "QueueSlot", ["weekday", "time"]);
  const json = {};
  if (value.weekday !== undefined) json.weekday = value.weekday;
  if (value.time !== undefined) json.time = value.time;
  return json;
}

function readRate(json) {
  return {
    credits: json.credits,
    perSeconds: json.per_seconds,
  };
}

function writeRate(value) {
  record(value, "Rate", ["credits", "perSeconds"]);
  const json = {};
  if (value.credits !== undefined) json.credits = value.credits;
  if (value.perSeconds !== undefined) json.per_seconds = value.perSeconds;
  return json;
}

function readRating(json) {
  return {
    productId: json.product_id,
    accountId: json.account_id,
    stars: json.stars,
    text: json.text,
    at: readTime(json.at),
  };
}

function readReceipt(json) {
  return {
    order: readOrder(json.order),
    licence: json.licence === null ? null : readLicence(json.licence),
  };
}

function readReconciliation(json) {
  return {
    id: json.id,
    gateway: json.gateway,
    period: readPeriod(json.period),
    lookedAt: json.looked_at,
    found: json.found,
    differences: json.differences.map((item) => readDifference(item)),
    at: readTime(json.at),
  };
}

function readRecurrenceRule(json) {
  return {
    every: json.every,
    weekdays: json.weekdays,
    day: json.day,
    time: json.time,
    timeZone: json.time_zone,
    until: json.until,
    count: json.count,
  };
}

function writeRecurrenceRule(value) {
  record(value, "RecurrenceRule", ["every", "weekdays", "day", "time", "timeZone", "until", "count"]);
  const json = {};
  if (value.every !== undefined) json.every = value.every;
  if (value.weekdays !== undefined) json.weekdays = value.weekdays;
  if (value.day !== undefined) json.day = value.day;
  if (value.time !== undefined) json.time = value.time;
  if (value.timeZone !== undefined) json.time_zone = value.timeZone;
  if (value.until !== undefined) json.until = value.until;
  if (value.count !== undefined) json.count = value.count;
  return json;
}

const RecurrenceState = Object.freeze({
  Active: "active",
  Ended: "ended",
  Stopped: "stopped",
});

function readRefund(json) {
  return {
    reference: json.reference,
    amount: readMoney(json.amount),
    state: json.state,
  };
}

const RefundState = Object.freeze({
  Pending: "pending",
  Succeeded: "succeeded",
  Failed: "failed",
  Canceled: "canceled",
});

function readRefusedUser(json) {
  return {
    email: json.email,
    reason: json.reason,
  };
}

function readRemoteAccount(json) {
  return {
    id: json.id,
    handle: json.handle,
  };
}

function writeRemoteAccount(value) {
  record(value, "RemoteAccount", ["id", "handle"]);
  const json = {};
  if (value.id !== undefined) json.id = value.id;
  if (value.handle !== undefined) json.handle = value.handle;
  return json;
}

function readRepeatRequest(json) {
  return {
    post: readPostRequest(json.post),
    rule: readRecurrenceRule(json.rule),
  };
}

function writeRepeatRequest(value) {
  record(value, "RepeatRequest", ["post", "rule"]);
  const json = {};
  if (value.post !== undefined) json.post = writePostRequest(value.post);
  if (value.rule !== undefined) json.rule = writeRecurrenceRule(value.rule);
  return json;
}

const Resolution = Object.freeze({
  P720: "720p",
  P1080: "1080p",
});

const Role = Object.freeze({
  User: "user",
  Admin: "admin",
});

function readS3Config(json) {
  return {
    accessKeyId: json.access_key_id,
    secretAccessKey: json.secret_access_key,
    sessionToken: json.session_token,
    region: json.region,
    endpointUrl: json.endpoint_url,
    allowHttp: json.allow_http,
  };
}

function writeS3Config(value) {
  record(value, "S3Config", ["accessKeyId", "secretAccessKey", "sessionToken", "region", "endpointUrl", "allowHttp"]);
  const json = {};
  if (value.accessKeyId !== undefined) json.access_key_id = value.accessKeyId;
  if (value.secretAccessKey !== undefined) json.secret_access_key = value.secretAccessKey;
  if (value.sessionToken !== undefined) json.session_token = value.sessionToken;
  if (value.region !== undefined) json.region = value.region;
  if (value.endpointUrl !== undefined) json.endpoint_url = value.endpointUrl;
  if (value.allowHttp !== undefined) json.allow_http = value.allowHttp;
  return json;
}

function readSalesFigures(json) {
  return {
    sold: json.sold,
    paid: json.paid,
    shares: json.shares,
    returned: json.returned,
    paidBack: json.paid_back,
    sharesBack: json.shares_back,
  };
}

function readScene(json) {
  return {
    script: json.script,
    card: json.card,
    clip: json.clip,
    avatar: json.avatar,
    layout: json.layout,
    voice: json.voice,
    settings: json.settings === null ? null : readVoiceSettings(json.settings),
    background: json.background === null ? null : readBackground(json.background),
    overlays: json.overlays.map((item) => readOverlay(item)),
    durationMs: json.duration_ms,
    pauseMs: json.pause_ms,
    title: json.title,
  };
}

function writeScene(value) {
  record(value, "Scene", ["script", "card", "clip", "avatar", "layout", "voice", "settings", "background", "overlays", "durationMs", "pauseMs", "title"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.card !== undefined) json.card = value.card;
  if (value.clip !== undefined) json.clip = value.clip;
  if (value.avatar !== undefined) json.avatar = value.avatar;
  if (value.layout !== undefined) json.layout = value.layout;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.background !== undefined) json.background = writeBackground(value.background);
  if (value.overlays !== undefined) json.overlays = value.overlays.map((item) => writeOverlay(item));
  if (value.durationMs !== undefined) json.duration_ms = value.durationMs;
  if (value.pauseMs !== undefined) json.pause_ms = value.pauseMs;
  if (value.title !== undefined) json.title = value.title;
  return json;
}

const SceneLayout = Object.freeze({
  Full: "full",
  Left: "left",
  Right: "right",
  Corner: "corner",
});

const Scope = Object.freeze({
  CreditsRead: "credits:read",
  AvatarsRead: "avatars:read",
  AvatarsWrite: "avatars:write",
  JobsRead: "jobs:read",
  JobsWrite: "jobs:write",
  SocialRead: "social:read",
  SocialWrite: "social:write",
  WebhooksRead: "webhooks:read",
  WebhooksWrite: "webhooks:write",
  AnalyticsRead: "analytics:read",
});

function readSecondFactor(json) {
  return {
    method: json.method,
    code: json.code,
    trustDevice: json.trust_device,
  };
}

function writeSecondFactor(value) {
  record(value, "SecondFactor", ["method", "code", "trustDevice"]);
  const json = {};
  if (value.method !== undefined) json.method = value.method;
  if (value.code !== undefined) json.code = value.code;
  if (value.trustDevice !== undefined) json.trust_device = value.trustDevice;
  return json;
}

function readSellerBalance(json) {
  return {
    accountId: json.account_id,
    onboarding: json.onboarding,
    balance: readMoney(json.balance),
    waiting: readMoney(json.waiting),
    payable: readMoney(json.payable),
    minimum: readMoney(json.minimum),
  };
}

function readSellerEntry(json) {
  return {
    seller: json.seller,
    seq: json.seq,
    kind: json.kind,
    amount: readMoney(json.amount),
    balance: readMoney(json.balance),
    orderId: json.order_id,
    payoutId: json.payout_id,
    availableAt: readTime(json.available_at),
    at: readTime(json.at),
  };
}

const SellerEntryKind = Object.freeze({
  Sale: "sale",
  Returned: "returned",
  Restored: "restored",
  Payout: "payout",
  PayoutFailed: "payout_failed",
  Reversal: "reversal",
  ReversalFailed: "reversal_failed",
});

function readSession(json) {
  return {
    id: json.id,
    userId: json.user_id,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
    expiresAt: readTime(json.expires_at),
    remembered: json.remembered,
    ipAddress: json.ip_address,
    userAgent: json.user_agent,
    impersonatedBy: json.impersonated_by,
    organizationId: json.organization_id,
  };
}

function readShare(json) {
  return {
    orderId: json.order_id,
    seller: json.seller,
    credits: json.credits,
    state: json.state,
    dueAt: readTime(json.due_at),
  };
}

const ShareState = Object.freeze({
  Waiting: "waiting",
  Granted: "granted",
  Returned: "returned",
});

function readSignIn(json) {
  return {
    email: json.email,
    password: json.password,
    remember: json.remember,
    trustedDevice: json.trusted_device,
  };
}

function writeSignIn(value) {
  record(value, "SignIn", ["email", "password", "remember", "trustedDevice"]);
  const json = {};
  if (value.email !== undefined) json.email = value.email;
  if (value.password !== undefined) json.password = value.password;
  if (value.remember !== undefined) json.remember = value.remember;
  if (value.trustedDevice !== undefined) json.trusted_device = value.trustedDevice;
  return json;
}

function readSignInOutcome(json) {
  const [[kind, value]] = Object.entries(json);
  if (kind === "complete") return { kind, value: readSignedIn(value) };
  if (kind === "challenged") return { kind, value: readChallenge(value) };
  throw new TypeError(`unknown SignInOutcome: ${kind}`);
}

function readSignUp(json) {
  return {
    name: json.name,
    email: json.email,
    password: json.password,
    image: json.image,
    remember: json.remember,
  };
}

function writeSignUp(value) {
  record(value, "SignUp", ["name", "email", "password", "image", "remember"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.email !== undefined) json.email = value.email;
  if (value.password !== undefined) json.password = value.password;
  if (value.image !== undefined) json.image = value.image;
  if (value.remember !== undefined) json.remember = value.remember;
  return json;
}

function readSignedIn(json) {
  return {
    token: json.token,
    session: readSession(json.session),
    user: readUser(json.user),
    trustedDevice: json.trusted_device,
  };
}

function readSocialConfig(json) {
  return {
    publishing: readSocialSettings(json.publishing),
    x: readNetworkApp(json.x),
    facebook: readNetworkApp(json.facebook),
    linkedin: readNetworkApp(json.linkedin),
    linkedinOrganisations: json.linkedin_organisations,
    threads: readNetworkApp(json.threads),
    mastodon: json.mastodon.map((item) => readMastodonServer(item)),
    servers: json.servers.map((item) => readNetworkServer(item)),
    inside: json.inside,
  };
}

function writeSocialConfig(value) {
  record(value, "SocialConfig", ["publishing", "x", "facebook", "linkedin", "linkedinOrganisations", "threads", "mastodon", "servers", "inside"]);
  const json = {};
  if (value.publishing !== undefined) json.publishing = writeSocialSettings(value.publishing);
  if (value.x !== undefined) json.x = writeNetworkApp(value.x);
  if (value.facebook !== undefined) json.facebook = writeNetworkApp(value.facebook);
  if (value.linkedin !== undefined) json.linkedin = writeNetworkApp(value.linkedin);
  if (value.linkedinOrganisations !== undefined) json.linkedin_organisations = value.linkedinOrganisations;
  if (value.threads !== undefined) json.threads = writeNetworkApp(value.threads);
  if (value.mastodon !== undefined) json.mastodon = value.mastodon.map((item) => writeMastodonServer(item));
  if (value.servers !== undefined) json.servers = value.servers.map((item) => writeNetworkServer(item));
  if (value.inside !== undefined) json.inside = value.inside;
  return json;
}

function readSocialPost(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    request: readPostRequest(json.request),
    state: json.state,
    dueAt: json.due_at === null ? null : readTime(json.due_at),
    queueId: json.queue_id,
    recurrenceId: json.recurrence_id,
    approval: json.approval === null ? null : readApproval(json.approval),
    warnings: json.warnings.map((item) => readPostWarning(item)),
    revision: json.revision,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readSocialSettings(json) {
  return {
    callS: json.call_s,
    leaseS: json.lease_s,
    atOnce: json.at_once,
    tries: json.tries,
    pauseS: json.pause_s,
    longestPauseS: json.longest_pause_s,
    looks: json.looks,
    lookS: json.look_s,
    videoS: json.video_s,
    refreshAheadS: json.refresh_ahead_s,
    connections: json.connections,
    repeatAheadS: json.repeat_ahead_s,
    duplicateDays: json.duplicate_days,
    conflictMinutes: json.conflict_minutes,
  };
}

function writeSocialSettings(value) {
  record(value, "SocialSettings", ["callS", "leaseS", "atOnce", "tries", "pauseS", "longestPauseS", "looks", "lookS", "videoS", "refreshAheadS", "connections", "repeatAheadS", "duplicateDays", "conflictMinutes"]);
  const json = {};
  if (value.callS !== undefined) json.call_s = value.callS;
  if (value.leaseS !== undefined) json.lease_s = value.leaseS;
  if (value.atOnce !== undefined) json.at_once = value.atOnce;
  if (value.tries !== undefined) json.tries = value.tries;
  if (value.pauseS !== undefined) json.pause_s = value.pauseS;
  if (value.longestPauseS !== undefined) json.longest_pause_s = value.longestPauseS;
  if (value.looks !== undefined) json.looks = value.looks;
  if (value.lookS !== undefined) json.look_s = value.lookS;
  if (value.videoS !== undefined) json.video_s = value.videoS;
  if (value.refreshAheadS !== undefined) json.refresh_ahead_s = value.refreshAheadS;
  if (value.connections !== undefined) json.connections = value.connections;
  if (value.repeatAheadS !== undefined) json.repeat_ahead_s = value.repeatAheadS;
  if (value.duplicateDays !== undefined) json.duplicate_days = value.duplicateDays;
  if (value.conflictMinutes !== undefined) json.conflict_minutes = value.conflictMinutes;
  return json;
}

function readSpeechChunk(json) {
  return {
    samples: readSamples(json.samples),
    phonemes: json.phonemes.map((item) => readPhonemeSpan(item)),
    words: json.words.map((item) => readWordSpan(item)),
  };
}

function writeSpeechChunk(value) {
  record(value, "SpeechChunk", ["samples", "phonemes", "words"]);
  const json = {};
  if (value.samples !== undefined) json.samples = writeSamples(value.samples);
  if (value.phonemes !== undefined) json.phonemes = value.phonemes.map((item) => writePhonemeSpan(item));
  if (value.words !== undefined) json.words = value.words.map((item) => writeWordSpan(item));
  return json;
}

function readSpeechRequest(json) {
  return {
    script: json.script,
    voice: json.voice,
    settings: readVoiceSettings(json.settings),
    audio: json.audio,
    idempotencyKey: json.idempotency_key,
  };
}

function writeSpeechRequest(value) {
  record(value, "SpeechRequest", ["script", "voice", "settings", "audio", "idempotencyKey"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.audio !== undefined) json.audio = value.audio;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

function readSpeechResult(json) {
  return {
    audio: json.audio,
    track: json.track,
    srt: json.srt,
    vtt: json.vtt,
    durationUs: json.duration_us,
  };
}

function readSpending(json) {
  return {
    rules: readSpendingRules(json.rules),
    start: readTime(json.start),
    end: readTime(json.end),
    used: json.used,
    alerts: json.alerts,
  };
}

function readSpendingAlert(json) {
  return {
    accountId: json.account_id,
    kind: json.kind,
    periodStart: readTime(json.period_start),
    threshold: json.threshold,
    value: json.value,
    at: readTime(json.at),
  };
}

const SpendingPeriod = Object.freeze({
  Day: "day",
  Month: "month",
});

function readSpendingRules(json) {
  return {
    limit: json.limit,
    period: json.period,
    timeZone: json.time_zone,
    alertPercent: json.alert_percent,
    lowBalance: json.low_balance,
  };
}

function writeSpendingRules(value) {
  record(value, "SpendingRules", ["limit", "period", "timeZone", "alertPercent", "lowBalance"]);
  const json = {};
  if (value.limit !== undefined) json.limit = value.limit;
  if (value.period !== undefined) json.period = value.period;
  if (value.timeZone !== undefined) json.time_zone = value.timeZone;
  if (value.alertPercent !== undefined) json.alert_percent = value.alertPercent;
  if (value.lowBalance !== undefined) json.low_balance = value.lowBalance;
  return json;
}

function readStartCheckout(json) {
  return {
    plan: json.plan,
    pack: json.pack,
    product: json.product,
    price: json.price === null ? null : readMoney(json.price),
    successUrl: json.success_url,
    cancelUrl: json.cancel_url,
    email: json.email,
  };
}

function writeStartCheckout(value) {
  record(value, "StartCheckout", ["plan", "pack", "product", "price", "successUrl", "cancelUrl", "email"]);
  const json = {};
  if (value.plan !== undefined) json.plan = value.plan;
  if (value.pack !== undefined) json.pack = value.pack;
  if (value.product !== undefined) json.product = value.product;
  if (value.price !== undefined) json.price = writeMoney(value.price);
  if (value.successUrl !== undefined) json.success_url = value.successUrl;
  if (value.cancelUrl !== undefined) json.cancel_url = value.cancelUrl;
  if (value.email !== undefined) json.email = value.email;
  return json;
}

function readStartConnect(json) {
  return {
    network: json.network,
    redirectUri: json.redirect_uri,
    server: json.server,
  };
}

function writeStartConnect(value) {
  record(value, "StartConnect", ["network", "redirectUri", "server"]);
  const json = {};
  if (value.network !== undefined) json.network = value.network;
  if (value.redirectUri !== undefined) json.redirect_uri = value.redirectUri;
  if (value.server !== undefined) json.server = value.server;
  return json;
}

function readStoredEvent(json) {
  return {
    event: readGatewayEvent(json.event),
    state: json.state,
    attempts: json.attempts,
    dueAt: readTime(json.due_at),
    receivedAt: readTime(json.received_at),
    error: json.error === null ? null : readErrorRecord(json.error),
  };
}

function readStripeConfig(json) {
  return {
    secretKey: json.secret_key,
    webhookSecrets: json.webhook_secrets,
    prices: json.prices.map((item) => readStripePrice(item)),
    apiVersion: json.api_version,
    url: json.url,
    promotionCodes: json.promotion_codes,
    automaticTax: json.automatic_tax,
  };
}

function writeStripeConfig(value) {
  record(value, "StripeConfig", ["secretKey", "webhookSecrets", "prices", "apiVersion", "url", "promotionCodes", "automaticTax"]);
  const json = {};
  if (value.secretKey !== undefined) json.secret_key = value.secretKey;
  if (value.webhookSecrets !== undefined) json.webhook_secrets = value.webhookSecrets;
  if (value.prices !== undefined) json.prices = value.prices.map((item) => writeStripePrice(item));
  if (value.apiVersion !== undefined) json.api_version = value.apiVersion;
  if (value.url !== undefined) json.url = value.url;
  if (value.promotionCodes !== undefined) json.promotion_codes = value.promotionCodes;
  if (value.automaticTax !== undefined) json.automatic_tax = value.automaticTax;
  return json;
}

function readStripePrice(json) {
  return {
    plan: json.plan,
    price: json.price,
  };
}

function writeStripePrice(value) {
  record(value, "StripePrice", ["plan", "price"]);
  const json = {};
  if (value.plan !== undefined) json.plan = value.plan;
  if (value.price !== undefined) json.price = value.price;
  return json;
}

function readSubject(json) {
  return {
    kind: json.kind,
    reference: json.reference,
  };
}

const SubjectKind = Object.freeze({
  Checkout: "checkout",
  Subscription: "subscription",
  Invoice: "invoice",
  Payment: "payment",
  Other: "other",
});

function readSubscriptionInfo(json) {
  return {
    reference: json.reference,
    plan: json.plan,
    state: json.state,
    period: readPeriod(json.period),
    cancelAtPeriodEnd: json.cancel_at_period_end,
    nextPlan: json.next_plan,
    graceEndsAt: json.grace_ends_at === null ? null : readTime(json.grace_ends_at),
  };
}

function readTargetPreview(json) {
  return {
    connectionId: json.connection_id,
    network: json.network,
    messages: json.messages.map((item) => readMessagePreview(item)),
    problems: json.problems.map((item) => readProblem(item)),
  };
}

function readTargetProblem(json) {
  return {
    connectionId: json.connection_id,
    problem: readProblem(json.problem),
  };
}

function readTaskSettings(json) {
  return {
    attempts: json.attempts,
    pauseMs: json.pause_ms,
    longestPauseMs: json.longest_pause_ms,
    timeoutMs: json.timeout_ms,
    keepMs: json.keep_ms,
    feature: json.feature,
  };
}

function writeTaskSettings(value) {
  record(value, "TaskSettings", ["attempts", "pauseMs", "longestPauseMs", "timeoutMs", "keepMs", "feature"]);
  const json = {};
  if (value.attempts !== undefined) json.attempts = value.attempts;
  if (value.pauseMs !== undefined) json.pause_ms = value.pauseMs;
  if (value.longestPauseMs !== undefined) json.longest_pause_ms = value.longestPauseMs;
  if (value.timeoutMs !== undefined) json.timeout_ms = value.timeoutMs;
  if (value.keepMs !== undefined) json.keep_ms = value.keepMs;
  if (value.feature !== undefined) json.feature = value.feature;
  return json;
}

function readTransactionFilter(json) {
  return {
    kind: json.kind,
    hold: json.hold,
    since: json.since === null ? null : readTime(json.since),
    until: json.until === null ? null : readTime(json.until),
  };
}

function writeTransactionFilter(value) {
  record(value, "TransactionFilter", ["kind", "hold", "since", "until"]);
  const json = {};
  if (value.kind !== undefined) json.kind = value.kind;
  if (value.hold !== undefined) json.hold = value.hold;
  if (value.since !== undefined) json.since = writeTime(value.since);
  if (value.until !== undefined) json.until = writeTime(value.until);
  return json;
}

const TransactionKind = Object.freeze({
  Grant: "grant",
  Hold: "hold",
  Settle: "settle",
  Release: "release",
  Expire: "expire",
  Lapse: "lapse",
  Revoke: "revoke",
});

function readTrial(json) {
  return {
    days: json.days,
    credits: json.credits,
  };
}

function writeTrial(value) {
  record(value, "Trial", ["days", "credits"]);
  const json = {};
  if (value.days !== undefined) json.days = value.days;
  if (value.credits !== undefined) json.credits = value.credits;
  return json;
}

function readTwoFactorSetup(json) {
  return {
    uri: json.uri,
    secret: json.secret,
    recoveryCodes: json.recovery_codes,
  };
}

function readUnique(json) {
  return {
    key: json.key,
    mode: json.mode,
  };
}

function writeUnique(value) {
  record(value, "Unique", ["key", "mode"]);
  const json = {};
  if (value.key !== undefined) json.key = value.key;
  if (value.mode !== undefined) json.mode = value.mode;
  return json;
}

const UniqueMode = Object.freeze({
  Keep: "keep",
  Replace: "replace",
});

function readUser(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    name: json.name,
    email: json.email,
    emailVerified: json.email_verified,
    image: json.image,
    role: json.role,
    ban: json.ban === null ? null : readBan(json.ban),
    twoFactorEnabled: json.two_factor_enabled,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readUserPage(json) {
  return {
    users: json.users.map((item) => readUser(item)),
    total: json.total,
  };
}

function readUserQuery(json) {
  return {
    search: json.search,
    limit: json.limit,
    offset: json.offset,
  };
}

function writeUserQuery(value) {
  record(value, "UserQuery", ["search", "limit", "offset"]);
  const json = {};
  if (value.search !== undefined) json.search = value.search;
  if (value.limit !== undefined) json.limit = value.limit;
  if (value.offset !== undefined) json.offset = value.offset;
  return json;
}

function readUserUpdate(json) {
  return {
    name: json.name,
    image: json.image,
  };
}

function writeUserUpdate(value) {
  record(value, "UserUpdate", ["name", "image"]);
  const json = {};
  if (value.name !== undefined) json.name = value.name;
  if (value.image !== undefined) json.image = value.image;
  return json;
}

function readUtmTags(json) {
  return {
    source: json.source,
    medium: json.medium,
    campaign: json.campaign,
  };
}

function writeUtmTags(value) {
  record(value, "UtmTags", ["source", "medium", "campaign"]);
  const json = {};
  if (value.source !== undefined) json.source = value.source;
  if (value.medium !== undefined) json.medium = value.medium;
  if (value.campaign !== undefined) json.campaign = value.campaign;
  return json;
}

function readUtterance(json) {
  return {
    script: json.script,
    voice: json.voice,
    settings: readVoiceSettings(json.settings),
  };
}

function readVerification(json) {
  return {
    accountId: json.account_id,
    transactions: json.transactions,
    balance: readBalance(json.balance),
    head: json.head,
  };
}

function readVideoBatch(json) {
  return {
    template: json.template,
    csv: json.csv,
    rows: json.rows,
    unused: json.unused,
    idempotencyKey: json.idempotency_key,
  };
}

function writeVideoBatch(value) {
  record(value, "VideoBatch", ["template", "csv", "rows", "unused", "idempotencyKey"]);
  const json = {};
  if (value.template !== undefined) json.template = value.template;
  if (value.csv !== undefined) json.csv = value.csv;
  if (value.rows !== undefined) json.rows = value.rows;
  if (value.unused !== undefined) json.unused = value.unused;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

function readVideoRequest(json) {
  return {
    script: json.script,
    scenes: json.scenes.map((item) => readScene(item)),
    intro: json.intro,
    outro: json.outro,
    looks: json.looks,
    avatar: json.avatar,
    footage: json.footage === null ? null : readFootage(json.footage),
    voice: json.voice,
    settings: readVoiceSettings(json.settings),
    spec: readVideoSpec(json.spec),
    preset: json.preset,
    captions: json.captions === null ? null : readCaptionDesign(json.captions),
    background: json.background === null ? null : readBackground(json.background),
    music: json.music === null ? null : readMusic(json.music),
    overlays: json.overlays.map((item) => readOverlay(item)),
    posterMs: json.poster_ms,
    preview: json.preview,
    transparent: json.transparent,
    webm: json.webm,
    audio: json.audio,
    idempotencyKey: json.idempotency_key,
  };
}

function writeVideoRequest(value) {
  record(value, "VideoRequest", ["script", "scenes", "intro", "outro", "looks", "avatar", "footage", "voice", "settings", "spec", "preset", "captions", "background", "music", "overlays", "posterMs", "preview", "transparent", "webm", "audio", "idempotencyKey"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.scenes !== undefined) json.scenes = value.scenes.map((item) => writeScene(item));
  if (value.intro !== undefined) json.intro = value.intro;
  if (value.outro !== undefined) json.outro = value.outro;
  if (value.looks !== undefined) json.looks = value.looks;
  if (value.avatar !== undefined) json.avatar = value.avatar;
  if (value.footage !== undefined) json.footage = writeFootage(value.footage);
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.spec !== undefined) json.spec = writeVideoSpec(value.spec);
  if (value.preset !== undefined) json.preset = value.preset;
  if (value.captions !== undefined) json.captions = writeCaptionDesign(value.captions);
  if (value.background !== undefined) json.background = writeBackground(value.background);
  if (value.music !== undefined) json.music = writeMusic(value.music);
  if (value.overlays !== undefined) json.overlays = value.overlays.map((item) => writeOverlay(item));
  if (value.posterMs !== undefined) json.poster_ms = value.posterMs;
  if (value.preview !== undefined) json.preview = value.preview;
  if (value.transparent !== undefined) json.transparent = value.transparent;
  if (value.webm !== undefined) json.webm = value.webm;
  if (value.audio !== undefined) json.audio = value.audio;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

function readVideoResult(json) {
  return {
    video: json.video,
    srt: json.srt,
    vtt: json.vtt,
    poster: json.poster,
    preview: json.preview,
    matte: json.matte,
    webm: json.webm,
    width: json.width,
    height: json.height,
    fps: json.fps,
    durationUs: json.duration_us,
    bytes: json.bytes,
    chapters: json.chapters.map((item) => readChapter(item)),
  };
}

function readVideoSpec(json) {
  return {
    aspect: json.aspect,
    resolution: json.resolution,
    frameRate: json.frame_rate,
  };
}

function writeVideoSpec(value) {
  record(value, "VideoSpec", ["aspect", "resolution", "frameRate"]);
  const json = {};
  if (value.aspect !== undefined) json.aspect = value.aspect;
  if (value.resolution !== undefined) json.resolution = value.resolution;
  if (value.frameRate !== undefined) json.frame_rate = value.frameRate;
  return json;
}

function readVoice(json) {
  return {
    id: json.id,
    name: json.name,
    language: json.language,
    sampleRateHz: json.sample_rate_hz,
  };
}

function writeVoice(value) {
  record(value, "Voice", ["id", "name", "language", "sampleRateHz"]);
  const json = {};
  if (value.id !== undefined) json.id = value.id;
  if (value.name !== undefined) json.name = value.name;
  if (value.language !== undefined) json.language = value.language;
  if (value.sampleRateHz !== undefined) json.sample_rate_hz = value.sampleRateHz;
  return json;
}

function readVoicePrice(json) {
  return {
    voice: json.voice,
    tts: json.tts === null ? null : readRate(json.tts),
    video: json.video === null ? null : readRate(json.video),
    lipSync: json.lip_sync === null ? null : readRate(json.lip_sync),
  };
}

function writeVoicePrice(value) {
  record(value, "VoicePrice", ["voice", "tts", "video", "lipSync"]);
  const json = {};
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.tts !== undefined) json.tts = writeRate(value.tts);
  if (value.video !== undefined) json.video = writeRate(value.video);
  if (value.lipSync !== undefined) json.lip_sync = writeRate(value.lipSync);
  return json;
}

function readVoiceSettings(json) {
  return {
    speed: json.speed,
    pitch: json.pitch,
  };
}

function writeVoiceSettings(value) {
  record(value, "VoiceSettings", ["speed", "pitch"]);
  const json = {};
  if (value.speed !== undefined) json.speed = value.speed;
  if (value.pitch !== undefined) json.pitch = value.pitch;
  return json;
}

const Waits = Object.freeze({
  Turn: "turn",
  Time: "time",
  Jobs: "jobs",
  Answer: "answer",
  Room: "room",
});

function readWebhookAttempt(json) {
  return {
    endpointId: json.endpoint_id,
    eventId: json.event_id,
    number: json.number,
    at: readTime(json.at),
    status: json.status,
    durationMs: json.duration_ms,
    error: json.error,
  };
}

function readWebhookDelivery(json) {
  return {
    endpointId: json.endpoint_id,
    eventId: json.event_id,
    kind: json.kind,
    subject: json.subject,
    payload: json.payload,
    state: json.state,
    attempts: json.attempts,
    nextAt: json.next_at === null ? null : readTime(json.next_at),
    at: readTime(json.at),
  };
}

function readWebhookEndpoint(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    url: json.url,
    description: json.description,
    kinds: json.kinds,
    state: json.state,
    reason: json.reason,
    failingSince: json.failing_since === null ? null : readTime(json.failing_since),
    oldSecretUntil: json.old_secret_until === null ? null : readTime(json.old_secret_until),
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
}

function readWebhookSettings(json) {
  return {
    endpoints: json.endpoints,
    atOnce: json.at_once,
    atOnceEach: json.at_once_each,
    answerS: json.answer_s,
    disableAfterH: json.disable_after_h,
    keepDays: json.keep_days,
    inside: json.inside,
  };
}

function writeWebhookSettings(value) {
  record(value, "WebhookSettings", ["endpoints", "atOnce", "atOnceEach", "answerS", "disableAfterH", "keepDays", "inside"]);
  const json = {};
  if (value.endpoints !== undefined) json.endpoints = value.endpoints;
  if (value.atOnce !== undefined) json.at_once = value.atOnce;
  if (value.atOnceEach !== undefined) json.at_once_each = value.atOnceEach;
  if (value.answerS !== undefined) json.answer_s = value.answerS;
  if (value.disableAfterH !== undefined) json.disable_after_h = value.disableAfterH;
  if (value.keepDays !== undefined) json.keep_days = value.keepDays;
  if (value.inside !== undefined) json.inside = value.inside;
  return json;
}

function readWebhookUpdate(json) {
  return {
    url: json.url,
    description: json.description,
    kinds: json.kinds,
    enabled: json.enabled,
  };
}

function writeWebhookUpdate(value) {
  record(value, "WebhookUpdate", ["url", "description", "kinds", "enabled"]);
  const json = {};
  if (value.url !== undefined) json.url = value.url;
  if (value.description !== undefined) json.description = value.description;
  if (value.kinds !== undefined) json.kinds = value.kinds;
  if (value.enabled !== undefined) json.enabled = value.enabled;
  return json;
}

const Weekday = Object.freeze({
  Monday: "monday",
  Tuesday: "tuesday",
  Wednesday: "wednesday",
  Thursday: "thursday",
  Friday: "friday",
  Saturday: "saturday",
  Sunday: "sunday",
});

function readWordSpan(json) {
  return {
    text: json.text,
    startUs: json.start_us,
    endUs: json.end_us,
  };
}

function writeWordSpan(value) {
  record(value, "WordSpan", ["text", "startUs", "endUs"]);
  const json = {};
  if (value.text !== undefined) json.text = value.text;
  if (value.startUs !== undefined) json.start_us = value.startUs;
  if (value.endUs !== undefined) json.end_us = value.endUs;
  return json;
}

function readWork(json) {
  return {
    jobId: json.job_id,
    fence: json.fence,
    accountId: json.account_id,
    kind: json.kind,
    attempt: json.attempt,
    request: json.request,
    earlier: json.earlier,
  };
}

function readWorkDone(json) {
  return {
    result: json.result,
    price: json.price,
  };
}

function writeWorkDone(value) {
  record(value, "WorkDone", ["result", "price"]);
  const json = {};
  if (value.result !== undefined) json.result = value.result;
  if (value.price !== undefined) json.price = value.price;
  return json;
}

class InvalidInputError extends OsirixError {
  constructor(message, context) {
    super("invalid_input", message, context);
  }
}

class TooLargeError extends OsirixError {
  constructor(message, context) {
    super("too_large", message, context);
  }
}

class UnsupportedError extends OsirixError {
  constructor(message, context) {
    super("unsupported", message, context);
  }
}

class NotFoundError extends OsirixError {
  constructor(message, context) {
    super("not_found", message, context);
  }
}

class AlreadyExistsError extends OsirixError {
  constructor(message, context) {
    super("already_exists", message, context);
  }
}

class ConflictError extends OsirixError {
  constructor(message, context) {
    super("conflict", message, context);
  }
}

class UnauthenticatedError extends OsirixError {
  constructor(message, context) {
    super("unauthenticated", message, context);
  }
}

class PermissionDeniedError extends OsirixError {
  constructor(message, context) {
    super("permission_denied", message, context);
  }
}

class PlanLimitError extends OsirixError {
  constructor(message, context) {
    super("plan_limit", message, context);
  }
}

class InsufficientCreditsError extends OsirixError {
  constructor(message, context) {
    super("insufficient_credits", message, context);
  }
}

class SpendingLimitError extends OsirixError {
  constructor(message, context) {
    super("spending_limit", message, context);
  }
}

class RateLimitedError extends OsirixError {
  constructor(message, context) {
    super("rate_limited", message, context);
  }
}

class CancelledError extends OsirixError {
  constructor(message, context) {
    super("cancelled", message, context);
  }
}

class TimeoutError extends OsirixError {
  constructor(message, context) {
    super("timeout", message, context);
  }
}

class LeaseLostError extends OsirixError {
  constructor(message, context) {
    super("lease_lost", message, context);
  }
}

class BusyError extends OsirixError {
  constructor(message, context) {
    super("busy", message, context);
  }
}

class UnavailableError extends OsirixError {
  constructor(message, context) {
    super("unavailable", message, context);
  }
}

class StorageFullError extends OsirixError {
  constructor(message, context) {
    super("storage_full", message, context);
  }
}

class IoError extends OsirixError {
  constructor(message, context) {
    super("io", message, context);
  }
}

class SchemaTooNewError extends OsirixError {
  constructor(message, context) {
    super("schema_too_new", message, context);
  }
}

class ConfigurationError extends OsirixError {
  constructor(message, context) {
    super("configuration", message, context);
  }
}

class MediaError extends OsirixError {
  constructor(message, context) {
    super("media", message, context);
  }
}

class PluginError extends OsirixError {
  constructor(message, context) {
    super("plugin", message, context);
  }
}

class InconsistentError extends OsirixError {
  constructor(message, context) {
    super("inconsistent", message, context);
  }
}

class ClosedError extends OsirixError {
  constructor(message, context) {
    super("closed", message, context);
  }
}

class InternalError extends OsirixError {
  constructor(message, context) {
    super("internal", message, context);
  }
}

const errors = Object.freeze({
  invalid_input: InvalidInputError,
  too_large: TooLargeError,
  unsupported: UnsupportedError,
  not_found: NotFoundError,
  already_exists: AlreadyExistsError,
  conflict: ConflictError,
  unauthenticated: UnauthenticatedError,
  permission_denied: PermissionDeniedError,
  plan_limit: PlanLimitError,
  insufficient_credits: InsufficientCreditsError,
  spending_limit: SpendingLimitError,
  rate_limited: RateLimitedError,
  cancelled: CancelledError,
  timeout: TimeoutError,
  lease_lost: LeaseLostError,
  busy: BusyError,
  unavailable: UnavailableError,
  storage_full: StorageFullError,
  io: IoError,
  schema_too_new: SchemaTooNewError,
  configuration: ConfigurationError,
  media: MediaError,
  plugin: PluginError,
  inconsistent: InconsistentError,
  closed: ClosedError,
  internal: InternalError,
});

class AccountsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  open(name, externalId, options) {
    return call(this.#bridge, "accounts.open", () => [name, externalId ?? null], (json) => readAccount(json), options);
  }

  get(id, options) {
    return call(this.#bridge, "accounts.get", () => [id], (json) => readAccount(json), options);
  }
}

class AuthApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  signUp(request, device, options) {
    return call(this.#bridge, "auth.sign_up", () => [writeSignUp(request), device == null ? {} : writeDevice(device)], (json) => readSignedIn(json), options);
  }

  register(request, link, device, options) {
    return call(this.#bridge, "auth.register", () => [writeSignUp(request), link, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  signIn(request, device, options) {
    return call(this.#bridge, "auth.sign_in", () => [writeSignIn(request), device == null ? {} : writeDevice(device)], (json) => readSignInOutcome(json), options);
  }

  secondFactor(challenge, factor, device, options) {
    return call(this.#bridge, "auth.second_factor", () => [challenge, writeSecondFactor(factor), device == null ? {} : writeDevice(device)], (json) => readSignedIn(json), options);
  }

  requestMagicLink(email, name, link, options) {
    return call(this.#bridge, "auth.request_magic_link", () => [email, name ?? null, link], () => undefined, options);
  }

  signInByLink(token, trustedDevice, device, options) {
    return call(this.#bridge, "auth.sign_in_by_link", () => [token, trustedDevice ?? null, device == null ? {} : writeDevice(device)], (json) => readSignInOutcome(json), options);
  }

  requestCode(email, purpose, options) {
    return call(this.#bridge, "auth.request_code", () => [email, purpose], () => undefined, options);
  }

  signInByCode(email, code, trustedDevice, device, options) {
    return call(this.#bridge, "auth.sign_in_by_code", () => [email, code, trustedDevice ?? null, device == null ? {} : writeDevice(device)], (json) => readSignInOutcome(json), options);
  }

  startPasskeySignIn(options) {
    return call(this.#bridge, "auth.start_passkey_sign_in", () => [], (json) => readPasskeyChallenge(json), options);
  }

  signInByPasskey(answer, device, options) {
    return call(this.#bridge, "auth.sign_in_by_passkey", () => [writePasskeyAnswer(answer), device == null ? {} : writeDevice(device)], (json) => readSignInOutcome(json), options);
  }

  providers(options) {
    return call(this.#bridge, "auth.providers", () => [], (json) => json, options);
  }

  startProvider(provider, redirectUri, then, options) {
    return call(this.#bridge, "auth.start_provider", () => [provider, redirectUri, then ?? null], (json) => readProviderStart(json), options);
  }

  finishProvider(provider, back, device, options) {
    return call(this.#bridge, "auth.finish_provider", () => [provider, writeProviderReturn(back), device == null ? {} : writeDevice(device)], (json) => readProviderOutcome(json), options);
  }

  requestPasswordReset(email, link, device, options) {
    return call(this.#bridge, "auth.request_password_reset", () => [email, link, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  resetPassword(token, password, device, options) {
    return call(this.#bridge, "auth.reset_password", () => [token, password, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  resetPasswordByCode(email, code, password, device, options) {
    return call(this.#bridge, "auth.reset_password_by_code", () => [email, code, password, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  session(token, options) {
    return call(this.#bridge, "auth.session", () => [token], (json) => json === null ? null : readIdentity(json), options);
  }

  signOut(token, device, options) {
    return call(this.#bridge, "auth.sign_out", () => [token, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  sessions(token, options) {
    return call(this.#bridge, "auth.sessions", () => [token], (json) => json.map((item) => readSession(item)), options);
  }

  revokeSession(token, session, device, options) {
    return call(this.#bridge, "auth.revoke_session", () => [token, session, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  revokeOtherSessions(token, device, options) {
    return call(this.#bridge, "auth.revoke_other_sessions", () => [token, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  revokeSessions(token, device, options) {
    return call(this.#bridge, "auth.revoke_sessions", () => [token, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  jwt(token, options) {
    return call(this.#bridge, "auth.jwt", () => [token], (json) => json, options);
  }

  verifyJwt(jwt, options) {
    return call(this.#bridge, "auth.verify_jwt", () => [jwt], (json) => readClaims(json), options);
  }

  jwks(options) {
    return call(this.#bridge, "auth.jwks", () => [], (json) => readJwks(json), options);
  }
}

class ProfileApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  update(token, update, device, options) {
    return call(this.#bridge, "profile.update", () => [token, update == null ? {} : writeUserUpdate(update), device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  requestVerification(token, link, options) {
    return call(this.#bridge, "profile.request_verification", () => [token, link], () => undefined, options);
  }

  requestVerificationOf(email, link, options) {
    return call(this.#bridge, "profile.request_verification_of", () => [email, link], () => undefined, options);
  }

  verifyEmail(secret, device, options) {
    return call(this.#bridge, "profile.verify_email", () => [secret, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  verifyEmailByCode(email, code, device, options) {
    return call(this.#bridge, "profile.verify_email_by_code", () => [email, code, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  requestEmailChange(token, email, link, device, options) {
    return call(this.#bridge, "profile.request_email_change", () => [token, email, link, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  changeEmail(secret, device, options) {
    return call(this.#bridge, "profile.change_email", () => [secret, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  changePassword(token, currentPassword, newPassword, revokeOthers, device, options) {
    return call(this.#bridge, "profile.change_password", () => [token, currentPassword, newPassword, revokeOthers, device == null ? {} : writeDevice(device)], (json) => json === null ? null : readSignedIn(json), options);
  }

  verifyPassword(token, password, options) {
    return call(this.#bridge, "profile.verify_password", () => [token, password], () => undefined, options);
  }

  startTwoFactor(token, password, options) {
    return call(this.#bridge, "profile.start_two_factor", () => [token, password], (json) => readTwoFactorSetup(json), options);
  }

  confirmTwoFactor(token, code, device, options) {
    return call(this.#bridge, "profile.confirm_two_factor", () => [token, code, device == null ? {} : writeDevice(device)], (json) => readSignedIn(json), options);
  }

  disableTwoFactor(token, password, device, options) {
    return call(this.#bridge, "profile.disable_two_factor", () => [token, password, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  renewRecoveryCodes(token, password, device, options) {
    return call(this.#bridge, "profile.renew_recovery_codes", () => [token, password, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  startPasskey(token, options) {
    return call(this.#bridge, "profile.start_passkey", () => [token], (json) => readPasskeyChallenge(json), options);
  }

  addPasskey(token, name, answer, device, options) {
    return call(this.#bridge, "profile.add_passkey", () => [token, name, writePasskeyAnswer(answer), device == null ? {} : writeDevice(device)], (json) => readPasskey(json), options);
  }

  passkeys(token, options) {
    return call(this.#bridge, "profile.passkeys", () => [token], (json) => json.map((item) => readPasskey(item)), options);
  }

  renamePasskey(token, passkey, name, options) {
    return call(this.#bridge, "profile.rename_passkey", () => [token, passkey, name], () => undefined, options);
  }

  removePasskey(token, passkey, device, options) {
    return call(this.#bridge, "profile.remove_passkey", () => [token, passkey, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  linkedAccounts(token, options) {
    return call(this.#bridge, "profile.linked_accounts", () => [token], (json) => json.map((item) => readLinkedAccount(item)), options);
  }

  startLink(token, provider, redirectUri, then, options) {
    return call(this.#bridge, "profile.start_link", () => [token, provider, redirectUri, then ?? null], (json) => readProviderStart(json), options);
  }

  unlink(token, account, device, options) {
    return call(this.#bridge, "profile.unlink", () => [token, account, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  delete(token, password, device, options) {
    return call(this.#bridge, "profile.delete", () => [token, password, device == null ? {} : writeDevice(device)], () => undefined, options);
  }
}

class Api_keysApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  create(token, request, device, options) {
    return call(this.#bridge, "api_keys.create", () => [token, writeNewApiKey(request), device == null ? {} : writeDevice(device)], (json) => readCreatedApiKey(json), options);
  }

  list(token, options) {
    return call(this.#bridge, "api_keys.list", () => [token], (json) => json.map((item) => readApiKey(item)), options);
  }

  get(token, apiKey, options) {
    return call(this.#bridge, "api_keys.get", () => [token, apiKey], (json) => readApiKey(json), options);
  }

  update(token, apiKey, update, device, options) {
    return call(this.#bridge, "api_keys.update", () => [token, apiKey, update == null ? {} : writeApiKeyUpdate(update), device == null ? {} : writeDevice(device)], (json) => readApiKey(json), options);
  }

  rotate(token, apiKey, overlapS, device, options) {
    return call(this.#bridge, "api_keys.rotate", () => [token, apiKey, overlapS, device == null ? {} : writeDevice(device)], (json) => readCreatedApiKey(json), options);
  }

  delete(token, apiKey, device, options) {
    return call(this.#bridge, "api_keys.delete", () => [token, apiKey, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  verify(key, options) {
    return call(this.#bridge, "api_keys.verify", () => [key], (json) => readKeyIdentity(json), options);
  }
}

class OrganizationsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  create(token, request, options) {
    return call(this.#bridge, "organizations.create", () => [token, writeNewOrganization(request)], (json) => readOrganization(json), options);
  }

  isFree(token, slug, options) {
    return call(this.#bridge, "organizations.is_free", () => [token, slug], (json) => json, options);
  }

  list(token, options) {
    return call(this.#bridge, "organizations.list", () => [token], (json) => json.map((item) => readOrganization(item)), options);
  }

  get(token, organization, options) {
    return call(this.#bridge, "organizations.get", () => [token, organization], (json) => readOrganizationPage(json), options);
  }

  membership(token, organization, options) {
    return call(this.#bridge, "organizations.membership", () => [token, organization], (json) => readMembership(json), options);
  }

  setActive(token, organization, options) {
    return call(this.#bridge, "organizations.set_active", () => [token, organization ?? null], () => undefined, options);
  }

  update(token, organization, update, options) {
    return call(this.#bridge, "organizations.update", () => [token, organization, update == null ? {} : writeOrganizationUpdate(update)], (json) => readOrganization(json), options);
  }

  delete(token, organization, options) {
    return call(this.#bridge, "organizations.delete", () => [token, organization], () => undefined, options);
  }

  invite(token, organization, email, role, link, options) {
    return call(this.#bridge, "organizations.invite", () => [token, organization, email, role, link], (json) => readInvitation(json), options);
  }

  invitation(token, invitation, options) {
    return call(this.#bridge, "organizations.invitation", () => [token, invitation], (json) => readInvitationDetails(json), options);
  }

  invitations(token, options) {
    return call(this.#bridge, "organizations.invitations", () => [token], (json) => json.map((item) => readInvitation(item)), options);
  }

  accept(token, invitation, options) {
    return call(this.#bridge, "organizations.accept", () => [token, invitation], (json) => readMembership(json), options);
  }

  reject(token, invitation, options) {
    return call(this.#bridge, "organizations.reject", () => [token, invitation], (json) => readInvitation(json), options);
  }

  cancel(token, invitation, options) {
    return call(this.#bridge, "organizations.cancel", () => [token, invitation], (json) => readInvitation(json), options);
  }

  setRole(token, organization, member, role, options) {
    return call(this.#bridge, "organizations.set_role", () => [token, organization, member, role], (json) => readMember(json), options);
  }

  removeMember(token, organization, member, options) {
    return call(this.#bridge, "organizations.remove_member", () => [token, organization, member], (json) => readMember(json), options);
  }
}

class AdminApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  appoint(email, options) {
    return call(this.#bridge, "admin.appoint", () => [email], (json) => readUser(json), options);
  }

  importBetterAuth(databaseUrl, options) {
    return call(this.#bridge, "admin.import_better_auth", () => [databaseUrl], (json) => readImportReport(json), options);
  }

  listUsers(token, query, device, options) {
    return call(this.#bridge, "admin.list_users", () => [token, query == null ? {} : writeUserQuery(query), device == null ? {} : writeDevice(device)], (json) => readUserPage(json), options);
  }

  getUser(token, user, device, options) {
    return call(this.#bridge, "admin.get_user", () => [token, user, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  createUser(token, request, device, options) {
    return call(this.#bridge, "admin.create_user", () => [token, writeNewUser(request), device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  updateUser(token, user, update, device, options) {
    return call(this.#bridge, "admin.update_user", () => [token, user, update == null ? {} : writeUserUpdate(update), device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  setRole(token, user, role, device, options) {
    return call(this.#bridge, "admin.set_role", () => [token, user, role, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  banUser(token, user, reason, expiresInS, device, options) {
    return call(this.#bridge, "admin.ban_user", () => [token, user, reason ?? null, expiresInS ?? null, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  unbanUser(token, user, device, options) {
    return call(this.#bridge, "admin.unban_user", () => [token, user, device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  setPassword(token, user, password, device, options) {
    return call(this.#bridge, "admin.set_password", () => [token, user, password, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  sessions(token, user, device, options) {
    return call(this.#bridge, "admin.sessions", () => [token, user, device == null ? {} : writeDevice(device)], (json) => json.map((item) => readSession(item)), options);
  }

  revokeSession(token, session, device, options) {
    return call(this.#bridge, "admin.revoke_session", () => [token, session, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  revokeSessions(token, user, device, options) {
    return call(this.#bridge, "admin.revoke_sessions", () => [token, user, device == null ? {} : writeDevice(device)], (json) => json, options);
  }

  impersonate(token, user, device, options) {
    return call(this.#bridge, "admin.impersonate", () => [token, user, device == null ? {} : writeDevice(device)], (json) => readSignedIn(json), options);
  }

  stopImpersonating(token, device, options) {
    return call(this.#bridge, "admin.stop_impersonating", () => [token, device == null ? {} : writeDevice(device)], () => undefined, options);
  }

  removeUser(token, user, device, options) {
    return call(this.#bridge, "admin.remove_user", () => [token, user, device == null ? {} : writeDevice(device)], () => undefined, options);
  }
}

class MailsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  sends(options) {
    return call(this.#bridge, "mails.sends", () => [], (json) => json, options);
  }

  outbox(limit, options) {
    return call(this.#bridge, "mails.outbox", () => [limit], (json) => json.map((item) => readOutboxMail(item)), options);
  }
}

class CreditsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  balance(account, options) {
    return call(this.#bridge, "credits.balance", () => [account], (json) => readBalance(json), options);
  }

  balanceAt(account, at, options) {
    return call(this.#bridge, "credits.balance_at", () => [account, writeTime(at)], (json) => readBalance(json), options);
  }

  entries(account, page, options) {
    return call(this.#bridge, "credits.entries", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readEntry(item)), next: json.next }), options);
  }

  transactions(account, after, limit, options) {
    return call(this.#bridge, "credits.transactions", () => [account, after, limit], (json) => json.map((item) => readLedgerTransaction(item)), options);
  }

  history(account, filter, page, options) {
    return call(this.#bridge, "credits.history", () => [account, filter == null ? {} : writeTransactionFilter(filter), page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readLedgerTransaction(item)), next: json.next }), options);
  }

  linked(operations, options) {
    return call(this.#bridge, "credits.linked", () => [operations.map((item) => writeCreditOperation(item))], (json) => json.map((item) => readCreditOutcome(item)), options);
  }

  verify(account, options) {
    return call(this.#bridge, "credits.verify", () => [account], (json) => readVerification(json), options);
  }

  grant(account, amount, memo, idempotencyKey, terms, options) {
    return call(this.#bridge, "credits.grant", () => [account, amount, memo, idempotencyKey ?? null, terms == null ? {} : writeGrantTerms(terms)], (json) => readBalance(json), options);
  }

  grants(account, page, options) {
    return call(this.#bridge, "credits.grants", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readCreditGrant(item)), next: json.next }), options);
  }

  hold(account, amount, memo, idempotencyKey, lifetimeS, options) {
    return call(this.#bridge, "credits.hold", () => [account, amount, memo, idempotencyKey ?? null, lifetimeS ?? null], (json) => readHold(json), options);
  }

  previewHold(account, amount, options) {
    return call(this.#bridge, "credits.preview_hold", () => [account, amount], (json) => readHold(json), options);
  }

  getHold(account, hold, options) {
    return call(this.#bridge, "credits.get_hold", () => [account, hold], (json) => readHold(json), options);
  }

  settle(account, hold, captured, memo, options) {
    return call(this.#bridge, "credits.settle", () => [account, hold, captured, memo], (json) => readHold(json), options);
  }

  release(account, hold, memo, options) {
    return call(this.#bridge, "credits.release", () => [account, hold, memo], (json) => readHold(json), options);
  }

  setOverdraft(account, limit, options) {
    return call(this.#bridge, "credits.set_overdraft", () => [account, limit ?? null], () => undefined, options);
  }

  setSpending(account, rules, by, options) {
    return call(this.#bridge, "credits.set_spending", () => [account, rules == null ? null : writeSpendingRules(rules), by ?? null], (json) => json === null ? null : readSpending(json), options);
  }

  spending(account, options) {
    return call(this.#bridge, "credits.spending", () => [account], (json) => json === null ? null : readSpending(json), options);
  }

  alerts(account, page, options) {
    return call(this.#bridge, "credits.alerts", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSpendingAlert(item)), next: json.next }), options);
  }
}

class PlansApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  list(options) {
    return call(this.#bridge, "plans.list", () => [], (json) => json.map((item) => readPlan(item)), options);
  }

  current(account, options) {
    return call(this.#bridge, "plans.current", () => [account], (json) => readPlan(json), options);
  }
}

class BillingApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  overview(account, options) {
    return call(this.#bridge, "billing.overview", () => [account], (json) => readBillingOverview(json), options);
  }

  checkout(account, request, options) {
    return call(this.#bridge, "billing.checkout", () => [account, request == null ? {} : writeStartCheckout(request)], (json) => readCheckout(json), options);
  }

  portal(account, returnUrl, options) {
    return call(this.#bridge, "billing.portal", () => [account, returnUrl], (json) => json, options);
  }

  changePlan(account, plan, options) {
    return call(this.#bridge, "billing.change_plan", () => [account, plan], (json) => readSubscriptionInfo(json), options);
  }

  cancel(account, options) {
    return call(this.#bridge, "billing.cancel", () => [account], (json) => readSubscriptionInfo(json), options);
  }

  resume(account, options) {
    return call(this.#bridge, "billing.resume", () => [account], (json) => readSubscriptionInfo(json), options);
  }

  invoices(account, page, options) {
    return call(this.#bridge, "billing.invoices", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readInvoice(item)), next: json.next }), options);
  }

  receive(body, signature, options) {
    return call(this.#bridge, "billing.receive", () => [body, signature], (json) => readIntake(json), options);
  }
}

class PaymentsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  refund(payment, amount, key, by, options) {
    return call(this.#bridge, "payments.refund", () => [payment, writeMoney(amount), key, by ?? null], (json) => readRefund(json), options);
  }

  refresh(kind, reference, options) {
    return call(this.#bridge, "payments.refresh", () => [kind, reference], (json) => json, options);
  }

  failed(limit, options) {
    return call(this.#bridge, "payments.failed", () => [limit], (json) => json.map((item) => readStoredEvent(item)), options);
  }

  retry(message, options) {
    return call(this.#bridge, "payments.retry", () => [message], () => undefined, options);
  }

  reconcile(since, until, by, options) {
    return call(this.#bridge, "payments.reconcile", () => [writeTime(since), writeTime(until), by ?? null], (json) => readReconciliation(json), options);
  }

  reconciliations(page, options) {
    return call(this.#bridge, "payments.reconciliations", () => [page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readReconciliation(item)), next: json.next }), options);
  }

  pay(checkout, by, options) {
    return call(this.#bridge, "payments.pay", () => [checkout, by ?? null], (json) => json, options);
  }

  expire(checkout, by, options) {
    return call(this.#bridge, "payments.expire", () => [checkout, by ?? null], () => undefined, options);
  }

  renew(subscription, paid, by, options) {
    return call(this.#bridge, "payments.renew", () => [subscription, paid, by ?? null], () => undefined, options);
  }

  settle(subscription, by, options) {
    return call(this.#bridge, "payments.settle", () => [subscription, by ?? null], () => undefined, options);
  }

  end(subscription, by, options) {
    return call(this.#bridge, "payments.end", () => [subscription, by ?? null], () => undefined, options);
  }

  paymentFor(paid, options) {
    return call(this.#bridge, "payments.payment_for", () => [paid], (json) => json, options);
  }

  dispute(payment, amount, by, options) {
    return call(this.#bridge, "payments.dispute", () => [payment, writeMoney(amount), by ?? null], (json) => json, options);
  }

  decide(payment, dispute, won, by, options) {
    return call(this.#bridge, "payments.decide", () => [payment, dispute, won, by ?? null], () => undefined, options);
  }

  approveSeller(account, payable, by, options) {
    return call(this.#bridge, "payments.approve_seller", () => [account, payable, by ?? null], (json) => readSellerBalance(json), options);
  }

  sellersOwed(page, options) {
    return call(this.#bridge, "payments.sellers_owed", () => [page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSellerBalance(item)), next: json.next }), options);
  }

  paySeller(account, by, options) {
    return call(this.#bridge, "payments.pay_seller", () => [account, by ?? null], (json) => readPayout(json), options);
  }

  paySellers(options) {
    return call(this.#bridge, "payments.pay_sellers", () => [], (json) => json, options);
  }
}

class AvatarsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  demo(options) {
    return call(this.#bridge, "avatars.demo", () => [], (json) => json.map((item) => readAvatar(item)), options);
  }

  list(account, options) {
    return call(this.#bridge, "avatars.list", () => [account], (json) => json.map((item) => readAvatar(item)), options);
  }

  get(account, slug, options) {
    return call(this.#bridge, "avatars.get", () => [account, slug], (json) => readAvatar(json), options);
  }

  add(account, request, picture, options) {
    return call(this.#bridge, "avatars.add", () => [account, writeNewAvatar(request), writePath(picture)], (json) => readAvatar(json), options);
  }

  remove(account, slug, options) {
    return call(this.#bridge, "avatars.remove", () => [account, slug], () => undefined, options);
  }
}

class VoicesApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  list(options) {
    return call(this.#bridge, "voices.list", () => [], (json) => json.map((item) => readVoice(item)), options);
  }
}

class ModelsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  list(options) {
    return call(this.#bridge, "models.list", () => [], (json) => json.map((item) => readModelInfo(item)), options);
  }

  add(sources, anyLicence, options) {
    return call(this.#bridge, "models.add", () => [sources.map((item) => writePath(item)), anyLicence], (json) => json.map((item) => readModelInfo(item)), options);
  }

  verify(name, options) {
    return call(this.#bridge, "models.verify", () => [name], (json) => readModelInfo(json), options);
  }

  remove(name, options) {
    return call(this.#bridge, "models.remove", () => [name], () => undefined, options);
  }
}

class JobsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  createVideos(account, batch, options) {
    return call(this.#bridge, "jobs.create_videos", () => [account, writeVideoBatch(batch)], (json) => json.map((item) => readJobInfo(item)), options);
  }

  quoteVideos(account, batch, options) {
    return call(this.#bridge, "jobs.quote_videos", () => [account, writeVideoBatch(batch)], (json) => json, options);
  }

  createVideo(account, request, options) {
    return call(this.#bridge, "jobs.create_video", () => [account, request == null ? {} : writeVideoRequest(request)], (json) => readJobInfo(json), options);
  }

  createSpeech(account, request, options) {
    return call(this.#bridge, "jobs.create_speech", () => [account, writeSpeechRequest(request)], (json) => readJobInfo(json), options);
  }

  createLipSync(account, request, options) {
    return call(this.#bridge, "jobs.create_lip_sync", () => [account, writeSpeechRequest(request)], (json) => readJobInfo(json), options);
  }

  quoteVideo(account, request, options) {
    return call(this.#bridge, "jobs.quote_video", () => [account, request == null ? {} : writeVideoRequest(request)], (json) => json, options);
  }

  create(account, job, options) {
    return call(this.#bridge, "jobs.create", () => [account, writeJobRequest(job)], (json) => readJobInfo(json), options);
  }

  createFlow(account, jobs, options) {
    return call(this.#bridge, "jobs.create_flow", () => [account, jobs.map((item) => writeJobRequest(item))], (json) => json.map((item) => readJobInfo(item)), options);
  }

  createBatch(account, members, completion, options) {
    return call(this.#bridge, "jobs.create_batch", () => [account, members.map((item) => writeJobRequest(item)), writeJobRequest(completion)], (json) => json.map((item) => readJobInfo(item)), options);
  }

  quote(account, job, options) {
    return call(this.#bridge, "jobs.quote", () => [account, writeJobRequest(job)], (json) => json, options);
  }

  get(account, id, options) {
    return call(this.#bridge, "jobs.get", () => [account, id], (json) => readJobInfo(json), options);
  }

  list(account, page, options) {
    return call(this.#bridge, "jobs.list", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readJobInfo(item)), next: json.next }), options);
  }

  find(account, query, page, options) {
    return call(this.#bridge, "jobs.find", () => [account, query == null ? {} : writeJobQuery(query), page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readJobInfo(item)), next: json.next }), options);
  }

  earlier(account, id, options) {
    return call(this.#bridge, "jobs.earlier", () => [account, id], (json) => json.map((item) => readJobInfo(item)), options);
  }

  answer(secret, answer, options) {
    return call(this.#bridge, "jobs.answer", () => [secret, answer], (json) => json, options);
  }

  cancel(account, id, options) {
    return call(this.#bridge, "jobs.cancel", () => [account, id], (json) => readJobInfo(json), options);
  }

  watch(account, id, options) {
    return stream(this.#bridge, "jobs.watch", () => [account, id], (json) => readJobInfo(json), options);
  }

  wait(account, id, options) {
    return call(this.#bridge, "jobs.wait", () => [account, id], (json) => readJobInfo(json), options);
  }
}

class WorkApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  report(job, fence, done, options) {
    return call(this.#bridge, "work.report", () => [job, fence, done], () => undefined, options);
  }

  finishedStep(job, fence, name, options) {
    return call(this.#bridge, "work.finished_step", () => [job, fence, name], (json) => json === null ? null : readKept(json), options);
  }

  finishStep(job, fence, name, value, options) {
    return call(this.#bridge, "work.finish_step", () => [job, fence, name, value], () => undefined, options);
  }

  saved(job, fence, name, options) {
    return call(this.#bridge, "work.saved", () => [job, fence, name], (json) => json === null ? null : readKept(json), options);
  }

  save(job, fence, name, value, options) {
    return call(this.#bridge, "work.save", () => [job, fence, name, value], () => undefined, options);
  }

  ask(job, fence, name, withinSeconds, options) {
    return call(this.#bridge, "work.ask", () => [job, fence, name, withinSeconds], (json) => json, options);
  }

  answer(job, fence, name, options) {
    return call(this.#bridge, "work.answer", () => [job, fence, name], (json) => json, options);
  }

  snooze(job, fence, seconds, options) {
    return call(this.#bridge, "work.snooze", () => [job, fence, seconds], () => undefined, options);
  }
}

class SchedulesApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  create(account, schedule, options) {
    return call(this.#bridge, "schedules.create", () => [account, writeNewJobSchedule(schedule)], (json) => readJobSchedule(json), options);
  }

  list(account, options) {
    return call(this.#bridge, "schedules.list", () => [account], (json) => json.map((item) => readJobSchedule(item)), options);
  }

  pause(account, id, options) {
    return call(this.#bridge, "schedules.pause", () => [account, id], (json) => readJobSchedule(json), options);
  }

  resume(account, id, options) {
    return call(this.#bridge, "schedules.resume", () => [account, id], (json) => readJobSchedule(json), options);
  }

  remove(account, id, options) {
    return call(this.#bridge, "schedules.remove", () => [account, id], () => undefined, options);
  }
}

class QueueApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  limit(kind, limits, by, options) {
    return call(this.#bridge, "queue.limit", () => [kind, limits == null ? {} : writeKindLimits(limits), by ?? null], () => undefined, options);
  }

  limitAccount(kind, account, atOnce, by, options) {
    return call(this.#bridge, "queue.limit_account", () => [kind, account, atOnce ?? null, by ?? null], () => undefined, options);
  }

  pause(kind, account, by, options) {
    return call(this.#bridge, "queue.pause", () => [kind ?? null, account ?? null, by ?? null], () => undefined, options);
  }

  resume(kind, account, by, options) {
    return call(this.#bridge, "queue.resume", () => [kind ?? null, account ?? null, by ?? null], () => undefined, options);
  }

  controls(options) {
    return call(this.#bridge, "queue.controls", () => [], (json) => json.map((item) => readJobControl(item)), options);
  }

  failed(kind, page, options) {
    return call(this.#bridge, "queue.failed", () => [kind ?? null, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readJobInfo(item)), next: json.next }), options);
  }

  redrive(account, id, by, options) {
    return call(this.#bridge, "queue.redrive", () => [account, id, by ?? null], (json) => readJobInfo(json), options);
  }

  depths(options) {
    return call(this.#bridge, "queue.depths", () => [], (json) => json.map((item) => readQueueDepth(item)), options);
  }

  metrics(options) {
    return call(this.#bridge, "queue.metrics", () => [], (json) => json.map((item) => readQueueMetrics(item)), options);
  }

  exposition(options) {
    return call(this.#bridge, "queue.exposition", () => [], (json) => json, options);
  }

  drain(options) {
    return call(this.#bridge, "queue.drain", () => [], (json) => json, options);
  }
}

class FilesApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  add(account, name, path, options) {
    return call(this.#bridge, "files.add", () => [account, name, writePath(path)], (json) => readBlobInfo(json), options);
  }

  list(account, options) {
    return call(this.#bridge, "files.list", () => [account], (json) => json.map((item) => readBlobInfo(item)), options);
  }

  remove(account, name, options) {
    return call(this.#bridge, "files.remove", () => [account, name], () => undefined, options);
  }

  info(key, options) {
    return call(this.#bridge, "files.info", () => [key], (json) => readBlobInfo(json), options);
  }

  read(key, range, options) {
    return stream(this.#bridge, "files.read", () => [key, range == null ? null : { start: range[0], end: range[1] }], (bytes) => bytes, options);
  }

  save(key, path, options) {
    return call(this.#bridge, "files.save", () => [key, writePath(path)], () => undefined, options);
  }
}

class MarketplaceApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  search(query, page, options) {
    return call(this.#bridge, "marketplace.search", () => [query == null ? {} : writeProductQuery(query), page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readProduct(item)), next: json.next }), options);
  }

  get(product, options) {
    return call(this.#bridge, "marketplace.get", () => [product], (json) => readProduct(json), options);
  }

  preview(product, options) {
    return call(this.#bridge, "marketplace.preview", () => [product], (json) => readProductContent(json), options);
  }

  ratings(product, page, options) {
    return call(this.#bridge, "marketplace.ratings", () => [product, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readRating(item)), next: json.next }), options);
  }

  purchase(account, request, options) {
    return call(this.#bridge, "marketplace.purchase", () => [account, writePurchaseRequest(request)], (json) => readReceipt(json), options);
  }

  orders(account, page, options) {
    return call(this.#bridge, "marketplace.orders", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readOrder(item)), next: json.next }), options);
  }

  receipt(account, order, options) {
    return call(this.#bridge, "marketplace.receipt", () => [account, order], (json) => readReceipt(json), options);
  }

  sendBack(account, order, options) {
    return call(this.#bridge, "marketplace.send_back", () => [account, order], (json) => readOrder(json), options);
  }

  rate(account, product, rating, options) {
    return call(this.#bridge, "marketplace.rate", () => [account, product, writeNewRating(rating)], (json) => readRating(json), options);
  }

  library(account, options) {
    return call(this.#bridge, "marketplace.library", () => [account], (json) => json.map((item) => readOwnedProduct(item)), options);
  }

  document(account, licence, name, options) {
    return call(this.#bridge, "marketplace.document", () => [account, licence, name], (json) => readDocument(json), options);
  }

  licences(account, options) {
    return call(this.#bridge, "marketplace.licences", () => [account], (json) => json.map((item) => readLicence(item)), options);
  }

  licenceKey(account, licence, options) {
    return call(this.#bridge, "marketplace.licence_key", () => [account, licence], (json) => json, options);
  }

  activate(key, device, options) {
    return call(this.#bridge, "marketplace.activate", () => [key, device], (json) => readLicence(json), options);
  }

  activations(account, licence, options) {
    return call(this.#bridge, "marketplace.activations", () => [account, licence], (json) => json.map((item) => readActivation(item)), options);
  }

  deactivate(account, licence, device, options) {
    return call(this.#bridge, "marketplace.deactivate", () => [account, licence, device], () => undefined, options);
  }

  add(seller, product, options) {
    return call(this.#bridge, "marketplace.add", () => [seller, writeNewProduct(product)], (json) => readProduct(json), options);
  }

  update(seller, product, update, options) {
    return call(this.#bridge, "marketplace.update", () => [seller, product, update == null ? {} : writeProductUpdate(update)], (json) => readProduct(json), options);
  }

  submit(seller, product, options) {
    return call(this.#bridge, "marketplace.submit", () => [seller, product], (json) => readProduct(json), options);
  }

  ownProducts(seller, page, options) {
    return call(this.#bridge, "marketplace.own_products", () => [seller, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readProduct(item)), next: json.next }), options);
  }

  shares(seller, page, options) {
    return call(this.#bridge, "marketplace.shares", () => [seller, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readShare(item)), next: json.next }), options);
  }
}

class PayoutsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  onboard(account, email, refreshUrl, returnUrl, options) {
    return call(this.#bridge, "payouts.onboard", () => [account, email ?? null, refreshUrl, returnUrl], (json) => json, options);
  }

  balance(account, options) {
    return call(this.#bridge, "payouts.balance", () => [account], (json) => readSellerBalance(json), options);
  }

  entries(account, page, options) {
    return call(this.#bridge, "payouts.entries", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSellerEntry(item)), next: json.next }), options);
  }

  list(account, page, options) {
    return call(this.#bridge, "payouts.list", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readPayout(item)), next: json.next }), options);
  }
}

class ModerationApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  waiting(limit, options) {
    return call(this.#bridge, "moderation.waiting", () => [limit], (json) => json.map((item) => readProduct(item)), options);
  }

  publish(product, by, options) {
    return call(this.#bridge, "moderation.publish", () => [product, by ?? null], (json) => readProduct(json), options);
  }

  reject(product, reason, by, options) {
    return call(this.#bridge, "moderation.reject", () => [product, reason, by ?? null], (json) => readProduct(json), options);
  }

  withdraw(product, reason, refund, by, options) {
    return call(this.#bridge, "moderation.withdraw", () => [product, reason, refund, by ?? null], (json) => readProduct(json), options);
  }

  refund(order, reason, by, options) {
    return call(this.#bridge, "moderation.refund", () => [order, reason, by ?? null], (json) => readOrder(json), options);
  }

  revoke(licence, reason, by, options) {
    return call(this.#bridge, "moderation.revoke", () => [licence, reason, by ?? null], (json) => readLicence(json), options);
  }
}

class ApprovalsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  rules(token, organization, options) {
    return call(this.#bridge, "approvals.rules", () => [token, organization], (json) => readPostRules(json), options);
  }

  setRules(token, organization, rules, options) {
    return call(this.#bridge, "approvals.set_rules", () => [token, organization, writePostRules(rules)], (json) => readPostRules(json), options);
  }

  submit(token, organization, post, options) {
    return call(this.#bridge, "approvals.submit", () => [token, organization, post], (json) => readSocialPost(json), options);
  }

  submitToQueue(token, organization, post, queue, options) {
    return call(this.#bridge, "approvals.submit_to_queue", () => [token, organization, post, queue], (json) => readSocialPost(json), options);
  }

  repeat(token, organization, request, options) {
    return call(this.#bridge, "approvals.repeat", () => [token, organization, writeRepeatRequest(request)], (json) => readPostRecurrence(json), options);
  }

  importPosts(token, organization, csv, tryOnly, options) {
    return call(this.#bridge, "approvals.import_posts", () => [token, organization, csv, tryOnly], (json) => readPostsImport(json), options);
  }

  waiting(token, organization, page, options) {
    return call(this.#bridge, "approvals.waiting", () => [token, organization, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSocialPost(item)), next: json.next }), options);
  }

  approve(token, organization, post, options) {
    return call(this.#bridge, "approvals.approve", () => [token, organization, post], (json) => readSocialPost(json), options);
  }

  reject(token, organization, post, reason, options) {
    return call(this.#bridge, "approvals.reject", () => [token, organization, post, reason], (json) => readSocialPost(json), options);
  }
}

class SocialApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  ways(options) {
    return call(this.#bridge, "social.ways", () => [], (json) => json.map((item) => readConnectWays(item)), options);
  }

  startConnect(account, request, options) {
    return call(this.#bridge, "social.start_connect", () => [account, writeStartConnect(request)], (json) => readConnectStart(json), options);
  }

  finishConnect(account, back, options) {
    return call(this.#bridge, "social.finish_connect", () => [account, writeConnectReturn(back)], (json) => readConnectChoice(json), options);
  }

  choose(account, choice, accounts, options) {
    return call(this.#bridge, "social.choose", () => [account, choice, accounts], (json) => json.map((item) => readNetworkAccount(item)), options);
  }

  connect(account, request, options) {
    return call(this.#bridge, "social.connect", () => [account, writeConnectSecret(request)], (json) => readNetworkAccount(json), options);
  }

  connections(account, options) {
    return call(this.#bridge, "social.connections", () => [account], (json) => json.map((item) => readNetworkAccount(item)), options);
  }

  disconnect(account, connection, options) {
    return call(this.#bridge, "social.disconnect", () => [account, connection], (json) => readNetworkAccount(json), options);
  }

  write(account, post, options) {
    return call(this.#bridge, "social.write", () => [account, writePostRequest(post)], (json) => readSocialPost(json), options);
  }

  rewrite(account, post, request, options) {
    return call(this.#bridge, "social.rewrite", () => [account, post, writePostRequest(request)], (json) => readSocialPost(json), options);
  }

  preflight(account, post, options) {
    return call(this.#bridge, "social.preflight", () => [account, post], (json) => json.map((item) => readTargetProblem(item)), options);
  }

  preview(account, post, options) {
    return call(this.#bridge, "social.preview", () => [account, writePostRequest(post)], (json) => json.map((item) => readTargetPreview(item)), options);
  }

  schedule(account, post, options) {
    return call(this.#bridge, "social.schedule", () => [account, post], (json) => readSocialPost(json), options);
  }

  queuePost(account, post, queue, options) {
    return call(this.#bridge, "social.queue_post", () => [account, post, queue], (json) => readSocialPost(json), options);
  }

  addQueue(account, request, options) {
    return call(this.#bridge, "social.add_queue", () => [account, writeNewPostQueue(request)], (json) => readPostQueue(json), options);
  }

  changeQueue(account, queue, request, options) {
    return call(this.#bridge, "social.change_queue", () => [account, queue, writeNewPostQueue(request)], (json) => readPostQueue(json), options);
  }

  removeQueue(account, queue, options) {
    return call(this.#bridge, "social.remove_queue", () => [account, queue], () => undefined, options);
  }

  postQueue(account, queue, options) {
    return call(this.#bridge, "social.post_queue", () => [account, queue], (json) => readPostQueue(json), options);
  }

  postQueues(account, options) {
    return call(this.#bridge, "social.post_queues", () => [account], (json) => json.map((item) => readPostQueue(item)), options);
  }

  comingSlots(account, queue, limit, options) {
    return call(this.#bridge, "social.coming_slots", () => [account, queue, limit], (json) => json.map((item) => readComingSlot(item)), options);
  }

  repeat(account, request, options) {
    return call(this.#bridge, "social.repeat", () => [account, writeRepeatRequest(request)], (json) => readPostRecurrence(json), options);
  }

  stopRepeating(account, recurrence, options) {
    return call(this.#bridge, "social.stop_repeating", () => [account, recurrence], (json) => readPostRecurrence(json), options);
  }

  recurrence(account, recurrence, options) {
    return call(this.#bridge, "social.recurrence", () => [account, recurrence], (json) => readPostRecurrence(json), options);
  }

  recurrences(account, page, options) {
    return call(this.#bridge, "social.recurrences", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readPostRecurrence(item)), next: json.next }), options);
  }

  importPosts(account, csv, tryOnly, options) {
    return call(this.#bridge, "social.import_posts", () => [account, csv, tryOnly], (json) => readPostsImport(json), options);
  }

  cancel(account, post, options) {
    return call(this.#bridge, "social.cancel", () => [account, post], (json) => readSocialPost(json), options);
  }

  post(account, post, options) {
    return call(this.#bridge, "social.post", () => [account, post], (json) => readSocialPost(json), options);
  }

  posts(account, page, options) {
    return call(this.#bridge, "social.posts", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSocialPost(item)), next: json.next }), options);
  }

  calendar(account, since, until, page, options) {
    return call(this.#bridge, "social.calendar", () => [account, writeTime(since), writeTime(until), page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readSocialPost(item)), next: json.next }), options);
  }

  publications(account, post, options) {
    return call(this.#bridge, "social.publications", () => [account, post], (json) => json.map((item) => readPublicationInfo(item)), options);
  }

  publicationsIn(account, state, page, options) {
    return call(this.#bridge, "social.publications_in", () => [account, state ?? null, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readPublicationInfo(item)), next: json.next }), options);
  }

  attempts(account, publication, page, options) {
    return call(this.#bridge, "social.attempts", () => [account, publication, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readAttempt(item)), next: json.next }), options);
  }

  confirm(account, publication, remoteId, permalink, options) {
    return call(this.#bridge, "social.confirm", () => [account, publication, remoteId ?? null, permalink ?? null], (json) => readPublicationInfo(json), options);
  }

  publishAgain(account, publication, options) {
    return call(this.#bridge, "social.publish_again", () => [account, publication], (json) => readPublicationInfo(json), options);
  }

  giveUp(account, publication, options) {
    return call(this.#bridge, "social.give_up", () => [account, publication], (json) => readPublicationInfo(json), options);
  }
}

class WebhooksApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  add(account, endpoint, options) {
    return call(this.#bridge, "webhooks.add", () => [account, writeNewWebhook(endpoint)], (json) => readAddedWebhook(json), options);
  }

  list(account, options) {
    return call(this.#bridge, "webhooks.list", () => [account], (json) => json.map((item) => readWebhookEndpoint(item)), options);
  }

  get(account, endpoint, options) {
    return call(this.#bridge, "webhooks.get", () => [account, endpoint], (json) => readWebhookEndpoint(json), options);
  }

  change(account, endpoint, update, options) {
    return call(this.#bridge, "webhooks.change", () => [account, endpoint, update == null ? {} : writeWebhookUpdate(update)], (json) => readWebhookEndpoint(json), options);
  }

  remove(account, endpoint, options) {
    return call(this.#bridge, "webhooks.remove", () => [account, endpoint], () => undefined, options);
  }

  rotate(account, endpoint, overlapS, options) {
    return call(this.#bridge, "webhooks.rotate", () => [account, endpoint, overlapS], (json) => readAddedWebhook(json), options);
  }

  deliveries(account, endpoint, state, page, options) {
    return call(this.#bridge, "webhooks.deliveries", () => [account, endpoint, state ?? null, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readWebhookDelivery(item)), next: json.next }), options);
  }

  attempts(account, endpoint, event, page, options) {
    return call(this.#bridge, "webhooks.attempts", () => [account, endpoint, event, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readWebhookAttempt(item)), next: json.next }), options);
  }

  replay(account, endpoint, event, options) {
    return call(this.#bridge, "webhooks.replay", () => [account, endpoint, event], (json) => readWebhookDelivery(json), options);
  }

  replayFailed(account, endpoint, since, options) {
    return call(this.#bridge, "webhooks.replay_failed", () => [account, endpoint, writeTime(since)], (json) => json, options);
  }

  ping(account, endpoint, options) {
    return call(this.#bridge, "webhooks.ping", () => [account, endpoint], (json) => readWebhookDelivery(json), options);
  }
}

class AnalyticsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  report(account, query, options) {
    return call(this.#bridge, "analytics.report", () => [account, query == null ? {} : writeAnalyticsQuery(query)], (json) => readAnalyticsReport(json), options);
  }

  csv(account, query, after, options) {
    return call(this.#bridge, "analytics.csv", () => [account, query == null ? {} : writeAnalyticsQuery(query), after ?? null], (json) => readCsvPart(json), options);
  }

  everybody(query, options) {
    return call(this.#bridge, "analytics.everybody", () => [query == null ? {} : writeAnalyticsQuery(query)], (json) => readAnalyticsReport(json), options);
  }

  everybodyCsv(query, after, options) {
    return call(this.#bridge, "analytics.everybody_csv", () => [query == null ? {} : writeAnalyticsQuery(query), after ?? null], (json) => readCsvPart(json), options);
  }
}

class AuditApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  list(account, page, options) {
    return call(this.#bridge, "audit.list", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readAuditEntry(item)), next: json.next }), options);
  }
}

const services = Object.freeze({
  accounts: AccountsApi,
  auth: AuthApi,
  profile: ProfileApi,
  api_keys: Api_keysApi,
  organizations: OrganizationsApi,
  admin: AdminApi,
  mails: MailsApi,
  credits: CreditsApi,
  plans: PlansApi,
  billing: BillingApi,
  payments: PaymentsApi,
  avatars: AvatarsApi,
  voices: VoicesApi,
  models: ModelsApi,
  jobs: JobsApi,
  work: WorkApi,
  schedules: SchedulesApi,
  queue: QueueApi,
  files: FilesApi,
  marketplace: MarketplaceApi,
  payouts: PayoutsApi,
  moderation: ModerationApi,
  approvals: ApprovalsApi,
  social: SocialApi,
  webhooks: WebhooksApi,
  analytics: AnalyticsApi,
  audit: AuditApi,
});

module.exports = {
  services,
  errors,
  json: { readAccount, readActivation, readActor, readAddedWebhook, readAfterJob, writeAfterJob, readAnalyticsQuery, writeAnalyticsQuery, readAnalyticsReport, readApiKey, readApiKeyUpdate, writeApiKeyUpdate, readApproval, readAttachment, readAttempt, readAuditEntry, readAvatar, readBackground, writeBackground, readBalance, readBan, readBillingOverview, readBillingSettings, writeBillingSettings, readBlobInfo, writeBlobInfo, readCaptionDesign, writeCaptionDesign, readChallenge, readChapter, readCheckout, readClaims, readComingSlot, readConfig, writeConfig, readConnectChoice, readConnectReturn, writeConnectReturn, readConnectSecret, writeConnectSecret, readConnectStart, readConnectWays, readConsent, readCreatedApiKey, readCreditFigures, readCreditGrant, readCreditOperation, writeCreditOperation, readCreditOutcome, readCreditPack, writeCreditPack, readCsvPart, readDayFigures, readDevice, writeDevice, readDifference, readDocument, writeDocument, readElevenLabsConfig, writeElevenLabsConfig, readEntry, readErrorRecord, readFfmpegConfig, writeFfmpegConfig, readFigures, readFootage, writeFootage, readFoundAccount, readGatewayEvent, readGradient, writeGradient, readGrantShare, readGrantTerms, writeGrantTerms, readHold, readIdentity, readImportProblem, readImportReport, readIntake, readInvitation, readInvitationDetails, readInvoice, readInvoiceLine, readJobControl, readJobFigures, readJobInfo, readJobOutput, readJobQuery, writeJobQuery, readJobRequest, writeJobRequest, readJobSchedule, readJwk, readJwks, readKept, readKeyIdentity, readKindCredits, readKindLimits, writeKindLimits, readKindMetrics, readLedgerTransaction, readLicence, readLinkedAccount, readLipSyncResult, readLook, writeLook, readMarketplaceSettings, writeMarketplaceSettings, readMastodonServer, writeMastodonServer, readMediaFacts, readMember, readMembership, readMessagePreview, readModelInfo, readMoney, writeMoney, readMoneyFigures, readMusic, writeMusic, readNetworkAccount, readNetworkApp, writeNetworkApp, readNetworkServer, writeNetworkServer, readNewApiKey, writeNewApiKey, readNewAvatar, writeNewAvatar, readNewConsent, writeNewConsent, readNewJobSchedule, writeNewJobSchedule, readNewOrganization, writeNewOrganization, readNewPostQueue, writeNewPostQueue, readNewProduct, writeNewProduct, readNewRating, writeNewRating, readNewUser, writeNewUser, readNewWebhook, writeNewWebhook, readOpenAiSpeechConfig, writeOpenAiSpeechConfig, readOrder, readOrganization, readOrganizationPage, readOrganizationUpdate, writeOrganizationUpdate, readOutboxMail, readOverlay, writeOverlay, readOwnAccount, writeOwnAccount, readOwnLimits, writeOwnLimits, readOwnMessage, readOwnResult, readOwnedProduct, readPageRequest, writePageRequest, readPasskey, readPasskeyAnswer, writePasskeyAnswer, readPasskeyChallenge, readPayout, readPeriod, readPhonemeSpan, writePhonemeSpan, readPlan, readPlannedTime, writePlannedTime, readPostContent, writePostContent, readPostFigures, readPostMedia, writePostMedia, readPostMessage, writePostMessage, readPostMetrics, readPostQueue, readPostRecurrence, readPostRequest, writePostRequest, readPostRules, writePostRules, readPostVariant, writePostVariant, readPostWarning, readPosting, readPostsImport, readPriceList, writePriceList, readProblem, readProduct, readProductContent, writeProductContent, readProductQuery, writeProductQuery, readProductUpdate, writeProductUpdate, readProviderOutcome, readProviderReturn, writeProviderReturn, readProviderStart, readPublicationInfo, readPublished, writePublished, readPurchaseRequest, writePurchaseRequest, readQueueDepth, readQueueMetrics, readQueueSlot, writeQueueSlot, readRate, writeRate, readRating, readReceipt, readReconciliation, readRecurrenceRule, writeRecurrenceRule, readRefund, readRefusedUser, readRemoteAccount, writeRemoteAccount, readRepeatRequest, writeRepeatRequest, readS3Config, writeS3Config, readSalesFigures, readScene, writeScene, readSecondFactor, writeSecondFactor, readSellerBalance, readSellerEntry, readSession, readShare, readSignIn, writeSignIn, readSignInOutcome, readSignUp, writeSignUp, readSignedIn, readSocialConfig, writeSocialConfig, readSocialPost, readSocialSettings, writeSocialSettings, readSpeechChunk, writeSpeechChunk, readSpeechRequest, writeSpeechRequest, readSpeechResult, readSpending, readSpendingAlert, readSpendingRules, writeSpendingRules, readStartCheckout, writeStartCheckout, readStartConnect, writeStartConnect, readStoredEvent, readStripeConfig, writeStripeConfig, readStripePrice, writeStripePrice, readSubject, readSubscriptionInfo, readTargetPreview, readTargetProblem, readTaskSettings, writeTaskSettings, readTransactionFilter, writeTransactionFilter, readTrial, writeTrial, readTwoFactorSetup, readUnique, writeUnique, readUser, readUserPage, readUserQuery, writeUserQuery, readUserUpdate, writeUserUpdate, readUtmTags, writeUtmTags, readUtterance, readVerification, readVideoBatch, writeVideoBatch, readVideoRequest, writeVideoRequest, readVideoResult, readVideoSpec, writeVideoSpec, readVoice, writeVoice, readVoicePrice, writeVoicePrice, readVoiceSettings, writeVoiceSettings, readWebhookAttempt, readWebhookDelivery, readWebhookEndpoint, readWebhookSettings, writeWebhookSettings, readWebhookUpdate, writeWebhookUpdate, readWordSpan, writeWordSpan, readWork, readWorkDone, writeWorkDone },
  Action,
  AlertKind,
  AnalyticsPeriod,
  ApprovalDecision,
  Aspect,
  AttemptKind,
  AvatarKind,
  Book,
  Cadence,
  CaptionPosition,
  CaptionStyle,
  Category,
  ConnectionState,
  Currency,
  DeliveryState,
  DifferenceKind,
  EndpointState,
  ErrorCode,
  EventKind,
  EventState,
  FactorMethod,
  Feature,
  FrameRate,
  HoldState,
  InvitationStatus,
  InvoiceState,
  JobState,
  LicenceState,
  MailState,
  MediaType,
  MemberRole,
  Missed,
  Needs,
  Network,
  Onboarding,
  OrderState,
  OverlayPlace,
  PaidSubscriptionState,
  PayoutState,
  PostFormat,
  PostState,
  PostWarningKind,
  Preset,
  ProductState,
  PublicationState,
  Purpose,
  RecurrenceState,
  RefundState,
  Resolution,
  Role,
  SceneLayout,
  Scope,
  SellerEntryKind,
  ShareState,
  SpendingPeriod,
  SubjectKind,
  TransactionKind,
  UniqueMode,
  Waits,
  Weekday,
  InvalidInputError,
  TooLargeError,
  UnsupportedError,
  NotFoundError,
  AlreadyExistsError,
  ConflictError,
  UnauthenticatedError,
  PermissionDeniedError,
  PlanLimitError,
  InsufficientCreditsError,
  SpendingLimitError,
  RateLimitedError,
  CancelledError,
  TimeoutError,
  LeaseLostError,
  BusyError,
  UnavailableError,
  StorageFullError,
  IoError,
  SchemaTooNewError,
  ConfigurationError,
  MediaError,
  PluginError,
  InconsistentError,
  ClosedError,
  InternalError,
};
