import page from '@/messages/de/sentences/page.json';
import {
  calledName,
  lineOf,
  literalText,
  nameOf,
  parseSource,
  type SyntaxNode,
  walk,
} from '@/tests/support/source/parse-source';
import { SAME_IN_BOTH } from '@/tests/support/texts/same-in-both';

export type LooseWords = { path: string; line: number; words: string };

/** Code that is shown as code. */
const SAMPLES = new Set(['components/api/samples.ts']);
/** Props of elements and components whose value is read by people. */
const READ_PROPS = new Set(
  `aria-label aria-description aria-roledescription aria-valuetext title placeholder alt label description message
  heading hint summary caption text subtitle note lead prompt help tooltip confirm children`.split(/\s+/),
);
const UNREAD_PROPS = new Set(['className', 'class', 'style', 'href', 'src', 'id', 'key', 'type', 'name', 'role', 'd']);
const UNREAD_ELEMENTS = new Set(['code', 'pre', 'kbd', 'script', 'style']);
const UNREAD_NODES =
  /^(ImportDeclaration|ExportAllDeclaration|TS(?!AsExpression|SatisfiesExpression|NonNullExpression))/;
const UNREAD_CALLS =
  /^(console\.|document\.|window\.|z\.|(cn|cva|twMerge|parseId|orNotFound)$|\w*Error$)|\.(get|has|set|append|includes|split|join|replace|(starts|ends)With|(get|set)Item|querySelector|(add|remove)EventListener)$/;

/**
 * The words of a file that people would read and that do not come from the texts: words between tags, in the props that
 * are read, and any string that looks like a sentence or a title. Errors are sentences (lib/texts/sentences.ts), and what
 * stands in `code` or is marked `translate="no"` belongs to no language. Sentences that have their translation are said.
 */
export function findLooseWords(path: string): LooseWords[] {
  if (SAMPLES.has(path)) return [];
  const source = parseSource(path);
  const found: LooseWords[] = [];
  const note = (node: SyntaxNode, words: string) => {
    found.push({ path, line: lineOf(source, node), words: words.replace(/\s+/g, ' ').trim() });
  };
  walk(source.program, (node, above) => {
    if (UNREAD_NODES.test(node.type)) return false;
    if (node.type === 'JSXElement') return !isUnread(node);
    if (node.type === 'JSXAttribute') return isReadable(node);
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = calledName(node) ?? '';
      return !UNREAD_CALLS.test(name) && !isTranslator(name);
    }
    if (node.type === 'BinaryExpression' && /^[=!]==?$/.test(node.operator as string)) return false;
    if (node.type === 'JSXText') {
      if (/\p{L}{2}/u.test(node.value as string) && !isSame(node.value as string)) note(node, node.value as string);
      return;
    }
    const text = literalText(node);
    if (text === null || isSame(text) || text in page) return;
    if (above.at(-1)?.type === 'ExpressionStatement' || above.at(-1)?.type === 'SwitchCase') return;
    if (isPropertyName(node, above.at(-1))) return;
    const words = text.replace(/\{\d\}/g, ' ');
    if (isShown(above) ? /\p{L}{2}/u.test(words) : looksWritten(words)) note(node, text);
  });
  return found;
}

/** Names, and words that are the same in every language; addresses and names of files. */
function isSame(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.every((word) => SAME_IN_BOTH.has(word)) || /^(https?:\/\/\S+|[^\s.]+\.[a-z]{2,5})$/.test(text.trim());
}

function isUnread(element: SyntaxNode): boolean {
  const opening = element.openingElement as SyntaxNode;
  if (UNREAD_ELEMENTS.has(nameOf(opening.name) ?? '')) return true;
  return (opening.attributes as SyntaxNode[]).some(
    (one) => nameOf(one.name) === 'translate' && literalText(one.value) === 'no',
  );
}

function isReadable(attribute: SyntaxNode): boolean {
  const name = nameOf(attribute.name) ?? '';
  return !UNREAD_PROPS.has(name) && !/^data-|ClassName$|Id$/.test(name);
}

function isTranslator(name: string): boolean {
  return /^(t|[a-z]\w*(T|Texts)|say)(\.rich)?$/.test(name);
}

/** Whether a string is, by where it stands, drawn as it is: a child of an element, or a prop that people read. */
function isShown(above: readonly SyntaxNode[]): boolean {
  for (const node of [...above].reverse()) {
    if (node.type === 'JSXAttribute') return READ_PROPS.has(nameOf(node.name) ?? '') && !isDynamicCall(above, node);
    if (node.type === 'JSXElement' || node.type === 'JSXFragment') return true;
    if (
      !['JSXExpressionContainer', 'ConditionalExpression', 'LogicalExpression', 'JSXNamespacedName'].includes(node.type)
    )
      return false;
  }
  return false;
}

function isDynamicCall(above: readonly SyntaxNode[], attribute: SyntaxNode): boolean {
  return above.slice(above.indexOf(attribute)).some((node) => node.type === 'CallExpression');
}

function isPropertyName(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  return (
    (parent?.type === 'Property' || parent?.type === 'MemberExpression') &&
    (parent.key === node || parent.property === node)
  );
}

/** A title of one word, or several words of which the first has a capital letter or the last an end. */
function looksWritten(text: string): boolean {
  const trimmed = text.trim();
  if (ONE_WORD.test(trimmed)) return !NO_WORDS.has(trimmed);
  return ONLY_WORDS.test(trimmed) && /^[“‘]?\p{Lu}|[.!?…]$/u.test(trimmed) && /\p{L}[,:]? [\p{L}“‘]/u.test(trimmed);
}

const ONE_WORD = /^[“‘]?\p{Lu}\p{Ll}+[.:…!?]?$/u;
const ONLY_WORDS = /^[\p{L}\d “”‘’()…,:;.!?–·%-]+$/u;

/** Names of keys, of headers and of the product, which look like words. */
const NO_WORDS = new Set('Enter Escape Home End Tab Backspace Delete Authorization Infinity Tributary'.split(' '));
