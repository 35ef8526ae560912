import { type ExtendedSpec, resized } from '../../catalog/extended-spec.ts';
import type { Path } from '../../spec/json/json-text.ts';
import type { Report } from '../../spec/rules/rule-report.ts';

/**
 * The spec of a step's algorithm with the sizes of the step: everything that plans, prices or limits the step
 * reads them from it. They do not change the results, so they are not part of a result's fingerprint.
 * @param step the step's place in the workflow file
 */
export function sizeStep(report: Report, step: Path, spec: ExtendedSpec): ExtendedSpec {
  const place = [...step, 'memory'];
  const memory = report.number(place);
  const least = spec.memory.minimal;
  if (memory !== undefined && memory < least) {
    report.error('MEMORY_TOO_SMALL', place, {
      message: `"memory" is ${memory} MB, but ${spec.name}@${spec.version} needs at least ${least} ("memory.minimal" in its spec). Write ${least} or more, or remove the field to get ${spec.memory_mb}.`,
      got: String(memory),
      expected: `${least} or more`,
      fix: report.rewrite(place, least, false),
    });
  }
  const maximal = report.number([...step, 'max_memory']);
  const usual = memory ?? spec.memory_mb;
  if (maximal !== undefined && maximal < usual) {
    report.error('MEMORY_ORDER', [...step, 'max_memory'], {
      message: `"max_memory" is ${maximal} MB, less than the ${usual} that every item gets. Write ${usual} or more, or remove the field.`,
      got: String(maximal),
      expected: `${usual} or more`,
      fix: report.rewrite([...step, 'max_memory'], usual, false),
    });
  }
  return resized(spec, {
    memory,
    max_memory: maximal,
    CPU: report.number([...step, 'CPU']),
    disk_gb: report.number([...step, 'disk_gb']),
    timeout_minutes: report.number([...step, 'timeout_minutes']),
  });
}
