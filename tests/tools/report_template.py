"""`python -m tests.tools.report_template`: makes templates/report/report.docx, over which the Word report is written.

It holds the page, the styles and their language, and in its header the emblem of the European Union.
"""

import io

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from pipeline.render.emblem import SVG, emblem
from tests.browser import launched
from tests.zygote import ROOT

TARGET = ROOT / "templates" / "report" / "report.docx"
_ACCENT, _QUIET = RGBColor(0x14, 0x50, 0x5F), RGBColor(0x4B, 0x5D, 0x63)
_FONT = "Calibri"


def main() -> None:
    made = Document()
    page = made.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.bottom_margin = Cm(2)
    page.top_margin = Cm(3)
    for name, size in (("Normal", 9), ("Title", 22), ("Heading 1", 15), ("Heading 2", 11), ("Caption", 8)):
        style = made.styles[name]
        if name != "Normal":
            style.element.get_or_add_rPr().get_or_add_rFonts().attrib.clear()
            style.font.color.rgb = _ACCENT
        style.font.name, style.font.size = _FONT, Pt(size)
    made.styles["Caption"].font.bold, made.styles["Caption"].font.color.rgb = False, _QUIET
    _speak_finnish(made)
    page.header.paragraphs[0].add_run().add_picture(_emblem(), width=Cm(1.8))
    made.save(str(TARGET))


def _speak_finnish(made: Made) -> None:
    told = made.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = told.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        told.append(language)
    language.set(qn("w:val"), "fi-FI")


def _emblem() -> io.BytesIO:
    with launched() as browser:
        page = browser.new_page(viewport={"width": 270, "height": 180}, device_scale_factor=2)
        page.set_content(emblem(SVG).decode())
        return io.BytesIO(page.locator("svg").screenshot())


if __name__ == "__main__":
    main()
