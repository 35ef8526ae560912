import { Failure } from '../core/failure.ts';
import type { ImageConfig, ImageIndex, ImageManifest, RuntimeConfig } from '../oci/manifest.ts';
import { quote } from '../text/quote.ts';
import { AGENT_ENTRYPOINT } from './agent-release.ts';
import { IMAGE_VARIABLE, type OriginalImage, readOriginalImage, SPEC_VARIABLE } from './image-environment.ts';
import { type Labels, readWrapRecord, sourceLabels, type WrapRecord } from './labels.ts';

/**
 * Removes the agent from a wrapped image, so that wrapping it again gives what wrapping its source would
 * give. Undefined when the image is not wrapped. The result is not byte for byte the source (key order,
 * `ArgsEscaped`), but wraps to the same bytes.
 *
 * Anyone can write labels, and images built on a wrapped one inherit them. So a layer is removed only when
 * everything that wrapping writes is unchanged: the last layer is the one that the labels call the agent's.
 * @throws Failure `BUILT_ON_WRAPPED` for an image that is wrapped in part
 */
export function unwrapImage(
  manifest: ImageManifest,
  config: ImageConfig,
  name: string,
): { manifest: ImageManifest; config: ImageConfig; record: WrapRecord } | undefined {
  const runtime: RuntimeConfig = config.config ?? {};
  const record = readWrapRecord(runtime.Labels);
  const startsAgent = JSON.stringify(runtime.Entrypoint) === JSON.stringify(AGENT_ENTRYPOINT);
  if (!record && !startsAgent) return undefined;
  const original = originalOf(runtime.Env ?? []);
  const ports = record && readPorts(record.ports);
  const isLast = manifest.layers.length > 0 && manifest.layers.at(-1)?.digest === record?.layer;
  if (!record || !startsAgent || !original || !ports || !isLast) {
    throw new Failure(
      'BUILT_ON_WRAPPED',
      `${name} was built on a wrapped image, or changed after wrapping, so the agent cannot be removed from it. Build it on the original image${record ? ` (${quote(record.source.name)})` : ''}.`,
    );
  }
  const { Entrypoint: _, Cmd: __, ExposedPorts, Labels: labels, Env, ...kept } = runtime;
  const env = [
    ...(Env ?? []).filter((v) => !v.startsWith(`${SPEC_VARIABLE}=`) && !v.startsWith(`${IMAGE_VARIABLE}=`)),
    ...Object.entries(original.env).map(([key, value]) => `${key}=${value}`),
  ];
  const exposed =
    ports === 'all'
      ? ExposedPorts
      : Object.fromEntries(ports.map((port) => [port, ExposedPorts?.[port] ?? {}]));
  const history = config.history?.slice(0, -1);
  return {
    record,
    manifest: {
      ...withAnnotations(manifest, sourceLabels(manifest.annotations)),
      layers: manifest.layers.slice(0, -1),
    },
    config: {
      ...config,
      config: {
        ...kept,
        Env: env,
        ...(original.entrypoint && { Entrypoint: original.entrypoint }),
        ...(original.cmd && { Cmd: original.cmd }),
        ...(original.stop_signal && { StopSignal: original.stop_signal }),
        ...(original.healthcheck && { Healthcheck: original.healthcheck }),
        ...(exposed && { ExposedPorts: exposed }),
        Labels: sourceLabels(labels) ?? {},
      },
      rootfs: { ...config.rootfs, diff_ids: config.rootfs.diff_ids.slice(0, -1) },
      ...(history && { history }),
    },
  };
}

/** The index of a wrapped image with its own annotations restored. */
export function unwrapIndex(index: ImageIndex): ImageIndex {
  return withAnnotations(index, sourceLabels(index.annotations));
}

function withAnnotations<T extends { readonly annotations?: Labels }>(
  value: T,
  annotations: Labels | undefined,
): T {
  const { annotations: _, ...rest } = value;
  return { ...rest, ...(annotations && { annotations }) } as T;
}

/** What wrapping replaced; undefined when the variable is missing or is not as wrapping writes it. */
function originalOf(env: readonly string[]): OriginalImage | undefined {
  const variable = env.find((v) => v.startsWith(`${IMAGE_VARIABLE}=`));
  if (variable === undefined) return undefined;
  try {
    return readOriginalImage(variable.slice(IMAGE_VARIABLE.length + 1));
  } catch {
    return undefined;
  }
}

/**
 * The source's own ports, or `all` when the spec added none; undefined when wrapping did not write the label.
 */
function readPorts(label: string | undefined): readonly string[] | 'all' | undefined {
  if (label === undefined) return 'all';
  try {
    const ports: unknown = JSON.parse(label);
    if (Array.isArray(ports) && ports.every((port) => typeof port === 'string')) return ports;
  } catch {
    // Not JSON: not a list of ports either.
  }
  return undefined;
}
