"""What is Python's own: blocking calls, threads, signals, event loops, memory."""

from __future__ import annotations

import asyncio
import gc
import pickle
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import List

import osirix
import pytest
from osirix import blocking


def test_the_blocking_client_does_the_same(home: Path) -> None:
    with blocking.Osirix(home=home) as client:
        account = client.accounts.open("Ada", "ada")
        job = client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
        states = list(client.jobs.watch(account.id, job.id))
        assert states[-1].state is osirix.JobState.COMPLETED
        assert client.credits.balance(account.id).spent == states[-1].charged


def test_other_threads_run_while_one_waits(home: Path) -> None:
    ticks: List[int] = []
    with blocking.Osirix(home=home) as client:
        account = client.accounts.open("Ada")
        job = client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
        done = threading.Event()

        def tick() -> None:
            while not done.wait(0.005):
                ticks.append(1)

        thread = threading.Thread(target=tick)
        thread.start()
        client.jobs.wait(account.id, job.id)
        done.set()
        thread.join()
    assert len(ticks) > 5


def test_a_cancelled_task_gives_up_its_call_and_not_the_job(home: Path) -> None:
    async def main() -> None:
        async with osirix.Osirix(home=home) as client:
            account = await client.accounts.open("Ada")
            job = await client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
            waiting = asyncio.create_task(client.jobs.wait(account.id, job.id))
            await asyncio.sleep(0)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
            done = await client.jobs.wait(account.id, job.id)
            assert done.state is osirix.JobState.COMPLETED

    asyncio.run(main())


def test_an_event_loop_that_ends_during_a_call_harms_nothing(home: Path) -> None:
    async def begin() -> osirix.Osirix:
        client = await osirix.Osirix(home=home)
        account = await client.accounts.open("Ada")
        job = await client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
        asyncio.ensure_future(client.jobs.wait(account.id, job.id))
        await asyncio.sleep(0.01)
        return client

    client = asyncio.run(begin())
    asyncio.run(client.close())


def test_ctrl_c_ends_a_wait(home: Path) -> None:
    program = f"""
import osirix, osirix.blocking, sys
with osirix.blocking.Osirix(home={str(home)!r}, workers=0) as client:
    account = client.accounts.open("Ada")
    job = client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
    try:
        print("waiting", flush=True)
        client.jobs.wait(account.id, job.id)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "waiting\n"
    child.send_signal(signal.SIGINT)
    assert child.communicate(timeout=30)[0] == "interrupted\n"
    assert child.returncode == 0


def test_a_program_may_end_while_a_thread_of_the_platform_is_inside(home: Path) -> None:
    program = f"""
import asyncio, osirix
async def main():
    async with osirix.Osirix(home={str(home)!r}):
        pass
asyncio.run(main())
"""
    for _ in range(4):
        command = [sys.executable, "-c", program]
        children = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(8)]
        assert [child.communicate(timeout=60)[1] for child in children] == [b""] * 8
        assert [child.returncode for child in children] == [0] * 8


def test_errors_and_records_travel_between_processes(home: Path) -> None:
    error = osirix.PlanLimitError("no", {"plan": "free"})
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.message, again.context) == (type(error), "no", {"plan": "free"})
    request = osirix.VideoRequest("Hello.")
    assert pickle.loads(pickle.dumps(request)) == request


def test_a_video_shows_itself_in_a_notebook(home: Path) -> None:
    with blocking.Osirix(home=home) as client:
        account = client.accounts.open("Ada")
        job = client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
        video = client.jobs.wait(account.id, job.id).output
        assert isinstance(video, osirix.VideoResult)
        shown = video._repr_html_()
        assert shown is not None and shown.startswith("<video controls") and "text/vtt" in shown
        again = pickle.loads(pickle.dumps(video))
        assert again == video and again._repr_html_() is None


def test_secrets_are_not_shown(home: Path) -> None:
    request = osirix.SignUp("Ada", "ada@example.com", "correct horse battery")
    with blocking.Osirix(home=home, workers=0) as client:
        begun = client.auth.sign_up(request)
        assert "correct horse" not in repr(request) and begun.token not in repr(begun)
        identity = client.auth.session(begun.token)
        assert identity is not None and identity.user.email == "ada@example.com"
        with pytest.raises(osirix.UnauthenticatedError) as refused:
            client.auth.sign_in(osirix.SignIn("ada@example.com", "wrong horse battery"))
        assert "wrong horse" not in str(refused.value)


def test_a_choice_holds_what_its_form_holds(home: Path) -> None:
    with blocking.Osirix(home=home, workers=0) as client:
        client.auth.sign_up(osirix.SignUp("Ada", "ada@example.com", "correct horse battery"))
        signed_in = client.auth.sign_in(osirix.SignIn("ada@example.com", "correct horse battery"))
        assert signed_in.kind == "complete" and isinstance(signed_in.value, osirix.SignedIn)
        assert signed_in.value.user.email == "ada@example.com"


def test_the_module_offers_the_facade_and_nothing_else() -> None:
    public = {name for name in vars(osirix) if not name.startswith("_")}
    assert {"Osirix", "OsirixError", "VideoRequest", "SpeechEngine", "blocking"} <= public
    assert not [name for name in public if name.startswith(("read_", "write_"))]
    assert not public & {"os", "enum", "check", "annotations", "Any"}


def test_a_thousand_calls_leave_nothing_behind(home: Path) -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    with blocking.Osirix(home=home, workers=0) as client:
        account = client.accounts.open("Ada")

        def thousand() -> None:
            for _ in range(1000):
                client.credits.balance(account.id)
                with pytest.raises(osirix.NotFoundError):
                    client.avatars and client.files.info(osirix.BlobKey("nothing/here"))
            gc.collect()

        thousand()
        before = resident()
        for _ in range(3):
            thousand()
        assert resident() - before < 4 << 20
