/**
 * Recognizes files that are not JSON by their first lines: of other tools, web pages, and what Git leaves
 * behind.
 */

interface Format {
  /** Matches the text without the comments before its first line. */
  readonly begins: RegExp;
  /** Follows "This is". */
  readonly what: string;
  readonly remedy: string;
}

const WRITE_SPEC =
  'Pipewright reads JSON: write a spec.json; for an image, `npx pipewright init IMAGE` writes a first one';

/** The first that matches counts. An empty remedy stands for `WRITE_SPEC`. */
const FORMATS: readonly Format[] = (
  [
    [
      /^<(?:!doctype\s+html|html|head|body)\b/i,
      'a web page, not the file itself',
      'Download the raw file: on GitHub, with the button "Raw"',
    ],
    [
      /^version https:\/\/git-lfs\.github\.com\//,
      'a pointer of Git LFS, not the file',
      'Get the file: git lfs pull',
    ],
    [
      /^(?:<{7}|>{7}|={7})(?: |$)/m,
      'a file with a merge conflict',
      'Choose one of the two sides between "<<<<<<<" and ">>>>>>>", and remove these lines',
    ],
    [/^%PDF-/, 'a PDF, not a text', ''],
    [
      /^(?:<\?xml[\s\S]*?\?>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:tool|macros)\b/,
      "a tool's wrapper for Galaxy (XML)",
      '',
    ],
    [/^<[?!]?[A-Za-z]/, 'XML', ''],
    [
      /^#!.*\bnextflow\b|^nextflow\.\w|^(?:include\s*\{|process\s+\w+\s*\{|workflow(?:\s+[A-Z]\w*)?\s*\{\s*$(?![\s\S]*\bcall\b)|params\.\w+\s*=|(?:params|manifest|profiles|process)\s*\{)/m,
      'a file of Nextflow',
      '',
    ],
    [
      /^#!.*\bcwl|^["']?cwlVersion["']?\s*:|^class:\s*(?:CommandLineTool|Workflow|ExpressionTool)\b/m,
      'a document of CWL, the Common Workflow Language',
      '',
    ],
    [/^version\s+(?:1\.\d|draft-\d|development)\b|^(?:task|workflow)\s+\w+\s*\{/m, 'a file of WDL', ''],
    [
      /^#!.*\bsnakemake|^(?:rule|checkpoint)\b[^:\n]*:\s*(?:#.*)?$|^(?:configfile|snakefile|include|report|container(?:ized)?|localrules|wildcard_constraints|module \w+):(?:\s|$)/m,
      'a file of Snakemake',
      '',
    ],
    [
      /^(?:ARG\s[^\n]*\n\s*)*FROM\s+(?:--\S+\s+)?[\w./:@${}-]+(?:\s+AS\s+\w+)?\s*$/im,
      'a Dockerfile',
      'Build the image, push it, and write a spec.json; `npx pipewright init IMAGE` writes a first one',
    ],
    [
      /^#!.*\bpython|^(?:from\s+[\w.]+\s+import\s|import\s+[\w.]+(?:\s+as\s+\w+)?\s*$|def\s+\w+\(|class\s+\w+.*:\s*$|"""|if\s+__name__)/m,
      'a program in Python',
      '',
    ],
    [/^#!.*\b(?:sh|bash|dash|zsh|ksh)\b|^(?:set\s+-[a-z]|export\s+\w+=)/m, 'a shell script', ''],
    [/^#!.*\bRscript|^library\(/m, 'a program in R', ''],
    [/^#!/, 'a script', ''],
    [
      /^(?:module\.exports|exports\.\w+|export\s+default|const\s+\w+\s*=|let\s+\w+\s*=|var\s+\w+\s*=)/m,
      'a program in JavaScript',
      'Keep only what is between { and }',
    ],
    [
      /^\[\[?[\w."' -]+\]\]?[ \t]*(?:[#;].*)?\r?\n(?:[ \t]*(?:[#;].*)?\r?\n)*[ \t]*[\w."-]+\s*=\s*(?:["'[{\d+-]|true|false)/,
      'TOML',
      '',
    ],
    [/^[\w."-]+\s*=\s*(?:["'[{]|[\d+-]|true\b|false\b)/, 'TOML', ''],
    [
      /^\[[\w."' :-]+\][ \t]*(?:[#;].*)?\r?\n(?:[ \t]*(?:[#;].*)?\r?\n)*[ \t]*[\w. -]+\s*[=:]/,
      'an INI file',
      '',
    ],
    [/^[\w.-]+\s*=/, 'a list of settings', ''],
    [/^(?:%YAML|---\s*$)|^[\w.$"'/-]+(?: [\w.]+)?:(?:\s|$)|^- /m, 'YAML', ''],
    [
      /^(?:>\S+.*\r?\n[ACGTUNacgtun*-]+\s*$|@\S+.*\r?\n[ACGTN]+\r?\n\+)/m,
      'a file of sequences, not a spec',
      '',
    ],
  ] as const
).map(([begins, what, remedy]) => ({ begins, what, remedy }));

/** Characters that are enough to see what a file is. */
const HEAD = 4000;

/**
 * What a text is instead of JSON, in two sentences; undefined for what could be JSON with mistakes.
 * @param text without a byte order mark
 */
export function foreignFormat(text: string): string | undefined {
  const head = text.slice(0, HEAD);
  if (head.includes('\0') && !/^\s*[{[]/.test(head))
    return sentence({ what: 'a binary file, not a text', remedy: '' });
  if (/^(?:<{7} [\s\S]*^={7}\s*$)/m.test(text)) return sentence(FORMATS[2]!);
  const shebang = /^#!/.test(head);
  const first = shebang ? head : head.replace(/^(?:\s*(?:#|\/\/|;)[^\n]*\n|\s*\/\*[\s\S]*?\*\/|\s+)*/, '');
  // A list is JSON; a section of a settings file begins like one.
  if (/^["{'\u201c\u2018\d-]/.test(first) && !/^(?:---|- |-\n|"""|''')/m.test(first.slice(0, 4)))
    return undefined;
  if (
    /^\[/.test(first) &&
    !/^\[\[?[\w."' :-]+\]\]?[ \t]*(?:[#;].*)?\r?\n(?:[ \t]*(?:[#;].*)?\r?\n)*[ \t]*[\w."' -]+\s*[=:]/.test(
      first,
    )
  )
    return undefined;
  const format = FORMATS.find(({ begins }) => begins.test(first));
  return format && sentence(format);
}

function sentence({ what, remedy }: Pick<Format, 'what' | 'remedy'>): string {
  return `This is ${what}. ${remedy || WRITE_SPEC}.`;
}

/** Fields that identify JSON documents of other tools: a document must have all fields of a list. */
const DOCUMENTS: readonly (readonly [fields: readonly string[], what: string, remedy: string])[] = [
  [['cwlVersion'], 'a document of CWL, the Common Workflow Language', ''],
  [['schema-version', 'command-line'], 'a descriptor of Boutiques', ''],
  [['containerDefinitions'], 'a task definition of ECS', ''],
  [['StartAt', 'States'], 'a state machine of AWS Step Functions', ''],
  [
    ['spec_digest', 'source_image'],
    'an extended spec, which Pipewright writes',
    'Name the spec.json beside it',
  ],
  [['schemaVersion', 'config'], "an image's manifest", ''],
  [['architecture', 'rootfs'], "an image's config", ''],
  [['dependencies', 'version'], 'a package.json of npm', ''],
];

/** Fields of our own documents. */
const OWN = ['container_name', 'run_command', 'process', 'registry', 'input_s3_name', 'output_s3_name'];

/**
 * What a JSON object is that is neither a spec nor a workflow file, in two sentences; undefined where it may
 * be one.
 */
export function foreignDocument(value: Readonly<Record<string, unknown>>): string | undefined {
  const has = (field: string): boolean => Object.hasOwn(value, field);
  const found = DOCUMENTS.find(([fields]) => fields.every(has));
  if (!found) return undefined;
  const [[sign], what, remedy] = found;
  // An extended spec has all fields of a spec.
  return sign !== 'spec_digest' && OWN.some(has) ? undefined : sentence({ what, remedy });
}
