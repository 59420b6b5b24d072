"""Whether a line ends a sentence, and whether the next one begins anew: what tells a wrapped line from a broken one."""

# After these a sentence goes on.
_ABBREVIATIONS = frozenset("mm esim ks vrt nk ns n s tri prof puh os sis ml".split())
_CLOSERS = "”\"')]*_»’"
_OPENERS = "“”„\"'([*_»«’#@"
_JOINING = frozenset("ja tai sekä eli että joka jotka kuin eikä mutta vai klo och and".split())


def bare_end(line: str) -> str:
    """The line without its end of spaces, break, and closing marks."""
    return line.rstrip(" \t").removesuffix("\\").rstrip(" \t").rstrip(_CLOSERS)


def ends_sentence(line: str) -> bool:
    """Whether the line ends where a sentence does."""
    end = bare_end(line)
    return end.endswith((".", "!", "?", "…")) and not _is_abbreviated(end)


def begins_anew(line: str) -> bool:
    """Whether the line begins as a sentence, a name or a number does."""
    first = line.lstrip(" \t").lstrip(_OPENERS)[:1]
    return first.isupper() or first.isdigit()


def goes_on(line: str, following: str) -> bool:
    """Whether the second line goes on in the middle of the sentence of the first."""
    first = following.lstrip(" \t").lstrip(_OPENERS)[:1]
    return first.islower() and not ends_sentence(line) and not bare_end(line).endswith((":", ";"))


def joins(word: str) -> bool:
    """Whether the word joins what is before it to what is after it, as in `lasten- ja nuorten`."""
    return word.casefold() in _JOINING


def is_left_open(line: str) -> bool:
    """Whether the line ends where no one ends it: with a comma, a hyphen, an abbreviation, or a word that joins."""
    end = bare_end(line)
    return end.endswith((",", "-", "–", "/", "&", "+")) or _is_abbreviated(end) or joins(_last_word(end))


def _is_abbreviated(end: str) -> bool:
    return end.endswith(".") and _last_word(end[:-1]) in _ABBREVIATIONS


def _last_word(text: str) -> str:
    return text.rpartition(" ")[2].strip(_OPENERS).casefold()
