"""Small networks for the tests: a line of stages, and random networks of a few fixed shapes."""

from pathlib import Path

import numpy as np

from chipaccord.chain import Network
from chipaccord.chain.network.flow import WEEKS

STAGES = "stage,kind,parameter,low,central\n"


def line(
    folder: Path,
    finished: tuple[float, float] = (2.0, 3.0),
    cover: tuple[float, float] = (1.5, 4.0),
    lead: tuple[int, int] = (3, 2),
    patience: int = 2,
    utilisation: tuple[float, float] = (0.8, 0.8),
) -> Network:
    """wafer -> chip -> users, all in one place, a bn USD of chips a week: stocks in weeks at the maker (finished) and
    its user (cover)."""
    rows = []
    for stage, kind, f, c, weeks, u in zip(
        ("wafer", "chip"), ("material", "product"), finished, cover, lead, utilisation, strict=True
    ):
        rows += [
            f"{stage},{kind},finished_stock,,{7 * f}",
            f"{stage},{kind},input_cover,,{7 * c}",
            f"{stage},{kind},lead_time,,{weeks}",
            f"{stage},{kind},utilisation,,{u}",
            f"{stage},{kind},qualification,4,8",
        ]
    rows.append(f"chip,product,patience,,{patience}")
    files = {
        "stages.csv": STAGES + "\n".join(rows),
        "capacity.csv": "stage,place,share\nwafer,JPN,1\nchip,JPN,1",
        "inputs.csv": "input,stage,central,essential\nwafer,chip,0.1,yes",
        "products.csv": f"subject,field,key,central\nchip,sales,,{WEEKS}\nchip,end_use,cars,1\ncars,user_place,JPN,1",
    }
    write(folder, files)
    return Network.read(folder)


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text + "\n", encoding="utf-8")


SHAPES = (  # inputs (input, user, essential) by stage number; the last stages are products
    (((0, 2, "yes"), (1, 2, "yes"), (2, 3, "yes"), (2, 4, "yes"), (1, 4, "yes")), 2),
    (((0, 1, "yes"), (0, 2, "yes"), (1, 3, "design"), (2, 3, "yes"), (1, 4, "yes"), (3, 4, "no")), 2),
    (((0, 2, "yes"), (1, 2, "stock"), (2, 3, "design"), (2, 4, "design"), (3, 4, "yes")), 2),
)
PLACES = ("TWN", "JPN", "USA")


def random_network(shape: int, seed: int) -> Network:
    """Five stages, three places, random shares, stocks, utilisation and bills of materials."""
    rng = np.random.default_rng(seed)
    links, finals = SHAPES[shape]
    S, P = 5, len(PLACES)
    share = rng.dirichlet(np.ones(P), S)
    demand = np.zeros((S, 2, P))
    demand[-finals:] = rng.random((finals, 2, P)) + 0.1
    net = Network(
        name=f"random {shape} {seed}",
        stages=("wafer", "gas", "fab", "memory", "logic"),
        kinds=("material", "material", "fab", "product", "product"),
        places=PLACES,
        sectors=("cars", "phones"),
        products=("memory", "logic"),
        product_of=np.array([-1, -1, -1, 0, 1]),
        link_input=np.array([i for i, _, _ in links]),
        link_user=np.array([u for _, u, _ in links]),
        coefficient=rng.uniform(0.05, 0.5, len(links)),
        essential=tuple(e for _, _, e in links),
        sourcing=np.repeat(share[:, None, :], P, axis=1),
        capacity=share,
        demand=demand,
        lead=np.array([2, 1, 3, 2, 4]),
        finished=rng.uniform(0, 4, (S, P)),
        cover=rng.uniform(0, 4, (S, P)),
        qualification=rng.integers(5, 30, S).astype(float),
        emergency=rng.integers(2, 12, S).astype(float),
        second=np.zeros((S, P)),
        patience=rng.integers(0, 6, S),
        value_at_risk=np.array([40.0, 4.0]),
    )
    from dataclasses import replace

    return replace(net, capacity=net.output / rng.uniform(0.6, 1.0, (S, 1)))
