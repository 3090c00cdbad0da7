"""What a table of videos becomes."""

from __future__ import annotations

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import make_videos
import osirix
import pytest
from table import Row

HERE = Path(__file__).parent

THREE = """slug,script,avatar,voice
hello,"Hello, all of you.",tech-presenter,flite/kal16
nobody,Hello.,nobody,
goodbye,Goodbye.,,
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Each test works in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(text: str) -> None:
    Path("table.csv").write_text(text, encoding="utf-8")


def made() -> list[str]:
    videos = sorted(Path("videos").iterdir())
    assert all(video.read_bytes()[4:8] == b"ftyp" for video in videos)
    return [video.name for video in videos]


def said(capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """The summary's lines by their first word."""
    lines = capsys.readouterr().out.splitlines()
    return dict(line.strip().split(maxsplit=1) for line in lines)


def credits(summary: dict[str, str]) -> tuple[int, int]:
    spent, left = re.findall(r"\d+", summary["credits"])
    return int(spent), int(left)


def test_a_bad_row_fails_alone(capsys: pytest.CaptureFixture[str]) -> None:
    write(THREE)
    assert make_videos.main(["table.csv", "--workers", "2"]) == 1
    assert made() == ["goodbye.mp4", "hello.mp4"]
    summary = said(capsys)
    assert (summary["made"], summary["there"], summary["failed"]) == ("2", "0", "1")
    assert "avatar" in summary["nobody:"]
    spent, left = credits(summary)
    assert spent >= 2 and spent + left == 100


def test_a_second_run_does_what_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    write(THREE)
    make_videos.main(["table.csv"])
    _, left = credits(said(capsys))
    write(THREE.replace(",nobody,", ",creative-designer,"))
    assert make_videos.main(["table.csv"]) == 0
    assert made() == ["goodbye.mp4", "hello.mp4", "nobody.mp4"]
    summary = said(capsys)
    assert (summary["made"], summary["there"], summary["failed"]) == ("1", "2", "0")
    assert sum(credits(summary)) == left


def earlier(row: Row, cancel: bool) -> None:
    """A run that began a row's job and ended, without or with giving it up."""

    async def main() -> None:
        async with osirix.Osirix(home="osirix-data", workers=0) as client:
            account = await client.accounts.open("Videos from a table", "make-videos")
            job = await make_videos.begin(client, account, row)
            if cancel:
                await client.jobs.cancel(account.id, job.id)

    asyncio.run(main())


def jobs() -> list[osirix.JobInfo]:
    with osirix.blocking.Osirix(home="osirix-data", workers=0) as client:
        account = client.accounts.open("Videos from a table", "make-videos")
        return client.jobs.list(account.id).items


def test_a_job_that_was_begun_goes_on_and_is_paid_once() -> None:
    write("slug,script\nhello,Hello.\n")
    earlier(Row("hello", "Hello."), cancel=False)
    assert make_videos.main(["table.csv"]) == 0
    assert [job.state for job in jobs()] == [osirix.JobState.COMPLETED]


def test_a_job_that_was_given_up_is_begun_anew() -> None:
    write("slug,script\nhello,Hello.\n")
    earlier(Row("hello", "Hello."), cancel=True)
    assert make_videos.main(["table.csv"]) == 0
    states = [job.state for job in jobs()]
    assert states == [osirix.JobState.COMPLETED, osirix.JobState.CANCELLED]


def test_what_is_too_dear_says_what_is_missing_and_more_can_be_granted(capsys: pytest.CaptureFixture[str]) -> None:
    write("slug,script\nlong," + "A long story. " * 140 + "\n")
    options = ["table.csv", "--workers", "1"]
    assert make_videos.main(options) == 1
    assert "missing" in said(capsys)["long:"]
    write("slug,script\nshort,Hello.\n")
    assert make_videos.main([*options, "--grant", "1000"]) == 0
    assert sum(credits(said(capsys))) == 1100


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("script\nHello.\n", "the columns are"),
        ("slug,script,colour\nhello,Hello.,red\n", "the columns are"),
        ("slug,script\n../hello,Hello.\n", "line 2: a slug is made of"),
        ("slug,script\n,Hello.\n", "line 2: a slug is made of"),
        ("slug,script\nhello,Hello, all of you.\n", "line 2: there are more cells"),
        ("slug,script\nhello,Hello.\nhello,Again.\n", "line 3: there is a row hello"),
        ("", "the columns are"),
    ],
)
def test_a_wrong_table_is_refused_as_a_whole(
    text: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(text)
    assert make_videos.main(["table.csv"]) == 2
    assert told in capsys.readouterr().err
    assert not Path("osirix-data").exists()


def test_a_table_that_is_not_there_or_no_text_is_refused() -> None:
    assert make_videos.main(["table.csv"]) == 2
    Path("table.csv").write_bytes(b"slug,script\nhello,\xff\n")
    assert make_videos.main(["table.csv"]) == 2


def test_ctrl_c_stops_it_and_the_next_run_goes_on(folder: Path) -> None:
    write("slug,script\n" + "".join(f"row-{n},Hello number {n}.\n" for n in range(8)))
    program = [sys.executable, str(HERE / "make_videos.py"), "table.csv", "--workers", "1"]
    child: Any = subprocess.Popen(program, cwd=folder, stderr=subprocess.PIPE, text=True)
    assert child.stderr.readline() == "1/8 row-0 made\n"
    child.send_signal(signal.SIGINT)
    assert "run it again" in child.communicate(timeout=60)[1]
    assert child.returncode == 130
    assert "row-0.mp4" in made() and "row-7.mp4" not in made()
    assert subprocess.run(program, cwd=folder, timeout=120, check=False).returncode == 0
    assert len(made()) == 8
    assert [job.state for job in jobs()] == [osirix.JobState.COMPLETED] * 8


def test_the_table_beside_it_can_be_made() -> None:
    assert make_videos.main([str(HERE / "scripts.csv")]) == 0
    assert len(made()) == 3
