"""Where and when people ask about, which a report of the whole country holds only where it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.asking.lexicon import ReportWords, general_words
from knowledge.records import Edition

PLACES = "lack.place"
UNCLEAR_PLACES = frozenset({"เลย", "ตาก", "แพร่", "น่าน"})  # words as well: only after "จังหวัด", or where they can be none
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


_HEADS = (  # "น่าน บ้านเรามีกี่โรง", "ตากมีครูแนะแนวกี่คน"
    r"(?:น่าน|ตาก|แพร่|เลย)(?=\s(?!นะ|ค่ะ|ครับ|คับ|จ้า|ๆ|ภาพ|ข่าว|แดด))"
    r"|(?:น่าน|ตาก|แพร่)(?=\s?(?:มี|กี่|บ้าน|เรา|โรงเรียน|รร|ครู|เด็ก|นักเรียน|เขต|ผ่าน|ยุบ|ได้|แก้))"
)
_WITHIN = (
    r"(?:(?<=ใน)|(?<=แถว)|(?<=ชาว)|(?<=ใน )|(?<=แถว ))(?:น่าน|ตาก|แพร่|เลย)(?=\s|$|มี|บ้าน|ล่ะ|เจ้า|ครับ|ค่ะ|นี่|เนี่ย)"
    r"|(?:(?<=ที่)|(?<=ครู)|(?<=อยู่)|(?<=ของ)|(?<=คน))(?:น่าน|ตาก|แพร่)(?=\s|$|มี|บ้าน|ล่ะ|เจ้า|ครับ|ค่ะ|นี่|เนี่ย)"
)
_A_PLACE = re.compile(rf"^(?:{_HEADS})|{_WITHIN}")


_BORDER = ("ปัตตานี", "ยะลา", "นราธิวาส")  # of the southern border, which a report may name as one
_ALL_THREE = re.compile(rf"(?:(?:จังหวัด|จ\.)?(?:{'|'.join(_BORDER)})(?:\s|,|/|และ|กับ|แล้วก็)*){{3}}(?<!\s)")

_APART = re.compile("แยก|แต่ละ|ทีละ|ราย(?:จังหวัด|ตัว)|เทียบ|ไหน|มากกว่า|น้อยกว่า|สุด")


def places_named(text: str) -> str:
    """The message with "จังหวัด" before a province that is a word as well, where it can be nothing but the province, and
    with the provinces of the southern border called so where all of them are named and not told apart.

    >>> places_named("น่าน บ้านเรามีกี่โรง"), places_named("มีเยอะเลย แพร่ข่าวกี่เรื่อง")
    ('จังหวัดน่าน บ้านเรามีกี่โรง', 'มีเยอะเลย แพร่ข่าวกี่เรื่อง')
    >>> places_named("แถวยะลา ปัตตานี นราธิวาส ขาดอะไร"), places_named("ยะลากับปัตตานีขาดอะไร")
    ('แถวจังหวัดชายแดนใต้ ขาดอะไร', 'ยะลากับปัตตานีขาดอะไร')
    """
    text = text if _APART.search(text) else _ALL_THREE.sub(_together, text)
    return _A_PLACE.sub(lambda found: f"จังหวัด{found.group()}", text)


def _together(found: re.Match[str]) -> str:
    return "จังหวัดชายแดนใต้" if all(name in found.group() for name in _BORDER) else found.group()


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
            f"ปีการศึกษา {short}",
            f"พ.ศ. {year}",
            f"ปีงบ {short}",
            f"ปีงบประมาณ {short}",
            str(year - 543),
        ]
        if str(year) not in known:
            forms.append(str(year))
        if year != edition.report.fiscal_year and f"ปี{year}" not in known.replace(" ", ""):
            yield from (("lack.year", form) for form in forms)


_EDITION = re.compile(
    r"(?:ฉบับ|เล่ม|รายงาน|edition|report|version)\s?(?:ของ|ประจำ)?\s?(?:ปี(?:งบประมาณ|งบ|การศึกษา)?|for|of|from)?"
    r"\s?(?:พ\.?ศ\.?|ค\.?ศ\.?)?\s?(?P<after>25\d\d|20\d\d)|(?P<before>25\d\d|20\d\d)\s(?:edition|report|version)"
)
BUDDHIST = 543  # years that Thai years are ahead


def names_edition_but(fiscal_year: int, text: str) -> bool:
    """ "is there a 2568 edition", "มีฉบับปี 2568 มั้ย": the report of another year."""
    found = _EDITION.search(text.lower())
    return found is not None and int(found["after"] or found["before"]) not in (fiscal_year, fiscal_year - BUDDHIST)
