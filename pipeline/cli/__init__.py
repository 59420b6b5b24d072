"""`soila …`: finds the command, reads its arguments, calls one function, prints. No logic lives here.

Each command is a file beside this one. Nothing heavy is imported before it is known which command runs; the overview
needs no library at all.
"""

import sys

from pipeline.safe.terminal import guard_output

# Command -> (its module beside this file, what it is for). The order is the order of the overview.
COMMANDS = {
    "check": ("check", "Tarkista sisältötiedostot ja näytä kaikki virheet"),
    "new": ("new", "Luo uusi tapahtuma, uutinen, paketti tai kirjeen tiedot"),
    "letter": ("letter", "Koosta kirje ja katso sitä; mitään ei lähetetä"),
    "send": ("send", "Lähetä kirje: vain kerran, vaikka komennon toistaisi"),
    "approve": ("approve", "Hyväksy kirje juuri sellaisena kuin se nyt on"),
    "hold": ("hold", "Pidätä kirje: se ei lähde ennen kuin se vapautetaan"),
    "release": ("release", "Vapauta pidätetty tai myöhästynyt kirje"),
    "run": ("serve", "Pidä kaikki käynnissä: kirje, julkaisu ja viestit kulkevat itsestään"),
    "tick": ("tick", "Katso kerran, mitä pitäisi olla tehtynä, ja tee se"),
    "status": ("status", "Katso, missä mennään ja mikä odottaa ihmistä"),
    "ack": ("ack", "Kuittaa hälytys: asia on hoidossa"),
    "calendar": ("calendar", "Katso kahden vuoden lähtöpäivät ja syyt siirtoihin"),
    "log": ("log", "Katso, mitä on päätetty, milloin ja kuka"),
    "backup": ("backup", "Ota varmuuskopio ohjelman muistista"),
    "restore": ("restore", "Palauta ohjelman muisti varmuuskopiosta"),
    "takeover": ("takeover", "Ota lähettäminen tälle koneelle, kun muisti on siirretty tai kadonnut"),
    "publish": ("publish", "Julkaise sivut ja kalenterit kansioon site/"),
    "doctor": ("doctor", "Katso, onko lähettämiseen kaikki valmiina"),
    "stats": ("stats", "Hae lähetettyjen kirjeiden luvut ja näytä ne"),
    "collect": ("collect", "Lue tapahtumat THL:n sivulta ja muista lähteistä; muutokset tulevat ehdotuksiksi"),
    "proposals": ("proposals", "Katso, mitä lähteet ehdottavat"),
    "accept": ("accept", "Hyväksy ehdotus: se kirjoitetaan tapahtuman tiedostoon"),
    "reject": ("reject", "Hylkää ehdotus: samaa ei kysytä uudelleen"),
    "move": ("move", "Siirrä tapahtuma uuteen aikaan kaikkialla kerralla"),
    "postpone": ("postpone", "Siirrä tapahtuma myöhemmäksi, kun uutta aikaa ei vielä ole"),
    "cancel": ("cancel", "Peru tapahtuma kaikkialla kerralla"),
    "undo": ("undo", "Peru viimeisin siirto, peruminen tai hyväksyntä"),
    "notice": ("notice", "Luonnostele lisätiedote, kun seuraava kirje kertoisi muutoksen liian myöhään"),
}

_USAGE = """Käyttö: soila [--project KANSIO] KOMENTO [VALINNAT]

SOILAn verkostokirje, tapahtumasivut ja kalenterit.

Komennot:
{commands}

Valinnat:
  --project KANSIO  hankkeen kansio; muuten se, jonka config.toml on lähinnä ylöspäin
  --now AIKA        toimi kuin kello olisi tämä, esimerkiksi 2024-04-09T09:00
  --help            näytä tämä ohje; soila KOMENTO --help näyttää komennon ohjeen
"""


def overview() -> str:
    """The help that lists every command."""
    width = max(len(name) for name in COMMANDS)
    return _USAGE.format(commands="\n".join(f"  {name:<{width}}  {what}" for name, (_, what) in COMMANDS.items()))


def main() -> None:
    """The console script. All that it prints goes through the door of `pipeline.safe.terminal`."""
    guard_output()
    if sys.argv[1:] in ([], ["--help"], ["-h"], ["help"]):
        print(overview(), end="")
        return
    from pipeline.cli.run import run

    sys.exit(run(sys.argv[1:]))
