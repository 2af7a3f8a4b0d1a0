"""Which version of maocite is this?

Said here and in ``pyproject.toml``; to ask the installed package would load the standard library's parser of e-mail.
"""

__version__ = "0.1.0"
