"""The catalogues: alike in every language, complete for the data and the declared figures, each message sayable."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from chipaccord.chain import Network
from chipaccord.outcome import AssumptionUsed, Effect, Figures, RunRecord, SourceUsed, Terms
from chipaccord.outcome.figure import UNITS, Spec, group_types, row_type, spec_of
from chipaccord.outcome.tables import columns_of
from chipaccord.parts import PARTS
from chipaccord.words import LANGUAGES, Words
from chipaccord.words.catalogue import ident

SHOWING_YAML = ("accord-write-row", "yaml-open-remedy")  # messages with a piece of a document in them
FOR_CODE = ("terminal-economies", "money-unit-power")  # answers of the catalogue to the code
OWN = ("money-step-", "currency-")  # steps of counting, and currencies that the language has a word for
DATA = Path(str(files("chipaccord") / "data"))
REPORT = Path(str(files("chipaccord") / "report"))
PLURAL = "count"  # for choosing a plural; a language that has none may do without it
FORM = re.compile(r"^(buyer|seller)_(the|of)$")  # forms of a name; a language uses those that it has
LATIN = re.compile(r"[A-Za-z]+")
KEPT = re.compile(  # what Japanese writes in Latin letters: acronyms, units, names of makers
    r"AI|NF|ABF|BT|DRAM|NAND|HBM|SSD|CPU|GPU|PC|EUV|DUV|IP|GTAP|GDP|HS|UAE|EU|SHA|CSV|CVaR|Nvidia|Humain|nm|s"
)


class Used(Visitor):
    """The variables and messages that a message refers to."""

    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.messages: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.messages.add(node.id.name)


def entries(language: str) -> list[tuple[str, str, Used]]:
    """(file, key, what it refers to) of every message of a language."""
    found = []
    for path in sorted((DATA.parent / "words" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {entry.content}"
            if isinstance(entry, ast.Message):
                used = Used()
                used.visit(entry)
                found.append((path.name, entry.id.name, used))
    return found


ENTRIES = {language: entries(language) for language in LANGUAGES}


def shared(language: str) -> dict[tuple[str, str], set[str]]:
    """(file, key) -> variables but that of the plural, a party's name being one variable in all its forms."""
    return {
        (file, key): {FORM.sub(r"\1", name) for name in used.variables} - {PLURAL}
        for file, key, used in ENTRIES[language]
        if not key.startswith(OWN)
    }


def values(language: str, key: str) -> dict[str, int]:
    """Dummy values for a message, with those of the messages that it includes."""
    by_key = {name: used for _, name, used in ENTRIES[language]}
    wanted = set(by_key[key].variables)
    for inner in by_key[key].messages:
        wanted |= values(language, inner).keys()
    return dict.fromkeys(wanted, 7)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_messages_with_the_same_values(language: str) -> None:
    english, other = shared(LANGUAGES[0]), shared(language)
    assert sorted(english.keys() ^ other.keys()) == []
    assert {key: (used, other[key]) for key, used in english.items() if used != other[key]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_written_twice(language: str) -> None:
    counts = Counter(key for _, key, _ in ENTRIES[language])
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_can_be_said(language: str) -> None:
    words = Words(language)
    for _, key, _ in ENTRIES[language]:
        text = words(key, **values(language, key))
        assert text.strip() or key.endswith("-note"), key  # a chart may have none
        assert not re.search(r"\{ ?\$|\?\?\?", text), (key, text)


def vocabulary() -> Iterator[tuple[str, str]]:
    """(vocabulary, code) of all that the shipped data can bring into a report."""

    def column(name: str, table: str) -> list[str]:
        with (DATA / table).open(encoding="utf-8", newline="") as file:
            return [row[name] for row in csv.DictReader(file)]

    places = {*column("code", "economies.csv"), *column("place", "chain/capacity.csv")}
    yield from (("economy", code) for code in places)
    yield from (("sector", code) for code in [*column("code", "sectors.csv"), "all_goods"])
    yield from (("product", code) for code in column("product", "products.csv"))
    yield from (("fact", code) for code in column("id", "facts.csv"))
    yield from (("shock", code) for code in column("shock", "chain/shocks.csv"))
    yield from (("stage", code) for code in Network.shipped().stages)
    yield from (("stage_kind", code) for code in Network.shipped().kinds)
    for table in ("stages", "capacity", "inputs"):
        yield from (("stage", code) for code in column("stage", f"chain/{table}.csv"))
    yield from (("stage", code) for code in column("group", "chain/groups.csv"))
    yield from (("set", code) for code in column("set", "chain/capacity.csv") if code not in ("", "both"))
    yield from (("status", code) for code in column("status", "facts.csv"))
    yield from (("unit", code) for code in UNITS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_data_has_a_name(language: str) -> None:
    words = Words(language)
    missing = {f"{kind}-{ident(code)}" for kind, code in vocabulary() if not words.has(f"{kind}-{ident(code)}")}
    assert sorted(missing) == []


def declared(name: str, model: type[Figures]) -> Iterator[tuple[str, list[tuple[str, Spec]], bool]]:
    """(table, its columns or single figures, whether they are single) of all that a model declares."""
    singles = []
    for field, found in model.model_fields.items():
        row = row_type(found.annotation)
        groups = list(group_types(found.annotation))
        if row is not None:
            yield f"{name}-{field}", [(column.name, column.spec) for column in columns_of(row)], False
        elif groups:
            for group in groups:
                yield from declared(f"{name}-{field}", group)
        elif spec_of(found).of not in ("table", "source"):
            singles.append((field, spec_of(found)))
    if singles:
        yield name, singles, True


def all_declared() -> Iterator[tuple[str, list[tuple[str, Spec]], bool]]:
    yield from declared("accord", Terms)
    yield from declared("run", RunRecord)
    for name, row in (("assumptions", AssumptionUsed), ("effects", Effect), ("sources", SourceUsed)):
        yield name, [(column.name, column.spec) for column in columns_of(row)], False
    for part in PARTS:
        if find_spec(f"chipaccord.parts.{part}.figures"):
            yield from declared(part, import_module(f"chipaccord.parts.{part}.figures").Answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_declared_table_and_figure_has_a_label(language: str) -> None:
    words, missing = Words(language), []
    for table, columns, single in all_declared():
        wanted: list[tuple[str, ...]] = [(f"{table}-title",)]
        for column, _ in columns:
            wanted.append((f"figure-{column}",) if single else (f"{table}-{column}", f"column-{column}"))
        missing += [keys for keys in wanted if not any(words.has(key) for key in keys)]
    assert missing == []


def test_the_names_and_labels_in_japanese_are_japanese() -> None:
    words = Words("ja")
    for file, key, _ in ENTRIES["ja"]:
        if file in ("names.ftl", "report.ftl"):
            text = words(key, **values("ja", key))
            if key in FOR_CODE:
                continue
            assert all(KEPT.fullmatch(word) for word in LATIN.findall(text)), (key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_page_and_the_terminal_ask_for_is_there(language: str) -> None:
    words = Words(language)
    text = "\n".join(path.read_text(encoding="utf-8") for path in REPORT.rglob("*") if path.suffix in (".py", ".jinja"))
    asked = set(re.findall(r"[^\w](?:t|talk)\(\s*['\"]((?:page|column|run)-[\w-]+)['\"]", text))
    assert sorted(key for key in asked if not words.has(key)) == []


def test_a_name_may_mention_the_parties() -> None:
    said = {"seller_of": "US", "seller_the": "the United States", "buyer_the": "Japan", "buyer_of": "Japan"}
    assert Words("en").name("step", "recorded", **said) == "recorded as US exports"
    assert Words("en").name("step", "balance", **said) == "change of the US-Japan goods balance"
    assert Words("en").name("headline", "real_income", "of", economy="Japan") == "real income of Japan"
    assert Words("en").name("headline", "real_income") == "real income"
    assert Words("ja").name("economy", "USA", "the") == Words("ja").name("economy", "USA") == "米国"
