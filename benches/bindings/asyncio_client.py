"""One call, a thousand at once and three videos, with asyncio: prints the figures as JSON."""

import asyncio
import json
import sys
import time

import osirix


async def main(home: str, script: str, calls: int) -> None:
    async with osirix.Osirix(home=home) as client:
        account = (await client.accounts.open("Bench")).id
        await client.credits.grant(account, 100_000, "bench")

        async def one_by_one() -> float:
            begun = time.perf_counter()
            for _ in range(calls):
                await client.credits.balance(account)
            return (time.perf_counter() - begun) / calls * 1e6

        async def at_once() -> float:
            begun = time.perf_counter()
            await asyncio.gather(*(client.credits.balance(account) for _ in range(1000)))
            return (time.perf_counter() - begun) / 1000 * 1e6

        async def video() -> float:
            begun = time.perf_counter()
            job = await client.jobs.create_video(account, osirix.VideoRequest(script))
            job = await client.jobs.wait(account, job.id)
            assert job.state is osirix.JobState.COMPLETED, job
            return time.perf_counter() - begun

        figures = {
            "call_us": [await one_by_one() for _ in range(11)],
            "at_once_us": [await at_once() for _ in range(11)],
            "video_s": [await video() for _ in range(3)],
        }
        print(json.dumps(figures))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
