"""Each rule of the tree finds what it is for, on a small made-up tree."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import check_tree

FILES = {
    "requirements.lock": "somelib==1.0 \\\n    --hash=sha256:00\n",
    "pyproject.toml": "[project]\n",
    "Makefile": "lock:\n\tpip-compile --no-emit-index-url\n",
    "src/vsdesk/errors.py": 'NAME = "E_SIG"\n',
    "docs/spec/codes.md": "E_SIG\n",
    "docs/decisions/001-one.md": "# One\n",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    needed = dict.fromkeys(check_tree.NEEDED, "# A page\n") | FILES
    for name, text in needed.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_tidy_tree_passes(tree: Path) -> None:
    assert check_tree.check(tree) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("src/vsdesk/long.py", "A = 1\n" * 401, "401 lines"),
        ("src/vsdesk/utils.py", "A = 1\n", "a name that says"),
        ("tests/test_a.py", "A = 1  # TO" + "DO\n", "belongs in an issue"),
        ("src/vsdesk/a.py", "A = f()  # type: " + "ignore[misc]\n", "needs its reason"),
        ("src/vsdesk/a.py", "A = f()  # no" + "qa: S608\n", "needs its reason"),
        ("src/vsdesk/a.py", "pr" + 'int("x")\n', "print"),
        ("src/vsdesk/a.py", "A = f(" + "1, " * 40 + ")\n", "more than 110 characters"),
        ("src/vsdesk/a.py", f'"""A.\n\n{"word " * 30}\n"""\n', "more than 110 characters"),
        ("src/vsdesk/vault/a.py", f"A = 'SELECT {'n' * 99} FROM a'\n", "more than 110 characters"),
        ("src/vsdesk/a.py", "A = [1,  2]  # fmt:" + " skip\n", "formatter leaves"),
        ("src/vsdesk/a.py", "def f():\n    import os\n", "an import in a function"),
        (
            "src/vsdesk/a.py",
            "def f():\n    import os  # seldom asked\n    a()\n    import re\n",
            "a.py:4",
        ),
        ("src/vsdesk/a.py", '"""As `lost_name` says."""\n', "names lost_name"),
        ("src/vsdesk/a.py", "A = 1  # read by `lost.name`\n", "names lost.name"),
        ("src/vsdesk/desk/a.py", '"""See `desk.gone.Thing`."""\n', "names desk.gone.Thing"),
        ("src/vsdesk/desk/a.py", '"""See `desk.a.Gone`."""\n', "names desk.a.Gone"),
        ("docs/generated/page.md", "Somebody's page.\n", "names no tool"),
        ("docs/page.md", "Read by `lost_name`.\n", "names lost_name"),
        ("src/vsdesk/exchange/a.py", "ASK = 'SELECT n FROM entry'\n", "SQL outside the vault"),
        ("src/vsdesk/desk/a.py", "logs('n = ?', (number,))\n", "SQL outside the vault"),
        ("src/vsdesk/desk/a.py", "load(db, f'r.id = r.space {more}')\n", "SQL outside the vault"),
        ("src/vsdesk/desk/errors.py", "A = 1\n", "bears that name too"),
        ("src/vsdesk/names_of.py", "class A: ...\n\n\nclass A: ...\n", "names_of.py too"),
        ("src/vsdesk/a.py", "path.write_bytes(data)\n", "others may read"),
        ("src/vsdesk/a.py", "with path.open('xb') as out: pass\n", "others may read"),
        ("src/vsdesk/a.py", "path.mkdir(parents=True)\n", "others may read"),
        ("src/vsdesk/ui/kit/a.py", "box.setToolTip(name)\n", "setToolTip guesses"),
        ("src/vsdesk/ui/screens/tip.py", "box.setToolTip(name)\n", "setToolTip guesses"),
        ("src/vsdesk/ui/a.py", "QMessageBox.warning(a, b, c)\nQMessageBox(a)\n", "QMessageBox"),
        ("src/vsdesk/ui/a.py", "made = QLabel(name)\n", "QLabel guesses"),
        ("src/vsdesk/ui/a.py", "role = Qt.ItemDataRole.ToolTipRole\n", "ToolTipRole"),
        ("src/vsdesk/ui/a.py", "made = QAction(name, menu)\n", "without as_label"),
        ("tests/test_a.py", "KEY = os.uran" + "dom(32)\n", "bytes without a seed"),
        ("tests/test_a.py", "DICE = random.Ran" + "dom()\n", "bytes without a seed"),
        ("tests/test_a.py", 'CHILD = "random.shuf' + 'fle(rows)"\n', "bytes without a seed"),
        ("tests/test_a.py", "room.qtbot.wa" + "it(700)\n", "waits for time to pass"),
        ("tests/test_a.py", "time.sle" + "ep(1)\n", "waits for time to pass"),
        ("tests/test_a.py", "now = datetime.no" + "w()\n", "the clock of the machine"),
        ("tests/test_a.py", "begun = time.perf_coun" + "ter()\n", "the clock of the machine"),
        ("tests/test_a.py", "q.waitUntil(\n    f, timeout=5_000\n)\n", "a busy machine may miss"),
        ("tests/test_a.py", "subprocess.run(a, timeout=60)\n", "a busy machine may miss"),
        ("docs/guide/en.md", "open /ho" + "me/someone/x\n", "a path of one machine"),
        ("requirements.lock", "--index-" + "url somewhere\n--hash=sha256:0\n", "a host"),
        ("requirements.lock", "somelib==1.0\n", "without hashes"),
        ("tools/independent_reader/package-lock.json", '{"resolved": "x"}\n', "was taken from"),
        ("docs/guide/en.md", "see `tests/test_gone.py`\n", "which is not there"),
        (
            "src/vsdesk/desk/a.py",
            "class A: ...\nclass B(A): ...\n",
            "B inherits from A of the desk",
        ),
        (
            "src/vsdesk/ui/screens/two/screen.py",
            "class A(screen.Screen):\n    pass\n\n\nclass B(A):\n    pass\n",
            "B inherits from the page A",
        ),
        (
            "src/vsdesk/a.py",
            'class A:\n    def f(self):\n        """Show it, once."""\n        return 1\n'
            'class B(A):\n    def f(self):\n        """Show it."""\n        return 2\n',
            "documented where it is declared",
        ),
        ("docs/security.md", "held by `test_that_was_renamed`\n", "is no test"),
        ("docs/security.md", "held by `test_that_went.py`\n", "which is not there"),
        ("docs/security.md", "held by `test_z9_*`\n", "begins no test"),
        ("docs/spec/codes.md", "nothing\n", "does not name E_SIG"),
    ],
)
def test_each_rule_finds_what_it_is_for(tree: Path, name: str, text: str, said: str) -> None:
    path = tree / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems = check_tree.check(tree)
    assert len(problems) == 1 and said in problems[0]


@pytest.mark.parametrize(
    ("asked_by", "lines", "found"),
    [
        (["screen"], 1, ["src/vsdesk/ui/screens/two/part.py"]),
        (["screen", "side"], 1, []),  # two use it
        (["screen"], 120, []),  # a thought of its own
    ],
)
def test_a_small_file_of_a_screen_lies_with_the_one_that_it_serves(
    tree: Path, asked_by: list[str], lines: int, found: list[str]
) -> None:
    room = tree / "src/vsdesk/ui/screens/two"
    room.mkdir(parents=True)
    (room / "part.py").write_text("A = 1\n" * lines, encoding="utf-8")
    for name in ("screen", "side"):
        asks = "from vsdesk.ui.screens.two.part import A\n" if name in asked_by else ""
        (room / f"{name}.py").write_text(asks + "B = 1\n" * 130, encoding="utf-8")
    assert [one.partition(":")[0] for one in check_tree.check(tree)] == found


def test_an_exemption_with_its_reason_passes(tree: Path) -> None:
    line = "A = f()  # no" + "qa: S608 - names from a fixed tuple\n"
    (tree / "src/vsdesk/a.py").write_text(line, encoding="utf-8")
    assert check_tree.check(tree) == []


def test_a_sentence_and_a_table_may_be_wide(tree: Path) -> None:
    sentence = f'A = f(\n    "{"word " * 30}",\n)\n'
    table = f"B = (\n    {'1,  ' * 40}\n)  # fmt:" + " skip  # a table, read by rows\n"
    (tree / "src/vsdesk/a.py").write_text(sentence + table, encoding="utf-8")
    assert check_tree.check(tree) == []


def test_a_reason_holds_for_the_imports_below_it(tree: Path) -> None:
    late = "def f():\n    # Windows has neither.\n    import fcntl\n    import resource\n"
    (tree / "src/vsdesk/a.py").write_text(late, encoding="utf-8")
    assert check_tree.check(tree) == []


def test_a_missing_page_is_named(tree: Path) -> None:
    (tree / "SECURITY.md").unlink()
    assert check_tree.check(tree) == ["SECURITY.md: is missing"]


def test_a_page_that_a_tool_writes_lies_with_its_kind(tree: Path) -> None:
    (tree / "tools").mkdir(exist_ok=True)
    (tree / "tools/a.py").write_text("A = 1\n", encoding="utf-8")
    (tree / "docs/generated").mkdir()
    for name in ("docs/page.md", "docs/generated/page.md"):
        (tree / name).write_text("Written by `tools/a.py`.\n", encoding="utf-8")
    said = "docs/page.md: is written by a tool, so it lies in docs/generated"
    assert check_tree.check(tree) == [said]
