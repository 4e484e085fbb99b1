import { listSources } from '@/tests/support/source/list-sources';
import {
  calledName,
  isNode,
  lineOf,
  literalText,
  parseSource,
  type SyntaxNode,
  walk,
} from '@/tests/support/source/parse-source';

/** A sentence that our code writes, its values as `{0}`, `{1}`. */
export type Sentence = { readonly text: string; readonly where: string };

/**
 * Where sentences are written that are said on a screen: by code that runs in the page, or on the server for it. The
 * other parts of lib speak English to programs and to whoever runs them: in a terminal, in logs, at /v1 and /api/v1.
 */
const PLACES: Readonly<Record<Side, RegExp>> = {
  page: /^(components|lib\/(records|verify))\/|^lib\/chain\/(allow-bond|explain-revert|revert-words\S*|facts\/\S+)\.ts$|^lib\/core\/units\.ts$|^lib\/attribution\/(contributor-shares|influence|passages)\/|^lib\/schemas\/(answer|answer-text|claim|datanet|hex|permission|search|training)\.ts$/,
  server:
    /^lib\/(db|engines(?!\/service\/(run|serve))|models\/(classifier|retrieval)|runtime\/web|storage|server(?!\/(api|openai|compute|rpc|indexing|content|settlement)\/))\/|^lib\/jobs\/(?!decoder|run-|redo|train-thread|settle\/(?!leave-out-aged|read-refusal|set-aside))/,
};
/** Where only errors are sentences, and in components what is written as one: the rest is texts, SQL, names, numbers. */
const ONLY_ERRORS = /^(components|lib\/(attribution|db|engines|models|runtime\/web|storage))\//;
/** Where an error of ours is never told but by a reference: its words are for the log. */
const INTERNAL_UNTOLD = /^lib\/(db|models|server|storage|core)\//;

export type Side = 'page' | 'server';

/** Every sentence that is said on a screen, by where it is said. */
export function sentencesOf(side: Side): Sentence[] {
  return listSources('lib', 'components')
    .filter((path) => PLACES[side].test(path))
    .flatMap(sentencesIn);
}

function sentencesIn(path: string): Sentence[] {
  const source = parseSource(path);
  const found: Sentence[] = [];
  const collect = (root: SyntaxNode, isSaid: (text: string) => boolean) => {
    walk(root, (node, above) => {
      if (NO_SENTENCES.test(node.type)) return false;
      if (node.type === 'BinaryExpression' && /^[=!]==?$/.test(node.operator as string)) return false;
      if (UNSAID_CALLS.test(calledName(node) ?? '')) return false;
      const text = literalText(node);
      if (text !== null && isSaid(text) && isWritten(text, node, above.at(-1))) {
        found.push({ text, where: `${path}:${lineOf(source, node)}` });
      }
    });
  };
  walk(source.program, (node) => {
    if (calledName(node) !== 'AppError') return;
    const [code, message] = node.arguments as SyntaxNode[];
    if (literalText(code) === 'internal' && INTERNAL_UNTOLD.test(path)) return;
    if (isNode(message)) collect(message, () => true);
  });
  if (path.startsWith('components/')) collect(source.program, isWholeSentence);
  else if (!ONLY_ERRORS.test(path)) collect(source.program, isSentence);
  return found;
}

const NO_SENTENCES = /^(Import|TS(?!As|Satisfies|NonNull))/;
const UNSAID_CALLS = /^(\w*Error|console\.\w+|\w*[tT]|t\.rich|\w+\.toLocaleString)$/;
/** SQL, header values, names of signed structures, and what is asked of another server. */
const NOT_SAID =
  /\n|^\s*(SELECT|INSERT|WITH|UPDATE|DELETE|AND|ORDER|FROM|LIMIT|FOR) |\$\d| = \{|^no-|^Tributary \p{Lu}\w+$|^Reply with|ENGINE_/u;

function isWritten(text: string, node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent && isDescription(parent)) return false;
  if (parent?.type === 'ExpressionStatement' || (parent?.type === 'Property' && parent.key === node)) return false;
  return /\p{L}{2}/u.test(text.replace(/\{\d\}/g, ' ')) && !NOT_SAID.test(text);
}

/** What a field of the API means is said by the reference alone: messages/de/sentences/api.json. */
function isDescription({ type, callee }: SyntaxNode): boolean {
  return type === 'CallExpression' && isNode(callee) && isNode(callee.property) && callee.property.name === 'describe';
}

/** What ends as a sentence does; shorter words of components are texts, or no words. */
function isWholeSentence(text: string): boolean {
  return /^\p{Lu}[^<>=]* .*\.$/u.test(text) && isSentence(text);
}

/** Words with a space between them, or a word beside a value. */
function isSentence(text: string): boolean {
  return /\p{L}{2,}[,:’]? ["“{\p{L}]|[}"”] \p{L}{2}/u.test(text);
}
