import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import type { Report } from './rule-report.ts';

// The largest Fargate task (Amazon ECS Developer Guide, "Task CPU and memory", "Fargate task ephemeral
// storage").
const FARGATE_MEMORY_MB = 122_880;
const FARGATE_CPU = 16;
/** GB, on Fargate's largest disk. */
export const FARGATE_DISK_GB = 200;
/** EC2 families with GPUs that ECS can assign. */
const GPU_FAMILY = /^[gp]\d/;

/** Memory, CPU, GPU, disk, ports: that they fit together. */
export function checkResources(report: Report): void {
  const suggested = report.number(['memory', 'suggested']);
  checkMemory(report, suggested);
  const type = report.text(['instance_type']);
  const gpus = report.number(['gpu', 'count']);
  if (gpus !== undefined && type && !GPU_FAMILY.test(type)) {
    report.warn('NO_GPU_THERE', ['instance_type'], {
      message: `"instance_type" is ${quote(type)}, which has no GPU, but "gpu.count" is ${gpus}. Write a type with a GPU, such as g5.xlarge, or remove "instance_type".`,
      got: quote(type),
    });
  }
  if (!type && gpus === undefined) checkFargate(report, suggested);
  checkPorts(report);
}

/** The sizes of memory are in order, and `base` and `per_input_mb` are both there or both missing. */
function checkMemory(report: Report, suggested: number | undefined): void {
  const maximal = report.number(['memory', 'maximal']);
  const inOrder = (field: string, limit: string, is: 'more' | 'less', bound: number | undefined): void => {
    const path = ['memory', field];
    const value = report.number(path);
    if (value === undefined || bound === undefined) return;
    if (is === 'more' ? value <= bound : value >= bound) return;
    const allowed = is === 'more' ? 'less' : 'more';
    report.error('MEMORY_ORDER', path, {
      message: `"memory.${field}" is ${value}, ${is} than the ${bound} of "memory.${limit}"; it must be that or ${allowed}.`,
      got: String(value),
      expected: `${bound} or ${allowed}`,
      fix: report.rewrite(path, bound, false),
    });
  };
  inOrder('minimal', 'suggested', 'more', suggested);
  inOrder('maximal', 'suggested', 'less', suggested);
  inOrder('base', 'maximal', 'more', maximal);
  const halves = [
    ['base', 'per_input_mb'],
    ['per_input_mb', 'base'],
  ] as const;
  for (const [field, other] of halves)
    if (report.has(['memory', field]) && !report.has(['memory', other]))
      report.error('HALF_MEMORY_LINE', ['memory', field], {
        message: `"memory.${field}" needs "memory.${other}" beside it: together they say how much memory an item needs. Add it (it can be 0), or let "npx pipewright tune" measure both.`,
        got: String(report.number(['memory', field])),
      });
}

function checkFargate(report: Report, memory: number | undefined): void {
  const limits = [
    [['memory', 'suggested'], memory, FARGATE_MEMORY_MB, 'MB of memory'],
    [['CPU'], report.number(['CPU']), FARGATE_CPU, 'vCPUs'],
    [['disk_gb'], report.number(['disk_gb']), FARGATE_DISK_GB, 'GB of disk'],
  ] as const;
  for (const [path, value, most, unit] of limits) {
    if (value === undefined || value <= most) continue;
    report.hint('LARGER_THAN_FARGATE', path, {
      message: `"${path.join('.')}" is ${value}; Fargate has at most ${most} ${unit}, so the algorithm will run on an EC2 instance. Write its type in "instance_type".`,
      got: String(value),
      expected: `${most} or less, or an "instance_type"`,
    });
  }
}

function checkPorts(report: Report): void {
  const paths = report.items(['port']).map((path) => [...path, 'port']);
  const keyOf = (path: Path): string | undefined => {
    const port = report.number(path);
    return port === undefined
      ? undefined
      : `${port}/${report.text([...path.slice(0, -1), 'protocol']) ?? 'tcp'}`;
  };
  for (const { path, key, first, second } of report.repeated(paths, keyOf)) {
    report.error('DUPLICATE_PORT', path, {
      message: `"port" has ${key} twice, as entry ${first + 1} and as entry ${second + 1}. Keep one.`,
      got: String(report.number(path)),
    });
  }
}
