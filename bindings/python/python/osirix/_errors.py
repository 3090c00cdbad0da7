"""The errors of the facade. Written by `cargo xtask bindgen`."""

from __future__ import annotations

from typing import Any, Dict, Tuple, Type


class OsirixError(Exception):
    """Anything that went wrong; its class and `code` say what, `context` with what."""

    code: str = "internal"
    """The stable name of what went wrong."""
    message: str
    """A sentence that says what to do."""
    context: Dict[str, str]
    """The field, the limit, the id that it is about."""

    def __init__(self, message: str, context: Dict[str, str]) -> None:
        details = ", ".join(f"{name}: {value}" for name, value in context.items())
        super().__init__(f"{message} ({details})" if details else message)
        self.message = message
        self.context = context

    def __reduce__(self) -> Tuple[Any, ...]:
        return (type(self), (self.message, self.context))


class InvalidInputError(OsirixError):
    """A value that the caller gave is malformed; the context names the field and the limit."""

    code = "invalid_input"


class TooLargeError(OsirixError):
    """A value is larger than the limit that the context names."""

    code = "too_large"


class UnsupportedError(OsirixError):
    """The input is well formed, but no compiled-in or registered backend can handle it."""

    code = "unsupported"


class NotFoundError(OsirixError):
    """The object does not exist, or the caller may not know that it does."""

    code = "not_found"


class AlreadyExistsError(OsirixError):
    """An object of that name or key exists already."""

    code = "already_exists"


class ConflictError(OsirixError):
    """The object's state, or an idempotency key already used for something else, forbids this."""

    code = "conflict"


class UnauthenticatedError(OsirixError):
    """The caller is not known."""

    code = "unauthenticated"


class PermissionDeniedError(OsirixError):
    """The caller is known and may not do this."""

    code = "permission_denied"


class PlanLimitError(OsirixError):
    """The account's plan does not include this, or its limit is reached."""

    code = "plan_limit"


class InsufficientCreditsError(OsirixError):
    """The account has fewer credits available than this needs; the context says how many."""

    code = "insufficient_credits"


class SpendingLimitError(OsirixError):
    """The account's own spending limit leaves less than this needs; the context says how much."""

    code = "spending_limit"


class RateLimitedError(OsirixError):
    """Too many calls in too short a time."""

    code = "rate_limited"


class CancelledError(OsirixError):
    """The work was cancelled by its owner."""

    code = "cancelled"


class TimeoutError(OsirixError):
    """The work took longer than its limit."""

    code = "timeout"


class LeaseLostError(OsirixError):
    """Another worker holds this job by now: the late worker's result is refused."""

    code = "lease_lost"


class BusyError(OsirixError):
    """The backend is locked or saturated by others."""

    code = "busy"


class UnavailableError(OsirixError):
    """A backend cannot be reached or fails."""

    code = "unavailable"


class StorageFullError(OsirixError):
    """No space is left where the data should go."""

    code = "storage_full"


class IoError(OsirixError):
    """A file or folder cannot be read or written."""

    code = "io"


class SchemaTooNewError(OsirixError):
    """The data was written by a newer version of Osirix."""

    code = "schema_too_new"


class ConfigurationError(OsirixError):
    """A setting is missing or wrong; the message names it and never shows a secret value."""

    code = "configuration"


class MediaError(OsirixError):
    """A media engine failed on this input."""

    code = "media"


class PluginError(OsirixError):
    """A part that the embedding program brought has failed; the message is its own."""

    code = "plugin"


class InconsistentError(OsirixError):
    """Stored data contradicts itself; the context names the table, the column and the row."""

    code = "inconsistent"


class ClosedError(OsirixError):
    """The client was closed before or during this call."""

    code = "closed"


class InternalError(OsirixError):
    """A defect of Osirix."""

    code = "internal"


BY_CODE: Dict[str, Type[OsirixError]] = {
    "invalid_input": InvalidInputError,
    "too_large": TooLargeError,
    "unsupported": UnsupportedError,
    "not_found": NotFoundError,
    "already_exists": AlreadyExistsError,
    "conflict": ConflictError,
    "unauthenticated": UnauthenticatedError,
    "permission_denied": PermissionDeniedError,
    "plan_limit": PlanLimitError,
    "insufficient_credits": InsufficientCreditsError,
    "spending_limit": SpendingLimitError,
    "rate_limited": RateLimitedError,
    "cancelled": CancelledError,
    "timeout": TimeoutError,
    "lease_lost": LeaseLostError,
    "busy": BusyError,
    "unavailable": UnavailableError,
    "storage_full": StorageFullError,
    "io": IoError,
    "schema_too_new": SchemaTooNewError,
    "configuration": ConfigurationError,
    "media": MediaError,
    "plugin": PluginError,
    "inconsistent": InconsistentError,
    "closed": ClosedError,
    "internal": InternalError,
}
"""The exception of each code."""

__all__ = [
    "OsirixError",
    "InvalidInputError",
    "TooLargeError",
    "UnsupportedError",
    "NotFoundError",
    "AlreadyExistsError",
    "ConflictError",
    "UnauthenticatedError",
    "PermissionDeniedError",
    "PlanLimitError",
    "InsufficientCreditsError",
    "SpendingLimitError",
    "RateLimitedError",
    "CancelledError",
    "TimeoutError",
    "LeaseLostError",
    "BusyError",
    "UnavailableError",
    "StorageFullError",
    "IoError",
    "SchemaTooNewError",
    "ConfigurationError",
    "MediaError",
    "PluginError",
    "InconsistentError",
    "ClosedError",
    "InternalError",
]
