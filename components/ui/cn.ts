export type ClassNameValue = string | null | undefined | false | 0 | 0n | readonly ClassNameValue[];

/**
 * Joins class names; of two that set the same property the later wins, so that a caller can adjust a component. It knows
 * the families of utilities that this product's components are adjusted by (GROUPS below, by their first fitting line),
 * and leaves everything else as it is: tests/unit/components/ui/cn.test.ts holds it to tailwind-merge, which knows them all
 * and is ten times the size.
 */
export function cn(...classes: ClassNameValue[]): string {
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const name of flatten(classes).reverse()) {
    const group = groupOf(name);
    if (group && seen.has(group.key)) continue;
    if (group) for (const covered of group.covers) seen.add(covered);
    kept.push(name);
  }
  return kept.reverse().join(' ');
}

function flatten(value: ClassNameValue): string[] {
  if (Array.isArray(value)) return value.flatMap(flatten);
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : [];
}

const SIZES = '(xs|sm|base|lg|xl|\\dxl|figure|title|hero|hero-long)';
const VALUE = '(-?[\\w./%[\\]()#,*+-]+)';

/** A family's name, what its utilities look like, and the smaller families that it sets too. */
const GROUPS: readonly (readonly [name: string, looks: RegExp, covers?: string])[] = [
  ['display', /^(block|inline|inline-block|flex|inline-flex|grid|inline-grid|contents|hidden|flow-root)$/],
  ['position', /^(static|fixed|absolute|relative|sticky)$/],
  ['size', like('size'), 'w h'],
  ['w', like('w')],
  ['h', like('h')],
  ['min-w', like('min-w')],
  ['min-h', like('min-h')],
  ['max-w', like('max-w')],
  ['max-h', like('max-h')],
  ['p', spacing('p'), 'px py pt pr pb pl'],
  ['px', spacing('px'), 'pr pl'],
  ['py', spacing('py'), 'pt pb'],
  ['pt', spacing('pt')],
  ['pr', spacing('pr')],
  ['pb', spacing('pb')],
  ['pl', spacing('pl')],
  ['m', spacing('-?m'), 'mx my mt mr mb ml'],
  ['mx', spacing('-?mx'), 'mr ml'],
  ['my', spacing('-?my'), 'mt mb'],
  ['mt', spacing('-?mt')],
  ['mr', spacing('-?mr')],
  ['mb', spacing('-?mb')],
  ['ml', spacing('-?ml')],
  ['gap', /^gap-(?![xy]-)/, 'gap-x gap-y'],
  ['gap-x', like('gap-x')],
  ['gap-y', like('gap-y')],
  ['text-size', new RegExp(`^text-(${SIZES}|\\[[\\d.]+(rem|em|px)\\])(/.+)?$`), 'leading'],
  ['text-align', /^text-(left|center|right|start|end|justify)$/],
  ['text-wrap', /^text-(wrap|nowrap|balance|pretty)$/],
  ['text-colour', like('text')],
  ['font-family', /^font-(sans|mono|display)$/],
  ['font-weight', /^font-(thin|light|normal|medium|semibold|bold)$/],
  ['leading', like('leading')],
  ['tracking', like('tracking')],
  ['bg', like('bg')],
  ['rounded', /^rounded(-(none|xs|sm|md|lg|xl|\dxl|full|\[.+\]))?$/, 'rounded-t rounded-b'],
  ['rounded-t', like('rounded-t')],
  ['rounded-b', like('rounded-b')],
  ['border-width', /^border(-\d)?$/, 'border-x border-y border-t border-r border-b border-l'],
  ['border-x', /^border-x(-\d)?$/, 'border-r border-l'],
  ['border-y', /^border-y(-\d)?$/, 'border-t border-b'],
  ['border-t', /^border-t(-\d)?$/],
  ['border-r', /^border-r(-\d)?$/],
  ['border-b', /^border-b(-\d)?$/],
  ['border-l', /^border-l(-\d)?$/],
  ['border-style', /^border-(dashed|dotted|solid|none)$/],
  ['border-colour', /^border-(?!([xytrblse]|\d)(-|$)|collapse|separate|spacing)/],
  ['overflow', /^overflow-(?![xy]-)/, 'overflow-x overflow-y'],
  ['overflow-x', like('overflow-x')],
  ['overflow-y', like('overflow-y')],
  ['flex', /^flex-(\d|auto|none|initial)$/, 'shrink grow basis'],
  ['basis', like('basis')],
  ['flex-direction', /^flex-(row|col)(-reverse)?$/],
  ['flex-wrap', /^flex-(wrap|nowrap)$/],
  ['inset', /^-?inset-(?![xy]-)/, 'inset-x inset-y top right bottom left'],
  ['inset-x', spacing('-?inset-x'), 'right left'],
  ['inset-y', spacing('-?inset-y'), 'top bottom'],
  ['top', spacing('-?top')],
  ['right', spacing('-?right')],
  ['bottom', spacing('-?bottom')],
  ['left', spacing('-?left')],
  ['translate', /^-?translate-(?![xyz]-)/, 'translate-x translate-y'],
  ['translate-x', like('-?translate-x')],
  ['translate-y', like('-?translate-y')],
  ['line-clamp', like('line-clamp'), 'display overflow'],
  ['break', /^break-(words|all|normal|keep)$/],
  ['sr-only', /^(not-)?sr-only$/],
  ['shadow', like('shadow')],
  ['self', like('self')],
  ['z', like('z')],
  ['content', /^content-(normal|center|start|end|between|around|evenly|baseline|stretch)$/],
  ['fill', like('fill')],
  ['decoration-thickness', /^decoration-(\d+|auto|from-font)$/],
  ['underline-offset', like('underline-offset')],
  ['outline-offset', like('-?outline-offset')],
  ['align', /^align-(baseline|top|middle|bottom|text-top|text-bottom)$/],
  ['duration', like('duration')],
  ['ease', like('ease')],
  ['decoration', /^(underline|overline|line-through|no-underline)$/],
  ['transition', /^transition(-.+)?$/],
  ['tabular', /^(tabular|proportional)-nums$/],
  ['animate', like('animate')],
  ['items', like('items')],
  ['justify-items', like('justify-items')],
  ['justify', /^justify-(?!items-|self-)/],
  ['shrink', /^shrink(-0)?$/],
  ['grid-cols', like('grid-cols')],
  ['col-span', like('col-span')],
  ['scroll-my', spacing('scroll-my'), 'scroll-mt scroll-mb'],
  ['scroll-mt', like('scroll-mt')],
  ['scroll-mb', like('scroll-mb')],
  ['cursor', like('cursor')],
  ['pointer-events', like('pointer-events')],
  ['border-collapse', /^border-(collapse|separate)$/],
  ['opacity', like('opacity')],
  ['whitespace', like('whitespace')],
];

function spacing(prefix: string): RegExp {
  return new RegExp(`^${prefix}-(\\d[\\d./]*|px|auto|full|\\[.+\\]|\\(.+\\))$`);
}

function like(prefix: string): RegExp {
  return new RegExp(`^${prefix}-${VALUE}$`);
}

const known = new Map<string, { key: string; covers: string[] } | null>();

/** Which family a class is of, with its variants: `sm:hover:px-2` is not what `px-4` is. */
function groupOf(name: string) {
  let group = known.get(name);
  if (group === undefined) {
    const at = variantsEnd(name);
    const variants = name.slice(0, at);
    const found = GROUPS.find(([, looks]) => looks.test(name.slice(at)));
    group = found
      ? {
          key: variants + found[0],
          covers: [found[0], ...(found[2]?.split(' ') ?? [])].map((covered) => variants + covered),
        }
      : null;
    known.set(name, group);
  }
  return group;
}

/** Where the utility begins, after the last colon that is in no bracket. */
function variantsEnd(name: string): number {
  let depth = 0;
  let end = 0;
  for (let at = 0; at < name.length; at++) {
    const sign = name[at];
    if (sign === '[' || sign === '(') depth++;
    else if (sign === ']' || sign === ')') depth--;
    else if (sign === ':' && depth === 0) end = at + 1;
  }
  return end;
}
