"""The draft engine: nothing lost, nothing read twice, figures and Latin text kept, unknown words marked once."""

from __future__ import annotations

import pytest
from bilingual.translate.draft.pieces import Cutter
from builders import concepts, segments
from hypothesis import given, settings
from hypothesis import strategies as st

from bilingual.language.style import builtin_style
from bilingual.model import BlockKind, Segment
from bilingual.translate import Candidate, Options, Request
from bilingual.translate.draft import Draft, make
from bilingual.translate.draft.lexicon import Entry, Sign, load_signs

WORDS = {
    "海关": ("n", "customs", "таможня"),
    "加强": ("v", "strengthen", "укреплять"),
    "查验": ("n", "examination", "досмотр"),
    "的": ("u", "", ""),
    "张": ("q", "", ""),
    "前": ("f", "before", "до"),
    "小": ("a", "small", "малый"),
    "企业": ("n", "enterprise", "предприятие"),
}
TERMS = concepts("口岸,port of entry,пункт пропуска", "互市,mutual trade,")
PIECES = [
    "海关",
    "加强",
    "的",
    "张",
    "口岸",
    "互市",
    "王明",
    "AEO",
    "3.5%",
    "10:30",
    "，",
    "。",
    "“",
    "”",
    "（",
    " ",
    "！",
    "\U00020bb7",
]


def engine(signs: dict[str, Sign] | None = None) -> Draft:
    entries = {zh: Entry(zh, pos, (("en", en), ("ru", ru))) for zh, (pos, en, ru) in WORDS.items()}
    first = {
        "前": Entry("前", "p", (("en", "the first"), ("ru", "первые"))),
        "加强": Entry("加强", "v", (("en", "strengthen by"), ("ru", "усилить на"))),
    }
    return Draft(Cutter(entries, load_signs() if signs is None else signs, first), "0" * 64)


def draft(text: str, language: str) -> list[tuple[Segment, Candidate]]:
    cut = segments(text, terms=TERMS)
    made = engine().translate([Request(each.id, language, each.text, each.marks) for each in cut])
    return [(cut[index], candidate) for index, candidate in made]


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("海关加强查验。", "Customs strengthen examination.", "Таможня укреплять досмотр."),
        ("口岸，海关！", "Port of entry, customs!", "Пункт пропуска, таможня!"),
        ("“口岸”（海关）", "“Port of entry” (customs)", "«Пункт пропуска» (таможня)"),
        ("AEO企业", "AEO enterprise", "AEO предприятие"),
        ("GDP 3.5%", "GDP 3.5%", "GDP 3,5\N{NO-BREAK SPACE}%"),
        ("海关10:30查验", "Customs 10:30 examination", "Таможня 10:30 досмотр"),
        ("海关https://a.b/c?d=1。", "Customs https://a.b/c?d=1.", "Таможня https://a.b/c?d=1."),
        ("海关COVID-19查验", "Customs COVID-19 examination", "Таможня COVID-19 досмотр"),
        ("海关的查验", "Customs examination", "Таможня досмотр"),
        ("前5个月查验", "The first 5 months examination", "Первые 5\N{NO-BREAK SPACE}месяцев досмотр"),
        ("加强的5%", "Strengthen by 5%", "Усилить на 5\N{NO-BREAK SPACE}%"),
        ("加强，5%", "Strengthen, 5%", "Укреплять, 5\N{NO-BREAK SPACE}%"),
        ("海关前的查验", "Customs before examination", "Таможня до досмотр"),
        ("王明海关", "〔王明〕 customs", "〔王明〕 таможня"),
        ("王小明海关", "〔王小明〕 customs", "〔王小明〕 таможня"),
        ("王明小海关", "〔王明小〕 customs", "〔王明小〕 таможня"),
        ("小王海关", "〔小王〕 customs", "〔小王〕 таможня"),
        ("小海关", "Small customs", "Малый таможня"),
        ("张三海关", "〔张三〕 customs", "〔张三〕 таможня"),
        ("互市", "Mutual trade", "〔互市〕"),
        ("\U00020bb7海关", "〔\U00020bb7〕 customs", "〔\U00020bb7〕 таможня"),
    ],
)
def test_drafts(text: str, en: str, ru: str) -> None:
    assert [[candidate.target for _, candidate in draft(text, code)] for code in ("en", "ru")] == [[en], [ru]]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1).map("".join), st.sampled_from(["en", "ru"]))
def test_the_trace_covers_the_text_once(text: str, language: str) -> None:
    for segment, candidate in draft(text, language):
        covered = [0] * len(segment.text)
        for step in candidate.trace:
            for at in range(step.start, step.end):
                covered[at] += 1
        assert all(
            count == (not char.isspace()) or (char.isspace() and count < 2)
            for char, count in zip(segment.text, covered, strict=True)
        )
        assert all(
            step.target in candidate.target or step.target.lower() in candidate.target.lower()
            for step in candidate.trace
        )
        assert [candidate] == [again for each, again in draft(segment.text, language) if each.text == segment.text][:1]


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("3000元/吨", "3,000 yuan per tonne", "3000_юаней за тонну"),
        ("6.5吨/辆", "6.5 tonnes per vehicle", "6,5_тонны на автомобиль"),
        ("每辆6.5吨", "Every vehicle 6.5 tonnes", "Каждый автомобиль 6,5_тонны"),
        ("每辆", "Every", "Каждый"),
        ("每吨3000元", "Per tonne 3,000 yuan", "За тонну 3000_юаней"),
        ("80公里/小时", "80 kilometres per hour", "80_километров в час"),
        ("近5年", "The last 5 years", "Последние 5_лет"),
        ("近5万人", "Nearly 50,000 people", "Почти 50_000_человек"),
        ("较2018年", "Compared with 2018", "По сравнению с 2018_год"),
        ("花3000元", "Spend 3,000 yuan", "Потратить 3000_юаней"),
        ("跌破5%", "Fall below 5%", "Опуститься ниже 5_%"),
        ("增长1.5倍", "Grow by 150%", "Вырасти на 150_%"),
        ("增长到3倍", "Grow to 3 times", "Вырасти до 3_раза"),
        ("增长12.3%至5000亿元", "Grow by 12.3% to 500 billion yuan", "Вырасти на 12,3_% до 500_млрд_юаней"),
        ("前5月", "The first 5 months", "Первые 5_месяцев"),
        ("两国", "Two countries", "Две страны"),
        ("三个月", "3 months", "3_месяца"),
        ("三千五百万吨", "35 million tonnes", "35_млн_тонн"),
        ("第一次", "For the first time", "Впервые"),
    ],
)
def test_figures_with_the_built_in_lexicon(text: str, en: str, ru: str) -> None:
    (segment,) = segments(text)
    requests = [Request(segment.id, code, text, segment.marks) for code in ("en", "ru")]
    said = [candidate.target for _, candidate in make((), Options()).translate(requests)]
    assert said == [en, ru.replace("_", "\N{NO-BREAK SPACE}")]


@pytest.mark.parametrize(
    ("profile", "text", "en", "ru"),
    [
        ("british", "2019年，5吨。", "2019, 5 tonnes.", "2019_год, 5_тонн."),
        ("american", "2019年，5吨。", "2019, 5 metric tons.", "2019_год, 5_тонн."),
        ("british", "2019年。", "2019.", "2019_год."),
        # The full stop of the abbreviation ends the sentence too; other signs stand beside it.
        ("press", "2019年。", "2019.", "2019_г."),
        ("press", "2019年！", "2019!", "2019_г.!"),
        ("british", "灰蒙蒙3吨", "Grey and hazy 3 tonnes", "Серый и мутный 3_тонны"),
        # The lexicon is spelt as the profile says, terms and words of the source as they are.
        ("american", "灰蒙蒙3吨", "Gray and hazy 3 metric tons", "Серый и мутный 3_тонны"),
        ("american", "海关centre", "Customs Centre centre", "Ёмкая таможня centre"),
        ("press", "海关又一次", "Customs Centre once again", "Ёмкая таможня еще раз"),
        ("british", "海关又一次", "Customs Centre once again", "Ёмкая таможня ещё раз"),
    ],
)
def test_profiles(profile: str, text: str, en: str, ru: str) -> None:
    (segment,) = segments(text, terms=concepts("海关,Customs Centre,Ёмкая таможня"))
    requests = [Request(segment.id, code, text, segment.marks) for code in ("en", "ru")]
    answers = make((), Options(style=builtin_style(profile))).translate(requests)
    assert [candidate.target for _, candidate in answers] == [en, ru.replace("_", "\N{NO-BREAK SPACE}")]


def test_a_long_segment() -> None:
    text = "海关加强王明查验3吨" * 10_000
    ((_, candidate),) = draft(text, "en")
    assert candidate.target.count("〔王明〕") == 10_000
    assert candidate.target.count("3 tonnes") == 10_000


@pytest.mark.parametrize(
    ("kind", "text", "en"),
    [
        ("heading", "口岸 海关", "Port of entry; customs"),
        ("paragraph", "口岸 海关", "Port of entry customs"),
        ("heading", "AEO 海关", "AEO customs"),
        ("heading", "口岸，海关", "Port of entry, customs"),
    ],
)
def test_a_blank_parts_the_halves_of_a_headline(kind: BlockKind, text: str, en: str) -> None:
    (cut,) = segments(text, terms=TERMS)
    ((_, candidate),) = engine().translate([Request(cut.id, "en", cut.text, cut.marks, kind)])
    assert candidate.target == en
