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

/** A device on which a licence is used. */
data class Activation(
    /** What the program calls the device: 1 to 200 characters. */
    val device: String,
    /** Since when. */
    val activatedAt: Instant,
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

/** An endpoint with a secret of its, which is shown at this moment alone. */
data class AddedWebhook(
    /** The endpoint. */
    val endpoint: WebhookEndpoint,
    /** What its messages are signed with: `whsec_..`. */
    val secret: Token,
)

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
 * For which days figures are asked for, and in which time zone days begin. In JSON nothing is
 * needed: then it is the last seven days in UTC.
 */
data class AnalyticsQuery(
    /** For which days. */
    val period: AnalyticsPeriod? = null,
    /** The first day, `2026-01-31`, where the period is `custom`: 2000-01-01 or later. */
    val firstDay: String? = null,
    /**
     * The last day, where the period is `custom`: today at the latest, and at most 366 days with
     * the first.
     */
    val lastDay: String? = null,
    /** The name of a time zone in the IANA database. */
    val zone: String? = null,
    /** Whether the same number of days before is told too. */
    val compare: Boolean? = null,
)

/** Figures for days of a time zone. */
data class AnalyticsReport(
    /** For which days. */
    val period: AnalyticsPeriod,
    /** In which time zone days begin. */
    val zone: String,
    /** The first day. */
    val firstDay: String,
    /** The last day. */
    val lastDay: String,
    /** What happened on these days together. */
    val totals: Figures,
    /** What happened on as many days before, where that was asked for. */
    val before: Figures?,
    /** What happened on each day, also where nothing did. */
    val days: List<DayFigures>,
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

/** Who submitted a post to the other members, and what one of them decided. */
data class Approval(
    /**
     * Who submitted it; nobody of whom it is known, where a recurrence made it that no member has
     * asked for.
     */
    val submittedBy: UserId?,
    /** When. */
    val submittedAt: Instant,
    /** What was decided; nothing yet, while it waits. */
    val decision: ApprovalDecision?,
    /** Who decided. */
    val decidedBy: UserId?,
    /** When. */
    val decidedAt: Instant?,
    /** Why it was rejected. */
    val reason: String?,
)

/** A file that goes with a text. */
data class Attachment(
    /** Where its bytes are. */
    val blob: BlobKey,
    /** What it is. */
    val facts: MediaFacts,
    /** What it shows, for who does not see it. */
    val altText: String?,
    /** Its captions, in WebVTT. */
    val captions: BlobKey?,
)

/** An entry of a publication's record. Entries are added and never changed. */
data class Attempt(
    /** Of which publication. */
    val publicationId: PublicationId,
    /** Its number in that record, from 0. */
    val number: Long,
    /** When. */
    val at: Instant,
    /** What happened. */
    val what: AttemptKind,
    /** To which message, from 0. */
    val part: Long,
    /** With which error. */
    val error: ErrorRecord?,
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
 * What stands behind an avatar in place of its own surroundings: one of a colour, a gradient, a
 * picture and a film. Avatars that are drawn have such a place; a portrait has none.
 */
data class Background(
    /** One colour, for example `#00ff00` for a key. */
    val color: Color? = null,
    /** One colour above and another one below. */
    val gradient: Gradient? = null,
    /** A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side. */
    val image: BlobKey? = null,
    /**
     * A film among the account's files, which begins again where it is shorter, and of which
     * nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
     */
    val video: BlobKey? = null,
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

/** What an account pays for, and what it can buy. */
data class BillingOverview(
    /** Who takes the payments: `stripe`, `manual`, or a gateway of one's own. */
    val gateway: String,
    /** The plan that is in force. */
    val plan: Plan,
    /** The subscription that pays for it, or the last one that did. */
    val subscription: SubscriptionInfo?,
    /** The packs of credits that can be bought. */
    val packs: List<CreditPack>,
)

/** How plans and packs are sold. In JSON nothing is needed. */
data class BillingSettings(
    /** How many days a plan stays in force after a payment failed: 0 to 60. */
    val graceDays: Long? = null,
    /**
     * How many of a period's credits can still be used in the next period, at most: 0 or more. The
     * rest lapses with the period.
     */
    val carry: Credits? = null,
    /** What can be tried; nothing unless it is said. */
    val trial: Trial? = null,
    /** The packs on sale. */
    val packs: List<CreditPack>? = null,
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

/** A part of a video that can be found by its title. */
data class Chapter(
    /** Its title. */
    val title: String,
    /** Where it starts, in microseconds. */
    val startUs: Long,
)

/** A purchase that its buyer is led through. */
data class Checkout(
    /** What the gateway calls it. */
    val reference: Reference,
    /** Where to send the buyer. */
    val url: String,
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

/** A slot that is to come. */
data class ComingSlot(
    /** When. */
    val at: Instant,
    /** What clocks show there then. */
    val time: PlannedTime,
    /** The post that fills it. */
    val postId: PostId?,
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
    /**
     * An ffmpeg on this machine: with it recordings in more formats are read, and videos made as
     * WebM, too. Nothing else needs it.
     */
    val ffmpeg: FfmpegConfig? = null,
    /**
     * For how many days a speech of a hosted or neural voice is kept, so that the same one is not
     * made again: 0 to 3,650, and 0 keeps none.
     */
    val speechCacheDays: Long? = null,
    /**
     * After how many days what jobs left in the blob store and nobody needs is removed: 0 to 3,650,
     * and 0 removes none. The blob store must be this database's alone.
     */
    val orphanDays: Long? = null,
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
    /** How plans and packs of credits are sold. */
    val billing: BillingSettings? = null,
    /** How the marketplace sells. */
    val marketplace: MarketplaceSettings? = null,
    /**
     * Who the platform is at Stripe: it takes the payments when a secret key is set. Otherwise they
     * are entered by hand.
     */
    val stripe: StripeConfig? = null,
    /** As what social networks know this program, and how posts are published. */
    val social: SocialConfig? = null,
    /** How events are delivered to the accounts' endpoints. */
    val webhooks: WebhookSettings? = null,
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
    /**
     * A file outside of the database to which the ends of the audit log's chain are appended, once
     * a minute and at the end: with it a log that was cut off, or made anew, is found. Best kept
     * where this program may append and nobody may change.
     */
    val auditHeads: Path? = null,
    /** How often the audit log is sealed, in milliseconds: 100 to 3,600,000. */
    val auditSealMs: Long? = null,
)

/** The accounts that a person may publish for, to be chosen among. */
data class ConnectChoice(
    /**
     * What the choice is made with. It is good for 15 minutes, once, and for the account that
     * began.
     */
    val choice: Token,
    /** The accounts. */
    val accounts: List<FoundAccount>,
)

/** How the browser comes back. */
data class ConnectReturn(
    /** The state in the address. */
    val state: Token,
    /** The code in the address; none where the person said no. */
    val code: String? = null,
)

/** How an account is connected with a secret that a person made for this use. */
data class ConnectSecret(
    /** The network. */
    val network: Network,
    /** The URL of the account's server; the network's own where there is none. */
    val server: String? = null,
    /** The handle or the address, where the secret does not say whose it is. */
    val identifier: String? = null,
    /** An app password, or a token. It is given for credentials, and not kept. */
    val secret: String,
) {
    override fun toString(): String =
        "ConnectSecret(network=$network, server=$server, identifier=$identifier, secret=<secret>)"
}

/** A way round that has begun. */
data class ConnectStart(
    /** The network's page, to which the browser is sent. */
    val url: String,
    /**
     * What the network gives back in the address. It is good for 15 minutes, once, and for the
     * account that began.
     */
    val state: Token,
)

/** How accounts of a network are connected. */
data class ConnectWays(
    /** The network. */
    val network: Network,
    /** Whether by its own page, to which the browser is sent. */
    val page: Boolean,
    /** Whether by a secret that the person made there for this use: an app password, a token. */
    val secret: Boolean,
    /** Whether accounts live on servers that the person names. */
    val servers: Boolean,
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

/** How an account's credits moved, exactly as its books say. */
data class CreditFigures(
    /** How many were granted. */
    val granted: Credits,
    /** Of these, how many for purchases that were sent back. */
    val refunded: Credits,
    /** Of these, how many as shares of sales. */
    val earned: Credits,
    /** How many were spent. */
    val spent: Credits,
    /** How many were taken back. */
    val revoked: Credits,
    /** How many had their time over. */
    val expired: Credits,
    /** For what they were spent: together as many as were spent. */
    val spentByKind: List<KindCredits>,
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

/** Credits that are sold at once. */
data class CreditPack(
    /** Its name in requests: 1 to 50 small letters, digits, `_` and `-`. */
    val code: String,
    /** Its name for people. */
    val name: String,
    /** How many credits: at least 1. */
    val credits: Credits,
    /** Its price: above zero. */
    val price: Money,
)

/** A part of a table that is fetched part by part. */
data class CsvPart(
    /** Its lines, each with its end; the first part begins with the names of the columns. */
    val text: String,
    /** What `after` is for the next part; `None` at the end. */
    val next: String?,
)

/** What happened on a day. */
data class DayFigures(
    /** The day: `2026-01-31`. */
    val day: String,
    /** What happened. */
    val figures: Figures,
)

/** Where a request comes from: it is kept with the session and in the audit log. */
data class Device(
    /** The network address. */
    val ipAddress: String? = null,
    /** The program, as it calls itself. */
    val userAgent: String? = null,
)

/** Something in which gateway and records differ. */
data class Difference(
    /** In what. */
    val kind: DifferenceKind,
    /** About which object. */
    val subject: Subject,
    /** Whose it is, where that is known. */
    val accountId: AccountId?,
    /** Of it: `paid`, `state`, `refund re_1`, `granted`; empty where it is the whole. */
    val field: String,
    /** What is on record here. */
    val here: String?,
    /** What the gateway has; of credits, what there should be. */
    val there: String?,
)

/** A text that comes with a product. */
data class Document(
    /** Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`. */
    val name: String,
    /** Its name for people: 1 to 100 characters. */
    val title: String,
    /** What it says, as Markdown: 1 to 20,000 characters. */
    val text: String,
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

/** An ffmpeg on this machine. Nothing of it is used unless a program is named. */
data class FfmpegConfig(
    /** The program, version 5.1 or later: its path, or `ffmpeg` where that is on the path. */
    val program: String? = null,
    /** The longest that it may take for one file, in milliseconds: 1,000 to 14,400,000. */
    val timeoutMs: Long? = null,
    /** How much memory it may address on Linux, in millions of bytes: 500 to 1,000,000. */
    val memoryMb: Long? = null,
    /**
     * The encoder of H.264 for films that are brought: that of a graphics card, for example. By
     * default `libx264` or `libopenh264`.
     */
    val h264Encoder: String? = null,
    /** The encoder of AV1. By default `libsvtav1` or `libaom-av1`. */
    val av1Encoder: String? = null,
)

/** What happened in a time. */
data class Figures(
    /** Jobs, by kind. */
    val jobs: List<JobFigures>,
    /** Credits. */
    val credits: CreditFigures,
    /** Sales. */
    val sales: SalesFigures,
    /** Posts, by network. */
    val posts: List<PostFigures>,
    /** What was paid for plans, by currency. */
    val plans: List<MoneyFigures>,
)

/** A film that is spoken over: the person in it says something else. */
data class Footage(
    /**
     * The film, among the account's files: MP4 or MOV with H.264, at most ten minutes, 500 MB and
     * 1,920 pixels a side, with one face in most of it.
     */
    val file: BlobKey,
    /** That the person in it agrees to say this: without it nothing is made. */
    val consent: NewConsent,
)

/** An account that a person may publish for. */
data class FoundAccount(
    /** The network. */
    val network: Network,
    /** Whose it is there. */
    val remote: RemoteAccount,
)

/** A message of the gateway's whose sender is known: something has happened to an object. */
data class GatewayEvent(
    /** The message's own id: each counts once. */
    val id: Reference,
    /** What happened, in the gateway's words. */
    val kind: String,
    /** To which object. */
    val subject: Subject,
    /** When it happened, by the gateway's clock. */
    val at: Instant,
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

/** What is wrong with a line. */
data class ImportProblem(
    /** The line at which the post begins, from 1; the header is the first. */
    val line: Long,
    /** The column, or what a network would refuse: `parts0.text`. */
    val field: String,
    /** A sentence for the person who has to change it. */
    val message: String,
    /** What is allowed, where there is a limit. */
    val limit: String?,
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

/** What became of a message when it came. */
data class Intake(
    /** The message. */
    val id: Reference,
    /** Whether it is new, and did not come before. */
    val new: Boolean,
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

/** An invoice as the gateway has it now. */
data class Invoice(
    /** What the gateway calls it. */
    val reference: Reference,
    /** To whom. */
    val customer: Reference,
    /** For which subscription. */
    val subscription: Reference?,
    /** Its state. */
    val state: InvoiceState,
    /** What is to be paid. */
    val due: Money,
    /** What was paid. */
    val paid: Money,
    /** Its lines. */
    val lines: List<InvoiceLine>,
    /** The payment that paid it. */
    val payment: Reference?,
    /** Where its customer can look at it and pay. */
    val url: String?,
    /** When it was made. */
    val createdAt: Instant,
)

/** A line of an invoice: a plan for a time. */
data class InvoiceLine(
    /** Which plan; `None` for something that is no plan. */
    val plan: PlanCode?,
    /** Its price before discounts and taxes; below zero for time that is given back. */
    val amount: Money,
    /** Whether it is for a part of a period, because the plan was changed within it. */
    val proration: Boolean,
    /** For which time. */
    val period: Period,
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

/** How jobs of a kind ended. One that failed, was sent again and was completed ended twice. */
data class JobFigures(
    /** The kind. */
    val kind: String,
    /** How many were completed. */
    val completed: Long,
    /** How many failed for good. */
    val failed: Long,
    /** How many were cancelled. */
    val cancelled: Long,
    /** How long what they made is together, in milliseconds. */
    val madeMs: Long,
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

/** Credits that were spent for one kind of thing. */
data class KindCredits(
    /** A kind of job, `marketplace`, or `other` for what a program of its own has charged. */
    val kind: String,
    /** How many. */
    val credits: Credits,
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

/** The right to use a product. */
data class Licence(
    /** Its id. */
    val id: LicenceId,
    /** The order that it came with. */
    val orderId: OrderId,
    /** Whose it is. */
    val accountId: AccountId,
    /** For which product. */
    val productId: ProductId,
    /** Whether it counts. */
    val state: LicenceState,
    /** The first characters of its key, by which people know it. */
    val start: String,
    /** On how many devices it can be used at once. */
    val maxActivations: Long,
    /** When it was given. */
    val createdAt: Instant,
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

/**
 * Parts of a video that are decided together. What is not said is left to others. In JSON only name
 * and title are needed.
 */
data class Look(
    /** Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`. */
    val name: String? = null,
    /** Its name for people: 1 to 100 characters. */
    val title: String? = null,
    /** By which avatar: its slug. */
    val avatar: String? = null,
    /** By which voice. */
    val voice: VoiceId? = null,
    /** How fast and how high. */
    val settings: VoiceSettings? = null,
    /** The network that the video is made for. */
    val preset: Preset? = null,
    /** The picture's shape, size and pace. */
    val spec: VideoSpec? = null,
    /** Captions in the picture. */
    val captions: CaptionDesign? = null,
    /** What stands behind the avatar. */
    val background: Background? = null,
    /** Music under the voice: of the platform's own, `built-in/music/NAME`. */
    val music: Music? = null,
    /** Texts over the picture. */
    val overlays: List<Overlay>? = null,
    /** An outline of the script, to be written out. */
    val script: String? = null,
)

/** How the marketplace sells. In JSON nothing is needed. */
data class MarketplaceSettings(
    /** How many cents of a product's price a credit pays: 1 to 1,000. */
    val centsPerCredit: Long? = null,
    /** How much of a sale is the seller's, in percent: 0 to 100. */
    val sellerPercent: Long? = null,
    /** How long the seller's share waits before it is granted, in days: 0 to 365. */
    val holdingDays: Long? = null,
    /** How long a buyer can send a purchase back, in days: 0 to 365. */
    val refundDays: Long? = null,
    /** On how many devices a licence can be used at once: 1 to 1,000. */
    val activations: Long? = null,
    /** The least that is paid to a seller at once, in cents: 1 to 1,000,000. */
    val payoutMinimumCents: Long? = null,
)

/** As what a server of Mastodon's knows this program. */
data class MastodonServer(
    /** The server's URL. */
    val server: String,
    /** The id. */
    val clientId: String,
    /** The secret. */
    val clientSecret: String,
) {
    override fun toString(): String =
        "MastodonServer(server=$server, clientId=$clientId, clientSecret=<secret>)"
}

/** What a probe of a file has found. */
data class MediaFacts(
    /** What it is. */
    val mediaType: MediaType,
    /** Its length in bytes. */
    val bytes: Long,
    /** Its width in pixels. */
    val widthPx: Long,
    /** Its height in pixels. */
    val heightPx: Long,
    /** How long it plays, in milliseconds; absent for pictures. */
    val durationMs: Long?,
    /** Frames in 1,000 seconds; absent for pictures. */
    val framesPer1000S: Long?,
    /** The codec of the pictures by its four-character code: `avc1`, `hvc1`, `av01`, `vp09`. */
    val videoCodec: String?,
    /** The codec of the sound by its four-character code, `mp4a`, `Opus`; absent without sound. */
    val audioCodec: String?,
)

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

/** A message as a network would get it. */
data class MessagePreview(
    /** The text. */
    val text: String,
    /** How many files go with it. */
    val files: Long,
    /** How long the text is, as the network counts. */
    val length: Long,
    /** How long it may be. */
    val most: Long,
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

/** Money that was paid for plans, in the currency's smallest unit. */
data class MoneyFigures(
    /** The currency: `USD`. */
    val currency: String,
    /** What was paid. */
    val paid: Long,
    /** What went back. */
    val refunded: Long,
)

/** Music under the voice. In JSON only the file is needed. */
data class Music(
    /**
     * The sound among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis, 8 to 192 kHz,
     * at most eight channels; with a transcoder others, too.
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

/** An account on a network that belongs to an account here, and how well it is. */
data class NetworkAccount(
    /** Its id. */
    val id: ConnectionId,
    /** Whose it is here. */
    val accountId: AccountId,
    /** The network. */
    val network: Network,
    /** The URL of its server, without a slash at the end; empty on a network of the program's own. */
    val server: String,
    /** Whose it is there. */
    val remote: RemoteAccount,
    /** Whether it can be used. */
    val state: ConnectionState,
    /** Why it cannot be used, or why its credentials could not be renewed yet. */
    val error: ErrorRecord?,
    /** When its credentials end unless they are renewed, where that is known. */
    val expiresAt: Instant?,
    /** When it was connected for the last time. */
    val connectedAt: Instant,
    /** When it was connected first. */
    val createdAt: Instant,
)

/** As what a network knows this program: without an id the network is not there. */
data class NetworkApp(
    /** The id. */
    val clientId: String? = null,
    /** The secret. */
    val clientSecret: String? = null,
)

/** A server in place of a network's own. */
data class NetworkServer(
    /** The network. */
    val network: Network,
    /** The server's URL. */
    val url: String,
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

/** A queue that is to be made, or what one is to be. */
data class NewPostQueue(
    /** Its name, unique within the account: 1 to 100 characters. */
    val name: String,
    /** The name of a time zone in the IANA database: `Europe/Berlin`. */
    val timeZone: String,
    /** When it publishes: 1 to 168 times of the week, each once. */
    val slots: List<QueueSlot>,
    /** The connections that it serves: 1 to 50, each once. */
    val connections: List<ConnectionId>,
)

/** A product that its seller adds. */
data class NewProduct(
    /** Its name for people: 1 to 100 characters. */
    val name: String,
    /** What one gets: 1 to 2,000 characters. */
    val description: String,
    /** What it is about. */
    val category: Category,
    /** Its price: from 0.50 to 9,999.99 US dollars. */
    val price: Money,
    /** How many can be sold at most: 1 to 1,000,000; any number unless it is said. */
    val stock: Long? = null,
    /** What one gets, as it can be used. */
    val content: ProductContent,
)

/** A rating that is given now. */
data class NewRating(
    /** 1 to 5. */
    val stars: Long,
    /** Why: 1 to 2,000 characters. */
    val text: String? = null,
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

/** An endpoint to be added. */
data class NewWebhook(
    /** The address that messages are posted to: `https`, of at most 2,000 characters. */
    val url: String,
    /** What its owner calls it: at most 200 characters. */
    val description: String? = null,
    /** What it is told: at least one kind. */
    val kinds: List<EventKind>,
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

/** Something that was bought. */
data class Order(
    /** Its id. */
    val id: OrderId,
    /** Who buys. */
    val accountId: AccountId,
    /** What. */
    val productId: ProductId,
    /** Its name at that time. */
    val productName: String,
    /** Its version at that time. */
    val version: Long,
    /** Where it is on its way. */
    val state: OrderState,
    /** The price in money that the buyer was shown. */
    val price: Money,
    /** The price in credits that the buyer was shown, and paid. */
    val credits: Credits,
    /** The caller's own id. */
    val idempotencyKey: String?,
    /** When it was made. */
    val createdAt: Instant,
    /** When it was paid. */
    val paidAt: Instant?,
    /** When what was paid went back. */
    val refundedAt: Instant?,
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

/** Whose a secret is. */
data class OwnAccount(
    /** The account, as your network names it. */
    val account: RemoteAccount,
    /**
     * What is kept and shown from now on, instead of the secret that the person gave: a token that
     * was got with it. Without one, their secret is kept.
     */
    val secret: OwnSecret? = null,
)

/** What a network of your own takes. In JSON nothing is needed. */
data class OwnLimits(
    /**
     * The longest text, in letters as people see them (grapheme clusters), 1 to 100,000: 5,000
     * unless it is said.
     */
    val textChars: Long? = null,
    /**
     * The most messages of a post, each of which answers another, 1 to 50: 1 unless it is said,
     * which takes neither threads nor comments.
     */
    val parts: Long? = null,
    /** The most files of a message, 0 to 50: 4 unless it is said. */
    val mostFiles: Long? = null,
    /** The most bytes of a file, 1 to 1,099,511,627,776: 1,000,000,000 unless it is said. */
    val fileBytes: Long? = null,
    /** The types of file that it takes: all that the platform knows unless it is said. */
    val mediaTypes: List<MediaType>? = null,
    /**
     * The longest description of a file, in characters, 1 to 100,000: of any length unless it is
     * said.
     */
    val altTextChars: Long? = null,
    /**
     * Whether publishing a message again under the same key never posts it twice. One that may be
     * out is then published again by itself, once looking for it has not shown it.
     */
    val recognisesRepeats: Boolean? = null,
    /** Whether a message that may be out can be looked for. */
    val canFind: Boolean? = null,
)

/** One message that a network of your own is to publish, or to look for. */
data class OwnMessage(
    /**
     * What tells this message from every other: the same each time the same one is tried or looked
     * for.
     */
    val key: String,
    /** For which account. */
    val account: RemoteAccount,
    /** The secret of that account. */
    val secret: OwnSecret,
    /** The text. */
    val text: String,
    /** The files, in the order in which they are shown. */
    val media: List<Attachment>,
    /** The message that this one answers, as publishing gave it. */
    val answers: Published?,
    /** The languages it is in, as BCP 47 tags. */
    val languages: List<String>,
)

/** What a job of a kind of the program's own made. */
data class OwnResult(
    /** What its handler gave. */
    val value: JsonElement,
) : JobOutput

/** A product that an account has a licence for. */
data class OwnedProduct(
    /** The product. */
    val product: Product,
    /** The licence. */
    val licence: Licence,
    /** What it gives, in the version that was bought. */
    val content: ProductContent,
)

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

/** Money on its way to a seller, or back. */
data class Payout(
    /** Its id; the gateway is asked under it, so that it is paid once. */
    val id: PayoutId,
    /** Whose. */
    val seller: AccountId,
    /** The payout of which a part comes back; `None` for one to the seller. */
    val reverses: PayoutId?,
    /** How much: above zero. */
    val amount: Money,
    /** How much of it was asked back. */
    val reversed: Money,
    /** Where it is on its way. */
    val state: PayoutState,
    /** What the gateway calls it. */
    val reference: Reference?,
    /** How often it was tried to be sent. */
    val attempts: Long,
    /** When it is tried next. */
    val dueAt: Instant,
    /** Why the last try failed. */
    val error: ErrorRecord?,
    /** When it was put on record. */
    val createdAt: Instant,
)

/** From one time up to another. */
data class Period(
    /** When it begins. */
    val start: Instant,
    /** When it ends; never before it begins. */
    val end: Instant,
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

/** When a post is to be published. */
data class PlannedTime(
    /** The date and the time of day there: `2026-03-29T09:30` or with seconds. */
    val local: String,
    /** The name of a time zone in the IANA database: `Europe/Berlin`. */
    val timeZone: String,
)

/** What a post says. */
data class PostContent(
    /** The post, and the messages of the thread below it. */
    val messages: List<PostMessage>? = null,
    /** A first comment below the post. */
    val firstComment: String? = null,
    /** Where it appears. */
    val format: PostFormat? = null,
    /** The languages it is in, as BCP 47 tags. */
    val languages: List<String>? = null,
)

/** What became of posts on a network. One that was unconfirmed and then decided counts as both. */
data class PostFigures(
    /** The network. */
    val network: String,
    /** How many got out. */
    val published: Long,
    /** How many did not get out. */
    val failed: Long,
    /** Of how many nobody knew. */
    val unconfirmed: Long,
)

/** A file that goes with a message. */
data class PostMedia(
    /** One of the account's own files, or one that its jobs made. */
    val file: BlobKey,
    /** What it shows, for who does not see it. */
    val altText: String? = null,
    /** Its captions, in WebVTT. */
    val captions: BlobKey? = null,
)

/** One message. */
data class PostMessage(
    /** The text. */
    val text: String? = null,
    /** The files, in the order in which they are shown. */
    val media: List<PostMedia>? = null,
)

/** What people did with a message. What its network does not tell is absent. */
data class PostMetrics(
    /** How many like it. */
    val likes: Long?,
    /** How many answers it has. */
    val comments: Long?,
    /** How often it was shared or quoted. */
    val shares: Long?,
    /** How often it was shown. */
    val views: Long?,
)

/** A queue. */
data class PostQueue(
    /** Its id. */
    val id: PostQueueId,
    /** Whose it is. */
    val accountId: AccountId,
    /** Its name, unique within the account. */
    val name: String,
    /** The name of a time zone in the IANA database. */
    val timeZone: String,
    /** When it publishes, in the order of the week. */
    val slots: List<QueueSlot>,
    /** The connections that it serves. */
    val connections: List<ConnectionId>,
    /** When it was made. */
    val createdAt: Instant,
    /** When it was changed last. */
    val updatedAt: Instant,
)

/** A post that is made again and again. */
data class PostRecurrence(
    /** Its id. */
    val id: RecurrenceId,
    /** Whose it is. */
    val accountId: AccountId,
    /** The member who wants it, where that is known. */
    val author: UserId?,
    /** What each of its posts says. */
    val post: PostRequest,
    /** When it comes again. */
    val rule: RecurrenceRule,
    /** Whether there will be more posts. */
    val state: RecurrenceState,
    /** When the first post that is not made yet is due; none when there will be no more. */
    val nextAt: Instant?,
    /** How many posts were made. */
    val made: Long,
    /** When it was asked for. */
    val createdAt: Instant,
    /** When it was changed last. */
    val updatedAt: Instant,
)

/** A post that is written. In JSON only the content is needed. */
data class PostRequest(
    /** What it says. */
    val content: PostContent,
    /** What it says instead on some networks, each named once. */
    val variants: List<PostVariant>? = null,
    /** By which connections it is published, each once. */
    val connections: List<ConnectionId>? = null,
    /** When; at once where it is not said. */
    val time: PlannedTime? = null,
    /** The job whose video goes with its first message: the post waits for it. */
    val videoJob: JobId? = null,
    /** What its links are tagged with where it is published; a link that has such tags keeps them. */
    val utm: UtmTags? = null,
)

/** What an account wants of its posts. */
data class PostRules(
    /** Whether another member approves each before it is published. */
    val approval: Boolean,
)

/** What a post says on one network instead. */
data class PostVariant(
    /** The network. */
    val network: Network,
    /** What it says there. */
    val content: PostContent,
)

/** Something that a person may want to change about a post, and need not. */
data class PostWarning(
    /** What. */
    val kind: PostWarningKind,
    /** By which connection. */
    val connectionId: ConnectionId,
    /** The other post. */
    val postId: PostId,
    /** When the other is due. */
    val dueAt: Instant,
    /** How far apart they would have to be, in seconds. */
    val withinS: Long,
)

/** One side of a transaction: so many credits into a book, or out of it when negative. */
data class Posting(
    /** The book. */
    val book: Book,
    /** The amount; never zero. */
    val amount: Credits,
)

/** What became of a table of posts. */
data class PostsImport(
    /** How many posts it has. */
    val lines: Long,
    /** Everything that is wrong with it; then no post was made. */
    val problems: List<ImportProblem>,
    /** The posts, in the order of their lines; none where it was only tried. */
    val posts: List<SocialPost>,
)

/** What each kind of job costs. In JSON nothing is needed. */
data class PriceList(
    /** Text to speech, by the length of the speech. */
    val tts: Rate? = null,
    /** A video, by its length. */
    val video: Rate? = null,
    /** Lip-sync alone, by the length of the speech. */
    val lipSync: Rate? = null,
    /** Voices and engines that have prices of their own. */
    val voices: List<VoicePrice>? = null,
)

/** Something that a network would refuse of a draft, said before it is scheduled. */
data class Problem(
    /** What it is about: `parts0.text`, `parts0.media1.duration_ms`. */
    val field: String,
    /** A sentence for the person who has to change it. */
    val message: String,
    /** What is allowed. */
    val limit: String,
    /** What there is. */
    val value: String,
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
    /** What it is about. */
    val category: Category,
    /** Its price in money. */
    val price: Money,
    /** Its price in credits. */
    val credits: Credits,
    /** Who sells it; `None` for the platform itself. */
    val seller: AccountId?,
    /** Where it is on its way. */
    val state: ProductState,
    /** Why it was sent back or withdrawn. */
    val reason: String?,
    /** The version that is sold now, from 1. */
    val version: Long,
    /** How many can be sold at most; any number unless it is said. */
    val stock: Long?,
    /** How many were sold and not refunded. */
    val sold: Long,
    /** How many buyers have rated it. */
    val ratings: Long,
    /** The sum of their stars. */
    val stars: Long,
    /** When it was added. */
    val createdAt: Instant,
)

/** What a product gives. In JSON nothing is needed. */
data class ProductContent(
    /** What videos can be made with. */
    val looks: List<Look>? = null,
    /** What can be read. */
    val documents: List<Document>? = null,
)

/** Which products to list. In JSON nothing is needed. */
data class ProductQuery(
    /** Words that name, description or category have; each may be the beginning of one. */
    val text: String? = null,
    /** Of this category alone. */
    val category: Category? = null,
)

/** What changes about a product; what is not said stays as it is. In JSON nothing is needed. */
data class ProductUpdate(
    /** Its name for people. */
    val name: String? = null,
    /** What one gets. */
    val description: String? = null,
    /** Its price. Purchases that were begun at the old one are refused. */
    val price: Money? = null,
    /** What one gets, as it can be used: a new version. */
    val content: ProductContent? = null,
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

/** What has become of a post at one connection. */
data class PublicationInfo(
    /** Its id. */
    val id: PublicationId,
    /** Of which post. */
    val postId: PostId,
    /** By which connection. */
    val connectionId: ConnectionId,
    /** On which network. */
    val network: Network,
    /** Where it is on its way. */
    val state: PublicationState,
    /** When a worker goes on with it; none when nobody has anything to do. */
    val nextAt: Instant?,
    /** The messages that are out, in order. */
    val published: List<Published>,
    /** When a message was tried of which nobody knows yet whether it is out. */
    val triedAt: Instant?,
    /** How many tries in a row have failed without posting anything. */
    val failures: Long,
    /** What went wrong last. */
    val error: ErrorRecord?,
    /** What people did with its first message, as far as the network tells. */
    val metrics: PostMetrics,
    /** When the network told that. */
    val countedAt: Instant?,
    /** When it was scheduled. */
    val createdAt: Instant,
    /** When it was changed last. */
    val updatedAt: Instant,
)

/** A message that is out. */
data class Published(
    /** The network's id of it. */
    val remoteId: String,
    /** The network's name of this version of it, where answering it needs that. */
    val version: String? = null,
    /** Where people see it, where that is known. */
    val permalink: String? = null,
)

/** A purchase. */
data class PurchaseRequest(
    /** The product's slug. */
    val product: String,
    /** The price that the buyer was shown, in credits: another one is refused. */
    val credits: Credits,
    /** The caller's own id, 1 to 200 characters: the same purchase is made once. */
    val idempotencyKey: String? = null,
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

/** A time of the week. */
data class QueueSlot(
    /** The day. */
    val weekday: Weekday,
    /** The time of day in the queue's time zone: `09:30`. */
    val time: String,
)

/** So many credits for each started span of seconds. */
data class Rate(
    /** The credits for each started span. */
    val credits: Long,
    /** The span in seconds; at least 1. */
    val perSeconds: Long,
)

/** What a buyer thinks of a product. */
data class Rating(
    /** Of which product. */
    val productId: ProductId,
    /** Who has bought it. */
    val accountId: AccountId,
    /** 1 to 5. */
    val stars: Long,
    /** Why. */
    val text: String?,
    /** When it was given, or last changed. */
    val at: Instant,
)

/** What a buyer gets. */
data class Receipt(
    /** The order. */
    val order: Order,
    /** The licence, once the order is paid. */
    val licence: Licence?,
)

/** What came of comparing a period. */
data class Reconciliation(
    /** Its id. */
    val id: ReconciliationId,
    /** With which gateway. */
    val gateway: String,
    /** What was made in this time was compared. */
    val period: Period,
    /** How many objects were looked at. */
    val lookedAt: Long,
    /** How many differences there are. */
    val found: Long,
    /** The differences, the first `MAX_DIFFERENCES` of them. */
    val differences: List<Difference>,
    /** When it was done. */
    val at: Instant,
)

/** When a post comes again. It has an end: a date, a count, or whichever of the two comes first. */
data class RecurrenceRule(
    /** How often. */
    val every: Cadence,
    /** On which days of the week, each once: where it is weekly, and only there. */
    val weekdays: List<Weekday>? = null,
    /**
     * On which day of the month, 1 to 31: where it is monthly, and only there. A month that has no
     * such day has none of its posts.
     */
    val day: Long? = null,
    /**
     * The time of day: `09:30`. One that does not exist, where clocks are put forward, is taken
     * later by as much; one that exists twice is taken the first time.
     */
    val time: String,
    /** The name of a time zone in the IANA database: `Europe/Berlin`. */
    val timeZone: String,
    /** The last date there that can have one, ten years ahead at most: `2026-12-31`. */
    val until: String? = null,
    /** How many posts are made: 1 to 1,000. */
    val count: Long? = null,
)

/** Money that goes back to who paid. */
data class Refund(
    /** What the gateway calls it. */
    val reference: Reference,
    /** How much. */
    val amount: Money,
    /** Its state. */
    val state: RefundState,
)

/** A user who was not taken over, and why. */
data class RefusedUser(
    /** The address, as the other system has it. */
    val email: String,
    /** Why. */
    val reason: String,
)

/** Whose account it is on its network. */
data class RemoteAccount(
    /** The network's id of it, which never changes: a DID, a page's number, a URN. */
    val id: String,
    /** The name by which people know it there; it may change. */
    val handle: String,
)

/** A post that is to be made again and again. */
data class RepeatRequest(
    /** What each of its posts says; it has no time of its own. */
    val post: PostRequest,
    /** When it comes again. */
    val rule: RecurrenceRule,
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

/** What a seller sold. */
data class SalesFigures(
    /** How often. */
    val sold: Long,
    /** What buyers paid. */
    val paid: Credits,
    /** The seller's shares of it. */
    val shares: Credits,
    /** How many sales were sent back. */
    val returned: Long,
    /** What buyers got back. */
    val paidBack: Credits,
    /** The seller's shares that went back. */
    val sharesBack: Credits,
)

/**
 * A scene of a video. What is not said here is that of the video. In JSON only the script is
 * needed, or on a card its length, or a clip.
 */
data class Scene(
    /**
     * What is to be said, plain or in speech markup: 1 to 20,000 characters in all scenes
     * together. A card may say nothing.
     */
    val script: String? = null,
    /** Whether it is a card: its background and its texts, without an avatar. */
    val card: Boolean? = null,
    /**
     * A film among the account's files that is shown as it is, once, with its own sound: MP4 or
     * MOV with H.264 and AAC, at most ten minutes, 500 MB and 1,920 pixels a side; with a
     * transcoder others, too. Beside it there are only texts, a title and a pause, in which its
     * last picture stands.
     */
    val clip: BlobKey? = null,
    /** By which avatar: its slug. */
    val avatar: String? = null,
    /** Where the avatar stands. */
    val layout: SceneLayout? = null,
    /** By which voice. */
    val voice: VoiceId? = null,
    /** How fast and how high. */
    val settings: VoiceSettings? = null,
    /** What stands behind the avatar. */
    val background: Background? = null,
    /** Texts over the picture, at most 20; their times count from the scene's start. */
    val overlays: List<Overlay>? = null,
    /**
     * How long it lasts at least, in milliseconds: 200 to 600,000. A card that says nothing needs
     * it.
     */
    val durationMs: Long? = null,
    /** The silence after it, in milliseconds: up to 10,000. */
    val pauseMs: Long? = null,
    /**
     * Its title in the list of chapters: 1 to 60 characters. Without one it belongs to the
     * chapter before it.
     */
    val title: String? = null,
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

/** What a seller is owed. */
data class SellerBalance(
    /** Whose. */
    val accountId: AccountId,
    /** How far they have come in saying where they are paid. */
    val onboarding: Onboarding,
    /** What they are owed in all; below zero what they owe, and what later sales pay first. */
    val balance: Money,
    /** The part that waits, because its buyers may still send back what they bought. */
    val waiting: Money,
    /** The rest. It is paid once it reaches the minimum. */
    val payable: Money,
    /** The least that is paid. */
    val minimum: Money,
)

/** A change of what a seller is owed. */
data class SellerEntry(
    /** Whose balance. */
    val seller: AccountId,
    /** Its number within the seller's, from 1 without gaps. */
    val seq: Long,
    /** Why. */
    val kind: SellerEntryKind,
    /** How much; below zero when it is taken away. */
    val amount: Money,
    /** The balance after it. */
    val balance: Money,
    /** The order that it is about. */
    val orderId: OrderId?,
    /** The payout that it is about. */
    val payoutId: PayoutId?,
    /** From when it can be paid out; what is taken away has the time of what it takes. */
    val availableAt: Instant,
    /** When. */
    val at: Instant,
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

/** A seller's part of a sale. */
data class Share(
    /** Of which order. */
    val orderId: OrderId,
    /** Whose it is. */
    val seller: AccountId,
    /** How many credits. */
    val credits: Credits,
    /** Where it is on its way. */
    val state: ShareState,
    /** When it is granted. */
    val dueAt: Instant,
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

/**
 * As what social networks know this program, and how posts are published. Bluesky and Mastodon are
 * always there, for people make their own secrets on them.
 */
data class SocialConfig(
    /** How posts are published. */
    val publishing: SocialSettings? = null,
    /** The app at X. */
    val x: NetworkApp? = null,
    /** The app at Facebook, for pages and the Instagram accounts that belong to them. */
    val facebook: NetworkApp? = null,
    /** The app at LinkedIn. */
    val linkedin: NetworkApp? = null,
    /**
     * Whether members of LinkedIn connect the organisations that they administer too, which
     * LinkedIn allows to apps that it has looked at.
     */
    val linkedinOrganisations: Boolean? = null,
    /** The app at Threads. */
    val threads: NetworkApp? = null,
    /** The apps at servers of Mastodon's. Without one, people connect by a token of their own. */
    val mastodon: List<MastodonServer>? = null,
    /**
     * Servers in place of the networks' own: behind proxies, and another one of the AT Protocol
     * than Bluesky's, where a person names none.
     */
    val servers: List<NetworkServer>? = null,
    /** Whether servers may be asked that only this machine, or its own network, can reach. */
    val inside: Boolean? = null,
)

/** A post, and what has become of it. */
data class SocialPost(
    /** Its id. */
    val id: PostId,
    /** Whose it is. */
    val accountId: AccountId,
    /** What was written. */
    val request: PostRequest,
    /** Where it is on its way. */
    val state: PostState,
    /** The moment at which it is published; none of a draft that has no time. */
    val dueAt: Instant?,
    /** The queue whose slot it has. */
    val queueId: PostQueueId?,
    /** The recurrence that it is one of. */
    val recurrenceId: RecurrenceId?,
    /**
     * Who submitted it to the other members and what one of them decided, where its account wants
     * approval.
     */
    val approval: Approval?,
    /**
     * What was noticed when it was scheduled, queued or written anew just now; nothing where it is
     * only read.
     */
    val warnings: List<PostWarning>,
    /** Grows with each change of what was written. */
    val revision: Long,
    /** When it was written first. */
    val createdAt: Instant,
    /** When it was changed last. */
    val updatedAt: Instant,
)

/** How posts are published. In JSON nothing is needed. */
data class SocialSettings(
    /** How long a call of a network may take, in seconds: 1 to 600. */
    val callS: Long? = null,
    /**
     * How long a publication belongs to the worker that took it, unless that worker is at work on
     * it, in seconds: more than twice as long as a call, to 3,600.
     */
    val leaseS: Long? = null,
    /** How many publications a worker is at work on at once: 1 to 100. */
    val atOnce: Long? = null,
    /** How many tries in a row may fail before a publication does: 1 to 50. */
    val tries: Long? = null,
    /** The pause after the first failed try, in seconds; it doubles with each: 1 to 3,600. */
    val pauseS: Long? = null,
    /** The longest pause between tries, in seconds: 1 to 86,400. */
    val longestPauseS: Long? = null,
    /** How often a message that may be out is looked for before a person is told: 1 to 50. */
    val looks: Long? = null,
    /**
     * How long after its try it is looked for first, in seconds; the pause doubles with each look:
     * 1 to 3,600.
     */
    val lookS: Long? = null,
    /** How often it is asked whether a post's video is finished, in seconds: 1 to 3,600. */
    val videoS: Long? = null,
    /** How long before their end credentials are renewed, in seconds: 60 to 604,800. */
    val refreshAheadS: Long? = null,
    /** How many connections an account may have: 1 to 1,000. */
    val connections: Long? = null,
    /** How long before they are due posts that repeat are made, in seconds: 600 to 2,678,400. */
    val repeatAheadS: Long? = null,
    /**
     * Within how many days a post that says the same by the same connection is noticed: 0 to 90;
     * 0 is never.
     */
    val duplicateDays: Long? = null,
    /**
     * Within how many minutes another post by the same connection is noticed: 0 to 1,440; 0 is
     * never.
     */
    val conflictMinutes: Long? = null,
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
    /**
     * What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
     * `<speak>` is speech markup.
     */
    val script: String,
    /** By which voice. */
    val voice: VoiceId? = null,
    /** How fast and how high. */
    val settings: VoiceSettings? = null,
    /**
     * A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
     * or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
     * minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
     * own.
     */
    val audio: BlobKey? = null,
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

/** An account's rules, and what its present period has used of them. */
data class Spending(
    /** The rules. */
    val rules: SpendingRules,
    /** When the period began. */
    val start: Instant,
    /** When it ends. */
    val end: Instant,
    /** What the holds of the period have charged or still reserve. */
    val used: Credits,
    /** What was told in the period. */
    val alerts: List<AlertKind>,
)

/** Something that an account's owner is told: of each kind once in a period. */
data class SpendingAlert(
    /** Whose credits. */
    val accountId: AccountId,
    /** Of what. */
    val kind: AlertKind,
    /** The period in which it is, by its beginning. */
    val periodStart: Instant,
    /** The limit of which a part is used, or the balance that was reached. */
    val threshold: Credits,
    /** What was used, or what is left to spend. */
    val value: Credits,
    /** When. */
    val at: Instant,
)

/** What an account may spend, and when its owner is told. In JSON nothing is needed. */
data class SpendingRules(
    /** The most credits that holds of a period may take: 0 or more; `None` is no limit. */
    val limit: Credits? = null,
    /** How long a period is; a month unless it is said. */
    val period: SpendingPeriod? = null,
    /** Where its midnights are: a name of the IANA database; `UTC` unless it is said. */
    val timeZone: String? = null,
    /** At how many percent of the limit its owner is told: 1 to 100; needs a limit. */
    val alertPercent: Long? = null,
    /** Below how many credits to spend its owner is told: 1 or more. */
    val lowBalance: Credits? = null,
)

/** A purchase to begin: of a plan, of a credit pack or of a product. */
data class StartCheckout(
    /** The plan. */
    val plan: PlanCode? = null,
    /** The code of the credit pack. */
    val pack: String? = null,
    /** The slug of a product of the marketplace. */
    val product: String? = null,
    /** The price of the product that the buyer was shown: another one is refused. */
    val price: Money? = null,
    /** Where the buyer comes back to after the purchase: an `http` or `https` address. */
    val successUrl: String? = null,
    /** Where a buyer comes back to who does not buy: an `http` or `https` address. */
    val cancelUrl: String? = null,
    /** Where invoices go; taken when the account becomes a customer. */
    val email: String? = null,
)

/** How a way round by a network's page begins. */
data class StartConnect(
    /** The network. */
    val network: Network,
    /** Where its page sends the browser back to. */
    val redirectUri: String,
    /** The URL of the account's server, on networks that have many. */
    val server: String? = null,
)

/** A message as it is kept. */
data class StoredEvent(
    /** What the gateway told. */
    val event: GatewayEvent,
    /** What became of it. */
    val state: EventState,
    /** How often it was taken. */
    val attempts: Long,
    /** When it is its turn, or that of the next try. */
    val dueAt: Instant,
    /** When it came. */
    val receivedAt: Instant,
    /** Why the last try failed. */
    val error: ErrorRecord?,
)

/** Who the platform is at Stripe. It takes the payments when a secret key is set. */
data class StripeConfig(
    /** The secret key, `sk_..` or `rk_..`. */
    val secretKey: String? = null,
    /**
     * The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
     * Without any, messages are turned off, and nothing that is bought arrives.
     */
    val webhookSecrets: List<String>? = null,
    /** Stripe's price of each plan that is for sale. */
    val prices: List<StripePrice>? = null,
    /** The version of Stripe's interface; by default the one that this was written for. */
    val apiVersion: String? = null,
    /** Where Stripe is: `https`, or `http` on this machine; by default Stripe itself. */
    val url: String? = null,
    /** Whether buyers can give promotion codes. */
    val promotionCodes: Boolean? = null,
    /** Whether Stripe computes taxes. */
    val automaticTax: Boolean? = null,
)

/** Stripe's price of a plan. Its amount is the plan's, and its interval a month. */
data class StripePrice(
    /** The plan. */
    val plan: PlanCode,
    /** What Stripe calls the price: `price_..`. */
    val price: String,
)

/** An object of the gateway's. */
data class Subject(
    /** Its kind. */
    val kind: SubjectKind,
    /** What the gateway calls it. */
    val reference: Reference,
)

/** A subscription to a plan, as the payment gateway told it last. */
data class SubscriptionInfo(
    /** What the gateway calls it. */
    val reference: Reference,
    /** To which plan. */
    val plan: PlanCode,
    /** Its state. */
    val state: PaidSubscriptionState,
    /** The period that was begun last. */
    val period: Period,
    /** Whether it ends with the period. */
    val cancelAtPeriodEnd: Boolean,
    /** The plan that follows with the next period, where that is another. */
    val nextPlan: PlanCode?,
    /** When its plan ends unless the payment that failed is made. */
    val graceEndsAt: Instant?,
)

/** What one connection would get of a post. */
data class TargetPreview(
    /** Which. */
    val connectionId: ConnectionId,
    /** On which network. */
    val network: Network,
    /** The messages, in order; none where the network could not be asked. */
    val messages: List<MessagePreview>,
    /** What the network would refuse; empty where it would take everything. */
    val problems: List<Problem>,
)

/** What a network would refuse of a post. */
data class TargetProblem(
    /** By which connection. */
    val connectionId: ConnectionId,
    /** What. */
    val problem: Problem,
)

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

/** A time in which a plan can be tried: once for an account, ever. */
data class Trial(
    /** How many days: 1 to 90. */
    val days: Long,
    /** The credits for it: 0 or more. They lapse when it ends. */
    val credits: Credits,
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

/** What the links of a post are tagged with, as web analytics read it (the Urchin parameters). */
data class UtmTags(
    /** `utm_source`: 1 to 100 characters. */
    val source: String? = null,
    /** `utm_medium`: 1 to 100 characters. */
    val medium: String? = null,
    /** `utm_campaign`: 1 to 100 characters. */
    val campaign: String? = null,
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

/** A video for each row of a table. In JSON the template is needed, and one of `csv` and `rows`. */
data class VideoBatch(
    /**
     * A video's request as JSON, whose texts may hold `{{COLUMN}}`. A text that is one variable and
     * nothing else becomes the cell as it is, and what its cell leaves empty is not asked for;
     * `{{COLUMN:number}}` makes a number of it.
     */
    val template: JsonElement,
    /** The table in CSV, whose first line names the columns: at most 2,000,000 bytes. */
    val csv: String? = null,
    /** Or its rows as JSON: objects whose values are texts, numbers, truths or nothing. */
    val rows: List<JsonElement>? = null,
    /** Columns that are there and that the template does not use: any other such column is refused. */
    val unused: List<String>? = null,
    /** The caller's own id of the whole, 1 to 190 characters: each row is done once under it. */
    val idempotencyKey: String? = null,
)

/** A video to be made. In JSON only the script is needed, or scenes. */
data class VideoRequest(
    /**
     * What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
     * `<speak>` is speech markup. Empty where there are scenes.
     */
    val script: String? = null,
    /**
     * The scenes, at most 50, in place of a script; what they do not say themselves is that of the
     * video.
     */
    val scenes: List<Scene>? = null,
    /** A film that comes before the script or the scenes, as the clip of a scene does. */
    val intro: BlobKey? = null,
    /** A film that comes behind them. */
    val outro: BlobKey? = null,
    /**
     * Looks of products that the account has, `PRODUCT/LOOK`, at most five: they decide what is not
     * said here, the later ones before the earlier ones.
     */
    val looks: List<String>? = null,
    /** By which avatar: its slug. */
    val avatar: String? = null,
    /**
     * A film whose person speaks in place of an avatar, with its own surroundings and without its
     * own sound. It plays at its own pace, and forth and back again where more is said.
     */
    val footage: Footage? = null,
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
    /** Whether the first four seconds are made a small animated GIF, too. */
    val preview: Boolean? = null,
    /**
     * Whether there is nothing behind the avatar: the video is then over black and comes with a
     * matte, a video that is as bright as it is opaque. Captions and texts belong to it.
     */
    val transparent: Boolean? = null,
    /**
     * Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is in the
     * settings. A transparent one has VP9, with its transparency.
     */
    val webm: Boolean? = null,
    /**
     * A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
     * or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
     * minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
     * own.
     */
    val audio: BlobKey? = null,
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
    /** A still picture: PNG in the video's size, transparent where that is. */
    val poster: BlobKey,
    /** The first four seconds as an animated GIF, where it was asked for. */
    val preview: BlobKey?,
    /**
     * Of a transparent video, which is then over black, one of the same size and length that is as
     * bright as that one is opaque: MP4 and H.264, without a sound.
     */
    val matte: BlobKey?,
    /**
     * The video as WebM, AV1 and Opus (`video/webm`), where it was asked for; a transparent one is
     * VP9 and Opus, with its transparency.
     */
    val webm: BlobKey?,
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
    /** The chapters: of a video of scenes, where they have titles. */
    val chapters: List<Chapter>,
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

/**
 * What jobs cost with a voice, or with every voice of an engine. What is not said costs what the
 * list says. In JSON only the voice is needed.
 */
data class VoicePrice(
    /**
     * A voice, `piper/en_US-amy`, or an engine, `piper`: 1 to 200 characters. A voice's own entry
     * counts before its engine's.
     */
    val voice: String,
    /** Text to speech, by the length of the speech. */
    val tts: Rate? = null,
    /** A video, by its length. */
    val video: Rate? = null,
    /** Lip-sync alone, by the length of the speech. */
    val lipSync: Rate? = null,
)

/** How a voice is to speak. */
data class VoiceSettings(
    /** Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own. */
    val speed: Double? = null,
    /** Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own. */
    val pitch: Double? = null,
)

/** An attempt to deliver. */
data class WebhookAttempt(
    /** The endpoint. */
    val endpointId: EndpointId,
    /** The event. */
    val eventId: EventId,
    /** Which attempt it is, from 1. */
    val number: Long,
    /** When it was made. */
    val at: Instant,
    /** The HTTP status of the answer, where there was one. */
    val status: Long?,
    /** How long it took, in milliseconds. */
    val durationMs: Long,
    /** Why it failed, in a sentence for the endpoint's owner; none where it did not. */
    val error: String?,
)

/** An event on its way to an endpoint. */
data class WebhookDelivery(
    /** To which endpoint. */
    val endpointId: EndpointId,
    /** The event: the message's `webhook-id`. */
    val eventId: EventId,
    /** What happened. */
    val kind: EventKind,
    /** To what: deliveries of the same object keep their order. */
    val subject: String,
    /** The message, as it is posted: JSON. */
    val payload: String,
    /** What has become of it. */
    val state: DeliveryState,
    /** How often it was tried. */
    val attempts: Long,
    /** When it is tried next, at the earliest. */
    val nextAt: Instant?,
    /** When it happened. */
    val at: Instant,
)

/** Where an account is told what happens. */
data class WebhookEndpoint(
    /** Its id. */
    val id: EndpointId,
    /** Whose it is. */
    val accountId: AccountId,
    /** The address that messages are posted to. */
    val url: String,
    /** What its owner calls it. */
    val description: String,
    /** What it is told. */
    val kinds: List<EventKind>,
    /** Whether it is told anything. */
    val state: EndpointState,
    /** Why it is disabled. */
    val reason: String?,
    /** Since when every attempt has failed, where the last one did. */
    val failingSince: Instant?,
    /** Until when the secret that was replaced signs too. */
    val oldSecretUntil: Instant?,
    /** When it was added. */
    val createdAt: Instant,
    /** When it was changed last. */
    val updatedAt: Instant,
)

/** How events are delivered to endpoints. In JSON nothing is needed. */
data class WebhookSettings(
    /** How many endpoints an account may have: 1 to 100. */
    val endpoints: Long? = null,
    /** How many deliveries a worker sends at once: 1 to 1,000. */
    val atOnce: Long? = null,
    /** How many deliveries an endpoint gets at once, from all workers: 1 to 100. */
    val atOnceEach: Long? = null,
    /** How long an endpoint may take for an answer, in seconds: 1 to 60. */
    val answerS: Long? = null,
    /**
     * For how long nothing must have got through before an endpoint that a delivery was given up
     * for is disabled, in hours: 1 to 720.
     */
    val disableAfterH: Long? = null,
    /** How long deliveries and the record of them are kept, in days: 7 to 365. */
    val keepDays: Long? = null,
    /**
     * Whether endpoints may be on this machine or in its own network, and by `http`: for who
     * develops, and for nobody else.
     */
    val inside: Boolean? = null,
)

/** What changes about an endpoint; what is not said stays. */
data class WebhookUpdate(
    /** Another address. */
    val url: String? = null,
    /** Another name. */
    val description: String? = null,
    /** What it is told instead. */
    val kinds: List<EventKind>? = null,
    /** Whether it is told anything: `false` pauses it, `true` lets it go on. */
    val enabled: Boolean? = null,
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
