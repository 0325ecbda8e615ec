"""Questions spoiled as typing spoils them: one kind of slip at a time, drawn by a seeded generator.

A slip hurts one word, or, where hands do it throughout (tones left out, spaces between syllables, another layout), the
whole message. Each function gives None where the message has nothing that it could hurt.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from random import Random

from knowledge.keyboard import KEDMANEE, QWERTY
from knowledge.thai import CONSONANTS, KARAN, MARKS, TONES, UPPER_LOWER_VOWELS, normalise, syllables, tokenise

Slip = Callable[[str, Random], str | None]
TO_LATIN = str.maketrans(KEDMANEE, QWERTY)
TO_THAI = str.maketrans(QWERTY, KEDMANEE)
_THAI_WORD = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]{4,}")
_MARKS = re.compile(f"[{TONES}\u0e47{KARAN}]")
_ROWS = (KEDMANEE[13:26], KEDMANEE[26:37], KEDMANEE[37:47])
_NEIGHBOURS = {key: "".join({*pair} - {key}) for row in _ROWS for pair in pairwise(row) for key in pair}

# Words as they are said, spelt so by people who go by ear.
AS_SAID = {
    "คุณภาพ": "คุนนะพาบ",
    "มัธยม": "มัดทะยม",
    "ประถม": "ปะถม",
    "พัฒนา": "พัดทะนา",
    "หลักสูตร": "หลักสูด",
    "บริหาร": "บอริหาน",
    "ทุจริต": "ทุดจะหริด",
    "บรรจุ": "บันจุ",
    "คุณธรรม": "คุนนะทำ",
    "จริยธรรม": "จะหริยะทำ",
    "อุปสรรค": "อุบปะสัก",
    "ข้อเสนอแนะ": "ข้อสะเหนอแนะ",
    "สหกรณ์": "สะหะกอน",
    "ธนาคาร": "ทะนาคาน",
    "หน่วยกิต": "หน่วยกิด",
    "สุขภาพ": "สุกขะพาบ",
    "ประเมิน": "ปะเมิน",
    "ขนาดเล็ก": "ขะหนาดเล็ก",
    "กิจกรรม": "กิดจะกำ",
    "บุคลากร": "บุกคะลากอน",
    "อาชีพ": "อาชีบ",
    "ทักษะ": "ทักสะ",
    "เกียรติบัตร": "เกียดติบัด",
    "ผู้ปกครอง": "ผู้ปกคอง",
    "งบประมาณ": "งบปะมาน",
    "สนับสนุน": "สะหนับสะหนุน",
    "ขวัญกำลังใจ": "ขวันกำลังใจ",
    "เกณฑ์": "เกน",
    "ศูนย์": "สูน",
    "สถานี": "สะถานี",
    "แพลตฟอร์ม": "แพลดฟอม",
    "ออนไลน์": "ออนลาย",
    "ปัญหา": "ปันหา",
    "ร้อยละ": "ร้อยล่ะ",
    "เปอร์เซ็นต์": "เปอเซ็น",
    "ทั้งหมด": "ทั้งหมด",
    "วิชาการ": "วิชากาน",
    "นวัตกรรม": "นะวัดตะกำ",
    "สมรรถนะ": "สะมัดถะนะ",
    "เทคโนโลยี": "เทกโนโลยี",
    "ประชาสัมพันธ์": "ปะชาสำพัน",
    "คอมพิวเตอร์": "คอมพิวเตอ",
    "สถานศึกษา": "สะถานสึกสา",
    "ทวิศึกษา": "ทะวิสึกสา",
    "วิจัย": "วิไจ",
    "รายได้": "รายได้",
    "สุขภาพจิต": "สุขะพาบจิด",
    "ระบบ": "ละบบ",
    "เรียนรวม": "เรียนลวม",
    "ยกระดับ": "ยกระดับ",
    "ผลิต": "ผะหลิด",
    "สำรวจ": "สำหรวด",
    "ติดตาม": "ติดตาม",
    "ผู้ติดตาม": "ผู้ติดตาม",
    "แนะแนว": "แนแนว",
    "เพจ": "เพด",
    "วิดีโอ": "วีดีโอ",
    "โรงเรียน": "โลงเลียน",
    "นักเรียน": "นักเลียน",
    "การศึกษา": "กานสึกสา",
    "เทียบโอน": "เทียบโอน",
    "ขยายโอกาส": "ขะหยายโอกาด",
    "เข้าร่วม": "เข้าล่วม",
    "โครงการ": "โคงกาน",
    "ประกวด": "ปะกวด",
    "ผลงาน": "ผนงาน",
    "อบรม": "อบลม",
    "พื้นที่": "พื้นที่",
    "สำเร็จ": "สำเหร็ด",
    "ลงทะเบียน": "ลงทะเบียน",
    "ผู้บริหาร": "ผู้บอริหาน",
    "ความสุข": "ความสุก",
    "ภาระ": "พาระ",
    "การเงิน": "กานเงิน",
    "สหกรณ์โรงเรียน": "สะหะกอนโรงเรียน",
    "เครือข่าย": "เคือข่าย",
    "คัดเลือก": "คัดเลือก",
    "ต้นแบบ": "ต้นแบบ",
    "สังกัด": "สังกัด",
    "จังหวัด": "จังหวัด",
    "พระราชบัญญัติ": "พะราดชะบันยัด",
    "นโยบาย": "นะโยบาย",
    "รายงาน": "ลายงาน",
    "ตัวชี้วัด": "ตัวชี้วัด",
    "ทดลองราชการ": "ทดลองราดชะกาน",
    "ราชการ": "ราดชะกาน",
    "ข้าราชการ": "ข้าราดชะกาน",
    "เอกชน": "เอกกะชน",
    "สมาชิก": "สะมาชิก",
    "ปริมาณ": "ปะริมาน",
    "ศาสตร์": "สาด",
    "มาตรฐาน": "มาดตะถาน",
    "วิทยาลัย": "วิดทะยาลัย",
    "กิโลเมตร": "กิโลเมด",
    "อินเทอร์เน็ต": "อินเตอเน็ด",
    "สัมฤทธิ์": "สำริด",
    "ผลสัมฤทธิ์": "ผนสำริด",
    "โทรทัศน์": "โทระทัด",
    "วิทยากร": "วิดทะยากอน",
    "ภาค": "พาก",
    "กฎหมาย": "กดหมาย",
    "ตรวจสอบ": "ตวดสอบ",
    "พฤติกรรม": "พรึดติกำ",
    "เสี่ยง": "เสี่ยง",
    "ปลอดภัย": "ปอดไพ",
    "ความปลอดภัย": "ความปอดไพ",
}
AS_SAID = {word: said for word, said in AS_SAID.items() if word != said}


def _one_word(hurt: Callable[[str, Random], str | None]) -> Slip:
    """A slip of one word: of the Thai words that it can hurt, one is drawn."""

    def slip(text: str, rng: Random) -> str | None:
        text = normalise(text)
        places = []
        at = 0
        for word in tokenise(text):
            at = text.index(word, at)
            if _THAI_WORD.fullmatch(word):
                places.append((at, word))
            at += len(word)
        rng.shuffle(places)
        for at, word in places:
            hurt_word = hurt(word, rng)
            if hurt_word is not None and hurt_word != word:
                return text[:at] + hurt_word + text[at + len(word) :]
        return None

    return slip


def _letter_left_out(word: str, rng: Random) -> str | None:
    places = [at for at in range(1, len(word)) if word[at] not in TONES]
    at = rng.choice(places)
    return word[:at] + word[at + 1 :]


def _vowel_left_out(word: str, rng: Random) -> str | None:
    places = [at for at, letter in enumerate(word) if letter in UPPER_LOWER_VOWELS]
    if not places:
        return None
    at = rng.choice(places)
    return word[:at] + word[at + 1 :]


def _tone_left_out(word: str, rng: Random) -> str | None:
    return _MARKS.sub("", word)


def _swapped(word: str, rng: Random) -> str | None:
    at = rng.randrange(len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _mark_late(word: str, rng: Random) -> str | None:
    places = [at for at in range(1, len(word) - 1) if word[at] in MARKS and word[at + 1] not in MARKS]
    if not places:
        return None
    at = rng.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _beside(word: str, rng: Random) -> str | None:
    places = [at for at, letter in enumerate(word) if letter in _NEIGHBOURS]
    at = rng.choice(places)
    return word[:at] + rng.choice(_NEIGHBOURS[word[at]]) + word[at + 1 :]


def _twice(word: str, rng: Random) -> str | None:
    at = rng.randrange(len(word))
    return word[: at + 1] + word[at:]


def _other_layout(word: str, rng: Random) -> str | None:
    return word.translate(TO_LATIN)


def _shift_held(word: str, rng: Random) -> str | None:
    """The other letter of the key."""
    keys = dict(zip(KEDMANEE[:47], KEDMANEE[47:], strict=True))
    keys |= {high: low for low, high in keys.items()}
    places = [at for at, letter in enumerate(word) if re.match(f"[{CONSONANTS}]", keys.get(letter, ""))]
    if not places:
        return None
    at = rng.choice(places)
    return word[:at] + keys[word[at]] + word[at + 1 :]


def as_said(text: str, rng: Random) -> str | None:
    """One word spelt by ear."""
    text = normalise(text)
    found = [word for word in AS_SAID if word in text]
    found = [word for word in found if not any(word != other and word in other for other in found)]
    if not found:
        return None
    word = rng.choice(sorted(found))
    return text.replace(word, AS_SAID[word], 1)


def all_as_said(text: str, rng: Random) -> str | None:
    """Every word spelt by ear that is not spelt as it is said."""
    hurt = normalise(text)
    for word in sorted(AS_SAID, key=len, reverse=True):
        hurt = hurt.replace(word, AS_SAID[word])
    return hurt if hurt != normalise(text) else None


def tones_left_out(text: str, rng: Random) -> str | None:
    """No tone marks at all."""
    text = normalise(text)
    hurt = _MARKS.sub("", text)
    return hurt if hurt != text else None


def vowels_left_out(text: str, rng: Random) -> str | None:
    """Nothing above or below the line."""
    text = normalise(text)
    hurt = re.sub(f"[{MARKS}]", "", text)
    return hurt if hurt != text else None


def spaced_syllables(text: str, rng: Random) -> str | None:
    """A space after each syllable."""
    hurt = " ".join(syllables(normalise(text)))
    return hurt if hurt != text else None


def spaced_words(text: str, rng: Random) -> str | None:
    """A space after each word."""
    hurt = " ".join(tokenise(normalise(text)))
    return hurt if hurt != text else None


def no_spaces(text: str, rng: Random) -> str | None:
    """No space between Thai letters."""
    text = normalise(text)
    hurt = re.sub(r"(?<=[ก-๎]) (?=[ก-๎])", "", text)
    return hurt if hurt != text else None


def whole_on_latin(text: str, rng: Random) -> str | None:
    """The whole message typed with the Latin layout on."""
    if re.search("[A-Za-z]", text) or not re.search("[ก-๎]", text):
        return None
    return normalise(text).translate(TO_LATIN)


def latin_word_on_thai(text: str, rng: Random) -> str | None:
    """One Latin word of the message typed with the Thai layout on."""
    words = re.findall(r"[A-Za-z]{3,}", text)
    if not words or not re.search("[ก-๎]", text):
        return None
    word = rng.choice(words)
    return text.replace(word, word.lower().translate(TO_THAI), 1)


SLIPS: dict[str, Slip] = {
    "a letter left out": _one_word(_letter_left_out),
    "a vowel left out": _one_word(_vowel_left_out),
    "tones of a word left out": _one_word(_tone_left_out),
    "two letters swapped": _one_word(_swapped),
    "a mark typed a letter late": _one_word(_mark_late),
    "the key beside it": _one_word(_beside),
    "a letter twice": _one_word(_twice),
    "shift held or not": _one_word(_shift_held),
    "a word on the Latin layout": _one_word(_other_layout),
    "a Latin word on the Thai layout": latin_word_on_thai,
    "a word by ear": as_said,
    "all words by ear": all_as_said,
    "no tones": tones_left_out,
    "nothing above or below": vowels_left_out,
    "spaces between syllables": spaced_syllables,
    "spaces between words": spaced_words,
    "no spaces": no_spaces,
    "all on the Latin layout": whole_on_latin,
}
