"""Attempts to take money from a family for news, and the numbers that others are warned of.

Sources: data-dictionary §2.10, §3.24–3.26, §5.26; data-dictionary-2 §1.14, §2a.
"""

from __future__ import annotations

from typing import ClassVar

from vsdesk.records.dictionary.bounds import COUNT, MONEY
from vsdesk.records.dictionary.model import About, Record, declare
from vsdesk.records.dictionary.narrowness import NO
from vsdesk.records.dictionary.spec import COORDINATORS
from vsdesk.records.dictionary.values import (
    Amount,
    Choice,
    Choices,
    Day,
    Link,
    Links,
    Number,
    PDate,
    PText,
    Text,
    YesNo,
)


class ExtortionAttempt(Record):
    """One attempt. Amounts are summed for each currency apart, never converted.

    The caller's number identifies a suspect: it leaves only as names of suspects do.
    """

    about: ClassVar[About] = About(
        "extortion_attempt", ("family", "case"), ("family", "case"), scope="circumstances"
    )

    date: PDate = declare("attempt", need="M", maps=["NCMP extortion report"])
    channel: Choice = declare("attempt", vocabulary="extortion_channel", need="M")
    contact_value: Text = declare("attempt", sens=3, scope="perpetrator_names", searched="phone")
    handle: Text = declare("attempt", sens=3, scope="perpetrator_names", searched="id")
    name_used: Text = declare(
        "attempt", sens=3, scope="perpetrator_names", searched="text", who=True
    )
    claimed_role: Choice = declare("attempt", vocabulary="claimed_role")
    claims_made: Choices = declare("attempt", vocabulary="claim_made", need="D")
    proof_offered: Links = declare("attempt", to=["evidence_item"], scope="documents")
    text: PText = declare("attempt", searched="text", multiline=True)
    demanded_amount: Amount = declare("money", within=MONEY)
    demanded_currency: Choice = declare("money", vocabulary="currency")
    demanded_in_kind: Text = declare("money")
    paid_amount: Amount = declare("money", within=MONEY)
    paid_currency: Choice = declare("money", vocabulary="currency")
    paid_on: PDate = declare("money")
    paid_how: Choice = declare("money", vocabulary="payment_method")
    receipt: Link = declare("money", to=["evidence_item"], scope="documents")
    sold_assets: Links = declare("money", to=["hlp_asset"], scope="hlp")
    outcome: Choice = declare("result", vocabulary="extortion_outcome")
    still_in_contact: YesNo = declare("result", sens=3)
    reported_to: Text = declare("result", searched="text")
    wants_action: YesNo = declare("result", right="narrower", narrow=NO, stops="no")
    advice_given: PText = declare("result", multiline=True)


class WarnedContact(Record):
    """A number or handle from an attempt, without case or family: it warns in every vault."""

    about: ClassVar[About] = About(
        "warned_contact", ("reference",), writers=COORDINATORS, usual=3, inside=True
    )

    value: Text = declare("warning", need="M", searched="phone")
    channel: Choice = declare("warning", vocabulary="extortion_channel")
    since: Day = declare("warning")
    count: Number = declare("warning", within=COUNT)
