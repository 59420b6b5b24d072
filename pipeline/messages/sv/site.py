"""Webbplatsens ord som inte står i mallarna: kalendrarnas namn och gruppernas rubriker."""

TEXTS = {
    "open_time": "Tiden öppen",
    "cancelled": "Inställt",
    "postponed": "Skjuts upp",
    "moved": "Flyttat",
    "again": "Hålls trots allt",
    "tentative": "Preliminärt",
    "all_title": "Alla evenemang",
    "all_about": "Alla evenemang i en kalender, även stödpaketens.",
    "theme_about": "Evenemang som hör till detta tema.",
    "package_title": "{number}. {title}",
}
