"""`python -m bilingual`, and the console script."""

from __future__ import annotations

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Runs the command line. An interrupt while it is still being imported says no more than a later one."""
    try:
        from bilingual import cli
    except KeyboardInterrupt:
        print("bilingual: interrupted; nothing was written", file=sys.stderr)
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
