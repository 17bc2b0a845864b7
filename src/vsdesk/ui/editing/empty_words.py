"""What an empty list of a section says: what belongs here, in one sentence."""

from __future__ import annotations

from typing import Final

from vsdesk.words import mark

EMPTY: Final = {
    "extortion_attempt": mark("Who asked for money, under which number or name, and what was paid."),
    "duty": mark("What was asked of the family or promised to it, by whom, until when. It comes to the first page when its day comes."),
    "risk_assessment": mark("Who could be harmed, and what makes it safer."),
    "family_request": mark("What a relative asks of us: to correct something, to tell, to stop."),
    "need_assessment": mark("What the family needs now, as they say it."),
    "service": mark("What was done for somebody: a session, a paper, help."),
    "referral": mark("Where somebody was sent, what was told there, and what came of it."),
    "hlp_asset": mark("A house, land or a shop: what happened to it, and which papers there are."),
    "civil_doc_issue": mark("A paper that is lacking, lost or refused, and the office that gives it."),
    "dna_reference": mark("Who gave a sample, to whom and when. No result of a laboratory stands here."),
    "work": mark("Letters, drawings, memories: by whom, and where they may be shown."),
}  # fmt: skip
