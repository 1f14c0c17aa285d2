"""`cite`: how to cite chipaccord, and the papers behind what it does, as BibTeX."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from chipaccord.commands.console import DONE, result


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and what of it is used here."""

    key: str
    used_for: str
    author: str
    title: str
    journal: str
    year: int
    volume: str
    pages: str
    doi: str

    def bibtex(self) -> str:
        """The entry, with what it is used for above it."""
        fields = ("author", "title", "journal", "year", "volume", "pages", "doi")
        lines = [f"  {name} = {{{getattr(self, name)}}}," for name in fields if getattr(self, name)]
        return "\n".join([f"% {self.used_for}", f"@article{{{self.key},", *lines, "}"])


PAPERS = (
    Paper(
        "caliendo2015",
        "the trade model: sectors, input-output links, tariffs; the welfare decomposition",
        "Caliendo, Lorenzo and Parro, Fernando",
        "Estimates of the Trade and Welfare Effects of {NAFTA}",
        "Review of Economic Studies",
        2015,
        "82(1)",
        "1--44",
        "10.1093/restud/rdu035",
    ),
    Paper(
        "dekle2008",
        "solving in changes, and the treatment of trade deficits",
        "Dekle, Robert and Eaton, Jonathan and Kortum, Samuel",
        "Global Rebalancing with Gravity: Measuring the Burden of Adjustment",
        "IMF Staff Papers",
        2008,
        "55(3)",
        "511--540",
        "10.1057/imfsp.2008.17",
    ),
    Paper(
        "walker2011",
        "the accelerated iteration (Anderson 1965) that finds the equilibrium",
        "Walker, Homer F. and Ni, Peng",
        "Anderson Acceleration for Fixed-Point Iterations",
        "SIAM Journal on Numerical Analysis",
        2011,
        "49(4)",
        "1715--1735",
        "10.1137/10078356X",
    ),
    Paper(
        "golan1994",
        "the calibration: the balanced table nearest in entropy to the raw figures",
        "Golan, Amos and Judge, George and Robinson, Sherman",
        "Recovering Information from Incomplete or Partial Multisectoral Economic Data",
        "Review of Economics and Statistics",
        1994,
        "76(3)",
        "541--549",
        "10.2307/2109978",
    ),
    Paper(
        "johnson2012",
        "trade in value added, beside customs records and ownership",
        "Johnson, Robert C. and Noguera, Guillermo",
        "Accounting for Intermediates: Production Sharing and Trade in Value Added",
        "Journal of International Economics",
        2012,
        "86(2)",
        "224--236",
        "10.1016/j.jinteco.2011.10.003",
    ),
    Paper(
        "timmer2015",
        "the technology of the base year (World Input-Output Database, 2013 release)",
        "Timmer, Marcel P. and Dietzenbacher, Erik and Los, Bart and Stehrer, Robert and de Vries, Gaaitzen J.",
        "An Illustrated User Guide to the World Input-Output Database: the Case of Global Automotive Production",
        "Review of International Economics",
        2015,
        "23(3)",
        "575--605",
        "10.1111/roie.12178",
    ),
)


def cite() -> int:
    """Print how to cite chipaccord and the papers behind it."""
    result(citation())
    return DONE


def citation() -> str:
    """The text that `cite` prints."""
    number = version("chipaccord")
    own = "\n".join(
        [
            "@software{chipaccord,",
            "  author = {{The chipaccord developers}},",
            "  title = {chipaccord: what a semiconductor accord between two economies really does},",
            f"  version = {{{number}}},",
            "  license = {MIT},",
            "}",
        ]
    )
    head = f"Cite chipaccord {number}, and the papers whose methods an answer rests on. Data sources: " + (
        "`chipaccord world show sources`; each report lists those it used."
    )
    return "\n\n".join([head, own, *(paper.bibtex() for paper in PAPERS)])
