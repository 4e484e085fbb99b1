import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { isNode, literalText, type Source, walk } from '@/tests/support/source/parse-source';

/** The files of ours that a file imports when it runs, lazily too; types are no imports. */
export function importsOf({ path, program }: Source): string[] {
  const found = new Set<string>();
  const note = (specifier: unknown) => {
    const name = literalText(specifier);
    const file = name === null ? null : resolveFile(path, name);
    if (file) found.add(file);
  };
  walk(program, (node) => {
    if (
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'ExportAllDeclaration'
    ) {
      const specifiers = Array.isArray(node.specifiers) ? node.specifiers.filter(isNode) : [];
      const kindOf = (one: Readonly<Record<string, unknown>>) => one.importKind ?? one.exportKind;
      const onlyTypes =
        kindOf(node) === 'type' || (specifiers.length > 0 && specifiers.every((one) => kindOf(one) === 'type'));
      if (!onlyTypes && node.source) note(node.source);
    }
    if (node.type === 'ImportExpression') note(node.source);
  });
  return [...found];
}

function resolveFile(from: string, name: string): string | null {
  const base = name.startsWith('@/')
    ? name.slice(2)
    : name.startsWith('.')
      ? normalize(join(dirname(from), name))
      : null;
  if (base === null) return null;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`];
  return candidates.find((path) => existsSync(path) && statSync(path).isFile() && /\.tsx?$/.test(path)) ?? null;
}
