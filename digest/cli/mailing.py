"""Sending the briefing of a day as a letter."""

from datetime import UTC, datetime
from pathlib import Path

import click

from digest.cli.asking import content_folder, content_type, day_type, site_option
from digest.cli.ending import leave
from digest.cli.main import main
from digest.errors import DigestError
from digest.files import load_config
from digest.mailing import dated, load_letter, message, sending


@main.command("mail")
@click.argument("day", type=day_type)
@click.option(
    "--to",
    "readers",
    multiple=True,
    required=True,
    metavar="ADDRESS",
    help="Whom to send it; may be given several times.",
)
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends it, in place of what the settings say.")
@click.option("--dry-run", is_flag=True, help="Print the letter, and send nothing.")
@click.option("--content", type=content_type, help="The content folder.")
@site_option
def mail_command(
    day: datetime, readers: tuple[str, ...], sender: str | None, dry_run: bool, content: Path | None, site: Path
) -> None:
    """Send the briefing of a DAY of the built site as a letter: plain text and HTML, to each reader alone."""
    settings = load_config(content or content_folder())[0].settings
    letter = load_letter(site, day.date())
    written = [(to, message(letter, sender or settings.mail.sender, to, settings)) for to in readers]
    if dry_run:
        click.echo(written[0][1].as_string())
        return
    failed = 0
    with sending(settings.mail) as send:
        for to, one in written:
            try:
                send(dated(one, datetime.now(UTC)), to)
            except DigestError as error:
                failed += 1
                click.echo(f"{to}: {error}", err=True)
    click.echo(f"{letter.day}: sent to {len(written) - failed} of {len(written)}")
    leave(problems=failed)
