import { expect, it } from 'vitest';
import type { ContributionFact, DatanetVersionFact } from '@/lib/chain/facts/types';
import { parseRecordLines } from '@/lib/records/parse-lines';
import { encodeRecordLines, recordLine } from '@/lib/records/record-line';
import type { ModelManifest } from '@/lib/schemas/model-manifest';
import type { TrainingSet } from '@/lib/schemas/training-set';
import { openReport } from '@/lib/verify/check-list';
import { checkTrainingSet } from '@/lib/verify/check-training-set';
import type { PublishedInputs } from '@/lib/verify/published-inputs';

it.each([
  ['words', []],
  ['', ['records[0]']],
])(
  'takes no record without a text for one that was trained on, where another text is gone: "%s"',
  async (text, fields) => {
    const records = parseRecordLines(encodeRecordLines([recordLine({ fields: { text } })]));
    const hashes = records.map(({ hash }) => hash);
    const contribution = {
      fact: { id: 1, datanetId: 1, accepted: { excluded: [] as number[] } } as unknown as ContributionFact,
      file: 'read' as const,
      hashes,
      records,
    };
    const { list, report } = openReport('Model 1, version 1');
    await checkTrainingSet({} as PublishedInputs, list, {
      manifest: { kind: 'retrieval', textField: 'text' } as ModelManifest,
      trainingSet: {
        records: [{ datanetId: 1, contributionId: 1, index: 0, hash: hashes[0] }],
        collapsed: [],
      } as unknown as TrainingSet,
      versions: [{ datanetId: 1, fact: {} as DatanetVersionFact, contributions: [contribution] }],
      records: null,
      mostRecords: 1,
    });
    const found = report().checks.flatMap((check) =>
      check.state === 'differs' && check.title.startsWith('Its training records') ? [check.field] : [],
    );
    expect(found).toEqual(fields);
  },
);
