"""Does time and memory grow linearly? Builds generated articles of 1,000 to 10,000 paragraphs in a process each.

A paragraph has 150 characters, made of the sample's sentences in a fixed shuffle; both languages, all writers, findings
as comments. Memory is the peak resident set of the process.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SAMPLE = Path(__file__).parents[2] / "samples" / "manzhouli.txt"
LENGTH = 150
SIZES = (1_000, 2_000, 5_000, 10_000)


def article(paragraphs: int) -> str:
    """So many paragraphs of about LENGTH characters, the same for the same number."""
    chance = random.Random(1)
    lines = [line.strip() for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
    sentences = [part + "。" for line in lines if "。" in line for part in line.split("。") if len(part) > 5]
    text = ["滿洲里口岸的一萬個段落"]
    for _ in range(paragraphs):
        paragraph = ""
        while len(paragraph) < LENGTH:
            paragraph += chance.choice(sentences)
        text.append(paragraph[: LENGTH - 1] + "。")
    return "\n".join(text)


def main() -> None:
    print("paragraphs  characters    seconds   per 1,000   peak MB   output MB")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            source = Path(folder, f"a{size}.txt")
            source.write_text(article(size), encoding="utf-8")
            formats = [word for name in ("docx", "md", "json") for word in ("--format", name)]
            command = [sys.executable, __file__, "child", "build", str(source), *formats]
            start = time.perf_counter()
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            taken = time.perf_counter() - start
            peak = int(done.stderr.split()[-1]) / 1024
            written = sum(path.stat().st_size for path in Path(folder).glob(f"a{size}.bilingual.*")) / 1e6
            row = (f"{size:10,}", f"{source.stat().st_size // 3:11,}", f"{taken:10.1f}", f"{taken / size * 1000:11.2f}")
            print(*row, f"{peak:9.0f}", f"{written:11.1f}")


def child() -> None:
    """Runs the command line in this process and prints its peak memory, in KiB, on standard error."""
    from bilingual.cli import main as command_line

    sys.argv = ["bilingual", *sys.argv[2:]]
    try:
        command_line()
    finally:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)


if __name__ == "__main__":
    child() if sys.argv[1:2] == ["child"] else main()
