"""Housing, land and things of value; and papers that a family lacks.

Ownership is never stated as a fact: "according to the papers shown". Sources: data-dictionary §2.16,
§3.34, §3.35; data-dictionary-2 §1.7, §1.16, §2 row 14.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import MONEY
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.values import (
    Amount,
    Choice,
    Choices,
    Link,
    Links,
    PDate,
    PText,
    Text,
)


class HlpAsset(Record):
    """A house, land or other asset, and what was done to it. The value is kept as told."""

    about: ClassVar[About] = About("hlp_asset", ("family",), ("family",), scope="hlp")

    type: Choice = declare("asset", vocabulary="asset_kind", need="M")
    place: Link = declare("asset", to=["place", "proposal"], sens=3)
    place_text: Text = declare("asset", sens=3, searched="text", where=True)
    owner_on_record: Text = declare("asset", sens=3, searched="name", who=True)
    owner: Link = declare("asset", to=["person"], sens=3, right="narrower")
    tenure: Choice = declare("asset", vocabulary="tenure", need="D")
    plot_no: Text = declare("asset", sens=3, searched="id")
    section_no: Text = declare("asset", sens=3, searched="id")
    cadastral_zone: Text = declare("asset", sens=3, searched="text", where=True)
    share: Text = declare("asset")
    co_owners: Text = declare("asset", sens=3, searched="name", who=True)
    documents_held: Choices = declare("asset", vocabulary="document_type")
    documents: Links = declare("asset", to=["evidence_item"], scope="documents")
    paper_held_by: Text = declare("asset", sens=3, searched="name", who=True)
    paper_problem: Choice = declare("asset", vocabulary="civil_doc_problem")
    violations: Choices = declare("violation", vocabulary="hlp_violation", need="M")
    date: PDate = declare("violation", need="D")
    by_group: Choice = declare("violation", vocabulary="perpetrator_group")
    by_whom: Text = declare(
        "violation", sens=3, scope="perpetrator_names", searched="text", who=True
    )
    basis: Text = declare("violation", searched="text")
    occupant: Text = declare("violation", sens=3, scope="perpetrator_names", who=True)
    extortion: Links = declare("violation", to=["extortion_attempt"], scope="circumstances")
    heirs_issue: Choices = declare("claim", vocabulary="heirs_issue")
    heirs_text: PText = declare("claim", searched="text", multiline=True)
    wants: Choices = declare("claim", vocabulary="hlp_wish", right="narrower")
    legal_status: Text = declare("claim", searched="text")
    value_told: Text = declare("claim")
    value: Amount = declare("claim", within=MONEY)
    currency: Choice = declare("claim", vocabulary="currency")
    text: PText = declare("claim", searched="text", multiline=True)


class CivilDocIssue(Record):
    """A paper that somebody needs: never issued, lost, confiscated, denied, or false."""

    about: ClassVar[About] = About(
        "civil_doc_issue", ("family",), ("family", "person"), scope="documents"
    )

    person: Link = declare(
        "papers", to=["person"], need="M", scope="family_members", right="narrower"
    )
    document: Choice = declare("papers", vocabulary="document_type", need="M")
    problem: Choice = declare("papers", vocabulary="civil_doc_problem", need="M")
    reason_asked: Choice = declare("papers", vocabulary="judgment_reason")
    date: PDate = declare("papers")
    office: Text = declare("papers", searched="text", where=True)
    office_place: Link = declare("papers", to=["place", "proposal"])
    action: PText = declare("papers", searched="text", multiline=True)
    status: Choice = declare("papers", vocabulary="issue_status")
    reference_no: Text = declare("papers", searched="id", where=True)
    text: PText = declare("papers", searched="text", multiline=True)
