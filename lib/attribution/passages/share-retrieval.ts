import type { ContributorShares } from '@/lib/attribution/contributor-shares/types';
import { type Hex, toLowerHex } from '@/lib/core/hex';
import { answerFromPassages } from '@/lib/models/retrieval/answer-from-passages';
import type { KnownQuestion } from '@/lib/models/retrieval/evaluate-retrieval';
import { PASSAGES_READ } from '@/lib/models/retrieval/find-answer';
import type { OpenIndex } from '@/lib/models/retrieval/open-index';
import { answerF1 } from '@/lib/models/retrieval/squad-metrics';
import type { RetrievalRecord } from '@/lib/models/retrieval/types';
import { divideByWeights } from '@/lib/rewards/divide-by-weights';

const MILLION = 1_000_000n;
/** Effects become integers in units of 2^-32 before they are divided. */
const UNIT = 4_294_967_296;

type OwnedRecord = RetrievalRecord & { readonly contributor: Hex };

/**
 * A retrieval version's published shares: the known questions are asked again without each contributor's records, and
 * the effect is by how much the mean F1 of the answers falls (leave one contributor out, the index's statistics held).
 * Positive effects as integers per million by largest remainder, ties by account. Without questions, with one
 * contributor, or where nobody's absence is felt, the shares follow the number of records; `rule` says which it was.
 */
export function shareRetrieval(
  open: OpenIndex,
  { records, questions }: { records: readonly OwnedRecord[]; questions: readonly KnownQuestion[] },
  onProgress: (progress: { done: number; total: number }) => void = () => undefined,
): ContributorShares {
  const owners = records.map(({ contributor }) => toLowerHex(contributor));
  const counts = new Map<Hex, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const contributors = [...counts.keys()].sort();
  const measured = questions.length > 0 && contributors.length > 1;
  const effects = measured ? measureEffects(open, { records, owners, questions }, onProgress) : new Map<Hex, number>();
  const felt = contributors.map((key) => ({
    key,
    weight: BigInt(Math.max(0, Math.floor((effects.get(key) ?? 0) * UNIT + 0.5))),
  }));
  const anyFelt = felt.some(({ weight }) => weight > 0n);
  const weights = anyFelt ? felt : contributors.map((key) => ({ key, weight: BigInt(counts.get(key) ?? 0) }));
  return {
    rule: anyFelt ? 'leave-one-out' : 'record-counts',
    shares: divideByWeights(MILLION, weights).map(({ key, amount }) => ({
      account: key,
      partsPerMillion: Number(amount),
    })),
    effects: contributors.map((account) => ({
      account,
      records: counts.get(account) ?? 0,
      effect: measured ? (effects.get(account) ?? 0) : null,
    })),
  };
}

/** Only who owns a passage that was read can change an answer: everybody else's effect on the question is zero. */
function measureEffects(
  open: OpenIndex,
  input: { records: readonly OwnedRecord[]; owners: readonly Hex[]; questions: readonly KnownQuestion[] },
  onProgress: (progress: { done: number; total: number }) => void,
): Map<Hex, number> {
  const { records, owners, questions } = input;
  const textOf = (record: number) => records[record]?.text ?? null;
  const effects = new Map<Hex, number>();
  questions.forEach(({ question, answer: expected }, i) => {
    const { answer, ranked } = answerFromPassages(open, { question, textOf });
    const base = answerF1(answer.text, expected);
    const read = ranked.slice(0, PASSAGES_READ);
    for (const owner of new Set(read.flatMap(({ record }) => owners[record] ?? []))) {
      const without = (record: number) => owners[record] === owner;
      const left = answerFromPassages(open, { question, textOf, without });
      const fall = (base - answerF1(left.answer.text, expected)) / questions.length;
      effects.set(owner, (effects.get(owner) ?? 0) + fall);
    }
    onProgress({ done: i + 1, total: questions.length });
  });
  return effects;
}
