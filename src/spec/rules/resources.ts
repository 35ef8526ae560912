import { quote } from '../../text/quote.ts';
import type { Report } from './rule-report.ts';

// The largest Fargate task (Amazon ECS Developer Guide, "Task CPU and memory", "Fargate task ephemeral storage").
const FARGATE_MEMORY_MB = 122_880;
const FARGATE_CPU = 16;
const FARGATE_DISK_GB = 200;
/** EC2 families with GPUs that ECS can hand out. */
const GPU_FAMILY = /^[gp]\d/;

/** Memory, CPU, GPU, disk, ports: that they fit together. */
export function checkResources(report: Report): void {
  const minimal = report.number(['memory', 'minimal']);
  const suggested = report.number(['memory', 'suggested']);
  if (minimal !== undefined && suggested !== undefined && minimal > suggested) {
    report.add(
      'error',
      'MEMORY_ORDER',
      { path: ['memory', 'minimal'] },
      {
        message: `"memory.minimal" is ${minimal}, more than the ${suggested} of "memory.suggested"; it must be that or less.`,
        got: String(minimal),
        expected: `${suggested} or less`,
        fix: report.rewrite(['memory', 'minimal'], suggested, false),
      },
    );
  }
  const type = report.text(['instance_type']);
  const gpus = report.number(['gpu', 'count']);
  if (gpus !== undefined && type && !GPU_FAMILY.test(type)) {
    report.add(
      'warning',
      'NO_GPU_THERE',
      { path: ['instance_type'] },
      {
        message: `"instance_type" is ${quote(type)}, which has no GPU, but "gpu.count" is ${gpus}. Name a type such as g5.xlarge, or none.`,
        got: quote(type),
      },
    );
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
    report.add(
      'hint',
      'LARGER_THAN_FARGATE',
      { path },
      {
        message: `"${path.join('.')}" is ${value}; Fargate has ${most} ${unit} at most, so that an EC2 instance is started. Name one in "instance_type".`,
        got: String(value),
        expected: `${most} or less, or an "instance_type"`,
      },
    );
  }
}

function checkPorts(report: Report): void {
  const first = new Map<string, number>();
  for (const [i, path] of report.items(['port']).entries()) {
    const port = report.number([...path, 'port']);
    if (port === undefined) continue;
    const key = `${port}/${report.text([...path, 'protocol']) ?? 'tcp'}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, i);
    else {
      report.add(
        'error',
        'DUPLICATE_PORT',
        { path: [...path, 'port'] },
        {
          message: `"port" has ${key} twice, as entry ${earlier + 1} and as entry ${i + 1}. Keep one.`,
          got: String(port),
        },
      );
    }
  }
}
