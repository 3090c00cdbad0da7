// Records of the facade. Written by `cargo xtask bindgen`.

import Foundation

/// Who owns credits, jobs and avatars: a person or an organisation.
public struct Account: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: AccountId
    /// Its name for people.
    public var name: String
    /// The embedding program's own name for it, unique where given.
    public var externalId: String?
    /// When it was opened.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case name = "name"
        case externalId = "external_id"
        case createdAt = "created_at"
    }
}

/// Who acted.
public enum Actor: Decodable, Hashable, Sendable {
    /// The platform itself.
    case system
    /// The account's owner or a program that acts for it.
    case account(AccountId)
    /// A user, signed in or signing in.
    case user(UserId)
    /// A worker, by its name.
    case worker(String)

    public init(from decoder: any Decoder) throws {
        let form = try Form(decoder)
        switch form.name {
        case "system": self = .system
        case "account": self = .account(try form.held())
        case "user": self = .user(try form.held())
        case "worker": self = .worker(try form.held())
        default: throw form.unknown("Actor")
        }
    }
}

/// A line of the audit log.
public struct AuditEntry: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: AuditId
    /// When it was done.
    public var at: Date
    /// Who did it.
    public var actor: Actor
    /// What was done.
    public var action: Action
    /// Whose account it concerns.
    public var accountId: AccountId?
    /// The id of the object it was done to.
    public var subject: String
    /// What else a reviewer needs: amounts, reasons. Never a secret.
    public var details: JSONValue

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case at = "at"
        case actor = "actor"
        case action = "action"
        case accountId = "account_id"
        case subject = "subject"
        case details = "details"
    }
}

/// Somebody who can speak in a video.
public struct Avatar: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: AvatarId
    /// Its owner; `None` for the demo avatars, which everybody may use.
    public var accountId: AccountId?
    /// Its name in requests, unique: `tech-presenter`.
    public var slug: String
    /// Its name for people.
    public var name: String
    /// What it is made of.
    public var kind: AvatarKind
    /// Where its material is, in the way of its kind.
    public var reference: String
    /// When it was added.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case slug = "slug"
        case name = "name"
        case kind = "kind"
        case reference = "reference"
        case createdAt = "created_at"
    }
}

/// An account's four balances.
public struct Balance: Decodable, Hashable, Sendable {
    /// What can be spent.
    public var available: Credits
    /// What running work has reserved.
    public var held: Credits
    /// What was charged, ever.
    public var spent: Credits
    /// What was issued, ever; negative.
    public var granted: Credits
    /// How many entries the balances stand for.
    public var entries: Int

    private enum CodingKeys: String, CodingKey {
        case available = "available"
        case held = "held"
        case spent = "spent"
        case granted = "granted"
        case entries = "entries"
    }
}

/// What a store knows of a blob.
public struct BlobInfo: Codable, Hashable, Sendable {
    /// Its name.
    public var key: BlobKey
    /// Its length in bytes.
    public var bytes: Int

    public init(
        key: BlobKey,
        bytes: Int
    ) {
        self.key = key
        self.bytes = bytes
    }

    private enum CodingKeys: String, CodingKey {
        case key = "key"
        case bytes = "bytes"
    }
}

/// Every setting of the platform. Each has a default with which it works.
public struct Config: Encodable, Hashable, Sendable {
    /// The data folder: database, blobs and scratch files, unless their own settings say otherwise.
    public var home: String?
    /// The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home.
    public var databaseUrl: String?
    /// The blob store: `file:PATH`; by default the folder `blobs` in the home.
    public var blobsUrl: String?
    /// How many jobs this process works on at once; 0 leaves all work to other processes.
    public var workers: Int?
    /// How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    /// 3,600,000.
    public var leaseMs: Int?
    /// How long to wait for a database that another process has locked, in milliseconds.
    public var busyTimeoutMs: Int?
    /// How long a part that the embedding program wrote in another language may take for one
    /// answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    public var pluginTimeoutMs: Int?
    /// What jobs cost.
    public var prices: PriceList?

    public init(
        home: String? = nil,
        databaseUrl: String? = nil,
        blobsUrl: String? = nil,
        workers: Int? = nil,
        leaseMs: Int? = nil,
        busyTimeoutMs: Int? = nil,
        pluginTimeoutMs: Int? = nil,
        prices: PriceList? = nil
    ) {
        self.home = home
        self.databaseUrl = databaseUrl
        self.blobsUrl = blobsUrl
        self.workers = workers
        self.leaseMs = leaseMs
        self.busyTimeoutMs = busyTimeoutMs
        self.pluginTimeoutMs = pluginTimeoutMs
        self.prices = prices
    }

    private enum CodingKeys: String, CodingKey {
        case home = "home"
        case databaseUrl = "database_url"
        case blobsUrl = "blobs_url"
        case workers = "workers"
        case leaseMs = "lease_ms"
        case busyTimeoutMs = "busy_timeout_ms"
        case pluginTimeoutMs = "plugin_timeout_ms"
        case prices = "prices"
    }
}

/// Where a request comes from: it is kept with the session and in the audit log.
public struct Device: Encodable, Hashable, Sendable {
    /// The network address.
    public var ipAddress: String?
    /// The program, as it calls itself.
    public var userAgent: String?

    public init(
        ipAddress: String? = nil,
        userAgent: String? = nil
    ) {
        self.ipAddress = ipAddress
        self.userAgent = userAgent
    }

    private enum CodingKeys: String, CodingKey {
        case ipAddress = "ip_address"
        case userAgent = "user_agent"
    }
}

/// A line of the statement: one posting with the balance it left.
public struct Entry: Decodable, Hashable, Sendable {
    /// Whose books.
    public var accountId: AccountId
    /// Its number within the account, from 1 without gaps.
    public var seq: Int
    /// The transaction it belongs to.
    public var transactionId: TransactionId
    /// Why.
    public var kind: TransactionKind
    /// The book.
    public var book: Book
    /// The amount; never zero.
    public var amount: Credits
    /// The book's balance after it.
    public var balance: Credits
    /// A sentence for people.
    public var memo: String
    /// When.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case accountId = "account_id"
        case seq = "seq"
        case transactionId = "transaction_id"
        case kind = "kind"
        case book = "book"
        case amount = "amount"
        case balance = "balance"
        case memo = "memo"
        case at = "at"
    }
}

/// An error as it is kept with a failed job and sent to other languages.
public struct ErrorRecord: Decodable, Hashable, Sendable {
    /// The stable code.
    public var code: ErrorCode
    /// The sentence for a person.
    public var message: String
    /// The facts, in order: field, limit, id.
    public var context: Facts

    private enum CodingKeys: String, CodingKey {
        case code = "code"
        case message = "message"
        case context = "context"
    }
}

/// A session and whose it is.
public struct Identity: Decodable, Hashable, Sendable {
    /// The session.
    public var session: Session
    /// The user.
    public var user: User

    private enum CodingKeys: String, CodingKey {
        case session = "session"
        case user = "user"
    }
}

/// A job, as its owner sees it.
public struct JobInfo: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: JobId
    /// Whose it is.
    public var accountId: AccountId
    /// What it makes.
    public var kind: JobKind
    /// Where it is in its life.
    public var state: JobState
    /// The stage that runs or ran last: `speech`, `avatar`, `lip-sync`, `encode`, `captions`.
    public var stage: String?
    /// How far it is: 0 to 100.
    public var progress: Int
    /// How long it will still take, in milliseconds, once that can be told.
    public var etaMs: Int?
    /// How many attempts were begun.
    public var attempt: Int
    /// The error of the last failed attempt.
    public var error: ErrorRecord?
    /// What it made, once it is completed.
    public var output: JobOutput?
    /// The hold on its credits.
    public var holdId: HoldId
    /// How many credits were held for it.
    public var held: Credits
    /// How many were charged, once it is completed.
    public var charged: Credits?
    /// When it was created.
    public var createdAt: Date
    /// When it reached its final state.
    public var finishedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case kind = "kind"
        case state = "state"
        case stage = "stage"
        case progress = "progress"
        case etaMs = "eta_ms"
        case attempt = "attempt"
        case error = "error"
        case output = "output"
        case holdId = "hold_id"
        case held = "held"
        case charged = "charged"
        case createdAt = "created_at"
        case finishedAt = "finished_at"
    }
}

/// What a completed job made.
public enum JobOutput: Decodable, Hashable, Sendable {
    /// Of a speech job.
    case speech(SpeechResult)
    /// Of a lip-sync job.
    case lipSync(LipSyncResult)
    /// Of a video job.
    case video(VideoResult)

    public init(from decoder: any Decoder) throws {
        let form = try Form(decoder, tag: "kind")
        switch form.name {
        case "speech": self = .speech(try form.held())
        case "lip_sync": self = .lipSync(try form.held())
        case "video": self = .video(try form.held())
        default: throw form.unknown("JobOutput")
        }
    }
}

/// What a lip-sync job made.
public struct LipSyncResult: Decodable, Hashable, Sendable {
    /// The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS.
    public var audio: BlobKey
    /// The mouth's movement: a JSON `FaceTrack`.
    public var face: BlobKey
    /// The length in microseconds.
    public var durationUs: Int

    private enum CodingKeys: String, CodingKey {
        case audio = "audio"
        case face = "face"
        case durationUs = "duration_us"
    }
}

/// An amount of money in the smallest unit of its currency, for example US cents.
public struct Money: Decodable, Hashable, Sendable {
    /// The amount in the currency's smallest unit.
    public var minorUnits: Int
    /// The currency.
    public var currency: Currency

    private enum CodingKeys: String, CodingKey {
        case minorUnits = "minor_units"
        case currency = "currency"
    }
}

/// Which part of a listing to return.
public struct PageRequest: Encodable, Hashable, Sendable {
    /// Where the last page ended, as its `next` said; `None` for the first page.
    public var after: String?
    /// How many items at most: 1 to `PageRequest::MAX_LIMIT`.
    public var limit: Int?

    public init(
        after: String? = nil,
        limit: Int? = nil
    ) {
        self.after = after
        self.limit = limit
    }

    private enum CodingKeys: String, CodingKey {
        case after = "after"
        case limit = "limit"
    }
}

/// A phoneme and its time.
public struct PhonemeSpan: Encodable, Hashable, Sendable {
    /// The phoneme in lower-case ARPAbet without stress (`aa`, `hh`, ...), or `pau` for silence.
    public var phoneme: String
    /// Lexical stress of the vowel: 0 none, 1 primary, 2 secondary.
    public var stress: Int
    /// Where it starts, in microseconds.
    public var startUs: Int
    /// Where it ends, in microseconds; never before it starts.
    public var endUs: Int

    public init(
        phoneme: String,
        stress: Int,
        startUs: Int,
        endUs: Int
    ) {
        self.phoneme = phoneme
        self.stress = stress
        self.startUs = startUs
        self.endUs = endUs
    }

    private enum CodingKeys: String, CodingKey {
        case phoneme = "phoneme"
        case stress = "stress"
        case startUs = "start_us"
        case endUs = "end_us"
    }
}

/// A plan.
public struct Plan: Decodable, Hashable, Sendable {
    /// Its name in requests.
    public var code: PlanCode
    /// Its name for people.
    public var name: String
    /// Its price a month.
    public var price: Money
    /// The credits that each period grants.
    public var creditsPerPeriod: Credits
    /// How many avatars of one's own; `None` is no limit.
    public var maxAvatars: Int?
    /// What it includes.
    public var features: [Feature]

    private enum CodingKeys: String, CodingKey {
        case code = "code"
        case name = "name"
        case price = "price"
        case creditsPerPeriod = "credits_per_period"
        case maxAvatars = "max_avatars"
        case features = "features"
    }
}

/// What each kind of job costs.
public struct PriceList: Encodable, Hashable, Sendable {
    /// Text to speech, by the length of the speech.
    public var tts: Rate?
    /// A video, by its length.
    public var video: Rate?
    /// Lip-sync alone, by the length of the speech.
    public var lipSync: Rate?

    public init(
        tts: Rate? = nil,
        video: Rate? = nil,
        lipSync: Rate? = nil
    ) {
        self.tts = tts
        self.video = video
        self.lipSync = lipSync
    }

    private enum CodingKeys: String, CodingKey {
        case tts = "tts"
        case video = "video"
        case lipSync = "lip_sync"
    }
}

/// Something that can be bought.
public struct Product: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: ProductId
    /// Its name in addresses, unique.
    public var slug: String
    /// Its name for people.
    public var name: String
    /// What one gets.
    public var description: String
    /// Its price.
    public var price: Money
    /// When it was added.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case slug = "slug"
        case name = "name"
        case description = "description"
        case price = "price"
        case createdAt = "created_at"
    }
}

/// So many credits for each started span of seconds.
public struct Rate: Encodable, Hashable, Sendable {
    /// The credits for each started span.
    public var credits: Int
    /// The span in seconds; at least 1.
    public var perSeconds: Int

    public init(
        credits: Int,
        perSeconds: Int
    ) {
        self.credits = credits
        self.perSeconds = perSeconds
    }

    private enum CodingKeys: String, CodingKey {
        case credits = "credits"
        case perSeconds = "per_seconds"
    }
}

/// A signed-in user on a device. Its token is the device's alone.
public struct Session: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: SessionId
    /// Whose it is.
    public var userId: UserId
    /// When the user signed in.
    public var createdAt: Date
    /// When it was last renewed.
    public var updatedAt: Date
    /// When it ends, unless it is renewed.
    public var expiresAt: Date
    /// Whether it outlives the browser's window.
    public var remembered: Bool
    /// The network address that signed in.
    public var ipAddress: String?
    /// The program that signed in, as it calls itself.
    public var userAgent: String?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case userId = "user_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case expiresAt = "expires_at"
        case remembered = "remembered"
        case ipAddress = "ip_address"
        case userAgent = "user_agent"
    }
}

/// What somebody gives who signs in.
public struct SignIn: Encodable, Hashable, Sendable {
    /// The address.
    public var email: String
    /// The password.
    public var password: String
    /// Whether the session outlives the browser's window.
    public var remember: Bool?

    public init(
        email: String,
        password: String,
        remember: Bool? = nil
    ) {
        self.email = email
        self.password = password
        self.remember = remember
    }

    private enum CodingKeys: String, CodingKey {
        case email = "email"
        case password = "password"
        case remember = "remember"
    }
}

/// Its secret is never shown.
extension SignIn: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "SignIn(<secret>)" }
    public var debugDescription: String { description }
}

/// What somebody gives who signs up.
public struct SignUp: Encodable, Hashable, Sendable {
    /// The name for people: 1 to 200 characters.
    public var name: String
    /// The address.
    public var email: String
    /// The password.
    public var password: String
    /// The address of a picture.
    public var image: String?
    /// Whether the session outlives the browser's window.
    public var remember: Bool?

    public init(
        name: String,
        email: String,
        password: String,
        image: String? = nil,
        remember: Bool? = nil
    ) {
        self.name = name
        self.email = email
        self.password = password
        self.image = image
        self.remember = remember
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case email = "email"
        case password = "password"
        case image = "image"
        case remember = "remember"
    }
}

/// Its secret is never shown.
extension SignUp: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "SignUp(<secret>)" }
    public var debugDescription: String { description }
}

/// A session that has just begun: the only moment at which its token is known.
public struct SignedIn: Decodable, Hashable, Sendable {
    /// What the device shows from now on.
    public var token: Token
    /// The session.
    public var session: Session
    /// Whose it is.
    public var user: User

    private enum CodingKeys: String, CodingKey {
        case token = "token"
        case session = "session"
        case user = "user"
    }
}

/// Its secret is never shown.
extension SignedIn: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "SignedIn(<secret>)" }
    public var debugDescription: String { description }
}

/// A piece of speech, usually a sentence. Times count from the start of the piece.
public struct SpeechChunk: Encodable, Hashable, Sendable {
    /// Mono samples in `-1.0..=1.0` at the voice's sample rate.
    public var samples: Samples
    /// The phonemes without gap or overlap, first to last sample.
    public var phonemes: [PhonemeSpan]
    /// The words, in order.
    public var words: [WordSpan]

    public init(
        samples: Samples,
        phonemes: [PhonemeSpan],
        words: [WordSpan]
    ) {
        self.samples = samples
        self.phonemes = phonemes
        self.words = words
    }

    private enum CodingKeys: String, CodingKey {
        case samples = "samples"
        case phonemes = "phonemes"
        case words = "words"
    }
}

/// A speech to be made. In JSON only the script is needed.
public struct SpeechRequest: Encodable, Hashable, Sendable {
    /// What is to be said: 1 to 20,000 characters.
    public var script: String
    /// By which voice.
    public var voice: VoiceId?
    /// How fast and how high.
    public var settings: VoiceSettings?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?

    public init(
        script: String,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        idempotencyKey: String? = nil
    ) {
        self.script = script
        self.voice = voice
        self.settings = settings
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case voice = "voice"
        case settings = "settings"
        case idempotencyKey = "idempotency_key"
    }
}

/// What a speech job made.
public struct SpeechResult: Decodable, Hashable, Sendable {
    /// The speech: WAV, 48 kHz, mono, 16 bit, -14 LUFS.
    public var audio: BlobKey
    /// The times of phonemes and words: a JSON `SpeechTrack`.
    public var track: BlobKey
    /// Captions as SubRip.
    public var srt: BlobKey
    /// Captions as WebVTT.
    public var vtt: BlobKey
    /// The length in microseconds.
    public var durationUs: Int

    private enum CodingKeys: String, CodingKey {
        case audio = "audio"
        case track = "track"
        case srt = "srt"
        case vtt = "vtt"
        case durationUs = "duration_us"
    }
}

/// Somebody who can sign in. Owns an account.
public struct User: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: UserId
    /// The account whose credits, jobs and avatars are this user's own.
    public var accountId: AccountId
    /// The name for people.
    public var name: String
    /// The address, unique.
    public var email: Email
    /// Whether the user has shown that the address is theirs.
    public var emailVerified: Bool
    /// The address of a picture.
    public var image: String?
    /// When the user signed up.
    public var createdAt: Date
    /// When name, address or picture last changed.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case name = "name"
        case email = "email"
        case emailVerified = "email_verified"
        case image = "image"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// What a user changes about themselves; `None` leaves it as it is.
public struct UserUpdate: Encodable, Hashable, Sendable {
    /// The name.
    public var name: String?
    /// The address of a picture; an empty one removes it.
    public var image: String?

    public init(
        name: String? = nil,
        image: String? = nil
    ) {
        self.name = name
        self.image = image
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case image = "image"
    }
}

/// What an engine is asked to say.
public struct Utterance: Decodable, Hashable, Sendable {
    /// The text.
    public var script: Script
    /// The voice, one of this engine's.
    public var voice: VoiceId
    /// How it is to be said.
    public var settings: VoiceSettings

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case voice = "voice"
        case settings = "settings"
    }
}

/// A video to be made. In JSON only the script is needed.
public struct VideoRequest: Encodable, Hashable, Sendable {
    /// What is to be said: 1 to 20,000 characters.
    public var script: String
    /// By which avatar: its slug.
    public var avatar: String?
    /// By which voice.
    public var voice: VoiceId?
    /// How fast and how high.
    public var settings: VoiceSettings?
    /// The picture's shape, size and pace.
    public var spec: VideoSpec?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?

    public init(
        script: String,
        avatar: String? = nil,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        spec: VideoSpec? = nil,
        idempotencyKey: String? = nil
    ) {
        self.script = script
        self.avatar = avatar
        self.voice = voice
        self.settings = settings
        self.spec = spec
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case avatar = "avatar"
        case voice = "voice"
        case settings = "settings"
        case spec = "spec"
        case idempotencyKey = "idempotency_key"
    }
}

/// What a video job made.
public struct VideoResult: Decodable, Hashable, Sendable {
    /// The video: MP4, H.264 and AAC.
    public var video: BlobKey
    /// Captions as SubRip.
    public var srt: BlobKey
    /// Captions as WebVTT.
    public var vtt: BlobKey
    /// A still picture: PNG in the video's size.
    public var poster: BlobKey
    /// Pixels across.
    public var width: Int
    /// Pixels down.
    public var height: Int
    /// Frames per second.
    public var fps: Int
    /// The length in microseconds.
    public var durationUs: Int
    /// The video's length in bytes.
    public var bytes: Int

    private enum CodingKeys: String, CodingKey {
        case video = "video"
        case srt = "srt"
        case vtt = "vtt"
        case poster = "poster"
        case width = "width"
        case height = "height"
        case fps = "fps"
        case durationUs = "duration_us"
        case bytes = "bytes"
    }
}

/// The picture's format.
public struct VideoSpec: Encodable, Hashable, Sendable {
    /// The shape.
    public var aspect: Aspect?
    /// The shorter side.
    public var resolution: Resolution?
    /// The pace.
    public var frameRate: FrameRate?

    public init(
        aspect: Aspect? = nil,
        resolution: Resolution? = nil,
        frameRate: FrameRate? = nil
    ) {
        self.aspect = aspect
        self.resolution = resolution
        self.frameRate = frameRate
    }

    private enum CodingKeys: String, CodingKey {
        case aspect = "aspect"
        case resolution = "resolution"
        case frameRate = "frame_rate"
    }
}

/// A voice that an engine offers.
public struct Voice: Codable, Hashable, Sendable {
    /// Its name in requests.
    public var id: VoiceId
    /// Its name for people.
    public var name: String
    /// The language it speaks, as a BCP 47 tag.
    public var language: String
    /// Samples per second of what it says.
    public var sampleRateHz: Int

    public init(
        id: VoiceId,
        name: String,
        language: String,
        sampleRateHz: Int
    ) {
        self.id = id
        self.name = name
        self.language = language
        self.sampleRateHz = sampleRateHz
    }

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case name = "name"
        case language = "language"
        case sampleRateHz = "sample_rate_hz"
    }
}

/// How a voice is to speak.
public struct VoiceSettings: Codable, Hashable, Sendable {
    /// Speed as a factor, 0.5 to 2.0; 1.0 is the voice's own.
    public var speed: Double?
    /// Pitch in semitones, -12.0 to 12.0; 0.0 is the voice's own.
    public var pitch: Double?

    public init(
        speed: Double? = nil,
        pitch: Double? = nil
    ) {
        self.speed = speed
        self.pitch = pitch
    }

    private enum CodingKeys: String, CodingKey {
        case speed = "speed"
        case pitch = "pitch"
    }
}

/// A word of the script and the time in which it is said.
public struct WordSpan: Encodable, Hashable, Sendable {
    /// The word as the script writes it, with the punctuation that touches it.
    public var text: String
    /// Where it starts, in microseconds.
    public var startUs: Int
    /// Where it ends, in microseconds.
    public var endUs: Int

    public init(
        text: String,
        startUs: Int,
        endUs: Int
    ) {
        self.text = text
        self.startUs = startUs
        self.endUs = endUs
    }

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case startUs = "start_us"
        case endUs = "end_us"
    }
}
