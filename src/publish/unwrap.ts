import {
  IMAGE_VARIABLE,
  type OriginalImage,
  readOriginalImage,
  SPEC_VARIABLE,
} from '../agent/image-environment.ts';
import type { ImageConfig, ImageIndex, ImageManifest, RuntimeConfig } from '../image/manifest.ts';
import { type Labels, readWrapRecord, SOURCE_PORTS, sourceLabels, type WrapRecord } from './labels.ts';

/**
 * Takes the agent off a wrapped image, so that wrapping it again gives what wrapping its source would have given.
 * Undefined when the image is not wrapped. The result is not byte for byte the source (key order, `ArgsEscaped`), but
 * wraps to the same bytes.
 */
export function unwrapImage(
  manifest: ImageManifest,
  config: ImageConfig,
): { manifest: ImageManifest; config: ImageConfig; record: WrapRecord } | undefined {
  const wrapped = readWrapRecord(config.config?.Labels);
  if (!wrapped) return undefined;
  const runtime = config.config as RuntimeConfig;
  const original = originalOf(runtime.Env ?? []);
  const { Entrypoint: _, Cmd: __, ExposedPorts, Labels: labels, Env, ...kept } = runtime;
  const env = [
    ...(Env ?? []).filter((v) => !v.startsWith(`${SPEC_VARIABLE}=`) && !v.startsWith(`${IMAGE_VARIABLE}=`)),
    ...Object.entries(original?.env ?? {}).map(([name, value]) => `${name}=${value}`),
  ];
  const ports = labels?.[SOURCE_PORTS];
  const exposed = ports
    ? Object.fromEntries((JSON.parse(ports) as string[]).map((port) => [port, ExposedPorts?.[port] ?? {}]))
    : ExposedPorts;
  const history = config.history?.slice(0, -1);
  return {
    record: wrapped,
    manifest: {
      ...withAnnotations(manifest, sourceLabels(manifest.annotations)),
      layers: manifest.layers.slice(0, -1),
    },
    config: {
      ...config,
      config: {
        ...kept,
        Env: env,
        ...(original?.entrypoint && { Entrypoint: original.entrypoint }),
        ...(original?.cmd && { Cmd: original.cmd }),
        ...(exposed && { ExposedPorts: exposed }),
        Labels: sourceLabels(labels) ?? {},
      },
      rootfs: { ...config.rootfs, diff_ids: config.rootfs.diff_ids.slice(0, -1) },
      ...(history && { history }),
    },
  };
}

/** The index of a wrapped image with its own annotations given back. */
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

function originalOf(env: readonly string[]): OriginalImage | undefined {
  const variable = env.find((v) => v.startsWith(`${IMAGE_VARIABLE}=`));
  return variable === undefined ? undefined : readOriginalImage(variable.slice(IMAGE_VARIABLE.length + 1));
}
