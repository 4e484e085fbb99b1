import { readFileSync } from 'node:fs';

/** Which desk would get a letter of the demo's town hall, had the library these three. */
const DESKS: Readonly<Record<string, string>> = {
  'schools-and-youth': 'loans',
  'housing-and-permits': 'rooms',
  'culture-and-events': 'events',
};

/**
 * Letters to a town hall with a desk for each: other words than LIBRARY_DESK, since the page compares what one
 * contributes with everything public.
 */
export function readTownLetters(): { text: string; label: string }[] {
  const lines = readFileSync('lib/demo/records/town-hall.jsonl', 'utf8').trim().split('\n');
  return lines.flatMap((line) => {
    const { text, label } = JSON.parse(line) as { text: string; label: string };
    const desk = DESKS[label];
    return desk === undefined ? [] : [{ text, label: desk }];
  });
}
