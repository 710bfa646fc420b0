"""Scripts told apart and converted, and the linter of variants.csv."""

import pytest

from bilingual.errors import DataError
from bilingual.normalise import convert, detect_script, normalise_text
from bilingual.normalise.edits import align, apply_changes, compose
from bilingual.normalise.variants import Variant, parse_variants


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("海关总署发布公告", "Hans"),
        ("海關總署發布公告", "Hant"),
        ("口岸，2019年", ""),
        ("", ""),
        ("Customs 3.5", ""),
        # One or two leftovers among ten telling characters, or every other character:
        ("海關總署發佈關於邊境貿易的标准", "Hant"),
        ("海關總署發佈關於邊境貿易的標准里", "Hant"),
        ("海關總署发布关于边境貿易的规定", "mixed"),
        ("關税总", "Hans"),
        ("關总", "mixed"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert detect_script(text) == script


@pytest.mark.parametrize(
    ("raw", "simplified"),
    [
        ("隨著", "随着"),
        ("随著", "随着"),
        ("著作權", "著作权"),
        ("专著、原著、土著", "专著、原著、土著"),
        ("着名的着作", "著名的著作"),
        ("接着作出", "接着作出"),
        ("乾部", "干部"),
        ("乾隆", "乾隆"),
        ("頭發", "头发"),
        ("皇后", "皇后"),
        ("皇後", "皇后"),
        ("后貝加爾斯克", "后贝加尔斯克"),
        ("後貝加爾斯克", "后贝加尔斯克"),
        ("滿洲裡、滿洲裏", "满洲里、满洲里"),
        ("衹有", "只有"),
        ("神祇", "神祇"),
        ("擡、纔、喫、麽、綫、羣、峯、爲", "抬、才、吃、么、线、群、峰、为"),
        ("軟體與資訊", "软体与资讯"),
        ("衞生、粧容、敍述", "卫生、妆容、叙述"),
    ],
)
def test_simplified(raw: str, simplified: str) -> None:
    assert normalise_text(raw).text == simplified


@pytest.mark.parametrize(
    ("raw", "hant", "hk", "tw"),
    [
        ("標准", "標準", "標準", "標準"),
        ("獲批準入境", "獲批准入境", "獲批准入境", "獲批准入境"),
        ("一批準備", "一批準備", "一批準備", "一批準備"),
        ("海關系統的關系", "海關系統的關係", "海關系統的關係", "海關系統的關係"),
        ("防范", "防範", "防範", "防範"),
        ("范先生", "范先生", "范先生", "范先生"),
        ("干部與若干部門", "幹部與若干部門", "幹部與若干部門", "幹部與若干部門"),
        ("隨著", "隨著", "隨着", "隨著"),
        ("裏", "裏", "裏", "裡"),
        ("裡", "裡", "裏", "裡"),
        ("滿洲裏", "滿洲里", "滿洲里", "滿洲里"),
        ("后貝加爾斯克", "後貝加爾斯克", "後貝加爾斯克", "後貝加爾斯克"),
        ("海关后来批准标准", "海關後來批准標準", "海關後來批准標準", "海關後來批准標準"),
        ("300余輛", "300餘輛", "300餘輛", "300餘輛"),
        ("為什麽", "為什麼", "為什麼", "為什麼"),
        ("軟件", "軟件", "軟件", "軟件"),
    ],
)
def test_traditional(raw: str, hant: str, hk: str, tw: str) -> None:
    assert (convert(raw, "hant").text, convert(raw, "hk").text, convert(raw, "tw").text) == (hant, hk, tw)


HEAD = "wrong,right,unless,targets,note\n"


def test_a_sound_row() -> None:
    expected = (Variant("標准", "標準", ("標准入",), ("hk", "tw"), "why"),)
    assert parse_variants(HEAD + "標准,標準,標准入,hk tw,why\n") == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("wrong,right\n", "variants.csv:1: the columns must be wrong,right,unless,targets,note; mend the first line"),
        (HEAD + "標准,標準,,\n", "variants.csv:2: 4 cells, not 5; quote or add commas"),
        (HEAD + "a,標準,,,why\n", "variants.csv:2: the wrong and the right form are Chinese words; mend the cell"),
        (HEAD + "標準,標準,,,why\n", "variants.csv:2: 標準 is both wrong and right; remove the row"),
        (HEAD + "准,准許,,,why\n", "variants.csv:2: the right form holds 准 again; name a longer wrong form"),
        (
            HEAD + "標准,標準,批准,,why\n",
            "variants.csv:2: 批准 is not a longer string with 標准; mend the unless cell",
        ),
        (HEAD + "標准,標準,,cn,why\n", "variants.csv:2: no target cn; write hans, hant, hk, tw, or none for all"),
        (HEAD + "標准,標準,,,\n", "variants.csv:2: 標准 has no note; say why it is wrong"),
        (
            HEAD + "標准,標準,,,why\n標准,標準,,,why\n",
            "variants.csv:3: 標准 is already corrected at line 2; remove one",
        ),
        (
            HEAD + "擡,抬,,hk,why\n抬,台,,hk,why\n",
            "variants.csv:2: 抬 would itself become 台 (hk); mend the right form",
        ),
    ],
)
def test_the_linter_names_line_and_remedy(text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        parse_variants(text)
    assert str(caught.value) == message


def test_alignment_when_the_length_changes() -> None:
    assert align("甲乙，丙丁戊", "甲己庚，丙丁戌", "script") == [(1, 2, 1, 3, "script"), (5, 6, 6, 7, "script")]
    assert align("甲乙，丙丁戊", "甲己，丙丁戌", "script") == [(1, 2, 1, 2, "script"), (5, 6, 5, 6, "script")]


def test_edits_compose_over_changes_of_length() -> None:
    middle, first = apply_changes("abcdef", [(1, 3, "X", "one"), (4, 5, "", "one")])
    after, second = apply_changes(middle, [(0, 2, "YYY", "two"), (2, 3, "d!", "two")])
    assert (middle, after) == ("aXdf", "YYYd!f")
    assert compose(first, second, "abcdef", after) == [
        (0, 3, 0, 3, "one+two"),
        (3, 4, 3, 5, "two"),
        (4, 5, 5, 5, "one"),
    ]


def test_a_change_taken_back_is_no_edit() -> None:
    middle, first = apply_changes("准入", [(0, 1, "準", "one")])
    after, second = apply_changes(middle, [(0, 1, "准", "two")])
    assert compose(first, second, "准入", after) == []
