"""The rich menus: six tiles for readers, six for the PR team, made at LINE and linked by role.

A menu is known again by its name, which holds a mark of all that it shows: setting up anew changes only what differs.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from linebot.v3.messaging import (
    CreateRichMenuAliasRequest,
    RichMenuArea,
    RichMenuBounds,
    RichMenuRequest,
    RichMenuSize,
    UpdateRichMenuAliasRequest,
)

from bot.channels.line_account import Account, CallError
from bot.channels.line_limits import LONGEST_LABEL, shortened
from bot.channels.line_menu_picture import HEIGHT, WIDTH, DrawnTile, drawn
from bot.watching.logs import logger

log = logger("thamdai.line")

OURS = "thamdai "  # how the names of our menus begin
TEAM_ALIAS = "thamdai-team"  # under which the team's menu is found by every process
COLUMNS, ROWS = 3, 2
BAR_TEXT = "เมนู"  # on the bar that opens the menu


@dataclass(frozen=True, slots=True)
class Tile:
    """One of six: what it says, what a tap says for the person, and what it means (see handlers.actions)."""

    title: str
    below: str
    said: str
    action: str
    icon: tuple[str, ...]
    typing: bool = False  # opens the keyboard, because a question is to be typed


LIST = ("M9 6h11M9 12h11M9 18h11", "M4 6h.01M4 12h.01M4 18h.01")
PAPER = ("M6 3h9l4 4v14H6z", "M9 12h7M9 16h7M9 8h3")
TALK = ("M4 5h16v11H10l-5 4v-4H4z", "M8 9h8M8 12h5")
BELL = ("M6 17V11a6 6 0 0 1 12 0v6l1.5 1.5h-15z", "M10 21h4")
BOOK = ("M12 6c-2-1.5-5-2-8-1.5V19c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V4.5C17 4 14 4.5 12 6z", "M12 6v14.5")
HELP = ("M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z", "M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7", "M12 17h.01")
ASKED = ("M4 5h16v11H10l-5 4v-4H4z", "M12 8v3.5M12 13.5h.01")
GAUGE = ("M4 17a8.5 8.5 0 1 1 16 0", "M12 15l4-5")

READERS = (
    Tile("ทุกเรื่อง", "ดูตามหัวข้อรายงาน", "ทุกเรื่อง", "topics", LIST),
    Tile("สรุปทั้งเล่ม", "ภาพรวมในหน้าเดียว", "สรุปทั้งเล่ม", "summary", PAPER),
    Tile("พิมพ์ถาม", "ถามเป็นภาษาพูดได้เลย", "พิมพ์ถาม", "hint", TALK, typing=True),
    Tile("ติดตามข่าว", "เลือกเรื่องที่สนใจ", "ติดตามข่าว", "subscribe", BELL),
    Tile("ที่มาของข้อมูล", "รายงานฉบับใด", "ที่มาของข้อมูล", "source", BOOK),
    Tile("วิธีใช้", "ถามอย่างไรได้บ้าง", "วิธีใช้", "help", HELP),
)
TEAM = (
    Tile("ยังตอบไม่ได้", "คำถามที่คนถามบ่อย", "คำถามที่ตอบไม่ได้", "unanswered", ASKED),
    Tile("โควตา", "ข้อความของเดือนนี้", "โควตา", "quota", GAUGE),
    *READERS[:4],
)
MENUS = {"readers": READERS, "team": TEAM}


@cache
def picture(tiles: tuple[Tile, ...]) -> bytes:
    """What a menu looks like, as PNG."""
    return drawn(
        tuple(
            DrawnTile(b.x, b.y, b.width, b.height, each.title, each.below, each.icon, each.typing)
            for each, b in zip(tiles, _bounds(), strict=True)
        )
    )


def _bounds() -> list[RichMenuBounds]:
    """Six fields of equal size, row by row; the last column takes what is left of the width."""
    edges = [WIDTH * column // COLUMNS for column in range(COLUMNS + 1)]
    height = HEIGHT // ROWS
    return [
        RichMenuBounds(x=edges[column], y=line * height, width=edges[column + 1] - edges[column], height=height)
        for line in range(ROWS)
        for column in range(COLUMNS)
    ]


def _request(name: str, tiles: tuple[Tile, ...]) -> RichMenuRequest:
    areas = []
    for tile, bounds in zip(tiles, _bounds(), strict=True):
        does = {"type": "postback", "label": shortened(tile.title, LONGEST_LABEL), "data": tile.action}
        does |= {"inputOption": "openKeyboard"} if tile.typing else {"displayText": tile.said}
        areas.append(RichMenuArea.from_dict({"bounds": bounds.to_dict(), "action": does}))
    size = RichMenuSize(width=WIDTH, height=HEIGHT)
    return RichMenuRequest(size=size, selected=True, name=name, chatBarText=BAR_TEXT, areas=areas)


async def set_menus(account: Account, owners: frozenset[str]) -> list[str]:
    """Make the menus where they are missing or differ, show them to whom they are for; what was done, line by line.

    Raises CallError.
    """
    listed = await account.call(account.api.get_rich_menu_list)
    there = {each.name: each.rich_menu_id for each in listed.richmenus}
    told, ids = [], {}
    for role, tiles in MENUS.items():
        shown = picture(tiles)
        name = OURS + role + " " + _mark(tiles, shown)
        if name not in there:
            there[name] = await _made(account, _request(name, tiles), shown)
            told.append(f"made the menu for the {role} ({len(shown) // 1024} KB)")
        ids[role] = there[name]
    await account.call(account.api.set_default_rich_menu, ids["readers"])
    await _name_team_menu(account, ids["team"])
    for owner in sorted(owners):
        done = await show_team_menu(account, owner)
        told.append(f"the team's menu {'is shown to' if done else 'could not be shown to'} {owner}")
    for name, menu in there.items():
        if name.startswith(OURS) and menu not in ids.values():
            await account.call(account.api.delete_rich_menu, menu)
            told.append("took away an earlier menu")
    return told


def _mark(tiles: tuple[Tile, ...], shown: bytes) -> str:
    return hashlib.sha256(repr(tiles).encode() + shown).hexdigest()[:12]


async def _made(account: Account, request: RichMenuRequest, shown: bytes) -> str:
    made = await account.call(account.api.create_rich_menu, request)
    await account.call(
        account.blobs.set_rich_menu_image, made.rich_menu_id, shown, _headers={"Content-Type": "image/png"}
    )
    return str(made.rich_menu_id)


async def _name_team_menu(account: Account, menu: str) -> None:
    """Let the alias mean that menu, whether it was there or not."""
    try:
        await account.call(account.api.update_rich_menu_alias, TEAM_ALIAS, UpdateRichMenuAliasRequest(richMenuId=menu))
    except CallError as error:
        if error.status != 404:
            raise
        wanted = CreateRichMenuAliasRequest(richMenuAliasId=TEAM_ALIAS, richMenuId=menu)
        await account.call(account.api.create_rich_menu_alias, wanted)


async def show_team_menu(account: Account, person: str) -> bool:
    """Link the team's menu to one of them; False where it can't be: it is not set up, or they are no friend yet."""
    try:
        alias = await account.call(account.api.get_rich_menu_alias, TEAM_ALIAS)
        await account.call(account.api.link_rich_menu_id_to_user, person, alias.rich_menu_id)
    except CallError as error:
        log.info("the team's menu could not be shown", status=error.status)
        return False
    return True
