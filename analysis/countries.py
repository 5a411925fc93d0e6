"""Countries of the book: ISO 3166 alpha-3 codes, names, and the codes that sources use for them."""

from __future__ import annotations

from typing import NamedTuple


class Country(NamedTuple):
    """A state as the book writes it, with the codes of the sources."""

    iso3: str
    name: str
    iso2: str
    cow: int  # Correlates of War state number


_COUNTRIES = [
    Country("KAZ", "Kazakhstan", "KZ", 705),
    Country("TUR", "Turkey", "TR", 640),
    Country("AZE", "Azerbaijan", "AZ", 373),
    Country("UZB", "Uzbekistan", "UZ", 704),
    Country("KGZ", "Kyrgyzstan", "KG", 703),
    Country("TKM", "Turkmenistan", "TM", 701),
    Country("TJK", "Tajikistan", "TJ", 702),
    Country("RUS", "Russia", "RU", 365),
    Country("CHN", "China", "CN", 710),
    Country("USA", "United States", "US", 2),
    Country("DEU", "Germany", "DE", 255),
    Country("FRA", "France", "FR", 220),
    Country("GBR", "United Kingdom", "GB", 200),
    Country("ITA", "Italy", "IT", 325),
    Country("NLD", "Netherlands", "NL", 210),
    Country("UKR", "Ukraine", "UA", 369),
    Country("IRN", "Iran", "IR", 630),
    Country("GEO", "Georgia", "GE", 372),
    Country("ARM", "Armenia", "AM", 371),
    Country("BLR", "Belarus", "BY", 370),
    Country("MNG", "Mongolia", "MN", 712),
    Country("AFG", "Afghanistan", "AF", 700),
    Country("PAK", "Pakistan", "PK", 770),
    Country("IND", "India", "IN", 750),
    Country("JPN", "Japan", "JP", 740),
    Country("KOR", "South Korea", "KR", 732),
    Country("MYS", "Malaysia", "MY", 820),
    Country("SAU", "Saudi Arabia", "SA", 670),
    Country("ARE", "United Arab Emirates", "AE", 696),
    Country("ISR", "Israel", "IL", 666),
    Country("SYR", "Syria", "SY", 652),
    Country("IRQ", "Iraq", "IQ", 645),
    Country("ZAF", "South Africa", "ZA", 560),
    Country("CAN", "Canada", "CA", 20),
    Country("AUS", "Australia", "AU", 900),
    Country("AUT", "Austria", "AT", 305),
    Country("BEL", "Belgium", "BE", 211),
    Country("CHE", "Switzerland", "CH", 225),
    Country("CZE", "Czechia", "CZ", 316),
    Country("ESP", "Spain", "ES", 230),
    Country("HUN", "Hungary", "HU", 310),
    Country("LTU", "Lithuania", "LT", 368),
    Country("POL", "Poland", "PL", 290),
    Country("SVK", "Slovakia", "SK", 317),
    Country("ALB", "Albania", "AL", 339),
    Country("BGR", "Bulgaria", "BG", 355),
    Country("BIH", "Bosnia and Herzegovina", "BA", 346),
    Country("CYP", "Cyprus", "CY", 352),
    Country("GRC", "Greece", "GR", 350),
    Country("ROU", "Romania", "RO", 360),
]

COUNTRIES: dict[str, Country] = {country.iso3: country for country in _COUNTRIES}

#: Code of "all partners together", as WITS writes it.
WORLD = "WLD"

#: The republics of Turkic language that became independent in 1991, Kazakhstan first.
TURKIC_REPUBLICS = ["KAZ", "AZE", "UZB", "KGZ", "TKM"]

#: Kazakhstan's partners that the book sets beside Turkey.
PARTNERS = ["TUR", "RUS", "CHN", "DEU", "ITA", "GBR", "FRA", "NLD", "USA", "UKR", "IRN", "UZB", "KGZ", "TKM", "AZE"]

FROM_COW = {country.cow: country.iso3 for country in _COUNTRIES}
FROM_ISO2 = {country.iso2: country.iso3 for country in _COUNTRIES}
#: Names in English, and other names that sources use.
FROM_NAME = {country.name: country.iso3 for country in _COUNTRIES} | {
    "Türkiye": "TUR",
    "Russian Federation": "RUS",
    "China (People's Republic of)": "CHN",
    "United States of America": "USA",
    "Iran, Islamic Republic of": "IRN",
    "Iran, Islamic Rep.": "IRN",
    "Korea, Rep.": "KOR",
    "Kyrgyz Republic": "KGZ",
    "BLEU (Belgium-Luxembourg Economic Union)": "BEL",
    "Korea": "KOR",
    "Republic of Korea": "KOR",
    "Korea, Republic of": "KOR",
    "Syrian Arab Republic": "SYR",
    "Slovak Republic": "SVK",
    "Czech Republic": "CZE",
}

#: Codes that sources still use, and those that hold today.
FORMER_ISO3 = {"ROM": "ROU"}


def name(iso3: str) -> str:
    """English name of a state.

    Raises
    ------
    KeyError
        If the book does not know the code; the message lists those that it knows.
    """
    if iso3 == WORLD:
        return "World"
    try:
        return COUNTRIES[iso3].name
    except KeyError:
        known = ", ".join(sorted(COUNTRIES))
        raise KeyError(f"unknown country code {iso3!r}; known ISO 3166 alpha-3 codes: {known}") from None
