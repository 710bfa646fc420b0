"""The tiny packages are real ones: small, laid out as Argos has them, and exact on sentences of their language."""

from __future__ import annotations

import json
import random
import zipfile
from pathlib import Path

import ctranslate2
import pytest
import sentencepiece
from grammar import GRAMMAR, GrammarError, draw, held_out, load, taught

FOLDER = Path(__file__).parent
SENTENCES = {
    "zh_en": {
        "满洲里口岸通行中欧班列243列，同比增长32.5%。": (
            "The Manzhouli port of entry handled 243 China-Europe freight trains, up 32.5% year on year."
        ),
        "黑河海关全面推广提前申报；双方签署会谈纪要。": (
            "Heihe Customs is fully introducing advance declaration; the two sides signed the minutes of the talks."
        ),
        "煤炭、木材和化肥": "Coal, timber and fertilizer",
    },
    "en_ru": {
        "The Manzhouli port of entry handled 243 China-Europe freight trains, up 32.5% year on year.": (
            "Пункт пропуска Маньчжурия пропустил 243 грузовых поезда Китай — Европа, рост на 32,5% в годовом выражении."
        ),
        "Heihe Customs is fully introducing advance declaration; the two sides signed the minutes of the talks.": (
            "Таможня Хэйхэ полностью внедряет предварительное таможенное декларирование; "
            "стороны подписали протокол переговоров."
        ),
        "Coal, timber and fertilizer": "Уголь, лесоматериалы и удобрения",
    },
}


DRAWN_3 = (
    "企业提交报关单939份。",
    "The enterprise submitted 939 customs declarations.",
    "Предприятие подало 939 таможенных деклараций.",
)
DRAWN_4 = (
    "据呼和浩特海关统计，满洲里海关加强动植物检疫。",
    "According to statistics from Hohhot Customs, Manzhouli Customs is stepping up animal and plant quarantine.",
    "По данным таможни Хух-Хото, таможня города Маньчжурия усиливает карантин животных и растений.",
)


@pytest.mark.parametrize("direction", SENTENCES)
def test_a_package_translates_by_ctranslate2_and_sentencepiece_alone(direction: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(FOLDER / f"translate-{direction}.argosmodel") as archive:
        archive.extractall(tmp_path)
    root = tmp_path / f"translate-{direction}-1_0"
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(root / "sentencepiece.model"))
    model = ctranslate2.Translator(str(root / "model"), intra_threads=1)
    found = model.translate_batch(pieces.encode(list(SENTENCES[direction]), out_type=str), beam_size=4)
    targets = [pieces.decode_pieces(result.hypotheses[0]) for result in found]
    assert targets == list(SENTENCES[direction].values())


@pytest.mark.parametrize(
    ("direction", "names"),
    [("zh_en", ("zh", "Chinese", "en", "English")), ("en_ru", ("en", "English", "ru", "Russian"))],
)
def test_a_package_is_small_and_laid_out_as_argos_has_it(direction: str, names: tuple[str, ...]) -> None:
    path = FOLDER / f"translate-{direction}.argosmodel"
    root = f"translate-{direction}-1_0/"
    with zipfile.ZipFile(path) as archive:
        files = {entry.filename: entry.date_time for entry in archive.infolist()}
        metadata = json.loads(archive.read(f"{root}metadata.json"))
    layout = ["README.md", "metadata.json", "model/config.json", "model/model.bin", "model/shared_vocabulary.json"]
    assert files == {root + name: (2024, 1, 1, 0, 0, 0) for name in [*layout, "sentencepiece.model"]}
    assert path.stat().st_size <= 2_000_000
    keys = ("from_code", "from_name", "to_code", "to_name", "package_version", "argos_version", "links")
    assert metadata == dict(zip(keys, (*names, "1.0", "1.9.0", []), strict=True))


def test_one_seed_draws_one_text() -> None:
    assert [draw(load(), random.Random(seed)) for seed in (3, 3, 4)] == [DRAWN_3, DRAWN_3, DRAWN_4]


def test_nothing_held_out_is_taught() -> None:
    grammar = load()
    kept, seen = held_out(grammar), taught(grammar, 300)
    assert (len(kept), len(set(kept)), len(seen), set(kept) & set(seen)) == (300, 300, 300, set())


def fault(path: Path) -> str:
    try:
        load(path)
    except GrammarError as error:
        return str(error)
    return ""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Xunke", "Сюнькэ"]', '"Xunke", "Сюнькэ!"]', ""),
        ('"Xunke", "Сюнькэ"]', '"Xunke"]', "grammar.toml: words.port: 逊克 needs the forms zh, en, ru"),
        ("{port}口岸概况", "{port}口岸简况", ""),
        (
            "{port}口岸概况",
            "{harbour}口岸概况",
            "grammar.toml: line {harbour}口岸概况: nothing fills {harbour}; name a word class or a figure",
        ),
        ("{country.ins} достиг", "{country.gen} достиг", ""),
        (
            "{country.ins} достиг",
            "{country.dat} достиг",
            "grammar.toml: clause 中国和{country}的贸易额达{yi}美元: a slot or form is not there ('dat'); "
            "compare the slots with the forms",
        ),
        ("[[tail]]", "[[join]]", "grammar.toml: no [[tail]]; add one"),
    ],
)
def test_a_grammar_with_a_fault_is_refused(old: str, new: str, message: str, tmp_path: Path) -> None:
    text = GRAMMAR.read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / "grammar.toml"
    changed.write_text(text.replace(old, new), encoding="utf-8")
    assert fault(changed) == message
