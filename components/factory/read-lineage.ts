import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { parsePercent } from '@/components/ui/parse-percent';
import { AppError } from '@/lib/core/errors';
import type { TranslatorOf } from '@/lib/texts/namespaces';
import type { Say } from '@/lib/texts/sentences';

/** A model that a builder can name as a parent. Parts are basis points of the child's builder amount. */
export type ParentOffer = {
  id: number;
  name: string;
  owner: string;
  leastChildPart: number;
  generation: number;
  /** By line of descent. */
  ancestors: number;
};

/** A parent that was chosen, with its part as it was typed, in percent. */
export type ChosenParent = ParentOffer & { partText: string };

/** What ModelRegistry.publishModel takes. */
export type Lineage = {
  adapter: boolean;
  leastChildPart: number;
  parents: { modelId: bigint; part: number }[];
};

/** The base that an adapter is laid upon. */
export type BaseParent = {
  readonly modelId: number;
  readonly name: string;
  /** Basis points of an adapter's builder part that it asks. */
  readonly leastChildPart: number;
};

/** Who says what is wrong: the texts, sentences made elsewhere, and how numbers are written. */
export type LineageWords = {
  readonly t: TranslatorOf<'factory.readLineage'>;
  readonly say: Say;
  readonly tag: string;
};

const WHOLE = 10_000;
/** The contract's own limits. */
export const MOST_GENERATIONS = 8;
export const MOST_ANCESTORS = 64;

/** Why a chosen parent's part cannot be taken, in words; null when it can. */
export function partProblem({ t, say, tag }: LineageWords, parent: ChosenParent): string | null {
  try {
    const part = parsePercent(parent.partText);
    if (part >= parent.leastChildPart) return null;
    return t('tooLittle', { name: parent.name, part: formatBasisPoints(parent.leastChildPart, tag) });
  } catch (error) {
    return error instanceof AppError ? say(error.message) : t('unread');
  }
}

/**
 * What the contract takes, checked as it will check: each part at least what that parent asks, together at most the
 * whole, at most eight generations and 64 ancestors. Throws `invalid-input` saying what to change.
 */
export function readLineage(
  words: LineageWords,
  { parents, leastText }: { parents: readonly ChosenParent[]; leastText: string },
): Lineage {
  const { t, tag } = words;
  const wrong = parents.map((parent) => partProblem(words, parent)).find((problem) => problem !== null);
  if (wrong) throw new AppError('invalid-input', wrong);
  const read = parents.map((parent) => ({ modelId: BigInt(parent.id), part: parsePercent(parent.partText) }));
  const sum = read.reduce((total, { part }) => total + part, 0);
  if (sum > WHOLE) {
    throw new AppError('invalid-input', t('tooMuch', { sum: formatBasisPoints(sum, tag) }));
  }
  const oldest = parents.find(({ generation }) => generation >= MOST_GENERATIONS);
  if (oldest) {
    throw new AppError('invalid-input', t('tooOld', { name: oldest.name }));
  }
  const ancestors = parents.reduce((total, parent) => total + 1 + parent.ancestors, 0);
  if (ancestors > MOST_ANCESTORS) {
    throw new AppError('invalid-input', t('tooMany', { ancestors, most: MOST_ANCESTORS }));
  }
  return {
    adapter: false,
    leastChildPart: parsePercent(leastText),
    parents: read.sort((a, b) => (a.modelId < b.modelId ? -1 : 1)),
  };
}

/** An adapter's only parent is its base, with the part that it asks; of what is made from it, it asks nothing. */
export function adapterLineage({ modelId, leastChildPart }: BaseParent): Lineage {
  return { adapter: true, leastChildPart: 0, parents: [{ modelId: BigInt(modelId), part: leastChildPart }] };
}

/** What of the builder's amount stays with the builder, in basis points; null while a part is not a percentage. */
export function keptPart(parents: readonly ChosenParent[]): number | null {
  try {
    return WHOLE - parents.reduce((total, { partText }) => total + parsePercent(partText), 0);
  } catch {
    // A part that is still being typed.
    return null;
  }
}
