import { readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';

/** A node of a source file's syntax tree (ESTree with TypeScript and JSX), as the bundler of the tests parses it. */
export type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<Record<string, unknown>>;

export type Source = { readonly path: string; readonly text: string; readonly program: SyntaxNode };

/** Parses a TypeScript file, with JSX where its name says so. */
export function parseSource(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const { program, errors } = parseSync(path, text, { lang: path.endsWith('x') ? 'tsx' : 'ts' });
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  return { path, text, program: program as unknown as SyntaxNode };
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

/** The nodes directly below a node, in the order in which they stand. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  return Object.entries(node)
    .filter(([key]) => key !== 'parent')
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** Visits a node and all below it; where `visit` answers false, what is below is passed over. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, above: readonly SyntaxNode[]) => unknown): void {
  const above: SyntaxNode[] = [];
  const step = (one: SyntaxNode) => {
    if (visit(one, above) === false) return;
    above.push(one);
    for (const child of childrenOf(one)) step(child);
    above.pop();
  };
  step(node);
}

/** A string literal's text, or that of a template, its values as `{0}`, `{1}`; null for anything else. */
export function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    const parts = (node.quasis as { value: { cooked: string } }[]).map((part) => part.value.cooked);
    return parts.map((part, i) => (i === 0 ? part : `{${i - 1}}${part}`)).join('');
  }
  return null;
}

/** The name that is called, `t` or `t.rich`; null where it is no plain name. */
export function calledName(node: SyntaxNode): string | null {
  return node.type === 'CallExpression' || node.type === 'NewExpression' ? nameOf(node.callee) : null;
}

export function nameOf(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node.type === 'Identifier' || node.type === 'JSXIdentifier') return node.name as string;
  if (node.type === 'MemberExpression' && !node.computed) {
    const [object, property] = [nameOf(node.object), nameOf(node.property)];
    return object && property ? `${object}.${property}` : null;
  }
  return null;
}

export function lineOf({ text }: Source, node: SyntaxNode): number {
  return text.slice(0, node.start).split('\n').length;
}
