import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { DEMO_ACCOUNTS } from '@/lib/demo/read-demo-datanets';

const correction = z.strictObject({
  /** The text of the accepted record that it puts right. */
  corrects: z.string(),
  text: z.string(),
  label: z.string(),
  author: z.enum(DEMO_ACCOUNTS),
});

export type DemoCorrection = z.infer<typeof correction>;

/**
 * Reads the refined records of a Datanet, `<slug>.corrections.jsonl`; none when there is no such file.
 * @throws AppError `invalid-input` naming the line that does not parse
 */
export function readCorrections({ folder, slug }: { folder: string; slug: string }): DemoCorrection[] {
  const file = join(folder, `${slug}.corrections.jsonl`);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return lines.map((line, i) => {
    try {
      return correction.parse(JSON.parse(line));
    } catch (cause) {
      throw new AppError('invalid-input', `The demo data do not parse at ${file} line ${i + 1}. Correct that line.`, {
        cause,
      });
    }
  });
}
