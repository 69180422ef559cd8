"""One root error. It carries a phrase's name and its details; the words stand in the pack."""

from __future__ import annotations


class SupportError(Exception):
    """Something the user can be told in one line.

    ``code`` names a phrase under ``errors`` in the pack; ``details`` fill its placeholders.
    The program ends with ``exit_code``.
    """

    exit_code = 2

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code, details)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        shown = ", ".join(f"{name}={value!r}" for name, value in self.details.items())
        return f"{self.code}({shown})"


class UsageError(SupportError):
    """The command line or an answer is wrong, or an answer is missing."""


class PackError(SupportError):
    """The pack of knowledge is invalid."""

    exit_code = 3


class UndeterminedError(SupportError):
    """What was asked for could not be found out."""

    exit_code = 4
