"""Documents that must be refused: each with the line that is wrong and what the message must say.

Most are the document BASE with one text replaced, so that the line is that of the replacement.
"""

from __future__ import annotations

from dataclasses import dataclass

BASE = """\
accord: Japan-US semiconductor purchase plan
as_of: 2025-05-28
parties: {buyer: JPN, seller: USA}
exchange_rates: {JPY/USD: 144.17, source: "Reuters, 28 May 2025"}
purchases:
  - product: ai_accelerators
    amount: 1 trillion yen
    over: 2026..2028
    sellers: {NVIDIA: 80%, others: 20%}
    mandate: at_least
subsidies: {budget: 400 billion yen, rates: {large: 1/3, small_and_medium: 1/2}}
tariffs:
  no_deal: {USA on JPN: {all goods: 24%, motor_vehicles: 27.5%}, retaliation: none}
  deal: {USA on JPN: {all goods: 15%, motor_vehicles: 15%}}
  elsewhere: in force on 2025-08-07
claims:
  - {text: "1 trillion yen ($69.4 billion)", equal: [1 trillion yen, $69.4 billion]}
  - {text: "a deficit of 10 trillion yen", stated: 10 trillion yen, against: us_japan_goods_deficit_2024}
scenarios:
  strong yen: {exchange_rates.JPY/USD: 120}
"""


@dataclass(frozen=True)
class Broken:
    """`old` in BASE becomes `new` (or `data` is the whole file); the message names `line` and holds every `says`."""

    name: str
    old: str
    new: str
    line: int | None
    says: tuple[str, ...]
    data: bytes | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        if self.data is not None:
            return self.data
        assert BASE.count(self.old) == 1, self.old
        return BASE.replace(self.old, self.new).encode()


def _line_of(old: str) -> int:
    return BASE[: BASE.index(old)].count("\n") + 1


def _edit(name: str, old: str, new: str, *says: str, line: int | None = None) -> Broken:
    return Broken(name, old, new, line or _line_of(old), says)


def _section(name: str, text: str, offset: int, *says: str) -> Broken:
    """BASE with a section before the claims; the mistake stands `offset` lines below its first line."""
    return Broken(name, "claims:", f"{text}\nclaims:", _line_of("claims:") + offset, says)


def _shock(outage: str, name: str = "mine") -> str:
    return f"shocks:\n  - name: {name}\n    outages: [{{{outage}}}]"


def _file(name: str, data: bytes, line: int | None, *says: str) -> Broken:
    return Broken(name, "", "", line, says, data)


def _laughs() -> bytes:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    return "\n".join(levels).encode()


BROKEN = (
    # misspelt keys and names
    _edit("top-level key", "subsidies:", "subsidy:", "unknown key 'subsidy'", "did you mean 'subsidies'?"),
    _edit("key in a purchase", "    amount:", "    amout:", "purchases[0]", "did you mean 'amount'?"),
    _edit("key in parties", "buyer: JPN", "buyr: JPN", "parties", "did you mean 'buyer'?"),
    _edit(
        "key in the wrong section",
        "  elsewhere:",
        "  retaliation: none\n  elsewhere:",
        "belongs under 'tariffs.no_deal'",
    ),
    _edit(
        "sector",
        "24%, motor_vehicles",
        "24%, motor_vehicle",
        "not a sector of this world",
        "did you mean 'motor_vehicles'?",
    ),
    _edit("sector by its name", "15%, motor_vehicles", "15%, Motor vehicles", "write 'motor_vehicles'"),
    _edit("services pay no duty", "15%, motor_vehicles", "15%, services", "pays no customs duty"),
    _edit("product", "ai_accelerators", "ai_accelerator", "did you mean 'ai_accelerators'?"),
    _edit(
        "fact",
        "us_japan_goods_deficit_2024",
        "us_japan_goods_deficit_2042",
        "did you mean 'us_japan_goods_deficit_2024'?",
    ),
    _edit("mandate", "at_least", "atleast", "did you mean 'at_least'?"),
    _edit("deficits", "claims:", "model: {deficits: balance}\nclaims:", "did you mean 'balanced'?"),
    _edit(
        "assumption",
        "claims:",
        "assumptions: {chip_elasticty: {central: 4}}\nclaims:",
        "did you mean 'chip_elasticity'?",
    ),
    # economies
    _edit("economy by name", "buyer: JPN", "buyer: Japan", "write JPN"),
    _edit("economy by ISO2", "seller: USA", "seller: US", "write USA"),
    _edit("EU", "seller: USA", "seller: EU", "write EUN"),
    _edit("UAE", "seller: USA", "seller: UAE", "write GLF"),
    _edit("member of a group", "seller: USA", "seller: DEU", "write EUN"),
    _edit("unknown economy", "seller: USA", "seller: Atlantis", "not an economy code of this world", "expected one of"),
    _edit("seller without figures", "seller: USA", "seller: KOR", "described for firms of USA", "seller: USA", line=6),
    _edit("same party twice", "seller: USA", "seller: JPN", "both JPN"),
    _edit(
        "economy in a tariff", "deal: {USA on JPN: {all goods: 15%", "deal: {USA on JAPAN: {all goods: 15%", "write JPN"
    ),
    _edit(
        "who levies",
        "deal: {USA on JPN: {all goods: 15%",
        "deal: {USA: {all goods: 15%",
        "write for example USA on JPN",
    ),
    _edit(
        "duty on itself",
        "deal: {USA on JPN: {all goods: 15%",
        "deal: {USA on USA: {all goods: 15%",
        "name two economies",
    ),
    # amounts and rates
    _edit("unit typo", "amount: 1 trillion", "amount: 1 trilion", "did you mean 'trillion'?"),
    _edit("currency typo", "budget: 400 billion yen", "budget: 400 billion yne", "did you mean 'yen'?"),
    _edit("unknown currency", "budget: 400 billion yen", "budget: 400 billion XQZ", "neither a unit nor a currency"),
    _edit("no currency", "amount: 1 trillion yen", "amount: 1 trillion", "has no currency"),
    _edit("no number", "amount: 1 trillion yen", "amount: trillion yen", "without a number"),
    _edit("negative amount", "amount: 1 trillion yen", "amount: -1 trillion yen", "negative"),
    _edit("zero amount", "amount: 1 trillion yen", "amount: 0 yen", "above zero"),
    _edit("decimal comma", "amount: 1 trillion yen", "amount: 1,5 trillion yen", "decimal point"),
    _edit("amount is a rate", "amount: 1 trillion yen", "amount: 15%", "neither a unit nor a currency"),
    _edit("amount is empty", "amount: 1 trillion yen", "amount:", "'amount' is empty", "for example 1 trillion yen"),
    _edit("amount is a list", "amount: 1 trillion yen", "amount: [1 trillion yen]", "write an amount"),
    _edit("amount beyond the world", "amount: 1 trillion yen", "amount: 1e30 yen", "check the unit"),
    _edit(
        "no exchange rate", "amount: 1 trillion yen", "amount: 1 billion euro", "no exchange rate for EUR", "EUR/USD"
    ),
    _edit("share over 100%", "NVIDIA: 80%", "NVIDIA: 180%", "between 0% and 100%"),
    _edit("shares do not add up", "NVIDIA: 80%", "NVIDIA: 90%", "add up to 110%"),
    _edit("share without unit", "NVIDIA: 80%", "NVIDIA: 80", "write 80%"),
    _edit("subsidy over 100%", "large: 1/3", "large: 133%", "between 0% and 100%"),
    _edit("subsidy of everything", "large: 1/3", "large: 100%", "below 100%"),
    _edit("division by zero", "large: 1/3", "large: 1/0", "divides by zero"),
    _edit("negative duty", "all goods: 15%", "all goods: -15%", "negative"),
    _edit("duty without unit", "all goods: 15%", "all goods: 15", "write 15%"),
    _edit("absurd duty", "all goods: 15%", "all goods: 9999%", "check the unit"),
    _edit("rate the wrong way round", "JPY/USD: 144.17", "USD/JPY: 144.17", "wrong way round", "write JPY/USD"),
    _edit("implausible rate", "JPY/USD: 144.17", "JPY/USD: 144170", "not plausible"),
    _edit("rate of zero", "JPY/USD: 144.17", "JPY/USD: 0", "above zero"),
    _edit("rate that is no number", "JPY/USD: 144.17", "JPY/USD: .inf", "not a number"),
    _edit("rate of one currency", "JPY/USD: 144.17", "JPY: 144.17", "not a pair of currencies"),
    _edit("rates that disagree", "JPY/USD: 144.17", "JPY/USD: 144.17, USD/JPY: 0.01", "imply", "keep one"),
    _edit("rate with a decimal comma", "JPY/USD: 144.17", "JPY/USD: 144,17", "decimal point, not a comma"),
    _edit(
        "tariff without rates", "USA on JPN: {all goods: 15%, motor_vehicles: 15%}", "USA on JPN: ", "{all goods: 24%"
    ),
    _edit("one duty for all", "{USA on JPN: {all goods: 15%, motor_vehicles: 15%}}", "15%", "{USA on JPN: {all goods"),
    # dates
    _edit("years run backwards", "2026..2028", "2028..2026", "runs backwards", "write 2026..2028"),
    _edit("years with a dash", "2026..2028", "2026-2028", "write 2026..2028"),
    _edit("year of two digits", "2026..2028", "26..28", "not a span of years"),
    _edit("purchase before the accord", "2026..2028", "2023..2025", "before the accord's date"),
    _edit("no such day", "2025-05-28\n", "2025-02-30\n", "not a day of the calendar"),
    _edit("date in words", "as_of: 2025-05-28", "as_of: 28 May 2025", "write year-month-day"),
    _edit("pace outside the years", "mandate: at_least", "pace: {2025: 50%, 2027: 50%}", "outside 2026..2028"),
    _edit("pace does not add up", "mandate: at_least", "pace: {2026: 50%, 2027: 40%}", "add up to 90%"),
    _edit("elsewhere", "in force on 2025-08-07", "in force", "write none, in force on"),
    # mandates, claims, scenarios, sections
    _edit(
        "mandate beyond world output",
        "amount: 1 trillion yen",
        "amount: 900 trillion yen",
        "world output of USA",
        "a year",
    ),
    _edit(
        "comma inside an amount",
        "$69.4 billion]",
        "69,400 million dollars]",
        "put an amount that holds a comma in quotes",
    ),
    _edit("claim without a figure", "stated: 10 trillion yen, against", "against", "`against` without `stated`"),
    _edit("claim against nothing", ", against: us_japan_goods_deficit_2024", "", "`stated` without"),
    _edit(
        "scenario path",
        "exchange_rates.JPY/USD: 120",
        "'purchase[0].amount': 2 bn USD",
        "scenario 'strong yen'",
        "did you mean 'purchases'?",
    ),
    _edit(
        "scenario value",
        "exchange_rates.JPY/USD: 120",
        "subsidies.rates.large: 120%",
        "scenario 'strong yen'",
        "between 0% and 100%",
    ),
    _edit("scenario position", "exchange_rates.JPY/USD: 120", "'purchases[3].amount': 2 bn USD", "has 1 item"),
    _edit(
        "section not built", "claims:", "talks: {rounds_held: 4}\nclaims:", "cannot be evaluated yet", "not_evaluated"
    ),
    # shocks and support
    _section(
        "support: an unknown stage",
        "support:\n  - {stage: wafer, place: USA, amount: $1 bn, from: 2027}",
        1,
        "not a stage of the network",
        "did you mean 'wafers'?",
    ),
    _section(
        "support: a name for several stages",
        "support:\n  - {stage: chemicals, place: USA, amount: $1 bn, from: 2027}",
        1,
        "stands for several stages",
        "photoresist",
    ),
    _section(
        "support: a stage without a weekly flow",
        "support:\n  - {stage: etch_clean, place: USA, amount: $1 bn, from: 2027}",
        1,
        "limits expansion only",
    ),
    _section(
        "support: a place",
        "support:\n  - {stage: wafers, place: Texas, amount: $1 bn, from: 2027}",
        1,
        "not an economy",
    ),
    _section(
        "support: an amount without a currency",
        "support:\n  - {stage: wafers, place: USA, amount: 75 billion, from: 2027}",
        1,
        "no currency",
    ),
    _section(
        "support: a currency without a rate",
        "support:\n  - {stage: wafers, place: USA, amount: 5 tn won, from: 2027}",
        1,
        "no exchange rate for KRW",
    ),
    _section(
        "support: nothing", "support:\n  - {stage: wafers, place: USA, amount: 0 yen, from: 2027}", 1, "above zero"
    ),
    _section(
        "support: a misspelt key",
        "support:\n  - {stage: wafers, place: USA, amount: $1 bn, form: 2027}",
        1,
        "did you mean 'from'?",
    ),
    _section("support: no year", "support:\n  - {stage: wafers, place: USA, amount: $1 bn}", 1, "'from' is missing"),
    _section(
        "support: before the accord",
        "support:\n  - {stage: wafers, place: USA, amount: $1 bn, from: 2024}",
        1,
        "before the accord's date",
    ),
    _section("shocks: a misspelt name", "shocks: [taiwan_blokade_90_days]", 0, "mean 'taiwan_blockade_90_days'?"),
    _section(
        "shocks: a shipped name for one's own",
        _shock("stage: wafers, place: JPN, duration: 9", "renesas_like_fire"),
        1,
        "choose another name",
    ),
    _section("shocks: an unknown name", "shocks:\n  - full moon", 1, "not a shipped shock", "`outages:`"),
    _section("shocks: a name, not a list", "shocks: renesas_like_fire", 0, "begin each item with '- '"),
    _section(
        "shocks: twice the same",
        _shock("stage: wafers, place: JPN, duration: 9")
        + "\n  - name: mine\n    outages: [{stage: cmp, place: JPN, duration: 9}]",
        3,
        "stands twice",
    ),
    _section(
        "shocks: an unknown stage",
        _shock("stage: photresist, place: JPN, duration: 9"),
        2,
        "did you mean 'photoresist'?",
    ),
    _section(
        "shocks: a pattern that matches nothing",
        _shock("stage: 'xyz*', place: JPN, duration: 9"),
        2,
        "matches no stage",
    ),
    _section("shocks: an unknown place", _shock("stage: wafers, place: Japan, duration: 9"), 2, "write JPN"),
    _section(
        "shocks: more than all of it",
        _shock("stage: wafers, place: JPN, share: 120%, duration: 9"),
        2,
        "more than the whole",
    ),
    _section("shocks: no duration", _shock("stage: wafers, place: JPN"), 2, "no `duration` and no `path`"),
    _section("shocks: days", _shock("stage: wafers, place: JPN, duration: 3 moons"), 2, "write 90 days"),
    _section("shocks: too many days", _shock("stage: wafers, place: JPN, duration: 9999"), 2, "for good"),
    _section(
        "shocks: duration and path", _shock("stage: wafers, place: JPN, duration: 9, path: {0: 0%}"), 2, "keep one"
    ),
    _section(
        "shocks: days that fall", _shock("stage: wafers, place: JPN, path: {9: 0%, 3: 100%}"), 2, "let the days rise"
    ),
    _section("shocks: a curve", _shock("stage: wafers, place: JPN, duration: 9, curve: cubic"), 2, "step, linear"),
    _section(
        "shocks: an endless recovery",
        _shock("stage: wafers, place: JPN, duration: 9, recovery: for good"),
        2,
        "a duration, not a day",
    ),
    _edit("parties are missing", "parties: {buyer: JPN, seller: USA}\n", "", "'parties' is missing", line=1),
    _edit("parties is a text", "{buyer: JPN, seller: USA}", "JPN and USA", "section of keys", "buyer, seller"),
    _edit("purchases is no list", "  - product", "    product", "begin each item with '- '", line=5),
    _edit(
        "a list item is a text", "scenarios:", "not_evaluated: everything else\nscenarios:", "where a list is expected"
    ),
    # YAML
    _edit("key twice", "    over:", "    amount: 2 trillion yen\n    over:", "stands twice (first on line 7)"),
    _edit("merge key", "subsidies:", "<<: {x: 1}\nsubsidies:", "merge key"),
    _edit("tag", "amount: 1", "amount: !!python/object 1", "without '!'"),
    _edit("second document", "claims:", "---\nclaims:", "one accord per file"),
    _edit("tab", "    over: 2026", "\tover: 2026", "indent with spaces"),
    _edit(
        "bracket not closed",
        "NVIDIA: 80%, others: 20%}",
        "NVIDIA: 80%, others: 20%",
        "close what [ or { opened",
        line=10,
    ),
    _edit("text with a colon", "accord: Japan-US semiconductor", "accord: Japan: the semiconductor", "in quotes"),
    _edit("alias of nothing", "amount: 1 trillion yen", "amount: *later", "has no anchor"),
    _edit("control character", "NVIDIA", '"NVI\\x07DIA"', "characters that are not text"),
    _edit("lone surrogate", "NVIDIA", '"NVI\\ud800DIA"', "characters that are not text"),
    # whole files
    _file("empty", b"", 1, "the document is empty", "chipaccord new"),
    _file("only comments", b"# nothing\n\n", 1, "the document is empty"),
    _file("a list", b"- a\n- b\n", 1, "not a section of keys"),
    _file("a sentence", b"Japan buys chips", 1, "not a section of keys"),
    _file("no terms", b"parties: {buyer: JPN, seller: USA}\n", 1, "no terms to evaluate"),
    _file("empty terms", b"parties: {buyer: JPN, seller: USA}\ntariffs:\npurchases: []\n", 1, "no terms to evaluate"),
    _file("binary", b"\x7fELF\n\x02\x01\x00\x00\x00", 2, "binary file"),
    _file("PDF", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 2, "not UTF-8"),
    _file("UTF-16", BASE.encode("utf-16"), 1, "binary file"),
    _file("Shift-JIS", "accord: 半導体\n".encode("shift_jis"), 1, "not UTF-8"),
    _file("YAML bomb", _laughs(), 5, "20,000 values", "remove the repetition"),
    _file("deep brackets", b"a: " + b"[" * 5000, 1, "levels deep"),
    _file("deep sections", b"\n".join(b" " * i + b"a:" for i in range(400)), 21, "levels deep"),
    _file("50 MB", b"# " + b"x" * 50_000_000, None, "larger than 1 MB"),
)
