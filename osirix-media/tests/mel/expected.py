"""Writes expected.txt: what librosa makes of sounds that the test makes too.

    pip install librosa && python expected.py

The steps and their numbers are those of Wav2Lip's audio.py and hparams.py.
"""

import pathlib

import librosa
import numpy as np
from scipy.signal import lfilter

RATE = 16_000


def noise(count):
    """Knuth's linear congruential generator, its upper bits as numbers from -1 to 1."""
    state, values = 1, []
    for _ in range(count):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        values.append((state >> 32) / 2**31 - 1)
    return np.array(values)


def chirp(count):
    time = np.arange(count) / RATE
    return np.sin(2 * np.pi * (60 * time + 6_000 * time * time))


def mel(sound):
    sound = np.asarray(sound, dtype=np.float32)
    emphasised = lfilter([1, -0.97], [1], sound)
    spectrum = librosa.stft(
        y=emphasised, n_fft=800, hop_length=200, win_length=800, pad_mode="reflect"
    )
    basis = librosa.filters.mel(sr=RATE, n_fft=800, n_mels=80, fmin=55, fmax=7600)
    level = np.dot(basis, np.abs(spectrum))
    decibels = 20 * np.log10(np.maximum(1e-5, level)) - 20
    return np.clip(8 * (decibels + 100) / 100 - 4, -4, 4).T


SOUNDS = {
    "chirp and noise": 0.4 * chirp(7_237) + 0.01 * noise(7_237),
    "chirp alone": 0.9 * chirp(4_000),
    "silence": np.zeros(1_000),
    "short": 0.4 * chirp(300) + 0.01 * noise(300),
}

lines = []
for name, sound in SOUNDS.items():
    lines.append(f"# {name}")
    lines += [" ".join(f"{number:.5f}" for number in column) for column in mel(sound)]
path = pathlib.Path(__file__).with_name("expected.txt")
path.write_text("\n".join(lines) + "\n")
