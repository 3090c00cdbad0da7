"""What Python's libraries take for the same work: a line of JSON asks, a line of JSON answers.

Each answer has the seconds of the work alone: what is asked for is read before, and written after.
"""

import json
import sys
import time

import librosa
import numpy as np
import onnxruntime
import soxr
from scipy.signal import lfilter

SESSIONS = {}


def speak(model, inputs, threads):
    """Kokoro, sentence by sentence."""
    if model not in SESSIONS:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        SESSIONS[model] = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    session = SESSIONS[model]
    given = [
        {
            "tokens": np.array([each["ids"]], dtype=np.int64),
            "style": np.array([each["style"]], dtype=np.float32),
            "speed": np.array([each["speed"]], dtype=np.float32),
        }
        for each in inputs
    ]
    start = time.perf_counter()
    samples = sum(session.run(None, each)[0].size for each in given)
    return {"seconds": time.perf_counter() - start, "samples": samples}


def mel(sound):
    """The steps and numbers of Wav2Lip's audio.py."""
    sound = np.fromfile(sound, dtype=np.float32)
    basis = librosa.filters.mel(sr=16_000, n_fft=800, n_mels=80, fmin=55, fmax=7600)
    start = time.perf_counter()
    emphasised = lfilter([1, -0.97], [1], sound)
    spectrum = librosa.stft(y=emphasised, n_fft=800, hop_length=200, win_length=800, pad_mode="reflect")
    level = np.dot(basis, np.abs(spectrum))
    decibels = 20 * np.log10(np.maximum(1e-5, level)) - 20
    columns = np.clip(8 * (decibels + 100) / 100 - 4, -4, 4).T
    return {"seconds": time.perf_counter() - start, "samples": columns.size}


def resample(sound, out, from_hz, to_hz):
    sound = np.fromfile(sound, dtype=np.float32)
    start = time.perf_counter()
    made = soxr.resample(sound, from_hz, to_hz, quality="HQ")
    seconds = time.perf_counter() - start
    made.astype(np.float32).tofile(out)
    return {"seconds": seconds, "samples": made.size}


WORK = {"speak": speak, "mel": mel, "resample": resample}
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(WORK[asked.pop("do")](**asked)), flush=True)
