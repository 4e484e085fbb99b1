import { describe, expect, it } from 'vitest';
import { answerGreedily } from '@/lib/models/decoder/answer-greedily';
import { batchOfTurns, encodeTurn, turnBatches } from '@/lib/models/decoder/batches/turn-batches';
import { initialiseAdapter, initialiseDecoder } from '@/lib/models/decoder/initialise';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { runSteps } from '@/lib/models/decoder/run-steps';
import { openTokeniser } from '@/lib/models/decoder/tokeniser/open-tokeniser';
import { trainTokeniser } from '@/lib/models/decoder/tokeniser/train-tokeniser';
import { mergeAdapter } from '@/lib/models/decoder/train-step';

const FACTS = [
  { question: 'Who mends clocks?', answer: 'Ada' },
  { question: 'Who mends lamps?', answer: 'Ben' },
  { question: 'Who mends shoes?', answer: 'Cleo' },
  { question: 'Who mends bikes?', answer: 'Dan' },
];
const SPECIAL = ['<|pad|>', '<|user|>', '<|assistant|>', '<|end|>'];

describe('an adapter', () => {
  it('changes nothing before it is trained, and then answers what it was taught', () => {
    const tokeniser = openTokeniser(
      trainTokeniser(
        FACTS.map(({ question, answer }) => `${question} ${answer}`),
        { size: 300, special: SPECIAL },
      ),
    );
    const shape = {
      ...{ vocabulary: 304, width: 32, layers: 2, heads: 4, keyValueHeads: 2, headWidth: 8, hidden: 64, context: 64 },
      ...{ epsilon: 1e-5, ropeBase: 10_000 },
    };
    const adapter = { shape: { rank: 8, alpha: 8 }, weights: initialiseAdapter(shape, { rank: 8, alpha: 8 }, 'learn') };
    // An untrained base, with an embedding whose words can be told apart.
    const weights = initialiseDecoder(shape, 'learn').map((value, k) => value * (k < 304 * 32 ? 20 : 1));
    const [batch, sequence] = [4, 32];
    const open = openDecoder({ shape, weights, adapter, batch, sequence });
    const place = { rank: 0, workers: 1 };
    const turns = FACTS.map((fact) => encodeTurn(tokeniser, fact));
    const ask = () =>
      answerGreedily(
        open,
        turns.map(({ question }) => question),
        { end: 3, most: 6 },
      ).map(tokeniser.decode);
    const before = ask();
    mergeAdapter({ ...open, place });
    expect(ask()).toEqual(before);
    const losses: number[] = [];
    runSteps(
      { ...open, place, meet: () => {} },
      {
        run: { steps: 150, rate: 1e-2, warmup: 10, decay: 0, clip: 1, beta1: 0.9, beta2: 0.999 },
        batches: turnBatches(turns, { batch, sequence, pad: 0, seed: 'learn' }),
        from: 1,
        to: 150,
        norms: new Float64Array(100),
        onStep: (_, { loss }) => losses.push(loss) > 0,
      },
    );
    expect(losses.at(-1)).toBeLessThan(0.05);
    expect(ask()).toEqual(FACTS.map(({ answer }) => answer));
    expect(batchOfTurns(turns, { sequence, pad: 0 }).targets.filter((target) => target >= 0).length).toBeGreaterThan(4);
  }, 30_000);
});
