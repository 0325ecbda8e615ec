"""A question as understood word by word: its tokens, and what they say about how it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from knowledge.asking.because import asks_because
from knowledge.asking.clauses import TURNS, as_told
from knowledge.asking.lexicon import Lexicon, countable, squeeze
from knowledge.asking.mending import mended
from knowledge.asking.names_asked import ITS_NAME, WEBSITE
from knowledge.asking.parts import COUNTING, is_content, parts_that_ask
from knowledge.asking.rambling import stretches
from knowledge.asking.spotting import Spotted, Token
from knowledge.cached import cached_property
from knowledge.thai import close_gaps, normalise


@dataclass(frozen=True)
class Question:
    """Tokens of the whole message; `asking` are those of the parts that ask (the rest is setting the scene)."""

    text: str
    tokens: tuple[Token, ...]
    read_as: str = ""  # the text as it was meant, where slips in it were mended
    left_out: frozenset[str] = frozenset()  # concepts of what it says it does not mean: "ไม่นับไลน์"
    excepted: frozenset[str] = frozenset()  # the same where it names nothing else, as "ไม่นับไลน์ล่ะ"
    spotted: Spotted | None = field(default=None, repr=False, compare=False)  # the part that asks, as it was cut up
    typed: str = field(default="", repr=False, compare=False)  # the message before anything was left out or mended

    @cached_property
    def normal(self) -> str:
        """The text in the one spelling that texts are compared in."""
        if self.spotted is not None and asking_part(self.text) is self.text:
            return self.spotted.normal
        return normalise(self.text)

    @cached_property
    def asking_text(self) -> str:
        """The part that asks, squeezed."""
        return squeeze(asking_part(self.text))[0] if self.spotted is None else self.spotted.text

    @cached_property
    def cues(self) -> frozenset[str]:
        said = frozenset([cue for token in self.tokens for cue in token.cues])
        if asks_because(self.text, said):
            said |= {"ask.why"}
        if "ask.what" in said and _WHICH_ONE_MOST.search(self.text):
            said |= {"ask.which"}
        if _SPEAKS_OF_IT.search(self.text):
            said |= {"ask.mentioned"}
        defines = (_IS_WHAT.search(self.text) and "ask.what" in said) or _IS.search(self.text)
        return said | {"ask.define"} if defines else said

    @cached_property
    def content(self) -> tuple[Token, ...]:
        """Tokens that name something: concepts, and words that are neither form nor filler."""
        counted = self._unit_token
        bare = counted is not None and not any(cue in TELLING_UNITS for cue in counted.cues)
        kinds = self._before_a_name
        return tuple(t for t in self.tokens if is_content(t) and not (bare and t is counted) and t.start not in kinds)

    @cached_property
    def _before_a_name(self) -> frozenset[int]:
        """Where "กลุ่ม" only stands before a name, or for what was told: "กลุ่มชายแดนใต้", "กลุ่มนี้"."""
        pairs = zip(self.tokens, self.tokens[1:], strict=False)
        return frozenset(
            t.start
            for t, name in pairs
            if "unit.group" in t.cues
            and not t.text.startswith("สี")  # "เรียงสีโรงเรียนคุณภาพ" ranks colours
            and ("follow.same" in name.cues or (name.concepts and not name.text.startswith("สี")))
        )

    @cached_property
    def naming(self) -> tuple[Token, ...]:
        """The content that names something records are told apart by."""
        return tuple(token for token in self.content if token.concepts)

    @cached_property
    def plain_words(self) -> tuple[Token, ...]:
        """The content that is no form: what is left not understood."""
        return tuple(token for token in self.content if not token.cues)

    @cached_property
    def concepts(self) -> frozenset[str]:
        return frozenset([concept for token in self.tokens for concept in token.concepts])

    def has(self, *cues: str) -> bool:
        return not self.cues.isdisjoint(cues)

    def naming_any(self, cues: frozenset[str]) -> Token | None:
        """The first token that has one of the cues."""
        if self.cues.isdisjoint(cues):
            return None
        return next((token for token in self.tokens if not cues.isdisjoint(token.cues)), None)

    @cached_property
    def _sections(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for token in self.tokens:
            for cue in token.cues:
                name, dot, rest = cue.partition(".")
                if dot:
                    found.setdefault(name, {})[rest] = None
        return {name: tuple(cues) for name, cues in found.items()}

    def section(self, name: str) -> tuple[str, ...]:
        """The cues of one section of the general words, in the order they were said."""
        return self._sections.get(name, ())

    @cached_property
    def _unit_token(self) -> Token | None:
        """The unit that stands right after "กี่"."""
        for place, token in enumerate(self.tokens):
            if "ask.how_many" in token.cues:
                if any(cue.startswith("unit.") for cue in token.cues):
                    return token  # "ทำไปกี่อย่าง"
                for after in self.tokens[place + 1 : place + 3]:
                    if any(cue.startswith("unit.") for cue in after.cues):
                        return after
                    if after.cues and not after.filler:
                        break
        return None

    @cached_property
    def unit(self) -> str:
        """The class of unit asked for ("people"), or "" where none is named right after the question word."""
        if self._unit_token and not (
            self.has("ask.percent", "operation.difference") and "unit.spot" in self._unit_token.cues
        ):
            return next(cue for cue in self._unit_token.cues if cue.startswith("unit.")).removeprefix("unit.")
        for token, after in pairwise(self.tokens):
            if "ask.how_many" in token.cues and not PEOPLE.isdisjoint(after.cues):
                return "people"
            if "ask.how_many" in token.cues and (after.text == "อย่าง" or any("aspect." in c for c in after.cues)):
                return "item"  # "มีกี่อุปสรรค", "ลงมือไปกี่อย่าง"
        said = [t for t in self.tokens if "ask.tell" not in t.cues]  # "จำนวนเด็กที่ …", "ขอจำนวนคนที่ …"
        head = said[1].cues if said[1:] and said[0].text == "จำนวน" else ()
        if self.has("operation.total") and self.names_offices:
            return "district"  # "เขตพื้นที่มีทั้งหมดเท่าไหร่"
        return "people" if not (PEOPLE | {"unit.people"}).isdisjoint(head) else "school" * ("unit.school" in head)

    @cached_property
    def names_offices(self) -> bool:
        """Whether area offices are named and nothing else, all of them: not "เขตที่ไม่ผ่าน"."""
        all_of_them = {"total"}.issuperset(self.section("operation"))
        return all_of_them and bool(self.naming) and all(t.concepts == _OFFICES for t in self.naming)

    @cached_property
    def turns_at(self) -> int:
        """Where the clause that asks begins, after a "แต่" that leaves another matter behind; 0 without one."""
        asked = next((t.start for t in reversed(self.tokens) if any(c.startswith("ask.") for c in t.cues)), 0)
        return max((t.start for t in self.tokens if t.text in TURNS and t.start < asked), default=0)

    @cached_property
    def checks_amount(self) -> bool:
        """Whether an amount is said and asked to be so: "เกินครึ่งแล้วใช่มั้ย", "ผ่านกันหมดยัง"."""
        asking = {t.part for t in self.tokens if "ask.yes_no" in t.cues}
        asking |= {part - 1 for part in asking if not any(t.part == part for t in self.naming)}  # "… ใช่มั้ย"
        amount = any(t.part in asking and (t.number or not _AMOUNTS.isdisjoint(t.cues)) for t in self.tokens)
        return amount and self.has("ask.yes_no") and not self.has("ask.which", "ask.what", "ask.why", "ask.how")

    @cached_property
    def in_points(self) -> bool:
        """Whether points are spoken of, "ห่างกันกี่จุด", and not "ที่ยังไม่ถึงจุดนั้น"."""
        return "จุด" in self.text and _POINTS.search(self.text) is not None

    @cached_property
    def asks_count(self) -> bool:
        """Whether a number other than a percent is asked for: not in "กี่เปอร์เซ็นต์" nor "คิดเป็นร้อยละเท่าใด"."""
        return any(
            ("ask.how_many" in token.cues and not self._percent_at(place + 1, place + 2))
            or ("ask.how_much" in token.cues and not self._percent_at(place - 2, place))
            for place, token in enumerate(self.tokens)
            if "ask.percent" not in token.cues
        )

    def _percent_at(self, first: int, end: int) -> bool:
        return any("ask.percent" in token.cues for token in self.tokens[max(0, first) : end])

    @cached_property
    def asks_twice(self) -> bool:
        """Two numbers asked for: "ผ่านร้อยละเท่าไร ใช้เกณฑ์กี่คะแนน"."""
        return sum(1 for t in self.tokens if {"ask.how_many", "ask.how_much", "ask.when"} & set(t.cues)) >= 2

    @cached_property
    def asks_name_and_number(self) -> bool:
        """ "ซีรีส์ชื่ออะไร มีกี่ตอน": what a thing is called, and how many there are."""
        return self.asks_its_name and "lack.names" in self.cues and self.has("ask.how_many", "ask.how_much")

    @cached_property
    def strange_unit(self) -> Token | None:
        """A thing asked the number of that is no known unit and names no record: "กี่คดี"."""
        for token, after in pairwise(self.tokens):
            if (
                "ask.how_many" in token.cues
                and not after.cues
                and (not after.filler or after.text in countable())
                and not after.number
                and after.text[0] >= "ก"
            ):
                return after
        return None

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """Numbers as typed, thousands unparted, other than years, and to how many decimals a result is wanted."""
        places = {t.start for t, then in pairwise(self.tokens) if then.text.startswith("ตำแหน่ง")}
        return tuple(t.text for t in self.tokens if t.number and not t.cues and t.start not in places)

    def unit_behind(self, number: str) -> str:
        """The class of unit that a number is told in: "245 เขต"; "" where none stands behind it."""
        behind = (after for token, after in pairwise(self.tokens) if token.number and token.text == number)
        return next((c.removeprefix("unit.") for t in behind for c in t.cues if c.startswith("unit.")), "")

    @cached_property
    def numbers_asked_of(self) -> tuple[str, ...]:
        """The same, less those told before a "แต่": "ตารางย่อบอก 7,926 คน แต่ตารางละเอียดพิมพ์ว่ากี่ราย"."""
        return tuple(t.text for t in self.tokens if t.number and not t.cues and t.start >= self.turns_at)

    @cached_property
    def asks_number(self) -> bool:
        return self.has(*COUNTING, "ask.number") or bool(self.unit) or _WHICH_WAY.search(self.text) is not None

    @cached_property
    def asks_whether_told(self) -> bool:
        """ "เน็ตหลุดวันละสิบรอบ ในรายงานมีเขียนไว้มั้ย": whether the report speaks of it, not how much of it there is."""
        if not self.has("ask.mentioned") or self.asks_its_number:
            return False
        told = {t.part for t in self.tokens if "ask.mentioned" in t.cues} or {self.tokens[-1].part}
        return not any(t.part >= min(told) and any(c in COUNTING for c in t.cues) for t in self.tokens)

    @cached_property
    def asks_its_number(self) -> bool:
        """ "ล่มกี่ครั้ง มีตัวเลขบอกไว้มั้ย": whether the number is told, not whether the thing is spoken of."""
        return self.has("ask.number") and self.has(*COUNTING) and self.has("ask.yes_no")

    @cached_property
    def asks_its_name(self) -> bool:
        """What a thing is called, not a person or school: "อบรมโครงการชื่ออะไร"."""
        return ITS_NAME.search(self.text) is not None

    @cached_property
    def asks_what_for(self) -> bool:
        """ "แยกกลุ่มเพื่ออะไร", "แบ่งกลุ่มตามอะไร": what something is done for, or by."""
        return _WHAT_FOR.search(self.text) is not None

    @cached_property
    def wishes(self) -> bool:
        """ "อยากเห็นผลรายคน ทำได้ไหม", "ใครต้องช่วยกัน": what should be, not what is done."""
        return _WISHING.search(self.text) is not None

    @cached_property
    def wants_both(self) -> bool:
        """ "เอาทั้งเรื่องพัฒนาคนและเรื่องความพอใจ": each of two things, not what is said of both."""
        return _BOTH.search(self.text) is not None

    @cached_property
    def names_both_columns(self) -> bool:
        """ "อุปสรรคกับข้อเสนอแนะ": both, not what is proposed against a problem."""
        return _BOTH_COLUMNS.search(self.text) is not None

    @cached_property
    def asks_website(self) -> bool:
        """Where on the web: "ต้องเข้าเว็บไหน", "ขอลิงก์หน่อย"."""
        return WEBSITE.search(self.text) is not None

    @cached_property
    def asks_how_many_policies(self) -> bool:
        """ "มีกี่นโยบายที่พูดเรื่องงบไม่พอ": in how many something stands."""
        return _HOW_MANY_POLICIES.search(self.text) is not None

    @cached_property
    def asks_which_policy(self) -> bool:
        """In which policies something stands: "ปรากฏในนโยบายใดบ้าง", "เป็นอุปสรรคของเรื่องไหน", "เขียนไว้ตรงไหน"."""
        last = max((t.part for t in self.tokens if any(c.startswith("ask.") for c in t.cues)), default=0)
        where = any("ask.where" in t.cues and t.part == last for t in self.tokens)
        told_where = where and (self.has("ask.mentioned") or (_KEPT.search(self.text) is not None))
        return told_where or self.asks_how_many_policies or _WHICH_POLICY.search(self.text) is not None

    @cached_property
    def asks_of_a_group(self) -> bool:
        """ "กลุ่มลดภาระครูมีนโยบายใดบ้าง": which policies a group has, and nothing that they speak of."""
        alone = all(any(c.startswith(("group.", "unit.")) for c in t.cues) for t in self.content)
        return alone and bool(self.section("group")) and _WHICH_POLICY.search(self.text) is not None

    @cached_property
    def asks_who(self) -> bool:
        """Who did it, not whether anyone did: "ไม่มีใครมาเลย", "มีใครเขียนไว้มั้ย"."""
        return self.has("ask.who") and not self.asks_whether_told and _ANYONE.search(self.text) is None

    @cached_property
    def asks_whom(self) -> bool:
        """To whom something was done, whom an item may tell by what they are: "แจ้งใครบ้าง", "อบรมใครไปบ้าง"."""
        return self.has("ask.who") and _WHOM.search(self.text) is not None

    @cached_property
    def asking_parts(self) -> frozenset[int]:
        """The space-separated parts that hold a question word; all parts where none does."""
        return parts_that_ask(self.tokens)


_AMOUNTS = frozenset({"amount.power", "amount.part", "operation.full_marks", "operation.above", "operation.change"})
_OFFICES = ("area_office",)
TELLING_UNITS = frozenset({"clip", "episode"})  # units that say what is counted; others name nothing
PEOPLE = frozenset(
    {"teacher", "student", "staff", "people", "parent", "principal", "guidance_teacher", "follower", "member"}
)


_POINTS = re.compile(r"จุด(?!นั้น|นี้|ไหน|ที่|ดี|เด่น|อ่อน|แข็ง|หมาย|ประสงค์|ยืน|เริ่ม)")
_SPEAKS_OF_IT = re.compile(  # "ในเล่มบ่นเรื่องนี้มั้ย", "รายงานว่าไว้ยังไง", "มีใครเห็นปัญหานี้มั้ย"
    r"(?:ใน(?:เล่ม|รายงาน)|รายงาน|เล่มนี้|เค้า|เขา|มีใคร|ผู้ใหญ่|ข้างบน)\s?(?:ก็|นี่|เนี่ย|เอง|เคย|ได้|มี)?\s?"
    r"(?:บ่น|พูด|เขียน|เอ่ย|แตะ|เห็น|รู้|ระบุ|บันทึก|จด|นึก|ยอมรับ|สะท้อน|ว่า(?=ไว้|ไง|ยังไง|อะไร|ไร|เรื่อง))"
    r"(?!\S{0,12}(?:กี่|เท่า))\S{0,14}\s?(?:มั้ย|ไหม|ปะ|ป่ะ|มะ|ป่าว|เปล่า|ยังไง|ไง|อย่างไร|บ้าง|ไร)"
)
_BOTH = re.compile(r"(?:เอา|ขอ|ดู|บอก)\s?ทั้ง(?!หมด|สิ้น|ประเทศ|เล่ม|คู่|สอง|สาม|นี้|นั้น|ฉบับ|ปี)\S+?\s?(?:ทั้ง|และ|กับ|แล้วก็)\s?\S")
_BOTH_COLUMNS = re.compile(
    r"(?:(?:อุปสรรค|ปัญหา)\s?(?:และ|กับ|พร้อม|รวมถึง|,|\+)|ทั้ง(?:ปัญหา|อุปสรรค)\S{0,8}\s)\s?(?:ทั้ง)?\s?(?:ข้อเสนอ|คำแนะนำ)"
    r"|(?:ข้อเสนอแนะ|ข้อเสนอ)\s?(?:และ|กับ|พร้อม)\s?(?:ปัญหา|อุปสรรค)"
)
_WHAT_FOR = re.compile(
    r"เพื่อ\s?(?:ประโยชน์|จุดประสงค์|วัตถุประสงค์|จุดมุ่งหมาย|เป้าหมาย|ผล)?\s?(?:อะไร|ไร|ใด|สิ่งใด)|(?:ไป|ไว้)ทำ(?:ไม|มัย|มาย|ไหม)|ทำไปทำไม|ขึ้นมาทำ(?:ไม|มัย|มาย)"
    r"|(?:ตั้ง|สร้าง|ทำ|จัด|พัฒนา|ผลิต|เปิด|เช่า|ซื้อ|คิด|ออก|มี)(?:กัน)?มา(?:เพื่อ)?ทำ(?:ไม|มัย|มาย)"
    r"|^(?:แล้ว|เขา|เค้า|จะ|สพฐ\.?)*\s?(?:จัดตั้ง|แต่งตั้ง|ตั้ง(?!แต่)|สร้าง|จัดทำ|เช่า|จัดกลุ่ม|แบ่งกลุ่ม|พัฒนา|ประกวด|จับกลุ่ม)\S{3,40}?\s?\S{0,20}ทำ(?:ไม|มัย)(?:ครับ|คะ|ค่ะ|อะ|อ่ะ|หรอ|เหรอ|\s|\?)*$"
    r"|เอา(?:ไว้|ไป)(?:ใช้)?ทำ(?:อะไร|ไร)"
    r"|มี(?:ประโยชน์|จุดประสงค์|วัตถุประสงค์)\s?(?:อะไร|ยังไง|อย่างไร|ไร)|(?:แล้ว)?(?:จะ)?ได้ประโยชน์อะไร|ช่วยให้อะไรดีขึ้น"
    r"|(?:แยก|แบ่ง|จัด|จำแนก)\S{2,40}?\s?(?:จาก|ตาม|ด้วย|โดยดู|โดยใช้|ใช้)\s?(?:เกณฑ์|หลัก)?\s?(?:อะไร|ไร|ไหน|ใด)"
    r"|\bwhat (?:is |was |are )?(?:it |that |this |they )?for\b"
    r"|for what purpose|to what end|what(?:'s| is) the (?:point|purpose|aim)"
)
# "เขียนไว้ตรงไหน", not what is set up: "ตั้งศูนย์ไว้ตรงไหน"
_KEPT = re.compile(r"^(?!.*(?:ตั้ง|จัด|วาง|สร้าง|เปิด|ติดตั้ง|ประจำ)[^\s]{0,30}ไว้).*ไว้")
_WISHING = re.compile(r"อยาก(?!รู้|ทราบ|ถาม|ดู|ได้ตัวเลข|ได้ข้อมูล|ได้เลข)|ใคร(?:บ้าง)?(?:ที่)?\s?(?:ต้อง|ควร)")
_WHICH_POLICY = re.compile(r"(?:นโยบาย|เรื่อง|ประเด็น|หัวข้อ)\s?(?:ที่)?\s?(?:ใด|ไหน)|(?:which|what) polic", re.IGNORECASE)
_HOW_MANY_POLICIES = re.compile(
    r"กี่\s?(?:นโยบาย|เรื่อง|ประเด็น|หัวข้อ)\s?(?:ที่|ซึ่ง)?\s?(?:พูด|เขียน|กล่าว|ระบุ|เจอ|มีปัญหา|ติด|บ่น|ประสบ|สะท้อน)"
    r"|how many polic\w+ (?:mention|report|speak|face|have)",
    re.IGNORECASE,
)
_WHOM = re.compile(r"(?:บอก|แจ้ง|อบรม|สอน|ฝึก|พัฒนา|สำรวจ|ถาม|เชิญ|ชวน|ชี้แจง|สื่อสาร|เน้นย้ำ)(?:กับ|ให้|แก่|ต่อ|ไปถึง|ถึง)?ใคร")
_ANYONE = re.compile(
    r"ไม่\s?รู้\s?(?:ว่า)?\s?จะ\S{0,12}\s?ใคร"
    r"|(?:ไม่|เคย|ไม่เคย)\s?มี\s?ใคร|มี\s?ใคร\S*\s?(?:ไหม|มั้ย|มั๊ย|บ้าง|ป่าว|ปะ|รึ|หรือ)"
)
_WHICH_WAY = re.compile(  # "เยอะขึ้นหรือน้อยลง" asks for the change
    r"(?:ขึ้น|เพิ่ม)\S{0,6}\s?(?:หรือ|รึ)\s?\S{0,6}(?:ลด|น้อยลง)|(?:ลด|น้อยลง)\S{0,4}\s?(?:หรือ|รึ)\s?\S{0,6}(?:เพิ่ม|ขึ้น)"
)
_IS = re.compile(r"(?<=\S)\s?คือ\s*(?:ครับ|ค่ะ|คะ|คับ|อ่ะ|หรอ|เหรอ)?[?\s]*$")
_WHICH_ONE_MOST = re.compile(
    r"(?:ช่องทาง|ช่อง|กลุ่ม|สี|แบบ|ประเภท|ชนิด|ระดับ|ตัวชี้วัด|นโยบาย|เรื่อง|ด้าน)(?:\s?อะไร|\S{0,10}?ใด).{0,16}(?:สุด|กว่า)"
    r"|อะไร(?:ที่)?(?:โดดเด่น|เด่น|อ่อน|ด้อย)(?:ที่)?สุด"
)
_IS_WHAT = re.compile(r"คือ\S{0,3}\s?\S{0,14}\s?(?:อะไร|ไร)")


APART = 3  # gaps inside words from which a message was typed syllable by syllable, and is read without them throughout


def read_question(text: str, lexicon: Lexicon, mend: bool = False) -> Question:
    """Cut a message into a question; of a long story only the part that asks is read."""
    message = Message(text, lexicon)
    return message.mended() if mend else message.as_typed()


class Message:
    """A message cut up once, to be read as it was typed or with its slips mended."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        normal = normalise(asking_part(text))
        gaps = normal.count(" ")
        if gaps >= APART and (closed := close_gaps(normal)).count(" ") + APART <= gaps:
            text = normal = closed
        self._text = text
        self._spotted = Spotted(normal, lexicon)

    def as_typed(self) -> Question:
        return Question(self._text, as_told(self._spotted.tokens()), spotted=self._spotted)

    def mended(self) -> Question:
        """As it was meant, where that is not how it was typed; `read_as` tells."""
        meant = mended(self._spotted, self._spotted.normal)
        if meant is None:
            return self.as_typed()
        spotted = Spotted(meant, self._spotted.lexicon)
        if (again := mended(spotted, spotted.normal)) is not None:  # a word beside it is told by what was mended
            meant, spotted = again, Spotted(again, self._spotted.lexicon)
        return Question(meant, as_told(spotted.tokens()), meant, spotted=spotted)


def asking_part(text: str) -> str:
    """The whole of a short message; of a long one what asks something last, with what stands before it."""
    return stretches(text)[-1][0]
