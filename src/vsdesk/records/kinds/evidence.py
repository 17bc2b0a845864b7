"""Papers, pictures, recordings and objects, and where the original is.

Who held an item, and what a look at its authenticity found, stand below it. Sources: data-dictionary
§2.9, §2.10, §3.20–3.23; data-dictionary-2 §1.14, §2 row 9 (pictures of the dead).
"""

from __future__ import annotations

from typing import ClassVar, Final

from vsdesk.records.dictionary.bounds import BYTES
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import YES
from vsdesk.records.dictionary.spec import SpaceType
from vsdesk.records.dictionary.values import (
    Choice,
    Day,
    Hash,
    Link,
    Links,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)


class EvidenceItem(Record):
    """One item. `blob` names the attachment's chunk list (docs/spec/bundle.md §11); originals stay with the
    family.

    A picture with `death_image` is never shown unasked and stands on no family sheet.
    """

    about: ClassVar[About] = About(
        "evidence_item",
        ("case", "family", "incident", "source", "list", "activity"),
        (
            *("case", "family", "incident", "source", "source_list", "activity"),
            *("event", "person", "search_action"),
        ),
        scope="documents",
    )

    type: Choice = declare("item", vocabulary="evidence_class", need="M", right="narrower")
    title: Text = declare("item", need="D", searched="text", who=True)
    document_type: Choice = declare("item", vocabulary="document_type")
    exhibit_no: Text = declare("item", sens=1, searched="id", right="narrower")
    description: PText = declare("item", searched="text", multiline=True)
    name_written: Text = declare("item", searched="name", who=True)
    mother_written: Text = declare("item", searched="name", who=True)
    of_whom: Choice = declare("item", vocabulary="paper_about")
    of_whom_words: PText = declare("item", searched="text", multiline=True)
    death_image: YesNo = declare("item", sens=3, right="narrower", narrow=YES)
    original: Choice = declare("origin", vocabulary="originality")
    holder_of_original: Text = declare("origin", sens=3, scope="source_identity", who=True)
    received_from: Link = declare(
        "origin", to=["person", "source"], sens=3, scope="source_identity", right="narrower"
    )
    received_on: Day = declare("origin")
    received_at: Text = declare("origin", sens=3, where=True)
    method: Text = declare("origin")
    found_where: Choice = declare("origin", vocabulary="found_where", sens=3)
    captured: PDate = declare("origin")
    signed_by: Link = declare("origin", to=["person"], sens=3, scope="identity", right="narrower")
    sent_by: Text = declare("origin", sens=3, scope="contact", who=True)
    sent_at: Text = declare("origin")
    source_url: Text = declare("origin", sens=3, searched="text")
    capture_time: Text = declare("origin")
    language: Choice = declare("item", vocabulary="language", sens=1)
    legibility: Choice = declare("item", vocabulary="legibility", sens=1)
    relates_to: Links = declare(
        "links",
        to=["event", "person", "claim", "search_action", "person_identifier"],
        sens=1,
        right="narrower",
    )
    redacted_version_of: Link = declare("links", to=["evidence_item"], sens=3, right="narrower")
    file_name: Text = declare("file", searched="text", right="held", who=True)
    mime: Text = declare("file", sens=1, right="held")
    size: Number = declare("file", sens=1, unit="byte", right="held", within=BYTES)
    sha256: Hash = declare("file", sens=1, right="held")
    blob: Hash = declare("file", sens=1, right="held")


_ITEM_SPACES: Final[tuple[SpaceType, ...]] = (
    "case",
    "family",
    "incident",
    "source",
    "list",
    "activity",
)


class CustodyEntry(Record):
    """One step in the keeping of an item. Written once; order, time and author are those of the log."""

    about: ClassVar[About] = About(
        "custody_entry", _ITEM_SPACES, ("evidence_item",), scope="documents", once=True
    )

    action: Choice = declare("custody", vocabulary="custody_action", need="M")
    from_whom: Text = declare("custody", sens=3, scope="source_identity", who=True)
    to_whom: Text = declare("custody", sens=3, scope="source_identity", who=True)
    location: Text = declare("custody", sens=3, where=True)
    seal_no: Text = declare("custody", searched="id")
    sha256_before: Hash = declare("custody", sens=1)
    sha256_after: Hash = declare("custody", sens=1)
    reason: Text = declare("custody")
    note: PText = declare("custody", sens=3, multiline=True)


class DocumentCheck(Record):
    """What a look at a paper found. Never "authentic": only its issuer or an expert can say so."""

    about: ClassVar[About] = About(
        "document_check", _ITEM_SPACES, ("evidence_item",), scope="documents"
    )

    doc_class: Choice = declare("check", vocabulary="evidence_class")
    claimed_issuer: Text = declare("check", searched="text")
    claimed_date: PDate = declare("check")
    number_on_paper: Text = declare("check", searched="id")
    checked_on: Day = declare("check", sens=1)
    expert: Text = declare("check", sens=3, scope="source_identity")
    result: Choice = declare("result", vocabulary="check_result", need="M")
    basis: PText = declare("result", need="M", searched="text", multiline=True)
    told_family: YesNo = declare("result")
    told_on: Day = declare("result")
    next_step: Text = declare("result", multiline=True)


class DocumentTest(Record):
    """One test within a check."""

    about: ClassVar[About] = About(
        "document_test", _ITEM_SPACES, ("document_check",), scope="documents"
    )

    test: Choice = declare("check", vocabulary="document_test", need="M")
    result: Choice = declare("check", vocabulary="test_result", need="M")
    compared_with: Links = declare("check", to=["evidence_item"], sens=3)
    note: PText = declare("check", searched="text", multiline=True)
