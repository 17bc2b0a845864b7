"""How people are called on screen: names in the writings at hand, devices and those who wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from vsdesk.load_mark import told_load
from vsdesk.records.case_parts import disappearances, missing_persons
from vsdesk.records.dictionary import display_names
from vsdesk.records.gate.persons import hidden_people
from vsdesk.ui.kit.story_edit import runs_rtl
from vsdesk.words import capital as capital
from vsdesk.words import is_rtl

if TYPE_CHECKING:
    from vsdesk.desk import DeviceRow
    from vsdesk.records.dossier import Dossier, RecordView
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.session import VaultSession
    from vsdesk.words import Lang

_NO_LETTER: Final = "0"  # a writer's code begins with the letter of the device, or with this


def names(person: RecordView | None, lang: Lang) -> tuple[str, ...]:
    """The names at hand, the one in the writing of the window first; none of nobody."""
    return () if person is None else display_names.names(person, lang)


def missing_person(dossier: Dossier) -> RecordView | None:
    """The person of a case, by its link, else the first person below it."""
    linked = dossier.linked(dossier.head, "person")
    return linked[0] if linked else next(iter(dossier.children(dossier.root, "person")), None)


def missing_names(dossier: Dossier, lang: Lang) -> tuple[str, ...]:
    """What the missing person of a case is called: the names at hand, else a nickname or kunya."""
    return names_in(dossier, missing_person(dossier), lang)


def names_in(dossier: Dossier, person: RecordView | None, lang: Lang) -> tuple[str, ...]:
    """The names of a person of this dossier, else a nickname or kunya; none of nobody."""
    if person is None:
        return ()
    other = display_names.called(person, dossier.of("person_name"))
    return names(person, lang) or ((other,) if other else ())


def disappearance(dossier: Dossier) -> RecordView | None:
    """The event flagged as the disappearance."""
    return next(iter(disappearances(dossier)), None)


def story(value: Any, lang: str) -> str:
    """A text with its language: in the language of the window, else as it was told."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    return str(
        value.get(lang)
        or value.get(str(value.get("src_lang")))
        or next((v for k, v in value.items() if k != "src_lang"), "")
    )


def in_order(name: str, other: str, lang: str) -> tuple[str, str]:
    """The two names of a row, the one in the writing of the window first."""
    turned = bool(other) and runs_rtl(name, False) != is_rtl(lang)
    return (other, name) if turned else (name, other)


def family_name(dossier: Dossier, lang: Lang, family: RecordView | None = None) -> str:
    """What the family of this dossier (of several this one, else the first) is called: as it was named, else
    after its members or those that it misses; "" where nobody has a name."""
    found = family or next(iter(dossier.of("family")), None)
    if found is None:
        return ""
    own = found.text("display_name").strip()
    people = (one for one in dossier.of("person") if one.parent == found.id)
    members = hidden_people.shown_of(people, dossier.of(hidden_people.MARK))
    found_names = display_names.family_names(
        members, missing_persons(dossier), dossier.of("person_name")
    )
    return own or in_order(*found_names, lang)[0]


def documenter(look: UiContext, session: VaultSession, by: str) -> str:
    """The documenter whose code stands in a record; a code from before the admission by the vault's name."""
    if not by.startswith(_NO_LETTER):
        return by
    return session.desk.context.own_name or look.words.say("a device before its admission")


def author(look: UiContext, session: VaultSession, device_id: str, by: str) -> str:
    """Who wrote, by the code of the device that signed, behind the name that coordinators gave it where one
    of them reads; what it calls itself stands beside that as such. Of several people on this very device it
    says which. Of a coordinator's device it says that:
    some words are theirs alone.

    Before its admission a device has no code: then by the name of its vault.
    """
    code, claimed = session.desk.cases.author(device_id, by)
    who = session.desk.context.person_name(device_id, by)
    if not code or code.startswith(_NO_LETTER):
        named = who or session.desk.context.own_name
        code = named or look.words.say("a device before its admission")
    else:
        code = look.dots(who, code)
    code = look.dots(session.desk.context.device_name(device_id), code)
    if session.desk.context.is_coordinators(device_id):
        code = look.words.say("{who}, coordinator", who=code)
    if claimed:
        code = look.words.say("{who} (calls itself {name})", who=code, name=claimed)
    return look.words.say("{who}, from a file", who=code) if told_load(by, claimed) else code


def role_words(look: UiContext, role: str) -> str:
    """The name of a role."""
    say = look.words.say
    return {
        "documenter": say("documenter"),
        "reviewer": say("reviewer"),
        "coordinator": say("coordinator"),
    }.get(role, role)


def device_words(look: UiContext, device: DeviceRow) -> str:
    """A device: the person's name where coordinators gave it one, its letter, its role."""
    words = look.words.say(
        "Device {letter} · {role}",
        letter=device.letter or "–",
        role=role_words(look, device.role),
    )
    return look.dots(device.name, words)


def sender_words(look: UiContext, device: DeviceRow | None) -> str:
    """From which device a file came; where nothing says so, that."""
    if device is None:
        return look.words.say("Nothing in it says who sent it.")
    return look.words.say("From: {who}", who=device_words(look, device))
