"""python -m maocite."""

from maocite.cli import main

if __name__ == "__main__":
    main()
