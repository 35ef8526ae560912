import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { Failure } from '../../core/failure.ts';
import { homeFolder } from '../cache-folder.ts';

/** containers-registries.conf(5), version 2: where image names resolve to. */
export interface RegistriesConf {
  readonly registries: readonly RegistryRule[];
}

export interface RegistryRule {
  /** A host, `host/path`, or `*.host`. */
  readonly prefix: string;
  /** Replaces the prefix; undefined (only with `*.`): the name stays as it is. */
  readonly location?: string;
  /** Certificates are not checked, and plain HTTP is tried. */
  readonly insecure: boolean;
  readonly blocked: boolean;
  readonly mirrors: readonly Mirror[];
}

export interface Mirror {
  readonly location: string;
  readonly insecure: boolean;
  readonly pull: 'all' | 'digest-only' | 'tag-only';
}

/** A place where a repository may be. */
export interface Location {
  readonly registry: string;
  readonly repository: string;
  readonly insecure: boolean;
}

export const NO_RULES: RegistriesConf = { registries: [] };

/** A repository's name and, when one is meant, a digest or tag of it. */
export interface NamedRepository {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

type Table = Record<string, unknown>;

/**
 * Reads one file. `file` is for messages.
 * @throws Failure `BAD_REGISTRIES_CONF` for what containers/image refuses too, and for the old version 1.
 */
export function parseRegistriesConf(text: string, file = 'registries.conf'): RegistriesConf {
  // Most files only list short names: these are not parsed.
  if (!/^\s*\[+\s*registr/m.test(text) && !/^\s*registry\s*=/m.test(text)) return NO_RULES;
  let document: Table;
  try {
    document = parse(text);
  } catch (error) {
    throw bad(file, (error as Error).message.split('\n')[0] ?? 'it is not TOML', error);
  }
  const old = document.registries as Table | undefined;
  if (old && ['insecure', 'block'].some((k) => ((old[k] as Table)?.registries as unknown[])?.length > 0)) {
    throw bad(file, 'it is of version 1; write its registries as [[registry]] tables (version 2)');
  }
  const rules = tables(document.registry, file, 'registry').map((table) => readRule(table, file));
  return merge(NO_RULES, { registries: rules });
}

function readRule(table: Table, file: string): RegistryRule {
  const location = place(table, 'location', file);
  const prefix = place(table, 'prefix', file) ?? location;
  if (prefix === undefined) throw bad(file, 'a [[registry]] has neither prefix nor location');
  if (location === undefined && !prefix.startsWith('*.')) {
    throw bad(file, `the [[registry]] with prefix "${prefix}" needs a location`);
  }
  if (prefix.includes('*') && !/^\*\.[^*/]+$/.test(prefix)) {
    throw bad(file, `the prefix "${prefix}" can have one "*." at its start, and then only a host`);
  }
  const digestOnly = flag(table, 'mirror-by-digest-only', file);
  const mirrors = tables(table.mirror, file, 'registry.mirror').map((mirror): Mirror => {
    const at = place(mirror, 'location', file);
    if (at === undefined) throw bad(file, `a mirror of "${prefix}" has no location`);
    const pull = mirror['pull-from-mirror'] ?? '';
    if (digestOnly && pull !== '') {
      throw bad(file, `"${prefix}" sets mirror-by-digest-only, so its mirror cannot set pull-from-mirror`);
    }
    if (pull !== '' && pull !== 'all' && pull !== 'digest-only' && pull !== 'tag-only') {
      throw bad(file, `pull-from-mirror of "${at}" is "${pull}"; it may be all, digest-only or tag-only`);
    }
    return {
      location: at,
      insecure: flag(mirror, 'insecure', file),
      pull: digestOnly ? 'digest-only' : pull || 'all',
    };
  });
  return {
    prefix,
    ...(location !== undefined && { location }),
    insecure: flag(table, 'insecure', file),
    blocked: flag(table, 'blocked', file),
    mirrors,
  };
}

/**
 * Where a name leads, in the order to try. Reading tries the mirrors, then the location; writing goes to the
 * location.
 * @throws Failure `REGISTRY_BLOCKED`
 */
export function resolveLocations(
  conf: RegistriesConf,
  ref: NamedRepository,
  use: 'read' | 'write',
): Location[] {
  const name = `${ref.registry}/${ref.repository}`;
  const rule = findRule(conf, name);
  if (!rule) return [{ registry: ref.registry, repository: ref.repository, insecure: false }];
  if (rule.blocked) {
    throw new Failure(
      'REGISTRY_BLOCKED',
      `${name} cannot be used: registries.conf blocks "${rule.prefix}" on this machine.`,
    );
  }
  const rest = name.slice(matchLength(rule.prefix, name));
  const mirrors = rule.mirrors.filter(
    ({ pull }) =>
      use === 'read' && (pull === 'all' || (pull === 'digest-only') === (ref.digest !== undefined)),
  );
  return [
    ...mirrors.map((mirror) => locate(mirror.location + rest, mirror.insecure)),
    locate(rule.location === undefined ? name : rule.location + rest, rule.insecure),
  ];
}

function findRule(conf: RegistriesConf, name: string): RegistryRule | undefined {
  let best: RegistryRule | undefined;
  let length = -1;
  for (const rule of conf.registries) {
    const matched = matchLength(rule.prefix, name);
    if (matched > length) {
      best = rule;
      length = matched;
    }
  }
  return best;
}

/** How many characters of the name a prefix covers, whole path parts only; -1: it does not match. */
function matchLength(prefix: string, name: string): number {
  let end: number;
  if (prefix.startsWith('*.')) {
    const host = name.slice(0, name.indexOf('/'));
    const at = host.indexOf(prefix.slice(1));
    if (at < 0) return -1;
    end = at + prefix.length - 1;
  } else {
    if (!name.startsWith(prefix)) return -1;
    end = prefix.length;
  }
  return end === name.length || name[end] === '/' || name[end] === ':' ? end : -1;
}

function locate(place: string, insecure: boolean): Location {
  const slash = place.indexOf('/');
  const registry = place.slice(0, slash);
  const hub = registry === 'index.docker.io' || registry === 'registry-1.docker.io';
  return { registry: hub ? 'docker.io' : registry, repository: place.slice(slash + 1), insecure };
}

/**
 * Reads this machine's configuration: the file that `CONTAINERS_REGISTRIES_CONF` names, else the user's file,
 * else the system's; and on top of it the drop-ins of the system and of the user, whose rules replace those
 * of the same prefix (as containers/image does).
 * @throws Failure `BAD_REGISTRIES_CONF`
 */
export async function readRegistriesConf(
  env: Readonly<Record<string, string | undefined>>,
  etc = '/etc/containers',
): Promise<RegistriesConf> {
  const home = homeFolder(env);
  const user = home ? join(home, '.config/containers') : undefined;
  const named = env.CONTAINERS_REGISTRIES_CONF;
  let conf = NO_RULES;
  if (named) {
    const text = await readIfThere(named);
    if (text === undefined) throw bad(named, 'CONTAINERS_REGISTRIES_CONF names it, but it does not exist');
    conf = parseRegistriesConf(text, named);
  } else {
    for (const folder of [user, etc]) {
      const file = folder && join(folder, 'registries.conf');
      const text = file && (await readIfThere(file));
      if (!text) continue;
      conf = parseRegistriesConf(text, file);
      break;
    }
  }
  for (const folder of [etc, user]) {
    const dropIns = folder && join(folder, 'registries.conf.d');
    if (!dropIns) continue;
    const names = await readdir(dropIns).catch(() => []);
    for (const name of names.filter((n) => n.endsWith('.conf')).sort()) {
      const file = join(dropIns, name);
      conf = merge(conf, parseRegistriesConf((await readIfThere(file)) ?? '', file));
    }
  }
  return conf;
}

/** Later rules replace earlier ones with the same prefix. */
function merge(base: RegistriesConf, over: RegistriesConf): RegistriesConf {
  const rules = new Map(base.registries.map((r) => [r.prefix, r]));
  for (const rule of over.registries) rules.set(rule.prefix, rule);
  return { registries: [...rules.values()] };
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as { code?: string }).code ?? '')) return undefined;
    throw bad(file, (error as Error).message, error);
  }
}

function tables(value: unknown, file: string, name: string): Table[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw bad(file, `${name} must be written as [[${name}]]`);
  return value as Table[];
}

function place(table: Table, key: string, file: string): string | undefined {
  const value = table[key];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw bad(file, `${key} must be a string`);
  if (/^https?:\/\//.test(value))
    throw bad(file, `${key} "${value}" must be written without http:// or https://`);
  return value.replace(/\/+$/, '');
}

function flag(table: Table, key: string, file: string): boolean {
  const value = table[key] ?? false;
  if (typeof value !== 'boolean') throw bad(file, `${key} must be true or false`);
  return value;
}

function bad(file: string, why: string, cause?: unknown): Failure {
  return new Failure('BAD_REGISTRIES_CONF', `${file} cannot be used: ${why}.`, { cause });
}
