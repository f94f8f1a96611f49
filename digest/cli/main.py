"""The group of commands: each is imported when it is called, so that none waits for what another needs."""

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

from digest import __version__
from digest.cli.ending import leave
from digest.errors import DigestError

COMMANDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "add": ("adding", "Add sources by the address of a feed, or of a site."),
        "build": ("building", "Build the site from a content folder."),
        "check": ("checking", "Check the settings, the sources, and every link of the site."),
        "daily": ("daily", "Fetch, build, check and publish: all that a morning needs."),
        "edit": ("editing", "Draft the editor's word about a day, and open it."),
        "encoder": ("building", "Tell which sentence encoder the settings ask for, or fetch it."),
        "eval": ("scoring", "Score the grouping on labelled files, or on the editor's word."),
        "export": ("subscribing", "Print the sources as a list that feed readers import."),
        "fetch": ("fetching", "Visit the sources, and keep what is new."),
        "import": ("subscribing", "Add the sources of a list: OPML, Kite, osmosfeed, planets, addresses."),
        "init": ("starting", "Start a site in a folder: settings, topics, sources, a workflow."),
        "mail": ("mailing", "Send the briefing of a day as a letter."),
        "new": ("editing", "Start a note or a briefing text, and open it."),
        "publish": ("publishing", "Commit the built site to a branch and push it."),
        "read": ("looking", "Show what a reader sees in one file."),
        "schema": ("looking", "Print the JSON Schemas of the settings files."),
        "serve": ("publishing", "Look at the built site in a browser, on this machine only."),
        "sources": ("listing", "List the sources, and how they are doing."),
        "stats": ("counting", "Tell what is in the site, what it weighs, and what building it took."),
        "topics": ("looking", "Show which topics items and stories have, and what says so."),
        "voice": ("building", "Tell which voice the settings ask for, and whether it is here."),
        "why": ("looking", "Tell why a story is one, and why it stands where it stands."),
    }
)
"""By name, the module that has the command, and what it does in a line."""


class _Group(click.Group):
    """Commands whose errors are printed as what they say, without a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the base class's own shape
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; importing its module adds it to the group."""
        if cmd_name in COMMANDS:
            import_module(f"digest.cli.{COMMANDS[cmd_name][0]}")
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands; nothing has to be imported for that."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; an error of ours ends it with exit code 2."""
        try:
            return super().invoke(ctx)
        except DigestError as error:
            click.echo(f"digest: {error}", err=True)
            leave(settings=error)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="digest")
def main() -> None:
    """Build a daily news digest in which every sentence cites its sources."""
