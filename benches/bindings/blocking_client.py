"""One call, a thousand on eight threads and three videos, without asyncio: prints the figures as JSON."""

import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable

import osirix
from osirix import blocking

home, script, calls = sys.argv[1], sys.argv[2], int(sys.argv[3])


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


with blocking.Osirix(home=home) as client, ThreadPoolExecutor(8) as threads:
    account = client.accounts.open("Bench").id
    client.credits.grant(account, 100_000, "bench")

    def one_by_one() -> None:
        for _ in range(calls):
            client.credits.balance(account)

    def at_once() -> None:
        list(threads.map(lambda _: client.credits.balance(account), range(1000)))

    def video() -> None:
        job = client.jobs.create_video(account, osirix.VideoRequest(script))
        job = client.jobs.wait(account, job.id)
        assert job.state is osirix.JobState.COMPLETED, job

    figures = {
        "call_us": [timed(one_by_one) / calls * 1e6 for _ in range(11)],
        "at_once_us": [timed(at_once) / 1000 * 1e6 for _ in range(11)],
        "video_s": [timed(video) for _ in range(3)],
    }
    print(json.dumps(figures))
