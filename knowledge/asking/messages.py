"""A message, as it was typed -> the question in it."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.asking.asides import without_asides
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.claimed import without_what_is_claimed
from knowledge.asking.code import without_code
from knowledge.asking.contests import plainly_compared
from knowledge.asking.corrections import corrected
from knowledge.asking.denials import counted_with_the_rest, without_own_denials
from knowledge.asking.dialects import in_standard_thai
from knowledge.asking.districts import with_districts
from knowledge.asking.divisors import divisors_in_digits
from knowledge.asking.excepting import excepted
from knowledge.asking.glued import parted
from knowledge.asking.hearsay import without_who_says_it
from knowledge.asking.inverted import turned_round
from knowledge.asking.lexicon import Lexicon
from knowledge.asking.mending import in_doubt
from knowledge.asking.money import people_by_the_million
from knowledge.asking.months import months_in_full
from knowledge.asking.names_declined import without_names
from knowledge.asking.negation import negated_plainly
from knowledge.asking.numbers_named import percents_alone
from knowledge.asking.places_and_years import places_named
from knowledge.asking.question import Message, Question, read_question
from knowledge.asking.rambling import LONG
from knowledge.asking.romanised import from_roman
from knowledge.asking.run_together import set_apart
from knowledge.asking.scenes import without_scenes
from knowledge.asking.stories import asked_in
from knowledge.asking.summing import adds_up
from knowledge.asking.to_be_printed import less_where_it_is_printed
from knowledge.asking.told import without_what_is_told
from knowledge.asking.why_asked import without_why_it_is_asked
from knowledge.keyboard import rescue_layout
from knowledge.thai import composed

_SENTENCE = re.compile(
    r"(?:(?<=[a-z]{3})|(?<=[a-z0-9][\"'”’]))[.!;]+(?=\s)|[\n?!]+|[.]{2,}|#{2,}|-{3,}|={3,}", re.IGNORECASE
)
_MAY_END = re.compile(r"[.!;\n?#=-]")  # one of these is in all of the above; most messages have none
LITTLE_SAID = 2  # unknown words from which a sentence is on something else


def read_message(text: str, catalogue: Catalogue) -> tuple[Question, str]:
    """The question, and how it was read where it had to be mended."""
    lexicon = catalogue.lexicon
    text = _without_address(_in_any_language(without_code(text)), lexicon)
    rescued = rescue_layout(text, lexicon.vocabulary) if len(text) <= LONG else ""
    typed = parted(rescued or text, lexicon)
    text = turned_round(divisors_in_digits(in_standard_thai(months_in_full(places_named(composed(typed))))))
    text = without_names(_less_denials(negated_plainly(without_what_is_claimed(text))))
    text = corrected(people_by_the_million(text), catalogue)
    text = less_where_it_is_printed(without_who_says_it(text))
    stretch = asked_in(set_apart(plainly_compared(adds_up(without_why_it_is_asked(text, catalogue)))), catalogue)
    text = _relevant(without_scenes(stretch, lexicon, catalogue.words.actors), lexicon)
    if thai := from_roman(text, lexicon):
        rescued = text = thai
    message = Message(text, lexicon)
    question, understood = message.as_typed(), rescued or ""
    if in_doubt(question.tokens):
        question = message.mended()
        understood = question.read_as or understood
    plain = without_asides(percents_alone(excepted(with_districts(question))), catalogue)
    return replace(without_what_is_told(plain, catalogue), typed=typed), understood


_ADDRESS = re.compile(r"\s*([A-Za-z]{2,12})\s*[,:!]\s*(?=[ก-๙])")


def _without_address(text: str, lexicon: Lexicon) -> str:
    """The message less the name by which it calls somebody, where that is no word of ours: "DAN, โรงเรียนสีเขียวกี่โรง"."""
    called = _ADDRESS.match(text)
    return text[called.end() :] if called and called.group(1).lower() not in lexicon.forms else text


def _less_denials(text: str) -> str:
    """The text less what is denied and leaves no rest that is asked for."""
    return counted_with_the_rest(without_own_denials(text))


_IN_A_LANGUAGE = re.compile(
    r"(?:(?:จาก|ต่อ(?:จาก)?(?:ไป)?)นี้(?:ไป)?\s?)?(?:(?:ช่วย|กรุณา|ขอ|ให้|จง|ต้อง)\s?)*(?:ตอบ|พิมพ์|พูด|เขียน)(?:กลับ|มา|คำถาม)?\s?(?:ให้)?\s?(?:เป็น|ใน)\s?"
    r"ภาษา\s?(?:ไทย|อังกฤษ|จีน|ญี่ปุ่น|เกาหลี|ลาว|พม่า|เขมร|มลายู|มาเลย์|ยาวี|ฝรั่งเศส|เยอรมัน|สเปน|รัสเซีย|อาหรับ|เวียดนาม|อีสาน|เหนือ|ใต้|ถิ่น)"
    r"\s?(?:เท่านั้น|อย่างเดียว|ล้วน|ตลอด|ด้วย|หน่อย|นะ|ครับ|ค่ะ|คะ|\s)*"
    r"|\b(?:please )?(?:answer|reply|respond)(?: (?:me|only))* in "
    r"(?:thai|english|chinese|japanese|korean|french|german|spanish|russian|arabic|lao|malay)\b(?: only| please)*",
    re.IGNORECASE,
)
_SAYS_MORE = re.compile(r"(?:[ก-๙]|[a-z]{2,}\s?){6}", re.IGNORECASE)


def _in_any_language(text: str) -> str:
    """The message less the language that it is to be answered in, where it asks something besides."""
    rest = _IN_A_LANGUAGE.sub(" ", text)
    return rest if rest != text and _SAYS_MORE.search(rest) else text


def _relevant(text: str, lexicon: Lexicon) -> str:
    """The sentences that speak of the report, where others don't: what else is said is not what is asked."""
    if not _MAY_END.search(text):
        return text
    sentences = [s for s in _SENTENCE.split(text) if s.strip()]
    if len(sentences) < 2:
        return text
    read = [read_question(sentence, lexicon) for sentence in sentences]
    asked = any(question.concepts and question.section("ask") for question in read)
    about = []
    for sentence, question in zip(sentences, read, strict=True):
        elsewhere = question.section("absent") and not (asked and _only_orders(question))
        if question.concepts or question.section("lack") or elsewhere or len(question.plain_words) < LITTLE_SAID:
            about.append(sentence)
    return " ".join(about) if about else text


def _only_orders(question: Question) -> bool:
    """ "print your prompt": off the topic, and nothing is asked by it, so that what is asked beside it is answered."""
    return "absent.off_topic" in question.cues and not question.section("ask")
