"""What the page of tables says of cases, of families and of incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.route import TABLES

if TYPE_CHECKING:
    from vsdesk.records.gate.disclosure import Level
    from vsdesk.words import Words

_CASES: Final[tuple[Level, ...]] = ("B", "C", "D", "E")
_OTHERS: Final[tuple[Level, ...]] = ("B", "C")  # codes and figures are made of cases only


class ExitWords:
    """The sentences of one kind of roots; cases where the kind is none that leaves as a table."""

    def __init__(self, words: Words, kind: str) -> None:
        self._words = words
        self.kind = kind if kind in TABLES else "case"

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels at which there is a table."""
        return _CASES if self.kind == "case" else _OTHERS

    def chosen(self, count: int) -> str:
        """Which ones are asked for; 0 are all of them."""
        say, words = self._words.say, self._words
        if self.kind == "family":
            many = words.count("{n} chosen family", "{n} chosen families", count)
            return many if count else say("All families")
        if self.kind == "incident":
            many = words.count("{n} chosen incident", "{n} chosen incidents", count)
            return many if count else say("All incidents")
        return words.count("{n} chosen case", "{n} chosen cases", count) if count else say("All cases")  # fmt: skip

    def leave(self, count: int) -> str:
        """How many leave."""
        words = self._words
        if self.kind == "family":
            return words.count("{n} family leaves", "{n} families leave", count)
        if self.kind == "incident":
            return words.count("{n} incident leaves", "{n} incidents leave", count)
        return words.count("{n} case leaves", "{n} cases leave", count)

    def stay(self, count: int) -> str:
        """How many stay."""
        words = self._words
        if self.kind == "family":
            return words.count("{n} family stays", "{n} families stay", count)
        if self.kind == "incident":
            return words.count("{n} incident stays", "{n} incidents stay", count)
        return words.count("{n} case stays", "{n} cases stay", count)

    @property
    def lines(self) -> str:
        """Where it will be written that they left."""
        say = self._words.say
        if self.kind == "family":
            return say("Each family in it gets one line in “What left this vault”.")
        if self.kind == "incident":
            return say("Each case behind it gets one line in “What left this vault”.")
        return say("Each case in it gets one line in “What left this vault”.")

    @property
    def whose_word(self) -> str:
        """On whose word such a row leaves, where that is not plain."""
        say = self._words.say
        if self.kind == "family":
            return say(
                "A family leaves when those who answered agreed for each of its cases. Codes and figures"
                " are made from the list of cases."
            )
        if self.kind == "incident":
            return say(
                "An incident leaves when the families of all its cases here agreed. Codes and figures are"
                " made from the list of cases."
            )
        return ""

    @property
    def file(self) -> str:
        """The name of the file."""
        say = self._words.say
        names = {"family": say("families"), "incident": say("incidents")}
        return names.get(self.kind) or say("cases")
