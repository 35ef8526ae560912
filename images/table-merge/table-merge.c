/*
 * table-merge INPUT OUTPUT: puts the tables of a folder, and of the folders in it, under one another as one CSV table
 * (RFC 4180). Tables are files named *.csv or *.tsv, in the order of their paths; others are left out. All must have
 * the same columns. A new first column, "file", says which one each row comes from. INPUT may be a single table too.
 *
 * Exit codes: 0 done, 2 wrong use, 3 input cannot be read, 4 the tables do not fit together, 5 output cannot be
 * written, 6 there is no table.
 */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEEPEST 64

struct list {
  char **items;
  size_t count, room;
};

struct text {
  char *bytes;
  size_t length, room;
};

static void *grow(void *old, size_t size) {
  void *p = realloc(old, size);
  if (p == NULL) {
    fputs("table-merge: out of memory\n", stderr);
    exit(1);
  }
  return p;
}

static void push(struct list *list, char *item) {
  if (list->count == list->room) {
    list->room = list->room ? list->room * 2 : 16;
    list->items = grow(list->items, list->room * sizeof *list->items);
  }
  list->items[list->count++] = item;
}

static void append(struct text *text, int c) {
  if (text->length + 1 >= text->room) {
    text->room = text->room ? text->room * 2 : 256;
    text->bytes = grow(text->bytes, text->room);
  }
  text->bytes[text->length++] = (char)c;
  text->bytes[text->length] = '\0';
}

static char *join(const char *folder, const char *name) {
  size_t size = strlen(folder) + strlen(name) + 2;
  char *path = grow(NULL, size);
  snprintf(path, size, "%s%s%s", folder, *folder ? "/" : "", name);
  return path;
}

static int ends_with(const char *text, const char *end) {
  size_t length = strlen(text), n = strlen(end);
  return length > n && strcmp(text + length - n, end) == 0;
}

static int unreadable(const char *path) {
  fprintf(stderr, "table-merge: %s: %s\n", path, strerror(errno));
  return 3;
}

/* Collects the tables below root/below, by their paths relative to root. */
static int find(const char *root, const char *below, int depth, struct list *tables) {
  char *folder = join(root, below);
  DIR *dir = opendir(folder);
  if (dir == NULL) return unreadable(folder);
  if (depth > DEEPEST) {
    fprintf(stderr, "table-merge: %s is more than %d folders deep\n", folder, DEEPEST);
    return 3;
  }
  for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
    if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
    char *relative = join(below, entry->d_name), *path = join(root, relative);
    struct stat stat_of;
    if (stat(path, &stat_of) != 0) return unreadable(path);
    if (S_ISDIR(stat_of.st_mode)) {
      int failed = find(root, relative, depth + 1, tables);
      if (failed) return failed;
    } else if (S_ISREG(stat_of.st_mode) && (ends_with(relative, ".csv") || ends_with(relative, ".tsv")))
      push(tables, relative);
    free(path);
  }
  closedir(dir);
  return 0;
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Reads a record's fields, each ended by a zero; gives how many, or -1 at the end of the file. */
static long read_record(FILE *in, int tabs, struct text *record) {
  long fields = 0;
  int c = getc(in);
  record->length = 0;
  if (c == EOF) return -1;
  for (;; c = getc(in)) {
    if (!tabs && c == '"') {
      for (c = getc(in); c != EOF; c = getc(in)) {
        if (c == '"' && (c = getc(in)) != '"') break;
        append(record, c);
      }
    }
    while (c != EOF && c != '\n' && c != (tabs ? '\t' : ',')) {
      append(record, c);
      c = getc(in);
    }
    int last = c == EOF || c == '\n';
    if (last && record->length > 0 && record->bytes[record->length - 1] == '\r') record->length--;
    append(record, '\0');
    fields++;
    if (last) return fields;
  }
}

static void write_field(FILE *out, const char *field) {
  if (field[strcspn(field, ",\"\r\n")] == '\0') {
    fputs(field, out);
    return;
  }
  putc('"', out);
  for (const char *c = field; *c; c++) {
    if (*c == '"') putc('"', out);
    putc(*c, out);
  }
  putc('"', out);
}

static void write_record(FILE *out, const char *first, const struct text *record, long fields) {
  write_field(out, first);
  const char *field = record->bytes;
  for (long i = 0; i < fields; i++, field += strlen(field) + 1) {
    putc(',', out);
    write_field(out, field);
  }
  putc('\n', out);
}

/* Adds one table; the first one gives the header. */
static int add(FILE *out, const char *path, const char *name, struct text *header, long *columns, const char **first) {
  FILE *in = fopen(path, "rb");
  if (in == NULL) return unreadable(path);
  int c = getc(in);
  if (c == 0xEF) { /* a byte order mark, EF BB BF */
    getc(in);
    getc(in);
  } else if (c != EOF)
    ungetc(c, in);
  int tabs = ends_with(name, ".tsv");
  struct text record = {0};
  long fields = read_record(in, tabs, &record), line = 1;
  if (fields < 0) {
    fprintf(stderr, "table-merge: %s is empty: it names no columns\n", name);
    return 4;
  }
  if (*first == NULL) {
    *first = name;
    *columns = fields;
    *header = record;
    record = (struct text){0};
    write_record(out, "file", header, fields);
  } else if (fields != *columns || record.length != header->length ||
             memcmp(record.bytes, header->bytes, record.length) != 0) {
    fprintf(stderr, "table-merge: %s has other columns than %s\n", name, *first);
    return 4;
  }
  while ((fields = read_record(in, tabs, &record)) >= 0) {
    line++;
    if (fields == 1 && *columns > 1 && record.bytes[0] == '\0') continue; /* an empty line */
    if (fields != *columns) {
      fprintf(stderr, "table-merge: %s: row %ld has %ld fields, and there are %ld columns\n", name, line, fields,
              *columns);
      return 4;
    }
    write_record(out, name, &record, fields);
  }
  if (ferror(in)) return unreadable(path);
  fclose(in);
  free(record.bytes);
  return 0;
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: table-merge INPUT OUTPUT\n", stderr);
    return 2;
  }
  const char *input = argv[1];
  struct stat stat_of;
  if (stat(input, &stat_of) != 0) return unreadable(input);
  int is_folder = S_ISDIR(stat_of.st_mode);
  struct list tables = {0};
  if (is_folder) {
    int failed = find(input, "", 0, &tables);
    if (failed) return failed;
    if (tables.count == 0) {
      fprintf(stderr, "table-merge: there is no *.csv and no *.tsv in %s\n", input);
      return 6;
    }
    qsort(tables.items, tables.count, sizeof *tables.items, by_bytes);
  } else {
    const char *slash = strrchr(input, '/');
    push(&tables, strdup(slash ? slash + 1 : input));
  }
  FILE *out = fopen(argv[2], "wb");
  if (out == NULL) {
    fprintf(stderr, "table-merge: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  struct text header = {0};
  long columns = 0;
  const char *first = NULL;
  for (size_t i = 0; i < tables.count; i++) {
    char *path = is_folder ? join(input, tables.items[i]) : strdup(input);
    int failed = add(out, path, tables.items[i], &header, &columns, &first);
    if (failed) {
      remove(argv[2]); /* half a table looks like a whole one */
      return failed;
    }
    free(path);
  }
  int broken = ferror(out);
  if (fclose(out) != 0 || broken) {
    fprintf(stderr, "table-merge: %s: %s\n", argv[2], strerror(errno));
    return 5;
  }
  return 0;
}
