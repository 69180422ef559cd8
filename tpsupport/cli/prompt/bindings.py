"""What keys do in a form: point, choose, type, find, paste, go back, get help, stop."""

from __future__ import annotations

import unicodedata
from typing import Any, NamedTuple

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary import Separator
from questionary.prompts.common import InquirerControl

from tpsupport.cli.prompt.drawing import Line
from tpsupport.cli.prompt.form import Form, Picked
from tpsupport.cli.prompt.protocol import Way, one_line


class Bindings(NamedTuple):
    """The keys of one form; ``buffer`` is its line to type in."""

    form: Form
    menu: InquirerControl
    buffer: Buffer

    def all(self) -> KeyBindings:
        """Every binding that the form has beside those of any line of text."""
        keys = KeyBindings()
        empty = Condition(lambda: not self.buffer.text)
        may_go_back = Condition(lambda: self.form.back)
        has_help = Condition(lambda: self.form.help)
        for keyed, act in (
            ((Keys.ControlM, Keys.ControlJ), self.enter),
            ((Keys.Up, Keys.ControlP), self.up),
            ((Keys.Down, Keys.ControlN), self.down),
            ((Keys.BracketedPaste,), self.paste),
            ((Keys.Escape,), self.escape),
            ((Keys.ControlC, Keys.SIGINT), self.interrupt),
        ):
            for key in keyed:
                keys.add(key, eager=True)(act)
        keys.add(Keys.Left, eager=True, filter=empty & may_go_back)(self.back)
        keys.add(Keys.ControlD, eager=True, filter=empty)(self.end)
        for mark in "?？":
            keys.add(mark, eager=True, filter=empty & has_help)(self.help)
        keys.add(Keys.Any)(self.type)
        return keys

    def retyped(self, _: Any) -> None:
        """The line has changed: the menu follows, and its first row is the one that Enter takes."""
        rows = self.form.rows(self.buffer.text)
        lines: list[Line | Separator] = [Line(row) for row in rows]
        if not any(row.answers for row in rows):
            lines.insert(0, Separator(self.form.nothing))
        self.menu.choices[:] = lines
        self.menu.pointed_at = 0

    def up(self, _: KeyPressEvent) -> None:
        self.menu.select_previous()
        while not self.menu.is_selection_valid():
            self.menu.select_previous()

    def down(self, _: KeyPressEvent) -> None:
        self.menu.select_next()
        while not self.menu.is_selection_valid():
            self.menu.select_next()

    def enter(self, event: KeyPressEvent) -> None:
        """Choose; but where more keys came along at once, it is the end of a pasted line."""
        if self.form.typed is not None and event.app.key_processor.input_queue:
            self.buffer.insert_text(" ")
        elif self.menu.is_selection_valid():
            value: Any = self.menu.get_pointed_at().value
            event.app.exit(result=Picked(value, one_line(self.buffer.text)))

    def paste(self, event: KeyPressEvent) -> None:
        if self.form.typed is not None:
            self.buffer.insert_text(one_line(event.data))

    def type(self, event: KeyPressEvent) -> None:
        """A character of the line, or the key of a row as an input method writes it."""
        text = event.data if event.data.isprintable() else ""
        if self.form.typed is not None:
            self.buffer.insert_text(text)
            return
        key = unicodedata.normalize("NFKC", text).casefold()
        for at, choice in enumerate(self.menu.choices):
            if key and choice.shortcut_key == key:
                self.menu.pointed_at = at

    def back(self, event: KeyPressEvent) -> None:
        event.app.exit(result=Picked(Way.BACK))

    def escape(self, event: KeyPressEvent) -> None:
        """Empty the line, or go back; but not where a sequence begins that nobody knows."""
        if event.app.key_processor.input_queue:
            return
        if self.buffer.text:
            self.buffer.text = ""
        elif self.form.back:
            self.back(event)

    def help(self, event: KeyPressEvent) -> None:
        event.app.exit(result=Picked(Way.HELP))

    def interrupt(self, event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt())

    def end(self, event: KeyPressEvent) -> None:
        event.app.exit(exception=EOFError())
