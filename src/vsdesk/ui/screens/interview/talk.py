"""What one interview has so far: its records in a draft, where it stands, what was set aside.

Plain data without a widget. A page names a place to write by a spot ("event", "search/0") and a
field; the records around it (case, family, the speaker's membership) are begun when the first word
is written, so that an interview in which nothing was said leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Final

from vsdesk.desk import INTERVIEW
from vsdesk.records.dictionary.display_names import NAME_PARTS, READ_FIRST, WRITING_OF, WRITINGS
from vsdesk.records.dictionary.values import retold
from vsdesk.records.gate.persons.hidden_people import MARK, WORDS_REJECTED
from vsdesk.ui.editing.draft import Draft
from vsdesk.ui.kit.form.date_editor import UNREAD
from vsdesk.ui.people_names import disappearance, missing_person
from vsdesk.ui.screens.interview import talk_spots
from vsdesk.ui.screens.interview.kunyas import called, keep_kunyas
from vsdesk.ui.screens.interview.talk_relatives import SPEAKER, Relatives
from vsdesk.ui.screens.interview.talk_spots import kind_of
from vsdesk.ui.screens.interview.waiting_answers import WaitingAnswers
from vsdesk.ui.screens.interview.whose_names import WhoseNames
from vsdesk.words import LANG_OF

if TYPE_CHECKING:
    from vsdesk.desk import HeldBack
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.form.date_readings import DateReader

Json = Any
# What older programs kept of something that is a list now.
_LISTED: Final = {"channel": "channel/0"}


class Talk:
    """`new_id` makes record ids, `kept` takes (key, JSON) after each change, `today` is an ISO day."""

    def __init__(
        self,
        case: str,
        lang: str,
        today: str,
        new_id: Callable[[], str],
        kept: Callable[[str, Json], None],
        dates: DateReader,
    ) -> None:
        self._new_id, self._kept, self.dates = new_id, kept, dates
        self.today, self.lang, self.writing = today, lang, WRITING_OF[LANG_OF[lang]]
        self._reads = READ_FIRST[LANG_OF[lang]]  # the window's own; the talk may be another
        self.key, self.at, self.title, self.minutes = INTERVIEW + case, "", "", 0
        self.dossier: Dossier | None = None
        self.beside: Dossier | None = None
        self.apart: set[str] = set()  # of whom it was said that the speaker is somebody else
        self.named_before: dict[str, dict[str, str]] = {}  # of whoever was renamed in this sitting
        self.said_names: set[str] = set()  # words like a kunya that were said to be a name
        self.weighed: set[str] = set()  # dates of which it was said from what they are reckoned
        self.half_said: dict[str, Json] = {}  # what was typed into a "yes, if" and is not saved
        self.people = Relatives(self)
        self.ids: dict[str, str] = {"case": case}
        self.counts: dict[str, int] = {}
        self.visited: list[str] = []
        self._aside: dict[str, Json] = {}
        self._asked: dict[str, str] = {}
        self.waiting, self.pleas = WaitingAnswers(self), WhoseNames(self)
        self.draft = Draft(case, self._tell, begun_counts=True)

    # Taking up.
    def take_up(self, dossier: Dossier | None, stored: Json, beside: Dossier | None = None) -> None:
        """Begin from what is saved (None: a new case) and what an earlier sitting kept.

        `beside` is the case of another missing person, from whose family a new case comes, or that family.
        """
        self.dossier, self.beside = dossier, beside
        if dossier is not None:
            self._adopt(dossier)
        elif beside is not None:
            self.people.join(beside)
        kept = stored.get("talk", {}) if isinstance(stored, dict) else {}
        if not kept:
            return
        self.draft.load(stored)
        self.ids |= {_LISTED.get(spot, spot): id for spot, id in kept["ids"]}
        self.at, self.title, self.minutes = kept["at"], kept["title"], kept["minutes"]
        self.lang, self.writing = kept["lang"], kept["writing"]
        self.counts, self.visited = dict(kept["counts"]), list(kept["visited"])
        self._aside, self._asked = dict(kept["aside"]), dict(kept["asked"])
        self.apart = set(kept.get("apart", ()))
        self.weighed = set(kept.get("weighed", ()))
        self.said_names = set(kept.get("said_names", ()))
        self.half_said = dict(kept.get("half_said", ()))
        self.pleas.take_up(kept.get("whose", ()))
        if SPEAKER not in dict(kept["ids"]):
            self.people.forget_speaker()
        self.waiting.resume(kept)

    def saved(self, dossier: Dossier | None, held: Iterable[HeldBack]) -> None:
        """The draft was written into the history, but for what does not fit."""
        self.dossier = dossier
        self.waiting.saved(dossier, held)
        self.keep()

    def _adopt(self, dossier: Dossier) -> None:
        found: dict[str, RecordView | None] = {
            "person": missing_person(dossier),
            "event": disappearance(dossier),
        }
        event = found["event"]
        if event is not None:
            found["part"] = next(iter(dossier.children(event.id, "involvement")), None)
        self.ids |= {spot: one.id for spot, one in found.items() if one is not None}
        self.people.join(dossier)

    @property
    def beside_case(self) -> Dossier | None:
        """The case of the other missing person beside whom this one was begun."""
        held = self.beside
        return held if held is not None and held.head.kind == "case" else None

    @property
    def family(self) -> Dossier | None:
        """Where the family stands as it is saved: the case, or the one beside which this one begins."""
        return self.dossier or self.beside

    # Records.
    def id(self, spot: str) -> str:
        """The id of the record of a spot, made when first asked for."""
        if spot not in self.ids:
            self.ids[spot] = self._new_id()
        return self.ids[spot]

    def view(self, spot: str) -> RecordView | None:
        """The saved record of a spot, if it is one."""
        return self.family.get(self.ids.get(spot)) if self.family is not None else None

    def has(self, spot: str) -> bool:
        """Whether a record of this spot is saved or begun."""
        return self.view(spot) is not None or self.draft.pending(self.ids.get(spot, "")) is not None

    def value(self, spot: str, field: str) -> Json:
        """What was said last: pending, else saved."""
        return self.draft.value(self.view(spot), self.ids.get(spot, ""), field)

    def text(self, spot: str, field: str) -> str:
        """The value when it is text."""
        return found if isinstance(found := self.value(spot, field), str) else ""

    def put(self, spot: str, field: str, value: Json) -> None:
        """Write a value; nothing is begun for an empty one."""
        if value is None and not self.has(spot):
            return
        self._asked.pop(f"{spot}.{field}", None)
        self.waiting.written(spot, field)
        self.begin("case")
        self.begin(spot)
        self.change(spot, field, value)

    def begin(self, spot: str) -> None:
        """Begin the record of a spot, and what it needs around it."""
        if self.has(spot):
            return
        parent = talk_spots.below(spot)
        if parent:
            self.begin(parent)
        for one in talk_spots.about(spot):
            self.begin(one)
        if not self.has(spot):  # begun with the person of whom it speaks
            within = self.id(parent) if parent else None
            self.draft.add(self.id(spot), kind_of(spot), within, self._base(spot))
            self._around(spot)

    def _base(self, spot: str) -> dict[str, Json]:
        """With what a new record begins."""
        if spot == "case":
            known = {"family": self.view("family"), "primary_contact": self.view(SPEAKER)}
            links = {field: one.id for field, one in known.items() if one is not None}
            return {"person": self.id("person"), **links}
        self.id(SPEAKER)  # whoever speaks has a place from the first word on
        if spot == "family":
            return {"language": self.lang}
        shape = talk_spots.shape_of(spot)
        linked = {field: self.id(one) for field, one in talk_spots.links(spot).items()}
        return {**shape.begins, **linked, **({shape.today: self.today} if shape.today else {})}

    def _around(self, spot: str) -> None:
        name, _, n = spot.partition("/")
        if name == "case":
            self.begin("person")
            self.begin("event")
        elif name == "family":
            self.begin("case")
            self.change("case", "family", self.id("family"))
        elif name == "speaker":
            self.begin("member")
            if self.value("case", "primary_contact") is None:
                self.change("case", "primary_contact", self.id("speaker"))
        elif name == "relative":
            self.begin(f"relativemember/{n}")

    def give_up(self, spot: str) -> None:
        """What was begun at a spot is not meant; what is saved stays, and the spot is free for another."""
        if self.view(spot) is None:
            self.draft.drop(self.ids.get(spot, ""))
        self.ids.pop(spot, None)
        self.keep()

    def change(self, spot: str, field: str, value: Json) -> None:
        """Write a value into a record that is saved or begun."""
        self.draft.change(self.view(spot), self.id(spot), kind_of(spot), field, value)

    # Answers by one key.
    def answer(self, spot: str, field: str, key: str) -> None:
        """Give "unknown", "refused" or "not_asked"; the same again takes it back, words and all."""
        name = f"{spot}.{field}"
        if self.answered(spot, field) == key:
            self.put(spot, field, self._aside.pop(name, None))
            self._asked.pop(name, None)
            self.keep()
            return
        value = self.value(spot, field)
        if value is not None and not is_answer(value):
            self._aside[name] = value
        self.put(spot, field, None if key == "not_asked" else {"answer": key})
        if key == "not_asked":
            self._asked[name] = key
        self.keep()

    def answered(self, spot: str, field: str) -> str:
        """Which of the three answers stands; empty when none does."""
        value = self.value(spot, field)
        if is_answer(value):
            return str(value["answer"])
        return self._asked.get(f"{spot}.{field}", "") if value is None else ""

    # Words.
    def speak(self, lang: str) -> None:
        """The speaker's language: direction of the words, writing of the names."""
        self.lang, self.writing = lang, WRITING_OF[LANG_OF[lang]]
        if self.has("family") and self.begun:
            self.put("family", "language", lang)
        self.keep()

    def told(self, spot: str, field: str) -> str:
        """Words as told, in the language in which they were told."""
        value = self.value(spot, field)
        if isinstance(value, dict) and not is_answer(value):
            return str(value.get(str(value.get("src_lang")), ""))
        return value if isinstance(value, str) else ""

    def tell(self, spot: str, field: str, words: str) -> None:
        """Write words as told; what others translated stays beside them."""
        view = self.view(spot)
        saved = view.value(field) if view is not None else None
        self.put(spot, field, retold(self.value(spot, field), saved, words, self.lang))

    def name_of(self, spot: str, *, whole: bool = False) -> str:
        """The given name of a person as the window has it, or all parts of it."""
        for writing in self._reads:
            parts = NAME_PARTS if whole else ("given",)
            name = " ".join(p for part in parts if (p := self.text(spot, f"{part}_{writing}")))
            if name:
                return name
        return ""

    # Lists.
    def names_at(self, spot: str) -> dict[str, str]:
        """What is written of a name there, by field, in whatever writing."""
        fields = (f"{part}_{writing}" for writing in WRITINGS for part in NAME_PARTS)
        return {one: text for one in fields if (text := self.text(spot, one))}

    def entries(self, name: str) -> list[str]:
        """The spots of a list that were begun in this interview, at least one."""
        return [f"{name}/{n}" for n in range(max(1, self.counts.get(name, 1)))]

    def more(self, name: str) -> str:
        """One more entry; gives its spot."""
        self.counts[name] = len(self.entries(name)) + 1
        self.keep()
        return self.entries(name)[-1]

    # Keeping.
    def go(self, topic: str) -> None:
        """Stand at a topic."""
        self.at = topic
        if topic not in self.visited:
            self.visited.append(topic)
        self.keep()

    @property
    def begun(self) -> bool:
        """Whether anything was said, now or in an earlier sitting."""
        return self.dossier is not None or not self.draft.empty

    def keep(self) -> None:
        """Keep where the interview stands."""
        if self.begun:
            self._tell(self.key, self.draft.json())

    def snapshot(self) -> Json:
        """What is written now, for `take_back`."""
        return deepcopy((self.draft.json(), self.ids, self.counts))

    def take_back(self, before: Json) -> None:
        """All is again as it was when this was taken (`snapshot`)."""
        draft, self.ids, self.counts = deepcopy(before)
        self.draft.load(draft)
        self._tell(self.key, self.draft.json())

    def _tell(self, _: str, draft: Json) -> None:
        named = (called(self, "person", whole=True), called(self, "speaker", whole=True))
        self.title = " · ".join(one for one in named if one)
        talk = {
            "at": self.at,
            "title": self.title,
            "lang": self.lang,
            "writing": self.writing,
            "minutes": self.minutes,
            "ids": _pairs(self.ids),
            "counts": _pairs(self.counts),
            "visited": list(self.visited),
            "beside": self.beside.root if self.beside is not None else "",
            "aside": _pairs(self._aside),
            "asked": _pairs(self._asked),
            "apart": sorted(self.apart),
            "said_names": sorted(self.said_names),
            "weighed": sorted(self.weighed),
            "half_said": _pairs(self.half_said),
            "whose": self.pleas.kept(),
            **self.waiting.kept(),
        }
        self._kept(self.key, {**draft, "talk": talk})


def complete(talk: Talk) -> None:
    """Add what the speaker need not say: who told it, who has no name yet, the date of before."""
    keep_kunyas(talk)
    for spot in [*talk.ids]:
        if talk.draft.pending(talk.ids[spot]) is not None:
            for one in talk_spots.about(spot):
                talk.begin(one)
    if talk.has(SPEAKER):
        for spot in ("event", *talk.entries("news")):
            pending = talk.draft.pending(talk.ids.get(spot, ""))
            if pending is not None and talk.value(spot, "told_by") is None:
                talk.change(spot, "told_by", talk.id(SPEAKER))
    _keep_words_of_wishes(talk)
    talk.people.told_by_speaker()
    _keep_earlier(talk, "event", "date")
    _keep_earlier(talk, "person", "birth", "birthclaim")
    for spot in talk.entries("news"):
        _keep_earlier(talk, spot, "date", spot.replace("news/", "newsclaim/", 1))


def _keep_words_of_wishes(talk: Talk) -> None:
    """Words stand where words are not to be said, and nowhere else."""
    for spot in [one for one in talk.ids if kind_of(one) == MARK and talk.view(one) is None]:
        if talk.text(spot, "type") == WORDS_REJECTED and not talk.value(spot, "words"):
            talk.give_up(spot)  # no word was told
        elif talk.text(spot, "type") != WORDS_REJECTED and talk.value(spot, "words"):
            talk.change(spot, "words", None)  # told for another sort, and chosen anew since


def _keep_earlier(talk: Talk, of: str, field: str, into: str = "") -> None:
    """The date that was told first, where its teller said another one since: a claim beside what stands.

    Each of the disappearance; of all else the first one, `into` a spot of its own.
    """
    view, pending = talk.view(of), talk.draft.pending(talk.ids.get(of, ""))
    before = view.value(field) if view is not None else None
    if pending is None or field not in pending.set or not isinstance(before, dict):
        return
    old, new = str(before.get("as_told", "")), pending.set[field] or {}
    if not old or UNREAD in new or str(new.get("as_told", "")).startswith(old):
        return
    if into and talk.has(into):
        return
    spot = into or talk.more("claim")
    for name, value in (
        ("field", field),
        ("value", before),
        ("status", "superseded"),
        ("confidence", talk.value(of, "confidence") if field == "date" else None),
        ("source", talk.id(SPEAKER) if talk.has(SPEAKER) else None),
        ("obtained_on", talk.today),
    ):
        talk.put(spot, name, value)


def is_answer(value: Json) -> bool:
    """Whether a value is "does not know" or "did not wish to answer"."""
    return isinstance(value, dict) and "answer" in value


def _pairs(table: Mapping[str, Json]) -> list[Json]:
    """A table as pairs: keys of stored JSON may hold no dot and no slash."""
    return [[key, value] for key, value in table.items()]
