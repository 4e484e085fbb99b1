import type { Stage } from '@/lib/demo/play/stage';
import { readTownLetters } from '@/tests/e2e/support/town-letters';

const COLUMNS = new Set(['text', 'label', 'question', 'answer']);

/**
 * What takes out of a page's text the parts that people wrote, in the scene and in the tests before it, which is in no
 * language of ours: records, questions, and what Datanets, models, trainings and columns are called and described as.
 */
export async function knowWhatPeopleWrote({ db }: Stage): Promise<(text: string) => string> {
  const found = await Promise.all([
    db.datanetMetadata.findMany({ select: { name: true, summary: true, description: true } }),
    db.modelManifest.findMany({ select: { name: true, summary: true } }),
    db.trainingRun.findMany({ select: { name: true } }),
    db.receipt.findMany({ select: { question: true } }),
  ]);
  const written = [...readTownLetters().map(({ text }) => text), ...found.flat().flatMap((row) => Object.values(row))]
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
