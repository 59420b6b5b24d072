"""What was worked out before, kept for the next run in one file beside the state: only an aid, never the truth.

Without it, or where it is damaged, of another program or out of date, everything is made anew, to the same bytes. Each
kind of thing has a shelf, and each thing on it a key:

| shelf     | key                                     | what it depends on besides the program                    |
|-----------|-----------------------------------------|-----------------------------------------------------------|
| reads     | a content file's place                  | the file's bytes (`read/kept.py`)                         |
| templates | a language, and Jinja's own key         | the template's name, file and text (`render/compiled.py`) |
| vevents   | an event's id                           | the event, its last revision, its page, its package's     |
|           |                                         | title, zone and language (`publish/entries.py`)           |
| checks    | none: there is one                      | stamps of the files that are checked, of what the site    |
|           |                                         | shows, and the day (`acts/whole_check.py`)                |
| unowned   | none: there is one                      | the same stamps (`acts/mails_to_owners.py`)               |
| pictures  | a picture's path                        | the file's bytes (`pictures/folder.py`)                   |

What holds a private address never comes here.
"""
