"""Many requests on several cores: each worker is a process with an engine of its own, and all say the same."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import cache
from multiprocessing import get_context

from bilingual.errors import EngineError
from bilingual.translate import Candidate, Engine, Options, Request

# A worker takes about a second to start: so much work must there be for it to pay.
WORTH_IT = 2000
_AT_ONCE = 200


def translate_many(requests: Sequence[Request], options: Options) -> Iterator[tuple[int, Candidate]]:
    """The candidates of requests with their indices, as workers give them; as many work as the options allow.

    Raises EngineError if a worker is killed. The main module must be one that can be imported without running it.
    """
    # A worker has no need of whole articles: sending them would take longer than translating.
    requests = [replace(request, context=None) for request in requests]
    starts = range(0, len(requests), _AT_ONCE)
    # Each worker is a process anew: a fork would copy the threads of a progress bar half alive.
    workers = ProcessPoolExecutor(options.workers, get_context("spawn"), _begin)
    alone = replace(options, workers=1)
    try:
        waiting = [workers.submit(_answers, start, requests[start : start + _AT_ONCE], alone) for start in starts]
        for done in as_completed(waiting):
            yield from done.result()
    except BrokenProcessPool as error:
        raise EngineError(
            "engine draft: a worker process was ended from outside; build fewer articles at once"
        ) from error
    finally:
        workers.shutdown(cancel_futures=True)


def _begin() -> None:
    # An interrupt ends the main process, which ends its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _engine(options: Options) -> Engine:
    """The engine of a worker, made with the first requests that it gets."""
    from bilingual.translate.draft import make

    return make((), options)


def _answers(start: int, requests: Sequence[Request], options: Options) -> list[tuple[int, Candidate]]:
    return [(start + index, candidate) for index, candidate in _engine(options).translate(requests)]
