import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>;
const lock = readFileSync('package-lock.json', 'utf8');
const documented = readFileSync('docs/dependencies.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| package'))
  .flatMap((line) => (line.split('|')[1] ?? '').split(','))
  .map((name) => name.replace('(optional)', '').trim());

const direct = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
  Object.keys(manifest[kind] ?? {}),
);

test('every direct dependency has its reason in docs/dependencies.md, and nothing else stands there', () => {
  const covered = direct.map((name) => (name.startsWith('@types/') ? '@types/*' : name));
  expect([...new Set(covered)].sort()).toEqual([...new Set(documented)].sort());
});

test('every dependency is pinned to one version', () => {
  for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
      expect(version, name).toMatch(/^\d+\.\d+\.\d+[^ ]*$/);
    }
  }
});

test('the lock file records no download addresses', () => {
  expect(lock).not.toContain('"resolved"');
});
