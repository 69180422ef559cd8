"""How a form looks: wrapped anew at every drawing, because terminals change their size."""

from __future__ import annotations

import sys

from prompt_toolkit.application import get_app
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import to_filter
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import BufferControl, Dimension, FormattedTextControl, HSplit, Layout
from prompt_toolkit.layout import Window as Pane
from prompt_toolkit.layout.processors import BeforeInput
from questionary import Style
from questionary.prompts.common import Choice, InquirerControl

from tpsupport.cli.output import showable
from tpsupport.cli.prompt.form import Form, Row
from tpsupport.cli.wrap import wrap

POINTER = ">"
_POINTED = 3
_KEYED = 6
"""Columns before a label: a space, the pointer, a space; then perhaps ``1) ``."""

STYLE = Style(
    [
        ("head", "fg:ansibrightblack"),
        ("question", "bold"),
        ("pointer", "fg:ansicyan bold"),
        ("highlighted", "fg:ansicyan bold"),
        ("separator", "fg:ansiyellow"),
    ]
)


class Line(Choice):
    """A row of the menu; a long label hangs under its beginning."""

    def __init__(self, row: Row) -> None:
        super().__init__(row.label, row.value, shortcut_key=row.key or False)

    @property
    def title(self) -> str:
        indent = _KEYED if self.shortcut_key else _POINTED
        first, *more = wrap(showable(self._label, sys.stderr), _columns() - indent - 1)
        return "\n".join([first, *(" " * indent + line for line in more)])

    @title.setter
    def title(self, label: str) -> None:
        self._label = label


def picture(form: Form, buffer: Buffer, menu: InquirerControl) -> Layout:
    """The question, the line to type in after its hint, and the menu."""

    def question() -> StyleAndTextTuples:
        lines = wrap(showable(form.text, sys.stderr), _columns() - 1, " ") if form.text else []
        head = [f" {showable(form.head, sys.stderr)}"] if form.head else []
        return [("class:head", "\n".join(["", *head])), ("class:question", "\n".join(["", *lines]))]

    hint = BeforeInput(f" {showable(form.hint, sys.stderr)}")
    line = BufferControl(buffer, input_processors=[hint])
    return Layout(
        HSplit(
            [
                Pane(FormattedTextControl(question), dont_extend_height=True),
                Pane(
                    line,
                    Dimension(min=1),
                    wrap_lines=True,
                    dont_extend_height=True,
                    always_hide_cursor=to_filter(form.typed is None),
                ),
                Pane(menu, Dimension(min=1), dont_extend_height=True),
            ]
        )
    )


def _columns() -> int:
    return get_app().output.get_size().columns
