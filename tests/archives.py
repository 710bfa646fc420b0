"""Argos packages of a few bytes: whole as far as their files go."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path


def metadata(source: str = "zh", target: str = "en", version: str = "1.9", **more: object) -> bytes:
    names = {"zh": "Chinese", "en": "English", "ru": "Russian", "es": "Spanish"}
    content = {
        "package_version": version,
        "argos_version": "1.9.0",
        "from_code": source,
        "from_name": names.get(source, source),
        "to_code": target,
        "to_name": names.get(target, target),
        **more,
    }
    return json.dumps(content).encode()


def files(source: str = "zh", target: str = "en", version: str = "1.9", **more: object) -> dict[str, bytes]:
    """The files of a package by their names in its folder."""
    return {
        "metadata.json": metadata(source, target, version, **more),
        "model/config.json": b"{}",
        "model/model.bin": f"model {source} {target} {version}".encode(),
        "model/shared_vocabulary.json": b"[]",
        "sentencepiece.model": b"pieces",
        "README.md": b"A package for tests.",
    }


def write_folder(folder: Path, content: Mapping[str, bytes]) -> Path:
    """A package as it is installed."""
    for name, data in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def write_archive(path: Path, content: Mapping[str, bytes], top: str = "package/") -> Path:
    """A package as it is handed out."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(f"{top}{name}", data)
    return path


def archive(folder: Path, source: str = "zh", target: str = "en", version: str = "1.9") -> Path:
    """The whole package of a pair, under the name the index gives it."""
    name = f"translate-{source}_{target}-{version.replace('.', '_')}"
    return write_archive(folder / f"{name}.argosmodel", files(source, target, version), f"{name}/")
