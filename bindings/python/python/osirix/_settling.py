"""How one call waits, with asyncio and without."""

from __future__ import annotations

import asyncio
from typing import Any, Callable, Optional

from . import _native
from ._errors import BY_CODE, OsirixError


def _error(failure: _native.Failure) -> OsirixError:
    code, message, context = failure.args
    return BY_CODE.get(code, OsirixError)(message, dict(context))


def _begun(begin: Callable[..., Any], *arguments: Any) -> Any:
    """Begins work: what it gave, or a `Waiting`."""
    try:
        return begin(*arguments)
    except _native.Failure as failure:
        raise _error(failure) from None


def settled_now(begin: Callable[..., Any], *arguments: Any) -> Any:
    """What it gives, after waiting on this thread; Ctrl-C ends the wait."""
    output = _begun(begin, *arguments)
    if type(output) is not _native.Waiting:
        return output
    try:
        return output.wait()
    except _native.Failure as failure:
        raise _error(failure) from None


async def settled(begin: Callable[..., Any], *arguments: Any) -> Any:
    """What it gives, after awaiting it; a cancelled task gives it up."""
    output = _begun(begin, *arguments)
    if type(output) is not _native.Waiting:
        return output
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Any] = loop.create_future()

    def settle(value: Any, error: Optional[BaseException]) -> None:
        if future.done():
            return
        if isinstance(error, _native.Failure):
            future.set_exception(_error(error))
        elif error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

    def done(value: Any, error: Optional[BaseException]) -> None:
        # A loop that was closed meanwhile has nobody left who waits.
        if not loop.is_closed():
            loop.call_soon_threadsafe(settle, value, error)

    output.then(done)
    try:
        return await future
    except asyncio.CancelledError:
        output.stop()
        raise
