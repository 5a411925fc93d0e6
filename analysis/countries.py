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
