"""`vsdesk`: no arguments, or a language alone, opens the window; a command runs it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from vsdesk import process

if TYPE_CHECKING:
    from vsdesk.languages import Lang


def main() -> int:
    """Give the exit code: 0 done, 1–4 as docs say, 70 our bug."""
    process.keep_memory_private()
    if sys.argv[1:] == ["--read-table"]:  # what reads a table of others is a process of its own
        from vsdesk.tables.xlsx_child import serve  # its room alone

        return serve()
    if sys.argv[1:] == ["--strip-pdf"]:  # and so is what looks into a PDF of others
        from vsdesk.pdf_notes import serve as strip  # its room alone

        return strip()
    if sys.argv[1:] == ["--draw-page"]:  # and what draws a page that another device set
        from vsdesk.ui.parts.page_pixels import serve as draw  # its room alone

        return draw()
    if sys.argv[1:] == ["--paper-shares"]:  # and what cuts a secret into paper shares
        from vsdesk.crypto.share_process import serve as cut  # its room alone

        return cut()
    lang = window_in(sys.argv[1:])
    if len(sys.argv) > 1 and lang is None:
        from vsdesk.cli import main as command  # no window

        return command(sys.argv[1:])
    from vsdesk.ui.app import run  # no commands

    return run(lang=lang)


def window_in(arguments: list[str]) -> Lang | None:
    """The language that is given and nothing else: the window opens in it."""
    if len(arguments) not in (1, 2) or not arguments[0].startswith("--lang"):
        return None
    from vsdesk.words import LANG_OF  # where a language is asked for

    match [part for one in arguments for part in one.split("=", 1)]:
        case ["--lang", lang]:
            return LANG_OF.get(lang)
    return None


if __name__ == "__main__":
    sys.exit(main())
