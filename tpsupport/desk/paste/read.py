"""Reading a pasted text: the JSON form, else the token, else the lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tpsupport.case import Case
from tpsupport.desk.fields import DIGITS, Subject
from tpsupport.desk.paste.differ import differing
from tpsupport.desk.paste.find import Found, find
from tpsupport.desk.paste.fold import Folded, folded, forest_of
from tpsupport.desk.paste.form import NewerError, form
from tpsupport.desk.paste.guess import guessed
from tpsupport.desk.paste.lines import lines
from tpsupport.desk.paste.mail import parts
from tpsupport.desk.paste.reading import Problem, Reading, Source
from tpsupport.desk.paste.record import Record
from tpsupport.desk.paste.secure import discreet, secured
from tpsupport.desk.paste.tell import record_of
from tpsupport.desk.paste.views import left, undone
from tpsupport.errors import UsageError
from tpsupport.pack.library import Library
from tpsupport.trees.forest import Forest

LONGEST = 1024 * 1024
"""Characters; what comes after them is not looked at."""


def read(text: str, library: Library) -> Reading:
    """What ``text`` says of a case. Never raises for what stands in it.

    :raises PackError: if the pack is flawed.
    """
    texts = [text[:LONGEST], *parts(text[:LONGEST])]
    found = _found(texts)
    noted = [Problem("too_long", {"most": LONGEST})] if len(text) > LONGEST else []
    try:
        case = next(filter(None, map(form, texts)), None)
    except NewerError:
        case = None
        noted.append(Problem("newer"))
    if case:
        return _of_document(case, found, library, noted)
    if found.tokens:
        return _of_token(texts, found, library, noted)
    if found.broken:
        whole = {"have": found.broken.have, "of": found.broken.of}
        noted.append(Problem(found.broken.code, whole if found.broken.of else {}))
    return _of_lines(texts, library, noted)


def _found(texts: Sequence[str]) -> Found:
    all_found = [find(each) for each in texts]
    return next((each for each in all_found if each.tokens), all_found[0])


def _of_document(case: Case, found: Found, library: Library, noted: list[Problem]) -> Reading:
    """What the JSON form says; its own token says whether it is as it was written."""
    try:
        forest = forest_of(library, case.tree)
    except UsageError:
        forest = Forest(case.tree, {}, library.facts)
    record = record_of(Subject(case, forest, library, case.language, str), None)
    same = any(_alike(each.record, record, library) for each in found.tokens)
    if found.tokens and not same:
        noted.append(Problem("form_changed"))
    if not discreet(case):
        return _refused("json", library, noted)
    reading = _reading(record, "json", library, noted, verified=same)
    return reading._replace(case=_of_today(case, reading)) if reading.record == record else reading


def _of_today(case: Case, reading: Reading) -> Case:
    """The case as it says itself; of a hash that is not today's only what a request shows."""
    today = reading.forest.digest if reading.forest else ""
    return case if case.digest == today else case._replace(digest=case.digest[:DIGITS])


def _alike(one: Record, other: Record, library: Library) -> bool:
    """Whether two records say the same; of files the one form says more than the other."""
    names = [name for name in one.facts if not _is_files(name, library)]
    return (
        one._replace(facts={}, seen=()) == other._replace(facts={}, seen=())
        and one.facts.keys() == other.facts.keys()
        and all(one.facts[name] == other.facts[name] for name in names)
        and [(each.name, each.code) for each in one.seen] == [(x.name, x.code) for x in other.seen]
    )


def _is_files(name: str, library: Library) -> bool:
    return name in library.facts and library.facts[name].type == "files"


def _of_token(
    texts: Sequence[str], found: Found, library: Library, noted: list[Problem]
) -> Reading:
    """What the last token says, one outside of quotations first."""
    token = next((each for each in reversed(found.tokens) if not each.quoted), found.tokens[-1])
    if len(found.tokens) > 1:
        noted.append(Problem("several", {"count": len(found.tokens)}))
    elif changed := [name for each in texts for name in _changed(each, token.record, library)]:
        noted.append(Problem("changed", {"facts": ", ".join(dict.fromkeys(changed))}))
    return _reading(token.record, "token", library, noted, verified=True)


def _changed(text: str, record: Record, library: Library) -> tuple[str, ...]:
    """The facts whose lines say something else, in whichever reading of them there are fewest."""
    fewest: tuple[str, ...] = ()
    for view in undone(text):
        said = lines(view, library)
        fewest = differing(said, record, library) if said else ()
        if not fewest:
            break
    return fewest


def _of_lines(texts: Sequence[str], library: Library, noted: list[Problem]) -> Reading:
    """What the lines say, in whichever reading of them there are most."""
    views = [view for text in texts for view in undone(text)]
    read = [(left(view), lines(view, library)) for view in views]
    found = [(-weight, each) for weight, each in read if each]
    if not found:
        noted = noted or [Problem("no_request")]
        return Reading(None, None, "nothing", False, None, library.languages[0], tuple(noted))  # noqa: FBT003
    _, best = max(found, key=lambda each: (len(each[1].facts) + len(each[1].others), each[0]))
    return _reading(guessed(best, library), "lines", library, noted, verified=False)


def _reading(
    record: Record, source: Source, library: Library, noted: list[Problem], *, verified: bool
) -> Reading:
    """The reading of a record, once it is without secrets and folded over the trees of today."""
    safe, had_secret = secured(record, library)
    if safe is None:
        return _refused(source, library, noted)
    done = folded(safe, library)
    known = safe.language in library.languages
    language = safe.language if known else library.languages[0]
    noted += [Problem("secret")] if had_secret else []
    noted += _since(done, safe, source)
    return Reading(
        case=done.case._replace(language=language),
        forest=done.forest,
        source=source,
        verified=verified,
        holds=done.holds,
        language=language,
        problems=tuple(noted),
        record=safe,
    )


def _refused(source: Source, library: Library, noted: Sequence[Problem]) -> Reading:
    """Nothing but that there was a secret: it stands where it cannot be taken out."""
    problems = (*noted, Problem("secret"))
    return Reading(None, None, source, False, None, library.languages[0], problems)  # noqa: FBT003


def _since(done: Folded, record: Record, source: Source) -> Iterator[Problem]:
    """What became of the trees since the case was made.

    The same trees lead where they led: if lines do not, they were not read whole.
    """
    end = f"{record.end_tree}/{record.end}"
    if done.forest is None:
        yield Problem("unknown_tree", {"tree": record.tree})
        return
    if record.digest and not done.same:
        yield Problem("other_version")
    if source == "lines" and done.same:
        return
    if done.holds is None:
        yield Problem("open", {"end": end, "node": done.now})
    elif not done.holds:
        yield Problem("other_end", {"end": end, "now": done.now})
