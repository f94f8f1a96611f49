"""Nouns: words by what they are worth in a label, and words that only look like nouns."""

from digest.compose.verbs import AFTER_NAMES, FINITE
from digest.compose.words import listed

VAGUE = listed(
    """man men woman women people person guy year years day days week weeks month months time times way ways
    thing things report reports news update updates official officials minister president live watch video
    photos exclusive breaking latest first top best new big more million billion percent number part one two
    beware three four five six seven eight nine ten second third fourth fifth dozens hundreds thousands monday
    tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december look question questions key major old local former ex help end start
    life back high low full final huge morning evening night today tonight tomorrow yesterday lot kind sort
    bit move moves others fans user users expert experts source sources reason reasons star chance place
    company companies plan plans version claim claims dad mum mom father mother son daughter wife husband
    side mr mrs dead alive amid secretary senator rep sen speaker"""
)
"""Words that name no story: a label neither begins nor ends with one."""
NO_FIRST = listed("giant member founder co-founder boss ceo owner actor actress singer rapper star leader newly own")
"""Words that only lead to a name."""
NO_FIRST_ENDINGS = ("ing", "ly", "er", "est", "ed")
ING_NOUNS = listed(
    """meeting building shooting funding hearing ruling bombing trading banking housing wedding training spending
    pricing opening warning listing briefing filing offering landing crossing mining shipping gaming lending
    restructuring setting wing spring ring king thing offspring morning evening ceiling swing beijing"""
)
LINKS = listed("of in on with for at to")
"""Small words within a label."""
ADJECTIVE_ENDINGS = ("ese", "ian", "ish", "can", "eli", "aqi", "ani", "ench", "utch", "erman", "ean")
"""Endings of names that are adjectives, to which only what follows them belongs."""
NO_HEAD = listed(
    """option effort edge tone hole teeth push sign signs step steps rest list use view views hand hands center centre
    trend trends moment role goal aim hope hopes bottom line amount level levels spirits shape light spotlight heart
    face touch mind sense fact facts matter matters point points lives world everyone everything half quarter path
    front issue issues difference differences halt surprise opportunity opportunities confusion mistake mistakes
    takeaway takeaways hour hours minute minutes possibility possibilities versions number numbers series position
    version ones mood struggle challenge challenges feature features detail details road anniversary
    need needs fear fears"""
)
"""Nouns that say too little at the end of a label, whatever stands before them."""
ROLES = listed(
    """member members leader boss head founder chief body bodies business businesses country countries city town state
    states nation group groups team teams lawmaker lawmakers worker workers student students researchers scientists
    analyst analysts investors consumers customers players residents"""
)
"""Nouns that need a name, or two more words, before them."""
ACTORS = ROLES | listed("military army forces police court government ministry administration critics maker giant")
"""Nouns that say who acts, and so less than what happens."""
AFFAIRS = listed(
    """talks visit trip tour meeting summit conference forum trial hearing inquiry probe investigation lawsuit verdict
    sentence appeal ruling ban curbs sanctions tariffs tariff law bill act vote election elections poll polls referendum
    campaign race resignation appointment reshuffle impeachment funeral death deaths murder killing shooting stabbing
    attack attacks strike strikes airstrike airstrikes raid bombing blast explosion fire crash collision accident
    disaster earthquake quake flood floods flooding storm hurricane typhoon wildfire wildfires drought heatwave wave
    outbreak pandemic epidemic vaccine vaccines rescue evacuation escape hostages war conflict ceasefire truce invasion
    offensive coup protest protests rally rallies riot riots march clash clashes unrest crisis scandal fraud row dispute
    feud deal agreement pact treaty accord merger takeover acquisition buyout bid sale sales listing ipo bankruptcy
    restructuring default debt layoffs cuts closure shutdown recall shortage shortages exports imports trade prices
    price inflation rate rates profit profits loss losses earnings revenue budget tax taxes aid funding investment loan
    stimulus subsidy subsidies bailout launch release rollout trailer premiere album song concert award awards prize
    final match victory defeat record transfer injury retirement wedding divorce birth study survey leak breach hack
    outage cyberattack bug flaw vulnerability patch test tests mission landing telescope rocket satellite spacecraft
    chip chips chatbot proposal policy reform reforms rule rules regulation regulations crackdown arrest arrests
    detention extradition deportation deportations migrants refugees border crossing convoy ties relations tensions
    partnership alliance speech expansion showcase support order package growth market economy output production
    recovery slump downturn boom demand supply supplies system project projects programme program scheme safety
    security rights case cases remarks comments repairs construction opening reopening
    delay delays walkout"""
)
"""Nouns that say what happens."""
PLURAL_FIRST = listed(
    """arms rights sports sales jobs news goods savings earnings systems securities communications services operations
    drugs games bonds futures futures weapons women's men's veterans sanctions elections emissions missiles relations
    gas glass business process access antitrust series species physics politics economics mass press cross congress
    airlines semiconductors electronics logistics thanks greenhouse works forces affairs parts trade-ins details
    pensions refugees hostages riots data-centers benefits bills accounts"""
)
"""Nouns in the plural that do stand before another noun."""
STARTS = (
    FINITE
    | AFTER_NAMES
    | listed("boost fulfill fulfil widen target ease tighten curb lift scrap axe slash cut spark drive")
)
"""What no noun phrase begins with."""
GRAVE = listed(
    """murder killing killings death deaths rape assault abuse fraud corruption bribery terror terrorism genocide
    suicide massacre theft racism torture crime crimes attack attacks cocaine scandal affair guilty orgies execution"""
)
"""What is said of nobody who does not stand beside it in a title."""
ACTS = listed(
    """shrinks contracts retires eases widens softens tightens weakens climbs dips stalls rebounds plummets exits
    thaw questions reflects lock poke picks slows speeds soars tops nears looms weighs slides boosts hurts spurs
    triggers mourns bids lures swells cools warms deepens mounts persists resumes reopens emerges arrives dies
    lives wears loosens seizes fires presses urges vows retreats retire shrink ease widen soften weaken persist
    emerge reopen arrive"""
)
"""What a title says of the noun before it, though it looks like a noun itself."""
