"""Text for the ear: figures, signs and abbreviations as they are said, and as a voice must see them."""

import pytest

from digest.audio.respelling import respelled
from digest.audio.spoken import spoken


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Sales rose 5.5% to $1.5bn", "Sales rose 5.5 percent to 1.5 billion dollars."),
        ("en", "a €5-million ferry for 1,200 people", "a 5 million euro ferry for 1,200 people."),
        ("en", "It cost US$3m, or RMB 21.5 million.", "It cost 3 million US dollars, or 21.5 million yuan."),
        ("en", "Open Nov. 6-10, 2023-11-12 at the latest", "Open November 6 to 10, November 12, 2023 at the latest."),
        ("en", "Quay Inc. won 2-1 vs. No. 5 of 10-15", "Quay Incorporated won 2 1 versus number 5 of 10 to 15."),
        ("en", "Boeing 737-800 – 🚢 see https://quay.example/x", "Boeing 737 800, see."),
        (
            "en",
            "$1.5–$2bn for 1.2m people, 3-4% more",
            "1.5 to 2 billion dollars for 1.2 million people, 3 to 4 percent more.",
        ),
        ("en", "5.5%-6.2% of a 2m-high wall", "5.5 percent to 6.2 percent of a 2 meter-high wall."),
        (
            "en",
            "a $80m grant to Sen. Ada Quill (R-N.Y.), No 1",
            "an 80 million dollar grant to Senator Ada Quill, number 1.",
        ),
        (
            "en",
            "its $2bn offer, $2m-a-year, £0.99, 5m€ or $500, at once",
            "its 2 billion dollar offer, 2 million dollars a year, 99 pence, 5 million euros or 500 dollars, at once.",
        ),
        ("en", "the $3 Million pier, the $3 mn owed", "the 3 Million dollar pier, the 3 million dollars owed."),
        ("en", "15million trees, the £2 it costs", "15 million trees, the 2 pounds it costs."),
        ("en", "Tokyo paid ¥3bn", "Tokyo paid 3 billion yen."),
        ("en", "Shanghai paid ¥3bn", "Shanghai paid 3 billion yuan."),
        (
            "en",
            "~40 km², ≥3 GW, 1½ km, 5x",
            "about 40 square kilometers, at least 3 gigawatts, 1 and a half kilometers, 5 times.",
        ),
        (
            "en",
            "in the 1990s, the ’80s, at 9.30 a.m., 5:00 p.m. and 17:00",
            "in the nineteen nineties, the eighties, at 9:30 a.m., 5 p.m. and 17 hundred hours.",
        ),
        (
            "en",
            "Feb. 27–Mar. 2, Mon-Fri, 6 Nov, 2023/11/06",
            "February 27 to March 2, Monday to Friday, 6 November, November 6, 2023.",
        ),
        ("en", "a 50-km race, 400m sprint", "a 50 kilometer race, 400 meter sprint."),
        ("en", "World War II, Phase IV, John III, Artemis II", "World War 2, Phase 4, John the 3rd, Artemis 2."),
        (
            "en",
            "Reps. Ada Bell, D-Calif., of Reno, Nev., and Tom Dale Jr. of Mast St.",
            "Representatives Ada Bell, Democrat of California, of Reno, Nevada, and Tom Dale Junior of Mast Street.",
        ),
        (
            "en",
            "#QuayDay by @port_news: and/or 2/3 of *it* [sic] A · B",
            "Quay Day by port news: and or 2 thirds of it A, B.",
        ),
        (
            "en",
            "a US$50‑billion port, CO₂, $80/barrel, pp. 5-7, C++",
            "a 50 billion US dollar port, CO2, 80 dollars per barrel, pages 5 to 7, C plus plus.",
        ),
        ("en", "−5°C and 12 km/h", "minus 5 degrees Celsius and 12 kilometers an hour."),
        ("en", "The [[h@l'oU]] crane", "The h@l'oU crane."),
        ("en", "A crane? - The Quay", "A crane? The Quay."),
        ("en", "🚢 …", ""),
        ("en", "Café Łódź (港口周刊) said “α”, 港口.", "Café Łódź said “α”."),
        ("zh", "港口 Quay 今天", "港口 Quay 今天。"),
        ("pl", "1,5 mln zł, 2 mld euro i 5 tys. osób", "1,5 miliona złotych, 2 miliardy euro i 5 tysięcy osób."),
        ("pl", "6.11.2023 r. ok. 10-15 proc. firm, 2-1", "6 listopada 2023 roku około 10 do 15 procent firm, 2 1."),
        (
            "pl",
            "w XXI w., XX wieku, III wojnie, 3. miejsce",
            "w dwudziestym pierwszym wieku, dwudziestego wieku, trzeciej wojnie, trzecie miejsce.",
        ),
        (
            "pl",
            "lata 90., o godz. 9.30, 6 XI 2023, 1/3 firm",
            "lata dziewięćdziesiąte, o godzinie 9:30, 6 listopada 2023, jedna trzecia firm.",
        ),
        (
            "pl",
            "~5 km², 3 pkt proc. r/r, art. 5 ust. 2 pkt 3",
            "około 5 kilometrów kwadratowych, 3 punkty procentowe rok do roku, artykuł 5 ustęp 2 punkt 3.",
        ),
        (
            "pl",
            "dr hab. Ada Bell z Nabrzeża sp. z o.o., tzw. rada",
            "doktor habilitowany Ada Bell z Nabrzeża spółka z ograniczoną odpowiedzialnością, tak zwana rada.",
        ),
        (
            "zh-Hans",
            "2019-2023年，1/3，2-1，≥5km²，US$3m",
            "二〇一九至二〇二三年，3分之1，2比1，不少于5平方公里，3百万美元。",
        ),
        ("zh-Hans", "气温-5°C，12:00，10－15亿元 #港口#", "气温零下5摄氏度，12点，10至15亿元 港口。"),
        ("zh-Hans", "2023年增长5%-7%，达$15亿", "二〇二三年增长百分之5至百分之7，达15亿美元。"),
        ("de", "Am 2023-11-06 — 5 %", "Am 6. November 2023, 5 %."),
    ],
)
def test_figures_and_abbreviations_are_written_as_they_are_said(language: str, written: str, said: str) -> None:
    assert spoken(written, language) == said


@pytest.mark.parametrize("language", ["en", "pl", "zh"])
@pytest.mark.parametrize("text", ["in the ２0s", "9" * 5_000 + " zł", "1-" + "9" * 5_000])
def test_figures_that_no_table_has_stay_as_they_are(language: str, text: str) -> None:
    assert spoken(text, language).strip(".。").endswith(text[-3:])


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("The EV maker, its IPO and NATO", "The E.V maker, its I.P.O and NATO"),
        ("SUVs and the PLA’s port", "S.U.V.'s and the P.L.A.'s port"),
        ("the U.S. Navy in the U.S.", "the U.S Navy in the U.S."),
        ("Ms. Xu of Xi’an, Guangzhou", "Miz Shu of Shee’an, Guangjoe"),
        ("Xi, CO2 and the GDP", "Shee, C.O 2 and the GDP"),
        ("A BIG CRANE AND THE SEA", "A BIG CRANE AND THE SEA"),
    ],
)
def test_what_a_voice_would_say_wrongly_is_spelled_for_it(written: str, told: str) -> None:
    assert respelled(written, "en-US") == told
    assert respelled(written, "de") == written
