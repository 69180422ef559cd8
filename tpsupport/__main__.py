"""The entry: the version is told before anything is imported, all else by the command line."""

from __future__ import annotations

import sys

_GARBAGE = 200_000
"""Objects before the first collection: a usual run ends without one."""


def main() -> int:
    """Run the program with ``sys.argv`` and give its exit code."""
    if sys.argv[1:] == ["--version"]:
        from tpsupport import __version__

        sys.stdout.write(f"tpsupport {__version__}\n")
        return 0
    import gc

    gc.set_threshold(_GARBAGE)
    from tpsupport.cli.app import run

    code = run(sys.argv[1:])
    _leave(code)
    return code


def _leave(code: int) -> None:
    """End at once: taking the interpreter apart would cost a tenth of a short run."""
    import os
    from contextlib import suppress

    with suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
