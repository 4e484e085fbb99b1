import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { DEMO_ACCOUNTS } from '@/lib/demo/read-demo-datanets';

/** The Datanet of invented facts that the demo teaches an adapter, by the name of its files in lib/demo/records. */
const FACTS = 'quillhaven';

const account = z.enum(DEMO_ACCOUNTS);
const about = z.strictObject({
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  owner: account,
  curator: account,
  tags: z.array(z.string()),
  licence: z.enum(['CC-BY-4.0', 'CC0-1.0']),
  questionField: z.string(),
  answerField: z.string(),
});
const record = z.strictObject({ question: z.string(), answer: z.string(), author: account });
const pending = record.extend({ note: z.string().regex(/^(Accept|Reject): /) });
const question = z.strictObject({ text: z.string(), expected: z.string() });

/** One wording of a question about an invented fact, with its answer. */
export type DemoFact = z.infer<typeof record>;
/** A wording for the review queue; `note` opens with the decision that suits it, "Accept: " or "Reject: ". */
export type PendingFact = z.infer<typeof pending>;

export type DemoFacts = z.infer<typeof about> & {
  readonly slug: string;
  readonly records: readonly DemoFact[];
  readonly pending: readonly PendingFact[];
  /** Every fact once, in a wording that no record has. */
  readonly questions: readonly z.infer<typeof question>[];
};

/**
 * Reads the invented facts: `<slug>.json`, `<slug>.jsonl`, `<slug>.pending.jsonl` and `<slug>.questions.jsonl`.
 * @param folder where the files lie, normally `lib/demo/records`
 * @throws AppError `invalid-input` naming the file and line that does not parse
 */
export function readFacts(folder: string): DemoFacts {
  const readLines = <T>(schema: z.ZodType<T>, file: string): T[] =>
    readFileSync(join(folder, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line, i) => parse(schema, line, `${file} line ${i + 1}`));
  return {
    slug: FACTS,
    ...parse(about, readFileSync(join(folder, `${FACTS}.json`), 'utf8'), `${FACTS}.json`),
    records: readLines(record, `${FACTS}.jsonl`),
    pending: readLines(pending, `${FACTS}.pending.jsonl`),
    questions: readLines(question, `${FACTS}.questions.jsonl`),
  };
}

function parse<T>(schema: z.ZodType<T>, json: string, where: string): T {
  try {
    return schema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('invalid-input', `The demo data do not parse at ${where}. Correct that line.`, { cause });
  }
}
