// Records of the facade. Written by `cargo xtask bindgen`.

package dev.osirix

import java.nio.file.Path
import java.time.Instant
import kotlinx.serialization.json.JsonElement

/** Who owns credits, jobs and avatars: a person or an organisation. */
data class Account(
    /** Its id. */
    val id: AccountId,
    /** Its name for people. */
    val name: String,
    /** The embedding program's own name for it, unique where given. */
    val externalId: String?,
    /** When it was opened. */
    val createdAt: Instant,
)

/** Who acted. */
sealed interface Actor {
    /** The platform itself. */
    data object System : Actor

    /** The account's owner or a program that acts for it. */
    data class Account(val value: AccountId) : Actor

    /** A user, signed in or signing in. */
    data class User(val value: UserId) : Actor

    /** A worker, by its name. */
    data class Worker(val value: String) : Actor
}

/** A job that another comes after: one that exists, or one of the same call that stands before it. */
data class AfterJob(
    /** A job that exists. */
    val job: JobId? = null,
    /** Its place among the jobs of the same call, from 0. */
    val index: Long? = null,
    /** How it must end: with a result, unless it is said. Without one the later job is cancelled. */
    val needs: Needs? = null,
)

/**
 * A key with which a program acts for a user. It opens nothing of who the user is: neither
 * password nor sessions nor keys.
 */
data class ApiKey(
    /** Its id. */
    val id: ApiKeyId,
    /** For whom it acts. */
    val userId: UserId,
    /** What the user calls it. */
    val name: String,
    /** Its first characters, by which people know it. */
    val start: String,
    /** What it opens. */
    val scopes: List<Scope>,
    /** Whether it opens anything at present. */
    val enabled: Boolean,
    /**
     * How many requests it may make in `rate_window_s`; `None` is as many
     * as anybody.
     */
    val rateLimit: Long?,
    /** The window, in seconds. */
    val rateWindowS: Long,
    /** When it ends; `None` is never. */
    val expiresAt: Instant?,
    /** When it was last used, to the minute. */
    val lastUsedAt: Instant?,
    /** When it was made. */
    val createdAt: Instant,
    /** When it was last changed. */
    val updatedAt: Instant,
)

/**
 * What changes of a key; `None` leaves it as it is. What it opens does not change: that takes
 * another key.
 */
data class ApiKeyUpdate(
    /** What the user calls it. */
    val name: String? = null,
    /** Whether it opens anything. */
    val enabled: Boolean? = null,
)

/** A line of the audit log. */
data class AuditEntry(
    /** Its id. */
    val id: AuditId,
    /** When it was done. */
    val at: Instant,
    /** Who did it. */
    val actor: Actor,
    /** What was done. */
    val action: Action,
    /** Whose account it concerns. */
    val accountId: AccountId?,
    /** The id of the object it was done to. */
    val subject: String,
    /** What else a reviewer needs: amounts, reasons. Never a secret. */
    val details: JsonElement,
)

/** Somebody who can speak in a video. */
data class Avatar(
    /** Its id. */
    val id: AvatarId,
    /** Its owner; `None` for the demo avatars, which everybody may use. */
    val accountId: AccountId?,
    /** Its name in requests, unique: `tech-presenter`. */
    val slug: String,
    /** Its name for people. */
    val name: String,
    /** What it is made of. */
    val kind: AvatarKind,
    /** Where its material is, in the way of its kind. */
    val reference: String,
    /** That the person whom it shows agreed; `None` where it shows nobody. */
    val consent: Consent?,
    /** When it was added. */
    val createdAt: Instant,
)

/**
 * What stands behind an avatar in place of its own surroundings: one of a colour, a gradient and a
 * picture. Avatars that are drawn have such a place; a portrait has none.
 */
data class Background(
    /** One colour, for example `#00ff00` for a key. */
    val color: Color? = null,
    /** One colour above and another one below. */
    val gradient: Gradient? = null,
    /** A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side. */
    val image: BlobKey? = null,
    /** How far it is blurred, in percent of the picture's shorter side: 0 to 10. */
    val blur: Double? = null,
)

/** An account's five balances. */
data class Balance(
    /** What can be spent. */
    val available: Credits,
    /** What running work has reserved. */
    val held: Credits,
    /** What was charged, ever. */
    val spent: Credits,
    /** What was issued, ever; negative. */
    val granted: Credits,
    /** What was granted for a time and not spent in it, ever. */
    val expired: Credits,
    /** How many entries the balances stand for. */
    val entries: Long,
)

/** Why a user cannot sign in. */
data class Ban(
    /** What the user is told. */
    val reason: String?,
    /** When it ends; `None` is never. */
    val expiresAt: Instant?,
)

/** What a store knows of a blob. */
data class BlobInfo(
    /** Its name. */
    val key: BlobKey,
    /** Its length in bytes. */
    val bytes: Long,
)

/**
 * Captions that are drawn into the picture, within what the network keeps clear. In JSON nothing
 * is needed.
 */
data class CaptionDesign(
    /** How they look. */
    val style: CaptionStyle? = null,
    /** Where they stand. */
    val position: CaptionPosition? = null,
    /** The letters' size in percent of the picture's shorter side: 2 to 12. */
    val size: Double? = null,
    /** The letters' colour. */
    val color: Color? = null,
    /** The colour of the word that is being said. */
    val highlight: Color? = null,
)

/** The first factor was right: the second is to follow. */
data class Challenge(
    /** What is shown with the second factor. */
    val token: Token,
    /** The ways to give it. */
    val methods: List<FactorMethod>,
    /** Until when. */
    val expiresAt: Instant,
)

/** What a token says (RFC 7519, section 4.1). */
data class Claims(
    /** The user's id. */
    val sub: String,
    /** Who signed it: the site's address. */
    val iss: String,
    /** Whom it is for: the site's address. */
    val aud: String,
    /** When it was signed, in seconds since 1970. */
    val iat: Long,
    /** When it ends, in seconds since 1970. */
    val exp: Long,
    /** The session that it was made for. */
    val sid: String,
    /** The user's address. */
    val email: String,
    /** The user's name. */
    val name: String,
)

/** Every setting of the platform. Each has a default with which it works. */
data class Config(
    /** The data folder: database, blobs and scratch files, unless their own settings say otherwise. */
    val home: Path? = null,
    /** The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home. */
    val databaseUrl: String? = null,
    /**
     * The blob store: `file:PATH` or `s3://BUCKET/PREFIX`; by default the folder `blobs` in the
     * home.
     */
    val blobsUrl: String? = null,
    /**
     * The folder of models that were added, neural voices for example; by default `models` in the
     * home.
     */
    val models: Path? = null,
    /** Who the platform is at ElevenLabs: its voices are there when a key is. */
    val elevenlabs: ElevenLabsConfig? = null,
    /** A server that speaks OpenAI's speech protocol: its voices are there when its URL is. */
    val openaiSpeech: OpenAiSpeechConfig? = null,
    /** Who the platform is on S3, and where that is: for `s3:` URLs. */
    val s3: S3Config? = null,
    /**
     * A Redis that carries wake-ups and live events between processes: `redis://...`, with TLS
     * `rediss://...`, or `redis+unix:PATH`. By default a PostgreSQL database carries them itself.
     * No data is kept there.
     */
    val redisUrl: String? = null,
    /** Which platform this is on that Redis: 1 to 40 of `a-z`, `0-9`, `.`, `_`, `-` and `:`. */
    val redisPrefix: String? = null,
    /** How many jobs this process works on at once; 0 leaves all work to other processes. */
    val workers: Long? = null,
    /**
     * How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
     * 3,600,000.
     */
    val leaseMs: Long? = null,
    /**
     * How often a worker looks for jobs when nothing wakes it, and so how late it may find one of
     * which no word reached it, in milliseconds: 10 to 3,600,000.
     */
    val pollMs: Long? = null,
    /**
     * How long running jobs may go on when the platform is closed, before they are handed back to
     * go on elsewhere behind their last finished stage; and how long a cancelled one has to end by
     * itself, in milliseconds: 0 to 3,600,000.
     */
    val graceMs: Long? = null,
    /** How long to wait for a database that another process has locked, in milliseconds. */
    val busyTimeoutMs: Long? = null,
    /**
     * How long a part that the embedding program wrote in another language may take for one
     * answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
     */
    val pluginTimeoutMs: Long? = null,
    /** What jobs cost. */
    val prices: PriceList? = null,
    /**
     * What the platform seals with what it must read again: 32 bytes at least. By default the file
     * `secret` in the home, made at the first start; several machines need the same.
     */
    val secret: String? = null,
    /** Secrets that this one has replaced: what they sealed is still opened. */
    val replacedSecrets: List<String>? = null,
    /** The site's name, for people: in mail and in authenticators. */
    val siteName: String? = null,
    /** The site's address: who signs tokens, and for whom. */
    val siteUrl: String? = null,
    /** Whether an address must be verified before its user signs in. */
    val requireVerifiedEmail: Boolean? = null,
)

/** A record that a person agreed to be an avatar. */
data class Consent(
    /** Who agreed: the person's own name. */
    val by: String,
    /** To what, in the words that the person was shown. */
    val statement: String,
    /** When it was given. */
    val at: Instant,
)

/** A key that was just made: the only moment at which it is known. */
data class CreatedApiKey(
    /** What the program shows. */
    val key: Token,
    /** What is kept of it. */
    val apiKey: ApiKey,
)

/** A grant, and what is left of it. */
data class CreditGrant(
    /** Its id. */
    val id: GrantId,
    /** To whom. */
    val accountId: AccountId,
    /** How many credits there were. */
    val amount: Credits,
    /** How many are left to spend. */
    val remaining: Credits,
    /** The lowest is spent first; 0 unless it was said. */
    val priority: Long,
    /** When what is left of it lapses. */
    val expiresAt: Instant?,
    /** When it was made. */
    val createdAt: Instant,
    /** A sentence for the statement. */
    val memo: String,
)

/** A part of a linked call: it grants, holds or settles. */
data class CreditOperation(
    /** Whose credits. */
    val account: AccountId,
    /** So many are issued. */
    val grant: Credits? = null,
    /** So many are reserved. */
    val hold: Credits? = null,
    /** This hold ends. */
    val settle: HoldId? = null,
    /** So many of the hold are charged, none unless it is said; the rest goes back. */
    val captured: Credits? = null,
    /** A sentence for the statement. */
    val memo: String? = null,
    /** The caller's own id of what is granted or held: with the same one it takes effect once. */
    val idempotencyKey: String? = null,
)

/** What became of it. */
data class CreditOutcome(
    /** The balance after a grant. */
    val balance: Balance?,
    /** The hold, new or ended. */
    val hold: Hold?,
)

/** Where a request comes from: it is kept with the session and in the audit log. */
data class Device(
    /** The network address. */
    val ipAddress: String? = null,
    /** The program, as it calls itself. */
    val userAgent: String? = null,
)

/** Who the platform is at ElevenLabs. Its voices are there when a key is. */
data class ElevenLabsConfig(
    /** The key of the account that pays. */
    val apiKey: String? = null,
    /** The model that speaks. */
    val model: String? = null,
    /** Where it is: `https://HOST`. */
    val url: String? = null,
    /** How many pieces may be made at once, as the account's plan allows: 1 to 64. */
    val atOnce: Long? = null,
)

/** A line of the statement: one posting with the balance it left. */
data class Entry(
    /** Whose books. */
    val accountId: AccountId,
    /** Its number within the account, from 1 without gaps. */
    val seq: Long,
    /** The transaction it belongs to. */
    val transactionId: TransactionId,
    /** Why. */
    val kind: TransactionKind,
    /** The book. */
    val book: Book,
    /** The amount; never zero. */
    val amount: Credits,
    /** The book's balance after it. */
    val balance: Credits,
    /** The hold that the transaction makes or resolves. */
    val holdId: HoldId?,
    /** Which grants gave, or got back, how much in the transaction. */
    val grants: List<GrantShare>,
    /** A sentence for people. */
    val memo: String,
    /** When. */
    val at: Instant,
)

/** An error as it is kept with a failed job and sent to other languages. */
data class ErrorRecord(
    /** The stable code. */
    val code: ErrorCode,
    /** The sentence for a person. */
    val message: String,
    /** The facts, in order: field, limit, id. */
    val context: Map<String, String>,
)

/** A colour that becomes another one from the upper edge to the lower one. */
data class Gradient(
    /** The colour above. */
    val top: Color,
    /** The colour below. */
    val bottom: Color,
)

/** Credits of one grant: what is left of it, or what a hold took of it. */
data class GrantShare(
    /** The grant. */
    val id: GrantId,
    /** How many credits. */
    val amount: Credits,
    /** The lowest is spent first. */
    val priority: Long,
    /** When what is left of it lapses. */
    val expiresAt: Instant?,
)

/** In which order credits are spent, and until when. In JSON nothing is needed. */
data class GrantTerms(
    /**
     * The lowest is spent first; 0 unless it is said. Of the same priority what ends first is
     * spent first, then what was granted first.
     */
    val priority: Long? = null,
    /** When what is left of them lapses; never unless it is said. */
    val expiresAt: Instant? = null,
)

/** Credits that are reserved until they are charged or go back. */
data class Hold(
    /** Its id. */
    val id: HoldId,
    /** Whose credits. */
    val accountId: AccountId,
    /** How many are reserved; at least 1. */
    val amount: Credits,
    /** How many were charged: at most `amount`, unless the account takes final costs above it. */
    val captured: Credits,
    /** Its state. */
    val state: HoldState,
    /** When it goes back by itself; `None` for a job's hold, which the job resolves. */
    val expiresAt: Instant?,
    /** When it was made. */
    val createdAt: Instant,
    /** When it was resolved. */
    val resolvedAt: Instant?,
    /** Which grants it took how much of. */
    val grants: List<GrantShare>,
)

/** A session and whose it is. */
data class Identity(
    /** The session. */
    val session: Session,
    /** The user. */
    val user: User,
)

/** What became of another system's users. */
data class ImportReport(
    /** How many are users here now. */
    val imported: Long,
    /** How many were users here before, by their address: nothing of them was changed. */
    val present: Long,
    /** Those who could not be taken over. */
    val refused: List<RefusedUser>,
)

/** An invitation of an address. */
data class Invitation(
    /** Its id. */
    val id: InvitationId,
    /** To which organisation. */
    val organizationId: OrganizationId,
    /** Whom. */
    val email: Email,
    /** As what. */
    val role: MemberRole,
    /** What became of it. */
    val status: InvitationStatus,
    /** Who invited; `None` when they are gone. */
    val inviterId: UserId?,
    /** Until when it is good. */
    val expiresAt: Instant,
    /** When it was made. */
    val createdAt: Instant,
)

/** An invitation and what it is to. */
data class InvitationDetails(
    /** The invitation. */
    val invitation: Invitation,
    /** The organisation. */
    val organization: Organization,
)

/** What is said of the jobs of a kind, of an account, or of both. */
data class JobControl(
    /** Of this kind; of every kind where there is none. */
    val kind: JobKind?,
    /** Of this account; of every account where there is none. */
    val accountId: AccountId?,
    /** Whether none of them begins for now. */
    val paused: Boolean,
    /** How many may be at work. */
    val limits: KindLimits,
)

/** A job, as its owner sees it. */
data class JobInfo(
    /** Its id. */
    val id: JobId,
    /** Whose it is. */
    val accountId: AccountId,
    /** What it makes. */
    val kind: JobKind,
    /** Where it is in its life. */
    val state: JobState,
    /** The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`. */
    val stage: String?,
    /** How far it is: 0 to 100. */
    val progress: Long,
    /** How long it will still take, in milliseconds, once that can be told. */
    val etaMs: Long?,
    /** How many attempts were begun. */
    val attempt: Long,
    /** The error of the last failed attempt. */
    val error: ErrorRecord?,
    /** What it made, once it is completed. */
    val output: JobOutput?,
    /** What it waits for while it is pending. */
    val waits: Waits?,
    /** How many jobs it still comes after. */
    val blockers: Long,
    /** From when on it may run. */
    val runAt: Instant,
    /** The hold on its credits, unless it costs nothing. */
    val holdId: HoldId?,
    /** How many credits were held for it. */
    val held: Credits,
    /** How many were charged, once it is completed. */
    val charged: Credits?,
    /** When it was created. */
    val createdAt: Instant,
    /** When it reached its final state. */
    val finishedAt: Instant?,
)

/** What a completed job made. */
sealed interface JobOutput

/** Which of an account's jobs are asked for; in JSON nothing is needed. */
data class JobQuery(
    /** Of this kind alone. */
    val kind: JobKind? = null,
    /** In this state alone. */
    val state: JobState? = null,
)

/** A job of any kind. In JSON only kind and request are needed. */
data class JobRequest(
    /** What it makes: `video`, `tts`, `lip_sync`, or a kind of the program's own. */
    val kind: JobKind,
    /** What is asked for, in the form of the kind: of a built-in one what its own method takes. */
    val request: JsonElement,
    /**
     * The most that it may cost: above it is refused. Needed where no handler of its kind is in
     * this process to tell.
     */
    val quote: Credits? = null,
    /** The caller's own id, 1 to 200 characters: the same request is done once. */
    val idempotencyKey: String? = null,
    /** Moves it forward in the queue, or back: -100 to 100. */
    val priority: Long? = null,
    /** From when on it may run; at once unless it is said. */
    val runAt: Instant? = null,
    /** A key under which the account has one such job at a time. */
    val unique: Unique? = null,
    /** The jobs that it comes after: it runs when all of them have ended. */
    val after: List<AfterJob>? = null,
)

/** A schedule. */
data class JobSchedule(
    /** Its id. */
    val id: ScheduleId,
    /** Whose it is. */
    val accountId: AccountId,
    /** Its name, unique within the account. */
    val name: String,
    /** The jobs' kind. */
    val kind: JobKind,
    /** When, as a cron expression. */
    val cron: String,
    /** In which time zone. */
    val timeZone: String,
    /** What is done about times at which nobody was at work. */
    val missed: Missed,
    /** Whether it creates nothing for now. */
    val paused: Boolean,
    /** When the next job is created. */
    val nextAt: Instant,
    /** When the last one was to be. */
    val lastAt: Instant?,
    /** The last job. */
    val lastJob: JobId?,
    /** Why there was no job the last time. */
    val lastError: ErrorRecord?,
)

/** A public key as others read it (RFC 8037). */
data class Jwk(
    /** The id. */
    val kid: String,
    /** The kind: `OKP`. */
    val kty: String,
    /** The curve: `Ed25519`. */
    val crv: String,
    /** The public key in base64url. */
    val x: String,
    /** The algorithm: `EdDSA`. */
    val alg: String,
)

/** A set of public keys (RFC 7517, section 5). */
data class Jwks(
    /** The keys. */
    val keys: List<Jwk>,
)

/** A value that was kept. */
data class Kept(
    /** The value. */
    val value: JsonElement,
)

/** A key that was shown, and for whom it acts. */
data class KeyIdentity(
    /** The key. */
    val apiKey: ApiKey,
    /** For whom it acts. */
    val user: User,
)

/** How many jobs may be at work; what is not said is not limited. */
data class KindLimits(
    /** How many at once, of all accounts. */
    val atOnce: Long? = null,
    /** How many at once of each account. */
    val atOnceEach: Long? = null,
    /** How many may begin in each window of `window_ms`, of all accounts. */
    val starts: Long? = null,
    /** The length of such a window in milliseconds, up to a day: 1,000 unless it is said. */
    val windowMs: Long? = null,
)

/** What this process did with the jobs of a kind, since it began. */
data class KindMetrics(
    /** How many were created. */
    val created: Long,
    /** How many attempts were begun. */
    val begun: Long,
    /** How many attempts failed and were followed by another. */
    val retried: Long,
    /** How many were completed. */
    val completed: Long,
    /** How many failed for good. */
    val failed: Long,
    /** How many were cancelled. */
    val cancelled: Long,
    /**
     * How long those that were begun had waited since they could be, in microseconds, all
     * together.
     */
    val waitedUs: Long,
    /**
     * How long those that were completed took since they were first begun, in microseconds, all
     * together.
     */
    val workedUs: Long,
)

/** Postings that take effect together. */
data class LedgerTransaction(
    /** Its id. */
    val id: TransactionId,
    /** Whose books. */
    val accountId: AccountId,
    /** Its number within the account, from 1 without gaps. */
    val seq: Long,
    /** Why. */
    val kind: TransactionKind,
    /** The caller's own id: within an account it takes effect at most once. */
    val idempotencyKey: String?,
    /** The hold it makes or resolves. */
    val holdId: HoldId?,
    /** A sentence for the statement. */
    val memo: String,
    /** When; never before the transaction before it. */
    val at: Instant,
    /** The postings: each book at most once, summing to zero. */
    val postings: List<Posting>,
    /** The balances after it. */
    val balance: Balance,
    /** Which grants gave, or got back, how much. */
    val grants: List<GrantShare>,
    /** SHA-256 over the hash of the transaction before it and all of the above, in hexadecimal. */
    val hash: String,
)

/** A way to sign in, as its user sees it. */
data class LinkedAccount(
    /** Its id. */
    val id: CredentialId,
    /** Who vouches: `credential` for a password, or a provider such as `google`. */
    val provider: String,
    /** The user's id there; the user's own id for a password. */
    val providerAccountId: String,
    /** When it was added. */
    val createdAt: Instant,
    /** When it last changed. */
    val updatedAt: Instant,
)

/** What a lip-sync job made. */
data class LipSyncResult(
    /** The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS. */
    val audio: BlobKey,
    /** The mouth's movement: a JSON `FaceTrack`. */
    val face: BlobKey,
    /** The length in microseconds. */
    val durationUs: Long,
) : JobOutput

/** A membership and who it is. */
data class Member(
    /** The membership. */
    val membership: Membership,
    /** Who. */
    val user: User,
)

/** A user in an organisation. */
data class Membership(
    /** Its id. */
    val id: MemberId,
    /** Of which organisation. */
    val organizationId: OrganizationId,
    /** Who. */
    val userId: UserId,
    /** What the user may do. */
    val role: MemberRole,
    /** Since when. */
    val createdAt: Instant,
)

/** A model that was added. */
data class ModelInfo(
    /** Its name. The voices of a voice model are called `name/voice`. */
    val name: String,
    /** What it is: `kokoro`, `piper`, `wav2lip` or `onnx-runtime`. */
    val kind: String,
    /** Its licence. */
    val licence: String,
    /** Whether the licence allows to sell what is made with it. */
    val commercial: Boolean,
    /** From which packages or files it was taken. */
    val source: String,
    /** The size of its files in bytes. */
    val bytes: Long,
)

/** An amount of money in the smallest unit of its currency, for example US cents. */
data class Money(
    /** The amount in the currency's smallest unit. */
    val minorUnits: Long,
    /** The currency. */
    val currency: Currency,
)

/** Music under the voice. In JSON only the file is needed. */
data class Music(
    /**
     * The sound among the account's files: WAV, FLAC, MP3, AAC or Ogg Vorbis, 8 to 192 kHz, at
     * most eight channels.
     */
    val file: BlobKey,
    /** How loud it is while nobody speaks, in decibels beside the voice's loudness: -40 to 0. */
    val levelDb: Double? = null,
    /** How much quieter it is while the voice speaks, in decibels: 0 to 40. */
    val duckDb: Double? = null,
    /** Whether it begins again where it is shorter than the video. */
    val looped: Boolean? = null,
    /** How long it takes to come, in milliseconds: up to 30,000. */
    val fadeInMs: Long? = null,
    /** How long it takes to go, in milliseconds: up to 30,000. */
    val fadeOutMs: Long? = null,
)

/** A key that is to be made. */
data class NewApiKey(
    /** What the user calls it: 1 to 200 characters. */
    val name: String,
    /** What it opens: one scope at least. */
    val scopes: List<Scope>,
    /** In how many seconds it ends: 60 to 31,536,000; `None` is never. */
    val expiresInS: Long? = null,
    /** How many requests it may make in a window. */
    val rateLimit: Long? = null,
    /** The window in seconds: 1 to 86,400. */
    val rateWindowS: Long? = null,
)

/** An avatar that is to be added. */
data class NewAvatar(
    /** Its name for people: 1 to 100 characters. */
    val name: String,
    /** That the person whom it shows agrees. */
    val consent: NewConsent,
)

/** A consent that is given now. */
data class NewConsent(
    /** Who agrees: the name of the person on the picture, 1 to 200 characters. */
    val by: String,
    /** To what, in the words that the person was shown: 1 to 2,000 characters. */
    val statement: String,
)

/** A job that is created again and again, by the calendar. */
data class NewJobSchedule(
    /** Its name, unique within the account: 1 to 100 characters. */
    val name: String,
    /** The jobs' kind. */
    val kind: JobKind,
    /** What is asked for each time, in the form of the kind. */
    val request: JsonElement,
    /** The most that each may cost. */
    val quote: Credits? = null,
    /** The jobs' priority. */
    val priority: Long? = null,
    /**
     * When: minute, hour, day of month, month, day of week, as in `0 9 * * MON-FRI`; or `@hourly`,
     * `@daily`, `@weekly`, `@monthly`, `@yearly`.
     */
    val cron: String,
    /** In which time zone of the IANA database: `Europe/Berlin`. UTC unless it is said. */
    val timeZone: String? = null,
    /** What is done about times at which nobody was at work. */
    val missed: Missed? = null,
)

/** An organisation that is to be made. */
data class NewOrganization(
    /** Its name. */
    val name: String,
    /** Its name in addresses. */
    val slug: String,
    /** The address of a picture. */
    val logo: String? = null,
)

/** A user whom an administrator makes. */
data class NewUser(
    /** The name for people. */
    val name: String,
    /** The address. */
    val email: String,
    /** The password; without one the user signs in by other ways. */
    val password: String? = null,
    /** What the user may do. */
    val role: Role? = null,
)

/** A server that speaks OpenAI's speech protocol. Its voices are there when its URL is. */
data class OpenAiSpeechConfig(
    /** The base of its addresses, below which `/audio/speech` lies: `https://api.openai.com/v1`. */
    val url: String? = null,
    /** The key, where it wants one. */
    val apiKey: String? = null,
    /** The model that speaks. */
    val model: String? = null,
    /** The voices that it has; those of OpenAI's own service when none is named. */
    val voices: List<String>? = null,
    /** Whether requests may travel unencrypted to other machines. */
    val allowHttp: Boolean? = null,
    /** How many pieces may be made at once: 1 to 64. */
    val atOnce: Long? = null,
)

/** People who share an account. */
data class Organization(
    /** Its id. */
    val id: OrganizationId,
    /** The account whose credits, jobs and avatars its members share. */
    val accountId: AccountId,
    /** Its name. */
    val name: String,
    /** Its name in addresses, unique: 2 to 64 of `a-z 0-9 -`. */
    val slug: String,
    /** The address of a picture. */
    val logo: String?,
    /** When it was made. */
    val createdAt: Instant,
)

/** An organisation with everybody in it. */
data class OrganizationPage(
    /** The organisation. */
    val organization: Organization,
    /** Its members, the oldest first. */
    val members: List<Member>,
    /** Its invitations, the newest first. */
    val invitations: List<Invitation>,
)

/** What changes of an organisation; `None` leaves it as it is. */
data class OrganizationUpdate(
    /** Its name. */
    val name: String? = null,
    /** Its name in addresses. */
    val slug: String? = null,
    /** The address of a picture; an empty one removes it. */
    val logo: String? = null,
)

/** A message of the outbox, opened. */
data class OutboxMail(
    /** Its id. */
    val id: MailId,
    /** To whom. */
    val to: Email,
    /** The subject. */
    val subject: String,
    /** The text. */
    val text: String,
    /** What became of it. */
    val state: MailState,
    /** When it was written. */
    val createdAt: Instant,
)

/** A text that stands over the picture for a time. In JSON only the text is needed. */
data class Overlay(
    /** What it says: 1 to 120 characters. */
    val text: String,
    /** Where it stands. */
    val place: OverlayPlace? = null,
    /** When it comes, in milliseconds from the beginning. */
    val fromMs: Long? = null,
    /** When it is gone; it stays until the end unless it is said. */
    val toMs: Long? = null,
    /** The letters' colour. */
    val color: Color? = null,
)

/** What a job of a kind of the program's own made. */
data class OwnResult(
    /** What its handler gave. */
    val value: JsonElement,
) : JobOutput

/** Which part of a listing to return. */
data class PageRequest(
    /** Where the last page ended, as its `next` said; `None` for the first page. */
    val after: String? = null,
    /** How many items at most: 1 to `PageRequest::MAX_LIMIT`. */
    val limit: Long? = null,
)

/** A key on a user's device. */
data class Passkey(
    /** Its id. */
    val id: PasskeyId,
    /** Whose it is. */
    val userId: UserId,
    /** What the user calls it. */
    val name: String,
    /** The authenticator's own id of it, in base64url. */
    val credentialId: String,
    /** Public key, counter and flags, as the verifier wrote them. */
    val data: JsonElement,
    /** When it was added. */
    val createdAt: Instant,
    /** When it was last used. */
    val lastUsedAt: Instant?,
)

/** A device's answer to a challenge. */
data class PasskeyAnswer(
    /** The challenge's token. */
    val token: Token,
    /** What `navigator.credentials` gave, in its JSON form. */
    val response: JsonElement,
)

/** A challenge for a device. */
data class PasskeyChallenge(
    /** What is shown with the answer. */
    val token: Token,
    /** What the browser's `navigator.credentials` is given, in its JSON form. */
    val options: JsonElement,
)

/** A phoneme and its time. */
data class PhonemeSpan(
    /** The phoneme in lower-case ARPAbet without stress (`aa`, `hh`, ...), or `pau` for silence. */
    val phoneme: String,
    /** Lexical stress of the vowel: 0 none, 1 primary, 2 secondary. */
    val stress: Long,
    /** Where it starts, in microseconds. */
    val startUs: Long,
    /** Where it ends, in microseconds; never before it starts. */
    val endUs: Long,
)

/** A plan. */
data class Plan(
    /** Its name in requests. */
    val code: PlanCode,
    /** Its name for people. */
    val name: String,
    /** Its price a month. */
    val price: Money,
    /** The credits that each period grants. */
    val creditsPerPeriod: Credits,
    /** How many avatars of one's own; `None` is no limit. */
    val maxAvatars: Long?,
    /** What it includes. */
    val features: List<Feature>,
)

/** One side of a transaction: so many credits into a book, or out of it when negative. */
data class Posting(
    /** The book. */
    val book: Book,
    /** The amount; never zero. */
    val amount: Credits,
)

/** What each kind of job costs. */
data class PriceList(
    /** Text to speech, by the length of the speech. */
    val tts: Rate? = null,
    /** A video, by its length. */
    val video: Rate? = null,
    /** Lip-sync alone, by the length of the speech. */
    val lipSync: Rate? = null,
)

/** Something that can be bought. */
data class Product(
    /** Its id. */
    val id: ProductId,
    /** Its name in addresses, unique. */
    val slug: String,
    /** Its name for people. */
    val name: String,
    /** What one gets. */
    val description: String,
    /** Its price. */
    val price: Money,
    /** When it was added. */
    val createdAt: Instant,
)

/** How a way round by a provider ends. */
data class ProviderOutcome(
    /** A session, or the question for the second factor. */
    val outcome: SignInOutcome,
    /** What the caller gave at the beginning. */
    val then: JsonElement,
)

/** How somebody comes back from a provider. */
data class ProviderReturn(
    /** The state in the address. */
    val state: Token,
    /** The state that the browser kept: the same, or somebody else began. */
    val keptState: Token? = null,
    /** The code. */
    val code: String,
    /** The issuer that the answer names (RFC 9207). */
    val issuer: String? = null,
    /** What a trusted device was given at its last sign-in. */
    val trustedDevice: Token? = null,
) {
    override fun toString(): String =
        "ProviderReturn(state=$state, keptState=$keptState, code=<secret>, issuer=$issuer, trustedDevice=$trustedDevice)"
}

/** A way round by a provider that has begun. */
data class ProviderStart(
    /** The provider's page, to which the browser is sent. */
    val url: String,
    /**
     * What the browser that began must show at the end: it is kept in a cookie, and is in the
     * address as well.
     */
    val state: Token,
)

/** How many jobs are at one place of their way. */
data class QueueDepth(
    /** Their kind. */
    val kind: JobKind,
    /** Pending or at work. */
    val state: JobState,
    /** What the pending ones wait for. */
    val waits: Waits?,
    /** How many. */
    val count: Long,
    /** When the oldest of them was created. */
    val oldest: Instant,
)

/** What this process did with the jobs of a kind, since it began. */
data class QueueMetrics(
    /** The kind. */
    val kind: JobKind,
    /** The counts. */
    val counts: KindMetrics,
)

/** So many credits for each started span of seconds. */
data class Rate(
    /** The credits for each started span. */
    val credits: Long,
    /** The span in seconds; at least 1. */
    val perSeconds: Long,
)

/** A user who was not taken over, and why. */
data class RefusedUser(
    /** The address, as the other system has it. */
    val email: String,
    /** Why. */
    val reason: String,
)

/** Who the platform is on S3, or on a server that speaks its protocol, and where that is. */
data class S3Config(
    /** The id of an access key. */
    val accessKeyId: String? = null,
    /** The secret of that key. */
    val secretAccessKey: String? = null,
    /** What credentials that end by themselves carry besides. */
    val sessionToken: String? = null,
    /** The region of the bucket; `auto` for Cloudflare R2. */
    val region: String? = null,
    /**
     * Where the server is, for every other than Amazon's: `https://HOST`, without the bucket. On
     * this machine `http://` will do.
     */
    val endpointUrl: String? = null,
    /** Whether requests may travel unencrypted to other machines. */
    val allowHttp: Boolean? = null,
)

/** A second factor, given. */
data class SecondFactor(
    /** Which one. */
    val method: FactorMethod,
    /** The code. */
    val code: Token,
    /** Whether this device is asked for none for the next 30 days. */
    val trustDevice: Boolean? = null,
)

/** A signed-in user on a device. Its token is the device's alone. */
data class Session(
    /** Its id. */
    val id: SessionId,
    /** Whose it is. */
    val userId: UserId,
    /** When the user signed in. */
    val createdAt: Instant,
    /** When it was last renewed. */
    val updatedAt: Instant,
    /** When it ends, unless it is renewed. */
    val expiresAt: Instant,
    /** Whether it outlives the browser's window. */
    val remembered: Boolean,
    /** The network address that signed in. */
    val ipAddress: String?,
    /** The program that signed in, as it calls itself. */
    val userAgent: String?,
    /** The administrator who acts as this user. */
    val impersonatedBy: UserId?,
    /** The organisation that is worked in. */
    val organizationId: OrganizationId?,
)

/** What somebody gives who signs in. */
data class SignIn(
    /** The address. */
    val email: String,
    /** The password. */
    val password: String,
    /** Whether the session outlives the browser's window. */
    val remember: Boolean? = null,
    /** What a trusted device was given at its last sign-in. */
    val trustedDevice: Token? = null,
) {
    override fun toString(): String =
        "SignIn(email=$email, password=<secret>, remember=$remember, trustedDevice=$trustedDevice)"
}

/** What a sign-in leads to. */
sealed interface SignInOutcome {
    /** A session. */
    data class Complete(val value: SignedIn) : SignInOutcome

    /** The question for the second factor. */
    data class Challenged(val value: Challenge) : SignInOutcome
}

/** What somebody gives who signs up. */
data class SignUp(
    /** The name for people: 1 to 200 characters. */
    val name: String,
    /** The address. */
    val email: String,
    /** The password. */
    val password: String,
    /** The address of a picture. */
    val image: String? = null,
    /** Whether the session outlives the browser's window. */
    val remember: Boolean? = null,
) {
    override fun toString(): String =
        "SignUp(name=$name, email=$email, password=<secret>, image=$image, remember=$remember)"
}

/** A session that has just begun: the only moment at which its token is known. */
data class SignedIn(
    /** What the device shows from now on. */
    val token: Token,
    /** The session. */
    val session: Session,
    /** Whose it is. */
    val user: User,
    /** What this device shows with the next sign-in, to be asked for no second factor. */
    val trustedDevice: Token?,
)

/** A piece of speech, usually a sentence. Times count from the start of the piece. */
data class SpeechChunk(
    /** Mono samples in `-1.0..=1.0` at the voice's sample rate. */
    val samples: FloatArray,
    /** The phonemes without gap or overlap, first to last sample. */
    val phonemes: List<PhonemeSpan>,
    /** The words, in order. */
    val words: List<WordSpan>,
)

/** A speech to be made. In JSON only the script is needed. */
data class SpeechRequest(
    /** What is to be said: 1 to 20,000 characters. */
    val script: String,
    /** By which voice. */
    val voice: VoiceId? = null,
    /** How fast and how high. */
    val settings: VoiceSettings? = null,
    /** The caller's own id, 1 to 200 characters: the same request is done once. */
    val idempotencyKey: String? = null,
)

/** What a speech job made. */
data class SpeechResult(
    /** The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS. */
    val audio: BlobKey,
    /** The times of phonemes and words: a JSON `SpeechTrack`. */
    val track: BlobKey,
    /** Captions as SubRip. */
    val srt: BlobKey,
    /** Captions as WebVTT. */
    val vtt: BlobKey,
    /** The length in microseconds. */
    val durationUs: Long,
) : JobOutput

/** How the jobs of a kind of your own are treated. In JSON nothing is needed. */
data class TaskSettings(
    /** How many attempts a job has when its errors are of those that pass: 5 unless it is said. */
    val attempts: Long? = null,
    /**
     * The pause before the second attempt, in milliseconds; it doubles from attempt to attempt: a
     * second unless it is said.
     */
    val pauseMs: Long? = null,
    /** The longest pause, in milliseconds: five minutes unless it is said. */
    val longestPauseMs: Long? = null,
    /** The longest that an attempt may take, in milliseconds: an hour unless it is said. */
    val timeoutMs: Long? = null,
    /**
     * How long a job and its result stay after its end, in milliseconds: for ever unless it is
     * said.
     */
    val keepMs: Long? = null,
    /** What a plan must include for it: every plan will do unless it is said. */
    val feature: Feature? = null,
)

/**
 * Which of an account's transactions are asked for; all of them unless something is said. In JSON
 * nothing is needed.
 */
data class TransactionFilter(
    /** Of this kind alone. */
    val kind: TransactionKind? = null,
    /** Of this hold alone. */
    val hold: HoldId? = null,
    /** From this time on. */
    val since: Instant? = null,
    /** Before this time. */
    val until: Instant? = null,
)

/** What a user puts into their authenticator, known at this moment alone. */
data class TwoFactorSetup(
    /** The `otpauth:` address that authenticators read from a QR code. */
    val uri: Token,
    /** The seed in base 32, to be typed. */
    val secret: Token,
    /** Codes that stand in for the authenticator, each of them once. */
    val recoveryCodes: List<Token>,
)

/** A key that one job of its kind has at a time, within an account. */
data class Unique(
    /** 1 to 200 characters. */
    val key: String,
    /** Until when the job has it, and what becomes of another. */
    val mode: UniqueMode,
)

/** Somebody who can sign in. Owns an account. */
data class User(
    /** Its id. */
    val id: UserId,
    /** The account whose credits, jobs and avatars are this user's own. */
    val accountId: AccountId,
    /** The name for people. */
    val name: String,
    /** The address, unique. */
    val email: Email,
    /** Whether the user has shown that the address is theirs. */
    val emailVerified: Boolean,
    /** The address of a picture. */
    val image: String?,
    /** What the user may do beyond what is their own. */
    val role: Role,
    /** Why the user cannot sign in. */
    val ban: Ban?,
    /** Whether a second factor is asked for. */
    val twoFactorEnabled: Boolean,
    /** When the user signed up. */
    val createdAt: Instant,
    /** When name, address or picture last changed. */
    val updatedAt: Instant,
)

/** Users, and how many there are in all. */
data class UserPage(
    /** So many of them, the newest first. */
    val users: List<User>,
    /** How many the query finds. */
    val total: Long,
)

/** Which users to list. */
data class UserQuery(
    /** A text in their name or address. */
    val search: String? = null,
    /** How many at most: 1 to 200. */
    val limit: Long? = null,
    /** How many to pass over. */
    val offset: Long? = null,
)

/** What a user changes about themselves; `None` leaves it as it is. */
data class UserUpdate(
    /** The name. */
    val name: String? = null,
    /** The address of a picture; an empty one removes it. */
    val image: String? = null,
)

/** What an engine is asked to say. */
data class Utterance(
    /** The text. */
    val script: Script,
    /** The voice, one of this engine's. */
    val voice: VoiceId,
    /** How it is to be said. */
    val settings: VoiceSettings,
)

/** What a verification found to be true. */
data class Verification(
    /** Whose books. */
    val accountId: AccountId,
    /** How many transactions were replayed. */
    val transactions: Long,
    /** The balances after the last one. */
    val balance: Balance,
    /**
     * The hash of the last one: kept elsewhere, it shows later that nothing before it was changed
     * or cut off.
     */
    val head: String,
)

/** A video to be made. In JSON only the script is needed. */
data class VideoRequest(
    /** What is to be said: 1 to 20,000 characters. */
    val script: String,
    /** By which avatar: its slug. */
    val avatar: String? = null,
    /** By which voice. */
    val voice: VoiceId? = null,
    /** How fast and how high. */
    val settings: VoiceSettings? = null,
    /** The picture's shape, size and pace. */
    val spec: VideoSpec? = null,
    /**
     * The network that it is made for: it decides the format where `spec` is left as it is, and
     * the finished video keeps its limits.
     */
    val preset: Preset? = null,
    /** Captions that are drawn into the picture; there are none unless it is said. */
    val captions: CaptionDesign? = null,
    /** What stands behind the avatar; its own surroundings unless it is said. */
    val background: Background? = null,
    /** Music under the voice; there is none unless it is said. */
    val music: Music? = null,
    /** Texts over the picture, at most 20. */
    val overlays: List<Overlay>? = null,
    /**
     * When the poster is taken, in milliseconds: the first frame unless it is said, the last one
     * beyond the end.
     */
    val posterMs: Long? = null,
    /** The caller's own id, 1 to 200 characters: the same request is done once. */
    val idempotencyKey: String? = null,
)

/** What a video job made. */
data class VideoResult(
    /** The video: MP4, H.264 and AAC. */
    val video: BlobKey,
    /** Captions as SubRip. */
    val srt: BlobKey,
    /** Captions as WebVTT. */
    val vtt: BlobKey,
    /** A still picture: PNG in the video's size. */
    val poster: BlobKey,
    /** Pixels across. */
    val width: Long,
    /** Pixels down. */
    val height: Long,
    /** Frames per second. */
    val fps: Long,
    /** The length in microseconds. */
    val durationUs: Long,
    /** The video's length in bytes. */
    val bytes: Long,
) : JobOutput

/** The picture's format. */
data class VideoSpec(
    /** The shape. */
    val aspect: Aspect? = null,
    /** The shorter side. */
    val resolution: Resolution? = null,
    /** The pace. */
    val frameRate: FrameRate? = null,
)

/** A voice that an engine offers. */
data class Voice(
    /** Its name in requests. */
    val id: VoiceId,
    /** Its name for people. */
    val name: String,
    /** The language it speaks, as a BCP 47 tag. */
    val language: String,
    /** Samples per second of what it says. */
    val sampleRateHz: Long,
)

/** How a voice is to speak. */
data class VoiceSettings(
    /** Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own. */
    val speed: Double? = null,
    /** Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own. */
    val pitch: Double? = null,
)

/** A word of the script and the time in which it is said. */
data class WordSpan(
    /** The word as the script writes it, with the punctuation that touches it. */
    val text: String,
    /** Where it starts, in microseconds. */
    val startUs: Long,
    /** Where it ends, in microseconds. */
    val endUs: Long,
)

/** A job that is to be done. */
data class Work(
    /** The job. */
    val jobId: JobId,
    /**
     * Which of the job's turns at work this is: what is told and kept belongs to it, and is
     * refused once another has begun.
     */
    val fence: Long,
    /** Whose it is. */
    val accountId: AccountId,
    /** Its kind. */
    val kind: JobKind,
    /** Which attempt this is, from 1. */
    val attempt: Long,
    /** What is asked for. */
    val request: JsonElement,
    /**
     * The results of the jobs that it comes after, in the order in which they were created;
     * nothing for one that has none.
     */
    val earlier: List<JsonElement>,
)

/** What was made, and what that costs. */
data class WorkDone(
    /** The result: what the job gives to whoever asked for it. */
    val result: JsonElement,
    /** Its price. At most what was quoted is charged. */
    val price: Credits,
)
