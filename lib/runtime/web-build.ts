import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runToEnd } from '@/lib/runtime/run-to-end';

// What the pages are built from. lib/db/generated follows from the schema, which is among them.
const SOURCES = ['app', 'components', 'lib', 'messages', 'contracts-abi', 'public', 'prisma/schema.prisma'];
const FILES = ['next.config.js', 'postcss.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json'];
const LEFT_OUT = new Set(['lib/db/generated', 'lib/demo/records', 'lib/runtime']);

/** Whether .next holds a finished build of the sources as they are. */
export function isWebBuilt(root: string): boolean {
  const stamp = stampFile(root);
  return (
    existsSync(join(root, '.next/BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(root)
  );
}

/** Builds the pages for production; what the build says goes to `logFile`. Throws `internal` with its last lines. */
export async function buildWeb({
  root,
  logFile,
  signal,
}: {
  root: string;
  logFile: string;
  signal?: AbortSignal;
}): Promise<void> {
  const sources = hashSources(root);
  rmSync(stampFile(root), { force: true });
  writeFileSync(logFile, '');
  await runToEnd([process.execPath, join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    signal,
    onOutput: (text) => appendFileSync(logFile, text),
  });
  writeFileSync(stampFile(root), sources);
}

function stampFile(root: string): string {
  return join(root, '.next/built-from');
}

function hashSources(root: string): string {
  const sha256 = createHash('sha256').update(process.version);
  const add = (path: string) => {
    const name = relative(root, path);
    if (!existsSync(path) || LEFT_OUT.has(name)) return;
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) add(join(path, entry));
    } else {
      sha256.update(`${name}\0`).update(readFileSync(path)).update('\0');
    }
  };
  for (const source of [...SOURCES, ...FILES]) add(join(root, source));
  return sha256.digest('hex');
}
