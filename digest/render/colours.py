"""What a site chooses of its looks; colours are moved towards ink until they can be seen on either ground."""

from collections.abc import Iterator
from functools import lru_cache

from digest.config import Theme
from digest.model import Topic

PAPER = "#fffdf8"
"""The light ground, `--paper` of the stylesheet."""
NIGHT = "#171614"
"""The dark ground."""
ACCENT = "#a3281e"
"""Ours, on light ground."""
MEASURE = 66
"""Our length of a line, in characters."""
_CHARACTER = 36 / MEASURE
"""The width of a character of running text, in rem, over all letters and blanks: ours is a measure of 36 rem."""
TEXT_RATIO = 4.6
"""WCAG 2.2, 1.4.3, asks 4.5 of text; a little more outlives rounding."""
MARK_RATIO = 3.1
"""WCAG 2.2, 1.4.11, asks 3 of marks."""

_WHEEL = ("#a3281e", "#1f6f78", "#b7791f", "#4a5fa5", "#5a7d2a", "#8a3f7b", "#2f6db3", "#a8562a", "#38785a", "#6b5aa0")
"""Marks of topics that name no colour, in the order of `topics.yml`."""


@lru_cache(maxsize=4)
def theme_css(theme: Theme, topics: tuple[Topic, ...]) -> str:
    """The rules that settings add to the stylesheet: accent, letters, measure, and the mark of each topic."""
    properties = "".join(f"--{name}:{value};" for name, value in _chosen(theme))
    return "".join((f":root{{{properties}}}" if properties else "", *_marks(topics)))


def _chosen(theme: Theme) -> Iterator[tuple[str, str]]:
    """Custom properties of the stylesheet that the theme sets."""
    if theme.accent or theme.accent_dark:
        light = readable(theme.accent or ACCENT, PAPER, TEXT_RATIO)
        dark = readable(theme.accent_dark or theme.accent or ACCENT, NIGHT, TEXT_RATIO)
        yield "accent", f"light-dark({light},{dark})"
    if theme.serif:
        yield "own-serif", f"{theme.serif},"
    if theme.sans:
        yield "own-sans", f"{theme.sans},"
    if theme.headings == "sans":
        yield "display", "var(--sans)"
    if theme.text == "sans":
        yield "text", "var(--sans)"
    if theme.measure != MEASURE:
        yield "measure", f"{theme.measure * _CHARACTER:.2f}rem"


def _marks(topics: tuple[Topic, ...]) -> Iterator[str]:
    for number, topic in enumerate(topics):
        colour = topic.colour or _WHEEL[number % len(_WHEEL)]
        light, dark = (readable(colour, ground, MARK_RATIO) for ground in (PAPER, NIGHT))
        yield f".t-{topic.id}{{--mark:light-dark({light},{dark})}}"


def readable(colour: str, ground: str, ratio: float) -> str:
    """The colour, mixed with black or white in small steps until its contrast to the ground is at least `ratio`."""
    pole = 0 if _luminance(_channels(ground)) > 0.18 else 255
    for step in range(0, 101, 4):
        mixed = tuple(round(value + (pole - value) * step / 100) for value in _channels(colour))
        if contrast(mixed, _channels(ground)) >= ratio:
            break
    return "#{:02x}{:02x}{:02x}".format(*mixed)


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _channels(colour: str) -> tuple[int, ...]:
    """Red, green and blue, 0 to 255, of `#rrggbb`."""
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(channels: tuple[int, ...]) -> float:
    linear = (_linear(value / 255) for value in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
