"""Tables for people: columns where there is room for them, records where there is not."""

from __future__ import annotations

from collections.abc import Sequence

from tpsupport.cli.wrap import display_width, wrap
from tpsupport.text import clean

_NARROW = 60


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """The lines of a table, none wider than ``width`` columns and nothing left out.

    Cells are foreign text: no markup, no emoji codes, no links come to life in them.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    if not cells:
        return []
    if width < _NARROW or len(headers) * 12 > width:
        return _records(headers, cells, width)
    return _columns(headers, cells, width)


def _records(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    lines: list[str] = []
    for row in rows:
        for header, cell in zip(headers, row, strict=True):
            left = f"{header}: "
            lines += wrap(cell, width, left, " " * min(display_width(left), width // 3))
        lines.append("")
    return lines[:-1]


def _columns(headers: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    from io import StringIO

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="")
    for header in headers:
        drawn.add_column(Text(header), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    page = StringIO()
    console = Console(
        file=page, width=width, color_system=None, force_terminal=False, legacy_windows=False
    )
    console.print(drawn, markup=False, emoji=False, highlight=False)
    return [line.rstrip() for line in page.getvalue().splitlines()]
