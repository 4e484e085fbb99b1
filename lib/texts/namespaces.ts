import type { Translator } from '@/lib/texts/translator';
import type { en } from '@/messages/en';

/** The product's texts by area, as messages/en holds them. */
export type Texts = typeof en;
export type Area = keyof Texts;

type ComponentsOf<A extends Area> = keyof Texts[A]['client'] | keyof Texts[A]['server'];
type TextsOf<A extends Area, Component> =
  | (Component extends keyof Texts[A]['client'] ? Texts[A]['client'][Component] : never)
  | (Component extends keyof Texts[A]['server'] ? Texts[A]['server'][Component] : never);

/** "area.component": whose texts one asks for. */
export type Namespace = { [A in Area]: `${A}.${ComponentsOf<A> & string}` }[Area];

/** The same, of components that the browser draws. */
export type ClientNamespace = { [A in Area]: `${A}.${keyof Texts[A]['client'] & string}` }[Area];

/** The keys of a component's texts. */
export type KeyOf<N extends Namespace> = N extends `${infer A extends Area}.${infer Component}`
  ? keyof TextsOf<A, Component> & string
  : never;

/** A translator of one component's texts: what words.ts functions take as their first argument. */
export type TranslatorOf<N extends Namespace> = Translator<KeyOf<N>>;
