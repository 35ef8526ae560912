import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import type { Variable } from '../../src/spec/spec.ts';

const VARIABLES: readonly Variable[] = [
  { name: 'Q', type: 'integer' },
  { name: 'FAST', type: 'boolean' },
  { name: 'LIST', type: 'list' },
  { name: 'MORE', type: 'list' },
  { name: 'ONE', type: 'list', separator: ',' },
];
/** Findings about a command. */
function check(command: string, variables: readonly Variable[] = VARIABLES) {
  const text = JSON.stringify({
    ...{ name: 'x', version: '1.0.0', description: 'X.', license: 'MIT', maintainers: [{ github: 'a' }] },
    ...{ container_name: 'ghcr.io/a/x:1', run_command: command, input_file_path: '/in' },
    ...{ output_file_path: '/out', memory: { suggested: 64 }, tests: [{ name: 't', input: 'a' }] },
    user_specified_environment_variables: variables,
  });
  const { findings } = parseSpec(text, 'spec.json');
  return findings
    .filter(({ code }) => code !== 'BOOLEAN_UNSET')
    .map((finding) => {
      const { severity, code, message, fix, range } = finding;
      const [edit] = fix?.edits ?? [];
      const fixed = edit && (JSON.parse(edit.text) as string);
      return {
        what: `${severity} ${code}`,
        at: text.slice(range!.start.column - 1, range!.end.column - 1),
        fixed,
        message,
      };
    });
}

describe('a command', () => {
  for (const command of [
    'zcat $input | sort > $output',
    'grep -c TODO $input > $output',
    'sort < $input 2> $output_dir/log | uniq -c >> $output && rm -f $scratch/x',
    'OMP_NUM_THREADS=$cpus tool [ -q $Q ] [else --auto ] [ --fast $FAST ] $input $output',
    'tool $LIST [ -I $MORE ]... -l $ONE --list=$ONE [ -x $ONE ] $input $output',
    'java -Xmx${heap_mb}m -jar /x.jar $input > ${output}.tmp 2>&1 && mv $output.tmp $output',
    'tool $input[0] -map [out] > /dev/null $output',
  ])
    it(`is sound: ${command}`, () => assert.deepEqual(check(command), []));

  type Row = readonly [command: string, what: string, at: string, fixed?: string, says?: RegExp];
  const rows: readonly Row[] = [
    ['tool $input [ -q $Q $output', 'error GROUP', '[', undefined, /never closed/],
    ['tool $input $output | ', 'error MISSING_PROGRAM', '|', undefined, /no program after \|/],
    ['tool $input <<EOF $output', 'error REDIRECTION', '<<EOF', undefined, /printf/],
    ['tool $input $output >&2', 'error REDIRECTION', '>&2'],
    ['PATH=/x tool $input $output', 'error RESERVED_VARIABLE', 'PATH'],
    ['tool $input $output -l=$LIST', 'error LIST_IN_WORD', '$LIST', undefined, /"separator"/],
    ['tool $input $output [ -q $Q ]...', 'error REPEATED_GROUP', '[ -q $Q ]...', undefined, /no list/],
    [
      'tool $input $output [ $LIST $MORE ]...',
      'error REPEATED_GROUP',
      '[ $LIST $MORE ]...',
      undefined,
      /2 lists/,
    ],
    ['tool $input $output [ --fast=$FAST ]', 'warning BOOLEAN_IN_WORD', '$FAST'],
    ['tool $input $output $FAST', 'hint BOOLEAN_WORD', '$FAST', undefined, /\[ --option \$FAST \]/],
    [
      'tool $input $output -m $memory_mbm',
      'warning UNKNOWN_VARIABLE',
      '$memory_mbm',
      'tool $input $output -m ${memory_mb}m',
    ],
    ['tool $inputs $output', 'warning UNKNOWN_VARIABLE', '$inputs', 'tool $input $output'],
    ['tool < $input_dir/x $output', 'warning REDIRECTION_PLACE', '$input_dir/x'],
    ['cat $input | sort|uniq > $output', 'warning NEEDS_SHELL', '|', 'cat $input | sort | uniq > $output'],
    ['TODO $input $output', 'error PLACEHOLDER', 'TODO'],
    [
      'tool $input $output_dir > x.txt',
      'error REDIRECTION_PLACE',
      'x.txt',
      'tool $input $output_dir > $output_dir/x.txt',
    ],
    ['tool $input $output > /tmp/x', 'error REDIRECTION_PLACE', '/tmp/x', 'tool $input $output > $scratch/x'],
    [
      'tool $input $output 2>/out/log',
      'error REDIRECTION_PLACE',
      '/out/log',
      'tool $input $output 2>$output_dir/log',
    ],
    ['tool $input > $output_dir/../x', 'error REDIRECTION_PLACE', '$output_dir/../x'],
    ["tool $input $output > '$output'", 'error REDIRECTION_PLACE', "'$output'"],
    ['tool $input $output > $Q', 'warning REDIRECTION_PLACE', '$Q'],
    ['tool < /etc/passwd $input $output', 'error REDIRECTION_PLACE', '/etc/passwd'],
    [
      'zcat $input|sort>$output',
      'warning NEEDS_SHELL',
      '|',
      'zcat $input | sort > $output',
      /put blanks around it/,
    ],
    ['tool -e DP>10 $input $output', 'warning NEEDS_SHELL', '>', "tool -e 'DP>10' $input $output"],
    ['tool "-e"DP>$Q $input $output', 'warning NEEDS_SHELL', '>', 'tool "-eDP>$Q" $input $output'],
    [
      'tool $input $output; rm x',
      'warning NEEDS_SHELL',
      ';',
      'tool $input $output && rm x',
      /write && between/,
    ],
    ['tool $input $output ; rm x', 'warning NEEDS_SHELL', ';', 'tool $input $output && rm x'],
    ['tool $input $output\nrm x', 'warning NEEDS_SHELL', '\\n', 'tool $input $output && rm x'],
    ['tool $input $output || true', 'warning NEEDS_SHELL', '||'],
    ['tool $input $output &', 'warning NEEDS_SHELL', '&', undefined, /background/],
    ['tool -d $(date) $input $output', 'warning NEEDS_SHELL', '$('],
    ['tool ~/x $input $output', 'warning NEEDS_SHELL', '~', undefined, /full path/],
    [
      'tool /x/*.csv $input > $output',
      'warning NEEDS_SHELL',
      '*',
      `sh -c 'tool /x/*.csv "$1" > "$2"' sh $input $output`,
    ],
    ['cat /x/*.csv | tool $input > $output', 'warning NEEDS_SHELL', '*', undefined],
    ['cd /x && tool $input $output', 'warning NEEDS_SHELL', 'cd'],
    ['tool $input $output && export X', 'warning NEEDS_SHELL', 'export'],
    [
      'tool ${FAST:+--fast} $input $output',
      'warning NEEDS_SHELL',
      '${',
      'tool [ --fast $FAST ] $input $output',
    ],
    ['tool ${Q:-3} $input $output', 'warning NEEDS_SHELL', '${', undefined, /"default"/],
    [
      `sh -c 'zcat "$1" | sort > "$2"' sh $input $output`,
      'warning PIPE_HIDES_FAILURE',
      '|',
      'zcat $input | sort > $output',
    ],
    [
      `bash -c "zcat $input | sort > $output"`,
      'warning VALUE_IN_SCRIPT',
      '$input',
      'zcat $input | sort > $output',
      /without a shell/,
    ],
    [
      `sh -c 'zcat "$1" | sort > "$2".txt' sh $input $output`,
      'warning PIPE_HIDES_FAILURE',
      '|',
      'zcat $input | sort > "$output".txt',
    ],
    [
      `sh -c 'for i in 1 2; do cat "$1" | x; done > "$2"' sh $input $output`,
      'warning PIPE_HIDES_FAILURE',
      '|',
      undefined,
      /pipefail/,
    ],
    [`sh -c 'zcat "$1" | sort > "$2"; date' sh $input $output`, 'warning PIPE_HIDES_FAILURE', '|'],
  ];
  for (const [command, what, at, fixed, says] of rows)
    it(`has one finding: ${command}`, () => {
      const [finding, ...others] = check(command);
      assert.deepEqual(others, []);
      assert.equal(finding?.what, what);
      assert.equal(finding?.at.replace(/^\\"|\\"$/g, ''), at);
      if (fixed !== undefined || !/\*|\|\||\$\(|^cd|export/.test(command))
        assert.equal(finding?.fixed, fixed);
      if (says) assert.match(finding?.message ?? '', says);
      // What a fix writes is valid.
      if (finding?.fixed !== undefined)
        assert.deepEqual(
          check(finding.fixed).filter((each) => each.what.startsWith('error')),
          [],
        );
    });

  it('with a pipe in a shell that fails with its parts has nothing to report', () => {
    for (const command of [
      `bash -o pipefail -c 'zcat "$1" | sort > "$2"' bash $input $output`,
      `bash -c 'set -euo pipefail; zcat "$1" | sort > "$2"' bash $input $output`,
      `sh -c 'tool "$1" || echo "a | b" > "$2"' sh $input $output`,
    ])
      assert.deepEqual(check(command), []);
  });
});

describe('a variable', () => {
  const of = (variable: object) =>
    check('tool $input $output', [{ name: 'X', ...variable } as Variable]).map(({ what, at, fixed }) => [
      what,
      at,
      ...(fixed === undefined ? [] : [fixed]),
    ]);
  const rows: readonly (readonly [variable: object, ...finding: unknown[]])[] = [
    [{ type: 'choice', choices: ['a', 'b'], default: 'b' }],
    [{ type: 'choice', choices: [1, 2], default: 2 }],
    [{ type: 'list', default: ['a', 1], pattern: '[a-z0-9]' }],
    [{ type: 'list', default: 'a,b' }],
    [{ type: 'integer', minimum: 1, maximum: 8, default: 8 }],
    [{ pattern: 'chr\\d+', default: 'chr12' }],
    [{ type: 'choice' }, 'error MISSING_CHOICES', '"choice"'],
    [
      { type: 'choice', choices: ['fast', 'exact'], default: 'fsat' },
      'error WRONG_DEFAULT',
      '"fsat"',
      'fast',
    ],
    [{ type: 'integer', minimum: 1, maximum: 8, default: 9 }, 'error WRONG_DEFAULT', '9'],
    [{ type: 'integer', minimum: 9, maximum: 8 }, 'error EMPTY_RANGE', '8'],
    [{ type: 'number', choices: [1] }, 'error LIMIT_OF_OTHER_TYPE', '['],
    [{ minimum: 1 }, 'error LIMIT_OF_OTHER_TYPE', '1'],
    [{ type: 'list', pattern: '[a-z]', default: ['a', 'b1'] }, 'error WRONG_DEFAULT', '['],
    [{ pattern: 'chr\\d+', default: 'chr1x' }, 'error WRONG_DEFAULT', '"chr1x"'],
    [{ pattern: '(' }, 'error BAD_PATTERN', '"("'],
    [{ pattern: 'a)|(?:b' }, 'error BAD_PATTERN', '"a)|(?:b"'],
    [{ pattern: '(a+)+' }, 'error BAD_PATTERN', '"(a+)+"'],
    [{ name: 'cpus' }, 'hint SHADOWED_NAME', '"cpus"'],
    [{ name: 'input_stem' }, 'error RESERVED_VARIABLE', '"input_stem"'],
  ];
  for (const [variable, ...finding] of rows)
    it(`is judged: ${JSON.stringify(variable)}`, () =>
      assert.deepEqual(of(variable), finding.length === 0 ? [] : [finding]));
});
