import type { ExtendedSpec } from '../../catalog/extended-spec.ts';
import type { Path } from '../../spec/json/json-text.ts';
import type { Report } from '../../spec/rules/rule-report.ts';

export type OpenPort = ExtendedSpec['port'][number];

/**
 * The ports that a step opens: those of the algorithm that it names, all of them when it names none.
 * Reports those that the algorithm does not have.
 */
export function checkPorts(report: Report, step: Path, spec: ExtendedSpec): readonly OpenPort[] {
  const field = [...step, 'port'];
  if (!report.has(field)) return spec.port;
  const open: OpenPort[] = [];
  for (const path of report.items(field)) {
    const number = report.number(path) ?? report.number([...path, 'port']);
    const protocol = report.text([...path, 'protocol']);
    if (number === undefined) continue;
    const known = spec.port.filter(
      (each) => each.port === number && (protocol === undefined || each.protocol === protocol),
    );
    open.push(...known.filter((each) => !open.includes(each)));
    if (known.length > 0) continue;
    const has = spec.port.map((each) => `${each.port}/${each.protocol}`).join(', ');
    report.error('UNKNOWN_PORT', path, {
      message: `${spec.name} has no port ${number}${protocol ? `/${protocol}` : ''}; its ports are ${has || 'none'}.`,
      got: String(number),
      expected: has || 'no port',
    });
  }
  return open;
}
