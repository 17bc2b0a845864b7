"""The services of a desk, each with its path: what looks over all methods of the desk goes through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vsdesk.desk import Desk


def services(desk: Desk) -> Iterator[tuple[str, object]]:
    """Each service of a desk and where it stands: `consent`, `consent.letters` …"""
    assert desk.context.vault, "it is open"
    for name, service in vars(desk).items():
        yield name, service
        for part, below in vars(service).items():
            if not part.startswith("_") and type(below).__module__.startswith("vsdesk.desk."):
                yield f"{name}.{part}", below
