"""`bilingual glossary export` and `import` as a user's shell starts them."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
from children import Run

from bilingual.glossary import load
from bilingual.glossary.exchange import export

MINE = (
    "id,zh,zh_variants,en,en_reference,ru,ru_reference,status,note\n"
    "a,口岸,關口,port of entry,WCO,пункт пропуска,ЕАЭС,approved,\n"
    "b,海关,,customs,usage,таможня,usage,proposed,\n"
)
BROUGHT = (
    "id,zh,zh_variants,en,en_reference,ru,ru_reference,status,note\n"
    "a,口岸,關口,port of entry,WCO,пункт пропуска,ЕАЭС,approved,of goods\n"
    "b,海关,,customs,usage,таможня,usage,proposed,\n"
    ",边境,,border,,,,proposed,\n"
)


def test_a_glossary_for_omegat_and_back(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(MINE, encoding="utf-8")
    done = bilingual("glossary", "export", "mine.csv", "--as", "omegat", "--out", "made")
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        ["2 concepts -> made/mine.zh-en.utf8", "2 concepts -> made/mine.zh-ru.utf8"],
    )
    assert done.stderr.splitlines()[0] == (
        "bilingual: mine.zh-en.utf8: omegat does not carry domain (2 concepts), en_reference (2 concepts), "
        "status (1 concept)"
    )
    back = bilingual("glossary", "import", "made/mine.zh-ru.utf8", "--into", "mine.csv")
    assert (back.returncode, back.stdout) == (0, "0 new, 0 changes, 2 known, 0 conflicts, 0 kept, 0 not read\n")
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == MINE


def test_terms_of_others(bilingual: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    terms = "Chinese,English,Comment\n邊境,border,\n口岸,port of entry,of goods\n海关,custom house,\n"
    (tmp_path / "theirs.csv").write_text(terms, encoding="utf-8")
    plan = [
        "theirs.csv:2: new: 边境 = border",
        "theirs.csv:3: change: a: note: of goods",
        "theirs.csv:4: conflict: b: en is custom house there, customs at mine.csv:3",
        "1 new, 1 change, 0 known, 1 conflict, 0 kept, 0 not read",
    ]
    tried = bilingual("glossary", "import", "theirs.csv", "--into", "mine.csv", "--dry-run")
    assert (tried.returncode, tried.stdout.splitlines(), tried.stderr) == (1, plan, "")
    assert path.read_text(encoding="utf-8") == MINE
    done = bilingual("glossary", "import", "theirs.csv", "--into", "mine.csv")
    assert (done.returncode, done.stdout.splitlines()) == (1, [*plan, "  -> mine.csv"])
    assert path.read_text(encoding="utf-8") == BROUGHT
    # Without a glossary to write, the plan is that for the glossaries in force.
    known = bilingual("glossary", "import", "theirs.csv")
    assert (known.returncode, known.stdout.splitlines()[-1]) == (
        1,
        "1 new, 0 changes, 0 known, 1 conflict, 1 kept, 0 not read",
    )


def test_without_a_glossary_to_write_the_plan_is_judged_all_the_same(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "theirs.csv").write_text("zh,en\n甲乙丙丁,four (letters\n", encoding="utf-8")
    done = bilingual("glossary", "import", "theirs.csv")
    assert (done.returncode, done.stdout.splitlines()[0]) == (
        1,
        "theirs.csv:2: conflict: 甲乙丙丁 = four (letters: ( and ) do not pair in 'four (letters'; add or remove one",
    )


def test_a_workbook_of_another_glossary(bilingual: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    (tmp_path / "review.xlsx").write_bytes(export(load([path]), "xlsx", ("en", "ru")).data)
    done = bilingual("glossary", "import", "review.xlsx", "--into", "new.csv")
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "bilingual: new.csv: has none of the terms of review.xlsx, which was exported from mine.csv; "
        "name that with --into\n",
    )
    assert not (tmp_path / "new.csv").exists()
    again = bilingual("glossary", "import", "review.xlsx", "--into", "mine.csv")
    assert (again.returncode, again.stdout) == (0, "0 new, 0 changes, 2 known, 0 conflicts, 0 kept, 0 not read\n")


def test_an_empty_file(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.utf8").write_text(" \n", encoding="utf-8")
    done = bilingual("glossary", "import", "mine.utf8")
    assert (done.returncode, done.stderr) == (2, "bilingual: mine.utf8: is empty; export it anew\n")


def test_a_reviewed_workbook(bilingual: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(MINE, encoding="utf-8")
    workbook = openpyxl.load_workbook(io.BytesIO(export(load([path]), "xlsx", ("en", "ru")).data))
    sheet = workbook["terms"]
    header = {cell.value: index for index, cell in enumerate(sheet[1], start=1)}
    assert [name for name in header if sheet.cell(2, header[name]).protection.locked] == [
        "id", "domain", "zh", "zh_variants", "context", "not_in",
    ]  # fmt: skip
    sheet.cell(3, header["en"]).value = "customs service"
    sheet.cell(3, header["remark"]).value = "the authority?"
    sheet.cell(2, header["note"]).value = "x"
    workbook.save(tmp_path / "review.xlsx")
    path.write_text(MINE.replace("customs,", "Customs,"), encoding="utf-8")
    done = bilingual("glossary", "import", "review.xlsx", "--into", "mine.csv")
    assert (done.returncode, done.stdout.splitlines()) == (
        1,
        [
            "mine.csv: has changed since review.xlsx was exported; cells that changed on both sides are conflicts",
            "review.xlsx:2: change: a: note: (empty) -> x",
            "review.xlsx:3: change: b: note: + remark: the authority?",
            "review.xlsx:3: conflict: b: en: customs -> customs service, but en is Customs at mine.csv:3 now",
            "0 new, 2 changes, 0 known, 1 conflict, 0 kept, 0 not read",
            "  -> mine.csv",
        ],
    )
    brought = MINE.replace("customs,", "Customs,").replace("approved,", "approved,x")
    assert path.read_text(encoding="utf-8") == brought.replace("proposed,", "proposed,remark: the authority?")
    again = bilingual("glossary", "import", "review.xlsx", "--into", "mine.csv")
    assert again.stdout.splitlines()[-1] == "0 new, 0 changes, 1 known, 1 conflict, 0 kept, 0 not read"


def test_files_that_cannot_be_exchanged(bilingual: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(MINE, encoding="utf-8")
    (tmp_path / "bad.csv").write_text("zh,colour\n口岸,12\n", encoding="utf-8")
    for arguments, said in (
        (["import", "bad.csv"], "bad.csv: holds no Chinese beside English or Russian; name the columns zh, en and ru"),
        (["import", "mine.csv", "--into", "bad.csv"], "bad.csv:1: unknown column 'colour'; columns are id, "),
        (["export", "bad.csv", "--as", "csv"], "bad.csv:1: unknown column 'colour'; columns are id, "),
        (
            ["export", "mine.csv", "--as", "tbx", "--to", "ru", "--out", "mine.csv"],
            "mine.csv: is already there; choose another with --out, or replace it with --overwrite",
        ),
    ):
        done = bilingual("glossary", *arguments)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
        assert done.stderr.startswith(f"bilingual: {said}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.csv", "mine.csv"]


def test_one_changed_term_is_one_changed_line(bilingual: Run, tmp_path: Path) -> None:
    mine = "note,ru,zh,en\n,порт,口岸,port\n,таможня,海关,customs\n".replace(",", ";").replace("\n", "\r\n")
    (tmp_path / "mine.csv").write_bytes(b"\xef\xbb\xbf" + mine.encode())
    (tmp_path / "theirs.csv").write_text("zh,en,remark\n海关,customs,the office\n边境,border,\n", encoding="utf-8")
    done = bilingual("glossary", "import", "theirs.csv", "--into", "mine.csv")
    assert (done.returncode, done.stderr) == (0, "")
    changed = mine.replace(";таможня", "the office;таможня") + ";;边境;border\r\n"
    assert (tmp_path / "mine.csv").read_bytes() == b"\xef\xbb\xbf" + changed.encode()
