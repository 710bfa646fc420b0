"""From a reading to words: heads, features, agreement, government, and the steps that say why."""

from __future__ import annotations

import pytest
from drafts import RULES, TERMS, engine, read, said

from bilingual.glossary import read_rows
from bilingual.language.style import builtin_style, default_style
from bilingual.translate import Step
from bilingual.translate.draft.compose import GRAMMARS, Composer
from bilingual.translate.draft.grammar import Facts, Unit, Wants


@pytest.mark.parametrize(
    ("text", "wants", "en", "ru"),
    [
        ("货物的查验", Wants(), "the examination of goods", "досмотр груза"),
        ("货物的查验", Wants(case="datv"), "the examination of goods", "досмотру груза"),
        ("新列车", Wants(), "a new train", "новый поезд"),
        ("新列车", Wants(case="gent", number="plur"), "new trains", "новых поездов"),
        ("新列车", Wants(article="bare"), "new train", "новый поезд"),
        ("新列车和货物", Wants(case="ablt"), "a new train and goods", "новым поездом и грузом"),
        ("2个新列车", Wants(), "2 new trains", "2 новых поезда"),
        ("5个新列车", Wants(), "5 new trains", "5 новых поездов"),
        ("21个列车", Wants(), "21 trains", "21 поезд"),
        ("列车检查货物", Wants(), "the train inspected goods", "поезд проверил груз"),
        ("他们检查货物", Wants(time="past"), "they inspected goods", "они проверили груз"),
        ("海关检查了货物", Wants(), "customs inspected goods", "таможня проверила груз"),
        ("海关将检查货物", Wants(), "customs will inspect goods", "таможня проверит груз"),
        ("海关将加强货物", Wants(), "customs will strengthen goods", "таможня усилит груз"),
        ("海关不检查货物", Wants(), "customs did not inspect goods", "таможня не проверила груз"),
        ("海关积极检查货物", Wants(), "customs actively inspected goods", "таможня активно проверила груз"),
        ("海关将积极检查货物", Wants(), "customs will actively inspect goods", "таможня активно проверит груз"),
        ("列车参加查验", Wants(), "the train participated in the examination", "поезд участвует в досмотре"),
        ("列车位于北京", Wants(), "the train lies in Beijing", "поезд располагается в Пекине"),
        ("在北京", Wants(), "in Beijing", "в Пекине"),
        ("嘎嘎镇", Wants(case="gent"), "〔Gaga〕 Town", "посёлка 〔Гага〕"),
    ],
)
def test_what_is_asked_of_the_whole_reaches_its_head(text: str, wants: Wants, en: str, ru: str) -> None:
    spoken = (said(text, "en", wants), said(text, "ru", wants))
    assert (spoken[0], spoken[1].replace("\N{NO-BREAK SPACE}", " ")) == (en, ru)


def test_a_clause_that_goes_on_has_words_of_its_own() -> None:
    assert [said("同比增长3%", "en", Wants(next=following)) for following in (False, True)] == [
        "grew by 3% year on year",
        "up 3% on the year",
    ]


def test_a_place_is_an_adjective_where_the_glossary_has_one() -> None:
    place = "id,domain,zh,en,en_allowed,ru,ru_allowed\n"
    terms = read_rows(
        f"{place}a,geography.country,蒙古国,Mongolia,Mongolian,Монголия,монгольский\n"
        "b,geography.city,满洲里,Manzhouli,,Маньчжурия,\n",
        "small.csv",
    )
    english, russian = (Composer(language, default_style()) for language in ("en", "ru"))
    nodes = [node for text in ("蒙古国列车", "满洲里列车") for node in read(text, terms=terms)]
    spoken = [(english.say(node, Wants()), russian.say(node, Wants(case="gent"))) for node in nodes]
    assert spoken == [
        ("the Mongolian train", "монгольского поезда"),
        ("the Manzhouli train", "поезда Маньчжурии"),
    ]


def test_the_steps_say_which_rule_and_word_gave_which_words() -> None:
    (node,) = read("新货物的查验")
    composer = Composer("ru", default_style())
    composer.say(node, Wants())
    goods = Step(3, 5, "груза", "rule np", (Step(3, 5, "груза", "lexicon 货物"),))
    new = Step(2, 5, "нового груза", "rule adjective", (Step(2, 3, "нового", "lexicon 新"), goods))
    examination = Step(6, 8, "досмотр", "rule action", (Step(6, 8, "досмотр", "lexicon 查验"),))
    assert composer.step(node, 2) == Step(2, 8, "досмотр нового груза", "rule of", (new, examination))


def test_the_origins_of_leaves() -> None:
    request = "满洲里3%AEO王明在\U00020bb7、列车"
    nodes = read(request, RULES, terms=TERMS)
    composer = Composer("en", default_style())
    for node in nodes:
        composer.say(node, Wants())

    def origins(step: Step) -> list[tuple[str, str]]:
        below = [origin for each in step.steps for origin in origins(each)]
        return below or [(request[step.start : step.end], step.origin)]

    found = [origin for node in nodes for origin in origins(composer.step(node, 0))]
    assert found == [
        ("满洲里", TERMS[2].id),
        ("3%", "quantity"),
        ("AEO", "kept"),
        ("王明", "unknown"),
        ("\U00020bb7", "unknown"),
        ("、", "punctuation"),
        ("列车", "lexicon 列车"),
    ]


def test_an_adjective_of_a_place_has_its_step() -> None:
    terms = read_rows("id,domain,zh,en,en_allowed\na,geography.country,蒙古国,Mongolia,Mongolian\n", "small.csv")
    (node,) = read("蒙古国列车", terms=terms)
    composer = Composer("en", default_style())
    composer.say(node, Wants())
    assert composer.step(node, 0).steps[0] == Step(0, 3, "Mongolian", "a")


@pytest.mark.parametrize(
    ("text", "unit", "facts"),
    [
        ("新货物的查验", Unit("досмотр", "NV"), Facts("sing", "masc")),
        ("货物和列车", Unit("груз", "N"), Facts("plur", "masc")),
        ("海关", Unit("таможня", "N"), Facts("sing", "femn", agent=True)),
        ("5个列车", Unit("поезд", "N"), Facts("plur", "masc")),
        ("1个列车", Unit("поезд", "N"), Facts("sing", "masc")),
        ("嘎嘎镇", Unit("посёлок", "N"), Facts("sing", "masc")),
    ],
)
def test_what_a_phrase_is_to_others(text: str, unit: Unit, facts: Facts) -> None:
    (node,) = read(text)
    composer = Composer("ru", default_style())
    assert (composer.unit(node), composer.facts(node)) == (unit, facts)


def test_every_grammar_knows_the_features_of_the_rules() -> None:
    shared = {"sg", "pl", "loc", "dir", "from", "on", "adj", "adverb", "alone", "name", "neg", "past", "futr", "inf"}
    assert all(shared <= grammar.features() for grammar in GRAMMARS.values())


def test_an_engine_of_a_small_grammar_has_a_recipe() -> None:
    assert engine().recipe == "draft 2 lexicon sha256:000000000000"
    press = engine(style=builtin_style("press")).recipe
    assert press.startswith("draft 2 lexicon sha256:000000000000 style sha256:")
