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
    /** When it was added. */
    val createdAt: Instant,
)

/** An account's four balances. */
data class Balance(
    /** What can be spent. */
    val available: Credits,
    /** What running work has reserved. */
    val held: Credits,
    /** What was charged, ever. */
    val spent: Credits,
    /** What was issued, ever; negative. */
    val granted: Credits,
    /** How many entries the balances stand for. */
    val entries: Long,
)

/** What a store knows of a blob. */
data class BlobInfo(
    /** Its name. */
    val key: BlobKey,
    /** Its length in bytes. */
    val bytes: Long,
)

/** Every setting of the platform. Each has a default with which it works. */
data class Config(
    /** The data folder: database, blobs and scratch files, unless their own settings say otherwise. */
    val home: Path? = null,
    /** The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home. */
    val databaseUrl: String? = null,
    /** The blob store: `file:PATH`; by default the folder `blobs` in the home. */
    val blobsUrl: String? = null,
    /** How many jobs this process works on at once; 0 leaves all work to other processes. */
    val workers: Long? = null,
    /**
     * How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
     * 3,600,000.
     */
    val leaseMs: Long? = null,
    /** How long to wait for a database that another process has locked, in milliseconds. */
    val busyTimeoutMs: Long? = null,
    /**
     * How long a part that the embedding program wrote in another language may take for one
     * answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
     */
    val pluginTimeoutMs: Long? = null,
    /** What jobs cost. */
    val prices: PriceList? = null,
)

/** Where a request comes from: it is kept with the session and in the audit log. */
data class Device(
    /** The network address. */
    val ipAddress: String? = null,
    /** The program, as it calls itself. */
    val userAgent: String? = null,
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

/** A session and whose it is. */
data class Identity(
    /** The session. */
    val session: Session,
    /** The user. */
    val user: User,
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
    /** The hold on its credits. */
    val holdId: HoldId,
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

/** What a lip-sync job made. */
data class LipSyncResult(
    /** The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS. */
    val audio: BlobKey,
    /** The mouth's movement: a JSON `FaceTrack`. */
    val face: BlobKey,
    /** The length in microseconds. */
    val durationUs: Long,
) : JobOutput

/** An amount of money in the smallest unit of its currency, for example US cents. */
data class Money(
    /** The amount in the currency's smallest unit. */
    val minorUnits: Long,
    /** The currency. */
    val currency: Currency,
)

/** Which part of a listing to return. */
data class PageRequest(
    /** Where the last page ended, as its `next` said; `None` for the first page. */
    val after: String? = null,
    /** How many items at most: 1 to `PageRequest::MAX_LIMIT`. */
    val limit: Long? = null,
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

/** So many credits for each started span of seconds. */
data class Rate(
    /** The credits for each started span. */
    val credits: Long,
    /** The span in seconds; at least 1. */
    val perSeconds: Long,
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
)

/** What somebody gives who signs in. */
data class SignIn(
    /** The address. */
    val email: String,
    /** The password. */
    val password: String,
    /** Whether the session outlives the browser's window. */
    val remember: Boolean? = null,
) {
    override fun toString(): String =
        "SignIn(email=$email, password=<secret>, remember=$remember)"
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
    /** When the user signed up. */
    val createdAt: Instant,
    /** When name, address or picture last changed. */
    val updatedAt: Instant,
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
