import { join } from 'node:path';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';
import { account, type MarketRecord } from '@/tests/support/market/play-market';

const PEOPLE = ['amara', 'bilal', 'chiara', 'dmitri', 'elif', 'farid', 'grace', 'hana'] as const;

/** The account of an author of the demo's records. */
export function authorOf(name: (typeof PEOPLE)[number]): MarketRecord['owner'] {
  return account(1 + PEOPLE.indexOf(name));
}

type DemoMarket = { honest: MarketRecord[]; questions: string[]; labels: string[] };

/**
 * What the demo's people submitted with one of these labels (of 764 notes with 26 labels), and the questions about it,
 * which nobody submitted.
 */
export function demoMarket(chosen: readonly string[]): DemoMarket {
  const datanets = readDemoDatanets(join(process.cwd(), 'lib/demo/records'));
  const has = (label: string) => chosen.includes(label);
  const honest = datanets.flatMap(({ records }) =>
    records.flatMap(({ text, label, author }): MarketRecord[] => {
      const person = PEOPLE.find((name) => name === author);
      if (!person) throw new Error(`The demo has an author ${author} that nobody here knows.`);
      return has(label) ? [{ text, label, owner: authorOf(person), block: 1 }] : [];
    }),
  );
  return {
    honest,
    questions: datanets.flatMap(({ questions }) =>
      questions.filter(({ expected }) => has(expected)).map(({ text }) => text),
    ),
    labels: [...new Set(honest.map(({ label }) => label))].sort(),
  };
}

/** Labels of the repair café; 120 notes by five authors have one of them. */
export const REPAIRS = ['battery-and-charging', 'heating-element', 'wiring-and-switch', 'sewing-and-fabric'];
