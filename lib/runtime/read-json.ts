import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** The content of a JSON file when it has the wanted shape; null when it is missing, cut off or of another shape. */
export function readJson<Value>(path: string, shape: z.ZodType<Value>): Value | null {
  try {
    const parsed = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
