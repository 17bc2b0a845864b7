"""The case of one missing person, its references elsewhere, its claims, and what was done to search.

Sources: data-dictionary §2.1, §2.17; data-dictionary-2 §1.3, §1.21, §2a.
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.spec import COORDINATORS, EVERYONE
from vsdesk.records.dictionary.values import (
    Choice,
    Day,
    Kid,
    Kids,
    Link,
    Links,
    PDate,
    PText,
    Stored,
    Text,
    YesNo,
)


class Case(Record):
    """One missing person's case: the root of its space.

    The disappearance itself is the `event` flagged `is_disappearance`. `fate` and `whereabouts` are
    the organisation's present reading; what each source says stands in `claim` records. An approval
    counts by `approved`, which only a coordinator may set: history judges fields, never values.
    Descriptions for identification stay hidden until `identification_for` says what they are for
    (records/dictionary/hidden_sections.py); news of death is told by `news_messenger` alone
    (records/gate/death_news.py).
    """

    about: ClassVar[About] = About("case", ("case",), root=True, scope="circumstances")

    case_no: Text = declare(
        "number",
        need="M",
        sens=1,
        scope="none",
        listed="number",
        searched="id",
        maps=["HURIDOCS event"],
        right="narrower",
    )
    person: Link = declare(
        "number",
        to=["person"],
        need="M",
        scope="identity",
        maps=["WGEID 1"],
        right="first",
        joins=True,
    )
    case_type: Choice = declare(
        "status", vocabulary="case_type", need="M", sens=1, listed="case_type", right="narrower"
    )
    search_status: Choice = declare(
        "status",
        vocabulary="search_status",
        need="M",
        sens=1,
        listed="status",
        right="narrower",
        death=True,
    )
    fate: Choice = declare(
        "status", vocabulary="fate", need="M", maps=["ICRC fate"], right="narrower", death=True
    )
    whereabouts: Choice = declare(
        "status",
        vocabulary="whereabouts",
        need="D",
        sens=3,
        maps=["HURIDOCS 30", "WGAD III"],
        where=True,
    )
    whereabouts_place: Link = declare("status", to=["place", "proposal"], sens=3, maps=["WGAD III"])
    summary: PText = declare(
        "summary", need="D", searched="text", multiline=True, maps=["WGEID 8", "WGAD IV"]
    )
    identification_for: Choice = declare(
        "am_first", vocabulary="consent_purpose", sens=1, scope="none", right="narrower"
    )
    prior_detention: YesNo = declare("before", sens=3, maps=["Bayanat detained_before"])
    wanted_before: YesNo = declare("before", sens=3)
    threats_before: YesNo = declare("before", sens=3)
    before_note: PText = declare("before", sens=3, searched="text", multiline=True)
    family: Link = declare(
        "links", to=["family"], sens=1, scope="none", right="narrower", joins=True
    )
    second_family: Link = declare(
        "links", to=["family"], sens=1, scope="none", right="narrower", joins=True
    )
    incident: Link = declare(
        "links", to=["incident"], sens=1, scope="none", right="narrower", joins=True
    )
    primary_contact: Link = declare(
        "links", to=["person"], need="D", sens=3, scope="contact", right="narrower"
    )
    sources: Links = declare(
        "links", to=["source"], sens=3, scope="source_identity", right="narrower"
    )
    intake_channel: Choice = declare("intake", vocabulary="channel", need="M", sens=1, scope="none")
    intake_date: Day = declare("intake", need="M", sens=1, scope="none", listed="intake")
    documenter: Text = declare("intake", need="M", sens=1, scope="none", listed="author")
    priority: Choice = declare(
        "intake", vocabulary="priority", sens=1, scope="none", listed="priority"
    )
    assigned: Kids = declare("intake", sens=4, scope="none", setters=COORDINATORS)
    review_state: Choice = declare(
        "review",
        vocabulary="review_state",
        need="M",
        sens=1,
        scope="none",
        setters=EVERYONE,
        right="passed",
        narrow=("needs_fix", "peer_checked", "draft", "coordinator_approved"),
        chosen={"documenter": ("draft", "needs_fix"), "reviewer": ("peer_checked",)},
        listed="review",
    )
    approved: YesNo = declare("review", sens=1, scope="none", setters=COORDINATORS)
    looked: YesNo = declare("review", sens=4, scope="none", setters=COORDINATORS)
    copied: Text = declare(
        "review", sens=1, scope="none", setters=EVERYONE, right="kept", inside=True
    )
    goes_without: Text = declare("review", sens=4, scope="none", setters=COORDINATORS, inside=True)
    closed_reason: Choice = declare(
        "review",
        vocabulary="closed_reason",
        sens=1,
        scope="none",
        setters=COORDINATORS,
        death=True,
    )
    closed_on: Day = declare(
        "review", sens=1, scope="none", setters=COORDINATORS, listed="closed", death=True
    )
    news_messenger: Kid = declare("news", sens=4, setters=COORDINATORS)
    news_told_on: Day = declare("news", sens=4, right="named:news_messenger")


class ExternalRef(Record):
    """A number that another body, or an old paper file, gave to the case."""

    about: ClassVar[About] = About(
        "external_ref", ("case", "family"), ("case", "family"), scope="identity"
    )

    body: Choice = declare("reference", vocabulary="external_body", need="M")
    body_name: Text = declare("reference", searched="text")
    ref_no: Text = declare("reference", need="M", searched="id", maps=["WGEID 11"])
    date: PDate = declare("reference")


# What a claim may speak of: its key, and the field whose type, list and sensitivity its value has.
CLAIMED: Final[dict[str, tuple[str, str]]] = {
    "fate": ("case", "fate"),
    "whereabouts": ("case", "whereabouts"),
    "whereabouts_place": ("case", "whereabouts_place"),
    "date": ("event", "date"),
    "place": ("event", "place"),
    "place_text": ("event", "place_text"),
    "facility": ("event", "facility"),
    "perpetrator": ("involvement", "perpetrator"),
    "birth": ("person", "birth"),
    "age": ("person", "age_told"),
    "text": ("event", "text"),
}


class Claim(Record):
    """One value as one source gives it. Claims that disagree stand side by side, for ever."""

    about: ClassVar[About] = About(
        "claim", ("case",), ("case", "event", "person"), scope="circumstances"
    )

    field: Choice = declare("claim", vocabulary="claim_field", need="M", right="narrower")
    value: Stored = declare("claim", need="M", right="narrower")
    source: Link = declare(
        "claim",
        to=["source", "person"],
        sens=3,
        scope="source_identity",
        right="narrower",
        teller=True,
    )
    list_entry: Link = declare("claim", to=["source_list_entry"], sens=3, scope="source_identity")
    document: Link = declare("claim", to=["evidence_item"], scope="documents")
    confidence: Choice = declare("claim", vocabulary="confidence", need="M", right="narrower")
    obtained_on: Day = declare("claim")
    status: Choice = declare("claim", vocabulary="claim_status", need="M")
    text: PText = declare("claim", searched="text", multiline=True)


class SearchAction(Record):
    """One step taken to find the person, or why no step was possible (WGEID element 5)."""

    about: ClassVar[About] = About("search_action", ("case",), ("case",), scope="circumstances")

    date: PDate = declare("action", need="D", maps=["WGEID 5", "WGAD V"])
    actor: Choice = declare("action", vocabulary="search_actor", need="D", maps=["WGEID 5"])
    actor_person: Link = declare(
        "action", to=["person"], scope="family_members", right="narrower", teller=True
    )
    body: Choice = declare(
        "action", vocabulary="body_approached", need="D", maps=["WGEID 5", "WGAD V"]
    )
    body_name: Text = declare("action", searched="text", maps=["WGEID 5"])
    place: Link = declare("action", to=["place", "proposal"])
    place_text: Text = declare("action", searched="text", where=True)
    mode: Choice = declare("action", vocabulary="search_mode", maps=["WGEID 5"])
    reference_no: Text = declare("action", searched="id", maps=["WGEID 5"])
    response: Choice = declare("result", vocabulary="search_response", maps=["HURIDOCS 27"])
    result: PText = declare("result", searched="text", multiline=True, maps=["WGEID 5", "WGAD V"])
    evidence: Links = declare("result", to=["evidence_item"], scope="documents")
    no_action_possible: YesNo = declare("no_action", maps=["WGEID 5"], turned=True)
    no_action_reason: Choice = declare("no_action", vocabulary="no_action_reason", maps=["WGEID 5"])
    no_action_text: PText = declare("no_action", searched="text", multiline=True)
