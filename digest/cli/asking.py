"""What is asked for: the options that several commands have, and the job that they come to."""

from pathlib import Path

import click

from digest.config import Config
from digest.encode import Encoder, find_encoder
from digest.errors import ConfigError
from digest.files import load_config, starter_topics
from digest.model import Problem
from digest.rewrite import Rewriter, find_rewriter
from digest.works import Job

content_type = click.Path(exists=True, file_okay=False, path_type=Path)
day_type = click.DateTime(["%Y-%m-%d"])
content_argument = click.argument("content", required=False, type=content_type)
site_option = click.option(
    "--site", default="site", type=click.Path(file_okay=False, path_type=Path), help="The site's folder."
)
folders_option = click.option(
    "--from",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A folder, or a file, with more documents. Without CONTENT, default settings are used.",
)


def content_folder() -> Path:
    """The content folder that is meant when none is named."""
    for folder in (Path("content"), Path()):
        if (folder / "digest.yml").is_file():
            return folder
    raise ConfigError("no digest.yml here or in `content`; name a content folder, or start one with `digest init`")


def job_of(content: Path | None, folders: tuple[Path, ...], site: Path) -> tuple[Job, tuple[Problem, ...]]:
    """The job for a content folder, or for other folders with default settings; and what the settings lack."""
    folder = content or (None if folders else content_folder())
    config, problems = load_config(folder) if folder else (Config(topics=starter_topics()), ())
    encoder, missing = encoder_of(config, folder)
    rewriter, silent = rewriter_of(config, folder)
    job = Job(
        content=folder,
        config=config,
        encoder=encoder,
        rewriter=rewriter,
        site=site,
        store=(folder or Path()) / ".digest",
        folders=folders,
    )
    return job, (*problems, *missing, *silent)


def encoder_of(config: Config, folder: Path | None) -> tuple[Encoder | None, tuple[Problem, ...]]:
    """The sentence encoder that the settings ask for; without it, stories are made by words alone, and we say so."""
    try:
        return find_encoder(config.settings.grouping, folder), ()
    except ConfigError as error:
        return None, (_lacking(folder, f"grouping: {error}", "until then words alone decide"),)


def rewriter_of(config: Config, folder: Path | None) -> tuple[Rewriter | None, tuple[Problem, ...]]:
    """The rewriter that the settings ask for; without it, the sources' own sentences stand, and we say so."""
    try:
        return find_rewriter(config.settings.compose), ()
    except ConfigError as error:
        return None, (_lacking(folder, f"compose: {error}", "until then nothing is reworded"),)


def _lacking(folder: Path | None, message: str, remedy: str) -> Problem:
    return Problem(where=f"{folder.name if folder else ''}/digest.yml", message=message, remedy=remedy)
