import { hasErrors } from '../core/finding.ts';
import { escapeControl } from '../text/terminal.ts';
import { InvalidFile, implement } from './command.ts';
import { note, warn } from './command-io.ts';
import { deployTo, examinePlan, wantedMirror } from './deploy-account.ts';
import { noteFindings } from './shown-findings.ts';
import { DEPLOY } from './workflow-commands.ts';
import { loadWorkflowFile } from './workflow-file.ts';

export const deploy = implement(DEPLOY, {
  async run({ file, catalog, anyway, 'take-over': takeOver, ...input }, io) {
    const mirror = wantedMirror(input);
    const read = await loadWorkflowFile(file, io, catalog);
    const { plan } = read;
    const { findings: found } = plan
      ? await examinePlan(plan, read, io, 'account', mirror)
      : { findings: [] };
    noteFindings(found, [read], io);
    const findings = [...read.findings, ...found];
    if (!plan || (hasErrors(found) && !anyway)) {
      if (plan)
        note(io, 'Nothing was deployed. Fix the errors above; "npx pipewright help deploy" has --anyway.\n');
      throw new InvalidFile('NOT_DEPLOYABLE', `${file} cannot be deployed as it is.`, findings);
    }
    return { ...(await deployTo(plan, file, io, (line) => warn(io, line), { takeOver, mirror })), findings };
  },
  text({ outputs: { UploadTo = '', ResultsIn = '' } }) {
    return `Upload to   ${escapeControl(UploadTo)}RUN/\nResults in  ${escapeControl(ResultsIn)}STEP/RUN/\n`;
  },
});
