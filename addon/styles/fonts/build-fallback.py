"""Writes amphi-fallback.woff2: the few glyphs that Atkinson Hyperlegible lacks, cut from Noto Sans Math.

Run once, by hand, when a glyph is missing (the build never runs it):
    pip install fonttools brotli
    python3 addon/styles/fonts/build-fallback.py

The whole of Noto Sans Math is 270 kB; this cut is 5 kB. Add the code point here and to `unicode-range` in ../fonts.css.
"""
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = HERE / '../../../node_modules/@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff2'

RANGES = [
    (0x202F, 0x202F),  # narrow no-break space, before ; ? ! in French
    (0x2190, 0x2194), (0x21BA, 0x21BB), (0x21D0, 0x21D0), (0x21D2, 0x21D2), (0x21D4, 0x21D4),  # arrows
    (0x2205, 0x2205), (0x2208, 0x2209), (0x2211, 0x2211), (0x221A, 0x221A), (0x221E, 0x221E),  # mathematics
    (0x2227, 0x222A), (0x2248, 0x2248), (0x2260, 0x2261), (0x2264, 0x2265), (0x2282, 0x2287),
    (0x25A0, 0x25A1), (0x25B2, 0x25B2), (0x25B6, 0x25B6), (0x25BC, 0x25BC), (0x25C0, 0x25C0), (0x25CB, 0x25CB), (0x25CF, 0x25CF),
    (0x2713, 0x2713),  # check mark
    (0x0391, 0x03A9), (0x03B1, 0x03C9),  # Greek
]
# Noto draws U+202F 0.052 em wide, which reads as no space at all. The French "fine" is a good fifth of an em.
NARROW_SPACE_WIDTH = 220

font = TTFont(SOURCE, recalcTimestamp=False)
options = Options(layout_features=[], hinting=False, flavor='woff2', drop_tables=['MATH', 'GPOS', 'GSUB', 'GDEF'])
subsetter = Subsetter(options)
subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
subsetter.subset(font)

# The micro sign is the Greek letter to Unicode's decomposition, but not to a cmap.
for table in font['cmap'].tables:
    table.cmap[0x00B5] = table.cmap[0x03BC]

narrow = font.getBestCmap()[0x202F]
font['hmtx'][narrow] = (NARROW_SPACE_WIDTH, 0)
for record in font['name'].names:
    if record.nameID in (1, 4, 16):
        record.string = 'Amphi Fallback'
    elif record.nameID == 6:
        record.string = 'AmphiFallback-Regular'
font.flavor = 'woff2'
font.save(HERE / 'amphi-fallback.woff2')
