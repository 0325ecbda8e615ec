"""The console's templates, and how times and numbers look in them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from bot.web.console.access import TOKEN_FIELD, TOKEN_HEADER, Visitor
from bot.web.site import static_version
from handlers.broadcasts import FATES, STATES
from handlers.hours import in_bangkok
from handlers.people import ROLES
from handlers.team import ROLE_TITLES
from knowledge.thai import format_number, thai_date

PLACES = (  # path, title, task that it takes
    ("broadcasts", "ประกาศ", "look"),
    ("subscribers", "ผู้ติดตาม", "look"),
    ("unanswered", "คำถามที่ตอบไม่ได้", "look"),
    ("editions", "รายงาน", "look"),
    ("team", "ทีม", "team"),
)
TASK_NAMES = {
    "create": "เขียนร่าง",
    "edit": "แก้ไข",
    "discard": "ทิ้งร่าง",
    "submit": "ส่งขออนุมัติ",
    "reject": "ส่งกลับให้แก้",
    "approve": "อนุมัติ",
    "send": "ส่ง",
    "start": "เริ่มส่งตามเวลา",
    "pause": "หยุดพัก",
    "resume": "ส่งต่อ",
    "finish": "ส่งครบ",
    "cancel": "ยกเลิก",
    "correct": "ออกประกาศแก้ไข",
    "withdraw": "เรียกคืน",
    "withdrawn": "เรียกคืนครบ",
}


def moment(at: float | None) -> str:
    """ "7 ต.ค. 67 09:05", in Bangkok."""
    if at is None:
        return "–"
    then = in_bangkok(at)
    return f"{thai_date(then.date())} {then:%H:%M} น."


def table(name: str, heading: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Rows as a CSV file to download, which spreadsheets read as UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(heading)
    writer.writerows(rows)
    return Response(
        "\ufeff" + written.getvalue(),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
    )


class Pages:
    """Renders the console's templates."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(Path(__file__).parent.parent / "templates" / "console"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {"moment": moment, "count": format_number, "date": thai_date}
        self._environment.globals |= {
            "version": static_version(),
            "places": PLACES,
            "states": STATES,
            "fates": FATES,
            "acts": TASK_NAMES,
            "team_roles": ROLE_TITLES,
            "people_roles": ROLES,
            "token_field": TOKEN_FIELD,
        }

    def page(self, template: str, visitor: Visitor | None, status: int = 200, **values: Any) -> HTMLResponse:
        """A whole page, or the part of one that the page's script asked for."""
        headers = json.dumps({TOKEN_HEADER: visitor.token}) if visitor else "{}"
        rendered = self._environment.get_template(template).render(visitor=visitor, headers=headers, **values)
        return HTMLResponse(rendered, status_code=status)
