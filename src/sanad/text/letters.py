"""The tables behind `sanad.text.fold`: which character folds to what. Data, no logic.

Ranges are inclusive pairs of code points, as in the Unicode charts.
"""

from __future__ import annotations

# Letters that Persian writers type for one another; the keyboard, not the word, decides between them.
LETTERS = {
    "ي": "ی",  # Arabic yeh
    "ى": "ی",  # alef maksura
    "ے": "ی",  # Urdu yeh barree
    "ئ": "ی",
    "ٸ": "ی",  # high hamza yeh
    "ك": "ک",  # Arabic kaf
    "ڪ": "ک",  # swash kaf
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",  # Urdu heh goal; also the base of many presentation forms
    "ۂ": "ه",
    "ۃ": "ه",
    "ھ": "ه",  # heh doachashmee
    "ە": "ه",  # Kurdish ae
    "أ": "ا",
    "إ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ؤ": "و",
    "ٶ": "و",  # high hamza waw
    "İ": "i",  # its lower case is "i" and a combining dot; the dot says nothing that "i" does not
}

# Forms of one letter that take part in rules that look at the neighbours.
ALEF = "ا\ufe8d\ufe8e"
HEH = "هہھە\ufba6\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad\ufee9\ufeea\ufeeb\ufeec"
YEH = "یيى\ufbfc\ufbfd\ufbfe\ufbff\ufeef\ufef0\ufef1\ufef2\ufef3\ufef4"
MADDA = "\u0653"
ZWNJ = "\u200c"

DIGIT_ZEROS = "٠۰"  # the first of ten: Arabic-Indic, extended Arabic-Indic

# Removed, and counted to the letter before them: marks and the kashida.
MARKS = (
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x0610, 0x061A),  # honorifics, small Koranic vowels
    (0x0640, 0x0640),  # kashida
    (0x064B, 0x065F),  # fathatan … wavy hamza below, with madda, hamza above and below
    (0x0670, 0x0670),  # superscript alef
    (0x0674, 0x0674),  # high hamza, typed for the ezafe hamza
    (0x06D6, 0x06DC),  # Koranic annotation
    (0x06DF, 0x06E4),
    (0x06E7, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08CA, 0x08E1),  # extended Arabic marks
    (0x08E3, 0x08FF),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xE0100, 0xE01EF),
)

# Removed, and counted to no letter: joiners, direction marks, other invisible format characters.
INVISIBLE = (
    (0x00AD, 0x00AD),  # soft hyphen
    (0x061C, 0x061C),  # Arabic letter mark
    (0x180E, 0x180E),
    (0x200B, 0x200F),  # zero-width space, ZWNJ, ZWJ, LRM, RLM
    (0x202A, 0x202E),  # embeddings and overrides
    (0x2060, 0x2064),  # word joiner, invisible operators
    (0x2066, 0x206F),  # isolates, deprecated controls
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),  # interlinear annotation
    (0xE0001, 0xE0001),  # tags
    (0xE0020, 0xE007F),
)

SPACES = (
    (0x0009, 0x0009),
    (0x00A0, 0x00A0),
    (0x1680, 0x1680),
    (0x2000, 0x200A),
    (0x202F, 0x202F),
    (0x205F, 0x205F),
    (0x3000, 0x3000),
)

# Line ends other than CR and LF: vertical tab, form feed, next line, line and paragraph separator.
LINE_ENDS = ((0x000B, 0x000C), (0x0085, 0x0085), (0x2028, 0x2029))

LATIN = ((0x0041, 0x005A), (0x00C0, 0x024F), (0x1E00, 0x1EFF), (0xFF21, 0xFF3A))

# Arabic presentation forms A and B, folded by NFKC and then like their letters.
PRESENTATION = ((0xFB50, 0xFDFF), (0xFE70, 0xFEFE))
