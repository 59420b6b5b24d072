"""Lähetettyjen kirjeiden luvut."""

TEXTS = {
    "taken": "Haettiin kirjeen {day:%-d.%-m.%Y} luvut ({age} pv lähettämisestä).",
    "line": (
        "{day:%-d.%-m.%Y}, {age} pv: {recipients} vastaanottajaa, {opens}{people} klikkasi, {unsubscribed} perui, "
        "{bounces} ei mennyt perille"
    ),
    "opens": "{opens} avasi, ",
    "link": "    {people} klikkasi ({total} kertaa) {url}",
    "none": "Lukuja ei vielä ole: ne tulevat, kun kirje on lähtenyt Mailchimpistä.",
}
