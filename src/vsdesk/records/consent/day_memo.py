"""What was found out about single records of a file on one day: once, however many questions ask it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.records.dossier import Dossier, RecordView


@dataclass(frozen=True, slots=True)
class DossierFact:
    """One such thing, by name: for `Dossier.once`."""

    what: str
    today: str

    def __call__(self, dossier: Dossier) -> Each:
        """Nothing yet."""
        return Each()


class Each:
    """By record what was found out about it."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[RecordView, int]] = {}

    def __call__(
        self,
        one: RecordView,
        work: Callable[[Dossier, RecordView, str], int],
        dossier: Dossier,
        today: str,
    ) -> int:
        """What `work` says of it: asked the first time, and of another reading of it again."""
        held = self._held.get(one.id)
        if held is None or held[0] is not one:
            held = self._held[one.id] = one, work(dossier, one, today)
        return held[1]
