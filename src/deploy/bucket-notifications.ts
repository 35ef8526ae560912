/** A bucket's whole notification configuration in S3's format: a Put replaces all of it. */
export interface NotificationConfig {
  readonly QueueConfigurations?: readonly QueueNotification[];
  readonly TopicConfigurations?: readonly OtherNotification[];
  readonly LambdaFunctionConfigurations?: readonly OtherNotification[];
  readonly EventBridgeConfiguration?: object;
}

export interface OtherNotification {
  readonly Id?: string;
  readonly TopicArn?: string;
  readonly LambdaFunctionArn?: string;
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

/** Pipewright's entry: sends uploads below the workflow's input prefix to its inbox. @param base its id */
export function inboxNotification(base: string, queueArn: string, prefix: string): QueueNotification {
  return {
    Id: base,
    QueueArn: queueArn,
    Events: ['s3:ObjectCreated:*'],
    ...(prefix !== '' && { Filter: { Key: { FilterRules: [{ Name: 'prefix', Value: prefix }] } } }),
  };
}

/** Adds Pipewright's entry and keeps all others; undefined when it is already there. */
export function addNotification(
  config: NotificationConfig,
  entry: QueueNotification,
): NotificationConfig | undefined {
  const queues = config.QueueConfigurations ?? [];
  const before = queues.find(({ Id }) => Id === entry.Id);
  if (before && shape(before) === shape(entry)) return undefined;
  return { ...config, QueueConfigurations: [...queues.filter((each) => each !== before), entry] };
}

/** Removes Pipewright's entry and keeps all others; undefined when there is none. */
export function removeNotification(config: NotificationConfig, base: string): NotificationConfig | undefined {
  const queues = config.QueueConfigurations ?? [];
  const others = queues.filter(({ Id }) => Id !== base);
  return others.length === queues.length ? undefined : { ...config, QueueConfigurations: others };
}

/** Ids of other entries that S3 rejects next to Pipewright's, because both match the same upload. */
export function overlappingIds(config: NotificationConfig, entry: QueueNotification): string[] {
  const prefix = rule(entry, 'prefix');
  return otherNotifications(config, entry.Id!)
    .filter(
      (other) =>
        other.Events?.some((event) => event.startsWith('s3:ObjectCreated:')) &&
        (rule(other, 'prefix').startsWith(prefix) || prefix.startsWith(rule(other, 'prefix'))),
    )
    .map(({ Id = 'without an id' }) => Id);
}

/** All entries but Pipewright's. @param base its id */
export function otherNotifications(config: NotificationConfig, base: string): QueueNotification[] {
  return [
    ...(config.QueueConfigurations ?? []),
    ...(config.TopicConfigurations ?? []),
    ...(config.LambdaFunctionConfigurations ?? []),
  ].filter(({ Id }) => Id !== base);
}

/** The ARN of the queue, topic or function that an entry leads to. */
export function destinationOf({ QueueArn, TopicArn, LambdaFunctionArn }: QueueNotification): string {
  return QueueArn ?? TopicArn ?? LambdaFunctionArn ?? 'nowhere';
}

function rule(notification: OtherNotification, name: 'prefix' | 'suffix'): string {
  const rules = notification.Filter?.Key?.FilterRules ?? [];
  return rules.find(({ Name }) => Name?.toLowerCase() === name)?.Value ?? '';
}

function shape(each: QueueNotification): string {
  return JSON.stringify([each.QueueArn, each.Events, rule(each, 'prefix'), rule(each, 'suffix')]);
}
