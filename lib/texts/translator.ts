import formatMessage, { type CompiledMessage, type FormatOptions } from 'icu-minify/format';
import { createElement, Fragment, type ReactNode } from 'react';
import type { Reader } from '@/lib/texts/locales';

/** The compiled messages of one component, by their keys. */
export type CompiledTexts = Readonly<Record<string, CompiledMessage>>;

export type TextValues = Readonly<Record<string, string | number | Date>>;
export type RichValues = Readonly<Record<string, string | number | Date | ((chunks: ReactNode) => ReactNode)>>;

/** Writes the messages of one component. */
export type Translator<Key extends string = string> = {
  /** The text of a key, its values written in the reader's way. */
  (key: Key, values?: TextValues): string;
  /** The same where the message has tags, `<link>…</link>`: each is drawn by the value of its name. */
  rich(key: Key, values: RichValues): ReactNode;
};

const OPTIONS: FormatOptions = {
  formatters: {
    getNumberFormat: remember((...args) => new Intl.NumberFormat(...args)),
    getDateTimeFormat: remember((...args) => new Intl.DateTimeFormat(...args)),
    getPluralRules: remember((...args) => new Intl.PluralRules(...args)),
  },
  formats: { number: { percent: { style: 'percent' } } },
  timeZone: 'UTC',
};

/**
 * A translator of one component's messages (ICU MessageFormat, compiled by lib/texts/compile-catalogue). A key that is
 * not there is a defect of ours: it is reported, and its name is written in its place.
 */
export function createTranslator<Key extends string>(
  texts: CompiledTexts | undefined,
  { namespace, reader }: { namespace: string; reader: Reader },
): Translator<Key> {
  const write = (key: string, values: Record<string, string | number | Date | DrawTag> = {}) => {
    const message = texts?.[key];
    if (message === undefined) {
      console.error(`There is no text "${namespace}.${key}" here.`);
      return `${namespace}.${key}`;
    }
    return formatMessage<ReactNode>(message, reader.tag, values, OPTIONS);
  };
  return Object.assign((key: string, values?: TextValues) => String(write(key, values)), {
    rich: (key: string, values: RichValues) =>
      asOneNode(
        write(
          key,
          Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              typeof value === 'function' ? (chunks: ReactNode[]) => value(asOneNode(chunks)) : value,
            ]),
          ),
        ),
      ),
  });
}

type DrawTag = (chunks: ReactNode[]) => ReactNode;

const MOST_FORMATTERS = 500;

/** The pieces as children that stand where they are, so that React asks for no keys. */
function asOneNode(pieces: ReactNode): ReactNode {
  return Array.isArray(pieces) ? createElement(Fragment, null, ...pieces) : pieces;
}

/** Formatters are dear to make: one of each kind is kept, and all are forgotten before they become many. */
function remember<Args extends unknown[], Formatter>(make: (...args: Args) => Formatter) {
  const made = new Map<string, Formatter>();
  return (...args: Args): Formatter => {
    const key = JSON.stringify(args);
    let formatter = made.get(key);
    if (!formatter) {
      formatter = make(...args);
      if (made.size >= MOST_FORMATTERS) made.clear();
      made.set(key, formatter);
    }
    return formatter;
  };
}
