"""The engine with real packages: CTranslate2, SentencePiece and Argos's own files, through English into Russian."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from builders import article
from children import clean_environment

from bilingual import pipeline
from bilingual.errors import EngineError
from bilingual.glossary import Glossary
from bilingual.store.packages import Package, installed
from bilingual.translate import Candidate, Options, Request, best_engine, make_engine
from bilingual.translate.argos import Argos
from bilingual.translate.argos.model import load

SENTENCES = {
    "满洲里口岸通行中欧班列243列，同比增长32.5%。": (
        "The Manzhouli port of entry handled 243 China-Europe freight trains, up 32.5% year on year.",
        "Пункт пропуска Маньчжурия пропустил 243 грузовых поезда Китай — Европа, рост на 32,5% в годовом выражении.",
    ),
    "黑河海关全面推广提前申报；双方签署会谈纪要。": (
        "Heihe Customs is fully introducing advance declaration; the two sides signed the minutes of the talks.",
        "Таможня Хэйхэ полностью внедряет предварительное таможенное декларирование; "
        "стороны подписали протокол переговоров.",
    ),
}
PORTS = ("满洲里", "绥芬河", "黑河", "二连浩特", "霍尔果斯", "珲春", "同江", "东宁")
TEXTS = (
    *SENTENCES,
    *(f"{port}口岸通行中欧班列{300 + 7 * number}列，同比增长{number}.5%。" for number, port in enumerate(PORTS, 3)),
    *(f"{port}口岸概况" for port in PORTS),
)


def requests(*texts: str, languages: tuple[str, ...] = ("en", "ru")) -> list[Request]:
    return [Request(f"s{number}", language, text) for number, text in enumerate(texts) for language in languages]


def engine(packages: Path, workers: int, **options: object) -> Argos:
    loaded = {each.target: load(each, Options(**options), workers) for each in installed([packages])[0]}
    first, second = loaded["en"][0], loaded["ru"][0]
    return Argos({"en": (first,), "ru": (first, second)}, "argos", workers)


@pytest.mark.usefixtures("argos_packages")
def test_sentences_and_what_the_engine_says_of_itself() -> None:
    made = make_engine("argos")
    found = dict(made.translate(requests(*SENTENCES)))
    assert [found[index].target for index in range(4)] == [target for both in SENTENCES.values() for target in both]
    assert (made.name, made.slow, made.languages) == ("argos", True, ("en", "ru"))
    digest = r" sha256:[0-9a-f]{12} int8_float32 "
    assert re.fullmatch(
        rf"argos 1 ctranslate2 [\d.]+ beam 4 zh->en 1\.0{digest}en->ru 1\.0{digest}".rstrip(), made.recipe
    )


def test_neither_batches_nor_workers_nor_order_change_a_word(tiny_packages: Path) -> None:
    asked = requests(*TEXTS)
    expected = dict(engine(tiny_packages, 1).translate(asked))
    several = engine(tiny_packages, 3)
    assert dict(several.translate(asked)) == expected
    backwards = several.translate(asked[::-1])
    assert {len(asked) - 1 - index: candidate for index, candidate in backwards} == expected
    alone = engine(tiny_packages, 1)
    assert {index: answer for index, each in enumerate(asked) for _, answer in alone.translate([each])} == expected


def test_the_packages_may_be_removed_while_the_engine_works(tiny_packages: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(tiny_packages, tmp_path / "packages")
    made = engine(copy, 1)
    expected = dict(engine(tiny_packages, 1).translate(requests(*TEXTS)))
    answers = made.translate(requests(*TEXTS))
    first = list(islice(answers, 1))
    shutil.rmtree(copy)
    assert dict([*first, *answers]) == expected


def test_full_width_figures_and_traditional_script_come_to_the_same(tiny_packages: Path) -> None:
    made = engine(tiny_packages, 1)

    def targets(*lines: str) -> list[str]:
        [bitext] = pipeline.build([article(*lines)], made, Glossary((), ()), ("en", "ru"))
        return [pair.target for pair in bitext.pairs]

    plain = "满洲里口岸通行中欧班列243列，同比增长32.5%。"
    assert targets(plain) == targets("滿洲里口岸通行中歐班列２４３列，同比增長３２．５％。") == list(SENTENCES[plain])


def test_a_sentence_beyond_the_models_length_is_translated_in_parts(tiny_packages: Path) -> None:
    package = next(each for each in installed([tiny_packages])[0] if each.target == "en")
    model = replace(load(package, Options(), 2)[0], longest=18)
    clauses = [text.rstrip("。") for text in TEXTS[2:10]]
    [(_, whole)] = Argos({"en": (model,)}, "argos", 2).translate(requests("；".join(clauses) + "。", languages=("en",)))
    assert re.findall(r"\b3\d\d\b", whole.target) == re.findall(r"3\d\d", "".join(clauses))


@pytest.mark.parametrize("text", ["口岸\ud800开放", "口岸\0开放", "\U0001f389" * 300, "a" * 3000, "口岸" * 1000])
def test_odd_texts_are_no_failures(tiny_packages: Path, text: str) -> None:
    found = dict(engine(tiny_packages, 2).translate(requests(text, TEXTS[0], languages=("en",))))
    assert (found[0].failure, found[1]) == ("", Candidate(SENTENCES[TEXTS[0]][0]))


def test_what_is_missing_is_found_out_without_loading_anything(tiny_packages: Path) -> None:
    code = (
        "import sys\nfrom bilingual.translate import best_engine\nprint(best_engine(('en', 'ru')))\n"
        "print(*sorted({'ctranslate2', 'numpy', 'sentencepiece'} & set(sys.modules)))"
    )
    environment = {**clean_environment(), "ARGOS_PACKAGES_DIR": str(tiny_packages)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "('argos', '')\n\n"


def test_beam(tiny_packages: Path) -> None:
    text = TEXTS[0]
    greedy = dict(engine(tiny_packages, 1, beam=1).translate(requests(text)))
    assert greedy == {index: Candidate(target) for index, target in enumerate(SENTENCES[text])}


def test_a_package_with_byte_pair_encoding_in_place_of_sentencepiece(tiny_packages: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_packages / "translate-en_ru-1_0", tmp_path / "en_ru")
    (folder / "sentencepiece.model").unlink()
    (folder / "bpe.model").write_text("#version: 0.2\np o\nr t</w>\npo rt</w>\n", encoding="utf-8")
    [package] = installed([tmp_path])[0]
    model, _ = load(package, Options(), 1)
    assert model.encode("port grew") == ("port", "g@@", "r@@", "e@@", "w")
    [(index, candidate)] = Argos({"ru": (model,)}, "argos", 1).translate(requests("port grew", languages=("ru",)))
    assert (index, candidate.failure) == (0, "")


@pytest.mark.parametrize(
    ("kept", "languages", "expected"),
    [
        (("zh_en", "en_ru"), ("en", "ru"), ""),
        (("zh_en",), ("en",), ""),
        (("zh_en",), ("en", "ru"), "no Argos package for en->ru; `bilingual models install zh ru` gets it"),
        (("en_ru",), ("ru",), "no Argos package for zh->en; `bilingual models install zh ru` gets it"),
        (("en_ru",), ("en", "ru"), "no Argos package for zh->en; `bilingual models install zh ru` gets it"),
        ((), ("en", "ru"), "no Argos package for zh->en, en->ru; `bilingual models install zh ru` gets them"),
    ],
)
def test_what_is_missing(
    tiny_packages: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kept: tuple[str, ...],
    languages: tuple[str, ...],
    expected: str,
) -> None:
    for name in kept:
        shutil.copytree(tiny_packages / f"translate-{name}-1_0", tmp_path / name)
    from argostranslate import settings

    monkeypatch.setattr(settings, "package_dirs", [tmp_path])
    assert best_engine(languages) == ("draft", expected) if expected else ("argos", "")
    if expected:
        with pytest.raises(EngineError) as caught:
            make_engine("argos", languages)
        assert str(caught.value) == f"engine argos: {expected}"
    else:
        assert make_engine("argos", languages).languages == languages


@pytest.mark.parametrize("name", ["model/model.bin", "sentencepiece.model", "model/shared_vocabulary.json"])
def test_a_model_that_does_not_load_is_one_line(tiny_packages: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(tiny_packages / "translate-zh_en-1_0", tmp_path / "zh_en")
    [package] = installed([tmp_path])[0]
    load(package, Options(), 1)
    (folder / name).write_bytes(b"{}")
    with pytest.raises(EngineError) as caught:
        load(package, Options(), 1)
    said = str(caught.value)
    assert (said.count("\n"), said.startswith(f"{folder}: the model does not load: ")) == (0, True)
    assert said.endswith("; remove it and install it anew: `bilingual models install zh en`")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (Options(device="cuda"), "device cuda: CTranslate2 sees none here; use --device cpu"),
        (Options(compute_type="int9"), "compute type 'int9': not on this cpu; use auto, "),
    ],
)
def test_options_that_cannot_be_met(tiny_packages: Path, options: Options, message: str) -> None:
    package = installed([tiny_packages])[0][0]
    with pytest.raises(EngineError, match="^" + re.escape(message)):
        load(package, options, 1)


def test_a_compute_type_is_obeyed_and_recorded(tiny_packages: Path) -> None:
    package: Package = replace(installed([tiny_packages])[0][0])
    assert load(package, Options(compute_type="float32"), 1)[1].endswith(" float32")
