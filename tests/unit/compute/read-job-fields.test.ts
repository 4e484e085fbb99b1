import { describe, expect, it } from 'vitest';
import { readJobFields } from '@/lib/compute/read-job-fields';
import { toThreadInput } from '@/lib/jobs/train/thread-input';
import { encodeRecordLines, recordHash, recordLine } from '@/lib/records/record-line';
import { type TrainingJob, trainingJobSchema } from '@/lib/schemas/training-job';

const ANA = `0x${'a'.repeat(40)}` as const;
const LINES = [
  { fields: { question: 'Who keeps the lamp?', text: 'The keeper' } },
  { fields: { question: 'Who lit it?', text: 'Nobody' } },
].map(recordLine);
const FILE = encodeRecordLines(LINES);

function makeJob(): TrainingJob {
  return trainingJobSchema.parse({
    version: 1,
    request: {
      ...{
        kind: 'adapter',
        name: 'Lamps',
        summary: 'Knows who keeps a lamp.',
        datanets: [{ datanetId: 1, version: 1 }],
      },
      ...{
        textField: 'text',
        questionField: 'question',
        base: { modelId: 1, version: 1 },
        settings: {},
        compute: 'anyone',
      },
    },
    builder: ANA,
    datanets: [],
    base: { modelId: 1, version: 1, weightsCid: 'base', weightsHash: `0x${'1'.repeat(64)}` },
    asOfBlock: 9,
    files: [{ contributionId: 4, cid: 'lamps' }],
    records: LINES.map((line, index) => ({
      ...{ datanetId: 1, contributionId: 4, index, hash: recordHash(line), resembles: null },
      credits: [{ account: ANA, partsPerMillion: 1_000_000 }],
    })),
    collapsed: [],
  });
}

describe('what a provider reads of a job', () => {
  it('is what the operator’s worker reads: the records’ fields, in the job’s order', async () => {
    const job = makeJob();
    const fields = await readJobFields(job, async () => FILE);
    const input = toThreadInput(job, fields);
    if (input.kind !== 'adapter') throw new Error('It is no adapter.');
    expect(input.base).toEqual({ cid: 'base' });
    expect(input.records.map(({ question, text }) => [question, text])).toEqual([
      ['Who keeps the lamp?', 'The keeper'],
      ['Who lit it?', 'Nobody'],
    ]);
  });

  it('is refused when a site sends another record than the job names', async () => {
    const altered = new TextEncoder().encode(new TextDecoder().decode(FILE).replace('Nobody', 'A ghost'));
    await expect(readJobFields(makeJob(), async () => altered)).rejects.toMatchObject({ code: 'content-mismatch' });
    const shorter = encodeRecordLines(LINES.slice(0, 1));
    await expect(readJobFields(makeJob(), async () => shorter)).rejects.toMatchObject({ code: 'content-mismatch' });
  });
});
