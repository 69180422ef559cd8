"""Records as lines, and what is no record."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tpsupport.desk.paste.record import Record, Seen, parsed, written
from tpsupport.text import clean

names = st.from_regex(r"[a-z][a-z0-9_-]{0,20}", fullmatch=True)
values = st.text(min_size=1, max_size=40).map(lambda text: " ".join(clean(text).split()))
seen = st.builds(
    Seen,
    name=names | st.tuples(names, names).map(":".join),
    code=st.sampled_from(["ok", "fail.out_of_gas", "unknown"]),
    brought=st.booleans(),
    learned=st.just(()),
    evidence=st.dictionaries(names, values, max_size=3),
)
records = st.builds(
    Record,
    tree=names,
    end_tree=names,
    end=names,
    language=st.sampled_from(["zh", "en"]),
    digest=st.sampled_from(["", "0123ab"]),
    facts=st.dictionaries(names, st.none() | values.filter(bool), max_size=6),
    steps=st.dictionaries(names, st.sampled_from(["fixed", "not_fixed", "cannot"]), max_size=3),
    seen=st.lists(seen, max_size=3).map(tuple),
)


@given(records)
def test_a_record_comes_back(record: Record) -> None:
    assert parsed(written(record)) == record


def test_learned_facts_are_those_of_the_case() -> None:
    record = Record("a", "b", "c", "en", "0", {"x": "1", "y": None}, {}, ())
    found = Seen("check", "ok", learned=("x", "y", "z"))
    assert parsed(written(record._replace(seen=(found,)))).seen[0].learned == ("x",)


def test_files_are_parted_by_tabs() -> None:
    record = Record("a", "a", "c", "en", "0", {"files": "a.png (png, 1 B)\tb.png"}, {}, ())
    assert parsed(written(record)).facts == {"files": "a.png (png, 1 B)\nb.png"}


WRONG = {
    "nothing": "",
    "one line": "a\t\tb\ten",
    "too few names": "a\tb\n\n\n\n",
    "a tree with a path": "../a\t\tb\ten\n\n\n",
    "a tree in capitals": "A\t\tb\ten\n\n\n",
    "an end of two words": "a\t\tb c\ten\n\n\n",
    "a name that is none": "a\t\tb\ten\n\nx y\n1\n",
    "fewer values than names": "a\t\tb\ten\n\nx\ty\n1",
    "a step that came to nothing known": "a\t\tb\ten\n\n\nstep=gone",
    "a check with a path": "a\t\tb\ten\n\n\n\nx/y\tok",
    "a code that is none": "a\t\tb\ten\n\n\n\nx\tOK!",
    "a check without a code": "a\t\tb\ten\n\n\n\nx",
    "evidence without a name": "a\t\tb\ten\n\n\n\nx\tok\t\t\t=1",
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_no_record_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whichever
        parsed(WRONG[wrong])


@given(st.text(st.sampled_from("ab\t\n=.:!,") | st.characters()))
def test_any_text_is_a_record_or_refused(text: str) -> None:
    try:
        record = parsed(text)
    except ValueError:
        return
    for value in record.facts.values():
        assert value is None or clean(value) == value
