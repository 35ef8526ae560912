/*
 * csv-summary INPUT OUTPUT: what each column of a CSV file (RFC 4180, first line = names) holds, as JSON.
 * A column whose every value is a number gets minimum, maximum, mean and standard deviation; any other gets the count
 * of distinct values and the longest one's length. Empty fields are counted as missing.
 *
 * Exit codes: 0 done, 2 wrong use, 3 input cannot be read, 4 not a CSV table, 5 output cannot be written.
 */
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct column {
  char *name;
  size_t values, missing, numbers;
  double min, max, mean, squares; /* Welford's method: squares = sum of squared distances from the mean */
  size_t longest;
  uint64_t *seen; /* hashes of the distinct values; 0 = free */
  size_t seen_count, seen_size;
};

static void *grow(void *old, size_t size) {
  void *p = realloc(old, size);
  if (p == NULL) {
    fputs("csv-summary: out of memory\n", stderr);
    exit(1);
  }
  return p;
}

static void note(struct column *c, uint64_t hash) {
  if (c->seen_count * 2 >= c->seen_size) {
    size_t old_size = c->seen_size;
    uint64_t *old = c->seen;
    c->seen_size = old_size ? old_size * 2 : 64;
    c->seen = grow(NULL, c->seen_size * sizeof *c->seen);
    memset(c->seen, 0, c->seen_size * sizeof *c->seen);
    c->seen_count = 0;
    for (size_t i = 0; i < old_size; i++)
      if (old[i]) note(c, old[i]);
    free(old);
  }
  size_t i = hash & (c->seen_size - 1);
  while (c->seen[i] && c->seen[i] != hash) i = (i + 1) & (c->seen_size - 1);
  if (!c->seen[i]) {
    c->seen[i] = hash;
    c->seen_count++;
  }
}

static void take(struct column *c, const char *text, size_t length) {
  if (length == 0) {
    c->missing++;
    return;
  }
  c->values++;
  if (length > c->longest) c->longest = length;
  uint64_t hash = 14695981039346656037u; /* FNV-1a */
  for (size_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
  note(c, hash ? hash : 1);
  char *end;
  double x = strtod(text, &end);
  if (end != text + length || !isfinite(x)) return;
  c->numbers++;
  if (c->numbers == 1 || x < c->min) c->min = x;
  if (c->numbers == 1 || x > c->max) c->max = x;
  double distance = x - c->mean;
  c->mean += distance / (double)c->numbers;
  c->squares += distance * (x - c->mean);
}

static void write_text(FILE *out, const char *s) {
  fputc('"', out);
  for (; *s; s++) {
    unsigned char ch = (unsigned char)*s;
    if (ch == '"' || ch == '\\') fprintf(out, "\\%c", ch);
    else if (ch < 0x20) fprintf(out, "\\u%04x", ch);
    else fputc(ch, out);
  }
  fputc('"', out);
}

/* Reads one field into *text. Gives what ended it: ',' or '\n' or EOF; -2 when a quoted field is not closed. */
static int read_field(FILE *in, char **text, size_t *size, size_t *length, size_t *line) {
  size_t n = 0;
  int ch = getc(in), quoted = ch == '"';
  if (quoted) ch = getc(in);
  for (;; ch = getc(in)) {
    if (quoted) {
      if (ch == EOF) return -2;
      if (ch == '"') {
        ch = getc(in);
        if (ch != '"') quoted = 0;
      }
    }
    if (!quoted && ch == '\r') {
      int next = getc(in);
      if (next == '\n') ch = '\n';
      else ungetc(next, in);
    }
    if (ch == '\n') ++*line;
    if (!quoted && (ch == ',' || ch == '\n' || ch == EOF)) break;
    if (n + 2 > *size) *text = grow(*text, *size = *size ? *size * 2 : 256);
    (*text)[n++] = (char)ch;
  }
  if (*size == 0) *text = grow(*text, *size = 256);
  (*text)[n] = '\0';
  *length = n;
  return ch;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: csv-summary INPUT OUTPUT\n", stderr);
    return 2;
  }
  FILE *in = fopen(argv[1], "rb");
  if (in == NULL) {
    fprintf(stderr, "csv-summary: %s: %s\n", argv[1], strerror(errno));
    return 3;
  }
  struct column *columns = NULL;
  size_t count = 0, rows = 0, line = 1, size = 0, length;
  char *text = NULL;
  int end;
  do {
    end = read_field(in, &text, &size, &length, &line);
    if (end == -2 || (end == EOF && count == 0 && length == 0)) {
      fprintf(stderr, "csv-summary: %s: no line of column names\n", argv[1]);
      return 4;
    }
    columns = grow(columns, (count + 1) * sizeof *columns);
    memset(&columns[count], 0, sizeof *columns);
    columns[count].name = strdup(text);
    count++;
  } while (end == ',');
  while (end != EOF) {
    size_t field = 0, first_line = line;
    do {
      end = read_field(in, &text, &size, &length, &line);
      if (end == EOF && field == 0 && length == 0) break; /* the newline that ends the file */
      if (end == -2 || field >= count || (end != ',' && field + 1 < count)) {
        fprintf(stderr, "csv-summary: %s: line %zu does not have the %zu fields that line 1 has\n", argv[1],
                first_line, count);
        return 4;
      }
      take(&columns[field++], text, length);
    } while (end == ',');
    if (field > 0) rows++;
  }
  if (ferror(in)) {
    fprintf(stderr, "csv-summary: %s: %s\n", argv[1], strerror(errno));
    return 3;
  }
  FILE *out = fopen(argv[2], "wb");
  if (out == NULL) {
    fprintf(stderr, "csv-summary: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  fprintf(out, "{\n  \"rows\": %zu,\n  \"columns\": [", rows);
  for (size_t i = 0; i < count; i++) {
    struct column *c = &columns[i];
    fputs(i ? ",\n    { \"name\": " : "\n    { \"name\": ", out);
    write_text(out, c->name);
    fprintf(out, ", \"values\": %zu, \"missing\": %zu, ", c->values, c->missing);
    if (c->values > 0 && c->numbers == c->values) {
      double sd = c->numbers > 1 ? sqrt(c->squares / (double)(c->numbers - 1)) : 0;
      fprintf(out, "\"type\": \"number\", \"min\": %.10g, \"max\": %.10g, \"mean\": %.10g, \"sd\": %.10g }", c->min,
              c->max, c->mean, sd);
    } else {
      fprintf(out, "\"type\": \"text\", \"distinct\": %zu, \"longest\": %zu }", c->seen_count, c->longest);
    }
  }
  fputs("\n  ]\n}\n", out);
  if (fclose(out) != 0) {
    fprintf(stderr, "csv-summary: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  return 0;
}
