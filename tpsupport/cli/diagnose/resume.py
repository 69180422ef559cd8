"""The answers so far as a file that ``--answers`` reads: nothing of a user's work is lost."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tpsupport.case import Value


def answers_file(
    tree: str, digest: str, answers: Mapping[str, Value], found: Mapping[str, str]
) -> str:
    """The strict YAML of an answers file; findings are there only if they were brought along."""
    lines = [f"tree: {tree}", f"digest: {_quoted(digest)}", "answers:"]
    lines += [f"  {name}: {_quoted(value)}" for name, value in answers.items()]
    if not answers:
        lines[-1] += " {}"
    if found:
        lines += ["found:", *(f"  {_quoted(name)}: {code}" for name, code in found.items())]
    return "\n".join(lines) + "\n"


def _quoted(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
