"""A form on a terminal with a cursor: Questionary's menu, and a line to type in above it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_input
from prompt_toolkit.input.typeahead import clear_typeahead
from prompt_toolkit.output import ColorDepth, create_output
from questionary import Question
from questionary.prompts.common import InquirerControl

from tpsupport.cli.prompt.bindings import Bindings
from tpsupport.cli.prompt.drawing import POINTER, STYLE, Line, picture
from tpsupport.cli.prompt.form import Form, Picked
from tpsupport.cli.prompt.protocol import Way
from tpsupport.cli.prompt.tty import forget_typed

ESCAPE_SECONDS = 0.2
"""How long a lone Escape waits for the rest of an arrow key, which slow lines send in parts."""


@contextmanager
def terminal() -> Iterator[None]:
    """Draw on standard error, and take keys from whichever standard stream is the terminal.

    The cursor's position is never asked for: terminals that do not answer would make people
    wait, and late answers would look like typing.
    """
    source = create_input(always_prefer_tty=True)
    output = create_output(stdout=sys.stderr)
    if hasattr(output, "enable_cpr"):
        output.enable_cpr = False
    with create_app_session(input=source, output=output):
        clear_typeahead(source)
        yield


def ask(form: Form, pointed: str | Way | None, *, colour: bool) -> Picked:
    """Show ``form`` until a row is chosen, and take it off the screen then.

    It begins at the row that stands for ``pointed``, or at the first.

    :raises KeyboardInterrupt: at Ctrl-C.
    :raises EOFError: at Ctrl-D where nothing has been typed.
    """
    lines = [Line(row) for row in form.rows(form.typed or "")]
    keyed = all(line.shortcut_key for line in lines)
    menu = InquirerControl(lines, pointer=POINTER, use_indicator=False, use_shortcuts=keyed)
    places = [at for at, line in enumerate(lines) if line.value == pointed]
    menu.pointed_at = places[0] if places else 0
    buffer = Buffer(document=Document(form.typed or ""), multiline=False)
    keys = Bindings(form, menu, buffer)
    buffer.on_text_changed += keys.retyped
    app: Application[Picked] = Application(
        picture(form, buffer, menu),
        key_bindings=keys.all(),
        style=STYLE,
        color_depth=None if colour else ColorDepth.DEPTH_1_BIT,
        erase_when_done=True,
        before_render=_forget_early_keys,
    )
    app.ttimeoutlen = ESCAPE_SECONDS
    picked: Picked = Question(app).unsafe_ask()
    return picked


def _forget_early_keys(app: Application[Picked]) -> None:
    """Drop what was typed before the question could be seen; by now nothing edits it on the way."""
    if app.render_counter == 1:
        forget_typed(app.input.fileno())
