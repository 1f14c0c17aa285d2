"""A type error that is let pass says why, on its line: `# type: ignore[code]  # reason`."""

import re

from paths import CLONE

FOLDERS = ("chipaccord", "tests", "benchmarks", "scripts", "docs")
# Rooms that have not moved into the house yet; each goes from the list when its room does.
LATER = ("tests/evaluate/", "tests/report/")
IGNORED = re.compile(r"#\s*type:\s*ignore(\[[\w, -]+\])?(?P<rest>.*)")


def test_every_ignored_type_error_has_its_code_and_reason() -> None:
    bare = []
    for folder in FOLDERS:
        for path in sorted((CLONE / folder).rglob("*.py")):
            name = path.relative_to(CLONE).as_posix()
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                found = IGNORED.search(line)
                if found and not (found[1] and re.match(r"  # \w", found["rest"])):
                    bare.append(f"{name}:{number}")
    assert [place for place in bare if not place.startswith(LATER)] == []
