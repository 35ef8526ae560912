#!/bin/sh
# outliers INPUT OUTPUT_DIR: rows of a CSV table whose value lies far from the others', by the modified z-score
# 0.6745 * (value - median) / MAD of Iglewicz and Hoaglin (1993). Two files are written: outliers.csv and summary.txt.
#
# THRESHOLD  how far is far; default 3.5
# COLUMN     the name of the column; default: the last one
#
# Exit codes: 0 done, 2 wrong use, 3 input cannot be read, 4 no such column, or fewer than three numbers in it.
set -eu

if [ $# -ne 2 ]; then
  echo 'usage: outliers INPUT OUTPUT_DIR' >&2
  exit 2
fi
input=$1 output=$2 threshold=${THRESHOLD:-3.5}
case $threshold in
  '' | . | *[!0-9.]* | *.*.*) echo "outliers: THRESHOLD must be a number, not \"$threshold\"" >&2; exit 2 ;;
esac
if [ ! -f "$input" ] || [ ! -r "$input" ]; then
  echo "outliers: $input cannot be read" >&2
  exit 3
fi
mkdir -p "$output"

# The environment carries the texts: awk -v would take backslashes in them for escapes.
TABLE=$input THRESHOLD=$threshold COLUMN=${COLUMN:-} OUTPUT=$output exec awk -f /usr/local/lib/outliers.awk "$input"
