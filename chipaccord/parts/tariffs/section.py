"""`tariffs:` duties by pair of economies and sector: without the deal, with it, and elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from chipaccord.accord.document import Document
from chipaccord.accord.fields import Choices, Day, DutyRate, Text, reader
from chipaccord.accord.grammar import Check
from chipaccord.accord.mistakes import did_you_mean, one_of, said, shortened, wrong
from chipaccord.accord.names import economy
from chipaccord.accord.numbers import Duty, tidy
from chipaccord.accord.section import Section
from chipaccord.accord.tables import Table
from chipaccord.world.vocabulary import ALL_GOODS, economies, sectors

ON = " on "  # "USA on JPN": the importer that levies, then the exporter that pays
NONE = "none"
IN_FORCE = "in force on "  # how a date is written in place of the table


def pair(text: str) -> str:
    """`USA on JPN`: the economy that levies the duty, then the one whose goods pay it."""
    ends = re.split(r"\s+on\s+", tidy(text), flags=re.IGNORECASE)
    if len(ends) != 2:
        raise wrong("accord-levy", text=shortened(text))
    importer, exporter = economy(ends[0]), economy(ends[1])
    if importer == exporter:
        raise wrong("accord-levy-itself", text=shortened(text))
    return f"{importer}{ON}{exporter}"


def goods() -> list[str]:
    """The sectors that pay duties."""
    return [code for code, sector in sectors().items() if sector.goods]


def tariff_sectors() -> list[str]:
    """`all goods` and the goods sectors."""
    return [ALL_GOODS, *goods()]


def tariff_sector(text: str) -> str:
    """A goods sector, or `all goods`."""
    word, names = tidy(text), tariff_sectors()
    if word in names:
        return word
    if word in sectors():
        raise wrong("accord-sector-no-duty", sector=word, all=ALL_GOODS)
    by_name = {sector.name.lower(): code for code, sector in sectors().items()}
    by_name |= dict.fromkeys((ALL_GOODS, "all", "goods", "everything", "all sectors"), ALL_GOODS)
    meant = by_name.get(word.lower()) or by_name.get(word.lower().replace("_", " "))
    remedy = said("accord-write-name", name=meant) if meant else did_you_mean(word, names, one_of(names))
    raise wrong("accord-sector", remedy, text=shortened(text))


EconomyPair = Annotated[str, reader(str, pair, "levy")]
TariffSector = Annotated[str, reader(str, tariff_sector, "sector"), Choices(tariff_sectors)]


class TariffTable(Table):
    """Duties by pair of economies and sector."""

    rates: Mapping[EconomyPair, Mapping[TariffSector, DutyRate]] = Field(default={})

    @classmethod
    def row_key_pattern(cls) -> str:
        """`USA on JPN` over the economies of this world."""
        codes = "|".join(economies())
        return f"^({codes}){ON}({codes})$"

    def duties(self) -> dict[tuple[str, str, str], Duty]:
        """(importer, exporter, sector) to duty, with `all goods` written out over the goods sectors."""
        out: dict[tuple[str, str, str], Duty] = {}
        for name, row in self.rates.items():
            importer, exporter = name.split(ON)
            for sector in goods():
                duty = row.get(sector, row.get(ALL_GOODS))
                if duty is not None:
                    out[importer, exporter, sector] = duty
        return out


def _or_none(schema: dict[str, Any]) -> None:
    """JSON schema: the text `none` beside the table."""
    schema["anyOf"].append({"const": NONE})


def _or_words(schema: dict[str, Any]) -> None:
    """JSON schema: the words beside the table."""
    schema["anyOf"].append({"type": "string", "pattern": rf"^({NONE}|{IN_FORCE}\d{{4}}-\d{{2}}-\d{{2}})$"})


class NoDealTariffs(TariffTable):
    """Duties without the deal: the threat."""

    retaliation: TariffTable | None = Field(default=None, json_schema_extra=_or_none)

    @model_validator(mode="before")
    @classmethod
    def _none_is_none(cls, data: Any) -> Any:
        own = data.get("retaliation") if isinstance(data, Mapping) else None
        return {**data, "retaliation": None} if isinstance(own, str) and own.strip().lower() == NONE else data


class ElsewhereTariffs(TariffTable):
    """Duties on everyone else, part of the baseline: those in force on a date, rows of your own, or both."""

    in_force_on: Day | None = None

    @model_validator(mode="before")
    @classmethod
    def _words(cls, data: Any) -> Any:
        """`none` and `in force on 2025-08-07` in place of the table."""
        if not isinstance(data, str):
            return data
        text = " ".join(data.split())
        if text.lower() == NONE:
            return {}
        if text.lower().startswith(IN_FORCE):
            return {"in_force_on": text[len(IN_FORCE) :]}
        raise wrong("accord-elsewhere", text=shortened(data))

    @model_serializer(mode="wrap")
    def _as_written(self, handler: SerializerFunctionWrapHandler) -> Any:
        return self._rows_inline(handler) if self.rates else str(self)

    def __str__(self) -> str:
        dated = [f"{IN_FORCE}{self.in_force_on}"] if self.in_force_on else []
        return ", ".join([*dated, *self.rates]) or NONE


class Tariffs(Section):
    """Duties with and without the deal."""

    no_deal: NoDealTariffs | None = None
    deal: TariffTable | None = None
    elsewhere: ElsewhereTariffs | None = Field(default=None, json_schema_extra=_or_words)
    source: Text = ""


class Terms(Document):
    """A document with tariffs."""

    tariffs: Tariffs | None = None

    @property
    def tariffs_elsewhere(self) -> ElsewhereTariffs:
        """The duties on everyone else that belong to the baseline.

        What `tariffs.elsewhere` says; without it the added tariffs in force on the date of the accord.
        """
        if self.tariffs is not None and self.tariffs.elsewhere is not None:
            return self.tariffs.elsewhere
        return ElsewhereTariffs(in_force_on=self.as_of)


TERMS = ("tariffs",)
CHECKS: tuple[Check, ...] = ()
