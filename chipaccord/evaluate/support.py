"""From public money to capacity: what the accord's support builds, over the band of its cost."""

from __future__ import annotations

from collections.abc import Sequence

from chipaccord._old_outcome import BN, Built
from chipaccord.chain import Network
from chipaccord.chain.costs import Support, cost, public_share
from chipaccord.parts.document import Accord


def built(accord: Accord, net: Network) -> tuple[Built, ...]:
    """What each item of the support builds, as a share of the stage's world capacity."""
    out = []
    for item in accord.support:
        usd, of_stage = accord.usd(item.amount), cost("capacity", item.stage)
        share = Support(item.stage, item.place, usd / BN).share(net)
        out.append(
            Built(
                stage=item.stage,
                place=item.place,
                since=item.since,
                public=usd,
                invested=usd / public_share(),
                share=share,
                share_low=share * of_stage.central / of_stage.high,
                share_high=share * of_stage.central / of_stage.low,
                status=of_stage.status,
                source=of_stage.source,
            )
        )
    return tuple(out)


def with_support(net: Network, items: Sequence[Built], share: str = "share") -> Network:
    """The network with the supported capacity in place, taking its share of orders; `share_low` where it is dear."""
    for item in items:
        net = net.with_capacity(item.stage, item.place, getattr(item, share))
    return net
