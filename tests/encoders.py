"""Tiny sentence encoders, made on the spot: a real ONNX file and tokenizer that fastembed runs like any other."""

import json
from collections.abc import Iterable
from pathlib import Path
from random import Random

import onnx
from onnx import TensorProto, helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from digest.group import RULER

WIDTH = 256
"""Of the vectors: wide enough that two random ones are nearly at a right angle."""


def make_encoder(folder: Path, meanings: Iterable[str], seed: int = 0) -> Path:
    """An encoder in a folder: a word's vector is random, but the words of one meaning ("ferry fähre") share theirs."""
    chance = Random(seed)
    ids = {"[PAD]": 0, "[UNK]": 1}
    rows = [[0.0] * WIDTH, [0.0] * WIDTH]
    ruler = (word for sentence in RULER for word in sentence.lower().replace(".", "").split())
    for meaning in (*meanings, *sorted(set(ruler))):
        row = [chance.gauss(0, 1) for _ in range(WIDTH)]
        for word in meaning.split():
            if word not in ids:
                ids[word] = len(rows)
                rows.append(row)
    folder.mkdir(parents=True)
    onnx.save(_look_up(rows), folder / "model.onnx")
    tokenizer = Tokenizer(WordLevel(ids, unk_token="[UNK]"))
    tokenizer.normalizer = Lowercase()
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.save(str(folder / "tokenizer.json"))
    (folder / "tokenizer_config.json").write_text(json.dumps({"model_max_length": 64, "pad_token": "[PAD]"}))
    return folder


def _look_up(rows: list[list[float]]) -> onnx.ModelProto:
    """A model whose output is, for each word, its row."""
    flat = [number for row in rows for number in row]
    table = helper.make_tensor("rows", TensorProto.FLOAT, [len(rows), WIDTH], flat)
    graph = helper.make_graph(
        [helper.make_node("Gather", ["rows", "input_ids"], ["last_hidden_state"])],
        "words",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "words"])],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "words", WIDTH])],
        [table],
    )
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
