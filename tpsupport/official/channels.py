"""The official channels of a pack: who is official, what for, since when, and how to check it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, cast, get_args

from tpsupport.errors import UsageError
from tpsupport.official.allow import STANDINGS, Absent, Allow, Entry, Standing, parse, registered
from tpsupport.official.brand import brand
from tpsupport.official.hours import Hours, read_hours
from tpsupport.official.lore import Lore, lore
from tpsupport.official.verdict import Source
from tpsupport.pack.form import day
from tpsupport.pack.shape import Shape
from tpsupport.text import Text

if TYPE_CHECKING:
    from tpsupport.pack.library import Library
    from tpsupport.pack.source import Path_

DOCUMENT = "channels"

Purpose = Literal["support", "community", "news", "other", "authorities"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
"""What a channel is for, in the order in which channels are shown."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One official way to reach somebody, or to read what they say."""

    id: str
    name: Text
    purpose: Purpose
    address: str
    """A mail address or a link; empty if it is a place in the app."""
    path: Text | None
    """The way to it inside the app."""
    also: tuple[str, ...]
    """Other addresses of the same."""
    standing: Standing
    good_for: Text
    hours: Hours | None
    """``None``: not published."""
    answers: Text | None
    """How soon an answer comes; ``None``: not published."""
    source: Source


@dataclass(frozen=True, slots=True)
class App:
    """One program as stores know it."""

    id: str
    name: Text
    ids: tuple[str, ...]
    link: str
    publisher: str
    standing: Standing
    source: Source


@dataclass(frozen=True, slots=True)
class Channels:
    """All of ``channels.yaml``."""

    channels: tuple[Channel, ...]
    absent: tuple[Absent, ...]
    apps: tuple[App, ...]
    domains: Mapping[str, tuple[Standing, Source]]
    names: Mapping[str, str]
    """The names that imitators borrow, each with the official domain that it stands for."""
    verify: tuple[Text, ...]
    ready: tuple[Text, ...]


def channels(library: Library) -> Channels:
    """The channels of a pack; what is wrong is raised as a ``PackError`` with its place."""
    shape = Shape(library.languages)
    found = read_channels(shape, library.document(DOCUMENT))
    library.refuse(DOCUMENT, shape.noted)
    return found


def allow_list(library: Library) -> Allow:
    """The allow-list of a pack: its channels, domains and apps, and what was named in public."""
    known, knowledge = channels(library), lore(library)
    shape = Shape(library.languages)
    entries = tuple(_entries(shape, known, knowledge))
    library.refuse(DOCUMENT, shape.noted)
    brands = (
        brand(name, of, knowledge, frozenset({_ending(of, knowledge)}))
        for name, of in known.names.items()
    )
    return Allow(knowledge, entries, tuple(brands), knowledge.listings, known.absent)


def _ending(domain: str, knowledge: Lore) -> str:
    return registered(domain, knowledge).partition(".")[2]


def _entries(shape: Shape, known: Channels, knowledge: Lore) -> Iterable[Entry]:
    for domain, (standing, source) in known.domains.items():
        yield Entry("domain", domain, domain, standing=standing, source=source)
    for app in known.apps:
        for each in app.ids:
            yield Entry("id", each, each, standing=app.standing, source=app.source)
    for channel in known.channels:
        for address in (channel.address, *channel.also):
            if not address:
                continue
            try:
                entry = parse(address, knowledge)
            except UsageError:
                allowed = "name@example.com, https://example.com"
                here = ("channels", channel.id, "address")
                shape.note(here, "not_one_of", found=address[:80], allowed=allowed)
                continue
            yield Entry(
                entry.type, entry.key, entry.shown, entry.platform, channel.standing, channel.source
            )


def read_channels(shape: Shape, data: Any) -> Channels:
    """Channels from plain data; flaws go to ``shape``."""
    required = ("names", "domains", "channels", "absent", "apps", "verify", "ready")
    top = shape.mapping(data, (), required)

    def each(key: str) -> Iterable[tuple[str, Any, Path_]]:
        found = shape.mapping(top.get(key, {}), (key,), (), None)
        return [(name, value, (key, name)) for name, value in found.items()]

    def texts(key: str) -> tuple[Text, ...]:
        listed = shape.sequence(top.get(key, []), (key,))
        return tuple(shape.text(text, (key, at)) for at, text in enumerate(listed))

    return Channels(
        channels=tuple(_channel(shape, *one) for one in each("channels")),
        absent=tuple(_absent(shape, *one) for one in each("absent")),
        apps=tuple(_app(shape, *one) for one in each("apps")),
        domains={name: _domain(shape, value, path) for name, value, path in each("domains")},
        names={name: shape.string(value, path) for name, value, path in each("names")},
        verify=texts("verify"),
        ready=texts("ready"),
    )


def _source(shape: Shape, found: Mapping[str, Any], path: Path_) -> Source:
    said = shape.string(found.get("source", ""), (*path, "source"))
    return Source(said, day(shape, found.get("seen", ""), (*path, "seen")))


def _standing(shape: Shape, found: Mapping[str, Any], path: Path_) -> Standing:
    return cast("Standing", shape.one_of(found.get("standing", ""), (*path, "standing"), STANDINGS))


def _domain(shape: Shape, data: Any, path: Path_) -> tuple[Standing, Source]:
    found = shape.mapping(data, path, ("standing", "source", "seen"))
    return _standing(shape, found, path), _source(shape, found, path)


def _absent(shape: Shape, key: str, data: Any, path: Path_) -> Absent:
    found = shape.mapping(data, path, ("name", "words", "source", "seen"))
    words = shape.sequence(found.get("words", []), (*path, "words"))
    return Absent(
        id=shape.identifier(key, path),
        names=shape.text(found.get("name", {}), (*path, "name")),
        words=tuple(
            shape.string(word, (*path, "words", at)).lower() for at, word in enumerate(words)
        ),
        source=_source(shape, found, path),
    )


def _app(shape: Shape, key: str, data: Any, path: Path_) -> App:
    required = ("name", "ids", "standing", "source", "seen")
    found = shape.mapping(data, path, required, ("link", "publisher"))
    ids = shape.sequence(found.get("ids", []), (*path, "ids"))
    return App(
        id=shape.identifier(key, path),
        name=shape.text(found.get("name", {}), (*path, "name")),
        ids=tuple(shape.string(each, (*path, "ids", at)) for at, each in enumerate(ids)),
        link=_optional(shape, found, "link", path),
        publisher=_optional(shape, found, "publisher", path),
        standing=_standing(shape, found, path),
        source=_source(shape, found, path),
    )


def _channel(shape: Shape, key: str, data: Any, path: Path_) -> Channel:
    required = ("name", "for", "standing", "good_for", "source", "seen")
    optional = ("address", "path", "also", "hours", "answers")
    found = shape.mapping(data, path, required, optional)
    if "address" not in found and "path" not in found:
        shape.note(path, "missing_key", key="address")
    also = shape.sequence(found.get("also", []), (*path, "also"), empty=True)

    def text(name: str) -> Text | None:
        return None if found.get(name) is None else shape.text(found[name], (*path, name))

    hours = found.get("hours")
    return Channel(
        id=shape.identifier(key, path),
        name=text("name") or {},
        purpose=cast("Purpose", shape.one_of(found.get("for", ""), (*path, "for"), PURPOSES)),
        address=_optional(shape, found, "address", path),
        path=text("path"),
        also=tuple(shape.string(each, (*path, "also", at)) for at, each in enumerate(also)),
        standing=_standing(shape, found, path),
        good_for=text("good_for") or {},
        hours=None if hours is None else read_hours(shape, hours, (*path, "hours")),
        answers=text("answers"),
        source=_source(shape, found, path),
    )


def _optional(shape: Shape, found: Mapping[str, Any], key: str, path: Path_) -> str:
    return shape.string(found[key], (*path, key)) if key in found else ""
