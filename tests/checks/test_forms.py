"""Keys, languages, addresses and standard numbers: are they what their standards say?"""

import pytest

from checks.finding import found
from maocite.checks.identifiers import isbn_check, issn_check


def book(fields: str) -> str:
    return f"- {{id: a, type: book, {fields}}}\n"


@pytest.mark.parametrize(
    ("key", "proposal"),
    [
        ("mao 1966", "mao-1966"),
        ("mao, 1966", "mao-1966"),
        ("{mao}", "mao"),
        ("mao’s note", "mao-s-note"),
        ("毛 泽东", "毛-泽东"),
        ("%", "record"),
        ("b c", "b-c-2"),
    ],
)
def test_keys_that_some_format_cannot_write(key: str, proposal: str) -> None:
    text = f'- {{id: "{key}", type: book}}\n- {{id: b-c, type: book}}\n'
    ((_, field, message),) = found(text, "key-unfit")
    assert field == "id"
    assert message.endswith(f"use {proposal!r}")


@pytest.mark.parametrize("key", ["aqsh-1959-05-13", "Mëhilli2014", "毛泽东", "DBLP:a/b.c+d_e"])
def test_keys_that_every_format_can_write(key: str) -> None:
    assert found(f'- {{id: "{key}", type: book}}\n', "key-unfit") == []


@pytest.mark.parametrize(
    "tag",
    ["sq", "en-GB", "zh-Latn-pinyin", "zh-Hant-TW", "sr-Latn-RS", "es-419", "de-1996", "haw",
     "x-maocite", "en-x-ours", "zh-cmn-Hans", "sl-rozaj-biske", "EN-us", "i-klingon"],
)  # fmt: skip
def test_tags_of_languages(tag: str) -> None:
    assert found(book(f"language: {tag}"), "language-tag") == []


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("english", "write en"),
        ("Albanian", "write sq"),
        ("en_US", "write en-US"),
        ("sqi", "write sq"),
        ("ger-AT", "write de-AT"),
        ("jp", "write ja"),
        ("cn-Latn", "write zh-Latn"),
        ("en-UK", "GB"),
        ("qq", "there is no language 'qq'"),
        ("sq; en", "write sq, en-GB"),
    ],
)
def test_what_is_no_tag(tag: str, hint: str) -> None:
    ((_, field, message),) = found(book(f'language: "{tag}"'), "language-tag")
    assert field == "language"
    assert hint in message


def test_languages_of_all_fields_and_of_a_declaration_once() -> None:
    text = (
        "people: {x: {family: X, language: jp, forms: [{family: Y, language: cn}]}}\nrecords:\n"
        "- {id: a, kind: archival, author: x, language: q1, title: {text: t, language: q2},\n"
        "   translation-language: q3, translator: x, repository: {names: {q4: z}}}\n"
    )
    assert {field for _, field, _ in found(text, "language-tag")} == {
        "language",
        "translation-language",
        "title.language",
        "repository.names",
        "author[0].language",
        "author[0].forms[0].language",
    }


@pytest.mark.parametrize(
    "url",
    ["https://example.org/a?b#c", "http://example.org", "urn:nbn:de:101:1-2", "https://[::1]/x"],
)
def test_addresses_that_are_complete(url: str) -> None:
    assert found(book(f'URL: "{url}"'), "address-form") == []


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("www.example.org/a", "write https://www.example.org/a"),
        ("example.org", "write https://example.org"),
        ("doi:10.1080/1468", "write https://doi.org/10.1080/1468"),
        ("10.1080/1468", "write https://doi.org/10.1080/1468"),
        ("hdl:1813/40", "write https://hdl.handle.net/1813/40"),
        ("https://a.org https://b.org", "holds a space"),
        ("javascript:alert(1)", "begin it with https://"),
        ("https:///path", "begin it with https://"),
        ("http://[", "copy it anew"),
        ("file:///etc/passwd", "begin it with https://"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, hint: str) -> None:
    ((_, field, message),) = found(book(f'URL: "{url}"'), "address-form")
    assert field == "URL"
    assert hint in message


def test_addresses_of_archival_records() -> None:
    text = "- {id: a, kind: archival, urls: [x], copies: {name: n, url: y}}\n"
    assert [field for _, field, _ in found(text, "address-form")] == ["urls[0]", "copies[0].url"]


def test_check_digits_of_the_standards() -> None:
    """Examples: ISBN Users' Manual (978-0-11-000222-4), ISO 3297 (0317-8471, 1050-124X)."""
    assert isbn_check("978011000222") == "4"
    assert isbn_check("067402332") == "3"
    assert issn_check("0317847") == "1"
    assert issn_check("1050124") == "X"


@pytest.mark.parametrize(
    "fields",
    [
        "DOI: 10.1080/14682745.2020.1803840",
        "ISBN: 978-0-374-29313-0",
        "ISBN: 0-674-02332-3",
        "ISBN: 978 0 374 29313 0",
        "ISBN: '978-0-374-29313-0, 0-674-02332-3 (pbk.)'",
        "ISBN: 9780374293130 0674023323",
        "ISBN: ISBN 978-0-374-29313-0",
        "ISSN: 1050-124x",
        "ISSN: '0317-8471; 1050-124X'",
    ],
)
def test_numbers_that_are_right(fields: str) -> None:
    assert found(book(fields), "identifier-form") == []


@pytest.mark.parametrize(
    ("fields", "hint"),
    [
        ("DOI: https://doi.org/10.1080/1468", "write '10.1080/1468'"),
        ("DOI: 1080/1468", "is no DOI"),
        ("ISBN: 978-0-374-29313-1", "its last digit would be 0"),
        ("ISBN: 0-674-02332-X", "its last digit would be 3"),
        ("ISBN: 978-0-374-2931", "10 or 13 digits"),
        ("ISBN: '9780374293130, 9780374293131'", "'9780374293131'"),
        ("ISSN: 0317-8472", "its last digit would be 1"),
        ("ISSN: 0317-84", "8 digits"),
    ],
)
def test_numbers_that_are_wrong(fields: str, hint: str) -> None:
    ((_, field, message),) = found(book(fields), "identifier-form")
    assert field == fields.split(":")[0]
    assert hint in message
