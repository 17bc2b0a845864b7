"""What is asked of the whole vault, not file by file: what was put aside, what came too late to be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vsdesk.vault.read.aside_records import AsideRecords
from vsdesk.vault.read.late_wishes import LateWishes
from vsdesk.vault.read.let_go import LetGo
from vsdesk.vault.read.removed_pages import read_by_others

if TYPE_CHECKING:
    from collections.abc import Callable

    from vsdesk.history.merge import Rules
    from vsdesk.records.dictionary.dictionary import Dictionary
    from vsdesk.vault.database import Database
    from vsdesk.vault.read.recent import Recent


class WholeVault:
    """Who reads it: records that were put aside, late wishes for what was erased, ties that were let go, and
    pages that were removed and that files read."""

    def __init__(
        self,
        database: Database,
        dictionary: Dictionary,
        rules: Callable[[], Rules],
        recent: Recent,
    ) -> None:
        self.aside = AsideRecords(database, dictionary, rules, recent)
        self.late_wishes = LateWishes(database, rules)
        self.let_go = LetGo(database, rules)
        self.removed_pages = partial(read_by_others, database, rules)
