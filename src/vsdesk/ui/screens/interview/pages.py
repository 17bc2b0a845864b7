"""Which page shows each topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vsdesk.ui.screens.interview.consent_page import ConsentPage
from vsdesk.ui.screens.interview.contact_page import ContactPage
from vsdesk.ui.screens.interview.event_pages import (
    DayPage,
    HappenedPage,
    NewsPage,
    SearchPage,
    WherePage,
    WhomPage,
)
from vsdesk.ui.screens.interview.last_page import LastPage
from vsdesk.ui.screens.interview.others_page import OthersPage
from vsdesk.ui.screens.interview.papers_page import PapersPage
from vsdesk.ui.screens.interview.people_pages import FamilyPage, MissingPage, SpeakerPage

if TYPE_CHECKING:
    from vsdesk.ui.screens.interview.page import TalkPage

PAGES: Final[dict[str, type[TalkPage]]] = {
    "speaker": SpeakerPage,
    "missing": MissingPage,
    "happened": HappenedPage,
    "day": DayPage,
    "where": WherePage,
    "whom": WhomPage,
    "others": OthersPage,
    "news": NewsPage,
    "search": SearchPage,
    "papers": PapersPage,
    "family": FamilyPage,
    "contact": ContactPage,
    "consent": ConsentPage,
    "next": LastPage,
}
