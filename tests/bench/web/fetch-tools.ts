import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const MANIFEST = join(import.meta.dirname, 'tools.json');

/**
 * The folder with Lighthouse and autocannon, of the versions that tools.json beside this file pins. They are no
 * dependencies of the project: npm fetches them into a folder that git ignores, the first time they are asked for.
 */
export function fetchTools(root: string): string {
  const folder = join(root, '.tributary/bench-web');
  const copy = join(folder, 'package.json');
  const upToDate = existsSync(copy) && readFileSync(copy, 'utf8') === readFileSync(MANIFEST, 'utf8');
  if (!upToDate || !existsSync(join(folder, 'node_modules/lighthouse/package.json'))) {
    console.log('fetching Lighthouse and autocannon into .tributary/bench-web');
    mkdirSync(folder, { recursive: true });
    const install = ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
    copyFileSync(MANIFEST, copy);
    execFileSync('npm', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return join(folder, 'node_modules');
}
