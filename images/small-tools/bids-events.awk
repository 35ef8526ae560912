# Called by bids-events.sh, which says what it does.

function stop(message) {
  print "bids-events: " message > "/dev/stderr"
  failed = 1
  exit 4
}

# A field of CSV (RFC 4180).
function field(text) {
  if (text == "n/a") return ""
  if (text !~ /[",]/) return text
  gsub(/"/, "\"\"", text)
  return "\"" text "\""
}

BEGIN {
  FS = "\t"
  while ((getline line < ENVIRON["EXCLUDED"]) > 0) {
    sub(/\r$/, "", line)
    excluded[line] = 1
  }
}

FNR == 1 {
  run = FILENAME
  sub(/.*\//, "", run)
  sub(/_events\.tsv$/, "", run)
  sub(/^sub-[^_]*_/, "", run)
}

run in excluded { next }

{ sub(/\r$/, "") }

FNR == 1 {
  if (header != "" && $0 != header) stop(FILENAME " has other columns than the runs before")
  if (header == "") {
    printf "run"
    for (i = 1; i <= NF; i++) printf ",%s", field($i)
    print ""
  }
  header = $0
  columns = NF
  next
}

{
  if (NF != columns) stop(FILENAME ", line " FNR ": " NF " fields, and the first line has " columns)
  printf "%s", run
  for (i = 1; i <= NF; i++) printf ",%s", field($i)
  print ""
}

END { if (!failed && header == "") stop("all runs are left out") }
