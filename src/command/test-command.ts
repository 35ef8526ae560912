import { dirname } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { type Engine, findEngine } from '../edge/engine.ts';
import { asFinding, tryTests } from '../edge/sandbox.ts';
import { parseReference, tagOrDigest } from '../oci/reference.ts';
import type { Trial } from '../pull-request/smoke.ts';
import { paragraph, print, styled } from '../text/printer.ts';
import { plural } from '../text/units.ts';
import { deriveWrap } from '../wrap/derive.ts';
import { type Images, sourceName } from '../wrap/wrap.ts';
import { TEST } from './catalog-commands.ts';
import { type Input, implement } from './command.ts';
import { type CommandIo, note, screenOf } from './command-io.ts';
import { AGENT, agentReference, openImagesFor } from './images-access.ts';
import { readSpecFiles, type SpecFile } from './spec-file.ts';
import { firstTestText, type SpecTrial, testText } from './test-text.ts';

interface TestResult {
  readonly engine?: Engine;
  readonly trials: SpecTrial[];
  /** Errors of specs that could not be tested. */
  readonly findings: Finding[];
  /** Specs that were skipped. */
  untested: number;
  /** Those of them that have no tests. */
  readonly without: SpecFile[];
}

/** Nothing was tested, since there is no test. */
function isUntested({ trials, without }: Pick<TestResult, 'trials' | 'without'>): boolean {
  return trials.length === 0 && without.length > 0;
}

/** A spec that cannot be tested does not stop the tests of the others. */
export const test = implement(TEST, {
  async run(input, io) {
    const { specs, errors } = readSpecFiles(input.specs, io);
    const result: TestResult = { trials: [], findings: [...errors], untested: 0, without: [] };
    const isTestable = ({ spec }: SpecFile): boolean => spec.tests.length > 0 && !spec.gpu;
    for (const file of specs) if (!isTestable(file)) skipSpec(file, io, result);
    const testable = specs.filter(isTestable);
    if (testable.length === 0) return result;
    const engine = await findEngine(input.engine);
    note(io, `Testing with ${engine.command} ${engine.version}\n`);
    await using images = await openImagesFor(io);
    for (const file of testable) await testSpec(file, { input, io, engine, images, result });
    return { ...result, engine };
  },
  text(result, _, io) {
    const { passed, failed } = countTrials(result);
    const broken = new Set(result.findings.map((finding) => finding.file)).size;
    const parts = [
      `${passed} passed, ${failed} failed`,
      broken > 0 && `${plural(broken, 'spec')} could not be tested`,
      result.untested > 0 && `${plural(result.untested, 'spec')} skipped`,
    ];
    const [untested] = isUntested(result) ? result.without : [];
    return `${parts.filter(Boolean).join(', ')}\n${untested ? firstTestText(untested.shown, screenOf(io)) : ''}`;
  },
  json: ({ engine, trials, findings, untested }) => ({
    engine: engine?.command ?? null,
    ...countTrials({ trials }),
    untested,
    findings,
    tests: trials.map(({ result, ...rest }) => ({
      ...rest,
      exit_code: result?.exitCode ?? null,
      outputs: result?.outputs.map(({ name, sha256 }) => ({ name, sha256 })) ?? [],
      log: result?.log ?? '',
    })),
  }),
  failed: (result) => countTrials(result).failed > 0 || result.findings.length > 0 || isUntested(result),
});

interface TestContext {
  readonly input: Input<typeof TEST>;
  readonly io: CommandIo;
  readonly engine: Engine;
  readonly images: Images;
  readonly result: TestResult;
}

function skipSpec({ spec, ...file }: SpecFile, io: CommandIo, result: TestResult): void {
  result.untested += 1;
  if (!spec.gpu) result.without.push({ spec, ...file });
  const why = spec.gpu ? 'not run, it needs a GPU.' : 'no tests.';
  if (!io.quiet) io.out(`- ${spec.name} ${spec.version}: ${why}\n`);
}

async function testSpec(file: SpecFile, { input, io, engine, images, result }: TestContext): Promise<void> {
  const { spec, shown } = file;
  const name = `${spec.name} ${spec.version}`;
  const say = (line: string): void => {
    if (!io.quiet) io.out(line);
  };
  try {
    const reference = parseReference(input.source ?? spec.container_name);
    const source = await images.source(reference);
    const agent = await images.source(agentReference(input.agent));
    const named = { name: sourceName(spec), reference: tagOrDigest(reference) };
    const wrap = await deriveWrap(source, { ...named, spec, agent: AGENT });
    const entry = { spec, shown, folder: dirname(file.file) };
    const onTrial = (trial: Trial): void => {
      const tried = { spec: spec.name, ...trial };
      result.trials.push(tried);
      say(testText(tried, screenOf(io)));
    };
    await tryTests(entry, {
      engine,
      wrap,
      from: { source, agent, makeAgent: images.makeAgent },
      signal: io.signal,
      onTrial,
    });
  } catch (error) {
    const finding = asFinding(error, shown, '', io.signal);
    result.findings.push(finding);
    const { code, message } = finding;
    const head = [
      styled('bad', '✗'),
      ` ${name}: `,
      styled('bad', 'error'),
      ' ',
      styled('dim', `${code}:`),
      ` ${message}`,
    ];
    say(print([paragraph(head, 0, 2)], screenOf(io)));
  }
}

function countTrials({ trials }: Pick<TestResult, 'trials'>): { passed: number; failed: number } {
  const failed = trials.filter(({ findings }) => findings.length > 0).length;
  return { passed: trials.length - failed, failed };
}
