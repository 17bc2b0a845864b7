"""Papers, pictures, recordings and objects, and where the original is.

Sources: data-dictionary §2.9, §3.20; data-dictionary-2 §1.14, §2 row 9 (pictures of the dead).
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.model import About, Record, declare
from vsdesk.records.values import Choice, Day, Hash, Link, Links, Number, PDate, PText, Text, YesNo


class EvidenceItem(Record):
    """One item. `blob` names the attachment's chunk list (sync.md §3); originals stay with the family.

    A picture with `death_image` is never shown unasked and stands on no family sheet.
    """

    about: ClassVar[About] = About(
        "evidence_item",
        ("case", "family", "incident", "source", "list"),
        ("case", "family", "incident", "source", "event", "person", "search_action"),
        scope="documents",
    )

    type: Choice = declare("item", vocabulary="evidence_class", need="M")
    title: Text = declare("item", need="D", searched="text")
    exhibit_no: Text = declare("item", sens=1, searched="id")
    description: PText = declare("item", searched="text", multiline=True)
    death_image: YesNo = declare("item", sens=3)
    original: Choice = declare("origin", vocabulary="originality")
    holder_of_original: Text = declare("origin", sens=3, scope="source_identity")
    received_from: Link = declare(
        "origin", to=["person", "source"], sens=3, scope="source_identity"
    )
    received_on: Day = declare("origin")
    received_at: Text = declare("origin", sens=3)
    method: Text = declare("origin")
    found_where: Choice = declare("origin", vocabulary="found_where", sens=3)
    captured: PDate = declare("origin")
    source_url: Text = declare("origin", sens=3, searched="text")
    capture_time: Text = declare("origin")
    language: Choice = declare("item", vocabulary="language", sens=1)
    legibility: Choice = declare("item", vocabulary="legibility", sens=1)
    relates_to: Links = declare(
        "links", to=["event", "person", "claim", "search_action", "person_identifier"], sens=1
    )
    redacted_version_of: Link = declare("links", to=["evidence_item"], sens=3)
    file_name: Text = declare("file", searched="text")
    mime: Text = declare("file", sens=1)
    size: Number = declare("file", sens=1, unit="byte")
    sha256: Hash = declare("file", sens=1)
    blob: Hash = declare("file", sens=1)
