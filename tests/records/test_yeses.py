"""Which no takes back a yes: the index says what the rule says, answer by answer. All people are made up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.people import rid
from tests.records.conftest import alternative

from vsdesk.records.consent import body_names
from vsdesk.records.consent.answers import YES, keeps_here
from vsdesk.records.consent.earlier_yeses import Yeses
from vsdesk.records.dossier import RecordView

FIELDS = {
    "grantor": ("نجاح", "هناء", None),
    "subject": ("حالة", "أخرى", None),
    "purpose": ("search", "hold_record", None),
    "recipient": ("own_org", "iimp", "partner_ngo", None),
    "recipient_name": ("بيت السلام", "بَيت السّلام", "بيت النور", "", None),
    "result": ("given", "refused", "given_if", "expired"),
}
ANSWER = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(of), max_size=2) for name, of in FIELDS.items()}
)


def rule(answers: list[RecordView], no: RecordView) -> bool:
    """Said without an index: somebody who refuses had said yes to the same."""

    def meets(yes: RecordView) -> bool:
        who = {*yes.every("grantor")} & {*no.every("grantor")} - {None}
        mine, theirs = ({*one.every("subject")} or {None} for one in (yes, no))
        case = None in mine | theirs or mine & theirs
        names = [
            {body_names.key(n) for n in one.every("recipient_name") or (None,)} for one in (yes, no)
        ]
        body = all({*yes.every(f)} & {*no.every(f)} for f in ("purpose", "recipient"))
        named = "" in names[0] | names[1] or names[0] & names[1]
        return bool(who and case and (keeps_here(no) or (body and named)))

    return any(
        one.id != no.id and not YES.isdisjoint(map(str, one.every("result"))) and meets(one)
        for one in answers
    )


@given(st.lists(ANSWER, min_size=1, max_size=6))
def test_the_index_says_what_the_rule_says(answers: list[dict[str, list[str | None]]]) -> None:
    made = []
    for n, one in enumerate(answers):
        fields = {
            name: tuple(alternative(v, k) for k, v in enumerate(held))
            for name, held in one.items()
            if held
        }
        made.append(
            RecordView(
                rid(f"answer-{n}"), "consent_grant", rid("case"), None, None, fields, created="1"
            )
        )
    found = Yeses(made)
    for no in made:
        assert found.before(no) == rule(made, no)
