"""The one place where answers become Thai. Takes facts, never strings that hold numbers of their own."""

from __future__ import annotations

from dataclasses import replace

from knowledge.asking.analysis_wording import SELECTED, say_analysis
from knowledge.asking.answer import Answer, Computation, Fact, Wording
from knowledge.asking.catalogue import Catalogue
from knowledge.asking.phone_screen import phone_screen
from knowledge.asking.phrases import (
    ASPECT_NAMES,
    amount,
    figure_headline,
    item_line,
    share,
    source_line,
    suggestions,
    whole_line,
)
from knowledge.asking.refusal_wording import say_not_found
from knowledge.asking.shortening import shorten
from knowledge.asking.summing import OVERLAP
from knowledge.asking.verdict_wording import say_verdict
from knowledge.records import Passage
from knowledge.thai import thai_date

HEADLINE, ITEM, FIRST, CELL, QUOTE = 200, 170, 90, 1600, 420  # letters


def word(answer: Answer, catalogue: Catalogue) -> Wording:
    """How an answer reads: the first line, the whole text, and what may be asked next."""
    headline, body = _SAY[answer.outcome](answer, catalogue)
    if answer.checked:
        headline, body = say_verdict(answer.checked, headline, body)
    lines = [f"(เข้าใจว่า “{answer.understood}”)"] if answer.understood else []
    lines += [f"(รายงานไม่ได้แยกตามคำว่า “{answer.left_out}” จึงตอบตามคำอื่นในคำถาม)"] if answer.left_out else []
    lines += [*body, *_below(answer, catalogue)]
    return Wording(headline, "\n".join([headline, *lines]), suggestions(answer, catalogue))


def _below(answer: Answer, catalogue: Catalogue) -> list[str]:
    """What stands under every answer: where the report does not agree with itself, and the source."""
    source = source_line(answer, catalogue) if answer.outcome == "answer" else ""
    return [f"⚠ {notice.text}" for notice in answer.notices] + ([source] if source else [])


# ── outcomes ──────────────────────────────────────────────────────────────────────────────────────────────────────
def _say_answer(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    if answer.parts:
        return _say_parts(answer, catalogue)
    if answer.aspect == "summary":
        return _say_summary(answer, catalogue)
    if answer.aspect == "meta" or answer.reason == "definition":
        return _say_meta(answer, catalogue)
    if answer.reason in SELECTED or answer.reason.startswith("most_items"):
        return say_analysis(answer, catalogue)
    if answer.computation:
        return _say_computation(answer, answer.computation)
    if answer.passages:
        return _say_passages(answer, catalogue)
    if answer.reason == "none_selected":
        return "ไม่มีตัวชี้วัดใดในรายงานที่ตรงเงื่อนไขนี้", []
    if not_reckoned := _NOT_RECKONED.get(answer.reason):
        return not_reckoned, [f"• {fact.label}: {share(fact)}" for fact in answer.facts]
    return _say_figures(answer, catalogue)


_NOT_RECKONED = {
    "unlike_units": "สองค่านี้นับคนละหน่วย จึงไม่นำมาลบกัน",
    OVERLAP: "กลุ่มเหล่านี้นับซ้อนกันได้ จึงไม่นำมาบวกกัน",
}


def _say_parts(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    """One first line for both, labels shortened where they need room, then what belongs to each."""
    said = [_SAY[part.outcome](part, catalogue) for part in answer.parts]
    told = [part for part in answer.parts if part.outcome == "answer"]
    headline = " · ".join(_say_answer(part, catalogue)[0] for part in told)
    if len(headline) > HEADLINE:
        headline = " · ".join(_say_answer(_with_short_labels(part), catalogue)[0] for part in told)
    lines = [line for first, rest in said for line in ([first] if first not in headline else []) + rest]
    return shorten(headline, 219), list(dict.fromkeys(lines))


def _with_short_labels(answer: Answer) -> Answer:
    return replace(answer, facts=tuple(replace(fact, label=shorten(fact.label, 40)) for fact in answer.facts))


def _say_figures(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    main, beside = answer.facts[: answer.main], answer.facts[answer.main :]
    if answer.reason == "all_figures":
        title = catalogue.policies[answer.policies[0]].short_title
        return shorten(f"ตัวเลขเรื่อง{title}: {figure_headline(main[0], 'share')}", HEADLINE), [
            f"• {f.label}: {share(f)}" for f in main
        ]
    if len(main) == 1:
        headline = figure_headline(main[0], answer.focus)
        lines = [f"ในจำนวนนี้ {main[0].label}: {share(main[0])}"] if answer.focus == "total" and main[0].total else []
        lines += [line] if (line := whole_line(main[0], answer.focus)) else []
    else:
        headline = " · ".join(figure_headline(fact, answer.focus) for fact in main)
        if len(headline) > HEADLINE:
            headline = " · ".join(
                f"{shorten(fact.label, 60)}: {amount(fact) or 'ร้อยละ ' + fact.percent_text}" for fact in main
            )
        if answer.reason == "kinds":
            headline = f"แบ่งเป็น {len(main)} {answer.subject}: {headline}"
        lines = [f"• {f.label}: {share(f)}" for f in main if f"{f.label}: {share(f)}" not in headline]
    if answer.reason == "quoted":
        lines.append(f"ในรายงาน: “{shorten(main[0].citation.quote, QUOTE)}”")
    if beside:
        lines.append("ในข้อเดียวกันรายงานยังระบุว่า")
        lines += [f"• {f.label}: {share(f)}" for f in beside]
    return shorten(headline, 219), lines


def _say_computation(answer: Answer, computation: Computation) -> tuple[str, list[str]]:
    if answer.reason == "counts_reckoned":
        said = "รวม" if computation.operation == "sum" else "ต่างกัน"
        return f"{said} {computation.result_text} {computation.unit} ({computation.expression})", [
            f"นับจากรายงาน: {answer.subject}"
        ]
    facts = answer.facts[: answer.main]
    unit = computation.unit
    heads = {
        "remaining": f"เหลือ {computation.result_text} {unit}",
        "difference": f"ต่างกัน {computation.result_text} {unit}",
        "sum": f"รวม {computation.result_text} {unit}",
        "average": f"เฉลี่ยประมาณ {computation.result_text} {unit}",
        "change": f"เพิ่มขึ้นร้อยละ {computation.result_text}".replace("ขึ้นร้อยละ -", "ลดร้อยละ "),
        "share": f"คิดเป็นร้อยละ {computation.result_text}",
        "ratio": f"เป็น {computation.result_text} เท่า",
        "part": f"เท่ากับ {computation.result_text} {unit}",
        "short": f"ขาดอีก {computation.result_text} {unit}",
        "past": f"เกินมาแล้ว {computation.result_text} {unit}",
    }
    if answer.reason == "larger":
        heads["difference"] = f"{shorten(facts[0].label, 90)} มากกว่า {computation.result_text} {unit}"
    if answer.reason == "smaller":
        heads["difference"] = f"{shorten(facts[1].label, 90)} น้อยกว่า {computation.result_text} {unit}"
    if answer.reason in ("more_left", "fewer_left"):
        label = shorten(facts[answer.reason == "fewer_left"].label, 50)
        than = "มากกว่า" if answer.reason == "more_left" else "น้อยกว่า"
        heads["difference"] = f"ส่วนที่เหลือจาก “{label}” {than} {computation.result_text} {unit}"
    if computation.result_text == "0":
        heads["difference"] = "เท่ากัน"
    headline = f"{heads[computation.operation]} ({computation.expression})"
    left = [f"คือส่วนที่ไม่อยู่ใน “{facts[0].label}”"] if computation.operation == "remaining" else []
    return shorten(headline, 219), [*left, "คำนวณจากตัวเลขในรายงาน:", *(f"• {f.label}: {share(f)}" for f in facts)]


def _say_passages(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    first = answer.passages[0]
    title = catalogue.policies[first.policy].short_title
    name = ASPECT_NAMES[first.aspect]
    if answer.reason in _SEVERAL and len(answer.passages) > 1:
        count = sum(1 for p in answer.passages if not p.heading)
        headline = f"{name}เรื่อง{title} {_SEVERAL[answer.reason]}มี {count} ข้อ"
        room = CELL // max(len(answer.passages), 1)
        full = answer.depth == "full" or sum(len(p.text) for p in answer.passages) <= CELL
        lines = [item_line(p, 0 if full else max(ITEM, room)) for p in answer.passages]
        if not full:
            lines.append("(ย่อบางข้อ พิมพ์ “ขอแบบเต็ม” เพื่อดูทั้งหมด)")
        return headline, lines
    if answer.reason == "cells":
        titles = [catalogue.policies[p].short_title for p in answer.policies]
        return _say_by_policy(answer, catalogue, f"{name}เรื่อง{' และเรื่อง'.join(titles)}")
    if answer.reason in ("columns", "column_of_all"):
        return _say_columns(answer, catalogue, name)
    if answer.reason == "addressed_everywhere":
        return _say_by_policy(
            answer, catalogue, f"{name}ที่ตรงกับที่ถามมี {len(answer.passages)} ข้อ ใน {len(answer.policies)} เรื่อง"
        )
    if answer.reason == "across":
        return f"พบใน {len(answer.policies)} เรื่อง", [
            f"• {catalogue.policies[p.policy].short_title} ({ASPECT_NAMES[p.aspect]}): {p.text}"
            for p in answer.passages
        ]
    return _say_chosen(answer, catalogue, f"{name}เรื่อง{title}: {answer.part or first.text}")


_SEVERAL = {"cell": "", "placed": "ข้อที่ขอ", "addressed": "ที่ตรงกับที่ถาม ", "others": "นอกจากที่บอกมา "}


def _say_columns(answer: Answer, catalogue: Catalogue, name: str) -> tuple[str, list[str]]:
    """Two columns of a policy, or one of all policies: how many items, then each, shortened to fit a phone."""
    if answer.reason == "column_of_all":
        counts = {p: sum(1 for i in catalogue.passages(p.policy, p.aspect) if not i.heading) for p in answer.passages}
        lines = [
            f"• {catalogue.policies[p.policy].short_title} ({count} ข้อ): {shorten(p.text, FIRST)}"
            for p, count in counts.items()
        ]
        whose = f"กลุ่ม{answer.subject}" if answer.subject else "ทั้งรายงาน"
        return f"{name}{whose}มี {sum(counts.values())} ข้อ ใน {len(counts)} เรื่อง", lines
    title = catalogue.policies[answer.policies[0]].short_title
    columns: dict[str, list[Passage]] = {}
    for passage in answer.passages:
        columns.setdefault(ASPECT_NAMES[passage.aspect], []).append(passage)
    lines = [line for head, cell in columns.items() for line in (head, *(item_line(p, ITEM) for p in cell))]
    said = " และ".join(f"{head} {sum(1 for p in cell if not p.heading)} ข้อ" for head, cell in columns.items())
    return f"{title}: {said}", lines


def _say_by_policy(answer: Answer, catalogue: Catalogue, headline: str) -> tuple[str, list[str]]:
    """Items of one column, each policy's under its name."""
    lines = []
    for policy in answer.policies:
        lines.append(catalogue.policies[policy].short_title)
        lines += [item_line(p, ITEM) for p in answer.passages if p.policy == policy]
    return headline, lines


def _say_chosen(answer: Answer, catalogue: Catalogue, headline: str) -> tuple[str, list[str]]:
    """The item meant, then those about as near, each column or policy under its name; as much as a phone shows."""
    first, *rest = answer.passages
    said = shorten(headline, HEADLINE)
    lines = [] if said.endswith(first.text) else [item_line(first, 0)]
    if above := _above(first, answer, catalogue):
        lines.insert(0, f"อยู่ใต้หัวข้อ: {above}")
    left = CELL - len(first.text)
    room = 0 if sum(len(p.text) for p in rest) <= left else max(ITEM, left // len(rest))
    head = ""
    for passage in rest:
        if head != (head := _head(passage, first, catalogue)):
            lines.append(head)
        lines.append(item_line(passage, room))
    return said, lines


def _above(item: Passage, answer: Answer, catalogue: Catalogue) -> str:
    """The heading that a sub-item stands under, which says what it is about; "" without one, or where it is told."""
    if item.parent is None or any(p.heading for p in answer.passages):
        return ""
    cell = catalogue.edition.cell(item.policy, item.aspect)
    return next((p.text for p in reversed(cell) if p.number == item.parent and p.order < item.order), "")


def _head(passage: Passage, first: Passage, catalogue: Catalogue) -> str:
    """What stands above an item of another column or policy than the first; "" where none is needed."""
    if passage.policy != first.policy:
        return f"{ASPECT_NAMES[passage.aspect]}เรื่อง{catalogue.policies[passage.policy].short_title}"
    return ASPECT_NAMES[passage.aspect] if passage.aspect != first.aspect else ""


def _say_meta(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    if answer.reason == "policies":
        return _say_policies(answer, catalogue)
    if answer.reason == "findings":
        return f"พบจุดที่รายงานไม่ตรงกันเอง {len(answer.notices)} แห่ง", [f"• {f.label}: {share(f)}" for f in answer.facts]
    first = answer.facts[0]
    if answer.reason == "own_dates":
        dates = " และ ".join(dict.fromkeys(f"{thai_date(f.as_of)} ({f.label})" for f in answer.facts[: answer.main]))
        figures = [f"• {f.label}: {share(f)}" for f in answer.facts[: answer.main]]
        return shorten(f"ข้อมูล ณ {dates}", 219), [*figures, f"• รายงานทั้งฉบับ ณ {answer.facts[-1].value_text}"]
    if answer.reason == "own_date":  # of the one figure meant
        cover = f"• {answer.facts[-1].label} {answer.facts[-1].value_text}"
        told = [f"• {first.label}: {share(first)}", cover]
        return shorten(f"ข้อมูล ณ {thai_date(first.as_of)} ({first.label})", 219), told
    if answer.reason == "definition":
        others = [f"{f.label} คือ {f.value_text}" for f in answer.facts[1:]]
        return shorten(f"{first.label} คือ {first.value_text}", HEADLINE), [
            *others,
            *(item_line(p, 400) for p in answer.passages),
        ]
    extra = [f"{answer.facts[0].label}: {first.value_text}"] if len(first.value_text) > 120 else []
    if answer.reason == "source":
        extra += [f"(ในรายงานพิมพ์ว่า {e.printed})" for e in catalogue.edition.errata if e.aspect == "cover" and e.applied]
    return shorten(f"{first.label} {first.value_text}", 219), extra + _as_of_extra(answer, catalogue)


def _as_of_extra(answer: Answer, catalogue: Catalogue) -> list[str]:
    """Figures with a date of their own, beside the date of the whole report."""
    if answer.reason != "as_of":
        return []
    own = {i.as_of: i for i in catalogue.edition.detailed if i.own_date}
    return [
        f"• {catalogue.policies[i.policy].short_title}: {i.label} ข้อมูล ณ {thai_date(day)}"
        for day, i in sorted(own.items())
        if not answer.policies or i.policy in answer.policies
    ]


def _say_policies(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    edition = catalogue.edition
    groups = [g for g in edition.groups if not answer.subject or g.id == answer.subject]
    told = [p for p in edition.policies if p.id in answer.policies]
    counts = {g.id: sum(p.group == g.id for p in told) for g in groups}
    parts = " และ ".join(f"{g.title} {count} เรื่อง" for g in groups if (count := counts[g.id]))
    more = "มีอีก" if len(told) < sum(p.group in counts for p in edition.policies) else "มี"
    headline = f"{more} {len(told)} เรื่อง: {parts}"
    lines = []
    for group in groups:
        lines.append(group.title)
        lines += [f"{p.number}. {p.title}" for p in told if p.group == group.id]
    return shorten(headline, 219), lines


def _say_summary(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    if answer.reason != "policy":
        return _say_overview(answer, catalogue)
    policy = catalogue.policies[answer.policies[0]]
    main = answer.facts[0] if answer.facts else None
    headline = shorten(f"{policy.short_title} — {figure_headline(main, 'share')}" if main else policy.title, 219)
    if answer.depth == "line":
        headline = f"{policy.short_title} — {shorten(main.label, 60)}: {share(main)}" if main else headline
        for fact in answer.facts[1:4]:
            more = f"{headline} · {shorten(fact.label, 34)}: {share(fact)}"
            headline = more if len(more) <= 219 else headline
        return headline, []
    if answer.depth == "full":
        lines = [f"• {f.label}: {share(f)}" for f in answer.facts[1:]]
        for aspect in ("activities", "obstacles", "recommendations"):
            cell = [p for p in answer.passages if p.aspect == aspect]
            if cell:
                lines += [ASPECT_NAMES[aspect], *(item_line(p, 0) for p in cell)]
        return headline, lines
    return headline, phone_screen(answer, sum(len(line) + 1 for line in (headline, *_below(answer, catalogue))))


def _say_overview(answer: Answer, catalogue: Catalogue) -> tuple[str, list[str]]:
    edition = catalogue.edition
    by_policy = {f.citation.policy: f for f in answer.facts}
    groups = [g for g in edition.groups if any(p.group == g.id and p.id in answer.policies for p in edition.policies)]
    what = f"กลุ่ม{groups[0].title}" if len(groups) == 1 else f"รายงาน Quick Win ปีงบประมาณ {edition.report.fiscal_year}"
    headline = f"{what} มี {len(answer.policies)} เรื่อง"
    lines = []
    for group in groups:
        lines.append(group.title)
        for policy in edition.policies:
            if policy.group == group.id and policy.id in answer.policies:
                fact = by_policy.get(policy.id)
                told = _of_overview(fact, answer.focus) if fact else "ไม่มีร้อยละ"
                lines.append(f"{policy.number}. {policy.short_title}: {told}")
    return headline, lines


def _of_overview(fact: Fact, focus: str) -> str:
    """The share of a policy's main figure and what it is of; where numbers were asked for, what was counted."""
    if focus == "value":
        return f"{shorten(fact.label, 55)} {share(fact)}"
    return f"{fact.percent_text + '%' if fact.percent_text else amount(fact)} ({shorten(fact.label, 55)})"


def _say_clarify(answer: Answer, _: Catalogue) -> tuple[str, list[str]]:
    heads = {
        "figure": "หมายถึงตัวเลขไหนคะ",
        "which_item": "ข้อนี้มีทั้งสองกลุ่ม หมายถึงเรื่องไหนคะ",
        "no_subject": "ถามเรื่องไหนคะ",
        "which_of": "หมายถึงเรื่องไหนคะ",
    }
    headline = heads.get(answer.reason, "หมายถึงเรื่องไหนคะ")
    return headline, [f"{place}. {shown}" for place, (shown, _) in enumerate(answer.choices, 1)]


def _say_talk(answer: Answer, _: Catalogue) -> tuple[str, list[str]]:
    line = _TALK.get(answer.reason, _TALK["help"])
    return line, ["เช่น “หนี้สินครูแก้ได้กี่ราย” หรือ “สรุปเรื่องโรงเรียนคุณภาพ”"] if answer.reason in (
        "greeting",
        "help",
        "identity",
        "feeling",
    ) else []


_TALK = {
    "greeting": "สวัสดีค่ะ ถามเรื่องผลการดำเนินงานในรายงาน Quick Win ของ สพฐ. ได้เลยค่ะ",
    "thanks": "ยินดีค่ะ มีเรื่องไหนในรายงานอยากทราบเพิ่ม ถามได้เสมอนะคะ",
    "apology": "ไม่เป็นไรเลยค่ะ ถามได้ทุกเรื่องในรายงานเลยนะคะ",
    "bye": "ขอบคุณที่แวะมาค่ะ กลับมาถามได้ทุกเมื่อนะคะ",
    "identity": "ถามได้ เป็นโปรแกรมตอบคำถามจากรายงาน Quick Win ของ สพฐ. ค่ะ ไม่ใช่คนจริง ทุกตัวเลขมาจากรายงาน",
    "help": "พิมพ์ถามเรื่องในรายงาน Quick Win ของ สพฐ. เป็นภาษาพูดได้เลยค่ะ ทั้งตัวเลข กิจกรรม อุปสรรค ข้อเสนอแนะ หรือขอสรุป",
    "abuse": "ขออภัยที่ยังช่วยได้ไม่ถูกใจค่ะ ลองถามเรื่องในรายงาน เช่น “อุปสรรคเรื่องหนี้สินครู” ได้นะคะ",
    "feeling": "เป็นกำลังใจให้นะคะ ถ้าอยากรู้เรื่องไหนในรายงาน Quick Win ของ สพฐ. ถามได้เลยค่ะ",
    "laugh": "ยินดีที่ทำให้ยิ้มได้ค่ะ มีเรื่องไหนในรายงานอยากทราบ ถามได้เลยนะคะ",
    "ok": "รับทราบค่ะ ถามเรื่องอื่นในรายงานต่อได้เลยนะคะ",
}


_SAY = {"answer": _say_answer, "not_found": say_not_found, "clarify": _say_clarify, "smalltalk": _say_talk}
