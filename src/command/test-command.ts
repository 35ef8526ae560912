import { dirname } from 'node:path';
import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { Failure } from '../core/failure.ts';
import { findEngine } from '../edge/engine.ts';
import { openImages } from '../edge/images.ts';
import { asFinding, tryTests } from '../edge/sandbox.ts';
import { isAgentLine } from '../local/item-container.ts';
import type { ImageSource } from '../oci/image-store.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import type { Trial } from '../pull-request/smoke.ts';
import type { CompleteSpec } from '../spec/complete-spec.ts';
import { clip } from '../text/markdown.ts';
import { plural } from '../text/plural.ts';
import { escapeControl } from '../text/terminal.ts';
import { formatDuration } from '../text/units.ts';
import type { AgentRelease } from '../wrap/agent-release.ts';
import { deriveWrap, type Wrap } from '../wrap/derive.ts';
import { type Images, sourceName } from '../wrap/wrap.ts';
import type { CommandIo } from './command-io.ts';
import { readOptions } from './options.ts';
import { jsonText } from './output.ts';
import { readSpecFiles } from './spec-file.ts';

const USAGE = `pipewright test SPEC…

Wraps each spec's image for the engine on this machine and runs its tests: without network, rights or a writable root,
with the memory, CPU and time that the spec asks for. Nothing is pushed.

  --engine NAME   docker or podman. Default: the first that answers
  --source REF    read the source image here instead
  --agent REF     take the agent layer from here. Default: ${agentRelease.name}
  --json          print one JSON object: engine, passed, failed, untested (numbers), findings[] of specs that could not
                  be tested, and tests[{spec,test,seconds,exit_code,outputs[{name,sha256}],log,findings[]}]
`;

/** Of a failed test's log, this much is shown; --json has all that was kept. */
const LOG_LINES = 10;
/** characters of a line */
const LINE_LENGTH = 400;

interface Tried extends Trial {
  readonly spec: string;
}

/** `pipewright test`. A spec that cannot be tested does not keep the others from it. @throws Failure for whatever the user can mend */
export async function test(argv: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = readOptions(argv, {
    engine: { type: 'string' },
    source: { type: 'string' },
    agent: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (values.help) {
    io.out(USAGE);
    return 0;
  }
  if (positionals.length === 0)
    throw new Failure('BAD_USAGE', 'Name a spec: pipewright test catalog/<name>/spec.json');
  const wanted = values.engine;
  if (wanted !== undefined && wanted !== 'docker' && wanted !== 'podman') {
    throw new Failure('BAD_USAGE', `--engine is docker or podman, not "${wanted}".`);
  }
  const say = (text: string): void => {
    if (!values.json) io.out(text);
  };
  const { specs, errors, shown } = readSpecFiles(positionals, io);
  if (!values.json) io.err(shown);
  const findings = [...errors];
  const tried: Tried[] = [];
  let untested = 0;
  const engine = specs.length > 0 ? await findEngine(wanted) : undefined;
  if (engine) {
    if (!values.json) io.err(`Testing with ${engine.command} ${engine.version}\n`);
    await using images = await openImages({ env: io.env, signal: io.signal });
    for (const file of specs) {
      const name = `${file.spec.name} ${file.spec.version}`;
      if (file.spec.tests.length === 0 || file.spec.gpu) {
        untested += 1;
        const why = file.spec.gpu
          ? 'not run, it needs a GPU.'
          : 'no tests. Add "tests" with a small sample and what to expect.';
        say(`- ${name}: ${why}\n`);
        continue;
      }
      try {
        const { spec, shown } = file;
        const { wrap, from } = await derive(spec, images, values);
        const onTrial = (trial: Trial) => {
          tried.push({ spec: spec.name, ...trial });
          say(testText(tried.at(-1) as Tried));
        };
        const entry = { spec, shown, folder: dirname(file.file) };
        await tryTests(entry, { engine, wrap, from, signal: io.signal, onTrial });
      } catch (error) {
        const finding = asFinding(error, file.shown, '', io.signal);
        findings.push(finding);
        say(`✗ ${name}: error ${finding.code}: ${escapeControl(finding.message)}\n`);
      }
    }
  }
  const failed = tried.filter((t) => t.findings.length > 0).length;
  const passed = tried.length - failed;
  if (values.json) {
    const tests = tried.map(({ result, ...rest }) => ({
      ...rest,
      exit_code: result?.exitCode ?? null,
      outputs: result?.outputs.map(({ name, sha256 }) => ({ name, sha256 })) ?? [],
      log: result?.log ?? '',
    }));
    io.out(jsonText({ engine: engine?.command ?? null, passed, failed, untested, findings, tests }));
  } else {
    const broken = new Set(findings.map((finding) => finding.file)).size;
    const more = [
      broken > 0 && `${plural(broken, 'spec')} could not be tested`,
      untested > 0 && `${plural(untested, 'spec')} left out`,
    ].filter(Boolean);
    io.out(`${[`${passed} passed`, `${failed} failed`, ...more].join(', ')}\n`);
  }
  return failed > 0 || findings.length > 0 ? 1 : 0;
}

/** Derives a spec's wrap. @returns it, and where its layers can be had */
async function derive(
  spec: CompleteSpec,
  images: Images,
  options: { readonly source?: string | undefined; readonly agent?: string | undefined },
): Promise<{ wrap: Wrap; from: { source: ImageSource; agent: ImageSource } }> {
  const release = agentRelease as AgentRelease;
  const reference = parseReference(options.source ?? spec.container_name);
  const source = await images.source(reference);
  const agent = await images.source(parseReference(options.agent ?? `${release.name}:${release.version}`));
  const name = sourceName(spec);
  const wrap = await deriveWrap(source, { name, reference: tagOrDigest(reference), spec, agent: release });
  return { wrap, from: { source, agent } };
}

/** What is said of one test: its end, and of a failed one the last lines of its log. Texts of strangers steer nothing. */
export function testText({ spec, test: name, seconds, result, findings }: Tried): string {
  const title = `${spec}: ${escapeControl(name)} (${formatDuration(seconds)})`;
  if (findings.length === 0) {
    const outputs = result?.outputs.map((output) => escapeControl(output.name)).join(', ');
    return `✓ ${title}: ${outputs || 'no output, as expected'}\n`;
  }
  const log = (result?.log ?? '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '' && !isAgentLine(line))
    .slice(-LOG_LINES)
    .map((line) => `    | ${clip(escapeControl(line.replaceAll('\t', '  ')), LINE_LENGTH)}\n`)
    .join('');
  const found = findings
    .map(({ code, message }) => `    error ${code}: ${escapeControl(message)}\n`)
    .join('');
  return `✗ ${title}\n${found}${log}`;
}
