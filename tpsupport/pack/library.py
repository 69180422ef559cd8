"""The library of a whole pack: every document and phrase, read when it is wanted, and only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from tpsupport.errors import PackError
from tpsupport.pack.cache import content_hash, load
from tpsupport.pack.gaps import fill
from tpsupport.text import Text, clean, in_language

if TYPE_CHECKING:
    from tpsupport.pack.end_reader import Endings
    from tpsupport.pack.models import Fact, Tree
    from tpsupport.pack.safety import Safety
    from tpsupport.pack.shape import Noted, Shape
    from tpsupport.pack.source_reader import Source

Model = TypeVar("Model")

PHRASES = "phrases"
ABOUT = "pack"
ENDINGS = "endings"
NOT_TREES = (
    ABOUT, "channels", ENDINGS, "facts", "lookalikes", "messages", "networks", "reply", "request",
    "safety", "search", "sources", "targets",
)  # fmt: skip


def default_directory() -> Path:
    """The shipped pack: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "decision_trees"
    return inside if inside.is_dir() else package.parent / "decision_trees"


class Library:
    """A pack's knowledge. Whatever it gives is strict data; what is wrong raises a PackError.

    ``fallback`` has the phrases that it lacks, ``extra`` the files of trees that lie elsewhere.
    """

    def __init__(
        self, directory: Path, fallback: Library | None = None, extra: Mapping[str, Path] = {}
    ) -> None:
        self.directory, self._fallback, self._extra = directory, fallback, extra
        self._documents: dict[str, Any] = {}
        self._models: dict[str, Any] = {}

    @classmethod
    def open(cls, directory: Path | None = None) -> Library:
        """The pack in ``directory``; phrases that it lacks are those of the shipped pack."""
        shipped = default_directory()
        if directory is None:
            return cls(shipped)
        if not (directory / f"{ABOUT}.yaml").is_file():
            raise PackError("no_pack", directory=str(directory)[:200])
        if directory.resolve() == shipped:
            return cls(shipped)
        return cls(directory, cls(shipped))

    def with_tree(self, file: Path, name: str = "") -> Library:
        """The same pack, in which the tree ``name``, or called as its file, is in ``file``."""
        return Library(self.directory, self._fallback, {name or file.stem: file})

    @property
    def beneath(self) -> Library | None:
        """The pack that has the phrases that this one lacks."""
        return self._fallback

    def file(self, name: str) -> Path:
        """The file of a document."""
        return self._extra.get(name) or self.directory / f"{name}.yaml"

    def has(self, name: str) -> bool:
        """Whether the pack has such a document."""
        return self.file(name).is_file()

    def document(self, name: str) -> Any:
        """The plain data of ``name``.yaml."""
        if name not in self._documents:
            self._documents[name] = load(self.file(name))
        return self._documents[name]

    def digest(self, name: str) -> str:
        """The content hash of ``name``.yaml, in hex."""
        from tpsupport.pack.source import raw_of

        return content_hash(raw_of(self.file(name)))

    @property
    def languages(self) -> Sequence[str]:
        """The languages that every text of the pack has, the first one the author's own."""
        return tuple(self._about["languages"])

    @property
    def product(self) -> Text:
        """The name of the product that the pack is about."""
        found: Text = self._about["product"]
        return found

    @property
    def about(self) -> Text:
        """Whose pack it is, in one or two sentences; empty if it does not say."""
        found: Text = self._about.get("about", {})
        return found

    @property
    def _about(self) -> Mapping[str, Any]:
        if ABOUT not in self._models:
            found = self.document(ABOUT)
            if not _sound(found):
                from tpsupport.pack.about_reader import read_about

                self.refuse(ABOUT, read_about(found))
            self._models[ABOUT] = found
        about: Mapping[str, Any] = self._models[ABOUT]
        return about

    @property
    def facts(self) -> Mapping[str, Fact]:
        """The facts that the pack's trees share."""
        from tpsupport.pack.fact_reader import read_facts

        return self._modelled("facts", read_facts)

    @property
    def sources(self) -> Mapping[str, Source]:
        """What the advice of the pack rests on."""
        from tpsupport.pack.source_reader import read_sources

        return self._modelled("sources", read_sources)

    @property
    def safety(self) -> Safety:
        """The words, sentences and lines that keep secrets out."""
        from tpsupport.pack.safety import read_safety

        return self._modelled("safety", read_safety)

    def tree(self, name: str) -> Tree:
        """The tree ``name``: its shape is right, the rest is for lint to prove."""
        from tpsupport.pack.tree_reader import read_tree

        def read(shape: Shape, data: Any) -> Tree:
            file = self.file(name).with_stem(name)
            return read_tree(shape, data, file, self.digest(name), self.endings)

        return self._modelled(name, read)

    @property
    def endings(self) -> Endings:
        """The endings that trees share; each is read when it is wanted."""
        from tpsupport.pack.end_reader import Endings

        if ENDINGS not in self._models:
            load = self.document if self.has(ENDINGS) else lambda name: {name: {}}
            self._models[ENDINGS] = Endings(
                partial(load, ENDINGS), self.languages, partial(self.refuse, ENDINGS)
            )
        endings: Endings = self._models[ENDINGS]
        return endings

    @property
    def networks(self) -> tuple[str, ...]:
        """The networks that the pack describes, by their ids; none if it describes none."""
        data = self.document("networks") if self.has("networks") else None
        found = data.get("networks") if isinstance(data, dict) else None
        return tuple(found) if isinstance(found, dict) else ()

    def _modelled(self, name: str, read: Callable[[Shape, Any], Model]) -> Model:
        if name not in self._models:
            from tpsupport.pack.pause import uncollected
            from tpsupport.pack.shape import Shape

            shape = Shape(self.languages)
            with uncollected():
                found = read(shape, self.document(name))
            self.refuse(name, shape.noted)
            self._models[name] = found
        model: Model = self._models[name]
        return model

    @property
    def tree_ids(self) -> tuple[str, ...]:
        """Every tree of the pack: first those that pack.yaml puts in order, then by name."""
        there = sorted(
            file.stem for file in self.directory.glob("[!.]*.yaml") if file.stem not in NOT_TREES
        )
        listed = [each for each in self._about.get("trees", []) if each in there]
        return tuple(dict.fromkeys([*listed, *there, *self._extra]))

    def refuse(self, name: str, noted: Sequence[Noted]) -> None:
        """Raise what was noted about ``name``.yaml, each flaw with its line and column."""
        if noted:
            from tpsupport.pack.flaw import FlawedPackError
            from tpsupport.pack.shape import placed
            from tpsupport.pack.source import text_of

            file = self.file(name)
            raise FlawedPackError(placed(noted, text_of(file), str(file)))

    def phrase(self, name: str, language: str, /, **values: object) -> str:
        """The phrase ``name`` (``file.key.key``) in ``language``, its placeholders filled.

        :raises KeyError: if neither this pack nor the shipped one has it.
        """
        text = self.phrase_text(name)
        if text is None:
            raise KeyError(name)
        filling = {key: clean(str(value)) for key, value in values.items()}
        filling.setdefault("product", in_language(self.product, language))
        return fill(in_language(text, language), filling)

    def phrase_text(self, name: str) -> Text | None:
        """The phrase ``name`` in every language, or ``None``.

        Phrases of another pack that cannot be read do not silence the program: lint tells of them.
        """
        area, *keys = name.split(".")
        try:
            found = self._phrases(area)
        except PackError:
            if self._fallback is None:
                raise
            found = {}
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if found and isinstance(found, dict) and all(type(one) is str for one in found.values()):
            return found
        return self._fallback.phrase_text(name) if self._fallback else None

    def _phrases(self, area: str) -> Any:
        name = f"{PHRASES}/{area}"
        known = name in self._documents or self.has(name)
        return self.document(name) if known else {}


def _sound(about: Any) -> bool:
    """What the program speaks with is there; whether all is right, only lint asks."""
    match about:
        case {"languages": [str(), *_] as languages, "product": dict() as product}:
            named = all(isinstance(one, str) and product.get(one) for one in languages)
            spoken = all(isinstance(one, str) for one in product.values())
            return named and spoken and isinstance(about.get("trees", []), list)
    return False
