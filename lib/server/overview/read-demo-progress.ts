import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const file = z.object({
  state: z.enum(['running', 'done', 'failed']),
  step: z.string().default(''),
  done: z.number().nonnegative(),
  total: z.number().positive(),
});

/** How far the demo economy has come; `step` says what its people do just now. */
export type DemoProgress = z.infer<typeof file>;

/** The progress that the demo writes to `demo.json` in the data folder; null where there is no demo, or it is over. */
export async function readDemoProgress({ dataDir }: { dataDir: string }): Promise<DemoProgress | null> {
  let text: string;
  try {
    text = await readFile(join(dataDir, 'demo.json'), 'utf8');
  } catch {
    // No file: this deployment plays no demo.
    return null;
  }
  const parsed = file.safeParse(parseJson(text));
  // The file may be read while it is being replaced: the next look sees it whole.
  return parsed.success && parsed.data.state !== 'done' ? parsed.data : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
