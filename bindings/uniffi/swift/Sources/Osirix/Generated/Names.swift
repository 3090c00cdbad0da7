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
}

/// A key with which a program acts for a user.
public struct ApiKeyId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
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

/// A colour as `#rrggbb`.
public struct Color: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
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
    /// Buying and selling.
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

/// A key on a user's device.
public struct PasskeyId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`.
public struct PlanCode: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
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
}

/// A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
/// of control characters other than line breaks and tabs.
public struct Script: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
}

/// A signed-in user on a device.
public struct SessionId: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public var description: String { rawValue }
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
