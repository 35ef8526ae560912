import { quote } from '../../text/quote.ts';
import type { Path } from '../json/json-text.ts';
import type { Report } from './rule-report.ts';

// The largest Fargate task (Amazon ECS Developer Guide, "Task CPU and memory", "Fargate task ephemeral storage").
const FARGATE_MEMORY_MB = 122_880;
const FARGATE_CPU = 16;
/** GB, on Fargate's largest disk. */
export const FARGATE_DISK_GB = 200;
/** EC2 families with GPUs that ECS can assign. */
const GPU_FAMILY = /^[gp]\d/;

/** Memory, CPU, GPU, disk, ports: that they fit together. */
export function checkResources(report: Report): void {
  const minimal = report.number(['memory', 'minimal']);
  const suggested = report.number(['memory', 'suggested']);
  if (minimal !== undefined && suggested !== undefined && minimal > suggested) {
    report.error('MEMORY_ORDER', ['memory', 'minimal'], {
      message: `"memory.minimal" is ${minimal}, more than the ${suggested} of "memory.suggested"; it must be that or less.`,
      got: String(minimal),
      expected: `${suggested} or less`,
      fix: report.rewrite(['memory', 'minimal'], suggested, false),
    });
  }
  const maximal = report.number(['memory', 'maximal']);
  if (maximal !== undefined && suggested !== undefined && maximal < suggested) {
    report.error('MEMORY_ORDER', ['memory', 'maximal'], {
      message: `"memory.maximal" is ${maximal}, less than the ${suggested} of "memory.suggested"; it must be that or more.`,
      got: String(maximal),
      expected: `${suggested} or more`,
      fix: report.rewrite(['memory', 'maximal'], suggested, false),
    });
  }
  const type = report.text(['instance_type']);
  const gpus = report.number(['gpu', 'count']);
  if (gpus !== undefined && type && !GPU_FAMILY.test(type)) {
    report.warn('NO_GPU_THERE', ['instance_type'], {
      message: `"instance_type" is ${quote(type)}, which has no GPU, but "gpu.count" is ${gpus}. Name a type such as g5.xlarge, or none.`,
      got: quote(type),
    });
  }
  if (!type && gpus === undefined) checkFargate(report, suggested);
  checkPorts(report);
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
      message: `"${path.join('.')}" is ${value}; Fargate has ${most} ${unit} at most, so an EC2 instance will be started. Name one in "instance_type".`,
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
