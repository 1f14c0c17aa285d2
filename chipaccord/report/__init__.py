"""How an outcome is shown: a page, its tables, its charts, a terminal line. No economics.

layout      lines of the answer, charts, chapters: what a part hands over
talk        one outcome in one language
edition     lines, chapters and tables of an outcome, put together
page        the HTML; press: its tables; terminal: the text block; folder: all of it published
charts/     SVG
"""
