"""The desk: everything that a person does with a vault, one method for each action.

`Desk` only joins its parts; each part is a file of this room. It knows no thread: a caller may read
on one thread and write on another. Every slow action takes a `Progress`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.desk.assigning import Assigning
from vsdesk.desk.beginning import Beginning
from vsdesk.desk.drafts import Drafts
from vsdesk.desk.due import DueList
from vsdesk.desk.filing import Filing
from vsdesk.desk.incidents import Incidents
from vsdesk.desk.lists import Lists
from vsdesk.desk.lone_files import LoneFiles
from vsdesk.desk.marking import Marking
from vsdesk.desk.match_keeping import ListKeeping
from vsdesk.desk.opening import Opening
from vsdesk.desk.owed import Owed
from vsdesk.desk.searching import Searching
from vsdesk.desk.table_loading import TableLoading
from vsdesk.desk.told_naming import ToldNaming

if TYPE_CHECKING:
    pass


class Desk(
    Beginning,
    Opening,
    DueList,
    Filing,
    TableLoading,
    ListKeeping,
    LoneFiles,
    ToldNaming,
    Marking,
    Owed,
    Incidents,
    Searching,
    Assigning,
    Lists,
    Drafts,
):
    """One open vault, and all that one can do with it."""
