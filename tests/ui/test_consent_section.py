"""The sections of a case say of consent that nobody was asked, not that it is complete. All are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vsdesk.desk import Edit
from vsdesk.ui.editing.root_screen import RootScreen
from vsdesk.ui.route import Route
from vsdesk.words import Words

if TYPE_CHECKING:
    from tests.ui.conftest import Room

    from vsdesk.words import Lang


@pytest.mark.parametrize("lang", ["ar", "ku"])
def test_a_case_whose_consent_was_never_asked(room: Room, lang: Lang) -> None:
    desk, [case] = room.desk(people=1)
    dossier = desk.cases.dossier(case)
    asked = dossier.of("consent_grant")
    other = {"given_ar": "ليث"}
    person, second = desk.context.new_id(), desk.context.new_id()
    desk.cases.save(
        [
            *(
                Edit("consent_grant", id=one.id, delete=True, shown=desk.cases.shown(one.id))
                for one in asked
            ),
            Edit("person", other, id=person, parent=case),
            Edit("case", {"person": person, "family": dossier.of("family")[0].id}, id=second),
            *(
                Edit(
                    "consent_grant",
                    {
                        "grantor": dossier.head.text("primary_contact"),
                        "subject": about,
                        "capacity": "relative",
                        "purpose": "search",
                        "recipient": "icrc",
                        "result": said,
                        "given_on": "2026-11-03",
                        "how_recorded": "signed",
                        "data_scope": ["identity"],
                    },
                    parent=dossier.of("family")[0].id,
                )
                for about, said in ((case, "not_asked"), (second, "given"))
            ),
        ]
    )
    desk.access.lock()
    window = room.open(lang)
    screen = room.go(window, Route("case", case, "person"))
    assert isinstance(screen, RootScreen)
    room.rest(window)
    button = screen.nav.button("consent")
    assert button.accessibleName() == f"{button.text()}: {Words(lang).say('not asked')}"
