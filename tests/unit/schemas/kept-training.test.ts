import { expect, it } from 'vitest';
import { keptTrainingRequestSchema } from '@/lib/schemas/kept-training';
import { trainingRequestSchema } from '@/lib/schemas/training';
import { trainingJobSchema } from '@/lib/schemas/training-job';

const ASKED = {
  ...{ kind: 'retrieval', name: 'Oldbrook', summary: 'Answers from what people wrote.', textField: 'text' },
  ...{ datanets: [{ datanetId: 3, version: 1 }], titleField: null, questionField: null, answerField: null },
  settings: { k1: 1.2, b: 0.75, passageWords: 240, answerWords: 20 },
};
const ANA = `0x${'a'.repeat(40)}`;
const JOB = {
  ...{ version: 1, builder: ANA, datanets: [], base: null, asOfBlock: 9, files: [], collapsed: [] },
  records: [{ datanetId: 3, contributionId: 4, index: 0, hash: `0x${'1'.repeat(64)}`, credits: [], resembles: null }],
};

it('reads a run or a job that names no answer rule by the first, which was the only one then', () => {
  expect(keptTrainingRequestSchema.parse(ASKED).settings).toMatchObject({ answerRule: 1 });
  expect(trainingJobSchema.parse({ ...JOB, request: ASKED }).request.settings).toMatchObject({ answerRule: 1 });
});

it.each([1, 2, 3])('leaves rule %i as it is named', (answerRule) => {
  const request = { ...ASKED, settings: { ...ASKED.settings, answerRule } };
  expect(keptTrainingRequestSchema.parse(request).settings).toMatchObject({ answerRule });
  expect(trainingJobSchema.parse({ ...JOB, request }).request.settings).toMatchObject({ answerRule });
});

it('keeps whatever is asked for today', () => {
  const asked = trainingRequestSchema.parse(ASKED);
  expect(asked.settings).toMatchObject({ answerRule: 3 });
  expect(keptTrainingRequestSchema.parse(asked)).toEqual(asked);
});
