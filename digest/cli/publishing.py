"""Looking at a site, publishing it."""

from pathlib import Path

import click

from digest.cli.asking import content_argument, content_folder, content_type, site_option
from digest.cli.main import main
from digest.cli.starting import print_started
from digest.cli.telling import SHOWN, counted, print_problems
from digest.errors import DigestError
from digest.files import load_config
from digest.hosting import MB, too_large
from digest.publish import Branch, Plan, broken, plan_publishing, publish, unfit
from digest.server import open_server
from digest.site import sizes_of
from digest.starting import write_workflow


@main.command("serve")
@click.option("--site", default="site", type=content_type, help="The built site.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--base", default="/", show_default=True, help="The path below which the site is, such as /repo/.")
def serve_command(site: Path, port: int, base: str) -> None:
    """Look at the built site in a browser, on this machine only."""
    try:
        server = open_server(site, port, base)
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}; try --port 0") from error
    path = f"/{base.strip('/')}/".replace("//", "/")
    click.echo(f"http://127.0.0.1:{server.server_port}{path}  (Ctrl-C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo()
    finally:
        server.server_close()


@main.command("publish")
@content_argument
@site_option
@click.option("--branch", default="gh-pages", show_default=True, help="The branch to publish to.")
@click.option("--remote", default="origin", show_default=True, help="The remote to push to, where there is one.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be committed, and what stands against it.")
@click.option("--setup", is_flag=True, help="Only write the GitHub Pages workflow, if there is none.")
def publish_command(content: Path | None, site: Path, branch: str, remote: str, dry_run: bool, setup: bool) -> None:
    """Commit the built site to a branch and push it, or set up the workflow that does so on GitHub."""
    if setup:
        print_started(write_workflow(Path()), Path())
        return
    url = load_config(content or content_folder())[0].settings.url
    where = Branch(repository=Path(), name=branch, remote=remote, url=url)
    if not unfit(site, where) and (lost := broken(site, url)):  # under another address links break by the hundred
        print_problems(lost, SHOWN, "`digest check`")
        raise DigestError(
            f"not published: {counted(len(lost), 'broken link')}; build again, or correct the template or text"
        )
    if dry_run:
        print_problems(too_large(sizes_of(site)))
        _print_plan(plan_publishing(site, where), branch)
        return
    commit = publish(site, where)
    print_problems(too_large(sizes_of(site)))
    click.echo(f"{branch}: {commit[:12]}" if commit else f"{branch}: nothing has changed")


def _print_plan(plan: Plan, branch: str) -> None:
    if plan.idle:
        click.echo(f"{branch}: nothing has changed; nothing would be committed")
        return
    click.echo(
        f"{branch}: {plan.fresh:,} files new, {plan.changed:,} changed, {plan.removed:,} removed; "
        f"{plan.size / MB:.1f} MB in all. Nothing is committed yet"
    )
    click.echo(f"it would be pushed to {plan.remote}" if plan.remote else "there is no remote to push it to")
