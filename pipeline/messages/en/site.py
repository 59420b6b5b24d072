"""Words of the site that stand in no template: names of calendars and headings of groups."""

TEXTS = {
    "open_time": "Time to be announced",
    "cancelled": "Cancelled",
    "postponed": "Postponed",
    "moved": "Rescheduled",
    "again": "Will be held after all",
    "tentative": "Tentative",
    "all_title": "All events",
    "all_about": "Every event in one calendar, those of the support packages too.",
    "theme_about": "Events that belong to this theme.",
    "package_title": "{number}. {title}",
}
