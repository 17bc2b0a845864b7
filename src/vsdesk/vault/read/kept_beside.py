"""What lies beside many files is read once for all of them, as long as nothing is written: the cases of one
prison or one family, though the files are read in parts.

Of one connection; none of it holds once anything was written into the vault, or the rules are other ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vsdesk.records.dossier import Dossier
from vsdesk.vault.read.aside_ties import AsideTies
from vsdesk.vault.read.news_in_cases import NewsInCases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dossier import RecordView
    from vsdesk.records.gate.persons.guards_elsewhere import OtherCases
    from vsdesk.vault.database import Database

_MOST_FILES: Final = 500  # of other cases; then they begin anew
_MOST_NAMES: Final = 20_000  # records by which people are called


@dataclass
class KeptNow:
    """Of one state of the vault: what was put aside, what was told, and what cases share, by its id."""

    aside: AsideTies
    news: NewsInCases
    read: Callable[[str], Dossier | None]
    like: Callable[[str], OtherCases | None]
    groups: dict[str, OtherCases] = field(default_factory=dict)
    files: dict[str, Dossier | None] = field(default_factory=dict)

    def file(self, case: str) -> Dossier | None:
        """A case by itself."""
        if case not in self.files:
            if len(self.files) >= _MOST_FILES:
                self.files.clear()
            self.files[case] = self.read(case)
        return self.files[case]

    def called(self, shared: str, people: tuple[RecordView, ...]) -> Dossier:
        """Those whom all these words may name: the very same where another reading has the same."""
        twin = self.like(shared)
        if twin is not None and _said(twin.called) == _said(people):
            return twin.called
        return Dossier(shared, people)

    @property
    def is_large(self) -> bool:
        """Whether more of it is held than one part of the files should need."""
        return sum(len(one.called.records) for one in self.groups.values()) > _MOST_NAMES


class KeptBeside:
    """What is known as the vault stands now."""

    def __init__(
        self,
        database: Database,
        rules: Callable[[], Rules],
        read: Callable[[str], Dossier | None],
        like: Callable[[str], OtherCases | None],
    ) -> None:
        """`read` reads a case by itself; `like`: what cases share as another reading of the same vault has
        it, which read the same texts."""
        self._db = database
        self._rules = rules
        self._read = read
        self._like = like
        self._held: tuple[tuple[object, ...], KeptNow] | None = None

    def now(self) -> KeptNow:
        """What is known; nothing where anything was written since."""
        as_of = (self._db.version(), self._rules())
        held = self._held
        if held is None or held[0] != as_of or held[1].is_large:
            aside = AsideTies(self._db)
            news = NewsInCases(self._db, aside, self._rules)
            held = as_of, KeptNow(aside, news, self._read, self._like)
            self._held = held
        return held[1]


def _said(people: Iterable[RecordView]) -> list[object]:
    return [(one.id, one.kind, one.parent, one.fields) for one in people]
