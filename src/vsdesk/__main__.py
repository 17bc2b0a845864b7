"""`vsdesk`: no arguments opens the window, a command runs it."""

from __future__ import annotations

import sys

from vsdesk import process


def main() -> int:
    """Give the exit code: 0 done, 1–4 as docs say, 70 our bug."""
    process.keep_memory_private()
    if sys.argv[1:] == ["--read-table"]:  # what reads a table of others is a process of its own
        from vsdesk.tables.serving import serve  # its room alone

        return serve()
    if sys.argv[1:] == ["--strip-pdf"]:  # and so is what looks into a PDF of others
        from vsdesk.reports.pdf_notes import serve as strip  # its room alone

        return strip()
    if sys.argv[1:] == ["--draw-page"]:  # and what draws a page that another device set
        from vsdesk.ui.parts.page_pixels import serve as draw  # its room alone

        return draw()
    if len(sys.argv) > 1:
        from vsdesk.cli import main as command  # no window

        return command(sys.argv[1:])
    from vsdesk.ui.app import run  # no commands

    return run()


if __name__ == "__main__":
    sys.exit(main())
