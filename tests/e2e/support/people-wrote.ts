import type { Stage } from '@/lib/demo/play/stage';
import { readTownLetters } from '@/tests/e2e/support/town-letters';

const COLUMNS = new Set(['text', 'label', 'question', 'answer']);

/**
 * What takes out of a page's text the parts that people wrote, in the scene and in the tests before it, which is in no
 * language of ours: records, names of Datanets, models, trainings and columns, questions.
 */
export async function knowWhatPeopleWrote({ db }: Stage): Promise<(text: string) => string> {
  const named = { select: { name: true } } as const;
  const [datanets, models, runs, receipts] = await Promise.all([
    db.datanetMetadata.findMany(named),
    db.modelManifest.findMany(named),
    db.trainingRun.findMany(named),
    db.receipt.findMany({ select: { question: true } }),
  ]);
  const written = [
    ...readTownLetters().map(({ text }) => text),
    ...[...datanets, ...models, ...runs].map(({ name }) => name),
    ...receipts.map(({ question }) => question),
  ]
    .map(onOneLine)
    .filter((text) => text.length > 0)
    .sort((a, b) => b.length - a.length);
  return (text) => {
    const shown = onOneLine(text);
    return COLUMNS.has(shown) ? '' : written.reduce((rest, one) => rest.replaceAll(one, '…'), shown);
  };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
