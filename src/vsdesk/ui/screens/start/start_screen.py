"""What happens at the start: pages in the card, and the slow work on the writer thread."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from vsdesk.errors import UserError
from vsdesk.languages import SOURCE
from vsdesk.paths import STICK_PLACES, free_folder
from vsdesk.ui import vault_actions
from vsdesk.ui.kit.boxes import column
from vsdesk.ui.kit.jobs import Callbacks, Jobs
from vsdesk.ui.kit.label import Label
from vsdesk.ui.kit.paragraph import Paragraph
from vsdesk.ui.kit.prompts import Prompt
from vsdesk.ui.screens.start.create_page import CreatePage
from vsdesk.ui.screens.start.damaged_page import DamagedPage, is_damage
from vsdesk.ui.screens.start.new_passphrase import NewPassphrase
from vsdesk.ui.screens.start.open_page import KeyPapersPage, OpenPage, RecoverPage, keyboard_words
from vsdesk.ui.screens.start.other_list import other_list
from vsdesk.ui.screens.start.start_frame import StartFrame
from vsdesk.ui.screens.start.step_page import WipedPage
from vsdesk.ui.screens.start.words_page import CoveredPage, WordsPage
from vsdesk.ui.vault_actions import NewVault
from vsdesk.words import LANG_OF, refusal_words
from vsdesk.written_words import list_language

if TYPE_CHECKING:
    from vsdesk.desk import Desk, RestoreResult
    from vsdesk.desk.access.integrity import RescueResult
    from vsdesk.desk.access.way_service import PaperSet
    from vsdesk.errors import VsdeskError
    from vsdesk.ui.kit.prompts import Prompts
    from vsdesk.ui.kit.settings import Settings
    from vsdesk.ui.kit.ui_context import UiContext
    from vsdesk.ui.vault_actions import EnvOf
    from vsdesk.words import Lang


class StartScreen(StartFrame):
    """The start screen; `opened` carries the desk."""

    opened = Signal(object)
    wording = Signal()  # the recovery words are shown
    wiping = Signal()  # the vault that is marked is to be erased

    def __init__(
        self,
        look: UiContext,
        jobs: Jobs,
        prompts: Callable[[UiContext], Prompts],
        settings: Settings,
        env: EnvOf,
        found: tuple[str, ...] = (),
    ) -> None:
        super().__init__(look)
        self._jobs, self._prompts, self._env = jobs, prompts, env
        self._vaults = found or settings.vaults
        self.made: tuple[Desk, list[str]] | None = None  # until the words were asked back
        self._list: Lang = list_language(look.lang)  # in which the words are shown
        self._folder: Path | None = None
        self.show_open()

    def show_open(self) -> None:
        """The page that opens a vault."""
        page = OpenPage(
            self.look,
            self._vaults,
            [one.startswith(STICK_PLACES) for one in self._vaults],
        )
        page.open_vault.connect(self._open)
        page.recover.connect(self._show_recover)
        page.by_papers.connect(self._ask_papers)
        page.creating.connect(self.show_create)
        page.finding.connect(self._find)
        page.wiping.connect(self.wiping)
        self.show_page(page)

    @property
    def marked(self) -> Path | None:
        """The vault of which the page speaks: marked, or being opened, made or recovered."""
        return self.page.chosen if isinstance(self.page, OpenPage) else self._folder

    def show_wiped(self) -> WipedPage:
        """The page that stands while a vault is erased; then the others can be opened."""
        self.hold(False)
        page = WipedPage(self.look)
        page.done.connect(self.show_open)
        self.show_page(page)
        return page

    def forget(self, folder: Path) -> None:
        """A vault that is no more is not offered."""
        self._vaults = tuple(one for one in self._vaults if one != str(folder))
        if self._folder == folder:
            self._folder = None

    def show_closing(self) -> None:
        """The page that stands until the vault before is closed."""
        self.show_page(ClosingPage(self.look))

    def closed(self) -> None:
        """It is: a vault can be opened."""
        if isinstance(self.page, ClosingPage):
            self.show_open()

    def stuck(self) -> None:
        """It cannot be closed."""
        if isinstance(self.page, ClosingPage):
            self.page.say_stuck()

    def show_create(self) -> None:
        """The page that creates one."""
        page = CreatePage(self.look, Path.home())
        page.wanted.connect(self._create)
        page.back.connect(self.show_open)
        page.place.connect(self._place)
        self._show_with_words(page, page.secret)

    def _show_with_words(self, page: QWidget, secret: NewPassphrase) -> None:
        """A page that asks for a new passphrase: words are offered as soon as they are there."""
        secret.offer.connect(self._offer)
        self.show_page(page)
        secret.ask_words()

    def _show_recover(self, folder: Path) -> None:
        page = RecoverPage(self.look, folder)
        page.recover.connect(self._recover)
        page.back.connect(self.show_open)
        self._show_with_words(page, page.secret)

    def _ask_papers(self, folder: Path) -> None:
        def show(sets: tuple[PaperSet, ...]) -> None:
            if not sets:
                self._closed(UserError("E_NO_SHARES"))
                return
            page = KeyPapersPage(self.look, self._jobs, folder, sets)
            page.recover.connect(self._recover_by_papers)
            page.back.connect(self.show_open)
            self._show_with_words(page, page.secret)

        self._jobs.read(Callbacks(self, show), vault_actions.papers_needed, folder, self._env)

    # Opening.
    def _open(self, folder: Path, passphrase: str) -> None:
        self._folder = folder
        self.hold(True)
        self._jobs.write(
            Callbacks(self, self._ready, self._closed),
            vault_actions.open_vault,
            folder,
            passphrase,
            self._env,
        )

    def _closed(self, problem: VsdeskError) -> None:
        self.hold(False)
        if self._folder is not None and is_damage(problem, self._folder):
            self._show_damaged(self._folder, problem)
            return
        if isinstance(self.page, OpenPage):
            more = keyboard_words(self.look) + "." if problem.name == "E_UNLOCK" else ""
            self.page.say_problem(self.look.words.say(problem.code.sentence), more)

    def _show_damaged(self, folder: Path, problem: VsdeskError) -> None:
        work = (self._jobs, self._prompts(self.look), self._env)
        page = DamagedPage(self.look, work, folder, problem)
        page.back.connect(self.show_open)
        page.finding.connect(self._find)
        page.busy.connect(self.hold)
        page.rescued.connect(self._rescued)
        self.show_page(page)

    def _rescued(self, found: RescueResult) -> None:
        self._listed(found.folder)
        if isinstance(self.page, OpenPage):
            title, *more = vault_actions.rescued_words(found, self.look.words)
            self.page.say_problem(title, " ".join(more))

    def _ready(self, desk: Desk) -> None:
        self.opened.emit(desk)

    # Finding.
    def _find(self) -> None:
        title = self.look.words.say("The folder of a vault")
        self._prompts(self.look).folder(self, title, "", self._found)

    def _found(self, folder: Path) -> None:
        if vault_actions.is_backup(folder):
            say = self.look.words.say
            question = Prompt(
                say("This is a backup. Bring it back into a folder of its own?"),
                say(
                    "Choose where the vault shall lie. It opens with the passphrase or the recovery words of the day of the backup."
                ),
                (("back", say("Go back")), ("restore", say("Choose the folder"))),
            )
            self._prompts(self.look).ask(
                self, question, lambda key, _: self._restore_to(key, folder)
            )
            return
        self._listed(folder)

    def _restore_to(self, key: str, backup: Path) -> None:
        if key == "restore":
            title = self.look.words.say("Where the vault's folder shall lie")
            self._prompts(self.look).folder(
                self, title, str(Path.home()), lambda folder: self._restore(backup, folder)
            )

    def _restore(self, backup: Path, folder: Path) -> None:
        self.hold(True)
        answer: Callbacks[RestoreResult] = Callbacks(self, self._restored, self._not_restored)
        self._jobs.write_long(
            answer, vault_actions.restore_backup, backup, free_folder(folder), self._env
        )

    def _restored(self, back: RestoreResult) -> None:
        self.hold(False)
        self._listed(back.folder)
        if back.older and isinstance(self.page, OpenPage):
            self.page.say_problem(
                self.look.words.say(
                    "The newest state in this backup is gone. The one before it was brought back."
                )
            )

    def _not_restored(self, problem: VsdeskError) -> None:
        self.hold(False)
        if isinstance(self.page, OpenPage):
            self.page.say_problem(self.look.words.say(problem.code.sentence))

    def _listed(self, folder: Path) -> None:
        others = tuple(one for one in self._vaults if one != str(folder))
        self._vaults = (str(folder), *others)
        self.show_open()

    # Creating.
    def _place(self) -> None:
        title = self.look.words.say("Where the new vault's folder shall lie")
        self._prompts(self.look).folder(self, title, str(Path.home()), self._placed)

    def _placed(self, folder: Path) -> None:
        if isinstance(self.page, CreatePage):
            self.page.folder.setText(str(free_folder(folder)))

    def _offer(self, lang: str) -> None:
        self._jobs.read(Callbacks(self, self._offered), vault_actions.offer_words, LANG_OF[lang])

    def _offered(self, words: list[str]) -> None:
        if isinstance(self.page, CreatePage | RecoverPage | KeyPapersPage):
            self.page.secret.show_offer(words)

    def _create(self, new: NewVault) -> None:
        self._folder = new.folder
        self.hold(True)
        self._jobs.write(
            Callbacks(self, self._created, self._not_created),
            vault_actions.create_vault,
            new,
            self._env,
        )

    def _not_created(self, problem: VsdeskError) -> None:
        self.hold(False)
        if isinstance(self.page, CreatePage):
            self.page.say_problem(self.look.words.say(problem.code.sentence))

    def _created(self, made: tuple[Desk, list[str]]) -> None:
        self.made = made
        self.hold(False)
        if isinstance(self.page, CreatePage):
            self.show_words()
        else:  # the person went away meanwhile
            self._show_covered()

    def show_words(self) -> None:
        """The recovery words of the vault that was just made; three of them are asked back."""
        assert self.made is not None
        words = vault_actions.paper_words(self.made[1], self._list)
        asked = sorted(secrets.SystemRandom().sample(range(len(words)), 3))
        page = WordsPage(self.look, words, asked, other_list(self.look, self._list))
        page.done.connect(self._written)
        page.other_wanted.connect(self._other_list)
        self.show_page(page)
        self.wording.emit()

    def _other_list(self) -> None:
        """The same words in the other list: each of them opens the vault."""
        self._list = SOURCE if self._list != SOURCE else list_language(self.look.lang)
        self.show_words()

    def cover(self) -> None:
        """The person is away: no recovery word stays on the screen, shown or typed, and no passphrase."""
        if self.made is not None:
            self._show_covered()
        elif not isinstance(self.page, ClosingPage):
            self.show_open()

    def _show_covered(self) -> None:
        page = CoveredPage(self.look)
        page.asked.connect(self._uncover)
        self.show_page(page)

    def _uncover(self, passphrase: str) -> None:
        if self.made is not None:
            self.hold(True)
            answer = Callbacks[None](self, self._uncovered, self._still_covered)
            self._jobs.write(answer, vault_actions.try_passphrase, self.made[0], passphrase)

    def _uncovered(self, _: None) -> None:
        self.hold(False)
        if isinstance(self.page, CoveredPage):
            self.show_words()

    def _still_covered(self, problem: VsdeskError) -> None:
        self.hold(False)
        if isinstance(self.page, CoveredPage):
            self.page.say_problem(self.look.words.say(problem.code.sentence))

    def _written(self) -> None:
        if self.made is not None:
            desk, self.made = self.made[0], None
            self.opened.emit(desk)

    # Recovering.
    def _recover(self, folder: Path, words: list[str], passphrase: str) -> None:
        self._folder = folder
        self.hold(True)
        self._jobs.write(
            Callbacks(self, self._ready, self._not_recovered),
            vault_actions.recover_vault,
            folder,
            words,
            passphrase,
            self._env,
        )

    def _recover_by_papers(self, folder: Path, papers: list[list[str]], passphrase: str) -> None:
        self._folder = folder
        self.hold(True)
        answer = Callbacks(self, self._ready, self._not_recovered)
        given = (folder, papers, passphrase, self._env)
        self._jobs.write(answer, vault_actions.recover_by_papers, *given)

    def _not_recovered(self, problem: VsdeskError) -> None:
        self.hold(False)
        if isinstance(self.page, KeyPapersPage):
            self.page.say_problem(problem)
        if isinstance(self.page, RecoverPage):
            self.page.say_problem(refusal_words(self.look.words, problem))

    @property
    def folder(self) -> Path | None:
        """The folder of the vault that was opened or created."""
        return self._folder

    def go_on_from(self, before: StartScreen) -> None:
        """Take over the words that were not asked back yet (language or theme were changed)."""
        if before.made is not None:
            self.made, self._folder, self._list = before.made, before.folder, before._list
            before.made = None
            if isinstance(before.page, CoveredPage):
                self._show_covered()
            else:
                self.show_words()


class ClosingPage(QWidget):
    """Says that it is not closed yet, until it is."""

    def __init__(self, look: UiContext) -> None:
        super().__init__()
        self._look = look
        say = look.words.say
        self.setObjectName("closing-page")
        box = column(look, self, space=12)
        box.addWidget(Label(look, say("Locking …"), "h2"))
        self.words = Paragraph(
            look, say("What still runs is stopped. Every word that was written is kept.")
        )
        box.addWidget(self.words)

    def say_stuck(self) -> None:
        """The vault's own disk does not answer."""
        self.words.say(
            self._look.words.say(
                "The disk of this vault does not answer. Close the program: only then is its key out of memory."
            )
        )
