"""Something takes a while: lines that change in place on a terminal, and plain ones elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tpsupport.cli.screen import Screen, tag_of
from tpsupport.text import clean

if TYPE_CHECKING:
    from rich.text import Text

    from tpsupport.cli.prompt.protocol import Labels, Progress, Speech

_DONE = ("ok", "warn", "fail", "unknown", "aside")
_RICH = {"good": "green", "careful": "yellow", "bad": "red", "dim": "dim", "strong": "bold"}


@contextmanager
def working_lines(screen: Screen, speech: Speech, labels: Labels) -> Iterator[Progress]:
    """Say what begins and, for each of ``labels``, what came of it; leave out the rest."""
    titles = _titles(labels)
    for title in titles.values():
        screen.say(speech.say("prompt.working", label=title), style="dim")

    def progress(label: str, state: str) -> None:
        if label in titles and state in _DONE:
            screen.status(state, titles[label])

    yield progress


@contextmanager
def working_live(screen: Screen, speech: Speech, labels: Labels) -> Iterator[Progress]:
    """Show everything that progress tells of until it is over; then what came of ``labels``."""
    from rich.console import Console
    from rich.live import Live

    titles, states = _titles(labels), dict[str, str]()
    console = Console(
        file=screen.stream,
        force_terminal=True,
        color_system="standard" if screen.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )

    def progress(label: str, state: str) -> None:
        states[clean(label)] = state

    with Live(
        console=console,
        get_renderable=lambda: _picture(speech, titles, states),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
        refresh_per_second=8,
    ):
        yield progress
    for label, title in titles.items():
        if states.get(label) in _DONE:
            screen.status(states[label], title)


def _titles(labels: Labels) -> dict[str, str]:
    return dict(labels) if isinstance(labels, Mapping) else {label: label for label in labels}


def _picture(speech: Speech, titles: Mapping[str, str], states: Mapping[str, str]) -> Text:
    from rich.text import Text

    picture = Text(overflow="fold")
    for label, title in titles.items():
        if states.get(label) not in _DONE:
            picture.append(speech.say("prompt.working", label=title) + "\n")
    for label, state in {**states}.items():
        if label in titles and state not in _DONE:
            continue
        if state in _DONE:
            tag, style = tag_of(state)
            picture.append("  ").append(tag, style=_RICH[style])
            picture.append(f" {titles.get(label, label)}\n")
        else:
            picture.append(f"  {label}: {_word(speech, state)}\n")
    picture.rstrip()
    return picture


def _word(speech: Speech, state: str) -> str:
    try:
        return speech.say(f"prompt.state.{state}")
    except KeyError:
        return clean(state)
