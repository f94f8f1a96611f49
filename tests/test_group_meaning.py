"""Stories by meaning: a sentence encoder's vectors as a part of the pair score, made once and kept."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from fastembed import TextEmbedding

from building import build, run
from digest import encode
from digest.group import RULER
from digest.group.weights import FEATURES, FURTHER_FEATURES
from digest.group.weights_semantic import ACROSS, ACROSS_FEATURES, LOOKS
from encoders import make_encoder

MEANINGS = (
    "ferry fähre",
    "rescued gerettet",
    "passengers passagiere",
    "storm sturm",
    "harbour hafen",
    "eighty achtzig",
    "tram straßenbahn",
    "university universität",
    "council stadtrat",
    "approves beschließt",
)
TITLES = {
    "en": ("Eighty passengers rescued, ferry, storm, harbour", "Council approves tram, university"),
    "de": ("Achtzig Passagiere gerettet, Fähre, Sturm, Hafen", "Beekeepers (Imker) zählen Verluste"),
}


@pytest.fixture
def encoded_texts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are sent to the encoder, as they are sent."""
    sent: list[str] = []
    embed = TextEmbedding.embed

    def spied(self: TextEmbedding, documents: list[str], batch_size: int) -> Iterable[Any]:
        sent.extend(documents)
        return embed(self, documents, batch_size)

    monkeypatch.setattr(TextEmbedding, "embed", spied)
    return sent


def content_folder(place: Path, grouping: str) -> Path:
    """A content folder with a feed dump a language, all of one day."""
    content = place / "content"
    (content / "feeds").mkdir(parents=True)
    for language, titles in TITLES.items():
        write_dump(content, language, titles)
    set_grouping(content, grouping)
    return content


def write_dump(content: Path, language: str, titles: Iterable[str]) -> None:
    source = f"https://{language}.example"
    entries = [
        {
            "source": f"{source}/feed",
            "title": title,
            "link": f"{source}/{number}",
            "date_published": "2024-03-05T08:00:00+00:00",
            "language": language,
        }
        for number, title in enumerate(titles)
    ]
    (content / "feeds" / f"{language}.json").write_text(json.dumps(entries))


def set_grouping(content: Path, grouping: str) -> None:
    (content / "digest.yml").write_text(f"title: Ferry News\ngrouping: {grouping}\n")


def stories(site: dict[str, bytes]) -> list[list[str]]:
    """The titles of each story of the day, from its twin."""
    twin = json.loads(site["2024/03/05/index.json"])
    return sorted(sorted(item["title"] for item in story["items"]) for story in twin["stories"])


def test_one_event_in_two_languages_is_one_story_by_meaning_only(tmp_path: Path) -> None:
    content = content_folder(tmp_path, "{method: lexical}")
    assert [len(story) for story in stories(build(content, tmp_path / "site"))] == [1, 1, 1, 1]
    make_encoder(content / "encoder", MEANINGS)
    set_grouping(content, "{method: semantic, model: encoder}")
    site = build(content, tmp_path / "site")
    assert [story for story in stories(site) if len(story) > 1] == [sorted(titles[0] for titles in TITLES.values())]
    twin = json.loads(site["2024/03/05/index.json"])
    assert any(story["why"].startswith("are alike in meaning; weakest link") for story in twin["stories"])


def test_every_text_is_encoded_once_by_each_model(tmp_path: Path, encoded_texts: list[str]) -> None:
    content = content_folder(tmp_path, "{method: semantic, model: encoder}")
    make_encoder(content / "encoder", MEANINGS)
    build(content, tmp_path / "site")
    titles = [title for some in TITLES.values() for title in some]
    assert sorted(encoded_texts) == sorted([*RULER, *(f"{title}. " for title in titles)])

    encoded_texts.clear()
    write_dump(content, "en", (*TITLES["en"], "Passengers thank harbour council"))
    build(content, tmp_path / "site")
    assert encoded_texts == ["Passengers thank harbour council. "]

    encoded_texts.clear()
    (content / "editions").mkdir()
    (content / "editions" / "2024-03-05.yml").write_text("split: [[nothing, here]]\n")
    build(content, tmp_path / "site")
    assert encoded_texts == []

    make_encoder(content / "other", MEANINGS, seed=1)
    set_grouping(content, "{method: semantic, model: other}")
    build(content, tmp_path / "site")
    assert len(encoded_texts) == len(RULER) + 5
    assert len(list((content / ".digest" / "vectors").iterdir())) == 1


def test_kept_vectors_and_new_ones_give_the_same_site(tmp_path: Path) -> None:
    content = content_folder(tmp_path, "{method: semantic, model: encoder}")
    make_encoder(content / "encoder", MEANINGS)
    late = ("Council approves harbour tram", *TITLES["en"])
    build(content, tmp_path / "site")
    write_dump(content, "en", late)
    grown = build(content, tmp_path / "site")
    fresh = content_folder(tmp_path / "fresh", "{method: semantic, model: encoder}")
    make_encoder(fresh / "encoder", MEANINGS)
    write_dump(fresh, "en", late)
    assert build(fresh, tmp_path / "fresh-site") == grown


@pytest.mark.parametrize(
    ("model", "message"),
    [
        ("nowhere", "there is no folder 'nowhere' in the content folder, and fastembed knows no model of this name"),
        ("feeds", "is no sentence encoder: it has no model.onnx, tokenizer.json, tokenizer_config.json"),
        ("BAAI/bge-small-zh-v1.5", "is not here; get it with `digest encoder --fetch`"),
    ],
)
def test_without_its_model_a_build_says_so_and_goes_by_words(
    model: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FASTEMBED_CACHE_PATH", str(tmp_path / "cache"))
    content = content_folder(tmp_path, f"{{method: semantic, model: {model}}}")
    result = run("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 2
    assert message in result.output
    assert (tmp_path / "site" / "2024/03/05/index.html").is_file()
    result = run("encoder", content)
    assert result.exit_code == 2
    assert message in result.output


def test_without_the_extra_a_build_says_how_to_install_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encode, "find_spec", lambda _: None)
    result = run("check", content_folder(tmp_path, "{method: semantic}"))
    assert result.exit_code == 2
    assert "content/digest.yml: grouping: the method 'semantic' needs fastembed" in result.output
    assert "pip install 'news-digest[semantic]'" in result.output


def test_a_damaged_model_is_named(tmp_path: Path) -> None:
    content = content_folder(tmp_path, "{method: semantic, model: encoder}")
    (make_encoder(content / "encoder", MEANINGS) / "model.onnx").write_bytes(b"no model")
    result = run("build", content, "--site", tmp_path / "site")
    assert result.exit_code == 2
    assert "encoder' cannot be loaded" in result.output


def test_the_command_tells_of_the_encoder(tmp_path: Path) -> None:
    content = content_folder(tmp_path, "{method: semantic, model: encoder}")
    make_encoder(content / "encoder", MEANINGS)
    assert run("encoder", content, "--fetch").output == "encoder is here\n"
    set_grouping(content, "{method: lexical}")
    assert run("encoder", content).output.startswith("none: ")


def test_by_words_alone_numpy_is_not_loaded() -> None:
    words = "digest.group.group_stories([]); sys.exit('numpy' in sys.modules)"
    code = f"import sys, digest.cli.building, digest.group; {words}"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_weights_fit_the_features() -> None:
    first = len(FEATURES) + 1
    assert [len(weights) for weights in LOOKS] == [first, *[first + len(FURTHER_FEATURES)] * 2]
    assert len(ACROSS) == len(ACROSS_FEATURES)
