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
    Sequence,
    Tuple,
    Type,
    TypeVar,
)

from . import _native
from ._errors import ClosedError, InvalidInputError
from ._host import Host, Parts, listed
from ._ports import BlobStore, JobTask, OwnNetwork, SpeechEngine
from ._settling import settled, settled_now
from ._types import Config, write_Config

Item = TypeVar("Item")
AsyncOwner = TypeVar("AsyncOwner", bound="AsyncBridgeOwner")
BlockingOwner = TypeVar("BlockingOwner", bound="BlockingBridgeOwner")

_encode = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_decode = json.JSONDecoder().decode


def _write(arguments: Any) -> str:
    try:
        return _encode(arguments)
    except (TypeError, ValueError) as error:
        raise InvalidInputError(f"this cannot be given to Osirix: {error}", {}) from error


def _read(output: Any) -> Any:
    return _decode(output) if type(output) is str else output


class Opened:
    """A platform that is open."""

    __slots__ = ("_native", "__weakref__")

    def __init__(self, native: _native.Bridge) -> None:
        self._native = native

    def read_all(self, key: str) -> bytes:
        """A whole file, for those who cannot await it."""
        stream = settled_now(self._native.stream, "files.read", _write([key, None]))
        return b"".join(iter(lambda: settled_now(stream.next), None))


class AsyncBridge(Opened):
    """Calls that are awaited."""

    __slots__ = ()

    async def call(self, name: str, arguments: List[Any]) -> Any:
        return _read(await settled(self._native.call, name, _write(arguments)))

    async def stream(
        self, name: str, arguments: List[Any], read: Callable[[Any], Item]
    ) -> AsyncIterator[Item]:
        stream = await settled(self._native.stream, name, _write(arguments))
        while (output := await settled(stream.next)) is not None:
            yield read(_read(output))

    async def close(self) -> None:
        await settled(self._native.close)


class BlockingBridge(Opened):
    """Calls that block the thread; other threads go on, and Ctrl-C ends the wait."""

    __slots__ = ()

    def call(self, name: str, arguments: List[Any]) -> Any:
        return _read(settled_now(self._native.call, name, _write(arguments)))

    def stream(
        self, name: str, arguments: List[Any], read: Callable[[Any], Item]
    ) -> Iterator[Item]:
        stream = settled_now(self._native.stream, name, _write(arguments))
        while (output := settled_now(stream.next)) is not None:
            yield read(_read(output))

    def close(self) -> None:
        settled_now(self._native.close)


class _Owner(Generic[Item]):
    """Opens a platform with a configuration, once."""

    _bridge: Optional[Item] = None

    def __init__(
        self,
        config: Optional[Config] = None,
        *,
        speech_engines: Sequence[SpeechEngine] = (),
        blob_store: Optional[BlobStore] = None,
        job_tasks: Sequence[JobTask] = (),
        own_network: Optional[OwnNetwork] = None,
        **settings: Any,
    ) -> None:
        """Takes a `Config`, or its fields by name, and your own parts; opens nothing yet."""
        if config is not None and settings:
            raise InvalidInputError("give a Config or its fields, not both", {"field": "config"})
        try:
            self._config = config if config is not None else Config(**settings)
        except TypeError as error:
            raise InvalidInputError(str(error), {"field": "config"}) from None
        self._parts: Parts = [("speech_engine", engine) for engine in speech_engines]
        if blob_store is not None:
            self._parts.append(("blob_store", blob_store))
        self._parts += [("job_task", task) for task in job_tasks]
        if own_network is not None:
            self._parts.append(("own_network", own_network))

    def _begin(
        self, loop: Optional[asyncio.AbstractEventLoop]
    ) -> Tuple[Optional[Host], Tuple[Any, ...]]:
        """What opens it: the configuration, the parts, and who is asked for them."""
        if self._bridge is not None:
            raise ClosedError("this client was opened before: make another one", {})
        parts = listed(self._parts)
        host = Host(self._parts, loop) if parts else None
        ask = host.ask if host is not None else None
        return host, (_write(write_Config(self._config)), parts, ask)

    def _opened_as(self, bridge: Any, host: Optional[Host]) -> None:
        self._bridge = bridge
        self._open(bridge)
        if host is not None:
            host.opened(bridge)

    def _open(self, bridge: Any) -> None:
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise ClosedError("this client is not open: use `with`, or open it", {"field": name})


class AsyncBridgeOwner(_Owner[AsyncBridge]):
    async def open(self: AsyncOwner) -> AsyncOwner:
        """Opens the data and starts the workers."""
        host, what = self._begin(asyncio.get_running_loop())
        self._opened_as(AsyncBridge(await settled(_native.open, *what)), host)
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
    def open(self: BlockingOwner) -> BlockingOwner:
        """Opens the data and starts the workers."""
        host, what = self._begin(None)
        self._opened_as(BlockingBridge(settled_now(_native.open, *what)), host)
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
