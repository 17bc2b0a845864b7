"""What makes a document of ours one for the long run: PDF/A-2u (ISO 19005-2), tagged, with its title shown.

Owns what stands in the file beside its pages: version, colours, what the document says of itself. That is
its title alone: no author, no program, no day (each would be asked about, and a discreet sheet says none).
"""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Final

from reportlab.pdfbase import pdfdoc

from vsdesk import paths
from vsdesk.reports.raw_document import raw_document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

VERSION: Final = (1, 7)
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _TitleAlone(pdfdoc.PDFInfo):
    """The document's own notes: its title."""

    def format(self, document: object) -> bytes:
        """As bytes of the file."""
        return pdfdoc.PDFDictionary({"Title": pdfdoc.PDFString(self.title)}).format(document)


@cache
def _srgb() -> bytes:
    """The colour profile of the screen, after which red, green and blue are meant."""
    return (paths.resources() / "colour" / "srgb.icc").read_bytes()


def make_lasting(canvas: Canvas, title: str, *, rtl: bool) -> None:
    """Give the document what PDF/A-2u asks beside its pages, and say from which side it is read; call before
    it is saved."""
    doc = raw_document(canvas)
    doc.info = _TitleAlone()
    doc.info.title = title
    notes = pdfdoc.PDFStream(content=_XMP.format(title=escape(title, quote=False)).encode())
    notes.filters = []
    notes.dictionary.dict.update(Type=pdfdoc.PDFName("Metadata"), Subtype=pdfdoc.PDFName("XML"))
    profile = pdfdoc.PDFStream(content=_srgb())
    profile.filters = [pdfdoc.PDFZCompress]
    profile.dictionary.dict["N"] = 3
    intent = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": doc.Reference(profile, "srgb"),
        }
    )
    catalog = doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = pdfdoc.PDFArray([intent])
    catalog.Metadata = doc.Reference(notes, "notes")
    shown: dict[str, object] = {"DisplayDocTitle": "true"}
    if rtl:  # so that readers take its lines as running from the right
        shown["Direction"] = pdfdoc.PDFName("R2L")
    catalog.ViewerPreferences = pdfdoc.PDFDictionary(shown)
