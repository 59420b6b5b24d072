"""A report as a Word document, over the project's template: headings, tables with header rows, each number's footnote.

The template is templates/report/report.docx; its header has the EU's emblem, to which the statement is added here.
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
from pipeline.report.formats.page import name_of
from pipeline.report.numbers import Number
from pipeline.report.table import Cell, Table

TEMPLATE = "report/report.docx"
_WHEN = datetime(2000, 1, 1)  # noqa: DTZ001 — what the format says of a file's making
_ZIPPED = (1980, 1, 1, 0, 0, 0)


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
    small = made.styles["Caption"].style_id
    for table in report.tables:
        made.add_heading(table.title, 1)
        _add_table(made, table, notes)
        for note in table.notes:
            _add_small(made, note, small)
    _add_evidence(made, report, small)
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
    first = grid.rows[0]
    repeated = OxmlElement("w:tblHeader")
    first._tr.get_or_add_trPr().append(repeated)
    for cell, name in zip(first.cells, table.heads, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for row in table.rows:
        for place, cell in zip(grid.add_row().cells, row, strict=True):
            _fill(place.paragraphs[0], cell, notes)


def _fill(line: Any, cell: Cell, notes: dict[int, int]) -> None:
    line.add_run(_printable(str(plain(cell))))
    if isinstance(cell, Number):
        line.add_run(f" [{notes[id(cell)]}]").font.superscript = True


def _add_evidence(made: Any, report: Report, small: str) -> None:
    """What each footnote says: the rule, what is missing, the key to see the rows by."""
    made.add_heading(messages.text("report.evidence"), 1)
    made.add_paragraph(f"{messages.text('report.rests_on', program=report.sources.program)} {report.digest}")
    made.add_paragraph(messages.text("report.show_rows"))
    for at, one in enumerate(report.shown, 1):
        lacking = f" {messages.text('report.lacking', count=one.missing)}" if one.missing else ""
        _add_small(made, f"[{at}] {name_of(one)} ({one.key}): {one.rule}{lacking}", small)


def _add_small(made: Any, text: str, style: str) -> None:
    # The library looks through all styles for each paragraph that is given one.
    made.add_paragraph(text)._p.style = style


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
