"""Values that JSON has no form for, on their way."""

from __future__ import annotations

import base64
import binascii
import sys
from array import array
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, Sequence

from ._errors import InvalidInputError

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def read_time(microseconds: int) -> datetime:
    """Microseconds since 1970 as a time in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def write_time(time: datetime) -> int:
    return (time - _EPOCH) // timedelta(microseconds=1)


def read_duration(json: Dict[str, int]) -> timedelta:
    return timedelta(seconds=json["secs"], microseconds=json["nanos"] // 1000)


def read_samples(text: str) -> Sequence[float]:
    """Base64 of 32-bit floats, little-endian."""
    samples = array("f")
    samples.frombytes(binascii.a2b_base64(text))
    return _little(samples)


def write_samples(samples: Any) -> str:
    """Takes numbers, or what holds 32-bit floats in a row: an `array("f")`, numpy's `float32`."""
    try:
        view = memoryview(samples)
    except TypeError:
        view = None
    try:
        if view is not None and view.format == "f" and view.c_contiguous:
            floats = array("f", view.tobytes())
        else:
            floats = array("f", samples)
    except (TypeError, ValueError) as error:
        raise InvalidInputError(f"give samples as numbers: {error}", {"field": "samples"}) from None
    return base64.b64encode(_little(floats).tobytes()).decode("ascii")


def _little(samples: "array[float]") -> "array[float]":
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
