"""Charts as SVG, drawn here: rows (bars, waterfalls, ranges, pairs of dots), lines with bands, a network, flows.

A chart is a function from marks to the text of an SVG; it says no word that it is not given. The page gives fonts and
colours (CSS variables). Each comes in a wide and a narrow size with one font size. `svg` holds what they share.
"""
