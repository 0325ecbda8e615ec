"""What became of a broadcast, in rows for people and for spreadsheets."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.broadcasts import FATES, Fate, Progress

TOLD_FATES: tuple[Fate, ...] = ("sent", "blocked", "failed", "unknown", "cancelled", "pending", "digest", "digested")
NOT_TOLD = "น้อยกว่า 20 คน – LINE ไม่เปิดเผย"  # never 0: LINE tells nothing about fewer than 20 people
ALL = "ทุกช่องทาง"
CHANNELS = {"telegram": "Telegram", "line": "LINE"}
RECALLS = {"deleted": "ลบแล้ว", "edited": "แก้ข้อความแล้ว", "kept": "เรียกคืนไม่ได้"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What LINE counts of a broadcast; None where it doesn't tell."""

    opened: int | None
    clicked: int | None


@dataclass(frozen=True, slots=True)
class Row:
    channel: str
    measure: str
    count: int | str  # a text where the network doesn't tell


def report(progress: Progress, seen: Seen | None = None) -> tuple[Row, ...]:
    """The rows, people by channel first. `seen` is None where LINE's statistics were not to be had."""
    rows = []
    for channel, counts in sorted(progress.fates.items()):
        title = CHANNELS.get(channel, channel)
        rows.append(Row(title, "ผู้รับทั้งหมด", sum(counts.values())))
        told = [*TOLD_FATES[:4], *(fate for fate in TOLD_FATES[4:] if counts.get(fate))]
        rows += [Row(title, FATES[fate], counts.get(fate, 0)) for fate in told]
        if channel == "line" and seen is not None:
            rows.append(Row(title, "เปิดอ่าน (สถิติของ LINE)", NOT_TOLD if seen.opened is None else seen.opened))
            rows.append(Row(title, "แตะลิงก์ (สถิติของ LINE)", NOT_TOLD if seen.clicked is None else seen.clicked))
    rows.append(Row(ALL, "กดปุ่มในประกาศ", progress.opened))
    rows.append(Row(ALL, "เลิกติดตามจากประกาศ", progress.unsubscribed))
    if progress.resent:
        rows.append(Row(ALL, "ส่งซ้ำเพราะไม่ทราบผลหลังระบบขัดข้อง", progress.resent))
    rows += [Row(ALL, f"เรียกคืน: {RECALLS.get(how, how)}", count) for how, count in sorted(progress.recalled.items())]
    return tuple(rows)
