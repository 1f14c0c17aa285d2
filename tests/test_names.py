"""No economy, currency, product, sector or company is named in the package's code: what is true of one stands in data/.

Looked at are identifiers and strings of the Python files, and the templates. Docstrings and comments may take them as
examples; `data/`, `examples/` and `words/` are where names belong. The dollar is the unit of account, not a name.
"""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "chipaccord"
NAMES_BELONG_IN = ("data", "examples", "words")
NOT_YET: tuple[str, ...] = ()

CURRENCIES = "JPY EUR GBP CNY KRW TWD SAR AED CAD MXN INR SGD MYR VND CHF AUD"
MONEY_WORDS = "yen euro euros yuan renminbi sterling rupee ringgit 円"
PEOPLES = (
    "US EU UK America American Japanese Taiwanese Korea Korean Chinese European British Canadian Mexican Indian "
    "Malaysian Singaporean Vietnam Vietnamese Saudi Emirati Germany German Netherlands Dutch"
)
COMPANIES = (
    "Nvidia TSMC Samsung Hynix Micron Renesas ASML Kioxia Sony Rohm Toshiba Rapidus Intel AMD Qualcomm Broadcom Apple "
    "Google Microsoft Amazon Meta OpenAI SoftBank Sakura KDDI SUMCO GlobalWafers Siltronic JSR Resonac Ibiden Infineon "
    "NXP STMicroelectronics Bosch SMIC UMC GlobalFoundries Amkor Foxconn Quanta Wistron Supermicro Dell Huawei "
    "Wolfspeed Humain Nexperia Tokyo Nikon Canon"
)

PLAIN_WORDS = {"memory", "equipment", "services", "food", "machinery", "metals", "agriculture"}
JOURNALS = ("American Economic Review", "European Economic Review")


def column(name: str, file: str) -> list[str]:
    with (PACKAGE / "data" / file).open(encoding="utf-8", newline="") as handle:
        return list(dict.fromkeys(row[name] for row in csv.DictReader(handle)))


def plain_names() -> set[str]:
    """Words that name somebody: as written, inside a text or as part of an identifier."""
    economies = column("code", "economies.csv")
    places = [code for code in column("place", "chain/capacity.csv") if re.fullmatch("[A-Z]{3}", code)]
    spoken = [re.split(r" \(| incl", name)[0] for name in column("name", "economies.csv")]
    listed = f"{CURRENCIES} {MONEY_WORDS} {PEOPLES} {COMPANIES}".split()
    return {*economies, *places, *spoken, *listed} - {""}


def codes() -> set[str]:
    """Codes of products and sectors, without those that are plain words (`memory` is also a computer's)."""
    return {*column("product", "products.csv"), *column("code", "sectors.csv")} - PLAIN_WORDS


LONGEST_FIRST = sorted(map(re.escape, plain_names()), key=len, reverse=True)
NAMES = re.compile(rf"(?<![A-Za-z0-9])({'|'.join(LONGEST_FIRST)})(?![A-Za-z0-9])")
# Inside an identifier a name may be in lower case; these are English words then.
LOWER = {name.lower() for name in plain_names()} - {"can", "ind", "row", "meta", "apple", "canon", "micron", "quanta"}


def strings_and_names(tree: ast.AST) -> Iterator[tuple[int, str, str]]:
    """Line, kind and text of every identifier and string but the docstrings."""
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant):
            if isinstance(node.value, str) and id(node) not in docstrings:
                yield line, "string", node.value
            continue
        for field in ("id", "attr", "arg", "name", "asname"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield line, "identifier", value


def named(path: Path) -> Iterator[str]:
    """What a file names, with its line."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        for found in NAMES.finditer(re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)):
            yield f"{path.name}: {found[0]}"
        return
    for line, kind, value in strings_and_names(ast.parse(text)):
        names: list[str] = []
        if kind == "string":
            for journal in JOURNALS:
                value = value.replace(journal, "")
            names = [match[0] for match in NAMES.finditer(value)] + [value] * (value in codes())
        if not names and re.fullmatch(r"\w+", value):  # an identifier, or a key that reads like one
            names = [part for part in value.split("_") if part.lower() in LOWER]
        yield from (f"{path.name}:{line}: {name} in {kind} {value[:60]!r}" for name in names)


def rooms() -> list[str]:
    return sorted({path.relative_to(PACKAGE).parts[0] for path in files()})


def files() -> list[Path]:
    found = [path for kind in ("*.py", "*.jinja", "*.css", "*.js") for path in PACKAGE.rglob(kind)]
    return [path for path in found if path.relative_to(PACKAGE).parts[0] not in NAMES_BELONG_IN]


@pytest.mark.parametrize("room", rooms())
def test_code_names_nobody(room: str) -> None:
    if room in NOT_YET:
        pytest.skip("not yet clean")
    found = [hit for path in files() if path.relative_to(PACKAGE).parts[0] == room for hit in named(path)]
    assert not found, "\n".join(found)


def test_a_name_in_code_is_found(tmp_path: Path) -> None:
    path = tmp_path / "sample.py"
    path.write_text(
        '"""USA."""\nus_share = {"JPN": 1}  # TWN\nx = "motor_vehicles"\ny = f"{x} bn yen"\n', encoding="utf-8"
    )
    hits = {hit.split(": ")[1].split(" in ")[0] for hit in named(path)}
    assert hits == {"us", "JPN", "motor_vehicles", "yen"}
    path.write_text('"""Japan, say."""\ncan = ROW = "a memory of the past"  # USA\n', encoding="utf-8")
    assert not list(named(path))
