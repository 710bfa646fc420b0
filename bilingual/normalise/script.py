"""Which script a text is in, and from one script to the other through OpenCC.

Two distributions install the module `opencc`; only `OpenCC(config).convert` is used, which they share. The module is
imported at the first conversion. `t2s` is the way to Simplified: it keeps the author's words and reads the print of
Hong Kong and of Taiwan; what `hk2s` and `tw2s` know beyond it (敍 枱 粧, 痺 簷, and 著 for 着, where `tw2s` also turns
專著, 原著 and 土著 into 着) stands in variants.csv with its exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from bilingual.model import Script
from bilingual.normalise.edits import Span, align, compose
from bilingual.normalise.variants import Repair, Target, data_digest, simplifying, variants

CONFIG = "t2s"
# A text is mixed when a fifth of the characters that tell, and at least two of them, are of the other script. Naive
# conversions leave one or two wrong characters in a sentence, of about ten that tell.
MIXED_SHARE = 0.2
MIXED_COUNT = 2
_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000))
# C++ OpenCC raises on lone surrogates, which cannot be written as UTF-8.
_CONVERTIBLE = re.compile("[^\ud800-\udfff]+")
_ONWARD = {"hant": "", "hk": "t2hk", "tw": "t2tw"}


@dataclass(frozen=True, slots=True)
class _Telling:
    """Matches characters that stand in one script only."""

    hans: re.Pattern[str]
    hant: re.Pattern[str]


def detect_script(text: str) -> Script:
    """The script of a text: "Hans", "Hant", "mixed", or "" where no character tells.

    Most characters belong to both scripts and tell nothing, among them those a naive conversion leaves wrong (里, 准,
    后, 只). See MIXED_SHARE for what counts as mixed; a draw is mixed too.
    """
    telling = _telling()
    hans, hant = len(telling.hans.findall(text)), len(telling.hant.findall(text))
    if not hans and not hant:
        return ""
    fewer = min(hans, hant)
    if hans == hant or (fewer >= MIXED_COUNT and fewer >= MIXED_SHARE * (hans + hant)):
        return "mixed"
    return "Hans" if hans > hant else "Hant"


def to_simplified(text: str) -> tuple[str, list[Span]]:
    """The text in Simplified; rules "variant" and "script"."""
    repaired, spans = _repair("hans")(text)
    simple = opencc_convert(CONFIG, repaired)
    return simple, compose(spans, align(repaired, simple, "script"), text, simple)


def to_traditional(text: str, to: Target) -> tuple[str, list[Span]]:
    """The text in Traditional: general ("hant"), as printed in Hong Kong ("hk") or in Taiwan ("tw").

    Simplified text is converted as a whole. In Traditional or mixed text only what is certainly Simplified is, and
    then the variants are repaired.
    """
    spans: list[Span] = []
    current = text
    whole = detect_script(text) == "Hans"
    traditional = opencc_convert("s2t", text) if whole or _telling().hans.search(text) else text
    if not whole and len(traditional) == len(text):
        traditional = _filled(text, traditional)
    for convert in (
        lambda _: (traditional, align(text, traditional, "script")),
        _character_repair(to) if whole else _repair(to),
        lambda before: _regional(before, to),
    ):
        after, found = convert(current)
        spans, current = compose(spans, found, text, after), after
    return current, spans


def script_recipe() -> str:
    """What shapes the conversion: distribution, version, config, and a digest of the stage's data."""
    for distribution in ("opencc", "opencc-python-reimplemented"):
        try:
            version = metadata.version(distribution)
        except metadata.PackageNotFoundError:
            continue
        return f"{distribution} {version} {CONFIG} + variants sha256:{data_digest()}"
    return f"opencc {CONFIG} + variants sha256:{data_digest()}"


def opencc_convert(config: str, text: str) -> str:
    """The text through an OpenCC config; lone surrogates stay as they are."""
    if not text or text.isascii():
        return text
    convert = _converter(config)
    return _CONVERTIBLE.sub(lambda match: convert(match.group()), text)


@cache
def _converter(config: str) -> Callable[[str], str]:
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(config).convert
    return convert


@cache
def _telling() -> _Telling:
    """A Simplified character that tells is not in Big5, a Traditional one not in GB 2312; OpenCC changes both."""
    every = [chr(code) for low, high in _HAN_RANGES for code in range(low, high)]
    simple = opencc_convert(CONFIG, "\n".join(every)).split("\n")
    traditional = opencc_convert("s2t", "\n".join(every)).split("\n")
    hans = [c for c, t in zip(every, traditional, strict=True) if c != t and not _encodable(c, "big5")]
    hant = [c for c, s in zip(every, simple, strict=True) if c != s and not _encodable(c, "gb2312")]
    # A form that one region's Traditional print changes to another's (温, 説) tells of no script.
    both = set(hans) & set(hant)
    return _Telling(*(re.compile(f"[{''.join(c for c in group if c not in both)}]") for group in (hans, hant)))


def _encodable(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _repair(target: Target) -> Repair:
    if target == "hans":
        return Repair(simplifying(variants(), lambda text: opencc_convert(CONFIG, text)))
    return Repair([variant for variant in variants() if target in variant.targets])


@cache
def _character_repair(target: Target) -> Repair:
    """What OpenCC's own standard of Traditional prints otherwise than the target; its words are right."""
    return Repair([variant for variant in variants() if target in variant.targets and len(variant.wrong) == 1])


def _filled(text: str, traditional: str) -> str:
    """The text with the characters that are certainly Simplified as in its conversion."""
    simplified = _telling().hans
    return simplified.sub(lambda match: traditional[match.start() : match.end()], text)


def _regional(text: str, to: Target) -> tuple[str, list[Span]]:
    config = _ONWARD[to]
    if not config:
        return text, []
    after = opencc_convert(config, text)
    return after, align(text, after, "variant")
