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
  JobCreated: "job.created",
  JobCancelRequested: "job.cancel_requested",
  JobCompleted: "job.completed",
  JobRetried: "job.retried",
  JobFailed: "job.failed",
  JobCancelled: "job.cancelled",
});

function readActor(json) {
  if (typeof json === "string") return { kind: json, value: null };
  const [[kind, value]] = Object.entries(json);
  return { kind, value };
}

const Aspect = Object.freeze({
  Landscape: "16:9",
  Portrait: "9:16",
  Square: "1:1",
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
    createdAt: readTime(json.created_at),
  };
}

const AvatarKind = Object.freeze({
  BuiltInRig: "built_in_rig",
});

function readBalance(json) {
  return {
    available: json.available,
    held: json.held,
    spent: json.spent,
    granted: json.granted,
    entries: json.entries,
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
});

function readConfig(json) {
  return {
    home: json.home,
    databaseUrl: json.database_url,
    blobsUrl: json.blobs_url,
    workers: json.workers,
    leaseMs: json.lease_ms,
    busyTimeoutMs: json.busy_timeout_ms,
    pluginTimeoutMs: json.plugin_timeout_ms,
    prices: readPriceList(json.prices),
  };
}

function writeConfig(value) {
  record(value, "Config", ["home", "databaseUrl", "blobsUrl", "workers", "leaseMs", "busyTimeoutMs", "pluginTimeoutMs", "prices"]);
  const json = {};
  if (value.home !== undefined) json.home = writePath(value.home);
  if (value.databaseUrl !== undefined) json.database_url = value.databaseUrl;
  if (value.blobsUrl !== undefined) json.blobs_url = value.blobsUrl;
  if (value.workers !== undefined) json.workers = value.workers;
  if (value.leaseMs !== undefined) json.lease_ms = value.leaseMs;
  if (value.busyTimeoutMs !== undefined) json.busy_timeout_ms = value.busyTimeoutMs;
  if (value.pluginTimeoutMs !== undefined) json.plugin_timeout_ms = value.pluginTimeoutMs;
  if (value.prices !== undefined) json.prices = writePriceList(value.prices);
  return json;
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

function readEntry(json) {
  return {
    accountId: json.account_id,
    seq: json.seq,
    transactionId: json.transaction_id,
    kind: json.kind,
    book: json.book,
    amount: json.amount,
    balance: json.balance,
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

function readIdentity(json) {
  return {
    session: readSession(json.session),
    user: readUser(json.user),
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
    holdId: json.hold_id,
    held: json.held,
    charged: json.charged,
    createdAt: readTime(json.created_at),
    finishedAt: json.finished_at === null ? null : readTime(json.finished_at),
  };
}

const JobKind = Object.freeze({
  Tts: "tts",
  Video: "video",
  LipSync: "lip_sync",
});

function readJobOutput(json) {
  if (json.kind === "speech") return { kind: "speech", ...readSpeechResult(json) };
  if (json.kind === "lip_sync") return { kind: "lip_sync", ...readLipSyncResult(json) };
  if (json.kind === "video") return { kind: "video", ...readVideoResult(json) };
  throw new TypeError(`unknown JobOutput: ${json.kind}`);
}

const JobState = Object.freeze({
  Pending: "pending",
  Processing: "processing",
  Completed: "completed",
  Failed: "failed",
  Cancelled: "cancelled",
});

function readLipSyncResult(json) {
  return {
    audio: json.audio,
    face: json.face,
    durationUs: json.duration_us,
  };
}

function readMoney(json) {
  return {
    minorUnits: json.minor_units,
    currency: json.currency,
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

const Resolution = Object.freeze({
  P720: "720p",
  P1080: "1080p",
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
  };
}

function readSignIn(json) {
  return {
    email: json.email,
    password: json.password,
    remember: json.remember,
  };
}

function writeSignIn(value) {
  record(value, "SignIn", ["email", "password", "remember"]);
  const json = {};
  if (value.email !== undefined) json.email = value.email;
  if (value.password !== undefined) json.password = value.password;
  if (value.remember !== undefined) json.remember = value.remember;
  return json;
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

const TransactionKind = Object.freeze({
  Grant: "grant",
  Hold: "hold",
  Settle: "settle",
  Release: "release",
  Expire: "expire",
});

function readUser(json) {
  return {
    id: json.id,
    accountId: json.account_id,
    name: json.name,
    email: json.email,
    emailVerified: json.email_verified,
    image: json.image,
    createdAt: readTime(json.created_at),
    updatedAt: readTime(json.updated_at),
  };
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

function readVideoRequest(json) {
  return {
    script: json.script,
    avatar: json.avatar,
    voice: json.voice,
    settings: readVoiceSettings(json.settings),
    spec: readVideoSpec(json.spec),
    idempotencyKey: json.idempotency_key,
  };
}

function writeVideoRequest(value) {
  record(value, "VideoRequest", ["script", "avatar", "voice", "settings", "spec", "idempotencyKey"]);
  const json = {};
  if (value.script !== undefined) json.script = value.script;
  if (value.avatar !== undefined) json.avatar = value.avatar;
  if (value.voice !== undefined) json.voice = value.voice;
  if (value.settings !== undefined) json.settings = writeVoiceSettings(value.settings);
  if (value.spec !== undefined) json.spec = writeVideoSpec(value.spec);
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

  signIn(request, device, options) {
    return call(this.#bridge, "auth.sign_in", () => [writeSignIn(request), device == null ? {} : writeDevice(device)], (json) => readSignedIn(json), options);
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

  updateUser(token, update, device, options) {
    return call(this.#bridge, "auth.update_user", () => [token, update == null ? {} : writeUserUpdate(update), device == null ? {} : writeDevice(device)], (json) => readUser(json), options);
  }

  changePassword(token, currentPassword, newPassword, revokeOthers, device, options) {
    return call(this.#bridge, "auth.change_password", () => [token, currentPassword, newPassword, revokeOthers, device == null ? {} : writeDevice(device)], (json) => json === null ? null : readSignedIn(json), options);
  }

  verifyPassword(token, password, options) {
    return call(this.#bridge, "auth.verify_password", () => [token, password], () => undefined, options);
  }

  deleteUser(token, password, device, options) {
    return call(this.#bridge, "auth.delete_user", () => [token, password, device == null ? {} : writeDevice(device)], () => undefined, options);
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

  entries(account, page, options) {
    return call(this.#bridge, "credits.entries", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readEntry(item)), next: json.next }), options);
  }

  grant(account, amount, memo, idempotencyKey, options) {
    return call(this.#bridge, "credits.grant", () => [account, amount, memo, idempotencyKey ?? null], (json) => readBalance(json), options);
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

  get(account, id, options) {
    return call(this.#bridge, "jobs.get", () => [account, id], (json) => readJobInfo(json), options);
  }

  list(account, page, options) {
    return call(this.#bridge, "jobs.list", () => [account, page == null ? {} : writePageRequest(page)], (json) => ({ items: json.items.map((item) => readJobInfo(item)), next: json.next }), options);
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

class FilesApi {
  #bridge;

  constructor(bridge) {
    this.#bridge = bridge;
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
  credits: CreditsApi,
  plans: PlansApi,
  avatars: AvatarsApi,
  voices: VoicesApi,
  jobs: JobsApi,
  files: FilesApi,
  products: ProductsApi,
  audit: AuditApi,
});

module.exports = {
  services,
  errors,
  json: { readAccount, readActor, readAuditEntry, readAvatar, readBalance, readBlobInfo, writeBlobInfo, readConfig, writeConfig, readDevice, writeDevice, readEntry, readErrorRecord, readIdentity, readJobInfo, readJobOutput, readLipSyncResult, readMoney, readPageRequest, writePageRequest, readPhonemeSpan, writePhonemeSpan, readPlan, readPriceList, writePriceList, readProduct, readRate, writeRate, readSession, readSignIn, writeSignIn, readSignUp, writeSignUp, readSignedIn, readSpeechChunk, writeSpeechChunk, readSpeechRequest, writeSpeechRequest, readSpeechResult, readUser, readUserUpdate, writeUserUpdate, readUtterance, readVideoRequest, writeVideoRequest, readVideoResult, readVideoSpec, writeVideoSpec, readVoice, writeVoice, readVoiceSettings, writeVoiceSettings, readWordSpan, writeWordSpan },
  Action,
  Aspect,
  AvatarKind,
  Book,
  Currency,
  ErrorCode,
  Feature,
  FrameRate,
  JobKind,
  JobState,
  Resolution,
  TransactionKind,
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
