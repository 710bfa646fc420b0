"""The lexicon: rows to entries, a user's own file, signs."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import entries, word_lines

from bilingual.errors import DataError, InputError
from bilingual.translate.draft.grammar import Unit
from bilingual.translate.draft.lexicon import Entry, Sign, digest, load_entries, load_signs, user_table


def entry(zh: str, pos: str, symbol: str, en: tuple[str, str], ru: tuple[str, str]) -> Entry:
    return Entry(zh, pos, (("en", Unit(en[0], symbol, en[1])), ("ru", Unit(ru[0], symbol, ru[1]))))


def test_entries() -> None:
    made = entries("合作,v,cooperate,intr,сотрудничать,ipf", "合作,n,cooperation,,сотрудничество,", "张,q,,,,")
    assert made == (
        entry("合作", "v", "V", ("cooperate", "intr"), ("сотрудничать", "ipf")),
        entry("合作", "n", "N", ("cooperation", ""), ("сотрудничество", "")),
        entry("张", "q", "W", ("", ""), ("", "")),
    )


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (",n,port,,порт,", "zh is empty; fill it or remove the row"),
        ("口岸,noun,port,,порт,", "pos is 'noun'; use one of a, adv, ap, "),
        ("口岸,n,port ,,порт,", "en begins or ends with a blank; remove it"),
        ("口岸,n,port,, порт,", "ru begins or ends with a blank; remove it"),
        ("口岸,n,port,,,", "口岸 has no ru; fill it or give it the part of speech u or q"),
        ("海关,n,customs,,таможня,", "海关 is already at words.csv:2; remove one"),
        # Both are one symbol of the grammar.
        ("每,m,every,,каждый,", "每 is already at words.csv:3; remove one"),
    ],
)
def test_a_broken_row_is_refused_with_its_line(row: str, said: str) -> None:
    good = ("海关,n,customs,,таможня,", "每,det,every,,каждый,", "海关,v,clear,,оформить,pf", "的,u,,,,")
    assert len(entries(*good)) == 4
    with pytest.raises(DataError) as refused:
        load_entries([("words.csv", word_lines(*good, row))])
    assert str(refused.value).startswith(f"words.csv:6: {said}")


def test_a_table_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes("\ufeffru;zh;pos;en\r\n порт ;海關;n;port\r\n".encode())
    row = {"zh": "海关", "pos": "n", "en": "port", "en_grammar": "", "ru": "порт", "ru_grammar": "", "note": ""}
    assert user_table(path) == (str(path), ((2, row),))
    path.write_bytes("zh,pos,en,ru\n海關,n,海關,海关\n".encode("gb18030"))
    assert user_table(path)[1][0][1]["zh"] == "海关"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("zh,pos,en\n", "words.csv:1: has no column ru; the columns of a lexicon are zh, pos, en, en_grammar, ru, "),
        ("zh,pos,en,ru,fr\n", "words.csv:1: has an unknown column 'fr'; the columns of a lexicon are zh, pos, en, "),
        ("zh,pos,en,ru\n口岸,n,port\n", "words.csv:2: the row is wider or narrower than the header"),
    ],
)
def test_a_table_that_is_no_lexicon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("words.csv").write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        user_table(Path("words.csv"))
    assert str(refused.value).startswith(said)


def test_a_lexicon_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: no such file"):
        user_table(tmp_path / "none.csv")


def test_signs() -> None:
    signs = load_signs()
    assert (signs["，"], signs["「"]) == (
        Sign("，", (("en", ","), ("ru", ",")), "left"),
        Sign("「", (("en", "“"), ("ru", "«")), "right"),
    )
    assert (signs["「"].target("ru"), signs["「"].target("fr")) == ("«", "「")


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "words.csv"
    path.write_text("a", encoding="utf-8")
    first = digest(["punctuation.csv"], [path])
    assert digest(["punctuation.csv"], [path]) == first
    path.write_text("b", encoding="utf-8")
    assert len({first, digest(["punctuation.csv"], [path]), digest(["joints.csv"], [path])}) == 3
