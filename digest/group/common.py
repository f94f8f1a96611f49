"""How common everyday words are in news: so that a word which is rare on a small day is not taken for a telling one.

Terms as `digest.group.terms` makes them, by how many texts hold one (title and 300 characters), counted over
14,112 English and 3,614 Polish feed entries of six days in November 2023. Only words written in lower case more
often than not, on five days or more: names and the news of the week are left out.
"""

from collections.abc import Mapping
from types import MappingProxyType

_ONE_IN: Mapping[int, str] = MappingProxyType(
    {
        16: """
        call first news people report time week world year
        """,
        32: """
        accord announc appear attack back best city claim company coraz country court day deal death doszlo
        family find follow former found free gam game government group help high home includ item jeden kill
        kraju last latest launch leader link listopada live look man media mezczyzna month mowi national
        nawet need next nowe nowy official old open osob osoby piatek plan podcza poinformowal police
        policja ponad post reveal right rzad rzadu security show sprawie start state strony support take
        team teraz tez today top video want watch wersja wiecej wielu work wtorek wynika zl
        """,
        64: """
        aby access accus across action ahead aid air aktualnosci allow already amid among another app armia
        around arrest atak ataku authority available bardziej bas become behind better bezpieczenstwa big
        border bring broni build business buy campaign car case centrum ceny chang change charg check chief
        children choc ciagu come concern conflict continu control cost crisi czas czasie czesc daily dane
        danych data days dead decyzja decyzje demand despite died dni domu don due dwie dwoch dzieci dzieki
        dzien dzis early election email end euro event expect fac face fall far fear featur federal fight
        final fire firma firmy forc foreign fund future global going good great grozi head health held
        historii history hit hold host hour human ile informacje informacji informuje international issu
        jedna jednego jednym jesli join keep key kiedy kilka know kobieta kolejne kolejny koniec latach
        latek latka lead least left letni level liczba life liv local long major mak mark market media meet
        member mezczyzny miasta miedzy miejscu military minister model moment morn mowil mu murder
        najbardziej najmniej nation nearly night nocy nowa nowego nowej nowym number obecnie obrony offer
        office okolo online order ostatnich panstwa part party past pazdziernika pieniadze pierwsze pierwszy
        place play player podal poinformowala policy political polskich pomoc portal power pracy prawa
        prawie premier premiera press prez prezydenta price pro project przekazal public push question raz
        razem recent record releas release remain research return review risk rok rowniez rozmowie rozmowy
        run rynku rzecznik school season second see seen service sery several shar sieci sign sily sluzby
        smierc sobote social speech sposob spraw stand stanie stanu star stat story student study submitt
        swiata swiecie swoim swoja swojego system sytuacja szef szefa szpitala tak takie talk target tech
        technology tell temat temu terenie test th thing think third thousand threat tim told took trial
        trwa try trzeba trzech turn umowy updat use used user using ve visit warn way wciaz wczesniej well
        wiele win without wladze wobec woj wojna wojny woman women ws wsrod wszystkich zdarzenia zlotych
        zmiany zostalo zostanie zwiazku zycia zyje
        """,
        128: """
        account act activist actor ad add address administration affect afternoon age agencja agency ago
        airport akcja akcji alleg allegedly almost along alway amerykanski amerykanskiej annual answer anti
        approach area arm armii army arriv artificial ask assault attempt aut auta auto away bad badan
        badania ban battle beat becom began begin believ bid biggest bill blisko block blog board body book
        boost brak brand branzy break byli calej caly calym came camp capital care carry caus ceasefire cel
        celu cen cena center central century challeng challenge champion channel chca chcial child citizen
        civil civilian class climate clos close college community conference confirm consider content cos
        cover crash creat create crime cross currently customer cut czasu czeka czesci czterech czym czytamy
        dalej date decad decision decyzji deep defeat defend delay deliver describ design detail develop
        developer development different digital director discover discuss district dlatego dnia dniach
        dobrze dodal doesn dolarow doniesienia donosi dopiero dosc dotyczace dozen driver drodze drop drug
        duza duzo dyrektor dzialania dziecko dzieje earlier economic economy effort energii energy enough
        enter every everyth ex exchange executive expand expansion experience expert explain express extend
        fail fans father feature feel fil film finally financial firm fix flight focu focus food football
        force form founder fraud friend fuel gain giant girl giv give given glos godzin godzine gospodarki
        governor granice granicy green ground grow growth grupy gry guilty half hand happen hear heart
        higher holiday hom hop hospital huge humanitarian hundred impact incident increas increase industry
        information injur inne innymi inquiry inside inteligencja inteligencji intelligence interest
        interview investigation investment involv iphone isn issue izraelskie jail jaki jakie jednej jedno
        jedynie jestesmy job jobs judge kadencji kick kierowca kierowcy kierunku kilku known koalicyjnej
        kobiet kobiety kolei kolejna komunikacie komunikat konca koncu kraj krajow ktalry kwartale land
        large largest lata late later law lawsuit learn leav leave led legal lepiej less letnia letniego
        liczby lider light likely limit line linii list little ll longer loss lost lot lotniska love low
        ludzi malo mass massive match mean meczu mediach men mialy miec miejsca miejsce miejscowosci mieli
        miesiecy mieszkan mieszkancow mieszkancy mieszkania milionow million ministra miss mission mniej
        mocno money mother mov move movie mozemy mozliwe mozliwosc mozliwosci multiple musi music musza
        nadal nagranie najwazniejsze najwieksze najwiekszych nalezy nam name nasz network never nic niego
        niej niemal northern nowych ocenil officer ofiar often oglosil ongo operation opozycja opozycji org
        organization orkan ostatnie ostrzega oswiadczyl other outside owner oznacza parent partii partner
        pass pause pay perform performance phone photo pick pictur pieniedzy pierwsza pierwszym pisze plan
        plann plant platform poblizu poczatku podaje podala podcast podwyzki poinformowalo poinformowaly
        pojawil pol policji politic polityk polityki poll polscy polskie polskiej pomocy poniedzialek
        popular posel possible poszukiwan poszukiwania potential potwierdzil powerful powinien powodem
        powodu powolujac pozar poziomie pozniej prace pracownikow pradu prawdopodobnie prawo present
        presidential pressure prezesa prezydentem pric print prison private problem problemy proc process
        product program programie programu prokuratury protect protest protester provid provide przeciwko
        przedstawiciele przyszlego przyszlosci przyszlym przyznal publish pull put pytanie quality quarter
        race rais rakiety rally ramach rankingu rannych raport raportu rat rate razy reach real really
        receiv recently red region relat reportedly researcher resident response result ris rise road role
        roll rosnie rosyjski rosyjskich rosyjskie round rozmow rozpoczal rozwoju ruch ruchu rul runn rynek
        rzedu sadu safety sal sale sam samochod samym save scientist sea search secret seek seem sell send
        senior sent serii servic share shock shoot short shot side siebie significant silny single sledztwo
        slowa small smierci someth sondaz sondazu soon southern space spark speak special spend spodziewac
        spolecznosciowych spolka spolki sport spotkania sprawe sprzedazy staff stage stanowisko statement
        station stay step stolicy stop storm strategy straty stream street strik strike stronie struggl
        studio stwierdzil suffer suggest summit supply suspect swiat swojej syna system sytuacji szkoly
        sztuczna sztucznej szybko taka taken taki takich tax technologii term terrorist test thank thought
        threaten ties together tool toward town track trade trafil trailer train trakcie travel troop trwaja
        turnieju twierdzi tygodni tygodniu tyle tysiace tysiecy tzw udalo uderzyl udzial ukrainskiej ulicy
        umowa unveil upcom update urg uwage uwaza version victim victory view violence vot vote voter vs
        walk warto wartosc wartosci water wazna weapon weekend went whether wiadomo wiatr wiatru widac
        wieczorem wiekszosc wieku wielka wiezienia within wkrotce wlasnie wniosek wojnie wokol won word
        worker wraz wrzesniu wskazal wskazuja wskazuje wszystkie wszystkim wyborach wybory wydaje wydal
        wynik wyniki wyniku wypadek wypadku wywiadzie wzgledu wzrosla wzrost yet young youtube zagranicznych
        zaplacic zapowiada zapowiedzial zarowno zdjecia zginal zginelo ziemi zmarl zmian zmiana znacznie
        znaleziono znow zolnierzy zostac zostana zrobic zycie
        """,
        256: """
        ability able abortion abuse activity actually additional adds admit ads advanc agre agree agreement
        aim aims akcje alarm alerty allegation ally alongside ambassador amerykanskiego amount analysi
        analyst animal announce announcement antenie antisemitic antisemitism anyone apel appeal application
        approv apps aren argu arms art artist assistant ataki attend attention attorney author auto avoid
        award baby ball ballot bankruptcy banku bann bar base battery became bedziemy beginn believe benefit
        beyond bezpieczenstwo billion billionaire birthday bit blast blizej blue bomb bond boss box boy
        breach brief broke bron brought budget built burn cala calkowicie camera campu cancel cancer
        candidat candidate captain captur card career cars cas cash cast catch caught cause celebrat cell
        ceremony certain chain chance chao character charge chip chociaz choice cialo cit clash classic
        clean clear cloud club cmentarzu coach coast code cold collapse collection combat commander committ
        common communication compar competition complaint complete complex computer condemn condition
        conduct connection consumer contain contract controll controversial conversation convict cool
        cooperation cops count couple course coverage crack crackdown creator credit crim criminal critic
        critical criticism criticiz crowd crucial crypto cudzoziemcow culture current cuts czekaja czele
        czesciej damag damage dangerou dark daughter deadline deadly debate debt debut decade decid decide
        declar decline deny destroy detain devastat devic device didn dies direct discount discovery display
        division dniu dobre dobry doctor document dog dojsc dol dollar dom domestic domowych done door
        doradca dostal dotyczy double dowodca draw dream dress driv drive droge dropp druga drugi duze
        duzych dwalch dziala dzialan dziecka dziennik dziesiatki earn easy edge edition editor education
        effect ekspert electric emerg emergency employe ends enforcement engineer enjoy ensure environment
        environmental episode era escalat establish europejskich even everyone evidence evil ewakuacja
        experienc explor expos extra extreme eye fact fake fan fast fatal favorite fell female field figur
        fill film finance finish fir flag flee flood fly footage forecast forward fourth franchise freedom
        fresh front fun funkcjonariusze gang gas gate gather gave gear general generalny generat generation
        generative gift glownie goal godziny goes gold gone gore gospodarstw gra graphic guide gun happy
        hard hate heard heat heavy hero highest highlight highly himself hint hir historic hits hope horror
        hostag hostage hot hotel hous husband iconic idea identity idzie illegal immediate immigration
        important improv improve improvement include increasingly index individual inflacja inflation
        influence informuja infrastructure injury innego insist install instead internal internet introduc
        invasion investigat investor izraelska izraelskich izraelskiego jakim jazdy jezeli journalist
        journey jury kampanii kazdy kids kierowcow kilkudziesieciu killer kilometrow kind klientow km knock
        koalicyjna kogo kolejnych koncern konferencji konfliktu kontroli koszty kradziez krajach kraje
        kredytow ktalra ktalre kupic kursu kwestia kwestii lack language laptop lawmaker laws lawyer
        leadership leak legend letter liczbe liczyc lift lin liscie listy location los lotnisko lotnisku lov
        lower main maintain maker manag management manager mandat map material matter mayor measur medical
        mediow mental message mezczyzn mezczyzne mialo miastach miasto miejsc miejscach miescie miesiac
        miesiacach migrant militant mind misji mix mlodych mobile mode model mogl momencie moment monitor
        mount movement movy mowa mowia musial mystery nadzieje najblizszych najnowszych najprawdopodobniej
        najwieksza najwyzszy nami napisal naprawde naszego naszym natural nature negocjacje negocjacji net
        newly newsletter nia niedawno niektore niektorych niemiecka niemiecki niezwykle nigdy noc not noth
        novel nr nuclear obok oboz obywateli occupi ocenia odpowiada odpowiedz offensive officially ofiara
        oficjalnie oil ok okazalo okazuje okolicach okolicznosci okret ones operacje operacji opportunity
        opposition option opuscic organizacji original osalb osoba ostatnio ostrzegaja ostrzezenie
        oswiadczenie own pack package padly paid paint pair pandemic pandemii panel panstw paper parlamentu
        partie passenger patch patient payment peace perfect period person personal phon picture pieciu
        pierwszego pierwszej pisza plac placic plane planet planuje plany plead poczatek podano podatek
        podejrzanego podkreslil pojawia pojawily pokazal politycy pollution polnocy polskim poludniu pomysl
        ponizej ponownie population port portalu pory pos position poslanka postaci poszukiwany potem
        potentially potwierdza powietrza powinno powinny powrot poza pozarnej pozostaje prac pracownicy
        pracuje prad prais pre premierem premium prepar prevent previou previously primary printer probe
        procent produc producent production produkcji produktow prof professional profit program progress
        promis prompt property propos proposal prosecutor protection provider prowadzi przede przekazala
        przemyslu przestrzeni przyczyna przyszlosc przywodca quite rac raid rain rak range rank rano
        raporcie rare razie ready reakcja reality reason recall receive reduce reform refuge refugee refus
        regard regional reject reklam rekord relacja relation relationship remark remember remote remov
        reporter request rescue resolution resort respond rest restaurant retail revenue rival rock rodziny
        room ropy rose rosyjska rosyjskiego rosyjskiej row rozmawial rule rumor runs rural rusza ruszyl
        rzadow sadem safe samochodem samochodow samochodu sanction sav saw scale scene scor screen seat
        sector secur secure sees seiz self semi senator sentenc seriou seriously serv serwi setki sets sett
        sex sexual sezon shift ship shooter shop shopp shut signal similar site situation size skomentowal
        slam slamm sleep slow sluzb smart smiertelnie smiertelnych soar society software sold soldier
        solution someone song sound sourc source spadek spe spent spoke spot spotkanie spott sprawy spread
        sprz stacja stacji stalo stan standard stanowiska startup statu steal stock stopni stopp store
        stosunku stracil strazy stress strone strong struck stuff style subscription success summer
        supporter surge surpris surprise surround survey suspend systemu sytuacje szansa szuka szykuje
        takiego takiej tank task teacher teen telewizji tension termin territory terror terytorium testify
        testimony text themselv though ticket titl title tle toll total tour trad trafily tragedia transport
        trapp trasie treat treatment trend tri trick trip true trust trzecim twierdza tydzien tygodnia
        tygodnie typu uchodzcow uciekl ukrainski ukrainskiego ulice understand unique universe upgrade
        uslugi uslyszal ustalenia utrudnienia uwazaja uzytkownikow valu value variou vehicl vehicle veteran
        viral voice wait wake walka walki warm warning warunki ways wazne wazny wear weather web website
        weigh whose wide wiekszosci wielki wielkie wife wild wind wing winn winner wins winter witness
        wjechal wladz wladzy wojne wojsko wojskowe wolnosci wonder worry worse worst worth wound wpadl writ
        wrong wsparcia wsparcie wszyscy wyborami wyborczej wyborow wybuchu wydarzenia wyglada wygrala
        wyjasnia wysokie wywiad wywiadu wywolal wyzsze wzgledem wzrostu zabral zakaz zakresie zarzuty
        zatrzymali zatrzymano zatrzymany zawsze zbrojnych zbyt zdecydowal zdrowia zespol zespolu zgodnie
        zloty zmiane zmieni zmienia zmienic znajduje znalazl znalazla znalezli znamy znane znany zolnierze
        zupelnie
        """,
        512: """
        abandon above abus accept accessory accident acquir active actress admitt adopt adult advance
        advantage adventure advice adviser affordable aged agenda agent aircraft airline airstrik album
        alert alive alone alternative ambulance ancient anger anniversary anticipat anyth apartment
        appearance apply argument arrive articl asks assembly asset associat attract average await backlash
        balance band basic batter battl beacon bear behavior bell belov below benchmark beta bigger bin
        biometric bird blam blood blow boat bombardment boom boot born bought bowl boys brain broadcast
        broken brother brutal bug building bundle bus busy buyer cabinet campus capacity carbon casualty
        category cease celebrate celebration celebrity censure chair chamber charity chat chatbot cheap
        cheat chemical chill choose church click climb clock closer cloth coalition collaboration collaps
        collect color colour combin comedy commercial commitment complain complet concert conclud confront
        congressional connect consequenc console conspiracy construction contest controller controversy
        convoy cook cop core corporate corruption counter counterpart creative crew crush cryptocurrency
        cultural curb currency custody custom cutt dad danger dat daylight declin deepen delivery democracy
        demonstration deni deploy desktop destruction detect dev difficult diplomat diplomatic direction
        disappear disaster disclos discussion disease dismiss dispute disrupt divid documentary doubl
        download draft drama drink driven dron drone dubb dump earning earthquake eas ease easier easily
        eastern eat edit effective either elderly elect electronic elite else emotional employee enclave
        encounter engag engine enhanc enhance entire entry envoy escape especially essential estate estimat
        evolv exactly excit exhibition exist exit expectation expensive exploit explosion export eyes
        facility factor factory failure fair familiar famou farm fashion faster favor feed fellow felt fi
        fifth fighter figure file financ fiscal fish fit flaw fled floor folk foot foreigner forest formerly
        friendly fully function gameplay gap garden gender genocide gg girlfriend github glass grab grant
        greater greatest guard guest guns hack hacker hail halt handl harassment hardware harm hasn
        healthcare hidden hik historical hitt hockey holder homeless honor horrific household humanity hunt
        hurt ice icon identifi identify ill illegally immediately immigrant import impos impressive inch
        income independent industrial initial initiative innovation insight inspir institution invest
        investigate involvement ios ipad joint journal jump kept kidnapp labor lady laid landmark landscape
        lay layer layoff legacy legendary legislation legislative lesson lets liberal library lies lifestyle
        lineup listen livestream loan lock loom lose lowest lunch ly lying machin machine majority male
        malware manufactur mask massacre maybe meant measure medicine meeting memory messag metal method mid
        mil min mini minor minut minute missile mom moon mortgage mph multi mushroom musician nationwide
        native nd negotiation neighborhood normal note numerou object observ obtain occurr ocean older onto
        operat opinion organiz origin outlook overall pain particularly partnership passport path paus peak
        permanent phase physical piece pilot pitch plea pledg plenty plot pois politician poor pop portion
        positive possibility possibly practic predict prepare pretty preview priority privacy prob probably
        producer professor progressive prominent promot promote prov province publisher purchas purchase
        puts putt quick quickly quit racist radio rag raise ramp ran rapid rather react rebel recommend
        recover recovery reduc reflect regulation regulator relativ relief remarkable remove rent replace
        represent representative requir require resign resourc responsibility responsible restrict
        restriction retailer retirement rich rid ride ring riot robot rocket root runner rush saving sc
        scandal scen schedul scheme score scrutiny section select sense sensor sentence separate sequel
        session settlement severe sexually shadow shap shell shipp showcas shown sid silence simple simply
        singer sister sit sixth siz skill skin sky slash slightly smaller smash smog solar solid sometim
        sons sought specific specy spirit spokesperson sponsor spy squad stabb stag stance starr stolen
        stood stor storage straight strategic strength strengthen stunn subject successful successfully
        suicide suit sure surface surgery surveillance surviv survive survivor suspicion sustainable sweep
        table tackle teach tear teaser technical teenager telescope television tens terrorism theft
        throughout throw tiny tips ton touch tough tourism tourist tournament toxic tradition traditional
        traffic tragedy trail transfer transform transgender transition treaty tree trigger trouble truck
        truth twice type unable uncover underway upgrad urban uses verdict vessel village violation viru
        visa vision visitor vital voic vulnerability wars wasn waste wav wave weekly welcom whole wicket
        widen wider wireless woke worldwide worri write writer written wrote yesterday yourself youth zone
        """,
    }
)
"""By n: the words that about one text in n holds."""

SHARE: Mapping[str, float] = MappingProxyType(
    {word: 1 / one_in for one_in, words in sorted(_ONE_IN.items(), reverse=True) for word in words.split()}
)
"""Share of texts that hold a word; words that are not here are in fewer than one in 600."""
