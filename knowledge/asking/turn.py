"""One question in its conversation, with all that readers of a question need; and answers made from records."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from knowledge.asking import features
from knowledge.asking.answer import Answer, AnswerAspect, Context, Fact, Notice
from knowledge.asking.catalogue import NO_RESULTS, Catalogue, Figure, citation_of
from knowledge.asking.classifier import LACK, Guess
from knowledge.asking.finding import (
    Match,
    PassageMatch,
    Ranking,
    RatedPassages,
    find_figures,
    find_passages,
    policies_named,
    subjects,
)
from knowledge.asking.question import Question
from knowledge.cached import cached_property
from knowledge.records import ASPECTS, Aspect, Indicator, Passage

THIS = frozenset({"เรื่องนี้", "เรื่องนั้น", "งานพวกนี้", "ดังกล่าว", "นโยบายนี้", "โครงการนี้"})
MAY_BE_LACKED = 0.25  # the likelihood that the report lacks it from which that may be what is guessed
A_NUMBER = 3  # digits
NAMED = 1.0  # weight from which a policy counts as named
MOST_NOTICES = 2


@dataclass(frozen=True)
class Turn:
    """A question, what was said before, and the catalogue. What costs is found once, when first asked for."""

    question: Question
    context: Context
    catalogue: Catalogue
    trace: list[tuple[str, str]] = field(default_factory=list, compare=False)
    sure: bool = False  # that the report holds it, whatever word of the question no record has
    resumed: bool = False  # asked anew for a part of what was asked before, or chosen: how it is asked tells nothing
    _passages: dict[tuple[tuple[str, ...] | None, tuple[Aspect, ...] | None], Ranking[PassageMatch]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    picking: dict[tuple[str, Aspect], dict[int, frozenset[int]]] = field(  # by cell and item: tokens that pick the item
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def _features(self) -> tuple[features.Numbers, features.Numbers]:
        return features.of_question(self.question, follows=bool(self.context.question))

    @cached_property
    def guess(self) -> Guess | None:
        """The record that is asked for, by how it is asked; None where nothing was learned of the report."""
        classifier = self.catalogue.learned.classifier
        if classifier is None or self.resumed:
            return None
        told = (features.of_conversation(self.question, self.context),) if self.context.question else ()
        return classifier.guess((*self._features, *told), without=LACK if self.lack < MAY_BE_LACKED else "")

    @cached_property
    def lack(self) -> float:
        """The probability that the report holds no answer, by how it is asked."""
        return self.catalogue.learned.likelihood.lacked(self._features)

    @cached_property
    def last_figure(self) -> Figure | None:
        """The figure told last; None where none was, or it stands in no table of figures."""
        return self.catalogue.values.get(next(iter(self.context.indicators), ""))

    @cached_property
    def column_read(self) -> Aspect | None:
        """The column of words of one policy that was told last, or an item of it."""
        told = self.context.aspect if len(self.context.policies) == 1 else None
        return next((aspect for aspect in ASPECTS[1:] if aspect == told), None)

    @cached_property
    def column_told(self) -> bool:
        """Whether all of that column was told."""
        if self.column_read is None:
            return False
        return (
            1 < len(self.catalogue.passages(self.context.policies[0], self.column_read)) <= len(self.context.passages)
        )

    @cached_property
    def numbers_printed(self) -> tuple[bool, ...]:
        """Of each number of the question, of so many digits that it is none by chance, whether the report prints it."""
        given = [number.replace(",", "") for number in self.question.numbers if len(number) >= A_NUMBER]
        printed = self.catalogue.printed.replace(",", "") if given else ""
        return tuple(number in printed for number in given)

    @cached_property
    def named(self) -> dict[str, float]:
        """Policies the question itself speaks of, best first."""
        found = policies_named(self.question, self.catalogue)
        return dict(sorted(found.items(), key=lambda pair: -pair[1]))

    @cached_property
    def policy(self) -> str | None:
        """The policy named in the question, or else the one the conversation is on."""
        if self.named_policy:
            return self.named_policy
        return self.context.policies[0] if len(self.context.policies) >= 1 else None

    @cached_property
    def named_policy(self) -> str | None:
        if self.context.policies and any(t.text in THIS for t in self.question.tokens):
            return self.context.policies[0]
        best = next(iter(self.named.items()), None)
        if best is None or best[1] < NAMED:
            return None
        second = list(self.named.values())[1:2]
        if second and best[1] - second[0] < 0.3:
            return self._between()
        return best[0]

    @cached_property
    def titled_policy(self) -> str | None:
        """The policy named by its own name, not only by one of the things it speaks of."""
        policy = self.named_policy
        if policy is None:
            return None
        titled = self.catalogue.titled[policy]
        leans = policy in self.context.policies[:1] and any(t.text in THIS for t in self.question.tokens)
        called = leans or any(cue in titled for cue in self.question.cues)
        return policy if called or policy in subjects(self.question, self.catalogue) else None

    def _between(self) -> str | None:
        """Two policies are named alike: the one whose passages and figures speak of more of the question."""
        close = [policy for policy, score in self.named.items() if score > max(self.named.values()) - 0.3]
        if self.context.policies and self.context.policies[0] in close:
            return self.context.policies[0]
        passages = find_passages(self.question, self.catalogue, Context(), among=close)
        figures = find_figures(self.question, self.catalogue, Context(), among=close)
        best = dict.fromkeys(close, 0.0)
        for passage in passages:
            best[passage.item.passage.policy] = max(best[passage.item.passage.policy], passage.score)
        for figure in figures:
            best[figure.figure.indicator.policy] = max(best[figure.figure.indicator.policy], figure.score)
        return max(close, key=lambda policy: best[policy])

    @cached_property
    def follows(self) -> bool:
        """Whether the question leans on the conversation: there is one, and no other policy is named."""
        return bool(self.context.policies) and (
            self.named_policy is None or self.named_policy == self.context.policies[0]
        )

    @cached_property
    def figures(self) -> Ranking[Match]:
        return find_figures(self.question, self.catalogue, self.context, favoured=self.named_policy)

    def passages(
        self, among: tuple[str, ...] | None = None, aspects: tuple[Aspect, ...] | None = None
    ) -> Ranking[PassageMatch]:
        """Passages that speak of the question, best first, found once for each cell asked about."""
        if (among, aspects) not in self._passages:
            self._passages[among, aspects] = self._rated_passages.ranked(among, aspects)
        return self._passages[among, aspects]

    @cached_property
    def _rated_passages(self) -> RatedPassages:
        return RatedPassages(self.question, self.catalogue, self.context, self.named_policy)

    @cached_property
    def aspect(self) -> Aspect | None:
        """The column of the report that is asked for by name, or by leaning on the obstacles just read."""
        said = asked_aspect(self.question)
        if self._asks_for_a_way_out and said in (None, "activities"):
            return "recommendations"
        return said or self._column_again or self._column_counted or self._helped

    @cached_property
    def _column_again(self) -> Aspect | None:
        """After a column of one policy, another is only named: "แล้วเรื่องหนี้ครูล่ะ" asks for the same column of it."""
        question, last = self.question, self.context.aspect
        policy = self.named_policy
        if policy is None or policy in self.context.policies or not question.has("follow.and_then"):
            return None
        if not self.context.passages:  # a figure was told that stands among what was done
            return None
        words = self.catalogue.words
        called = self.catalogue.called[policy] | words.actors
        if question.section("ask") or any(called.isdisjoint(t.cues) for t in question.content):
            return None
        return next((aspect for aspect in ASPECT_ORDER if aspect == last), None)

    @cached_property
    def _column_counted(self) -> Aspect | None:
        """After an item of a column: "มีทั้งหมดกี่ข้อ" asks how many it has."""
        question, last = self.question, self.context.aspect
        if not self.follows or question.unit != "item" or question.content or not question.has("follow.item"):
            return None
        return next((aspect for aspect in ASPECT_ORDER if aspect == last), None)

    @cached_property
    def _helped(self) -> Aspect | None:
        """ "ช่วยเหลือยังไงบ้าง", "สนับสนุนอะไรบ้าง" after a figure: all that was done, whatever an item calls it."""
        told = self.follows and self.context.aspect in ("figures", "analysis") and not self.question.asks_number
        return "activities" if told and _HELPED.fullmatch(self.question.normal) else None

    @cached_property
    def _asks_for_a_way_out(self) -> bool:
        """After obstacles: "แล้วเค้าว่าจะปรับยังไง", "ใครต้องไปตาม" ask for what is recommended against them."""
        question = self.question
        if not (self.follows and self.context.aspect == "obstacles"):
            return False
        if question.asks_number or question.section("lack"):
            return False
        if question.asks_who and (question.wishes or "หน้าที่" in question.text):
            return True
        return question.concepts == {"solved"} or (
            question.has("ask.how", "aspect.activities")
            and any(t.text.startswith(_TO_BE_DONE) for t in question.tokens)
            and not question.has("ask.why")
        )

    def note(self, step: str, conclusion: str) -> None:
        self.trace.append((step, conclusion))


_HELPED = re.compile(
    r"(?:แล้ว|ละ|เค้า|เขา|สพฐ\.?|รัฐ|มี|มีการ|ได้|จะ|การ|\s)*(?:ช่วยเหลือ|ช่วย|สนับสนุน|ส่งเสริม|ดูแล|หนุน|พัฒนา|ผลักดัน)"
    r"(?:กัน|ไป|แล้ว|ให้|เขา|เค้า|พวกเขา|\s)*(?:ยังไง|อย่างไร|ไง|อะไร|ไร|ด้านไหน|ด้านใด)(?:ไป|กัน|ให้|\s)*(?:บ้าง|มั่ง)?"
    r"(?:แล้ว|คะ|ค่ะ|ครับ|คับ|อะ|อ่ะ|นะ|[\s?])*"
)
_DONE = re.compile(r"(?:ไว้|ไป|มา)\s?แล้ว")
_TO_BE_DONE = ("จะ", "ให้", "ต้อง", "ควร", "ปรับ", "แก้", "ต่อ", "next")
ASPECT_ORDER: tuple[Aspect, ...] = ("recommendations", "obstacles", "activities")


def asked_aspect(question: Question) -> Aspect | None:
    """Recommendations before obstacles: "เสนอให้แก้ปัญหายังไง" asks for what is proposed, though it names a problem."""
    said = question.section("aspect")
    if _is_headed_by_number(question) and not {"obstacles", "recommendations", "summary"} & set(said):
        return None
    if _wished(question) and not {"obstacles", "summary"} & set(said):
        return "recommendations"
    if "obstacles" in said and _A_WAY_FOR.search(question.text):
        return "recommendations"
    if _DONE.search(question.text) and question.has("ask.what") and not {"obstacles", "recommendations"} & set(said):
        return "activities"
    if not said and (told := _column_told_of(question)):
        return told
    for aspect in ASPECT_ORDER:
        if aspect in said and not (aspect == "obstacles" and _only_solved(question)):
            return aspect
    doing = "doing" in said and question.has("ask.what", "ask.how") and not question.has("operation.difference")
    doing = doing or (_DOING_ASKED_FOR.search(question.text) is not None and not question.asks_number)
    by_its_name = "เชิงคุณภาพ" in question.text and "เชิงปริมาณ" not in question.text and not question.asks_number
    return "activities" if doing or by_its_name else None


_DOING_ASKED_FOR = re.compile(  # "ขอทราบการดำเนินงานด้านแนะแนว", "รายละเอียดการดำเนินงานเรื่องหนี้"; not what came of it
    r"(?:(?:ขอ|ประสงค์)\S{0,8}?|รายละเอียด|ข้อมูล|สรุป|^)\s?(?<!ผล)(?:การดำเนินงาน|การดำเนินการ|การขับเคลื่อน|มาตรการ|วิธีดำเนินงาน)"
)


def _column_told_of(question: Question) -> Aspect | None:
    """By what is said of a policy where no column is named: what is complained of, how it was gone about."""
    if question.asks_number:
        return None
    if _COMPLAINED.search(question.text):
        return "obstacles"
    return "activities" if question.has("ask.how") and _GONE_ABOUT.search(question.text) else None


_GONE_ABOUT = re.compile(  # "เดินเรื่องกันยังไงมาแล้ว", "เดินหน้าไปด้วยวิธีไหนบ้างแล้ว", "ลงแรงไปยังไงแล้วบ้าง"
    r"(?:เดินเรื่อง|เดินหน้า|เดินงาน|ลงแรง|ลงมือ|ออกแรง|ขยับ|ลุย|ผลักดัน|ดำเนินการ|ดำเนินงาน|ทำงาน|ทำ|ช่วย|แก้|จัดการ)"
    r"(?!\S*(?:จะ|ควร|ต้อง)).{0,30}?(?:(?:ไป|มา|กัน|ไว้|ด้วย|โดย|\s)+(?:ยังไง|อย่างไร|ไง|วิธีไหน|วิธีใด|วิธีอะไร|แบบไหน|ทางไหน)"
    r"(?:บ้าง|มั่ง|กัน|\s)*(?:ไป|มา|ไว้)?\s?แล้ว|(?:ไป|มา|ไว้)\s?แล้ว\s?(?:ด้วย)?(?:ยังไง|อย่างไร|วิธีไหน|วิธีใด|แบบไหน)(?:บ้าง|มั่ง))"
)
_A_WAY_FOR = re.compile(  # "แนวทางสำหรับโรงเรียนที่ติดข้อจำกัด": what those should do who have the problem
    r"แนวทาง\s?(?:สำหรับ|ให้(?:กับ|แก่)?|แก่)\S{1,40}?\s?ที่\s?(?:ยัง)?(?:ติด|มี|เจอ|ประสบ|พบ)\s?(?:ปัญหา|อุปสรรค|ข้อจำกัด|ข้อติดขัด)"
)
_COMPLAINED = re.compile(  # "เขตบ่นเรื่องหนี้ครูว่ายังไง"; which complaint there is most of, nothing tells
    r"บ่น(?:กัน|ๆ)?(?:เรื่อง|ถึง)(?!นี้)\S{2,24}?\s?ว่า\s?(?:ไง|ยังไง|อย่างไร|อะไร|ไร)(?!.*(?:สุด|กว่า))"
)


def _is_headed_by_number(question: Question) -> bool:
    """ "จำนวนครูแนะแนวที่ทำกิจกรรมได้" asks how many there are, not what was done."""
    first = question.tokens[0] if question.tokens else None
    return first is not None and first.text == "จำนวน" and not question.has("ask.what", "ask.how", "ask.why")


def _wished(question: Question) -> bool:
    """Whether it is asked what somebody is wished to do, or how many things were left to them."""
    if question.asks_number and question.unit != "item":
        return False
    return _ENTRUSTED.search(question.text) is not None or (
        not question.asks_number and _WISHED.search(question.text) is not None
    )


_ENTRUSTED = re.compile(  # "ฝากเขตไว้กี่เรื่อง"
    r"ฝาก(?:เรื่อง|ข้อ|งาน|การบ้าน)?(?:ไหน|อะไร|ไร)?(?:ถึง|ให้|กับ|ไว้|ไป|แก่|\s)*(?:พวก)?"
    r"(?:เขต|สพท|สพฐ|โรงเรียน|สถานศึกษา|รัฐบาล|ส่วนกลาง|ผู้บริหาร|หน่วยงาน)"
)
_WISHED = re.compile(  # "อยากให้รัฐบาลช่วยไง": what they are wished to do, unless it is us who are asked to tell
    r"อยากให้\s?(?!\S{0,4}(?:ช่วย)?(?:บอก|สรุป|เล่า|ตอบ|อธิบาย|หา|เช็|ขยาย|แจง|แยก|ยก|ดู|ทวน|พูด|คำนวณ|คิด|เทียบ|แสดง|แปล))"
    r"\S{2,24}?\s?(?:เค้า|เขา)?(?:ช่วย|ทำ|แก้|ปรับ|ดูแล|เพิ่ม|จัด|สนับสนุน|หนุน)\S{0,10}?\s?(?:อะไร|ไร|ยังไง|ไง|อย่างไร|ตรงไหน|แบบไหน)"
)


def _only_solved(question: Question) -> bool:
    """Whether a problem is only named as what was solved: "จำนวนครูที่ได้รับการแก้ไขปัญหาหนี้สิน" asks for no obstacles."""
    named = [place for place, t in enumerate(question.tokens) if "aspect.obstacles" in t.cues]
    before = [question.tokens[place - 1].text if place else "" for place in named]
    solved = all(t.text == "ปัญหา" for place in named for t in [question.tokens[place]])
    return solved and all(text.endswith(("แก้", "แก้ไข")) for text in before)


# ── answers from records ──────────────────────────────────────────────────────────────────────────────────────────
def fact_of(catalogue: Catalogue, indicator: Indicator) -> Fact:
    """An indicator as a fact of an answer."""
    return catalogue.facts[indicator.id]


def notices_for(catalogue: Catalogue, indicators: Iterable[str]) -> tuple[Notice, ...]:
    """Findings of the audit that touch these indicators, each once."""
    found = {
        finding.text: Notice(finding.kind, finding.text)
        for indicator in indicators
        for finding in catalogue.findings.get(indicator, ())
    }
    return tuple(found.values())[:MOST_NOTICES]


def figure_answer(
    catalogue: Catalogue,
    indicators: list[Indicator],
    focus: str = "share",
    aspect: AnswerAspect = "figures",
    main: int = 1,
    reason: str = "",
) -> Answer:
    """An answer of figures; the first `main` of them are what was asked, the rest stand beside them in the report."""
    facts = tuple(fact_of(catalogue, indicator) for indicator in indicators)
    return Answer(
        outcome="answer",
        policies=tuple(dict.fromkeys(i.policy for i in indicators[:main])),
        aspect=aspect,
        facts=facts,
        citations=tuple(dict.fromkeys(fact.citation for fact in facts)),
        notices=notices_for(catalogue, [i.id for i in indicators[:main]]),
        focus=focus,
        main=main,
        reason=reason,
    )


def all_figures(catalogue: Catalogue, policy: str) -> Answer | None:
    """The figures column of a policy; None where it has no results."""
    own = [i for i in catalogue.edition.detailed if i.policy == policy and i.aspect == "figures"]
    results = [i for i in own if i.kind not in NO_RESULTS]
    return figure_answer(catalogue, results, main=len(results), reason="all_figures") if results else None


def passage_answer(catalogue: Catalogue, passages: Iterable[Passage], **more: object) -> Answer:
    """An answer of passages, as they are given."""
    chosen = tuple(passages)
    return Answer(
        outcome="answer",
        policies=tuple(dict.fromkeys(p.policy for p in chosen)),
        aspect=chosen[0].aspect,
        passages=chosen,
        citations=tuple(citation_of(catalogue, p) for p in chosen),
        **more,  # type: ignore[arg-type]  # the keyword fields of Answer
    )
