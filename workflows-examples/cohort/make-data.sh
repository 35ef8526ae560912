#!/bin/busybox sh
# Makes the files that samples.csv and cohort.workflow.json name, in the folder that this script is started in:
#
#     docker run --rm --volume "$PWD:/work" --workdir /work --user "$(id -u):$(id -g)" \
#       --entrypoint /bin/busybox ghcr.io/pipewright/images/short-reads:1.0.0 sh make-data.sh
#
# The seeds are fixed, so it makes the same reads each time.
set -e
mkdir -p raw refs

# The genome is from Debian's package bowtie2-examples; its own sequence name is longer than people want to read in tables.
echo '>NC_001416.1 Enterobacteria phage lambda, complete genome' >refs/lambda.fa
busybox gunzip -c lambda_virus.fa.gz | busybox tail -n +2 >>refs/lambda.fa
bwa index refs/lambda.fa 2>/dev/null
samtools faidx refs/lambda.fa

# Each sample has mutations of its own, and 1,000 read pairs; s12 is sequenced four times as deep.
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
  sample=$(printf 'raw/s%02d' $n)
  pairs=1000
  if [ $n = 12 ]; then pairs=4000; fi
  wgsim -S $n -N $pairs -1 70 -2 70 -r 0.002 refs/lambda.fa ${sample}_1.fastq ${sample}_2.fastq >/dev/null 2>&1
  busybox gzip -f ${sample}_1.fastq ${sample}_2.fastq
done

# A download that failed, as it happens: a page instead of the file.
echo '<html><body>503 Service Unavailable</body></html>' >raw/s07_2.fastq.gz
