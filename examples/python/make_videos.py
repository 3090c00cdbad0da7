"""Makes a video for each row of a CSV file, several at once.

Stop it and run it again whenever you like: rows whose video is there are left alone, jobs that were
begun go on where they were and are paid once, rows that failed are tried again.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import osirix
import table
from table import Row


class JobFailed(Exception):
    """A job ended without a video; says why."""


async def begin(client: osirix.Osirix, account: osirix.Account, row: Row) -> osirix.JobInfo:
    """The row's job: that of an earlier run, or a new one where there is none or it failed."""
    attempt = 1
    while True:
        job = await client.jobs.create_video(account.id, row.request(attempt))
        if job.state not in (osirix.JobState.FAILED, osirix.JobState.CANCELLED):
            return job
        attempt += 1


async def make(
    client: osirix.Osirix,
    account: osirix.Account,
    row: Row,
    path: Path,
    moved: Callable[[str, int], None],
) -> int:
    """Makes the row's video; gives the credits that it cost."""
    job = await begin(client, account, row)
    async for job in client.jobs.watch(account.id, job.id):
        moved(row.slug, job.progress)
    if not isinstance(job.output, osirix.VideoResult):
        raise JobFailed(job.error.message if job.error else f"the job was {job.state}")
    await client.files.save(job.output.video, path)
    return job.charged or 0


async def make_all(rows: list[Row], options: argparse.Namespace) -> Summary:
    """Makes the videos that are missing, as many at once as there are workers."""
    summary, progress = Summary(), Progress(len(rows))

    async with osirix.Osirix(home=options.home, workers=options.workers) as client:
        account = await client.accounts.open("Videos from a table", "make-videos")
        if options.grant:
            await client.credits.grant(account.id, options.grant, "granted by make_videos.py")
        remaining = iter(rows)

        async def work() -> None:
            for row in remaining:  # All workers share it: each takes the next row.
                path = options.out / f"{row.slug}.mp4"
                if path.exists():
                    summary.there += 1
                    progress.ended(row.slug, "is there")
                    continue
                try:
                    credits = await make(client, account, row, path, progress.moved)
                except (osirix.OsirixError, JobFailed) as error:
                    summary.failed[row.slug] = str(error)
                    progress.ended(row.slug, "failed")
                else:
                    summary.made += 1
                    summary.spent += credits
                    progress.ended(row.slug, "made")

        await asyncio.gather(*(work() for _ in range(options.workers)))
        summary.left = (await client.credits.balance(account.id)).available
    return summary


@dataclass
class Summary:
    """What came of the rows."""

    made: int = 0
    there: int = 0
    failed: dict[str, str] = field(default_factory=dict[str, str])
    spent: int = 0
    left: int = 0

    def __str__(self) -> str:
        reasons = (f"  {slug}: {reason}" for slug, reason in self.failed.items())
        return "\n".join([
            f"made     {self.made}",
            f"there    {self.there}",
            f"failed   {len(self.failed)}",
            *reasons,
            f"credits  {self.spent} spent, {self.left} left",
        ])


class Progress:
    """A line that says how far everything is; where nobody watches, a line for each row."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._ended = 0
        self._running: dict[str, int] = {}
        self._watched = sys.stderr.isatty()

    def moved(self, slug: str, percent: int) -> None:
        self._running[slug] = percent
        if self._watched:
            self._show(", ".join(f"{slug} {percent} %" for slug, percent in self._running.items()))

    def ended(self, slug: str, how: str) -> None:
        self._ended += 1
        self._running.pop(slug, None)
        self._show(f"{slug} {how}\n")

    def _show(self, what: str) -> None:
        clear = "\r\x1b[K" if self._watched else ""
        print(f"{clear}{self._ended}/{self._total} {what}", end="", file=sys.stderr, flush=True)


def arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Makes a video for each row of a CSV file.")
    parser.add_argument("table", type=Path, help="columns: slug, script, avatar, voice")
    parser.add_argument("--out", type=Path, default=Path("videos"), help="where SLUG.mp4 goes")
    parser.add_argument("--home", type=Path, default=Path("osirix-data"), help="the data folder")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="videos at once")
    parser.add_argument("--grant", type=int, default=0, help="credits to give the account first")
    options = parser.parse_args(given)
    if options.workers < 1 or options.grant < 0:
        parser.error("--workers is at least 1, --grant at least 0")
    return options


def main(given: Sequence[str] | None = None) -> int:
    options = arguments(given)
    try:
        rows = table.read(options.table)
        options.out.mkdir(parents=True, exist_ok=True)
        summary = asyncio.run(make_all(rows, options))
    except KeyboardInterrupt:
        print("\nstopped: run it again to go on", file=sys.stderr)
        return 130
    except (table.TableError, osirix.OsirixError, OSError, UnicodeError, csv.Error) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(summary)
    return 1 if summary.failed else 0


if __name__ == "__main__":
    sys.exit(main())
