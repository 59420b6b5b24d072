"""Numbers and passwords that let anybody into a meeting, as invitations tell them beside its link."""

import re

_NUMBERS = (
    r"kokous-?(?:tunnus|id|numero)|kokouksen (?:tunnus|id|numero)|(?:meeting|webinar|conference) (?:id|number)"
    r"|mötes-?(?:id|nummer)|(?:puhelin)?konferens(?:si)?-?(?:id|tunnus)|access code"
)
_PASSWORDS = (
    r"tunnuskoodi|pääsykoodi|(?:kokouksen )?salasana|passcode|(?:meeting )?password|lösenord|lösenkod|pin(?:-?koodi)?"
)
_BETWEEN = r"(?:[ \t]\([^()\n]{1,20}\))?[*_]*+[ \t]*+[:=][*_ \t]*+"
# Who calls this gets in: "+358 9 1234 5678,,123456789#".
_CALL = r"\+?\d[\d ()-]{5,20},,(?=\d{5,12}#)"
# A password has a figure in it, or a capital after a letter: "ilmoitetaan myöhemmin" is none.
_PASSWORD = r"(?-i:(?=\S{0,63}\d|\S{0,40}[a-zåäö]\S{0,20}[A-ZÅÄÖ]|\S{0,40}[A-ZÅÄÖ]{2}\S{0,20}[a-zåäö])[^\s*]{4,64})"
_CODE = re.compile(
    rf"(?<!\w)(?P<label>(?:{_NUMBERS}){_BETWEEN}(?=\d[\d \t-]{{4,30}}\d)"
    rf"|(?:{_PASSWORDS}){_BETWEEN}(?={_PASSWORD})|{_CALL})"
    rf"(?P<code>\d[\d \t-]{{4,30}}\d|{_PASSWORD})",
    re.IGNORECASE,
)


# A part of each label: most texts have none, and are not searched further.
_PARTS = re.compile(
    "kokou|meeting|webinar|konferens|conference|mötes|access|koodi|salasana|passcode|password|lösen|pin|,,"
)


def has_meeting_code(text: str) -> bool:
    """Whether the text tells a meeting's number or password."""
    return _PARTS.search(text.casefold()) is not None and _CODE.search(text) is not None


def without_meeting_codes(text: str, put: str) -> str:
    """The text with `put` in place of each such number and password."""
    return _CODE.sub(lambda found: f"{found['label']}{put}", text)
