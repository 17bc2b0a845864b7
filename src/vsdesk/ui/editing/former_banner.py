"""Why a case is closed by a family that it belonged to earlier, or by a page that was removed, and where a
coordinator looks. No way over a no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from vsdesk.records.dictionary.display_names import family_names
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.gate.persons.former_ties import family_in, file_of, removed_page
from vsdesk.records.gate.persons.hidden_people import MARK, shown_of
from vsdesk.ui.catalogue.places import removed_at
from vsdesk.ui.catalogue.titles import Titles
from vsdesk.ui.editing.consent_states import day_of
from vsdesk.ui.kit.banner import Banner
from vsdesk.ui.kit.button import Button
from vsdesk.ui.kit.jobs import Callbacks
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.people_names import capital
from vsdesk.ui.route import Route
from vsdesk.words import isolate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.records.on_screen import OnScreen
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession

_LINES: Final = 6


class FormerBanner(Banner):
    """`stops`: what closes the case (`closing_records`), never nothing. `asked` carries a place to go
    to; `tied` after a save."""

    asked = Signal(object)
    tied = Signal()

    def __init__(
        self,
        look: UiContext,
        session: VaultSession,
        dossier: Dossier,
        shown: OnScreen,
        stops: Sequence[RecordView],
    ) -> None:
        say = look.words.say
        self._look, self._session, self._dossier, self._shown = look, session, dossier, shown
        lines = list(self._lines(stops[:_LINES]))
        rest = len(stops) - _LINES
        more = [look.words.count("and {n} more", "and {n} more", rest)] if rest > 0 else []
        decides = session.role in COORDINATORS
        families = (family_in(file_of(dossier, one), one) for one in stops)
        self._family = next((one.id for one in families if one is not None), "")
        self._joined = bool(dossier.joined)
        gone = (removed_page(dossier, one) for one in stops)
        self._removed = next((one for one in gone if one is not None), None)
        if self._removed is not None:
            title = say("Closed by what was said on a page, or in an entry, that was removed.")
            last = (
                say("Nothing leaves past it. Bring it back; what no longer holds is ended there.")
                if decides
                else say("Nothing leaves past it. A coordinator looks at it.")
            )
        elif self._joined:
            title = say("Closed by another entry of the same person.")
            last = (
                say(
                    "Nothing leaves past it. Look at that family; if the two are not one person, take that decision back."
                )
                if decides
                else say(
                    "Nothing leaves past it. A coordinator looks whether the two are one person."
                )
            )
        else:
            title = say("Closed by a family that this case belonged to earlier.")
            last = (
                say(
                    "Nothing leaves past it. Look at that family; if the case belongs there, tie it there again."
                )
                if decides
                else say("Nothing leaves past it. A coordinator looks where the case belongs.")
            )
        self.button = None
        if decides and (self._removed is not None or self._family):
            words = say("Look at that family") if self._joined else say("Where does it belong?")
            words = words if self._removed is None else say("Show the page")
            self.button = Button(look, words, "former-family")
        text = "\n".join((*lines, *more, last))
        super().__init__(look, title, text, "stop", button=self.button)
        self.setObjectName("former")
        if self.button is not None:
            self.button.clicked.connect(self._ask)

    def _lines(self, stops: Sequence[RecordView]) -> Iterator[str]:
        look = self._look
        for one in stops:
            file = file_of(self._dossier, one)
            home = family_in(file, one)
            family = _called(look, file, home) if home is not None else "—"
            if one.kind == "risk_assessment":
                yield look.words.say("The risk is red there: {family}.", family=family)
                continue
            body = capital(self._session.labels.term("recipient", one.text("recipient")))
            yield look.words.say(
                "{body}: refused by {who} on {day}, in {family}.",
                body=look.dots(body, one.text("recipient_name")),
                who=isolate(Titles(look, self._session, file).by_id(one.text("grantor"))),
                day=day_of(look.words, one.text("withdrawn_on") or one.text("given_on")),
                family=family,
            )

    def _ask(self) -> None:
        say = self._look.words.say
        if self._removed is not None:
            self.asked.emit(removed_at(self._removed))
            return
        if self._joined:
            self._answered("look", "")
            return
        question = Prompt(
            say("Does the case belong to the family of before?"),
            say(
                "Tied there again, what was said there counts as that family's own. It opens nothing."
            ),
            (
                ("stay", say("Leave it as it is")),
                ("look", say("Look at that family")),
                ("tie", say("Tie the case there again")),
            ),
        )
        self._session.prompts.ask(self, question, self._answered)

    def _answered(self, key: str, _: str) -> None:
        if key == "look":
            self.asked.emit(Route("family", self._family))
        elif key == "tie":
            tie, case = self._session.desk.cases.people.link_family, self._dossier.root
            answer = Callbacks(self, self._written)
            self._session.jobs.write(answer, tie, case, self._family, shown=self._shown)

    def _written(self, _: object) -> None:
        self.tied.emit()


def _called(look: UiContext, file: Dossier, family: RecordView) -> str:
    """A family by its own name, else its members', and its number."""
    people = (one for one in file.of("person") if one.space == family.id)
    members = shown_of(people, file.of(MARK))
    name = family.text("display_name") or family_names(members)[0]
    return look.dots(*(isolate(one) for one in (name, family.text("family_code")) if one)) or "—"
