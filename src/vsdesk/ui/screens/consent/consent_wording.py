"""How the persons of the table and their answers are told: names, standing, recipients, purposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from vsdesk.records.consent import legal_standing
from vsdesk.records.consent.answers import LIMITED
from vsdesk.records.gate.lone.fair_share import by_turns
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.people_names import capital
from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vsdesk.desk import AskedPerson, ConsentOutcome, ConsentOverview, ConsentRow
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

T = TypeVar("T")
_PLAIN: Final = frozenset({"given", "not_asked", ""})
_STANDING: Final = {
    1: mark("stands nearest"),
    2: mark("sibling: speaks where nobody nearer does"),
    3: mark("only with a coordinator's reason"),
    0: mark("no relation is written down"),
}
_FOR_A_CHILD: Final = {1: mark("parent or guardian"), 2: mark("only with a coordinator's reason")}


class ConsentWords:
    """The words of one found table."""

    def __init__(self, look: UiContext, session: VaultSession, found: ConsentOverview) -> None:
        self.look, self.session, self.found = look, session, found
        self.titles = Titles(look, session, found.dossier)

    def turns(
        self,
        things: Iterable[T],
        records: Callable[[T], Iterable[str]],
        room: int,
        narrow: Callable[[T], bool] = lambda _: False,
    ) -> list[T]:
        """The things in the order in which this page tells them (records/gate/lone/fair_share.py)."""
        here = self.session.desk.context.device_id
        return by_turns(things, records, self.found.dossier, here, room, narrow)

    def says_no(self, rows: Iterable[ConsentRow]) -> bool:
        """Whether one of these answers is more than a plain yes: a no, taken back,
        limited, on a condition."""
        return any(one.state not in _PLAIN or one.result == LIMITED for one in rows)

    def name(self, person: str) -> str:
        """The name of a person, or the code of a source."""
        return self.titles.by_id(person)

    def others(self, person: str) -> list[tuple[str, str]]:
        """(id, name) of everybody else who can be asked."""
        found = (one.person for one in self.found.table.speakers if one.can_be_asked)
        return [(one, self.name(one)) for one in found if one != person]

    def relations(self, one: AskedPerson) -> str:
        """What a person is of the missing one."""
        if one.named in legal_standing.NAMED:
            return self.look.words.say(legal_standing.NAMED[one.named])
        terms = (self.session.labels.term("kinship", key) for key in one.relations)
        return self.look.listed(terms)

    def standing(self, one: AskedPerson) -> str:
        """Whether a person speaks for the missing one, in words."""
        say = self.look.words.say
        if not one.can_be_asked:
            return say("missing: cannot be asked")
        if one.minor and one.standing != 1:
            return say("a child: a guardian answers")
        if self.found.table.frozen and not one.speaks:
            return say("rests: the person decides")
        table = {**_STANDING, **_FOR_A_CHILD} if self.found.minor else _STANDING
        return say(table.get(one.standing, _STANDING[0]))

    def under(self, one: AskedPerson) -> str:
        """The second line below a name."""
        return self.look.dots(capital(self.relations(one)), self.standing(one))

    def recipient(self, one: ConsentRow | ConsentOutcome) -> str:
        """To whom; a partner or prosecutor by name."""
        term = capital(self.session.labels.term("recipient", one.recipient))
        return self.look.dots(term, one.named)

    def purpose(self, key: str) -> str:
        """What for."""
        return capital(self.session.labels.term("consent_purpose", key))

    def scopes(self, keys: Iterable[str]) -> str:
        """What may leave."""
        return self.look.listed(self.session.labels.term("data_scope", key) for key in sorted(keys))
