"""All that an enrolled device can write to widen what leaves of the vault of the walk through the exits.

Its owner knows the protocol, the code and every id in the spaces that were handed to it. Each method is one
sort of writing; `all_of_it` writes them all. What would only shut the gate is left out, so that nothing
here hides what another writing opened. Everybody is made up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.attacks.kit import LONG_AGO, Device
from tests.journeys.restricted import AGREED, CASE, FAMILY, INCIDENT, MOTHER, NARROWED, SOURCE
from tests.people import rid

from vsdesk.history.entry import MAX_OPS, NewOp
from vsdesk.history.merge import observed_now
from vsdesk.records.consent.answers import ALL_SCOPES
from vsdesk.records.dictionary.narrowness import may_widen
from vsdesk.records.places.gazetteer import place_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.walking import Walk

    from vsdesk.desk import Desk
    from vsdesk.records.dictionary.spec import FieldSpec
    from vsdesk.records.dictionary.values import Json

AHEAD: Final = 4_102_444_800_000  # 1 January 2100
EVERYTHING: Final[Json] = [*sorted(ALL_SCOPES)]
LIE: Final = "كذبة من جهاز معادٍ"
CHILD: Final = rid("restricted child")
HIDDEN: Final = rid("restricted hidden")
YES: Final[Mapping[str, Json]] = {
    "result": "given",
    "data_scope": EVERYTHING,
    "photo_use": True,
    "audio_use": True,
    "contact_allowed": True,
    "identity_mode": "named",
    "sharing_level": "other_organisations",
    "review_on": "2040-01-01",
    "withdrawn_on": None,
    "decides": True,
    "decides_why": LIE,
}

_Said = tuple[str, str, "Mapping[str, Json]"]  # a record, its kind, and what is said in it


class Widening:
    """One hostile device in the vaults of a walk."""

    def __init__(self, walk: Walk, desk: Desk) -> None:
        self.walk, self.desk = walk, desk
        self.device = Device(desk, walk.stick)
        self._over: list[_Said] = []

    def all_of_it(self) -> None:
        """Write it all."""
        self.widens_what_stands()
        self.says_yes_instead_of_others()
        self.meets_conditions()
        self.lowers_what_is_delicate()
        self.fills_the_small_cell()
        self.tells_the_news()
        self.speaks_for_the_family()
        self.unties_and_ties()
        self.takes_out()
        self.writes_where_it_holds_nothing()
        self.sign()

    def over(self, rec: str, kind: str, values: Mapping[str, Json]) -> None:
        """Something else that `sign` says there: in place of what stands and beside it."""
        if values and self._holds(rec, kind):
            self._over.append((rec, kind, values))

    def sign(self) -> None:
        """Sign what was said over others: dated back, ahead and now."""
        for ts, replace in ((LONG_AGO, True), (AHEAD, False), (None, True)):
            left = self._over
            while left:
                now = {rec: one for one in reversed(left) if (rec := one[0])}
                left = [one for one in left if one is not now[one[0]]]
                self._sign(list(now.values()), ts, replace=replace)
        self._over = []

    def _sign(self, said: list[_Said], ts: int | None, *, replace: bool) -> None:
        by_space: dict[str, list[NewOp]] = {}
        for rec, kind, values in said:
            space = self.device.state(rec, kind).space
            supersedes = self.device.replacing(rec, kind, [*values]) if replace else {}
            by_space.setdefault(space, []).append(NewOp(rec, kind, values, supersedes=supersedes))
        for space, ops in by_space.items():
            assert len(ops) <= MAX_OPS
            self.device.sign(space, *ops, ts=ts)

    def own(self, space: str, kind: str, parent: str, values: Mapping[str, Json]) -> str:
        """A record of its own below one of others."""
        rec = self.desk.context.new_id()
        self.device.sign(space, NewOp(rec, kind, values, parent=parent))
        return rec

    def opened(self, kind: str, values: Mapping[str, Json]) -> str:
        """A space of its own."""
        rec = self.desk.context.new_id()
        self.device.sign(rec, NewOp(rec, kind, values))
        return rec

    def a_case(self, links: Mapping[str, Json]) -> tuple[str, str]:
        """A case of its own, and its missing person."""
        person = self.desk.context.new_id()
        case = self.opened("case", {**links, "person": person, "case_no": "9"})
        self.device.sign(case, NewOp(person, "person", {"given_ar": LIE}, parent=case))
        return case, person

    def _holds(self, rec: str, kind: str) -> bool:
        vault = self.desk.context.vault
        sql = "SELECT n FROM record WHERE id = ? AND kind = ?"
        return vault.database.one(sql, (bytes.fromhex(rec), kind)) is not None

    def _spaces(self) -> list[str]:
        known = (CASE, FAMILY, INCIDENT, self.walk.told.risky, self.walk.told.risky_family)
        return [one for one in known if self.desk.context.vault.holds(one)]

    # -- what stands --------------------------------------------------------------------------

    def widens_what_stands(self) -> None:
        """In every record that it holds: each field that has an order is set to its widest, and cleared where
        it is careful. (Where it is not, to clear it would let out less.)

        What was removed is left: who writes in it brings it back to the organisation's own screens, with both
        facts, and no further (docs/spec/bundle.md §8.8).
        """
        for space in self._spaces():
            for view in self.desk.context.vault.read.space(space):
                if view.deleted:
                    continue
                spec = self.desk.context.dictionary.kind(view.kind)
                fields = [one for one in (spec.fields if spec else ()) if one.narrow]
                self.over(view.id, view.kind, {one.name: self._widest(one) for one in fields})
                held = [one for one in fields if view.every(one.name)]
                careful = [one.name for one in held if not may_widen(one, view.every(one.name))]
                self.over(view.id, view.kind, dict.fromkeys(careful))

    def _widest(self, spec: FieldSpec) -> Json:
        if spec.type == "bool":
            return spec.narrow == ("no",)
        if spec.type == "number":
            return 0
        if spec.type == "day":
            return None
        if spec.type == "choices":
            return EVERYTHING
        return spec.narrow[-1]

    def says_yes_instead_of_others(self) -> None:
        """The answers that are a no: over them, after them, and in the name of a guardian."""
        for purpose, recipient in NARROWED:
            id = self.walk.told.ids[f"answer {recipient}"]
            self.over(id, "consent_grant", YES)
            asked: dict[str, Json] = {"purpose": purpose, "recipient": recipient}
            for day in ("2026-11-24", "2000-01-01"):
                yes = {**YES, **asked, "grantor": MOTHER, "capacity": "parent", "given_on": day}
                self.own(FAMILY, "consent_grant", FAMILY, yes)
                self.own(FAMILY, "consent_grant", FAMILY, {**yes, "follows": id})
        self._as_guardian()
        named = {**YES, "grantor": HIDDEN, "capacity": "relative", "given_on": "2026-11-24"}
        for purpose, recipient in (("hold_record", "own_org"), *AGREED):
            asked = {"purpose": purpose, "recipient": recipient}
            self.own(FAMILY, "consent_grant", FAMILY, {**named, **asked})

    def meets_conditions(self) -> None:
        """Conditions of others: met, used words made new, another rule, taken out, moved
        below another answer."""
        told = self.walk.told.ids["condition"]
        for condition in (told, rid("restricted unnamed")):
            word: dict[str, Json] = {
                "on": "2026-11-24",
                "by": "A1",
                "confirmed": True,
                "exit": None,
            }
            self.own(FAMILY, "condition_met", condition, word)
            wide: dict[str, Json] = {"type": "not_before_day", "day": "2000-01-01", "words": None}
            self.over(condition, "consent_condition", wide)
            if not self._holds(condition, "consent_condition"):
                continue
            state = self.device.state(condition, "consent_condition")
            gone = NewOp(
                condition,
                "consent_condition",
                {"deleted": True},
                observed=dict(observed_now([state])),
            )
            moved = NewOp(
                condition,
                "consent_condition",
                {"day": "2000-01-01"},
                parent=rid("restricted aunt says"),
            )
            for op in (gone, moved):
                self.device.sign(state.space, op)
        self.over(self.walk.told.ids["answer afomas"], "consent_grant", {"result": "given"})

    def _as_guardian(self) -> None:
        who = self.own(FAMILY, "person", FAMILY, {"given_ar": LIE, "family_ar": LIE})
        link = {"person": who, "related_to": CHILD, "relation": "guardian"}
        self.own(FAMILY, "kinship", FAMILY, link)
        yes = {**YES, "grantor": who, "given_on": "2026-11-24", "capacity": "guardian"}
        for purpose, recipient in (*AGREED, *NARROWED):
            asked = {"purpose": purpose, "recipient": recipient}
            self.own(FAMILY, "consent_grant", FAMILY, {**yes, **asked})

    def lowers_what_is_delicate(self) -> None:
        """What was sealed, pictures of the dead, numbers, a residence paper, violence in private,
        care homes, red risks."""
        ids, risky = self.walk.told.ids, self.walk.told.risky
        for event in (rid("restricted sealed"), ids["sealed"]):
            self.over(event, "event", {"sens": 0})
        for item in (rid("restricted picture"), ids["leaked"]):
            plain: dict[str, Json] = {"type": "document", "death_image": False, "sens": 0}
            self.over(item, "evidence_item", plain)
        for phone in (ids["phone"], ids["other phone"]):
            self.over(phone, "contact_channel", {"safe_contact": True})
        self.over(ids["paper"], "person_identifier", {"type": "passport"})
        self.over(ids["talk"], "need_assessment", {"protected_referral": False})
        self.over(ids["need"], "need", {"category": "food"})
        self.over(rid("restricted care"), "person_name", {"type": "nickname"})
        self.over(CHILD, "person", {"birth": {"from": "1980-01-01", "precision": "day"}})
        calm: dict[str, Json] = {
            "level": "green",
            "date": "2026-11-24",
            "override": True,
            "override_why": LIE,
        }
        self.over(ids["risk"], "risk_assessment", calm)
        self.own(risky, "risk_assessment", risky, {**calm, "threats": ["none_known"]})
        self.over(rid("restricted call"), "extortion_attempt", {"channel": "letter"})
        counsel: dict[str, Json] = {
            "representative": LIE,
            "represented": CHILD,
            "proceeding": LIE,
            "confirmed": True,
        }
        self.own(CASE, "representation", CASE, counsel)

    def fills_the_small_cell(self) -> None:
        """Sources of its own, real ones, that speak of the same facility in the same
        month; then the place."""
        event = rid("restricted cell")
        where = place_id("gid_251")
        when: Json = {"from": "2015-07-01", "to": "2015-09-30", "precision": "range"}
        for space in (CASE, self.a_case({})[0]):
            for _ in range(3):
                source = self.opened("source", {"code": "S-9", "true_name": LIE})
                said: dict[str, Json] = {"type": "sighting", "told_by": source, "date": when}
                self.own(space, "event", space, {**said, "facility": where, "witnesses": [source]})
        self.over(event, "event", {"told_by": MOTHER, "witnesses": []})
        self.over(event, "event", {"facility": None})
        self.over(event, "event", {"date": {"from": "2015", "precision": "year"}})

    def tells_the_news(self) -> None:
        """It was told, by this device; or there is no news at all."""
        told: dict[str, Json] = {
            "news_told_on": "2026-11-01",
            "news_messenger": self.device.device_id,
            "fate": "unknown",
            "search_status": "open",
        }
        self.over(CASE, "case", told)
        for event in (rid("restricted result"), self.walk.told.ids["news"]):
            self.over(event, "event", {"type": "sighting", "confidence": "rumour"})

    def speaks_for_the_family(self) -> None:
        """Whose paper it is: the relative who asked to be named nowhere, with whom others spoke."""
        self.over(CASE, "case", {"primary_contact": HIDDEN})
        self.over(rid("restricted focal"), "family_member", {"focal_point": False})
        self.own(FAMILY, "family_member", FAMILY, {"person": HIDDEN, "focal_point": True})
        self.over(rid("restricted log"), "contact_log", {"person": MOTHER})

    def unties_and_ties(self) -> None:
        """The case leaves its family; another case of its own comes to the family and to the incident."""
        self.over(CASE, "case", {"family": None, "second_family": None})
        family = self.opened("family", {"display_name": LIE, "discreet": False})
        mine: dict[str, Json] = {"family": FAMILY, "second_family": family, "incident": INCIDENT}
        case, person = self.a_case(mine)
        wife = self.own(family, "person", family, {"given_ar": LIE})
        link = {"person": wife, "related_to": person, "relation": "wife"}
        self.own(family, "kinship", family, link)
        for purpose, recipient in (*AGREED, *NARROWED, ("hold_record", "own_org")):
            asked: dict[str, Json] = {
                **YES,
                "grantor": wife,
                "purpose": purpose,
                "recipient": recipient,
            }
            self.own(family, "consent_grant", family, {**asked, "given_on": "2026-11-24"})
            self.own(case, "consent_grant", case, {**asked, "given_on": "2026-11-24"})

    def takes_out(self) -> None:
        """A no, and what was said of violence. Where a delete stands the gate is shut, whatever else was
        written: so the other answers, and the risk, are left to what could open them."""
        ids = self.walk.told.ids
        held = [(ids["answer iiim"], "consent_grant"), (ids["talk"], "need_assessment")]
        for rec, kind in held:
            if self._holds(rec, kind):
                state = self.device.state(rec, kind)
                op = NewOp(rec, kind, {"deleted": True}, observed=dict(observed_now([state])))
                self.device.sign(state.space, op)

    def writes_where_it_holds_nothing(self) -> None:
        """In the space of the sealed source, of which it knows the id alone."""
        said: dict[str, Json] = {"sens": 0, "code": "S-1", "assigned": [self.device.device_id]}
        self.device.sign(SOURCE, NewOp(SOURCE, "source", said))
        for name in ("said", "protected"):
            plain: dict[str, Json] = {"protected_content": False, "sens": 0}
            rec = rid(f"restricted {name}")
            self.device.sign(SOURCE, NewOp(rec, "statement", plain, parent=SOURCE))
