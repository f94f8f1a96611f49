"""Addresses: their canonical form, and the ids that follow from them.

Ids do not depend on the build, the machine or the order of anything.
"""

import re
from datetime import date
from hashlib import blake2b
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from slugify import slugify

_TRACKING = re.compile(
    r"""utm_\w+|ns_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc\w*)|mc_[ce]id|fb(?:clid|_\w+)|gclid|gclsrc
    |gbraid|wbraid|gad_source|srsltid|dclid|msclkid|yclid|ysclid|igshid|igsh|twclid|ttclid|li_fat_id|s_kwcid|ef_id|_ga|_gl
    |_hs(?:enc|mi)|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|wt_?(?:mc|zmc)|xtor|s_?cid|cmpid|cmp|ocid|ito|smid|smtyp
    |partner|ref(?:_?src|errer|_url)?|rss(?:_\w+)?|src|source|feed(?:type|name|id)|spm|scm|share(?:d|_?(?:id|type|token|source|from))?
    |amp|outputtype|__twitter_impression|guccounter|guce_\w+|soc_(?:src|trk)|taid|sr_share|ftag|curator|emc|trk\w*|mibextid
    |cvid|pk_\w+|mtm_\w+|piwik_\w+|matomo_\w+|hsa_\w+|elq\w*|sfmc_\w+|rb_clickid|wickedid|ncid|intcmp|cn-reloaded""",
    re.VERBOSE | re.IGNORECASE,
)
"""Query parameters that name the way to a page, not the page. By name, never the whole query: `id`, `p`, `cid`, `feed`
and their like name pages."""
_TRACKING_PAIR = re.compile(r"mod=(?:rss|hp|e2|searchresults|article_inline|djem)\w*", re.IGNORECASE)
"""The same, where only the value tells: `mod=viewthread` names a page, `mod=rss_Technology` does not."""

_MOBILE = re.compile(r"^(?:www\d?|m|mobile|amp|edition\.m)\.(?=[^.]+\.)|(?<=^[a-z]{2}\.)m\.(?=[^.]+\.)")
_AMP_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]+/amp/|[\w-]+\.cdn\.ampproject\.org/[cv]/)(?:(s)/)?", re.IGNORECASE
)
_AMP = re.compile(r"(?:/amp/?$|\.amp(?=\.html?$|$)|(?<=/)amp/(?=.))")
_INDEX = re.compile(r"/index\.(?:html?|php)$")


def canonical_url(url: str) -> str:
    """The address that all addresses of the same page share. It is for comparing, not for following.

    Scheme, `www`, mobile and AMP variants, trailing slash, fragment and tracking parameters are dropped; the other
    parameters stay, sorted, as does a fragment that is a path (`#!/page`).
    """
    try:
        parts = urlsplit(_AMP_CACHE.sub("https://", url.strip(), count=1))
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in ("http", "https", ""):
        return url.strip()
    host = _MOBILE.sub("", (parts.hostname or "").lower())
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = quote(unquote(_INDEX.sub("/", _AMP.sub("", parts.path))), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    query = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not (_TRACKING.fullmatch(name) or _TRACKING_PAIR.fullmatch(f"{name}={value}"))
    )
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit(("https", host, path, urlencode(query), fragment)) if host else url.strip()


def host(url: str | None) -> str:
    """The host of an address without `www` and mobile prefixes, or the empty text."""
    try:
        return _MOBILE.sub("", (urlsplit(url or "").hostname or "").lower())
    except ValueError:
        return ""


def slug(text: str, fallback: str) -> str:
    """A path segment for `text`; `fallback` where nothing of it can be written in one (an emoji-only title)."""
    return str(slugify(text, max_length=80, word_boundary=True, save_order=True)) or fallback


def source_id(name: str, url: str | None = None) -> str:
    """The id of a source: from its feed's address where there is one, else from its name."""
    if url and (site := host(url)):
        rest = urlsplit(canonical_url(url))
        return slug(f"{site}-{rest.path}-{rest.query}", digest_of(url))
    return slug(name, digest_of(name))


def item_id(url: str | None, source: str, title: str, day: date | None) -> str:
    """The id of an item: a hash of its canonical address, else of source, title and day. Twelve hex digits."""
    return digest_of(canonical_url(url) if url else f"{source}\n{title}\n{day or ''}")


def digest_of(text: str) -> str:
    """Twelve hex digits that stand for a text: 48 bits, a collision in 10,000 items has odds of 1 in 5 million."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
