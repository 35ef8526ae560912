import { dirname, join } from 'node:path';
import agentRelease from '../../agent/agent.json' with { type: 'json' };
import { findEngine } from '../edge/engine.ts';
import { openImages } from '../edge/images.ts';
import { loadWrap } from '../edge/load.ts';
import { runInSandbox } from '../edge/sandbox.ts';
import { Failure } from '../failure.ts';
import type { Finding } from '../finding.ts';
import { parseReference, tagOrDigest } from '../image/reference.ts';
import type { AgentRelease } from '../publish/agent-release.ts';
import { deriveWrap } from '../publish/derive.ts';
import { sourceName } from '../publish/publish.ts';
import { judge, type SmokeResult } from '../publish/smoke.ts';
import type { CommandIo } from './io.ts';
import { readOptions } from './options.ts';
import { readSpecFiles } from './spec-file.ts';
import { formatSeconds } from './units.ts';

const USAGE = `pipewright test SPEC…

Wraps each spec's image for the engine on this machine and runs its tests: without network, rights or a writable root,
with the memory, CPU and time that the spec asks for. Nothing is pushed.

  --engine NAME   docker or podman. Default: the first that answers
  --source REF    read the source image here instead
  --agent REF     take the agent layer from here. Default: ${agentRelease.name}
  --json          print one JSON object
`;

/** One test with what came of it. */
interface Tried {
  readonly spec: string;
  readonly test: string;
  readonly seconds: number;
  readonly result: SmokeResult;
  readonly findings: readonly Finding[];
}

/** `pipewright test`. @throws Failure for whatever the user can mend */
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
  const specs = readSpecFiles(positionals, io, values.json === true);
  if (!specs) return 1;
  const engine = await findEngine(wanted);
  if (!values.json) io.err(`Testing with ${engine.command} ${engine.version}\n`);
  const release = agentRelease as AgentRelease;
  const agentFrom = parseReference(values.agent ?? `${release.name}:${release.version}`);
  await using images = await openImages({ env: io.env, signal: io.signal });
  const tried: Tried[] = [];
  let untested = 0;
  for (const { spec, file, shown } of specs) {
    if (spec.tests.length === 0) {
      untested += 1;
      if (!values.json)
        io.out(
          `${spec.name} ${spec.version}: no tests. Add "tests" with a small sample and what to expect.\n`,
        );
      continue;
    }
    if (spec.gpu) {
      if (!values.json) io.out(`${spec.name} ${spec.version}: not run, it needs a GPU.\n`);
      continue;
    }
    const reference = parseReference(values.source ?? spec.container_name);
    const source = await images.source(reference);
    const name = sourceName(spec);
    const wrap = await deriveWrap(source, { name, reference: tagOrDigest(reference), spec, agent: release });
    const image = await loadWrap(engine, wrap, spec.name, { source, agent: await images.source(agentFrom) });
    for (const [index, one] of spec.tests.entries()) {
      io.signal.throwIfAborted();
      const started = performance.now();
      const result = await runInSandbox(engine, image, spec, one, join(dirname(file), one.input), io.signal);
      const seconds = (performance.now() - started) / 1000;
      const findings = judge(spec, one, result, shown, index);
      tried.push({ spec: spec.name, test: one.name, seconds, result, findings });
      if (!values.json) io.out(describe(tried.at(-1) as Tried));
    }
  }
  const failed = tried.filter((t) => t.findings.length > 0).length;
  if (values.json) {
    const tests = tried.map(({ result, ...rest }) => ({
      ...rest,
      exit_code: result.exitCode,
      outputs: result.outputs.map(({ name, sha256 }) => ({ name, sha256 })),
      log: result.log,
    }));
    io.out(
      `${JSON.stringify({ engine: engine.command, passed: tried.length - failed, failed, untested, tests }, null, 2)}\n`,
    );
  } else {
    io.out(`${tried.length - failed} passed, ${failed} failed\n`);
  }
  return failed > 0 ? 1 : 0;
}

function describe({ spec, test: name, seconds, result, findings }: Tried): string {
  const time = formatSeconds(seconds * 1000);
  if (findings.length === 0) {
    const outputs = result.outputs.map((output) => output.name).join(', ') || 'no output, as expected';
    return `✓ ${spec}: ${name} (${time}): ${outputs}\n`;
  }
  const log = result.log
    .trimEnd()
    .split('\n')
    .slice(-10)
    .map((line) => `    | ${line}\n`)
    .join('');
  return `✗ ${spec}: ${name} (${time})\n${findings.map((f) => `    ${f.code} ${f.message}\n`).join('')}${log}`;
}
