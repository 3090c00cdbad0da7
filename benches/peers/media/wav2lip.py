"""Writes a model with Wav2Lip's layers and chance for weights: it costs what the real one costs.

    python wav2lip.py FILE

The layers are those of https://github.com/Rudrabha/Wav2Lip/blob/master/models/wav2lip.py, with each
normalisation folded into the convolution before it, as exporters do.
"""

import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

CHANCE = np.random.default_rng(1)
NODES, WEIGHTS = [], []

# Channels, kernel, stride, padding; and how many layers follow that add to what they are given.
FACE = [
    [(16, 7, (1, 1), 3, 0)],
    [(32, 3, (2, 2), 1, 2)],
    [(64, 3, (2, 2), 1, 3)],
    [(128, 3, (2, 2), 1, 2)],
    [(256, 3, (2, 2), 1, 2)],
    [(512, 3, (2, 2), 1, 1)],
    [(512, 3, (1, 1), 0, 0), (512, 1, (1, 1), 0, 0)],
]
SOUND = [
    (32, 3, (1, 1), 1, 2),
    (64, 3, (3, 1), 1, 2),
    (128, 3, (3, 3), 1, 2),
    (256, 3, (3, 2), 1, 1),
    (512, 3, (1, 1), 0, 0),
    (512, 1, (1, 1), 0, 0),
]
# Channels, stride, padding, output padding, layers that add.
DRAWING = [(512, 1, 0, 0, 1), (512, 2, 1, 1, 2), (384, 2, 1, 1, 2), (256, 2, 1, 1, 2), (128, 2, 1, 1, 2), (64, 2, 1, 1, 2)]


def weights(*shape):
    fan = np.prod(shape[1:])
    name = f"w{len(WEIGHTS)}"
    values = CHANCE.standard_normal(shape, dtype=np.float32) / np.sqrt(fan)
    WEIGHTS.append(numpy_helper.from_array(values.astype(np.float32), name))
    return name


def node(kind, inputs, **attributes):
    name = f"n{len(NODES)}"
    NODES.append(helper.make_node(kind, inputs, [name], **attributes))
    return name


def convolved(given, before, channels, kernel, stride, padding, adding=0):
    made = node("Conv", [given, weights(channels, before, kernel, kernel), weights(channels)],
                strides=stride, pads=[padding] * 4)
    made = node("Relu", [made])
    for _ in range(adding):
        more = node("Conv", [made, weights(channels, channels, 3, 3), weights(channels)], pads=[1] * 4)
        made = node("Relu", [node("Add", [more, made])])
    return made


def drawn(given, before, channels, stride, padding, output_padding, adding):
    made = node("ConvTranspose", [given, weights(before, channels, 3, 3), weights(channels)],
                strides=[stride] * 2, pads=[padding] * 4, output_padding=[output_padding] * 2)
    made = node("Relu", [made])
    for _ in range(adding):
        more = node("Conv", [made, weights(channels, channels, 3, 3), weights(channels)], pads=[1] * 4)
        made = node("Relu", [node("Add", [more, made])])
    return made


def model():
    face, before, seen = "face", 6, []
    for block in FACE:
        for channels, kernel, stride, padding, adding in block:
            face, before = convolved(face, before, channels, kernel, stride, padding, adding), channels
        seen.append((face, before))
    sound, before = "mel", 1
    for channels, kernel, stride, padding, adding in SOUND:
        sound, before = convolved(sound, before, channels, kernel, stride, padding, adding), channels
    made, before = convolved(sound, before, 512, 1, (1, 1), 0), 512
    for number, (face, width) in enumerate(reversed(seen)):
        if number > 0:
            channels, *how = DRAWING[number - 1]
            made, before = drawn(made, before, channels, *how), channels
        made, before = node("Concat", [made, face], axis=1), before + width
    made = convolved(made, before, 32, 3, (1, 1), 1)
    made = node("Conv", [made, weights(3, 32, 1, 1), weights(3)])
    NODES.append(helper.make_node("Sigmoid", [made], ["drawn"]))


model()
value = helper.make_tensor_value_info
inputs = [value("mel", TensorProto.FLOAT, ["batch", 1, 80, 16]), value("face", TensorProto.FLOAT, ["batch", 6, 96, 96])]
outputs = [value("drawn", TensorProto.FLOAT, ["batch", 3, 96, 96])]
graph = helper.make_graph(NODES, "lips", inputs, outputs, WEIGHTS)
made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
onnx.checker.check_model(made, full_check=True)
with open(sys.argv[1], "wb") as file:
    file.write(made.SerializeToString())
