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

/// A device on which a licence is used.
public struct Activation: Decodable, Hashable, Sendable {
    /// What the program calls the device: 1 to 200 characters.
    public var device: String
    /// Since when.
    public var activatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case device = "device"
        case activatedAt = "activated_at"
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

/// An endpoint with a secret of its, which is shown at this moment alone.
public struct AddedWebhook: Decodable, Hashable, Sendable {
    /// The endpoint.
    public var endpoint: WebhookEndpoint
    /// What its messages are signed with: `whsec_..`.
    public var secret: Token

    private enum CodingKeys: String, CodingKey {
        case endpoint = "endpoint"
        case secret = "secret"
    }
}

/// Its secret is never shown.
extension AddedWebhook: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "AddedWebhook(<secret>)" }
    public var debugDescription: String { description }
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

/// For which days figures are asked for, and in which time zone days begin. In JSON nothing is
/// needed: then it is the last seven days in UTC.
public struct AnalyticsQuery: Encodable, Hashable, Sendable {
    /// For which days.
    public var period: AnalyticsPeriod?
    /// The first day, `2026-01-31`, where the period is `custom`: 2000-01-01 or later.
    public var firstDay: String?
    /// The last day, where the period is `custom`: today at the latest, and at most 366 days with
    /// the first.
    public var lastDay: String?
    /// The name of a time zone in the IANA database.
    public var zone: String?
    /// Whether the same number of days before is told too.
    public var compare: Bool?

    public init(
        period: AnalyticsPeriod? = nil,
        firstDay: String? = nil,
        lastDay: String? = nil,
        zone: String? = nil,
        compare: Bool? = nil
    ) {
        self.period = period
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.zone = zone
        self.compare = compare
    }

    private enum CodingKeys: String, CodingKey {
        case period = "period"
        case firstDay = "first_day"
        case lastDay = "last_day"
        case zone = "zone"
        case compare = "compare"
    }
}

/// Figures for days of a time zone.
public struct AnalyticsReport: Decodable, Hashable, Sendable {
    /// For which days.
    public var period: AnalyticsPeriod
    /// In which time zone days begin.
    public var zone: String
    /// The first day.
    public var firstDay: String
    /// The last day.
    public var lastDay: String
    /// What happened on these days together.
    public var totals: Figures
    /// What happened on as many days before, where that was asked for.
    public var before: Figures?
    /// What happened on each day, also where nothing did.
    public var days: [DayFigures]

    private enum CodingKeys: String, CodingKey {
        case period = "period"
        case zone = "zone"
        case firstDay = "first_day"
        case lastDay = "last_day"
        case totals = "totals"
        case before = "before"
        case days = "days"
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

/// Who submitted a post to the other members, and what one of them decided.
public struct Approval: Decodable, Hashable, Sendable {
    /// Who submitted it; nobody of whom it is known, where a recurrence made it that no member has
    /// asked for.
    public var submittedBy: UserId?
    /// When.
    public var submittedAt: Date
    /// What was decided; nothing yet, while it waits.
    public var decision: ApprovalDecision?
    /// Who decided.
    public var decidedBy: UserId?
    /// When.
    public var decidedAt: Date?
    /// Why it was rejected.
    public var reason: String?

    private enum CodingKeys: String, CodingKey {
        case submittedBy = "submitted_by"
        case submittedAt = "submitted_at"
        case decision = "decision"
        case decidedBy = "decided_by"
        case decidedAt = "decided_at"
        case reason = "reason"
    }
}

/// A file that goes with a text.
public struct Attachment: Decodable, Hashable, Sendable {
    /// Where its bytes are.
    public var blob: BlobKey
    /// What it is.
    public var facts: MediaFacts
    /// What it shows, for who does not see it.
    public var altText: String?
    /// Its captions, in WebVTT.
    public var captions: BlobKey?

    private enum CodingKeys: String, CodingKey {
        case blob = "blob"
        case facts = "facts"
        case altText = "alt_text"
        case captions = "captions"
    }
}

/// An entry of a publication's record. Entries are added and never changed.
public struct Attempt: Decodable, Hashable, Sendable {
    /// Of which publication.
    public var publicationId: PublicationId
    /// Its number in that record, from 0.
    public var number: Int
    /// When.
    public var at: Date
    /// What happened.
    public var what: AttemptKind
    /// To which message, from 0.
    public var part: Int
    /// With which error.
    public var error: ErrorRecord?

    private enum CodingKeys: String, CodingKey {
        case publicationId = "publication_id"
        case number = "number"
        case at = "at"
        case what = "what"
        case part = "part"
        case error = "error"
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

/// What stands behind an avatar in place of its own surroundings: one of a colour, a gradient, a
/// picture and a film. Avatars that are drawn have such a place; a portrait has none.
public struct Background: Codable, Hashable, Sendable {
    /// One colour, for example `#00ff00` for a key.
    public var color: Color?
    /// One colour above and another one below.
    public var gradient: Gradient?
    /// A picture among the account's files: PNG or JPEG, at most 8,192 pixels a side.
    public var image: BlobKey?
    /// A film among the account's files, which begins again where it is shorter, and of which
    /// nothing is heard: MP4 or MOV with H.264, at most ten minutes and 1,920 pixels a side.
    public var video: BlobKey?
    /// How far it is blurred, in percent of the picture's shorter side: 0 to 10.
    public var blur: Double?

    public init(
        color: Color? = nil,
        gradient: Gradient? = nil,
        image: BlobKey? = nil,
        video: BlobKey? = nil,
        blur: Double? = nil
    ) {
        self.color = color
        self.gradient = gradient
        self.image = image
        self.video = video
        self.blur = blur
    }

    private enum CodingKeys: String, CodingKey {
        case color = "color"
        case gradient = "gradient"
        case image = "image"
        case video = "video"
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

/// What an account pays for, and what it can buy.
public struct BillingOverview: Decodable, Hashable, Sendable {
    /// Who takes the payments: `stripe`, `manual`, or a gateway of one's own.
    public var gateway: String
    /// The plan that is in force.
    public var plan: Plan
    /// The subscription that pays for it, or the last one that did.
    public var subscription: SubscriptionInfo?
    /// The packs of credits that can be bought.
    public var packs: [CreditPack]

    private enum CodingKeys: String, CodingKey {
        case gateway = "gateway"
        case plan = "plan"
        case subscription = "subscription"
        case packs = "packs"
    }
}

/// How plans and packs are sold. In JSON nothing is needed.
public struct BillingSettings: Encodable, Hashable, Sendable {
    /// How many days a plan stays in force after a payment failed: 0 to 60.
    public var graceDays: Int?
    /// How many of a period's credits can still be used in the next period, at most: 0 or more. The
    /// rest lapses with the period.
    public var carry: Credits?
    /// What can be tried; nothing unless it is said.
    public var trial: Trial?
    /// The packs on sale.
    public var packs: [CreditPack]?

    public init(
        graceDays: Int? = nil,
        carry: Credits? = nil,
        trial: Trial? = nil,
        packs: [CreditPack]? = nil
    ) {
        self.graceDays = graceDays
        self.carry = carry
        self.trial = trial
        self.packs = packs
    }

    private enum CodingKeys: String, CodingKey {
        case graceDays = "grace_days"
        case carry = "carry"
        case trial = "trial"
        case packs = "packs"
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
public struct CaptionDesign: Codable, Hashable, Sendable {
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

/// A part of a video that can be found by its title.
public struct Chapter: Decodable, Hashable, Sendable {
    /// Its title.
    public var title: String
    /// Where it starts, in microseconds.
    public var startUs: Int

    private enum CodingKeys: String, CodingKey {
        case title = "title"
        case startUs = "start_us"
    }
}

/// A purchase that its buyer is led through.
public struct Checkout: Decodable, Hashable, Sendable {
    /// What the gateway calls it.
    public var reference: Reference
    /// Where to send the buyer.
    public var url: String

    private enum CodingKeys: String, CodingKey {
        case reference = "reference"
        case url = "url"
    }
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

/// A slot that is to come.
public struct ComingSlot: Decodable, Hashable, Sendable {
    /// When.
    public var at: Date
    /// What clocks show there then.
    public var time: PlannedTime
    /// The post that fills it.
    public var postId: PostId?

    private enum CodingKeys: String, CodingKey {
        case at = "at"
        case time = "time"
        case postId = "post_id"
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
    /// An ffmpeg on this machine: with it recordings in more formats are read, and videos made as
    /// WebM, too. Nothing else needs it.
    public var ffmpeg: FfmpegConfig?
    /// For how many days a speech of a hosted or neural voice is kept, so that the same one is not
    /// made again: 0 to 3,650, and 0 keeps none.
    public var speechCacheDays: Int?
    /// After how many days what jobs left in the blob store and nobody needs is removed: 0 to 3,650,
    /// and 0 removes none. The blob store must be this database's alone.
    public var orphanDays: Int?
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
    /// How plans and packs of credits are sold.
    public var billing: BillingSettings?
    /// How the marketplace sells.
    public var marketplace: MarketplaceSettings?
    /// Who the platform is at Stripe: it takes the payments when a secret key is set. Otherwise they
    /// are entered by hand.
    public var stripe: StripeConfig?
    /// As what social networks know this program, and how posts are published.
    public var social: SocialConfig?
    /// How events are delivered to the accounts' endpoints.
    public var webhooks: WebhookSettings?
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
    /// A file outside of the database to which the ends of the audit log's chain are appended, once
    /// a minute and at the end: with it a log that was cut off, or made anew, is found. Best kept
    /// where this program may append and nobody may change.
    public var auditHeads: String?
    /// How often the audit log is sealed, in milliseconds: 100 to 3,600,000.
    public var auditSealMs: Int?

    public init(
        home: String? = nil,
        databaseUrl: String? = nil,
        blobsUrl: String? = nil,
        models: String? = nil,
        elevenlabs: ElevenLabsConfig? = nil,
        openaiSpeech: OpenAiSpeechConfig? = nil,
        ffmpeg: FfmpegConfig? = nil,
        speechCacheDays: Int? = nil,
        orphanDays: Int? = nil,
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
        billing: BillingSettings? = nil,
        marketplace: MarketplaceSettings? = nil,
        stripe: StripeConfig? = nil,
        social: SocialConfig? = nil,
        webhooks: WebhookSettings? = nil,
        secret: String? = nil,
        replacedSecrets: [String]? = nil,
        siteName: String? = nil,
        siteUrl: String? = nil,
        requireVerifiedEmail: Bool? = nil,
        auditHeads: String? = nil,
        auditSealMs: Int? = nil
    ) {
        self.home = home
        self.databaseUrl = databaseUrl
        self.blobsUrl = blobsUrl
        self.models = models
        self.elevenlabs = elevenlabs
        self.openaiSpeech = openaiSpeech
        self.ffmpeg = ffmpeg
        self.speechCacheDays = speechCacheDays
        self.orphanDays = orphanDays
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
        self.billing = billing
        self.marketplace = marketplace
        self.stripe = stripe
        self.social = social
        self.webhooks = webhooks
        self.secret = secret
        self.replacedSecrets = replacedSecrets
        self.siteName = siteName
        self.siteUrl = siteUrl
        self.requireVerifiedEmail = requireVerifiedEmail
        self.auditHeads = auditHeads
        self.auditSealMs = auditSealMs
    }

    private enum CodingKeys: String, CodingKey {
        case home = "home"
        case databaseUrl = "database_url"
        case blobsUrl = "blobs_url"
        case models = "models"
        case elevenlabs = "elevenlabs"
        case openaiSpeech = "openai_speech"
        case ffmpeg = "ffmpeg"
        case speechCacheDays = "speech_cache_days"
        case orphanDays = "orphan_days"
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
        case billing = "billing"
        case marketplace = "marketplace"
        case stripe = "stripe"
        case social = "social"
        case webhooks = "webhooks"
        case secret = "secret"
        case replacedSecrets = "replaced_secrets"
        case siteName = "site_name"
        case siteUrl = "site_url"
        case requireVerifiedEmail = "require_verified_email"
        case auditHeads = "audit_heads"
        case auditSealMs = "audit_seal_ms"
    }
}

/// Its secret is never shown.
extension Config: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "Config(<secret>)" }
    public var debugDescription: String { description }
}

/// The accounts that a person may publish for, to be chosen among.
public struct ConnectChoice: Decodable, Hashable, Sendable {
    /// What the choice is made with. It is good for 15 minutes, once, and for the account that
    /// began.
    public var choice: Token
    /// The accounts.
    public var accounts: [FoundAccount]

    private enum CodingKeys: String, CodingKey {
        case choice = "choice"
        case accounts = "accounts"
    }
}

/// Its secret is never shown.
extension ConnectChoice: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ConnectChoice(<secret>)" }
    public var debugDescription: String { description }
}

/// How the browser comes back.
public struct ConnectReturn: Encodable, Hashable, Sendable {
    /// The state in the address.
    public var state: Token
    /// The code in the address; none where the person said no.
    public var code: String?

    public init(
        state: Token,
        code: String? = nil
    ) {
        self.state = state
        self.code = code
    }

    private enum CodingKeys: String, CodingKey {
        case state = "state"
        case code = "code"
    }
}

/// Its secret is never shown.
extension ConnectReturn: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ConnectReturn(<secret>)" }
    public var debugDescription: String { description }
}

/// How an account is connected with a secret that a person made for this use.
public struct ConnectSecret: Encodable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// The URL of the account's server; the network's own where there is none.
    public var server: String?
    /// The handle or the address, where the secret does not say whose it is.
    public var identifier: String?
    /// An app password, or a token. It is given for credentials, and not kept.
    public var secret: String

    public init(
        network: Network,
        server: String? = nil,
        identifier: String? = nil,
        secret: String
    ) {
        self.network = network
        self.server = server
        self.identifier = identifier
        self.secret = secret
    }

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case server = "server"
        case identifier = "identifier"
        case secret = "secret"
    }
}

/// Its secret is never shown.
extension ConnectSecret: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ConnectSecret(<secret>)" }
    public var debugDescription: String { description }
}

/// A way round that has begun.
public struct ConnectStart: Decodable, Hashable, Sendable {
    /// The network's page, to which the browser is sent.
    public var url: String
    /// What the network gives back in the address. It is good for 15 minutes, once, and for the
    /// account that began.
    public var state: Token

    private enum CodingKeys: String, CodingKey {
        case url = "url"
        case state = "state"
    }
}

/// Its secret is never shown.
extension ConnectStart: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "ConnectStart(<secret>)" }
    public var debugDescription: String { description }
}

/// How accounts of a network are connected.
public struct ConnectWays: Decodable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// Whether by its own page, to which the browser is sent.
    public var page: Bool
    /// Whether by a secret that the person made there for this use: an app password, a token.
    public var secret: Bool
    /// Whether accounts live on servers that the person names.
    public var servers: Bool

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case page = "page"
        case secret = "secret"
        case servers = "servers"
    }
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

/// How an account's credits moved, exactly as its books say.
public struct CreditFigures: Decodable, Hashable, Sendable {
    /// How many were granted.
    public var granted: Credits
    /// Of these, how many for purchases that were sent back.
    public var refunded: Credits
    /// Of these, how many as shares of sales.
    public var earned: Credits
    /// How many were spent.
    public var spent: Credits
    /// How many were taken back.
    public var revoked: Credits
    /// How many had their time over.
    public var expired: Credits
    /// For what they were spent: together as many as were spent.
    public var spentByKind: [KindCredits]

    private enum CodingKeys: String, CodingKey {
        case granted = "granted"
        case refunded = "refunded"
        case earned = "earned"
        case spent = "spent"
        case revoked = "revoked"
        case expired = "expired"
        case spentByKind = "spent_by_kind"
    }
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

/// Credits that are sold at once.
public struct CreditPack: Codable, Hashable, Sendable {
    /// Its name in requests: 1 to 50 small letters, digits, `_` and `-`.
    public var code: String
    /// Its name for people.
    public var name: String
    /// How many credits: at least 1.
    public var credits: Credits
    /// Its price: above zero.
    public var price: Money

    public init(
        code: String,
        name: String,
        credits: Credits,
        price: Money
    ) {
        self.code = code
        self.name = name
        self.credits = credits
        self.price = price
    }

    private enum CodingKeys: String, CodingKey {
        case code = "code"
        case name = "name"
        case credits = "credits"
        case price = "price"
    }
}

/// A part of a table that is fetched part by part.
public struct CsvPart: Decodable, Hashable, Sendable {
    /// Its lines, each with its end; the first part begins with the names of the columns.
    public var text: String
    /// What `after` is for the next part; `None` at the end.
    public var next: String?

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case next = "next"
    }
}

/// What happened on a day.
public struct DayFigures: Decodable, Hashable, Sendable {
    /// The day: `2026-01-31`.
    public var day: String
    /// What happened.
    public var figures: Figures

    private enum CodingKeys: String, CodingKey {
        case day = "day"
        case figures = "figures"
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

/// Something in which gateway and records differ.
public struct Difference: Decodable, Hashable, Sendable {
    /// In what.
    public var kind: DifferenceKind
    /// About which object.
    public var subject: Subject
    /// Whose it is, where that is known.
    public var accountId: AccountId?
    /// Of it: `paid`, `state`, `refund re_1`, `granted`; empty where it is the whole.
    public var field: String
    /// What is on record here.
    public var here: String?
    /// What the gateway has; of credits, what there should be.
    public var there: String?

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case subject = "subject"
        case accountId = "account_id"
        case field = "field"
        case here = "here"
        case there = "there"
    }
}

/// A text that comes with a product.
public struct Document: Codable, Hashable, Sendable {
    /// Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`.
    public var name: String
    /// Its name for people: 1 to 100 characters.
    public var title: String
    /// What it says, as Markdown: 1 to 20,000 characters.
    public var text: String

    public init(
        name: String,
        title: String,
        text: String
    ) {
        self.name = name
        self.title = title
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case title = "title"
        case text = "text"
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

/// An ffmpeg on this machine. Nothing of it is used unless a program is named.
public struct FfmpegConfig: Encodable, Hashable, Sendable {
    /// The program, version 5.1 or later: its path, or `ffmpeg` where that is on the path.
    public var program: String?
    /// The longest that it may take for one file, in milliseconds: 1,000 to 14,400,000.
    public var timeoutMs: Int?
    /// How much memory it may address on Linux, in millions of bytes: 500 to 1,000,000.
    public var memoryMb: Int?
    /// The encoder of H.264 for films that are brought: that of a graphics card, for example. By
    /// default `libx264` or `libopenh264`.
    public var h264Encoder: String?
    /// The encoder of AV1. By default `libsvtav1` or `libaom-av1`.
    public var av1Encoder: String?

    public init(
        program: String? = nil,
        timeoutMs: Int? = nil,
        memoryMb: Int? = nil,
        h264Encoder: String? = nil,
        av1Encoder: String? = nil
    ) {
        self.program = program
        self.timeoutMs = timeoutMs
        self.memoryMb = memoryMb
        self.h264Encoder = h264Encoder
        self.av1Encoder = av1Encoder
    }

    private enum CodingKeys: String, CodingKey {
        case program = "program"
        case timeoutMs = "timeout_ms"
        case memoryMb = "memory_mb"
        case h264Encoder = "h264_encoder"
        case av1Encoder = "av1_encoder"
    }
}

/// What happened in a time.
public struct Figures: Decodable, Hashable, Sendable {
    /// Jobs, by kind.
    public var jobs: [JobFigures]
    /// Credits.
    public var credits: CreditFigures
    /// Sales.
    public var sales: SalesFigures
    /// Posts, by network.
    public var posts: [PostFigures]
    /// What was paid for plans, by currency.
    public var plans: [MoneyFigures]

    private enum CodingKeys: String, CodingKey {
        case jobs = "jobs"
        case credits = "credits"
        case sales = "sales"
        case posts = "posts"
        case plans = "plans"
    }
}

/// A film that is spoken over: the person in it says something else.
public struct Footage: Encodable, Hashable, Sendable {
    /// The film, among the account's files: MP4 or MOV with H.264, at most ten minutes, 500 MB and
    /// 1,920 pixels a side, with one face in most of it.
    public var file: BlobKey
    /// That the person in it agrees to say this: without it nothing is made.
    public var consent: NewConsent

    public init(
        file: BlobKey,
        consent: NewConsent
    ) {
        self.file = file
        self.consent = consent
    }

    private enum CodingKeys: String, CodingKey {
        case file = "file"
        case consent = "consent"
    }
}

/// An account that a person may publish for.
public struct FoundAccount: Decodable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// Whose it is there.
    public var remote: RemoteAccount

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case remote = "remote"
    }
}

/// A message of the gateway's whose sender is known: something has happened to an object.
public struct GatewayEvent: Decodable, Hashable, Sendable {
    /// The message's own id: each counts once.
    public var id: Reference
    /// What happened, in the gateway's words.
    public var kind: String
    /// To which object.
    public var subject: Subject
    /// When it happened, by the gateway's clock.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case kind = "kind"
        case subject = "subject"
        case at = "at"
    }
}

/// A colour that becomes another one from the upper edge to the lower one.
public struct Gradient: Codable, Hashable, Sendable {
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

/// What is wrong with a line.
public struct ImportProblem: Decodable, Hashable, Sendable {
    /// The line at which the post begins, from 1; the header is the first.
    public var line: Int
    /// The column, or what a network would refuse: `parts0.text`.
    public var field: String
    /// A sentence for the person who has to change it.
    public var message: String
    /// What is allowed, where there is a limit.
    public var limit: String?

    private enum CodingKeys: String, CodingKey {
        case line = "line"
        case field = "field"
        case message = "message"
        case limit = "limit"
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

/// What became of a message when it came.
public struct Intake: Decodable, Hashable, Sendable {
    /// The message.
    public var id: Reference
    /// Whether it is new, and did not come before.
    public var new: Bool

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case new = "new"
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

/// An invoice as the gateway has it now.
public struct Invoice: Decodable, Hashable, Sendable {
    /// What the gateway calls it.
    public var reference: Reference
    /// To whom.
    public var customer: Reference
    /// For which subscription.
    public var subscription: Reference?
    /// Its state.
    public var state: InvoiceState
    /// What is to be paid.
    public var due: Money
    /// What was paid.
    public var paid: Money
    /// Its lines.
    public var lines: [InvoiceLine]
    /// The payment that paid it.
    public var payment: Reference?
    /// Where its customer can look at it and pay.
    public var url: String?
    /// When it was made.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case reference = "reference"
        case customer = "customer"
        case subscription = "subscription"
        case state = "state"
        case due = "due"
        case paid = "paid"
        case lines = "lines"
        case payment = "payment"
        case url = "url"
        case createdAt = "created_at"
    }
}

/// A line of an invoice: a plan for a time.
public struct InvoiceLine: Decodable, Hashable, Sendable {
    /// Which plan; `None` for something that is no plan.
    public var plan: PlanCode?
    /// Its price before discounts and taxes; below zero for time that is given back.
    public var amount: Money
    /// Whether it is for a part of a period, because the plan was changed within it.
    public var proration: Bool
    /// For which time.
    public var period: Period

    private enum CodingKeys: String, CodingKey {
        case plan = "plan"
        case amount = "amount"
        case proration = "proration"
        case period = "period"
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

/// How jobs of a kind ended. One that failed, was sent again and was completed ended twice.
public struct JobFigures: Decodable, Hashable, Sendable {
    /// The kind.
    public var kind: String
    /// How many were completed.
    public var completed: Int
    /// How many failed for good.
    public var failed: Int
    /// How many were cancelled.
    public var cancelled: Int
    /// How long what they made is together, in milliseconds.
    public var madeMs: Int

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case completed = "completed"
        case failed = "failed"
        case cancelled = "cancelled"
        case madeMs = "made_ms"
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

/// Credits that were spent for one kind of thing.
public struct KindCredits: Decodable, Hashable, Sendable {
    /// A kind of job, `marketplace`, or `other` for what a program of its own has charged.
    public var kind: String
    /// How many.
    public var credits: Credits

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case credits = "credits"
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

/// The right to use a product.
public struct Licence: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: LicenceId
    /// The order that it came with.
    public var orderId: OrderId
    /// Whose it is.
    public var accountId: AccountId
    /// For which product.
    public var productId: ProductId
    /// Whether it counts.
    public var state: LicenceState
    /// The first characters of its key, by which people know it.
    public var start: String
    /// On how many devices it can be used at once.
    public var maxActivations: Int
    /// When it was given.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case orderId = "order_id"
        case accountId = "account_id"
        case productId = "product_id"
        case state = "state"
        case start = "start"
        case maxActivations = "max_activations"
        case createdAt = "created_at"
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

/// Parts of a video that are decided together. What is not said is left to others. In JSON only name
/// and title are needed.
public struct Look: Codable, Hashable, Sendable {
    /// Its name within the product: 1 to 60 of `a-z`, `0-9` and `-`.
    public var name: String?
    /// Its name for people: 1 to 100 characters.
    public var title: String?
    /// By which avatar: its slug.
    public var avatar: String?
    /// By which voice.
    public var voice: VoiceId?
    /// How fast and how high.
    public var settings: VoiceSettings?
    /// The network that the video is made for.
    public var preset: Preset?
    /// The picture's shape, size and pace.
    public var spec: VideoSpec?
    /// Captions in the picture.
    public var captions: CaptionDesign?
    /// What stands behind the avatar.
    public var background: Background?
    /// Music under the voice: of the platform's own, `built-in/music/NAME`.
    public var music: Music?
    /// Texts over the picture.
    public var overlays: [Overlay]?
    /// An outline of the script, to be written out.
    public var script: String?

    public init(
        name: String? = nil,
        title: String? = nil,
        avatar: String? = nil,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        preset: Preset? = nil,
        spec: VideoSpec? = nil,
        captions: CaptionDesign? = nil,
        background: Background? = nil,
        music: Music? = nil,
        overlays: [Overlay]? = nil,
        script: String? = nil
    ) {
        self.name = name
        self.title = title
        self.avatar = avatar
        self.voice = voice
        self.settings = settings
        self.preset = preset
        self.spec = spec
        self.captions = captions
        self.background = background
        self.music = music
        self.overlays = overlays
        self.script = script
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case title = "title"
        case avatar = "avatar"
        case voice = "voice"
        case settings = "settings"
        case preset = "preset"
        case spec = "spec"
        case captions = "captions"
        case background = "background"
        case music = "music"
        case overlays = "overlays"
        case script = "script"
    }
}

/// How the marketplace sells. In JSON nothing is needed.
public struct MarketplaceSettings: Encodable, Hashable, Sendable {
    /// How many cents of a product's price a credit pays: 1 to 1,000.
    public var centsPerCredit: Int?
    /// How much of a sale is the seller's, in percent: 0 to 100.
    public var sellerPercent: Int?
    /// How long the seller's share waits before it is granted, in days: 0 to 365.
    public var holdingDays: Int?
    /// How long a buyer can send a purchase back, in days: 0 to 365.
    public var refundDays: Int?
    /// On how many devices a licence can be used at once: 1 to 1,000.
    public var activations: Int?
    /// The least that is paid to a seller at once, in cents: 1 to 1,000,000.
    public var payoutMinimumCents: Int?

    public init(
        centsPerCredit: Int? = nil,
        sellerPercent: Int? = nil,
        holdingDays: Int? = nil,
        refundDays: Int? = nil,
        activations: Int? = nil,
        payoutMinimumCents: Int? = nil
    ) {
        self.centsPerCredit = centsPerCredit
        self.sellerPercent = sellerPercent
        self.holdingDays = holdingDays
        self.refundDays = refundDays
        self.activations = activations
        self.payoutMinimumCents = payoutMinimumCents
    }

    private enum CodingKeys: String, CodingKey {
        case centsPerCredit = "cents_per_credit"
        case sellerPercent = "seller_percent"
        case holdingDays = "holding_days"
        case refundDays = "refund_days"
        case activations = "activations"
        case payoutMinimumCents = "payout_minimum_cents"
    }
}

/// As what a server of Mastodon's knows this program.
public struct MastodonServer: Encodable, Hashable, Sendable {
    /// The server's URL.
    public var server: String
    /// The id.
    public var clientId: String
    /// The secret.
    public var clientSecret: String

    public init(
        server: String,
        clientId: String,
        clientSecret: String
    ) {
        self.server = server
        self.clientId = clientId
        self.clientSecret = clientSecret
    }

    private enum CodingKeys: String, CodingKey {
        case server = "server"
        case clientId = "client_id"
        case clientSecret = "client_secret"
    }
}

/// Its secret is never shown.
extension MastodonServer: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "MastodonServer(<secret>)" }
    public var debugDescription: String { description }
}

/// What a probe of a file has found.
public struct MediaFacts: Decodable, Hashable, Sendable {
    /// What it is.
    public var mediaType: MediaType
    /// Its length in bytes.
    public var bytes: Int
    /// Its width in pixels.
    public var widthPx: Int
    /// Its height in pixels.
    public var heightPx: Int
    /// How long it plays, in milliseconds; absent for pictures.
    public var durationMs: Int?
    /// Frames in 1,000 seconds; absent for pictures.
    public var framesPer1000S: Int?
    /// The codec of the pictures by its four-character code: `avc1`, `hvc1`, `av01`, `vp09`.
    public var videoCodec: String?
    /// The codec of the sound by its four-character code, `mp4a`, `Opus`; absent without sound.
    public var audioCodec: String?

    private enum CodingKeys: String, CodingKey {
        case mediaType = "media_type"
        case bytes = "bytes"
        case widthPx = "width_px"
        case heightPx = "height_px"
        case durationMs = "duration_ms"
        case framesPer1000S = "frames_per_1000_s"
        case videoCodec = "video_codec"
        case audioCodec = "audio_codec"
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

/// A message as a network would get it.
public struct MessagePreview: Decodable, Hashable, Sendable {
    /// The text.
    public var text: String
    /// How many files go with it.
    public var files: Int
    /// How long the text is, as the network counts.
    public var length: Int
    /// How long it may be.
    public var most: Int

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case files = "files"
        case length = "length"
        case most = "most"
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
public struct Money: Codable, Hashable, Sendable {
    /// The amount in the currency's smallest unit.
    public var minorUnits: Int
    /// The currency.
    public var currency: Currency

    public init(
        minorUnits: Int,
        currency: Currency
    ) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    private enum CodingKeys: String, CodingKey {
        case minorUnits = "minor_units"
        case currency = "currency"
    }
}

/// Money that was paid for plans, in the currency's smallest unit.
public struct MoneyFigures: Decodable, Hashable, Sendable {
    /// The currency: `USD`.
    public var currency: String
    /// What was paid.
    public var paid: Int
    /// What went back.
    public var refunded: Int

    private enum CodingKeys: String, CodingKey {
        case currency = "currency"
        case paid = "paid"
        case refunded = "refunded"
    }
}

/// Music under the voice. In JSON only the file is needed.
public struct Music: Codable, Hashable, Sendable {
    /// The sound among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis, 8 to 192 kHz,
    /// at most eight channels; with a transcoder others, too.
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

/// An account on a network that belongs to an account here, and how well it is.
public struct NetworkAccount: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: ConnectionId
    /// Whose it is here.
    public var accountId: AccountId
    /// The network.
    public var network: Network
    /// The URL of its server, without a slash at the end; empty on a network of the program's own.
    public var server: String
    /// Whose it is there.
    public var remote: RemoteAccount
    /// Whether it can be used.
    public var state: ConnectionState
    /// Why it cannot be used, or why its credentials could not be renewed yet.
    public var error: ErrorRecord?
    /// When its credentials end unless they are renewed, where that is known.
    public var expiresAt: Date?
    /// When it was connected for the last time.
    public var connectedAt: Date
    /// When it was connected first.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case network = "network"
        case server = "server"
        case remote = "remote"
        case state = "state"
        case error = "error"
        case expiresAt = "expires_at"
        case connectedAt = "connected_at"
        case createdAt = "created_at"
    }
}

/// As what a network knows this program: without an id the network is not there.
public struct NetworkApp: Encodable, Hashable, Sendable {
    /// The id.
    public var clientId: String?
    /// The secret.
    public var clientSecret: String?

    public init(
        clientId: String? = nil,
        clientSecret: String? = nil
    ) {
        self.clientId = clientId
        self.clientSecret = clientSecret
    }

    private enum CodingKeys: String, CodingKey {
        case clientId = "client_id"
        case clientSecret = "client_secret"
    }
}

/// Its secret is never shown.
extension NetworkApp: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "NetworkApp(<secret>)" }
    public var debugDescription: String { description }
}

/// A server in place of a network's own.
public struct NetworkServer: Encodable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// The server's URL.
    public var url: String

    public init(
        network: Network,
        url: String
    ) {
        self.network = network
        self.url = url
    }

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case url = "url"
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

/// A queue that is to be made, or what one is to be.
public struct NewPostQueue: Encodable, Hashable, Sendable {
    /// Its name, unique within the account: 1 to 100 characters.
    public var name: String
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    public var timeZone: String
    /// When it publishes: 1 to 168 times of the week, each once.
    public var slots: [QueueSlot]
    /// The connections that it serves: 1 to 50, each once.
    public var connections: [ConnectionId]

    public init(
        name: String,
        timeZone: String,
        slots: [QueueSlot],
        connections: [ConnectionId]
    ) {
        self.name = name
        self.timeZone = timeZone
        self.slots = slots
        self.connections = connections
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case timeZone = "time_zone"
        case slots = "slots"
        case connections = "connections"
    }
}

/// A product that its seller adds.
public struct NewProduct: Encodable, Hashable, Sendable {
    /// Its name for people: 1 to 100 characters.
    public var name: String
    /// What one gets: 1 to 2,000 characters.
    public var description: String
    /// What it is about.
    public var category: Category
    /// Its price: from 0.50 to 9,999.99 US dollars.
    public var price: Money
    /// How many can be sold at most: 1 to 1,000,000; any number unless it is said.
    public var stock: Int?
    /// What one gets, as it can be used.
    public var content: ProductContent

    public init(
        name: String,
        description: String,
        category: Category,
        price: Money,
        stock: Int? = nil,
        content: ProductContent
    ) {
        self.name = name
        self.description = description
        self.category = category
        self.price = price
        self.stock = stock
        self.content = content
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case description = "description"
        case category = "category"
        case price = "price"
        case stock = "stock"
        case content = "content"
    }
}

/// A rating that is given now.
public struct NewRating: Encodable, Hashable, Sendable {
    /// 1 to 5.
    public var stars: Int
    /// Why: 1 to 2,000 characters.
    public var text: String?

    public init(
        stars: Int,
        text: String? = nil
    ) {
        self.stars = stars
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case stars = "stars"
        case text = "text"
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

/// An endpoint to be added.
public struct NewWebhook: Encodable, Hashable, Sendable {
    /// The address that messages are posted to: `https`, of at most 2,000 characters.
    public var url: String
    /// What its owner calls it: at most 200 characters.
    public var description: String?
    /// What it is told: at least one kind.
    public var kinds: [EventKind]

    public init(
        url: String,
        description: String? = nil,
        kinds: [EventKind]
    ) {
        self.url = url
        self.description = description
        self.kinds = kinds
    }

    private enum CodingKeys: String, CodingKey {
        case url = "url"
        case description = "description"
        case kinds = "kinds"
    }
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

/// Something that was bought.
public struct Order: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: OrderId
    /// Who buys.
    public var accountId: AccountId
    /// What.
    public var productId: ProductId
    /// Its name at that time.
    public var productName: String
    /// Its version at that time.
    public var version: Int
    /// Where it is on its way.
    public var state: OrderState
    /// The price in money that the buyer was shown.
    public var price: Money
    /// The price in credits that the buyer was shown, and paid.
    public var credits: Credits
    /// The caller's own id.
    public var idempotencyKey: String?
    /// When it was made.
    public var createdAt: Date
    /// When it was paid.
    public var paidAt: Date?
    /// When what was paid went back.
    public var refundedAt: Date?

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case productId = "product_id"
        case productName = "product_name"
        case version = "version"
        case state = "state"
        case price = "price"
        case credits = "credits"
        case idempotencyKey = "idempotency_key"
        case createdAt = "created_at"
        case paidAt = "paid_at"
        case refundedAt = "refunded_at"
    }
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
public struct Overlay: Codable, Hashable, Sendable {
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

/// Whose a secret is.
public struct OwnAccount: Encodable, Hashable, Sendable {
    /// The account, as your network names it.
    public var account: RemoteAccount
    /// What is kept and shown from now on, instead of the secret that the person gave: a token that
    /// was got with it. Without one, their secret is kept.
    public var secret: OwnSecret?

    public init(
        account: RemoteAccount,
        secret: OwnSecret? = nil
    ) {
        self.account = account
        self.secret = secret
    }

    private enum CodingKeys: String, CodingKey {
        case account = "account"
        case secret = "secret"
    }
}

/// Its secret is never shown.
extension OwnAccount: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "OwnAccount(<secret>)" }
    public var debugDescription: String { description }
}

/// What a network of your own takes. In JSON nothing is needed.
public struct OwnLimits: Encodable, Hashable, Sendable {
    /// The longest text, in letters as people see them (grapheme clusters), 1 to 100,000: 5,000
    /// unless it is said.
    public var textChars: Int?
    /// The most messages of a post, each of which answers another, 1 to 50: 1 unless it is said,
    /// which takes neither threads nor comments.
    public var parts: Int?
    /// The most files of a message, 0 to 50: 4 unless it is said.
    public var mostFiles: Int?
    /// The most bytes of a file, 1 to 1,099,511,627,776: 1,000,000,000 unless it is said.
    public var fileBytes: Int?
    /// The types of file that it takes: all that the platform knows unless it is said.
    public var mediaTypes: [MediaType]?
    /// The longest description of a file, in characters, 1 to 100,000: of any length unless it is
    /// said.
    public var altTextChars: Int?
    /// Whether publishing a message again under the same key never posts it twice. One that may be
    /// out is then published again by itself, once looking for it has not shown it.
    public var recognisesRepeats: Bool?
    /// Whether a message that may be out can be looked for.
    public var canFind: Bool?

    public init(
        textChars: Int? = nil,
        parts: Int? = nil,
        mostFiles: Int? = nil,
        fileBytes: Int? = nil,
        mediaTypes: [MediaType]? = nil,
        altTextChars: Int? = nil,
        recognisesRepeats: Bool? = nil,
        canFind: Bool? = nil
    ) {
        self.textChars = textChars
        self.parts = parts
        self.mostFiles = mostFiles
        self.fileBytes = fileBytes
        self.mediaTypes = mediaTypes
        self.altTextChars = altTextChars
        self.recognisesRepeats = recognisesRepeats
        self.canFind = canFind
    }

    private enum CodingKeys: String, CodingKey {
        case textChars = "text_chars"
        case parts = "parts"
        case mostFiles = "most_files"
        case fileBytes = "file_bytes"
        case mediaTypes = "media_types"
        case altTextChars = "alt_text_chars"
        case recognisesRepeats = "recognises_repeats"
        case canFind = "can_find"
    }
}

/// One message that a network of your own is to publish, or to look for.
public struct OwnMessage: Decodable, Hashable, Sendable {
    /// What tells this message from every other: the same each time the same one is tried or looked
    /// for.
    public var key: String
    /// For which account.
    public var account: RemoteAccount
    /// The secret of that account.
    public var secret: OwnSecret
    /// The text.
    public var text: String
    /// The files, in the order in which they are shown.
    public var media: [Attachment]
    /// The message that this one answers, as publishing gave it.
    public var answers: Published?
    /// The languages it is in, as BCP 47 tags.
    public var languages: [String]

    private enum CodingKeys: String, CodingKey {
        case key = "key"
        case account = "account"
        case secret = "secret"
        case text = "text"
        case media = "media"
        case answers = "answers"
        case languages = "languages"
    }
}

/// Its secret is never shown.
extension OwnMessage: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "OwnMessage(<secret>)" }
    public var debugDescription: String { description }
}

/// What a job of a kind of the program's own made.
public struct OwnResult: Decodable, Hashable, Sendable {
    /// What its handler gave.
    public var value: JSONValue

    private enum CodingKeys: String, CodingKey {
        case value = "value"
    }
}

/// A product that an account has a licence for.
public struct OwnedProduct: Decodable, Hashable, Sendable {
    /// The product.
    public var product: Product
    /// The licence.
    public var licence: Licence
    /// What it gives, in the version that was bought.
    public var content: ProductContent

    private enum CodingKeys: String, CodingKey {
        case product = "product"
        case licence = "licence"
        case content = "content"
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

/// Money on its way to a seller, or back.
public struct Payout: Decodable, Hashable, Sendable {
    /// Its id; the gateway is asked under it, so that it is paid once.
    public var id: PayoutId
    /// Whose.
    public var seller: AccountId
    /// The payout of which a part comes back; `None` for one to the seller.
    public var reverses: PayoutId?
    /// How much: above zero.
    public var amount: Money
    /// How much of it was asked back.
    public var reversed: Money
    /// Where it is on its way.
    public var state: PayoutState
    /// What the gateway calls it.
    public var reference: Reference?
    /// How often it was tried to be sent.
    public var attempts: Int
    /// When it is tried next.
    public var dueAt: Date
    /// Why the last try failed.
    public var error: ErrorRecord?
    /// When it was put on record.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case seller = "seller"
        case reverses = "reverses"
        case amount = "amount"
        case reversed = "reversed"
        case state = "state"
        case reference = "reference"
        case attempts = "attempts"
        case dueAt = "due_at"
        case error = "error"
        case createdAt = "created_at"
    }
}

/// From one time up to another.
public struct Period: Decodable, Hashable, Sendable {
    /// When it begins.
    public var start: Date
    /// When it ends; never before it begins.
    public var end: Date

    private enum CodingKeys: String, CodingKey {
        case start = "start"
        case end = "end"
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

/// When a post is to be published.
public struct PlannedTime: Codable, Hashable, Sendable {
    /// The date and the time of day there: `2026-03-29T09:30` or with seconds.
    public var local: String
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    public var timeZone: String

    public init(
        local: String,
        timeZone: String
    ) {
        self.local = local
        self.timeZone = timeZone
    }

    private enum CodingKeys: String, CodingKey {
        case local = "local"
        case timeZone = "time_zone"
    }
}

/// What a post says.
public struct PostContent: Codable, Hashable, Sendable {
    /// The post, and the messages of the thread below it.
    public var messages: [PostMessage]?
    /// A first comment below the post.
    public var firstComment: String?
    /// Where it appears.
    public var format: PostFormat?
    /// The languages it is in, as BCP 47 tags.
    public var languages: [String]?

    public init(
        messages: [PostMessage]? = nil,
        firstComment: String? = nil,
        format: PostFormat? = nil,
        languages: [String]? = nil
    ) {
        self.messages = messages
        self.firstComment = firstComment
        self.format = format
        self.languages = languages
    }

    private enum CodingKeys: String, CodingKey {
        case messages = "messages"
        case firstComment = "first_comment"
        case format = "format"
        case languages = "languages"
    }
}

/// What became of posts on a network. One that was unconfirmed and then decided counts as both.
public struct PostFigures: Decodable, Hashable, Sendable {
    /// The network.
    public var network: String
    /// How many got out.
    public var published: Int
    /// How many did not get out.
    public var failed: Int
    /// Of how many nobody knew.
    public var unconfirmed: Int

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case published = "published"
        case failed = "failed"
        case unconfirmed = "unconfirmed"
    }
}

/// A file that goes with a message.
public struct PostMedia: Codable, Hashable, Sendable {
    /// One of the account's own files, or one that its jobs made.
    public var file: BlobKey
    /// What it shows, for who does not see it.
    public var altText: String?
    /// Its captions, in WebVTT.
    public var captions: BlobKey?

    public init(
        file: BlobKey,
        altText: String? = nil,
        captions: BlobKey? = nil
    ) {
        self.file = file
        self.altText = altText
        self.captions = captions
    }

    private enum CodingKeys: String, CodingKey {
        case file = "file"
        case altText = "alt_text"
        case captions = "captions"
    }
}

/// One message.
public struct PostMessage: Codable, Hashable, Sendable {
    /// The text.
    public var text: String?
    /// The files, in the order in which they are shown.
    public var media: [PostMedia]?

    public init(
        text: String? = nil,
        media: [PostMedia]? = nil
    ) {
        self.text = text
        self.media = media
    }

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case media = "media"
    }
}

/// What people did with a message. What its network does not tell is absent.
public struct PostMetrics: Decodable, Hashable, Sendable {
    /// How many like it.
    public var likes: Int?
    /// How many answers it has.
    public var comments: Int?
    /// How often it was shared or quoted.
    public var shares: Int?
    /// How often it was shown.
    public var views: Int?

    private enum CodingKeys: String, CodingKey {
        case likes = "likes"
        case comments = "comments"
        case shares = "shares"
        case views = "views"
    }
}

/// A queue.
public struct PostQueue: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: PostQueueId
    /// Whose it is.
    public var accountId: AccountId
    /// Its name, unique within the account.
    public var name: String
    /// The name of a time zone in the IANA database.
    public var timeZone: String
    /// When it publishes, in the order of the week.
    public var slots: [QueueSlot]
    /// The connections that it serves.
    public var connections: [ConnectionId]
    /// When it was made.
    public var createdAt: Date
    /// When it was changed last.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case name = "name"
        case timeZone = "time_zone"
        case slots = "slots"
        case connections = "connections"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// A post that is made again and again.
public struct PostRecurrence: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: RecurrenceId
    /// Whose it is.
    public var accountId: AccountId
    /// The member who wants it, where that is known.
    public var author: UserId?
    /// What each of its posts says.
    public var post: PostRequest
    /// When it comes again.
    public var rule: RecurrenceRule
    /// Whether there will be more posts.
    public var state: RecurrenceState
    /// When the first post that is not made yet is due; none when there will be no more.
    public var nextAt: Date?
    /// How many posts were made.
    public var made: Int
    /// When it was asked for.
    public var createdAt: Date
    /// When it was changed last.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case author = "author"
        case post = "post"
        case rule = "rule"
        case state = "state"
        case nextAt = "next_at"
        case made = "made"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// A post that is written. In JSON only the content is needed.
public struct PostRequest: Codable, Hashable, Sendable {
    /// What it says.
    public var content: PostContent
    /// What it says instead on some networks, each named once.
    public var variants: [PostVariant]?
    /// By which connections it is published, each once.
    public var connections: [ConnectionId]?
    /// When; at once where it is not said.
    public var time: PlannedTime?
    /// The job whose video goes with its first message: the post waits for it.
    public var videoJob: JobId?
    /// What its links are tagged with where it is published; a link that has such tags keeps them.
    public var utm: UtmTags?

    public init(
        content: PostContent,
        variants: [PostVariant]? = nil,
        connections: [ConnectionId]? = nil,
        time: PlannedTime? = nil,
        videoJob: JobId? = nil,
        utm: UtmTags? = nil
    ) {
        self.content = content
        self.variants = variants
        self.connections = connections
        self.time = time
        self.videoJob = videoJob
        self.utm = utm
    }

    private enum CodingKeys: String, CodingKey {
        case content = "content"
        case variants = "variants"
        case connections = "connections"
        case time = "time"
        case videoJob = "video_job"
        case utm = "utm"
    }
}

/// What an account wants of its posts.
public struct PostRules: Codable, Hashable, Sendable {
    /// Whether another member approves each before it is published.
    public var approval: Bool

    public init(
        approval: Bool
    ) {
        self.approval = approval
    }

    private enum CodingKeys: String, CodingKey {
        case approval = "approval"
    }
}

/// What a post says on one network instead.
public struct PostVariant: Codable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// What it says there.
    public var content: PostContent

    public init(
        network: Network,
        content: PostContent
    ) {
        self.network = network
        self.content = content
    }

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case content = "content"
    }
}

/// Something that a person may want to change about a post, and need not.
public struct PostWarning: Decodable, Hashable, Sendable {
    /// What.
    public var kind: PostWarningKind
    /// By which connection.
    public var connectionId: ConnectionId
    /// The other post.
    public var postId: PostId
    /// When the other is due.
    public var dueAt: Date
    /// How far apart they would have to be, in seconds.
    public var withinS: Int

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case connectionId = "connection_id"
        case postId = "post_id"
        case dueAt = "due_at"
        case withinS = "within_s"
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

/// What became of a table of posts.
public struct PostsImport: Decodable, Hashable, Sendable {
    /// How many posts it has.
    public var lines: Int
    /// Everything that is wrong with it; then no post was made.
    public var problems: [ImportProblem]
    /// The posts, in the order of their lines; none where it was only tried.
    public var posts: [SocialPost]

    private enum CodingKeys: String, CodingKey {
        case lines = "lines"
        case problems = "problems"
        case posts = "posts"
    }
}

/// What each kind of job costs. In JSON nothing is needed.
public struct PriceList: Encodable, Hashable, Sendable {
    /// Text to speech, by the length of the speech.
    public var tts: Rate?
    /// A video, by its length.
    public var video: Rate?
    /// Lip-sync alone, by the length of the speech.
    public var lipSync: Rate?
    /// Voices and engines that have prices of their own.
    public var voices: [VoicePrice]?

    public init(
        tts: Rate? = nil,
        video: Rate? = nil,
        lipSync: Rate? = nil,
        voices: [VoicePrice]? = nil
    ) {
        self.tts = tts
        self.video = video
        self.lipSync = lipSync
        self.voices = voices
    }

    private enum CodingKeys: String, CodingKey {
        case tts = "tts"
        case video = "video"
        case lipSync = "lip_sync"
        case voices = "voices"
    }
}

/// Something that a network would refuse of a draft, said before it is scheduled.
public struct Problem: Decodable, Hashable, Sendable {
    /// What it is about: `parts0.text`, `parts0.media1.duration_ms`.
    public var field: String
    /// A sentence for the person who has to change it.
    public var message: String
    /// What is allowed.
    public var limit: String
    /// What there is.
    public var value: String

    private enum CodingKeys: String, CodingKey {
        case field = "field"
        case message = "message"
        case limit = "limit"
        case value = "value"
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
    /// What it is about.
    public var category: Category
    /// Its price in money.
    public var price: Money
    /// Its price in credits.
    public var credits: Credits
    /// Who sells it; `None` for the platform itself.
    public var seller: AccountId?
    /// Where it is on its way.
    public var state: ProductState
    /// Why it was sent back or withdrawn.
    public var reason: String?
    /// The version that is sold now, from 1.
    public var version: Int
    /// How many can be sold at most; any number unless it is said.
    public var stock: Int?
    /// How many were sold and not refunded.
    public var sold: Int
    /// How many buyers have rated it.
    public var ratings: Int
    /// The sum of their stars.
    public var stars: Int
    /// When it was added.
    public var createdAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case slug = "slug"
        case name = "name"
        case description = "description"
        case category = "category"
        case price = "price"
        case credits = "credits"
        case seller = "seller"
        case state = "state"
        case reason = "reason"
        case version = "version"
        case stock = "stock"
        case sold = "sold"
        case ratings = "ratings"
        case stars = "stars"
        case createdAt = "created_at"
    }
}

/// What a product gives. In JSON nothing is needed.
public struct ProductContent: Codable, Hashable, Sendable {
    /// What videos can be made with.
    public var looks: [Look]?
    /// What can be read.
    public var documents: [Document]?

    public init(
        looks: [Look]? = nil,
        documents: [Document]? = nil
    ) {
        self.looks = looks
        self.documents = documents
    }

    private enum CodingKeys: String, CodingKey {
        case looks = "looks"
        case documents = "documents"
    }
}

/// Which products to list. In JSON nothing is needed.
public struct ProductQuery: Encodable, Hashable, Sendable {
    /// Words that name, description or category have; each may be the beginning of one.
    public var text: String?
    /// Of this category alone.
    public var category: Category?

    public init(
        text: String? = nil,
        category: Category? = nil
    ) {
        self.text = text
        self.category = category
    }

    private enum CodingKeys: String, CodingKey {
        case text = "text"
        case category = "category"
    }
}

/// What changes about a product; what is not said stays as it is. In JSON nothing is needed.
public struct ProductUpdate: Encodable, Hashable, Sendable {
    /// Its name for people.
    public var name: String?
    /// What one gets.
    public var description: String?
    /// Its price. Purchases that were begun at the old one are refused.
    public var price: Money?
    /// What one gets, as it can be used: a new version.
    public var content: ProductContent?

    public init(
        name: String? = nil,
        description: String? = nil,
        price: Money? = nil,
        content: ProductContent? = nil
    ) {
        self.name = name
        self.description = description
        self.price = price
        self.content = content
    }

    private enum CodingKeys: String, CodingKey {
        case name = "name"
        case description = "description"
        case price = "price"
        case content = "content"
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

/// What has become of a post at one connection.
public struct PublicationInfo: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: PublicationId
    /// Of which post.
    public var postId: PostId
    /// By which connection.
    public var connectionId: ConnectionId
    /// On which network.
    public var network: Network
    /// Where it is on its way.
    public var state: PublicationState
    /// When a worker goes on with it; none when nobody has anything to do.
    public var nextAt: Date?
    /// The messages that are out, in order.
    public var published: [Published]
    /// When a message was tried of which nobody knows yet whether it is out.
    public var triedAt: Date?
    /// How many tries in a row have failed without posting anything.
    public var failures: Int
    /// What went wrong last.
    public var error: ErrorRecord?
    /// What people did with its first message, as far as the network tells.
    public var metrics: PostMetrics
    /// When the network told that.
    public var countedAt: Date?
    /// When it was scheduled.
    public var createdAt: Date
    /// When it was changed last.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case postId = "post_id"
        case connectionId = "connection_id"
        case network = "network"
        case state = "state"
        case nextAt = "next_at"
        case published = "published"
        case triedAt = "tried_at"
        case failures = "failures"
        case error = "error"
        case metrics = "metrics"
        case countedAt = "counted_at"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// A message that is out.
public struct Published: Codable, Hashable, Sendable {
    /// The network's id of it.
    public var remoteId: String
    /// The network's name of this version of it, where answering it needs that.
    public var version: String?
    /// Where people see it, where that is known.
    public var permalink: String?

    public init(
        remoteId: String,
        version: String? = nil,
        permalink: String? = nil
    ) {
        self.remoteId = remoteId
        self.version = version
        self.permalink = permalink
    }

    private enum CodingKeys: String, CodingKey {
        case remoteId = "remote_id"
        case version = "version"
        case permalink = "permalink"
    }
}

/// A purchase.
public struct PurchaseRequest: Encodable, Hashable, Sendable {
    /// The product's slug.
    public var product: String
    /// The price that the buyer was shown, in credits: another one is refused.
    public var credits: Credits
    /// The caller's own id, 1 to 200 characters: the same purchase is made once.
    public var idempotencyKey: String?

    public init(
        product: String,
        credits: Credits,
        idempotencyKey: String? = nil
    ) {
        self.product = product
        self.credits = credits
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case product = "product"
        case credits = "credits"
        case idempotencyKey = "idempotency_key"
    }
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

/// A time of the week.
public struct QueueSlot: Codable, Hashable, Sendable {
    /// The day.
    public var weekday: Weekday
    /// The time of day in the queue's time zone: `09:30`.
    public var time: String

    public init(
        weekday: Weekday,
        time: String
    ) {
        self.weekday = weekday
        self.time = time
    }

    private enum CodingKeys: String, CodingKey {
        case weekday = "weekday"
        case time = "time"
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

/// What a buyer thinks of a product.
public struct Rating: Decodable, Hashable, Sendable {
    /// Of which product.
    public var productId: ProductId
    /// Who has bought it.
    public var accountId: AccountId
    /// 1 to 5.
    public var stars: Int
    /// Why.
    public var text: String?
    /// When it was given, or last changed.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case productId = "product_id"
        case accountId = "account_id"
        case stars = "stars"
        case text = "text"
        case at = "at"
    }
}

/// What a buyer gets.
public struct Receipt: Decodable, Hashable, Sendable {
    /// The order.
    public var order: Order
    /// The licence, once the order is paid.
    public var licence: Licence?

    private enum CodingKeys: String, CodingKey {
        case order = "order"
        case licence = "licence"
    }
}

/// What came of comparing a period.
public struct Reconciliation: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: ReconciliationId
    /// With which gateway.
    public var gateway: String
    /// What was made in this time was compared.
    public var period: Period
    /// How many objects were looked at.
    public var lookedAt: Int
    /// How many differences there are.
    public var found: Int
    /// The differences, the first `MAX_DIFFERENCES` of them.
    public var differences: [Difference]
    /// When it was done.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case gateway = "gateway"
        case period = "period"
        case lookedAt = "looked_at"
        case found = "found"
        case differences = "differences"
        case at = "at"
    }
}

/// When a post comes again. It has an end: a date, a count, or whichever of the two comes first.
public struct RecurrenceRule: Codable, Hashable, Sendable {
    /// How often.
    public var every: Cadence
    /// On which days of the week, each once: where it is weekly, and only there.
    public var weekdays: [Weekday]?
    /// On which day of the month, 1 to 31: where it is monthly, and only there. A month that has no
    /// such day has none of its posts.
    public var day: Int?
    /// The time of day: `09:30`. One that does not exist, where clocks are put forward, is taken
    /// later by as much; one that exists twice is taken the first time.
    public var time: String
    /// The name of a time zone in the IANA database: `Europe/Berlin`.
    public var timeZone: String
    /// The last date there that can have one, ten years ahead at most: `2026-12-31`.
    public var until: String?
    /// How many posts are made: 1 to 1,000.
    public var count: Int?

    public init(
        every: Cadence,
        weekdays: [Weekday]? = nil,
        day: Int? = nil,
        time: String,
        timeZone: String,
        until: String? = nil,
        count: Int? = nil
    ) {
        self.every = every
        self.weekdays = weekdays
        self.day = day
        self.time = time
        self.timeZone = timeZone
        self.until = until
        self.count = count
    }

    private enum CodingKeys: String, CodingKey {
        case every = "every"
        case weekdays = "weekdays"
        case day = "day"
        case time = "time"
        case timeZone = "time_zone"
        case until = "until"
        case count = "count"
    }
}

/// Money that goes back to who paid.
public struct Refund: Decodable, Hashable, Sendable {
    /// What the gateway calls it.
    public var reference: Reference
    /// How much.
    public var amount: Money
    /// Its state.
    public var state: RefundState

    private enum CodingKeys: String, CodingKey {
        case reference = "reference"
        case amount = "amount"
        case state = "state"
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

/// Whose account it is on its network.
public struct RemoteAccount: Codable, Hashable, Sendable {
    /// The network's id of it, which never changes: a DID, a page's number, a URN.
    public var id: String
    /// The name by which people know it there; it may change.
    public var handle: String

    public init(
        id: String,
        handle: String
    ) {
        self.id = id
        self.handle = handle
    }

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case handle = "handle"
    }
}

/// A post that is to be made again and again.
public struct RepeatRequest: Encodable, Hashable, Sendable {
    /// What each of its posts says; it has no time of its own.
    public var post: PostRequest
    /// When it comes again.
    public var rule: RecurrenceRule

    public init(
        post: PostRequest,
        rule: RecurrenceRule
    ) {
        self.post = post
        self.rule = rule
    }

    private enum CodingKeys: String, CodingKey {
        case post = "post"
        case rule = "rule"
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

/// What a seller sold.
public struct SalesFigures: Decodable, Hashable, Sendable {
    /// How often.
    public var sold: Int
    /// What buyers paid.
    public var paid: Credits
    /// The seller's shares of it.
    public var shares: Credits
    /// How many sales were sent back.
    public var returned: Int
    /// What buyers got back.
    public var paidBack: Credits
    /// The seller's shares that went back.
    public var sharesBack: Credits

    private enum CodingKeys: String, CodingKey {
        case sold = "sold"
        case paid = "paid"
        case shares = "shares"
        case returned = "returned"
        case paidBack = "paid_back"
        case sharesBack = "shares_back"
    }
}

/// A scene of a video. What is not said here is that of the video. In JSON only the script is
/// needed, or on a card its length, or a clip.
public struct Scene: Encodable, Hashable, Sendable {
    /// What is to be said, plain or in speech markup: 1 to 20,000 characters in all scenes
    /// together. A card may say nothing.
    public var script: String?
    /// Whether it is a card: its background and its texts, without an avatar.
    public var card: Bool?
    /// A film among the account's files that is shown as it is, once, with its own sound: MP4 or
    /// MOV with H.264 and AAC, at most ten minutes, 500 MB and 1,920 pixels a side; with a
    /// transcoder others, too. Beside it there are only texts, a title and a pause, in which its
    /// last picture stands.
    public var clip: BlobKey?
    /// By which avatar: its slug.
    public var avatar: String?
    /// Where the avatar stands.
    public var layout: SceneLayout?
    /// By which voice.
    public var voice: VoiceId?
    /// How fast and how high.
    public var settings: VoiceSettings?
    /// What stands behind the avatar.
    public var background: Background?
    /// Texts over the picture, at most 20; their times count from the scene's start.
    public var overlays: [Overlay]?
    /// How long it lasts at least, in milliseconds: 200 to 600,000. A card that says nothing needs
    /// it.
    public var durationMs: Int?
    /// The silence after it, in milliseconds: up to 10,000.
    public var pauseMs: Int?
    /// Its title in the list of chapters: 1 to 60 characters. Without one it belongs to the
    /// chapter before it.
    public var title: String?

    public init(
        script: String? = nil,
        card: Bool? = nil,
        clip: BlobKey? = nil,
        avatar: String? = nil,
        layout: SceneLayout? = nil,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        background: Background? = nil,
        overlays: [Overlay]? = nil,
        durationMs: Int? = nil,
        pauseMs: Int? = nil,
        title: String? = nil
    ) {
        self.script = script
        self.card = card
        self.clip = clip
        self.avatar = avatar
        self.layout = layout
        self.voice = voice
        self.settings = settings
        self.background = background
        self.overlays = overlays
        self.durationMs = durationMs
        self.pauseMs = pauseMs
        self.title = title
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case card = "card"
        case clip = "clip"
        case avatar = "avatar"
        case layout = "layout"
        case voice = "voice"
        case settings = "settings"
        case background = "background"
        case overlays = "overlays"
        case durationMs = "duration_ms"
        case pauseMs = "pause_ms"
        case title = "title"
    }
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

/// What a seller is owed.
public struct SellerBalance: Decodable, Hashable, Sendable {
    /// Whose.
    public var accountId: AccountId
    /// How far they have come in saying where they are paid.
    public var onboarding: Onboarding
    /// What they are owed in all; below zero what they owe, and what later sales pay first.
    public var balance: Money
    /// The part that waits, because its buyers may still send back what they bought.
    public var waiting: Money
    /// The rest. It is paid once it reaches the minimum.
    public var payable: Money
    /// The least that is paid.
    public var minimum: Money

    private enum CodingKeys: String, CodingKey {
        case accountId = "account_id"
        case onboarding = "onboarding"
        case balance = "balance"
        case waiting = "waiting"
        case payable = "payable"
        case minimum = "minimum"
    }
}

/// A change of what a seller is owed.
public struct SellerEntry: Decodable, Hashable, Sendable {
    /// Whose balance.
    public var seller: AccountId
    /// Its number within the seller's, from 1 without gaps.
    public var seq: Int
    /// Why.
    public var kind: SellerEntryKind
    /// How much; below zero when it is taken away.
    public var amount: Money
    /// The balance after it.
    public var balance: Money
    /// The order that it is about.
    public var orderId: OrderId?
    /// The payout that it is about.
    public var payoutId: PayoutId?
    /// From when it can be paid out; what is taken away has the time of what it takes.
    public var availableAt: Date
    /// When.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case seller = "seller"
        case seq = "seq"
        case kind = "kind"
        case amount = "amount"
        case balance = "balance"
        case orderId = "order_id"
        case payoutId = "payout_id"
        case availableAt = "available_at"
        case at = "at"
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

/// A seller's part of a sale.
public struct Share: Decodable, Hashable, Sendable {
    /// Of which order.
    public var orderId: OrderId
    /// Whose it is.
    public var seller: AccountId
    /// How many credits.
    public var credits: Credits
    /// Where it is on its way.
    public var state: ShareState
    /// When it is granted.
    public var dueAt: Date

    private enum CodingKeys: String, CodingKey {
        case orderId = "order_id"
        case seller = "seller"
        case credits = "credits"
        case state = "state"
        case dueAt = "due_at"
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

/// As what social networks know this program, and how posts are published. Bluesky and Mastodon are
/// always there, for people make their own secrets on them.
public struct SocialConfig: Encodable, Hashable, Sendable {
    /// How posts are published.
    public var publishing: SocialSettings?
    /// The app at X.
    public var x: NetworkApp?
    /// The app at Facebook, for pages and the Instagram accounts that belong to them.
    public var facebook: NetworkApp?
    /// The app at LinkedIn.
    public var linkedin: NetworkApp?
    /// Whether members of LinkedIn connect the organisations that they administer too, which
    /// LinkedIn allows to apps that it has looked at.
    public var linkedinOrganisations: Bool?
    /// The app at Threads.
    public var threads: NetworkApp?
    /// The apps at servers of Mastodon's. Without one, people connect by a token of their own.
    public var mastodon: [MastodonServer]?
    /// Servers in place of the networks' own: behind proxies, and another one of the AT Protocol
    /// than Bluesky's, where a person names none.
    public var servers: [NetworkServer]?
    /// Whether servers may be asked that only this machine, or its own network, can reach.
    public var inside: Bool?

    public init(
        publishing: SocialSettings? = nil,
        x: NetworkApp? = nil,
        facebook: NetworkApp? = nil,
        linkedin: NetworkApp? = nil,
        linkedinOrganisations: Bool? = nil,
        threads: NetworkApp? = nil,
        mastodon: [MastodonServer]? = nil,
        servers: [NetworkServer]? = nil,
        inside: Bool? = nil
    ) {
        self.publishing = publishing
        self.x = x
        self.facebook = facebook
        self.linkedin = linkedin
        self.linkedinOrganisations = linkedinOrganisations
        self.threads = threads
        self.mastodon = mastodon
        self.servers = servers
        self.inside = inside
    }

    private enum CodingKeys: String, CodingKey {
        case publishing = "publishing"
        case x = "x"
        case facebook = "facebook"
        case linkedin = "linkedin"
        case linkedinOrganisations = "linkedin_organisations"
        case threads = "threads"
        case mastodon = "mastodon"
        case servers = "servers"
        case inside = "inside"
    }
}

/// A post, and what has become of it.
public struct SocialPost: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: PostId
    /// Whose it is.
    public var accountId: AccountId
    /// What was written.
    public var request: PostRequest
    /// Where it is on its way.
    public var state: PostState
    /// The moment at which it is published; none of a draft that has no time.
    public var dueAt: Date?
    /// The queue whose slot it has.
    public var queueId: PostQueueId?
    /// The recurrence that it is one of.
    public var recurrenceId: RecurrenceId?
    /// Who submitted it to the other members and what one of them decided, where its account wants
    /// approval.
    public var approval: Approval?
    /// What was noticed when it was scheduled, queued or written anew just now; nothing where it is
    /// only read.
    public var warnings: [PostWarning]
    /// Grows with each change of what was written.
    public var revision: Int
    /// When it was written first.
    public var createdAt: Date
    /// When it was changed last.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case request = "request"
        case state = "state"
        case dueAt = "due_at"
        case queueId = "queue_id"
        case recurrenceId = "recurrence_id"
        case approval = "approval"
        case warnings = "warnings"
        case revision = "revision"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// How posts are published. In JSON nothing is needed.
public struct SocialSettings: Encodable, Hashable, Sendable {
    /// How long a call of a network may take, in seconds: 1 to 600.
    public var callS: Int?
    /// How long a publication belongs to the worker that took it, unless that worker is at work on
    /// it, in seconds: more than twice as long as a call, to 3,600.
    public var leaseS: Int?
    /// How many publications a worker is at work on at once: 1 to 100.
    public var atOnce: Int?
    /// How many tries in a row may fail before a publication does: 1 to 50.
    public var tries: Int?
    /// The pause after the first failed try, in seconds; it doubles with each: 1 to 3,600.
    public var pauseS: Int?
    /// The longest pause between tries, in seconds: 1 to 86,400.
    public var longestPauseS: Int?
    /// How often a message that may be out is looked for before a person is told: 1 to 50.
    public var looks: Int?
    /// How long after its try it is looked for first, in seconds; the pause doubles with each look:
    /// 1 to 3,600.
    public var lookS: Int?
    /// How often it is asked whether a post's video is finished, in seconds: 1 to 3,600.
    public var videoS: Int?
    /// How long before their end credentials are renewed, in seconds: 60 to 604,800.
    public var refreshAheadS: Int?
    /// How many connections an account may have: 1 to 1,000.
    public var connections: Int?
    /// How long before they are due posts that repeat are made, in seconds: 600 to 2,678,400.
    public var repeatAheadS: Int?
    /// Within how many days a post that says the same by the same connection is noticed: 0 to 90;
    /// 0 is never.
    public var duplicateDays: Int?
    /// Within how many minutes another post by the same connection is noticed: 0 to 1,440; 0 is
    /// never.
    public var conflictMinutes: Int?

    public init(
        callS: Int? = nil,
        leaseS: Int? = nil,
        atOnce: Int? = nil,
        tries: Int? = nil,
        pauseS: Int? = nil,
        longestPauseS: Int? = nil,
        looks: Int? = nil,
        lookS: Int? = nil,
        videoS: Int? = nil,
        refreshAheadS: Int? = nil,
        connections: Int? = nil,
        repeatAheadS: Int? = nil,
        duplicateDays: Int? = nil,
        conflictMinutes: Int? = nil
    ) {
        self.callS = callS
        self.leaseS = leaseS
        self.atOnce = atOnce
        self.tries = tries
        self.pauseS = pauseS
        self.longestPauseS = longestPauseS
        self.looks = looks
        self.lookS = lookS
        self.videoS = videoS
        self.refreshAheadS = refreshAheadS
        self.connections = connections
        self.repeatAheadS = repeatAheadS
        self.duplicateDays = duplicateDays
        self.conflictMinutes = conflictMinutes
    }

    private enum CodingKeys: String, CodingKey {
        case callS = "call_s"
        case leaseS = "lease_s"
        case atOnce = "at_once"
        case tries = "tries"
        case pauseS = "pause_s"
        case longestPauseS = "longest_pause_s"
        case looks = "looks"
        case lookS = "look_s"
        case videoS = "video_s"
        case refreshAheadS = "refresh_ahead_s"
        case connections = "connections"
        case repeatAheadS = "repeat_ahead_s"
        case duplicateDays = "duplicate_days"
        case conflictMinutes = "conflict_minutes"
    }
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
    /// What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    /// `<speak>` is speech markup.
    public var script: String
    /// By which voice.
    public var voice: VoiceId?
    /// How fast and how high.
    public var settings: VoiceSettings?
    /// A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    /// or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    /// minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    /// own.
    public var audio: BlobKey?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?

    public init(
        script: String,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        audio: BlobKey? = nil,
        idempotencyKey: String? = nil
    ) {
        self.script = script
        self.voice = voice
        self.settings = settings
        self.audio = audio
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case voice = "voice"
        case settings = "settings"
        case audio = "audio"
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

/// An account's rules, and what its present period has used of them.
public struct Spending: Decodable, Hashable, Sendable {
    /// The rules.
    public var rules: SpendingRules
    /// When the period began.
    public var start: Date
    /// When it ends.
    public var end: Date
    /// What the holds of the period have charged or still reserve.
    public var used: Credits
    /// What was told in the period.
    public var alerts: [AlertKind]

    private enum CodingKeys: String, CodingKey {
        case rules = "rules"
        case start = "start"
        case end = "end"
        case used = "used"
        case alerts = "alerts"
    }
}

/// Something that an account's owner is told: of each kind once in a period.
public struct SpendingAlert: Decodable, Hashable, Sendable {
    /// Whose credits.
    public var accountId: AccountId
    /// Of what.
    public var kind: AlertKind
    /// The period in which it is, by its beginning.
    public var periodStart: Date
    /// The limit of which a part is used, or the balance that was reached.
    public var threshold: Credits
    /// What was used, or what is left to spend.
    public var value: Credits
    /// When.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case accountId = "account_id"
        case kind = "kind"
        case periodStart = "period_start"
        case threshold = "threshold"
        case value = "value"
        case at = "at"
    }
}

/// What an account may spend, and when its owner is told. In JSON nothing is needed.
public struct SpendingRules: Codable, Hashable, Sendable {
    /// The most credits that holds of a period may take: 0 or more; `None` is no limit.
    public var limit: Credits?
    /// How long a period is; a month unless it is said.
    public var period: SpendingPeriod?
    /// Where its midnights are: a name of the IANA database; `UTC` unless it is said.
    public var timeZone: String?
    /// At how many percent of the limit its owner is told: 1 to 100; needs a limit.
    public var alertPercent: Int?
    /// Below how many credits to spend its owner is told: 1 or more.
    public var lowBalance: Credits?

    public init(
        limit: Credits? = nil,
        period: SpendingPeriod? = nil,
        timeZone: String? = nil,
        alertPercent: Int? = nil,
        lowBalance: Credits? = nil
    ) {
        self.limit = limit
        self.period = period
        self.timeZone = timeZone
        self.alertPercent = alertPercent
        self.lowBalance = lowBalance
    }

    private enum CodingKeys: String, CodingKey {
        case limit = "limit"
        case period = "period"
        case timeZone = "time_zone"
        case alertPercent = "alert_percent"
        case lowBalance = "low_balance"
    }
}

/// A purchase to begin: of a plan, of a credit pack or of a product.
public struct StartCheckout: Encodable, Hashable, Sendable {
    /// The plan.
    public var plan: PlanCode?
    /// The code of the credit pack.
    public var pack: String?
    /// The slug of a product of the marketplace.
    public var product: String?
    /// The price of the product that the buyer was shown: another one is refused.
    public var price: Money?
    /// Where the buyer comes back to after the purchase: an `http` or `https` address.
    public var successUrl: String?
    /// Where a buyer comes back to who does not buy: an `http` or `https` address.
    public var cancelUrl: String?
    /// Where invoices go; taken when the account becomes a customer.
    public var email: String?

    public init(
        plan: PlanCode? = nil,
        pack: String? = nil,
        product: String? = nil,
        price: Money? = nil,
        successUrl: String? = nil,
        cancelUrl: String? = nil,
        email: String? = nil
    ) {
        self.plan = plan
        self.pack = pack
        self.product = product
        self.price = price
        self.successUrl = successUrl
        self.cancelUrl = cancelUrl
        self.email = email
    }

    private enum CodingKeys: String, CodingKey {
        case plan = "plan"
        case pack = "pack"
        case product = "product"
        case price = "price"
        case successUrl = "success_url"
        case cancelUrl = "cancel_url"
        case email = "email"
    }
}

/// How a way round by a network's page begins.
public struct StartConnect: Encodable, Hashable, Sendable {
    /// The network.
    public var network: Network
    /// Where its page sends the browser back to.
    public var redirectUri: String
    /// The URL of the account's server, on networks that have many.
    public var server: String?

    public init(
        network: Network,
        redirectUri: String,
        server: String? = nil
    ) {
        self.network = network
        self.redirectUri = redirectUri
        self.server = server
    }

    private enum CodingKeys: String, CodingKey {
        case network = "network"
        case redirectUri = "redirect_uri"
        case server = "server"
    }
}

/// A message as it is kept.
public struct StoredEvent: Decodable, Hashable, Sendable {
    /// What the gateway told.
    public var event: GatewayEvent
    /// What became of it.
    public var state: EventState
    /// How often it was taken.
    public var attempts: Int
    /// When it is its turn, or that of the next try.
    public var dueAt: Date
    /// When it came.
    public var receivedAt: Date
    /// Why the last try failed.
    public var error: ErrorRecord?

    private enum CodingKeys: String, CodingKey {
        case event = "event"
        case state = "state"
        case attempts = "attempts"
        case dueAt = "due_at"
        case receivedAt = "received_at"
        case error = "error"
    }
}

/// Who the platform is at Stripe. It takes the payments when a secret key is set.
public struct StripeConfig: Encodable, Hashable, Sendable {
    /// The secret key, `sk_..` or `rk_..`.
    public var secretKey: String?
    /// The secrets of the webhook endpoint, `whsec_..`: each is good, so that one can be replaced.
    /// Without any, messages are turned off, and nothing that is bought arrives.
    public var webhookSecrets: [String]?
    /// Stripe's price of each plan that is for sale.
    public var prices: [StripePrice]?
    /// The version of Stripe's interface; by default the one that this was written for.
    public var apiVersion: String?
    /// Where Stripe is: `https`, or `http` on this machine; by default Stripe itself.
    public var url: String?
    /// Whether buyers can give promotion codes.
    public var promotionCodes: Bool?
    /// Whether Stripe computes taxes.
    public var automaticTax: Bool?

    public init(
        secretKey: String? = nil,
        webhookSecrets: [String]? = nil,
        prices: [StripePrice]? = nil,
        apiVersion: String? = nil,
        url: String? = nil,
        promotionCodes: Bool? = nil,
        automaticTax: Bool? = nil
    ) {
        self.secretKey = secretKey
        self.webhookSecrets = webhookSecrets
        self.prices = prices
        self.apiVersion = apiVersion
        self.url = url
        self.promotionCodes = promotionCodes
        self.automaticTax = automaticTax
    }

    private enum CodingKeys: String, CodingKey {
        case secretKey = "secret_key"
        case webhookSecrets = "webhook_secrets"
        case prices = "prices"
        case apiVersion = "api_version"
        case url = "url"
        case promotionCodes = "promotion_codes"
        case automaticTax = "automatic_tax"
    }
}

/// Its secret is never shown.
extension StripeConfig: CustomStringConvertible, CustomDebugStringConvertible {
    public var description: String { "StripeConfig(<secret>)" }
    public var debugDescription: String { description }
}

/// Stripe's price of a plan. Its amount is the plan's, and its interval a month.
public struct StripePrice: Encodable, Hashable, Sendable {
    /// The plan.
    public var plan: PlanCode
    /// What Stripe calls the price: `price_..`.
    public var price: String

    public init(
        plan: PlanCode,
        price: String
    ) {
        self.plan = plan
        self.price = price
    }

    private enum CodingKeys: String, CodingKey {
        case plan = "plan"
        case price = "price"
    }
}

/// An object of the gateway's.
public struct Subject: Decodable, Hashable, Sendable {
    /// Its kind.
    public var kind: SubjectKind
    /// What the gateway calls it.
    public var reference: Reference

    private enum CodingKeys: String, CodingKey {
        case kind = "kind"
        case reference = "reference"
    }
}

/// A subscription to a plan, as the payment gateway told it last.
public struct SubscriptionInfo: Decodable, Hashable, Sendable {
    /// What the gateway calls it.
    public var reference: Reference
    /// To which plan.
    public var plan: PlanCode
    /// Its state.
    public var state: PaidSubscriptionState
    /// The period that was begun last.
    public var period: Period
    /// Whether it ends with the period.
    public var cancelAtPeriodEnd: Bool
    /// The plan that follows with the next period, where that is another.
    public var nextPlan: PlanCode?
    /// When its plan ends unless the payment that failed is made.
    public var graceEndsAt: Date?

    private enum CodingKeys: String, CodingKey {
        case reference = "reference"
        case plan = "plan"
        case state = "state"
        case period = "period"
        case cancelAtPeriodEnd = "cancel_at_period_end"
        case nextPlan = "next_plan"
        case graceEndsAt = "grace_ends_at"
    }
}

/// What one connection would get of a post.
public struct TargetPreview: Decodable, Hashable, Sendable {
    /// Which.
    public var connectionId: ConnectionId
    /// On which network.
    public var network: Network
    /// The messages, in order; none where the network could not be asked.
    public var messages: [MessagePreview]
    /// What the network would refuse; empty where it would take everything.
    public var problems: [Problem]

    private enum CodingKeys: String, CodingKey {
        case connectionId = "connection_id"
        case network = "network"
        case messages = "messages"
        case problems = "problems"
    }
}

/// What a network would refuse of a post.
public struct TargetProblem: Decodable, Hashable, Sendable {
    /// By which connection.
    public var connectionId: ConnectionId
    /// What.
    public var problem: Problem

    private enum CodingKeys: String, CodingKey {
        case connectionId = "connection_id"
        case problem = "problem"
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

/// A time in which a plan can be tried: once for an account, ever.
public struct Trial: Encodable, Hashable, Sendable {
    /// How many days: 1 to 90.
    public var days: Int
    /// The credits for it: 0 or more. They lapse when it ends.
    public var credits: Credits

    public init(
        days: Int,
        credits: Credits
    ) {
        self.days = days
        self.credits = credits
    }

    private enum CodingKeys: String, CodingKey {
        case days = "days"
        case credits = "credits"
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

/// What the links of a post are tagged with, as web analytics read it (the Urchin parameters).
public struct UtmTags: Codable, Hashable, Sendable {
    /// `utm_source`: 1 to 100 characters.
    public var source: String?
    /// `utm_medium`: 1 to 100 characters.
    public var medium: String?
    /// `utm_campaign`: 1 to 100 characters.
    public var campaign: String?

    public init(
        source: String? = nil,
        medium: String? = nil,
        campaign: String? = nil
    ) {
        self.source = source
        self.medium = medium
        self.campaign = campaign
    }

    private enum CodingKeys: String, CodingKey {
        case source = "source"
        case medium = "medium"
        case campaign = "campaign"
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

/// A video for each row of a table. In JSON the template is needed, and one of `csv` and `rows`.
public struct VideoBatch: Encodable, Hashable, Sendable {
    /// A video's request as JSON, whose texts may hold `{{COLUMN}}`. A text that is one variable and
    /// nothing else becomes the cell as it is, and what its cell leaves empty is not asked for;
    /// `{{COLUMN:number}}` makes a number of it.
    public var template: JSONValue
    /// The table in CSV, whose first line names the columns: at most 2,000,000 bytes.
    public var csv: String?
    /// Or its rows as JSON: objects whose values are texts, numbers, truths or nothing.
    public var rows: [JSONValue]?
    /// Columns that are there and that the template does not use: any other such column is refused.
    public var unused: [String]?
    /// The caller's own id of the whole, 1 to 190 characters: each row is done once under it.
    public var idempotencyKey: String?

    public init(
        template: JSONValue,
        csv: String? = nil,
        rows: [JSONValue]? = nil,
        unused: [String]? = nil,
        idempotencyKey: String? = nil
    ) {
        self.template = template
        self.csv = csv
        self.rows = rows
        self.unused = unused
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case template = "template"
        case csv = "csv"
        case rows = "rows"
        case unused = "unused"
        case idempotencyKey = "idempotency_key"
    }
}

/// A video to be made. In JSON only the script is needed, or scenes.
public struct VideoRequest: Encodable, Hashable, Sendable {
    /// What is to be said: 1 to 20,000 characters, or none with a recording. What begins with
    /// `<speak>` is speech markup. Empty where there are scenes.
    public var script: String?
    /// The scenes, at most 50, in place of a script; what they do not say themselves is that of the
    /// video.
    public var scenes: [Scene]?
    /// A film that comes before the script or the scenes, as the clip of a scene does.
    public var intro: BlobKey?
    /// A film that comes behind them.
    public var outro: BlobKey?
    /// Looks of products that the account has, `PRODUCT/LOOK`, at most five: they decide what is not
    /// said here, the later ones before the earlier ones.
    public var looks: [String]?
    /// By which avatar: its slug.
    public var avatar: String?
    /// A film whose person speaks in place of an avatar, with its own surroundings and without its
    /// own sound. It plays at its own pace, and forth and back again where more is said.
    public var footage: Footage?
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
    /// Whether the first four seconds are made a small animated GIF, too.
    public var preview: Bool?
    /// Whether there is nothing behind the avatar: the video is then over black and comes with a
    /// matte, a video that is as bright as it is opaque. Captions and texts belong to it.
    public var transparent: Bool?
    /// Whether the video is made as WebM, too, with AV1 and Opus: where a transcoder is in the
    /// settings. A transparent one has VP9, with its transparency.
    public var webm: Bool?
    /// A recording to speak by, among the account's files: WAV, FLAC, MP3, AAC, M4A or Ogg Vorbis,
    /// or the sound of an MP4 or QuickTime film, 8 to 192 kHz, at most eight channels, 0.1 s to 30
    /// minutes; with a transcoder others, too. `script` is then what is said in it, or empty, and voice and settings are the recording's
    /// own.
    public var audio: BlobKey?
    /// The caller's own id, 1 to 200 characters: the same request is done once.
    public var idempotencyKey: String?

    public init(
        script: String? = nil,
        scenes: [Scene]? = nil,
        intro: BlobKey? = nil,
        outro: BlobKey? = nil,
        looks: [String]? = nil,
        avatar: String? = nil,
        footage: Footage? = nil,
        voice: VoiceId? = nil,
        settings: VoiceSettings? = nil,
        spec: VideoSpec? = nil,
        preset: Preset? = nil,
        captions: CaptionDesign? = nil,
        background: Background? = nil,
        music: Music? = nil,
        overlays: [Overlay]? = nil,
        posterMs: Int? = nil,
        preview: Bool? = nil,
        transparent: Bool? = nil,
        webm: Bool? = nil,
        audio: BlobKey? = nil,
        idempotencyKey: String? = nil
    ) {
        self.script = script
        self.scenes = scenes
        self.intro = intro
        self.outro = outro
        self.looks = looks
        self.avatar = avatar
        self.footage = footage
        self.voice = voice
        self.settings = settings
        self.spec = spec
        self.preset = preset
        self.captions = captions
        self.background = background
        self.music = music
        self.overlays = overlays
        self.posterMs = posterMs
        self.preview = preview
        self.transparent = transparent
        self.webm = webm
        self.audio = audio
        self.idempotencyKey = idempotencyKey
    }

    private enum CodingKeys: String, CodingKey {
        case script = "script"
        case scenes = "scenes"
        case intro = "intro"
        case outro = "outro"
        case looks = "looks"
        case avatar = "avatar"
        case footage = "footage"
        case voice = "voice"
        case settings = "settings"
        case spec = "spec"
        case preset = "preset"
        case captions = "captions"
        case background = "background"
        case music = "music"
        case overlays = "overlays"
        case posterMs = "poster_ms"
        case preview = "preview"
        case transparent = "transparent"
        case webm = "webm"
        case audio = "audio"
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
    /// A still picture: PNG in the video's size, transparent where that is.
    public var poster: BlobKey
    /// The first four seconds as an animated GIF, where it was asked for.
    public var preview: BlobKey?
    /// Of a transparent video, which is then over black, one of the same size and length that is as
    /// bright as that one is opaque: MP4 and H.264, without a sound.
    public var matte: BlobKey?
    /// The video as WebM, AV1 and Opus (`video/webm`), where it was asked for; a transparent one is
    /// VP9 and Opus, with its transparency.
    public var webm: BlobKey?
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
    /// The chapters: of a video of scenes, where they have titles.
    public var chapters: [Chapter]

    private enum CodingKeys: String, CodingKey {
        case video = "video"
        case srt = "srt"
        case vtt = "vtt"
        case poster = "poster"
        case preview = "preview"
        case matte = "matte"
        case webm = "webm"
        case width = "width"
        case height = "height"
        case fps = "fps"
        case durationUs = "duration_us"
        case bytes = "bytes"
        case chapters = "chapters"
    }
}

/// The picture's format.
public struct VideoSpec: Codable, Hashable, Sendable {
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

/// What jobs cost with a voice, or with every voice of an engine. What is not said costs what the
/// list says. In JSON only the voice is needed.
public struct VoicePrice: Encodable, Hashable, Sendable {
    /// A voice, `piper/en_US-amy`, or an engine, `piper`: 1 to 200 characters. A voice's own entry
    /// counts before its engine's.
    public var voice: String
    /// Text to speech, by the length of the speech.
    public var tts: Rate?
    /// A video, by its length.
    public var video: Rate?
    /// Lip-sync alone, by the length of the speech.
    public var lipSync: Rate?

    public init(
        voice: String,
        tts: Rate? = nil,
        video: Rate? = nil,
        lipSync: Rate? = nil
    ) {
        self.voice = voice
        self.tts = tts
        self.video = video
        self.lipSync = lipSync
    }

    private enum CodingKeys: String, CodingKey {
        case voice = "voice"
        case tts = "tts"
        case video = "video"
        case lipSync = "lip_sync"
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

/// An attempt to deliver.
public struct WebhookAttempt: Decodable, Hashable, Sendable {
    /// The endpoint.
    public var endpointId: EndpointId
    /// The event.
    public var eventId: EventId
    /// Which attempt it is, from 1.
    public var number: Int
    /// When it was made.
    public var at: Date
    /// The HTTP status of the answer, where there was one.
    public var status: Int?
    /// How long it took, in milliseconds.
    public var durationMs: Int
    /// Why it failed, in a sentence for the endpoint's owner; none where it did not.
    public var error: String?

    private enum CodingKeys: String, CodingKey {
        case endpointId = "endpoint_id"
        case eventId = "event_id"
        case number = "number"
        case at = "at"
        case status = "status"
        case durationMs = "duration_ms"
        case error = "error"
    }
}

/// An event on its way to an endpoint.
public struct WebhookDelivery: Decodable, Hashable, Sendable {
    /// To which endpoint.
    public var endpointId: EndpointId
    /// The event: the message's `webhook-id`.
    public var eventId: EventId
    /// What happened.
    public var kind: EventKind
    /// To what: deliveries of the same object keep their order.
    public var subject: String
    /// The message, as it is posted: JSON.
    public var payload: String
    /// What has become of it.
    public var state: DeliveryState
    /// How often it was tried.
    public var attempts: Int
    /// When it is tried next, at the earliest.
    public var nextAt: Date?
    /// When it happened.
    public var at: Date

    private enum CodingKeys: String, CodingKey {
        case endpointId = "endpoint_id"
        case eventId = "event_id"
        case kind = "kind"
        case subject = "subject"
        case payload = "payload"
        case state = "state"
        case attempts = "attempts"
        case nextAt = "next_at"
        case at = "at"
    }
}

/// Where an account is told what happens.
public struct WebhookEndpoint: Decodable, Hashable, Sendable {
    /// Its id.
    public var id: EndpointId
    /// Whose it is.
    public var accountId: AccountId
    /// The address that messages are posted to.
    public var url: String
    /// What its owner calls it.
    public var description: String
    /// What it is told.
    public var kinds: [EventKind]
    /// Whether it is told anything.
    public var state: EndpointState
    /// Why it is disabled.
    public var reason: String?
    /// Since when every attempt has failed, where the last one did.
    public var failingSince: Date?
    /// Until when the secret that was replaced signs too.
    public var oldSecretUntil: Date?
    /// When it was added.
    public var createdAt: Date
    /// When it was changed last.
    public var updatedAt: Date

    private enum CodingKeys: String, CodingKey {
        case id = "id"
        case accountId = "account_id"
        case url = "url"
        case description = "description"
        case kinds = "kinds"
        case state = "state"
        case reason = "reason"
        case failingSince = "failing_since"
        case oldSecretUntil = "old_secret_until"
        case createdAt = "created_at"
        case updatedAt = "updated_at"
    }
}

/// How events are delivered to endpoints. In JSON nothing is needed.
public struct WebhookSettings: Encodable, Hashable, Sendable {
    /// How many endpoints an account may have: 1 to 100.
    public var endpoints: Int?
    /// How many deliveries a worker sends at once: 1 to 1,000.
    public var atOnce: Int?
    /// How many deliveries an endpoint gets at once, from all workers: 1 to 100.
    public var atOnceEach: Int?
    /// How long an endpoint may take for an answer, in seconds: 1 to 60.
    public var answerS: Int?
    /// For how long nothing must have got through before an endpoint that a delivery was given up
    /// for is disabled, in hours: 1 to 720.
    public var disableAfterH: Int?
    /// How long deliveries and the record of them are kept, in days: 7 to 365.
    public var keepDays: Int?
    /// Whether endpoints may be on this machine or in its own network, and by `http`: for who
    /// develops, and for nobody else.
    public var inside: Bool?

    public init(
        endpoints: Int? = nil,
        atOnce: Int? = nil,
        atOnceEach: Int? = nil,
        answerS: Int? = nil,
        disableAfterH: Int? = nil,
        keepDays: Int? = nil,
        inside: Bool? = nil
    ) {
        self.endpoints = endpoints
        self.atOnce = atOnce
        self.atOnceEach = atOnceEach
        self.answerS = answerS
        self.disableAfterH = disableAfterH
        self.keepDays = keepDays
        self.inside = inside
    }

    private enum CodingKeys: String, CodingKey {
        case endpoints = "endpoints"
        case atOnce = "at_once"
        case atOnceEach = "at_once_each"
        case answerS = "answer_s"
        case disableAfterH = "disable_after_h"
        case keepDays = "keep_days"
        case inside = "inside"
    }
}

/// What changes about an endpoint; what is not said stays.
public struct WebhookUpdate: Encodable, Hashable, Sendable {
    /// Another address.
    public var url: String?
    /// Another name.
    public var description: String?
    /// What it is told instead.
    public var kinds: [EventKind]?
    /// Whether it is told anything: `false` pauses it, `true` lets it go on.
    public var enabled: Bool?

    public init(
        url: String? = nil,
        description: String? = nil,
        kinds: [EventKind]? = nil,
        enabled: Bool? = nil
    ) {
        self.url = url
        self.description = description
        self.kinds = kinds
        self.enabled = enabled
    }

    private enum CodingKeys: String, CodingKey {
        case url = "url"
        case description = "description"
        case kinds = "kinds"
        case enabled = "enabled"
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
