import { Failure } from '../core/failure.ts';

/** A user of the image, for the algorithm to run as. */
export interface ImageUser {
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

/**
 * Resolves an image's `User` (image-spec config.md): `user`, `uid`, `user:group`, `uid:gid`, `uid:group`,
 * `user:gid`. Supplementary groups are not set.
 * @param passwd the text of the image's /etc/passwd, empty where there is none
 * @param group the text of its /etc/group, likewise
 * @returns undefined for root, and for images that name no user
 * @throws Failure `AGENT_ENVIRONMENT` when the image does not know the name
 */
export function readImageUser(
  user: string | undefined,
  passwd: string,
  group: string,
): ImageUser | undefined {
  const [name = '', groupName] = (user ?? '').split(':');
  if (name === '') return undefined;
  const row = rows(passwd).find(([login, , uid]) => login === name || uid === name);
  const uid = number(row?.[2] ?? name);
  const groupRow = rows(group).find(([title, , gid]) => title === groupName || gid === groupName);
  const gid = groupName === undefined ? number(row?.[3] ?? '0') : number(groupRow?.[2] ?? groupName);
  if (uid === undefined || gid === undefined)
    throw new Failure(
      'AGENT_ENVIRONMENT',
      `the image's user is ${JSON.stringify(user)}, but its /etc/passwd and /etc/group do not contain that user: use a user that they contain, or a number`,
    );
  return uid === 0 ? undefined : { uid, gid, home: row?.[5] || '/' };
}

/** Both files are lines of fields with `:` between them (passwd(5), group(5)). */
function rows(text: string): string[][] {
  return text.split('\n').map((line) => line.split(':'));
}

function number(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
