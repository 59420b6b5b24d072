"""The message that an event's owner sends to those who registered: what has changed and what to do."""

TEXTS = {
    "moved_subject": "New time: {title}",
    "postponed_subject": "Postponed: {title}",
    "cancelled_subject": "Cancelled: {title}",
    "again_subject": "Going ahead after all: {title}",
    "hello": "Hello,",
    "moved": "you have registered for “{title}”. Its time has changed.",
    "postponed": "you have registered for “{title}”. It has been postponed. The new time will be announced later.",
    "cancelled": "you have registered for “{title}”. It has been cancelled.",
    "again": "you have registered for “{title}”. It will be held after all.",
    "was": "Earlier time: {when}",
    "is_now": "New time: {when}",
    "is_held": "Time: {when}",
    "place": "Place: {place}",
    "reason": "Reason: {reason}",
    "stays": "Your registration stands.",
    "get_out": "If you cannot come, please cancel your registration: {url}",
    "get_out_reply": "If you cannot come, please cancel your registration by replying to this message.",
    "nothing_to_do": "You need not do anything.",
    "update": (
        "Calendar: open the attachment {file}. If you added the event to your calendar from its page, most "
        "programs update the entry. If yours adds a second entry or does nothing, delete the old one and "
        "check that the new one is right."
    ),
    "remove": (
        "Calendar: open the attachment {file}. If you added the event to your calendar from its page, most "
        "programs cancel or remove the entry. If yours does nothing, delete the entry yourself."
    ),
    "feed": "If you subscribe to our calendar, it updates by itself.",
    "page": "The event’s page: {url}",
    "bye": "Kind regards\n{project}",
}
