"""Thai spelt as it is said: "มัดทะยม" for "มัธยม", "พัดทะนา" for "พัฒนา", "ปะเมิน" for "ประเมิน".

Words from Pali and Sanskrit say a letter twice, once to close a syllable and once to open the next, and write it once;
clusters lose their second consonant in speech. A key in which both spellings meet is coarser than that of
`thai.sound_key`: a hit is a candidate, and one for long words only.
"""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.thai import (
    CONSONANTS,
    FOLLOWING_VOWELS,
    KARAN,
    LEADING_VOWELS,
    TONES,
    UPPER_LOWER_VOWELS,
    normalise,
    sound_key,
)

_VOWELS = f"{UPPER_LOWER_VOWELS}{FOLLOWING_VOWELS}"
_BEFORE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (f"[{TONES}\u0e47]", ""),  # tones, ็
        ("([ก-ฮ])ะ([เแโ])ห([งนมยรลว])", r"\2\1\3"),  # สะเหนอ as เสนอ
        ("\u0e30", ""),  # "ปะ" is what is heard of "ป" alone
        ("ห(?=[งณนมยญรลวฬ])", ""),  # "ผะหลิด": then ผล is a cluster as it is in "ผลิต"
        (f"(?:(?<=[{_VOWELS}]ต)|(?<=เ[ก-ฮ]ต)|(?<=[\u0e31\u0e34\u0e38][กคทด]))ร(?![{_VOWELS}รอ])", ""),  # บัตร, จักร
        (f"(?<=[ก-ฮ])อ(?=[รล][{_VOWELS}])", ""),  # บอริหาน as บริหาร
        (
            f"(?<=[กขคตทปผพบ])[รล](?=[{_VOWELS}{LEADING_VOWELS}]|[{CONSONANTS}](?![\u0e34\u0e38]?{KARAN}))(?!ร)",
            "",
        ),  # ปะ, โคง
    )
)
_AFTER: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        ("(?<=[ก-ฮ])อ", ""),  # บอริหาร as บริหาร, กอน as กร
        ("(?<=ด)[จชส]", ""),  # ทุดจะริด, ราดชะการ, วัดสะดุ: closed by ด, opened by the letter that is written
        ("[ดตท]", "ท"),
        ("[บปพ]", "พ"),
        ("[กค]", "ก"),
        (r"([^\d])\1+", r"\1"),
    )
)
SHORTEST = 5  # sounds of a key; shorter ones belong to too many words


@lru_cache(maxsize=8192)
def key_by_ear(text: str) -> str:
    """What is heard of the text, so coarse that spelling by ear changes nothing; "" where that is too short to tell.

    >>> key_by_ear("มัธยม") == key_by_ear("มัดทะยม"), key_by_ear("พัฒนา") == key_by_ear("พัดทะนา")
    (True, True)
    >>> key_by_ear("ทุจริต") == key_by_ear("ทุดจะหริด"), key_by_ear("หลักสูตร") == key_by_ear("หลักสูด")
    (True, True)
    >>> key_by_ear("บริหาร") == key_by_ear("บอริหาน"), key_by_ear("ครู")
    (True, '')
    """
    text = normalise(text)
    for pattern, said in _BEFORE:
        text = pattern.sub(said, text)
    key = sound_key(text)
    for pattern, said in _AFTER:
        key = pattern.sub(said, key)
    return key if len(key) >= SHORTEST else ""
