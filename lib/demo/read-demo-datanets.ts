import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';

/** The named accounts that play the demo economy. */
export const DEMO_ACCOUNTS = ['amara', 'bilal', 'chiara', 'dmitri', 'elif', 'farid', 'grace', 'hana'] as const;

/** The Datanets of the demo economy, by the name of their files in lib/demo/records. */
export const DEMO_DATANETS = ['repair-cafe', 'river-watch', 'town-hall'] as const;

const account = z.enum(DEMO_ACCOUNTS);
const about = z.strictObject({
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  owner: account,
  curator: account,
  tags: z.array(z.string()),
  licence: z.enum(['CC-BY-4.0', 'CC0-1.0']),
  textField: z.string(),
  labelField: z.string(),
  labels: z.array(z.strictObject({ name: z.string(), description: z.string() })),
});
const record = z.strictObject({ text: z.string(), label: z.string(), author: account });
const pending = record.extend({ note: z.string().regex(/^(Accept|Reject): /) });
const question = z.strictObject({ text: z.string(), expected: z.string() });

export type DemoRecord = z.infer<typeof record>;
/** A contribution for the review queue; `note` opens with the decision that suits it, "Accept: " or "Reject: ". */
export type DemoPending = z.infer<typeof pending>;
export type DemoQuestion = z.infer<typeof question>;
export type DemoDatanet = z.infer<typeof about> & {
  slug: string;
  records: DemoRecord[];
  pending: DemoPending[];
  questions: DemoQuestion[];
  /** Asked of a model that quotes the records; empty where there is none. */
  quotes: DemoQuestion[];
};

/**
 * Reads the hand-written Datanets: `<slug>.json`, `<slug>.jsonl`, `<slug>.pending.jsonl`, `<slug>.questions.jsonl`
 * and, where a model quotes them, `<slug>.quotes.jsonl`.
 * @param folder where the files lie, normally `lib/demo/records`
 * @throws AppError `invalid-input` naming the file and line that does not parse
 */
export function readDemoDatanets(folder: string): DemoDatanet[] {
  return DEMO_DATANETS.map((slug) => ({
    slug,
    ...parse(about, readFileSync(join(folder, `${slug}.json`), 'utf8'), `${slug}.json`),
    records: readLines(record, folder, `${slug}.jsonl`),
    pending: readLines(pending, folder, `${slug}.pending.jsonl`),
    questions: readLines(question, folder, `${slug}.questions.jsonl`),
    quotes: existsSync(join(folder, `${slug}.quotes.jsonl`)) ? readLines(question, folder, `${slug}.quotes.jsonl`) : [],
  }));
}

function readLines<T>(schema: z.ZodType<T>, folder: string, file: string): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, i) => parse(schema, line, `${file} line ${i + 1}`));
}

function parse<T>(schema: z.ZodType<T>, json: string, where: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('invalid-input', `The demo data do not parse at ${where}. Correct that line.`, { cause });
  }
}
