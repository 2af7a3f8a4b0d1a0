"""Which web addresses may stand where a URI is asked for, and how are they written there?"""

import re

_START = re.compile(
    # scheme, name of a user, host, port: what parsers of URIs take (RFC 3986, 3.2)
    r"(?:https?|ftp)://(?:[^\s/?#\"<>\\^`{|}\[\]%@]+@)?[^\s/?#\"<>\\^`{|}\[\]%@:]+(?::[0-9]{1,5})?(?=[/?#]|\Z)",
    re.IGNORECASE,
)
_UNSAFE = re.compile(r"[^A-Za-z0-9!$&'()*+,./:;=?@_~#%-]")
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def address_of(value: str) -> str | None:
    """A web address as a URI: other characters percent-encoded; None for what is none.

    >>> address_of("https://example.org/a b"), address_of("example.org"), address_of("http://a:x/")
    ('https://example.org/a%20b', None, None)
    """
    match = _START.match(value)
    if not match:
        return None
    return match[0] + encode_rest(value[match.end() :])


def encode_rest(text: str) -> str:
    """Percent-encode what a URI may not hold (RFC 3986, 2.1), and a second ``#``."""
    encoded = _UNSAFE.sub(
        lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), text
    )
    encoded = _PERCENT.sub("%25", encoded)
    head, hash_, tail = encoded.partition("#")
    return head + hash_ + tail.replace("#", "%23")
