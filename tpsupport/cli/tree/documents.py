"""The documents of a pack that other rooms read: what each of them finds wrong there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tpsupport.pack.flaw import Flaw, FlawedPackError
from tpsupport.pack.library import Library
from tpsupport.pack.models import End
from tpsupport.pack.shape import Shape

REQUEST = "request"


def document_flaws(library: Library) -> Iterator[Flaw]:
    """The flaws of the request's plan, the channels, look-alikes, networks and targets, if any.

    Only for a pack whose trees are right.
    """
    from tpsupport.chains.described import described
    from tpsupport.checks.network.listed import listed
    from tpsupport.official.channels import channels
    from tpsupport.official.lore import lore

    readers: dict[str, Callable[[Library], object]] = {
        REQUEST: planned,
        "channels": channels,
        "lookalikes": lore,
        "networks": described,
        "targets": listed,
    }
    wrong = False
    for name, read in readers.items():
        if library.has(name):
            try:
                read(library)
            except FlawedPackError as error:
                wrong = True
                yield from error.flaws
    if not wrong:
        yield from addresses(library)


def addresses(library: Library, wanted: Sequence[str] = ()) -> Iterator[Flaw]:
    """The addresses in the texts of the pack, or of the trees in ``wanted``, that nobody knows."""
    from tpsupport.official.foreign import foreign

    if library.has("channels") and library.has("lookalikes"):
        try:
            foreign(library, wanted)
        except FlawedPackError as error:
            files = {str(library.file(name)) for name in wanted}
            yield from (flaw for flaw in error.flaws if not wanted or flaw.place.file in files)


def planned(library: Library) -> None:
    """Nothing, if the plan of the request can be read and names only ends that there are.

    :raises FlawedPackError: with every flaw of request.yaml.
    """
    from tpsupport.desk.plan import read_plan

    plan = read_plan(library)
    shape = Shape(library.languages)
    for key, places in (("more", plan.more), ("less", plan.less)):
        for place in places:
            tree, _, end = place.partition("/")
            nodes = library.tree(tree).nodes
            if end and not isinstance(nodes.get(end), End):
                ends = [name for name, node in nodes.items() if isinstance(node, End)]
                shape.note((key, place), "unknown_node", node=end, **shape.near(end, ends))
    library.refuse(REQUEST, shape.noted)
