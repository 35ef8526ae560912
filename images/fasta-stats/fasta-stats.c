/*
 * fasta-stats [--min-length N] INPUT OUTPUT: length, GC content and unknown bases of each sequence in a FASTA file, as
 * tab-separated text, with a last line for all of them together and their N50 (half of all bases are in sequences at
 * least this long). Sequences shorter than N are left out.
 *
 * Exit codes: 0 done, 2 wrong use, 3 input cannot be read, 4 not FASTA, 5 output cannot be written.
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sequence {
  char *name;
  unsigned long length, gc, unknown;
};

static struct sequence *sequences;
static size_t count;

static int longer_first(const void *a, const void *b) {
  unsigned long x = *(const unsigned long *)a, y = *(const unsigned long *)b;
  return x < y ? 1 : x > y ? -1 : 0;
}

static void write_row(FILE *out, const char *name, const struct sequence *s) {
  unsigned long known = s->length - s->unknown;
  fprintf(out, "%s\t%lu\t%.2f\t%lu", name, s->length, known ? 100.0 * (double)s->gc / (double)known : 0.0,
          s->unknown);
}

int main(int argc, char **argv) {
  unsigned long min_length = 0;
  if (argc == 5 && strcmp(argv[1], "--min-length") == 0) {
    char *end;
    errno = 0;
    min_length = strtoul(argv[2], &end, 10);
    if (errno || *end || !isdigit((unsigned char)argv[2][0])) {
      fprintf(stderr, "fasta-stats: --min-length must be a whole number, not \"%s\"\n", argv[2]);
      return 2;
    }
    argv += 2;
    argc -= 2;
  }
  if (argc != 3) {
    fputs("usage: fasta-stats [--min-length N] INPUT OUTPUT\n", stderr);
    return 2;
  }
  FILE *in = fopen(argv[1], "rb");
  if (in == NULL) {
    fprintf(stderr, "fasta-stats: %s: %s\n", argv[1], strerror(errno));
    return 3;
  }
  char *line = NULL;
  size_t size = 0, number = 0;
  ssize_t length;
  while ((length = getline(&line, &size, in)) >= 0) {
    number++;
    while (length > 0 && isspace((unsigned char)line[length - 1])) line[--length] = '\0';
    if (length == 0 || line[0] == ';') continue;
    if (line[0] == '>') {
      line[1 + strcspn(line + 1, " \t")] = '\0'; /* the name ends at the first blank */
      if (count % 64 == 0) sequences = realloc(sequences, (count + 64) * sizeof *sequences);
      if (sequences == NULL) return 1;
      sequences[count++] = (struct sequence){.name = strdup(line + 1)};
      continue;
    }
    if (count == 0) {
      fprintf(stderr, "fasta-stats: %s: line %zu comes before the first \">\"\n", argv[1], number);
      return 4;
    }
    struct sequence *s = &sequences[count - 1];
    for (ssize_t i = 0; i < length; i++) {
      int base = toupper((unsigned char)line[i]);
      if (!isalpha(base) && base != '-' && base != '*') {
        fprintf(stderr, "fasta-stats: %s: line %zu: \"%c\" is not a base\n", argv[1], number, line[i]);
        return 4;
      }
      s->length++;
      if (base == 'G' || base == 'C' || base == 'S') s->gc++;
      else if (base != 'A' && base != 'T' && base != 'U' && base != 'W') s->unknown++;
    }
  }
  if (ferror(in)) {
    fprintf(stderr, "fasta-stats: %s: %s\n", argv[1], strerror(errno));
    return 3;
  }
  if (count == 0) {
    fprintf(stderr, "fasta-stats: %s: no sequence\n", argv[1]);
    return 4;
  }
  FILE *out = fopen(argv[2], "wb");
  if (out == NULL) {
    fprintf(stderr, "fasta-stats: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  fputs("sequence\tlength\tgc_percent\tunknown\tn50\n", out);
  struct sequence all = {0};
  unsigned long *lengths = malloc(count * sizeof *lengths);
  size_t kept = 0;
  if (lengths == NULL) return 1;
  for (size_t i = 0; i < count; i++) {
    struct sequence *s = &sequences[i];
    if (s->length < min_length) continue;
    write_row(out, s->name, s);
    fputs("\t\n", out);
    all.length += s->length;
    all.gc += s->gc;
    all.unknown += s->unknown;
    lengths[kept++] = s->length;
  }
  qsort(lengths, kept, sizeof *lengths, longer_first);
  unsigned long n50 = 0, sum = 0;
  for (size_t i = 0; i < kept && sum * 2 < all.length; i++) sum += n50 = lengths[i];
  write_row(out, "total", &all);
  fprintf(out, "\t%lu\n", n50);
  if (fclose(out) != 0) {
    fprintf(stderr, "fasta-stats: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  return 0;
}
