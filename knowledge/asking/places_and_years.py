"""Where and when people ask about, which a report of the whole country holds only where it names them."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.asking.lexicon import ReportWords, general_words
from knowledge.records import Edition

PLACES = "lack.place"
UNCLEAR_PLACES = frozenset({"เลย", "ตาก", "แพร่", "น่าน"})  # words as well: only after "จังหวัด"
YEARS = range(2550, 2590)  # Buddhist years that people may ask about


def place_forms() -> Iterator[tuple[str, str]]:
    """(cue, form) of provinces and regions."""
    from pythainlp.corpus import provinces  # loading is not free, and only answering needs it

    for name in sorted(str(province) for province in provinces()):
        if name not in UNCLEAR_PLACES:
            yield PLACES, name
        for prefix in ("จังหวัด", "จ.", "เมือง", "สพป.", "สพม.", "สพป", "สพม"):
            yield PLACES, prefix + name
    for name in general_words().get("place.regions", ()):
        yield PLACES, name


def year_forms(edition: Edition, words: ReportWords) -> Iterator[tuple[str, str]]:
    """(cue, form) of the years that the report prints no figure of."""
    known = " ".join([*words.concepts.values(), str(edition.report.fiscal_year)])
    for year in YEARS:
        short = str(year)[2:]
        forms = [
            f"ปี{year}",
            f"ปี {short}",
            f"ปีงบประมาณ {year}",
            f"ปีการศึกษา {year}",
            f"พ.ศ. {year}",
            f"ปีงบ {short}",
            str(year - 543),
        ]
        if str(year) not in known:
            forms.append(str(year))
        if year != edition.report.fiscal_year and f"ปี{year}" not in known.replace(" ", ""):
            yield from (("lack.year", form) for form in forms)
