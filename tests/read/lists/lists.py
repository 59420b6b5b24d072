"""Lists of participants as people and programs save them, each with its counts made by hand."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import xlsxwriter

from pipeline.model import Attendance
from tests.read.lists.xls import xls

# Cells of a sheet; None is an empty one.
Grid = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list's bytes, and what it tells: who had registered, who came, from where, and what the register lacks."""

    data: bytes
    attendees: Attendance | None
    organisations: tuple[str, ...] = ()
    registered: int | None = None
    unknown: tuple[str, ...] = ()


def text(lines: str, encoding: str = "utf-8") -> bytes:
    return lines.encode(encoding)


def xlsx(
    sheets: Mapping[str, Grid], *, merged: Sequence[str] = (), hidden: Sequence[str] = (), formula: str = ""
) -> bytes:
    """A workbook; in its first sheet columns are hidden, ranges merged with what stands in their corner."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    for name, grid in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(grid):
            for at, cell in enumerate(row):
                if cell is not None:
                    sheet.write(number, at, cell)
        if sheet.index == 0:
            for columns in hidden:
                sheet.set_column(columns, None, None, {"hidden": True})
            for corner in merged:
                sheet.merge_range(corner, _at(grid, corner))
            if formula:
                sheet.write_formula(formula, "=cmd|' /C calc'!A0", None, "THL")
    book.close()
    return made.getvalue()


def _at(grid: Grid, corner: str) -> object:
    return grid[int(corner.split(":")[0][1:]) - 1][ord(corner[0]) - ord("A")]


def ods(grid: Grid) -> bytes:
    """A sheet as LibreOffice saves one."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p></table:table-cell>'
            if cell is not None
            else "<table:table-cell/>"
            for cell in row
        )
        + "</table:table-row>"
        for row in grid
    )
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names}><office:automatic-styles/><office:body>'
        f'<office:spreadsheet><table:table table:name="Taulukko1">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return made.getvalue()


HEAD = "Nimi;Sähköposti;Organisaatio\n"
TWO = "Aino Aalto;aino@example.org;THL\nEino Eskola;eino@example.org;Pesäpuu ry\n"
BOTH = ("thl", "pesapuu")
GRID = [
    ["Nimi", "Sähköposti", "Organisaatio"],
    ["Aino Aalto", "aino@example.org", "THL"],
    ["Eino Eskola", None, "Pirha"],
]

TEXTS = {
    "as it should be": Listed(text(HEAD + TWO), Attendance(2), BOTH),
    "latin-1 with semicolons": Listed(
        text("Nimi;Työpaikka\nÄijälä Östen;Pesäpuu ry\n", "latin-1"), Attendance(1), ("pesapuu",)
    ),
    "utf-8 with a mark": Listed(text(HEAD + TWO, "utf-8-sig"), Attendance(2), BOTH),
    "utf-16 with tabs": Listed(text((HEAD + TWO).replace(";", "\t"), "utf-16"), Attendance(2), BOTH),
    "commas, as an American program saves it": Listed(
        text('Name,E-mail,Company\n"Aalto, Aino",a@example.org,THL\nEino,e@example.org,Pesäpuu\n'), Attendance(2), BOTH
    ),
    "bars": Listed(text("Etunimi|Sukunimi|Organisaatio\nAino|Aalto|THL\nAino|Ahola|THL\n"), Attendance(2), ("thl",)),
    "the separator told": Listed(text("sep=,\nNimi,Organisaatio\nAino Aalto,THL\n"), Attendance(1), ("thl",)),
    "old Macs' line ends": Listed(text((HEAD + TWO).replace("\n", "\r"), "mac-roman"), Attendance(2), BOTH),
    "titles above, sums below": Listed(
        text(f"Osallistujalista\nTilaisuus: Juhla\n16.4.2024;klo 9\n\n{HEAD}{TWO}\nYhteensä;2\nTulostettu 17.4.2024\n"),
        Attendance(2),
        BOTH,
    ),
    "one person five times": Listed(
        text(
            HEAD + "Aino Aalto;aino@example.org;THL\nAINO AALTO;AINO@EXAMPLE.ORG;THL\naalto aino;Aino@Example.org;thl\n"
            "Aalto, Aino;aino@example.org ;THL\nAino  Aalto;;THL\n"
        ),
        Attendance(1),
        ("thl",),
    ),
    "two of one name with addresses of their own": Listed(
        text(HEAD + "Aino Aalto;a1@example.org;THL\nAino Aalto;a2@example.org;THL\n"), Attendance(2), ("thl",)
    ),
    "one address that registered three": Listed(
        text(
            HEAD
            + "Aino Aalto;toimisto@example.org;THL\nEino Eskola;toimisto@example.org;THL\nOuti;toimisto@example.org;\n"
        ),
        Attendance(3),
        ("thl",),
    ),
    "an address alone, then with its name": Listed(
        text(HEAD + ";aino@example.org;\nAino Aalto;aino@example.org;THL\n"), Attendance(1), ("thl",)
    ),
    "an empty row among numbered people": Listed(
        text("Nimi;Organisaatio\n1. A B;THL\n\n2. C D;THL\n"), Attendance(2), ("thl",)
    ),
    "a long remark below": Listed(
        text(f"{HEAD}{TWO}Luettelo on tulostettu ilmoittautumisjärjestelmästä tilaisuutta seuraavana päivänä\n"),
        Attendance(2),
        BOTH,
    ),
    "who takes part, and who does not": Listed(text("Nimi;Osallistun\nA B;Kyllä\nC D;Ei\nE F;\n"), Attendance(2)),
    "a column of those who cancelled": Listed(text("Nimi;Peruttu\nA B;\nC D;x\nE F;ei\n"), Attendance(2)),
    "a heading that says more": Listed(
        text("Nimi;Organisaatio (myös laskutusta varten)\nA B;THL\n"), Attendance(1), ("thl",)
    ),
    "an address that is not theirs": Listed(
        text("Nimi;Laskutuksen sähköposti\nAino Aalto;l@example.org\nAino Ahola;l@example.org\n"), Attendance(2)
    ),
    "a word of a heading among people": Listed(
        text("Aino A;a@example.org;THL;1;2;Teams\nEino E;e@example.org;Pesäpuu ry;1;2;Teams\n"), Attendance(2), BOTH
    ),
    "no organisation column": Listed(text("Etunimi;Sukunimi\nAino;Aalto\nEino;Eskola\n"), Attendance(2)),
    "addresses alone": Listed(text("aino@example.org\neino@example.org\nAINO@example.org\n"), Attendance(2)),
    "names alone, without a heading": Listed(text("Aino Aalto\nEino Eskola\n"), Attendance(2)),
    "one column with a heading": Listed(text("Osallistuja\nAino Aalto\nEino Eskola\nAino Aalto\n"), Attendance(2)),
    "without headings": Listed(
        text("Aino Aalto;aino@example.org;THL\nEino E;eino@example.org;Pesäpuu ry\n"), Attendance(2), BOTH
    ),
    "organisations that the register does not have": Listed(
        text(HEAD + "Aino;a@example.org;Outo yhdistys ry\nEino;e@example.org;outo yhdistys\nOuti;o@example.org;thl\n"),
        Attendance(3),
        ("thl",),
        unknown=("Outo yhdistys ry",),
    ),
    "organisations by their other names": Listed(
        text("Nimi;Organisaatio\nA B;Keusote\nC D;KESKI-UUDENMAAN HVA\nE F;Helsinki\nG H;HUS / THL\nI J;THL, lapset\n"),
        Attendance(5),
        ("keski-uusimaa", "helsinki", "hus", "thl"),
    ),
    "no organisation of theirs": Listed(text("Nimi;Organisaatio\nA B;-\nC D;yksityishenkilö\nE F;\n"), Attendance(3)),
    "a person's name in the column of organisations": Listed(
        text("Nimi;Organisaatio\nAino Aalto;Aino Aalto\nEino;aino@example.org\nOuti;040 123\n"), Attendance(3)
    ),
    "where each was": Listed(
        text("Nimi;Osallistumistapa\nA B;Paikan päällä\nC D;etänä\nE F;Teamsin kautta\nG H;\n"), Attendance(4, 1, 2)
    ),
    "a question as the heading": Listed(
        text("Nimi;Osallistutko paikan päällä vai verkossa?\nA B;Läsnä\nC D;Verkossa\n"), Attendance(2, 1, 1)
    ),
    "marks in two columns": Listed(text("Nimi;Paikalla;Etänä\nA B;x;\nC D;;X\nE F;;\nG H;;x\n"), Attendance(3, 1, 2)),
    "who came is ticked": Listed(
        text(f"{HEAD[:-1]};Läsnä\nA B;a@example.org;THL;x\nC D;c@example.org;Pirha;\nE F;e@example.org;THL;kyllä\n"),
        Attendance(2),
        ("thl",),
        registered=3,
    ),
    "present or away": Listed(text("Nimi;Osallistui\nA B;kyllä\nC D;ei\nE F;Ei osallistunut\n"), Attendance(1), (), 3),
    "cancelled ones": Listed(text("Nimi;Tila\nA B;Vahvistettu\nC D;Peruttu\nE F;Jonossa\n"), Attendance(1)),
    "those of the registered who came": Listed(
        text("Ilmoittautuneista läsnä olleet\nNimi;Organisaatio\nA B;THL\n"), Attendance(1), ("thl",)
    ),
    "without headings, mostly of others": Listed(
        text("Aino Aalto;THL\nEino Eskola;Outo ry\nOuti Outo;Toinen ry\n"),
        Attendance(3),
        ("thl",),
        unknown=("Outo ry", "Toinen ry"),
    ),
    "registrations alone": Listed(
        text("Ilmoittautuneet 1.4.2024\nNimi;Organisaatio\nA B;THL\nC D;THL\n"), None, ("thl",), registered=2
    ),
    "a form's answers": Listed(
        text("Aikaleima,Nimesi,Sähköpostiosoite,Mitä organisaatiota edustat?\n1.4.,A B,a@example.org,THL\n"),
        None,
        ("thl",),
        registered=1,
    ),
    "a meeting's report": Listed(
        text(
            "1. Yhteenveto\nKokouksen otsikko\tJuhla\nOsallistujien määrä\t3\n\n2. Osallistujat\n"
            "Nimi\tEnsimmäinen liittyminen\tViimeisin poistuminen\tSähköposti\tRooli\n"
            "Aino Aalto\t16.4.2024\t16.4.2024\taino@example.org\tJärjestäjä\n"
            "Eino Eskola (Vieras)\t16.4.2024\t16.4.2024\t\tEsittäjä\n\n3. Kokouksen toiminta\n"
            "Nimi\tLiittymisaika\nAino Aalto\t9.00\nOuti Outo\t10.00\n",
            "utf-16",
        ),
        Attendance(2, 0, 2),
    ),
    "headings again on each page": Listed(text(f"{HEAD}{TWO}{HEAD}{TWO}"), Attendance(2), BOTH),
    "others' columns": Listed(
        text(
            "Tapahtuman nimi;Esihenkilön nimi;Laskutuksen sähköposti;Nimi\n"
            "Juhla;Outi;l@example.org;A B\nJuhla;Outi;l@example.org;C D\n"
        ),
        Attendance(2),
    ),
    "anonymous": Listed(text("Organisaatio\nTHL\nTHL\nPesäpuu ry\n"), Attendance(3), BOTH),
    "numbered": Listed(text("Nro;Nimi\n1;Osallistuja 1\n2;Osallistuja 2\n"), Attendance(2)),
    "Swedish": Listed(
        text("Förnamn;Efternamn;Arbetsgivare\nAino;Aalto;Österbottens välfärdsområde\n"), Attendance(1), ("pohjanmaa",)
    ),
    "a video meeting's report, with guests who have no address": Listed(
        text(
            "Meeting ID,Topic,Start Time\n1,Juhla,9.00\n\nName (Original Name),User Email,Join Time\n"
            "Aino Aalto (vieras),,9.00\nAino Aalto (vieras),,9.30\nEino Eskola,e@example.org,9.00\n"
        ),
        Attendance(2, 0, 2),
    ),
    "another program's report": Listed(
        text("First name,Last name,Email,Time joined\nAino,Aalto,a@example.org,9.00\nEino,Eskola,,9.00\n"),
        Attendance(2, 0, 2),
    ),
    "who came without having registered": Listed(
        text("Nimi;Ilmoittautumisaika;Saapunut\nA B;1.4.2024;x\nC D;;x\nE F;2.4.2024;\n"), Attendance(2), (), 2
    ),
    "a yes and a no of registering": Listed(
        text("Nimi;Ilmoittautunut;Osallistui\nA B;kyllä;kyllä\nC D;ei;kyllä\n"), Attendance(2), (), 1
    ),
    "states that tell who came": Listed(
        text("Nimi;Tila\nA B;Osallistui\nC D;Ilmoittautunut\nE F;Peruttu\nG H;Osallistui\n"), Attendance(2), (), 3
    ),
    "states in English": Listed(text("Name;Status\nA B;Attended\nC D;Registered\n"), Attendance(1), (), 2),
    "present here and there": Listed(
        text("Nimi;Läsnä paikan päällä;Läsnä etänä\nA B;x;\nC D;;x\nE F;;\n"), Attendance(2, 1, 1)
    ),
    "names and organisations in one column": Listed(
        text("Nimi ja organisaatio\nAino Aalto, THL\nEino Eskola, Outo ry\n"), Attendance(2)
    ),
    "who, and from where": Listed(
        text("Kuka;Mistä\nAino Aalto;THL\nEino Eskola;Pirha\n"), Attendance(2), ("pirkanmaa", "thl")
    ),
    "a formula in a cell": Listed(text("Nimi;Organisaatio\n=cmd|'/C calc'!A0;THL\nA B;THL\n"), Attendance(2), ("thl",)),
}

WORKBOOKS = {
    "a workbook": Listed(xlsx({"Taul1": GRID}), Attendance(2), ("pirkanmaa", "thl")),
    "merged titles, hidden columns, a formula": Listed(
        xlsx(
            {"Taul1": [["Osallistujat", None, None], *GRID, ["Outi Outo", "outi@example.org", None]]},
            merged=("A1:C1",),
            hidden=("B:B",),
            formula="C5",
        ),
        Attendance(3),
        ("pirkanmaa", "thl"),
    ),
    "an organisation merged over its people": Listed(
        xlsx({"Taul1": [["Organisaatio", "Nimi"], ["THL", "A B"], [None, "C D"], ["Pirha", "E F"]]}, merged=("A2:A3",)),
        Attendance(3),
        ("pirkanmaa", "thl"),
    ),
    "sheets before and after": Listed(
        xlsx({"Ohje": [["Täytä toinen taulukko"]], "Lista": GRID, "Lisää": [["Nimi"], ["aino aalto"], ["Uusi Nimi"]]}),
        Attendance(3),
        ("pirkanmaa", "thl"),
    ),
    "an open document": Listed(ods(GRID), Attendance(2), ("pirkanmaa", "thl")),
    "an old workbook": Listed(xls(GRID), Attendance(2), ("pirkanmaa", "thl")),
    "an old workbook with numbers and empty cells": Listed(
        xls([["Nro", "Nimi", "Työnantaja"], [1, "Åke Öhman", "THL"], [2, "Åke Öhman", "THL"], [3, "Eino Erä", None]]),
        Attendance(2),
        ("thl",),
    ),
}
