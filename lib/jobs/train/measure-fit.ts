import { chooseEvidence } from '@/lib/attribution/adapter-influence/choose-evidence';
import { adaptBase } from '@/lib/attribution/adapter-influence/open-adapted';
import type { AdapterThreadInput, TrainThreadProgress } from '@/lib/jobs/train-messages';
import { encodeTurn } from '@/lib/models/decoder/batches/turn-batches';
import type { OpenBase } from '@/lib/models/decoder/gguf/open-base';
import { measureTurnLoss } from '@/lib/models/decoder/measure-loss';
import { openDecoder } from '@/lib/models/decoder/open-decoder';
import { answerQuestions } from '@/lib/models/decoder/recipe/answer-questions';
import { askPiece } from '@/lib/models/decoder/recipe/ask-piece';
import { findKnown } from '@/lib/models/decoder/recipe/find-known';
import { judgeAnswers } from '@/lib/models/decoder/recipe/judge-answers';
import type { TaughtPiece } from '@/lib/models/decoder/recipe/list-exchanges';
import { mergeAdapter } from '@/lib/models/decoder/train-step';
import type { AdapterShape } from '@/lib/models/decoder/types';
import type { AdapterEvaluationView, AdapterManifest } from '@/lib/schemas/model-manifest';

/** Held-out questions that are asked at most; the first in the order of the records. */
const MOST_ASKED = 120;
const AT_ONCE = 16;

type PlacedPiece = TaughtPiece & { readonly record: number };

/** What the evaluated fit came to, by the held-out records that it did not see. */
export function measureFit(
  input: {
    base: OpenBase;
    adapter: { readonly shape: AdapterShape; readonly weights: Float32Array };
    taught: readonly PlacedPiece[];
    asked: readonly PlacedPiece[];
    records: AdapterThreadInput['records'];
    /** Indices of the records it saw. */
    trained: readonly number[];
  },
  tell: (progress: TrainThreadProgress) => void,
): { evaluation: AdapterEvaluationView; attribution: AdapterManifest['attribution'] } {
  const { base, adapter } = input;
  const pieces = input.asked.slice(0, MOST_ASKED);
  const exchanges = pieces.map(askPiece);
  const known = findKnown(input.taught.map(askPiece), exchanges);
  const total = 2 * pieces.length;
  tell({ kind: 'quizzing', done: 0, total });
  const before = answerQuestions({ base, pieces });
  tell({ kind: 'quizzing', done: pieces.length, total });
  const after = answerQuestions({ base, adapter, pieces });
  tell({ kind: 'quizzing', done: total, total });
  const judged = judgeAnswers(
    exchanges.map(({ question, answer }, k) => ({
      question,
      expected: answer,
      before: before[k]?.text ?? '',
      after: after[k]?.text ?? '',
      known: (known[k] ?? []).length > 0,
    })),
  );
  if (!judged) throw new Error('No held-out record asks anything.');
  const evaluation: AdapterEvaluationView = {
    ...judged,
    samples: [...judged.samples],
    lossBefore: measureLoss(base, null, exchanges),
    lossAfter: measureLoss(base, adapter, exchanges),
  };
  const positions = new Map(input.trained.map((record, position) => [record, position]));
  const attribution = chooseEvidence(
    {
      adapted: adaptBase(base, adapter),
      records: input.trained.flatMap((record) => input.records[record] ?? []),
      asked: exchanges.flatMap(({ question }, k) => {
        const right = (known[k] ?? []).flatMap((place) => positions.get(input.taught[place]?.record ?? -1) ?? []);
        const given = after[k];
        return right.length === 0 || !given ? [] : [{ question, ...given, right: [...new Set(right)] }];
      }),
    },
    (done, of) => {
      if (done % Math.ceil(of / 20) === 0) tell({ kind: 'quizzing', done: total, total });
    },
  );
  return { evaluation, attribution };
}

/** Mean loss of the answers, in nats per token. */
function measureLoss(
  { tokeniser, template, shape, weights }: OpenBase,
  adapter: { readonly shape: AdapterShape; readonly weights: Float32Array } | null,
  exchanges: readonly { readonly question: string; readonly answer: string }[],
): number {
  const turns = exchanges.map((exchange) => encodeTurn(tokeniser, exchange, template));
  const longest = Math.max(...turns.map(({ question, answer }) => question.length + answer.length));
  const sequence = Math.min(shape.context, Math.ceil(longest / 4) * 4);
  const open = openDecoder({
    shape,
    weights,
    ...(adapter ? { adapter } : {}),
    batch: Math.min(AT_ONCE, turns.length),
    sequence,
  });
  if (adapter) mergeAdapter({ ...open, place: { rank: 0, workers: 1 } });
  const { sum, tokens } = measureTurnLoss(open, turns, tokeniser.special(template.end));
  return sum / Math.max(1, tokens);
}
