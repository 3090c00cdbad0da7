// The errors of the facade. Written by `cargo xtask bindgen`.

package dev.osirix

/** Anything that went wrong; its class and [code] say what, [context] with what. */
sealed class OsirixException(
    /** A sentence that says what to do. */
    override val message: String,
    /** The stable name of what went wrong. */
    val code: ErrorCode,
    /** The field, the limit, the id that it is about. */
    val context: Map<String, String>,
) : Exception(message) {
    override fun toString(): String {
        val details = context.entries.joinToString { (name, value) -> "$name: $value" }
        return if (details.isEmpty()) "$code: $message" else "$code: $message ($details)"
    }

    /** A value that the caller gave is malformed; the context names the field and the limit. */
    class InvalidInput(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.INVALID_INPUT, context)

    /** A value is larger than the limit that the context names. */
    class TooLarge(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.TOO_LARGE, context)

    /** The input is well formed, but no compiled-in or registered backend can handle it. */
    class Unsupported(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.UNSUPPORTED, context)

    /** The object does not exist, or the caller may not know that it does. */
    class NotFound(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.NOT_FOUND, context)

    /** An object of that name or key exists already. */
    class AlreadyExists(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.ALREADY_EXISTS, context)

    /** The object's state, or an idempotency key already used for something else, forbids this. */
    class Conflict(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.CONFLICT, context)

    /** The caller is not known. */
    class Unauthenticated(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.UNAUTHENTICATED, context)

    /** The caller is known and may not do this. */
    class PermissionDenied(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.PERMISSION_DENIED, context)

    /** The account's plan does not include this, or its limit is reached. */
    class PlanLimit(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.PLAN_LIMIT, context)

    /** The account has fewer credits available than this needs; the context says how many. */
    class InsufficientCredits(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.INSUFFICIENT_CREDITS, context)

    /** The account's own spending limit leaves less than this needs; the context says how much. */
    class SpendingLimit(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.SPENDING_LIMIT, context)

    /** Too many calls in too short a time. */
    class RateLimited(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.RATE_LIMITED, context)

    /** The work was cancelled by its owner. */
    class Cancelled(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.CANCELLED, context)

    /** The work took longer than its limit. */
    class Timeout(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.TIMEOUT, context)

    /** Another worker holds this job by now: the late worker's result is refused. */
    class LeaseLost(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.LEASE_LOST, context)

    /** The backend is locked or saturated by others. */
    class Busy(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.BUSY, context)

    /** A backend cannot be reached or fails. */
    class Unavailable(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.UNAVAILABLE, context)

    /** No space is left where the data should go. */
    class StorageFull(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.STORAGE_FULL, context)

    /** A file or folder cannot be read or written. */
    class Io(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.IO, context)

    /** The data was written by a newer version of Osirix. */
    class SchemaTooNew(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.SCHEMA_TOO_NEW, context)

    /** A setting is missing or wrong; the message names it and never shows a secret value. */
    class Configuration(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.CONFIGURATION, context)

    /** A media engine failed on this input. */
    class Media(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.MEDIA, context)

    /** A part that the embedding program brought has failed; the message is its own. */
    class Plugin(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.PLUGIN, context)

    /** Stored data contradicts itself; the context names the table, the column and the row. */
    class Inconsistent(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.INCONSISTENT, context)

    /** The client was closed before or during this call. */
    class Closed(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.CLOSED, context)

    /** A defect of Osirix. */
    class Internal(message: String, context: Map<String, String> = emptyMap()) :
        OsirixException(message, ErrorCode.INTERNAL, context)

    companion object {
        internal fun of(code: ErrorCode, message: String, context: Map<String, String>): OsirixException =
            when (code) {
                ErrorCode.INVALID_INPUT -> InvalidInput(message, context)
                ErrorCode.TOO_LARGE -> TooLarge(message, context)
                ErrorCode.UNSUPPORTED -> Unsupported(message, context)
                ErrorCode.NOT_FOUND -> NotFound(message, context)
                ErrorCode.ALREADY_EXISTS -> AlreadyExists(message, context)
                ErrorCode.CONFLICT -> Conflict(message, context)
                ErrorCode.UNAUTHENTICATED -> Unauthenticated(message, context)
                ErrorCode.PERMISSION_DENIED -> PermissionDenied(message, context)
                ErrorCode.PLAN_LIMIT -> PlanLimit(message, context)
                ErrorCode.INSUFFICIENT_CREDITS -> InsufficientCredits(message, context)
                ErrorCode.SPENDING_LIMIT -> SpendingLimit(message, context)
                ErrorCode.RATE_LIMITED -> RateLimited(message, context)
                ErrorCode.CANCELLED -> Cancelled(message, context)
                ErrorCode.TIMEOUT -> Timeout(message, context)
                ErrorCode.LEASE_LOST -> LeaseLost(message, context)
                ErrorCode.BUSY -> Busy(message, context)
                ErrorCode.UNAVAILABLE -> Unavailable(message, context)
                ErrorCode.STORAGE_FULL -> StorageFull(message, context)
                ErrorCode.IO -> Io(message, context)
                ErrorCode.SCHEMA_TOO_NEW -> SchemaTooNew(message, context)
                ErrorCode.CONFIGURATION -> Configuration(message, context)
                ErrorCode.MEDIA -> Media(message, context)
                ErrorCode.PLUGIN -> Plugin(message, context)
                ErrorCode.INCONSISTENT -> Inconsistent(message, context)
                ErrorCode.CLOSED -> Closed(message, context)
                ErrorCode.INTERNAL -> Internal(message, context)
            }
    }
}
