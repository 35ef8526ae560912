# Splits a CSV table into one for each value of a column, in the current folder: `<value>.csv`, the header first.
#
# COLUMN  the name of the column; default: the first one
#
# Exit codes: 0 done, 4 no such column, a field in quotes, or a value that cannot be the name of a file.

function stop(message) {
  print "table-split: " message > "/dev/stderr"
  failed = 1
  exit 4
}

BEGIN { FS = "," }

{ sub(/\r$/, "") }

# A comma inside quotes would not end a field.
/"/ { stop("line " NR " has a field in quotes") }

NR == 1 {
  header = $0
  column = ENVIRON["COLUMN"] == "" ? 1 : 0
  for (i = 1; i <= NF; i++) if ($i == ENVIRON["COLUMN"]) column = i
  if (!column) stop("no column is named \"" ENVIRON["COLUMN"] "\": there are " $0)
  next
}

{
  if ($column !~ /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/) stop("line " NR ": \"" $column "\" cannot be the name of a file")
  table = $column ".csv"
  if (!(table in seen)) print header > table
  seen[table] = 1
  print > table
}

END { if (!failed && NR < 2) stop("the table has no rows") }
