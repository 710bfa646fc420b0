"""Clauses into sentences: subjects carried on, signs and capitals set, headings and labels."""

from __future__ import annotations

import pytest
from drafts import candidates, drafted, engine

from bilingual.language.style import builtin_style
from bilingual.model import BlockKind


@pytest.mark.parametrize(
    ("text", "en", "ru"),
    [
        ("海关加强查验。", "Customs strengthened the examination.", "Таможня усиливает досмотр."),
        # A subject goes for the clauses behind it, until the sentence ends.
        ("海关检查货物，检查列车。", "Customs inspected goods, inspected the train.",
         "Таможня проверила груз, проверила поезд."),
        ("海关检查货物！检查列车。", "Customs inspected goods! Inspected the train.",
         "Таможня проверила груз! Проверили поезд."),
        ("货物增长3吨，同比增长5%。", "Goods grew by 3 tonnes, up 5% on the year.",
         "Груз вырос на 3_тонны, рост на 5_% за год."),
        ("同比增长5%。", "Grew by 5% year on year.", "Выросли на 5_% за год."),
        # Russian sets no comma behind an adverbial that opens a sentence.
        ("5月8日，列车出发。", "On 8 May, the train set off.", "8_мая поезд отправился."),
        ("5月8日，列车，货物。", "On 8 May, the train, goods.", "8_мая поезд, груз."),
        # The comma behind "said" is "that".
        ("海关表示，列车出发。", "Customs said that the train set off.", "Таможня заявила, что поезд отправился."),
        ("海关，列车出发。", "Customs, the train set off.", "Таможня, поезд отправился."),
        ("列车：货物；查验", "The train: goods; the examination", "Поезд: груз; досмотр"),
        ("列车——货物……", "The train – goods…", "Поезд — груз…"),
        ("列车（北京）", "The train (Beijing)", "Поезд (Пекин)"),
        ("“列车”出发", "“The train” set off", "«Поезд» отправился"),
        ("“货物，列车出发”", "“Goods, the train set off”", "«Груз, поезд отправился»"),
        ("（列车）", "(The train)", "(Поезд)"),
        ("互市", "Mutual trade", "〔互市〕"),
        ("iPhone", "IPhone", "IPhone"),
        ("嘎、列车", "〔嘎〕, the train", "〔嘎〕, поезд"),
    ],
)  # fmt: skip
def test_sentences(text: str, en: str, ru: str) -> None:
    assert drafted(text) == (en, ru)


@pytest.mark.parametrize(
    ("kind", "text", "en", "ru"),
    [
        ("heading", "海关加强查验", "Customs strengthens examination", "Таможня усиливает досмотр"),
        ("paragraph", "海关加强查验", "Customs strengthened the examination", "Таможня усиливает досмотр"),
        ("heading", "他们检查货物", "They inspect goods", "Они проверили груз"),
        ("heading", "检查货物", "Inspecting goods", "Проверить груз"),
        ("paragraph", "检查货物", "Inspected goods", "Проверили груз"),
        ("heading", "货物 列车", "Goods; train", "Груз; поезд"),
        ("heading", "AEO 列车", "AEO train", "AEO поезд"),
        ("heading", "货物，列车", "Goods, train", "Груз, поезд"),
        ("chrome", "5月8日", "8 May", "8_мая"),
        ("chrome", "5月", "May", "Май"),
        ("paragraph", "5月", "In May", "В мае"),
    ],
)
def test_headings_and_labels(kind: BlockKind, text: str, en: str, ru: str) -> None:
    assert drafted(text, kind) == (en, ru)


def test_a_day_puts_a_sentence_into_the_past() -> None:
    assert drafted("列车位于北京，5月8日海关参加查验。")[1].endswith("8_мая таможня участвовала в досмотре.")
    assert drafted("列车位于北京，海关参加查验。")[1].endswith("таможня участвует в досмотре.")


def test_the_steps_of_signs() -> None:
    ((_, candidate),) = candidates("列车……货物，", "en")
    assert [(step.start, step.end, step.target, step.origin) for step in candidate.trace] == [
        (0, 2, "the train", "lexicon 列车"),
        (2, 4, "…", "punctuation"),
        (4, 6, "goods", "lexicon 货物"),
        (6, 7, ",", "punctuation"),
    ]


@pytest.mark.parametrize(
    ("profile", "text", "en", "ru"),
    [
        ("british", "2019年，5吨。", "In 2019, 5 tonnes.", "В 2019_году 5_тонн."),
        ("american", "2019年，5吨。", "In 2019, 5 metric tons.", "В 2019_году 5_тонн."),
        # The full stop of the abbreviation ends the sentence too; other signs stand beside it.
        ("press", "列车，2019年。", "The train, in 2019.", "Поезд, в 2019_г."),
        ("press", "列车，2019年！", "The train, in 2019!", "Поезд, в 2019_г.!"),
        ("british", "灰列车3吨", "The grey train 3 tonnes", "Серый поезд 3_тонны"),
        # The lexicon is spelt as the profile says, terms and words of the source as they are.
        ("american", "灰列车", "The gray train", "Серый поезд"),
        ("american", "口岸centre", "The port of entry centre", "Пункт пропуска centre"),
        ("press", "灰列车", "The grey train", "Серый поезд"),
        ("press", "又一次", "Once again", "Еще раз"),
        ("british", "又一次", "Once again", "Ещё раз"),
    ],
)
def test_profiles(profile: str, text: str, en: str, ru: str) -> None:
    own = ("灰,a,grey,,серый,", "又一次,adv,once again,,ещё раз,")
    assert drafted(text, made=engine(own, builtin_style(profile))) == (en, ru)
