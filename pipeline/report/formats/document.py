"""A report as a Word document, over the project's template: headings, tables with header rows, each number's footnote.

The template is templates/report/report.docx; its header has the EU's emblem, to which the statement is added here.
A footnote has the same number as on the page: what each key means is said once, with the footnotes that it explains.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from pipeline import messages
from pipeline.config import Config
from pipeline.fault import TemplateFault
from pipeline.project import template_file
from pipeline.report.evidence import Report
from pipeline.report.formats.cells import plain
from pipeline.report.numbers import KEYS, Number
from pipeline.report.table import Cell, Table, head

TEMPLATE = "report/report.docx"
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001 — what the format says of a file's making
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_LINE = 32  # characters in a column; longer texts are folded
_EDGE = 4  # characters that a cell's edges take


def docx_file(report: Report, config: Config, templates: Path) -> bytes:
    """The document; its bytes depend on the report and the template alone. Raises TemplateFault."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        made = Document(str(template_file(templates, TEMPLATE)))
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise TemplateFault(TEMPLATE, 0, messages.text("report.no_document")) from error
    period, project = report.sources.period, config.project
    title = messages.text("report.page_title", project=project.name, first=period.first, last=period.last)
    _name(made, title, project.full_name)
    _fund(made, project.emblem, f"{project.funding}. {project.funding_detail}")
    made.add_heading(title, 0)
    made.add_paragraph(f"{project.full_name} · {project.programme}")
    notes = {id(one): at for at, one in enumerate(report.shown, 1)}
    for table in report.tables:
        made.add_heading(table.title, 1)
        _add_table(made, table, notes)
        for note in table.notes:
            made.add_paragraph(note, "Caption")
    _add_evidence(made, report, notes)
    return _zipped_anew(made)


def _name(made: Any, title: str, author: str) -> None:
    told = made.core_properties
    told.title, told.author, told.last_modified_by = title, author, author
    told.language, told.comments, told.revision = "fi-FI", "", 1
    told.created = told.modified = _WHEN


def _fund(made: Any, emblem: str, statement: str) -> None:
    """The emblem's alternative text, and the statement beside it on every page."""
    from docx.oxml.ns import qn

    line = made.sections[0].header.paragraphs[0]
    for picture in line._p.iter(qn("wp:docPr")):
        picture.set("descr", emblem)
        picture.set("title", emblem)
    line.add_run(f"  {statement}")


def _add_table(made: Any, table: Table, notes: dict[int, int]) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    grid = made.add_table(rows=1, cols=len(table.heads), style="Table Grid")
    about = OxmlElement("w:tblCaption")
    about.set(qn("w:val"), table.title)
    grid._tbl.tblPr.append(about)
    section = made.sections[0]
    widths = _widths(table, section.page_width - section.left_margin - section.right_margin)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for cell, name in zip(grid.rows[0].cells, table.heads, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for place, cell in zip(grid.add_row().cells, row, strict=True):
            _fill(place.paragraphs[0], cell, notes)
    for line in grid._tbl.tr_lst:
        line.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    grid._tbl.tr_lst[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _widths(table: Table, whole: int) -> list[int]:
    """The columns' shares of the page: no word is broken while there is room, and what is long gets more."""
    needed = []
    for name, *cells in zip(table.heads, *table.rows, strict=True):
        texts = [str(plain(cell)) for cell in cells]
        longest = max((len(word) for text in (str(name), *texts) for word in text.split()), default=0)
        needed.append(max(longest, min(_LINE, max(map(len, texts)))) + _EDGE)
    return [whole * one // sum(needed) for one in needed]


def _fill(line: Any, cell: Cell, notes: dict[int, int]) -> None:
    line.add_run(_printable(str(plain(cell))))
    if isinstance(cell, Number):
        line.add_run(f" [{notes[id(cell)]}]").font.superscript = True


def _add_evidence(made: Any, report: Report, notes: dict[int, int]) -> None:
    """What each key's footnotes say: its rule, the numbers that it made, what is missing of them."""
    made.add_heading(messages.text("report.evidence"), 1)
    made.add_paragraph(f"{messages.text('report.rests_on', program=report.sources.program)} {report.digest}")
    made.add_paragraph(messages.text("report.show_rows"))
    where = {id(cell): table.title for table in report.tables for row in table.rows for cell in row}
    for key in KEYS:
        told = [one for one in report.shown if one.key == key]
        if told:
            made.add_heading(f"{head(key)} ({key})", 2)
            made.add_paragraph(told[0].rule)
            places: dict[str, list[str]] = {}
            for one in told:
                places.setdefault(where[id(one)], []).append(_place(one, notes[id(one)]))
            said = "; ".join(f"{table}: {', '.join(found)}" for table, found in places.items())
            made.add_paragraph(said, "Caption")


def _place(number: Number, note: int) -> str:
    """Of which group a number is, its footnote, and what is missing of it."""
    lacking = f" ({messages.text('report.lacking_few', count=number.missing)})" if number.missing else ""
    return f"{', '.join(map(str, number.by.values()))} [{note}]{lacking}".strip()


def _printable(text: str) -> str:
    """XML has no room for control characters."""
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")


def _zipped_anew(made: Any) -> bytes:
    """The same parts in one order and with one time, so that equal reports are equal files."""
    saved, anew = io.BytesIO(), io.BytesIO()
    made.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(anew, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            new.writestr(zipfile.ZipInfo(name, _ZIPPED), old.read(name), zipfile.ZIP_DEFLATED)
    return anew.getvalue()
