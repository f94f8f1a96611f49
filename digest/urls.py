"""Addresses: their canonical form, and the ids that follow from them.

Ids do not depend on the build, the machine or the order of anything.
"""

import re
from contextlib import suppress
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import parse_qs, quote, quote_plus, unquote_to_bytes, urlsplit, urlunsplit

from slugify import slugify

_TRACKING = re.compile(
    r"""utm_\w+|ns_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr\w*|bbc\w*)|mc_[ce]id|fb(?:clid|_\w+)|gclid|gclsrc
    |gbraid|wbraid|gad_source|srsltid|dclid|msclkid|yclid|ysclid|igshid|igsh|twclid|ttclid|li_fat_id|s_kwcid|ef_id|_ga|_gl
    |_hs(?:enc|mi)|mkt_tok|oly_(?:anon|enc)_id|vero_(?:id|conv)|wt_?(?:mc|zmc)|xtor|s_?cid|cmpid|cmp|ocid|ito|smid|smtyp
    |partner|ref(?:_?src|errer|_url)?|rss(?:_\w+)?|src|source|feed(?:type|name|id)|spm|scm|share(?:d|_?(?:id|type|token|source|from))?
    |amp|amp_\w+|usqp|aoh|outputtype|__twitter_impression|guccounter|guce_\w+|soc_(?:src|trk)|taid|sr_share|ftag|curator|emc|trk\w*|mibextid
    |cvid|pk_\w+|mtm_\w+|piwik_\w+|matomo_\w+|hsa_\w+|elq\w*|sfmc_\w+|rb_clickid|wickedid|ncid|intcmp|cn-reloaded
    |campaign_id|segment_id|instance_id|regi_id|dicbo|_openstat|phpsessid|jsessionid|aspsessionid\w*""",
    re.VERBOSE | re.IGNORECASE,
)
"""Query parameters that name the way to a page, not the page. By name, never the whole query: `id`, `p`, `cid`, `feed`
and their like name pages."""
_TRACKING_PAIR = re.compile(
    r"mod=(?:rss|hp|e2|searchresults|article_inline|djem)\w*|(?:view|format|mode|layout|display|version|platform)=(?:amp|mobile)",
    re.IGNORECASE,
)
"""The same, where only the value tells: `mod=viewthread` names a page, `mod=rss_Technology` does not."""

_MOBILE = re.compile(
    r"^(?:(?:www\d?|m|mobile|amp|wap|touch|3g|edition\.m)\.(?=[^.]+\.))+|(?<=^[a-z]{2}\.)m\.(?=[^.]+\.)"
)
_AMP_CACHE = re.compile(
    r"https?://(?:(?:www\.)?google\.[a-z.]+/amp/|[\w-]+\.(?:cdn\.ampproject\.org|bing-amp\.com)/[cv]/)(?:(s)/)?",
    re.IGNORECASE,
)
_FORWARD = re.compile(r"https?://(?:www\.)?google\.[a-z.]+/url\?", re.IGNORECASE)
"""What search alerts put before an address; it stands there as a parameter."""
_AMP = re.compile(r"(?:/amp/?$|\.amp(?=\.html?$|$)|(?<=/)amp/(?=.))")
_INDEX = re.compile(r"/index\.(?:html?|php)$")
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_NATIONAL = re.compile(r".*\.(?:co|com|org|net|edu|ac|gov|go|gob|gouv|gub|or|ne|nom|mil)\.[a-z]{2}")
"""Hosts of countries in which names are registered under a label for their kind."""
_ACCOUNT = re.compile(
    r"[?&](?:channel_id|playlist_id|user(?:name)?)=|/(?:@|channel/|users?/|u/|r/)[^/?]", re.IGNORECASE
)
"""In a feed's address: one account of many on a site."""


@lru_cache(maxsize=8192)
def canonical_url(url: str) -> str:
    """The address that all addresses of the same page share. It is for comparing, not for following.

    Scheme, `www`, mobile and AMP variants, trailing slash, fragment, tracking and session parameters are dropped; the
    other parameters stay, sorted, as does a fragment that is a path (`#!/page`).
    """
    try:
        parts = urlsplit(_AMP_CACHE.sub("https://", _forwarded(url.strip()), count=1))
        port = parts.port
    except ValueError:
        return url.strip()
    if parts.scheme not in ("http", "https", ""):
        return url.strip()
    host = _plain_host(parts.hostname)
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = _INDEX.sub("/", _AMP.sub("", _SESSION.sub("", re.sub("//+", "/", parts.path))))
    # By bytes: in an encoding that is not UTF-8, different pages would become the same question marks.
    path = quote(unquote_to_bytes(path), safe="/:@!$&'()*+,;=~-._").rstrip("/")
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    return urlunsplit(("https", host, path, _query(parts.query), fragment)) if host else url.strip()


def _forwarded(url: str) -> str:
    """The address that one of a search alert leads to; any other as it is."""
    if not _FORWARD.match(url):
        return url
    asked = parse_qs(urlsplit(url).query)
    return next((target for name in ("url", "q") for target in asked.get(name, ()) if "://" in target), url)


def _query(query: str) -> str:
    """The parameters that name a page, sorted."""
    pairs = (_regular(pair.partition("=")[::2]) for pair in query.split("&") if pair)
    kept = (pair for pair in pairs if not (_TRACKING.fullmatch(pair[0]) or _TRACKING_PAIR.fullmatch("=".join(pair))))
    return "&".join(map("=".join, sorted(kept)))


def _regular(pair: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(quote_plus(unquote_to_bytes(part.replace("+", " "))) for part in pair)


def _plain_host(name: str | None) -> str:
    """The host in lower case and as DNS has it, without `www` and mobile prefixes."""
    lowered = (name or "").lower().rstrip(".")
    with suppress(UnicodeError):
        lowered = lowered if lowered.isascii() else lowered.encode("idna").decode()
    return _MOBILE.sub("", lowered)


@lru_cache(maxsize=8192)
def host(url: str | None) -> str:
    """The host of an address without `www` and mobile prefixes, or the empty text."""
    try:
        return _plain_host(urlsplit(url or "").hostname)
    except ValueError:
        return ""


def registered(host: str) -> str:
    """The part of a host that somebody registered, near enough: `news.port.co.uk` is `port.co.uk`.

    Hosts that share it belong to one owner, as a rule.
    """
    return ".".join(host.split(".")[-3 if _NATIONAL.fullmatch(host) else -2 :])


def is_account(feed: str) -> bool:
    """Whether a feed's address names one account of many on a site, such as a channel: the site is not its owner."""
    return bool(_ACCOUNT.search(feed))


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
