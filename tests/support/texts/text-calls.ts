import {
  calledName,
  childrenOf,
  isNode,
  lineOf,
  literalText,
  nameOf,
  parseSource,
  type SyntaxNode,
  walk,
} from '@/tests/support/source/parse-source';

/** A call of a translator: `values` is null where they are not written out, `keys` where the key is computed. */
export type TextCall = {
  where: string;
  namespace: string;
  keys: string[] | null;
  values: string[] | null;
  rich: boolean;
};

/** What a file says by its translators: each call with its keys and the names of its values, and what it hands on. */
export function textCallsIn(path: string): TextCall[] {
  const source = parseSource(path);
  const calls: TextCall[] = [];
  const aliases = aliasesIn(source.program);
  const look = (node: SyntaxNode, outer: ReadonlyMap<string, string>) => {
    const known =
      isFunction(node) || node.type === 'BlockStatement' ? new Map([...outer, ...declaredIn(node, aliases)]) : outer;
    const called = node.type === 'CallExpression' ? translatorCalled(node, known) : null;
    if (called) {
      const [key, values] = node.arguments as SyntaxNode[];
      const where = `${path}:${lineOf(source, node)}`;
      calls.push({ where, ...called, keys: keysOf(key), values: valuesOf(values) });
    }
    for (const child of childrenOf(node)) look(child, known);
  };
  look(source.program, declaredIn(source.program, aliases));
  return calls;
}

/** `t('…')`, `t.rich('…')`, or `(await getTexts('…'))('…')`. */
function translatorCalled(
  { callee }: SyntaxNode,
  known: ReadonlyMap<string, string>,
): { namespace: string; rich: boolean } | null {
  const name = nameOf(callee);
  const namespace = name === null ? namespaceOf(callee) : known.get(name.replace(/\.rich$/, ''));
  return namespace ? { namespace, rich: name?.endsWith('.rich') ?? false } : null;
}

function isFunction(node: SyntaxNode): boolean {
  return /Function/.test(node.type) && node.type !== 'TSFunctionType';
}

/** The translators that a block declares, or a function is given, with their namespaces. */
function declaredIn(node: SyntaxNode, aliases: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const statement of (Array.isArray(node.body) ? node.body : []).filter(isNode)) {
    const declaration = isNode(statement.declaration) ? statement.declaration : statement;
    if (declaration.type !== 'VariableDeclaration') continue;
    for (const { id, init } of declaration.declarations as { id: SyntaxNode; init: unknown }[]) {
      const namespace = namespaceOf(init);
      const name = nameOf(id);
      if (namespace !== null && name !== null) found.set(name, namespace);
      if (id.type === 'ArrayPattern' && isNode(init)) noteAll(id, init, found);
    }
  }
  for (const parameter of (Array.isArray(node.params) ? node.params : []).filter(isNode))
    noteParameter(parameter, { aliases, found });
  return found;
}

/** `const [t, u] = await Promise.all([getTexts('…'), …])`. */
function noteAll(pattern: SyntaxNode, init: SyntaxNode, found: Map<string, string>): void {
  const call = init.type === 'AwaitExpression' ? (init.argument as SyntaxNode) : init;
  if (calledName(call) !== 'Promise.all') return;
  const [list] = call.arguments as SyntaxNode[];
  const promises = Array.isArray(list?.elements) ? list.elements : [];
  for (const [i, id] of (pattern.elements as unknown[]).entries()) {
    const namespace = namespaceOf(promises[i]);
    const name = nameOf(id);
    if (namespace !== null && name !== null) found.set(name, namespace);
  }
}

/** `t: TranslatorOf<'…'>`, or `{ t }: { t: TranslatorOf<'…'> }`, or a name given to such a type. */
function noteParameter(
  parameter: SyntaxNode,
  { aliases, found }: { aliases: ReadonlyMap<string, string>; found: Map<string, string> },
): void {
  const look = (node: SyntaxNode, name: string | null) => {
    if (node.type === 'TSTypeReference' && name !== null) {
      const namespace = translatorType(node) ?? aliases.get(nameOf(node.typeName) ?? '');
      if (namespace) found.set(name, namespace);
      return;
    }
    const inner = node.type === 'TSPropertySignature' ? nameOf(node.key) : name;
    for (const child of childrenOf(node)) look(child, inner);
  };
  if (isNode(parameter.typeAnnotation)) look(parameter.typeAnnotation, nameOf(parameter));
}

/** `type Texts = TranslatorOf<'…'>`. */
function aliasesIn(program: SyntaxNode): Map<string, string> {
  const aliases = new Map<string, string>();
  walk(program, (node) => {
    if (node.type !== 'TSTypeAliasDeclaration' || !isNode(node.typeAnnotation)) return;
    const [name, namespace] = [nameOf(node.id), translatorType(node.typeAnnotation)];
    if (name && namespace) aliases.set(name, namespace);
  });
  return aliases;
}

function translatorType(node: SyntaxNode): string | null {
  if (node.type !== 'TSTypeReference' || nameOf(node.typeName) !== 'TranslatorOf') return null;
  const [argument] = ((node.typeArguments as { params?: SyntaxNode[] } | null)?.params ?? []) as SyntaxNode[];
  return literalText(argument?.literal);
}

function namespaceOf(init: unknown): string | null {
  if (!isNode(init)) return null;
  if (init.type === 'ParenthesizedExpression') return namespaceOf(init.expression);
  const call = init.type === 'AwaitExpression' ? init.argument : init;
  if (!isNode(call) || !/^(useTexts|getTexts|textsFor)$/.test(calledName(call) ?? '')) return null;
  return literalText((call.arguments as SyntaxNode[])[0]);
}

function keysOf(key: SyntaxNode | undefined): string[] | null {
  if (key?.type === 'ConditionalExpression') {
    const branches = [key.consequent, key.alternate].map((one) => keysOf(one as SyntaxNode));
    return branches.every((one) => one !== null) ? branches.flat() : null;
  }
  if (key?.type === 'TemplateLiteral' && (key.expressions as unknown[]).length > 0) return null;
  const text = literalText(key);
  return text === null ? null : [text];
}

function valuesOf(values: SyntaxNode | undefined): string[] | null {
  if (values === undefined) return [];
  if (values.type !== 'ObjectExpression') return null;
  const names = (values.properties as SyntaxNode[]).map((one) =>
    one.type === 'Property' && !one.computed ? (nameOf(one.key) ?? literalText(one.key)) : null,
  );
  return names.every((name) => name !== null) ? names : null;
}
