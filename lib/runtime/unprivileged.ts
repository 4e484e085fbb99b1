import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '@/lib/core/errors';

/** How to run a program that refuses to run as root: what to put before its command, and whose its files must be. */
export type Unprivileged = {
  readonly prefix: readonly string[];
  readonly ids: { readonly uid: number; readonly gid: number } | null;
};

/** Not root: run it plainly. */
const AS_IS: Unprivileged = { prefix: [], ids: null };

// "nobody" on every Linux; it needs no entry of its own, and nothing is created on the system.
const NOBODY = 65_534;

/**
 * Postgres refuses to run as root. As root, it is run as "nobody" through util-linux's setpriv, which replaces itself,
 * so the process id stays the server's. `paths` are what it must reach; where a folder above them is closed to others
 * (a clone in /root, or in a folder that mktemp made), it keeps the one capability to pass through, CAP_DAC_OVERRIDE,
 * rather than have the permissions of the user's folders changed. Throws `not-ready` where none of this is possible.
 */
export function dropPrivileges(paths: readonly string[]): Unprivileged {
  if (process.getuid?.() !== 0) return AS_IS;
  const ids = { uid: NOBODY, gid: NOBODY };
  const identity = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  const reachable = paths.every(isOpenToOthers);
  // access(2) asks with the capabilities of the real user, which a change of user would clear: no_setuid_fixup.
  const keep = ['--securebits=+no_setuid_fixup', '--bounding-set=-all,+dac_override'];
  const pass = ['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'];
  const prefix = reachable ? identity : [...identity, ...keep, ...pass];
  const [command = '', ...args] = [...prefix, 'true'];
  if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return { prefix, ids };
  throw new AppError(
    'not-ready',
    'The embedded Postgres does not run as root, and this system does not let it change to another account. Run as an ordinary user, or set DATABASE_URL.',
  );
}

function isOpenToOthers(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (dirname(folder) === folder) return true;
  }
}
