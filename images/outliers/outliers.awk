# Called by outliers.sh, which says what it does.

function median(list, n) {
  return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2
}

# Shell sort: enough for tables that fit in memory, and it needs nothing outside of awk.
function sort_list(list, n,   gap, i, j, value) {
  for (gap = int(n / 2); gap > 0; gap = int(gap / 2))
    for (i = gap + 1; i <= n; i++) {
      value = list[i]
      for (j = i; j > gap && list[j - gap] > value; j -= gap) list[j] = list[j - gap]
      list[j] = value
    }
}

function stop(message) {
  print "outliers: " message > "/dev/stderr"
  failed = 1
  exit 4
}

BEGIN { FS = ","; OFMT = CONVFMT = "%.10g" }

{ sub(/\r$/, "") }

NR == 1 {
  header = $0
  column = ENVIRON["COLUMN"] == "" ? NF : 0
  for (i = 1; i <= NF; i++) if ($i == ENVIRON["COLUMN"]) column = i
  if (!column) stop("no column is named \"" ENVIRON["COLUMN"] "\": there are " $0)
  name = $column
  next
}

$column ~ /^ *[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)? *$/ {
  n++
  value[n] = sorted[n] = $column + 0
  row[n] = $0
}

END {
  if (failed) exit 4
  if (n < 3) stop("fewer than three numbers in column \"" name "\"")
  sort_list(sorted, n)
  middle = median(sorted, n)
  for (i = 1; i <= n; i++) distance[i] = value[i] > middle ? value[i] - middle : middle - value[i]
  sort_list(distance, n)
  mad = median(distance, n)
  table = ENVIRON["OUTPUT"] "/outliers.csv"
  summary = ENVIRON["OUTPUT"] "/summary.txt"
  print header ",score" > table
  for (i = 1; i <= n; i++) {
    # More than half of the values are the same: then whatever differs from them is far.
    score = mad > 0 ? 0.6745 * (value[i] - middle) / mad : (value[i] == middle ? 0 : (value[i] > middle ? 999 : -999))
    if (score > ENVIRON["THRESHOLD"] + 0 || score < -ENVIRON["THRESHOLD"]) {
      printf "%s,%.3f\n", row[i], score > table
      found++
    }
  }
  print "column: " name > summary
  print "values: " n > summary
  print "median: " middle > summary
  print "median absolute deviation: " mad > summary
  print "threshold: " ENVIRON["THRESHOLD"] > summary
  print "outliers: " found + 0 > summary
}
