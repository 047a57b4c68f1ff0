"""Which of a place's names in Arabic letters are Arabic, and which of them is the usual one.

GeoNames' cities come with their names in all scripts, but without the language. Persian, Urdu, Uyghur, Kurdish, Sindhi, Pashto and Malay are written in
Arabic letters too; most of their spellings hold a letter that Arabic has not.
"""

import re
import unicodedata

# The letters of Arabic, and veh, which Arabic papers write for v in foreign names.
LETTERS = frozenset(
    "\u0621\u0622\u0623\u0624\u0625\u0626\u0627\u0628\u0629\u062a\u062b\u062c\u062d\u062e\u062f\u0630\u0631\u0632\u0633\u0634\u0635\u0636\u0637\u0638"
    "\u0639\u063a\u0641\u0642\u0643\u0644\u0645\u0646\u0647\u0648\u0649\u064a\u06a4"
)
ALEF, HAMZAS, ARTICLE = "\u0627", "\u0623\u0625\u0622", "\u0627\u0644"
TEH_MARBUTA, ALEF_MAKSURA, YEH_HAMZA = "\u0629", "\u0649", "\u0626"
# Persian yeh and keheh, with what Arabic writes for them.
PERSIAN = str.maketrans({"\u06cc": "\u064a", "\u06a9": "\u0643", "\u06c0": "\u0647"})
FOLDED = str.maketrans(
    {
        "\u0622": ALEF, "\u0623": ALEF, "\u0625": ALEF, "\u0649": "\u064a", "\u0624": "\u0621", "\u0626": "\u0621", "\u06a4": "\u0641",
    }
)
# Words that say what kind of place it is; the program knows them by itself.
KINDS = frozenset("مدينة بلدة قرية بلدية مدينه بلده قريه".split())
# Words that begin the name of a division, a station or a body and not that of a town.
OTHERS = frozenset("محافظة مقاطعة ولاية منطقة قضاء ناحية إقليم مركز مطار دائرة عمالة معتمدية مديرية عزبة حي شارع محلة كانتون".split())


def folded(name):
    """The name as the program compares names: without the differences of spelling that do not count."""
    return name.translate(FOLDED)


def cleaned(name):
    """A name without vowels, stretching strokes and what stands behind a comma or bracket; hyphens become spaces."""
    name = unicodedata.normalize("NFC", name)
    name = re.sub("[\u0640\u064b-\u0652\u0670\u200e\u200f]", "", name)
    name = re.split(r"[\u060c,(/\u061b;]", name)[0]
    name = re.sub(r"[-\u2010-\u2015.'\u2019\u2018]", " ", name)
    return " ".join(name.split())


def is_arabic(name):
    """Whether a cleaned name is spelled as Arabic spells: its letters only, each where it may stand."""
    if not name or any(letter not in LETTERS and letter != " " for letter in name):
        return False
    for word in name.split():
        # Uyghur writes these within and at the front of words, Arabic at the end only or never.
        if ALEF_MAKSURA in word[:-1] or TEH_MARBUTA in word[:-1] or word[0] in YEH_HAMZA + TEH_MARBUTA + ALEF_MAKSURA:
            return False
    return True


def rank(name):
    """How far a spelling keeps to Arabic conventions: less is better."""
    points = 0
    for word in name.split():
        # Arabic writes the hamza of a first vowel, Persian the bare alef.
        points += 2 * (word[0] == ALEF and not word.startswith(ARTICLE))
        points -= word[0] in HAMZAS
        points -= word[-1] in TEH_MARBUTA
        points += word[-1] in "\u0647" + ALEF_MAKSURA
    # Papers write the vowels of foreign names; the shorter of two spellings leaves them out.
    return points - 0.2 * len(name)


def arabic_names(names, persian, most=4):
    """The Arabic spellings among all names of a place, the usual one first, and whether they are Persian ones with Arabic letters.

    `persian`: whether the place lies where Persian or Pashto is written, so that Arabic papers take the name over letter by letter.
    """
    found, taken = [], False
    for attempt in ("arabic", "persian"):
        if attempt == "persian" and not (persian and not found):
            break
        for name in names:
            if "\u200c" in name and attempt == "arabic":
                continue
            name = cleaned(name.replace("\u200c", " "))
            if attempt == "persian":
                name = name.translate(PERSIAN)
            words = name.split()
            if not is_arabic(name) or words[0] in OTHERS:
                continue
            if words[0] in KINDS and len(words) > 1:
                name = " ".join(words[1:])
            if len(name) > 1:
                found.append(name)
                taken = attempt == "persian"
    found.sort(key=lambda name: (rank(name), name))
    kept, seen = [], set()
    for name in found:
        key = folded(name).replace(" ", "")
        if key not in seen:
            seen.add(key)
            kept.append(name)
    return kept[:most], taken


LATIN = {"\u0131": "i", "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0111": "d", "\u0110": "D", "\u00df": "ss", "\u00e6": "ae", "\u00c6": "Ae",
         "\u0259": "a", "\u018f": "A", "\u00fe": "th", "\u00de": "Th", "\u00f0": "d", "\u00d0": "D", "\u0153": "oe", "\u0127": "h", "\u0126": "H", "\u2018": "'",
         "\u2019": "'", "\u02bb": "'", "\u02bc": "'", "\u2013": "-", "\u014b": "ng", "\u1e92": "Z"}


def ascii_name(name):
    """A Latin name in ASCII letters; none where it has others."""
    name = "".join(LATIN.get(letter, letter) for letter in name)
    name = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    name = " ".join(name.replace("`", "'").split()).strip("'")
    return name if name.isascii() and name else None
