"""The policies of the report and their groups: which there are, how many, and which group one of them stands in."""

from __future__ import annotations

import re

from knowledge.asking.answer import Answer, Fact
from knowledge.asking.turn import Turn
from knowledge.records import Citation

PLAIN = frozenset(  # what a question about the report itself may speak of
    {
        "obec",
        "area_office",
        "year_2567",
        "policy_news",
        "people",
        "news",
        "items_reported",
        "school",
        "teacher",
        "student",
        "parent",
    }
)


def policies_listed(turn: Turn, whole: bool = False) -> Answer:
    """The policies of the groups asked for; of the whole report where none is, or all are counted."""
    turn.note("about", "policies")
    groups = () if whole else asked_groups(turn)
    policies = tuple(p.id for p in turn.catalogue.edition.policies if not groups or p.group in groups)
    return Answer("answer", policies, "meta", reason="policies", subject=groups[0] if len(groups) == 1 else "")


_GROUPS_ASKED = re.compile(
    r"(?:นโยบาย|เรื่อง|รายงาน|เล่ม|หัวข้อ|ประเด็น)\S{0,24}?\s?(?:แบ่ง|จัด|แยก|จำแนก)\S{0,14}?\s?(?:กลุ่ม|หมวด|ฝั่ง|ฝ่าย|ด้าน|ประเภท)"
    r"|(?:แบ่ง|จัด|แยก|จำแนก)(?:กลุ่ม|หมวด|ประเภท)?\s?นโยบาย|(?:กลุ่ม|หมวด)(?:ของ)?นโยบาย"
    r"|นโยบาย\S{0,12}?\s?(?:มี|อยู่)?\s?(?:กี่|สองกลุ่ม|2 กลุ่ม)\s?(?:กลุ่ม|หมวด|ฝั่ง|ฝ่าย)"
    r"|แต่ละกลุ่ม\s?(?:มี|ได้)?\s?กี่\s?นโยบาย|กี่\s?นโยบาย\s?ใน\s?แต่ละกลุ่ม"
    r"|polic\w+ (?:are |is |be )?(?:grouped|divided|split|sorted)|groups? of polic|policy groups?",
    re.IGNORECASE,
)


_SORTED = frozenset({"หมวด", "กลุ่ม", "ฝั่ง", "ฝ่าย", "ด้าน", "ประเภท", "แบ่งกลุ่ม", "จัดกลุ่ม", "เร่งด่วน", "หมวดหมู่"})


def in_groups(turn: Turn) -> Answer | None:
    """The group that a policy stands in, or the groups that there are, or how many stand in each."""
    return group_of(turn) or _groups_of_policies(turn) or _counted_by_group(turn)


_SIDE = re.compile(r"(?:กลุ่ม|ฝั่ง|ฝ่าย|หมวด)\s?(?:ไหน|ใด)|which (?:group|side)")


def _counted_by_group(turn: Turn) -> Answer | None:
    """ "รายงานนี้มีกี่นโยบาย ฝั่งครูกี่เรื่อง", "นโยบายครูกับนโยบายเด็ก ฝั่งไหนเยอะกว่า": of all policies, by their groups."""
    question, named = turn.question, turn.question.section("group")
    if not named or turn.aspect or set(question.section("meta")) - {"report_name", "whole", "policies"}:
        return None
    if any(PLAIN.isdisjoint(t.cues) for t in question.content) or not _says_policies(turn):
        return None
    of_each = question.asks_twice and question.unit in ("item", "group")
    set_apart = question.has("operation.difference", "operation.highest", "operation.lowest")
    set_apart = set_apart and (len(set(named)) > 1 or _SIDE.search(question.normal) is not None)
    return policies_listed(turn, whole=True) if of_each or set_apart else None


def _groups_of_policies(turn: Turn) -> Answer | None:
    """ "นโยบายในเล่มแบ่งเป็นกลุ่มอะไรบ้าง": the groups, how many there are and how many policies stand in each."""
    question, edition = turn.question, turn.catalogue.edition
    if not _GROUPS_ASKED.search(question.normal) or turn.titled_policy or turn.aspect or asked_groups(turn):
        return None
    own = PLAIN | {"meta.policies", "meta.whole", "meta.report_name", "unit.group"}
    if (
        any(own.isdisjoint(t.cues) and t.text not in _SORTED for t in question.content)
        or question.section("lack")
        or question.numbers[1:]
    ):
        return None
    turn.note("about", "groups of policies")
    counts = {g.id: sum(p.group == g.id for p in edition.policies) for g in edition.groups}
    text = f"{len(counts)} กลุ่ม รวม {len(edition.policies)} เรื่อง: " + " และ ".join(
        f"{g.title} ({counts[g.id]} เรื่อง)" for g in edition.groups
    )
    citation = Citation(edition.report.id, "", "figures", "", 0, text)
    fact = Fact("นโยบายแบ่งเป็น", None, text, "", None, None, edition.report.as_of, citation)
    return Answer(
        "answer", tuple(p.id for p in edition.policies), "meta", (fact,), reason="groups", citations=(citation,)
    )


def count_policies(turn: Turn) -> Answer | None:
    """ "มีกี่เรื่อง", "ไล่ชื่อนโยบายฝั่งครู" without a subject: the policies of the report, or of a group."""
    question = turn.question
    groups = asked_groups(turn)
    titles = " ".join(g.title for g in turn.catalogue.edition.groups if g.id in groups)
    of_a_group = _HOLDS.search(question.normal) or _GETS.search(question.normal)
    named = turn.named_policy and not (groups and of_a_group)
    if named or turn.aspect or question.has("aspect.summary"):
        return None
    if any(t.text.startswith("ข่าว") for t in question.tokens if t.concepts or "unit.item" in t.cues):
        return None  # "ข่าวที่เผยแพร่กี่เรื่อง", "ลงในไทยรัฐกี่ข่าว" count no policies
    if any(_PLAIN_OR_NAMED.isdisjoint(t.cues) and t.text not in titles for t in question.content):
        return None
    if any(t.cues == _ITEMS_OF for t in question.content) or question.left_out:
        return None  # "ตัดข่าวปลอมออกเหลือกี่ประเด็น"
    if turn.context.policies and not listing(turn) and not groups and not _asks_names(turn):
        return None
    counted = ("item", "group") if listing(turn) or _says_policies(turn) else ("item",)
    of_group = bool(groups) and question.asks_number and not question.unit and "นโยบาย" in question.normal
    of_group = of_group or bool(groups and _GETS.search(question.normal))
    return policies_listed(turn) if question.unit in counted or of_group or _asks_names(turn) else None


_ITEMS_OF = ("items_reported",)  # "รายการประเมิน", which is no unit
_PLAIN_OR_NAMED = PLAIN | {"lack.names"}


def _says_policies(turn: Turn) -> bool:
    return any(t.text.startswith(("นโยบาย", "polic")) for t in turn.question.tokens)


def _asks_names(turn: Turn) -> bool:
    """ "ขอรายชื่อนโยบาย": of the policies, unlike those of schools or people, the report prints the names."""
    return turn.question.has("lack.names") and _says_policies(turn)


def listing(turn: Turn) -> bool:
    """Whether the policies of the report, or of a group, were told last."""
    context = turn.context
    return context.aspect == "meta" or (context.aspect == "summary" and bool(context.listed) and not context.policies)


_OTHER_GROUP = re.compile(r"(?:อีก|กลุ่ม|ฝั่ง|ด้าน)\s?(?:กลุ่ม|ฝั่ง|ฝ่าย|หมวด|ด้าน|ที่เหลือ|หนึ่ง)|the other (?:group|one|half)")


def asked_groups(turn: Turn) -> tuple[str, ...]:
    """Groups of policies named in the question, or, after the list of one group, by a word of the other's title."""
    groups = turn.catalogue.edition.groups
    named = tuple(g.id for g in groups if turn.question.has(f"group.{g.id}")) or _helping_whom(turn)
    listed = {turn.catalogue.policies[p].group for p in turn.context.listed}
    if named or len(listed) != 1 or not listing(turn):
        return named
    others = tuple(g.id for g in groups if g.id not in listed)
    if _OTHER_GROUP.search(turn.question.text.lower()):
        return others
    words = [t.text for t in turn.question.content] if turn.question.has("follow.and_then") else []
    return tuple(g.id for g in groups if g.id in others and words and all(word in g.title for word in words))


_HELPING = re.compile(
    r"(?:กลุ่ม|ฝั่ง|ฝ่าย|หมวด|ด้าน|นโยบาย|เรื่อง|งาน)(?:ที่|ซึ่ง|ไหน)?\s?(?:จะ|เขา|เค้า|เพิ่น|เปิ้น)?\s?(?:มา)?"
    r"(?:ช่วย|ลดภาระ|แบ่งเบา|ผ่อนแรง|เพื่อ|สำหรับ|เกี่ยวกับ)"
)


def _helping_whom(turn: Turn) -> tuple[str, ...]:
    """ "หมวดที่ช่วยลดภาระพ่อแม่กับเด็ก มีอะไรบ้าง": the groups whose title names those that nothing but is named."""
    question, actors, forms = turn.question, turn.catalogue.words.actors, turn.catalogue.lexicon.forms
    naming = [t for t in question.naming if not any(cue.startswith("unit.") for cue in t.cues)]
    said = frozenset(cue for t in naming for cue in forms.get(_BURDEN.sub("", t.text), () if t.concepts else ("",)))
    holds = _HOLDS.search(question.normal) is not None
    counts = question.unit == "item" and question.asks_number and (_says_policies(turn) or holds)
    gets = _GETS.search(question.normal) is not None
    if turn.aspect or not (said and said <= actors) or not (counts or gets or question.has("ask.what")):
        return ()
    if not (counts or gets or _HELPING.search(question.normal)) or question.has("ask.percent"):
        return ()
    calling = [form for form, cues in forms.items() if not said.isdisjoint(cues) and len(form) > 2]
    return tuple(g.id for g in turn.catalogue.edition.groups if any(form in g.title for form in calling))


_HOLDS = re.compile(  # "ลดภาระครูมีกี่เรื่อง", not how many of them were reduced
    r"^(?:แล้ว|ส่วน|อยากรู้ว่า|ขอถามว่า)?\s?ลดภาระ(?:ของ|ให้)?[^\s\d]{2,24}?\s?มี(?:อยู่|ทั้งหมด|ทั้งสิ้น|รวม)*\s?กี่\s?(?:เรื่อง|นโยบาย|ประเด็น|หัวข้อ)"
    r"(?:ครับ|คับ|ค่ะ|คะ|บ้าง|อะ|อ่ะ|นะ|\s)*$"
)
_GETS = re.compile(  # "ผู้ปกครองจะได้ลดภาระเรื่องอะไรบ้าง": of what kind, and not of what work
    r"(?:ได้|จะ|ช่วย|ถูก)\s?(?:ลดภาระ|แบ่งเบาภาระ|ผ่อนแรง)\s?(?:เรื่อง|ด้าน|นโยบาย|หัวข้อ|ใน(?:เรื่อง|ด้าน))\s?(?:อะไร|ไร|ไหน|ใด)"
)
_BURDEN = re.compile("^(?:ที่)?(?:ช่วย)?ลดภาระ(?:ให้|ของ)?")
_GROUP = r"(?:กลุ่ม|ฝั่ง|ฝ่าย|หมวด)"
_WHICH_GROUP = re.compile(  # of a policy whose schools or teachers are grouped it asks for those: "โรงเรียนอยู่กลุ่มไหน"
    rf"(?:อยู่|จัด|สังกัด|เป็น|ของ)\S{{0,4}}{_GROUP}(?:นโยบาย|ของ)?(?:ไหน|ใด|อะไร|ไร|ใคร)|whichgroup"
)
_OF_A_POLICY = re.compile(
    rf"(?:เรื่อง|นโยบาย|ประเด็น).*{_WHICH_GROUP.pattern.partition('|whichgroup')[0]}|ลดภาระ(?:ให้|ของ)?(?:ใคร|ฝ่ายไหน|ฝั่งไหน)"
    rf"|(?:นโยบาย|เรื่อง)(?:ของ)?{_GROUP}(?:ไหน|ใด|ใคร)|policy.*whichgroup|whichgroup.*policy"
)


def group_of(turn: Turn) -> Answer | None:
    """Which group the policy named stands in: "เรื่องธนาคารหน่วยกิตจัดอยู่ในกลุ่มลดภาระใคร"."""
    question, policy = turn.question, _policy_asked_of(turn)
    either = len(question.section("group")) > 1 and _OR.search(question.text) is not None
    text = question.text.lower().replace(" ", "")
    if policy is None or question.asks_number or turn.aspect:
        return None
    bare = _WHICH_GROUP.search(text) is not None and not _has_groups_of_its_own(turn, policy)
    if not (either or bare or _OF_A_POLICY.search(text)):
        return None
    told = turn.catalogue.edition.policy(policy)
    group = next(g for g in turn.catalogue.edition.groups if g.id == told.group)
    turn.note("about", f"group of {policy}")
    report = turn.catalogue.edition.report
    citation = Citation(report.id, policy, "figures", "", 0, group.title)
    fact = Fact(f"{told.short_title} อยู่ในกลุ่ม", None, group.title, "", None, None, report.as_of, citation)
    return Answer("answer", (policy,), "meta", (fact,), citations=(citation,), reason="group_of")


def _policy_asked_of(turn: Turn) -> str | None:
    """The policy named, by more than "ลดภาระ", which the titles of the groups say; else the one talked of."""
    names = {c for t in turn.question.naming if t.text != "ลดภาระ" for c in t.concepts}
    if turn.named_policy and names & turn.catalogue.named[turn.named_policy]:
        return turn.named_policy
    return turn.context.policies[0] if turn.follows else None


def _has_groups_of_its_own(turn: Turn, policy: str) -> bool:
    """Whether figures of the policy are told apart by group, as schools by colour."""
    kinds = turn.catalogue.words.told_apart & turn.question.concepts
    return any(kinds & (f.naming | f.often) for f in turn.catalogue.figures if f.indicator.policy == policy)


_OR = re.compile(r"หรือ|รึ|\bor\b")
