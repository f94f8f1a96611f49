"""Who speaks: coverage counts the owners of sources, so that a wire text on twelve sites of one owner counts once."""

from collections.abc import Iterable, Mapping

from digest.model import Copy, Item, Source
from digest.urls import host, is_account, registered


def owners_of(items: Iterable[Item], sources: Mapping[str, Source]) -> frozenset[str]:
    """The distinct owners of all places where the items were published."""
    return frozenset(owner_of(place, sources) for item in items for place in item.places)


def owner_of(place: Copy, sources: Mapping[str, Source]) -> str:
    """Who owns the outlet that published something.

    The settings say so; else the registered part of the host stands for the owner, so that the feeds and subdomains of
    an outlet are one. A source that is one account of many on a site, such as a channel, is its own owner.
    """
    source = sources.get(place.source_id)
    if source and source.owner:
        return source.owner
    feed = (source.url if source else None) or ""
    if is_account(feed):
        return place.source_id
    return registered(host(place.url) or host(feed)) or place.source_id
