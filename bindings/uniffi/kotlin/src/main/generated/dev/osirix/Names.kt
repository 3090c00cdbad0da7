// Names and plain values of the facade. Written by `cargo xtask bindgen`.

package dev.osirix

/** Who owns credits, jobs and avatars: a person or an organisation. */
@JvmInline
value class AccountId(val value: String) {
    override fun toString(): String = value
}

/** What was done, as a stable dotted name. */
enum class Action(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** An account was opened. */
    ACCOUNT_OPENED("account.opened"),
    /** Credits were granted. */
    CREDITS_GRANTED("credits.granted"),
    /** Credits were reserved by hand. */
    CREDITS_HELD("credits.held"),
    /** A hold was charged or let go by hand. */
    CREDITS_SETTLED("credits.settled"),
    /** How far final costs may go above their holds was changed. */
    OVERDRAFT_SET("credits.overdraft_set"),
    /** A hold ran out and its credits went back. */
    HOLD_EXPIRED("credits.hold_expired"),
    /** A user signed up. */
    USER_CREATED("user_created"),
    /** A user changed name or picture. */
    USER_UPDATED("user_updated"),
    /** A user was erased. */
    USER_DELETED("user_deleted"),
    /** An address was shown to be its user's. */
    EMAIL_VERIFIED("user_email_verified"),
    /** A user signed in. */
    SIGNED_IN("authn_login_success"),
    /** Somebody gave a wrong password for a user. */
    SIGN_IN_FAILED("authn_login_fail"),
    /** A user signed out. */
    SIGNED_OUT("authn_logout"),
    /** A password was changed by who knew it. */
    PASSWORD_CHANGED("authn_password_change"),
    /** A link to choose a new password was asked for. */
    PASSWORD_RESET_REQUESTED("authn_password_reset_request"),
    /** A new password was chosen by a link. */
    PASSWORD_RESET("authn_password_reset"),
    /** Sessions of a user were ended. */
    SESSION_REVOKED("session_revoked"),
    /** A move to another address was asked for. */
    EMAIL_CHANGE_REQUESTED("user_email_change_request"),
    /** A user moved to another address. */
    EMAIL_CHANGED("user_email_change"),
    /** A second factor was set up and shown to work. */
    TWO_FACTOR_ENABLED("authn_mfa_enabled"),
    /** A second factor was taken away. */
    TWO_FACTOR_DISABLED("authn_mfa_disabled"),
    /** Somebody who knew the first factor gave a wrong second one. */
    TWO_FACTOR_FAILED("authn_mfa_fail"),
    /** A recovery code was used in place of the second factor. */
    RECOVERY_CODE_USED("authn_mfa_recovery_code_used"),
    /** New recovery codes took the place of the old ones. */
    RECOVERY_CODES_RENEWED("authn_mfa_recovery_codes_renewed"),
    /** A device is asked for no second factor from now on. */
    DEVICE_TRUSTED("authn_device_trusted"),
    /** A passkey was added. */
    PASSKEY_ADDED("authn_passkey_added"),
    /** A passkey was removed. */
    PASSKEY_REMOVED("authn_passkey_removed"),
    /** An identity provider's account was linked to a user. */
    PROVIDER_LINKED("authn_provider_linked"),
    /** An identity provider's account was taken from a user. */
    PROVIDER_UNLINKED("authn_provider_unlinked"),
    /** A key for programs was made. */
    API_KEY_CREATED("authn_token_created"),
    /** A key for programs was changed. */
    API_KEY_UPDATED("authn_token_updated"),
    /** A key for programs was replaced by another. */
    API_KEY_ROTATED("authn_token_rotated"),
    /** A key for programs was removed. */
    API_KEY_REVOKED("authn_token_revoked"),
    /** A key was shown that is none any more. */
    API_KEY_REUSED("authn_token_reuse"),
    /** A user was given another role. */
    ROLE_CHANGED("user_privilege_change"),
    /** A user was banned. */
    USER_BANNED("user_banned"),
    /** A ban was lifted. */
    USER_UNBANNED("user_unbanned"),
    /** An administrator began to act as a user. */
    IMPERSONATION_STARTED("authz_impersonation_start"),
    /** An administrator ceased to act as a user. */
    IMPERSONATION_STOPPED("authz_impersonation_stop"),
    /** Somebody tried what they may not. */
    DENIED("authz_fail"),
    /** An administrator changed something of a user's. */
    ADMIN_ACTED("authz_admin"),
    /** An organisation was made. */
    ORGANIZATION_CREATED("organization_created"),
    /** An organisation was changed. */
    ORGANIZATION_UPDATED("organization_updated"),
    /** An organisation was removed. */
    ORGANIZATION_DELETED("organization_deleted"),
    /** Somebody was invited to an organisation. */
    MEMBER_INVITED("organization_member_invited"),
    /** An invitation was withdrawn or turned down. */
    INVITATION_ENDED("organization_invitation_ended"),
    /** Somebody joined an organisation. */
    MEMBER_ADDED("organization_member_added"),
    /** A member was given another role. */
    MEMBER_CHANGED("organization_member_role_changed"),
    /** Somebody left an organisation or was removed from it. */
    MEMBER_REMOVED("organization_member_removed"),
    /** Somebody became an avatar, and had agreed to it. */
    AVATAR_ADDED("avatar.added"),
    /** An avatar was removed, and its picture with it. */
    AVATAR_REMOVED("avatar.removed"),
    /** A job was created and its credits were held. */
    JOB_CREATED("job.created"),
    /** A job's cancellation was asked for. */
    JOB_CANCEL_REQUESTED("job.cancel_requested"),
    /** A job was completed and charged. */
    JOB_COMPLETED("job.completed"),
    /** An attempt failed and the job waits for the next. */
    JOB_RETRIED("job.retried"),
    /** A job failed for good and its credits were released. */
    JOB_FAILED("job.failed"),
    /** A job was cancelled and its credits were released. */
    JOB_CANCELLED("job.cancelled"),
    /** How many jobs may be at work was changed, or jobs were paused or resumed. */
    JOBS_CONTROLLED("jobs.controlled"),
    /** A failed job was sent on its way again and its credits were held anew. */
    JOB_REDRIVEN("job.redriven"),
    /** A job is to be created again and again. */
    SCHEDULE_CREATED("schedule.created"),
    /** A schedule was paused or goes on. */
    SCHEDULE_CHANGED("schedule.changed"),
    /** A schedule's time came and no job could be created. */
    SCHEDULE_FAILED("schedule.failed"),
    /** A schedule was removed. */
    SCHEDULE_REMOVED("schedule.removed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Action =
            entries.find { it.text == text } ?: throw unknown("Action", text)
    }
}

/** A key with which a program acts for a user. */
@JvmInline
value class ApiKeyId(val value: String) {
    override fun toString(): String = value
}

/** The shape of the picture. */
enum class Aspect(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** 16:9, for screens. */
    LANDSCAPE("16:9"),
    /** 9:16, for phones. */
    PORTRAIT("9:16"),
    /** 1:1, for feeds. */
    SQUARE("1:1"),
    /** 4:5, for feeds on phones. */
    FEED("4:5"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Aspect =
            entries.find { it.text == text } ?: throw unknown("Aspect", text)
    }
}

/** An entry of the audit log. */
@JvmInline
value class AuditId(val value: String) {
    override fun toString(): String = value
}

/** An avatar. */
@JvmInline
value class AvatarId(val value: String) {
    override fun toString(): String = value
}

/** What an avatar is made of. */
enum class AvatarKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A drawn rig that the media crate carries; `reference` is its slug. */
    BUILT_IN_RIG("built_in_rig"),
    /** A portrait photo; `reference` is the key of its blob. */
    PORTRAIT("portrait"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): AvatarKind =
            entries.find { it.text == text } ?: throw unknown("AvatarKind", text)
    }
}

/**
 * The name of a blob: segments of `a-z0-9._-`, each at most 200 bytes, joined by `/`, at most 512
 * bytes in all, so that it is a safe path in a folder and a safe key in every object store.
 */
@JvmInline
value class BlobKey(val value: String) {
    override fun toString(): String = value
}

/** One of an account's five books. */
enum class Book(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** What was issued to the account; its balance is negative. */
    GRANTED("granted"),
    /** What can be spent. */
    AVAILABLE("available"),
    /** What running work has reserved. */
    HELD("held"),
    /** What was charged. */
    SPENT("spent"),
    /** What was granted for a time and not spent in it. */
    EXPIRED("expired"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Book =
            entries.find { it.text == text } ?: throw unknown("Book", text)
    }
}

/** Where captions stand. */
enum class CaptionPosition(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** At the upper edge. */
    TOP("top"),
    /** In the middle. */
    MIDDLE("middle"),
    /** At the lower edge. */
    BOTTOM("bottom"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): CaptionPosition =
            entries.find { it.text == text } ?: throw unknown("CaptionPosition", text)
    }
}

/** How captions look. */
enum class CaptionStyle(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Letters with a dark outline. */
    PLAIN("plain"),
    /** Letters on a dark box. */
    BOXED("boxed"),
    /** Letters with a dark outline; the word that is being said has a colour of its own. */
    KARAOKE("karaoke"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): CaptionStyle =
            entries.find { it.text == text } ?: throw unknown("CaptionStyle", text)
    }
}

/** A colour as `#rrggbb`. */
@JvmInline
value class Color(val value: String) {
    override fun toString(): String = value
}

/** A way in which a user signs in. */
@JvmInline
value class CredentialId(val value: String) {
    override fun toString(): String = value
}

/** An amount of credits, whole and signed: a posting may be negative, a price may not. */
@JvmInline
value class Credits(val value: Long) : Comparable<Credits> {
    operator fun plus(other: Credits): Credits = Credits(value + other.value)

    operator fun minus(other: Credits): Credits = Credits(value - other.value)

    override fun compareTo(other: Credits): Int = value.compareTo(other.value)

    override fun toString(): String = value.toString()
}

/** A currency by its ISO 4217 code. */
enum class Currency(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** United States dollar, two decimals. */
    USD("USD"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Currency =
            entries.find { it.text == text } ?: throw unknown("Currency", text)
    }
}

/**
 * An e-mail address in its one form: lower case, ASCII, without space around it.
 *
 * Letters beyond ASCII are refused: `раypal.com` in Cyrillic looks like another address, and two
 * writings of one address would be two users. A domain beyond ASCII is written in Punycode.
 */
@JvmInline
value class Email(val value: String) {
    override fun toString(): String = value
}

/** What kind of error it is. */
enum class ErrorCode(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A value that the caller gave is malformed; the context names the field and the limit. */
    INVALID_INPUT("invalid_input"),
    /** A value is larger than the limit that the context names. */
    TOO_LARGE("too_large"),
    /** The input is well formed, but no compiled-in or registered backend can handle it. */
    UNSUPPORTED("unsupported"),
    /** The object does not exist, or the caller may not know that it does. */
    NOT_FOUND("not_found"),
    /** An object of that name or key exists already. */
    ALREADY_EXISTS("already_exists"),
    /** The object's state, or an idempotency key already used for something else, forbids this. */
    CONFLICT("conflict"),
    /** The caller is not known. */
    UNAUTHENTICATED("unauthenticated"),
    /** The caller is known and may not do this. */
    PERMISSION_DENIED("permission_denied"),
    /** The account's plan does not include this, or its limit is reached. */
    PLAN_LIMIT("plan_limit"),
    /** The account has fewer credits available than this needs; the context says how many. */
    INSUFFICIENT_CREDITS("insufficient_credits"),
    /** Too many calls in too short a time. */
    RATE_LIMITED("rate_limited"),
    /** The work was cancelled by its owner. */
    CANCELLED("cancelled"),
    /** The work took longer than its limit. */
    TIMEOUT("timeout"),
    /** Another worker holds this job by now: the late worker's result is refused. */
    LEASE_LOST("lease_lost"),
    /** The backend is locked or saturated by others. */
    BUSY("busy"),
    /** A backend cannot be reached or fails. */
    UNAVAILABLE("unavailable"),
    /** No space is left where the data should go. */
    STORAGE_FULL("storage_full"),
    /** A file or folder cannot be read or written. */
    IO("io"),
    /** The data was written by a newer version of Osirix. */
    SCHEMA_TOO_NEW("schema_too_new"),
    /** A setting is missing or wrong; the message names it and never shows a secret value. */
    CONFIGURATION("configuration"),
    /** A media engine failed on this input. */
    MEDIA("media"),
    /** A part that the embedding program brought has failed; the message is its own. */
    PLUGIN("plugin"),
    /** Stored data contradicts itself; the context names the table, the column and the row. */
    INCONSISTENT("inconsistent"),
    /** The client was closed before or during this call. */
    CLOSED("closed"),
    /** A defect of Osirix. */
    INTERNAL("internal"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): ErrorCode =
            entries.find { it.text == text } ?: throw unknown("ErrorCode", text)
    }
}

/** A way to give the second factor. */
enum class FactorMethod(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A code of an authenticator. */
    TOTP("totp"),
    /** A recovery code. */
    RECOVERY_CODE("recovery-code"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): FactorMethod =
            entries.find { it.text == text } ?: throw unknown("FactorMethod", text)
    }
}

/** Something that a plan includes or not. */
enum class Feature(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Text to speech. */
    TTS("tts"),
    /** Videos of a speaking avatar. */
    VIDEO("video"),
    /** Lip-sync on its own. */
    LIP_SYNC("lip_sync"),
    /** Buying and selling. */
    MARKETPLACE("marketplace"),
    /** API keys for programs. */
    API_ACCESS("api_access"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Feature =
            entries.find { it.text == text } ?: throw unknown("Feature", text)
    }
}

/** Frames per second, constant over a video. */
enum class FrameRate(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** 25 frames per second. */
    FPS25("25"),
    /** 30 frames per second. */
    FPS30("30"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): FrameRate =
            entries.find { it.text == text } ?: throw unknown("FrameRate", text)
    }
}

/** A grant of credits. */
@JvmInline
value class GrantId(val value: String) {
    override fun toString(): String = value
}

/** A hold on credits. */
@JvmInline
value class HoldId(val value: String) {
    override fun toString(): String = value
}

/** The state of a hold. */
enum class HoldState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** The credits are reserved. */
    HELD("held"),
    /** It was charged, in whole or in part. */
    SETTLED("settled"),
    /** It went back whole. */
    RELEASED("released"),
    /** It went back because its time was over. */
    EXPIRED("expired"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): HoldState =
            entries.find { it.text == text } ?: throw unknown("HoldState", text)
    }
}

/** An invitation to an organisation. */
@JvmInline
value class InvitationId(val value: String) {
    override fun toString(): String = value
}

/** What became of an invitation. */
enum class InvitationStatus(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits. */
    PENDING("pending"),
    /** Who was invited is a member. */
    ACCEPTED("accepted"),
    /** Who was invited does not want to be. */
    REJECTED("rejected"),
    /** It was withdrawn. */
    CANCELED("canceled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): InvitationStatus =
            entries.find { it.text == text } ?: throw unknown("InvitationStatus", text)
    }
}

/** A job. */
@JvmInline
value class JobId(val value: String) {
    override fun toString(): String = value
}

/**
 * What a job makes: one of the built-in kinds, or one of the program's own.
 *
 * In JSON and in the database it is its name: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
 */
@JvmInline
value class JobKind(val value: String) {
    override fun toString(): String = value
}

/** Where a job is in its life. */
enum class JobState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits for a worker, for the first time or again after a failed attempt. */
    PENDING("pending"),
    /** A worker has it. */
    PROCESSING("processing"),
    /** It has a result and was charged. */
    COMPLETED("completed"),
    /** It has an error and its credits went back. */
    FAILED("failed"),
    /** Its owner cancelled it and its credits went back. */
    CANCELLED("cancelled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): JobState =
            entries.find { it.text == text } ?: throw unknown("JobState", text)
    }
}

/** A message. */
@JvmInline
value class MailId(val value: String) {
    override fun toString(): String = value
}

/** What became of a message. */
enum class MailState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits to be sent. */
    QUEUED("queued"),
    /** A server has taken it. */
    SENT("sent"),
    /** It was refused for good, or too often. */
    FAILED("failed"),
    /** It stays in the database: there is nobody who would send it. */
    KEPT("kept"),
    /** It is to nobody: an address that is not known here. */
    DISCARDED("discarded"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): MailState =
            entries.find { it.text == text } ?: throw unknown("MailState", text)
    }
}

/** A user in an organisation. */
@JvmInline
value class MemberId(val value: String) {
    override fun toString(): String = value
}

/** What a member may do. */
enum class MemberRole(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** To work in it. */
    MEMBER("member"),
    /** And to invite, remove and change members who are no owners. */
    ADMIN("admin"),
    /** And everything else. */
    OWNER("owner"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): MemberRole =
            entries.find { it.text == text } ?: throw unknown("MemberRole", text)
    }
}

/** What is done about times at which nobody was at work. */
enum class Missed(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** One job, as soon as somebody is, however many times were missed. */
    ONCE("once"),
    /** Nothing: the next is at the next time. */
    SKIP("skip"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Missed =
            entries.find { it.text == text } ?: throw unknown("Missed", text)
    }
}

/** How a job must end for those that come after it. */
enum class Needs(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Completed; otherwise the later job is cancelled. */
    RESULT("result"),
    /** In any way. */
    END("end"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Needs =
            entries.find { it.text == text } ?: throw unknown("Needs", text)
    }
}

/** People who share an account. */
@JvmInline
value class OrganizationId(val value: String) {
    override fun toString(): String = value
}

/** Where a text over the picture stands. */
enum class OverlayPlace(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** In the middle, large. */
    TITLE("title"),
    /** At the left, below the middle, on a dark box. */
    LOWER_THIRD("lower_third"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): OverlayPlace =
            entries.find { it.text == text } ?: throw unknown("OverlayPlace", text)
    }
}

/** A key on a user's device. */
@JvmInline
value class PasskeyId(val value: String) {
    override fun toString(): String = value
}

/** The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`. */
@JvmInline
value class PlanCode(val value: String) {
    override fun toString(): String = value
}

/** The network that a video is made for. */
enum class Preset(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A post on X. */
    X("x"),
    /** A reel on Instagram. */
    INSTAGRAM_REELS("instagram_reels"),
    /** A post in Instagram's feed. */
    INSTAGRAM_FEED("instagram_feed"),
    /** A video of a page on Facebook. */
    FACEBOOK("facebook"),
    /** A post on LinkedIn. */
    LINKED_IN("linkedin"),
    /** A post on TikTok. */
    TIK_TOK("tiktok"),
    /** A video on YouTube. */
    YOU_TUBE("youtube"),
    /** A short on YouTube. */
    YOU_TUBE_SHORTS("youtube_shorts"),
    /** A square video that each of these feeds takes. */
    SQUARE("square"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Preset =
            entries.find { it.text == text } ?: throw unknown("Preset", text)
    }
}

/** A product of the marketplace. */
@JvmInline
value class ProductId(val value: String) {
    override fun toString(): String = value
}

/** What a `Verification` is for. */
enum class Purpose(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** To show that an address is one's own. */
    VERIFY_EMAIL("verify-email"),
    /** To move to another address. */
    CHANGE_EMAIL("change-email"),
    /** To choose a new password. */
    RESET_PASSWORD("reset-password"),
    /** To sign in by a link. */
    MAGIC_LINK("magic-link"),
    /** To sign in by a code. */
    SIGN_IN_CODE("sign-in-code"),
    /** To show that an address is one's own, by a code. */
    VERIFY_EMAIL_CODE("verify-email-code"),
    /** To choose a new password by a code. */
    RESET_PASSWORD_CODE("reset-password-code"),
    /** To give the second factor after the first. */
    SECOND_FACTOR("second-factor"),
    /** To be asked for no second factor on this device. */
    TRUSTED_DEVICE("trusted-device"),
    /** To come back from an identity provider. */
    O_AUTH_STATE("oauth-state"),
    /** To answer a passkey's challenge. */
    PASSKEY("passkey"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Purpose =
            entries.find { it.text == text } ?: throw unknown("Purpose", text)
    }
}

/** The length of the picture's shorter side. */
enum class Resolution(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** 720 pixels. */
    P720("720p"),
    /** 1080 pixels. */
    P1080("1080p"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Resolution =
            entries.find { it.text == text } ?: throw unknown("Resolution", text)
    }
}

/** What a user may do beyond what is their own. */
enum class Role(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Nothing. */
    USER("user"),
    /** Everything that concerns other users. */
    ADMIN("admin"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Role =
            entries.find { it.text == text } ?: throw unknown("Role", text)
    }
}

/** A job that is created again and again. */
@JvmInline
value class ScheduleId(val value: String) {
    override fun toString(): String = value
}

/** What a key opens. */
enum class Scope(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** To read balance and statement. */
    CREDITS_READ("credits:read"),
    /** To read avatars and voices. */
    AVATARS_READ("avatars:read"),
    /** To add and change avatars. */
    AVATARS_WRITE("avatars:write"),
    /** To read jobs, follow them and fetch what they made. */
    JOBS_READ("jobs:read"),
    /** To create and cancel jobs, which costs credits. */
    JOBS_WRITE("jobs:write"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Scope =
            entries.find { it.text == text } ?: throw unknown("Scope", text)
    }
}

/**
 * A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
 * of control characters other than line breaks and tabs.
 */
@JvmInline
value class Script(val value: String) {
    override fun toString(): String = value
}

/** A signed-in user on a device. */
@JvmInline
value class SessionId(val value: String) {
    override fun toString(): String = value
}

/**
 * A secret that proves something to whoever shows it: a session, a link in a mail.
 *
 * 43 characters of `A-Z a-z 0-9` carry 256 bits. Only its `TokenHash` is ever stored: who reads
 * the database can sign in as nobody.
 *
 * Its serialisation is the secret: it is written only to whom it belongs.
 */
@JvmInline
value class Token(val value: String) {
    override fun toString(): String = "<secret>"
}

/** A ledger transaction. */
@JvmInline
value class TransactionId(val value: String) {
    override fun toString(): String = value
}

/** Why credits moved. */
enum class TransactionKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Credits were issued. */
    GRANT("grant"),
    /** Credits were reserved. */
    HOLD("hold"),
    /** A hold was charged, in whole or in part; the rest went back. */
    SETTLE("settle"),
    /** A hold went back whole. */
    RELEASE("release"),
    /** A hold went back because its time was over. */
    EXPIRE("expire"),
    /** What was left of grants ended, because their time was over. */
    LAPSE("lapse"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): TransactionKind =
            entries.find { it.text == text } ?: throw unknown("TransactionKind", text)
    }
}

/** What becomes of a job whose key another has. */
enum class UniqueMode(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A job has its key until its end: whoever asks for another meanwhile gets this one. */
    KEEP("keep"),
    /**
     * A job has its key until it begins: another cancels it and takes its place, so that of
     * many in a row the last one runs.
     */
    REPLACE("replace"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): UniqueMode =
            entries.find { it.text == text } ?: throw unknown("UniqueMode", text)
    }
}

/** Somebody who can sign in. */
@JvmInline
value class UserId(val value: String) {
    override fun toString(): String = value
}

/** The name of a voice: engine, slash, voice, for example `flite/kal16`. */
@JvmInline
value class VoiceId(val value: String) {
    override fun toString(): String = value
}

/** What a pending job waits for. */
enum class Waits(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Its turn: a worker may take it. */
    TURN("turn"),
    /** Its time. */
    TIME("time"),
    /** The ends of the jobs that it comes after. */
    JOBS("jobs"),
    /** An answer from outside, until its time at the latest. */
    ANSWER("answer"),
    /** Room: its account has as many of its kind at work as a limit allows, or is paused. */
    ROOM("room"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Waits =
            entries.find { it.text == text } ?: throw unknown("Waits", text)
    }
}
