#!/bin/sh
# cohort-summary [-m MISSING] OUTPUT FILE...: a row for each sample of a cohort, from what its steps wrote.
#
# FILE     <sample>.fastp.json, <sample>.depth.tsv.gz or <sample>.vcf.gz, as fastp, "samtools depth -a" and bcftools write
#          them; the part before that ending is the sample's name
# MISSING  a text with the names of samples that have none, one a line: they get a row without numbers
# OUTPUT   a table with tabs
#
# Exit codes: 0 done, 2 wrong use, 3 a file that cannot be read or is none of these.
set -eu

missing=/dev/null
if [ "${1:-}" = -m ]; then
  missing=${2:-/dev/null}
  shift 2
fi
if [ $# -lt 2 ]; then
  echo 'usage: cohort-summary [-m MISSING] OUTPUT FILE...' >&2
  exit 2
fi
output=$1
shift

# Each file as lines of its own: sample, what it tells, the number.
facts() {
  for file in "$@"; do
    name=${file##*/}
    case $name in
      *.fastp.json)
        awk -v OFS='\t' -v sample="${name%.fastp.json}" '
          /"(before|after)_filtering"/ { part = /before/ ? "reads" : "kept" }
          part && /"total_reads"/ { gsub(/[^0-9]/, ""); print sample, part, $0; part = "" }' "$file"
        ;;
      *.depth.tsv.gz)
        zcat "$file" | awk -v OFS='\t' -v sample="${name%.depth.tsv.gz}" '
          { sum += $3 } END { print sample, "depth", NR ? sprintf("%.2f", sum / NR) : 0 }'
        ;;
      *.vcf.gz)
        zcat "$file" | awk -v OFS='\t' -v sample="${name%.vcf.gz}" '
          !/^#/ { count++ } END { print sample, "variants", count + 0 }'
        ;;
      *)
        echo "cohort-summary: $name is no file of fastp, samtools depth or bcftools" >&2
        exit 3
        ;;
    esac || exit 3
  done
  awk -v OFS='\t' '{ print $0, "missing", "yes" }' "$missing"
}

set -o pipefail
facts "$@" | sort | awk '
  BEGIN { FS = OFS = "\t"; print "sample", "reads", "kept", "depth", "variants", "state" }
  function row() { if (sample != "") print sample, of["reads"], of["kept"], of["depth"], of["variants"], state }
  $1 != sample { row(); delete of; sample = $1; state = "complete" }
  $2 == "missing" { state = "missing"; next }
  { of[$2] = $3 }
  END { row() }' > "$output"
