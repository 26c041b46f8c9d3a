#!/usr/bin/env bash
# fonts.sh FONTSOURCE_DIR: subsets IBM Plex for the web pages into ../assets/fonts.
# A Latin page needs the first three files only (under 60 kB); the others load by unicode-range.
set -eu
from=$1
here=$(cd "$(dirname "$0")" && pwd)
to="$here/../assets/fonts"
latin='U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+0160-0161,U+0178,U+017D-017E,U+02C6,U+02DA,U+02DC,U+2009,U+200A,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2032-2033,U+2039-203A,U+20AC,U+2190-2193,U+2212'
mono='U+0020-007E,U+00A0,U+00B7,U+2013,U+2026'
subset() { # SOURCE TARGET [RANGES]
  pyftsubset "$from/$1" --output-file="$to/$2" --flavor=woff2 --no-hinting \
    --layout-features='kern,mark,mkmk,ccmp,locl,tnum,init,medi,fina,isol,rlig,liga,calt' --unicodes="${3:-*}"
}
subset ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2 plex-sans-latin-400.woff2 "$latin"
subset ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2 plex-sans-latin-600.woff2 "$latin"
subset ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2 plex-mono-latin-400.woff2 "$mono"
for weight in 400 600; do
  subset "ibm-plex-sans/files/ibm-plex-sans-latin-ext-$weight-normal.woff2" "plex-sans-latin-ext-$weight.woff2"
  subset "ibm-plex-sans/files/ibm-plex-sans-cyrillic-$weight-normal.woff2" "plex-sans-cyrillic-$weight.woff2"
  subset "ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-$weight-normal.woff2" "plex-sans-arabic-$weight.woff2"
done
cp "$from/ibm-plex-sans/LICENSE" "$to/OFL.txt"
