"""`thamdai line setup` and `status`: the webhook, the menus, and wrong settings told by their names."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner, Result

from bot import cli
from bot.channels.line_menu_picture import HEIGHT, LARGEST_PICTURE, WIDTH
from bot.channels.line_menus import MENUS, picture
from bot.channels.line_webhook import PATH
from bot.settings import read_settings
from handlers.commands import OF_THE_TEAM, PHRASES
from knowledge.asking.engine import Engine
from knowledge.errors import SettingError
from tests.line_server import SECRET, TOKEN, LineServer, line_server
from tests.running_line import OWNER, running


async def told(server: LineServer, command: str, **more: str) -> Result:
    """What the command prints, run as from a terminal."""
    env = {
        "THAMDAI_LINE_CHANNEL_SECRET": SECRET,
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": TOKEN,
        "THAMDAI_LINE_API_URL": server.url,
        "THAMDAI_PUBLIC_URL": server.door.removesuffix(PATH),
        "THAMDAI_OWNERS": f"line:{OWNER}",
    }
    return await asyncio.to_thread(lambda: CliRunner().invoke(cli.app, ["line", command], env=env | more))


async def test_setting_up_sets_the_webhook_tries_it_and_makes_the_menus_once(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        first = await told(server, "setup")
        assert first.exit_code == 0, first.output
        assert server.webhook == server.door
        assert "LINE reaches it and the signature is right" in first.output
        assert len(server.menus) == len(server.pictures) == 2
        names = {menu: each["name"].split()[1] for menu, each in server.menus.items()}
        assert names[server.linked[""]] == "readers"
        assert names[server.linked[OWNER]] == "team"
        menus = dict(server.menus)
        server.menus["richmenu-old"] = {
            **menus[server.linked[""]],
            "richMenuId": "richmenu-old",
            "name": "thamdai readers 0",
        }
        server.menus["richmenu-theirs"] = {
            **menus[server.linked[""]],
            "richMenuId": "richmenu-theirs",
            "name": "ของเรา",
        }
        await told(server, "setup")
        assert set(server.menus) == {*menus, "richmenu-theirs"}  # what others made stays


async def test_how_it_stands_is_told(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server, running(server, tmp_path, engine):
        before = await told(server, "status")
        assert "webhook\tnot set" in before.output
        server.quota, server.pushed = 500, 31
        await told(server, "setup")
        after = await told(server, "status")
        assert f"webhook\t{server.door}" in after.output
        assert "messages this month\t31 of 500" in after.output
        assert "@thamdai" in after.output


WRONG = {
    "token": (
        {"THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": "not+the+token+at+all"},
        "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN: LINE refuses",
    ),
    "no address": ({"THAMDAI_PUBLIC_URL": ""}, "THAMDAI_PUBLIC_URL: is not set"),
    "no secret": ({"THAMDAI_LINE_CHANNEL_SECRET": ""}, "one is set and the other is not"),
    "nothing": ({"THAMDAI_LINE_CHANNEL_SECRET": "", "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN": ""}, "are not set"),
    "no server": ({"THAMDAI_LINE_API_URL": "http://127.0.0.1:9"}, "can't be reached"),
}


@pytest.mark.parametrize("wrong", WRONG)
async def test_what_is_wrong_is_told_with_its_setting(wrong: str, tmp_path: Path, engine: Engine) -> None:
    changed, expected = WRONG[wrong]
    async with line_server() as server, running(server, tmp_path, engine):
        result = await told(server, "setup", **changed)
        assert result.exit_code == 2
        assert expected in result.output
        assert TOKEN not in result.output


async def test_a_secret_of_another_channel_is_found_by_trying(tmp_path: Path, engine: Engine) -> None:
    other = "0" * 32
    async with line_server() as server, running(server, tmp_path, engine, THAMDAI_LINE_CHANNEL_SECRET=other):
        result = await told(server, "setup", THAMDAI_LINE_CHANNEL_SECRET=other)
        assert result.exit_code == 2
        assert "THAMDAI_LINE_CHANNEL_SECRET: is not that of this channel" in result.output


async def test_a_door_that_is_not_open_is_told(tmp_path: Path, engine: Engine) -> None:
    async with line_server() as server:
        server.door = "http://127.0.0.1:9" + PATH
        result = await told(server, "setup")
        assert result.exit_code == 2
        assert "is thamdai serve running" in result.output


@pytest.mark.parametrize("role", MENUS)
def test_a_menu_is_a_picture_that_line_takes_and_its_tiles_are_ours(role: str) -> None:
    drawn = picture(MENUS[role])
    image = Image.open(io.BytesIO(drawn))
    assert image.format == "PNG"
    assert image.size == (WIDTH, HEIGHT)
    assert WIDTH / HEIGHT >= 1.45
    assert len(drawn) <= LARGEST_PICTURE
    assert len(MENUS[role]) == 6
    assert {tile.action for tile in MENUS[role]} <= {*PHRASES, *OF_THE_TEAM, "summary", "hint"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("THAMDAI_LINE_CHANNEL_SECRET", "ช่องลับ"),
        ("THAMDAI_LINE_CHANNEL_ACCESS_TOKEN", "with a space"),
        ("THAMDAI_OWNERS", "line"),
    ],
)
def test_settings_that_can_not_be_used_are_refused_unseen(name: str, value: str) -> None:
    with pytest.raises(SettingError) as raised:
        read_settings({name: value}, Path("no-such.env"))
    assert raised.value.name == name
    assert name == "THAMDAI_OWNERS" or value not in str(raised.value)
