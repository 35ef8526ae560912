import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimate } from '../../src/deploy/cost-estimate.ts';
import { copyRepositories, imageCopies, mirroredPlan, planFor } from '../../src/deploy/mirror.ts';
import { digestOf } from '../../src/oci/digest.ts';
import { destroyedBlocks } from '../../src/report/deploy-text.ts';
import { newManifest, settingsOf } from '../../src/runs/new-run.ts';
import { PLAIN, print } from '../../src/text/printer.ts';
import { compiled, deployablePlan, deployableStep, TARGET } from '../fakes/deployable.ts';

const DIGEST = digestOf('blur');
const HOST = '183351756044.dkr.ecr.us-east-1.amazonaws.com';
const planOf = (...images: string[]) =>
  deployablePlan({}, ...images.map((image, i) => deployableStep(`s${i}`, { image: `${image}@${DIGEST}` })));
/** What agents pull instead of an image. */
const copyOf = (image: string, site = TARGET) => mirroredPlan(planOf(image), site).steps[0]!.mirrored;

describe('copies of images in the account’s ECR', () => {
  for (const [image, repository] of [
    ['ghcr.io/alice/blur', 'pipewright/ghcr.io/alice/blur'],
    ['docker.io/library/debian', 'pipewright/docker.io/library/debian'],
    ['127.0.0.1:5000/a__b/c---d', 'pipewright/127.0.0.1-5000/a-b/c-d'],
    ['[::1]:5000/a', 'pipewright/1-5000/a'],
    ['GHCR.io/a', 'pipewright/ghcr.io/a'],
    [
      '999999999999.dkr.ecr.us-east-1.amazonaws.com/lab/a',
      `pipewright/999999999999.dkr.ecr.us-east-1.amazonaws.com/lab/a`,
    ],
    [
      `183351756044.dkr.ecr.eu-west-1.amazonaws.com/lab/a`,
      `pipewright/183351756044.dkr.ecr.eu-west-1.amazonaws.com/lab/a`,
    ],
  ] as const)
    it(`of ${image} have a name that ECR takes, and the digest`, () => {
      assert.equal(copyOf(image), `${HOST}/${repository}@${DIGEST}`);
      // Amazon ECR API reference, CreateRepository.
      assert.match(repository, /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/);
    });

  it('have short names where the image has a very long one', () => {
    const name = copyOf(`ghcr.io/${'a/'.repeat(127)}a`)!
      .slice(HOST.length + 1)
      .split('@')[0]!;
    assert.match(name, /^pipewright\/[0-9a-f]{64}$/);
  });

  it('are in the partition of the region, and not made of what is already there', () => {
    const china = { ...TARGET, region: 'cn-north-1' };
    assert.match(copyOf('ghcr.io/a/b', china)!, /^183351756044\.dkr\.ecr\.cn-north-1\.amazonaws\.com\.cn\//);
    assert.equal(copyOf(`${HOST}/lab/a`), undefined);
  });

  it('are of distinct images, under a tag that never moves', () => {
    const copies = imageCopies(mirroredPlan(planOf('ghcr.io/a/b', 'ghcr.io/a/b', `${HOST}/c`), TARGET));
    const hex = DIGEST.slice(7, 19);
    assert.deepEqual(
      copies.map(({ image, tag, bytes }) => [image, tag, bytes]),
      [[`ghcr.io/a/b@${DIGEST}`, `1.2.3-${hex}`, 50_000_000]],
    );
    assert.deepEqual(imageCopies(planOf('ghcr.io/a/b')), []);
  });

  it('stay until they are taken back', () => {
    const plan = planOf('ghcr.io/a/b');
    const { template: with_ } = compiled(mirroredPlan(plan, TARGET));
    const { template: without } = compiled(plan);
    const isMirrored = (...asked: [wanted: boolean | undefined, deployed: typeof with_ | undefined]) =>
      planFor(plan, ...asked, TARGET).mirror === true;
    assert.deepEqual(
      [with_, without, undefined].map((deployed) => isMirrored(undefined, deployed)),
      [true, false, false],
    );
    assert.deepEqual(
      [with_, without].map((deployed) => isMirrored(true, deployed)),
      [true, true],
    );
    assert.equal(isMirrored(false, with_), false);
    assert.equal(without.Metadata.Pipewright.mirror, undefined);
  });

  it('are remembered where no image needs one yet, for later ones', () => {
    const { template } = compiled(mirroredPlan(planOf(`${HOST}/lab/a`), TARGET));
    assert.ok(planFor(planOf('ghcr.io/a/b'), undefined, template, TARGET).steps[0]!.mirrored);
    assert.deepEqual(copyRepositories(template), []);
  });

  it('let a run continue, and are named in its record beside the image', () => {
    const [before, after] = [planOf('ghcr.io/a/b'), mirroredPlan(planOf('ghcr.io/a/b'), TARGET)];
    assert.equal(settingsOf(before.steps[0]!), settingsOf(after.steps[0]!));
    const [step] = newManifest(after, {}, { run: 'r', created_at: '' }).steps;
    assert.deepEqual([step?.image, step?.mirrored], [`ghcr.io/a/b@${DIGEST}`, copyOf('ghcr.io/a/b')]);
    assert.ok(!('mirrored' in newManifest(before, {}, { run: 'r', created_at: '' }).steps[0]!));
  });

  it('cost storage, and remain, as is said', () => {
    const plan = mirroredPlan(planOf('ghcr.io/a/b'), TARGET);
    const { template } = compiled(plan);
    const costs = estimate(plan, template);
    const none = estimate(planOf('ghcr.io/a/b'), template);
    // 50 MB at $0.10 for a GB, rounded up.
    assert.deepEqual([costs.copies_month, none.copies_month], [0.01, undefined]);
    const left = copyRepositories(template).map((repository) => ({ repository, region: 'us-east-1' }));
    assert.equal(
      print(destroyedBlocks('w', left), PLAIN),
      'Nothing of w is left but its data, and copies of its images.\nRemains: the repository pipewright/ghcr.io/a/b in ECR, with copies of images, which other workflows of the account may use\nTo delete it: aws ecr delete-repository --force --region us-east-1 --repository-name pipewright/ghcr.io/a/b\n',
    );
    assert.deepEqual(copyRepositories(compiled(planOf(`${HOST}/pipewright/cut`)).template), []);
  });
});
