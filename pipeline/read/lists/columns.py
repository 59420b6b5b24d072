"""What the columns of a list hold: by their headings where it has any, else by what stands in them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from pipeline.read.lists.workbook import Rows
from pipeline.read.register import Register


class Role(StrEnum):
    """What a column tells of a person. The values are parts of message keys."""

    EMAIL = "email"
    FIRST = "first"
    LAST = "last"
    ORGANISATION = "organisation"
    STATE = "state"
    REFUSED = "refused"
    MODE = "mode"
    ATTENDED = "attended"
    ON_SITE = "on_site"
    ONLINE = "online"
    JOINED = "joined"
    REGISTERED = "registered"
    NAME = "name"


class Layout(Struct, frozen=True):
    """Which column (from 0) has which role; `first` is the index of the first row under the headings.

    `registrations`: the list says of itself that it is of those who have registered, not of those who came.
    """

    columns: Mapping[Role, int]
    first: int
    registrations: bool = False

    def has(self, *roles: Role) -> bool:
        return any(role in self.columns for role in roles)

    @property
    def people(self) -> bool:
        """Whether it tells of people at all."""
        return self.has(Role.NAME, Role.FIRST, Role.LAST, Role.EMAIL, Role.ORGANISATION)

    @property
    def tells_registered(self) -> bool:
        """Whether everybody in it had registered."""
        return self.registrations or self.has(Role.REGISTERED, Role.ATTENDED)

    @property
    def tells_came(self) -> bool:
        """Whether it tells who came: by a mark of each, or because it says nothing of mere registrations."""
        return self.has(Role.ATTENDED, Role.ON_SITE, Role.JOINED) or not self.tells_registered


_LOOKED_AT = 60  # rows in which headings are looked for
_HEADING = 70  # characters; a longer cell is none
_SAMPLE = 300  # rows by which a column without a heading is known

# Headings of what is no participant's.
_NOT_THEIRS = re.compile(
    r"lasku|esihenkil|esimie|yhteyshenkil|lähiomai|ruoka|allergi|tapahtum|tilaisuu|kurssi|koulutuksen|event|webinar"
    r"|lisätie|huom|kysymy|puhelin|phone|meeting"
)
# A role's headings, in the order in which they are tried: a pattern that must fit the whole heading.
_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.EMAIL, r".*(?:sähköposti|sahkoposti|s-posti|e-?mail|e-?post|meili).*|mail|upn|.*\(upn\)"),
        (Role.FIRST, r"etunim.*|first ?name|förnamn|given ?name|kutsumanimi"),
        (Role.LAST, r"sukunim.*|last ?name|surname|efternamn|family ?name"),
        (
            Role.REGISTERED,
            r".*ilmoittautumis(?:aika|päivä|hetki).*|ilmoittautunut|.*registration (?:time|date)|vastausaika"
            r"|aikaleima|timestamp|.*(?:lähetetty|submitted).*|completion time|start time|anmäl.*(?:tid|datum).*",
        ),
        (
            Role.ORGANISATION,
            r".*(?:organisaatio|organi[sz]ation|työnantaja|työpaik|taustayhteisö|taustataho|arbetsgivare|employer).*"
            r"|yritys.*|yhteisö.*|company|hyvinvointialue.*|virasto|laitos|toimija|edustamasi taho|taho|hanke|projekti"
            r"|kunta ?(?:/|tai) ?hyvinvointialue|arbetsplats|affiliation|järjestö|mistä(?: tulet)?",
        ),
        (
            Role.MODE,
            r".*(?:osallistumistapa|osallistumismuoto|osallistumisen tapa|deltagandeform|attendance (?:type|mode)).*"
            r"|(?:miten|missä|kuinka) osallistu.*|osallistun.*|osallistumi(?:nen|spaikka)|deltar.*|participation"
            r"|.*(?:paikalla|paikan päällä|läsnä|lähi).*(?:/|vai|tai|or).*(?:etä|verko|online|teams).*"
            r"|.*(?:etä|verko|online).*(?:/|vai|tai|or).*(?:paikalla|läsnä|lähi|site).*|tapa|muoto",
        ),
        (
            Role.ON_SITE,
            r"(?:läsnä |osallistui |oli )?paikan päällä|lähi(?:osallistuja|osallistuminen)?|salissa|on-?site|in person"
            r"|på plats",
        ),
        (
            Role.ONLINE,
            r"(?:läsnä |osallistui |oli )?(?:etänä|verkossa)|etä(?:osallistuja|osallistuminen)?|online|teams(?:issa)?"
            r"|zoom|på distans|remote",
        ),
        (
            Role.ATTENDED,
            r"osallistui.*|saapui.*|saapunut|läsnä.*|paikalla.*|oli (?:paikalla|läsnä|mukana)|tuli(?: paikalle)?"
            r"|attended.*|checked.?in|check.?in|närvar.*|deltog|mukana",
        ),
        (
            Role.JOINED,
            r"(?:ensimmäinen |viimeisin )?(?:liittymi|poistumi).*|.*(?:first join|join time|last leave).*"
            r"|kokouksen kesto.*|in-meeting duration|liittynyt|anslöt.*|time joined",
        ),
        (Role.STATE, r"(?:ilmoittautumisen )?tila|(?:registration |approval )?status|state|anmälningsstatus"),
        (Role.REFUSED, r"peruttu|perunut(?: ilmoittautumisen)?|peruutettu|cancell?ed|avbokad|avanmäld"),
        (
            Role.NAME,
            r"(?:osallistujan |koko |ilmoittautujan |henkilön )?nimi(?: ?\(.*\))?|osallistuja|henkilö|ilmoittautuja"
            r"|kuka|name(?: \(.*\))?|full ?name|participant(?: name)?|attendee(?: name)?|deltagare"
            r"|(?:deltagarens )?namn|nimesi|vastaaja"
            r"|sukunimi,? (?:ja )?etunimi|etunimi (?:ja )?sukunimi|nimi/namn.*",
        ),
    )
)
# What has a person's name before anything else is a column of names, whatever else it has.
_FULL_NAMES = re.compile(
    r"(?:etunimi (?:ja |& ?|/ ?)?sukunimi|sukunimi,? ?(?:ja |& ?|/ ?)?etunimi|etu- ja sukunimi"
    r"|(?:nimi|name) ?(?:ja|and|/|,|\+|&) ?(?:organi|yritys|taho|työpaik|company)).*"
)
_CAME = re.compile(r"osallistui|saapui|saapunut|paikalla|läsnä|attended|checked.?in|närvar|deltog")
_REGISTRATIONS = re.compile(r"ilmoittautu|registration|anmäl", re.IGNORECASE)
_ATTENDANCES = re.compile(r"osallistuja|läsnä|attend|närvar|deltagar", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s@]++@[^\s@.]++\.\S++")
_LIKE_A_NAME = re.compile(r"[^\W\d_][^\d@/:;]{1,60}")


def layout_of(rows: Rows, register: Register) -> Layout | None:
    """What the columns of a sheet hold; None where nothing in it looks like people."""
    headings = [(len(found), -at) for at, found in _headings(rows)]
    if headings:
        at = -max(headings)[1]
        return Layout(_sorted_out(rows, roles_in(rows[at]), at + 1), at + 1, _registrations(rows[:at]))
    columns = _by_what_stands_in(rows, register)
    return Layout(columns, 0) if columns else None


def _headings(rows: Rows) -> Iterator[tuple[int, Mapping[Role, int]]]:
    for at, row in enumerate(rows[:_LOOKED_AT]):
        found = roles_in(row)
        told = sum(bool(cell) for cell in row)
        # A title row may have a word of a heading; a list of one column has but one.
        if len(found) > 1 or (found and (told == 1 or told <= 4)):
            yield at, found


def roles_in(row: Sequence[str]) -> dict[Role, int]:
    """The roles that a row of headings gives its columns; the first column of each role has it."""
    found: dict[Role, int] = {}
    for at, cell in enumerate(row):
        if role := _role(folded(cell)):
            found.setdefault(role, at)
    return found


def _role(heading: str) -> Role | None:
    if not heading or len(heading) > _HEADING or "@" in heading:
        return None
    if _FULL_NAMES.fullmatch(heading):
        return Role.NAME
    role = next((role for role, pattern in _HEADINGS if pattern.fullmatch(heading)), None)
    if role in (Role.EMAIL, Role.NAME, None) and _NOT_THEIRS.search(heading):
        return None
    return role


def _sorted_out(rows: Rows, columns: dict[Role, int], first: int) -> Mapping[Role, int]:
    """One column *paikalla* may tell who came, or how each took part: what stands in it tells which.

    A column of states tells who came where it says so of anybody.
    """
    if Role.ON_SITE in columns and Role.ONLINE not in columns:
        columns.setdefault(Role.ATTENDED, columns.pop(Role.ON_SITE))
    if Role.ATTENDED in columns and Role.MODE not in columns and Role.ONLINE in columns:
        columns[Role.ON_SITE] = columns.pop(Role.ATTENDED)
    if Role.ONLINE in columns and Role.ON_SITE not in columns:
        columns.setdefault(Role.MODE, columns.pop(Role.ONLINE))
    if Role.STATE in columns and any(_CAME.match(folded(_cell(row, columns[Role.STATE]))) for row in rows[first:]):
        columns.setdefault(Role.ATTENDED, columns[Role.STATE])
    if Role.ATTENDED in columns and Role.MODE not in columns:
        at = columns[Role.ATTENDED]
        if any(is_online(_cell(row, at)) for row in rows[first : first + _SAMPLE]):
            columns[Role.MODE] = columns.pop(Role.ATTENDED)
    return columns


def _by_what_stands_in(rows: Rows, register: Register) -> Mapping[Role, int]:
    sample = [row for row in rows if any(row)][:_SAMPLE]
    width = max(map(len, sample), default=0)

    def share(at: int, fits: Callable[[str], object]) -> float:
        cells = [cell for row in sample if (cell := _cell(row, at))]
        return sum(bool(fits(cell)) for cell in cells) / len(cells) if len(cells) * 2 >= len(sample) else 0.0

    found: dict[Role, int] = {}
    for at in range(width):
        if share(at, _ADDRESS.fullmatch) > 0.5:
            found.setdefault(Role.EMAIL, at)
        elif share(at, lambda cell: register.named_in(cell)[0]) > 0.3:
            found.setdefault(Role.ORGANISATION, at)
        elif share(at, _LIKE_A_NAME.fullmatch) > 0.5:
            found.setdefault(Role.NAME, at)
    return found


def _registrations(above: Rows) -> bool:
    said = " ".join(cell for row in above for cell in row)
    return bool(_REGISTRATIONS.search(said)) and not _ATTENDANCES.search(said)


def folded(cell: str) -> str:
    """A heading or an answer as it is compared: small letters, no marks around it."""
    return " ".join(unicodedata.normalize("NFC", cell).split()).casefold().strip(" *:?!.•-–").strip()


_ONLINE = re.compile(r"\b(?:verko|etä|teams|zoom|online|virtual|remote|distans|webin|striim)")
_ON_SITE = re.compile(r"\b(?:paikalla|paikan|lähi|läsnä|sali|on.?site|in.person|plats|fyysi|kasvokkain)")


def is_online(answer: str) -> bool:
    said = folded(answer)
    return bool(_ONLINE.search(said)) and not _ON_SITE.search(said)


def is_on_site(answer: str) -> bool:
    said = folded(answer)
    return bool(_ON_SITE.search(said)) and not _ONLINE.search(said)


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""
