"""The journeys of bindings/scenarios/README.md, in Python."""

from __future__ import annotations

import asyncio
import gc
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, AsyncIterator, Coroutine, List, Tuple, TypeVar

import osirix
import pytest
from osirix import Account, JobInfo, JobState, Osirix, VideoRequest, VideoResult, VideoSpec, blocking
from parts import VOICE, Board, Memory, Tones, Words, said

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(main)


async def account_of(client: Osirix) -> Account:
    return await client.accounts.open("Ada", "ada")


def short(script: str = "Hello.") -> VideoRequest:
    return VideoRequest(script, spec=VideoSpec(aspect=osirix.Aspect.SQUARE))


def video_of(job: JobInfo) -> VideoResult:
    assert isinstance(job.output, VideoResult), job
    return job.output


def test_first_video(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            job = await client.jobs.create_video(account.id, short())
            assert job.state is JobState.PENDING and job.held > 0
            job = await client.jobs.wait(account.id, job.id)
            assert job.state is JobState.COMPLETED and job.charged
            path = home.parent / "hello.mp4"
            await client.files.save(video_of(job).video, path)
            assert path.read_bytes()[4:8] == b"ftyp"
            balance = await client.credits.balance(account.id)
            assert (balance.available, balance.spent) == (100 - job.charged, job.charged)

    run(main())


def test_progress(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            job = await client.jobs.create_video(account.id, short())
            states = [state async for state in client.jobs.watch(account.id, job.id)]
            progress = [state.progress for state in states]
            assert progress == sorted(progress) and progress[-1] == 100
            assert states[-1].state is JobState.COMPLETED
            assert any(state.stage == "encode" for state in states)

    run(main())


def test_cancel(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            job = await client.jobs.create_video(account.id, short("A long story. " * 5))
            await client.jobs.cancel(account.id, job.id)
            job = await client.jobs.wait(account.id, job.id)
            assert job.state is JobState.CANCELLED and job.charged is None
            balance = await client.credits.balance(account.id)
            assert (balance.available, balance.held) == (100, 0)

    run(main())


def test_not_enough_credits(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            with pytest.raises(osirix.InsufficientCreditsError) as refused:
                await client.jobs.create_video(account.id, short("A long story. " * 400))
            assert int(refused.value.context["missing"]) > 0
            assert (await client.jobs.list(account.id)).items == []

    run(main())


def test_every_error_code() -> None:
    from osirix._errors import BY_CODE

    assert {code.value for code in osirix.ErrorCode} == set(BY_CODE)
    for code, kind in BY_CODE.items():
        assert issubclass(kind, osirix.OsirixError) and kind.code == code
        assert getattr(osirix, kind.__name__) is kind


def test_bad_input(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            wrong: List[Any] = [
                (VideoRequest(3), "script"),  # type: ignore[arg-type]
                (VideoRequest(None), "script"),
                (VideoRequest(""), "script"),
                (VideoRequest("a\x07b"), "script"),
                (VideoRequest("a" * 10_000_000), "script"),
                (VideoRequest("Hello.", avatar="nobody"), "avatar"),
                (VideoRequest("Hello.", spec=VideoSpec(aspect="4:3")), "spec.aspect"),  # type: ignore[arg-type]
            ]
            for request, field in wrong:
                with pytest.raises(osirix.OsirixError) as refused:
                    await client.jobs.create_video(account.id, request)
                assert refused.value.context["field"] == field, refused.value
            for request in [object(), VideoRequest("\ud800")]:
                with pytest.raises(osirix.InvalidInputError):
                    await client.jobs.create_video(account.id, request)  # type: ignore[arg-type]
            with pytest.raises(osirix.InvalidInputError):
                await client.accounts.get("acc_nonsense")  # type: ignore[arg-type]
        with pytest.raises(osirix.InvalidInputError):
            Osirix(nonsense=1)

    run(main())


def test_concurrent_jobs(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home, workers=2) as client:
            account = await account_of(client)
            created = [client.jobs.create_video(account.id, short()) for _ in range(3)]
            jobs = await asyncio.gather(*created)
            jobs = await asyncio.gather(*(client.jobs.wait(account.id, job.id) for job in jobs))
            assert all(job.state is JobState.COMPLETED for job in jobs)
            balance = await client.credits.balance(account.id)
            assert balance.spent == sum(job.charged or 0 for job in jobs)
            assert balance.available + balance.held + balance.spent + balance.granted == 0

    run(main())


def test_concurrent_calls(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home, workers=0) as client:
            account = await account_of(client)
            calls = (client.credits.balance(account.id) for _ in range(1000))
            balances = await asyncio.gather(*calls)
            assert {balance.available for balance in balances} == {100}

    run(main())


def test_dropped_client(home: Path) -> None:
    async def main() -> osirix.AccountId:
        client = await Osirix(home=home)
        account = await account_of(client)
        await client.jobs.create_video(account.id, short())
        del client
        gc.collect()
        return account.id

    account = run(main())

    async def again() -> None:
        async with Osirix(home=home) as client:
            [job] = (await client.jobs.list(account)).items
            job = await client.jobs.wait(account, job.id)
            assert job.state is JobState.COMPLETED

    run(again())


def test_closed_twice(home: Path) -> None:
    async def main() -> None:
        client = await Osirix(home=home)
        account = await account_of(client)
        await client.close()
        await client.close()
        with pytest.raises(osirix.ClosedError):
            await client.credits.balance(account.id)
        with pytest.raises(osirix.ClosedError):
            await Osirix(home=home).accounts.open("Ada")

    run(main())


def test_two_clients(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as one, Osirix(home=home) as other:
            account = await account_of(one)
            assert await other.accounts.get(account.id) == account
            job = await one.jobs.create_video(account.id, short())
            assert (await other.jobs.wait(account.id, job.id)).state is JobState.COMPLETED

    run(main())


def test_streams(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home) as client:
            account = await account_of(client)
            job = await client.jobs.create_video(account.id, short())
            video = video_of(await client.jobs.wait(account.id, job.id))
            whole = b"".join([piece async for piece in client.files.read(video.video)])
            assert len(whole) == video.bytes
            part = [piece async for piece in client.files.read(video.video, (4, 8))]
            assert b"".join(part) == b"ftyp" == whole[4:8]

    run(main())


def test_own_speech_engine(home: Path) -> None:
    async def main() -> None:
        async with Osirix(home=home, speech_engines=[Tones()]) as client:
            assert VOICE in [voice.id for voice in await client.voices.list()]
            account = await account_of(client)
            request = VideoRequest("Hello in tones.", voice=VOICE, spec=short().spec)
            job = await client.jobs.create_video(account.id, request)
            job = await client.jobs.wait(account.id, job.id)
            assert job.state is JobState.COMPLETED and job.charged
            assert video_of(job).duration_us == pytest.approx(750_000, abs=40_000)

    run(main())


def test_own_blob_store(home: Path) -> None:
    async def main() -> None:
        store = Memory()
        async with Osirix(home=home, blob_store=store) as client:
            account = await account_of(client)
            job = await client.jobs.create_video(account.id, short())
            video = video_of(await client.jobs.wait(account.id, job.id))
            assert len(store.blobs[video.video]) == video.bytes
            part = [piece async for piece in client.files.read(video.video, (4, 8))]
            assert b"".join(part) == b"ftyp"
            assert not (home / "blobs").exists()

    run(main())


def test_failing_part(home: Path) -> None:
    class Broken(Tones):
        async def speak(self, utterance: osirix.Utterance) -> AsyncIterator[osirix.SpeechChunk]:
            yield said(["Hello"])
            raise ValueError("the reed is broken")

    async def main() -> None:
        async with Osirix(home=home, speech_engines=[Broken()]) as client:
            account = await account_of(client)
            request = VideoRequest("Hello in tones.", voice=VOICE)
            job = await client.jobs.create_video(account.id, request)
            job = await client.jobs.wait(account.id, job.id)
            assert job.state is JobState.FAILED and job.error is not None
            assert job.error.code is osirix.ErrorCode.PLUGIN
            assert "the reed is broken" in job.error.message
            assert (await client.credits.balance(account.id)).available == 100

    run(main())


def test_own_task(home: Path) -> None:
    async def main() -> None:
        words = Words()
        async with Osirix(home=home, job_tasks=[words]) as client:
            account = await account_of(client)
            request = osirix.JobRequest(osirix.JobKind("count-words"), "one two three")
            job = await client.jobs.create(account.id, request)
            job = await client.jobs.wait(account.id, job.id)
            assert (job.state, job.attempt) == (JobState.COMPLETED, 2), job
            assert job.output == osirix.OwnResult({"words": 3, "counted": 1})
            assert (await client.credits.balance(account.id)).available == 97

    run(main())


async def went_out(
    client: Osirix, account: Account, connection: osirix.ConnectionId, text: str, **more: Any
) -> Tuple[osirix.PostState, osirix.PublicationInfo]:
    """What became of a post, once nothing more happens to it."""
    content = osirix.PostContent([osirix.PostMessage(text)])
    request = osirix.PostRequest(content, connections=[connection], **more)
    post = await client.social.write(account.id, request)
    post = await client.social.schedule(account.id, post.id)
    while post.state in (osirix.PostState.SCHEDULED, osirix.PostState.PUBLISHING):
        await asyncio.sleep(0.02)
        post = await client.social.post(account.id, post.id)
    [publication] = await client.social.publications(account.id, post.id)
    return post.state, publication


def test_own_network(home: Path) -> None:
    async def main() -> None:
        board = Board()
        social = osirix.SocialConfig(osirix.SocialSettings(video_s=1, look_s=1))
        async with Osirix(home=home, social=social, own_network=board) as client:
            board.client = client
            account = await account_of(client)
            shown = osirix.ConnectSecret(osirix.Network.OWN, secret="wrong", identifier="ada")
            with pytest.raises(osirix.UnauthenticatedError):
                await client.social.connect(account.id, shown)
            connected = await client.social.connect(account.id, replace(shown, secret=board.secret))
            assert (connected.network, connected.remote.handle) == (osirix.Network.OWN, "ada")

            job = await client.jobs.create_video(account.id, short())
            state, out = await went_out(client, account, connected.id, "Look!", video_job=job.id)
            assert state is osirix.PostState.PUBLISHED, out
            assert out.published[0].permalink == "https://board.example/1"
            assert board.file[4:8] == b"ftyp"

            state, out = await went_out(client, account, connected.id, "refuse")
            assert state is osirix.PostState.FAILED and out.error is not None
            assert out.error.code is osirix.ErrorCode.INVALID_INPUT
            for text, told in [("fall", "RuntimeError: the board fell"), ("forget", "does not fit")]:
                state, out = await went_out(client, account, connected.id, text)
                assert state is osirix.PostState.UNCONFIRMED, out
                record = (await client.social.attempts(account.id, out.id)).items
                [lost] = [one for one in record if one.what is osirix.AttemptKind.UNANSWERED]
                assert lost.error is not None and lost.error.code is osirix.ErrorCode.PLUGIN
                assert told in lost.error.message
            assert board.tried == ["Look!", "refuse", "fall", "forget"], "each was tried once"

    run(main())


def test_reloaded(home: Path) -> None:
    with blocking.Osirix(home=home, workers=0) as client:
        account = client.accounts.open("Ada")
        child = os.fork()
        if child == 0:
            try:
                client.credits.balance(account.id)
            except osirix.ClosedError:
                os._exit(7)
            os._exit(1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
        assert client.credits.balance(account.id).available == 100


def test_the_names_are_those_of_every_language() -> None:
    listed = Path(__file__).parents[2] / "scenarios" / "README.md"
    names = re.findall(r"^\| ([a-z_]+) \|", listed.read_text(), re.MULTILINE)
    names.remove("name")
    here = [name.removeprefix("test_") for name in globals() if name.startswith("test_")]
    assert sorted(names) == sorted(set(here) - {"the_names_are_those_of_every_language"})
