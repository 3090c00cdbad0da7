"""What a job of a kind of your own tells and keeps while it is at work."""

from __future__ import annotations

import inspect
from typing import (
    TYPE_CHECKING,
    Any,
    Awaitable,
    Callable,
    NoReturn,
    Optional,
    Tuple,
    TypeVar,
    overload,
)

if TYPE_CHECKING:
    from ._client import WorkApi
    from ._host import Host
    from ._types import JobId, Kept, Token
    from .blocking import WorkApi as BlockingApi

T = TypeVar("T")


class AtWork:
    """What a job at work has beside its fields. `blocking` is the same for work that is not
    `async`."""

    _host: Optional[Host] = None

    @property
    def blocking(self) -> BlockingAtWork:
        """The same without asyncio, for work that runs on a thread of its own."""
        return BlockingAtWork(self)

    def _api(self) -> WorkApi:
        from ._client import WorkApi

        return WorkApi(_at(self).waiting())

    async def report(self, done: float) -> None:
        """Tells how much is done, 0.0 to 1.0. An error means: stop now."""
        await self._api().report(*_turn(self), done)

    @overload
    async def step(self, name: str, work: Callable[[], Awaitable[T]]) -> T: ...

    @overload
    async def step(self, name: str, work: Callable[[], T]) -> T: ...

    async def step(self, name: str, work: Callable[[], Any]) -> Any:
        """Does this once, however often the job is begun anew: what it gave, as JSON has it, is
        kept under the name and given again."""
        kept = await self._api().finished_step(*_turn(self), name)
        if kept is not None:
            return kept.value
        value = work()
        if inspect.isawaitable(value):
            value = await value
        await self._api().finish_step(*_turn(self), name, value)
        return value

    async def saved(self, name: str) -> Optional[Kept]:
        """The value that was kept last under this name."""
        return await self._api().saved(*_turn(self), name)

    async def save(self, name: str, value: Any) -> None:
        """Keeps a value under a name, in place of the one before: how far a long work is."""
        await self._api().save(*_turn(self), name, value)

    async def ask(self, name: str, within_seconds: int) -> Token:
        """A secret for somebody outside, who answers with it within this time:
        `jobs.answer(secret, answer)`."""
        return await self._api().ask(*_turn(self), name, within_seconds)

    async def answer(self, name: str) -> Any:
        """The answer to what was asked. While there is none this raises `ClosedError`, which is to
        be let through: the job begins anew when the answer comes."""
        return await self._api().answer(*_turn(self), name)

    async def snooze(self, seconds: int) -> NoReturn:
        """Has the job begin again after a pause: raises `ClosedError`, which is to be let through."""
        await self._api().snooze(*_turn(self), seconds)
        raise AssertionError("a turn that is over gives an error")


class BlockingAtWork:
    """What a job at work has, for work that is not `async`."""

    def __init__(self, work: AtWork) -> None:
        self._work = work

    def _api(self) -> BlockingApi:
        from .blocking import WorkApi

        return WorkApi(_at(self._work).blocking())

    def report(self, done: float) -> None:
        """Tells how much is done, 0.0 to 1.0. An error means: stop now."""
        self._api().report(*_turn(self._work), done)

    def step(self, name: str, work: Callable[[], T]) -> T:
        """Does this once, however often the job is begun anew: what it gave, as JSON has it, is
        kept under the name and given again."""
        kept = self._api().finished_step(*_turn(self._work), name)
        if kept is not None:
            done: T = kept.value
            return done
        value = work()
        self._api().finish_step(*_turn(self._work), name, value)
        return value

    def saved(self, name: str) -> Optional[Kept]:
        """The value that was kept last under this name."""
        return self._api().saved(*_turn(self._work), name)

    def save(self, name: str, value: Any) -> None:
        """Keeps a value under a name, in place of the one before: how far a long work is."""
        self._api().save(*_turn(self._work), name, value)

    def ask(self, name: str, within_seconds: int) -> Token:
        """A secret for somebody outside, who answers with it within this time:
        `jobs.answer(secret, answer)`."""
        return self._api().ask(*_turn(self._work), name, within_seconds)

    def answer(self, name: str) -> Any:
        """The answer to what was asked. While there is none this raises `ClosedError`, which is to
        be let through: the job begins anew when the answer comes."""
        return self._api().answer(*_turn(self._work), name)

    def snooze(self, seconds: int) -> NoReturn:
        """Has the job begin again after a pause: raises `ClosedError`, which is to be let through."""
        self._api().snooze(*_turn(self._work), seconds)
        raise AssertionError("a turn that is over gives an error")


def _turn(work: Any) -> Tuple[JobId, int]:
    return work.job_id, work.fence


def _at(work: AtWork) -> Host:
    from ._errors import LeaseLostError

    if work._host is None:
        raise LeaseLostError("this is no work that a platform gave", {})
    return work._host
