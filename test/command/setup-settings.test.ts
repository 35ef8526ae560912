import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { settingCommands } from '../../src/command/setup-settings.ts';

describe('commands that set a repository up', () => {
  const commands = (isThere: boolean) =>
    settingCommands('my-lab/tides', { AWS_REGION: 'us-east-1' }, 'aws/prod', 'main', isThere);

  it('make an environment, by its name in an address', () => {
    assert.deepEqual(commands(false), [
      "gh variable set AWS_REGION --repo my-lab/tides --body 'us-east-1'",
      "gh api --method PUT repos/my-lab/tides/environments/aws%2Fprod -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'",
      "gh api --method POST repos/my-lab/tides/environments/aws%2Fprod/deployment-branch-policies -f name='main'",
    ]);
  });

  it('leave one that is there, with its reviewers', () => {
    assert.deepEqual(commands(true), ["gh variable set AWS_REGION --repo my-lab/tides --body 'us-east-1'"]);
  });
});
