"""The events that the stand-in's pages tell: the programme's three sessions of spring 2024, the rest made up."""

from dataclasses import dataclass
from datetime import date, time

LIST = "/soila/tapahtumat"


@dataclass(frozen=True, slots=True)
class Session:
    """An event as the pages tell it; `registration` and `closes` may be missing."""

    slug: str
    title: str
    day: date
    opens: time
    closes: time
    place: str = "verkossa (Teams)"
    audience: str = ""
    organiser: str = "SOILA-koordinaatio"
    registration: str = ""
    until: date | None = None
    text: str = ""
    programme: tuple[str, ...] = ()
    cancelled: bool = False
    full: bool = False

    @property
    def path(self) -> str:
        return f"{LIST}/{self.slug}"


EVENTS = (
    Session(
        "aloitusjuhla",
        "Aloitusjuhla: lastensuojelu ja strategiset teemat",
        date(2024, 4, 16),
        time(9),
        time(11, 30),
        audience="Käynnistyvät hankkeet",
        registration="https://link.webropolsurveys.com/S/ALOITUS1",
        until=date(2024, 4, 12),
        text="Aloitusjuhla avaa kevään 2024 aloituspaketin.",
        programme=("9.00 Tervetuloa", "9.15 Strategiset teemat", "11.15 Yhteenveto"),
    ),
    Session(
        "sosiaalinen-innovaatio",
        "Sosiaalinen innovaatio kehittämistyön arjessa ja isona kuvana",
        date(2024, 5, 14),
        time(9),
        time(11, 30),
        audience="Käynnistyvät hankkeet",
        registration="https://www.lyyti.in/sosiaalinen-innovaatio",
        until=date(2024, 5, 10),
        text="Mitä sosiaalinen innovaatio tarkoittaa hankkeen arjessa?",
    ),
    Session(
        "ekosysteemityo",
        "Ekosysteemityö",
        date(2024, 6, 4),
        time(12),
        time(15),
        place="Tieteiden talo, Kirkkokatu 6, Helsinki",
        audience="Hankkeet ja hyvinvointialueet",
        registration="https://www.lyyti.in/ekosysteemityo",
        until=date(2024, 5, 28),
        text="Kehittämistyö kiinnittyy alueen ekosysteemiin.",
        full=True,
    ),
    Session(
        "vertaiskahvit",
        "Hankkeiden vertaiskahvit",
        date(2024, 6, 12),
        time(14, 15),
        time(15),
        audience="Hankkeiden työntekijät",
        text="Vapaata keskustelua hankkeiden kesken.",
        cancelled=True,
    ),
)
