"""Which language does ``langid`` or ``language`` name? babel's names and BCP 47 tags."""

from collections.abc import Mapping

BABEL: Mapping[str, str] = {
    "en": "english",
    "en-US": "american",
    "en-GB": "british",
    "en-AU": "australian",
    "en-CA": "canadian",
    "de": "german",
    "de-AT": "austrian",
    "de-CH": "swissgerman",
    "fr": "french",
    "fr-CA": "canadien",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "pt-BR": "brazilian",
    "nl": "dutch",
    "da": "danish",
    "sv": "swedish",
    "nb": "norsk",
    "nn": "nynorsk",
    "fi": "finnish",
    "is": "icelandic",
    "pl": "polish",
    "cs": "czech",
    "sk": "slovak",
    "sl": "slovene",
    "hr": "croatian",
    "sr": "serbian",
    "bg": "bulgarian",
    "ru": "russian",
    "uk": "ukrainian",
    "ro": "romanian",
    "hu": "hungarian",
    "el": "greek",
    "tr": "turkish",
    "sq": "albanian",
    "la": "latin",
    "ca": "catalan",
    "et": "estonian",
    "lv": "latvian",
    "lt": "lithuanian",
    "ja": "japanese",
    "zh": "chinese",
    "ko": "korean",
    "vi": "vietnamese",
    "ar": "arabic",
    "he": "hebrew",
    "fa": "persian",
}
"""babel's name of each language that it has one for."""
_TAGS = {name: tag for tag, name in BABEL.items()} | {
    "usenglish": "en-US",
    "ukenglish": "en-GB",
    "ngerman": "de",
    "naustrian": "de-AT",
    "nswissgerman": "de-CH",
    "francais": "fr",
    "frenchb": "fr",
    "portuges": "pt",
    "brazil": "pt-BR",
    "slovenian": "sl",
    "norwegian": "nb",
    "polutonikogreek": "el",
    "magyar": "hu",
    "farsi": "fa",
    "mandarin": "zh",
    "eng": "en",
    "ger": "de",
    "deu": "de",
    "fre": "fr",
    "fra": "fr",
}


def tag_of(name: str) -> str:
    """The BCP 47 tag of a babel name or a language's English name; what is neither stays."""
    text = name.strip()
    word = text.casefold().removeprefix("lang")
    return _TAGS.get(text.casefold()) or _TAGS.get(word) or text


def is_english(tag: str | None) -> bool:
    """Whether English rules of capitals hold; also where nothing is known."""
    return tag is None or tag.lower().startswith("en")
