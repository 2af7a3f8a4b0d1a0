"""Items of the main types with what the Chicago Manual of Style, 18th edition, makes of them.

Every expected text follows from the paragraph named beside it (numbers of the 18th edition, as
the style's own comments cite them), applied to the item by hand; none is taken from our output.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


def person(text: str) -> dict[str, str]:
    """ "Yu, Charles" as a name; without comma a literal name."""
    family, comma, given = text.partition(", ")
    return {"family": family, "given": given} if comma else {"literal": text}


def people(*texts: str) -> list[dict[str, str]]:
    """Several names."""
    return [person(text) for text in texts]


def on(*parts: int) -> dict[str, Any]:
    """A date by its parts."""
    return {"date-parts": [list(parts)]}


@dataclass(frozen=True, slots=True)
class Example:
    """One item with what Chicago makes of it."""

    paragraph: str
    """Of CMOS 18."""
    item: dict[str, Any]
    pages: str
    """The locator of the first and the later note, "" for none."""
    note: str
    short: str
    entry: str
    """In the bibliography; "" where it does not stand there."""
    author_date: str = ""
    """The entry of a reference list, where it is tested."""
    label: str = "page"


INTERIOR = {
    "id": "yu", "type": "book", "title": "Interior Chinatown", "author": people("Yu, Charles"),
    "publisher": "Pantheon Books", "publisher-place": "New York", "issued": on(2020),
}  # fmt: skip

EXAMPLES = {
    "book": Example(
        # Author, title in italics, publisher and year in parentheses; no place (14.30).
        "13.24, 14.30",
        INTERIOR,
        "45",
        "Charles Yu, <i>Interior Chinatown</i> (Pantheon Books, 2020), 45.",
        "Yu, <i>Interior Chinatown</i>, 45.",
        "Yu, Charles. <i>Interior Chinatown</i>. Pantheon Books, 2020.",
        "Yu, Charles. 2020. <i>Interior Chinatown</i>. Pantheon Books.",
    ),
    "two authors": Example(
        # Only the first name is inverted; a comma before "and" in the bibliography.
        "13.74-86",
        {
            "id": "x", "type": "book", "title": "Struggle and Mutual Aid: The Age of Worker Solidarity",
            "title-short": "Struggle and Mutual Aid", "publisher": "Other Press", "issued": on(2022),
            "author": people("Binkley, Brian", "Smith, Mary Ann"),
        },
        "117",
        "Brian Binkley and Mary Ann Smith, <i>Struggle and Mutual Aid: The Age of Worker Solidarity</i> "
        "(Other Press, 2022), 117.",
        "Binkley and Smith, <i>Struggle and Mutual Aid</i>, 117.",
        "Binkley, Brian, and Mary Ann Smith. <i>Struggle and Mutual Aid: The Age of Worker "
        "Solidarity</i>. Other Press, 2022.",
        "Binkley, Brian, and Mary Ann Smith. 2022. <i>Struggle and Mutual Aid: The Age of Worker "
        "Solidarity</i>. Other Press.",
    ),
    "three authors": Example(
        # "et al." after the first of three or more in notes; all up to six in the bibliography.
        "13.78",
        {
            "id": "x", "type": "book", "title": "City Maps", "publisher": "Harbor Press", "issued": on(2019),
            "author": people("Adler, Ben", "Cole, Dora", "Evans, Finn"),
        },
        "",
        "Ben Adler et al., <i>City Maps</i> (Harbor Press, 2019).",
        "Adler et al., <i>City Maps</i>.",
        "Adler, Ben, Dora Cole, and Finn Evans. <i>City Maps</i>. Harbor Press, 2019.",
        "Adler, Ben, Dora Cole, and Finn Evans. 2019. <i>City Maps</i>. Harbor Press.",
    ),
    "seven authors": Example(
        # More than six: the first three and "et al." in the bibliography.
        "13.78",
        {
            "id": "x", "type": "book", "title": "City Maps", "publisher": "Harbor Press", "issued": on(2019),
            "author": people("Adler, Ben", "Cole, Dora", "Evans, Finn", "Gray, Hal", "Ibsen, Jo", "King, Lee", "Moss, Nan"),
        },
        "",
        "Ben Adler et al., <i>City Maps</i> (Harbor Press, 2019).",
        "Adler et al., <i>City Maps</i>.",
        "Adler, Ben, Dora Cole, Finn Evans, et al. <i>City Maps</i>. Harbor Press, 2019.",
    ),
    "edited book": Example(
        # The editor in the place of the author, with "ed."; left out of short forms.
        "13.84, 14.6",
        {
            "id": "x", "type": "book", "title": "The Best of Letters", "publisher": "Mariner Books",
            "editor": people("Gerard, Philip", "Woods, Mary"), "issued": on(2014),
        },
        "32",
        "Philip Gerard and Mary Woods, eds., <i>The Best of Letters</i> (Mariner Books, 2014), 32.",
        "Gerard and Woods, <i>The Best of Letters</i>, 32.",
        "Gerard, Philip, and Mary Woods, eds. <i>The Best of Letters</i>. Mariner Books, 2014.",
        "Gerard, Philip, and Mary Woods, eds. 2014. <i>The Best of Letters</i>. Mariner Books.",
    ),
    "chapter": Example(
        # "In" before the book; no page range in the bibliography (14.8).
        "14.8",
        {
            "id": "x", "type": "chapter", "title": "The Queen Mary Psalter", "title-short": "Queen Mary Psalter",
            "author": people("Doyle, Kathleen"), "container-title": "The Book by Design",
            "editor": people("Marks, P. J. M.", "Parkin, Stephen"), "page": "64-78",
            "publisher": "University of Chicago Press", "publisher-place": "Chicago", "issued": on(2023),
        },
        "64",
        "Kathleen Doyle, “The Queen Mary Psalter,” in <i>The Book by Design</i>, ed. P. J. M. Marks and "
        "Stephen Parkin (University of Chicago Press, 2023), 64.",
        "Doyle, “Queen Mary Psalter,” 64.",
        "Doyle, Kathleen. “The Queen Mary Psalter.” In <i>The Book by Design</i>, edited by P. J. M. "
        "Marks and Stephen Parkin. University of Chicago Press, 2023.",
        "Doyle, Kathleen. 2023. “The Queen Mary Psalter.” In <i>The Book by Design</i>, edited by P. J. "
        "M. Marks and Stephen Parkin. University of Chicago Press.",
    ),
    "translated book": Example(
        # "trans." in the note, spelt out in the bibliography. Names of Chinese: family name
        # first, not inverted and without comma (13.76, 16.77 of the 17th).
        "13.84, 14.6",
        {
            "id": "x", "type": "book", "title": "The Wedding Party", "translator": people("Tiang, Jeremy"),
            "author": [{"family": "Liu", "given": "Xinwu", "static-ordering": True}],
            "publisher": "Amazon Crossing", "issued": on(2021),
        },
        "279",
        "Liu Xinwu, <i>The Wedding Party</i>, trans. Jeremy Tiang (Amazon Crossing, 2021), 279.",
        "Liu, <i>The Wedding Party</i>, 279.",
        "Liu Xinwu. <i>The Wedding Party</i>. Translated by Jeremy Tiang. Amazon Crossing, 2021.",
        "Liu Xinwu. 2021. <i>The Wedding Party</i>. Translated by Jeremy Tiang. Amazon Crossing.",
    ),
    "journal article": Example(
        # Volume, issue after "no.", year in parentheses, pages after a colon; the note gives the
        # page cited, the bibliography the range of the article (14.67-71), shortened by 9.63.
        "14.67, 9.63",
        {
            "id": "x", "type": "article-journal", "title": "Inclusion Work: Children of Immigrants",
            "title-short": "Inclusion Work", "author": people("Kwon, Hyeyoung"), "volume": "127", "issue": "6",
            "container-title": "American Journal of Sociology", "page": "1818-1859", "issued": on(2022),
            "DOI": "10.1086/720277",
        },
        "1842-1843",
        "Hyeyoung Kwon, “Inclusion Work: Children of Immigrants,” <i>American Journal of Sociology</i> 127, "
        "no. 6 (2022): 1842–43, https://doi.org/10.1086/720277.",
        "Kwon, “Inclusion Work,” 1842–43.",
        "Kwon, Hyeyoung. “Inclusion Work: Children of Immigrants.” <i>American Journal of Sociology</i> "
        "127, no. 6 (2022): 1818–59. https://doi.org/10.1086/720277.",
        "Kwon, Hyeyoung. 2022. “Inclusion Work: Children of Immigrants.” <i>American Journal of "
        "Sociology</i> 127 (6): 1818–59. https://doi.org/10.1086/720277.",
    ),
    "newspaper": Example(
        # The full date, no page numbers; "the" is dropped by the one who writes the item. A title
        # that ends in a question mark keeps the comma after it (6.134).
        "14.89, 6.134",
        {
            "id": "x", "type": "article-newspaper", "title": "Are Flaxseeds All That?", "page": "D4",
            "author": people("Blum, Dani"), "container-title": "New York Times", "issued": on(2023, 12, 13),
        },
        "",
        "Dani Blum, “Are Flaxseeds All That?,” <i>New York Times</i>, December 13, 2023.",
        "Blum, “Are Flaxseeds All That?”",
        "Blum, Dani. “Are Flaxseeds All That?” <i>New York Times</i>, December 13, 2023.",
        "Blum, Dani. 2023. “Are Flaxseeds All That?” <i>New York Times</i>, December 13.",
    ),
    "anonymous newspaper article": Example(
        # The newspaper stands in the place of the author in the bibliography, and where the note
        # is shortened; a first note begins with the title.
        "14.97",
        {
            "id": "x", "type": "article-newspaper", "title": "In Texas, Ad Heats Up Race",
            "container-title": "New York Times", "issued": on(2002, 7, 30),
        },
        "",
        "“In Texas, Ad Heats Up Race,” <i>New York Times</i>, July 30, 2002.",
        "<i>New York Times</i>, “In Texas, Ad Heats Up Race.”",
        "<i>New York Times</i>. “In Texas, Ad Heats Up Race.” July 30, 2002.",
    ),
    "thesis": Example(
        # In quotation marks, kind of thesis and university, in parentheses with the year in notes.
        "14.113",
        {
            "id": "x", "type": "thesis", "title": "A House Is Not a Home", "title-short": "House",
            "author": people("Blajer de la Garza, Yuna"), "genre": "PhD diss.",
            "publisher": "University of Chicago", "issued": on(2019),
        },
        "66-67",
        "Yuna Blajer de la Garza, “A House Is Not a Home” (PhD diss., University of Chicago, 2019), 66–67.",
        "Blajer de la Garza, “House,” 66–67.",
        "Blajer de la Garza, Yuna. “A House Is Not a Home.” PhD diss., University of Chicago, 2019.",
        "Blajer de la Garza, Yuna. 2019. “A House Is Not a Home.” PhD diss., University of Chicago.",
    ),
    "web page": Example(
        # Title in quotation marks, name of the site in roman, date, address.
        "14.104",
        {
            "id": "x", "type": "webpage", "title": "Balkan Romani", "author": people("Yale Linguistics"),
            "container-title": "Endangered Alphabets", "issued": on(2021, 4, 6),
            "URL": "https://www.example.org/balkan-romani/",
        },
        "",
        "Yale Linguistics, “Balkan Romani,” Endangered Alphabets, April 6, 2021, "
        "https://www.example.org/balkan-romani/.",
        "Yale Linguistics, “Balkan Romani.”",
        "Yale Linguistics. “Balkan Romani.” Endangered Alphabets, April 6, 2021. "
        "https://www.example.org/balkan-romani/.",
    ),
    "letter in an archive": Example(
        # Sender to recipient, without the word letter; most specific to most general, repository
        # and place last (14.120, 14.127). The bibliography puts full stops between.
        "14.111, 14.120, 14.127",
        {
            "id": "x", "type": "personal_communication", "genre": "note", "author": people("Nase, Nesti"),
            "recipient": people("Hoxha, Enver"), "issued": on(1966, 11, 15), "archive_location": "box 3, folder 12",
            "archive_collection": "Office Files", "archive": "Central State Archive", "archive-place": "Tirana",
        },
        "",
        "Nesti Nase, note to Enver Hoxha, November 15, 1966, box 3, folder 12, Office Files, Central State "
        "Archive, Tirana.",
        "Nase, note to Hoxha, November 15, 1966.",
        "Nase, Nesti. Note to Enver Hoxha. November 15, 1966. Box 3, folder 12. Office Files. Central State "
        "Archive, Tirana.",
    ),
    "manuscript": Example(
        # A formal title is quoted (14.121); folios are labelled (14.123). In the bibliography each
        # part ends with a full stop (14.128).
        "14.121, 14.123, 14.128",
        {
            "id": "x", "type": "manuscript", "title": "Commonplace Book", "author": people("Hall, Joseph"),
            "genre": "manuscript", "issued": on(1620), "archive_location": "MS V.a.339",
            "archive": "Folger Shakespeare Library", "archive-place": "Washington, DC",
        },
        "12",
        "Joseph Hall, “Commonplace Book,” manuscript, 1620, MS V.a.339, fol. 12, Folger Shakespeare Library, "
        "Washington, DC.",
        "Hall, “Commonplace Book,” fol. 12.",
        "Hall, Joseph. “Commonplace Book.” Manuscript. 1620. MS V.a.339. Folger Shakespeare Library, "
        "Washington, DC.",
        label="folio",
    ),
    "interview": Example(
        # The person interviewed stands first, then who asked and where it appeared.
        "14.110",
        {
            "id": "x", "type": "interview", "title": "Sovereignty and Debt", "author": people("Spivak, Gayatri"),
            "interviewer": people("Sharpe, Jenny"), "container-title": "Signs", "volume": "28", "issue": "2",
            "page": "609-624", "issued": on(2003),
        },
        "612",
        "Gayatri Spivak, “Sovereignty and Debt,” interview by Jenny Sharpe, <i>Signs</i> 28, no. 2 (2003): 612.",
        "Spivak, “Sovereignty and Debt,” 612.",
        "Spivak, Gayatri. “Sovereignty and Debt.” Interview by Jenny Sharpe. <i>Signs</i> 28, no. 2 (2003): "
        "609–24.",
    ),
    "collection": Example(
        # A collection as a whole has no "n.d."; collection and depository each end with a stop.
        "14.128",
        {
            "id": "x", "type": "collection", "title": "Egmont Manuscripts", "archive": "University of Georgia Library",
            "archive_collection": "Phillipps Collection",
        },
        "",
        "Egmont Manuscripts, Phillipps Collection, University of Georgia Library.",
        "Egmont Manuscripts.",
        "Egmont Manuscripts. Phillipps Collection. University of Georgia Library.",
    ),
    "email": Example(
        # What readers cannot see stands in notes only.
        "14.111",
        {
            "id": "x", "type": "personal_communication", "genre": "email", "author": people("Doe, Jane"),
            "recipient": people("author"), "issued": on(2020, 4, 23),
        },
        "",
        "Jane Doe, email to author, April 23, 2020.",
        "Doe, email to author, April 23, 2020.",
        "",
    ),
    "encyclopedia": Example(
        # Unsigned entries of well-known works: "under" and the entry, in notes only.
        "14.130",
        {
            "id": "x", "type": "entry-encyclopedia", "title": "Dadaism", "container-title": "Oxford Companion to Art",
            "edition": "2", "publisher": "Oxford University Press", "issued": on(1999),
        },
        "",
        "<i>Oxford Companion to Art</i>, 2nd ed. (Oxford University Press, 1999), under “Dadaism.”",
        "<i>Oxford Companion to Art</i>, under “Dadaism.”",
        "",
    ),
    "review": Example(
        # "review of", the title, "by" and who wrote it.
        "14.100",
        {
            "id": "x", "type": "review-book", "author": people("Kay, Lee"), "reviewed-title": "Field Notes",
            "reviewed-author": people("Roe, Ann"), "container-title": "New York Times", "issued": on(2019, 5, 4),
        },
        "",
        "Lee Kay, review of <i>Field Notes</i>, by Ann Roe, <i>New York Times</i>, May 4, 2019.",
        "Kay, review of <i>Field Notes</i>.",
        "Kay, Lee. Review of <i>Field Notes</i>, by Ann Roe. <i>New York Times</i>, May 4, 2019.",
    ),
    "volume of a work": Example(
        # The title of the whole first, then the volume with its own title, both in italics.
        "14.20",
        {
            "id": "x", "type": "book", "author": people("Tillich, Paul"), "title": "Systematic Theology", "volume": "2",
            "volume-title": "Existence and the Christ", "publisher": "University of Chicago Press", "issued": on(1957),
        },
        "3",
        "Paul Tillich, <i>Systematic Theology</i>, vol. 2, <i>Existence and the Christ</i> (University of Chicago "
        "Press, 1957), 3.",
        "Tillich, <i>Systematic Theology</i>, 2:3.",
        "Tillich, Paul. <i>Systematic Theology</i>. Vol. 2, <i>Existence and the Christ</i>. University of Chicago "
        "Press, 1957.",
    ),
    "series": Example(
        # In roman, its number after it without comma.
        "14.25",
        {**INTERIOR, "collection-title": "Studies in Method", "collection-number": "12"},
        "",
        "Charles Yu, <i>Interior Chinatown</i>, Studies in Method 12 (Pantheon Books, 2020).",
        "Yu, <i>Interior Chinatown</i>.",
        "Yu, Charles. <i>Interior Chinatown</i>. Studies in Method 12. Pantheon Books, 2020.",
    ),
    "reprint": Example(
        # The first year before the publisher, apart by a semicolon.
        "14.16",
        {**INTERIOR, "original-date": on(1836)},
        "",
        "Charles Yu, <i>Interior Chinatown</i> (1836; Pantheon Books, 2020).",
        "Yu, <i>Interior Chinatown</i>.",
        "Yu, Charles. <i>Interior Chinatown</i>. 1836; Pantheon Books, 2020.",
    ),
    "no date": Example(
        # "n.d." in the place of the year.
        "14.44",
        {**{key: INTERIOR[key] for key in ("id", "type", "title", "author", "publisher")}},
        "",
        "Charles Yu, <i>Interior Chinatown</i> (Pantheon Books, n.d.).",
        "Yu, <i>Interior Chinatown</i>.",
        "Yu, Charles. <i>Interior Chinatown</i>. Pantheon Books, n.d.",
        "Yu, Charles. n.d. <i>Interior Chinatown</i>. Pantheon Books.",
    ),
    "guessed date": Example(
        # In brackets with a question mark.
        "14.44",
        {**INTERIOR, "issued": {"date-parts": [[1750]], "circa": True}},
        "",
        "Charles Yu, <i>Interior Chinatown</i> (Pantheon Books, [1750?]).",
        "Yu, <i>Interior Chinatown</i>.",
        "Yu, Charles. <i>Interior Chinatown</i>. Pantheon Books, [1750?].",
        "Yu, Charles. [1750?]. <i>Interior Chinatown</i>. Pantheon Books.",
    ),
    "edition and volume": Example(
        # "2nd ed." after the title; the volume cited joined to the page by a colon (14.18).
        "14.16, 14.18",
        {**INTERIOR, "edition": "2", "number-of-volumes": "3"},
        "",
        "Charles Yu, <i>Interior Chinatown</i>, 2nd ed., 3 vols. (Pantheon Books, 2020).",
        "Yu, <i>Interior Chinatown</i>.",
        "Yu, Charles. <i>Interior Chinatown</i>. 2nd ed. 3 vols. Pantheon Books, 2020.",
    ),
    "particle": Example(
        # "de" of French names stands with the given name only: it is dropped in short forms and
        # stands at the end when the name is inverted (8.8).
        "8.8",
        {**INTERIOR, "author": [{"family": "Beauvoir", "given": "Simone", "dropping-particle": "de"}]},
        "",
        "Simone de Beauvoir, <i>Interior Chinatown</i> (Pantheon Books, 2020).",
        "Beauvoir, <i>Interior Chinatown</i>.",
        "Beauvoir, Simone de. <i>Interior Chinatown</i>. Pantheon Books, 2020.",
    ),
    "organisation": Example(
        # The organisation is author and publisher.
        "13.86",
        {**INTERIOR, "author": people("World Health Organization")},
        "iii",
        "World Health Organization, <i>Interior Chinatown</i> (Pantheon Books, 2020), iii.",
        "World Health Organization, <i>Interior Chinatown</i>, iii.",
        "World Health Organization. <i>Interior Chinatown</i>. Pantheon Books, 2020.",
    ),
    "title within a title": Example(
        # A title in italics inside of italics is set in quotation marks or roman (13.95); markup
        # of the field is reversed. Quotation marks inside of quotation marks are single (13.96).
        "13.95, 13.96",
        {
            "id": "x", "type": "article-journal", "title": 'On "Ulysses" and <i>Hamlet</i>', "container-title": "Signs",
            "author": people("Doe, Jane"), "volume": "1", "issued": on(2001), "page": "1-4",
        },
        "",
        "Jane Doe, “On ‘Ulysses’ and <i>Hamlet</i>,” <i>Signs</i> 1 (2001): 1–4.",
        "Doe, “On ‘Ulysses’ and <i>Hamlet</i>.”",
        "Doe, Jane. “On ‘Ulysses’ and <i>Hamlet</i>.” <i>Signs</i> 1 (2001): 1–4.",
    ),
}  # fmt: skip
