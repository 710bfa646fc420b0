"""What the recipe tells apart."""

from __future__ import annotations

from importlib import metadata

from bilingual.glossary import Glossary
from bilingual.language.style import builtin_style, default_style
from bilingual.recipe import data_digest, make_recipe
from bilingual.translate import Options, make_engine


def test_a_style_is_named_unless_it_is_the_default() -> None:
    engine, american = make_engine("draft"), builtin_style("american")
    plain = make_recipe(engine, Glossary(()), ("ru",)).entries
    assert make_recipe(engine, Glossary(()), ("ru",), style=default_style()).entries == plain
    styled = make_recipe(engine, Glossary(()), ("ru",), style=american).entries
    assert styled == (*plain, ("profile", f"american sha256:{american.digest[:12]}"))
    assert make_engine("draft", options=Options(style=american)).recipe == (
        f"{engine.recipe} style sha256:{american.digest[:12]}"
    )


def test_the_entries_and_their_order() -> None:
    engine = make_engine("draft")
    entries = make_recipe(engine, Glossary((), (("mine.csv", "ab" * 32),)), ("ru",)).entries
    assert [name for name, _ in entries] == [
        "bilingual",
        "data",
        "babel",
        "pymorphy3",
        "script",
        "glossary mine.csv",
        "engine",
        "languages",
    ]
    said = dict(entries)
    assert said["data"] == f"sha256:{data_digest()[:12]}"
    assert said["babel"] == metadata.version("babel")
    assert (said["glossary mine.csv"], said["engine"], said["languages"]) == (
        "sha256:abababababab",
        engine.recipe,
        "ru",
    )
