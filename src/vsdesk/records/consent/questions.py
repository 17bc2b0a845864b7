"""The questions of consent that everybody is asked: one purpose and one recipient each.

A yes to one is a yes to nothing else: samples for DNA are asked about apart from the search, each prosecutor
apart from the other, the name apart from the photo. What is kept here, and worked with here, is one
question. Everything else is asked on the consent page, one purpose and recipient at a time. Sources:
data-dictionary §3.28, data-dictionary-3 §2.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from vsdesk.records.consent.condition_rules import ONLY_THERE
from vsdesk.records.consent.plain_yes import HOW_FAR
from vsdesk.records.consent.recipients import of
from vsdesk.records.dates.days import day_of
from vsdesk.records.dictionary.values import Json
from vsdesk.records.dossier import Dossier, Readable, RecordView
from vsdesk.words import mark

# What "not asked" is called where a day stands on which to ask again: they were asked.
NOT_NOW: Final = mark("not now")
PUT_OFF: Final = "put_off"  # as an answer that a figure counts; no result is kept as that
ANSWER: Final = ("consent_grant", "result")
# What it does how somebody wishes to be named.
NAMED: Final = mark(
    "Under another name or without identity: on papers for that body they stand by no name; said with the keeping of the file, on no paper that leaves. By the first name alone: on every paper for anybody, until a coordinator takes it out."
)
REPORTED: Final = mark("reported, not asked yet")  # what others say that somebody would answer
ANSWERS: Final = {"yes": "given", "no": "refused", "not_now": "not_asked", "yes_if": "given_if"}
# A yes to this organisation and a no to every other body of the same question: "yes, you alone".
ALONE: Final = "alone"
_OURSELVES: Final = "own_org"
_ASK_AGAIN: Final = 90  # days after a "not now"
# The box that each result ticks; these are the results that can be asked for.
TICKS: Final = {
    **{result: answer for answer, result in ANSWERS.items()},
    "given_limited": "yes",
}


_OF_A_YES: Final = frozenset(
    {
        *HOW_FAR,
        *("review_on", "child_assent"),
        *("consent_text", "risks_explained", "right_to_withdraw_explained", "scan"),
        *("how_recorded", "witness"),  # nobody who is absent signed
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `number` stands on discreet paper, and is never given to another question, nor to
    this one in words that say more; `discreet` are the words beside it there: no body, no country, nothing of
    what happened.

    `asks` are the (purpose, recipient) of the grants that an answer writes; `scopes` what its yes lets out,
    which the coordinator may widen or narrow; `photo`: its yes is a yes to the photo.
    """

    number: int
    words: str
    discreet: str
    asks: tuple[tuple[str, str], ...]
    scopes: tuple[str, ...]
    photo: bool = False

    @property
    def offers_alone(self) -> bool:
        """Whether it asks for this organisation and for another body: then it may be us alone."""
        bodies = {recipient for _, recipient in self.asks}
        return _OURSELVES in bodies and len(bodies) > 1

    @property
    def publishes(self) -> bool:
        """Whether its yes is one before everybody: the photo is then a question of its own."""
        return any(of(recipient).sort == "public" for _, recipient in self.asks)


# Of what a yes covers what is said beside the question: nobody hears it in "your file".
GRAVE_SCOPES: Final = ("medical", "minors", "perpetrator_names")
_COURTS: Final = ("circumstances", "documents", "identity", "perpetrator_names")

# On older papers stand 1 (the file, of which the coordinating body was not named), 4 (all prosecutors) and 5
# (name or photo).
QUESTIONS: Final[Mapping[str, Question]] = {
    "keep": Question(
        11,
        mark("May we keep your file and work on it, we and the body that coordinates our work?"),
        mark("May we, and those who coordinate our work, keep what you told us and work with it?"),
        tuple((p, r) for p in ("hold_record", "casework") for r in ("own_org", "coordinator")),
        (
            *("am_data", "circumstances", "documents", "family_members", "hlp"),
            *("identity", "medical", "minors", "perpetrator_names"),
        ),
    ),
    "iimp": Question(
        2,
        mark(
            "May we search with the Independent Institution on Missing Persons (UN), also by descriptions?"
        ),
        mark("May we ask with the first office that was named to you?"),
        (("search", "iimp"),),
        ("am_data", "circumstances", "documents", "family_members", "identity"),
    ),
    "ncmp": Question(
        3,
        mark("May we search with the State's National Commission for Missing Persons?"),
        mark("May we ask with the second office that was named to you?"),
        (("search", "ncmp"),),
        ("circumstances", "documents", "family_members", "identity"),
    ),
    "dna": Question(
        6,
        mark("May the institution (UN) compare DNA samples of relatives, to identify?"),
        mark("May the first office compare?"),
        (("identification", "iimp"),),
        ("family_members", "identity"),
    ),
    "court_de": Question(
        7,
        mark("May we pass the file to the prosecutor in Germany?"),
        mark("May we pass it on to the third office that was named to you?"),
        (("criminal_accountability", "prosecutor_de"),),
        _COURTS,
    ),
    "court_fr": Question(
        8,
        mark("May we pass the file to the prosecutor in France?"),
        mark("May we pass it on to the fourth office that was named to you?"),
        (("criminal_accountability", "prosecutor_fr"),),
        _COURTS,
    ),
    "publish_name": Question(
        9,
        mark("May we publish the name?"),
        mark("May we tell everybody the name?"),
        (("advocacy_named", "public"),),
        ("identity",),
    ),
    "publish_photo": Question(
        10,
        mark("May we publish the photo?"),
        mark("May we show everybody the picture?"),
        (("photo_publication", "public"),),
        (),  # the name is a question of its own
        photo=True,
    ),
}


def may_answer(question: str, answer: str) -> bool:
    """Whether there is such a question, and this is one of its answers."""
    asked = QUESTIONS.get(question)
    return asked is not None and (answer in ANSWERS or (answer == ALONE and asked.offers_alone))


def as_one(question: str, said: Mapping[tuple[str, str], str]) -> str:
    """The one answer to a question that these to each purpose and recipient are; "" where they are not one,
    or something of it was not answered."""
    asked = QUESTIONS[question]
    if said.keys() != {*asked.asks}:
        return ""
    ours = {answer for (_, to), answer in said.items() if to == _OURSELVES}
    others = {answer for (_, to), answer in said.items() if to != _OURSELVES}
    if asked.offers_alone and (ours, others) == ({"yes"}, {"no"}):
        return ALONE
    every = ours | others
    return every.pop() if len(every) == 1 else ""


def ask_again_on(today: str) -> str:
    """When a "not now" of this day is asked about again, where nobody says another day."""
    return (date.fromisoformat(today) + timedelta(days=_ASK_AGAIN)).isoformat()


def is_counted(day: str, given_on: str) -> bool:
    """Whether a day of asking again is the one that is counted where nobody says another."""
    return day_of(given_on) is not None and day == ask_again_on(given_on)


def with_follow_up(row: Mapping[str, Json], today: str) -> dict[str, Json]:
    """An answer with the day on which it is asked about again, where it is a "not now"."""
    if row.get("result") != ANSWERS["not_now"] or row.get("follow_up"):
        return dict(row)
    return {**row, "follow_up": ask_again_on(today)}


def is_not_now(grant: Readable) -> bool:
    """Whether an answer is a "not now" of the person's own: they were asked, and are asked again."""
    said = grant.every("result") == (ANSWERS["not_now"],) and any(grant.every("follow_up"))
    return said and not any(grant.every("reported_by"))


def reported_by(row: Mapping[str, Json], who: str) -> dict[str, Json]:
    """An answer as somebody else reported it: a yes is kept as not asked, without anything that may leave.

    So every program, older ones too, reads it as no answer; a no stays one. It is asked about from that day
    on. `who` is "" where nobody said yet who told it: so a no is kept, and nothing else.
    """
    result = row["result"]
    kept = {name: value for name, value in row.items() if name not in _OF_A_YES}
    told: dict[str, Json] = {**kept, "reported": result, **({"reported_by": who} if who else {})}
    if result != ANSWERS["no"]:
        told["result"] = ANSWERS["not_now"]
    return {**told, "follow_up": row.get("follow_up") or row["given_on"]}


def open_report(dossier: Dossier | None, grant: RecordView) -> str:
    """What somebody is said to have answered, as long as that stands: of a no of which nobody said who told
    it, until the person said the same themselves."""
    said = grant.text("reported")
    if not said or dossier is None or any(grant.every("reported_by")):
        return said
    after = dossier.once(_own_answers_after).get(grant.id, ())
    own = any(one.every("grantor") == grant.every("grantor") for one in after)
    return "" if own else said


def _own_answers_after(dossier: Dossier) -> Mapping[str, Sequence[RecordView]]:
    """By answer those that follow it and that nobody else is said to have told."""
    found: dict[str, list[RecordView]] = {}
    for one in dossier.of("consent_grant"):
        if not one.every("reported"):
            for before in one.every("follows"):
                found.setdefault(str(before), []).append(one)
    return found


def answer_to(recipient: str, answer: str) -> str:
    """What an answer to a question says to one of its bodies: a key of `ANSWERS`."""
    if answer != ALONE:
        return answer
    return "yes" if recipient == _OURSELVES else "no"


def grants_for(
    question: str, answer: str, common: Mapping[str, Json], *, photo: bool = False
) -> list[dict[str, Json]]:
    """The consent_grant values that one answer (a key of `ANSWERS`, or `ALONE`) to one question writes.

    `common` holds grantor, capacity, given_on, how_recorded and so on. `photo` says that the use of the photo
    was agreed to as well.
    """
    asked = QUESTIONS[question]
    rows: list[dict[str, Json]] = []
    for purpose, recipient in asked.asks:
        row: dict[str, Json] = {
            **common,
            "purpose": purpose,
            "recipient": recipient,
            "result": ANSWERS[answer_to(recipient, answer)],
        }
        if answer == ALONE and recipient == _OURSELVES:
            row["sharing_level"] = ONLY_THERE
        if answer_to(recipient, answer) in ("yes", "yes_if"):
            agreed = asked.photo or (photo and not asked.publishes)
            scopes = {*asked.scopes, *(["photo"] if agreed else [])}
            row |= {"data_scope": [*sorted(scopes)], "photo_use": agreed}
        rows.append(row)
    return rows
