"""Many requests by several processes say what one says."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilingual.errors import InputError
from bilingual.translate import Options, Request
from bilingual.translate.draft import make
from bilingual.translate.draft.many import translate_many

# More than one worker is given at once.
REQUESTS = [
    Request(f"p{number:03}.s01", language, f"口岸放行{'冷' * (number % 7)}鏈貨物。")
    for number in range(120)
    for language in ("en", "ru")
]


def test_each_request_is_answered_once_as_by_one_process(tmp_path: Path) -> None:
    own = tmp_path / "words.csv"
    own.write_text("zh,pos,en,ru\n冷鏈,n,cold chain,холодовая цепь\n", encoding="utf-8")
    options = Options(workers=2, lexicon=(own,))
    answers = sorted(translate_many(REQUESTS, options), key=lambda answer: answer[0])
    assert answers == list(make((), options).translate(REQUESTS))
    assert len({candidate.target for _, candidate in answers}) == 14


def test_what_a_worker_raises_is_raised_here() -> None:
    with pytest.raises(InputError, match=r"^no\.csv: no such file; check the name$"):
        list(translate_many(REQUESTS, Options(workers=2, lexicon=(Path("no.csv"),))))
