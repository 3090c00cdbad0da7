"""Parts that were written in Python: what the suites ask of them, and what happens when they fail."""

from __future__ import annotations

import asyncio
import gc
import time
import weakref
from pathlib import Path
from typing import Any, AsyncIterator, List

import osirix
import pytest
from osirix import JobState, SpeechChunk, SpeechRequest, Utterance, VideoRequest, Voice, blocking
from osirix import _native
from osirix._host import Host, listed
from osirix._settling import settled_now
from parts import VOICE, Memory, Tones, TonesOnThreads, said

native: Any = _native


def conforms(port: str, part: Any, case: str) -> None:
    [(_, name)] = listed([(port, part)])
    host = Host([(port, part)], None)
    settled_now(native.conform, port, name, host.ask, case)


@pytest.mark.parametrize("case", native.cases("speech_engine"))
@pytest.mark.parametrize("engine", [Tones, TonesOnThreads])
def test_a_speech_engine_passes_the_suite(engine: Any, case: str) -> None:
    conforms("speech_engine", engine(), case)


@pytest.mark.parametrize("case", native.cases("blob_store"))
def test_a_blob_store_passes_the_suite(case: str) -> None:
    conforms("blob_store", Memory(), case)


def test_the_suite_says_what_is_wrong() -> None:
    class Silent(Tones):
        async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
            yield SpeechChunk([0.0] * 16_000, [], [])

    with pytest.raises(osirix.InternalError, match="words|left"):
        conforms("speech_engine", Silent(), "pieces_joined_are_the_script")


def outcome(home: Path, engine: Any, **settings: Any) -> osirix.JobInfo:
    """What becomes of a speech by this engine."""

    async def main() -> osirix.JobInfo:
        async with osirix.Osirix(home=home, speech_engines=[engine], **settings) as client:
            account = await client.accounts.open("Ada", "ada")
            request = SpeechRequest("Hello there, all of you.", voice=VOICE)
            job = await client.jobs.create_speech(account.id, request)
            job = await client.jobs.wait(account.id, job.id)
            balance = await client.credits.balance(account.id)
            spent = job.charged or 0
            assert (balance.available, balance.held, balance.spent) == (100 - spent, 0, spent)
            return job

    return asyncio.run(main())


def failure(job: osirix.JobInfo) -> osirix.ErrorRecord:
    assert job.state is JobState.FAILED and job.error is not None, job
    return job.error


class Raises(Tones):
    async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
        yield said(["Hello"])
        raise ValueError("the reed is broken")


def test_an_exception_fails_the_job_with_its_message(home: Path) -> None:
    error = failure(outcome(home, Raises()))
    assert error.code is osirix.ErrorCode.PLUGIN and error.context["plugin"] == "tones"
    assert error.message == "ValueError: the reed is broken"


def test_an_error_of_the_platform_keeps_its_code(home: Path) -> None:
    class Refuses(Tones):
        async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
            raise osirix.MediaError("too loud", {"limit": "0 dB"})
            yield

    error = failure(outcome(home, Refuses()))
    assert (error.code, error.message) == (osirix.ErrorCode.MEDIA, "too loud")
    assert error.context == {"limit": "0 dB"}


@pytest.mark.parametrize(
    "wrong, told",
    [
        ("no chunk", "SpeechChunk"),
        (SpeechChunk([float("nan")], [], []), "no number"),
        (SpeechChunk([], [], []), "said nothing"),
        (SpeechChunk(["a", "b"], [], []), "samples"),  # type: ignore[list-item]
        (SpeechChunk([0.0], [osirix.PhonemeSpan("aa", 1, 5, 1)], []), "phonemes"),
        (SpeechChunk([0.0], [osirix.PhonemeSpan("aa", -1, 0, 1)], []), "does not fit"),
        (SpeechChunk([0.0], [], [osirix.WordSpan("Hello", 0, 10**12)]), "words"),
    ],
)
def test_an_answer_that_does_not_fit_fails_the_job(home: Path, wrong: Any, told: str) -> None:
    class Wrong(Tones):
        async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
            yield wrong

    error = failure(outcome(home, Wrong()))
    assert told in f"{error.message} {error.context}", error


def test_a_part_that_hangs_is_given_up(home: Path) -> None:
    class Hangs(Tones):
        async def speak(self, utterance: Utterance) -> AsyncIterator[SpeechChunk]:
            await asyncio.sleep(3600)
            yield said(["late"])

    class HangsOnItsThread(TonesOnThreads):
        def voices(self) -> List[Voice]:
            time.sleep(1.0)
            return super().voices()

    job = outcome(home, Hangs(), plugin_timeout_ms=20)
    assert failure(job).code is osirix.ErrorCode.TIMEOUT
    with pytest.raises(osirix.TimeoutError) as late:
        outcome(home, HangsOnItsThread(), plugin_timeout_ms=20)
    assert late.value.context["method"] == "voices"


def test_a_loop_that_ended_answers_no_more(home: Path) -> None:
    async def begin() -> osirix.Osirix:
        return await osirix.Osirix(home=home, speech_engines=[Tones()])

    client = asyncio.run(begin())

    async def again() -> None:
        with pytest.raises(osirix.PluginError):
            await client.voices.list()
        await client.close()

    asyncio.run(again())


def test_a_part_lives_as_long_as_its_client(home: Path) -> None:
    engine = Tones()
    gone = weakref.ref(engine)
    client = blocking.Osirix(home=home, speech_engines=[engine]).open()
    del engine
    gc.collect()
    assert [voice.id for voice in client.voices.list()] == [VOICE, "flite/kal16"]
    client.close()
    del client
    for _ in range(100):
        gc.collect()
        if gone() is None:
            return
        time.sleep(0.05)
    raise AssertionError("the engine is kept")


def test_what_is_no_part_is_refused(home: Path) -> None:
    class Nameless(Tones):
        name = "not a name!"

    class Numbered(Tones):
        name = 3  # type: ignore[assignment]

    for part, kind in [
        (object(), osirix.InvalidInputError),
        (Numbered(), osirix.InvalidInputError),
        (Nameless(), osirix.ConfigurationError),
    ]:
        with pytest.raises(kind) as refused:
            blocking.Osirix(home=home, speech_engines=[part]).open()  # type: ignore[list-item]
        assert "field" in refused.value.context


def test_a_store_that_fails_fails_the_job(home: Path) -> None:
    class Full(Memory):
        async def put(self, key: osirix.BlobKey, bytes: osirix.Pieces) -> osirix.BlobInfo:
            raise OSError("the shelf is full")

    with blocking.Osirix(home=home, blob_store=Full()) as client:
        account = client.accounts.open("Ada")
        job = client.jobs.create_video(account.id, VideoRequest("Hello."))
        error = failure(client.jobs.wait(account.id, job.id))
        assert error.message == "OSError: the shelf is full"
        assert client.credits.balance(account.id).available == 100


def test_a_thousand_questions_leave_nothing_behind(home: Path) -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    with blocking.Osirix(home=home, workers=0, speech_engines=[Tones()]) as client:

        def thousand() -> None:
            for _ in range(1000):
                client.voices.list()
            gc.collect()

        thousand()
        before = resident()
        for _ in range(3):
            thousand()
        assert resident() - before < 4 << 20
