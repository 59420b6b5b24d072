"""The characters that a reader may get. What nobody sees, or what turns the text after it around, is taken out here."""

import re

# Controls but tab and line ends; overrides and isolates of direction; lone surrogates, private use, byte order marks
# and non-characters. MJML stops at the controls and at U+FFFE and U+FFFF, as XML does.
_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

# Marks of Word's fonts of symbols, which only those fonts show, as the signs that were seen; its hyphen that binds; and
# breaks of a line and a page, which part words.
_SEEN = str.maketrans(
    "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf06f\uf071\uf02d\uf0e0\uf0df\uf04a\x1e\x0b\x0c",
    "•▪□➢✓❖□□–→←☺-  ",
)

# An ordinal (16. huhtikuuta) or an abbreviation (mm. ja esim.) ends no sentence.
_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})[.!?]+[”\")]?(?=\s[A-ZÅÄÖ0-9”])")


def visible(text: str) -> str:
    """The text without its unseen characters; spaces and line ends stay as they are.

    A mark that a font of symbols showed is the sign it looked like.
    """
    # Nearly every text is printable as it is, and that is known a tenth as soon.
    return text if str.replace(text, "\n", "").isprintable() else _UNSEEN.sub("", text.translate(_SEEN))


def one_line(text: str) -> str:
    """The text without its unseen characters, on one line."""
    return " ".join(visible(text).split())


def shortened(text: str, characters: int) -> str:
    """The text on one line, cut after a whole word so that it has at most `characters` with its ellipsis."""
    line = one_line(text)
    if len(line) <= characters:
        return line
    head = line[: characters - 1]
    whole, _, _ = head.rpartition(" ")
    # Finnish parts the ellipsis with a space where whole words are left out.
    return f"{whole.rstrip(' ,;:–-')} …" if len(whole) > characters // 2 else f"{head}…"


def first_words(text: str, words: int) -> str:
    """The text on one line, of more words than `words` these alone with an ellipsis."""
    all_words = one_line(text).split(" ")
    return " ".join(all_words) if len(all_words) <= words else f"{' '.join(all_words[:words]).rstrip(' ,;:–-')} …"


def cut(text: str, characters: int) -> str:
    """The text on one line, cut after the last whole sentence if that leaves enough of it, else after a word."""
    line = one_line(text)
    if len(line) <= characters:
        return line
    ends = [match.end() for match in _SENTENCE_END.finditer(line, 0, characters - 2)]
    if ends and ends[-1] > characters // 2:
        return f"{line[: ends[-1]]} …"
    return shortened(line, characters)
