#!/bin/sh
# bids-events SUBJECT OUTPUT [EXCLUDED]: what happened in the runs of a subject, as one CSV table with a column for the run.
#
# SUBJECT   a subject's folder as BIDS has it (1.9, "Task events"): sub-01/[ses-*/]func/*_events.tsv
# OUTPUT    the table: run, then the columns of the files, which must be the same in all of them; "n/a" becomes nothing
# EXCLUDED  a text with the runs to leave out, one a line, named as in the table: task-stroop_run-2
#
# Exit codes: 0 done, 2 wrong use, 3 the folder cannot be read, 4 no runs, or runs whose columns differ.
set -eu

if [ $# -lt 2 ] || [ $# -gt 3 ]; then
  echo 'usage: bids-events SUBJECT OUTPUT [EXCLUDED]' >&2
  exit 2
fi
if [ ! -d "$1" ]; then
  echo "bids-events: $1 is not a folder" >&2
  exit 3
fi
subject=$1 output=$2 excluded=${3:-/dev/null}
set --
# In the order of their names. A pattern that finds nothing stays as it is.
for file in "$subject"/func/*_events.tsv "$subject"/ses-*/func/*_events.tsv; do
  if [ -e "$file" ]; then set -- "$@" "$file"; fi
done
if [ $# -eq 0 ]; then
  echo "bids-events: $subject has no func/*_events.tsv" >&2
  exit 4
fi
EXCLUDED=$excluded exec awk -f /usr/local/lib/bids-events.awk "$@" > "$output"
