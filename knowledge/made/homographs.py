"""What else the name of a place may be: an ordinary word, the name of a person, a part of another name.

Such a name must not make places of words in running text. Three levels:
`free` counts anywhere, `preposition` only behind في and the like or behind a word such as مدينة, `noun` only behind such a word.
"""

from pathlib import Path
from spelling import ARTICLE, folded

FREE, PREPOSITION, NOUN = "free", "preposition", "noun"

# States whose places bear Arabic names: their names are made of Arabic words.
ARAB = frozenset("SA AE QA KW BH OM YE IQ SY JO LB PS EG SD LY TN DZ MR MA SO DJ KM EH".split())
# First words of names of persons and families.
FILIATION = frozenset("ابو ابي ابا ام ابن بن بنت بني ال عبد سيدي سيد اولاد ولد الشيخ شيخ حاجي الحاج".split())
# Particles that stand glued to a noun, with its article or without, and to a verb.
BEFORE_NOUN = tuple(one + two for one in ("", "و", "ف") for two in ("", "ب", "ك", "ل", ARTICLE, "ب" + ARTICLE, "ك" + ARTICLE, "لل"))
BEFORE_VERB, BEFORE_IMPERFECT = ("", "و", "ف"), ("س", "ل", "وس", "فس")
NOUN_ENDINGS = ("ه", "ة", "ات", "ون", "ين", "ان", "تان", "تين", "ي", "ية", "ا", "ها", "هم", "نا", "وا", "تي", "يا", "هما")
VERB_ENDINGS = ("ت", "ا", "تا", "وا", "نا", "ه", "ها", "هم", "ني", "ون", "ين", "ان", "ن", "تم")


def rows(path):
    """The rows of a table as dictionaries."""
    columns = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        cells = line.split("\t")
        if columns is None:
            columns = cells
        else:
            yield dict(zip(columns, (cell.strip() for cell in cells)))


def values(row, *columns):
    """The values of cells that hold several."""
    return [value.strip() for column in columns for value in row.get(column, "").split("|") if value.strip()]


class Homographs:
    """All words and names of the other tables."""

    def __init__(self, knowledge: Path):
        self.nominal, self.verbal, self.imperfect, self.heads = set(), set(), set(), set()
        self.people, self.surnames, self.names = set(), set(), set()
        # Words of names of places; the maker adds those of GeoNames.
        self.parts = set()
        actors = knowledge / "actors"
        for row in rows(knowledge / "lexicon/verbs.tsv"):
            self.verb(row)
        for row in rows(knowledge / "lexicon/nouns.tsv"):
            self.nouns(values(row, "singular", "plural"), NOUN_ENDINGS)
        for row in rows(knowledge / "lexicon/particles.tsv"):
            self.nominal.add(folded(row["word"]))
        for table, columns in (("titles", ("title", "forms")), ("groups", ("singular", "plural")), ("bodies", ("names",)), ("honorifics", ("word",)),
                               ("body-nouns", ("noun",)), ("country-words", ("word",)), ("sector-adjectives", ("adjective",)), ("relations", ("word",))):
            path = actors / f"{table}.tsv"
            for row in rows(path) if path.exists() else ():
                for value in values(row, *columns):
                    self.nouns([value.split()[0]], NOUN_ENDINGS)
        for folder in ("time", "grammar", "statements", "codes"):
            for path in sorted((knowledge / folder).glob("*.tsv")):
                for row in rows(path):
                    for value in values(row, "name", "names", "word", "words", "nouns", "agency"):
                        if " " not in value:
                            self.nominal.add(folded(value))
        for row in rows(actors / "states.tsv"):
            self.names.update(folded(value) for value in values(row, "names", "seat", "capital"))
            self.nouns([value for value in values(row, "nisba", "people", "nisba_of_people") if " " not in value], NOUN_ENDINGS)
        for row in rows(actors / "organisations.tsv"):
            self.names.update(folded(value) for value in values(row, "names", "short"))
        for row in rows(actors / "given-names.tsv"):
            self.people.add(folded(row["name"]))
        for row in rows(actors / "places.tsv"):
            self.parts.update(word for value in values(row, "names") for word in folded(value).split())
        for path in sorted(actors.glob("people-*.tsv")):
            for row in rows(path):
                whole = [folded(value) for value in values(row, "names", "short")]
                self.surnames.update(whole)
                self.surnames.update(word for value in whole for word in value.split())

    def verb(self, row):
        self.nouns(values(row, "masdar", "active", "passive"), NOUN_ENDINGS)
        self.heads.update(folded(form) for form in values(row, "perfect", "imperfect"))
        for form in values(row, "perfect", "perfect_passive"):
            form = folded(form)
            # A last weak letter goes before most endings.
            for stem in {form, form[:-1]} if form[-1:] in "ايو" else {form}:
                self.verbal.update(stem + ending for ending in VERB_ENDINGS)
            self.verbal.add(form)
        for form in values(row, "imperfect"):
            for first in "يتنا":
                stem = first + folded(form)[1:]
                self.imperfect.add(stem)
                self.imperfect.update(stem + ending for ending in VERB_ENDINGS)

    def nouns(self, nouns, endings):
        for noun in nouns:
            noun = folded(noun)
            self.nominal.add(noun)
            self.heads.add(noun)
            stem = noun[:-1] if noun.endswith("ة") else noun
            self.nominal.update(stem + ending for ending in endings)

    def is_word(self, token):
        """Whether a folded token may be an ordinary word, perhaps with particles glued on."""

        def behind(particles, words):
            return any(token.startswith(glued) and len(token) - len(glued) >= 2 and token[len(glued):] in words for glued in particles)

        return behind(BEFORE_NOUN, self.nominal) or behind(BEFORE_VERB, self.verbal) or behind(BEFORE_VERB + BEFORE_IMPERFECT, self.imperfect)

    def is_glued(self, token):
        """Whether a word or name begins with a particle's letter and goes on as this token does: باولو is no باء and Oulu, وزاريا no واو and Zaria."""
        known = (self.nominal, self.people, self.parts)
        return any(particle + token in words for particle in "وفبكل" for words in known) or any("ال" + token in words for words in known[1:])

    def is_person(self, token):
        """Whether a folded token is a given name or a part of the name of somebody known."""
        bare = token.removeprefix(ARTICLE)
        return any(t in self.people for t in (token, bare))

    def region_level(self, name, country):
        """Where the name of a division counts that no town shares: they are few, so only words of the dictionaries are held against foreign ones."""
        tokens = folded(name).split()
        if len(tokens) > 1:
            return FREE
        bare = tokens[0].removeprefix(ARTICLE)
        if bare != tokens[0] and country not in ARAB:
            # Abroad an Arabic name is that of quarters and streets too: حي الأندلس.
            return NOUN if self.is_word(tokens[0]) else PREPOSITION
        is_word = self.is_word(tokens[0]) if country in ARAB or bare != tokens[0] else bare in self.heads
        return NOUN if is_word or self.is_person(tokens[0]) or len(bare) <= 3 else FREE

    def level(self, name, country, population, older=False):
        """Where the name of a town counts."""
        whole = folded(name)
        tokens = whole.split()
        arab = country in ARAB
        if whole in self.names or whole in self.people:
            return NOUN
        if len(tokens) == 1:
            token = tokens[0]
            bare = token.removeprefix(ARTICLE)
            if len(bare) <= 3 or self.is_word(token) or self.is_word(bare) or self.is_person(token):
                return NOUN
            if token in self.surnames or bare in self.surnames or older or self.is_glued(token):
                return PREPOSITION
            if arab:
                # With the article it may be a word that the dictionaries lack: الحراك.
                least = 50_000 if bare != token else 10_000
                return FREE if population >= 50_000 and bare == token or population >= 100_000 else PREPOSITION if population >= least else NOUN
            # An adjective in everything but the dictionary: قيصرية.
            if token.endswith("ية"):
                return PREPOSITION
            least = 1_000_000 if len(bare) <= 4 else 100_000
            return FREE if population >= least else PREPOSITION
        known = [self.is_word(token) or self.is_person(token) or token in self.surnames or len(token) <= 2 for token in tokens]
        if tokens[0] in FILIATION or self.is_person(tokens[0]):
            return PREPOSITION if population >= 100_000 else NOUN
        if all(known) or whole in self.surnames:
            return PREPOSITION if population >= 200_000 and not arab else NOUN
        if population < 5_000:
            return PREPOSITION
        return FREE
