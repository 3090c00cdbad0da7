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
});

function readActor(json) {
  if (typeof json === "string") return { kind: json, value: null };
  const [[kind, value]] = Object.entries(json);
  if (kind === "account") return { kind, value: value };
  if (kind === "user") return { kind, value: value };
  if (kind === "worker") return { kind, value: value };
  throw new TypeError(`unknown Actor: ${kind}`);
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

const Aspect = Object.freeze({
  Landscape: "16:9",
  Portrait: "9:16",
  Square: "1:1",
  Feed: "4:5",
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
});

function readBackground(json) {
  return {
    color: json.color,
    gradient: json.gradient === null ? null : readGradient(json.gradient),
    image: json.image,
    blur: json.blur,
  };
}

function writeBackground(value) {
  record(value, "Background", ["color", "gradient", "image", "blur"]);
  const json = {};
  if (value.color !== undefined) json.color = value.color;
  if (value.gradient !== undefined) json.gradient = writeGradient(value.gradient);
  if (value.image !== undefined) json.image = value.image;
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

function readChallenge(json) {
  return {
    token: json.token,
    methods: json.methods,
    expiresAt: readTime(json.expires_at),
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

function readConfig(json) {
  return {
    home: json.home,
    databaseUrl: json.database_url,
    blobsUrl: json.blobs_url,
    models: json.models,
    elevenlabs: readElevenLabsConfig(json.elevenlabs),
    openaiSpeech: readOpenAiSpeechConfig(json.openai_speech),
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
    secret: json.secret,
    replacedSecrets: json.replaced_secrets,
    siteName: json.site_name,
    siteUrl: json.site_url,
    requireVerifiedEmail: json.require_verified_email,
  };
}

function writeConfig(value) {
  record(value, "Config", ["home", "databaseUrl", "blobsUrl", "models", "elevenlabs", "openaiSpeech", "s3", "redisUrl", "redisPrefix", "workers", "leaseMs", "pollMs", "graceMs", "busyTimeoutMs", "pluginTimeoutMs", "prices", "secret", "replacedSecrets", "siteName", "siteUrl", "requireVerifiedEmail"]);
  const json = {};
  if (value.home !== undefined) json.home = writePath(value.home);
  if (value.databaseUrl !== undefined) json.database_url = value.databaseUrl;
  if (value.blobsUrl !== undefined) json.blobs_url = value.blobsUrl;
  if (value.models !== undefined) json.models = writePath(value.models);
  if (value.elevenlabs !== undefined) json.elevenlabs = writeElevenLabsConfig(value.elevenlabs);
  if (value.openaiSpeech !== undefined) json.openai_speech = writeOpenAiSpeechConfig(value.openaiSpeech);
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
  if (value.secret !== undefined) json.secret = value.secret;
  if (value.replacedSecrets !== undefined) json.replaced_secrets = value.replacedSecrets;
  if (value.siteName !== undefined) json.site_name = value.siteName;
  if (value.siteUrl !== undefined) json.site_url = value.siteUrl;
  if (value.requireVerifiedEmail !== undefined) json.require_verified_email = value.requireVerifiedEmail;
  return json;
}

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

const Currency = Object.freeze({
  Usd: "USD",
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

const FrameRate = Object.freeze({
  Fps25: "25",
  Fps30: "30",
});

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

function readImportReport(json) {
  return {
    imported: json.imported,
    present: json.present,
    refused: json.refused.map((item) => readRefusedUser(item)),
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

function readJobControl(json) {
  return {
    kind: json.kind,
    accountId: json.account_id,
    paused: json.paused,
    limits: readKindLimits(json.limits),
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

const MailState = Object.freeze({
  Queued: "queued",
  Sent: "sent",
  Failed: "failed",
  Kept: "kept",
  Discarded: "discarded",
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

function readOwnResult(json) {
  return {
    value: json.value,
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

function readPosting(json) {
  return {
    book: json.book,
    amount: json.amount,
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
  };
}

function writePriceList(value) {
  record(value, "PriceList", ["tts", "video", "lipSync"]);
  const json = {};
  if (value.tts !== undefined) json.tts = writeRate(value.tts);
  if (value.video !== undefined) json.video = writeRate(value.video);
  if (value.lipSync !== undefined) json.lip_sync = writeRate(value.lipSync);
  return json;
}

function readProduct(json) {
  return {
    id: json.id,
    slug: json.slug,
    name: json.name,
    description: json.description,
    price: readMoney(json.price),
    createdAt: readTime(json.created_at),
  };
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

function readRefusedUser(json) {
  return {
    email: json.email,
    reason: json.reason,
  };
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

const Scope = Object.freeze({
  CreditsRead: "credits:read",
  AvatarsRead: "avatars:read",
  AvatarsWrite: "avatars:write",
  JobsRead: "jobs:read",
  JobsWrite: "jobs:write",
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
    idempotencyKey: json.idempotency_key,
  };
}

function writeSpeechRequest(value) {
  record(value, "SpeechRequest", ["script", "voice", "settings", "idempotencyKey"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
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
});

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

function readVideoRequest(json) {
  return {
    script: json.script,
    avatar: json.avatar,
    voice: json.voice,
    settings: readVoiceSettings(json.settings),
    spec: readVideoSpec(json.spec),
    preset: json.preset,
    captions: json.captions === null ? null : readCaptionDesign(json.captions),
    background: json.background === null ? null : readBackground(json.background),
    music: json.music === null ? null : readMusic(json.music),
    overlays: json.overlays.map((item) => readOverlay(item)),
    posterMs: json.poster_ms,
    idempotencyKey: json.idempotency_key,
  };
}

function writeVideoRequest(value) {
  record(value, "VideoRequest", ["script", "avatar", "voice", "settings", "spec", "preset", "captions", "background", "music", "overlays", "posterMs", "idempotencyKey"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.avatar !== undefined) json.avatar = value.avatar;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.spec !== undefined) json.spec = writeVideoSpec(value.spec);
  if (value.preset !== undefined) json.preset = value.preset;
  if (value.captions !== undefined) json.captions = writeCaptionDesign(value.captions);
  if (value.background !== undefined) json.background = writeBackground(value.background);
  if (value.music !== undefined) json.music = writeMusic(value.music);
  if (value.overlays !== undefined) json.overlays = value.overlays.map((item) => writeOverlay(item));
  if (value.posterMs !== undefined) json.poster_ms = value.posterMs;
  if (value.idempotencyKey !== undefined) json.idempotency_key = value.idempotencyKey;
  return json;
}

function readVideoResult(json) {
  return {
    video: json.video,
    srt: json.srt,
    vtt: json.vtt,
    poster: json.poster,
    width: json.width,
    height: json.height,
    fps: json.fps,
    durationUs: json.duration_us,
    bytes: json.bytes,
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

  createVideo(account, request, options) {
    return call(this.#bridge, "jobs.create_video", () => [account, writeVideoRequest(request)], (json) => readJobInfo(json), options);
  }

  createSpeech(account, request, options) {
    return call(this.#bridge, "jobs.create_speech", () => [account, writeSpeechRequest(request)], (json) => readJobInfo(json), options);
  }

  createLipSync(account, request, options) {
    return call(this.#bridge, "jobs.create_lip_sync", () => [account, writeSpeechRequest(request)], (json) => readJobInfo(json), options);
  }

  quoteVideo(account, request, options) {
    return call(this.#bridge, "jobs.quote_video", () => [account, writeVideoRequest(request)], (json) => json, options);
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

  limit(kind, limits, options) {
    return call(this.#bridge, "queue.limit", () => [kind, limits == null ? {} : writeKindLimits(limits)], () => undefined, options);
  }

  limitAccount(kind, account, atOnce, options) {
    return call(this.#bridge, "queue.limit_account", () => [kind, account, atOnce ?? null], () => undefined, options);
  }

  pause(kind, account, options) {
    return call(this.#bridge, "queue.pause", () => [kind ?? null, account ?? null], () => undefined, options);
  }

  resume(kind, account, options) {
    return call(this.#bridge, "queue.resume", () => [kind ?? null, account ?? null], () => undefined, options);
  }

  controls(options) {
    return call(this.#bridge, "queue.controls", () => [], (json) => json.map((item) => readJobControl(item)), options);
  }

  failed(kind, page, options) {
    return call(this.#bridge, "queue.failed", () => [kind ?? null, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readJobInfo(item)), next: json.next }), options);
  }

  redrive(account, id, options) {
    return call(this.#bridge, "queue.redrive", () => [account, id], (json) => readJobInfo(json), options);
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

class ProductsApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
  }

  list(options) {
    return call(this.#bridge, "products.list", () => [], (json) => json.map((item) => readProduct(item)), options);
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
  avatars: AvatarsApi,
  voices: VoicesApi,
  models: ModelsApi,
  jobs: JobsApi,
  work: WorkApi,
  schedules: SchedulesApi,
  queue: QueueApi,
  files: FilesApi,
  products: ProductsApi,
  audit: AuditApi,
});

module.exports = {
  services,
  errors,
  json: { readAccount, readActor, readAfterJob, writeAfterJob, readApiKey, readApiKeyUpdate, writeApiKeyUpdate, readAuditEntry, readAvatar, readBackground, writeBackground, readBalance, readBan, readBlobInfo, writeBlobInfo, readCaptionDesign, writeCaptionDesign, readChallenge, readClaims, readConfig, writeConfig, readConsent, readCreatedApiKey, readCreditGrant, readCreditOperation, writeCreditOperation, readCreditOutcome, readDevice, writeDevice, readElevenLabsConfig, writeElevenLabsConfig, readEntry, readErrorRecord, readGradient, writeGradient, readGrantShare, readGrantTerms, writeGrantTerms, readHold, readIdentity, readImportReport, readInvitation, readInvitationDetails, readJobControl, readJobInfo, readJobOutput, readJobQuery, writeJobQuery, readJobRequest, writeJobRequest, readJobSchedule, readJwk, readJwks, readKept, readKeyIdentity, readKindLimits, writeKindLimits, readKindMetrics, readLedgerTransaction, readLinkedAccount, readLipSyncResult, readMember, readMembership, readModelInfo, readMoney, readMusic, writeMusic, readNewApiKey, writeNewApiKey, readNewAvatar, writeNewAvatar, readNewConsent, writeNewConsent, readNewJobSchedule, writeNewJobSchedule, readNewOrganization, writeNewOrganization, readNewUser, writeNewUser, readOpenAiSpeechConfig, writeOpenAiSpeechConfig, readOrganization, readOrganizationPage, readOrganizationUpdate, writeOrganizationUpdate, readOutboxMail, readOverlay, writeOverlay, readOwnResult, readPageRequest, writePageRequest, readPasskey, readPasskeyAnswer, writePasskeyAnswer, readPasskeyChallenge, readPhonemeSpan, writePhonemeSpan, readPlan, readPosting, readPriceList, writePriceList, readProduct, readProviderOutcome, readProviderReturn, writeProviderReturn, readProviderStart, readQueueDepth, readQueueMetrics, readRate, writeRate, readRefusedUser, readS3Config, writeS3Config, readSecondFactor, writeSecondFactor, readSession, readSignIn, writeSignIn, readSignInOutcome, readSignUp, writeSignUp, readSignedIn, readSpeechChunk, writeSpeechChunk, readSpeechRequest, writeSpeechRequest, readSpeechResult, readTaskSettings, writeTaskSettings, readTransactionFilter, writeTransactionFilter, readTwoFactorSetup, readUnique, writeUnique, readUser, readUserPage, readUserQuery, writeUserQuery, readUserUpdate, writeUserUpdate, readUtterance, readVerification, readVideoRequest, writeVideoRequest, readVideoResult, readVideoSpec, writeVideoSpec, readVoice, writeVoice, readVoiceSettings, writeVoiceSettings, readWordSpan, writeWordSpan, readWork, readWorkDone, writeWorkDone },
  Action,
  Aspect,
  AvatarKind,
  Book,
  CaptionPosition,
  CaptionStyle,
  Currency,
  ErrorCode,
  FactorMethod,
  Feature,
  FrameRate,
  HoldState,
  InvitationStatus,
  JobState,
  MailState,
  MemberRole,
  Missed,
  Needs,
  OverlayPlace,
  Preset,
  Purpose,
  Resolution,
  Role,
  Scope,
  TransactionKind,
  UniqueMode,
  Waits,
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
