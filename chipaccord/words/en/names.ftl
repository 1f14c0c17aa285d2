### Names of codes: `<vocabulary>-<code>`. Lower case, for the middle of a sentence; cells and heads write the first letter large.

## Economies and places; `-the` stands inside a sentence, `-of` before a noun, `_` is any place (`*`)

economy-USA = United States
economy-USA-the = the United States
economy-USA-of = US
economy-JPN = Japan
economy-JPN-of = Japanese
economy-TWN = Taiwan
economy-TWN-of = Taiwanese
economy-KOR = Republic of Korea
economy-KOR-the = the Republic of Korea
economy-KOR-of = Korean
economy-CHN = China incl. Hong Kong
economy-CHN-the = China
economy-CHN-of = Chinese
economy-EUN = European Union
economy-EUN-the = the European Union
economy-EUN-of = EU
economy-GBR = United Kingdom
economy-GBR-the = the United Kingdom
economy-GBR-of = UK
economy-CAN = Canada
economy-CAN-of = Canadian
economy-MEX = Mexico
economy-MEX-of = Mexican
economy-IND = India
economy-IND-of = Indian
economy-MYS = Malaysia
economy-MYS-of = Malaysian
economy-SGP = Singapore
economy-SGP-of = Singaporean
economy-VNM = Viet Nam
economy-VNM-of = Vietnamese
economy-GLF = Gulf
economy-GLF-the = the Gulf
economy-ROW = Rest of the world
economy-ROW-the = the rest of the world
economy-ROW-of = rest-of-world
economy-_ = everywhere

## Sectors

sector-agriculture = agriculture
sector-mining_energy = mining and energy
sector-food = food and beverages
sector-textiles = textiles and clothing
sector-wood_paper = wood and paper
sector-petroleum = refined petroleum
sector-chemicals = chemicals and pharmaceuticals
sector-rubber_minerals = rubber, plastics and minerals
sector-metals = metals
sector-semiconductors = semiconductors
sector-electronics = computers and electronics
sector-electrical = electrical equipment
sector-machinery = machinery
sector-motor_vehicles = motor vehicles
sector-other_manufacturing = other manufacturing
sector-services = services
sector-all_goods = all goods

## Products that a document buys; `goods` where it names none

product-ai_accelerators = AI accelerators
product-memory = memory
product-analog_power = analog and power chips
product-equipment = chip-making equipment
goods = goods

## Parts of a product's price

piece-seller_economy = seller economy
piece-boards_and_servers = boards and servers
piece-design_software_and_margin = design, software and margin
piece-foundry_die = foundry die
piece-high_bandwidth_memory = high-bandwidth memory
piece-packaging_and_yield_loss = packaging and yield loss
piece-other_parts_and_assembly = other parts and assembly
piece-assembly_and_test = assembly and test
piece-design_and_margin = design and margin
piece-wafer_fabrication = wafer fabrication
piece-foundry_wafers = foundry wafers
piece-overseas_plants = overseas plants
piece-assembly = assembly
piece-parts = parts

## Stages of the chip network: stages, processes, products and their chips, expansions, groups; `_` is every stage (`*`)

stage-silicon_wafers = silicon wafers
stage-photoresist = photoresist
stage-photomasks = photomasks
stage-gas_nf3 = NF3 gas
stage-gas_neon = neon
stage-gas_hf = hydrogen fluoride
stage-wet_chemicals = wet chemicals
stage-cmp = polishing slurries
stage-sputter_targets = sputter targets
stage-abf_film = ABF film
stage-abf_substrates = ABF substrates
stage-bt_substrates = BT substrates
stage-lead_frames_bonding = lead frames, wire
stage-fab_logic_lt10 = logic below 10 nm
stage-fab_logic_10_22 = logic 10-22 nm
stage-fab_logic_28_45 = logic 28-45 nm
stage-fab_logic_gt45 = logic above 45 nm
stage-fab_dram = DRAM
stage-fab_nand = NAND
stage-fab_analog_discrete = analog and power
stage-hbm_stack = HBM stacks
stage-advanced_packaging = advanced packaging
stage-assembly_test = assembly and test
stage-ai_accelerators = AI accelerators
stage-server_pc_cpu = server and PC CPUs
stage-phone_soc = phone processors
stage-auto_mcu_soc = car chips
stage-consumer_logic = other logic
stage-dram_modules = DRAM modules
stage-nand_ssd = NAND and SSDs
stage-analog_power = analog, power
stage-server_pc_cpu_lt10 = { stage-server_pc_cpu }, below 10 nm
stage-server_pc_cpu_10_22 = { stage-server_pc_cpu }, 10-22 nm
stage-phone_soc_lt10 = { stage-phone_soc }, below 10 nm
stage-phone_soc_10_22 = { stage-phone_soc }, 10-22 nm
stage-auto_mcu_soc_lt10 = { stage-auto_mcu_soc }, below 10 nm
stage-auto_mcu_soc_10_22 = { stage-auto_mcu_soc }, 10-22 nm
stage-auto_mcu_soc_28_45 = { stage-auto_mcu_soc }, 28-45 nm
stage-auto_mcu_soc_gt45 = { stage-auto_mcu_soc }, above 45 nm
stage-consumer_logic_lt10 = { stage-consumer_logic }, below 10 nm
stage-consumer_logic_10_22 = { stage-consumer_logic }, 10-22 nm
stage-consumer_logic_28_45 = { stage-consumer_logic }, 28-45 nm
stage-consumer_logic_gt45 = { stage-consumer_logic }, above 45 nm
stage-analog_power_28_45 = { stage-analog_power }, 28-45 nm
stage-analog_power_gt45 = { stage-analog_power }, above 45 nm
stage-analog_power_analog_discrete = { stage-analog_power }, analog and discrete
stage-EDA_IP = design tools and IP
stage-design_logic = logic design
stage-design_memory = memory design
stage-design_analog = analog design
stage-lithography_euv = EUV lithography
stage-lithography_duv = DUV lithography
stage-deposition = deposition
stage-etch_clean = etch and clean
stage-metrology = metrology
stage-test_equipment = test equipment
stage-wafers = wafers
stage-masks = masks
stage-gases = gases
stage-specialty_gases = specialty gases
stage-chemicals = chemicals
stage-substrates = package substrates
stage-hbm = HBM
stage-fabs = fabs
stage-logic_fabs = logic fabs
stage-foundries = foundries
stage-memory_fabs = memory fabs
stage-_ = every stage

## Kinds of stages

stage_kind-material = material
stage_kind-fab = fab
stage_kind-process = packaging and test
stage_kind-product = product
stage_kind-expansion = needed for expansion
stage_kind-equipment = equipment
stage_kind-design = design

## Shocks of the shipped table; a document's own shock is shown by its own name

shock-taiwan_blockade_30_days = Blockade of Taiwan for 30 days
shock-taiwan_blockade_90_days = Blockade of Taiwan for 90 days
shock-taiwan_blockade_180_days = Blockade of Taiwan for 180 days
shock-taiwan_full_loss = Loss of all Taiwanese capacity for good
shock-renesas_like_fire = Fire in a Japanese fab at 28-45 nm, as at Naka in March 2021
shock-kumamoto_earthquake = Earthquake in Kumamoto
shock-japan_photoresist_loss = Loss of Japanese photoresist for 90 days
shock-thai_like_flood = Flood at assembly plants in Thailand and its neighbours, as in October 2011
shock-rare_gas_export_control = Chinese export licences for rare gases, as for gallium in August 2023
shock-korea_memory_stop = Stop of Korean memory fabs for 30 days
shock-abf_film_loss = Loss of the Japanese build-up film for 90 days

## Sets of capacity shares, short as for a column and (`-the`) inside a sentence; the ends over all settings

set-recommended = recommended
set-recommended-the = the recommended capacity shares
set-estimate_2025 = 2025 estimate
set-estimate_2025-the = the 2025 estimate
set-low = lowest of all settings
set-high = highest of all settings

## What is done to the supply network, and what money can buy

supply_case-as_is = as it is
supply_case-purchases = with the purchases
supply_case-support = with the support
supply_case-both = with both
measure-capacity = capacity
measure-stock = stocks
measure-second_source = second sources
portfolio-written = support as written
portfolio-same = best use of the same money
portfolio-frontier_0 = nothing spent
portfolio-frontier_1 = best use, budget 1
portfolio-frontier_2 = best use, budget 2
portfolio-frontier_3 = best use, budget 3
portfolio-frontier_4 = best use, budget 4
portfolio-frontier_5 = best use, budget 5
run_status-recovered = recovered
run_status-not_recovered = not recovered

## Why service has not come back, or what is left to note when it has

reason-short = service stays short
reason-lost_for_good = capacity is lost for good
reason-back_later = capacity comes back after the run
reason-coming_back = capacity is still coming back
reason-blocked = shipments are still blocked
reason-behind = works at capacity and is behind
reason-in_lines = goods are still in the lines
reason-dip = service dips again
reason-late_dip = service dips again, late
reason-queue = demand stays late
reason-slow = expansion only is slowed

## Terms of the document

mandate-at_least = at least
mandate-exactly = exactly
mandate-none = promised, not required
mandate-mixed = differs by purchase
firm_size-large = large firms
firm_size-small_and_medium = small and medium-sized firms
case-no_deal = no deal
case-deal = deal
case-retaliation = retaliation
case-elsewhere = elsewhere
deficits-fixed = every economy’s total balance is held fixed
deficits-gdp_share = total balances keep their proportion to GDP
deficits-balanced = total balances are zero

## How a purchase is booked, and the steps from its announcement to the balance

basis-customs = customs origin
basis-ownership = ownership
basis-value = value added
step-announced = purchase as announced
step-made_elsewhere = recorded as made outside { $seller_the }
step-recorded = recorded as { $seller_of } exports
step-other_exports = other { $seller_of } goods exports to { $buyer_the }
step-imports = { $seller_of } goods imports from { $buyer_the }
step-balance = change of the { $seller_of }-{ $buyer_of } goods balance
step_kind-total = total
step_kind-change = change

## What a figure is worth

status-published = published
status-derived = derived
status-assumption = assumption
status-document = from the document
status-mixed = mixed
verdict-holds = holds
verdict-off = off
verdict-cannot_check = cannot be checked
origin-document = Sources that the document names for its figures
origin-data = Sources of the data
origin-network = Sources of the chip network
yes = yes
no = no

## Why there is no figure

absent-not_in_document = not in the document
absent-nothing_binding = nothing binding is bought
absent-nothing_additional = nothing is additional
absent-no_change_of_duties = no duty changes
absent-no_date = no date
absent-no_support = no support
absent-no_shocks = no shock
absent-no_shock_costs = no shock costs a chip sale
absent-none_applied = none
absent-no_programme = not by the programme
absent-never = never
absent-not_recovered = not within the run

## Units, as the head of a column or a cell says them

unit-usd = { money-unit }
unit-usd_a_year = { money-unit } a year
unit-share = share
unit-share_a_year = share a year
unit-ratio = ratio
unit-weeks = weeks
unit-days = days
unit-years = years
unit-year = year
unit-count = count
unit-number = number
unit-elasticity = elasticity
unit-index = index, 0 to 1
unit-local_per_usd = local currency per USD
unit-seconds = seconds

## Marked assumptions: label and reason; $product is what the document buys

assumption-chip_elasticity = trade elasticity of semiconductors
assumption-chip_elasticity-why = No tariff variation identifies it: chips enter duty free. 2 is a short run, 9 a GTAP-style long run.
assumption-seller_customs_share = share of the purchased { $product } that customs records as { $seller_of } origin
assumption-seller_customs_share-why = Sellers publish the place of billing only, and most are made elsewhere. High: final assembly in { $seller_the }, or transit through it.
assumption-demand_elasticity = price elasticity of demand for { $product } in { $buyer_the }
assumption-demand_elasticity-why = Sets additionality: with subsidy rate s the share of the purchase that is new spending is 1 - (1 - s)^elasticity. No estimate for the purchased { $product } exists in the sources.
assumption-seller_value_share = value earned in { $seller_the } per dollar of { $product }
assumption-seller_value_share-why = Gross margin of the seller in the price: design, software and profit.

## Headlines; `-of` where the figure is that of one economy ($economy)

headline-additional = additional share of the purchase
headline-diverted = share diverted from third economies
headline-subsidy = subsidy rate that delivers the quantity
headline-real_income = real income
headline-real_income-of = real income of { $economy }
headline-trade_balance = bilateral goods balance
headline-trade_balance-of = bilateral goods balance of { $economy }
headline-falls_customs = fall of the deficit (customs origin)
headline-falls_ownership = fall of the deficit (ownership)
headline-falls_value = fall of the deficit (value added)
headline-displaced = share displaced at home
headline-cost = public cost
headline-bilateral_balance = bilateral goods balance
headline-overall_balance = overall balance
headline-customs = fall of the deficit (customs origin)
headline-ownership = fall of the deficit (ownership)
headline-value = fall of the deficit (value added)
lever-theta = trade elasticity
lever-target_value = content bought, USD

## Known figures

fact-gdp_usa_2022 = GDP of the United States, 2022
fact-gdp_jpn_2022 = GDP of Japan, 2022
fact-gdp_twn_2022 = GDP of Taiwan, 2022
fact-gdp_kor_2022 = GDP of the Republic of Korea, 2022
fact-gdp_chn_2022 = GDP of China, 2022
fact-gdp_eun_2022 = GDP of the European Union, 2022
fact-gdp_gbr_2022 = GDP of the United Kingdom, 2022
fact-gdp_can_2022 = GDP of Canada, 2022
fact-gdp_mex_2022 = GDP of Mexico, 2022
fact-gdp_ind_2022 = GDP of India, 2022
fact-gdp_mys_2022 = GDP of Malaysia, 2022
fact-gdp_sgp_2022 = GDP of Singapore, 2022
fact-gdp_vnm_2022 = GDP of Viet Nam, 2022
fact-gdp_glf_2022 = GDP of the Gulf, 2022
fact-gdp_row_2022 = GDP of the rest of the world, 2022
fact-us_goods_exports_to_japan_2024 = US goods exports to Japan, 2024
fact-us_goods_imports_from_japan_2024 = US goods imports from Japan, 2024
fact-us_japan_goods_deficit_2024 = US goods deficit with Japan, 2024 (US statistics)
fact-japan_us_goods_surplus_2024 = Japan goods surplus with the United States, 2024 (Japanese customs statistics)
fact-japan_us_goods_surplus_fy2024 = Japan goods surplus with the United States, fiscal year 2024 (Japanese customs statistics)
fact-us_vehicle_imports_from_japan_2024 = US imports of vehicles and parts (HS 87) from Japan, 2024
fact-us_imports_for_consumption_from_japan_2024 = US imports for consumption from Japan, all goods, 2024
fact-us_imports_from_japan_2024_agri_food = US imports from Japan, agriculture and food (HS 01-24), 2024
fact-us_imports_from_japan_2024_minerals = US imports from Japan, minerals (HS 25-26), 2024
fact-us_imports_from_japan_2024_energy = US imports from Japan, energy (HS 27), 2024
fact-us_imports_from_japan_2024_chem_plastics = US imports from Japan, chemicals and plastics (HS 28-40), 2024
fact-us_imports_from_japan_2024_wood_paper_leather = US imports from Japan, wood, paper and leather (HS 41-49), 2024
fact-us_imports_from_japan_2024_textiles_apparel = US imports from Japan, textiles and apparel (HS 50-67), 2024
fact-us_imports_from_japan_2024_stone_glass_gems = US imports from Japan, stone, glass and gems (HS 68-71), 2024
fact-us_imports_from_japan_2024_metals = US imports from Japan, metals (HS 72-83), 2024
fact-us_imports_from_japan_2024_machinery_computers = US imports from Japan, machinery and computers (HS 84), 2024
fact-us_imports_from_japan_2024_electrical_electronics = US imports from Japan, electrical and electronic goods (HS 85), 2024
fact-us_imports_from_japan_2024_other_transport = US imports from Japan, other transport equipment (HS 86, 88, 89), 2024
fact-us_imports_from_japan_2024_motor_vehicles = US imports from Japan, motor vehicles (HS 87), 2024
fact-us_imports_from_japan_2024_instruments = US imports from Japan, instruments (HS 90-92), 2024
fact-us_imports_from_japan_2024_other = US imports from Japan, other goods (HS 93-99), 2024
fact-us_services_exports_to_japan_2023 = US services exports to Japan, 2023
fact-us_services_imports_from_japan_2023 = US services imports from Japan, 2023
fact-japan_chip_sales_2024 = Semiconductor sales in Japan, 2024
fact-world_chip_sales_2024 = World semiconductor sales, 2024
fact-japan_ic_imports_2022 = Japan imports of integrated circuits, 2022
fact-japan_ic_imports_from_us_2022 = Japan imports of integrated circuits from the United States, 2022
fact-japan_ic_import_share_taiwan_2022 = Share of Taiwan in Japan imports of integrated circuits, 2022
fact-taiwan_fabrication_share_2019 = Share of Taiwan in world chip fabrication value, 2019
fact-talks_round_30_may_2025 = Round of the Japan-US tariff talks held on 30 May 2025
fact-humain_first_phase_gpus = Nvidia chips in the first phase of the Saudi contract (Humain)
fact-uae_draft_quota = Nvidia chips a year in the draft agreement with the UAE
fact-subsidy_rate_large_2024 = METI GPU cloud subsidy rate, large firms
fact-subsidy_rate_small_2024 = METI GPU cloud subsidy rate, small and medium firms
fact-meti_gpu_cloud_2024 = METI GPU cloud subsidies, five projects, 2024
fact-usmca_exempt_share = Share of US imports from Canada and Mexico that enter free of the 2025 added tariffs
fact-jpy_usd_2025_05_28 = Exchange rate used by Reuters, 28 May 2025
