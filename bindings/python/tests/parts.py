"""Parts of the platform, written in Python: a speech engine of tones, a store in memory, a kind of
job, and a network."""

from __future__ import annotations

import math
from array import array
from datetime import timedelta
from typing import Any, AsyncIterator, Dict, Iterator, List, Optional, Tuple

import osirix
from osirix import (
    BlobInfo,
    BlobKey,
    Credits,
    Osirix,
    OwnAccount,
    OwnLimits,
    OwnMessage,
    OwnSecret,
    PhonemeSpan,
    Pieces,
    Published,
    RemoteAccount,
    SpeechChunk,
    TaskSettings,
    Utterance,
    Voice,
    VoiceId,
    WordSpan,
    Work,
    WorkDone,
)

RATE_HZ = 16_000
WORD_US = 250_000
VOICE = VoiceId("tones/a4")


def checked(utterance: Utterance) -> List[str]:
    """The words, once they can be said."""
    if utterance.voice != VOICE:
        raise osirix.NotFoundError("there is no such voice", {"field": "voice"})
    speed, pitch = utterance.settings.speed or 0, utterance.settings.pitch or 0
    if not (0.5 <= speed <= 2 and -12 <= pitch <= 12):
        raise osirix.InvalidInputError("the settings are out of range", {"field": "settings"})
    if not any(letter.isalnum() and letter.isascii() for letter in utterance.script):
        first = utterance.script[0]
        raise osirix.UnsupportedError(f"{first} cannot be said", {"character": first})
    return utterance.script.split()


def said(words: List[str]) -> SpeechChunk:
    """A quarter of a second of tone for each word."""
    count = len(words) * WORD_US * RATE_HZ // 1_000_000
    tone = (0.5 * math.sin(2 * math.pi * 440 * at / RATE_HZ) for at in range(count))
    times = [(at * WORD_US, (at + 1) * WORD_US) for at in range(len(words))]
    return SpeechChunk(
        samples=array("f", tone),
        phonemes=[PhonemeSpan("aa", 1, start, end) for start, end in times],
        words=[WordSpan(word, start, end) for word, (start, end) in zip(words, times)],
    )


class Tones:
    """Speaks in tones, eight words at a time."""

    name = "tones"

    async def voices(self) -> List[Voice]:
        return [Voice(VOICE, "A4", "en", RATE_HZ)]

    async def check(self, utterance: Utterance) -> None:
        checked(utterance)

    async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
        words = checked(utterance)
        for at in range(0, len(words), 8):
            yield said(words[at : at + 8])


class TonesOnThreads:
    """The same without `async`."""

    name = "tones"

    def voices(self) -> List[Voice]:
        return [Voice(VOICE, "A4", "en", RATE_HZ)]

    def check(self, utterance: Utterance) -> None:
        checked(utterance)

    def speak(self, utterance: Utterance) -> Iterator[SpeechChunk]:
        words = checked(utterance)
        for at in range(0, len(words), 8):
            yield said(words[at : at + 8])


class Memory:
    """Keeps blobs in a dictionary."""

    def __init__(self) -> None:
        self.blobs: Dict[str, bytes] = {}

    def _found(self, key: BlobKey) -> bytes:
        if key not in self.blobs:
            raise osirix.NotFoundError("there is no such blob", {"key": key})
        return self.blobs[key]

    async def put(self, key: BlobKey, bytes: Pieces) -> BlobInfo:
        whole = b"".join([piece async for piece in bytes])
        self.blobs[key] = whole
        return BlobInfo(key, len(whole))

    def get(self, key: BlobKey, range: Optional[Tuple[int, int]]) -> AsyncIterator[bytes]:
        blob = self._found(key)
        start, end = range or (0, len(blob))
        if start > len(blob) or end < start:
            raise osirix.InvalidInputError("the range is not within the blob", {"field": "range"})
        return self._pieces(blob[start:end])

    async def _pieces(self, blob: bytes) -> AsyncIterator[bytes]:
        for at in range(0, len(blob), 100_000):
            yield blob[at : at + 100_000]

    async def head(self, key: BlobKey) -> BlobInfo:
        return BlobInfo(key, len(self._found(key)))

    async def delete(self, key: BlobKey) -> None:
        self.blobs.pop(key, None)

    async def list(self, prefix: str) -> List[BlobInfo]:
        keys = sorted(key for key in self.blobs if key.startswith(prefix))
        return [BlobInfo(BlobKey(key), len(self.blobs[key])) for key in keys]

    async def signed_url(self, key: BlobKey, lifetime: timedelta) -> str:
        self._found(key)
        raise osirix.UnsupportedError("memory has no address", {"lifetime": str(lifetime)})


class Words:
    """Counts words, at a credit for each; and finds a reason to begin anew, once."""

    name = "count-words"

    def __init__(self) -> None:
        self._counted = 0

    def settings(self) -> TaskSettings:
        return TaskSettings(pause_ms=1)

    def quote(self, request: Any) -> Credits:
        return Credits(len(request.split()))

    async def run(self, work: Work) -> WorkDone:
        counted = await work.step("count", self._count)
        if work.attempt == 1:
            raise osirix.UnavailableError("come back later", {})
        words = len(work.request.split())
        return WorkDone({"words": words, "counted": counted}, Credits(words))

    def _count(self) -> int:
        self._counted += 1
        return self._counted


class Board:
    """A network in memory: a board, on which one can fall."""

    name = "the board"
    secret = OwnSecret("hunter2-secret")
    token = OwnSecret("hunter2-token")

    def __init__(self) -> None:
        self.client: Optional[Osirix] = None
        self.tried: List[str] = []
        self.file = b""

    def limits(self) -> OwnLimits:
        return OwnLimits(text_chars=500)

    async def sign_in(self, identifier: str, secret: OwnSecret) -> OwnAccount:
        if secret != self.secret:
            raise osirix.UnauthenticatedError("the board does not know you", {})
        return OwnAccount(RemoteAccount("1", identifier), self.token)

    async def publish(self, message: OwnMessage) -> Published:
        assert self.client is not None and message.secret == self.token
        assert self.token not in repr(message)
        self.tried.append(message.text)
        if message.text == "refuse":
            raise osirix.InvalidInputError("the board does not take this", {"field": "text"})
        if message.text == "fall":
            raise RuntimeError("the board fell")
        if message.text == "forget":
            # As somebody who forgot what publishing gives.
            return None  # type: ignore[return-value]
        for file in message.media:
            pieces = [piece async for piece in self.client.files.read(file.blob)]
            self.file = b"".join(pieces)
        return Published(message.key, permalink=f"https://board.example/{len(self.tried)}")

    def find(self, message: OwnMessage) -> Optional[Published]:
        raise AssertionError("the board cannot look, and has said so")
