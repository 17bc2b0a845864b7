"""Erasing a vault from this computer, open or locked, without a secret: for the moment before it is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.progress import SILENT
from vsdesk.vault import wipe
from vsdesk.vault.wipe import WipeResult

if TYPE_CHECKING:
    from pathlib import Path

    from vsdesk.progress import Progress
    from vsdesk.vault.env import Env

__all__ = ["WipeResult", "clear_wiped", "lose_keys"]


def lose_keys(folder: Path, env: Env) -> None:
    """From then on nothing opens it. Raises UserError E_NO_VAULT, EnvironmentFault."""
    wipe.lose_keys(folder, env.profile)


def clear_wiped(folder: Path, progress: Progress = SILENT) -> WipeResult:
    """Delete what is left of it. Raises UserError E_EXISTS while it has keys, EnvironmentFault."""
    return wipe.clear(folder, progress)
