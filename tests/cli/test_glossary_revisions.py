"""`bilingual glossary diff` and `show` beside odd repositories, files and names."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from children import Run, clean_environment

HEADER = "id,zh,en\n"
PORT, COAL = "a,口岸,port\n", "b,煤炭,coal\n"


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "-C", str(folder), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=clean_environment())
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture
def project(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def put(folder: Path, **files: str | bytes) -> None:
    """Writes CSV files; of a name the last underscore is its dot."""
    for name, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / ".".join(name.rsplit("_", 1))).write_bytes(data)


def commit(folder: Path, message: str = "Terms", **files: str | bytes) -> None:
    put(folder, **files)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def rows(bilingual: Run, *arguments: str) -> list[tuple[str, ...]]:
    """The changes as kind, file, term, field, old and new."""
    done = bilingual("glossary", "diff", *arguments, "--as", "json")
    assert (done.returncode, done.stderr) == (0, "")
    columns = ("change", "file", "term", "field", "old", "new")
    return [tuple(row[column] for column in columns) for row in json.loads(done.stdout)["changes"]]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (HEADER.replace("en", "english") + PORT, "t.csv:1: unknown column 'english'; columns are id, "),
        (HEADER.replace("id", "ID") + PORT, "t.csv:1: unknown column 'ID'; columns are id, "),
        (
            HEADER.replace(",", ";") + 'a;口岸;"a"port\n',
            "t.csv:2: ';' expected after '\"'; check the quotes of the row",
        ),
        ("<<<<<<< ours\n" + HEADER + PORT, "t.csv:1: holds a conflict that git left; "),
        (HEADER + "a,口岸\n", "t.csv:2: the row is wider or narrower than the header; count its commas"),
    ],
    ids=("column", "capitals", "quote", "conflict", "narrow"),
)
@pytest.mark.parametrize("arguments", [(), ("t.csv",), ("HEAD", "t.csv")], ids=("bare", "path", "revision"))
def test_a_broken_glossary_is_not_one_whose_terms_were_removed(
    bilingual: Run, project: Path, now: str, said: str, arguments: tuple[str, ...]
) -> None:
    commit(project, t_csv=HEADER + PORT)
    put(project, t_csv=now)
    done = bilingual("glossary", "diff", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"bilingual: {said}")


def test_the_glossary_that_wins_is_the_one_that_counts(bilingual: Run, project: Path) -> None:
    (project / "bilingual.toml").write_text('[build]\nglossary = ["z.csv", "a.csv"]\n', encoding="utf-8")
    (project / "news.txt").write_text("口岸。\n", encoding="utf-8")
    commit(project, z_csv=HEADER + PORT, a_csv=HEADER + PORT.replace("port", "gate"))
    put(project, z_csv=HEADER + PORT.replace("port", "crossing"))
    assert rows(bilingual) == [("changed", "z.csv", "口岸", "en", "port", "crossing")]
    shown = bilingual("glossary", "diff", "--impact", "news.txt").stdout.splitlines()[-1]
    assert shown.split("  ")[-2:] == ["en: port", "en: crossing"]
    # What is covered by another file changes nothing in an article.
    put(project, z_csv=HEADER + PORT, a_csv=HEADER + PORT.replace("port", "crossing"))
    assert rows(bilingual) == [("changed", "a.csv", "口岸", "en", "gate", "crossing")]
    assert bilingual("glossary", "diff", "--impact", "news.txt").stdout.endswith("of articles: 0\n")


def test_glossaries_without_ids(bilingual: Run, project: Path) -> None:
    toml = '[build]\nglossary = ["{}.csv", "b.csv"]\n'
    (project / "bilingual.toml").write_text(toml.format("a"), encoding="utf-8")
    text = "zh,en\n口岸,port\n煤炭,coal\n"
    commit(project, a_csv=text, b_csv=text.replace("port", "gate"))
    put(project, a_csv="zh,en\n煤炭,coal\n")
    assert rows(bilingual) == [("removed", "a.csv", "口岸", "en", "port", "")]
    # A file that is renamed together with the settings that name it.
    git(project, "mv", "a.csv", "c.csv")
    (project / "bilingual.toml").write_text(toml.format("c"), encoding="utf-8")
    assert [row[:3] for row in rows(bilingual)] == [("removed", "a.csv", "口岸"), ("moved", "c.csv", "煤炭")]
    shown = bilingual("glossary", "show", "煤炭").stdout.splitlines()
    assert [line.partition(" Ann: ")[2] for line in shown if "Ann" in line] == ["Terms (added)"]


@pytest.mark.parametrize("name", ['"клиент" 口岸.csv', "tab\t.csv", "[ab].csv", ":x.csv"])
def test_a_name_is_a_name(bilingual: Run, project: Path, name: str) -> None:
    commit(project, a_csv=HEADER + COAL, **{"other\nline_csv": "zh,fr\n"})
    (project / name).write_text(HEADER + PORT, encoding="utf-8")
    commit(project, "Two")
    (project / name).write_text(HEADER + PORT.replace("port", "gate"), encoding="utf-8")
    changed = [("changed", name, "口岸", "en", "port", "gate")]
    assert (rows(bilingual), rows(bilingual, f"./{name}")) == (changed, changed)
    shown = bilingual("glossary", "show", "口岸", "--glossary", name).stdout.splitlines()
    assert [line.partition(" Ann: ")[2] for line in shown if "Ann" in line] == ["Two (added)"]


def test_links_other_encodings_and_files_that_are_gone(bilingual: Run, project: Path) -> None:
    (project / "link.csv").symlink_to("t.csv")
    commit(project, t_csv=HEADER + PORT, u_csv=HEADER + COAL, v_csv=HEADER)
    put(project, t_csv=HEADER + PORT.replace("port", "gate"), u_csv=("\n" + HEADER + COAL).encode("utf-16"))
    assert rows(bilingual) == [("changed", "t.csv", "口岸", "en", "port", "gate")]
    (project / "t.csv").unlink()
    gone = [("removed", "t.csv", "口岸", "en", "port", "")]
    assert rows(bilingual, "t.csv")[:1] == rows(bilingual, "HEAD", "t.csv")[:1] == gone


def test_what_a_branch_did(bilingual: Run, project: Path) -> None:
    commit(project, t_csv=HEADER + PORT)
    git(project, "checkout", "-qb", "topic")
    commit(project, t_csv=HEADER + PORT.replace("port", "gate"))
    git(project, "checkout", "-q", "main")
    commit(project, t_csv=HEADER + PORT + COAL)
    changed = [("changed", "t.csv", "口岸", "en", "port", "gate")]
    assert rows(bilingual, "main...topic") == rows(bilingual, "...topic") == changed
    assert rows(bilingual, "main...topic", "t.csv") == changed
    assert [row[:3] for row in rows(bilingual, "main..topic")][:1] == [("changed", "t.csv", "口岸")]
    assert {row[0] for row in rows(bilingual, "main..topic")} == {"changed", "removed"}
    git(project, "checkout", "-q", "--orphan", "alone")
    commit(project, "Alone", t_csv=HEADER + COAL)
    apart = bilingual("glossary", "diff", "main...alone")
    assert (apart.returncode, apart.stderr) == (
        2,
        "bilingual: main...alone: have no commit in common here; fetch the whole history\n",
    )


def test_a_shallow_clone_does_not_say_who_added_a_term(bilingual: Run, project: Path) -> None:
    (project / "origin").mkdir()
    git(project / "origin", "init", "-q")
    commit(project / "origin", "One", t_csv=HEADER + PORT)
    commit(project / "origin", "Two", t_csv=HEADER + PORT + COAL)
    git(project, "clone", "-q", "--depth", "1", f"file://{project / 'origin'}", "clone")
    shown = bilingual("glossary", "show", "a", "--glossary", "clone/t.csv").stdout.splitlines()
    assert [line.partition(" Ann: ")[2] for line in shown if "Ann" in line] == [
        "Two (there already; the history of this clone begins here)"
    ]


def test_no_commit_yet_and_two_files_of_which_one_is_broken(bilingual: Run, project: Path) -> None:
    put(project, t_csv=HEADER + PORT, d_csv=HEADER + PORT + PORT)
    done = bilingual("glossary", "diff")
    assert done.returncode == 2
    assert done.stderr.endswith("has no commit yet to compare with; compare two files instead\n")
    for pair in (("t.csv", "d.csv"), ("d.csv", "t.csv")):
        broken = bilingual("glossary", "diff", *pair)
        assert (broken.returncode, broken.stdout) == (2, "")
        assert broken.stderr.startswith("bilingual: d.csv:3: id a is already at line 2")


def test_a_pasted_paragraph_and_a_missing_article(bilingual: Run, project: Path) -> None:
    found = bilingual("glossary", "find", "口岸" * 200, "--as", "json")
    assert (found.returncode, len(json.loads(found.stdout)["terms"])) == (0, 200)
    long = bilingual("glossary", "diff", "口岸" * 200)
    assert (long.returncode, long.stderr.count("\n")) == (2, 1)
    missing = bilingual("glossary", "find", "满洲里口岸.txt")
    assert (missing.returncode, missing.stderr) == (2, "bilingual: 满洲里口岸.txt: no such file; check the name\n")
    (project / "满洲里口岸.txt").write_text("口岸\n", encoding="utf-8")
    assert bilingual("glossary", "find", "满洲里口岸.txt").returncode == 0


@pytest.mark.parametrize(
    ("theirs", "expected", "how"),
    [
        (
            (HEADER + PORT + "b,煤炭,coal,wide\n").encode("utf-16"),
            HEADER + "<<<<<<< ours\na,口岸,gate\nb,煤炭,coal\n=======\na,口岸,port\nb,煤炭,coal,wide\n>>>>>>> theirs\n",
            "merged line by line",
        ),
        (
            (HEADER + PORT + COAL + "c,铁路,rail,wide\n").encode(),
            HEADER + PORT.replace("port", "gate") + COAL + "c,铁路,rail,wide\n",
            "merged line by line",
        ),
        (
            (HEADER + PORT.replace("port", "crossing") + "b,煤炭,coal,wide\n").encode(),
            HEADER
            + "<<<<<<< ours\na,口岸,gate\nb,煤炭,coal\n=======\na,口岸,crossing\nb,煤炭,coal,wide\n>>>>>>> theirs\n",
            "merged line by line",
        ),
        (
            b"\0" + HEADER.encode(),
            "<<<<<<< ours\n" + HEADER + "a,口岸,gate\nb,煤炭,coal\n=======\n\0" + HEADER + ">>>>>>> theirs\n",
            "both sides stand in it whole",
        ),
    ],
    ids=("UTF-16", "clean", "conflict", "binary"),
)
@pytest.mark.parametrize("name", ["t.csv", "-t.csv"])
def test_what_is_no_glossary_is_merged_by_lines(
    bilingual: Run, tmp_path: Path, theirs: bytes, expected: str, how: str, name: str
) -> None:
    put(
        tmp_path,
        base_csv=HEADER + PORT + COAL,
        ours_csv=HEADER + PORT.replace("port", "gate") + COAL,
        theirs_csv=theirs,
    )
    done = bilingual("glossary", "merge", "base.csv", "ours.csv", "theirs.csv", "--", name)
    assert (done.returncode, done.stderr.startswith(f"bilingual: {name}:")) == (int("=======" in expected), True)
    assert done.stderr.endswith(f"; {how}\n")
    assert (tmp_path / "ours.csv").read_bytes().decode() == expected


def test_history_of_terms_without_ids_whatever_git_is_set_to(bilingual: Run, project: Path) -> None:
    for setting in ("log.showRoot false", "log.diffMerges combined"):
        git(project, "config", *setting.split())
    text = "zh,en\n口岸樓,port\n"
    commit(project, "One", geo_csv=text)
    git(project, "checkout", "-qb", "topic")
    commit(project, "Two", geo_csv=text.replace("port", "gate"))
    git(project, "checkout", "-q", "main")
    commit(project, "Aside", geo_csv=text + "煤炭,coal\n")
    git(project, "merge", "-q", "--no-edit", "-X", "theirs", "topic")
    git(project, "mv", "geo.csv", "land.csv")
    git(project, "commit", "-qm", "Renamed")
    commit(project, "Ids", land_csv="id,zh,en\np,口岸樓,gate\nc,煤炭,coal\n")
    for key in ("p", "口岸楼", "口岸樓", "GATE"):
        shown = bilingual("glossary", "show", key, "--glossary", "land.csv").stdout.splitlines()
        told = [line.partition(" Ann: ")[2] for line in shown if " Ann: " in line]
        assert told[:4] == ["Ids (changed)", "Renamed (moved)", "Two (changed)", "One (added)"]


def test_a_default_that_is_written_out_is_form(bilingual: Run, project: Path) -> None:
    header = "id,zh,en,enforce,status\n"
    put(project, a_csv=f"{header}a,口岸,port,,\n", b_csv=f"{header}a,口岸,port,prefer,proposed\n")
    done = bilingual("glossary", "diff", "a.csv", "b.csv", "--exit-code")
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Terms: no change")
    assert "enforce: “” is “prefer” now" in done.stdout


def test_a_file_and_its_counterpart_in_a_folder(bilingual: Run, project: Path) -> None:
    (project / "f").mkdir()
    put(project / "f", t_csv=HEADER + PORT.replace("port", "gate"), other_csv=HEADER + COAL)
    put(project, t_csv=HEADER + PORT, alone_csv=HEADER + PORT)
    assert rows(bilingual, "t.csv", "f") == [("changed", "f/t.csv", "口岸", "en", "port", "gate")]
    assert rows(bilingual, "f", "t.csv") == [("changed", "t.csv", "口岸", "en", "gate", "port")]
    missing = bilingual("glossary", "diff", "alone.csv", "f")
    assert (missing.returncode, missing.stderr) == (
        2,
        "bilingual: f: has no alone.csv to compare with; name two files\n",
    )


def test_impact_is_that_of_the_glossaries_in_force(bilingual: Run, project: Path) -> None:
    """A longer term of another glossary stays longer; a file called as a built-in one does not hide it."""
    (project / "bilingual.toml").write_text('[build]\nglossary = ["one.csv", "customs.csv"]\n', encoding="utf-8")
    (project / "news.txt").write_text("海关楼和海关。\n", encoding="utf-8")
    commit(project, one_csv="id,zh,en\no,海关楼,block\n", customs_csv=HEADER + PORT)
    put(project, customs_csv=HEADER + PORT + "c,海关,my customs\n")
    for arguments in ((), ("customs.csv",)):
        done = bilingual("glossary", "diff", *arguments, "--as", "json", "--impact", "news.txt")
        places = json.loads(done.stdout)["impact"]
        # In Russian the longer term says nothing, so that what stands in it changes there.
        english = [(row["in"], *(row[side].split("; ")[0] for side in ("before", "after"))) for row in places]
        assert [row for row in english if "en: my customs" in row] == [
            ("海关楼和〔海关〕。", "en: customs", "en: my customs")
        ]


def test_a_table_that_the_project_does_not_name_is_not_in_force(bilingual: Run, project: Path) -> None:
    (project / "bilingual.toml").write_text('[build]\nglossary = ["mine.csv"]\n', encoding="utf-8")
    (project / "news.txt").write_text("海关。\n", encoding="utf-8")
    text = "id,zh,en\nx,海关,{}\n"
    commit(project, mine_csv=text.format("ours"), archive_csv=text.format("old").replace("x,", "y,"))
    put(project, mine_csv=text.format("new"), archive_csv=text.format("older").replace("x,", "y,"))
    for arguments, said in (((), ["en: ours", "en: new"]), (("archive.csv",), ["en: old", "en: older"])):
        shown = bilingual("glossary", "diff", *arguments, "--impact", "news.txt").stdout.splitlines()
        assert shown[-1].split("  ")[-2:] == said


def test_history_does_not_trust_clocks(bilingual: Run, project: Path) -> None:
    def at(day: str, message: str) -> None:
        git(project, "add", "-A")
        stamps = {"GIT_AUTHOR_DATE": f"2026-01-{day}T10:00:00", "GIT_COMMITTER_DATE": f"2026-01-{day}T10:00:00"}
        command = ["git", "-c", "user.name=Ann", "-c", "user.email=a@example.org", "commit", "-qm", message]
        subprocess.run(command, cwd=project, check=True, env={**clean_environment(), **stamps})

    put(project, old_csv=HEADER + PORT)
    at("05", "One")
    git(project, "mv", "old.csv", "t.csv")
    at("06", "Renamed")
    git(project, "checkout", "-qb", "topic")
    put(project, t_csv=HEADER + PORT.replace("port", "gate"))
    at("04", "Behind")
    git(project, "checkout", "-q", "main")
    put(project, u_csv=HEADER + COAL)
    at("07", "Aside")
    git(project, "merge", "-q", "--no-edit", "topic")
    shown = bilingual("glossary", "show", "a", "--glossary", "t.csv").stdout.splitlines()
    assert [line.partition(" Ann: ")[2] for line in shown if " Ann: " in line] == [
        "Behind (changed)",
        "Renamed (moved)",
        "One (added)",
    ]
