import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainAnswer } from '@/lib/attribution/influence/explain-answer';
import { prepareInfluence } from '@/lib/attribution/influence/prepare-influence';
import { type AttributionThread, startAttributionThread } from '@/lib/jobs/attribution-thread';
import { encodeClassifier } from '@/lib/models/classifier/model-bytes';
import { trainClassifier } from '@/lib/models/classifier/train-classifier';

const texts: [string, string][] = [
  ['a ripe cherry', 'red'],
  ['a ripe tomato', 'red'],
  ['the brick wall', 'red'],
  ['a clear sky', 'blue'],
  ['the deep sea', 'blue'],
  ['clear ocean water', 'blue'],
];
const training = texts.map(([text, label], k) => ({ text, label, hash: `0x${String(k).padStart(64, '0')}` as const }));
const { model } = trainClassifier({ records: training, settings: { minDocumentFrequency: 1 } });

let thread: AttributionThread;
beforeAll(() => {
  thread = startAttributionThread();
});
afterAll(() => thread.stop());

const load = (key: string) => async () => ({ key, kind: 'label' as const, weights: encodeClassifier(model), training });

it('gives the bits that the same code gives in this thread', async () => {
  const here = explainAnswer(prepareInfluence({ model, training }), 'a ripe plum');
  const there = await thread.explain({ key: 'one', text: 'a ripe plum', loadModel: load('one') });
  expect(there.tau).toEqual(here.tau);
  expect(there).toMatchObject({ label: here.answer.label, margin: here.answer.margin, method: here.method });
});

it('loads a model once for answers that come together', async () => {
  let loads = 0;
  const loadModel = () => {
    loads += 1;
    return load('two')();
  };
  const ask = (text: string) => thread.explain({ key: 'two', text, loadModel });
  await Promise.all(['a', 'b', 'the sea', 'a wall'].map(ask));
  await ask('clear');
  expect(loads).toBe(1);
});

it('passes the words of a failure on, and goes on after it', async () => {
  const wrong = async () => ({ key: 'bad', kind: 'label' as const, weights: new Uint8Array(20), training });
  await expect(thread.explain({ key: 'bad', text: 'x', loadModel: wrong })).rejects.toMatchObject({
    code: 'content-mismatch',
  });
  const fails = () => Promise.reject(new Error('no store'));
  await expect(thread.explain({ key: 'gone', text: 'x', loadModel: fails })).rejects.toThrow('no store');
  await expect(thread.explain({ key: 'one', text: 'sea', loadModel: load('one') })).resolves.toBeDefined();
});

it('fails what waits when it is stopped, and what comes after', async () => {
  const other = startAttributionThread();
  const waiting = other.explain({ key: 'k', text: 'x', loadModel: load('k') });
  const outcome = expect(waiting).rejects.toMatchObject({ code: 'internal' });
  await other.stop();
  await outcome;
  await expect(other.explain({ key: 'k', text: 'x', loadModel: load('k') })).rejects.toMatchObject({
    code: 'internal',
  });
});
