import { chmod, readFile, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { ROOT } from './workshop.ts';

/** The state of the fake: its repositories, and the arguments of all calls. */
export interface GhState {
  signedIn: boolean;
  repositories: Record<
    string,
    {
      id: number;
      owner: number;
      variables: Record<string, string>;
      /** By environment, the branches that may use it; null: all. */
      environments: Record<string, string[] | null>;
      /** If set, the HTTP status with which all requests about environments fail. */
      refuses?: number;
    }
  >;
  /** Calls that change something whose answers are lost from now on. */
  loses?: number;
  calls: string[][];
}

export interface FakeGh {
  /** PATH with the fake first. */
  readonly path: string;
  state(): Promise<GhState>;
  change(how: (state: GhState) => void): Promise<void>;
}

/**
 * GitHub's command line as a program on PATH, as far as `setup` calls it.
 * @param folder an empty folder for it
 */
export async function fakeGh(folder: string): Promise<FakeGh> {
  const file = join(folder, 'state.json');
  const program = join(folder, 'gh');
  await writeFile(program, `#!${process.execPath}\nimport('${join(ROOT, 'test/fakes/gh-program.ts')}');\n`);
  await chmod(program, 0o755);
  const state = async (): Promise<GhState> => JSON.parse(await readFile(file, 'utf8')) as GhState;
  const write = (value: GhState) => writeFile(file, JSON.stringify(value));
  const repository = { id: 9, owner: 7, variables: {}, environments: {} };
  await write({ signedIn: true, repositories: { 'my-lab/tides': repository }, calls: [] });
  return {
    path: `${folder}${delimiter}${process.env.PATH}`,
    state,
    async change(how) {
      const value = await state();
      how(value);
      await write(value);
    },
  };
}
