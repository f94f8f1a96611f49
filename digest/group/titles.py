r"""How the titles of series and of live blogs read, by language; two blanks or a line's end part the patterns.

The patterns are for folded titles (lower case, no diacritics), those of scripts without blanks for composed ones. One
that begins with `^` holds at the start of a title, any other at the start of a word, and of a script without blanks
anywhere. `<number>` is a number in figures or, from three, in words of the language; `<rate>` what has a daily price;
`<date>` a day of a month; what `<off>` begins is set off from the words before it.

A pattern must hold of a column's title and not of news: "Gold price today" is a table, "Gold price hits a record" is
not; "best deals" are for sale, a "deal on hostages" is an event. So words that news has too stand here only with what
makes them a column: a date, "today" next to them, a colon or a bar.
"""

from collections.abc import Mapping

_MONTHS = (
    "jan|feb|mar|apr|mai|may|maj|jun|jul|aug|sep|oct|okt|out|nov|dec|dez|dic|styc|lut|kwie|czer|lip|sier|wrze|pazd|list"
    "|grud|janv|fev|avr|juin|juil|aou|ene|abr|ago|genn|magg|giu|lug|sett|ott|mei|led|uno|brez|dub|kve|cerv|srp|zar|rij"
    "|pros"
)
NUMBERS: Mapping[str, str] = {
    "en": "three|four|five|six|seven|eight|nine|ten",
    "pl": "trzy|cztery|piec|szesc|siedem|osiem|dziewiec|dziesiec",
    "de": "drei|vier|funf|sechs|sieben|acht|neun|zehn",
    "fr": "trois|quatre|cinq|six|sept|huit|neuf|dix",
    "es": "tres|cuatro|cinco|seis|siete|ocho|nueve|diez",
    "it": "tre|quattro|cinque|sei|sette|otto|nove|dieci",
    "pt": "tres|quatro|cinco|seis|sete|oito|nove|dez",
    "nl": "drie|vier|vijf|zes|zeven|acht|negen|tien",
    "cs": "tri|ctyri|pet|sest|sedm|osm|devet|deset",
}
RATE = (
    "(?:gold|silver|petrol|diesel|fuel|mortgage|refinance|cd|savings|heloc|exchange|currency|dollar) (?:rates?|prices?)"
)
DATE = (
    rf"(?:\d{{1,2}}\.\d{{1,2}}\.|\d{{1,2}}[./-]\d{{1,2}}[./-]\d\d"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)? (?:de |of )?(?:{_MONTHS})|(?:{_MONTHS})[a-z]*\.? (?:\d{{1,2}}|20\d\d)\b)"
)
OFF = r"(?:^|[^\w\s'’,]\s*)"

SERIES: Mapping[str, str] = {
    "any": r"""
        black friday\b(?!.*\b(?:strikes?|walkouts?|protests?|spending|killed|shooting|strajk|streik|greve|huelga))
        cyber monday\b  prime (?:big deal )?day\b  (?:tages|wochen|monats|jahres|liebes|jaar|dag|week)?horos[ck]oo?p
        oroscop  wordle\b  quordle\b  sudoku\b  quiz\b  tarot\b  newsletter\b
        (?:kurs|kurz|cours|koers|cambio|cotizacion|cotacao|notowania|rate)s?\b.*\b[a-z]{3}\s?/\s?[a-z]{3}\b  ^top \d+\b
        """,
    "en": r"""
        ^(?:the |these |our |my )?<number> (?:\S+ ){0,2}(?:best|things|ways|reasons|tips|tricks|facts)\b
        ^(?:the |these |our |my )?<number> (?:\S+ ){0,2}(?:books|movies|films|shows)\b
        ^(?:the |these |our |my )?<number> (?:\S+ ){0,2}(?:places|easy|signs|ideas|gifts)\b
        ^(?:the |these |our |my )?<number> (?:\S+ ){0,2}(?:reads|recipes|mistakes|stocks to)\b
        ^(?:the |our |my )?(?:\S+ )?best \S+.* (?:of|for|to|in|with|under)\b  ^how to\b
        ^(?:the )?(?:week|day|month) (?:in|ahead)\b  ^ranking (?:the|every|all)\b
        (?:best|early|hot|hottest|great|top|holiday|tech|amazon|walmart) (?:\S+ ){0,3}deals\b
        (?:best|early|hottest|holiday) (?:\S+ ){0,3}deal$  huge (?:\S+ ){0,2}deals\b  deals? of the (?:day|week)\b
        deals (?:you can|we found|to shop|live|roundup|right now|under)\b  ^deals? ?[:|]
        \d+ ?(?:%|per ?cent) off\b(?! (?:its|their|his|her|the|from|highs?|lows?|peaks?|records?)\b)
        (?<=[$€£])\d[\d.,]* off\b  (?:massive|huge|hefty|gets?|got|grab)(?: an?)? \d+ ?% discount\b
        save (?:up to |an extra |over )?[$€£]\d[\d.,]*(?![\d.,]| ?(?:m|mn|bn?|k|tn?|million|billion|trillion)\b)
        save (?:up to |an extra |over )?\d+ ?%
        (?:is|are|now|currently|still|back) on sale\b  on sale (?:for|now|at|right)\b
        lowest price(?:$| (?:of [$€£]?\d|from|to date|at|yet|ever|we)\b)  all-time low price\b
        (?:get|grab|score|snag) .*(?:all-time low|lowest price)\b  gift (?:guide|ideas?)\b  promo codes?\b  coupons?\b
        weekend reads?\b  how to (?:watch|stream)\b  what to (?:read|stream|cook)\b
        what to watch(?::| (?:on|this|tonight|now|next)\b)  watch .*: ?live ?stream\b  things to do\b
        match preview\b  where to (?:buy|find|get)\b  (?:buying|buyer\S?s) (?:advice|guide)\b
        should you (?:buy|upgrade)\b  (?:loot pool|missions?|skins?|tier|trophy|weapons?) list\b
        ^the (?:morning|evening|daily|weekly) \S+ (?:brief|report)\b
        tv (?:tonight|guide)\b  <rate>\b.*<date>  <rate> (?:in \S+ )?today\b  today's (?:\S+ )?<rate>\b
        rates? today ?[:|]  to (?:pkr|inr)\b  price prediction\b  weather (?:forecast|today|tomorrow)\b
        betting (?:odds|tips)\b  best bets\b  (?:odds|predictions?),? (?:and )?(?:picks|odds|betting)\b
        fixtures (?:and|,) results\b  fantasy (?:football|basketball|baseball)\b  power rankings\b  injury report\b
        crossword  hints?\b.*\banswers?\b  zodiac signs?\b  winning numbers\b  lotto (?:numbers|results?|jackpot)\b
        lottery (?:results?|numbers)\b  round-?up\b  market talk\b
        (?:mon|tues|wednes|thurs|fri|satur|sun)day (?:brief|briefing|rundown|digest|wrap)\b
        (?:morning|evening|afternoon|daily|weekly|weekend) (?:brief|briefing|rundown|update|digest|edition|wrap)\b
        ^the (?:morning|evening|daily|weekly) \S+ (?:brief|report)\b
        this week in\b  ^the papers\b  front pages:  morning report ?[^\w\s]  week ahead\b  in pictures\b
        best photos\b  <off>in photos\b  open thread\b  podcast$  podcast ?[:|]
        (?:photos?|pictures?) of the (?:day|week)\b  (?:list of )?key events, day\b  war,? day \d+\b  know on day \d+\b
        at a glance\b  media wrap\b
        """,
    "pl": r"""
        ^najlepsz[ey] \S+.* (?:do|dla|20\d\d)\b  ^najlepsze \S+.* (?:na|w)\b
        ^<number> (?:\S+ )?(?:najlepszych|rzeczy|sposobow|powodow|pomyslow|przepisow)\b
        ^<number> (?:\S+ )?(?:trikow|miejsc|filmow|ksiazek|seriali)\b
        ranking(?:i)? (?:najlepsz\w+|kont|lokat|kredytow|smartfonow|\d+)\b  (?<=[-–:|] )ranking\b  ^ranking .*20\d\d\b
        kody? (?:rabatow|promocyjn)
        (?:wielka|mocna|letnia|zimowa|wiosenna|jesienna|ruszyla|rusza) wyprzedaz
        wyprzedaz (?:rocznika|aut|mebli|w|z|do)\b  promocj[ae] (?:na|w)\b  w (?:super )?promocji\b
        (?:najlepsze|super) okazje\b  okazje (?:dnia|tygodnia)\b  gazetk[ai]\b  gdzie (?:ogladac|obejrzec)\b
        transmisja (?:tv|online|na zywo)\b  program tv\b  (?:kursy?|ceny?|notowania|stawki) \S+.*<date>
        (?:kursy?|ceny?) \S+ (?:dzis|dzisiaj)$  ^kursy? walut[.:]  ile kosztuje (?:euro|dolar|frank|funt)\b
        prognoza pogody\b  pogoda (?:na|dzis|jutro)\b  typy bukmacherskie\b  wyniki (?:lotto|losowan\w+|i tabel\w+)\b
        (?:szostki?|kumulacja|losowanie)\b.*\blotto\b  lotto:  krzyzowka\b  znak\w* zodiaku\b
        przeglad (?:prasy|wydarzen|tygodnia|dnia)\b  wydarzenia (?:dnia|tygodnia)\b  podsumowanie (?:dnia|tygodnia)\b
        skrot (?:dnia|wiadomosci)\b  zdjeci[ae] dnia\b
        """,
    "de": r"""
        ^die (?:<number> )?besten\b
        ^(?:die |diese )?<number> (?:\S+ )?(?:tipps|tricks|grunde|dinge|ideen|rezepte|fehler|wege)\b
        ^(?:die |diese )?<number> (?:\S+ )?(?:filme|bucher|serien|orte|fakten|geschenke)\b
        (?:super|mega|reise|top)?-?schnappchen  rabattcodes?\b  gutscheincodes?\b  angebote der woche\b
        deal des tages\b  (?:beste|top)[- ]?(?:deals|angebote)\b  \d+ ?(?:%|prozent) (?:rabatt|reduziert)\b
        zum (?:bestpreis|tiefstpreis|schnappchenpreis)\b  tv-(?:tipps?|programm)\b
        (?:heute|live) im (?:tv|fernsehen)\b  wo (?:lauft|sie|man) .*(?:live|tv|stream)
        (?:gold|silber|benzin|diesel|heizol|sprit|strom|gas|bitcoin)preise? (?:in \S+ )?(?:heute|aktuell|am)\b
        (?:euro|dollar|wechsel|bitcoin)kurse? (?:heute|aktuell|am)\b  wetter(?:vorhersage|bericht|prognose)\b
        (?:das )?wetter (?:heute|morgen|am)\b  so wird das wetter\b  ergebnisse und tabelle\b  (?:lotto|gewinn)zahlen\b
        kreuzwortratsel\b  sternzeichen\b  presseschau\b  (?:tages|wochen)(?:uberblick|ruckblick)\b
        das wichtigste (?:am|vom|des tages|der woche)\b  die nachrichten (?:am|vom|des tages)\b
        (?:news|nachrichten|bilder|foto|zahl|zitat) (?:des tages|der woche)\b
        (?:tag|woche) (?:kompakt|im uberblick|in bildern)\b  (?:die )?lage am (?:morgen|abend|mittag)\b
        morgenbriefing\b
        """,
    "fr": r"""
        ^(?:les|nos) (?:<number> )?meilleure?s\b
        ^(?:les |nos |voici )?<number> (?:\S+ )?(?:raisons|astuces|conseils|idees|choses)\b
        ^(?:les |nos |voici )?<number> (?:\S+ )?(?:facons|recettes|erreurs|cadeaux|signes)\b
        ^(?:les |nos |voici )?<number> (?:films|livres|series|lieux|endroits) (?:a|pour|qui|que|ou)\b  ^bons? plans?\b
        bons? plans? (?:du jour|amazon|:)  codes? promo\b  ventes? flash\b  (?:a )?prix casses?\b  en promo\b
        offres? du jour\b  (?:sur )?quelle chaine\b  ou (?:voir|regarder) (?:le|la|les|l'|ce)\b  programme tv\b
        (?:prix|cours) (?:de l'|du |des |de la |de )(?:\S+ )?(?:aujourd'hui|<date>)
        taux de change (?:du jour|aujourd'hui)\b  (?:previsions|bulletin) meteo\b
        meteo (?:du (?:jour|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|de (?:demain|ce|la semaine))\b
        quel temps (?:fera|pour|ce)\b  resultats? du (?:loto|quinte|tirage|keno)\b
        (?:resultats|calendrier) et classement\b  pronostics? (?:quinte|pmu|tierce)\b  mots (?:croises|fleches)\b
        signes? (?:astrologiques?|du zodiaque)\b  revue de presse\b  l'essentiel de l'actu
        l'actu(?:alite)? (?:du jour|de la semaine|en bref)\b  (?:les )?(?:titres|infos) (?:du jour|de la semaine)\b
        (?:photos?|images?|dessin) d(?:u jour|e la semaine)\b  infolettre\b
        """,
    "es": r"""
        ^(?:los|las) (?:<number> )?mejores\b
        ^(?:los |las |estos |estas )?<number> (?:\S+ )?(?:razones|consejos|trucos|cosas|formas|maneras)\b
        ^(?:los |las |estos |estas )?<number> (?:\S+ )?(?:recetas|errores|regalos|senales)\b
        ^(?:los |las |estas )?<number> (?:peliculas|libros|series|lugares|ideas|planes) (?:que|para|de)\b
        ofertas (?:del dia|de la semana|flash|de amazon|en amazon|del black)\b  mejores ofertas\b  chollos?\b
        codigos? (?:de descuento|promocional)  cupon(?:es)? (?:de descuento|descuento)\b
        (?:con|a|al|hasta) (?:un )?(?:el )?\d+ ?% de descuento\b  donde (?:ver|verlo|verla)\b  que canal\b
        a que hora (?:juega|es el partido|y donde)\b  programacion (?:de )?tv\b  (?:dolar|euro)(?: blue)? hoy\b
        (?:precio|cotizacion|valor) (?:del?|de la|de los) (?:\S+ )?(?:hoy\b|<date>)  pronostico del (?:tiempo|clima)\b
        prevision del tiempo\b  (?:clima|tiempo) (?:en \S+ )?(?:de |para )?(?:hoy|manana)\b
        resultados? (?:de la |del |de )?(?:loteria|bonoloto|primitiva|euromillones|quiniela|once|sorteo)\b
        resultados y clasificacion\b  numeros ganadores\b  crucigrama\b  signos? (?:del zodiaco|zodiacal)
        resumen (?:del dia|de la semana|semanal|de noticias|de prensa)\b
        (?:las )?noticias (?:del dia|de la semana|mas leidas)\b  revista de prensa\b
        (?:fotos?|imagen|frase|vineta) del dia\b  las portadas (?:de|del)\b
        """,
    "it": r"""
        ^(?:i|le|gli) (?:<number> )?migliori\b
        ^(?:i |le |gli )?<number> (?:\S+ )?(?:motivi|consigli|trucchi|idee|cose|modi|ricette|errori|regali|segnali)\b
        ^(?:i |le |gli )?<number> (?:film|libri|serie|luoghi|posti) (?:da|che|per|dove)\b
        offert[ae] (?:del giorno|della settimana|lampo|amazon)\b  migliori offerte\b  in offerta (?:su|a|da|oggi)\b
        codic[ei] sconto\b  scont[oi] (?:del|fino al|al) \d+ ?%  volantino\b  dove (?:vedere|vederl[ao])\b
        stasera in tv\b  (?:guida|programmi) tv\b
        (?:prezz[oi]|quotazion[ei]) (?:del |della |dell'|dei )?(?:\S+ )?(?:oggi\b|<date>)
        cambio euro[- /]dollaro oggi\b  previsioni (?:meteo|del tempo)\b  meteo (?:\S+ )?(?:oggi|domani|weekend)\b
        che tempo fara\b  estrazion[ei] (?:del )?(?:lotto|superenalotto|million ?day|10elotto)\b
        risultati e classifica\b  cruciverba\b  segn[io] zodiacal[ei]\b  rassegna stampa\b
        (?:le )?notizie (?:del giorno|della settimana|in breve)\b  prime pagine\b  foto del giorno\b
        """,
    "pt": r"""
        ^(?:os|as) (?:<number> )?melhores\b
        ^(?:os |as )?<number> (?:\S+ )?(?:razoes|motivos|dicas|truques|ideias|coisas|formas)\b
        ^(?:os |as )?<number> (?:\S+ )?(?:maneiras|receitas|erros|presentes|sinais)\b
        ^(?:os |as )?<number> (?:filmes|livros|series|lugares) (?:que|para|de)\b
        ofertas (?:do dia|da semana|da amazon)\b  melhores ofertas\b  cupo(?:m|ns) de desconto\b  codigos? promociona
        em promocao\b  com (?:ate )?\d+ ?% de desconto\b  onde (?:assistir|ver)\b  que horas (?:e|joga|sera) o jogo\b
        programacao (?:da )?tv\b  (?:dolar|euro|ibovespa) hoje\b
        (?:preco|cotacao|valor) d[oae] (?:\S+ )?(?:hoje\b|<date>)  previsao do tempo\b  tempo (?:hoje|amanha)\b
        resultado (?:da |do |de )?(?:mega-?sena|lotofacil|quina|lotomania|euromilhoes|loteria|totoloto)\b
        (?:mega-?sena|lotofacil|quina),? (?:concurso|sorteio)\b  palpites?\b  palavras cruzadas\b  signos do zodiaco\b
        resumo (?:do dia|da semana|semanal)\b  (?:as )?(?:principais )?noticias (?:do dia|da semana)\b
        revista de imprensa\b  fotos? do dia\b
        """,
    "nl": r"""
        ^(?:de|dit zijn de) (?:<number> )?beste \S+.* (?:van|voor|om|in|onder|20\d\d)\b
        ^(?:de |deze )?<number> (?:\S+ )?(?:redenen|tips|trucs|ideeen|dingen|manieren|recepten)\b
        ^(?:de |deze )?<number> (?:\S+ )?(?:fouten|films|boeken|plekken|cadeaus)\b
        aanbieding(?:en)? (?:van de|bij|deze)\b  beste (?:deals|aanbiedingen)\b  in de aanbieding\b  kortingscodes?\b
        \d+ ?(?:%|procent) korting\b  koopjes\b  waar (?:te zien|kijk)  op welke zender\b  vanavond op tv\b  tv-gids\b
        (?:goud|olie|benzine|diesel|brandstof)prij(?:s|zen) vandaag\b  (?:euro|dollar|wissel)koers vandaag\b
        weerbericht\b  weersverwachting\b  het weer (?:voor|vandaag|morgen)\b
        uitslagen en (?:standen|stand|programma)\b  (?:lotto|eurojackpot|staatsloterij)[- ]?(?:uitslag|trekking)
        kruiswoord  sterrenbeeld  (?:nieuws|week|dag)overzicht\b
        het nieuws van (?:de dag|vandaag|deze week|gisteren)\b  dit was het nieuws\b  kort nieuws\b  foto van de dag\b
        nieuwsbrief\b
        """,
    "cs": r"""
        ^nejlepsi \S+.* (?:pro|na|do|roku|20\d\d)\b
        ^<number> (?:\S+ )?(?:nejlepsich|duvodu|duvody|tipu|tipy|triku|veci|zpusobu|napadu|receptu|chyb|filmu|knih)\b
        slevov\w+ kod  nejlepsi slevy\b  slevy az\b  se slevou \d+  akcni letak  (?:gde|kde) sledovat\b  tv program\b
        kurz(?:y)? \S+ (?:dnes|<date>)  cen[ay] (?:zlata|benzinu|nafty|paliv|ropy) (?:dnes|<date>)  predpoved pocasi\b
        pocasi (?:na|dnes|zitra|o vikendu)\b  vysledky (?:sportky|losovani|eurojackpotu|a tabulka)\b  krizovka\b
        kviz\b  znameni zverokruhu\b  (?:prehled|souhrn) (?:zprav|udalosti|dne|tydne|tisku)\b  udalosti (?:dne|tydne)\b
        foto(?:grafie)? dne\b
        """,
}
"""Of one more of a series: lists, deals, services, tables of prices and weather, draws, horoscopes, round-ups."""
UNSPACED_SERIES: Mapping[str, str] = {
    "zh": r"""
        ^盘点|^盤點
        (?:\d+|[三四五六七八九十])[个個种種款部本件条條大](?:方法|技巧|理由|建议|建議|好物|秘诀|必买|必看|推荐|最佳)
        好物推荐|选购指南|推荐清单|攻略$
        优惠[券码]|優惠[券碼]|折扣[码碼]|限时(?:特价|特惠)|到手价|史低价
        今日赛程|观赛指南|赛果一览|直播时间
        今日(?:金价|油价|汇率|金價|油價|匯率)\s*(?:查询|一览|表|[:|丨])
        天气预报|天氣預報|(?:今日|明日|未来.天)天[气氣]
        (?:双色球|大乐透|福彩|体彩|雙色球|大樂透|六合彩).{0,12}(?:开奖|開獎|预测|号码)|[开開][奖獎][结結]果
        运势|運勢|星座运|(?:每日|今日|本周|一周|十二|12)星座|生肖(?:运|運)
        (?:早报|晚报|日报|周报|早報|晚報|週報)\s*(?:[|丨】(]|\d)
        (?:每日|每周|今日|本周|一周|昨夜|隔夜|盘前|早间)(?:要闻|简报|速览|热点|回顾|综述|汇总)
        (?:新闻|要闻)(?:早知道|早班车|速览|汇总|一览|简报)|[简簡][报報]$
        """,
    "ja": r"""
        \d+選
        (?:人気|おすすめ|売れ筋|週間|月間)ランキング|ランキング(?:top|ベスト)
        タイムセール|クーポン(?:コード|配布)|\d+[%円](?:オフ|off|引き)|お買い得|(?:amazon|楽天).{0,12}セール
        番組表|放送予定|配信予定|視聴方法|テレビ放送は
        (?:本日|今日|きょう)の(?:金価格|為替|株価|ガソリン|相場)|為替レート一覧
        天気予報|(?:今日|明日|あす|きょう|週末|週間)の?天気
        試合結果一覧|当選番号|予告先発
        占い(?!師)|運勢
        ニュース(?:まとめ|一覧|ダイジェスト)|(?:今日|きょう|今週|週間)の?(?:ニュース|出来事|まとめ)|主要ニュース|メルマガ
        """,
}
LIVE: Mapping[str, str] = {
    "any": r"""
        ^live (?:updates?|from)\b  live[ -]?(?:blogs?|tickers?)\b  newsblog\b  newsticker\b  <off>(?:\S+ ){0,3}live$
        <off>live(?:$| ?[:|)\]–—]| - | updates?\b)
        """,
    "en": r"""
        live(?: \S+)? (?:updates?|coverage|results?|scores?)\b  live:  as it happened\b  minute by minute\b
        watch live\b
        """,
    "pl": r"""
        <off>(?:relacja|zapis relacji|relacja (?:na zywo|live|minuta po minucie))(?:$| ?[^\w\s'’,])
        <off>(?:na zywo|minuta po minucie)(?:$| ?[^\w\s'’,])
        """,
    "de": r"""
        im (?:live-?)?ticker\b
        """,
    "fr": r"""
        <off>(?:en )?direct(?:$|,| ?[^\w\s'’])  minute par minute\b
        """,
    "es": r"""
        <off>en (?:vivo|directo)(?:$|,| ?[^\w\s'’])  , en (?:vivo|directo)$  minuto a minuto\b
        """,
    "it": r"""
        <off>(?:in |la )?diretta(?:$|,| ?[^\w\s'’])  (?:oggi|news),? in diretta\b  minuto per minuto\b
        """,
    "pt": r"""
        <off>ao vivo(?:$|,| ?[^\w\s'’])
        """,
    "nl": r"""
        minuut tot minuut\b
        """,
    "cs": r"""
        <off>(?:online|zive|zivy prenos|on-line prenos)(?:$| ?[^\w\s'’,])  minutu po minute\b
        """,
}
"""Of a live blog."""
UNSPACED_LIVE: Mapping[str, str] = {
    "zh": r"""
        (?:图文|文字|滚动|圖文|實時|实时)直播  (?:^|[【\[(])(?:正在|现场|視頻|视频)?直播(?:中)?(?:[】\])]|\s*[:|丨])
        """,
    "ja": r"""
        生中継|ライブ(?:配信|中継|ブログ)中?|[【\[(](?:ライブ|live)[】\])]|テキスト速報|(?:^|[【\[(])速報中
        """,
}
