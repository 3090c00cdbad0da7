// Names and plain values of the facade. Written by `cargo xtask bindgen`.

import Foundation

/// Who owns credits, jobs and avatars: a person or an organisation.
public struct AccountId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What was done, as a stable dotted name.
public enum Action: String, Codable, CaseIterable, Sendable {
    /// An account was opened.
    case accountOpened = "account.opened"
    /// Credits were granted.
    case creditsGranted = "credits.granted"
    /// Credits were reserved by hand.
    case creditsHeld = "credits.held"
    /// A hold was charged or let go by hand.
    case creditsSettled = "credits.settled"
    /// How far final costs may go above their holds was changed.
    case overdraftSet = "credits.overdraft_set"
    /// Credits were taken back, because what had paid for them was.
    case creditsRevoked = "credits.revoked"
    /// Credits that had been taken back were given again.
    case creditsRestored = "credits.restored"
    /// A hold ran out and its credits went back.
    case holdExpired = "credits.hold_expired"
    /// A user signed up.
    case userCreated = "user_created"
    /// A user changed name or picture.
    case userUpdated = "user_updated"
    /// A user was erased.
    case userDeleted = "user_deleted"
    /// An address was shown to be its user's.
    case emailVerified = "user_email_verified"
    /// A user signed in.
    case signedIn = "authn_login_success"
    /// Somebody gave a wrong password for a user.
    case signInFailed = "authn_login_fail"
    /// A user signed out.
    case signedOut = "authn_logout"
    /// A password was changed by who knew it.
    case passwordChanged = "authn_password_change"
    /// A link to choose a new password was asked for.
    case passwordResetRequested = "authn_password_reset_request"
    /// A new password was chosen by a link.
    case passwordReset = "authn_password_reset"
    /// Sessions of a user were ended.
    case sessionRevoked = "session_revoked"
    /// A move to another address was asked for.
    case emailChangeRequested = "user_email_change_request"
    /// A user moved to another address.
    case emailChanged = "user_email_change"
    /// A second factor was set up and shown to work.
    case twoFactorEnabled = "authn_mfa_enabled"
    /// A second factor was taken away.
    case twoFactorDisabled = "authn_mfa_disabled"
    /// Somebody who knew the first factor gave a wrong second one.
    case twoFactorFailed = "authn_mfa_fail"
    /// A recovery code was used in place of the second factor.
    case recoveryCodeUsed = "authn_mfa_recovery_code_used"
    /// New recovery codes took the place of the old ones.
    case recoveryCodesRenewed = "authn_mfa_recovery_codes_renewed"
    /// A device is asked for no second factor from now on.
    case deviceTrusted = "authn_device_trusted"
    /// A passkey was added.
    case passkeyAdded = "authn_passkey_added"
    /// A passkey was removed.
    case passkeyRemoved = "authn_passkey_removed"
    /// An identity provider's account was linked to a user.
    case providerLinked = "authn_provider_linked"
    /// An identity provider's account was taken from a user.
    case providerUnlinked = "authn_provider_unlinked"
    /// A key for programs was made.
    case apiKeyCreated = "authn_token_created"
    /// A key for programs was changed.
    case apiKeyUpdated = "authn_token_updated"
    /// A key for programs was replaced by another.
    case apiKeyRotated = "authn_token_rotated"
    /// A key for programs was removed.
    case apiKeyRevoked = "authn_token_revoked"
    /// A key was shown that is none any more.
    case apiKeyReused = "authn_token_reuse"
    /// A user was given another role.
    case roleChanged = "user_privilege_change"
    /// A user was banned.
    case userBanned = "user_banned"
    /// A ban was lifted.
    case userUnbanned = "user_unbanned"
    /// An administrator began to act as a user.
    case impersonationStarted = "authz_impersonation_start"
    /// An administrator ceased to act as a user.
    case impersonationStopped = "authz_impersonation_stop"
    /// Somebody tried what they may not.
    case denied = "authz_fail"
    /// An administrator changed something of a user's.
    case adminActed = "authz_admin"
    /// An organisation was made.
    case organizationCreated = "organization_created"
    /// An organisation was changed.
    case organizationUpdated = "organization_updated"
    /// An organisation was removed.
    case organizationDeleted = "organization_deleted"
    /// Somebody was invited to an organisation.
    case memberInvited = "organization_member_invited"
    /// An invitation was withdrawn or turned down.
    case invitationEnded = "organization_invitation_ended"
    /// Somebody joined an organisation.
    case memberAdded = "organization_member_added"
    /// A member was given another role.
    case memberChanged = "organization_member_role_changed"
    /// Somebody left an organisation or was removed from it.
    case memberRemoved = "organization_member_removed"
    /// Somebody became an avatar, and had agreed to it.
    case avatarAdded = "avatar.added"
    /// An avatar was removed, and its picture with it.
    case avatarRemoved = "avatar.removed"
    /// A job was created and its credits were held.
    case jobCreated = "job.created"
    /// A job's cancellation was asked for.
    case jobCancelRequested = "job.cancel_requested"
    /// A job was completed and charged.
    case jobCompleted = "job.completed"
    /// An attempt failed and the job waits for the next.
    case jobRetried = "job.retried"
    /// A job failed for good and its credits were released.
    case jobFailed = "job.failed"
    /// A job was cancelled and its credits were released.
    case jobCancelled = "job.cancelled"
    /// How many jobs may be at work was changed, or jobs were paused or resumed.
    case jobsControlled = "jobs.controlled"
    /// A failed job was sent on its way again and its credits were held anew.
    case jobRedriven = "job.redriven"
    /// A job is to be created again and again.
    case scheduleCreated = "schedule.created"
    /// A schedule was paused or goes on.
    case scheduleChanged = "schedule.changed"
    /// A schedule's time came and no job could be created.
    case scheduleFailed = "schedule.failed"
    /// A schedule was removed.
    case scheduleRemoved = "schedule.removed"
    /// An account became a customer of the payment gateway.
    case customerLinked = "billing.customer_linked"
    /// A purchase was begun at the payment gateway.
    case checkoutStarted = "billing.checkout_started"
    /// A purchase at the payment gateway was paid, or ran out.
    case checkoutEnded = "billing.checkout_ended"
    /// What the payment gateway says of a subscription has changed.
    case subscriptionChanged = "billing.subscription_changed"
    /// Another plan is in force for an account.
    case planChanged = "billing.plan_changed"
    /// What the payment gateway says of an invoice has changed.
    case invoiceChanged = "billing.invoice_changed"
    /// What the payment gateway says of a refund has changed.
    case refundChanged = "billing.refund_changed"
    /// What the payment gateway says of a dispute has changed.
    case disputeChanged = "billing.dispute_changed"
    /// What was paid was entered by hand.
    case paymentEntered = "billing.payment_entered"
    /// A refund was asked for.
    case refundRequested = "billing.refund_requested"
    /// A seller added a product.
    case productAdded = "marketplace.product_added"
    /// A seller changed a product.
    case productChanged = "marketplace.product_changed"
    /// A product came onto the market, or off it.
    case productMoved = "marketplace.product_moved"
    /// A product was bought.
    case productBought = "marketplace.product_bought"
    /// What was paid for a product went back.
    case orderRefunded = "marketplace.order_refunded"
    /// A licence was taken back.
    case licenceRevoked = "marketplace.licence_revoked"
    /// A seller's share of a sale was granted.
    case shareGranted = "marketplace.share_granted"
    /// An account on a social network was connected, for the first time or again.
    case networkConnected = "social.connected"
    /// A connection to a social network was given up.
    case networkDisconnected = "social.disconnected"
    /// A social network does not take a connection's credentials any more.
    case connectionBroken = "social.connection_broken"
    /// A post was written.
    case postWritten = "social.post_written"
    /// A post was changed.
    case postChanged = "social.post_changed"
    /// A post was scheduled.
    case postScheduled = "social.post_scheduled"
    /// A post, or what was not out of it, was cancelled.
    case postCancelled = "social.post_cancelled"
    /// A post is out on a network.
    case postPublished = "social.post_published"
    /// A post did not get out on a network.
    case postFailed = "social.post_failed"
    /// Nobody knows whether a post is out on a network.
    case postUnconfirmed = "social.post_unconfirmed"
    /// Somebody decided what becomes of a post that failed or that nobody knows of.
    case postResolved = "social.post_resolved"
    /// A webhook endpoint was added.
    case webhookAdded = "webhook.endpoint_added"
    /// A webhook endpoint was changed, paused or enabled.
    case webhookChanged = "webhook.endpoint_changed"
    /// A webhook endpoint was removed.
    case webhookRemoved = "webhook.endpoint_removed"
    /// A webhook endpoint was given another secret.
    case webhookRotated = "webhook.secret_rotated"
    /// A webhook endpoint was disabled, because nothing got through to it.
    case webhookDisabled = "webhook.endpoint_disabled"
    /// A queue of posts was made.
    case queueCreated = "social.queue_created"
    /// A queue of posts was made another.
    case queueChanged = "social.queue_changed"
    /// A queue of posts was removed.
    case queueRemoved = "social.queue_removed"
    /// A post is to be made again and again.
    case repeatStarted = "social.repeat_started"
    /// A post is made again no more.
    case repeatStopped = "social.repeat_stopped"
    /// What an organisation wants of its posts was changed.
    case postRulesChanged = "social.rules_changed"
    /// A member submitted a post, which waits for another to approve it.
    case postSubmitted = "social.post_submitted"
    /// A member approved another's post: it is scheduled.
    case postApproved = "social.post_approved"
    /// A member rejected another's post: it is a draft again.
    case postRejected = "social.post_rejected"
    /// A post's time came before anybody had approved it.
    case postMissed = "social.post_missed"
    /// What an account may spend in a period was changed.
    case spendingLimitSet = "credits.spending_limit_set"
    /// What the payment gateway has was compared with what is on record here.
    case reconciled = "billing.reconciled"
    /// A seller has begun to say where they are paid.
    case sellerLinked = "payouts.seller_linked"
    /// The gateway can pay a seller, or cannot any more.
    case sellerChanged = "payouts.seller_changed"
    /// Money is about to be sent to a seller, or to come back.
    case payoutArmed = "payouts.armed"
    /// It was sent, or has come back.
    case payoutSent = "payouts.sent"
    /// It was refused.
    case payoutFailed = "payouts.failed"
}

/// What an account's owner is told of.
public enum AlertKind: String, Codable, CaseIterable, Sendable {
    /// So much of the spending limit is used.
    case limitUsed = "limit_used"
    /// Few credits are left to spend.
    case lowBalance = "low_balance"
}

/// For which days.
public enum AnalyticsPeriod: String, Codable, CaseIterable, Sendable {
    /// Today.
    case day = "day"
    /// The seven days that end today.
    case week = "week"
    /// The thirty days that end today.
    case month = "month"
    /// From a day to a day.
    case custom = "custom"
}

/// A key with which a program acts for a user.
public struct ApiKeyId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a member decided about a post.
public enum ApprovalDecision: String, Codable, CaseIterable, Sendable {
    /// It is published at its time.
    case approved = "approved"
    /// It is a draft again.
    case rejected = "rejected"
}

/// The shape of the picture.
public enum Aspect: String, Codable, CaseIterable, Sendable {
    /// 16:9, for screens.
    case landscape = "16:9"
    /// 9:16, for phones.
    case portrait = "9:16"
    /// 1:1, for feeds.
    case square = "1:1"
    /// 4:5, for feeds on phones.
    case feed = "4:5"
}

/// What happened to a publication.
public enum AttemptKind: String, Codable, CaseIterable, Sendable {
    /// Work began: what it says does not change any more.
    case begun = "begun"
    /// A message is about to be posted.
    case armed = "armed"
    /// A message is out, as the network answered.
    case published = "published"
    /// Nothing was posted.
    case refused = "refused"
    /// The answer is missing: it may be out.
    case unanswered = "unanswered"
    /// It was looked for and is out.
    case found = "found"
    /// It was looked for and is not there.
    case absent = "absent"
    /// It could not be looked for.
    case notSeen = "not_seen"
    /// A message was about to be posted, and was not tried.
    case stoodDown = "stood_down"
    /// Nobody knows, and a person was told.
    case gaveOver = "gave_over"
    /// A person decided.
    case resolved = "resolved"
    /// The publication has failed.
    case failed = "failed"
    /// It was cancelled.
    case cancelled = "cancelled"
}

/// An entry of the audit log.
public struct AuditId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// An avatar.
public struct AvatarId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What an avatar is made of.
public enum AvatarKind: String, Codable, CaseIterable, Sendable {
    /// A drawn rig that the media crate carries; `reference` is its slug.
    case builtInRig = "built_in_rig"
    /// A portrait photo; `reference` is the key of its blob.
    case portrait = "portrait"
    /// A film of a person; `reference` is the key of its blob.
    case film = "film"
}

/// The name of a blob: segments of `a-z0-9._-`, each at most 200 bytes, joined by `/`, at most 512
/// bytes in all, so that it is a safe path in a folder and a safe key in every object store.
public struct BlobKey: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// One of an account's five books.
public enum Book: String, Codable, CaseIterable, Sendable {
    /// What was issued to the account; its balance is negative.
    case granted = "granted"
    /// What can be spent.
    case available = "available"
    /// What running work has reserved.
    case held = "held"
    /// What was charged.
    case spent = "spent"
    /// What was granted for a time and not spent in it.
    case expired = "expired"
}

/// How often something comes again.
public enum Cadence: String, Codable, CaseIterable, Sendable {
    /// Each day.
    case daily = "daily"
    /// On days of each week.
    case weekly = "weekly"
    /// On a day of each month that has it.
    case monthly = "monthly"
}

/// Where captions stand.
public enum CaptionPosition: String, Codable, CaseIterable, Sendable {
    /// At the upper edge.
    case top = "top"
    /// In the middle.
    case middle = "middle"
    /// At the lower edge.
    case bottom = "bottom"
}

/// How captions look.
public enum CaptionStyle: String, Codable, CaseIterable, Sendable {
    /// Letters with a dark outline.
    case plain = "plain"
    /// Letters on a dark box.
    case boxed = "boxed"
    /// Letters with a dark outline; the word that is being said has a colour of its own.
    case karaoke = "karaoke"
}

/// What a product is about.
public enum Category: String, Codable, CaseIterable, Sendable {
    /// Ways to speak.
    case voices = "voices"
    /// Who speaks.
    case avatars = "avatars"
    /// Whole designs of videos, and captions.
    case templates = "templates"
    /// Music under the voice.
    case music = "music"
    /// What stands behind an avatar.
    case scenes = "scenes"
}

/// A colour as `#rrggbb`.
public struct Color: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// An account on a social network that is connected.
public struct ConnectionId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Whether a connection can be used.
public enum ConnectionState: String, Codable, CaseIterable, Sendable {
    /// It can.
    case active = "active"
    /// The network does not take its credentials any more: connect it again.
    case broken = "broken"
    /// It was given up, and its credentials are gone.
    case disconnected = "disconnected"
}

/// A way in which a user signs in.
public struct CredentialId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// An amount of credits, whole and signed: a posting may be negative, a price may not.
public struct Credits: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible, Comparable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public init(_ rawValue: Int) { self.rawValue = rawValue }

    public var description: String { String(rawValue) }

    public static func + (left: Credits, right: Credits) -> Credits {
        Credits(left.rawValue + right.rawValue)
    }

    public static func - (left: Credits, right: Credits) -> Credits {
        Credits(left.rawValue - right.rawValue)
    }

    public static func < (left: Credits, right: Credits) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// A currency by its ISO 4217 code.
public enum Currency: String, Codable, CaseIterable, Sendable {
    /// United States dollar, two decimals.
    case usd = "USD"
}

/// What has become of a delivery.
public enum DeliveryState: String, Codable, CaseIterable, Sendable {
    /// It is to be sent, for the first time or again.
    case pending = "pending"
    /// The endpoint has taken it.
    case delivered = "delivered"
    /// It was given up.
    case failed = "failed"
}

/// In what gateway and records differ.
public enum DifferenceKind: String, Codable, CaseIterable, Sendable {
    /// The gateway has it, and nothing is on record here.
    case unknownHere = "unknown_here"
    /// It is on record here, and the gateway does not have it.
    case missingThere = "missing_there"
    /// An amount is another one.
    case amount = "amount"
    /// A state is another one.
    case state = "state"
    /// The ledger has other credits than were paid for, or than are left of them.
    case credits = "credits"
}

/// An e-mail address in its one form: lower case, ASCII, without space around it.
///
/// Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
/// writings of one address would be two users. A domain beyond ASCII is written in Punycode.
public struct Email: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where an account is told what happens.
public struct EndpointId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Whether an endpoint is told what happens.
public enum EndpointState: String, Codable, CaseIterable, Sendable {
    /// It is.
    case active = "active"
    /// Its owner has paused it: what happens meanwhile is not told.
    case paused = "paused"
    /// It answered that it is gone, or nothing got through for days: its owner may enable it
    /// again.
    case disabled = "disabled"
}

/// What kind of error it is.
public enum ErrorCode: String, Codable, CaseIterable, Sendable {
    /// A value that the caller gave is malformed; the context names the field and the limit.
    case invalidInput = "invalid_input"
    /// A value is larger than the limit that the context names.
    case tooLarge = "too_large"
    /// The input is well formed, but no compiled-in or registered backend can handle it.
    case unsupported = "unsupported"
    /// The object does not exist, or the caller may not know that it does.
    case notFound = "not_found"
    /// An object of that name or key exists already.
    case alreadyExists = "already_exists"
    /// The object's state, or an idempotency key already used for something else, forbids this.
    case conflict = "conflict"
    /// The caller is not known.
    case unauthenticated = "unauthenticated"
    /// The caller is known and may not do this.
    case permissionDenied = "permission_denied"
    /// The account's plan does not include this, or its limit is reached.
    case planLimit = "plan_limit"
    /// The account has fewer credits available than this needs; the context says how many.
    case insufficientCredits = "insufficient_credits"
    /// The account's own spending limit leaves less than this needs; the context says how much.
    case spendingLimit = "spending_limit"
    /// Too many calls in too short a time.
    case rateLimited = "rate_limited"
    /// The work was cancelled by its owner.
    case cancelled = "cancelled"
    /// The work took longer than its limit.
    case timeout = "timeout"
    /// Another worker holds this job by now: the late worker's result is refused.
    case leaseLost = "lease_lost"
    /// The backend is locked or saturated by others.
    case busy = "busy"
    /// A backend cannot be reached or fails.
    case unavailable = "unavailable"
    /// No space is left where the data should go.
    case storageFull = "storage_full"
    /// A file or folder cannot be read or written.
    case io = "io"
    /// The data was written by a newer version of Osirix.
    case schemaTooNew = "schema_too_new"
    /// A setting is missing or wrong; the message names it and never shows a secret value.
    case configuration = "configuration"
    /// A media engine failed on this input.
    case media = "media"
    /// A part that the embedding program brought has failed; the message is its own.
    case plugin = "plugin"
    /// Stored data contradicts itself; the context names the table, the column and the row.
    case inconsistent = "inconsistent"
    /// The client was closed before or during this call.
    case closed = "closed"
    /// A defect of Osirix.
    case `internal` = "internal"
}

/// An event of the outbox.
public struct EventId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What happened, as a stable dotted name.
public enum EventKind: String, Codable, CaseIterable, Sendable {
    /// An account was opened.
    case accountOpened = "account.opened"
    /// A job was created.
    case jobCreated = "job.created"
    /// A job was completed.
    case jobCompleted = "job.completed"
    /// A job failed for good.
    case jobFailed = "job.failed"
    /// A job was cancelled.
    case jobCancelled = "job.cancelled"
    /// A failed job was sent on its way again.
    case jobRedriven = "job.redriven"
    /// A post is out on a network.
    case postPublished = "social.post_published"
    /// A post did not get out on a network.
    case postFailed = "social.post_failed"
    /// Nobody knows whether a post is out on a network: a person has to look.
    case postUnconfirmed = "social.post_unconfirmed"
    /// A post waits for another member to approve it.
    case postSubmitted = "social.post_submitted"
    /// A post's time came before anybody had approved it.
    case postMissed = "social.post_missed"
    /// A social network does not take a connection's credentials any more.
    case connectionBroken = "social.connection_broken"
    /// Credits were granted by what was paid for, or by a plan's period.
    case creditsGranted = "credits.granted"
    /// Credits were taken back, because what had paid for them was.
    case creditsRevoked = "credits.revoked"
    /// Credits that had been taken back were given again.
    case creditsRestored = "credits.restored"
    /// A subscription has changed.
    case subscriptionChanged = "billing.subscription_changed"
    /// Another plan is in force.
    case planChanged = "billing.plan_changed"
    /// An invoice has changed: it is open, paid, or not to be paid.
    case invoiceChanged = "billing.invoice_changed"
    /// A refund has changed.
    case refundChanged = "billing.refund_changed"
    /// A product of the account's was bought.
    case productSold = "marketplace.product_sold"
    /// An account's spending comes near its limit, or few credits are left: the subject is the
    /// alert's kind.
    case spendingAlert = "credits.spending_alert"
    /// A webhook endpoint was disabled.
    case webhookDisabled = "webhook.endpoint_disabled"
    /// Somebody tries a webhook endpoint.
    case ping = "webhook.ping"
}

/// What became of a message.
public enum EventState: String, Codable, CaseIterable, Sendable {
    /// It waits for its turn.
    case queued = "queued"
    /// What follows from it is done.
    case done = "done"
    /// Nothing follows from it.
    case ignored = "ignored"
    /// It was tried too often: somebody has to look.
    case failed = "failed"
}

/// A way to give the second factor.
public enum FactorMethod: String, Codable, CaseIterable, Sendable {
    /// A code of an authenticator.
    case totp = "totp"
    /// A recovery code.
    case recoveryCode = "recovery-code"
}

/// Something that a plan includes or not.
public enum Feature: String, Codable, CaseIterable, Sendable {
    /// Text to speech.
    case tts = "tts"
    /// Videos of a speaking avatar.
    case video = "video"
    /// Lip-sync on its own.
    case lipSync = "lip_sync"
    /// Selling in the marketplace; everybody may buy.
    case marketplace = "marketplace"
    /// API keys for programs.
    case apiAccess = "api_access"
}

/// Frames per second, constant over a video.
public enum FrameRate: String, Codable, CaseIterable, Sendable {
    /// 25 frames per second.
    case fps25 = "25"
    /// 30 frames per second.
    case fps30 = "30"
}

/// A grant of credits.
public struct GrantId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// A hold on credits.
public struct HoldId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// The state of a hold.
public enum HoldState: String, Codable, CaseIterable, Sendable {
    /// The credits are reserved.
    case held = "held"
    /// It was charged, in whole or in part.
    case settled = "settled"
    /// It went back whole.
    case released = "released"
    /// It went back because its time was over.
    case expired = "expired"
}

/// An invitation to an organisation.
public struct InvitationId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What became of an invitation.
public enum InvitationStatus: String, Codable, CaseIterable, Sendable {
    /// It waits.
    case pending = "pending"
    /// Who was invited is a member.
    case accepted = "accepted"
    /// Who was invited does not want to be.
    case rejected = "rejected"
    /// It was withdrawn.
    case canceled = "canceled"
}

/// The state of an invoice.
public enum InvoiceState: String, Codable, CaseIterable, Sendable {
    /// It can still change.
    case draft = "draft"
    /// It waits for its payment.
    case open = "open"
    /// It is paid.
    case paid = "paid"
    /// Nobody expects its payment any more.
    case uncollectible = "uncollectible"
    /// It counts for nothing.
    case void = "void"
}

/// A job.
public struct JobId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a job makes: one of the built-in kinds, or one of the program's own.
///
/// In JSON and in the database it is its name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
public struct JobKind: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a job is in its life.
public enum JobState: String, Codable, CaseIterable, Sendable {
    /// It waits for a worker, for the first time or again after a failed attempt.
    case pending = "pending"
    /// A worker has it.
    case processing = "processing"
    /// It has a result and was charged.
    case completed = "completed"
    /// It has an error and its credits went back.
    case failed = "failed"
    /// Its owner cancelled it and its credits went back.
    case cancelled = "cancelled"
}

/// A licence of a product.
public struct LicenceId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Whether a licence counts.
public enum LicenceState: String, Codable, CaseIterable, Sendable {
    /// It does.
    case active = "active"
    /// It does no more: what was paid went back, or somebody took it back.
    case revoked = "revoked"
}

/// A message.
public struct MailId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What became of a message.
public enum MailState: String, Codable, CaseIterable, Sendable {
    /// It waits to be sent.
    case queued = "queued"
    /// A server has taken it.
    case sent = "sent"
    /// It was refused for good, or too often.
    case failed = "failed"
    /// It stays in the database: there is nobody who would send it.
    case kept = "kept"
    /// It is to nobody: an address that is not known here.
    case discarded = "discarded"
}

/// What a file is, by its content and never by its name.
public enum MediaType: String, Codable, CaseIterable, Sendable {
    /// A JPEG picture.
    case jpeg = "image/jpeg"
    /// A PNG picture.
    case png = "image/png"
    /// A WebP picture.
    case webP = "image/webp"
    /// A GIF, counted as animated.
    case gif = "image/gif"
    /// An MPEG-4 video.
    case mp4 = "video/mp4"
    /// A QuickTime video.
    case quickTime = "video/quicktime"
    /// A WebM video.
    case webM = "video/webm"
}

/// A user in an organisation.
public struct MemberId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a member may do.
public enum MemberRole: String, Codable, CaseIterable, Sendable {
    /// To work in it.
    case member = "member"
    /// And to invite, remove and change members who are no owners.
    case admin = "admin"
    /// And everything else.
    case owner = "owner"
}

/// What is done about times at which nobody was at work.
public enum Missed: String, Codable, CaseIterable, Sendable {
    /// One job, as soon as somebody is, however many times were missed.
    case once = "once"
    /// Nothing: the next is at the next time.
    case skip = "skip"
}

/// How a job must end for those that come after it.
public enum Needs: String, Codable, CaseIterable, Sendable {
    /// Completed; otherwise the later job is cancelled.
    case result = "result"
    /// In any way.
    case end = "end"
}

/// A social network.
public enum Network: String, Codable, CaseIterable, Sendable {
    /// X, formerly Twitter.
    case x = "x"
    /// A page on Facebook.
    case facebook = "facebook"
    /// A professional account on Instagram.
    case instagram = "instagram"
    /// A member or an organisation on LinkedIn.
    case linkedIn = "linkedin"
    /// Bluesky, and every other server of the AT Protocol with its records.
    case bluesky = "bluesky"
    /// Mastodon, and every other server with its interface.
    case mastodon = "mastodon"
    /// Threads.
    case threads = "threads"
    /// A network of the program's own, that it publishes on by itself.
    case own = "own"
}

/// How far a seller has come in saying where they are paid.
public enum Onboarding: String, Codable, CaseIterable, Sendable {
    /// They have not begun: what they earn is credits.
    case notBegun = "not_begun"
    /// The gateway still asks them for something.
    case unfinished = "unfinished"
    /// They can be paid.
    case finished = "finished"
}

/// An order of the marketplace.
public struct OrderId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where an order is on its way.
public enum OrderState: String, Codable, CaseIterable, Sendable {
    /// Its payment is awaited.
    case pending = "pending"
    /// It is paid.
    case paid = "paid"
    /// What was paid went back.
    case refunded = "refunded"
    /// It was not paid.
    case cancelled = "cancelled"
}

/// People who share an account.
public struct OrganizationId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a text over the picture stands.
public enum OverlayPlace: String, Codable, CaseIterable, Sendable {
    /// In the middle, large.
    case title = "title"
    /// At the left, below the middle, on a dark box.
    case lowerThird = "lower_third"
}

/// What a person shows to connect an account of a network of your own. It is stored sealed.
///
/// Its serialisation is the secret: it is written only to the program whose network it is.
public struct OwnSecret: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { "<secret>" }
}

/// The state of a subscription at the gateway, in Stripe's words.
public enum PaidSubscriptionState: String, Codable, CaseIterable, Sendable {
    /// The first payment is awaited.
    case incomplete = "incomplete"
    /// The first payment never came.
    case incompleteExpired = "incomplete_expired"
    /// It is tried for a time.
    case trialing = "trialing"
    /// It is paid.
    case active = "active"
    /// A payment failed and is tried again.
    case pastDue = "past_due"
    /// A payment failed and is not tried again.
    case unpaid = "unpaid"
    /// It is paused, after a trial without a way to pay.
    case paused = "paused"
    /// It has ended.
    case canceled = "canceled"
}

/// A key on a user's device.
public struct PasskeyId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Money on its way to a seller.
public struct PayoutId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a payout is on its way.
public enum PayoutState: String, Codable, CaseIterable, Sendable {
    /// It is on record and about to be sent, or was sent and nobody has heard of it yet.
    case armed = "armed"
    /// The gateway has it.
    case sent = "sent"
    /// The gateway has refused it for good.
    case failed = "failed"
}

/// The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`.
public struct PlanCode: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where on a network a post appears.
public enum PostFormat: String, Codable, CaseIterable, Sendable {
    /// Among the other posts.
    case post = "post"
    /// Among short upright videos.
    case reel = "reel"
    /// For a day, above the posts.
    case story = "story"
}

/// A post for social networks.
public struct PostId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// A queue of posts.
public struct PostQueueId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a post is on its way: what its publications have come to.
public enum PostState: String, Codable, CaseIterable, Sendable {
    /// It is being written.
    case draft = "draft"
    /// Another member has to approve it: nothing of it is published before.
    case awaitingApproval = "awaiting_approval"
    /// Its time came before anybody had approved it: it is out nowhere.
    case missed = "missed"
    /// It waits for its time.
    case scheduled = "scheduled"
    /// Work on it has begun.
    case publishing = "publishing"
    /// It is out everywhere.
    case published = "published"
    /// It is out on some networks, and will not be on others.
    case partial = "partial"
    /// It is out nowhere, or nowhere whole.
    case failed = "failed"
    /// A person has to look whether it is out.
    case unconfirmed = "unconfirmed"
    /// It was cancelled.
    case cancelled = "cancelled"
}

/// What is noticed about a post.
public enum PostWarningKind: String, Codable, CaseIterable, Sendable {
    /// Another post says the same by the same connection, some days before or after.
    case duplicate = "duplicate"
    /// Another post goes out by the same connection, some minutes before or after.
    case conflict = "conflict"
}

/// The network that a video is made for.
public enum Preset: String, Codable, CaseIterable, Sendable {
    /// A post on X.
    case x = "x"
    /// A reel on Instagram.
    case instagramReels = "instagram_reels"
    /// A post in Instagram's feed.
    case instagramFeed = "instagram_feed"
    /// A video of a page on Facebook.
    case facebook = "facebook"
    /// A post on LinkedIn.
    case linkedIn = "linkedin"
    /// A post on TikTok.
    case tikTok = "tiktok"
    /// A video on YouTube.
    case youTube = "youtube"
    /// A short on YouTube.
    case youTubeShorts = "youtube_shorts"
    /// A square video that each of these feeds takes.
    case square = "square"
}

/// A product of the marketplace.
public struct ProductId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a product is on its way.
public enum ProductState: String, Codable, CaseIterable, Sendable {
    /// Its seller works on it.
    case draft = "draft"
    /// It waits for somebody to look at it.
    case inReview = "in_review"
    /// It was looked at and sent back.
    case rejected = "rejected"
    /// It can be bought.
    case published = "published"
    /// It cannot be bought any more.
    case withdrawn = "withdrawn"
}

/// What one connection publishes of a post.
public struct PublicationId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a publication is on its way.
public enum PublicationState: String, Codable, CaseIterable, Sendable {
    /// It waits for its time, or for its video.
    case scheduled = "scheduled"
    /// What it says does not change any more; its media are on their way to the network.
    case preparing = "preparing"
    /// The network is at work on its media.
    case processing = "processing"
    /// Its messages are being posted, one after the other.
    case publishing = "publishing"
    /// All of it is out.
    case published = "published"
    /// The rest of it will not get out, and what was tried last is not.
    case failed = "failed"
    /// It was cancelled before anything of it was posted.
    case cancelled = "cancelled"
    /// Nobody knows whether a message of it is out: a person has to look.
    case unconfirmed = "unconfirmed"
}

/// What a `Verification` is for.
public enum Purpose: String, Codable, CaseIterable, Sendable {
    /// To show that an address is one's own.
    case verifyEmail = "verify-email"
    /// To move to another address.
    case changeEmail = "change-email"
    /// To choose a new password.
    case resetPassword = "reset-password"
    /// To sign in by a link.
    case magicLink = "magic-link"
    /// To sign in by a code.
    case signInCode = "sign-in-code"
    /// To show that an address is one's own, by a code.
    case verifyEmailCode = "verify-email-code"
    /// To choose a new password by a code.
    case resetPasswordCode = "reset-password-code"
    /// To give the second factor after the first.
    case secondFactor = "second-factor"
    /// To be asked for no second factor on this device.
    case trustedDevice = "trusted-device"
    /// To come back from an identity provider.
    case oAuthState = "oauth-state"
    /// To answer a passkey's challenge.
    case passkey = "passkey"
    /// To come back from the page of a social network.
    case networkState = "network-state"
    /// To choose among the accounts that were found there.
    case networkChoice = "network-choice"
}

/// A comparison of the payment gateway with what is on record here.
public struct ReconciliationId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// A post that is made again and again.
public struct RecurrenceId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Whether there will be more posts.
public enum RecurrenceState: String, Codable, CaseIterable, Sendable {
    /// There will be.
    case active = "active"
    /// Its last post was made.
    case ended = "ended"
    /// It was stopped.
    case stopped = "stopped"
}

/// What a gateway calls an object of its own: 1 to `MAX_LEN` letters, digits,
/// `_`, `-` and `.`, so that it can stand in an address.
public struct Reference: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// The state of a refund.
public enum RefundState: String, Codable, CaseIterable, Sendable {
    /// It is on its way.
    case pending = "pending"
    /// The money went back.
    case succeeded = "succeeded"
    /// The money did not go back.
    case failed = "failed"
    /// It was taken back.
    case canceled = "canceled"
}

/// The length of the picture's shorter side.
public enum Resolution: String, Codable, CaseIterable, Sendable {
    /// 720 pixels.
    case p720 = "720p"
    /// 1080 pixels.
    case p1080 = "1080p"
}

/// What a user may do beyond what is their own.
public enum Role: String, Codable, CaseIterable, Sendable {
    /// Nothing.
    case user = "user"
    /// Everything that concerns other users.
    case admin = "admin"
}

/// Where a scene's avatar stands.
public enum SceneLayout: String, Codable, CaseIterable, Sendable {
    /// In the middle, over the whole picture.
    case full = "full"
    /// At the left, before the scene's background.
    case left = "left"
    /// At the right, before the scene's background.
    case right = "right"
    /// In a small picture of its own at the upper right, over the scene's background.
    case corner = "corner"
}

/// A job that is created again and again.
public struct ScheduleId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a key opens.
public enum Scope: String, Codable, CaseIterable, Sendable {
    /// To read balance and statement.
    case creditsRead = "credits:read"
    /// To read avatars and voices.
    case avatarsRead = "avatars:read"
    /// To add and change avatars.
    case avatarsWrite = "avatars:write"
    /// To read jobs, follow them and fetch what they made.
    case jobsRead = "jobs:read"
    /// To create and cancel jobs, which costs credits.
    case jobsWrite = "jobs:write"
    /// To read connections with social networks, posts and what became of them.
    case socialRead = "social:read"
    /// To write posts, schedule and cancel them.
    case socialWrite = "social:write"
    /// To read webhook endpoints and what was delivered to them.
    case webhooksRead = "webhooks:read"
    /// To add, change and remove webhook endpoints, and to send again.
    case webhooksWrite = "webhooks:write"
    /// To read figures by the day.
    case analyticsRead = "analytics:read"
}

/// A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
/// of control characters other than line breaks and tabs. `Script::none` alone has no text.
public struct Script: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Why a seller's balance changed.
public enum SellerEntryKind: String, Codable, CaseIterable, Sendable {
    /// A product was bought.
    case sale = "sale"
    /// What was paid for a product went back.
    case returned = "returned"
    /// What had gone back was paid after all.
    case restored = "restored"
    /// It was paid to the seller.
    case payout = "payout"
    /// A payout did not get out.
    case payoutFailed = "payout_failed"
    /// A part of a payout came back, because what it was for went back.
    case reversal = "reversal"
    /// It did not come back: what is missing is taken out of later sales.
    case reversalFailed = "reversal_failed"
}

/// A signed-in user on a device.
public struct SessionId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Where a seller's share is on its way.
public enum ShareState: String, Codable, CaseIterable, Sendable {
    /// It waits: what was paid may still go back.
    case waiting = "waiting"
    /// It was granted.
    case granted = "granted"
    /// What was paid went back.
    case returned = "returned"
}

/// How long a period of spending is.
public enum SpendingPeriod: String, Codable, CaseIterable, Sendable {
    /// From midnight to midnight.
    case day = "day"
    /// From the first of a month to the first of the next.
    case month = "month"
}

/// The kinds of objects whose state is fetched.
public enum SubjectKind: String, Codable, CaseIterable, Sendable {
    /// A purchase that a buyer is led through.
    case checkout = "checkout"
    /// A subscription.
    case subscription = "subscription"
    /// An invoice.
    case invoice = "invoice"
    /// A payment, with its refunds and disputes.
    case payment = "payment"
    /// Something else: it is on record, and nothing follows from it.
    case other = "other"
}

/// A secret that proves something to whoever shows it: a session, a link in a mail.
///
/// 43 characters of `A-Z a-z 0-9` carry 256 bits. Only its `TokenHash` is ever stored: who reads
/// the database can sign in as nobody.
///
/// Its serialisation is the secret: it is written only to whom it belongs.
public struct Token: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { "<secret>" }
}

/// A ledger transaction.
public struct TransactionId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// Why credits moved.
public enum TransactionKind: String, Codable, CaseIterable, Sendable {
    /// Credits were issued.
    case grant = "grant"
    /// Credits were reserved.
    case hold = "hold"
    /// A hold was charged, in whole or in part; the rest went back.
    case settle = "settle"
    /// A hold went back whole.
    case release = "release"
    /// A hold went back because its time was over.
    case expire = "expire"
    /// What was left of grants ended, because their time was over.
    case lapse = "lapse"
    /// Credits were taken back, because what had paid for them was.
    case revoke = "revoke"
}

/// What becomes of a job whose key another has.
public enum UniqueMode: String, Codable, CaseIterable, Sendable {
    /// A job has its key until its end: whoever asks for another meanwhile gets this one.
    case keep = "keep"
    /// A job has its key until it begins: another cancels it and takes its place, so that of
    /// many in a row the last one runs.
    case replace = "replace"
}

/// Somebody who can sign in.
public struct UserId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// The name of a voice: engine, slash, voice, for example `flite/kal16`.
public struct VoiceId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// What a pending job waits for.
public enum Waits: String, Codable, CaseIterable, Sendable {
    /// Its turn: a worker may take it.
    case turn = "turn"
    /// Its time.
    case time = "time"
    /// The ends of the jobs that it comes after.
    case jobs = "jobs"
    /// An answer from outside, until its time at the latest.
    case answer = "answer"
    /// Room: its account has as many of its kind at work as a limit allows, or is paused.
    case room = "room"
}

/// A day of the week.
public enum Weekday: String, Codable, CaseIterable, Sendable {
    /// The first by ISO 8601.
    case monday = "monday"
    /// The second.
    case tuesday = "tuesday"
    /// The third.
    case wednesday = "wednesday"
    /// The fourth.
    case thursday = "thursday"
    /// The fifth.
    case friday = "friday"
    /// The sixth.
    case saturday = "saturday"
    /// The last.
    case sunday = "sunday"
}
