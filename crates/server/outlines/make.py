#!/usr/bin/env python3
"""Makes land.path and borders.path, the outlines under the map, from the file countries-110m.json of the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python3 crates/server/outlines/make.py package/countries-110m.json

Same file, same bytes. The projection is Equal Earth, 2000 units wide; src/pages/map/projection.rs has the same formulas.
"""

import json
import math
import sys
from collections import Counter
from pathlib import Path

WIDTH = 2000
SOUTHERNMOST = -58  # Antarctica makes no news and takes much room.
A = (1.340264, -0.081106, 0.000893, 0.003796)
ROOT = math.sqrt(3)


def raw(longitude, latitude):
    theta = math.asin(ROOT / 2 * math.sin(math.radians(latitude)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = A[0] + 3 * A[1] * t2 + t6 * (7 * A[2] + 9 * A[3] * t2)
    return 2 * ROOT * math.radians(longitude) * math.cos(theta) / (3 * slope), theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2))


SCALE = WIDTH / 2 / raw(180, 0)[0]
TOP = raw(0, 84)[1]


def projected(point):
    x, y = raw(*point)
    return round(WIDTH / 2 + SCALE * x), round(SCALE * (TOP - y))


def decoded(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def line(points, closed):
    """A path of whole relative steps; steps of no length are left out."""
    steps = []
    at = None
    for point in map(projected, points):
        if at is None:
            steps.append(f"M{point[0]} {point[1]}l")
        elif point != at:
            dx, dy = point[0] - at[0], point[1] - at[1]
            steps.append(("" if steps[-1].endswith("l") or dx < 0 else " ") + f"{dx}" + ("" if dy < 0 else " ") + f"{dy}")
        at = point
    return "".join(steps) + ("z" if closed else "") if len(steps) > 1 else ""


def unwrapped(points):
    """The same ring with longitudes that run on over 180 degrees: the end of Siberia stays with the rest of it."""
    shift, last, run = 0, points[0][0], []
    for longitude, latitude in points:
        if abs(longitude - last) > 180:
            shift += 360 if longitude < last else -360
        last = longitude
        run.append((longitude + shift, latitude))
    back = 360 if min(longitude for longitude, _ in run) < -180 else 0
    return [(longitude + back, latitude) for longitude, latitude in run]


def rings(geometry):
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    for polygon in polygons:
        yield from polygon


def main():
    topology = json.loads(Path(sys.argv[1]).read_text())
    arcs = list(decoded(topology))
    land, uses = [], Counter()
    for geometry in topology["objects"]["land"]["geometries"]:
        for ring in rings(geometry):
            points = []
            for arc in ring:
                part = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
                points += part[1:] if points else part
            if max(latitude for _, latitude in points) > SOUTHERNMOST:
                land.append(line(unwrapped(points), True))
    for geometry in topology["objects"]["countries"]["geometries"]:
        for ring in rings(geometry):
            uses.update({arc if arc >= 0 else ~arc for arc in ring})
    borders = [line(arcs[arc], False) for arc, times in sorted(uses.items()) if times > 1]
    here = Path(__file__).resolve().parent
    (here / "land.path").write_text("".join(land) + "\n")
    (here / "borders.path").write_text("".join(borders) + "\n")


main()
