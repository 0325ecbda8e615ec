"""Commands that set up the LINE Official Account and tell how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import typer

from bot.settings import Settings, line_is_on, read_settings
from bot.terminal import print_table
from knowledge.errors import SettingError

if TYPE_CHECKING:
    from bot.channels.line_account import Account

TOKEN, SECRET = "THAMDAI_LINE_CHANNEL_ACCESS_TOKEN", "THAMDAI_LINE_CHANNEL_SECRET"
Told = list[tuple[str, str]]

app = typer.Typer(no_args_is_help=True, help="Set up the LINE Official Account, and see how it stands.")


@app.command()
def setup() -> None:
    """Set the webhook, try it, and make the rich menus. Changes only what differs; thamdai serve must be running."""
    asyncio.run(_with_account(_set_up))


@app.command()
def status() -> None:
    """Show the account, its webhook, its menu and the month's messages."""
    asyncio.run(_with_account(_standing))


async def _with_account(work: Callable[[Account, Settings], Awaitable[Told]]) -> None:
    """Do the work with an open account, and print what it tells. LINE's refusals become errors that say what to do."""
    from bot.channels.line_account import Account, CallError

    settings = read_settings()
    if not line_is_on(settings):
        raise SettingError(f"{SECRET}, {TOKEN}", "are not set; copy both from the LINE Developers console to .env")
    account = Account(settings.line_channel_access_token, settings.line_api_url)
    try:
        await account.introduce()
        told = await work(account, settings)
    except CallError as error:
        if error.status in (401, 403):
            raise SettingError(TOKEN, "LINE refuses it; issue it anew in the console, tab Messaging API") from None
        if error.status == 0:
            raise SettingError(
                "LINE", f"can't be reached ({error.message}); look at the way out to api.line.me, port 443"
            ) from None
        raise SettingError("LINE", f"answers {error.status}: {error.message}") from None
    finally:
        await account.close()
    print_table("LINE", ("what", "how it stands"), told)


async def _standing(account: Account, settings: Settings) -> Told:
    """The lines of `thamdai line status`."""
    from bot.channels.line_account import CallError
    from bot.channels.line_sending import Sending

    told: Told = [("account", f"{account.name} ({account.basic_id})")]
    try:
        webhook = await account.call(account.api.get_webhook_endpoint)
        told.append(("webhook", webhook.endpoint + ("" if webhook.active else ", turned off: see the console")))
    except CallError as error:
        if error.status != 404:
            raise
        told.append(("webhook", "not set; run thamdai line setup"))
    listed = await account.call(account.api.get_rich_menu_list)
    told += [("menu", each.name) for each in listed.richmenus]
    used, limit = await Sending(account).allowance()
    told.append(("messages this month", f"{used:,} of {limit:,}" if limit is not None else f"{used:,}, no limit"))
    told.append(("PR team", f"{len(_owners(settings))} on LINE"))
    return told


async def _set_up(account: Account, settings: Settings) -> Told:
    """The lines of `thamdai line setup`: what was done, then how it stands."""
    from linebot.v3.messaging import SetWebhookEndpointRequest, TestWebhookEndpointRequest

    from bot.channels.line_menus import set_menus
    from bot.channels.line_webhook import PATH

    if not settings.public_url:
        raise SettingError("THAMDAI_PUBLIC_URL", "is not set; LINE brings events to an https address only")
    address = settings.public_url + PATH
    await account.call(account.api.set_webhook_endpoint, SetWebhookEndpointRequest(endpoint=address))
    tried = await account.call(account.api.test_webhook_endpoint, TestWebhookEndpointRequest(endpoint=address))
    if not tried.success:
        raise SettingError(*_why(tried.status_code, tried.reason, address))
    told: Told = [("webhook", "set and tried: LINE reaches it and the signature is right")]
    told += [("menu", each) for each in await set_menus(account, _owners(settings))]
    return told + await _standing(account, settings)


def _why(status: int, reason: str, address: str) -> tuple[str, str]:
    """The setting that a failed try of the webhook points to, and what to do."""
    if status == 401:
        return SECRET, "is not that of this channel; copy it from the console, tab Basic settings, and start anew"
    if status == 404:
        return (
            "THAMDAI_PUBLIC_URL",
            f"{address} is served by something else, or thamdai serve runs without LINE's secrets",
        )
    return (
        "THAMDAI_PUBLIC_URL",
        f"LINE can't reach {address} ({reason}); is thamdai serve running, the certificate trusted by browsers?",
    )


def _owners(settings: Settings) -> frozenset[str]:
    return frozenset(person for channel, person in settings.owners if channel == "line")
