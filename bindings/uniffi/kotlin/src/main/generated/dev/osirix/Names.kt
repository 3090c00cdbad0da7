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
    /** Credits were taken back, because what had paid for them was. */
    CREDITS_REVOKED("credits.revoked"),
    /** Credits that had been taken back were given again. */
    CREDITS_RESTORED("credits.restored"),
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
    /** An account became a customer of the payment gateway. */
    CUSTOMER_LINKED("billing.customer_linked"),
    /** A purchase was begun at the payment gateway. */
    CHECKOUT_STARTED("billing.checkout_started"),
    /** A purchase at the payment gateway was paid, or ran out. */
    CHECKOUT_ENDED("billing.checkout_ended"),
    /** What the payment gateway says of a subscription has changed. */
    SUBSCRIPTION_CHANGED("billing.subscription_changed"),
    /** Another plan is in force for an account. */
    PLAN_CHANGED("billing.plan_changed"),
    /** What the payment gateway says of an invoice has changed. */
    INVOICE_CHANGED("billing.invoice_changed"),
    /** What the payment gateway says of a refund has changed. */
    REFUND_CHANGED("billing.refund_changed"),
    /** What the payment gateway says of a dispute has changed. */
    DISPUTE_CHANGED("billing.dispute_changed"),
    /** What was paid was entered by hand. */
    PAYMENT_ENTERED("billing.payment_entered"),
    /** A refund was asked for. */
    REFUND_REQUESTED("billing.refund_requested"),
    /** A seller added a product. */
    PRODUCT_ADDED("marketplace.product_added"),
    /** A seller changed a product. */
    PRODUCT_CHANGED("marketplace.product_changed"),
    /** A product came onto the market, or off it. */
    PRODUCT_MOVED("marketplace.product_moved"),
    /** A product was bought. */
    PRODUCT_BOUGHT("marketplace.product_bought"),
    /** What was paid for a product went back. */
    ORDER_REFUNDED("marketplace.order_refunded"),
    /** A licence was taken back. */
    LICENCE_REVOKED("marketplace.licence_revoked"),
    /** A seller's share of a sale was granted. */
    SHARE_GRANTED("marketplace.share_granted"),
    /** An account on a social network was connected, for the first time or again. */
    NETWORK_CONNECTED("social.connected"),
    /** A connection to a social network was given up. */
    NETWORK_DISCONNECTED("social.disconnected"),
    /** A social network does not take a connection's credentials any more. */
    CONNECTION_BROKEN("social.connection_broken"),
    /** A post was written. */
    POST_WRITTEN("social.post_written"),
    /** A post was changed. */
    POST_CHANGED("social.post_changed"),
    /** A post was scheduled. */
    POST_SCHEDULED("social.post_scheduled"),
    /** A post, or what was not out of it, was cancelled. */
    POST_CANCELLED("social.post_cancelled"),
    /** A post is out on a network. */
    POST_PUBLISHED("social.post_published"),
    /** A post did not get out on a network. */
    POST_FAILED("social.post_failed"),
    /** Nobody knows whether a post is out on a network. */
    POST_UNCONFIRMED("social.post_unconfirmed"),
    /** Somebody decided what becomes of a post that failed or that nobody knows of. */
    POST_RESOLVED("social.post_resolved"),
    /** A webhook endpoint was added. */
    WEBHOOK_ADDED("webhook.endpoint_added"),
    /** A webhook endpoint was changed, paused or enabled. */
    WEBHOOK_CHANGED("webhook.endpoint_changed"),
    /** A webhook endpoint was removed. */
    WEBHOOK_REMOVED("webhook.endpoint_removed"),
    /** A webhook endpoint was given another secret. */
    WEBHOOK_ROTATED("webhook.secret_rotated"),
    /** A webhook endpoint was disabled, because nothing got through to it. */
    WEBHOOK_DISABLED("webhook.endpoint_disabled"),
    /** A queue of posts was made. */
    QUEUE_CREATED("social.queue_created"),
    /** A queue of posts was made another. */
    QUEUE_CHANGED("social.queue_changed"),
    /** A queue of posts was removed. */
    QUEUE_REMOVED("social.queue_removed"),
    /** A post is to be made again and again. */
    REPEAT_STARTED("social.repeat_started"),
    /** A post is made again no more. */
    REPEAT_STOPPED("social.repeat_stopped"),
    /** What an organisation wants of its posts was changed. */
    POST_RULES_CHANGED("social.rules_changed"),
    /** A member submitted a post, which waits for another to approve it. */
    POST_SUBMITTED("social.post_submitted"),
    /** A member approved another's post: it is scheduled. */
    POST_APPROVED("social.post_approved"),
    /** A member rejected another's post: it is a draft again. */
    POST_REJECTED("social.post_rejected"),
    /** A post's time came before anybody had approved it. */
    POST_MISSED("social.post_missed"),
    /** What an account may spend in a period was changed. */
    SPENDING_LIMIT_SET("credits.spending_limit_set"),
    /** What the payment gateway has was compared with what is on record here. */
    RECONCILED("billing.reconciled"),
    /** A seller has begun to say where they are paid. */
    SELLER_LINKED("payouts.seller_linked"),
    /** The gateway can pay a seller, or cannot any more. */
    SELLER_CHANGED("payouts.seller_changed"),
    /** Money is about to be sent to a seller, or to come back. */
    PAYOUT_ARMED("payouts.armed"),
    /** It was sent, or has come back. */
    PAYOUT_SENT("payouts.sent"),
    /** It was refused. */
    PAYOUT_FAILED("payouts.failed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Action =
            entries.find { it.text == text } ?: throw unknown("Action", text)
    }
}

/** What an account's owner is told of. */
enum class AlertKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** So much of the spending limit is used. */
    LIMIT_USED("limit_used"),
    /** Few credits are left to spend. */
    LOW_BALANCE("low_balance"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): AlertKind =
            entries.find { it.text == text } ?: throw unknown("AlertKind", text)
    }
}

/** For which days. */
enum class AnalyticsPeriod(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Today. */
    DAY("day"),
    /** The seven days that end today. */
    WEEK("week"),
    /** The thirty days that end today. */
    MONTH("month"),
    /** From a day to a day. */
    CUSTOM("custom"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): AnalyticsPeriod =
            entries.find { it.text == text } ?: throw unknown("AnalyticsPeriod", text)
    }
}

/** A key with which a program acts for a user. */
@JvmInline
value class ApiKeyId(val value: String) {
    override fun toString(): String = value
}

/** What a member decided about a post. */
enum class ApprovalDecision(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is published at its time. */
    APPROVED("approved"),
    /** It is a draft again. */
    REJECTED("rejected"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): ApprovalDecision =
            entries.find { it.text == text } ?: throw unknown("ApprovalDecision", text)
    }
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

/** What happened to a publication. */
enum class AttemptKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Work began: what it says does not change any more. */
    BEGUN("begun"),
    /** A message is about to be posted. */
    ARMED("armed"),
    /** A message is out, as the network answered. */
    PUBLISHED("published"),
    /** Nothing was posted. */
    REFUSED("refused"),
    /** The answer is missing: it may be out. */
    UNANSWERED("unanswered"),
    /** It was looked for and is out. */
    FOUND("found"),
    /** It was looked for and is not there. */
    ABSENT("absent"),
    /** It could not be looked for. */
    NOT_SEEN("not_seen"),
    /** A message was about to be posted, and was not tried. */
    STOOD_DOWN("stood_down"),
    /** Nobody knows, and a person was told. */
    GAVE_OVER("gave_over"),
    /** A person decided. */
    RESOLVED("resolved"),
    /** The publication has failed. */
    FAILED("failed"),
    /** It was cancelled. */
    CANCELLED("cancelled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): AttemptKind =
            entries.find { it.text == text } ?: throw unknown("AttemptKind", text)
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
    /** A film of a person; `reference` is the key of its blob. */
    FILM("film"),
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

/** How often something comes again. */
enum class Cadence(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Each day. */
    DAILY("daily"),
    /** On days of each week. */
    WEEKLY("weekly"),
    /** On a day of each month that has it. */
    MONTHLY("monthly"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Cadence =
            entries.find { it.text == text } ?: throw unknown("Cadence", text)
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

/** What a product is about. */
enum class Category(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Ways to speak. */
    VOICES("voices"),
    /** Who speaks. */
    AVATARS("avatars"),
    /** Whole designs of videos, and captions. */
    TEMPLATES("templates"),
    /** Music under the voice. */
    MUSIC("music"),
    /** What stands behind an avatar. */
    SCENES("scenes"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Category =
            entries.find { it.text == text } ?: throw unknown("Category", text)
    }
}

/** A colour as `#rrggbb`. */
@JvmInline
value class Color(val value: String) {
    override fun toString(): String = value
}

/** An account on a social network that is connected. */
@JvmInline
value class ConnectionId(val value: String) {
    override fun toString(): String = value
}

/** Whether a connection can be used. */
enum class ConnectionState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It can. */
    ACTIVE("active"),
    /** The network does not take its credentials any more: connect it again. */
    BROKEN("broken"),
    /** It was given up, and its credentials are gone. */
    DISCONNECTED("disconnected"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): ConnectionState =
            entries.find { it.text == text } ?: throw unknown("ConnectionState", text)
    }
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

/** What has become of a delivery. */
enum class DeliveryState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is to be sent, for the first time or again. */
    PENDING("pending"),
    /** The endpoint has taken it. */
    DELIVERED("delivered"),
    /** It was given up. */
    FAILED("failed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): DeliveryState =
            entries.find { it.text == text } ?: throw unknown("DeliveryState", text)
    }
}

/** In what gateway and records differ. */
enum class DifferenceKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** The gateway has it, and nothing is on record here. */
    UNKNOWN_HERE("unknown_here"),
    /** It is on record here, and the gateway does not have it. */
    MISSING_THERE("missing_there"),
    /** An amount is another one. */
    AMOUNT("amount"),
    /** A state is another one. */
    STATE("state"),
    /** The ledger has other credits than were paid for, or than are left of them. */
    CREDITS("credits"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): DifferenceKind =
            entries.find { it.text == text } ?: throw unknown("DifferenceKind", text)
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

/** Where an account is told what happens. */
@JvmInline
value class EndpointId(val value: String) {
    override fun toString(): String = value
}

/** Whether an endpoint is told what happens. */
enum class EndpointState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is. */
    ACTIVE("active"),
    /** Its owner has paused it: what happens meanwhile is not told. */
    PAUSED("paused"),
    /**
     * It answered that it is gone, or nothing got through for days: its owner may enable it
     * again.
     */
    DISABLED("disabled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): EndpointState =
            entries.find { it.text == text } ?: throw unknown("EndpointState", text)
    }
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
    /** The account's own spending limit leaves less than this needs; the context says how much. */
    SPENDING_LIMIT("spending_limit"),
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

/** An event of the outbox. */
@JvmInline
value class EventId(val value: String) {
    override fun toString(): String = value
}

/** What happened, as a stable dotted name. */
enum class EventKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** An account was opened. */
    ACCOUNT_OPENED("account.opened"),
    /** A job was created. */
    JOB_CREATED("job.created"),
    /** A job was completed. */
    JOB_COMPLETED("job.completed"),
    /** A job failed for good. */
    JOB_FAILED("job.failed"),
    /** A job was cancelled. */
    JOB_CANCELLED("job.cancelled"),
    /** A failed job was sent on its way again. */
    JOB_REDRIVEN("job.redriven"),
    /** A post is out on a network. */
    POST_PUBLISHED("social.post_published"),
    /** A post did not get out on a network. */
    POST_FAILED("social.post_failed"),
    /** Nobody knows whether a post is out on a network: a person has to look. */
    POST_UNCONFIRMED("social.post_unconfirmed"),
    /** A post waits for another member to approve it. */
    POST_SUBMITTED("social.post_submitted"),
    /** A post's time came before anybody had approved it. */
    POST_MISSED("social.post_missed"),
    /** A social network does not take a connection's credentials any more. */
    CONNECTION_BROKEN("social.connection_broken"),
    /** Credits were granted by what was paid for, or by a plan's period. */
    CREDITS_GRANTED("credits.granted"),
    /** Credits were taken back, because what had paid for them was. */
    CREDITS_REVOKED("credits.revoked"),
    /** Credits that had been taken back were given again. */
    CREDITS_RESTORED("credits.restored"),
    /** A subscription has changed. */
    SUBSCRIPTION_CHANGED("billing.subscription_changed"),
    /** Another plan is in force. */
    PLAN_CHANGED("billing.plan_changed"),
    /** An invoice has changed: it is open, paid, or not to be paid. */
    INVOICE_CHANGED("billing.invoice_changed"),
    /** A refund has changed. */
    REFUND_CHANGED("billing.refund_changed"),
    /** A product of the account's was bought. */
    PRODUCT_SOLD("marketplace.product_sold"),
    /**
     * An account's spending comes near its limit, or few credits are left: the subject is the
     * alert's kind.
     */
    SPENDING_ALERT("credits.spending_alert"),
    /** A webhook endpoint was disabled. */
    WEBHOOK_DISABLED("webhook.endpoint_disabled"),
    /** Somebody tries a webhook endpoint. */
    PING("webhook.ping"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): EventKind =
            entries.find { it.text == text } ?: throw unknown("EventKind", text)
    }
}

/** What became of a message. */
enum class EventState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits for its turn. */
    QUEUED("queued"),
    /** What follows from it is done. */
    DONE("done"),
    /** Nothing follows from it. */
    IGNORED("ignored"),
    /** It was tried too often: somebody has to look. */
    FAILED("failed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): EventState =
            entries.find { it.text == text } ?: throw unknown("EventState", text)
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
    /** Selling in the marketplace; everybody may buy. */
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

/** The state of an invoice. */
enum class InvoiceState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It can still change. */
    DRAFT("draft"),
    /** It waits for its payment. */
    OPEN("open"),
    /** It is paid. */
    PAID("paid"),
    /** Nobody expects its payment any more. */
    UNCOLLECTIBLE("uncollectible"),
    /** It counts for nothing. */
    VOID("void"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): InvoiceState =
            entries.find { it.text == text } ?: throw unknown("InvoiceState", text)
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

/** A licence of a product. */
@JvmInline
value class LicenceId(val value: String) {
    override fun toString(): String = value
}

/** Whether a licence counts. */
enum class LicenceState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It does. */
    ACTIVE("active"),
    /** It does no more: what was paid went back, or somebody took it back. */
    REVOKED("revoked"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): LicenceState =
            entries.find { it.text == text } ?: throw unknown("LicenceState", text)
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

/** What a file is, by its content and never by its name. */
enum class MediaType(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A JPEG picture. */
    JPEG("image/jpeg"),
    /** A PNG picture. */
    PNG("image/png"),
    /** A WebP picture. */
    WEB_P("image/webp"),
    /** A GIF, counted as animated. */
    GIF("image/gif"),
    /** An MPEG-4 video. */
    MP4("video/mp4"),
    /** A QuickTime video. */
    QUICK_TIME("video/quicktime"),
    /** A WebM video. */
    WEB_M("video/webm"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): MediaType =
            entries.find { it.text == text } ?: throw unknown("MediaType", text)
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

/** A social network. */
enum class Network(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** X, formerly Twitter. */
    X("x"),
    /** A page on Facebook. */
    FACEBOOK("facebook"),
    /** A professional account on Instagram. */
    INSTAGRAM("instagram"),
    /** A member or an organisation on LinkedIn. */
    LINKED_IN("linkedin"),
    /** Bluesky, and every other server of the AT Protocol with its records. */
    BLUESKY("bluesky"),
    /** Mastodon, and every other server with its interface. */
    MASTODON("mastodon"),
    /** Threads. */
    THREADS("threads"),
    /** A network of the program's own, that it publishes on by itself. */
    OWN("own"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Network =
            entries.find { it.text == text } ?: throw unknown("Network", text)
    }
}

/** How far a seller has come in saying where they are paid. */
enum class Onboarding(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** They have not begun: what they earn is credits. */
    NOT_BEGUN("not_begun"),
    /** The gateway still asks them for something. */
    UNFINISHED("unfinished"),
    /** They can be paid. */
    FINISHED("finished"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Onboarding =
            entries.find { it.text == text } ?: throw unknown("Onboarding", text)
    }
}

/** An order of the marketplace. */
@JvmInline
value class OrderId(val value: String) {
    override fun toString(): String = value
}

/** Where an order is on its way. */
enum class OrderState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Its payment is awaited. */
    PENDING("pending"),
    /** It is paid. */
    PAID("paid"),
    /** What was paid went back. */
    REFUNDED("refunded"),
    /** It was not paid. */
    CANCELLED("cancelled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): OrderState =
            entries.find { it.text == text } ?: throw unknown("OrderState", text)
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

/**
 * What a person shows to connect an account of a network of your own. It is stored sealed.
 *
 * Its serialisation is the secret: it is written only to the program whose network it is.
 */
@JvmInline
value class OwnSecret(val value: String) {
    override fun toString(): String = "<secret>"
}

/** The state of a subscription at the gateway, in Stripe's words. */
enum class PaidSubscriptionState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** The first payment is awaited. */
    INCOMPLETE("incomplete"),
    /** The first payment never came. */
    INCOMPLETE_EXPIRED("incomplete_expired"),
    /** It is tried for a time. */
    TRIALING("trialing"),
    /** It is paid. */
    ACTIVE("active"),
    /** A payment failed and is tried again. */
    PAST_DUE("past_due"),
    /** A payment failed and is not tried again. */
    UNPAID("unpaid"),
    /** It is paused, after a trial without a way to pay. */
    PAUSED("paused"),
    /** It has ended. */
    CANCELED("canceled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PaidSubscriptionState =
            entries.find { it.text == text } ?: throw unknown("PaidSubscriptionState", text)
    }
}

/** A key on a user's device. */
@JvmInline
value class PasskeyId(val value: String) {
    override fun toString(): String = value
}

/** Money on its way to a seller. */
@JvmInline
value class PayoutId(val value: String) {
    override fun toString(): String = value
}

/** Where a payout is on its way. */
enum class PayoutState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is on record and about to be sent, or was sent and nobody has heard of it yet. */
    ARMED("armed"),
    /** The gateway has it. */
    SENT("sent"),
    /** The gateway has refused it for good. */
    FAILED("failed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PayoutState =
            entries.find { it.text == text } ?: throw unknown("PayoutState", text)
    }
}

/** The name of a plan in requests and in the database: `free`, `starter`, `pro`, `enterprise`. */
@JvmInline
value class PlanCode(val value: String) {
    override fun toString(): String = value
}

/** Where on a network a post appears. */
enum class PostFormat(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Among the other posts. */
    POST("post"),
    /** Among short upright videos. */
    REEL("reel"),
    /** For a day, above the posts. */
    STORY("story"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PostFormat =
            entries.find { it.text == text } ?: throw unknown("PostFormat", text)
    }
}

/** A post for social networks. */
@JvmInline
value class PostId(val value: String) {
    override fun toString(): String = value
}

/** A queue of posts. */
@JvmInline
value class PostQueueId(val value: String) {
    override fun toString(): String = value
}

/** Where a post is on its way: what its publications have come to. */
enum class PostState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is being written. */
    DRAFT("draft"),
    /** Another member has to approve it: nothing of it is published before. */
    AWAITING_APPROVAL("awaiting_approval"),
    /** Its time came before anybody had approved it: it is out nowhere. */
    MISSED("missed"),
    /** It waits for its time. */
    SCHEDULED("scheduled"),
    /** Work on it has begun. */
    PUBLISHING("publishing"),
    /** It is out everywhere. */
    PUBLISHED("published"),
    /** It is out on some networks, and will not be on others. */
    PARTIAL("partial"),
    /** It is out nowhere, or nowhere whole. */
    FAILED("failed"),
    /** A person has to look whether it is out. */
    UNCONFIRMED("unconfirmed"),
    /** It was cancelled. */
    CANCELLED("cancelled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PostState =
            entries.find { it.text == text } ?: throw unknown("PostState", text)
    }
}

/** What is noticed about a post. */
enum class PostWarningKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Another post says the same by the same connection, some days before or after. */
    DUPLICATE("duplicate"),
    /** Another post goes out by the same connection, some minutes before or after. */
    CONFLICT("conflict"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PostWarningKind =
            entries.find { it.text == text } ?: throw unknown("PostWarningKind", text)
    }
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

/** Where a product is on its way. */
enum class ProductState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** Its seller works on it. */
    DRAFT("draft"),
    /** It waits for somebody to look at it. */
    IN_REVIEW("in_review"),
    /** It was looked at and sent back. */
    REJECTED("rejected"),
    /** It can be bought. */
    PUBLISHED("published"),
    /** It cannot be bought any more. */
    WITHDRAWN("withdrawn"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): ProductState =
            entries.find { it.text == text } ?: throw unknown("ProductState", text)
    }
}

/** What one connection publishes of a post. */
@JvmInline
value class PublicationId(val value: String) {
    override fun toString(): String = value
}

/** Where a publication is on its way. */
enum class PublicationState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits for its time, or for its video. */
    SCHEDULED("scheduled"),
    /** What it says does not change any more; its media are on their way to the network. */
    PREPARING("preparing"),
    /** The network is at work on its media. */
    PROCESSING("processing"),
    /** Its messages are being posted, one after the other. */
    PUBLISHING("publishing"),
    /** All of it is out. */
    PUBLISHED("published"),
    /** The rest of it will not get out, and what was tried last is not. */
    FAILED("failed"),
    /** It was cancelled before anything of it was posted. */
    CANCELLED("cancelled"),
    /** Nobody knows whether a message of it is out: a person has to look. */
    UNCONFIRMED("unconfirmed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): PublicationState =
            entries.find { it.text == text } ?: throw unknown("PublicationState", text)
    }
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
    /** To come back from the page of a social network. */
    NETWORK_STATE("network-state"),
    /** To choose among the accounts that were found there. */
    NETWORK_CHOICE("network-choice"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Purpose =
            entries.find { it.text == text } ?: throw unknown("Purpose", text)
    }
}

/** A comparison of the payment gateway with what is on record here. */
@JvmInline
value class ReconciliationId(val value: String) {
    override fun toString(): String = value
}

/** A post that is made again and again. */
@JvmInline
value class RecurrenceId(val value: String) {
    override fun toString(): String = value
}

/** Whether there will be more posts. */
enum class RecurrenceState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** There will be. */
    ACTIVE("active"),
    /** Its last post was made. */
    ENDED("ended"),
    /** It was stopped. */
    STOPPED("stopped"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): RecurrenceState =
            entries.find { it.text == text } ?: throw unknown("RecurrenceState", text)
    }
}

/**
 * What a gateway calls an object of its own: 1 to `MAX_LEN` letters, digits,
 * `_`, `-` and `.`, so that it can stand in an address.
 */
@JvmInline
value class Reference(val value: String) {
    override fun toString(): String = value
}

/** The state of a refund. */
enum class RefundState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It is on its way. */
    PENDING("pending"),
    /** The money went back. */
    SUCCEEDED("succeeded"),
    /** The money did not go back. */
    FAILED("failed"),
    /** It was taken back. */
    CANCELED("canceled"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): RefundState =
            entries.find { it.text == text } ?: throw unknown("RefundState", text)
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

/** Where a scene's avatar stands. */
enum class SceneLayout(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** In the middle, over the whole picture. */
    FULL("full"),
    /** At the left, before the scene's background. */
    LEFT("left"),
    /** At the right, before the scene's background. */
    RIGHT("right"),
    /** In a small picture of its own at the upper right, over the scene's background. */
    CORNER("corner"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): SceneLayout =
            entries.find { it.text == text } ?: throw unknown("SceneLayout", text)
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
    /** To read connections with social networks, posts and what became of them. */
    SOCIAL_READ("social:read"),
    /** To write posts, schedule and cancel them. */
    SOCIAL_WRITE("social:write"),
    /** To read webhook endpoints and what was delivered to them. */
    WEBHOOKS_READ("webhooks:read"),
    /** To add, change and remove webhook endpoints, and to send again. */
    WEBHOOKS_WRITE("webhooks:write"),
    /** To read figures by the day. */
    ANALYTICS_READ("analytics:read"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Scope =
            entries.find { it.text == text } ?: throw unknown("Scope", text)
    }
}

/**
 * A text that can be spoken: trimmed, not blank, at most `Script::MAX_CHARS` characters, free
 * of control characters other than line breaks and tabs. `Script::none` alone has no text.
 */
@JvmInline
value class Script(val value: String) {
    override fun toString(): String = value
}

/** Why a seller's balance changed. */
enum class SellerEntryKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A product was bought. */
    SALE("sale"),
    /** What was paid for a product went back. */
    RETURNED("returned"),
    /** What had gone back was paid after all. */
    RESTORED("restored"),
    /** It was paid to the seller. */
    PAYOUT("payout"),
    /** A payout did not get out. */
    PAYOUT_FAILED("payout_failed"),
    /** A part of a payout came back, because what it was for went back. */
    REVERSAL("reversal"),
    /** It did not come back: what is missing is taken out of later sales. */
    REVERSAL_FAILED("reversal_failed"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): SellerEntryKind =
            entries.find { it.text == text } ?: throw unknown("SellerEntryKind", text)
    }
}

/** A signed-in user on a device. */
@JvmInline
value class SessionId(val value: String) {
    override fun toString(): String = value
}

/** Where a seller's share is on its way. */
enum class ShareState(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** It waits: what was paid may still go back. */
    WAITING("waiting"),
    /** It was granted. */
    GRANTED("granted"),
    /** What was paid went back. */
    RETURNED("returned"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): ShareState =
            entries.find { it.text == text } ?: throw unknown("ShareState", text)
    }
}

/** How long a period of spending is. */
enum class SpendingPeriod(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** From midnight to midnight. */
    DAY("day"),
    /** From the first of a month to the first of the next. */
    MONTH("month"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): SpendingPeriod =
            entries.find { it.text == text } ?: throw unknown("SpendingPeriod", text)
    }
}

/** The kinds of objects whose state is fetched. */
enum class SubjectKind(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** A purchase that a buyer is led through. */
    CHECKOUT("checkout"),
    /** A subscription. */
    SUBSCRIPTION("subscription"),
    /** An invoice. */
    INVOICE("invoice"),
    /** A payment, with its refunds and disputes. */
    PAYMENT("payment"),
    /** Something else: it is on record, and nothing follows from it. */
    OTHER("other"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): SubjectKind =
            entries.find { it.text == text } ?: throw unknown("SubjectKind", text)
    }
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
    /** Credits were taken back, because what had paid for them was. */
    REVOKE("revoke"),
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

/** A day of the week. */
enum class Weekday(
    /** Its stable name, as it crosses. */
    val text: String,
) {
    /** The first by ISO 8601. */
    MONDAY("monday"),
    /** The second. */
    TUESDAY("tuesday"),
    /** The third. */
    WEDNESDAY("wednesday"),
    /** The fourth. */
    THURSDAY("thursday"),
    /** The fifth. */
    FRIDAY("friday"),
    /** The sixth. */
    SATURDAY("saturday"),
    /** The last. */
    SUNDAY("sunday"),
    ;

    override fun toString(): String = text

    companion object {
        internal fun of(text: String): Weekday =
            entries.find { it.text == text } ?: throw unknown("Weekday", text)
    }
}
