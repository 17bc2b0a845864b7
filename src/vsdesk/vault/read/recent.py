"""What was read a moment ago, for whoever asks again before anything was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from vsdesk.history.merge import Rules
    from vsdesk.vault.database import Database

T = TypeVar("T")
FEW: Final = 8  # answers that are held; roots of one answer


class Recent:
    """The last answers of a reader's connection: a page and its buttons ask for the same file
    many times over.

    None holds any longer once anything was written into the vault, or the rules are other ones.
    """

    def __init__(self, database: Database, rules: Callable[[], Rules]) -> None:
        self._db = database
        self._rules = rules
        self._as_of: tuple[object, ...] = ()
        self._held: dict[Hashable, Any] = {}

    def get(self, asked: Hashable, read: Callable[[], T]) -> T:
        """What was read for this as the vault stands now; else what `read` gives."""
        with self._db.lock:
            as_of = self._now()
            if asked in self._held:
                self._held[asked] = held = self._held.pop(asked)
                return cast("T", held)
        found = read()
        with self._db.lock:
            if self._as_of is as_of:  # else something was written meanwhile
                self._held[asked] = found
                while len(self._held) > FEW:
                    del self._held[next(iter(self._held))]
        return found

    def _now(self) -> tuple[object, ...]:
        """As what the answers are held; none where that is another one than before."""
        now = (self._db.version(), self._rules())
        if now != self._as_of:
            self._held.clear()
            self._as_of = now
        return self._as_of
