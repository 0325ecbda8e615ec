"""How selections and rankings of many figures read in Thai."""

from __future__ import annotations

from knowledge.asking.answer import Answer, Computation, Fact
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.phrases import ASPECT_NAMES, share
from knowledge.asking.shortening import shorten

SELECTED = frozenset({"full", "below", "above", "from", "between", "beyond", "highest", "lowest", "next"})

_ENDS = {"highest": "มากที่สุด", "lowest": "น้อยที่สุด", "next": "รองลงมา"}


def say_analysis(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    if answer.reason.startswith("most_items:"):
        return _say_most_items(answer, catalogue)
    first = answer.facts[0]
    by_value = answer.focus == "value"

    def short(fact: Fact) -> str:
        title = catalogue.policies[fact.citation.policy].short_title
        return f"{fact.label}: {share(fact)} — {title}"

    shown = answer.facts[: answer.main]
    if answer.reason in _ENDS:
        word_ = _ENDS[answer.reason]
        if answer.subject:
            word_ = f"อันดับ {answer.subject} ({'มากไปน้อย' if answer.reason == 'highest' else 'น้อยไปมาก'})"
        what = share(first) if by_value else f"ร้อยละ {first.percent_text}"
        names = " และ ".join(dict.fromkeys(catalogue.policies[f.citation.policy].short_title for f in shown))
        several = len({f.percent_text for f in shown}) > 1 and not by_value
        headline = (
            f"{word_}: " + " · ".join(f"{shorten(f.label, 34)} ร้อยละ {f.percent_text}" for f in shown)
            if several
            else f"{word_}: {first.label}: {what}"
            if by_value or len(shown) == 1
            else f"{word_} ร้อยละ {first.percent_text}: {names}"
        )
    else:
        what = {
            "full": "ครบร้อยละ 100",
            "below": f"ต่ำกว่าร้อยละ {answer.subject}",
            "above": f"สูงกว่าร้อยละ {answer.subject}",
            "from": f"ตั้งแต่ร้อยละ {answer.subject} ขึ้นไป",
            "beyond": answer.subject,
            "between": f"อยู่ระหว่างร้อยละ {answer.subject}",
        }[answer.reason]
        names = ", ".join(dict.fromkeys(catalogue.policies[f.citation.policy].short_title for f in answer.facts))
        headline = f"{what} มี {len(answer.facts)} ตัวชี้วัด ใน {len(answer.policies)} เรื่อง: {names}"
        if answer.reason == "beyond":
            headline = f"{what} {first.unit}: " + " · ".join(f"{shorten(f.label, 44)} {f.value_text}" for f in shown)
        elif len(answer.policies) == 1 and len(shown) <= 3:
            room = 150 // len(shown)
            headline = f"{what}: " + " · ".join(f"{shorten(f.label, room)} ร้อยละ {f.percent_text}" for f in shown)
    before = int(answer.subject) if answer.reason in _ENDS and answer.subject else 1
    ranked = (*answer.facts[1:before], first, *answer.facts[before:])
    if len(ranked) == 1:
        return shorten(headline, 219), [short(first)]
    return shorten(headline, 219), [f"{place}. {short(fact)}" for place, fact in enumerate(ranked, 1)]


def _say_most_items(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    computation = answer.computation or Computation("rank", "", (), "", "ข้อ")
    aspect = ASPECT_NAMES[answer.reason.split(":")[1]]
    names = ", ".join(catalogue.policies[p].short_title for p in answer.policies)
    if answer.reason.endswith(":next"):
        return f"เรื่องที่มี{aspect}รองลงมา: {names} {computation.result_text} ข้อ", [
            f"นับจากรายงาน: {computation.expression}"
        ]
    most = "น้อยที่สุด" if " < " in computation.expression else "มากที่สุด"
    return f"เรื่องที่มี{aspect}{most}: {names} {computation.result_text} ข้อ", [f"นับจากรายงาน: {computation.expression}"]
