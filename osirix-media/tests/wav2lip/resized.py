"""Writes resized.txt: what OpenCV makes of pictures that the test makes too.

    pip install opencv-python-headless && python resized.py
"""

import pathlib

import cv2
import numpy as np


def noise(width, height):
    """Knuth's linear congruential generator, its highest byte."""
    state, values = 1, []
    for _ in range(width * height * 3):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        values.append(state >> 56)
    return np.array(values, dtype=np.uint8).reshape(height, width, 3)


lines = []
for sizes in [(37, 53, 16, 16), (16, 16, 37, 23), (24, 24, 12, 12), (9, 31, 11, 20)]:
    picture = cv2.resize(noise(*sizes[:2]), sizes[2:], interpolation=cv2.INTER_LINEAR)
    numbers = " ".join(str(number) for number in picture.flatten())
    lines.append(f"{' '.join(map(str, sizes))}: {numbers}")
pathlib.Path(__file__).with_name("resized.txt").write_text("\n".join(lines) + "\n")
