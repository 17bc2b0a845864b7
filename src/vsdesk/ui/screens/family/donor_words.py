"""What the samples of relatives could mean for a laboratory, in words: whose, for whom, and who is asked first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vsdesk.records.consent.donors import advised, refusing, use_of
from vsdesk.records.dates.ages import is_minor
from vsdesk.records.kinship.graph import HINT
from vsdesk.words import isolate

if TYPE_CHECKING:
    from vsdesk.ui.editing.context import Context
    from vsdesk.ui.kit.context import UiContext


def donor_words(look: UiContext, context: Context, missing: str) -> str:
    """What the relatives on record could mean for a laboratory, and who decides."""
    say = look.words.say
    hint = advised(context.dossier, missing)
    names = look.listed(_asked_how(context, one) for one in hint.donors)
    what = {
        "strong": say("Samples of these relatives could help much: {names}", names=names),
        "medium": say("Samples of these relatives could help: {names}", names=names),
        "weak": say("Samples of these relatives could help a little: {names}", names=names),
        "lineage_only": say("These share one line with the missing person: {names}", names=names),
        "none": say("No living relative by blood is on record yet."),
    }[hint.strength]
    return f"{what}\n{say(HINT)}"


def use_words(look: UiContext, context: Context, donor: str) -> str:
    """For whom of a family one donor's sample is of use, and for whom not; "" of who said no."""
    use, say = use_of(context.dossier, donor), look.words.say
    if donor in refusing(context.dossier) or not any(use):
        return ""
    helps, little, not_for = (look.listed(map(context.titles.by_id, some)) for some in use)
    return look.dots(
        _asked_how(context, donor),
        say("useful for: {names}", names=helps) if helps else "",
        say("useful a little for: {names}", names=little) if little else "",
        say("of no use for: {names}", names=not_for) if not_for else "",
    )


def _asked_how(context: Context, donor: str) -> str:
    """The name; of a minor with who is asked before them."""
    name, held = context.titles.by_id(donor), context.dossier.get(donor)
    if held is None or not is_minor(held, context.session.desk.context.today()):
        return name
    return context.look.words.say("{name} (a minor: a court is asked first)", name=isolate(name))
