"""A talk goes into the record topic by topic: what fits is saved, what does not waits and keeps nothing
out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.screens.interview import opening
from vsdesk.ui.screens.interview.talk import Talk, complete

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from vsdesk.desk import HeldBack
    from vsdesk.errors import VsdeskError
    from vsdesk.records.dossier import Dossier
    from vsdesk.ui.kit.type_ahead import TypeAhead
    from vsdesk.ui.session import VaultSession


class Recording(QObject):
    """One save at a time. `failed` hears what let nothing at all be written."""

    def __init__(
        self,
        screen: QWidget,
        session: VaultSession,
        ahead: TypeAhead,
        failed: Callable[[VsdeskError, Callable[[Any], None]], None],
    ) -> None:
        super().__init__(screen)
        self._session, self._ahead, self._failed = session, ahead, failed
        self._talk: Talk | None = None
        self._then: Callable[[Any], None] | None = None  # of the save that runs

    @property
    def runs(self) -> bool:
        """Whether something is being saved."""
        return self._then is not None

    def save(self, talk: Talk, then: Callable[[Any], None]) -> None:
        """One save of what this topic changed; nothing is written where nothing was said."""
        if self.runs:
            return
        complete(talk)
        edits = talk.draft.edits()
        if not edits:
            then(talk.dossier)
            return
        self._talk, self._then = talk, then
        self._ahead.hold()
        self._session.drafts.flush()
        self._session.jobs.write(
            Callbacks(self, self._saved, self._not_saved),
            opening.write,
            self._session.desk,
            edits,
            talk.id("case"),
        )

    def _over(self) -> Callable[[Any], None]:
        then, self._then = self._then, None
        assert then is not None
        return then

    def _saved(self, found: tuple[Dossier | None, tuple[HeldBack, ...]]) -> None:
        dossier, held = found
        assert self._talk is not None
        self._talk.saved(dossier, held)
        self._over()(dossier)
        self._ahead.give()

    def _not_saved(self, problem: VsdeskError) -> None:
        """Nothing is lost: the words stay in the draft, and the talk goes on."""
        self._failed(problem, self._over())
        self._ahead.give()
