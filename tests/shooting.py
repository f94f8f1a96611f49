"""Pictures of a built site for its documentation: kinds of page × looks, each a small PNG.

    python tests/shooting.py SITE FOLDER

Of each kind in `RATED` the largest page is opened in the system's chromium, in each of `LOOKS`, and FOLDER gets
`KIND-LOOK.png`. Few colours are enough for text on paper: a picture has some tens of kilobytes.
"""

import shutil
from io import BytesIO
from pathlib import Path
from threading import Thread
from typing import Any

import click
from PIL import Image
from playwright.sync_api import sync_playwright

from auditing import CHROMIUM, RATED, kinds_of, read
from digest.server import open_server

LOOKS: dict[str, dict[str, Any]] = {
    "light": {"viewport": {"width": 1280, "height": 1440}},
    "dark": {"viewport": {"width": 1280, "height": 1440}, "color_scheme": "dark"},
    "phone": {
        "viewport": {"width": 360, "height": 780},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
}
"""What Playwright is told of the window, or the device."""
COLOURS, METHOD = 64, Image.Quantize.MAXCOVERAGE
"""The other methods lose the colours of small marks."""
MOST = 120_000
"""Bytes of a picture, so that the repository stays small."""


@click.command(help=__doc__)
@click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def main(site: Path, folder: Path) -> None:
    """Make the folder's pictures anew."""
    largest = {kind.name: kind.largest.removesuffix("index.html") for kind in kinds_of(read(site))}
    server = open_server(site, 0)
    Thread(target=server.serve_forever, daemon=True).start()
    origin = f"http://127.0.0.1:{server.server_address[1]}/"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=next(filter(None, map(shutil.which, CHROMIUM))))
        for look, window in LOOKS.items():
            page = browser.new_page(**window)
            for kind in RATED:
                page.goto(origin + largest[kind], wait_until="networkidle")
                small = smaller(page.screenshot())
                if len(small) > MOST:
                    raise click.ClickException(f"{kind}-{look}.png has {len(small)} bytes, more than {MOST}")
                (folder / f"{kind}-{look}.png").write_bytes(small)
        browser.close()
    server.shutdown()
    server.server_close()


def smaller(png: bytes) -> bytes:
    """The same picture in a palette of few colours."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    few = picture.quantize(COLOURS, METHOD, dither=Image.Dither.NONE)
    written = BytesIO()
    few.save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    main()
