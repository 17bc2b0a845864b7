"""The screens of the shell: one line each. Those with words stand in the rail, in this
order, the last at its foot.

A screen is imported when it is first shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final

from vsdesk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.route import Route
    from vsdesk.ui.screen import Screen
    from vsdesk.ui.session import VaultSession


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """A module below this package and its class; `words` and `icon` in the rail.

    `belongs`: the screen whose entry of the rail is marked meanwhile; `root`: the page of one root.
    """

    module: str
    name: str
    words: str = ""
    icon: str = ""
    belongs: str = ""
    root: bool = False

    def make(self, look: UiContext, session: VaultSession, place: Route) -> Screen:
        """The screen of a place."""
        found = getattr(import_module(f"{__name__}.{self.module}"), self.name)
        screen: Screen = found(look, session, place)
        return screen


SCREENS: Final[Mapping[str, ScreenEntry]] = {
    "today": ScreenEntry("today.screen", "TodayScreen", mark("Today"), "when"),
    "cases": ScreenEntry("cases.screen", "CasesScreen", mark("Cases"), "cases"),
    "families": ScreenEntry("families.screen", "FamiliesScreen", mark("Families"), "families"),
    "activities": ScreenEntry("activities.screen", "ActivitiesScreen", mark("Activities"), "told"),
    "lists": ScreenEntry("lists.screen", "ListsScreen", mark("More"), "more"),
    "handover": ScreenEntry("handover.screen", "HandOverScreen", mark("Hand over"), "handover"),
    "differences": ScreenEntry(
        "differences.screen", "DifferencesScreen", mark("Differences"), "differ"
    ),
    "same": ScreenEntry("same.screen", "SameScreen", mark("Same person"), "same"),
    "settings": ScreenEntry("settings.screen", "SettingsScreen", mark("Settings"), "settings"),
    "case": ScreenEntry("case.screen", "CaseScreen", belongs="cases", root=True),
    "family": ScreenEntry("family.screen", "FamilyScreen", belongs="families", root=True),
    "record": ScreenEntry("record.screen", "RecordScreen", root=True),
    "interview": ScreenEntry("interview.screen", "InterviewScreen", belongs="cases"),
    "consent": ScreenEntry("consent.screen", "ConsentScreen", belongs="cases"),
    "ready": ScreenEntry("ready.screen", "ReadyScreen", belongs="cases"),
    "submission": ScreenEntry("submission.screen", "SubmissionScreen", belongs="cases"),
    "preview": ScreenEntry("preview.screen", "PreviewScreen", belongs="cases"),
    "several": ScreenEntry("several.screen", "SeveralScreen", belongs="cases"),
    "exits": ScreenEntry("exits.screen", "ExitsScreen", belongs="cases"),
    "activity_file": ScreenEntry(
        "activities.activity_file_screen", "ActivityFileScreen", belongs="activities"
    ),
    "signing": ScreenEntry("signing.screen", "SigningScreen", belongs="activities"),
    "period": ScreenEntry("period.screen", "PeriodScreen", belongs="activities"),
    "table": ScreenEntry("table.screen", "TableScreen", belongs="cases"),
    "erasing": ScreenEntry("erasing.plan_screen", "ErasingScreen"),
    "waits": ScreenEntry("waits.screen", "WaitsScreen", belongs="today"),
    "wait": ScreenEntry("waits.waiting_file_screen", "FileScreen", belongs="today"),
    "erasures": ScreenEntry("erasing.screen", "ErasuresScreen", belongs="today"),
    "pair": ScreenEntry("same.pair_screen", "PairScreen", belongs="same"),
    "one": ScreenEntry("one.screen", "OneScreen", belongs="same"),
    "hits": ScreenEntry("same.screen", "SameScreen", belongs="lists"),
    "match_file": ScreenEntry("match_file.screen", "MatchFileScreen", belongs="lists"),
    "shared": ScreenEntry("shared.screen", "SharedScreen", belongs="settings"),
    "device": ScreenEntry("device.screen", "DeviceScreen", belongs="settings"),
    "journal": ScreenEntry("journal.screen", "JournalScreen", belongs="settings"),
    "search": ScreenEntry("search.screen", "SearchScreen"),
    "traced": ScreenEntry("traced.screen", "TracedScreen"),
    "paper": ScreenEntry("paper.screen", "PaperScreen"),
}
