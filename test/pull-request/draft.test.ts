import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseReference } from '../../src/oci/reference.ts';
import { draftSpec } from '../../src/pull-request/draft-spec.ts';
import type { FormAnswers } from '../../src/pull-request/issue-form.ts';
import { parseSpec } from '../../src/spec/parse-spec.ts';
import { catalogWorld, specFile } from '../fakes/catalog-world.ts';
import { assertInert } from '../fakes/inert.ts';
import { formBody } from '../fakes/issue-form.ts';

const ANSWERS: FormAnswers = {
  ...{ image: 'ghcr.io/alice/blur:1.2', name: 'soften', description: 'Blurs a picture.', memory: '128' },
  ...{ command: '/blur $input $output', license: 'MIT' },
};
const DIGEST = `sha256:${'0'.repeat(64)}` as const;

describe('drafting a spec from an issue', () => {
  it('answers with one comment: a link to a spec that can be proposed as it is, kept up to date', async () => {
    const world = await catalogWorld();
    const number = world.repository.openIssue(formBody(ANSWERS));
    const linkIn = (body = '') =>
      new URL(/<a href="([^"]+)">/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '');
    assert.equal(await world.draft(number), undefined);
    const [comment] = world.repository.comments;
    const link = linkIn(comment?.body);
    assert.equal(link.origin + link.pathname, 'https://github.com/lab/catalog/new/main');
    assert.equal(link.searchParams.get('filename'), 'catalog/soften/spec.json');
    const { findings, spec } = parseSpec(link.searchParams.get('value') ?? '', 'catalog/soften/spec.json');
    assert.deepEqual(
      [
        findings.filter(({ severity }) => severity === 'error'),
        spec?.memory?.suggested,
        spec?.executable_path,
      ],
      [[], 128, '/blur'],
    );
    assert.match(comment?.body ?? '', /\*\*author\*\* reviews the draft/);
    world.repository.issues.set(number, formBody({ ...ANSWERS, name: 'sharpen' }));
    assert.equal(await world.draft(number), undefined);
    assert.equal(linkIn(comment?.body).searchParams.get('filename'), 'catalog/sharpen/spec.json');
    assert.deepEqual([world.repository.comments.length, world.repository.log().length], [1, 1]);
  });

  it('reports what the checks find: a name that is taken, an image that does not exist', async () => {
    const world = await catalogWorld(specFile());
    for (const [answers, says] of [
      [{ name: 'blur' }, /NAME_TAKEN/],
      [{ image: 'ghcr.io/alice/nothing:1' }, /IMAGE_NOT_FOUND/],
    ] as const) {
      const number = world.repository.openIssue(formBody({ ...ANSWERS, ...answers }));
      assert.equal(await world.draft(number), undefined);
      assert.match(world.repository.comments.at(-1)?.body ?? '', says);
      assert.match(world.repository.comments.at(-1)?.body ?? '', /\*\*author\*\* fixes the findings below/);
    }
  });

  it('treats the issue as untrusted text: no file of the machine is read, no markup survives', async () => {
    const world = await catalogWorld();
    const evil =
      '@octo-org/all <!-- ``` </pre><img src=x onerror=1> [a](https://evil.example) ${{ github.token }}';
    const images = ['oci:/etc', 'docker-daemon:x', '169.254.169.254/x:1', `x ${evil}`, 'ghcr.io/UPPER/x:1'];
    for (const answers of [
      ...images.map((image) => ({ image, name: '../../.github/x', description: `${evil}\n::error::x` })),
      { name: `"><script>${evil}`, command: `'${evil}`, license: evil },
      { description: 'long '.repeat(5000) },
    ])
      world.repository.openIssue(formBody({ ...ANSWERS, ...answers }));
    for (const number of world.repository.issues.keys()) {
      assert.equal(await world.draft(number), undefined);
      const body = world.repository.comments.find(({ issue }) => issue === number)?.body ?? '';
      assertInert(body.replace(/<a href="[^"<>]+">/, ''), body);
      for (const [, path] of body.matchAll(/filename=([^&"]+)/g))
        assert.match(decodeURIComponent(path ?? ''), /^catalog\/[A-Za-z0-9-]+\/spec\.json$/);
    }
    assert.match(world.repository.comments.at(-1)?.body ?? '', /too long for a link/);
    assert.deepEqual([...world.images.repositories.keys()].sort(), [
      'docker.io/library/docker-daemon',
      'ghcr.io/alice/blur',
      'ghcr.io/pipewright/agent',
    ]);
  });

  it('ignores issues that were not opened with the form, and says so where it may not write', async () => {
    const world = await catalogWorld();
    assert.equal(await world.draft(world.repository.openIssue('It does not work!')), undefined);
    assert.match(world.runner.log, /there is nothing to draft/);
    const number = world.repository.openIssue(formBody(ANSWERS));
    assert.equal(await world.draft(number, { permissions: { issues: 'read' } }), undefined);
    assert.deepEqual(world.repository.comments, []);
    assert.match(world.runner.log, /give the job "issues: write"/);
    assert.match(world.runner.summaries.join(), /a draft of its spec/);
  });
});

describe('a draft from an image’s config', () => {
  const draft = (image: string, config: object = {}, name?: string) =>
    draftSpec(parseReference(image), DIGEST, { config } as Parameters<typeof draftSpec>[2], { name });

  it('takes fields from labels, variables from the environment, and ports', () => {
    const label = (key: string) => `org.opencontainers.image.${key}`;
    const spec = draft('ghcr.io/alice/blur:1.2.3', {
      Labels: { [label('licenses')]: 'MIT', [label('authors')]: 'A, B', [label('title')]: 'Blur' },
      Env: ['PATH=/bin', 'JAVA_VERSION=1', 'RADIUS=2=3', 'LD_PRELOAD=x', 'bad'],
      ExposedPorts: { '80/tcp': {}, '53/udp': {} },
      Entrypoint: ['/opt/my blur'],
    });
    assert.deepEqual(
      [spec.license, spec.authors, spec.description, spec.version, spec.executable_path],
      ['MIT', [{ name: 'A' }, { name: 'B' }], 'Blur', '1.2.3', '/opt/my blur'],
    );
    assert.deepEqual(spec.user_specified_environment_variables, [
      { name: 'RADIUS', required: false, default: '2=3' },
    ]);
    assert.deepEqual(spec.port, [
      { port: 80, protocol: 'tcp' },
      { port: 53, protocol: 'udp' },
    ]);
    assert.equal(spec.run_command, `'/opt/my blur' $input $output`);
  });

  for (const [image, config, name, container, command] of [
    [
      'ghcr.io/alice/my__tool:latest',
      { Cmd: ['bash'] },
      'my-tool',
      `ghcr.io/alice/my__tool@${DIGEST}`,
      undefined,
    ],
    ['alice/blur', {}, 'blur', `docker.io/alice/blur@${DIGEST}`, undefined],
    ['oci:/data/edge.finder', { Cmd: ['run', 'me'] }, 'edge-finder', 'oci:/data/edge.finder', 'run me'],
  ] as const)
    it(`of ${image} names the image so that it cannot move`, () => {
      const spec = draft(image, config);
      assert.deepEqual(
        [spec.name, spec.container_name, spec.run_command],
        [name, container, `${command ?? '/path/to/your/program'} $input $output`],
      );
    });

  it('is refused for a wrapped image', async () => {
    const world = await catalogWorld(specFile());
    assert.equal(await world.release(), undefined);
    const repository = world.images.at('ghcr.io/lab/blur');
    const manifest = JSON.parse(Buffer.from((await repository.readManifest('1.2.3')).bytes).toString());
    const config = JSON.parse(Buffer.from(await repository.readBlob(manifest.config)).toString());
    assert.throws(() => draftSpec(parseReference('ghcr.io/lab/blur:1.2.3'), DIGEST, config), {
      code: 'ALREADY_WRAPPED',
      message: /Name its source instead: ghcr\.io\/alice\/blur:1\.2/,
    });
  });
});
