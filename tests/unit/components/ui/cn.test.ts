import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extendTailwindMerge } from 'tailwind-merge';
import { describe, expect, it } from 'vitest';
import { cn } from '@/components/ui/cn';

// The oracle, told of our three sizes.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['figure', 'title', 'hero', 'hero-long'],
      font: ['display'],
      animate: ['fade-in', 'rise-in', 'ripple'],
    },
  },
});
const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** Every text in the components of these folders that may be a list of classes. */
function classListsIn(folders: readonly string[]): string[] {
  const lists = new Set<string>();
  for (const folder of folders) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(file) || /(^|\/)cn\.ts$/.test(file)) continue;
      const source = readFileSync(join(root, folder, file), 'utf8');
      for (const [, list] of source.matchAll(/["'`]([^"'`\n$]+)["'`]/g)) {
        if (list && /^[a-z-]/.test(list) && /(^|\s)[a-z]+-[\w[]/.test(list)) lists.add(list);
      }
    }
  }
  return [...lists];
}

/** What stands there: the order in the list means nothing to CSS. */
function inOrder(classes: string): string {
  return [...new Set(classes.split(' '))].sort().join(' ');
}

describe('joining class names', () => {
  // The kit's own classes, and what pages may adjust them by.
  const bases = classListsIn(['components/ui', 'components/charts', 'components/shell']);
  const adjustments = classListsIn(['app', 'components']);

  it('finds the lists in use', () => {
    expect(bases.length).toBeGreaterThan(60);
    expect(adjustments.length).toBeGreaterThan(500);
  });

  it('adjusts as tailwind-merge does, the kit’s classes by every list in the product', () => {
    const differences: string[] = [];
    for (const base of bases) {
      for (const adjustment of adjustments) {
        const [ours, theirs] = [cn(base, adjustment), merge(base, adjustment)];
        if (ours !== theirs && inOrder(ours) !== inOrder(theirs)) {
          differences.push(`${base} + ${adjustment}: ${ours} / ${theirs}`);
        }
      }
    }
    expect(differences.slice(0, 20)).toEqual([]);
  }, 60_000);

  it('leaves out what is not there', () => {
    expect(cn('p-2', false, null, undefined, ['p-4', ['text-sm']])).toBe('p-4 text-sm');
  });
});
