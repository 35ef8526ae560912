import type { FieldWords } from '../spec/spec-field-names.ts';

/** Names that people write for a workflow file's fields. */
export const WORKFLOW_WORDS: FieldWords = {
  same: {
    input_s3_name: ['input_bucket', 'input_s3', 'input_bucket_name'],
    output_s3_name: ['output_bucket', 'output_s3', 'output_bucket_name'],
    region: ['aws_region'],
    account_id: ['account', 'aws_account', 'aws_account_id'],
    key_pair: ['keypair', 'key_name'],
    process: ['workflow'],
    algorithms: ['steps'],
    name: ['algorithm'],
    port: ['ports'],
    variables: ['env', 'environment', 'environment_variables', 'user_specified_environment_variables'],
    needs: ['depends_on'],
    subnets: ['subnet'],
    tags: ['tag', 'labels'],
    permissions_boundary: ['boundary', 'permission_boundary'],
    deploy_role: ['role_arn', 'service_role', 'cloudformation_role'],
    secrets: ['secret'],
    max_attempts: ['attempts'],
    max_agents: ['agents'],
  },
  near: {
    input_s3_name: ['bucket', 'input'],
    output_s3_name: ['output'],
    prefix: ['folder'],
    variables: ['parameters'],
    needs: ['after', 'from'],
    max_attempts: ['retries'],
    max_agents: ['parallelism', 'concurrency', 'jobs'],
    gather: ['merge'],
    port_sources: ['cidrs'],
    name: ['image'],
    compute: ['instance_type'],
  },
};
