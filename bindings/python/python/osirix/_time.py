"""Times: microseconds since 1970 on their way, `datetime` in UTC here."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def read_time(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def write_time(time: datetime) -> int:
    return (time - _EPOCH) // timedelta(microseconds=1)
