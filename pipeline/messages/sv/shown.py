"""Det som står i prenumerantens kalender."""

TEXTS = {
    "cancelled_title": "INSTÄLLT: {title}",
    "postponed_title": "SKJUTS UPP: {title}",
    "title_marks": "inställt inställd inställs uppskjutet flyttat",
    "cancelled": "Inställt.",
    "postponed": "Skjuts upp: ny tid meddelas senare. Den tidigare tiden var {when}.",
    "moved": "Flyttat, ursprunglig tid {when}.",
    "again": "Hålls trots allt på den ursprungliga tiden.",
    "daily": "Tid: {when}.",
    "clock_later": "Klockslaget meddelas senare.",
    "end_later": "Sluttiden har inte meddelats.",
    "reason": "Orsak: {reason}",
    "registration": "Anmälan: {url}",
    "registration_opens": "Anmälan öppnar: {when}",
    "registration_closes": "Anmälan stänger: {when}",
    "link": "Mer information: {url}",
    "page": "Evenemangets sida: {url}",
    "all_name": "{project}: alla evenemang",
    "all_about": "Alla evenemang: {project}",
    "without_cancelled": "{name} (utan inställda)",
    "package_name": "{project}: {title}",
}
