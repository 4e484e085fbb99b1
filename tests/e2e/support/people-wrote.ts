import { readTownLetters } from '@/tests/e2e/support/town-letters';

/** What people wrote in the scene and before it, which is in no language of ours: names, questions, records, names of columns. */
const WRITTEN = [
  ...readTownLetters().map(({ text }) => text),
  'The library’s desk, for looking at',
  'Texts of the base model',
  'How many machines has the computer room of the school?',
  'How long is the river that nobody has seen?',
  'May I keep the borrowed atlas a little longer?',
  'Buy cheap shelves online!',
  // Of the tests that ran before.
  'Which desk is it?',
  'At the library’s desk',
].sort((a, b) => b.length - a.length);
const COLUMNS = new Set(['text', 'label', 'question', 'answer']);

/** A text of a page without the parts of it that people wrote. */
export function withoutWhatPeopleWrote(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  if (COLUMNS.has(one)) return '';
  return WRITTEN.reduce((rest, written) => rest.replaceAll(written, '…'), one);
}
