"""What others have published and the repository ships: each file is described with its source, and all are small."""

import re
from fnmatch import fnmatch

from paths import REFERENCE, TESTS

README = (REFERENCE / "README.md").read_text(encoding="utf-8")
FILES = sorted(
    path.relative_to(REFERENCE).as_posix()
    for path in REFERENCE.rglob("*")
    if path.is_file() and path.name != "README.md"
)
DESCRIBED = re.findall(r"^\| `([a-z0-9]+/[^`]+)` \|", README, flags=re.MULTILINE)


def test_every_file_is_described() -> None:
    assert FILES
    assert [name for name in FILES if not any(fnmatch(name, pattern) for pattern in DESCRIBED)] == []


def test_every_description_has_its_file() -> None:
    assert [pattern for pattern in DESCRIBED if not any(fnmatch(name, pattern) for name in FILES)] == []


def test_the_cases_are_named() -> None:
    cases = {name.split("/")[2] for name in FILES if name.startswith("ario/outputs/")}
    assert cases == set(re.findall(r"^\| `([A-Z]_\w+)` \|", README, flags=re.MULTILINE))


def test_the_readers_exist_and_the_papers_are_cited() -> None:
    readers = set(re.findall(r"test_\w+\.py", README))
    assert readers <= {path.name for path in TESTS.rglob("test_*.py")}
    for paper in ("Caliendo, L. and Parro, F. (2015)", "Hallegatte, S. (2013)", "Guan, D. et al. (2020)", "BoARIO"):
        assert paper in README


def test_a_clone_stays_small() -> None:
    assert sum((REFERENCE / name).stat().st_size for name in FILES) < 3e6
