import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const fileSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(z.object({ question: z.string(), answers: z.array(z.object({ text: z.string() })).min(1) })),
        }),
      ),
    }),
  ),
});

export type XquadQuestion = {
  readonly question: string;
  readonly answer: string;
  /** Position of its paragraph. */
  readonly record: number;
  /** Position of its article: halves are split by articles, so that no text is on both sides. */
  readonly article: number;
};
export type Xquad = {
  readonly records: readonly { title: string; text: string }[];
  readonly questions: readonly XquadQuestion[];
};

/** The English XQuAD (Artetxe et al. 2020) as records and questions; null where the file is not there. */
export function readXquad(datasetsFolder: string): Xquad | null {
  const file = join(datasetsFolder, 'xquad-en.json');
  if (!existsSync(file)) return null;
  const records: { title: string; text: string }[] = [];
  const questions: XquadQuestion[] = [];
  fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).data.forEach(({ paragraphs }, article) => {
    for (const { context, qas } of paragraphs) {
      for (const { question, answers } of qas) {
        questions.push({ question, answer: answers[0]?.text ?? '', record: records.length, article });
      }
      records.push({ title: '', text: context });
    }
  });
  return { records, questions };
}
