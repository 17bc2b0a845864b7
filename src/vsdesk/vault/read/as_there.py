"""Files as the gate of this device reads them without the spaces that another device does not get: what the
two readings differ in is what that device does not see (docs/spec/bundle.md §8.19)."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, Self

from vsdesk.vault.database import Database
from vsdesk.vault.read import views
from vsdesk.vault.read.dossiers import Dossiers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.records.dossier import Dossier
    from vsdesk.vault.read.kept_beside import KeptBeside

_HERE: Final = (
    "+space IN (SELECT id FROM temp.space_there)"  # "+": found by what is asked, not by it
)
# In place of the tables what of them lies in those spaces; all that is read of others goes by these.
_PART: Final = (
    f"WITH record AS NOT MATERIALIZED (SELECT * FROM main.record WHERE {_HERE}), "  # noqa: S608 - literals
    f"log AS NOT MATERIALIZED (SELECT * FROM main.log WHERE {_HERE}), "
    f"former AS NOT MATERIALIZED (SELECT * FROM main.former WHERE {_HERE}), "
    f"let_go AS NOT MATERIALIZED (SELECT * FROM main.let_go WHERE {_HERE}), "
    "link AS NOT MATERIALIZED (SELECT * FROM main.link WHERE EXISTS (SELECT 1 FROM main.record r "
    f"WHERE r.n = +source AND r.{_HERE[1:]})) "
)


class _Part(Database):
    """What another database holds in the spaces of `space_there`. It has no connection of its own, and reads
    alone."""

    def __init__(self, whole: Database) -> None:
        self._whole = whole
        self.decoded = whole.decoded

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of a SELECT."""
        return self._whole.query(_PART + sql, values)

    def one(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a SELECT, or None."""
        return self._whole.one(_PART + sql, values)

    def version(self) -> tuple[int, int, int]:
        """Another one after each write."""
        return self._whole.version()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads inside see one moment of the database."""
        with self._whole.snapshot():
            yield


class AsThere:
    """Made by `of`, and used inside it."""

    def __init__(self, dossiers: Dossiers) -> None:
        self._dossiers = dossiers

    @classmethod
    @contextmanager
    def of(
        cls,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        here: str,
        whole: KeptBeside,
        spaces: Collection[str],
    ) -> Iterator[Self]:
        """The files of a device that has these spaces alone; `here`: the id of this device; `whole`: what
        lies beside files as they are read here, for what is the same there."""
        like = whole.now().groups.get
        with database.snapshot():
            database.run("CREATE TEMP TABLE space_there (id BLOB PRIMARY KEY) WITHOUT ROWID")
            try:
                named = views.ids_json(spaces)
                database.run(f"INSERT INTO temp.space_there {views.IDS[1:-1]}", (named,))
                yield cls(Dossiers(_Part(database), dictionary, rules, here, like))
            finally:
                database.run("DROP TABLE temp.space_there")

    def several(self, roots: Sequence[str]) -> Iterator[Dossier]:
        """The dossiers of several roots, read at once."""
        return self._dossiers.several(roots) if roots else iter(())
