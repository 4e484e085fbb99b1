import { importsOf } from '@/tests/support/source/imports-of';
import {
  calledName,
  literalText,
  nameOf,
  parseSource,
  type Source,
  type SyntaxNode,
  walk,
} from '@/tests/support/source/parse-source';

/** Where the browser asks for a component's texts. */
export type Asked = { namespace: string; path: string };

type Read = { imports: string[]; isClient: boolean; asked: string[]; sent: string[] };

const sources = new Map<string, Read>();

/** The texts that the browser asks for below a page or layout: those of every component that runs there. */
export function askedInBrowser(entry: string): Asked[] {
  const asked: Asked[] = [];
  const seen = new Set<string>();
  const visit = (path: string, inBrowser: boolean) => {
    const read = readOnce(path);
    const client = inBrowser || read.isClient;
    const key = `${path} ${client}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (client) asked.push(...read.asked.map((namespace) => ({ namespace, path })));
    for (const next of read.imports) visit(next, client);
  };
  visit(entry, false);
  return asked;
}

/**
 * The areas, and single components as "area.component", whose texts a layout, or a page, sends to the browser, itself or by a
 * component that does nothing else (`…-texts.tsx`).
 */
export function textsSentBy(path: string): string[] {
  const { sent, imports } = readOnce(path);
  return [...sent, ...imports.filter((next) => next.endsWith('-texts.tsx')).flatMap((next) => readOnce(next).sent)];
}

function readOnce(path: string): Read {
  let read = sources.get(path);
  if (!read) {
    const source = parseSource(path);
    read = {
      imports: isServerAction(source) ? [] : importsOf(source),
      isClient: hasDirective(source, 'use client'),
      ...textsIn(source),
    };
    sources.set(path, read);
  }
  return read;
}

function textsIn({ program, path }: Source): { asked: string[]; sent: string[] } {
  const asked: string[] = [];
  const sent: string[] = [];
  walk(program, (node) => {
    if (calledName(node) === 'useTexts') {
      const namespace = literalText((node.arguments as SyntaxNode[])[0]);
      if (namespace === null) throw new Error(`${path}: useTexts is called with something else than a name`);
      asked.push(namespace);
    }
    if (node.type === 'JSXOpeningElement' && nameOf(node.name) === 'AreaTexts') {
      walk(node, (inner) => {
        const name = literalText(inner);
        if (name !== null) sent.push(name);
      });
    }
  });
  return { asked, sent };
}

/** A file of server actions is asked over the network: nothing below it runs in the browser. */
function isServerAction(source: Source): boolean {
  return hasDirective(source, 'use server');
}

function hasDirective({ program }: Source, directive: string): boolean {
  const [first] = program.body as SyntaxNode[];
  return first?.type === 'ExpressionStatement' && literalText(first.expression) === directive;
}
