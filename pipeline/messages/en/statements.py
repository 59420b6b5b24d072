"""The statements of accessibility and of privacy. A sentence may have a link, whose address the template gives."""

TEXTS = {
    "accessibility": "Accessibility statement",
    "accessibility_description": "How accessible this site is, which faults are known, and where to tell of them.",
    "accessibility_of": (
        "This statement is about the site {site} ({project}) and rests on the act on the provision of digital "
        "services (306/2019)."
    ),
    "accessibility_status": "How accessible the site is",
    "accessibility_full": "The site meets levels A and AA of WCAG 2.2 as far as they have been tested.",
    "accessibility_partly": "The site meets levels A and AA of WCAG 2.2 in part. The faults are below.",
    "accessibility_tested": (
        "What is told here comes from our own tests of {day}: axe looked at {kinds} kinds of pages, light and "
        "dark, wide and 320 pixels narrow. A machine does not find everything; nobody from outside has tested "
        "the site."
    ),
    "accessibility_faults": "Known faults",
    "accessibility_rule": "The test found a fault: {rule}.",
    "accessibility_search": "Search needs scripts in the browser. All content is in lists without them too.",
    "accessibility_others": (
        "Linked materials, registration forms and work platforms are the matter of those who made them, and "
        "have not been tested."
    ),
    "accessibility_feedback": "Tell of a fault",
    "accessibility_tell": (
        'Write to <a href="mailto:{email}">{email}</a>. We answer within 14 days, and give the content in '
        "another form where needed."
    ),
    "accessibility_enforcement": "Enforcement",
    "accessibility_complain": (
        "If you get no answer within 14 days, or are not content with it, you can complain to the enforcement "
        "body: the Finnish Transport and Communications Agency Traficom, accessibility of digital services, "
        '<a href="{url}">saavutettavuusvaatimukset.fi</a>.'
    ),
    "privacy": "Privacy notice",
    "privacy_description": (
        "What the site and the network letter of {project} store about people, and what they do not."
    ),
    "privacy_who": "Who answers for the data",
    "privacy_site": "The site and the calendars",
    "privacy_site_text": (
        "The site uses no cookies, follows no visitors and loads nothing from elsewhere. What you search for "
        "does not leave your computer. Subscribing to a calendar needs no account. The server's log may hold "
        "a network address and the address of the page asked for."
    ),
    "privacy_letter": "The network letter",
    "privacy_none": (
        "{letter} goes to a mailing list. This program stores nothing about subscribers: no names, no addresses."
    ),
    "privacy_mailchimp": (
        "The list is kept by Mailchimp (The Rocket Science Group LLC, Intuit, United States), which stores a "
        "subscriber's e-mail address, the time of subscribing and whether the letter arrived."
    ),
    "privacy_opens": "Mailchimp stores also whether the letter was opened.",
    "privacy_no_opens": "Opening the letter is not followed.",
    "privacy_leave": "One leaves the list by the link at the end of each letter.",
    "privacy_events": "Events",
    "privacy_events_text": (
        "Registrations are gathered by each event's organiser with a form of their own. Of a list of "
        "participants only numbers and organisations are counted; names and addresses are not stored."
    ),
    "privacy_staff": "Staff",
    "privacy_staff_text": (
        "The work addresses of event owners and staff stand in the project's own files for sending messages. "
        "The log keeps who approved, held or moved."
    ),
    "privacy_links": "A link in a message opens a page to decide on; of the link is stored when and what was decided.",
    "privacy_rights": "Your rights",
    "privacy_rights_text": (
        "You can ask to see, correct or remove what is stored about you: <a "
        'href="mailto:{email}">{email}</a>. You can also complain to the Data Protection Ombudsman '
        "(tietosuoja.fi)."
    ),
}
