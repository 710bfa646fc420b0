"""Every entry of the four tables keeps what its table promises."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from itertools import product
from pathlib import Path

import pytest
from builders import article, bitext, concepts, segments

from bilingual import formats
from bilingual.checks import CHECKS, WHOLE
from bilingual.errors import InputError
from bilingual.formats import FORMATS, writer
from bilingual.formats.rows import Layout, Target, rows
from bilingual.formats.sheets import SHEETS
from bilingual.glossary import Glossary, read_rows
from bilingual.language import LANGUAGES, target_language
from bilingual.model import Number, Ordinal, PartialDate, Quantity, Rendering
from bilingual.pipeline import requests_for, sheets
from bilingual.translate import ENGINES, Context, Options, make_engine
from bilingual.verify import locate
from bilingual.verify.quantities import same_value

TERMS = concepts("口岸,port,порт")
VARIED = read_rows("zh,en,en_allowed,ru\n口岸,port,harbour,порт", "small.csv")
BITEXT = bitext("# 口岸", "口岸開放。貨物增長17.3%。", "- 一項", "> 頁尾", terms=TERMS)
LAYOUTS = [
    Layout(columns, align, arrangement)
    for columns, align, arrangement in product(
        (("zh", "en", "ru"), ("en", "ru"), ("ru", "zh", "en"), ("zh", "ru")),
        ("paragraph", "sentence"),
        ("table", "interleaved"),
    )
]
WRITERS = [name for name, each in FORMATS.items() if each.writes]
QUANTITIES: list[Quantity] = [
    Number(Fraction(3), "", ""),
    Number(Fraction(173, 10), "per cent"),
    Number(Fraction(31_860_000_000), "", "亿"),
    PartialDate(2019, 5, 8),
    PartialDate(2019, 5),
    Ordinal(4),
    Ordinal(21),
]


def targets(layout: Layout) -> tuple[Target, ...]:
    return tuple(target for row in rows(BITEXT, layout) for target in row.targets)


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_a_writer_reads_back_what_it_wrote(name: str, layout: Layout) -> None:
    module = writer(name)
    data = module.write(BITEXT, layout)
    # JSON carries the whole bitext, by block, whatever the layout shows.
    expected = targets(Layout() if name == "json" else layout)
    assert module.read_back(data) == expected
    sources = tuple((row.id, row.source.strip()) for row in rows(BITEXT, Layout() if name == "json" else layout))
    shown = sources if name == "json" or "zh" in layout.columns else ()
    assert tuple((source.id, source.text.strip()) for source in module.read_sources(data)) == shown
    assert module.write(BITEXT, layout) == data


@pytest.mark.parametrize("name", WRITERS)
def test_a_seal_holds_until_the_file_is_changed(name: str) -> None:
    module = writer(name)
    data = module.write(BITEXT, Layout())
    assert module.seal(data) is not None
    changed = module.write(replace(BITEXT, pairs=(replace(BITEXT.pairs[0], target="x"), *BITEXT.pairs[1:])), Layout())
    assert module.seal(changed) not in (None, module.seal(data))
    try:
        broken = module.seal(data[: len(data) // 2])
    except InputError:
        broken = None
    assert broken is None


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_written_alike_and_under_the_seal_of_its_format(name: str) -> None:
    (sheet,) = sheets([article("口岸增长17.3%。\0\ud800|<b>*3*")], Glossary(TERMS), ("en", "ru"))
    write = import_module(SHEETS[name]).write
    data = write(sheet)
    assert (write(sheet), writer(name).seal(data) is not None) == (data, True)
    changed = writer(name).seal(write(replace(sheet, lacks=(), title="x")))
    assert changed not in (None, writer(name).seal(data))


@pytest.mark.parametrize("each", FORMATS.values(), ids=lambda each: each.name)
def test_a_format_has_what_its_line_says(each: formats.Format) -> None:
    module = import_module(each.module)
    offered = [name for name in ("read", "write", "read_back", "read_sources", "seal") if hasattr(module, name)]
    assert offered == ["read"] * bool(each.reads) + ["write", "read_back", "read_sources", "seal"] * bool(each.writes)


@pytest.fixture
def engine_options(tmp_path: Path) -> Options:
    """What the engines need that are not told by their languages what to say."""
    path = tmp_path / "work.csv"
    path.write_text(
        "zh,en,ru\n口岸開放。貨物增長17.3%。,Open. 17.3%.,Открыт. 17,3 %.\n口岸,Port,Порт\n", encoding="utf-8"
    )
    return Options(recordings=(path,))


@pytest.mark.usefixtures("argos_packages")
@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_answers_each_request_in_order(name: str, engine_options: Options) -> None:
    engine = make_engine(name, options=engine_options)
    cut = segments("口岸開放。貨物增長17.3%。", "口岸", terms=TERMS)
    context = Context(article("口岸開放。貨物增長17.3%。", "口岸"), cut)
    asked = list(requests_for(context, cut, engine.languages))
    answers = dict(engine.translate(asked))
    again = make_engine(name, options=engine_options)
    backwards = {len(asked) - 1 - index: answer for index, answer in again.translate(asked[::-1])}
    alone = {index: answer for index, request in enumerate(asked) for _, answer in engine.translate([request])}
    assert answers == backwards == alone
    assert {answer.failure for answer in answers.values()} == {""}
    assert (len(answers), engine.recipe.startswith(name), list(engine.translate([]))) == (len(asked), True, [])


BAD = {
    "empty": "",
    "chinese": "Port 口岸 17.3%",
    "untranslated": "Port 〔x〕 17.3%",
    "repetition": "The port the port the port grew by 17.3%",
    "length": "The port grew by 17.3%, and much else besides that nobody had ever said or thought grew along with it",
    "terms": "Harbour grew by 17.3%",
    "quantities": "The port grew by 17.4%",
    "invented": "The port grew by 17.3%, 512 in all",
    "brackets": "The port grew (by 17.3%",
    "doubled": "The port grew by by 17.3%",
    "lookalikes": "The port grеw by 17.3%",
    "typography": "Порт вырос - на 17,3 %",
}
GOOD = {"en": "The port grew by 17.3%", "ru": "Порт вырос на 17,3 %"}
# Two targets of two equal sources.
VARYING = {
    "terms-vary": ("The port grew by 17.3%", "The harbour grew by 17.3%"),
    "targets-vary": ("The port grew by 17.3%", "By 17.3% grew the port"),
    "yo": ("Порт ещё вырос на 17,3 %", "Порт еще вырос на 17,3 %"),
}


def checked(name: str, *targets: str) -> set[str]:
    """The names that a check gives its findings about targets of one source that stands once for each."""
    language = "ru" if "орт" in targets[0] else "en"
    made = bitext(*["口岸增长17.3%。"] * len(targets), terms=VARIED if name == "terms-vary" else TERMS)
    pairs = tuple(
        replace(pair, target=target, anchors=locate(segment, target, language))
        for (segment, here), target in zip(made.segment_pairs(), targets, strict=True)
        for pair in here
        if pair.language == language
    )
    made = replace(made, languages=(language,), pairs=pairs)
    found = WHOLE[name](made) if name in WHOLE else CHECKS[name](made.segments[0], pairs[0])
    return {finding.check for finding in found}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_names_itself_and_passes_a_good_pair(name: str) -> None:
    good = GOOD["ru" if "орт" in BAD[name] else "en"]
    assert (checked(name, BAD[name]), checked(name, good)) == ({name}, set())


@pytest.mark.parametrize("name", WHOLE)
def test_a_check_of_the_whole_names_itself_and_passes_what_is_said_in_one_way(name: str) -> None:
    first, second = VARYING[name]
    assert (checked(name, first, second), checked(name, first, first)) == ({name}, set())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("quantity", QUANTITIES, ids=str)
def test_a_language_parses_what_it_renders(code: str, quantity: Quantity) -> None:
    language = target_language(code)
    spotted = language.parse(language.render(quantity))
    assert [same_value(quantity, each.quantity) for each in spotted] == [True]


@pytest.mark.parametrize(
    ("code", "text", "term"), [("en", "The ports open", "port"), ("ru", "На границе порт", "порт")]
)
def test_a_language_finds_a_rendering(code: str, text: str, term: str) -> None:
    find = target_language(code).find
    assert [text[slice(*span)][: len(term)] for span in find(text, Rendering(code, term))] == [term]
    assert find("report" if code == "en" else "спорт", Rendering(code, term)) == ()
