"""Word tables for comparing texts: words that say nothing, numbers in words, and the scales of numbers."""

_FUNCTION_WORDS = """
a about after again against all also am an and any are aren't as at be because been before being between
both but by can can't cannot could couldn't did didn't do does doesn't doing don't down during each even
ever few for from further get gets getting got had has have haven't having he her here hers him his how i
i'm if in into is isn't it it's its itself just let let's like made make makes many may me might more most
much must my near new no nor not now of off on once one only or other our out over own per re s said same
say says saying set she should since so some still such t than that that's the their them then there there's
these they they're this those through to too under until up upon us very via was wasn't we we're were what
what's when where which while who who's whom why will with won't would you you're your
ale albo ani az bardzo bez beda bedzie bo by byc byl byla bylo byly chce co czego czy czyli dla do gdy gdzie
go i ich im innych iz ja jak jako je jego jej jednak jest jestem jeszcze juz ktora ktore ktorego ktorej
ktory ktorych ktorym ktorzy kto lat lub ma maja mam mamy mial miala mi mnie moga moze mozna my na nad nam
nas nie nich nim nimi niz no o od on ona oni ono oraz po pod poniewaz powiedzial przed przez przy roku sa
sie sobie swoich swoje swoj ta tak takze tam te tego tej ten to tu tych tylko tym tymi u w wie wiec wszystko
wy z za zas ze zeby zostal zostala zostaly
als am auch auf aus bei bis das dass dem den der des die ein eine einem einen einer eines fur hat im ist mit
nach nicht noch oder sich sie sind uber um und von vor war wie wird zu zum zur au aux avec ce ces cette dans
de du elle en est et il ils la le les leur mais ne ou par pas plus pour qu que qui sa ses son sont sur un
une al como con del el es esta fue ha han las lo los mas para pero por se ser sin sobre su sus y ya che da
dal dalla degli dei del della delle di e gli ha il la le lo ma nel nella non per piu sono su un una ao aos
com da das do dos e em entre foi mais na nao nas no nos o os ou para pela pelo por que se um uma dat de een
het ik in is met niet op te van voor zijn
"""

STOP_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Folded function words of the languages that feeds have most: English, Polish, German, French, Spanish, Italian,
Portuguese, Dutch."""

NUMBER_WORDS = {
    word: str(number)
    for words in (
        "two three four five six seven eight nine ten eleven twelve",
        "dwa trzy cztery piec szesc siedem osiem dziewiec dziesiec",
    )
    for number, word in enumerate(words.split(), 2)
}
"""Numbers that headlines write in words, so that "five killed" and "5 killed" agree."""

SCALES = {
    "per cent": "%",
    "percent": "%",
    "pct": "%",
    "proc": "%",
    "million": "m",
    "mln": "m",
    "m": "m",
    "billion": "b",
    "bln": "b",
    "bn": "b",
    "b": "b",
    "mld": "b",
    "trillion": "t",
    "tn": "t",
    "thousand": "k",
    "tys": "k",
    "k": "k",
}
"""What scales a number before it, and the one letter that stands for it: "$250 million" and "$250m" agree."""
