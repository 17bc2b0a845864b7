"""Compile one gettext catalogue: compile_catalogue.py FILE.po FILE.mo (fuzzy entries are left out)."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def main() -> None:
    """Read the .po named first, write the .mo named second."""
    source, target = (Path(a) for a in sys.argv[1:3])
    with source.open("rb") as stream:
        catalogue = read_po(stream)
    with target.open("wb") as out:
        write_mo(out, catalogue)


if __name__ == "__main__":
    main()
