"""Writes small models with the signature of Wav2Lip, and some that are not quite so.

    pip install onnx && python models.py

`wav2lip.onnx` gives the face back as it was given and darkens a mouth in the half that is hidden
from the model: its blue by the energy of the low bands, its green by that of the high bands, its
red by that of the second half of the window. So a picture tells what arrived.
"""

import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper


def value(name, shape):
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def constants():
    def numbers(name, values, kind):
        return numpy_helper.from_array(np.array(values, dtype=kind), name)

    rows, columns = np.zeros((1, 1, 96, 1)), np.zeros((1, 1, 1, 96))
    rows[0, 0, 62:82], columns[0, 0, 0, 30:66] = 1, 1
    named = {"0": [0], "3": [3], "6": [6], "8": [8], "16": [16], "40": [40], "80": [80]}
    integers = [numbers(name, number, np.int64) for name, number in named.items()]
    integers += [numbers(f"axis {axis}", [axis], np.int64) for axis in (1, 2, 3)]
    integers.append(numbers("all", [1, 2, 3], np.int64))
    integers.append(numbers("batch and all", [0, 1, 2, 3], np.int64))
    floats = [numbers("rows", rows, np.float32), numbers("columns", columns, np.float32)]
    return integers + floats + [numbers("8.0", 8, np.float32), numbers("0.5", 0.5, np.float32)]


def nodes():
    node = helper.make_node
    energies = {"low": ("0", "40", 2), "high": ("40", "80", 2), "late": ("8", "16", 3)}
    for name, (start, end, axis) in energies.items():
        yield node("Slice", ["mel", start, end, f"axis {axis}"], [f"{name} part"])
        yield node("ReduceMean", [f"{name} part", "all"], [name], keepdims=1)
    yield node("Concat", list(energies), ["means"], axis=1)
    yield node("Div", ["means", "8.0"], ["eighths"])
    yield node("Add", ["eighths", "0.5"], ["energy"])
    yield node("Slice", ["face", "0", "3", "axis 1"], ["masked"])
    yield node("Slice", ["face", "3", "6", "axis 1"], ["whole"])
    yield node("Sub", ["whole", "masked"], ["hidden"])
    yield node("Mul", ["rows", "columns"], ["mouth"])
    yield node("Mul", ["hidden", "mouth"], ["lips"])
    yield node("Mul", ["lips", "energy"], ["shade"])
    yield node("Sub", ["whole", "shade"], ["drawn"])


def write(name, inputs, outputs, all_nodes, initializers):
    graph = helper.make_graph(all_nodes, "lips", inputs, outputs, initializers)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=8)
    onnx.checker.check_model(model, full_check=True)
    path = pathlib.Path(__file__).with_name(f"{name}.onnx")
    path.write_bytes(model.SerializeToString())


def like_wav2lip(name, batch, end=()):
    mel, face = value("mel", [batch, 1, 80, 16]), value("face", [batch, 6, 96, 96])
    drawn = value(end[-1].output[0] if end else "drawn", [batch, 3, None, None])
    write(name, [mel, face], [drawn], [*nodes(), *end], constants())


like_wav2lip("wav2lip", "frames")
like_wav2lip("two_at_a_time", 2)
like_wav2lip("no_numbers", "frames", [helper.make_node("Log", ["energy"], ["logs"]),
                                      helper.make_node("Sqrt", ["logs"], ["roots"]),
                                      helper.make_node("Mul", ["drawn", "roots"], ["end"])])
like_wav2lip("half_a_face", "frames",
             [helper.make_node("Slice", ["drawn", "0", "40", "axis 2"], ["end"])])
# How much of the face it gives is told by what it hears: a shape that is known when it has run.
like_wav2lip("changing", "frames",
             [helper.make_node("ReduceMax", ["energy", "batch and all"], ["loudest"], keepdims=0),
              helper.make_node("Cast", ["loudest"], ["nothing"], to=TensorProto.INT64),
              helper.make_node("Add", ["nothing", "40"], ["rows given"]),
              helper.make_node("Slice", ["drawn", "0", "rows given", "axis 2"], ["end"])])
write("another_face", [value("mel", ["frames", 1, 80, 16]), value("face", ["frames", 3, 96, 96])],
      [value("drawn", ["frames", 3, 96, 96])], [helper.make_node("Neg", ["face"], ["drawn"])], [])
