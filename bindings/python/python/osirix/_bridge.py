"""How calls reach the native module, with asyncio and without."""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import (
    Any,
    AsyncIterator,
    Callable,
    Generator,
    Generic,
    Iterator,
    List,
    Optional,
    Type,
    TypeVar,
)

from . import _native
from ._errors import BY_CODE, ClosedError, InvalidInputError, OsirixError
from ._types import Config, write_Config

Item = TypeVar("Item")
AsyncOwner = TypeVar("AsyncOwner", bound="AsyncBridgeOwner")
BlockingOwner = TypeVar("BlockingOwner", bound="BlockingBridgeOwner")

_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def _error(failure: _native.Failure) -> OsirixError:
    code, message, context = failure.args
    return BY_CODE.get(code, OsirixError)(message, dict(context))


def _write(arguments: Any) -> str:
    try:
        return _encode(arguments)
    except (TypeError, ValueError) as error:
        raise InvalidInputError(f"this cannot be given to Osirix: {error}", {}) from error


def _read(output: Any) -> Any:
    return _decode(output) if type(output) is str else output


def _now(begin: Callable[..., Any], *arguments: str) -> Any:
    """Begins work: what it gave, or a `Waiting`."""
    try:
        return begin(*arguments)
    except _native.Failure as failure:
        raise _error(failure) from None


def _wait(output: Any) -> Any:
    if type(output) is not _native.Waiting:
        return output
    try:
        return output.wait()
    except _native.Failure as failure:
        raise _error(failure) from None


async def _await(output: Any) -> Any:
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


class AsyncBridge:
    """Calls that are awaited."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.Bridge) -> None:
        self._native = native

    async def call(self, name: str, arguments: List[Any]) -> Any:
        return _read(await _await(_now(self._native.call, name, _write(arguments))))

    async def stream(
        self, name: str, arguments: List[Any], read: Callable[[Any], Item]
    ) -> AsyncIterator[Item]:
        stream = await _await(_now(self._native.stream, name, _write(arguments)))
        while (output := await _await(_now(stream.next))) is not None:
            yield read(_read(output))

    async def close(self) -> None:
        await _await(_now(self._native.close))


class BlockingBridge:
    """Calls that block the thread; other threads go on, and Ctrl-C ends the wait."""

    __slots__ = ("_native",)

    def __init__(self, native: _native.Bridge) -> None:
        self._native = native

    def call(self, name: str, arguments: List[Any]) -> Any:
        return _read(_wait(_now(self._native.call, name, _write(arguments))))

    def stream(
        self, name: str, arguments: List[Any], read: Callable[[Any], Item]
    ) -> Iterator[Item]:
        stream = _wait(_now(self._native.stream, name, _write(arguments)))
        while (output := _wait(_now(stream.next))) is not None:
            yield read(_read(output))

    def close(self) -> None:
        _wait(_now(self._native.close))


class _Owner(Generic[Item]):
    """Opens a platform with a configuration, once."""

    _bridge: Optional[Item] = None

    def __init__(self, config: Optional[Config] = None, **settings: Any) -> None:
        """Takes a `Config`, or its fields by name; nothing is opened yet."""
        if config is not None and settings:
            raise InvalidInputError("give a Config or its fields, not both", {"field": "config"})
        try:
            self._config = config if config is not None else Config(**settings)
        except TypeError as error:
            raise InvalidInputError(str(error), {"field": "config"}) from None

    def _begin(self) -> Any:
        if self._bridge is not None:
            raise ClosedError("this client was opened before: make another one", {})
        return _now(_native.open, _write(write_Config(self._config)))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise ClosedError("this client is not open: use `with`, or open it", {"field": name})


class AsyncBridgeOwner(_Owner[AsyncBridge]):
    def _open(self, bridge: AsyncBridge) -> None:
        raise NotImplementedError

    async def open(self: AsyncOwner) -> AsyncOwner:
        """Opens the data and starts the workers."""
        bridge = AsyncBridge(await _await(self._begin()))
        self._bridge = bridge
        self._open(bridge)
        return self

    async def close(self) -> None:
        """Stops the workers, who hand their jobs back. Closing again changes nothing."""
        if self._bridge is not None:
            await self._bridge.close()

    def __await__(self: AsyncOwner) -> Generator[Any, None, AsyncOwner]:
        return self.open().__await__()

    async def __aenter__(self: AsyncOwner) -> AsyncOwner:
        return await self.open()

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        await self.close()


class BlockingBridgeOwner(_Owner[BlockingBridge]):
    def _open(self, bridge: BlockingBridge) -> None:
        raise NotImplementedError

    def open(self: BlockingOwner) -> BlockingOwner:
        """Opens the data and starts the workers."""
        bridge = BlockingBridge(_wait(self._begin()))
        self._bridge = bridge
        self._open(bridge)
        return self

    def close(self) -> None:
        """Stops the workers, who hand their jobs back. Closing again changes nothing."""
        if self._bridge is not None:
            self._bridge.close()

    def __enter__(self: BlockingOwner) -> BlockingOwner:
        return self.open()

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()
