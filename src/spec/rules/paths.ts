import { quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

/** Folders of the system and the agent: an algorithm's files must not be there. */
const RESERVED_PATH = /^\/(?:proc|sys|dev|\.pipewright)(?:\/|$)/;

/** Folders of an image that contain programs and other files. */
const SYSTEM_FOLDER =
  /^\/(?:|bin|boot|etc|home|lib|lib32|lib64|media|mnt|opt|root|run|sbin|srv|tmp|usr|var|var\/tmp)$/;

/** The paths inside the image: absolute, without detours, and not in a folder of the system. */
export function checkPaths(report: Report): void {
  for (const field of ['input_file_path', 'output_file_path', 'executable_path', 'checkpoint'])
    checkPath(report, field);
  checkOwnFolder(report);
  const input = report.text(['input_file_path']);
  const output = report.text(['output_file_path']);
  if (!input?.startsWith('/') || !output?.startsWith('/')) return;
  const [a, b] = [normalized(input), normalized(output)];
  if (a !== b && !within(a, b) && !within(b, a)) return;
  report.hint('SHARED_FOLDER', ['output_file_path'], {
    message:
      a === b
        ? `Inputs and outputs share the folder ${quote(a)}; use separate folders, so that an input is never taken for an output.`
        : `${quote(within(a, b) ? a : b)} lies inside ${quote(within(a, b) ? b : a)}; use separate folders for inputs and outputs.`,
    got: quote(output),
  });
}

/**
 * The folder `checkpoint` is emptied before each item, so it must not contain anything else, nor be inside
 * another of these paths.
 */
function checkOwnFolder(report: Report): void {
  const checkpoint = report.text(['checkpoint']);
  if (!checkpoint?.startsWith('/')) return;
  const own = normalized(checkpoint);
  const got = quote(checkpoint);
  if (SYSTEM_FOLDER.test(own)) {
    report.error('RESERVED_PATH', ['checkpoint'], {
      message: `"checkpoint" is ${got}, which contains more than the algorithm's own files, but the folder is emptied before each item. Choose a separate folder, such as /data/checkpoint.`,
      got,
    });
    return;
  }
  for (const field of ['input_file_path', 'output_file_path', 'executable_path']) {
    const path = report.text([field]);
    if (!path?.startsWith('/')) continue;
    const other = normalized(path);
    const holds = own === other || within(other, own);
    // Everything is below the root.
    if (!holds && (other === '/' || !within(own, other))) continue;
    report.error('CHECKPOINT_NOT_OWN', ['checkpoint'], {
      message: `"checkpoint" is ${got}, ${holds ? `where "${field}" is, too, but it is emptied before each item` : `inside "${field}"`}. Choose a separate folder, such as /data/checkpoint.`,
      got,
    });
    return;
  }
}

function checkPath(report: Report, field: string): void {
  const path = report.text([field]);
  if (path === undefined) return;
  const got = quote(path);
  if (!path.startsWith('/')) {
    report.error('NOT_A_FULL_PATH', [field], {
      message: `"${field}" is ${got}; it must be a full path inside the image, starting with "/".`,
      got,
      expected: 'a full path',
      fix: report.rewrite([field], /^[\w.-]/.test(path) ? `/${path}` : undefined, false),
    });
    return;
  }
  const normal = normalized(path);
  const written = path.length > 1 && field !== 'executable_path' ? path.replace(/\/$/, '') : path;
  if (normal !== written) {
    report.error('PATH_WITH_DETOUR', [field], {
      message: `"${field}" is ${got}; it must not contain "..", "." or "//". Did you mean ${quote(normal)}?`,
      got,
      expected: normal,
      fix: report.rewrite([field], normal, !path.split('/').includes('..')),
    });
  } else if (RESERVED_PATH.test(normal)) {
    report.error('RESERVED_PATH', [field], {
      message: `"${field}" is ${got}, which belongs to the system. Choose a folder of the algorithm's own.`,
      got,
    });
  }
}

function within(inner: string, outer: string): boolean {
  return inner.startsWith(outer === '/' ? '/' : `${outer}/`);
}

function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return `/${steps.join('/')}`;
}
