import { quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

/** Where the system or we live: nothing of an algorithm's may be put there. */
const RESERVED_PATH = /^\/(?:proc|sys|dev|\.pipewright)(?:\/|$)/;

/** The three paths inside the image: full, without detours, and not where the system lives. */
export function checkPaths(report: Report): void {
  for (const field of ['input_file_path', 'output_file_path', 'executable_path']) {
    const path = report.text([field]);
    if (path === undefined) continue;
    if (!path.startsWith('/')) {
      report.add(
        'error',
        'NOT_A_FULL_PATH',
        { path: [field] },
        {
          message: `"${field}" is ${quote(path)}; it must be a full path inside the image, starting with "/".`,
          got: quote(path),
          expected: 'a full path',
          fix: /^[\w.-]/.test(path) ? report.rewrite([field], `/${path}`, false) : undefined,
        },
      );
      continue;
    }
    const normal = normalised(path);
    const written = path.length > 1 && field !== 'executable_path' ? path.replace(/\/$/, '') : path;
    if (normal !== written) {
      const climbs = path.split('/').includes('..');
      report.add(
        'error',
        'PATH_WITH_DETOUR',
        { path: [field] },
        {
          message: `"${field}" is ${quote(path)}; it must have no "..", "." or doubled "/" in it. Did you mean ${quote(normal)}?`,
          got: quote(path),
          expected: normal,
          fix: report.rewrite([field], normal, !climbs),
        },
      );
    } else if (RESERVED_PATH.test(normal)) {
      report.add(
        'error',
        'RESERVED_PATH',
        { path: [field] },
        {
          message: `"${field}" is ${quote(path)}, which belongs to the system. Choose a folder of the algorithm's own.`,
          got: quote(path),
        },
      );
    }
  }
  const input = report.text(['input_file_path']);
  const output = report.text(['output_file_path']);
  if (!input?.startsWith('/') || !output?.startsWith('/')) return;
  const [a, b] = [normalised(input), normalised(output)];
  if (a === b || within(a, b) || within(b, a)) {
    report.add(
      'hint',
      'SHARED_FOLDER',
      { path: ['output_file_path'] },
      {
        message:
          a === b
            ? `Inputs and outputs share the folder ${quote(a)}; folders of their own keep an input from being taken for an output.`
            : `${quote(within(a, b) ? a : b)} lies inside ${quote(within(a, b) ? b : a)}; folders of their own keep inputs and outputs apart.`,
        got: quote(output),
      },
    );
  }
}

function within(inner: string, outer: string): boolean {
  return inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

function normalised(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
