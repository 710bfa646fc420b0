"""One tree of errors. Every message is one line that names the file, the place and the remedy.

The command line prints the message as it stands and exits with 2; nothing else catches these.
"""


class BilingualError(Exception):
    """Something the user can mend; `str()` is the line to print."""


class InputError(BilingualError):
    """A source cannot be read as an article: missing, empty, binary, broken, or without Chinese."""


class DataError(BilingualError):
    """A glossary, lexicon or other curated file is broken: "customs.csv:14: …"."""


class ConfigError(BilingualError):
    """bilingual.toml or an option asks for something that does not exist."""


class EngineError(BilingualError):
    """A translation engine broke its contract or cannot serve the languages asked for."""


class StoreError(BilingualError):
    """A translation package cannot be fetched, trusted, installed or removed; the store is as it was."""


class OutputError(BilingualError):
    """An output cannot be written, or would overwrite what a person edited."""


class CacheError(BilingualError):
    """The cache of translations cannot be found, read or cleared; a build goes on without it."""
