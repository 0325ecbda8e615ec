"""Where a report does not agree with itself: records -> findings.

Each finding has a kind (below), the indicators it touches (first of the detailed table, then those of the short table
that repeat them), both readings as printed or computed, and one polite Thai sentence of at most 160 characters that a
reply can show under the figure. The audit never changes a figure and never decides which reading is right.

What follows from the records alone is checked always; what needs knowledge of the report comes from its data file
(see expectations.py). Not a fault: another unit word (คน for ราย), a total or percent that only one table prints.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import groupby

from knowledge.expectations import (
    NOTHING_EXPECTED,
    TEXT_LIMIT,
    Bases,
    Difference,
    Expectations,
    Figure,
    Hundred,
    SameThing,
    Scope,
    Sum,
    Within,
    filled,
    find,
    printed,
    repeating,
    says,
)
from knowledge.records import Edition, Finding, Indicator
from knowledge.thai import FOLLOWING_VOWELS, MARKS, thai_date

PERCENT_DIFFERS = "percent-differs"  # the printed percent isn't value/total at the printed precision
SUM_DIFFERS = "sum-differs"  # parts don't add up to the printed whole
PERCENTS_NOT_100 = "percents-not-100"  # percents of all parts don't add up to 100, rounding aside
CHANGE_DIFFERS = "change-differs"  # the printed change isn't after less before
TABLES_DIFFER = "tables-differ"  # the short table prints another number than the detailed one it repeats
SCOPE_DIFFERS = "scope-differs"  # both tables print one number and give it to other people or things
DATE_AFTER_REPORT = "date-after-report"  # a figure's own date is later than the report's
LARGER_THAN_WHOLE = "larger-than-whole"  # a value exceeds what it is, or must be, a part of
BASES_DIFFER = "bases-differ"  # bases that a reader would expect equal
SAME_NUMBER = "same-number"  # one number stands for two things within a policy

KINDS = (
    PERCENT_DIFFERS,
    SUM_DIFFERS,
    PERCENTS_NOT_100,
    CHANGE_DIFFERS,
    TABLES_DIFFER,
    SCOPE_DIFFERS,
    DATE_AFTER_REPORT,
    LARGER_THAN_WHOLE,
    BASES_DIFFER,
    SAME_NUMBER,
)

# Found, at least in part, by what the data file expects:
EXPECTED_KINDS = (SUM_DIFFERS, PERCENTS_NOT_100, CHANGE_DIFFERS, SCOPE_DIFFERS, LARGER_THAN_WHOLE, BASES_DIFFER)

CONFUSABLE_FROM = 100  # smaller numbers meet by chance
_NO_RESULT = {"criterion", "context", "duration", "mean", "sd", "percent_only"}  # kinds that nobody would mix up


def audit(edition: Edition, expectations: Expectations = NOTHING_EXPECTED) -> tuple[Finding, ...]:
    """All findings of an edition, in order.

    An expectation about a figure that the edition lacks is passed over: the office may have removed it.
    """
    found = [
        *_percents(edition),
        *_larger_than_total(edition),
        *_tables(edition),
        *_dates(edition),
        *_same_numbers(edition, expectations),
        *_expected(edition, expectations),
    ]
    return in_order(edition, found)


def in_order(edition: Edition, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by policy in printed order, then by kind in the order of KINDS."""
    policies = [policy.id for policy in edition.policies]
    return tuple(sorted(findings, key=lambda finding: (policies.index(finding.policy), KINDS.index(finding.kind))))


def _finding(
    edition: Edition, kind: str, indicators: Iterable[Indicator], readings: Collection[str], text: str
) -> Finding:
    """A finding about these indicators and, but for dates, about those of the short table that repeat them."""
    touched = {indicator.id: indicator for indicator in indicators}
    repeated = [i for i in edition.indicators if i.repeats in touched and i.id not in touched]
    if kind == DATE_AFTER_REPORT:  # the date stands in one sentence only
        repeated = []
    elif kind in (PERCENT_DIFFERS, BASES_DIFFER):  # percent or base may be printed in one table only
        repeated = [each for each in repeated if set(readings).intersection(_figures(each))]
    policy = next(iter(touched.values())).policy
    return Finding(kind, policy, (*touched, *(each.id for each in repeated)), tuple(readings), text)


def _percents(edition: Edition) -> Iterator[Finding]:
    for indicator in edition.indicators:
        original = find(edition, indicator.repeats) if indicator.repeats else None
        if original and _figures(original) == _figures(indicator):
            continue  # the same three numbers are judged once, in the detailed table
        ratio = _ratio(indicator)
        if ratio is None or not indicator.percent_text:
            continue
        says_percent = _decimal(indicator.percent_text)
        digits = Decimal(1).scaleb(int(says_percent.as_tuple().exponent))
        computed = ratio.quantize(digits, ROUND_HALF_UP)
        if computed == says_percent:
            continue
        why = " (รายงานตัดเศษทิ้ง)" if ratio.quantize(digits, ROUND_DOWN) == says_percent else ""
        text = (
            f"รายงานพิมพ์ร้อยละ {indicator.percent_text} แต่ {indicator.value_text} ÷ {indicator.total:,}"
            f" คำนวณได้ร้อยละ {computed}{why}"
        )
        yield _finding(edition, PERCENT_DIFFERS, [indicator], [indicator.percent_text, str(computed)], text)


def _larger_than_total(edition: Edition) -> Iterator[Finding]:
    for indicator in edition.indicators:
        value, total = indicator.value, indicator.total
        if value is not None and total is not None and value > total:
            readings = [indicator.value_text, f"{total:,}"]
            text = _fitted(f"พิมพ์ว่า {readings[0]} ซึ่งมากกว่าจำนวนทั้งหมด {readings[1]}", indicator)
        elif total is None and indicator.percent_text and _decimal(indicator.percent_text) > 100:
            readings = [indicator.percent_text, "100"]
            text = _fitted(f"พิมพ์ว่าร้อยละ {readings[0]} ซึ่งเกินร้อยละ 100", indicator)
        else:
            continue
        if not (indicator.repeats and (original := find(edition, indicator.repeats)) and original.value == value):
            yield _finding(edition, LARGER_THAN_WHOLE, [indicator], readings, _advised(text))


def _tables(edition: Edition) -> Iterator[Finding]:
    for short in edition.indicators:
        detail = find(edition, short.repeats) if short.repeats else None
        if detail is None:
            continue
        for ours, theirs in zip(_figures(short), _figures(detail), strict=True):
            if ours and theirs and ours != theirs:
                text = _fitted(f"ตารางย่อพิมพ์ {ours} แต่ตารางละเอียดพิมพ์ {theirs}", detail)
                yield _finding(edition, TABLES_DIFFER, [detail, short], [ours, theirs], text)


def _dates(edition: Edition) -> Iterator[Finding]:
    late = [i for i in edition.indicators if i.own_date and i.as_of > edition.report.as_of]
    for (_, _, _, _, as_of), indicators in groupby(late, key=lambda i: (i.policy, i.table, i.aspect, i.order, i.as_of)):
        readings = [thai_date(as_of), thai_date(edition.report.as_of)]
        text = f"ข้อมูลนี้ลงวันที่ {readings[0]} ซึ่งหลังวันที่ของรายงาน คือ {readings[1]}"
        yield _finding(edition, DATE_AFTER_REPORT, indicators, readings, text)


def _same_numbers(edition: Edition, expectations: Expectations) -> Iterator[Finding]:
    agreed = [set(e.indicators) for e in expectations.all if isinstance(e, SameThing)]
    results = [
        i
        for i in edition.indicators
        if i.table == "detail" and i.kind not in _NO_RESULT and i.value is not None and i.value >= CONFUSABLE_FROM
    ]
    for place, first in enumerate(results):
        for second in results[place + 1 :]:
            if first.policy != second.policy or first.value != second.value:
                continue
            whole = first.value in (first.total, second.total)  # all of a base: rightly the same number
            if whole or any({first.id, second.id} <= same for same in agreed):
                continue
            text = _fitted("และ", first, second, before=f"เลข {first.value_text} ในเรื่องนี้ใช้กับสองสิ่ง คือ")
            readings = [f"{i.label} {i.value_text} {i.unit}".strip() for i in (first, second)]
            yield _finding(edition, SAME_NUMBER, [first, second], readings, text)


def _expected(edition: Edition, expectations: Expectations) -> Iterator[Finding]:
    """The findings that need knowledge of the report."""
    for expectation in expectations.all:
        match expectation:
            case Sum():
                yield from _sum(edition, expectation)
            case Hundred():
                yield from _hundred(edition, expectation)
            case Difference():
                yield from _difference(edition, expectation)
            case Scope():
                yield from _scope(edition, expectation)
            case Bases():
                yield from _bases(edition, expectation)
            case Within():
                yield from _within(edition, expectation)
            case SameThing():
                pass  # an exception to _same_numbers


def _sum(edition: Edition, expected: Sum) -> Iterator[Finding]:
    named = _named(edition, (*expected.parts, expected.whole))
    if named is None:
        return
    numbers = [_number(indicator, figure) for indicator, figure in named]
    total, whole = sum(numbers[:-1]), numbers[-1]
    if total != whole:
        texts = [printed(edition, figure) for figure in (*expected.parts, expected.whole)]
        text = f"ส่วนย่อย {' + '.join(texts[:-1])} รวมได้ {total:,} แต่รายงานพิมพ์ยอดรวม {texts[-1]}"
        if len(text) > TEXT_LIMIT:
            text = f"ส่วนย่อย {len(texts) - 1} รายการ รวมได้ {total:,} แต่รายงานพิมพ์ยอดรวม {texts[-1]}"
        indicators = [named[-1][0], *(indicator for indicator, _ in named[:-1])]
        yield _finding(edition, SUM_DIFFERS, indicators, [f"{total:,}", texts[-1]], text)


def _hundred(edition: Edition, expected: Hundred) -> Iterator[Finding]:
    named = _named(edition, [Figure(part, "percent") for part in expected.parts])
    if named is None:
        return
    percents = [_decimal(indicator.percent_text) for indicator, _ in named]
    slack = sum((Decimal(5).scaleb(int(percent.as_tuple().exponent) - 1) for percent in percents), Decimal(0))
    total = sum(percents, Decimal(0))
    if abs(total - 100) > slack:
        text = f"ร้อยละของ {len(percents)} กลุ่มที่รายงานพิมพ์ รวมได้ {total} ไม่ใช่ 100"
        yield _finding(edition, PERCENTS_NOT_100, [indicator for indicator, _ in named], [str(total), "100"], text)


def _difference(edition: Edition, expected: Difference) -> Iterator[Finding]:
    figures = (expected.after, expected.before, expected.change)
    named = _named(edition, figures)
    if named is None:
        return
    after, before, change = (_number(indicator, figure) for indicator, figure in named)
    if after - before != change:
        texts = [printed(edition, figure) for figure in figures]
        text = f"รายงานพิมพ์ว่าเปลี่ยนแปลง {texts[2]} แต่ {texts[0]} − {texts[1]} ได้ {after - before:,}"
        indicators = [named[2][0], named[0][0], named[1][0]]
        yield _finding(edition, CHANGE_DIFFERS, indicators, [texts[2], f"{after - before:,}"], text)


def _scope(edition: Edition, expected: Scope) -> Iterator[Finding]:
    detail = find(edition, expected.indicator)
    if detail is None or not says(detail, expected.detail):
        return
    if shorts := repeating(edition, expected):
        text = filled(edition, expected.text)
        also = [indicator for each in expected.also if (indicator := find(edition, each))]
        yield _finding(edition, SCOPE_DIFFERS, [detail, *also, *shorts], [expected.short, expected.detail], text)


def _bases(edition: Edition, expected: Bases) -> Iterator[Finding]:
    known = [named for figure in expected.figures if (named := _named(edition, [figure]))]
    places: dict[str, list[str]] = {}
    for ((indicator, figure),) in known:
        title = edition.policy(indicator.policy).short_title
        titles = places.setdefault(printed(edition, figure), [])
        if title not in titles:
            titles.append(title)
    if len(places) > 1:
        text = _bases_text(expected.what, places)
        yield _finding(edition, BASES_DIFFER, [named[0][0] for named in known], places, text)


def _bases_text(what: str, places: dict[str, list[str]]) -> str:
    """Each number with the policies that print it, with the first of them, or alone: whatever still fits."""
    for shown in (None, 1, 0):
        numbers = [
            f"{number} ({', '.join(titles[:shown])})" if titles[:shown] else number for number, titles in places.items()
        ]
        text = f"รายงานพิมพ์จำนวน{what}ไม่เท่ากัน คือ {' กับ '.join(numbers)}"
        if len(text) <= TEXT_LIMIT:
            break
    return text


def _within(edition: Edition, expected: Within) -> Iterator[Finding]:
    named = _named(edition, (expected.part, expected.whole))
    if named is None or _number(*named[0]) <= _number(*named[1]):
        return
    (part, _), (whole, figure) = named
    readings = [printed(edition, expected.part), printed(edition, expected.whole)]
    unit = f" {part.unit}" if part.unit else ""
    other = whole.total_label if figure.number == "total" else whole.label
    text = _fitted(f"พิมพ์ว่า {readings[0]}{unit} มากกว่า", part, other, after=f"{readings[1]} ในรายงานเดียวกัน")
    yield _finding(edition, LARGER_THAN_WHOLE, [part], readings, _advised(text))


def _named(edition: Edition, figures: Sequence[Figure]) -> list[tuple[Indicator, Figure]] | None:
    """The indicators of these figures; None if one of the numbers isn't in the edition."""
    named = []
    for figure in figures:
        indicator = find(edition, figure.indicator)
        if indicator is None or getattr(indicator, figure.number) is None:
            return None
        named.append((indicator, figure))
    return named


def _number(indicator: Indicator, figure: Figure) -> Decimal:
    return Decimal(str(getattr(indicator, figure.number)))


def _figures(indicator: Indicator) -> tuple[str, str, str]:
    """Value, total and percent as printed, "" for what isn't."""
    total = "" if indicator.total is None else f"{indicator.total:,}"
    return indicator.value_text, total, indicator.percent_text


def _ratio(indicator: Indicator) -> Decimal | None:
    """Value out of total in percent, exactly enough to round; None where either is missing or the total is 0."""
    if indicator.value is None or not indicator.total:
        return None
    return Decimal(str(indicator.value)) * 100 / Decimal(indicator.total)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _fitted(middle: str, first: Indicator, second: Indicator | str = "", before: str = "", after: str = "") -> str:
    """`before` + first's label + middle + second's label + `after`; labels are cut where that would be too long."""
    one, two = first.label, second if isinstance(second, str) else second.label
    room = TEXT_LIMIT - len(" ".join((before, middle, after))) - 2
    if len(one) + len(two) > room:
        half = room // 2 if two else room
        one, two = _cut(one, max(half, room - len(two))), _cut(two, max(half, room - len(one)))
    return " ".join(part for part in (before, one, middle, two, after) if part)


def _advised(text: str) -> str:
    """The sentence with the advice to look at the source, where it still fits."""
    advised = f"{text} โปรดตรวจสอบกับต้นฉบับ"
    return advised if len(advised) <= TEXT_LIMIT else text


def _cut(label: str, room: int) -> str:
    """A label of at most `room` characters, never cut between a letter and its vowel or tone mark."""
    if len(label) <= room:
        return label
    end = room - 1
    while end > 1 and label[end] in MARKS + FOLLOWING_VOWELS:
        end -= 1
    return label[:end].rstrip() + "…"
