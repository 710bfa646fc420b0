"""Names and terms that no glossary has: each that must be found beside one that must not."""

from __future__ import annotations

import pytest
from builders import concepts, segments

from bilingual.language.chinese.names import transcribed
from bilingual.sheet.candidates import candidates
from bilingual.sheet.tokens import lexicon


def found(text: str, *rows: str) -> list[tuple[str, str]]:
    terms = concepts(*rows) if rows else ()
    return [
        (each.kind, segment.text[each.start : each.end])
        for segment in segments(text, terms=terms)
        for each in candidates(segment, lexicon())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货物经扎赉诺尔区运出。", [("division", "扎赉诺尔区")]),
        ("货物经这个区运出。", []),
        ("列车到达遂宁市河东。", [("division", "遂宁市")]),
        ("列车到达全市。", []),
        ("位于阿拉斯加州。", [("division", "阿拉斯加州")]),
        ("这里有绿水青山。", []),
        ("由麦斯威尔学院负责。", [("organisation", "麦斯威尔学院")]),
        ("由附属公司负责。", []),
        ("由一家木材加工企业的公司负责。", []),
        ("工程经过江淮运河。", [("structure", "江淮运河")]),
        ("签署瑷珲条约。", [("document", "瑷珲条约")]),
        ("签署合作条约。", []),
    ],
)
def test_names_with_a_generic(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者周明远报道。", ["周明远"]),
        ("责任编辑：陈海清", ["陈海清"]),
        ("记者王明报道。", ["王明"]),
        ("海关总署署长倪岳川表示。", ["倪岳川"]),
        ("欧阳震华先生表示。", ["欧阳震华"]),
        ("记者高度评价。", []),
        ("记者从海关获悉。", []),
        ("记者会在北京举行。", []),
        ("周明远报道。", []),
    ],
)
def test_persons_beside_their_titles(text: str, expected: list[str]) -> None:
    assert [name for kind, name in found(text) if kind == "person"] == expected


def test_a_term_ends_a_name() -> None:
    assert found("记者周明远满洲里报道", "满洲里,Manzhouli,Маньчжурия") == [("person", "周明远")]
    assert found("记者周明远满洲里报道") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("与谢尔盖·拉夫罗夫会谈。", [("foreign person", "谢尔盖·拉夫罗夫")]),
        ("第三·第四节。", []),
        ("转向“环带经济”。", [("quoted", "环带经济")]),
        ("他说“时间省下来了，很好”。", []),
        ("他很“严肃”。", []),
        ("他说“永远不后悔”。", []),
        ("根据《边境贸易办法》执行。", [("title", "边境贸易办法")]),
        ("见《2019年公报》。", []),
    ],
)
def test_foreign_names_and_quotes(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_what_a_mark_covers_is_no_candidate() -> None:
    assert found("转向“口岸经济”。", "口岸经济,port economy,экономика портов") == []
    assert found("货物经扎赉诺尔区运出。", "扎赉诺尔区,Jalainur,Чжалайнор") == []


@pytest.mark.parametrize(
    ("name", "en", "ru"),
    [
        ("周明远", "Zhou Mingyuan", "Чжоу Минъюань"),
        ("欧阳震华", "Ouyang Zhenhua", "Оуян Чжэньхуа"),
        ("单明", "Shan Ming", "Шань Мин"),
        ("李西安", "Li Xi’an", "Ли Сиань"),
        ("吕梁", "Lü Liang", "Люй Лян"),
    ],
)
def test_transliterations(name: str, en: str, ru: str) -> None:
    assert (transcribed(name, "en"), transcribed(name, "ru")) == (en, ru)
