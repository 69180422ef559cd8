"""What an author is asked about a new tree, in every language of the pack."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from tpsupport.cli.prompt.choose import prompter_for, somebody
from tpsupport.cli.prompt.protocol import BACK, Question, one_line
from tpsupport.cli.session import Session
from tpsupport.errors import UsageError
from tpsupport.pack.shape import near
from tpsupport.text import Text, in_language
from tpsupport.trees.skeleton import Seed

ASKED = ("title", "summary", "keywords", "question")
"""In this order. Only the title has to be given."""
_BETWEEN = re.compile(r"[,，、;；]")


def interview(session: Session, name: str, given: Mapping[str, str], *, alone: bool) -> Seed:
    """The answers, from ``given`` (``title.en`` and so on) or asked; ``alone``: nobody is.

    :raises UsageError: if something is given that is not asked, or a title is missing.
    """
    questions = _questions(session)
    for key in given:
        if key not in questions:
            raise UsageError(
                "tree_tools.errors.unknown_text", name=key[:40], **near(key, questions)
            )
    said = _asked(session, questions, given, alone=alone)

    def text(key: str) -> Text:
        title = {each: said[f"title.{each}"] or "" for each in session.library.languages}
        return {each: said[f"{key}.{each}"] or words for each, words in title.items()}

    phrase = session.library.phrase_text("tree_tools.skeleton.question") or {}
    question = {
        each: said[f"question.{each}"] or in_language(phrase, each)
        for each in session.library.languages
    }
    keywords = {each: _words(words) for each, words in text("keywords").items()}
    return Seed(name, text("title"), text("summary"), keywords, question)


def _questions(session: Session) -> dict[str, Question]:
    later = session.say("tree_tools.new.later")
    return {
        f"{key}.{language}": Question(
            f"{key}.{language}",
            session.say(f"tree_tools.new.{key}", language=language),
            skip=None if key == "title" else later,
            accept=_accept,
            accepts=session.say(f"tree_tools.new.{key}", language=language),
        )
        for key in ASKED
        for language in session.library.languages
    }


def _accept(raw: str) -> str:
    """One line of words in which no secret is."""
    from tpsupport.privacy.guard import admit

    admit(raw)
    return one_line(raw)


def _asked(
    session: Session, questions: Mapping[str, Question], given: Mapping[str, str], *, alone: bool
) -> dict[str, str | None]:
    """The answer to each question; a person may go back to the one before."""
    prompter = prompter_for(session, no_input=alone, answers=dict(given))
    nobody = not somebody(prompter)
    names = list(questions)
    said: dict[str, str | None] = {}
    at = 0
    while at < len(names):
        name = names[at]
        question = questions[name]
        if nobody and question.skip and name not in given:
            said[name] = None
        else:
            placed = question._replace(
                at=at + 1,
                most=len(names),
                can_go_back=at > 0 and not nobody,
                prefill=said.get(name),
            )
            reply = prompter.write(placed)
            if reply is BACK:
                at -= 1
                continue
            said[name] = reply
        at += 1
    return said


def _words(said: str) -> Sequence[str]:
    return [each.strip() for each in _BETWEEN.split(said) if each.strip()] or [said]
