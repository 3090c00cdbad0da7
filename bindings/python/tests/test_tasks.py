"""Kinds of job that were written in Python, and the queue that does them."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any, Awaitable, Callable, Coroutine, List, Sequence

import osirix
import pytest
from osirix import (
    Account,
    AfterJob,
    Credits,
    JobInfo,
    JobKind,
    JobQuery,
    JobRequest,
    JobState,
    KindLimits,
    NewJobSchedule,
    Osirix,
    OwnResult,
    TaskSettings,
    Waits,
    Work,
    WorkDone,
    blocking,
)

KIND = JobKind("count-words")


class Words:
    """Counts the words of a text, at a credit for each."""

    name = str(KIND)

    def settings(self) -> TaskSettings:
        return TaskSettings(attempts=3, pause_ms=1)

    async def quote(self, request: Any) -> Credits:
        if not isinstance(request, str):
            raise osirix.InvalidInputError("give a text", {"field": "request"})
        return Credits(len(request.split()))

    async def run(self, work: Work) -> WorkDone:
        return counted(work)


def counted(work: Work) -> WorkDone:
    words = work.request.split()
    return WorkDone({"words": len(words)}, Credits(len(words)))


class Does(Words):
    """Does what it is given."""

    def __init__(self, run: Callable[[Work], Awaitable[WorkDone]]) -> None:
        self._run = run

    async def run(self, work: Work) -> WorkDone:
        return await self._run(work)


def journey(
    home: Path,
    tasks: Sequence[osirix.JobTask],
    told: Callable[[Osirix, Account], Coroutine[Any, Any, None]],
    **settings: Any,
) -> None:
    async def main() -> None:
        async with Osirix(home=home, job_tasks=tasks, poll_ms=20, **settings) as client:
            await told(client, await client.accounts.open("Ada", "ada"))

    asyncio.run(main())


async def done(client: Osirix, account: Account, text: str = "one two three") -> JobInfo:
    job = await client.jobs.create(account.id, JobRequest(KIND, text))
    return await client.jobs.wait(account.id, job.id)


async def until(client: Osirix, job: JobInfo, fits: Callable[[JobInfo], bool]) -> JobInfo:
    for _ in range(1000):
        job = await client.jobs.get(job.account_id, job.id)
        if fits(job):
            return job
        await asyncio.sleep(0.01)
    raise AssertionError(f"it never came: {job}")


def test_it_is_created_done_and_charged(home: Path) -> None:
    async def told(client: Osirix, account: Account) -> None:
        assert await client.jobs.quote(account.id, JobRequest(KIND, "one two")) == 2
        job = await done(client, account)
        assert (job.kind, job.state, job.charged) == (KIND, JobState.COMPLETED, 3)
        assert job.output == OwnResult({"words": 3})
        assert (await client.credits.balance(account.id)).available == 97
        found = await client.jobs.find(account.id, JobQuery(kind=KIND))
        assert [one.id for one in found.items] == [job.id]

    journey(home, [Words()], told)


def test_what_cannot_be_done_is_refused_before_it_is_created(home: Path) -> None:
    async def told(client: Osirix, account: Account) -> None:
        with pytest.raises(osirix.InvalidInputError) as refused:
            await client.jobs.create(account.id, JobRequest(KIND, 3))
        assert refused.value.context == {"field": "request"}
        assert (await client.jobs.list(account.id)).items == []

    journey(home, [Words()], told)


class Sum:
    """Adds up the words of the jobs that it comes after, for nothing."""

    name = "sum"

    def settings(self) -> TaskSettings:
        return TaskSettings()

    def quote(self, request: Any) -> Credits:
        return Credits(0)

    def run(self, work: Work) -> WorkDone:
        return WorkDone(sum(one["words"] for one in work.earlier), Credits(0))


def test_a_flow_hands_results_on(home: Path) -> None:
    async def told(client: Osirix, account: Account) -> None:
        flow = [
            JobRequest(KIND, "one two"),
            JobRequest(KIND, "three"),
            JobRequest(JobKind("sum"), None, after=[AfterJob(index=0), AfterJob(index=1)]),
        ]
        jobs = await client.jobs.create_flow(account.id, flow)
        assert (jobs[2].waits, jobs[2].blockers) == (Waits.JOBS, 2)
        last = await client.jobs.wait(account.id, jobs[2].id)
        assert last.output == OwnResult(3)
        earlier = await client.jobs.earlier(account.id, last.id)
        assert [job.id for job in earlier] == [job.id for job in jobs[:2]]

    journey(home, [Words(), Sum()], told)


def test_an_exception_fails_the_job(home: Path) -> None:
    async def breaks(work: Work) -> WorkDone:
        raise ValueError("the ink is dry")

    async def told(client: Osirix, account: Account) -> None:
        job = await done(client, account)
        assert job.state is JobState.FAILED and job.error is not None and job.attempt == 1
        assert job.error.code is osirix.ErrorCode.PLUGIN
        assert job.error.message == "ValueError: the ink is dry"
        assert (await client.credits.balance(account.id)).available == 100

    journey(home, [Does(breaks)], told)


def test_an_error_that_passes_is_tried_again(home: Path) -> None:
    async def recovers(work: Work) -> WorkDone:
        if work.attempt == 1:
            raise osirix.UnavailableError("come back later", {})
        return counted(work)

    async def told(client: Osirix, account: Account) -> None:
        job = await done(client, account)
        assert (job.state, job.attempt) == (JobState.COMPLETED, 2)

    journey(home, [Does(recovers)], told)


def test_a_cancelled_job_hears_of_it(home: Path) -> None:
    heard: List[str] = []

    async def goes_on(work: Work) -> WorkDone:
        try:
            while True:
                await work.report(0.5)
                await asyncio.sleep(0.01)
        except osirix.OsirixError as error:
            heard.append(error.code)
            raise

    async def told(client: Osirix, account: Account) -> None:
        job = await client.jobs.create(account.id, JobRequest(KIND, "one"))
        await until(client, job, lambda job: job.progress == 50)
        await client.jobs.cancel(account.id, job.id)
        job = await client.jobs.wait(account.id, job.id)
        assert job.state is JobState.CANCELLED
        assert (await client.credits.balance(account.id)).available == 100
        assert heard == ["cancelled"]

    journey(home, [Does(goes_on)], told, grace_ms=60_000)


class Deaf(Words):
    """Sits on its thread until it is let go, whatever happens to its job."""

    def __init__(self) -> None:
        self.began, self.free = threading.Event(), threading.Event()
        self.heard: "asyncio.Future[str]" = asyncio.Future()

    def run(self, work: Work) -> WorkDone:  # type: ignore[override]
        self.began.set()
        self.free.wait()
        try:
            work.blocking.save("late", 1)
            code = "nothing"
        except osirix.OsirixError as error:
            code = error.code
        self.heard.get_loop().call_soon_threadsafe(self.heard.set_result, code)
        return counted(work)


def test_work_that_nobody_wants_any_more_is_not_taken(home: Path) -> None:
    async def main() -> None:
        deaf = Deaf()
        async with Osirix(home=home, job_tasks=[deaf], poll_ms=20) as client:
            account = await client.accounts.open("Ada", "ada")
            job = await client.jobs.create(account.id, JobRequest(KIND, "one"))
            await asyncio.to_thread(deaf.began.wait)
            await client.jobs.cancel(account.id, job.id)
            job = await client.jobs.wait(account.id, job.id)
            deaf.free.set()
            assert await asyncio.wait_for(deaf.heard, 10) == "lease_lost"
            job = await client.jobs.get(account.id, job.id)
            assert (job.state, job.output, job.charged) == (JobState.CANCELLED, None, None)

    asyncio.run(main())


def test_a_step_is_done_once(home: Path) -> None:
    written: List[int] = []

    async def write(work: Work) -> int:
        written.append(work.attempt)
        return len(written)

    def think() -> Any:
        return None

    async def in_steps(work: Work) -> WorkDone:
        first = await work.step("write", lambda: write(work))
        nothing = await work.step("think", think)
        if work.attempt < 3:
            raise osirix.UnavailableError("come back later", {})
        return WorkDone([first, nothing, work.attempt], Credits(1))

    async def told(client: Osirix, account: Account) -> None:
        job = await done(client, account)
        assert job.output == OwnResult([1, None, 3])
        assert written == [1]

    journey(home, [Does(in_steps)], told)


def test_a_job_asks_and_goes_on_with_the_answer(home: Path) -> None:
    letters: List[osirix.Token] = []

    async def approved(work: Work) -> WorkDone:
        async def send() -> None:
            letters.append(await work.ask("approval", within_seconds=600))

        await work.step("letter", send)
        return WorkDone(await work.answer("approval"), Credits(1))

    async def told(client: Osirix, account: Account) -> None:
        job = await client.jobs.create(account.id, JobRequest(KIND, "one"))
        await until(client, job, lambda job: job.waits is Waits.ANSWER)
        [letter] = letters
        assert await client.jobs.answer(letter, {"by": "Bob"}) == job.id
        job = await client.jobs.wait(account.id, job.id)
        assert (job.output, job.attempt) == (OwnResult({"by": "Bob"}), 1)
        with pytest.raises(osirix.NotFoundError):
            await client.jobs.answer(osirix.Token("nonsense"), None)

    journey(home, [Does(approved)], told)


def test_a_job_goes_on_later_with_what_it_saved(home: Path) -> None:
    async def naps(work: Work) -> WorkDone:
        saved = await work.saved("naps")
        if saved is None:
            await work.save("naps", 1)
            await work.snooze(1)
        else:
            return WorkDone(saved.value, Credits(1))

    async def told(client: Osirix, account: Account) -> None:
        job = await client.jobs.create(account.id, JobRequest(KIND, "one"))
        await until(client, job, lambda job: job.waits is Waits.TIME)
        job = await client.jobs.wait(account.id, job.id)
        assert (job.output, job.attempt) == (OwnResult(1), 1)

    journey(home, [Does(naps)], told)


def test_work_without_asyncio(home: Path) -> None:
    class OnThreads(Words):
        def run(self, work: Work) -> WorkDone:  # type: ignore[override]
            at = work.blocking
            at.report(0.5)
            at.save("place", 7)
            kept = at.saved("place")
            assert kept is not None
            words = at.step("count", lambda: len(work.request.split()))
            again = at.step("count", lambda: 0)
            return WorkDone([kept.value, words, again], Credits(1))

    with blocking.Osirix(home=home, job_tasks=[OnThreads()]) as client:
        account = client.accounts.open("Ada", "ada")
        job = client.jobs.create(account.id, JobRequest(KIND, "one two"))
        job = client.jobs.wait(account.id, job.id)
        assert job.output == OwnResult([7, 2, 2]), job.error


def test_a_schedule_is_kept(home: Path) -> None:
    async def told(client: Osirix, account: Account) -> None:
        new = NewJobSchedule("daily", KIND, "one two", cron="0 9 * * *", time_zone="Europe/Berlin")
        made = await client.schedules.create(account.id, new)
        assert (made.paused, made.missed) == (False, osirix.Missed.ONCE)
        assert [one.id for one in await client.schedules.list(account.id)] == [made.id]
        assert (await client.schedules.pause(account.id, made.id)).paused
        assert not (await client.schedules.resume(account.id, made.id)).paused
        await client.schedules.remove(account.id, made.id)
        assert await client.schedules.list(account.id) == []
        with pytest.raises(osirix.InvalidInputError):
            wrong = NewJobSchedule("wrong", KIND, "one", cron="now and then")
            await client.schedules.create(account.id, wrong)

    journey(home, [Words()], told)


def test_the_queue_is_seen_limited_and_paused(home: Path) -> None:
    async def told(client: Osirix, account: Account) -> None:
        await client.queue.limit(KIND, KindLimits(at_once=1))
        await client.queue.pause(KIND)
        [control] = await client.queue.controls()
        assert (control.paused, control.limits.at_once) == (True, 1)
        job = await client.jobs.create(account.id, JobRequest(KIND, "one"))
        [depth] = await client.queue.depths()
        assert (depth.kind, depth.state, depth.count) == (KIND, JobState.PENDING, 1)
        await client.queue.resume(KIND)
        job = await client.jobs.wait(account.id, job.id)
        assert job.state is JobState.COMPLETED
        assert await client.queue.depths() == []
        [metrics] = await client.queue.metrics()
        assert (metrics.kind, metrics.counts.completed) == (KIND, 1)

    journey(home, [Words()], told)


def test_a_failed_job_is_sent_on_its_way_again(home: Path) -> None:
    mended: List[bool] = []

    async def mends(work: Work) -> WorkDone:
        if not mended:
            raise ValueError("the ink is dry")
        return counted(work)

    async def told(client: Osirix, account: Account) -> None:
        job = await done(client, account)
        failed = await client.queue.failed(KIND)
        assert [one.id for one in failed.items] == [job.id]
        mended.append(True)
        await client.queue.redrive(account.id, job.id)
        job = await client.jobs.wait(account.id, job.id)
        assert (job.state, job.charged) == (JobState.COMPLETED, 3)
        assert (await client.queue.failed()).items == []

    journey(home, [Does(mends)], told)


def test_what_is_no_task_is_refused(home: Path) -> None:
    class Impatient(Words):
        def settings(self) -> TaskSettings:
            return TaskSettings(attempts=0)

    class BuiltIn(Words):
        name = "tts"

    class Unnamed(Words):
        name = "Not a kind"

    for tasks, kind in [
        ([object()], osirix.InvalidInputError),
        ([Impatient()], osirix.InvalidInputError),
        ([Unnamed()], osirix.InvalidInputError),
        ([BuiltIn()], osirix.AlreadyExistsError),
        ([Words(), Words()], osirix.ConfigurationError),
    ]:
        with pytest.raises(kind):
            blocking.Osirix(home=home, job_tasks=tasks).open()  # type: ignore[arg-type]
