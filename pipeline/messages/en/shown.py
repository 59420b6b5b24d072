"""What stands in a subscriber's calendar."""

TEXTS = {
    "cancelled_title": "CANCELLED: {title}",
    "postponed_title": "POSTPONED: {title}",
    "title_marks": "cancelled canceled postponed rescheduled moved",
    "cancelled": "Cancelled.",
    "postponed": "Postponed: a new time will be announced later. The earlier time was {when}.",
    "moved": "Rescheduled, original time {when}.",
    "again": "Will be held at the original time after all.",
    "daily": "Time: {when}.",
    "clock_later": "The time of day will be announced later.",
    "end_later": "The end time has not been announced.",
    "reason": "Reason: {reason}",
    "registration": "Registration: {url}",
    "registration_opens": "Registration opens: {when}",
    "registration_closes": "Registration closes: {when}",
    "link": "More information: {url}",
    "page": "Event page: {url}",
    "all_name": "{project}: all events",
    "all_about": "All events: {project}",
    "without_cancelled": "{name} (without cancelled)",
    "package_name": "{project}: {title}",
}
