"""Sentence vectors of items, by an ONNX sentence encoder through fastembed; kept, so that no text is encoded twice.

fastembed and NumPy come with the extra `news-digest[semantic]`. Nothing is fetched but by `fetch_encoder`.
"""

import json
import os
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from digest.config import Grouping
from digest.editions import Store, key_of
from digest.errors import ConfigError
from digest.group import RULER, Sentences
from digest.model import Item

if TYPE_CHECKING:
    from fastembed import TextEmbedding

TEXT_LENGTH = 300
"""Characters of summary or body that are encoded after the title: sentence encoders are made for about so much."""
INSTALL = "pip install 'news-digest[semantic]'"
_ONNX_FILES = ("model.onnx", "onnx/model.onnx")
_TOKENIZER_FILES = ("tokenizer.json", "tokenizer_config.json")
_POOLINGS = {"pooling_mode_cls_token": "CLS", "pooling_mode_lasttoken": "LAST_TOKEN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A sentence encoder that is here, not loaded yet."""

    id: str
    """Different for encoders that may give different vectors."""
    name: str
    """As fastembed knows it; of a folder, the id."""
    folder: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectors:
    """Sentence vectors as they are kept: signed bytes in base64, by the key of the text."""

    of: Mapping[str, str] = field(default_factory=dict)


def find_encoder(grouping: Grouping, content: Path | None) -> Encoder | None:
    """The encoder that the settings ask for, or None where they ask for none. Nothing is fetched.

    Args:
        grouping: The settings.
        content: The content folder, in which a model's folder is looked for.

    Raises:
        ConfigError: The extra is not installed, or there is no such model here.
    """
    if grouping.method == "lexical":
        return None
    _check_installed()
    folder = (content or Path()) / grouping.model
    if folder.is_dir():
        return _encoder_in(folder.resolve())
    _check_known(grouping.model)
    try:
        _text_embedding()(grouping.model, cache_dir=_cache(), local_files_only=True, lazy_load=True)
    except ValueError as error:
        what = f"the sentence encoder {grouping.model!r} is not here; get it with `digest encoder --fetch`"
        raise ConfigError(what) from error
    return Encoder(id=key_of(version("fastembed"), grouping.model), name=grouping.model)


def fetch_encoder(grouping: Grouping, content: Path | None) -> None:
    """Get the model that the settings name from the network, into the user's cache, where it is not here.

    Raises:
        ConfigError: The extra is not installed, or the model cannot be had.
    """
    _check_installed()
    if ((content or Path()) / grouping.model).is_dir():
        return
    _check_known(grouping.model)
    try:
        _text_embedding()(grouping.model, cache_dir=_cache(), lazy_load=True)
    except (ValueError, OSError) as error:
        raise ConfigError(f"the sentence encoder {grouping.model!r} cannot be fetched: {error}") from error


def vectors_key(encoder: Encoder, day: date) -> str:
    """The key under which the vectors of a day's texts are kept."""
    return key_of(encoder.id, str(day))


def encoded(items: Sequence[Item], day: date, encoder: Encoder, store: Store) -> Sentences:
    """The sentence vectors of a day's items; only texts whose vectors are not kept yet are encoded.

    Raises:
        ConfigError: the encoder cannot be loaded.
    """
    texts = {key_of(text): text for text in (*RULER, *map(_said, items))}
    kept = store.get(Vectors, vectors_key(encoder, day)) or Vectors()
    new = [key for key in texts if key not in kept.of]
    made = dict(zip(new, _encode([texts[key] for key in new], encoder), strict=True)) if new else {}
    of = {key: made.get(key) or kept.of[key] for key in sorted(texts)}
    if of != kept.of:
        store.put(vectors_key(encoder, day), Vectors(of=of))
    return Sentences(
        of={item.id: b64decode(of[key_of(_said(item))]) for item in items},
        ruler=tuple(b64decode(of[key_of(text)]) for text in RULER),
    )


def _said(item: Item) -> str:
    return f"{item.title or item.label or ''}. {item.text[:TEXT_LENGTH]}"


def _encode(texts: Sequence[str], encoder: Encoder) -> list[str]:
    """The vectors, one text at a time: in a batch, a text's vector would depend a little on its neighbours.

    Signed bytes are a quarter of the room, and hide what machines differ by in the last digits.
    """
    vectors = []
    for vector in _loaded(encoder).embed(list(texts), batch_size=1):
        scaled = vector * (127 / (max(vector.max(), -vector.min()) or 1.0))
        vectors.append(b64encode(scaled.round().astype("int8").tobytes()).decode())
    return vectors


def _check_installed() -> None:
    if find_spec("fastembed") is None:
        raise ConfigError(f"the method 'semantic' needs fastembed, which is not installed: {INSTALL}")


def _check_known(model: str) -> None:
    if model.lower() not in (known["model"].lower() for known in _text_embedding().list_supported_models()):
        what = f"there is no folder {model!r} in the content folder, and fastembed knows no model of this name"
        raise ConfigError(f"{what}; its documentation lists those it knows")


def _encoder_in(folder: Path) -> Encoder:
    missing = [name for name in (_onnx_file(folder), *_TOKENIZER_FILES) if not (folder / name).is_file()]
    if missing:
        raise ConfigError(f"the folder {str(folder)!r} is no sentence encoder: it has no {', '.join(missing)}")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = (part for path in files for part in (path.relative_to(folder).as_posix(), path.read_bytes()))
    name = key_of(version("fastembed"), *parts)
    return Encoder(id=name, name=name, folder=folder)


def _onnx_file(folder: Path) -> str:
    return next((name for name in _ONNX_FILES if (folder / name).is_file()), _ONNX_FILES[0])


@cache
def _loaded(encoder: Encoder) -> "TextEmbedding":
    """The encoder at work, on one core: the days are spread over the cores."""
    if encoder.folder is None:
        return _text_embedding()(encoder.name, cache_dir=_cache(), local_files_only=True, threads=1)
    try:
        _register(encoder.name, _pooling(encoder.folder), _onnx_file(encoder.folder))
        return _text_embedding()(encoder.name, specific_model_path=str(encoder.folder), threads=1)
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        raise ConfigError(f"the sentence encoder in {str(encoder.folder)!r} cannot be loaded: {what}") from error


def _pooling(folder: Path) -> str:
    """How one vector is made of those of the words: their mean, where the folder does not say."""
    said = folder / "1_Pooling" / "config.json"
    modes = json.loads(said.read_text("utf-8")) if said.is_file() else {}
    return next((pooling for mode, pooling in _POOLINGS.items() if modes.get(mode)), "MEAN")


@cache
def _register(name: str, pooling: str, model_file: str) -> None:
    """Tell fastembed of a model, once: it refuses a name that it has heard."""
    from fastembed.common.model_description import ModelSource, PoolingType  # noqa: PLC0415

    _text_embedding().add_custom_model(
        model=name,
        pooling=PoolingType(pooling),
        normalization=True,
        sources=ModelSource(url="local"),  # never asked: the files are here
        dim=0,  # fastembed only reports it
        model_file=model_file,
    )


def _cache() -> str:
    """Where models are kept that are named: fastembed's own choice, a folder for temporary files, is soon emptied."""
    return os.environ.get("FASTEMBED_CACHE_PATH") or str(Path.home() / ".cache" / "fastembed")


def _text_embedding() -> "type[TextEmbedding]":
    """The class that encodes. Imported where it is wanted: it comes with an extra only."""
    import loguru  # noqa: PLC0415
    from fastembed import TextEmbedding  # noqa: PLC0415

    loguru.logger.disable("fastembed")
    return TextEmbedding
