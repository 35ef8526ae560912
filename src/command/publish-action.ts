import { join } from 'node:path';
import type { CatalogSettings } from '../catalog/catalog-settings.ts';
import { Failure } from '../core/failure.ts';
import { writeText } from '../edge/files.ts';
import { parseGivenCredentials } from '../edge/registry/credentials.ts';
import type { PublishInputs } from '../github/action-inputs.ts';
import type { Reference } from '../oci/reference.ts';
import type { Secret } from '../pull-request/provenance.ts';
import { publishMode } from '../pull-request/publish-mode.ts';
import { type ActionIo, jobContext } from './action-io.ts';
import { openRecord, readCheckout, testsOnThisMachine } from './catalog-parts.ts';
import { requireGitHub } from './github-access.ts';
import { openImagesFor } from './images-access.ts';

/** Milliseconds. Ten seconds after it cancels a job, GitHub kills its processes. */
const LAST_WORDS = 5_000;

/** The action's mode `publish`: the checkout, GitHub, registries and the engine, put together. */
export async function publishAction(inputs: PublishInputs, io: ActionIo): Promise<void> {
  const { cwd, runner, signal } = io;
  const context = await jobContext(io);
  if (!context) {
    throw new Failure(
      'BAD_EVENT',
      'This is not a job of GitHub Actions (GITHUB_REPOSITORY and GITHUB_EVENT_NAME are not set). On your own machine, "npx pipewright publish" does the same.',
    );
  }
  const checkout = readCheckout(inputs.catalog, cwd, inputs.agent);
  await using images = await openJobImages({ ...inputs, ...checkout }, io);
  const github = await requireGitHub(io);
  const { commitToken } = inputs;
  if (commitToken) runner.secret(commitToken);
  const committer = commitToken ? await requireGitHub({ ...io, token: commitToken }) : github;
  const base = context.kind === 'pull-request' ? context.base.ref : undefined;
  await publishMode(context, {
    ...checkout,
    inputs,
    runner,
    github,
    committer,
    record: openRecord(committer, inputs, context, base),
    images,
    secrets: registrySecrets(inputs.registryCredentials),
    tryTests: inputs.tests
      ? testsOnThisMachine(images, checkout.agentFrom, io, (algorithm, { test, findings }) =>
          runner.info(`${findings.length > 0 ? '✗' : '✓'} ${algorithm}: ${test}`),
        )
      : async () => 'They are switched off for this job (tests: false).',
    async keep(name, text) {
      const path = join(io.env.RUNNER_TEMP || cwd, name);
      await writeText(path, text);
      return path;
    },
    signal,
    lastGitHub: () => requireGitHub({ ...io, signal: AbortSignal.timeout(LAST_WORDS) }),
  });
  runner.debug(`${github.calls} requests to GitHub, ${images.registry.traffic.requests} to registries`);
}

/** User names and passwords of registries. Only GitHub knows whether the job has them from secrets. */
function registrySecrets(registryCredentials: string): Secret[] {
  return Object.entries(parseGivenCredentials(registryCredentials)).flatMap(
    ([host, { username, password }]) => [
      { name: `the user name for ${host} in "registry-credentials"`, text: username },
      { name: `the password for ${host} in "registry-credentials"`, text: password },
    ],
  );
}

/** Images with the credentials that the job names, which no log shows from here on. */
export function openJobImages(
  {
    registryCredentials,
    settings,
    agentFrom,
  }: {
    readonly registryCredentials: string;
    readonly settings: CatalogSettings;
    readonly agentFrom?: Reference;
  },
  io: ActionIo,
) {
  const credentials = parseGivenCredentials(registryCredentials);
  for (const { password } of Object.values(credentials)) io.runner.secret(password);
  return openImagesFor(io, { credentials, settings, agentFrom });
}
