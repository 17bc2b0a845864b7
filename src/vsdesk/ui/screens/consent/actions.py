"""What the parts of the consent page are given: the words of the table, and how an action is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, ParamSpec, Protocol

from vsdesk.ui.editing.unsaved_ifs import UnsavedIfs

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.desk import Change
    from vsdesk.ui.kit.begun_forms import BegunForms
    from vsdesk.ui.route import Route
    from vsdesk.ui.screens.consent.consent_wording import ConsentWords

P = ParamSpec("P")
# Pixels at 100 % for a box: three stand beside each other, and the questions below stay in sight.
LEAST: Final = 170


class RunAction(Protocol):
    """Does an action of the desk on the writer thread; its Change can be taken back, under these words."""

    def __call__(
        self, said: str, work: Callable[P, Change], /, *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Call `work` with the arguments."""


@dataclass(frozen=True)
class ConsentActions:
    """`do` writes, `go` opens another place, `withdraw` takes back these answers (the second
    step), `forms` holds what stands in small forms while the page is rebuilt, `waits` is called when what
    is typed and not saved is another."""

    told: ConsentWords
    do: RunAction
    go: Callable[[Route], None]
    forms: BegunForms
    waits: Callable[[], None]
    withdraw: Callable[[tuple[str, ...], str], None]

    def unsaved_of(self, owner: str) -> UnsavedIfs:
        """What is typed into an "if" of a person or of an answer, and not saved."""
        case = self.told.found.table.case
        return UnsavedIfs(self.told.session.unsaved_ifs, f"{case}/{owner}", self.waits)
