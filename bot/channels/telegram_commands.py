"""Telegram's commands: what each means, and the menus that show them."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden


@dataclass(frozen=True, slots=True)
class Command:
    action: str  # see handlers.actions
    thai: str
    english: str
    groups: bool = True  # whether groups see it in their menu
    owners: bool = False  # only the PR team's chats see it


COMMANDS = {
    "start": Command("start", "เริ่มใช้งาน", "Start", groups=False),
    "topics": Command("topics", "เลือกเรื่องในรายงาน", "Topics of the report"),
    "summary": Command("summary", "สรุปทั้งเล่ม", "The whole report in short"),
    "compare": Command("compare", "เทียบสองเรื่อง", "Compare two topics"),
    "subscribe": Command("subscribe", "ติดตามข่าวของเรื่องที่สนใจ", "Follow topics", groups=False),
    "settings": Command("settings", "ตั้งค่า", "Settings", groups=False),
    "changes": Command("changes", "มีอะไรเปลี่ยนตั้งแต่ครั้งก่อน", "What changed since you last asked", groups=False),
    "role": Command("settings", "บอกว่าคุณคือใคร", "Say who you are", groups=False),
    "source": Command("source", "ที่มาของข้อมูล", "Where the figures come from"),
    "help": Command("help", "วิธีใช้", "How to ask"),
    "mydata": Command("mydata", "ข้อมูลของฉันที่เก็บไว้", "What is kept of me", groups=False),
    "forget": Command("forget", "ลบข้อมูลของฉัน", "Delete what is kept of me", groups=False),
    "privacy": Command("privacy", "ประกาศความเป็นส่วนตัว", "Privacy notice"),
    "console": Command("console", "ลิงก์เข้าหน้าจัดการ (ทีม PR)", "A link into the console (PR team)", False, True),
    "status": Command("status", "สถานะระบบ (ผู้ดูแล)", "How the bot stands (admins)", False, True),
    "unanswered": Command("unanswered", "คำถามที่ยังตอบไม่ได้ (ทีม PR)", "Unanswered questions (PR team)", False, True),
}


async def set_menus(bot: Bot, owners: frozenset[str]) -> None:
    """Tell Telegram the commands: for private chats, for groups, and more of them for the PR team's chats."""
    for language in (None, "en"):
        for scope, of_groups in ((BotCommandScopeAllPrivateChats(), False), (BotCommandScopeAllGroupChats(), True)):
            await bot.set_my_commands(_menu(language, of_groups, of_owners=False), scope, language)
        for owner in sorted(owners):
            try:
                await bot.set_my_commands(_menu(language, False, of_owners=True), BotCommandScopeChat(owner), language)
            except (BadRequest, Forbidden):  # Telegram knows a chat only after the owner has written to the bot
                continue


def _menu(language: str | None, of_groups: bool, *, of_owners: bool) -> list[BotCommand]:
    shown = {
        name: command
        for name, command in COMMANDS.items()
        if (command.groups or not of_groups) and (not command.owners or of_owners)
    }
    return [BotCommand(name, each.english if language else each.thai) for name, each in shown.items()]
