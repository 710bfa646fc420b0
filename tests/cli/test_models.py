"""`bilingual models`, as a user's shell sees it."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import archive, files, metadata, write_archive, write_folder
from children import Run, clean_environment
from server import Page, Server, serving

from bilingual.cli.doctor import place_lines


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one's own, with the store in it; not the folder commands run in."""
    folder = tmp_path_factory.mktemp("models")
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    return folder


@pytest.fixture
def store(home: Path) -> Path:
    folder = home / "argos-translate" / "packages"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    with serving({}) as running:
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", f"{running.address}/")
        monkeypatch.setenv("BILINGUAL_TESTS_LOOPBACK", "1")
        yield running


def offer(server: Server, folder: Path, *pairs: tuple[str, str]) -> None:
    """The server offers whole packages for pairs, each with a dead link before the good one."""
    entries = []
    for source, target in pairs:
        file = archive(folder / "offered", source, target)
        server.pages[f"/{file.name}"] = [Page(file.read_bytes())]
        links = [f"{server.address}/gone/{file.name}", f"{server.address}/{file.name}"]
        entries.append({**json.loads(metadata(source, target)), "links": links})
    server.pages["/index.json"] = [Page(json.dumps(entries).encode())]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def refusal(done: subprocess.CompletedProcess[str]) -> str:
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    return done.stderr.removeprefix("bilingual: ").rstrip("\n")


local = pytest.mark.allow_hosts(["127.0.0.1"])


@local
def test_install_fetches_both_legs_and_says_what_came(
    bilingual: Run, server: Server, store: Path, tmp_path: Path
) -> None:
    offer(server, tmp_path, ("zh", "en"), ("en", "ru"), ("en", "es"))
    done = bilingual("models", "install", "zh", "ru")
    lines = []
    for source, target in (("zh", "en"), ("en", "ru")):
        name = f"translate-{source}_{target}-1_9"
        data = (tmp_path / "offered" / f"{name}.argosmodel").read_bytes()
        lines += [
            f"downloaded {source} -> {target} 1.9 from {server.address}/{name}.argosmodel",
            f"installed {source} -> {target} 1.9 in {store}/{name}",
            f"  SHA-256 of its file: {hashlib.sha256(data).hexdigest()}",
        ]
    assert (done.returncode, done.stderr, done.stdout.splitlines()) == (0, "", lines)
    assert names(store) == ["translate-en_ru-1_9", "translate-zh_en-1_9"]
    assert names(store.parent) == ["index.json", "packages"]
    again = bilingual("models", "install", "zh", "ru").stdout
    assert again == "zh -> en 1.9 is installed already\nen -> ru 1.9 is installed already\n"


@local
def test_a_direct_package_and_a_newer_version_are_taken(
    bilingual: Run, server: Server, store: Path, tmp_path: Path
) -> None:
    write_folder(store / "old", files("zh", "ru", "1.8"))
    offer(server, tmp_path, ("zh", "en"), ("en", "ru"), ("zh", "ru"))
    assert bilingual("models", "install", "zh", "ru").returncode == 0
    assert names(store) == ["translate-zh_ru-1_9"]


@local
def test_an_index_that_names_another_version(bilingual: Run, server: Server, tmp_path: Path) -> None:
    offer(server, tmp_path, ("zh", "en"))
    server.pages["/translate-zh_en-1_9.argosmodel"] = [Page(archive(tmp_path, version="1.7").read_bytes())]
    done = bilingual("models", "install", "zh", "en")
    said = "bilingual: warning: the index calls this package 1.9, but it calls itself 1.7\n"
    assert (done.returncode, done.stderr) == (0, said)


@local
def test_what_the_network_does_not_give(bilingual: Run, server: Server, store: Path, tmp_path: Path) -> None:
    said = refusal(bilingual("models", "install", "zh", "en"))
    assert said.startswith(f"the index of packages cannot be downloaded: {server.address}/index.json: 404 Not Found; ")
    offer(server, tmp_path, ("zh", "en"))
    said = refusal(bilingual("models", "install", "zh", "ru"))
    assert said == "the index has no package for zh -> ru; see `bilingual models list --available`"
    server.pages["/translate-zh_en-1_9.argosmodel"] = [Page(b"<html>")]
    done = bilingual("models", "install", "zh", "en")
    assert (
        done.returncode,
        done.stderr.endswith("is no package (.argosmodel, a zip archive); fetch the file anew\n"),
    ) == (2, True)
    mixed = write_archive(tmp_path / "mixed", files("en", "zh")).read_bytes()
    server.pages["/translate-zh_en-1_9.argosmodel"] = [Page(mixed)]
    done = bilingual("models", "install", "zh", "en")
    assert (done.returncode, "translates en -> zh, not zh -> en" in done.stderr) == (2, True)
    downloads = names(store.parents[1] / "state" / "bilingual" / "downloads")
    assert (names(store), names(store.parent), downloads) == ([], ["index.json", "packages"], [])


@local
def test_the_last_index_serves_where_a_new_one_cannot_be_fetched(
    bilingual: Run, server: Server, store: Path, tmp_path: Path
) -> None:
    offer(server, tmp_path, ("zh", "en"))
    assert bilingual("models", "list", "--download").stdout.splitlines()[-2:] == [
        "Offered by the index:",
        "  zh -> en  1.9  Chinese -> English",
    ]
    server.pages["/index.json"] = [Page(status=404)]
    done = bilingual("models", "install", "zh", "en")
    assert done.stderr.splitlines()[1] == "bilingual: going on with the index that was fetched last"
    assert (done.returncode, names(store)) == (0, ["translate-zh_en-1_9"])
    assert bilingual("models", "list", "--available").stdout.splitlines()[-1] == (
        "  zh -> en  1.9  Chinese -> English  (installed)"
    )


@local
def test_a_download_that_was_interrupted_is_resumed(
    bilingual: Run, server: Server, store: Path, tmp_path: Path
) -> None:
    offer(server, tmp_path, ("zh", "en"))
    path = "/translate-zh_en-1_9.argosmodel"
    whole = server.pages[path][0].data
    server.pages[path] = [Page(whole, cut=300, stalls=True), Page(whole)]
    command = [sys.executable, "-m", "bilingual", "models", "install", "zh", "en"]
    part = store.parents[1] / "state" / "bilingual" / "downloads" / "translate-zh_en-1_9.argosmodel.part"
    with subprocess.Popen(command, env=clean_environment(), stderr=subprocess.PIPE, cwd=tmp_path) as child:
        deadline = time.monotonic() + 30
        while not (part.exists() and part.stat().st_size == 300) and time.monotonic() < deadline:
            time.sleep(0.01)
        child.send_signal(signal.SIGINT)
        _, error = child.communicate(timeout=30)
    assert (child.returncode, error) == (130, b"bilingual: interrupted; files already written are whole\n")
    assert (names(store), part.stat().st_size) == ([], 300)
    assert bilingual("models", "install", "zh", "en").returncode == 0
    assert server.asked[-1] == (path, "bytes=300-", '"one"')
    assert (names(store), names(part.parent)) == (["translate-zh_en-1_9"], [])


@pytest.mark.parametrize("command", [["install", "zh", "en"], ["list", "--download"]])
def test_only_these_ask_for_the_network_and_here_it_is_blocked(bilingual: Run, command: list[str]) -> None:
    said = refusal(bilingual("models", *command))
    assert said.startswith("the index of packages cannot be downloaded: ")
    assert "the tests allow no network" in said


@local
def test_loopback_is_all_that_a_child_is_let_through_to(
    server: Server, bilingual: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("http://192.0.2.1/", "http://packages.test/"):
        monkeypatch.setenv("ARGOS_PACKAGE_INDEX", address)
        assert "the tests allow no network" in refusal(bilingual("models", "install", "zh", "en"))
    assert server.asked == []


def test_install_from_files(bilingual: Run, store: Path, tmp_path: Path) -> None:
    two = archive(tmp_path, "en", "es").name
    renamed = write_archive(tmp_path / "any.zip", files()).name
    assert bilingual("models", "install", two, renamed).returncode == 0
    assert names(store) == ["translate-en_es-1_9", "translate-zh_en-1_9"]
    other = write_archive(tmp_path / "b.argosmodel", {**files(), "README.md": b"changed"})
    done = bilingual("models", "install", other)
    assert (done.returncode, "warning: this is another file than the 1.9 installed here before" in done.stderr) == (
        0,
        True,
    )
    # Two language codes are languages, whatever files stand there.
    for code in ("zh", "en"):
        (tmp_path / code).write_bytes(b"")
    assert refusal(bilingual("models", "install", "zh", "en")).startswith("the index of packages cannot be downloaded")
    said = refusal(bilingual("models", "install", "no.argosmodel"))
    assert said == "no.argosmodel: no such file; check the name"


def test_install_from_a_memory_stick(bilingual: Run, store: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    for source, target, version in (
        ("zh", "en", "1.9"),
        ("zh", "en", "1.10"),
        ("en", "ru", "1.9"),
        ("en", "es", "1.9"),
    ):
        archive(stick, source, target, version)
    (stick / "damaged.ARGOSMODEL").write_bytes(b"")
    done = bilingual("models", "install", "--from-dir", stick)
    assert (
        done.stderr
        == f"bilingual: {stick}/damaged.ARGOSMODEL: is no package (.argosmodel, a zip archive); fetch the file anew\n"
    )
    assert (done.returncode, names(store)) == (0, ["translate-en_ru-1_9", "translate-zh_en-1_10"])
    assert bilingual("models", "install", "--from-dir", stick, "zh", "es").stdout.splitlines()[:2] == [
        "zh -> en 1.10 is installed already",
        f"installed en -> es 1.9 in {store}/translate-en_es-1_9",
    ]
    (stick / "damaged.ARGOSMODEL").unlink()
    said = refusal(bilingual("models", "install", "--from-dir", stick, "es", "ru"))
    assert said == f"{stick}: has no package (.argosmodel) for es -> ru; copy it there first"


def test_a_stick_without_what_is_needed(bilingual: Run, store: Path, tmp_path: Path) -> None:
    archive(tmp_path / "stick", "en", "ru")
    said = refusal(bilingual("models", "install", "--from-dir", "stick"))
    assert (said, names(store)) == (
        "stick: has no package (.argosmodel) for zh -> en or zh -> ru; copy it there first",
        [],
    )
    said = refusal(bilingual("models", "install", "--from-dir", "no"))
    assert said == "no: cannot be read as a folder: No such file or directory; check its name"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["install"], "nothing to install; name two languages (zh en), .argosmodel files, or --from-dir FOLDER"),
        (["install", "zh"], "cannot install 'zh'; name two languages (zh en) or .argosmodel files"),
        (["install", "zh", "../en"], "cannot install 'zh ../en'; name two languages (zh en) or .argosmodel files"),
        (["install", "zh", "en", "--stall", "0"], "--stall is a number of seconds; give more than 0"),
        (["install", "zh", "en", "--stall", "nan"], "--stall is a number of seconds; give more than 0"),
        (["remove", "zh", "en"], "no package for zh -> en is installed; see `bilingual models list`"),
        (["remove", "zh"], "missing argument 'target'; see `bilingual models remove --help`"),
        (["list", "--available"], "no index of packages yet; fetch it with `bilingual models list --download`"),
        (["fetch"], "no such command 'fetch'; see `bilingual models --help`"),
    ],
)
def test_a_command_that_cannot_be_met(bilingual: Run, arguments: list[str], said: str) -> None:
    assert refusal(bilingual("models", *arguments)) == said


def test_list_and_remove(bilingual: Run, store: Path) -> None:
    write_folder(store / "a", files())
    write_folder(store / "b", {"README.md": b""})
    size = sum(map(len, files().values())) / 1e6
    assert bilingual("models", "list").stdout.splitlines() == [
        f"Installed in {store}:",
        f"  zh -> en  1.9  Chinese -> English  {size:.1f} MB  {store}/a",
        f"  broken: {store}/b has no metadata.json; delete that folder and install the package again",
        "Needed:",
        "  zh -> en: ready (a)",
        "  zh -> ru: missing; get it with `bilingual models install en ru`",
    ]
    done = bilingual("models", "remove", "zh", "en")
    assert (done.returncode, done.stdout, names(store)) == (0, f"removed zh -> en 1.9 ({store}/a)\n", ["b"])


def test_a_doctor_who_finds_nothing(bilingual: Run, tmp_path: Path) -> None:
    assert bilingual("models", "install", archive(tmp_path), archive(tmp_path, "en", "ru")).returncode == 0
    done = bilingual("models", "doctor")
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["zh -> en: ready (translate-zh_en-1_9)", "zh -> ru: ready (translate-zh_en-1_9, translate-en_ru-1_9)"],
    )


def test_a_doctor_who_finds_much(bilingual: Run, store: Path, tmp_path: Path) -> None:
    assert bilingual("models", "install", archive(tmp_path)).returncode == 0
    (store / "translate-zh_en-1_9" / "model" / "model.bin").write_bytes(b"")
    write_folder(store / "en_ru", {**files("en", "ru"), "sentencepiece.model": b""})
    (store / "en_ru" / "sentencepiece.model").rename(store / "en_ru" / "newer.model")
    (store.parent / ".bilingual-left").mkdir()
    done = bilingual("models", "doctor")
    assert (done.returncode, done.stderr, done.stdout.splitlines()[1:]) == (
        1,
        "",
        [
            "zh -> en: ready (translate-zh_en-1_9)",
            "zh -> ru: missing; get it with `bilingual models install en ru`",
            "  without a network: put translate-en_ru-….argosmodel into a folder and "
            "`bilingual models install --from-dir FOLDER`",
            f"broken: {store}/en_ru has no tokenizer that bilingual knows (sentencepiece.model or bpe.model); "
            "delete that folder and install the package again",
            f"{store}/translate-zh_en-1_9 is not what was installed: its files changed; "
            "`bilingual models remove zh en` and `bilingual models install zh en` mend that",
            f"{store.parent}/.bilingual-left is left over from an install that was killed; delete it",
        ],
    )


def test_a_doctor_who_looks_at_the_disk() -> None:
    folder = Path("/data/packages")
    assert list(place_lines(folder, 1_000_000_000, [])) == [(True, "packages are in /data/packages, 1,000.0 MB free")]
    assert list(place_lines(folder, 999_999_999, [folder.parent]))[1:] == [
        (False, "little space: installing needs up to 1,000.0 MB; make room, or set ARGOS_PACKAGES_DIR"),
        (False, "/data is read-only: nothing can be installed; set ARGOS_PACKAGES_DIR to another folder"),
    ]


def test_a_disk_that_fills_up_while_unpacking(fresh_bilingual: Run, store: Path, tmp_path: Path) -> None:
    content = {**files(), "model/model.bin": os.urandom(300_000)}
    file = write_archive(tmp_path / "a.argosmodel", content)

    def nearly_full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    said = refusal(fresh_bilingual("models", "install", file, preexec_fn=nearly_full))
    assert said == f"{file}: cannot be unpacked: File too large; check the disk"
    assert (names(store), names(store.parent)) == ([], ["packages"])
    assert fresh_bilingual("models", "install", file).returncode == 0


def test_without_a_command_the_help_is_shown(bilingual: Run) -> None:
    done = bilingual("models")
    assert (done.returncode, done.stdout.startswith("Usage: bilingual models")) == (0, True)
