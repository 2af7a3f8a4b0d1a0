"""Files are written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from maocite.errors import OutputError
from maocite.files import write_file


def test_writes_utf_8_with_line_feeds(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    write_file(target, ["Mëhilli\n", "毛泽东\n"])
    assert target.read_bytes() == "Mëhilli\n毛泽东\n".encode()


def test_keeps_the_old_file_when_the_work_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")

    def broken() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_file(target, broken())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_keeps_the_mode_of_the_file(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("old")
    target.chmod(0o640)
    write_file(target, ["new"])
    assert target.stat().st_mode & 0o777 == 0o640


def test_refuses_to_write_over_an_input(tmp_path: Path) -> None:
    target = tmp_path / "records.yaml"
    target.write_text("records: []")
    with pytest.raises(OutputError, match="is also an input"):
        write_file(tmp_path / "." / "records.yaml", ["x"], inputs=[target])
    assert target.read_text() == "records: []"


def test_says_why_a_folder_cannot_take_the_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="No such file or directory"):
        write_file(tmp_path / "missing" / "out.txt", ["x"])
    with pytest.raises(OutputError, match="is a folder"):
        write_file(tmp_path, ["x"])


def test_follows_a_link_instead_of_replacing_it(tmp_path: Path) -> None:
    real = tmp_path / "real.txt"
    real.write_text("old")
    link = tmp_path / "link.txt"
    link.symlink_to(real)
    write_file(link, ["new"])
    assert link.is_symlink()
    assert real.read_text() == "new"
