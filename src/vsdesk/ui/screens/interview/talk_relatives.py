"""Who of the family is known to an interview, who of them speaks, and how each is related
to the missing person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.records.case_parts import members
from vsdesk.records.dictionary.display_names import NAME_PARTS, WRITING_OF, WRITINGS
from vsdesk.records.kinship.graph import lies_elsewhere, said_of
from vsdesk.records.kinship.kinship_steps import sex_said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.records.dictionary.values import Json
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.screens.interview.talk import Talk

SPEAKER: Final = "speaker"
# A person's spot -> those of their membership and of their kinship with the missing person of this case.
_PLACES: Final = {SPEAKER: ("member", "kin"), "relative": ("relativemember", "relativekin")}
_KINS: Final = frozenset(kin for _, kin in _PLACES.values())
_OF_SPEAKER: Final = frozenset(
    {SPEAKER, "spelling", "kunya", "member", "kin", "channel", "speakerwish", "ownwish"}
)
_SPOKEN: Final = "grant/speaker-"


class Relatives:
    """The people of one talk. It writes into the talk: spots, and what follows from who speaks."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk

    def join(self, dossier: Dossier) -> None:
        """The family of a dossier is that of the talk; who spoke for it speaks until another is chosen."""
        talk = self._talk
        family = next(iter(dossier.of("family")), None)
        if family is None:
            return
        talk.ids["family"] = family.id
        if family.text("language") in WRITING_OF:
            talk.speak(family.text("language"))
        named = dossier.get(dossier.head.text("primary_contact")) or _focal_point(dossier)
        if named is not None:
            self._meet(named, SPEAKER)

    def known(self) -> tuple[RecordView, ...]:
        """The members of the family as they are saved, but for the missing person of this case; of a brother
        who is missing too that entry alone by which he is a relative here."""
        held = self._talk.family
        if held is None:
            return ()
        missing, entries = self._talk.ids.get("person", ""), held.beyond.other_entries()
        away = {missing, *entries.get(missing, ())}
        return tuple(
            one
            for one in members(held)
            if one.id not in away and not (one.id in entries and lies_elsewhere(held, one))
        )

    def spot(self, person: RecordView) -> str:
        """The spot of a known member: that of the speaker, or one of their own."""
        if person.id == self._talk.ids.get(SPEAKER):
            return SPEAKER
        for spot, id in self._talk.ids.items():
            if id == person.id and spot.startswith("relative/"):
                return spot  # as they were written in this interview
        spot = f"relative/{person.id}"
        self._meet(person, spot)
        return spot

    def sex(self, spot: str) -> str:
        """Of the person of a spot: as it was said, else as the word of their kinship says; "" for neither."""
        return self._talk.text(spot, "sex") or sex_said(self.relation(spot))

    def relation(self, spot: str) -> str:
        """How the person of a spot is related to the missing person, as it was chosen; else ""."""
        name, slash, n = spot.partition("/")
        kin = _PLACES.get(name, ("", ""))[1]
        return self._talk.text(f"{kin}{slash}{n}", "relation") if kin else ""

    def parent(self, relation: str) -> tuple[str, tuple[str, ...]]:
        """Where the missing person's mother or father stands, and what was begun for it: who
        speaks, a relative who is recorded, or a new one."""
        talk = self._talk
        if spot := self.as_said(relation):
            return spot, ()
        free = next((one for one in talk.entries("relative") if not talk.has(one)), "")
        spot = free or talk.more("relative")
        number = spot.partition("/")[2]
        kin = f"relativekin/{number}"
        talk.put(kin, "relation", relation)
        return spot, (kin, f"relativemember/{number}", spot)

    def as_said(self, relation: str) -> str:
        """The spot of whoever is related so: who speaks, a relative who is recorded, one of this talk; "" for
        nobody, and where nothing is asked."""
        talk = self._talk
        if not relation:
            return ""
        if talk.text("kin", "relation") == relation:
            return SPEAKER
        kept = [self.spot(one) for one in self.known()]
        every = (*kept, *talk.entries("relative"))
        return next((one for one in every if self.relation(one) == relation), "")

    def let_speak(self, person: RecordView | None) -> None:
        """Somebody of the family speaks, or (None) one who is not recorded yet.

        What was begun for a speaker who is not recorded is given up; saved answers of another stay theirs.
        """
        talk = self._talk
        before = talk.ids.get(SPEAKER)
        self.forget_speaker()
        if person is not None:
            self._meet(person, SPEAKER)
        begun = talk.draft.pending(talk.ids["case"]) is not None
        if begun and talk.value("case", "primary_contact") == before:
            talk.change("case", "primary_contact", talk.ids.get(SPEAKER))
        talk.keep()

    def let_speak_id(self, person: str) -> None:
        """The same by the id of a member; "" for one who is not recorded yet."""
        self.let_speak(next((one for one in self.known() if one.id == person), None))

    def forget_speaker(self) -> None:
        """Nobody speaks: what was begun for one who is not recorded is given up."""
        talk = self._talk
        talk.counts.pop("channel", None)
        theirs = [
            one
            for one in talk.ids
            if one.partition("/")[0] in _OF_SPEAKER or one.startswith(_SPOKEN)
        ]
        for spot in theirs:
            if talk.view(spot) is None:
                talk.draft.drop(talk.ids[spot])
            del talk.ids[spot]

    def belong(self, family: Dossier, person: str) -> None:
        """The speaker is this member of a family that is here: what was begun for a new one is given up,
        and what was said of the speaker is theirs, as far as nothing stands there."""
        talk = self._talk
        new = family.root != talk.ids.get("family")
        relation = talk.value("kin", "relation")
        begun = talk.draft.pending(talk.ids.get(SPEAKER, ""))
        typed = dict(begun.set) if begun is not None else {}
        self.forget_speaker()
        if new:
            talk.give_up("family")
            talk.beside = family
            self.join(family)
        self.let_speak_id(person)
        if new and talk.has("case"):
            talk.change("case", "family", talk.ids["family"])
            talk.change("case", "primary_contact", talk.ids.get(SPEAKER))
        if relation is not None and talk.value("kin", "relation") is None:
            talk.put("kin", "relation", relation)
        self._keep_typed(typed)
        talk.keep()

    def _keep_typed(self, typed: Mapping[str, Json]) -> None:
        """What was typed of a speaker who turns out to be known: into what is empty; another name as another
        spelling, another birth as a note."""
        talk = self._talk
        other = [one for one in typed if talk.value(SPEAKER, one) not in (None, typed[one])]
        for name, value in typed.items():
            if talk.value(SPEAKER, name) is None:
                talk.put(SPEAKER, name, value)
        if any(name.rpartition("_")[0] in NAME_PARTS for name in other):
            parts = (f"{part}_{writing}" for writing in WRITINGS for part in NAME_PARTS)
            talk.put(
                "spelling", "value", " ".join(str(typed[one]) for one in parts if typed.get(one))
            )
        birth = typed.get("birth") if "birth" in other else None
        if isinstance(birth, dict) and birth.get("as_told"):
            talk.tell("note/birth", "text", str(birth["as_told"]))
            talk.put("note/birth", "subject", talk.id(SPEAKER))

    def told_by_speaker(self) -> None:
        """A kinship that was said here is the speaker's word; another speaker's of the
        same two stays beside it."""
        talk = self._talk
        spots = (
            [one for one in talk.ids if one.partition("/")[0] in _KINS] if talk.has(SPEAKER) else []
        )
        for spot in spots:
            pending = talk.draft.pending(talk.ids[spot])
            if pending is None or not (relation := pending.set.get("relation")):
                continue
            view, speaker = talk.view(spot), talk.id(SPEAKER)
            told = view.text("told_by") if view is not None else ""
            if told and told != speaker:
                talk.draft.drop(talk.ids.pop(spot))
                talk.put(spot, "relation", relation)
            talk.change(spot, "told_by", speaker)

    def _meet(self, person: RecordView, spot: str) -> None:
        """A person by a spot, with their membership and what was said of this one pair."""
        talk, held = self._talk, self._talk.family
        name, _, n = spot.partition("/")
        talk.ids[spot] = person.id
        below = f"/{n}" if n else ""
        if held is None:
            return
        speaker = talk.ids.get(SPEAKER)
        said = said_of(held, person.id, talk.ids.get("person", ""))
        kin = sorted(said, key=lambda one: one.text("told_by") != speaker)  # their own word first
        memberships = [one for one in held.of("family_member") if one.text("person") == person.id]
        for place, found in zip(_PLACES[name], (memberships, kin), strict=True):
            talk.ids.pop(f"{place}{below}", None)
            talk.ids |= {f"{place}{below}": one.id for one in found[:1]}


def _focal_point(dossier: Dossier) -> RecordView | None:
    for member in dossier.of("family_member"):
        if member.value("focal_point") is True:
            return next(iter(dossier.linked(member, "person")), None)
    return None
