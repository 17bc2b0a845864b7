"""The answers to the plain questions as an interview holds them: one record for each purpose and recipient.

What was answered before stays: told anew it is another answer. A condition is written once, below its answer;
one that was noted wrongly is no longer asked for once the person's answer is written down anew, as on the
page of consent. What somebody else says that a person would answer is kept apart from their own answers.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from vsdesk.desk.consent.consent_table import answered, row_of
from vsdesk.records.case_parts import answers_of
from vsdesk.records.consent.answers import reporters
from vsdesk.records.consent.condition_rules import conditions_of
from vsdesk.records.consent.legal_standing import missing_minor
from vsdesk.records.consent.questions import (
    ANSWERS,
    QUESTIONS,
    answer_to,
    as_one,
    grants_for,
    reported_by,
)
from vsdesk.records.consent.selection import reports, standing_answers
from vsdesk.records.dictionary.values import as_said
from vsdesk.records.gate.persons.hidden_people import FIRST_NAME, MARK, asking, is_marked
from vsdesk.ui.editing.condition_lines import condition_said
from vsdesk.ui.editing.reported_words import NO_TELLER, beside_of, reported_words
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER
from vsdesk.ui.screens.interview.waiting_answers import WithoutTeller
from vsdesk.ui.speakers import THEMSELVES, UNSAID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vsdesk.desk import Condition, ConsentRow
    from vsdesk.records.dictionary.labels import Labels
    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.screens.interview.talk import Talk
    from vsdesk.ui.speakers import Speakers

_SAID: Final = {"given_limited": "given", "withdrawn": "refused"}
_AS_SAVED: Final = ("identity_mode", "sharing_level")
_FIELDS: Final = ("data_scope", "photo_use", "follow_up", "withdrawn_on", "reported")


def who_answers(talk: Talk, speakers: Speakers, who: str, people: Sequence[str]) -> str:
    """Who answers for a spot as far as this sitting knows, of these spots; whose answers wait for that is
    asked."""
    if who == SPEAKER:
        return THEMSELVES
    if WithoutTeller(talk, who, AnswersOf(talk, who).unsaid()).answers:
        return UNSAID
    by = speakers.answers(talk.id("family"), talk.id(who))
    return by if by == THEMSELVES else {talk.id(one): one for one in people}.get(by, UNSAID)


def answered_by(talk: Talk, speakers: Speakers, who: str, by: str) -> None:
    """It was chosen who answers for a spot."""
    said = by if by == UNSAID else talk.id(by or who)
    speakers.answer(talk.id("family"), said, talk.id(who))


class AnswersOf:
    """The answers of one person, by their spot in the talk."""

    def __init__(self, talk: Talk, who: str) -> None:
        self._talk, self.who = talk, who

    # Where they stand.
    def spot(self, purpose: str, recipient: str) -> str:
        """The spot of one answer; that of the saved one that holds, where there is one."""
        talk = self._talk
        spot = f"grant/{self.who.replace('/', '-')}-{purpose}-{recipient}"
        if spot not in talk.ids:
            held = self._held(purpose, recipient)
            if held:
                talk.ids[spot] = held
        return spot

    def spots(self, question: str) -> list[str]:
        """Those of one question."""
        return [self.spot(*pair) for pair in QUESTIONS[question].asks]

    def _held(self, purpose: str, recipient: str) -> str:
        dossier, talk = self._talk.dossier, self._talk
        if dossier is None:
            return ""
        every = (*standing_answers(dossier), *dossier.of("consent_grant"))  # what holds first
        for one in answers_of(dossier, talk.id(self.who), dossier.root, every):
            pair = (one.text("purpose"), one.text("recipient"))
            if pair == (purpose, recipient) and not reporters(one):
                return one.id
        return ""

    # What they say.
    def answer(self, question: str) -> str:
        """What was answered in this talk, else what is saved; "" where that is not one answer."""
        talk, spots = self._talk, self.spots(question)
        if not any(talk.draft.pending(talk.ids.get(spot, "")) for spot in spots):
            return self.stored(question)
        names = {result: answer for answer, result in ANSWERS.items()}
        said = dict[tuple[str, str], str]()
        for pair in QUESTIONS[question].asks:
            spot = self.spot(*pair)
            if talk.has(spot):
                withdrawn = talk.text(spot, "withdrawn_on")
                result = "refused" if withdrawn else talk.text(spot, "result")
                said[pair] = names.get(_SAID.get(result, result), "")
        return as_one(question, said)

    def stored(self, question: str) -> str:
        """What this person answered, as it is saved."""
        said = self.said_in(self._talk.dossier, question)
        return "" if said == "mixed" else said

    def said_in(self, dossier: Dossier | None, question: str) -> str:
        """What stands of this person's answers for the case of a dossier, as it was saved."""
        return answered(self._rows(dossier, ()), question) if dossier is not None else ""

    def photo(self) -> bool | None:
        """Whether the photo goes with the keeping of the file; None where that was not answered."""
        spots = [spot for spot in self.spots("keep") if self._talk.has(spot)]
        return any(self._talk.value(s, "photo_use") is True for s in spots) if spots else None

    def follow_up(self) -> str:
        """The last day on which a "not now" is asked about again."""
        spots = [spot for question in QUESTIONS for spot in self.spots(question)]
        return next(filter(None, (self._talk.text(s, "follow_up") for s in reversed(spots))), "")

    def conditions(
        self, look: UiContext, labels: Labels, question: str, name: Callable[[str], str]
    ) -> str:
        """Those of one question, told in this talk, else saved: in their words, and what each means."""
        said = [
            condition_said(look, labels, words, text, name)
            for words, text in _conditions(self._talk, self.spots(question)[0])
        ]
        return "\n".join(dict.fromkeys(said))

    def reported(self, look: UiContext, labels: Labels, names: Mapping[str, str]) -> dict[str, str]:
        """By question what others said that this person would answer, and that nobody said who did: begun in
        this talk, else saved."""
        talk, saved = self._talk, self._talk.dossier
        rows = self._rows(saved, reports(saved)) if saved is not None else []
        found = beside_of(look, labels, rows, lambda one: names.get(one, ""))
        unsaid, no_teller = self.unsaid(), look.words.say(NO_TELLER)
        found = {question: words for question, words in found.items() if words != no_teller}
        found |= dict.fromkeys(unsaid, no_teller)
        for question, asked in QUESTIONS.items():
            for spot in (self._report(*asked.asks[0]), self.spot(*asked.asks[0])):
                if spot in talk.ids and (by := talk.text(spot, "reported_by")):
                    result, who = talk.text(spot, "reported"), [names.get(by, "")]
                    found[question] = reported_words(look, labels, who, result)
        return found

    def _rows(self, dossier: Dossier, more: Sequence[RecordView]) -> list[ConsentRow]:
        who, told = self._talk.id(self.who), (*standing_answers(dossier), *more)
        mine = answers_of(dossier, who, dossier.root, told)
        return [row_of(one, self._talk.today, dossier) for one in mine]

    def _report(self, purpose: str, recipient: str) -> str:
        """The spot of what somebody else said that this person would answer."""
        return f"report/{self.who.replace('/', '-')}-{purpose}-{recipient}"

    def unsaid(self) -> list[str]:
        """The questions to which a no stands of which nobody said yet who told it."""
        return [one for one in QUESTIONS if any(map(self._lacks_teller, self.spots(one)))]

    def _lacks_teller(self, spot: str) -> bool:
        talk = self._talk
        said = talk.has(spot) and talk.text(spot, "reported")
        return bool(said) and not talk.text(spot, "reported_by")

    # Writing.
    def write(
        self,
        question: str,
        answer: str,
        common: Mapping[str, Json],
        conditions: Sequence[Condition],
        *,
        by: str,
        photo: bool,
    ) -> None:
        """An answer, as `by` (a spot) said that it would be where that is not ""; a no also before it was
        said who told it (`UNSAID`)."""
        talk = self._talk
        values = {
            "grantor": talk.id(self.who),
            "subject": talk.id("case"),
            "capacity": self._capacity(),
            "given_on": talk.today,
            "language": self._language(by) if by != UNSAID else None,
            **common,
        }
        for row in grants_for(question, answer, values, photo=photo):
            pair = (str(row["purpose"]), str(row["recipient"]))
            spot = self.spot(*pair)
            if by == UNSAID and self._lacks_teller(spot):
                continue
            if by == UNSAID:
                row = reported_by(row, "")
            elif by and self._lacks_teller(spot) and talk.view(spot) is not None:
                talk.put(spot, "reported_by", talk.id(by))  # it was kept without that
                continue
            elif by:
                spot, row = self._report(*pair), reported_by(row, talk.id(by))
            elif (told := self._report(*pair)) in talk.ids:
                talk.draft.drop(talk.ids.pop(told))  # asked themselves after all
            self._put(spot, answer_to(pair[1], answer), row, conditions)

    def take_out(self, question: str) -> bool:
        """As if it had not been asked in this talk; gives whether anything of it was not saved yet."""
        talk, told = self._talk, False
        for pair in QUESTIONS[question].asks:
            for spot in (self.spot(*pair), self._report(*pair)):
                if talk.draft.pending(talk.ids.get(spot, "")) is None:
                    continue
                _keep_conditions(talk, spot, ())
                if talk.view(spot) is None:
                    talk.give_up(spot)
                else:
                    talk.draft.drop(talk.ids[spot])
                told = True
        return told

    def _put(
        self, spot: str, answer: str, row: dict[str, Json], conditions: Sequence[Condition]
    ) -> None:
        talk = self._talk
        held = talk.view(spot)
        as_saved: dict[str, Json] = {
            one: held.value(one) if held is not None else None for one in _AS_SAVED
        }
        rest: dict[str, Json] = {**dict.fromkeys(_FIELDS), **as_saved}
        told = row.get("reported") or (held is not None and held.text("reported"))
        own = spot.startswith("grant/") and bool(told)
        if held is not None and (
            own or conditions or (answer == "yes" and _has_conditions(talk, held))
        ):
            # From here on the spot is that of another answer, which follows the saved one; what was
            # changed in that and not saved is said anew too.
            talk.draft.drop(held.id)
            talk.give_up(spot)
            row = {**row, "follows": held.id}
        for field, value in {**rest, **row}.items():
            talk.put(spot, field, value)
        if conditions or answer != "yes_if":  # what was said before stays with the answer of before
            _keep_conditions(talk, spot, conditions)

    def _language(self, by: str) -> str | None:
        """In which language it was explained, where somebody said in which we speak; whoever does not speak
        with us was told in one that nobody said."""
        said = self._talk.text("family", "language")
        return said if said == self._talk.lang and SPEAKER in (self.who, by) else None

    def _capacity(self) -> str | None:
        """What the kinship says: a guardian; a parent where the missing person may be a child. Where no
        kinship was told nobody said it."""
        talk = self._talk
        kin = "kin" if self.who == SPEAKER else f"relativekin/{self.who.partition('/')[2]}"
        relation = talk.text(kin, "relation")
        if relation == "guardian":
            return "guardian"
        child = talk.dossier is not None and missing_minor(talk.dossier, talk.today)
        if child and relation in ("mother", "father"):
            return "parent"
        return "relative" if relation else None

    def name_by_first(self, by: str, *, asked: bool, new_id: Callable[[], str]) -> None:
        """They ask to stand by the first name alone: one mark, whatever number of answers. What was begun so
        is taken back where it is asked no more."""
        talk = self._talk
        person = talk.id(self.who)
        begun = [
            id
            for id, one in talk.draft.new_of(MARK)
            if one.parent == person and one.set.get("type") == FIRST_NAME
        ]
        if not asked:
            for id in begun:
                if id not in talk.ids.values():  # told where the person is spoken of, it stays
                    talk.draft.drop(id)
            return
        if begun or (talk.family is not None and is_marked(talk.family, person, FIRST_NAME)):
            return
        said = asking(FIRST_NAME, talk.today, talk.id(by) if by else person)
        talk.draft.add(new_id(), MARK, person, said)


def _under(spot: str, number: int = 0) -> str:
    """The spot of a condition of an answer: the first, or a further one."""
    name, _, end = spot.partition("/")
    return f"{'condition' if name == 'grant' else 'reportif'}/{end}{f'+{number}' if number else ''}"


def _keep_conditions(talk: Talk, spot: str, conditions: Sequence[Condition]) -> None:
    """Those of one answer, instead of those that were told in this talk before."""
    for one in _told(talk, spot):
        talk.draft.drop(talk.ids.pop(one))
    for number, told in enumerate(conditions):
        for field, value in told.values().items():
            talk.put(_under(spot, number), field, value)


def _has_conditions(talk: Talk, held: RecordView) -> bool:
    """Whether conditions lie below a saved answer."""
    return talk.dossier is not None and bool(conditions_of(talk.dossier, held.id))


def _conditions(talk: Talk, spot: str) -> Iterator[tuple[str, Callable[[str], str]]]:
    """The words of each, and what gives its fields: those of this talk, then what else is saved below it."""
    told = _told(talk, spot)
    for one in told:
        if words := talk.told(one, "words"):
            yield words, partial(talk.text, one)
    mine, held = {talk.ids[one] for one in told}, talk.dossier
    for saved in conditions_of(held, talk.ids.get(spot, "")) if held is not None else ():
        if saved.id not in mine:
            yield as_said(saved.value("words")), saved.text


def _told(talk: Talk, spot: str) -> list[str]:
    """The spots of the conditions of an answer that were told in this talk."""
    first = _under(spot)
    return [one for one in talk.ids if one.partition("+")[0] == first]
