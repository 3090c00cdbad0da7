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

/// A job that another comes after: one that exists, or one of the same call that stands before it.
public struct AfterJob: Encodable, Hashable, Sendable {
    /// A job that exists.
    public var job: JobId?
    /// Its place among the jobs of the same call, from 0.
    public var index: Int?
    /// How it must end: with a result, unless it is said. Without one the later job is cancelled.
    public var needs: Needs?

    public init(
        job: JobId? = nil,
        index: Int? = nil,
        needs: Needs? = nil
    ) {
        self.job = job
        self.index = index
        self.needs = needs
    }

    private enum CodingKeys: String, CodingKey {
        case job = "job"
        case index = "index"
        case needs = "needs"
    }
}

/// A key with which a program acts for a user. It opens nothing of who the user is: neither
/// password nor sessions nor keys.
public struct ApiKey: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: ApiKeyId
    /// For whom it acts.
    public var userId: UserId
    /// What the user calls it.
    public var name: String
    /// Its first characters, by which people know it.
    public var start: String
    /// What it opens.
    public var scopes: [Scope]
    /// Whether it opens anything at present.
    public var enabled: Bool
    /// How many requests it may make in `rate_window_s`; `None` is as many
    /// as anybody.
    public var rateLimit: Int?
    /// The window, in seconds.
    public var rateWindowS: Int
    /// When it ends; `None` is never.
    public var expiresAt: Date?
    /// When it was last used, to the minute.
    public var lastUsedAt: Date?
    /// When it was made.
    public var createdAt: Date
    /// When it was last changed.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case userId = "user_id"
        case name = "name"
        case start = "start"
        case scopes = "scopes"
        case enabled = "enabled"
        case rateLimit = "rate_limit"
        case rateWindowS = "rate_window_s"
        case expiresAt = "expires_at"
        case lastUsedAt = "last_used_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// What changes of a key; `None` leaves it as it is. What it opens does not change: that takes
/// another key.
public struct ApiKeyUpdate: Encodable, Hashable, Sendable {
    /// What the user calls it.
    public var name: String?
    /// Whether it opens anything.
    public var enabled: Bool?

    public init(
        name: String? = nil,
        enabled: Bool? = nil
    ) {
        self.name = name
        self.enabled = enabled
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case enabled = "enabled"
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
    /// That the person whom it shows agreed; `None` where it shows nobody.
    public var consent: Consent?
    /// When it was added.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case slug = "slug"
        case name = "name"
        case kind = "kind"
        case reference = "reference"
        case consent = "consent"
        case createdAt = "created_at"
    }
}

/// What stands behind an avatar in place of its own surroundings: one of a colour, a gradient and a
/// picture. Avatars that are drawn have such a place; a portrait has none.
public struct Background: Encodable, Hashable, Sendable {
    /// One colour, for example `#00ff00` for a key.
    public var color: Color?
    /// One colour above and another one below.
    public var gradient: Gradient?
    /// A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side.
    public var image: BlobKey?
    /// How far it is blurred, in percent of the picture's shorter side: 0 to 10.
    public var blur: Double?

    public init(
        color: Color? = nil,
        gradient: Gradient? = nil,
        image: BlobKey? = nil,
        blur: Double? = nil
    ) {
        self.color = color
        self.gradient = gradient
        self.image = image
        self.blur = blur
    }

    private enum CodingKeys: String, CodingKey {
        case color = "color"
        case gradient = "gradient"
        case image = "image"
        case blur = "blur"
    }
}

/// An account's five balances.
public struct Balance: Decodable, Hashable, Sendable {
    /// What can be spent.
    public var available: Credits
    /// What running work has reserved.
    public var held: Credits
    /// What was charged, ever.
    public var spent: Credits
    /// What was issued, ever; negative.
    public var granted: Credits
    /// What was granted for a time and not spent in it, ever.
    public var expired: Credits
    /// How many entries the balances stand for.
    public var entries: Int

    private enum CodingKeys: String, CodingKey {
        case available = "available"
        case held = "held"
        case spent = "spent"
        case granted = "granted"
        case expired = "expired"
        case entries = "entries"
    }
}

/// Why a user cannot sign in.
public struct Ban: Decodable, Hashable, Sendable {
    /// What the user is told.
    public var reason: String?
    /// When it ends; `None` is never.
    public var expiresAt: Date?

    private enum CodingKeys: String, CodingKey {
        case reason = "reason"
        case expiresAt = "expires_at"
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

/// Captions that are drawn into the picture, within what the network keeps clear. In JSON nothing
/// is needed.
public struct CaptionDesign: Encodable, Hashable, Sendable {
    /// How they look.
    public var style: CaptionStyle?
    /// Where they stand.
    public var position: CaptionPosition?
    /// The letters' size in percent of the picture's shorter side: 2 to 12.
    public var size: Double?
    /// The letters' colour.
    public var color: Color?
    /// The colour of the word that is being said.
    public var highlight: Color?

    public init(
        style: CaptionStyle? = nil,
        position: CaptionPosition? = nil,
        size: Double? = nil,
        color: Color? = nil,
        highlight: Color? = nil
    ) {
        self.style = style
        self.position = position
        self.size = size
        self.color = color
        self.highlight = highlight
    }

    private enum CodingKeys: String, CodingKey {
        case style = "style"
        case position = "position"
        case size = "size"
        case color = "color"
        case highlight = "highlight"
    }
}

/// The first factor was right: the second is to follow.
public struct Challenge: Decodable, Hashable, Sendable {
    /// What is shown with the second factor.
    public var token: Token
    /// The ways to give it.
    public var methods: [FactorMethod]
    /// Until when.
    public var expiresAt: Date

    private enum CodingKeys: String, CodingKey {
        case token = "token"
        case methods = "methods"
        case expiresAt = "expires_at"
    }
}

/// Its secret is never shown.
extension Challenge: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "Challenge(<secret>)" }
    public var debugDescription: String { description }
}

/// What a token says (RFC 7519, section 4.1).
public struct Claims: Decodable, Hashable, Sendable {
    /// The user's id.
    public var sub: String
    /// Who signed it: the site's address.
    public var iss: String
    /// Whom it is for: the site's address.
    public var aud: String
    /// When it was signed, in seconds since 1970.
    public var iat: Int
    /// When it ends, in seconds since 1970.
    public var exp: Int
    /// The session that it was made for.
    public var sid: String
    /// The user's address.
    public var email: String
    /// The user's name.
    public var name: String

    private enum CodingKeys: String, CodingKey {
        case sub = "sub"
        case iss = "iss"
        case aud = "aud"
        case iat = "iat"
        case exp = "exp"
        case sid = "sid"
        case email = "email"
        case name = "name"
    }
}

/// Every setting of the platform. Each has a default with which it works.
public struct Config: Encodable, Hashable, Sendable {
    /// The data folder: database, blobs and scratch files, unless their own settings say otherwise.
    public var home: String?
    /// The database: `sqlite:PATH` or `postgres://...`; by default `osirix.db` in the home.
    public var databaseUrl: String?
    /// The blob store: `file:PATH` or `s3://BUCKET/PREFIX`; by default the folder `blobs` in the
    /// home.
    public var blobsUrl: String?
    /// The folder of models that were added, neural voices for example; by default `models` in the
    /// home.
    public var models: String?
    /// Who the platform is at ElevenLabs: its voices are there when a key is.
    public var elevenlabs: ElevenLabsConfig?
    /// A server that speaks OpenAI's speech protocol: its voices are there when its URL is.
    public var openaiSpeech: OpenAiSpeechConfig?
    /// Who the platform is on S3, and where that is: for `s3:` URLs.
    public var s3: S3Config?
    /// A Redis that carries wake-ups and live events between processes: `redis://...`, with TLS
    /// `rediss://...`, or `redis+unix:PATH`. By default a PostgreSQL database carries them itself.
    /// No data is kept there.
    public var redisUrl: String?
    /// Which platform this is on that Redis: 1 to 40 of `a-z`, `0-9`, `.`, `_`, `-` and `:`.
    public var redisPrefix: String?
    /// How many jobs this process works on at once; 0 leaves all work to other processes.
    public var workers: Int?
    /// How long a crashed worker's job waits before another takes it, in milliseconds: 1,000 to
    /// 3,600,000.
    public var leaseMs: Int?
    /// How often a worker looks for jobs when nothing wakes it, and so how late it may find one of
    /// which no word reached it, in milliseconds: 10 to 3,600,000.
    public var pollMs: Int?
    /// How long running jobs may go on when the platform is closed, before they are handed back to
    /// go on elsewhere behind their last finished stage; and how long a cancelled one has to end by
    /// itself, in milliseconds: 0 to 3,600,000.
    public var graceMs: Int?
    /// How long to wait for a database that another process has locked, in milliseconds.
    public var busyTimeoutMs: Int?
    /// How long a part that the embedding program wrote in another language may take for one
    /// answer, such as a piece of speech, in milliseconds: 1 to 3,600,000.
    public var pluginTimeoutMs: Int?
    /// What jobs cost.
    public var prices: PriceList?
    /// What the platform seals with what it must read again: 32 bytes at least. By default the file
    /// `secret` in the home, made at the first start; several machines need the same.
    public var secret: String?
    /// Secrets that this one has replaced: what they sealed is still opened.
    public var replacedSecrets: [String]?
    /// The site's name, for people: in mail and in authenticators.
    public var siteName: String?
    /// The site's address: who signs tokens, and for whom.
    public var siteUrl: String?
    /// Whether an address must be verified before its user signs in.
    public var requireVerifiedEmail: Bool?

    public init(
        home: String? = nil,
        databaseUrl: String? = nil,
        blobsUrl: String? = nil,
        models: String? = nil,
        elevenlabs: ElevenLabsConfig? = nil,
        openaiSpeech: OpenAiSpeechConfig? = nil,
        s3: S3Config? = nil,
        redisUrl: String? = nil,
        redisPrefix: String? = nil,
        workers: Int? = nil,
        leaseMs: Int? = nil,
        pollMs: Int? = nil,
        graceMs: Int? = nil,
        busyTimeoutMs: Int? = nil,
        pluginTimeoutMs: Int? = nil,
        prices: PriceList? = nil,
        secret: String? = nil,
        replacedSecrets: [String]? = nil,
        siteName: String? = nil,
        siteUrl: String? = nil,
        requireVerifiedEmail: Bool? = nil
    ) {
        self.home = home
        self.databaseUrl = databaseUrl
        self.blobsUrl = blobsUrl
        self.models = models
        self.elevenlabs = elevenlabs
        self.openaiSpeech = openaiSpeech
        self.s3 = s3
        self.redisUrl = redisUrl
        self.redisPrefix = redisPrefix
        self.workers = workers
        self.leaseMs = leaseMs
        self.pollMs = pollMs
        self.graceMs = graceMs
        self.busyTimeoutMs = busyTimeoutMs
        self.pluginTimeoutMs = pluginTimeoutMs
        self.prices = prices
        self.secret = secret
        self.replacedSecrets = replacedSecrets
        self.siteName = siteName
        self.siteUrl = siteUrl
        self.requireVerifiedEmail = requireVerifiedEmail
    }

    private enum CodingKeys: String, CodingKey {
        case home = "home"
        case databaseUrl = "database_url"
        case blobsUrl = "blobs_url"
        case models = "models"
        case elevenlabs = "elevenlabs"
        case openaiSpeech = "openai_speech"
        case s3 = "s3"
        case redisUrl = "redis_url"
        case redisPrefix = "redis_prefix"
        case workers = "workers"
        case leaseMs = "lease_ms"
        case pollMs = "poll_ms"
        case graceMs = "grace_ms"
        case busyTimeoutMs = "busy_timeout_ms"
        case pluginTimeoutMs = "plugin_timeout_ms"
        case prices = "prices"
        case secret = "secret"
        case replacedSecrets = "replaced_secrets"
        case siteName = "site_name"
        case siteUrl = "site_url"
        case requireVerifiedEmail = "require_verified_email"
    }
}

/// Its secret is never shown.
extension Config: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "Config(<secret>)" }
    public var debugDescription: String { description }
}

/// A record that a person agreed to be an avatar.
public struct Consent: Decodable, Hashable, Sendable {
    /// Who agreed: the person's own name.
    public var by: String
    /// To what, in the words that the person was shown.
    public var statement: String
    /// When it was given.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case by = "by"
        case statement = "statement"
        case at = "at"
    }
}

/// A key that was just made: the only moment at which it is known.
public struct CreatedApiKey: Decodable, Hashable, Sendable {
    /// What the program shows.
    public var key: Token
    /// What is kept of it.
    public var apiKey: ApiKey

    private enum CodingKeys: String, CodingKey {
        case key = "key"
        case apiKey = "api_key"
    }
}

/// Its secret is never shown.
extension CreatedApiKey: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "CreatedApiKey(<secret>)" }
    public var debugDescription: String { description }
}

/// A grant, and what is left of it.
public struct CreditGrant: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: GrantId
    /// To whom.
    public var accountId: AccountId
    /// How many credits there were.
    public var amount: Credits
    /// How many are left to spend.
    public var remaining: Credits
    /// The lowest is spent first; 0 unless it was said.
    public var priority: Int
    /// When what is left of it lapses.
    public var expiresAt: Date?
    /// When it was made.
    public var createdAt: Date
    /// A sentence for the statement.
    public var memo: String

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case amount = "amount"
        case remaining = "remaining"
        case priority = "priority"
        case expiresAt = "expires_at"
        case createdAt = "created_at"
        case memo = "memo"
    }
}

/// A part of a linked call: it grants, holds or settles.
public struct CreditOperation: Encodable, Hashable, Sendable {
    /// Whose credits.
    public var account: AccountId
    /// So many are issued.
    public var grant: Credits?
    /// So many are reserved.
    public var hold: Credits?
    /// This hold ends.
    public var settle: HoldId?
    /// So many of the hold are charged, none unless it is said; the rest goes back.
    public var captured: Credits?
    /// A sentence for the statement.
    public var memo: String?
    /// The caller's own id of what is granted or held: with the same one it takes effect once.
    public var idempotencyKey: String?

    public init(
        account: AccountId,
        grant: Credits? = nil,
        hold: Credits? = nil,
        settle: HoldId? = nil,
        captured: Credits? = nil,
        memo: String? = nil,
        idempotencyKey: String? = nil
    ) {
        self.account = account
        self.grant = grant
        self.hold = hold
        self.settle = settle
        self.captured = captured
        self.memo = memo
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case account = "account"
        case grant = "grant"
        case hold = "hold"
        case settle = "settle"
        case captured = "captured"
        case memo = "memo"
        case idempotencyKey = "idempotency_key"
    }
}

/// What became of it.
public struct CreditOutcome: Decodable, Hashable, Sendable {
    /// The balance after a grant.
    public var balance: Balance?
    /// The hold, new or ended.
    public var hold: Hold?

    private enum CodingKeys: String, CodingKey {
        case balance = "balance"
        case hold = "hold"
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

/// Who the platform is at ElevenLabs. Its voices are there when a key is.
public struct ElevenLabsConfig: Encodable, Hashable, Sendable {
    /// The key of the account that pays.
    public var apiKey: String?
    /// The model that speaks.
    public var model: String?
    /// Where it is: `https://HOST`.
    public var url: String?
    /// How many pieces may be made at once, as the account's plan allows: 1 to 64.
    public var atOnce: Int?

    public init(
        apiKey: String? = nil,
        model: String? = nil,
        url: String? = nil,
        atOnce: Int? = nil
    ) {
        self.apiKey = apiKey
        self.model = model
        self.url = url
        self.atOnce = atOnce
    }

    private enum CodingKeys: String, CodingKey {
        case apiKey = "api_key"
        case model = "model"
        case url = "url"
        case atOnce = "at_once"
    }
}

/// Its secret is never shown.
extension ElevenLabsConfig: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ElevenLabsConfig(<secret>)" }
    public var debugDescription: String { description }
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
    /// The hold that the transaction makes or resolves.
    public var holdId: HoldId?
    /// Which grants gave, or got back, how much in the transaction.
    public var grants: [GrantShare]
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
        case holdId = "hold_id"
        case grants = "grants"
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

/// A colour that becomes another one from the upper edge to the lower one.
public struct Gradient: Encodable, Hashable, Sendable {
    /// The colour above.
    public var top: Color
    /// The colour below.
    public var bottom: Color

    public init(
        top: Color,
        bottom: Color
    ) {
        self.top = top
        self.bottom = bottom
    }

    private enum CodingKeys: String, CodingKey {
        case top = "top"
        case bottom = "bottom"
    }
}

/// Credits of one grant: what is left of it, or what a hold took of it.
public struct GrantShare: Decodable, Hashable, Sendable {
    /// The grant.
    public var id: GrantId
    /// How many credits.
    public var amount: Credits
    /// The lowest is spent first.
    public var priority: Int
    /// When what is left of it lapses.
    public var expiresAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case amount = "amount"
        case priority = "priority"
        case expiresAt = "expires_at"
    }
}

/// In which order credits are spent, and until when. In JSON nothing is needed.
public struct GrantTerms: Encodable, Hashable, Sendable {
    /// The lowest is spent first; 0 unless it is said. Of the same priority what ends first is
    /// spent first, then what was granted first.
    public var priority: Int?
    /// When what is left of them lapses; never unless it is said.
    public var expiresAt: Date?

    public init(
        priority: Int? = nil,
        expiresAt: Date? = nil
    ) {
        self.priority = priority
        self.expiresAt = expiresAt
    }

    private enum CodingKeys: String, CodingKey {
        case priority = "priority"
        case expiresAt = "expires_at"
    }
}

/// Credits that are reserved until they are charged or go back.
public struct Hold: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: HoldId
    /// Whose credits.
    public var accountId: AccountId
    /// How many are reserved; at least 1.
    public var amount: Credits
    /// How many were charged: at most `amount`, unless the account takes final costs above it.
    public var captured: Credits
    /// Its state.
    public var state: HoldState
    /// When it goes back by itself; `None` for a job's hold, which the job resolves.
    public var expiresAt: Date?
    /// When it was made.
    public var createdAt: Date
    /// When it was resolved.
    public var resolvedAt: Date?
    /// Which grants it took how much of.
    public var grants: [GrantShare]

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case amount = "amount"
        case captured = "captured"
        case state = "state"
        case expiresAt = "expires_at"
        case createdAt = "created_at"
        case resolvedAt = "resolved_at"
        case grants = "grants"
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

/// What became of another system's users.
public struct ImportReport: Decodable, Hashable, Sendable {
    /// How many are users here now.
    public var imported: Int
    /// How many were users here before, by their address: nothing of them was changed.
    public var present: Int
    /// Those who could not be taken over.
    public var refused: [RefusedUser]

    private enum CodingKeys: String, CodingKey {
        case imported = "imported"
        case present = "present"
        case refused = "refused"
    }
}

/// An invitation of an address.
public struct Invitation: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: InvitationId
    /// To which organisation.
    public var organizationId: OrganizationId
    /// Whom.
    public var email: Email
    /// As what.
    public var role: MemberRole
    /// What became of it.
    public var status: InvitationStatus
    /// Who invited; `None` when they are gone.
    public var inviterId: UserId?
    /// Until when it is good.
    public var expiresAt: Date
    /// When it was made.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case organizationId = "organization_id"
        case email = "email"
        case role = "role"
        case status = "status"
        case inviterId = "inviter_id"
        case expiresAt = "expires_at"
        case createdAt = "created_at"
    }
}

/// An invitation and what it is to.
public struct InvitationDetails: Decodable, Hashable, Sendable {
    /// The invitation.
    public var invitation: Invitation
    /// The organisation.
    public var organization: Organization

    private enum CodingKeys: String, CodingKey {
        case invitation = "invitation"
        case organization = "organization"
    }
}

/// What is said of the jobs of a kind, of an account, or of both.
public struct JobControl: Decodable, Hashable, Sendable {
    /// Of this kind; of every kind where there is none.
    public var kind: JobKind?
    /// Of this account; of every account where there is none.
    public var accountId: AccountId?
    /// Whether none of them begins for now.
    public var paused: Bool
    /// How many may be at work.
    public var limits: KindLimits

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case accountId = "account_id"
        case paused = "paused"
        case limits = "limits"
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
    /// What it waits for while it is pending.
    public var waits: Waits?
    /// How many jobs it still comes after.
    public var blockers: Int
    /// From when on it may run.
    public var runAt: Date
    /// The hold on its credits, unless it costs nothing.
    public var holdId: HoldId?
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
        case waits = "waits"
        case blockers = "blockers"
        case runAt = "run_at"
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
    /// Of a job of a kind of the program's own.
    case own(OwnResult)

    public init(from decoder: any Decoder) throws {
        let form = try Form(decoder, tag: "kind")
        switch form.name {
        case "speech": self = .speech(try form.held())
        case "lip_sync": self = .lipSync(try form.held())
        case "video": self = .video(try form.held())
        case "own": self = .own(try form.held())
        default: throw form.unknown("JobOutput")
        }
    }
}

/// Which of an account's jobs are asked for; in JSON nothing is needed.
public struct JobQuery: Encodable, Hashable, Sendable {
    /// Of this kind alone.
    public var kind: JobKind?
    /// In this state alone.
    public var state: JobState?

    public init(
        kind: JobKind? = nil,
        state: JobState? = nil
    ) {
        self.kind = kind
        self.state = state
    }

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case state = "state"
    }
}

/// A job of any kind. In JSON only kind and request are needed.
public struct JobRequest: Encodable, Hashable, Sendable {
    /// What it makes: `video`, `tts`, `lip_sync`, or a kind of the program's own.
    public var kind: JobKind
    /// What is asked for, in the form of the kind: of a built-in one what its own method takes.
    public var request: JSONValue
    /// The most that it may cost: above it is refused. Needed where no handler of its kind is in
    /// this process to tell.
    public var quote: Credits?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?
    /// Moves it forward in the queue, or back: -100 to 100.
    public var priority: Int?
    /// From when on it may run; at once unless it is said.
    public var runAt: Date?
    /// A key under which the account has one such job at a time.
    public var unique: Unique?
    /// The jobs that it comes after: it runs when all of them have ended.
    public var after: [AfterJob]?

    public init(
        kind: JobKind,
        request: JSONValue,
        quote: Credits? = nil,
        idempotencyKey: String? = nil,
        priority: Int? = nil,
        runAt: Date? = nil,
        unique: Unique? = nil,
        after: [AfterJob]? = nil
    ) {
        self.kind = kind
        self.request = request
        self.quote = quote
        self.idempotencyKey = idempotencyKey
        self.priority = priority
        self.runAt = runAt
        self.unique = unique
        self.after = after
    }

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case request = "request"
        case quote = "quote"
        case idempotencyKey = "idempotency_key"
        case priority = "priority"
        case runAt = "run_at"
        case unique = "unique"
        case after = "after"
    }
}

/// A schedule.
public struct JobSchedule: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: ScheduleId
    /// Whose it is.
    public var accountId: AccountId
    /// Its name, unique within the account.
    public var name: String
    /// The jobs' kind.
    public var kind: JobKind
    /// When, as a cron expression.
    public var cron: String
    /// In which time zone.
    public var timeZone: String
    /// What is done about times at which nobody was at work.
    public var missed: Missed
    /// Whether it creates nothing for now.
    public var paused: Bool
    /// When the next job is created.
    public var nextAt: Date
    /// When the last one was to be.
    public var lastAt: Date?
    /// The last job.
    public var lastJob: JobId?
    /// Why there was no job the last time.
    public var lastError: ErrorRecord?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case name = "name"
        case kind = "kind"
        case cron = "cron"
        case timeZone = "time_zone"
        case missed = "missed"
        case paused = "paused"
        case nextAt = "next_at"
        case lastAt = "last_at"
        case lastJob = "last_job"
        case lastError = "last_error"
    }
}

/// A public key as others read it (RFC 8037).
public struct Jwk: Decodable, Hashable, Sendable {
    /// The id.
    public var kid: String
    /// The kind: `OKP`.
    public var kty: String
    /// The curve: `Ed25519`.
    public var crv: String
    /// The public key in base64url.
    public var x: String
    /// The algorithm: `EdDSA`.
    public var alg: String

    private enum CodingKeys: String, CodingKey {
        case kid = "kid"
        case kty = "kty"
        case crv = "crv"
        case x = "x"
        case alg = "alg"
    }
}

/// A set of public keys (RFC 7517, section 5).
public struct Jwks: Decodable, Hashable, Sendable {
    /// The keys.
    public var keys: [Jwk]

    private enum CodingKeys: String, CodingKey {
        case keys = "keys"
    }
}

/// A value that was kept.
public struct Kept: Decodable, Hashable, Sendable {
    /// The value.
    public var value: JSONValue

    private enum CodingKeys: String, CodingKey {
        case value = "value"
    }
}

/// A key that was shown, and for whom it acts.
public struct KeyIdentity: Decodable, Hashable, Sendable {
    /// The key.
    public var apiKey: ApiKey
    /// For whom it acts.
    public var user: User

    private enum CodingKeys: String, CodingKey {
        case apiKey = "api_key"
        case user = "user"
    }
}

/// How many jobs may be at work; what is not said is not limited.
public struct KindLimits: Codable, Hashable, Sendable {
    /// How many at once, of all accounts.
    public var atOnce: Int?
    /// How many at once of each account.
    public var atOnceEach: Int?
    /// How many may begin in each window of `window_ms`, of all accounts.
    public var starts: Int?
    /// The length of such a window in milliseconds, up to a day: 1,000 unless it is said.
    public var windowMs: Int?

    public init(
        atOnce: Int? = nil,
        atOnceEach: Int? = nil,
        starts: Int? = nil,
        windowMs: Int? = nil
    ) {
        self.atOnce = atOnce
        self.atOnceEach = atOnceEach
        self.starts = starts
        self.windowMs = windowMs
    }

    private enum CodingKeys: String, CodingKey {
        case atOnce = "at_once"
        case atOnceEach = "at_once_each"
        case starts = "starts"
        case windowMs = "window_ms"
    }
}

/// What this process did with the jobs of a kind, since it began.
public struct KindMetrics: Decodable, Hashable, Sendable {
    /// How many were created.
    public var created: Int
    /// How many attempts were begun.
    public var begun: Int
    /// How many attempts failed and were followed by another.
    public var retried: Int
    /// How many were completed.
    public var completed: Int
    /// How many failed for good.
    public var failed: Int
    /// How many were cancelled.
    public var cancelled: Int
    /// How long those that were begun had waited since they could be, in microseconds, all
    /// together.
    public var waitedUs: Int
    /// How long those that were completed took since they were first begun, in microseconds, all
    /// together.
    public var workedUs: Int

    private enum CodingKeys: String, CodingKey {
        case created = "created"
        case begun = "begun"
        case retried = "retried"
        case completed = "completed"
        case failed = "failed"
        case cancelled = "cancelled"
        case waitedUs = "waited_us"
        case workedUs = "worked_us"
    }
}

/// Postings that take effect together.
public struct LedgerTransaction: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: TransactionId
    /// Whose books.
    public var accountId: AccountId
    /// Its number within the account, from 1 without gaps.
    public var seq: Int
    /// Why.
    public var kind: TransactionKind
    /// The caller's own id: within an account it takes effect at most once.
    public var idempotencyKey: String?
    /// The hold it makes or resolves.
    public var holdId: HoldId?
    /// A sentence for the statement.
    public var memo: String
    /// When; never before the transaction before it.
    public var at: Date
    /// The postings: each book at most once, summing to zero.
    public var postings: [Posting]
    /// The balances after it.
    public var balance: Balance
    /// Which grants gave, or got back, how much.
    public var grants: [GrantShare]
    /// SHA-256 over the hash of the transaction before it and all of the above, in hexadecimal.
    public var hash: String

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case seq = "seq"
        case kind = "kind"
        case idempotencyKey = "idempotency_key"
        case holdId = "hold_id"
        case memo = "memo"
        case at = "at"
        case postings = "postings"
        case balance = "balance"
        case grants = "grants"
        case hash = "hash"
    }
}

/// A way to sign in, as its user sees it.
public struct LinkedAccount: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: CredentialId
    /// Who vouches: `credential` for a password, or a provider such as `google`.
    public var provider: String
    /// The user's id there; the user's own id for a password.
    public var providerAccountId: String
    /// When it was added.
    public var createdAt: Date
    /// When it last changed.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case provider = "provider"
        case providerAccountId = "provider_account_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
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

/// A membership and who it is.
public struct Member: Decodable, Hashable, Sendable {
    /// The membership.
    public var membership: Membership
    /// Who.
    public var user: User

    private enum CodingKeys: String, CodingKey {
        case membership = "membership"
        case user = "user"
    }
}

/// A user in an organisation.
public struct Membership: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: MemberId
    /// Of which organisation.
    public var organizationId: OrganizationId
    /// Who.
    public var userId: UserId
    /// What the user may do.
    public var role: MemberRole
    /// Since when.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case organizationId = "organization_id"
        case userId = "user_id"
        case role = "role"
        case createdAt = "created_at"
    }
}

/// A model that was added.
public struct ModelInfo: Decodable, Hashable, Sendable {
    /// Its name. The voices of a voice model are called `name/voice`.
    public var name: String
    /// What it is: `kokoro`, `piper`, `wav2lip` or `onnx-runtime`.
    public var kind: String
    /// Its licence.
    public var licence: String
    /// Whether the licence allows to sell what is made with it.
    public var commercial: Bool
    /// From which packages or files it was taken.
    public var source: String
    /// The size of its files in bytes.
    public var bytes: Int

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case kind = "kind"
        case licence = "licence"
        case commercial = "commercial"
        case source = "source"
        case bytes = "bytes"
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

/// Music under the voice. In JSON only the file is needed.
public struct Music: Encodable, Hashable, Sendable {
    /// The sound among the account's files: WAV, FLAC, MP3, AAC or Ogg Vorbis, 8 to 192 kHz, at
    /// most eight channels.
    public var file: BlobKey
    /// How loud it is while nobody speaks, in decibels beside the voice's loudness: -40 to 0.
    public var levelDb: Double?
    /// How much quieter it is while the voice speaks, in decibels: 0 to 40.
    public var duckDb: Double?
    /// Whether it begins again where it is shorter than the video.
    public var looped: Bool?
    /// How long it takes to come, in milliseconds: up to 30,000.
    public var fadeInMs: Int?
    /// How long it takes to go, in milliseconds: up to 30,000.
    public var fadeOutMs: Int?

    public init(
        file: BlobKey,
        levelDb: Double? = nil,
        duckDb: Double? = nil,
        looped: Bool? = nil,
        fadeInMs: Int? = nil,
        fadeOutMs: Int? = nil
    ) {
        self.file = file
        self.levelDb = levelDb
        self.duckDb = duckDb
        self.looped = looped
        self.fadeInMs = fadeInMs
        self.fadeOutMs = fadeOutMs
    }

    private enum CodingKeys: String, CodingKey {
        case file = "file"
        case levelDb = "level_db"
        case duckDb = "duck_db"
        case looped = "looped"
        case fadeInMs = "fade_in_ms"
        case fadeOutMs = "fade_out_ms"
    }
}

/// A key that is to be made.
public struct NewApiKey: Encodable, Hashable, Sendable {
    /// What the user calls it: 1 to 200 characters.
    public var name: String
    /// What it opens: one scope at least.
    public var scopes: [Scope]
    /// In how many seconds it ends: 60 to 31,536,000; `None` is never.
    public var expiresInS: Int?
    /// How many requests it may make in a window.
    public var rateLimit: Int?
    /// The window in seconds: 1 to 86,400.
    public var rateWindowS: Int?

    public init(
        name: String,
        scopes: [Scope],
        expiresInS: Int? = nil,
        rateLimit: Int? = nil,
        rateWindowS: Int? = nil
    ) {
        self.name = name
        self.scopes = scopes
        self.expiresInS = expiresInS
        self.rateLimit = rateLimit
        self.rateWindowS = rateWindowS
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case scopes = "scopes"
        case expiresInS = "expires_in_s"
        case rateLimit = "rate_limit"
        case rateWindowS = "rate_window_s"
    }
}

/// An avatar that is to be added.
public struct NewAvatar: Encodable, Hashable, Sendable {
    /// Its name for people: 1 to 100 characters.
    public var name: String
    /// That the person whom it shows agrees.
    public var consent: NewConsent

    public init(
        name: String,
        consent: NewConsent
    ) {
        self.name = name
        self.consent = consent
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case consent = "consent"
    }
}

/// A consent that is given now.
public struct NewConsent: Encodable, Hashable, Sendable {
    /// Who agrees: the name of the person on the picture, 1 to 200 characters.
    public var by: String
    /// To what, in the words that the person was shown: 1 to 2,000 characters.
    public var statement: String

    public init(
        by: String,
        statement: String
    ) {
        self.by = by
        self.statement = statement
    }

    private enum CodingKeys: String, CodingKey {
        case by = "by"
        case statement = "statement"
    }
}

/// A job that is created again and again, by the calendar.
public struct NewJobSchedule: Encodable, Hashable, Sendable {
    /// Its name, unique within the account: 1 to 100 characters.
    public var name: String
    /// The jobs' kind.
    public var kind: JobKind
    /// What is asked for each time, in the form of the kind.
    public var request: JSONValue
    /// The most that each may cost.
    public var quote: Credits?
    /// The jobs' priority.
    public var priority: Int?
    /// When: minute, hour, day of month, month, day of week, as in `0 9 * * MON-FRI`; or `@hourly`,
    /// `@daily`, `@weekly`, `@monthly`, `@yearly`.
    public var cron: String
    /// In which time zone of the IANA database: `Europe/Berlin`. UTC unless it is said.
    public var timeZone: String?
    /// What is done about times at which nobody was at work.
    public var missed: Missed?

    public init(
        name: String,
        kind: JobKind,
        request: JSONValue,
        quote: Credits? = nil,
        priority: Int? = nil,
        cron: String,
        timeZone: String? = nil,
        missed: Missed? = nil
    ) {
        self.name = name
        self.kind = kind
        self.request = request
        self.quote = quote
        self.priority = priority
        self.cron = cron
        self.timeZone = timeZone
        self.missed = missed
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case kind = "kind"
        case request = "request"
        case quote = "quote"
        case priority = "priority"
        case cron = "cron"
        case timeZone = "time_zone"
        case missed = "missed"
    }
}

/// An organisation that is to be made.
public struct NewOrganization: Encodable, Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its name in addresses.
    public var slug: String
    /// The address of a picture.
    public var logo: String?

    public init(
        name: String,
        slug: String,
        logo: String? = nil
    ) {
        self.name = name
        self.slug = slug
        self.logo = logo
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case slug = "slug"
        case logo = "logo"
    }
}

/// A user whom an administrator makes.
public struct NewUser: Encodable, Hashable, Sendable {
    /// The name for people.
    public var name: String
    /// The address.
    public var email: String
    /// The password; without one the user signs in by other ways.
    public var password: String?
    /// What the user may do.
    public var role: Role?

    public init(
        name: String,
        email: String,
        password: String? = nil,
        role: Role? = nil
    ) {
        self.name = name
        self.email = email
        self.password = password
        self.role = role
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case email = "email"
        case password = "password"
        case role = "role"
    }
}

/// Its secret is never shown.
extension NewUser: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "NewUser(<secret>)" }
    public var debugDescription: String { description }
}

/// A server that speaks OpenAI's speech protocol. Its voices are there when its URL is.
public struct OpenAiSpeechConfig: Encodable, Hashable, Sendable {
    /// The base of its addresses, below which `/audio/speech` lies: `https://api.openai.com/v1`.
    public var url: String?
    /// The key, where it wants one.
    public var apiKey: String?
    /// The model that speaks.
    public var model: String?
    /// The voices that it has; those of OpenAI's own service when none is named.
    public var voices: [String]?
    /// Whether requests may travel unencrypted to other machines.
    public var allowHttp: Bool?
    /// How many pieces may be made at once: 1 to 64.
    public var atOnce: Int?

    public init(
        url: String? = nil,
        apiKey: String? = nil,
        model: String? = nil,
        voices: [String]? = nil,
        allowHttp: Bool? = nil,
        atOnce: Int? = nil
    ) {
        self.url = url
        self.apiKey = apiKey
        self.model = model
        self.voices = voices
        self.allowHttp = allowHttp
        self.atOnce = atOnce
    }

    private enum CodingKeys: String, CodingKey {
        case url = "url"
        case apiKey = "api_key"
        case model = "model"
        case voices = "voices"
        case allowHttp = "allow_http"
        case atOnce = "at_once"
    }
}

/// Its secret is never shown.
extension OpenAiSpeechConfig: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "OpenAiSpeechConfig(<secret>)" }
    public var debugDescription: String { description }
}

/// People who share an account.
public struct Organization: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: OrganizationId
    /// The account whose credits, jobs and avatars its members share.
    public var accountId: AccountId
    /// Its name.
    public var name: String
    /// Its name in addresses, unique: 2 to 64 of `a-z 0-9 -`.
    public var slug: String
    /// The address of a picture.
    public var logo: String?
    /// When it was made.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case name = "name"
        case slug = "slug"
        case logo = "logo"
        case createdAt = "created_at"
    }
}

/// An organisation with everybody in it.
public struct OrganizationPage: Decodable, Hashable, Sendable {
    /// The organisation.
    public var organization: Organization
    /// Its members, the oldest first.
    public var members: [Member]
    /// Its invitations, the newest first.
    public var invitations: [Invitation]

    private enum CodingKeys: String, CodingKey {
        case organization = "organization"
        case members = "members"
        case invitations = "invitations"
    }
}

/// What changes of an organisation; `None` leaves it as it is.
public struct OrganizationUpdate: Encodable, Hashable, Sendable {
    /// Its name.
    public var name: String?
    /// Its name in addresses.
    public var slug: String?
    /// The address of a picture; an empty one removes it.
    public var logo: String?

    public init(
        name: String? = nil,
        slug: String? = nil,
        logo: String? = nil
    ) {
        self.name = name
        self.slug = slug
        self.logo = logo
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case slug = "slug"
        case logo = "logo"
    }
}

/// A message of the outbox, opened.
public struct OutboxMail: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: MailId
    /// To whom.
    public var to: Email
    /// The subject.
    public var subject: String
    /// The text.
    public var text: String
    /// What became of it.
    public var state: MailState
    /// When it was written.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case to = "to"
        case subject = "subject"
        case text = "text"
        case state = "state"
        case createdAt = "created_at"
    }
}

/// A text that stands over the picture for a time. In JSON only the text is needed.
public struct Overlay: Encodable, Hashable, Sendable {
    /// What it says: 1 to 120 characters.
    public var text: String
    /// Where it stands.
    public var place: OverlayPlace?
    /// When it comes, in milliseconds from the beginning.
    public var fromMs: Int?
    /// When it is gone; it stays until the end unless it is said.
    public var toMs: Int?
    /// The letters' colour.
    public var color: Color?

    public init(
        text: String,
        place: OverlayPlace? = nil,
        fromMs: Int? = nil,
        toMs: Int? = nil,
        color: Color? = nil
    ) {
        self.text = text
        self.place = place
        self.fromMs = fromMs
        self.toMs = toMs
        self.color = color
    }

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case place = "place"
        case fromMs = "from_ms"
        case toMs = "to_ms"
        case color = "color"
    }
}

/// What a job of a kind of the program's own made.
public struct OwnResult: Decodable, Hashable, Sendable {
    /// What its handler gave.
    public var value: JSONValue

    private enum CodingKeys: String, CodingKey {
        case value = "value"
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

/// A key on a user's device.
public struct Passkey: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: PasskeyId
    /// Whose it is.
    public var userId: UserId
    /// What the user calls it.
    public var name: String
    /// The authenticator's own id of it, in base64url.
    public var credentialId: String
    /// Public key, counter and flags, as the verifier wrote them.
    public var data: JSONValue
    /// When it was added.
    public var createdAt: Date
    /// When it was last used.
    public var lastUsedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case userId = "user_id"
        case name = "name"
        case credentialId = "credential_id"
        case data = "data"
        case createdAt = "created_at"
        case lastUsedAt = "last_used_at"
    }
}

/// A device's answer to a challenge.
public struct PasskeyAnswer: Encodable, Hashable, Sendable {
    /// The challenge's token.
    public var token: Token
    /// What `navigator.credentials` gave, in its JSON form.
    public var response: JSONValue

    public init(
        token: Token,
        response: JSONValue
    ) {
        self.token = token
        self.response = response
    }

    private enum CodingKeys: String, CodingKey {
        case token = "token"
        case response = "response"
    }
}

/// Its secret is never shown.
extension PasskeyAnswer: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "PasskeyAnswer(<secret>)" }
    public var debugDescription: String { description }
}

/// A challenge for a device.
public struct PasskeyChallenge: Decodable, Hashable, Sendable {
    /// What is shown with the answer.
    public var token: Token
    /// What the browser's `navigator.credentials` is given, in its JSON form.
    public var options: JSONValue

    private enum CodingKeys: String, CodingKey {
        case token = "token"
        case options = "options"
    }
}

/// Its secret is never shown.
extension PasskeyChallenge: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "PasskeyChallenge(<secret>)" }
    public var debugDescription: String { description }
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

/// One side of a transaction: so many credits into a book, or out of it when negative.
public struct Posting: Decodable, Hashable, Sendable {
    /// The book.
    public var book: Book
    /// The amount; never zero.
    public var amount: Credits

    private enum CodingKeys: String, CodingKey {
        case book = "book"
        case amount = "amount"
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

/// How a way round by a provider ends.
public struct ProviderOutcome: Decodable, Hashable, Sendable {
    /// A session, or the question for the second factor.
    public var outcome: SignInOutcome
    /// What the caller gave at the beginning.
    public var then: JSONValue

    private enum CodingKeys: String, CodingKey {
        case outcome = "outcome"
        case then = "then"
    }
}

/// How somebody comes back from a provider.
public struct ProviderReturn: Encodable, Hashable, Sendable {
    /// The state in the address.
    public var state: Token
    /// The state that the browser kept: the same, or somebody else began.
    public var keptState: Token?
    /// The code.
    public var code: String
    /// The issuer that the answer names (RFC 9207).
    public var issuer: String?
    /// What a trusted device was given at its last sign-in.
    public var trustedDevice: Token?

    public init(
        state: Token,
        keptState: Token? = nil,
        code: String,
        issuer: String? = nil,
        trustedDevice: Token? = nil
    ) {
        self.state = state
        self.keptState = keptState
        self.code = code
        self.issuer = issuer
        self.trustedDevice = trustedDevice
    }

    private enum CodingKeys: String, CodingKey {
        case state = "state"
        case keptState = "kept_state"
        case code = "code"
        case issuer = "issuer"
        case trustedDevice = "trusted_device"
    }
}

/// Its secret is never shown.
extension ProviderReturn: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ProviderReturn(<secret>)" }
    public var debugDescription: String { description }
}

/// A way round by a provider that has begun.
public struct ProviderStart: Decodable, Hashable, Sendable {
    /// The provider's page, to which the browser is sent.
    public var url: String
    /// What the browser that began must show at the end: it is kept in a cookie, and is in the
    /// address as well.
    public var state: Token

    private enum CodingKeys: String, CodingKey {
        case url = "url"
        case state = "state"
    }
}

/// Its secret is never shown.
extension ProviderStart: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ProviderStart(<secret>)" }
    public var debugDescription: String { description }
}

/// How many jobs are at one place of their way.
public struct QueueDepth: Decodable, Hashable, Sendable {
    /// Their kind.
    public var kind: JobKind
    /// Pending or at work.
    public var state: JobState
    /// What the pending ones wait for.
    public var waits: Waits?
    /// How many.
    public var count: Int
    /// When the oldest of them was created.
    public var oldest: Date

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case state = "state"
        case waits = "waits"
        case count = "count"
        case oldest = "oldest"
    }
}

/// What this process did with the jobs of a kind, since it began.
public struct QueueMetrics: Decodable, Hashable, Sendable {
    /// The kind.
    public var kind: JobKind
    /// The counts.
    public var counts: KindMetrics

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case counts = "counts"
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

/// A user who was not taken over, and why.
public struct RefusedUser: Decodable, Hashable, Sendable {
    /// The address, as the other system has it.
    public var email: String
    /// Why.
    public var reason: String

    private enum CodingKeys: String, CodingKey {
        case email = "email"
        case reason = "reason"
    }
}

/// Who the platform is on S3, or on a server that speaks its protocol, and where that is.
public struct S3Config: Encodable, Hashable, Sendable {
    /// The id of an access key.
    public var accessKeyId: String?
    /// The secret of that key.
    public var secretAccessKey: String?
    /// What credentials that end by themselves carry besides.
    public var sessionToken: String?
    /// The region of the bucket; `auto` for Cloudflare R2.
    public var region: String?
    /// Where the server is, for every other than Amazon's: `https://HOST`, without the bucket. On
    /// this machine `http://` will do.
    public var endpointUrl: String?
    /// Whether requests may travel unencrypted to other machines.
    public var allowHttp: Bool?

    public init(
        accessKeyId: String? = nil,
        secretAccessKey: String? = nil,
        sessionToken: String? = nil,
        region: String? = nil,
        endpointUrl: String? = nil,
        allowHttp: Bool? = nil
    ) {
        self.accessKeyId = accessKeyId
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.region = region
        self.endpointUrl = endpointUrl
        self.allowHttp = allowHttp
    }

    private enum CodingKeys: String, CodingKey {
        case accessKeyId = "access_key_id"
        case secretAccessKey = "secret_access_key"
        case sessionToken = "session_token"
        case region = "region"
        case endpointUrl = "endpoint_url"
        case allowHttp = "allow_http"
    }
}

/// Its secret is never shown.
extension S3Config: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "S3Config(<secret>)" }
    public var debugDescription: String { description }
}

/// A second factor, given.
public struct SecondFactor: Encodable, Hashable, Sendable {
    /// Which one.
    public var method: FactorMethod
    /// The code.
    public var code: Token
    /// Whether this device is asked for none for the next 30 days.
    public var trustDevice: Bool?

    public init(
        method: FactorMethod,
        code: Token,
        trustDevice: Bool? = nil
    ) {
        self.method = method
        self.code = code
        self.trustDevice = trustDevice
    }

    private enum CodingKeys: String, CodingKey {
        case method = "method"
        case code = "code"
        case trustDevice = "trust_device"
    }
}

/// Its secret is never shown.
extension SecondFactor: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "SecondFactor(<secret>)" }
    public var debugDescription: String { description }
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
    /// The administrator who acts as this user.
    public var impersonatedBy: UserId?
    /// The organisation that is worked in.
    public var organizationId: OrganizationId?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case userId = "user_id"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
        case expiresAt = "expires_at"
        case remembered = "remembered"
        case ipAddress = "ip_address"
        case userAgent = "user_agent"
        case impersonatedBy = "impersonated_by"
        case organizationId = "organization_id"
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
    /// What a trusted device was given at its last sign-in.
    public var trustedDevice: Token?

    public init(
        email: String,
        password: String,
        remember: Bool? = nil,
        trustedDevice: Token? = nil
    ) {
        self.email = email
        self.password = password
        self.remember = remember
        self.trustedDevice = trustedDevice
    }

    private enum CodingKeys: String, CodingKey {
        case email = "email"
        case password = "password"
        case remember = "remember"
        case trustedDevice = "trusted_device"
    }
}

/// Its secret is never shown.
extension SignIn: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "SignIn(<secret>)" }
    public var debugDescription: String { description }
}

/// What a sign-in leads to.
public enum SignInOutcome: Decodable, Hashable, Sendable {
    /// A session.
    case complete(SignedIn)
    /// The question for the second factor.
    case challenged(Challenge)

    public init(from decoder: any Decoder) throws {
        let form = try Form(decoder)
        switch form.name {
        case "complete": self = .complete(try form.held())
        case "challenged": self = .challenged(try form.held())
        default: throw form.unknown("SignInOutcome")
        }
    }
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
    /// What this device shows with the next sign-in, to be asked for no second factor.
    public var trustedDevice: Token?

    private enum CodingKeys: String, CodingKey {
        case token = "token"
        case session = "session"
        case user = "user"
        case trustedDevice = "trusted_device"
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

/// How the jobs of a kind of your own are treated. In JSON nothing is needed.
public struct TaskSettings: Encodable, Hashable, Sendable {
    /// How many attempts a job has when its errors are of those that pass: 5 unless it is said.
    public var attempts: Int?
    /// The pause before the second attempt, in milliseconds; it doubles from attempt to attempt: a
    /// second unless it is said.
    public var pauseMs: Int?
    /// The longest pause, in milliseconds: five minutes unless it is said.
    public var longestPauseMs: Int?
    /// The longest that an attempt may take, in milliseconds: an hour unless it is said.
    public var timeoutMs: Int?
    /// How long a job and its result stay after its end, in milliseconds: for ever unless it is
    /// said.
    public var keepMs: Int?
    /// What a plan must include for it: every plan will do unless it is said.
    public var feature: Feature?

    public init(
        attempts: Int? = nil,
        pauseMs: Int? = nil,
        longestPauseMs: Int? = nil,
        timeoutMs: Int? = nil,
        keepMs: Int? = nil,
        feature: Feature? = nil
    ) {
        self.attempts = attempts
        self.pauseMs = pauseMs
        self.longestPauseMs = longestPauseMs
        self.timeoutMs = timeoutMs
        self.keepMs = keepMs
        self.feature = feature
    }

    private enum CodingKeys: String, CodingKey {
        case attempts = "attempts"
        case pauseMs = "pause_ms"
        case longestPauseMs = "longest_pause_ms"
        case timeoutMs = "timeout_ms"
        case keepMs = "keep_ms"
        case feature = "feature"
    }
}

/// Which of an account's transactions are asked for; all of them unless something is said. In JSON
/// nothing is needed.
public struct TransactionFilter: Encodable, Hashable, Sendable {
    /// Of this kind alone.
    public var kind: TransactionKind?
    /// Of this hold alone.
    public var hold: HoldId?
    /// From this time on.
    public var since: Date?
    /// Before this time.
    public var until: Date?

    public init(
        kind: TransactionKind? = nil,
        hold: HoldId? = nil,
        since: Date? = nil,
        until: Date? = nil
    ) {
        self.kind = kind
        self.hold = hold
        self.since = since
        self.until = until
    }

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case hold = "hold"
        case since = "since"
        case until = "until"
    }
}

/// What a user puts into their authenticator, known at this moment alone.
public struct TwoFactorSetup: Decodable, Hashable, Sendable {
    /// The `otpauth:` address that authenticators read from a QR code.
    public var uri: Token
    /// The seed in base 32, to be typed.
    public var secret: Token
    /// Codes that stand in for the authenticator, each of them once.
    public var recoveryCodes: [Token]

    private enum CodingKeys: String, CodingKey {
        case uri = "uri"
        case secret = "secret"
        case recoveryCodes = "recovery_codes"
    }
}

/// Its secret is never shown.
extension TwoFactorSetup: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "TwoFactorSetup(<secret>)" }
    public var debugDescription: String { description }
}

/// A key that one job of its kind has at a time, within an account.
public struct Unique: Encodable, Hashable, Sendable {
    /// 1 to 200 characters.
    public var key: String
    /// Until when the job has it, and what becomes of another.
    public var mode: UniqueMode

    public init(
        key: String,
        mode: UniqueMode
    ) {
        self.key = key
        self.mode = mode
    }

    private enum CodingKeys: String, CodingKey {
        case key = "key"
        case mode = "mode"
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
    /// What the user may do beyond what is their own.
    public var role: Role
    /// Why the user cannot sign in.
    public var ban: Ban?
    /// Whether a second factor is asked for.
    public var twoFactorEnabled: Bool
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
        case role = "role"
        case ban = "ban"
        case twoFactorEnabled = "two_factor_enabled"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// Users, and how many there are in all.
public struct UserPage: Decodable, Hashable, Sendable {
    /// So many of them, the newest first.
    public var users: [User]
    /// How many the query finds.
    public var total: Int

    private enum CodingKeys: String, CodingKey {
        case users = "users"
        case total = "total"
    }
}

/// Which users to list.
public struct UserQuery: Encodable, Hashable, Sendable {
    /// A text in their name or address.
    public var search: String?
    /// How many at most: 1 to 200.
    public var limit: Int?
    /// How many to pass over.
    public var offset: Int?

    public init(
        search: String? = nil,
        limit: Int? = nil,
        offset: Int? = nil
    ) {
        self.search = search
        self.limit = limit
        self.offset = offset
    }

    private enum CodingKeys: String, CodingKey {
        case search = "search"
        case limit = "limit"
        case offset = "offset"
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

/// What a verification found to be true.
public struct Verification: Decodable, Hashable, Sendable {
    /// Whose books.
    public var accountId: AccountId
    /// How many transactions were replayed.
    public var transactions: Int
    /// The balances after the last one.
    public var balance: Balance
    /// The hash of the last one: kept elsewhere, it shows later that nothing before it was changed
    /// or cut off.
    public var head: String

    private enum CodingKeys: String, CodingKey {
        case accountId = "account_id"
        case transactions = "transactions"
        case balance = "balance"
        case head = "head"
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
    /// The network that it is made for: it decides the format where `spec` is left as it is, and
    /// the finished video keeps its limits.
    public var preset: Preset?
    /// Captions that are drawn into the picture; there are none unless it is said.
    public var captions: CaptionDesign?
    /// What stands behind the avatar; its own surroundings unless it is said.
    public var background: Background?
    /// Music under the voice; there is none unless it is said.
    public var music: Music?
    /// Texts over the picture, at most 20.
    public var overlays: [Overlay]?
    /// When the poster is taken, in milliseconds: the first frame unless it is said, the last one
    /// beyond the end.
    public var posterMs: Int?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?

    public init(
        script: String,
        avatar: String? = nil,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        spec: VideoSpec? = nil,
        preset: Preset? = nil,
        captions: CaptionDesign? = nil,
        background: Background? = nil,
        music: Music? = nil,
        overlays: [Overlay]? = nil,
        posterMs: Int? = nil,
        idempotencyKey: String? = nil
    ) {
        self.script = script
        self.avatar = avatar
        self.voice = voice
        self.settings = settings
        self.spec = spec
        self.preset = preset
        self.captions = captions
        self.background = background
        self.music = music
        self.overlays = overlays
        self.posterMs = posterMs
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case avatar = "avatar"
        case voice = "voice"
        case settings = "settings"
        case spec = "spec"
        case preset = "preset"
        case captions = "captions"
        case background = "background"
        case music = "music"
        case overlays = "overlays"
        case posterMs = "poster_ms"
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

/// A job that is to be done.
public struct Work: Decodable, Hashable, Sendable {
    /// The job.
    public var jobId: JobId
    /// Which of the job's turns at work this is: what is told and kept belongs to it, and is
    /// refused once another has begun.
    public var fence: Int
    /// Whose it is.
    public var accountId: AccountId
    /// Its kind.
    public var kind: JobKind
    /// Which attempt this is, from 1.
    public var attempt: Int
    /// What is asked for.
    public var request: JSONValue
    /// The results of the jobs that it comes after, in the order in which they were created;
    /// nothing for one that has none.
    public var earlier: [JSONValue]

    private enum CodingKeys: String, CodingKey {
        case jobId = "job_id"
        case fence = "fence"
        case accountId = "account_id"
        case kind = "kind"
        case attempt = "attempt"
        case request = "request"
        case earlier = "earlier"
    }
}

/// What was made, and what that costs.
public struct WorkDone: Encodable, Hashable, Sendable {
    /// The result: what the job gives to whoever asked for it.
    public var result: JSONValue
    /// Its price. At most what was quoted is charged.
    public var price: Credits

    public init(
        result: JSONValue,
        price: Credits
    ) {
        self.result = result
        self.price = price
    }

    private enum CodingKeys: String, CodingKey {
        case result = "result"
        case price = "price"
    }
}
