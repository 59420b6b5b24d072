"""Sivujen haku: miksi sivua ei saatu, ja mitä voi tehdä."""

_ADDRESS = "Tarkista osoite tiedostosta config.toml kohdasta [[collect.sources]]."
_WAIT = "Sivua kokeillaan itsestään uudelleen. Aiemmin haetut tiedot ovat tallessa."

TEXTS = {
    "not_url": ("Osoite {url} ei ole verkkosivun osoite.", _ADDRESS),
    "other_host": (
        "Osoite {url} on palvelimella {host}, jota ei ole sallittu.",
        "Sallitut palvelimet: {hosts}. Jos palvelin on oikea, lisää se config.toml-tiedoston kohtaan hosts.",
    ),
    "other_port": (
        "Osoite {url} on portissa {port}, jota ei ole sallittu.",
        "Sallitut portit ovat 80 ja 443. Jos portti on oikea, lisää config.toml-tiedoston kohtaan hosts: {host}:{port}",
    ),
    "downgrade": ("Sivu ohjaa suojaamattomaan osoitteeseen {url}, joten sitä ei seurattu.", _ADDRESS),
    "inside": (
        "Palvelimen {host} osoite {address} on sisäverkossa, joten sitä ei haettu.",
        "Tarkista palvelimen nimi tiedostosta config.toml. Kysy tarvittaessa verkon ylläpidosta.",
    ),
    "robots": (
        "Sivusto kieltää ohjelmia hakemasta sivua {url} (robots.txt).",
        "Pyydä sivuston ylläpitoa sallimaan {agent}, tai kirjoita tapahtumat tiedostoihin.",
    ),
    "no_robots": ("Sivuston sääntöjä (robots.txt) ei saatu, joten sivua {url} ei haettu.", _WAIT),
    "no_name": ("Palvelinta {host} ei löydy.", "Tarkista verkkoyhteys ja osoite tiedostosta config.toml."),
    "no_connection": ("Palvelimeen {host} ei saada yhteyttä.", _WAIT),
    "tls": ("Palvelimen {host} suojattu yhteys ei ole kunnossa.", "Kerro sivuston ylläpidolle. " + _WAIT),
    "slow": ("Sivua {url} ei saatu {seconds:.0f} sekunnissa.", _WAIT),
    "pass_over": ("Lähteen lukeminen kesti yli {minutes} minuuttia, joten sivua {url} ei enää haettu.", _WAIT),
    "broken": ("Sivun {url} haku katkesi kesken.", _WAIT),
    "too_big": ("Sivu {url} on liian suuri: yli {limit} megatavua.", "Tarkista lähteen osoite."),
    "redirects": ("Sivu {url} ohjaa kerta toisensa jälkeen eteenpäin.", _ADDRESS),
    "not_modified": ("Palvelin väittää sivua {url} muuttumattomaksi, vaikka sitä ei ole haettu.", _WAIT),
    "gone": ("Sivua {url} ei ole (vastaus {status}).", _ADDRESS),
    "forbidden": ("Palvelin ei anna sivua {url} (vastaus {status}).", "Kysy sivuston ylläpidolta, saako sen hakea."),
    "busy": ("Palvelin ei ehdi antaa sivua {url} juuri nyt (vastaus {status}).", _WAIT),
    "server": ("Palvelimessa on vika: sivu {url} antoi vastauksen {status}.", _WAIT),
    "status": ("Sivu {url} antoi oudon vastauksen ({status}).", _WAIT),
    "not_page": ("Osoitteessa {url} ei ole verkkosivua, syötettä eikä kalenteria, vaan {kind}.", _ADDRESS),
    "no_kind": "tuntematonta tietoa",
    "never_fetched": ("Sivua {url} ei ole tallessa.", "Hae se ensin: soila collect"),
    "no_file": ("Tiedostoa {file} ei voi lukea: {error}.", "Tarkista tiedoston nimi."),
}
