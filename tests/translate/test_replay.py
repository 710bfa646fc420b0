"""Recorded translations, played back: paragraphs cut into sentences, lines and tables found for their segments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from builders import article, concepts
from children import Run
from hypothesis import given
from hypothesis import strategies as st

import bilingual
from bilingual.annotate import TermMatcher, annotate
from bilingual.errors import EngineError, InputError
from bilingual.formats.recordings import is_recording, recordings_for
from bilingual.normalise import normalise
from bilingual.pipeline import requests_for
from bilingual.segment import segment
from bilingual.translate import Candidate, Context, Options, Request, Step, best_engine, make_engine
from bilingual.translate.replay.cut import cut

TERMS = concepts("口岸,port,порт", "海关,Customs,таможня")
LINES = ("# 口岸开放", "口岸今年重新开放。货物比去年同期增长17.3%。", "司机们都很高兴。")
SAID = ("The port opens", "The port reopened this year. Cargo grew by 17.3% year on year.", "The drivers are happy.")

Write = Callable[..., Path]


def context(*lines: str, **fields: object) -> Context:
    source = normalise(article(*lines, **fields))
    return Context(source, annotate(segment(source), TermMatcher(TERMS)))


def played(whole: Context, *paths: Path, languages: tuple[str, ...] = ("en",)) -> list[str]:
    """The targets of an article's segments, language by language; why there are none, once."""
    requests = list(requests_for(whole, whole.segments, languages))
    answers = dict(make_engine("replay", languages, Options(recordings=paths)).translate(requests))
    failures = {answers[index].failure for index in range(len(requests))} - {""}
    return sorted(failures) or [answers[index].target for index in range(len(requests))]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        return path

    return written


OMSK = ("He visited Omsk in May and then,", "a month later, Tomsk.")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        # As many sentences, with full stops that end none.
        (
            "王先生今天说，5号口岸已经开放。美国公司表示欢迎。货物增长17.3%。",
            ("Mr. Wang said today that Port No. 5 had opened.", "The U.S. Co. Ltd. welcomed it.", "Cargo grew 17.3%."),
        ),
        # Two sources in one sentence, one source in three.
        (
            "口岸今年重新开放了。货物比去年增长17.3%。",
            ("The port reopened this year,", "and its cargo grew by 17.3% over last year."),
        ),
        (
            "口岸今年重新开放，货物增长17.3%，司机们都很高兴。海关表示欢迎。",
            ("The port reopened this year. Cargo grew by 17.3%. The drivers are all very happy.", "Customs is glad."),
        ),
        # A sentence that was left out, and one that was not.
        (
            "口岸今年重新开放。司机们都很高兴，昨天一整天都在排队。货物比去年同期增长17.3%。",
            ("The port reopened this year.", "", "Cargo grew by 17.3% over the same period last year."),
        ),
        (
            "口岸今年重新开放。货物比去年同期增长17.3%。",
            ("The port reopened this year.", "Cargo grew by 17.3% over the same period last year."),
        ),
        # Names and figures outweigh lengths; a question is one.
        ("他5月访问了Omsk。一个月后又专程前往并详细考察了Tomsk市。", OMSK),
        ("口岸开放了吗？开放了！司机说。", ("Has the port opened?", "It has!", "So said a driver.")),
        # Blank, or left in Chinese.
        ("……。口岸开放。", ("", "The port opened. It is open.")),
        ("口岸开放。货物增长。", ("口岸开放。", "货物增长。")),
        ("口岸开放。货物增长。", ("", "")),
        ("口岸开放。", ("“Open.” It is. ",)),
    ],
)
def test_a_paragraph_is_cut_into_its_sentences(source: str, expected: tuple[str, ...]) -> None:
    found = context(source).segments
    joint = "" if expected == ("口岸开放。", "货物增长。") else " "
    assert cut(found, joint.join(filter(None, expected)), "en", 1.1) == tuple(each.strip() for each in expected)


def test_russian_is_cut_with_its_abbreviations() -> None:
    expected = ("В этом году порт открылся.", "Объём вырос на 17,3 % и достиг 35 тыс. т. Это рекорд за 2019 г. и др.")
    found = context("口岸今年开放。货物增长17.3%，达3.5万吨，这是2019年等年份的最高水平。").segments
    assert cut(found, " ".join(expected), "ru", 1.1) == expected


WORDS = st.lists(
    st.sampled_from(("Port", "a", "17.3%,", "it.", "so!", "“No.”", "…", "口岸。", "— x;", "\n")), max_size=40
)
SOURCES = st.lists(
    st.sampled_from(("口岸开放。", "增长17.3%！", "……。", "他说：“不。”", "A。")), min_size=1, max_size=9
)


@given(SOURCES, WORDS)
def test_no_word_is_dropped_repeated_or_moved(sources: list[str], words: list[str]) -> None:
    found, target = context("".join(sources)).segments, " ".join(words)
    parts = cut(found, target, "en", 1.1)
    assert (len(parts), "".join("".join(parts).split())) == (len(found), "".join(target.split()))


def test_a_long_paragraph_is_cut_in_time() -> None:
    sources = "".join(f"第{number}号口岸今年过货{number}万吨。" for number in range(2, 402))
    said = [f"Port No. {number} handled {number}0,000 tonnes this year." for number in range(2, 402)]
    assert cut(context(sources).segments, " ".join(said), "en", 1.1) == tuple(said)


BY_SEGMENT = ["The port opens", "The port reopened this year.", "Cargo grew by 17.3% year on year.", SAID[2]]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (SAID, BY_SEGMENT),
        (("", SAID[0], "", "", *SAID[1:], ""), BY_SEGMENT),
        # One line a sentence; one a paragraph with an untranslated one left blank.
        (BY_SEGMENT, BY_SEGMENT),
        ((SAID[0], "", SAID[2]), [SAID[0], "", "", SAID[2]]),
        ((*SAID[:2], " "), [*BY_SEGMENT[:3], ""]),
    ],
)
def test_lines_are_paragraphs_or_sentences(write: Write, lines: tuple[str, ...], expected: list[str]) -> None:
    assert played(context(*LINES), write("any.en.txt", *lines)) == expected


def test_lines_that_do_not_go_with_the_article_are_refused_with_the_place(write: Write) -> None:
    sources = [f"第{number}号口岸今年过货{number}万吨。" for number in range(2, 12)]
    said = [f"Port No. {number} handled {number}0,000 tonnes this year." for number in range(2, 12)]
    short, long = write("a.en.txt", *said[:4], *said[5:]), write("b.en.txt", *said[:7], "He adds nothing.", *said[7:])
    whole = context(*sources)
    assert played(whole, short) == [
        f"{short} does not go with it line by line (lines 9, paragraphs 10, sentences 10); "
        "they seem to part at its line 5, the article's line 5; give each paragraph one line"
    ]
    assert "(lines 11, paragraphs 10, sentences 10); they seem to part at its line " in played(whole, long)[0]
    assert played(whole, write("c.en.txt", *said)) == said


def test_a_blank_line_behind_a_lost_one_is_no_paragraph_left_out(write: Write) -> None:
    sources = ["口岸开放了。", "货物增长17.3%。", "司机们昨天排了一整天的队，今天都很高兴。", "海关查验3.5万吨。"]
    said = [
        "The port opened.",
        "Cargo grew by 17.3%.",
        "The drivers queued all day; now they are glad.",
        "Customs: 35,000 t.",
    ]
    whole = context(*sources)
    assert played(whole, write("a.en.txt", *said[:3], "")) == [*said[:3], ""]
    assert played(whole, write("a.en.txt", said[0], "", *said[2:])) == [said[0], "", *said[2:]]
    assert "does not go with it line by line" in played(whole, write("a.en.txt", said[0], *said[2:], ""))[0]
    assert "does not go with it line by line" in played(whole, write("a.en.txt", *said[1:], ""))[0]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (zip(("口岸开放", *LINES[1:]), SAID, strict=True), BY_SEGMENT),
        # In the other script, with blanks, in another order, with other rows between; by sentence.
        ((("司機們 都很高興。", "Happy."), ("別的。", "Other."), ("口岸開放", "Opens")), ["Opens", "", "", "Happy."]),
        ((("货物比去年同期增长17.3%。", "Grew."), ("口岸今年重新开放。", "Reopened.")), ["", "Reopened.", "Grew.", ""]),
        # The longer run of sentences wins.
        (((LINES[1], SAID[1]), ("口岸今年重新开放。", "Reopened.")), ["", *BY_SEGMENT[1:3], ""]),
    ],
)
def test_a_table_is_looked_up_by_its_sources(write: Write, rows: list[tuple[str, str]], expected: list[str]) -> None:
    table = write("t.csv", "zh,en", *(f'{source},"{said}"' for source, said in rows))
    assert played(context(*LINES), table) == expected


def test_what_stands_several_times_takes_the_rows_in_turn(write: Write) -> None:
    table = write("t.tsv", "zh\ten\tru", "口岸。\tPort.\tПорт.", "口岸。\tThe port.\t", "\tlost\t")
    whole = context("口岸。", "口岸。", "口岸。", "海关。")
    assert played(whole, table) == ["Port.", "The port.", "The port.", ""]
    assert played(whole, table, languages=("ru",)) == ["Порт.", "Порт.", "Порт.", ""]


def test_a_table_fills_what_the_text_of_the_article_leaves_blank(write: Write) -> None:
    table = write("t.csv", "zh,en", f"{LINES[1]},Table.", f"{LINES[2]},Drivers.")
    text = write("article.replay.en.txt", SAID[0], SAID[1], " ")
    assert played(context(*LINES), table, text) == [*BY_SEGMENT[:3], "Drivers."]


def test_each_language_has_its_recording_and_each_article_its_own(write: Write) -> None:
    english, russian = write("article.en.txt", "The port."), write("порт", "Это порт.")
    whole = context("口岸。")
    assert played(whole, russian, english, languages=("en", "ru")) == ["The port.", "Это порт."]
    other = write("other.txt", "Another port.")
    assert (played(whole, other), played(whole, other, english)) == (["Another port."], ["The port."])
    assert played(whole, other, write("third.txt", "A port.")) == [
        f"{other} and {other.parent / 'third.txt'} are both its English; name one with --recording"
    ]


def test_what_is_missing_is_named(write: Write) -> None:
    table = write("t.csv", "zh,en", "别的。,Other.")
    assert played(context("口岸。")) == [
        "no English recording; lay article.replay.en.txt beside it, or name a file with --recording"
    ]
    assert played(context("口岸。"), table) == [
        f"none of its sentences stand in English in {table}; name another file with --recording"
    ]
    assert played(context("——"), table) == [""]


def test_a_candidate_tells_its_place_and_needs_no_other_request(write: Write) -> None:
    text = write("a.en.txt", *SAID)
    engine = make_engine("replay", ("en",), Options(recordings=(text,)))
    whole = context(*LINES)
    (request,) = requests_for(whole, whole.segments[2:3], ("en",))
    target = "Cargo grew by 17.3% year on year."
    step = Step(0, len(request.text), target, "a.en.txt, line 2, part 2 of 2")
    assert list(engine.translate([request])) == [(0, Candidate(target, (step,)))]
    assert dict(engine.translate([Request("x", "en", "口岸")]))[0].failure != ""
    assert (engine.slow, best_engine(("en",), Options(recordings=(text,)))) == (False, ("replay", ""))


def test_the_recipe_changes_with_a_recording(write: Write) -> None:
    def recipe(*paths: Path) -> str:
        return make_engine("replay", ("en",), Options(recordings=paths)).recipe

    first = recipe(write("a.en.txt", "One."))
    assert first.startswith("replay 1 recordings sha256:")
    assert (recipe(write("a.en.txt", "One.")) == first, recipe(write("a.en.txt", "Two.")) == first) == (True, False)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.ru.txt", "This is no Russian at all.", "has no Russian letters; check the file and its name"),
        ("a.txt", "海关查验AEO", "is Chinese; name the file of its translation"),
        ("a.txt", "123", "has neither English nor Russian letters; check the file"),
        ("a.txt", " \n", "is empty; put the translation into it"),
        ("a.csv", "zh,en\n", "holds no Chinese beside English or Russian; name the columns zh, en and ru"),
        ("a.sheet.docx", "", "is a sheet of bilingual; name a text, a brief or a table"),
    ],
)
def test_a_file_that_is_no_recording(write: Write, name: str, text: str, message: str) -> None:
    path = write(name, text)
    with pytest.raises(InputError) as raised:
        make_engine("replay", ("en",), Options(recordings=(path,)))
    assert str(raised.value) == f"{path}: {message}"


def test_recordings_lie_beside_their_sources(write: Write, tmp_path: Path) -> None:
    source = tmp_path / "a.md"
    beside = [write(f"a.replay.{end}", "x") for end in ("en.txt", "ru.txt", "csv")]
    write("b.replay.en.txt", "x")
    assert recordings_for([source], ("en", "ru"), ()) == tuple(beside)
    assert recordings_for([source], ("en",), ()) == (beside[0], beside[2])
    assert recordings_for([source], ("en",), [tmp_path / "any.txt"]) == (tmp_path / "any.txt",)
    two = [source, tmp_path / "b.txt"]
    given = [tmp_path / "t.csv", tmp_path / "a.en.txt"]
    assert recordings_for(two, ("en",), given) == tuple(given)
    with pytest.raises(
        InputError, match=r"any\.txt: is named after none of the sources; name it as a\.replay\.en\.txt"
    ):
        recordings_for(two, ("en",), [*given, tmp_path / "any.txt"])
    names = ("a.replay.en.txt", "a.replay.xlsx", "a.replay.txt", "replay.en.txt", "a.en.txt", "a.csv")
    assert [is_recording(Path(name)) for name in names] == [True, True, False, False, False, False]


def test_from_python(write: Write) -> None:
    source = write("a.txt", "口岸增长17.3%。")
    write("a.replay.en.txt", "The port of entry grew by 17.4%.")
    as_recorded = bilingual.build(source, ["en"], engine="replay", keep=False)
    [pair] = as_recorded.pairs
    assert (pair.target, pair.method) == ("The port of entry grew by 17.4%.", "plain")
    assert {finding.check for finding in as_recorded.findings} == {"quantities"}
    [pair] = bilingual.build(source, ["en"], engine="replay").pairs
    assert (pair.target, pair.method) == ("The port of entry grew by 17.3%.", "repaired")
    table = write("t.csv", "zh,en", "口岸增长17.3%。,The port of entry grew by 17.3%.")
    made = bilingual.build(source, ["en"], recordings=[str(table)])
    assert ([pair.target for pair in made.pairs], made.findings) == (["The port of entry grew by 17.3%."], ())
    with pytest.raises(EngineError, match=r"^a\.txt: engine replay: no Russian recording; lay a\.replay\.ru\.txt"):
        bilingual.build(source, ["ru"], engine="replay")


def test_build_says_what_was_not_recorded_and_writes_nothing_where_lines_are_missing(
    bilingual: Run, write: Write, tmp_path: Path
) -> None:
    write("a.txt", "口岸開放", "", "貨物增長17.3%。")
    write("b.txt", "口岸開放", "貨物增長17.3%。")
    write("a.replay.en.txt", "The port of entry opens", "", "")
    write("b.replay.en.txt", "The port of entry opens and its cargo grew by 17.3%.")
    done = bilingual("build", "*.txt", "--engine", "replay", "--to", "en", "--format", "md")
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "Engine: replay.",
        "a.txt: 2 paragraphs, 1 term, 1 quantity",
        "  English: 2 errors, 1 warning (empty 1, quantities 1, terms 1)",
        "    2 unsatisfied",
        "  English: no translation of 1 paragraph: p002",
        "  -> a.bilingual.md",
        "1 file built, 1 error (see above)",
    ]
    assert done.stderr == (
        "bilingual: b.txt: engine replay: b.replay.en.txt does not go with it line by line (lines 1, paragraphs 2, "
        "sentences 2); they seem to part at its line 1, the article's line 1; give each paragraph one line\n"
    )
    assert not (tmp_path / "b.bilingual.md").exists()
    explained = bilingual("explain", "b.txt", "--segment", "p001", "--to", "en", "--recording", "a.replay.en.txt")
    assert (explained.returncode, explained.stderr) == (0, "")
    assert "  口岸开放 -> The port of entry opens [a.replay.en.txt, line 1]" in explained.stdout.splitlines()
