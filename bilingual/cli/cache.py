"""`bilingual cache`, and the cache around the engine of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from bilingual.translate import Engine

cache = typer.Typer(
    help="See, or remove, what models translated in earlier builds.",
    rich_markup_mode=None,
    invoke_without_command=True,
)


@cache.callback()
def _root(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@cache.command()
def stats() -> None:
    """Say where the cache is, what it holds, and how large it is."""
    from rich.filesize import decimal

    from bilingual.cli.output import put
    from bilingual.cli.summary import count
    from bilingual.store import cache_file

    path = cache_file.cache_path()
    recipes = cache_file.contents(path)
    put(f"{path}: {count(sum(number for _, number in recipes), 'translation')}, {decimal(cache_file.size(path))}")
    for recipe, number in recipes:
        put(f"  {number:,} by {recipe}")
    for aside in cache_file.asides(path):
        put(f"  damaged and set aside: {aside.name}")


@cache.command()
def clear() -> None:
    """Remove all translations from the cache, and damaged caches that were set aside."""
    from bilingual.cli.output import put
    from bilingual.cli.summary import count
    from bilingual.store import cache_file

    path = cache_file.cache_path()
    removed, asides = cache_file.clear(path)
    put(f"{path}: removed {count(removed, 'translation')}")
    for aside in asides:
        put(f"{aside}: removed")


@contextmanager
def cached(engine: Engine, say: Callable[[str], None], complain: Callable[[str], None]) -> Iterator[Engine]:
    """The engine behind the user's cache while the context lasts; at its end says how much came from there.

    Draft engines are quicker than the cache, so they are left as they are. `complain` hears, in one line, why there is
    no cache.
    """
    if not engine.slow:
        yield engine
        return
    from datetime import date

    from bilingual.cli.summary import count
    from bilingual.errors import CacheError
    from bilingual.store.cache import Cache
    from bilingual.store.cache_file import cache_path
    from bilingual.translate.cached import Cached

    try:
        path = cache_path()
    except CacheError as error:
        complain(str(error))
        yield engine
        return
    with Cache(path, complain, today=date.today().toordinal()) as kept:
        yield Cached(engine, kept)
    if kept.found:
        say(f"Cache: {kept.found:,} of {count(kept.asked, 'translation')}.")
