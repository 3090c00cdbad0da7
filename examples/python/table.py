"""The table of videos: a CSV file with the columns slug, script and maybe avatar, voice."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from dataclasses import astuple, dataclass
from pathlib import Path

import osirix

NEEDED = {"slug", "script"}
KNOWN = NEEDED | {"avatar", "voice"}
SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


class TableError(Exception):
    """The table is not as it should be; says where."""


@dataclass(frozen=True)
class Row:
    """A video that is wanted. `slug` is the name of its file."""

    slug: str
    script: str
    avatar: str = ""
    voice: str = ""

    def request(self, attempt: int) -> osirix.VideoRequest:
        """The same row and attempt have the same key, in this run and in every later one."""
        row = hashlib.sha256(json.dumps(astuple(self)).encode()).hexdigest()
        return osirix.VideoRequest(
            script=self.script,
            avatar=self.avatar or None,
            voice=osirix.VoiceId(self.voice) if self.voice else None,
            idempotency_key=f"{row}-{attempt}",
        )


def read(path: Path) -> list[Row]:
    """The whole table: a mistake in it is found before anything is paid for."""
    rows: dict[str, Row] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restkey="more", restval="")
        columns = set(reader.fieldnames or ())
        if not NEEDED <= columns <= KNOWN:
            raise TableError(f"{path}: the columns are slug, script and maybe avatar, voice")
        for cells in reader:
            row = Row(**{name: cells[name].strip() for name in columns})
            place = f"{path}, line {reader.line_num}"
            if "more" in cells:
                raise TableError(f"{place}: there are more cells than columns")
            if not SLUG.fullmatch(row.slug):
                raise TableError(f"{place}: a slug is made of a-z, 0-9 and -, not {row.slug!r}")
            if row.slug in rows:
                raise TableError(f"{place}: there is a row {row.slug} already")
            rows[row.slug] = row
    return list(rows.values())
