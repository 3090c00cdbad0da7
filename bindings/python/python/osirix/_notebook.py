"""A finished video shows itself where a notebook shows values."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Dict, Optional, TypeVar

if TYPE_CHECKING:
    from ._bridge import Opened
    from ._types import VideoResult

Value = TypeVar("Value")

LIMIT_BYTES = 64 << 20
"""A longer video would make the notebook's file unwieldy: it is named and not shown."""


class Shown:
    """What a video knows beside its fields: where its file can be read."""

    _opened: Optional[Opened] = None

    def __getstate__(self) -> Dict[str, Any]:
        """Another process knows the fields alone."""
        return {name: value for name, value in vars(self).items() if name != "_opened"}

    def _repr_html_(self: Any) -> Optional[str]:
        """A player with captions, for notebooks."""
        video: VideoResult = self
        if video._opened is None or video.bytes > LIMIT_BYTES:
            return None
        movie, captions = (
            base64.b64encode(video._opened.read_all(key)).decode("ascii")
            for key in (video.video, video.vtt)
        )
        return (
            f'<video controls width="{min(video.width, 640)}" '
            f'src="data:video/mp4;base64,{movie}">'
            f'<track default kind="captions" src="data:text/vtt;base64,{captions}"></video>'
        )


def bind(value: Value, opened: Opened) -> Value:
    """Tells the videos in a value where their files can be read."""
    item: Any = value
    if isinstance(item, Shown):
        object.__setattr__(item, "_opened", opened)
    elif hasattr(item, "items"):
        for one in item.items:
            bind(one, opened)
    elif getattr(item, "output", None) is not None:
        bind(item.output, opened)
    return value
