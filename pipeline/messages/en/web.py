"""Fixed words of the site. A sentence may have bold words and a link, whose address the template gives."""

TEXTS = {
    "whole_letter": "Read the whole letter: {title}",
    "skip": "Skip to content",
    "menu": "Main menu",
    "menu_events": "Events",
    "menu_packages": "Packages",
    "menu_calendar": "Calendar",
    "menu_letters": "Letters",
    "menu_about": "About",
    "search": "Search",
    "subscribe_description": "Events of {project} in your own calendar: Outlook, Google, Apple or Thunderbird.",
    "subscribe_title": "Subscribe to the events",
    "subscribe_lead": (
        "Choose a calendar first, then the program that you use. A calendar that you subscribe to stays up to "
        "date: when an event is rescheduled or cancelled, the change comes to your calendar by itself. You need "
        "no account, and we keep no record of it."
    ),
    "steps": "Steps by program",
    "how_soon": "How soon does a change show?",
    "next_is": 'Next: <a href="{url}">{title}</a>, {when}',
    "outlook_web_1": "Press <b>Outlook on the web</b> and sign in with your work account if asked.",
    "outlook_web_2": "Give the calendar a name and press <b>Import</b>.",
    "outlook_web_else": (
        "If the button does not work: copy the address and choose <b>Add calendar</b> › <b>Subscribe from web</b> in "
        "Outlook's calendar. The calendar will show in the new Outlook and in Outlook on your phone too."
    ),
    "outlook_desktop_1": "Press <b>Outlook desktop app</b> and let Outlook open.",
    "outlook_desktop_2": "Answer <b>Yes</b> when Outlook asks whether to subscribe.",
    "outlook_desktop_else": (
        "If the button does not work: copy the address and choose <b>Add calendar</b> › <b>From Internet</b> in the "
        "calendar."
    ),
    "google_1": "On a computer, press <b>Google Calendar</b>. The phone app cannot subscribe to calendars.",
    "google_2": "Press <b>Add</b>. After that the calendar shows on your phone too.",
    "apple_title": "Apple Calendar: iPhone, iPad and Mac",
    "apple_1": "Press <b>Apple Calendar</b> and then <b>Subscribe</b>.",
    "apple_2": "On a Mac, set auto-refresh to <b>Every hour</b>, for example.",
    "thunderbird_1": "Copy the address of the calendar.",
    "thunderbird_2": (
        "Choose <b>New calendar</b> › <b>On the network</b>, paste the address and leave the user name empty."
    ),
    "thunderbird_3": "Press <b>Find calendars</b> and then <b>Subscribe</b>.",
    "delay": "Calendar programs fetch changes at their own pace, and we cannot make it faster.",
    "in_programs": "Changes and cancelled events by program",
    "program": "Program",
    "how_late": "When a change shows",
    "if_cancelled": "A cancelled event",
    "marked": "Stays. Its title begins: <b>{mark}</b>",
    "struck": "Stays, crossed out. Its title begins: <b>{mark}</b>",
    "vanishes": "Vanishes from the calendar.",
    "delay_google": "Seldom: it can take a day or even more.",
    "delay_outlook_web": "Every few hours, sometimes only the next day.",
    "delay_outlook_desktop": "Every few hours while Outlook is open.",
    "delay_others": "As often as you have chosen.",
    "delay_soon": (
        'If the event is today or tomorrow, check the time on the <a href="{url}">event\'s page</a> to be sure. The '
        "page always has the latest."
    ),
    "subscribe": "Subscribe to calendar",
    "outlook_web": "Outlook on the web",
    "outlook_desktop": "Outlook desktop app",
    "google": "Google Calendar",
    "apple": "Apple Calendar",
    "package_number": "Support package {number}",
    "platform": "The package's workspace",
    "coming_sessions": "Coming sessions",
    "all_coming": "All coming events",
    "no_sessions_subscribe": (
        "No coming sessions are known right now. If you subscribe to the calendar, new ones will come to it by "
        "themselves."
    ),
    "subscribe_package": "Subscribe to this package",
    "past_sessions": "Past sessions",
    "all_past": "All past events",
    "changes_come": "Changes and cancellations come to your calendar by themselves.",
    "without_cancelled": (
        "In most programs a cancelled event stays in the calendar and says so. If you do not want to see cancelled "
        'ones, subscribe to the calendar without them: <a href="{outlook}">Outlook on the web</a>, <a href="{google}">'
        'Google Calendar</a>, <a href="{webcal}">Outlook desktop app or Apple</a>, <a '
        'href="{https}">address for others</a>.'
    ),
    "add_all_once": "Add all sessions of the package once (changes do not follow)",
    "copy_address": "Another calendar: copy the address",
    "qr_title": "QR code for a presentation",
    "qr_about": "The code opens the page where the calendar can be subscribed to.",
    "qr_load": "Download the code as a picture (SVG)",
    "qr_label": "QR code: {url}",
    "packages_description": (
        "The support packages of {project}: series of sessions for the projects of the programme {programme}."
    ),
    "packages_lead": (
        "A support package is a series of sessions that support the projects of the programme {programme} at their "
        "various stages."
    ),
    "next": "Next",
    "no_sessions": "No coming sessions are known.",
    "no_sessions_yet": "No sessions are known yet.",
    "no_packages": "There are no packages yet.",
    "packages": "Support packages",
    "about_programme": "The project co-ordinates the programme {programme}.",
    "themes_of_programme": "Strategic themes of the programme",
    "partners": "Partners",
    "channels": "Where to find us",
    "in_social_media": "In social media: {tags}",
    "contact_details": "Contact details",
    "about_site": "About this site",
    "about_site_text": (
        "The site uses no cookies and does not follow its visitors, and all of it comes from this server. Everything "
        'can be read without scripts; only <a href="{url}">search</a> needs them.'
    ),
    "about": "About the project",
    "funding": "Funding",
    "leaf_time": "time",
    "leaf_open": "open",
    "time_later": "A new time will be announced later",
    "page_before": "← Previous page",
    "page_of": "Page {number} / {pages}",
    "page_after": "Next page →",
    "page_last": "Last page",
    "original_time": "original time {when}",
    "earlier_time": "earlier time {when}",
    "materials": "Materials",
    "pages": "Pages",
    "found_one": "One result.",
    "found_many": "results.",
    "found_first": "Showing the first",
    "search_needs": "Search needs scripts in the browser. You can browse everything without them by the links below.",
    "search_button": "Search",
    "not_found_description": "Page not found.",
    "not_found": "Page not found",
    "not_found_why": "The address may be misspelt, or the page has been removed.",
    "coming_events": "Coming events",
    "past_and_materials": "Past events and materials",
    "letters": "Network letters",
    "not_found_tell": "If a link brought you here, please tell us:",
    "letters_description": "{letter}: all the letters that have been sent.",
    "letters_lead": "{letter} tells about the programme's events and what is going on.",
    "subscribe_letter_mail": "Get the letter by e-mail",
    "no_letters": "The first network letter is still to come.",
    "letters_atom": "The letters as a feed (Atom)",
    "comma_page": ", page {number}",
    "front_lead": (
        "Here you find the events and network letters of the programme {programme}, and can have the events in your "
        "own calendar."
    ),
    "subscribe_letter": "Subscribe to the network letter",
    "read_letters": "Read network letters",
    "next_events": "Next events",
    "no_events_front": "No coming events are known right now. New ones are told here and in the network letter.",
    "past_and_their_materials": "Past events and their materials",
    "events_to_calendar": "The events in your own calendar",
    "subscribe_all": "Subscribe to all events at once. Changes and cancellations come to your calendar by themselves.",
    "steps_and_packages": "Steps, and the packages one by one",
    "all_letters": "All letters",
    "letter_to_mail": "The network letter by e-mail",
    "project_online": "{project} online",
    "with_us": "Partners",
    "contact": "Contact",
    "follow": "Follow",
    "past_description": "Past events of {project} and their materials.",
    "coming_description": "Coming events of {project}, their times and places.",
    "events_lead": (
        '<a href="{calendar}">Subscribe to the events in your own calendar</a>, and changes will come by themselves. '
        'Those that have been held are among the <a href="{past}">past events</a>.'
    ),
    "no_past": "There are no past events yet.",
    "no_coming": "No coming events are known right now.",
    "past_events": "Past events",
    "not_held": "The event will not be held.",
    "is_over": "The event is over",
    "materials_below": '<a href="#materiaalit">The materials</a> are below.',
    "materials_come": "The materials come to this page on {day}.",
    "see_coming": 'What comes next: <a href="{url}">events</a>.',
    "earlier_time_was": "The earlier time was {when}.",
    "new_time_is": "The new time is <b>{when}</b>.",
    "original_time_was": "The original time was {when}.",
    "again_at": (
        "The event was rescheduled or cancelled for a while. It will be held at the original time: <b>{when}</b>."
    ),
    "not_confirmed": "The event has not been confirmed yet.",
    "come_here": "come to this page on {day}",
    "add_straight": (
        'Or straight to <a href="{google}">Google Calendar</a> or <a href="{outlook}">Outlook on the web</a>.'
    ),
    "when_subscribed": (
        'If you <a href="{url}">subscribe to the calendar</a>, changes will come to it by themselves too.'
    ),
    "time": "Time",
    "place": "Place",
    "registration": "Registration",
    "registration_opens": "opens on {when}",
    "registration_opens_and_closes": "{opens} – {closes}",
    "registration_closed": "closed on {when}",
    "audience": "For",
    "organiser": "Organiser",
    "package": "Support package",
    "theme": "Theme",
    "themes": "Themes",
    "more": "More information",
    "register": "Register",
    "letter_sent": (
        "The letter went out on {day} at {at:%-H.%M}. Events are told as they were then, and later changes are marked."
    ),
    "as_mailed": "The letter as it was mailed",
    "other_letters": "Other letters",
    "letter_before": "← Previous letter, {day}",
    "letter_after": "Next letter, {day} →",
    "image": "Picture: {alt}",
    "letter_corrected": "Correction to the letter:",
    "corrected": "Corrected after the letter went out:",
    "now_cancelled": "the event has been cancelled.",
    "now_held": "the event will be held after all.",
    "now_postponed": "the event is postponed, and a new time will be announced later.",
    "now_at": "the time is now {when}.",
    "now_in": "the place is now {place}.",
    "menu_news": "News",
    "news": "News",
    "news_description": "News, research and publications of {project}.",
    "no_news": "There is no news yet.",
    "all_news": "All news",
    "goes_to": "Read more: {where}",
    "newest_letter": "Newest letter",
    "search_description": "Search the events, news, network letters and pages of {project}.",
    "found_none": "Nothing was found. Try another or a shorter word.",
    "search_label": "Search events, news, letters and pages",
    "search_failed": "Search does not work right now. Browse by the links below.",
    "search_about": (
        "Search finds words in any form, and parts of compound words. Everything is also in the lists: <a "
        'href="{coming}">coming events</a>, <a href="{past}">past events</a>, <a href="{news}">news</a>, <a '
        'href="{letters}">letters</a>.'
    ),
    "kind_event": "Event",
    "kind_news": "News",
    "kind_letter": "Network letter",
    "kind_package": "Support package",
    "kind_page": "Page",
    "search_skip": (
        "and or is not that if when so it they we you i he she what which where from who how can may my our "
        "this these be are also with a an the of to in"
    ),
    "what_changed": "What has changed",
    "told_time": "In the letter of {day} the time was {when}.",
    "told_place": "In the letter of {day} the place was {place}.",
    "told_held": "In the letter of {day} the event was still to come.",
}
