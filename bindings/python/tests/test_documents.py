"""The code that the documents show: each block passes the type checker, and is run."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Iterator, List, NamedTuple

import osirix
import pytest

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "guide" / "python.md"
README = ROOT / "bindings" / "python" / "README.md"

CALLS = """
import asyncio, inspect, osirix, {name} as block

def takes_both(function):
    parameters = list(inspect.signature(function).parameters)
    return function.__module__ == block.__name__ and parameters == ["client", "account"]

async def main():
    functions = [f for f in vars(block).values() if inspect.isfunction(f) and takes_both(f)]
    assert functions, "the block neither runs nor has a function of a client and an account"
    async with osirix.Osirix(home="osirix-data") as client:
        for function in functions:
            await function(client, await client.accounts.open("Ada", "ada"))

asyncio.run(main())
"""
"""Calls what a block defines for an open client and an account."""


class Block(NamedTuple):
    """A block of code, by its document and line."""

    name: str
    code: str

    @property
    def is_program(self) -> bool:
        """Whether it does something by itself, and not only when it is called."""
        starts = r"^(asyncio\.run|with |main\(|client = |if __name__)"
        return re.search(starts, self.code, re.MULTILINE) is not None


def blocks(document: Path) -> Iterator[Block]:
    text = document.read_text(encoding="utf-8")
    for match in re.finditer(r"^```python\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(f"{document.stem.lower()}_line_{line}", match[1])


BLOCKS: List[Block] = [*blocks(GUIDE), *blocks(README)]


def test_every_block_is_read() -> None:
    opened = sum(document.read_text().count("```python") for document in (GUIDE, README))
    assert len(BLOCKS) == opened > 10


def test_every_block_passes_the_type_checker(tmp_path: Path) -> None:
    for block in BLOCKS:
        (tmp_path / f"{block.name}.py").write_text(block.code, encoding="utf-8")
    check = [sys.executable, "-m", "mypy", "--strict", "--cache-dir", "/dev/null", "."]
    done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.name)
def test_the_block_runs(block: Block, tmp_path: Path) -> None:
    (tmp_path / f"{block.name}.py").write_text(block.code, encoding="utf-8")
    program = tmp_path / f"{block.name}.py"
    if not block.is_program:
        program = tmp_path / "calls.py"
        program.write_text(CALLS.format(name=block.name), encoding="utf-8")
    run = [sys.executable, "-W", "error", str(program)]
    done = subprocess.run(run, cwd=tmp_path, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in re.findall(r"\.save\([^\n]*\"(\w+\.mp4)\"", block.code):
        assert (tmp_path / name).read_bytes()[4:8] == b"ftyp"


def test_the_readme_begins_with_a_program_that_makes_a_video() -> None:
    first = next(blocks(README))
    assert first.is_program and '"hello.mp4"' in first.code


def test_the_table_of_settings_is_the_configuration() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in rows] == [one.name for one in dataclasses.fields(osirix.Config)]
    defaults = (ROOT / "osirix" / "src" / "config.rs").read_text(encoding="utf-8")
    for name, default in rows:
        if re.fullmatch(r"`[\d_]+`", default):
            assert f" {name}: {default.strip('`')},\n" in defaults, name


def test_the_wheel_is_built_by_the_maturin_that_pip_takes() -> None:
    python = ROOT / "bindings" / "python"
    [pinned] = re.findall(r"^maturin==.*$", (python / "requirements-dev.txt").read_text(), re.M)
    assert f'requires = ["{pinned}"]' in (python / "pyproject.toml").read_text()
