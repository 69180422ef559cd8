"""What a probe sees, stage by stage, told as it goes."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from tpsupport.checks.context import Context
from tpsupport.checks.network.causes import Stage
from tpsupport.checks.network.classify import classify
from tpsupport.checks.network.row import Row

Emit = Callable[[Row], None]


@dataclass(frozen=True, slots=True)
class Tools:
    """What all probes of one run share."""

    context: Context
    deadline: float
    """On the context's monotonic clock."""
    tls: ssl.SSLContext | None = None
    challenges: Sequence[tuple[str, str]] = ()
    """Header and value of an answer that asks a browser to prove itself."""

    def left(self) -> float:
        """Seconds until the deadline; ``TimeoutError`` when it has passed."""
        seconds = self.deadline - self.context.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return seconds


class StoppedError(Exception):
    """A stage did not succeed; the trace's row says why."""


class Trace:
    """What is seen so far; each stage begins by emitting the row as it stands if time runs out."""

    def __init__(self, first: Row, tools: Tools, emit: Emit) -> None:
        self.target = first.target
        self.tools = tools
        self.seen: dict[str, Any] = {}
        self._first = first
        self._ms: dict[str, int] = {}
        self._emit = emit

    @property
    def row(self) -> Row:
        """The row as far as it is seen."""
        return replace(self._first, ms=dict(self._ms), **self.seen)

    @contextmanager
    def stage(self, name: Stage) -> Iterator[None]:
        """Times what is done inside; whatever is raised there becomes the cause, and stops."""
        monotonic = self.tools.context.monotonic
        self.seen |= {"stage": name, "cause": f"{name}_timeout"}
        self._emit(self.row)
        started = monotonic()
        try:
            yield
            self.seen["cause"] = None
        except StoppedError:
            raise
        except Exception as error:
            self.seen["cause"] = classify(name, error)
            raise StoppedError from error
        finally:
            self._ms[name] = round((monotonic() - started) * 1000)

    def stop(self, cause: str) -> NoReturn:
        """End here, because of ``cause``."""
        self.seen["cause"] = cause
        raise StoppedError
