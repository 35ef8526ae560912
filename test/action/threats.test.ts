import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPublicSource } from '../../src/catalog/catalog-settings.ts';
import { openImages } from '../../src/edge/images.ts';
import { openLayout } from '../../src/edge/oci-layout.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { parseReference } from '../../src/oci/reference.ts';
import { examineEntry } from '../../src/pull-request/examine.ts';
import { foldName } from '../../src/spec/names.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { splitWords, wordText } from '../../src/spec/shell-words.ts';
import { codeBlock, escapeMarkdown, inlineCode } from '../../src/text/markdown.ts';
import { putBusybox } from '../fakes/busybox.ts';
import { assertCode, catalogWorld, EXTENDED, specFile } from '../fakes/catalog-world.ts';
import { pullRequestEvent } from '../fakes/events.ts';
import { temporaryFolder } from '../fakes/folder.ts';
import { entry, type FakeCatalog, startFakeCatalog } from '../fakes/hosted-catalog.ts';
import { aSpec, putImage, TINY_AGENT } from '../fakes/image.ts';
import { assertInert } from '../fakes/inert.ts';
import { seededRandom } from '../fakes/seeded-random.ts';
import { useWorkshop } from '../fakes/use-workshop.ts';

const WRITE = { contents: 'write', checks: 'write', 'pull-requests': 'write', packages: 'write' } as const;

/** The codes of what is wrong with a spec that is right but for some fields. */
function wrongWith(changes: object | string): string[] {
  const text = typeof changes === 'string' ? changes : JSON.stringify({ ...aSpec(), ...changes });
  return parseSpec(text, 'catalog/blur/spec.json', { folder: 'blur', hasFile: () => false })
    .findings.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}

describe('threats', { timeout: 600_000 }, () => {
  const workshop = useWorkshop(['csv-summary']);

  const start = () => startFakeCatalog(workshop);
  function propose(catalog: FakeCatalog, files: Readonly<Record<string, string>>) {
    catalog.repository.commit('change', files);
    return catalog.repository.openPull('change');
  }
  const check = (catalog: FakeCatalog, pull: ReturnType<typeof propose>) =>
    catalog.run(pullRequestEvent(catalog.github, catalog.repository, pull, { permissions: WRITE }));
  it('Fork edits .github/workflows to print secrets', async () => {
    const world = await catalogWorld();
    const files = { ...specFile(), '.github/workflows/x.yml': 'on: push' };
    assertCode(await world.check(world.propose(files, { from: world.fork('alice') })), 'SPECS_INVALID');
    assert.match(world.runner.summaries.join(), /OUTSIDE_CATALOG/);
    assert.match(world.runner.summaries.join(), /\.github\/workflows\/x\.yml/);
  });

  it('Fork forges green check', async () => {
    const world = await catalogWorld();
    const wrong = specFile({ memory: { suggested: 'much' } as never });
    const pull = world.propose(wrong, { from: world.fork('alice') });
    // Green, and merged by somebody who checked nothing else.
    for (const name of ['catalog', 'catalog / blur'])
      world.repository.checkRuns.push({
        ...{ id: 1, headSha: pull.sha, app: 15368, name, status: 'completed', conclusion: 'success' },
        externalId: `pipewright:${digestOf('evil')}:${'0'.repeat(32)}`,
        ...{ detailsUrl: null, title: '', summary: '', text: null, annotations: [] },
      });
    world.repository.merge(pull);
    assertCode(await world.release(), 'NOT_PUBLISHED');
    assert.equal(world.runner.outputs.published, '[]');
    assert.deepEqual(
      [world.tag('blur', '1.2.3'), world.repository.files()[EXTENDED]],
      [undefined, undefined],
    );
  });

  it('Spec with $(…), backticks, newline in run_command', () => {
    const words = splitWords('/blur "$(touch /pwned)" \'`id`\' a\\;b && $input\n> $output').map(wordText);
    assert.deepEqual(words, ['/blur', '$(touch /pwned)', '`id`', 'a;b', '&&', '$input', '>', '$output']);
  });

  it('Markdown/HTML/mention injection in name/description', async () => {
    const random = seededRandom(7);
    const bits = [
      '@org/team',
      '<!--',
      '-->',
      '```',
      '\n',
      '|',
      '[a](http://x)',
      '</pre>',
      '<img src=x>',
      '::set-env',
      '#1',
      'x',
      '\u202e',
      '\u001b[31m',
      '`',
      '</code>',
      '&lt;',
      '\\',
      '$$',
    ];
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: 8 }, () => bits[Math.floor(random() * bits.length)]).join('');
      for (const show of [escapeMarkdown, inlineCode, codeBlock]) {
        const shown = show(text).replace(/^<(pre|code)>|<\/(pre|code)>$|<\/?span>/g, '');
        assert.doesNotMatch(shown, /[<>]|@[a-z]|\u202e|\p{Cc}(?<!\n)/u, JSON.stringify(text));
        if (show !== codeBlock) assert.doesNotMatch(shown, /[`|[\]\n]|https?:\/\/\w/, JSON.stringify(text));
      }
    }
    const world = await catalogWorld();
    const evil = '@octo-org/all <!-- ``` </pre><img src=x onerror=1> [a](https://evil.example) ::error::x';
    const files = specFile({ description: evil, [evil]: evil });
    assertCode(await world.check(world.propose(files, { branch: 'evil' })), 'SPECS_INVALID');
    const pages = [...world.runner.summaries, ...world.repository.comments.map(({ body }) => body)];
    for (const run of world.repository.checkRuns) pages.push(run.summary ?? '', run.text ?? '');
    for (const page of pages) assertInert(page, page);
    // 9. Of a valid spec, only what cannot hold such text gets into commits.
    const pull = world.propose(specFile({ description: evil }));
    assert.equal(await world.check(pull), undefined);
    world.repository.merge(pull);
    assert.equal(await world.release(), undefined);
    const messages = world.repository.log().map(({ message }) => message);
    assert.ok(messages.some((message) => message.startsWith('Publish blur 1.2.3')));
    for (const message of messages) assert.doesNotMatch(message, /@octo-org|<!--|::error/);
  });

  it('::add-mask::/::set-env in program output; 8. a log of 300 KB', async () => {
    await using catalog = await start();
    const env = { ...process.env, CONTAINERS_REGISTRIES_CONF: workshop.registry.registriesConf };
    await using images = await openImages({ env, signal: new AbortController().signal });
    const image = `${catalog.registry}/hostile:1`;
    await putBusybox(await images.target(parseReference(image)), '1');
    const files = entry('hostile', (spec) => {
      spec.container_name = image;
      spec.run_command = '/bin/busybox sh $input $output';
    });
    // A megabyte in one line, then commands to the runner, colours, a mention, a comment.
    files['catalog/hostile/tests/stations.csv'] = [
      "head -c 1000000 /dev/zero | tr '\\0' x",
      "printf '\\n::set-env name=PATH::/evil\\r::add-mask::a\\n##[error]x\\n'",
      "printf '\\033[31m@octo-org <!-- </pre> `\\n'",
      'exit 3',
    ].join('\n');
    // The second test: 300 KB in many lines, each of which would do something.
    files['catalog/hostile/tests/ragged.csv'] = [
      'i=0; while [ $i -lt 6000 ]; do',
      "echo '::error::x @octo-org <!-- </pre></details> ```' $i; i=$((i+1)); done",
      'exit 4',
    ].join('\n');
    const step = await check(catalog, propose(catalog, files));
    assert.equal(step.code, 1, step.log);
    assert.match(step.summary, /::set-env name=PATH::/, 'it is shown');
    for (const line of step.log.split(/\r|\n/)) {
      assert.doesNotMatch(line, /^\s*::(set-env|add-mask)|^\s*##\[/);
      assert.ok(line.length < 20_000, 'no line of a megabyte');
    }
    const pages = [step.summary, ...catalog.repository.comments.map(({ body }) => body)];
    for (const run of catalog.repository.checkRuns) pages.push(run.summary ?? '', run.text ?? '');
    for (const page of pages) {
      assertInert(page, page.slice(0, 3000));
      assert.ok(!page.includes('\u001b'));
      for (const tag of ['pre', 'details'])
        assert.equal(page.split(`<${tag}>`).length, page.split(`</${tag}>`).length, tag);
    }
    assert.match(step.summary, /::error::x .* 5999/, 'the end of a long log is shown');
    assert.doesNotMatch(step.summary, /::error::x .* 3000\b/, 'and not all of it');
    assert.ok((catalog.repository.comments[0]?.body.length ?? 0) < 65_536);
    for (const run of catalog.repository.checkRuns)
      for (const text of [run.summary, run.text]) assert.ok(Buffer.byteLength(text ?? '') <= 65_535);
  });

  it('Decompression bomb / 100 GB image', async () => {
    await using folder = await temporaryFolder();
    const store = openLayout(folder.path);
    const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: digestOf('x') };
    await putImage(store, '1.2', { manifest: { layers: [{ ...layer, size: 100e9 }] } });
    const text = JSON.stringify(aSpec());
    const examined = parseSpec(text, 'catalog/blur/spec.json');
    const report = await examineEntry(
      { name: 'blur', file: 'catalog/blur/spec.json', text, examined },
      {
        view: { paths: new Set(), read: async () => undefined },
        index: { algorithms: {} },
        names: [],
      },
      {
        settings: { registry: 'ghcr.io/lab' },
        // Nothing but manifests and configs is read: there is no layer to read.
        images: { source: async () => store, target: async () => store },
        agent: TINY_AGENT,
      },
    );
    const [found] = report.findings.filter(({ severity }) => severity === 'error');
    assert.equal(found?.code, 'IMAGE_TOO_LARGE');
  });

  // "/" alone is allowed: the example that the format comes from has it.
  for (const [field, value] of [
    ['name', '../blur'],
    ['name', 'blur/../../x'],
    ['name', '.git'],
    ['input_file_path', '../in'],
    ['input_file_path', '/data/../etc'],
    ['input_file_path', '/proc/self'],
    ['output_file_path', '/sys'],
    ['output_file_path', '/dev/shm'],
    ['output_file_path', '/.pipewright'],
  ] as const)
    it(`Path traversal through name or input_file_path: ${field} ${value}`, () => {
      assert.notDeepEqual(wrongWith({ [field]: value }), []);
    });

  for (const name of [
    'LD_PRELOAD',
    'PATH',
    'AWS_SECRET_ACCESS_KEY',
    'GITHUB_TOKEN',
    'NODE_OPTIONS',
    'PIPEWRIGHT_SPEC',
  ])
    it(`Env var names LD_PRELOAD, PATH, AWS_*, GITHUB_*: ${name}`, () => {
      assert.deepEqual(wrongWith({ user_specified_environment_variables: [{ name, required: false }] }), [
        'RESERVED_VARIABLE',
      ]);
    });

  it('Duplicate JSON keys / __proto__ key', () => {
    const good = JSON.stringify(aSpec());
    assert.deepEqual(wrongWith(good), []);
    assert.deepEqual(wrongWith(good.replace('{', '{"name":"other",')), ['DUPLICATE_KEY']);
    assert.deepEqual(wrongWith(good.replace('{', '{"__proto__":{"name":"x"},')), ['FORBIDDEN_KEY']);
    assert.equal(({} as Record<string, unknown>).name, undefined);
  });

  it('SSRF via test input URL or schema $ref', () => {
    const tests = (input: string) => ({ tests: [{ name: 'a', input, expect: {} }] });
    for (const input of ['http://169.254.169.254/latest', 'file:///etc/passwd', '//evil.example/x'])
      assert.notDeepEqual(wrongWith(tests(input)), [], input);
    assert.deepEqual(wrongWith({ $ref: 'http://169.254.169.254/' }), ['UNKNOWN_FIELD']);
    for (const name of [
      '169.254.169.254/x:1',
      'localhost:5000/x:1',
      '[::1]:5000/x:1',
      '10.0.0.1/x:1',
      'metadata.google.internal/x:1',
      '2130706433:80/x:1',
      '0x7f.1/x:1',
      '0177.0.0.1/x:1',
      '127.1/x:1',
      '0xA9FEA9FE:80/x:1',
      '100.64.0.1/x:1',
      '[::ffff:7f00:1]/x:1',
      'registry:5000/x:1',
      'registry.lan/x:1',
    ])
      assert.throws(() => checkPublicSource({ registry: 'a' }, parseReference(name)), {
        code: 'PRIVATE_REGISTRY',
      });
    for (const name of ['oci:/etc', 'docker-daemon:secret:1'])
      assert.throws(
        () => checkPublicSource({ registry: 'a', allowed_registries: ['a'] }, parseReference(name)),
        {
          code: 'ONLY_ON_THIS_MACHINE',
        },
      );
    checkPublicSource({ registry: 'a' }, parseReference('ghcr.io/alice/blur:1'));
    checkPublicSource({ registry: 'a' }, parseReference('alice/blur:1'));
  });

  it('Homoglyph/case duplicates', () => {
    for (const name of ['Blur', 'bl\u03c5r', 'blur\u200b', 'ｂlur', 'blur.'])
      assert.notDeepEqual(wrongWith({ name }), [], name);
    assert.equal(foldName('Edge_Finder'), foldName('edge-finder'));
  });
});
