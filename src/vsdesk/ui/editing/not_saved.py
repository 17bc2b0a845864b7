"""What of a page is not saved, and what of it was refused or cannot be read: by the dictionary's word about
each value that waits, and by what the last save said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.ui.catalogue.places import page_of, section_with
from vsdesk.ui.screen import UnsavedPage

if TYPE_CHECKING:
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dictionary.values import Json
    from vsdesk.ui.editing.draft import Draft
    from vsdesk.ui.session import VaultSession


class NotSaved:
    """Of the draft of one page. `refusal`: record, field and value that the last save refused."""

    def __init__(self, session: VaultSession, draft: Draft) -> None:
        self._session, self._draft = session, draft
        self.refusal: tuple[str, str, Json] | None = None

    def refused(self, problem: VsdeskError) -> None:
        """A save was refused: of the field that it names nothing else is said until it is another."""
        kind, name = (str(problem.params.get(one, "")) for one in ("kind", "field"))
        self.refusal = next(
            (
                (id, name, values[name])
                for id, values in self._draft.typed().items()
                if name in values and kind in ("", self._kind(id))
            ),
            None,
        )

    def now(self, root_kind: str, root: str) -> UnsavedPage | None:
        """What stands on the page and in no record; None where there is nothing."""
        if self._draft.nothing:
            return None
        known = self._session.dictionary
        for id, values in self._draft.typed().items():
            kind = self._kind(id)
            for name, value in values.items():
                if (id, name, value) == self.refusal or known.misfit(kind, name, value):
                    part = section_with(known, root_kind, kind)
                    place = page_of(root_kind, root, part, f"{kind}.{name}", id)
                    return UnsavedPage(self._session.labels.field(kind, name), place)
        return UnsavedPage()

    def _kind(self, id: str) -> str:
        pending = self._draft.pending(id)
        return pending.kind if pending is not None else ""
