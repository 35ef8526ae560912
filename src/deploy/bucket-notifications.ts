/** A bucket's whole notification configuration, as S3 gives and takes it: a Put replaces all of it. */
export interface NotificationConfig {
  readonly QueueConfigurations?: readonly QueueNotification[];
  readonly TopicConfigurations?: readonly OtherNotification[];
  readonly LambdaFunctionConfigurations?: readonly OtherNotification[];
  readonly EventBridgeConfiguration?: object;
}

export interface OtherNotification {
  readonly Id?: string;
  readonly Events?: readonly string[];
  readonly Filter?: { readonly Key?: { readonly FilterRules?: readonly FilterRule[] } };
}

export interface FilterRule {
  /** `prefix` or `suffix`, in any case. */
  readonly Name?: string;
  readonly Value?: string;
}

export interface QueueNotification extends OtherNotification {
  readonly QueueArn?: string;
}

/** Our entry: uploads below the workflow's input prefix go to its inbox. @param base the workflow's, which is its id */
export function ourNotification(base: string, queueArn: string, prefix: string): QueueNotification {
  return {
    Id: base,
    QueueArn: queueArn,
    Events: ['s3:ObjectCreated:*'],
    ...(prefix !== '' && { Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: prefix }] } } }),
  };
}

/** The configuration with our entry in it, others' as they are; undefined when it has it already. */
export function withOurs(
  config: NotificationConfig,
  ours: QueueNotification,
): NotificationConfig | undefined {
  const queues = config.QueueConfigurations ?? [];
  const before = queues.find(({ Id }) => Id === ours.Id);
  if (before && shape(before) === shape(ours)) return undefined;
  return { ...config, QueueConfigurations: [...queues.filter((each) => each !== before), ours] };
}

/** The configuration without our entry, others' as they are; undefined when it has none. */
export function withoutOurs(config: NotificationConfig, base: string): NotificationConfig | undefined {
  const queues = config.QueueConfigurations ?? [];
  const others = queues.filter(({ Id }) => Id !== base);
  return others.length === queues.length ? undefined : { ...config, QueueConfigurations: others };
}

/** Ids of others' entries that S3 does not take beside ours: both would get the same upload. */
export function clashes(config: NotificationConfig, ours: QueueNotification): string[] {
  const prefix = rule(ours, 'prefix');
  return [
    ...(config.QueueConfigurations ?? []),
    ...(config.TopicConfigurations ?? []),
    ...(config.LambdaFunctionConfigurations ?? []),
  ]
    .filter(
      (other) =>
        other.Id !== ours.Id &&
        other.Events?.some((event) => event.startsWith('s3:ObjectCreated:')) &&
        (rule(other, 'prefix').startsWith(prefix) || prefix.startsWith(rule(other, 'prefix'))),
    )
    .map(({ Id = 'without an id' }) => Id);
}

function rule(notification: OtherNotification, name: 'prefix' | 'suffix'): string {
  const rules = notification.Filter?.Key?.FilterRules ?? [];
  return rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? '';
}

function shape(each: QueueNotification): string {
  return JSON.stringify([each.QueueArn, each.Events, rule(each, 'prefix'), rule(each, 'suffix')]);
}
