"""From text to an accord: what the fields hold, defaults, edits, scenarios, and writing it back."""

from __future__ import annotations

import pickle
import sys
import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from chipaccord.accord import AccordError, Check, Document, Money, reading
from chipaccord.accord.edits import path_of
from chipaccord.accord.grammar import Finding
from chipaccord.accord.mistakes import Place, nearest, path_text, said, wrong
from chipaccord.accord.numbers import Duty, Span
from chipaccord.parts.document import Accord, assembled, edited, parse, read
from chipaccord.parts.part import Part, all_parts
from chipaccord.parts.starter import starter
from chipaccord.words import Words
from chipaccord.world.vocabulary import sectors

PURCHASE = """\
parties: {buyer: JPN, seller: USA}
purchases:
  - {product: ai_accelerators, amount: $6 bn, over: 2026..2028}
"""
TARIFF = """\
parties: {buyer: JPN, seller: USA}
tariffs:
  deal:
    USA on JPN: {all goods: 15%, motor_vehicles: +12.5%}
"""


@pytest.fixture(scope="module")
def plan() -> Accord:
    return parse(starter(), "starter.yaml")


def test_starter(plan: Accord) -> None:
    assert plan.as_of == date(2025, 5, 28)
    assert (plan.parties.buyer, plan.parties.seller) == ("JPN", "USA")
    (purchase,) = plan.purchases
    assert purchase.amount == Money(1e12, "JPY")
    assert str(purchase.amount) == "1 trillion yen"
    assert purchase.over == Span(2026, 2028)
    assert purchase.sellers == {"NVIDIA": 0.8, "others": 0.2}
    assert purchase.by_year() == pytest.approx({2026: 1 / 3, 2027: 1 / 3, 2028: 1 / 3})
    assert plan.usd(purchase.amount) == pytest.approx(6.936e9, rel=1e-4)
    assert plan.subsidies is not None
    assert plan.subsidies.rates.large == pytest.approx(1 / 3)
    assert plan.tariffs is not None
    assert plan.tariffs.no_deal is not None
    assert plan.tariffs.no_deal.retaliation is None
    assert plan.tariffs_elsewhere.in_force_on == date(2025, 8, 7)
    assert list(plan.scenarios) == ["strong yen", "twice as much"]


def test_defaults() -> None:
    accord = parse(PURCHASE)
    assert accord.title == ""
    assert (accord.called(Words("en")), accord.called(Words("ja"))) == ("Untitled accord", "無題の合意")
    assert accord.as_of is None
    assert accord.purchases[0].mandate == "at_least"
    assert accord.model.deficits == "fixed"
    assert accord.tariffs is None
    assert accord.tariffs_elsewhere.in_force_on is None
    assert parse("as_of: 2025-05-28\n" + PURCHASE).tariffs_elsewhere.in_force_on == date(2025, 5, 28)
    none = "as_of: 2025-05-28\n" + TARIFF + "  elsewhere: none\n"
    assert parse(none).tariffs_elsewhere.in_force_on is None


def test_duties_elsewhere_may_be_a_table_on_top_of_a_date() -> None:
    own = "  elsewhere: {in_force_on: 2025-08-07, USA on TWN: {all goods: 32%, electronics: 0%}}\n"
    rest = parse(TARIFF + own).tariffs_elsewhere
    assert rest.in_force_on == date(2025, 8, 7)
    assert rest.duties()["USA", "TWN", "machinery"].rate == pytest.approx(0.32)
    assert str(rest) == "in force on 2025-08-07, USA on TWN"
    alone = parse(TARIFF + "  elsewhere: {USA on TWN: {all goods: 32%}}\n").tariffs_elsewhere
    assert alone.in_force_on is None
    for accord in (parse(TARIFF + own), parse(TARIFF + "  elsewhere: none\n")):
        assert Accord.model_validate(accord.to_dict()) == accord


def test_all_goods_and_own_rows() -> None:
    accord = parse(TARIFF)
    assert accord.tariffs is not None
    assert accord.tariffs.deal is not None
    duties = accord.tariffs.deal.duties()
    assert {key[:2] for key in duties} == {("USA", "JPN")}
    assert {key[2] for key in duties} == {code for code, sector in sectors().items() if sector.goods}
    assert duties["USA", "JPN", "machinery"] == Duty(0.15)
    assert duties["USA", "JPN", "motor_vehicles"] == Duty(0.125, added=True)


def test_pace() -> None:
    accord = edited(parse(PURCHASE), {"purchases[0].pace": {"2026": "20%", "2028": "80%"}})
    assert accord.purchases[0].by_year() == pytest.approx({2026: 0.2, 2027: 0.0, 2028: 0.8})


def test_written_and_read_again(plan: Accord) -> None:
    assert Accord.model_validate(plan.to_dict()) == plan
    assert edited(plan, {}) == plan
    assert edited(plan, {}).digest() == plan.digest()
    assert pickle.loads(pickle.dumps(plan)) == plan


def test_digest_sees_the_terms_and_not_the_layout(plan: Accord) -> None:
    other = "# a comment\n\n" + starter().replace("{buyer: JPN, seller: USA}", "\n  seller: USA\n  buyer: JPN")
    assert parse(other).digest() == plan.digest()
    assert edited(plan, {"purchases[0].amount": "2 trillion yen"}).digest() != plan.digest()


def test_frozen(plan: Accord) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        plan.purchases[0].product = "memory"  # type: ignore[misc]  # mypy knows that it is frozen, too


def test_texts_stay_texts() -> None:
    accord = parse(PURCHASE.replace("purchases:", "accord: NO\nsources: [010, 1e3, yes, 2025-05-28]\npurchases:"))
    assert accord.title == "NO"
    assert accord.sources == ("010", "1e3", "yes", "2025-05-28")


def test_empty_keys_count_as_left_out() -> None:
    accord = parse(PURCHASE + "claims:\nsubsidies: ~\nmodel: {deficits: }\nsources: null\n")
    assert accord == parse(PURCHASE)
    with pytest.raises(AccordError, match="document:4: unknown key 'claim'"):
        parse(PURCHASE + "claim:\n")
    with pytest.raises(AccordError, match=r"sellers.NVIDIA: empty; write a share"):
        parse(PURCHASE.replace("over:", "sellers: {NVIDIA: }, over:"))


def test_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + PURCHASE.replace("\n", "\r\n").encode())
    assert read(file) == parse(PURCHASE)


def test_anchors() -> None:
    text = TARIFF.replace("{all", "&same {all") + "  no_deal: {JPN on USA: *same}\n"
    accord = parse(text)
    assert accord.tariffs is not None
    assert accord.tariffs.no_deal is not None
    assert accord.tariffs.no_deal.rates["JPN on USA"]["all goods"] == Duty(0.15)


def test_retaliation() -> None:
    text = TARIFF + "  no_deal: {USA on JPN: {all goods: 24%}, retaliation: {JPN on USA: {all goods: +10%}}}\n"
    accord = parse(text)
    assert accord.tariffs is not None
    assert accord.tariffs.no_deal is not None
    assert accord.tariffs.no_deal.retaliation is not None
    assert accord.tariffs.no_deal.retaliation.rates == {"JPN on USA": {"all goods": Duty(0.1, added=True)}}
    assert Accord.model_validate(accord.to_dict()) == accord


def test_edits_on_the_command_line(plan: Accord, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text(starter(), encoding="utf-8")
    accord = read(
        file,
        [
            'purchases[0].amount="2 trillion yen"',
            "exchange_rates.JPY/USD=150",
            "tariffs.deal.USA on JPN.all goods = 10%",
            "purchases[0].pace={2026: 100%}",
            "subsidies=null",
            "model.deficits=balanced",
            "accord=A plan: with = and: colons",
        ],
    )
    assert str(accord.purchases[0].amount) == "2 trillion yen"
    assert accord.exchange_rates.rates == {"JPY/USD": 150.0}
    assert accord.purchases[0].by_year() == {2026: 1.0, 2027: 0.0, 2028: 0.0}
    assert accord.subsidies is None
    assert accord.model.deficits == "balanced"
    assert accord.title == "A plan: with = and: colons"
    assert accord.tariffs is not None
    assert accord.tariffs.deal is not None
    assert accord.tariffs.deal.rates["USA on JPN"]["all goods"] == Duty(0.1)


def test_an_edit_can_mend_a_document() -> None:
    broken = PURCHASE.replace("$6 bn", "500 bn yen")
    with pytest.raises(AccordError, match="no exchange rate for JPY"):
        parse(broken)
    assert parse(broken, edits=["exchange_rates.JPY/USD=150"]).exchange_rates.rates == {"JPY/USD": 150.0}


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        ("purchases[0].amout=1", r"--set purchases\[0\].amout=1: .*did you mean 'amount'"),
        ("purchase[0].amount=1", "did you mean 'purchases'"),
        ("purchases[1].amount=$1", "purchases has 1 item; count from"),
        ("purchases.amount=$1", r"purchases is a list; write purchases\[0\]"),
        ("parties[0]=JPN", "parties is not a list"),
        ("as_of.year=2026", "a value without keys"),
        ("as_of", "write path=value"),
        ("=3", "not a path"),
        ("a[=3", "not a path"),
        ("purchases[0].amount=1 trilion yen", "did you mean 'trillion'"),
        ("tariffs.deal.USA on JPN.semicondutors=1%", "did you mean 'semiconductors'"),
        ("purchases=[", "--set purchases=.: not valid YAML"),
        ("exchange_rates=null", "no exchange rate for JPY"),
        ("purchases[0].over=2030..2026", "runs backwards"),
    ],
)
def test_edits_that_do_not_fit(edit: str, says: str) -> None:
    with pytest.raises(AccordError, match=says):
        parse(starter(), "starter.yaml", [edit])


def test_every_faulty_edit_is_named() -> None:
    with pytest.raises(AccordError, match="not a path") as caught:
        parse(starter(), "starter.yaml", ["=1", "as_of", "accord=fine"], "no such scenario")
    assert len(caught.value.mistakes) == 3


def test_scenarios() -> None:
    accord = parse(starter(), scenario="strong yen")
    assert accord.exchange_rates.rates == {"JPY/USD": 120.0}
    assert parse(starter(), edits=["exchange_rates.JPY/USD=130"], scenario="strong yen").exchange_rates.rates == {
        "JPY/USD": 130.0
    }
    with pytest.raises(AccordError, match=r"'strong yn' is not a scenario.*did you mean 'strong yen'"):
        parse(starter(), scenario="strong yn")


def test_edits_from_python(plan: Accord) -> None:
    accord = edited(
        plan, {"purchases[0].amount": "$2 bn", "exchange_rates.JPY/USD": 150, "subsidies.rates.large": 0.25}
    )
    assert accord.purchases[0].amount == Money(2e9, "USD")
    assert accord.subsidies is not None
    assert accord.subsidies.rates.large == 0.25
    with pytest.raises(AccordError, match="did you mean 'amount'"):
        edited(plan, {"purchases[0].amuont": "$2 bn"})


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("as_of", ("as_of",)),
        ("purchases[0].amount", ("purchases", 0, "amount")),
        ("tariffs.deal.USA on JPN.all goods", ("tariffs", "deal", "USA on JPN", "all goods")),
        ('scenarios."v1.2".as_of', ("scenarios", "v1.2", "as_of")),
    ],
)
def test_paths(text: str, path: tuple[str | int, ...]) -> None:
    assert path_of(text) == path
    assert path_text(path) == text


def test_mistakes_read_well() -> None:
    with pytest.raises(AccordError, match="unknown key") as caught:
        parse(TARIFF.replace("motor_vehicles", "semicondutors").replace("deal", "dael"), "plan.yaml")
    assert str(caught.value) == "plan.yaml:3: tariffs: unknown key 'dael'; did you mean 'deal'?"
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.mistakes == caught.value.mistakes
    slip = wrong("accord-no-unit", said("accord-write", text="15%"), text="15").at(("a", "b"), Place(3))
    assert slip.text("f", Words("en")) == "f:3: a.b: '15' has no unit; write 15%"
    assert slip.text("f", Words("ja")) == "f:3: a.b: 「15」に単位がない。「15%」と書くこと"
    assert nearest("Motor-Vehicles", ["motor_vehicles"]) == "motor_vehicles"


def test_the_documents_language_is_that_of_its_mistakes() -> None:
    text = "language: ja\n" + PURCHASE
    assert parse(text).language == "ja"
    assert parse(text).to_dict()["language"] == "ja"
    with pytest.raises(AccordError, match=r"文書:4: purchases\[0\]: 未知のキー「amout」。「amount」の誤りではないか"):
        parse(text.replace("amount", "amout"))
    with pytest.raises(AccordError, match="'fr' is not a language of this program; expected one of en, ja"):
        parse(text.replace("ja", "fr"))


def test_economies_are_known_by_their_japanese_names_too() -> None:
    with pytest.raises(AccordError, match="'台湾' is not an economy code of this world; write TWN"):
        parse(PURCHASE.replace("JPN", "台湾"))


def test_a_part_adds_its_sections_without_a_further_line(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terms(Document):
        rounds: tuple[str, ...] = ()

    def two(accord: Terms) -> Iterator[Finding]:
        if len(accord.rounds) > 2:
            yield ("rounds", 2), wrong("accord-list-of", count=len(accord.rounds))

    module = types.ModuleType("chipaccord.parts.invented.section")
    vars(module).update(Terms=Terms, TERMS=("rounds",), CHECKS=(Check(two),))
    monkeypatch.setitem(sys.modules, module.__name__, module)
    grammar = assembled((*all_parts(), Part("invented")))
    head = "parties: {buyer: JPN, seller: USA}\n"
    assert reading.parse(head + "rounds: [a, b]\n", grammar=grammar).to_dict()["rounds"] == ["a", "b"]
    with pytest.raises(AccordError, match=r"document:2: rounds\[2\]: a list of 3 where two are expected"):
        reading.parse(head + "rounds: [a, b, c]\n", grammar=grammar)
    with pytest.raises(AccordError, match="unknown key 'rounds'"):
        parse(PURCHASE + "rounds: [a]\n")
