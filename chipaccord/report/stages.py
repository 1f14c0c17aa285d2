"""Names of the supply network in words: stages, capacity sets, shocks."""

from __future__ import annotations

from chipaccord.report.words import sentence, spelt

_STAGES = {
    "silicon_wafers": "silicon wafers", "photoresist": "photoresist", "photomasks": "photomasks",
    "gas_nf3": "NF3 gas", "gas_neon": "neon", "gas_hf": "hydrogen fluoride", "wet_chemicals": "wet chemicals",
    "cmp": "polishing slurries", "sputter_targets": "sputter targets", "abf_film": "ABF film",
    "abf_substrates": "ABF substrates", "bt_substrates": "BT substrates", "lead_frames_bonding": "lead frames, wire",
    "fab_logic_lt10": "logic below 10 nm", "fab_logic_10_22": "logic 10-22 nm", "fab_logic_28_45": "logic 28-45 nm",
    "fab_logic_gt45": "logic above 45 nm", "fab_dram": "DRAM", "fab_nand": "NAND",
    "fab_analog_discrete": "analog and power", "hbm_stack": "HBM stacks", "advanced_packaging": "advanced packaging",
    "assembly_test": "assembly and test", "ai_accelerators": "AI accelerators", "server_pc_cpu": "server and PC CPUs",
    "phone_soc": "phone processors", "auto_mcu_soc": "car chips", "consumer_logic": "other logic",
    "dram_modules": "DRAM modules", "nand_ssd": "NAND and SSDs", "analog_power": "analog, power",
    "EDA_IP": "design tools and IP", "lithography_euv": "EUV lithography", "lithography_duv": "DUV lithography",
    "etch_clean": "etch and clean",
}  # fmt: skip
_SETS = {"recommended": "recommended capacity shares", "estimate_2025": "2025 estimate"}


def stage_name(code: str) -> str:
    """A stage in words: "logic below 10 nm"; chips of a product: "phone processors, below 10 nm"."""
    product, _, variant = code.partition("/")
    name = _STAGES.get(product, spelt(product))
    if not variant:
        return name
    size = variant.replace("lt", "below ").replace("gt", "above ").replace("_", "-")
    return f"{name}, {size} nm" if any(c.isdigit() for c in variant) else f"{name}, {spelt(variant)}"


def node_name(stage: str, place: str) -> str:
    """A stage in a place, as a label: "Logic below 10 nm, Taiwan"."""
    return f"{sentence(stage_name(stage))}, {place}"


def set_name(code: str) -> str:
    """A capacity set in words."""
    return _SETS.get(code, spelt(code))


def short_set(code: str) -> str:
    """A capacity set in a word or two, for tables and labels."""
    return "recommended" if code == "recommended" else set_name(code)


def shock_name(name: str, title: str = "") -> str:
    """A shock in words: its title, or its name spelt out."""
    return title or sentence(spelt(name))
