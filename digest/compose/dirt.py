"""The dirt that any feed may carry: patterns only. What one source repeats in its own items is learned in `clean`."""

import re

ENDING = re.compile(r"\s+(?:[|•·»«]|::?|[-–—])\s+(?=[^|•·»«–—]{2,60}$)|\s*\|\s*(?=[^|]{2,60}$)")
"""Where a feed hangs its own name, or a section's, behind a title."""

_WORD = r"[^\W\da-z_][\w.'’-]+"
SECTION = re.compile(
    r"(?i:opinion|analysis|editorial|news|video|live|world|politics|business|sport|technology|explained|podcast|letters?"
    r"|editors?['’]? picks?)"
    rf"|{_WORD}(?: {_WORD})? (?i:news|times|post|herald|tribune|review|journal|magazine|online|today|report)"
)
"""A section or an outlet, where it stands behind such an ending."""

BEGINNING = re.compile(
    r"^(?:(?:breaking(?: news)?|just in|exclusive|updated?|video|watch(?: live)?|live|photos?|pictures|gallery|listen"
    r"|podcast|opinion|analysis|editorial|commentary|interview|profile|feature|in[ -]depth|cover(?: story)?|explainer"
    r"|special report|(?:weekend )?long read|year in review|fact[ -]?check|factbox|\w+ explains|in pics|pilne|wideo"
    r"|z ostatniej chwili)\s*(?:[:|]|[-–—]\s)"
    r"|\[[^\]]{1,30}\]|【[^】]{1,12}】|\((?:video|photos?|update[ds]?|watch)\))\s*",
    re.IGNORECASE,
)
"""A tag before a title."""

TAG_BEHIND = re.compile(
    r"\s*[\[(](?:video|photos?|update[ds]?|watch|pics|opinion|pdf|exclusive|live|gallery)[\])]$", re.IGNORECASE
)
"""A tag behind a title."""

_AGENCIES = (
    r"(?:reuters|ap|afp|upi|dpa|efe|ani|pti|ians|xinhua|bloomberg|tass|kyodo|yonhap|anadolu|aa|cnn|pap|cna|[A-Z]{2,6})"
)
ATTRIBUTION = re.compile(
    r"\b(?:reports?|study|studies|polls?|survey|police|officials?|sources?|ministr\w+|minister|court|lawyers?|prosecutors?"
    r"|researchers?|scientists|experts?|analysts?|watchdog|says?|said|media)\b",
    re.IGNORECASE,
)
"""Who says it, where that stands behind a title ("Ferry sank at night – police") or before a text: it is kept."""

_CAPITALS = r"[^\W\da-z_](?:[^\W\da-z_]|[.'’-])+[ /]?"
DATELINE = re.compile(
    r"^(?P<place>"
    rf"(?:[^\W\d_][\w.,'’/ -]{{1,60}}?\s*)?\((?i:{_AGENCIES})(?:\s[\w ]{{1,20}})?\)\s*[-–—:]{{1,2}}\s*"
    rf"|(?:[^\W\da-z_][^\W\da-z_.'’-]+[,/]?\s)*\((?i:{_AGENCIES})\)\s+"
    r"|(?:[^\W\da-z_][^\W\da-z_.'’-]+[ /]?){1,4}(?:,\s[^\W\d_][\w.,'’ ]{1,30}?)?\s*[-–—]{1,2}\s+"
    rf"|(?=[^:]{{4}})(?!(?i:[^:]{{0,60}}{ATTRIBUTION.pattern}))(?:{_CAPITALS}){{1,4}}(?:,\s{_WORD}(?:\s{_WORD})?)?:\s+"
    rf"|{_WORD}(?:\s{_WORD})?,\s(?:{_WORD}\s?){{1,2}}\s*[—–]\s*"
    r"|(?i:reporting\sfrom|posted\sin)\s[^:]{3,40}:\s+"
    r"|\[[^\]]{2,40}\]\s*"
    r"|（?新华社[^，。]{2,20}电\s*(?:（[^）]{2,20}）)?\s*"
    r")(?=[\w\"“‘'«„])"
)
"""Place, date and agency that open a text: `BEIJING (Reuters) -`, `LONDON, Nov. 6 —`, `[Outlet]`."""

_NAME = r"[^\W\da-z_][\w.'’-]*(?:\s+[^\W\da-z_][\w.'’-]*){1,3}"
BYLINE = re.compile(
    rf"^(?i:by|von|par|autor:?)\s+(?P<names>{_NAME}(?:(?:,|\s+and|\s+&)\s+{_NAME}){{0,3}})"
    r"(?:\s*[|,•]\s*[\w ]{2,40}?(?:writer|editor|correspondent|reporter))?\s*(?:[-–—|•:]\s*|$)"
)
"""Who wrote a text, where it opens with that."""

TAIL = re.compile(
    r"""\s*(?:
      (?:\[?(?:…|\.\.\.)\]?\s*)?\(?(?:
        \b(?:continue|keep)\sreading\b | \bread\s(?:the\s)?(?:full|more|rest|original|entire)\b
        | \bczytaj\s(?:więcej|dalej|też|także)\b | \bweiterlesen\b | \blire\s(?:la\ssuite|plus)\b | \bleer\smás\b
        | 阅读(?:全文|原文|更多)) .* $
    | \bthe\spost\s.{3,300}?\s(?:appeared\sfirst|first\sappeared)\son\b .* $
    | \bartykuł\s.{3,300}?\spochodzi\sz\sserwisu\b .* $
    | \b(?:article|comments)\surl:\s.* $
    | \bsubmitted\sby\s+/?u/ .* $
    | \[(?:link|comments)\] .* $
    | \b(?:view|see)\s(?:the\s)?(?:entire|full)\s(?:article|discussion|post|thread)\b .* $
    | \(?\b(?:reporting|writing)\sby\s[^.]{3,120};\s*(?:additional\s\w+|editing|writing)\sby\b .* $
    )""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What feeds hang behind a text; everything from there on goes."""

TAIL_HINTS = (
    *("reading", "read ", "czytaj", "weiterlesen", "lire ", "leer ", "阅读", "first", "artykuł", " url:", "submitted"),
    *("[link]", "[comments]", "view ", "see ", "ing by"),
)
"""One of these is in every tail; asking for them first is ten times as fast."""

CREDIT = re.compile(
    r"""[(\[][^()\[\]]{0,120}(?:getty|shutterstock|\bafp\b|\breuters\b|\bap\sphoto|associated\spress|\bepa\b|unsplash
        |file\sphoto|photo(?:graph|s)?\b|image\b|illustration|screenshot|courtesy|handout|wikimedia|zuma|via\sap\b
        |fot\.)[^()\[\]]{0,120}[)\]]\s*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A picture's credit; what stands before it in its paragraph is a caption."""

OPEN_END = re.compile(
    r"(?:^|\s|\()(?:tzw|tzn|m\.in|ws|kom|nadkom|podkom|asp|sierż|woj|np|św|gen|płk|ppłk|mjr|kpt|por|mec|red|inż|mgr|hab"
    r"|im|ul|nt|pt|dot|wg|tj|ok|prof|dr|sp|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Rev|vs)\.$"
)
"""Abbreviations that something always follows, the Polish ones among them, where sentences are split too early."""

CAPTION = re.compile(r"\bon (?:[A-Z][a-z]{2,8}\.? \d{1,2},|\d{1,2} [A-Z][a-z]{2,8}) (?P<year>\d{4})\.$")
"""How a caption ends that has lost its credit: with the full date of a few days ago, which prose does not spell out."""

STAFF = re.compile(
    r"\b(?:reporter|journalist|columnist|editor|correspondent|host|anchor)s?\b[^.]{0,40}"
    r"\b(?:looks?|joins?|reports?|explains?|discuss(?:es)?|breaks? down|speaks?|recounts?|walks?|talks?)\b"
)
"""An outlet announcing its own people."""

ADDRESS = re.compile(r"https?:|www\.\w|\w@\w|(?:^|\s)[@#]\w|\w\.(?:com|org|net)/\w|\.html?\b|©")
"""An address, a handle or a mark of rights: no sentence of a briefing has one."""

SHOW = re.compile(
    r"^(?:in|on) (?:today|tonight|this (?:week|month|morning|evening))['’]s? [^,:]{3,40}[:,]", re.IGNORECASE
)
"""A show or a newsletter telling what is in it."""

NOISE = (ADDRESS, STAFF, SHOW)

FIELD = re.compile(r"(?:^|(?<=[^.,;:] ))[A-Z]\w+(?: [A-Z]\w+){0,2}: ")
"""A field's name: where two stand in one sentence it is a form ("Starring: … Director: …")."""

PHRASES = tuple(
    phrase
    for line in """
 click here | click on | sign up| subscrib| unsubscrib| newsletter| follow us | follow me | patreon|
 patronite| join us | all rights reserved | copyright | affiliate | promo code| discount code|
 appeared first on | first appeared on | originally appeared | first published | originally published |
 originally posted | appears in the | was provided by | photo by | photos by | photo credit|
 photo courtesy | photograph by | image by | image credit| image via | images via | image source|
 getty images | shutterstock | file photo | pictured | is seen in this | are seen in this | handout |
 read more | find out more | see more | read on | read our | read the full | read full | full story |
 full article | see also | this article | this story | this post | this piece | this episode |
 this video | this livestream | this page | this column | this newsletter | this week's | this issue |
 our app | our website | our site | our podcast | our coverage | our live blog | our partners | sponsor|
 advertisement | advertising partner| podcast | episode | episodes | watch live | watch now |
 watch the | listen to | listen now | shop now | buy now | terms of use | terms of service |
 for more on | for more information | for more details | for more stories | for more news | stay tuned |
 stay up to date | check out | learn more | don't miss | rss feed | amazon associate | commission on |
 small commission | blog post | amplifications | download the | download now | download here |
 comments url | corrections and | hide caption | toggle caption | kliknij | subskryb| zapisz się |
 więcej informacji | czytaj | zobacz też | zobacz także | zobacz więcej | źródło fot| obserwuj |
 click to | here's everything | here's what | here are the | live updates | tap here |
 available now on | use code | free trial | livestream | merch | trigger warning | spoilers ahead|
""".splitlines()
    for phrase in line.split("|")
    if phrase
)
"""What no sentence of a briefing says. A phrase without a blank behind it is the beginning of a word."""

BY_BEGINNING = {
    key: tuple(phrase for phrase in PHRASES if phrase[1:4] == key)
    for key in sorted({phrase[1:4] for phrase in PHRASES})
}
"""The phrases by their first three letters: most words of a sentence rule them all out at once."""

HAN_PHRASES = ("订阅", "扫码", "公众号", "版权", "责任编辑", "点击", "图片来源", "图源", "阅读原文", "来源：")
"""The same in Chinese, which has no blanks."""
