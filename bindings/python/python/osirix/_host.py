"""Where the platform asks the parts that were written in Python."""

from __future__ import annotations

import asyncio
import inspect
import itertools
import json
import threading
import weakref
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, AsyncIterator, Dict, Iterator, List, Optional, Tuple

from . import _native
from ._errors import ClosedError, InvalidInputError, OsirixError, PluginError
from ._ports import PORTS, Question
from ._settling import settled, settled_now
from ._work import AtWork

if TYPE_CHECKING:
    from ._bridge import AsyncBridge, BlockingBridge, Opened

Parts = List[Tuple[str, Any]]
"""Each part, after the port that it fills."""

_END = object()


def listed(parts: Parts) -> List[Tuple[str, str]]:
    """Each part's port and name, once it has what the port asks for."""
    for port, part in parts:
        missing = [name for name in PORTS[port] if not callable(getattr(part, name, None))]
        if missing:
            message = f"{type(part).__name__} is no {port}: it has no method {missing[0]}"
            raise InvalidInputError(message, {"field": port})
    return [(port, _name(port, part)) for port, part in parts]


def _name(port: str, part: Any) -> str:
    name = getattr(part, "name", "")
    if not isinstance(name, str):
        raise InvalidInputError("a name is a str", {"field": f"{port}.name"})
    return name


class Host:
    """Keeps the parts. They run on an event loop, and on threads where they are not `async`."""

    def __init__(self, parts: Parts, loop: Optional[asyncio.AbstractEventLoop]) -> None:
        self._parts = parts
        self._streams: Dict[int, Any] = {}
        self._numbers = itertools.count()
        # The platform keeps this: it must not keep the platform.
        self._opened: Future[weakref.ref[Opened]] = Future()
        self._own = loop is None
        self._loop = asyncio.new_event_loop() if loop is None else loop
        if self._own:
            # Without asyncio in the program, the parts have a loop for themselves.
            run = self._loop.run_forever
            threading.Thread(target=run, name="osirix-plugins", daemon=True).start()

    def __del__(self) -> None:
        if self._own and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.stop)

    def opened(self, opened: Opened) -> None:
        """Tells which platform asks; work may have begun before."""
        self._opened.set_result(weakref.ref(opened))

    def _bridge(self) -> _native.Bridge:
        opened = self._opened.result()()
        if opened is None:
            raise ClosedError("this client was let go", {})
        return opened._native

    def waiting(self) -> AsyncBridge:
        """How those who await reach the platform."""
        from ._bridge import AsyncBridge

        return AsyncBridge(self._bridge())

    def blocking(self) -> BlockingBridge:
        """How those who do not reach it."""
        from ._bridge import BlockingBridge

        return BlockingBridge(self._bridge())

    def ask(
        self,
        part: int,
        method: str,
        arguments: str,
        input: Optional[_native.Stream],
        reply: _native.Reply,
    ) -> None:
        """Called on a thread of the platform, which must not wait."""

        def begin() -> None:
            task = self._loop.create_task(self._answer(part, method, arguments, input, reply))
            _running.add(task)
            task.add_done_callback(_running.discard)

        self._loop.call_soon_threadsafe(begin)

    async def _answer(
        self,
        part: int,
        method: str,
        arguments: str,
        input: Optional[_native.Stream],
        reply: _native.Reply,
    ) -> None:
        try:
            answer = await self._ask(part, method, json.loads(arguments), input)
        except OsirixError as error:
            reply.fail(error.code, error.message, list(error.context.items()))
        except BaseException as error:
            reply.fail("plugin", f"{type(error).__name__}: {error}", [])
            if isinstance(error, (KeyboardInterrupt, SystemExit)):
                raise
        else:
            wanted = reply.answer(answer)
            if not wanted and type(answer) is int:
                await self._stop(answer)

    async def _ask(
        self, part: int, method: str, arguments: List[Any], input: Optional[_native.Stream]
    ) -> Any:
        if method == "stream.next":
            return await self._next(arguments[0])
        if method == "stream.stop":
            return await self._stop(arguments[0])
        port, owner = self._parts[part]
        question = PORTS[port][method]
        pieces = None if input is None else InputPieces(input)
        values = question.read(arguments, pieces)
        for value in values:
            if isinstance(value, AtWork):
                await asyncio.shield(asyncio.wrap_future(self._opened))
                object.__setattr__(value, "_host", self)
        answer = await _call(getattr(owner, method), values)
        if question.streams:
            number = next(self._numbers)
            self._streams[number] = (_iterated(answer, method), question)
            return number
        return json.dumps(_written(question, answer), allow_nan=False)

    async def _next(self, number: int) -> Any:
        iterator, question = self._streams[number]
        item = await _next_of(iterator)
        if item is _END:
            del self._streams[number]
            return None
        written = _written(question, item)
        return written if isinstance(written, bytes) else json.dumps(written, allow_nan=False)

    async def _stop(self, number: int) -> None:
        iterator, _ = self._streams.pop(number, (None, None))
        if hasattr(iterator, "aclose"):
            await iterator.aclose()
        elif hasattr(iterator, "close"):
            await asyncio.to_thread(iterator.close)


_running: "set[asyncio.Task[None]]" = set()
"""A loop alone does not keep its tasks."""


async def _call(method: Any, arguments: Tuple[Any, ...]) -> Any:
    if inspect.iscoroutinefunction(method) or inspect.isasyncgenfunction(method):
        answer = method(*arguments)
    else:
        answer = await asyncio.to_thread(method, *arguments)
    return await answer if inspect.isawaitable(answer) else answer


def _written(question: Question, answer: Any) -> Any:
    """An answer that does not fit is a defect of the part, and never a refusal of what it did."""
    try:
        return question.write(answer)
    except OsirixError as error:
        raise PluginError(f"its answer does not fit: {error.message}", error.context) from error


def _iterated(answer: Any, method: str) -> Any:
    if hasattr(answer, "__aiter__"):
        return answer.__aiter__()
    if hasattr(answer, "__iter__"):
        return iter(answer)
    raise TypeError(f"{method} gave a {type(answer).__name__}: give what can be iterated")


async def _next_of(iterator: Any) -> Any:
    if hasattr(iterator, "__anext__"):
        return await anext(iterator, _END)
    return await asyncio.to_thread(next, iterator, _END)


class InputPieces:
    """A file's bytes that a part is given; they fail when nobody waits for its answer."""

    def __init__(self, stream: _native.Stream) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while (piece := await settled(self._stream.next)) is not None:
            yield piece

    def __iter__(self) -> Iterator[bytes]:
        while (piece := settled_now(self._stream.next)) is not None:
            yield piece
