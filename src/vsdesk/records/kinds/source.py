"""Who told us, under a code. True identity and statements lie in a space of their own, sealed.

Sources: data-dictionary §2.8, §5.16–18. Every exit prints the code only.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import YES
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import Choice, Kids, Link, Number, PDate, PText, Text, YesNo


class Source(Record):
    """A person or record that told us something: the root of its space, handed over by itself only."""

    about: ClassVar[About] = About(
        "source", ("source",), root=True, usual=4, scope="source_identity"
    )

    code: Text = declare(
        "source", need="M", sens=1, scope="none", listed="number", searched="id", right="narrower"
    )
    type: Choice = declare("source", vocabulary="source_kind", need="M", sens=3)
    reliability: Choice = declare("source", vocabulary="reliability", sens=3)
    true_name: Text = declare("sealed", searched="none")
    pointed_at: Text = declare("sealed", searched="none", right="narrower")
    contact: Text = declare("sealed")
    person: Link = declare("sealed", to=["person"], right="narrower", joins=True)
    relation_to_case: Text = declare("sealed")
    motive_risk: PText = declare("sealed", multiline=True)
    protection_needs: PText = declare("sealed", multiline=True, right="narrower")
    assigned: Kids = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    given_to: Kids = declare("intake", sens=4, scope="none", right="narrower")


class Statement(Record):
    """What a source said, when and in whose presence. Protected content is a flag and a referral."""

    about: ClassVar[About] = About(
        "statement", ("source",), ("source",), sensitivity=4, usual=4, scope="source_identity"
    )

    date: PDate = declare("statement", need="M", right="narrower")
    place_text: Text = declare("statement", right="narrower", where=True)
    present: Text = declare("statement", right="narrower", who=True)
    mode: Choice = declare("statement", vocabulary="statement_mode", right="narrower")
    language: Choice = declare("statement", vocabulary="language", right="narrower")
    interviewer: Text = declare("statement", right="narrower")
    interpreter: Text = declare("statement", right="narrower", who=True)
    duration: Number = declare("statement", unit="minute", within=(1, 10_000))
    prior_statements: PText = declare("statement", need="M", multiline=True, right="narrower")
    why_again: PText = declare("statement", multiline=True)
    recorded: YesNo = declare("statement")
    signed: YesNo = declare("statement")
    read_back: YesNo = declare("statement")
    read_back_language: Choice = declare("statement", vocabulary="language")
    summary: PText = declare("content", multiline=True, right="narrower")
    verbatim: Link = declare("content", to=["evidence_item"], right="narrower")
    protected_content: YesNo = declare("care", right="narrower", narrow=YES)
    support_person: YesNo = declare("care")
    distress_notes: PText = declare("care", multiline=True)
    referral_offered: YesNo = declare("care")


class TestimonyRow(Record):
    """One person of whom a statement tells: as told, and linked to a case only by a
    coordinator who writes why.

    It is no case and makes none, and it never leaves the organisation: what one witness says of nine
    cellmates concerns nine families. What the witness allows to be told to that family stands beside
    it. The link is a word about what was told: it holds no more once something else stands here.
    Source: data-dictionary-3 §4.
    """

    about: ClassVar[About] = About(
        "testimony_row",
        ("source",),
        ("statement",),
        sensitivity=4,
        usual=4,
        scope="source_identity",
        inside=True,
    )

    told_name: Text = declare("told_of", need="M", right="narrower")
    marks: PText = declare("told_of", multiline=True, right="narrower")
    origin: Link = declare("told_of", to=["place"], right="narrower")
    origin_text: Text = declare("told_of", right="narrower")
    where: PText = declare("told_of", right="narrower")
    seen_from: PDate = declare("told_of", right="narrower")
    seen_to: PDate = declare("told_of", right="narrower")
    state_seen: Choice = declare("told_of", vocabulary="state_seen", need="M", right="narrower")
    may_tell_family: Choice = declare(
        "told_of",
        vocabulary="may_tell_family",
        need="M",
        right="narrower",
        narrow=("no", "ask", "yes"),
    )
    linked_case: Link = declare(
        "linked", to=["case"], setters=COORDINATORS, judges=True, joins=True
    )
    linked_why: PText = declare("linked", setters=COORDINATORS, multiline=True)
