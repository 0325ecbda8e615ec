"""The one way Thai is read: cleaned, cut into words, compared by sound; numbers and dates as Thai people write them.

Pure functions from text to text or to a list of words. Both sides of a comparison go through the same function, so what
matters is that two spellings of one thing meet, not that the result is handsome. Nothing here knows a report.
`knowledge.keyboard` beside it mends text typed on the wrong keyboard layout.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.marks import few_marks

if TYPE_CHECKING:
    from pythainlp.util import Trie

# ── characters ────────────────────────────────────────────────────────────────────────────────────────────────────
CONSONANTS = "\u0e01-\u0e2e"  # ก to ฮ, with ฤ U+0E24 and ฦ U+0E26 among them; a range for regular expressions
LEADING_VOWELS = "\u0e40\u0e41\u0e42\u0e43\u0e44"  # เ แ โ ใ ไ: written before the consonant they follow in speech
FOLLOWING_VOWELS = "\u0e30\u0e32\u0e33\u0e45"  # ะ า ำ ๅ
UPPER_LOWER_VOWELS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e4d"  # ั ิ ี ึ ื ุ ู ฺ ็ ํ
TONES = "\u0e48\u0e49\u0e4a\u0e4b"  # ่ ้ ๊ ๋
KARAN = "\u0e4c"  # ์: the consonant below it is silent
YAMAKKAN = "\u0e4e"  # ๎: old books only
MARKS = UPPER_LOWER_VOWELS + TONES + KARAN + YAMAKKAN  # whatever sits above or below a consonant
SARA_AM, NIKHAHIT, SARA_AA, LAKKHANGYAO = "\u0e33", "\u0e4d", "\u0e32", "\u0e45"  # ำ ํ า ๅ
SARA_E, SARA_AE = "\u0e40", "\u0e41"  # เ แ
MAI_YAMOK = "\u0e46"  # ๆ: say it again
THAI_DIGITS = "\u0e50\u0e51\u0e52\u0e53\u0e54\u0e55\u0e56\u0e57\u0e58\u0e59"  # ๐ to ๙

ARABIC_DIGITS = str.maketrans(THAI_DIGITS, "0123456789")
_PLAIN_PUNCTUATION: dict[int, str] = {
    **dict.fromkeys(range(0x2018, 0x201C), "'"),  # curly single quotation marks
    **dict.fromkeys(range(0x201C, 0x2020), '"'),  # curly double quotation marks
    **dict.fromkeys((*range(0x2010, 0x2016), 0x2212), "-"),  # hyphens, dashes, minus sign
    **{0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)},  # full-width forms of ASCII
}
_RARE = re.compile("[^\n -~\u0e01-\u0e3a\u0e3f-\u0e5b]")  # anything but ASCII and Thai: most messages have none
_PLAIN = re.compile("[\n -%'-;=-~\u0e01-\u0e3a\u0e3f-\u0e4f\u0e5a\u0e5b]*")  # nor Thai digits or markup
_MARKUP = re.compile("[<&]")
_MARKUP_LAYERS = 5
_BREAKING_TAG = re.compile(r"</?(?:br|p|div|li|ol|ul|tr|td|th|table|h[1-6]|hr|script|style)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--[^<>]*-->|</?[A-Za-z][^<>]*>")
_MARK_RUN = re.compile(f"[{MARKS}]{{2,}}")
_BAD_MARK_RUN = re.compile(f"([{MARKS}])(?:\\1|(?<=[{TONES}{KARAN}{YAMAKKAN}])[{UPPER_LOWER_VOWELS}{TONES}])")
_SPLIT_AM = re.compile(f"{NIKHAHIT}([{TONES}]?){SARA_AA}")
_AM_BEFORE_TONE = re.compile(f"{SARA_AM}([{TONES}])")
_AM_TWICE = re.compile(f"{SARA_AM}[{SARA_AA}{SARA_AM}]+")
_SPLIT_AE = re.compile(f"{SARA_E}{SARA_E}+")
_LONE_LAKKHANGYAO = re.compile(f"(?<![\u0e24\u0e26]){LAKKHANGYAO}")  # right only after ฤ and ฦ
_VOWEL_TWICE = re.compile(f"([{FOLLOWING_VOWELS}{LEADING_VOWELS}{MAI_YAMOK}])\\1+")
_LETTER_THRICE = re.compile(  # www., a Roman iii, สื่อออนไลน์, คะแนนน้อย, แบบบางชั้น
    r"(?!(?:www|iii)(?!\w)|อ{3}(?!อ)|(?<=แ)น{3}(?!น)|(?P<last>[ก-ฮ])(?P=last){2}[ะ-ู็-๋])"
    r"(?P<letter>[^\W\d_])(?P=letter){2,}"
)
_TWICE = re.compile(r"([^ ])\1")  # most messages have nothing twice in a row
_MARK_RANK = {mark: 0 if mark in UPPER_LOWER_VOWELS else 1 if mark in TONES else 2 for mark in MARKS}


def normalise(text: str) -> str:
    """One spelling for what looks or was meant the same; lower case, one line. The text is for comparing, not showing.

    >>> normalise("<b>ครูเเก้หนี้ได้</b>&nbsp;๑,๒๓๘\u200b ราย\u0e4d\u0e32ไหมมมม 😀 OBEC")
    'ครูแก้หนี้ได้ 1,238 รายำไหม obec'
    >>> normalise("น\u0e33\u0e49ใจ  ท\u0e35\u0e48\u0e48 ก\u0e48\u0e35คนนนน เด็ก ๆ")
    'น้ำใจ ที่ กี่คน เด็กๆ'
    """
    if not _PLAIN.fullmatch(text):
        if _RARE.search(text):
            text = _plain_characters(text)
        if _MARKUP.search(text):
            text = _strip_markup(text)
        text = text.translate(ARABIC_DIGITS)
    text = text.lower()
    if LAKKHANGYAO in text:
        text = _LONE_LAKKHANGYAO.sub(SARA_AA, text)
    text = composed(text)
    if _TWICE.search(text):
        text = _LETTER_THRICE.sub(r"\g<letter>", _VOWEL_TWICE.sub(r"\1", _SPLIT_AE.sub(SARA_AE, text)))
    text = " ".join(text.split())
    return text.replace(f" {MAI_YAMOK}", MAI_YAMOK)


def composed(text: str) -> str:
    """Marks in their order, and ำ as one letter wherever its halves stand; all else as it was typed.

    >>> composed("Quick Win ต\u0e48\u0e4d\u0e32กว่า 5")
    'Quick Win ต่ำกว่า 5'
    """
    if _BAD_MARK_RUN.search(text):
        text = _MARK_RUN.sub(_order_marks, text)
    if NIKHAHIT in text:
        text = _SPLIT_AM.sub(f"\\1{SARA_AM}", text)
    if SARA_AM in text:
        text = _AM_TWICE.sub(SARA_AM, _AM_BEFORE_TONE.sub(f"\\1{SARA_AM}", text))
    return text


def _strip_markup(text: str) -> str:
    """Entities and tags out, again and again: '&amp;lt;b&gt;' hides a tag two layers deep."""
    for _ in range(_MARKUP_LAYERS):
        before = text
        text = _plain_characters(_TAG.sub("", _BREAKING_TAG.sub(" ", html.unescape(text))))
        if text == before:
            return text
    return _MARKUP.sub(" ", text)  # nested out of malice: each layer would cost another pass


def _plain_characters(text: str) -> str:
    """Composed letters; invisible characters out; emoji and other pictures become a space."""
    kept = []
    for char in unicodedata.normalize("NFC", few_marks(text.translate(_PLAIN_PUNCTUATION))):
        kind = unicodedata.category(char)
        if char.isspace() or kind in ("So", "Sk") or "\U0001f000" <= char <= "\U0001faff":
            kept.append(" ")
        elif kind not in ("Cc", "Cf", "Cs", "Co", "Cn", "Me") and not "\ufe00" <= char <= "\ufe0f":
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=4096)
def _ordered_marks(run: str) -> str:
    """Vowel, then one tone, then karan. Of several tones the last is what the person corrected to."""
    tones = [mark for mark in run if mark in TONES]
    rest = dict.fromkeys(mark for mark in run if mark not in TONES)
    return "".join(sorted([*rest, *tones[-1:]], key=_MARK_RANK.__getitem__))


def _order_marks(match: re.Match[str]) -> str:
    return _ordered_marks(match.group())


# ── gaps ──────────────────────────────────────────────────────────────────────────────────────────────────────────
SHORT_PIECE = 4.5  # letters; Thai written without gaps has far longer pieces, single syllables are shorter
MANY_PIECES, SHORT_WORD = 6, 6.0  # so many in a row may be words, and longer
_CANNOT_BEGIN = f"[{MARKS}{FOLLOWING_VOWELS}]|[{CONSONANTS}][\u0e34\u0e38]?{KARAN}"  # ธ์ and ทธิ์ end a syllable
_IMPOSSIBLE_GAP = re.compile(
    f"(?<=[{CONSONANTS}{MARKS}{FOLLOWING_VOWELS}]) (?={_CANNOT_BEGIN})|(?<=[{LEADING_VOWELS}]) (?=[{CONSONANTS}])"
)
_LETTER_BY_LETTER = re.compile(r"(?<![^\W\d_])(?:[a-z] ){2,}[a-z](?![^\W_])")  # "y o u t u b e"
_DRAWN_OUT = re.compile(r"(.)\1\1")
_THAI_PIECES = re.compile("(?<![^ ])[\u0e01-\u0e3a\u0e40-\u0e4e]+(?: [\u0e01-\u0e3a\u0e40-\u0e4e]+){2,}(?![^ ])")


def close_gaps(text: str) -> str:
    """Spaces inside words removed: where no Thai word can break, and where Thai was typed syllable by syllable.

    Expects normalised text. Three or more Thai pieces in a row, on average shorter than a short word, were typed so;
    of many in a row, typed word by word, words may be as long as they are.

    >>> close_gaps("หนี้ สิน ครู แก้ ได้ กี่ ราย")
    'หนี้สินครูแก้ได้กี่ราย'
    >>> close_gaps("ผลการประเมิน ท ี่ผ่านมา ของโรงเรียน")
    'ผลการประเมิน ที่ผ่านมา ของโรงเรียน'
    """
    if " " not in text:
        return text
    text = _LETTER_BY_LETTER.sub(_joined, text)
    return _THAI_PIECES.sub(_close_short, _IMPOSSIBLE_GAP.sub("", text))


def _joined(spelt: re.Match[str]) -> str:
    """Letters typed apart as one word; not where one letter stands three times, which is drawn out and not spelt."""
    word = spelt.group().replace(" ", "")
    return spelt.group() if _DRAWN_OUT.search(word) else word


def _close_short(match: re.Match[str]) -> str:
    run = match.group()
    gaps = run.count(" ")
    most = SHORT_WORD if gaps + 1 >= MANY_PIECES else SHORT_PIECE
    return run.replace(" ", "") if (len(run) - gaps) / (gaps + 1) < most else run


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────
class WordList:
    """The Thai words that PyThaiNLP knows and some more; what `tokenise` cuts by. Build once, use often.

    The standard dictionary is shared by all lists (tens of megabytes), only the additions belong to one.
    """

    def __init__(self, more: Iterable[str] = ()) -> None:
        from pythainlp.util import Trie  # loading takes a quarter of a second, and not every command cuts words

        self._standard = _standard_trie()
        self._more = Trie({normalise(word) for word in more} - {""})

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at `start`, shortest first: what newmm asks a dictionary."""
        known = self._standard.prefixes(text, start)
        added = self._more.prefixes(text, start)
        return sorted({*known, *added}, key=len) if added else known

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (word in self._standard or word in self._more)

    def __bool__(self) -> bool:
        return True


@lru_cache(maxsize=1)
def standard_vocabulary() -> frozenset[str]:
    """The words of PyThaiNLP's own list, normalised."""
    from pythainlp.corpus import thai_words  # as above

    return frozenset(normalise(word) for word in thai_words()) - {""}


@lru_cache(maxsize=1)
def _standard_trie() -> Trie:
    from pythainlp.util import Trie  # as above

    return Trie(standard_vocabulary())


@lru_cache(maxsize=1)
def standard_words() -> WordList:
    """PyThaiNLP's own list, loaded at the first call."""
    return WordList()


def tokenise(text: str, words: WordList | None = None) -> list[str]:
    """Words by longest matching (newmm), without the white space. Expects normalised text.

    >>> tokenise("แก้หนี้สินครูได้กี่ราย")
    ['แก้', 'หนี้สิน', 'ครู', 'ได้', 'กี่', 'ราย']
    >>> tokenise("ครูลงทะเบียนควิกวิน", WordList(["ควิกวิน"]))
    ['ครู', 'ลงทะเบียน', 'ควิกวิน']
    """
    from pythainlp.tokenize.newmm import segment  # as above

    pieces: list[str] = segment(text, words or standard_words())  # type: ignore[arg-type]  # asks only for prefixes
    return [piece for piece in pieces if not piece.isspace()]


def syllables(text: str) -> list[str]:
    """Syllables as far as PyThaiNLP's list of them knows, without the white space. Expects normalised text.

    >>> syllables("หนี้สินครู")
    ['หนี้', 'สิน', 'ครู']
    """
    from pythainlp.tokenize.newmm import segment  # as above

    pieces: list[str] = segment(text, _syllable_trie())
    return [piece for piece in pieces if not piece.isspace()]


@lru_cache(maxsize=1)
def _syllable_trie() -> Trie:
    from pythainlp.corpus import thai_syllables  # as above
    from pythainlp.util import Trie

    return Trie({normalise(syllable) for syllable in thai_syllables()})


# ── sounds ────────────────────────────────────────────────────────────────────────────────────────────────────────
_SAME_SOUND: dict[int, str | None] = str.maketrans(
    {
        **dict.fromkeys("ฃคฅฆข", "ค"),
        **dict.fromkeys("ฉชฌ", "ช"),
        **dict.fromkeys("ซศษส", "ส"),
        "ญ": "ย",
        "ฎ": "ด",
        "ฏ": "ต",
        **dict.fromkeys("ฐฑฒถทธ", "ท"),
        "ณ": "น",
        **dict.fromkeys("ผพภ", "พ"),
        **dict.fromkeys("ฝฟ", "ฟ"),
        **dict.fromkeys("ลฬร", "ร"),
        **dict.fromkeys("ฮห", "ห"),
        "\u0e31": "\u0e32",  # ั as า: length is what people mistype
        "\u0e35": "\u0e34",  # ี as ิ
        **dict.fromkeys("\u0e37\u0e36", "\u0e36"),  # ื as ึ
        "\u0e39": "\u0e38",  # ู as ุ
        "\u0e41": "\u0e40",  # แ as เ, typed twice to look like it
        **dict.fromkeys("\u0e3a\u0e4d\u0e30" + MAI_YAMOK),  # ฺ ํ ะ ๆ are dropped: สะบาย as สบาย
    }
)
_FINAL_SOUND = {
    **dict.fromkeys("จชซฌฎฏฐฑฒดตถทธศษส", "ด"),
    **dict.fromkeys("บปพภฟ", "บ"),
    **dict.fromkeys("กขคฆ", "ก"),
    **dict.fromkeys("นณญรลฬ", "น"),
}
_VOWEL_AFTER = f"{UPPER_LOWER_VOWELS}{FOLLOWING_VOWELS}"
_SOUND_STEPS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (f"[^0-9a-z{CONSONANTS}{MARKS}{FOLLOWING_VOWELS}{LEADING_VOWELS}]", ""),
        (f"(?:[ตทด]ร|กษ|ษณ|ช[ญณ]|[{CONSONANTS}])[\u0e34\u0e38]?{KARAN}", ""),  # จันทร์, ศาสตร์, ลักษณ์, สิทธิ์
        (f"[{TONES}{KARAN}{YAMAKKAN}\u0e47]", ""),  # tones, and ็ that only shortens
        (f"รร(?=[{CONSONANTS}](?![{_VOWEL_AFTER}]))", "\u0e31"),  # ธรรม sounds ทัม
        ("รร", "\u0e31น"),  # บรรจุ sounds บันจุ
        (SARA_AM, "\u0e31ม"),
        ("ห(?=[งณนมยญรลวฬ])", ""),  # หนี้, หมู, หรือ: ห gives only the tone; so does the one of สำเหรจ
        ("ทร(?=[\u0e31\u0e32\u0e38ง])", "ส"),  # ทราบ, ทรุด, ทรง, ทรัพย์
        (f"[\u0e43\u0e44]([กขคตทปผพ][รลว]|[{CONSONANTS}])ย?", "\\1\u0e31ย"),  # ไ-, ใ-, ไ-ย as ัย
        (f"{SARA_E}([{CONSONANTS}]{{1,2}})\u0e34", f"{SARA_E}\\1อ"),  # เกิน as เกอน
        (f"{SARA_E}([{CONSONANTS}]{{1,2}})\u0e32\u0e30", "\\1อ"),  # เกาะ as กอ
        ("\u0e31ว", "ว"),  # ตัว as ตว, which is how it is written in สวน
        ("ฤๅ?", "ร\u0e34"),
    )
)
_FINAL = re.compile(  # a consonant that has something to close and no vowel of its own
    f"(?<=[{CONSONANTS}{_VOWEL_AFTER}])[จชซฌฎฏฐฑฒดตถทธศษสบปพภฟกขคฆนณญรลฬ](?![{_VOWEL_AFTER}อวย])"
)
_SOUND_TWICE = re.compile(r"([^\d])\1+")


@lru_cache(maxsize=8192)
def sound_key(text: str) -> str:
    """A skeleton of how the text sounds: homophones, tones, silent letters and vowel lengths fall together.

    For looking up a mistyped name among known ones; different words share keys, so a hit is a candidate, not a proof.
    The key of a phrase is made from the whole phrase, not from the keys of its words.

    >>> sound_key("เปอร์เซ็นต์") == sound_key("เปอเซน")
    True
    >>> sound_key("สำเร็จ") == sound_key("สำเหรจ"), sound_key("หนี้") == sound_key("นี่")
    (True, True)
    """
    text = normalise(text)
    for pattern, replacement in _SOUND_STEPS:
        text = pattern.sub(replacement, text)
    text = _FINAL.sub(lambda found: _FINAL_SOUND[found.group()], text)
    return _SOUND_TWICE.sub(r"\1", text.translate(_SAME_SOUND))


# ── numbers and dates ─────────────────────────────────────────────────────────────────────────────────────────────
BUDDHIST_ERA = 543  # years that the Thai calendar is ahead
SHORT_MONTHS = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(SHORT_MONTHS, 1)},
}
_DATE = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:("
    + "|".join([*MONTHS, *(r"\.?\s?".join(name.replace(".", "")) + r"\.?" for name in SHORT_MONTHS)])
    + r")\s*(?:พ\.?\s?ศ\.?|ค\.?\s?ศ\.?)?|[/-](\d{1,2})[/-])\s*(\d{4}|\d{2})(?!\d)"
)


def format_number(value: int | float | Decimal | str, decimals: int | None = None) -> str:
    """A number as the report prints it: thousands parted, decimals kept, or rounded half up to `decimals` places.

    >>> format_number(1238), format_number("๑๒๓๔๕.50"), format_number(38.7104, 1), format_number(-0.5)
    ('1,238', '12,345.50', '38.7', '-0.5')
    """
    if isinstance(value, str):
        value = value.translate(ARABIC_DIGITS).replace(",", "").strip()
    number = Decimal(repr(value) if isinstance(value, float) else value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    elif isinstance(value, float) and number == number.to_integral_value():
        number = number.to_integral_value()
    return f"{number:,f}"


def thai_date(day: date, short: bool = True) -> str:
    """A date in the Thai calendar.

    >>> thai_date(date(2024, 10, 10)), thai_date(date(2024, 10, 7), short=False)
    ('10 ต.ค. 67', '7 ตุลาคม 2567')
    """
    year = day.year + BUDDHIST_ERA
    if short:
        return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year % 100:02}"
    return f"{day.day} {MONTHS[day.month - 1]} {year}"


def parse_thai_date(text: str) -> date | None:
    """The first date in the text, short or long, Thai or Arabic digits; two-digit years are of the 2500s.

    >>> parse_thai_date("ข้อมูล ณ วันที่ ๗ ต.ค. ๒๕๖๗"), parse_thai_date("10 ตุลาคม 67"), parse_thai_date("31 ก.พ. 67")
    (datetime.date(2024, 10, 7), datetime.date(2024, 10, 10), None)
    """
    return next((day for _, _, day in dates_in(text)), None)


def dates_in(text: str) -> Iterator[tuple[int, int, date]]:
    """Each date in the text with where it begins and ends; what looks like one and is none is passed over."""
    for found in _DATE.finditer(text.translate(ARABIC_DIGITS)):
        day, name, number, year = found.groups()
        month = int(number) if number else _MONTH_NUMBERS[re.sub(r"[.\s]", "", name)]
        whole = int(year) + 2500 if len(year) == 2 else int(year)
        with suppress(ValueError):  # the 31st of February: not a date, look on
            yield *found.span(), date(whole - BUDDHIST_ERA if whole >= 2400 else whole, month, int(day))
