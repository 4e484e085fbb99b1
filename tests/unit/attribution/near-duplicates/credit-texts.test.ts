import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandKeys } from '@/lib/attribution/near-duplicates/band-keys';
import { compareSubmissions } from '@/lib/attribution/near-duplicates/compare-submissions';
import { creditTexts } from '@/lib/attribution/near-duplicates/credit-texts';
import { lostPart } from '@/lib/attribution/near-duplicates/lost-part';
import { measureSimilarity } from '@/lib/attribution/near-duplicates/measure-similarity';
import { shingleText } from '@/lib/attribution/near-duplicates/shingle-text';
import type { PublicText, TrainableText } from '@/lib/attribution/near-duplicates/types';
import type { Hex } from '@/lib/core/hex';
import { editWords, makeSentences } from '@/tests/support/make-sentences';

const WHOLE = 1_000_000;
const USUAL = { copyPermille: 800, resemblePermille: 500 };
const account = (name: string): Hex => `0x${name}`;

/** A record whose place in the order of submission is its number. */
function trainable(number: number, text: string, owner: string, more: Partial<TrainableText> = {}): TrainableText {
  return {
    ...{ datanetId: 1, contributionId: number, index: 0, submittedBlock: number, submittedIndex: 0 },
    ...{ hash: `0x${number}`, text, contributor: account(owner), thresholds: USUAL, corrects: [] },
    credits: [{ account: account(owner), partsPerMillion: WHOLE }],
    ...more,
  };
}

function other(number: number, text: string, owner: string, refused = false): PublicText {
  const { thresholds: _, credits: __, corrects: ___, ...rest } = trainable(number, text, owner);
  return { ...rest, datanetId: 2, refused };
}

const KETTLE = 'The kettle switches itself off before the water boils, and the base gets very hot.';
const COPY = 'The kettle switches itself off before the water boils, and the base gets hot.';
const SIMILAR = 'The kettle turns itself off before the water boils, and its base gets very hot.';
const CLOCK = 'This wall clock loses about four minutes a day although its battery is new.';

describe('copies', () => {
  it('pay the thief nothing and the victim all, exact or nearly so, wherever they were accepted first', () => {
    const training = [trainable(7, COPY, 'thief'), trainable(3, KETTLE, 'victim'), trainable(9, KETTLE, 'thief')];
    const { kept, collapsed } = creditTexts({ training, others: [] });
    expect(kept).toMatchObject([{ position: 1, credits: training[1]?.credits, resembles: null }]);
    expect(collapsed.map(({ position }) => position)).toEqual([0, 2]);
    expect(collapsed[1]?.into).toEqual({
      record: { datanetId: 1, contributionId: 3, index: 0, hash: '0x3' },
      similarityPermille: 1000,
    });
  });

  it('are paid to nobody where the original was refused, but not where its author has another that was not', () => {
    const training = [trainable(2, KETTLE, 'thief')];
    const refused = other(1, KETTLE, 'victim', true);
    expect(creditTexts({ training, others: [refused] }).kept[0]?.credits).toEqual([]);
    const again = [trainable(2, KETTLE, 'thief'), trainable(3, KETTLE, 'victim')];
    const { kept, collapsed } = creditTexts({ training: again, others: [refused] });
    expect(kept).toMatchObject([{ position: 0, credits: [{ account: '0xvictim', partsPerMillion: WHOLE }] }]);
    expect(collapsed).toHaveLength(1);
  });

  it('of one’s own are one record', () => {
    const training = [KETTLE, COPY, KETTLE].map((text, k) => trainable(k, text, 'same'));
    expect(creditTexts({ training, others: [] }).kept.map(({ position }) => position)).toEqual([0]);
  });
});

describe('resemblances', () => {
  it('lose their credit, half to the earlier record and half to nobody', () => {
    const training = [trainable(1, KETTLE, 'victim'), trainable(2, SIMILAR, 'thief')];
    expect(creditTexts({ training, others: [] }).kept[1]?.credits).toEqual([
      { account: '0xvictim', partsPerMillion: WHOLE / 2 },
    ]);
  });

  it('give nothing to a record of another Datanet, nor count one that was refused', () => {
    const training = [trainable(2, SIMILAR, 'thief')];
    expect(creditTexts({ training, others: [other(1, KETTLE, 'victim')] }).kept[0]?.credits).toEqual([]);
    const { kept } = creditTexts({ training, others: [other(1, KETTLE, 'victim', true)] });
    expect(kept[0]?.credits).toEqual([{ account: '0xthief', partsPerMillion: WHOLE }]);
  });

  it('pay the victim the same, whatever the thief puts between', () => {
    const text = 'The kettle turns itself off before the water boils, and its base gets so hot.';
    const paid = (thresholds: TrainableText['thresholds'], decoy: { training: boolean } | null) => {
      const training = [trainable(1, KETTLE, 'victim'), trainable(3, SIMILAR, 'thief', { thresholds })];
      if (decoy?.training) training.push(trainable(2, text, 'decoy', { thresholds }));
      const others = decoy && !decoy.training ? [other(2, text, 'decoy')] : [];
      return creditTexts({ training, others }).kept.find(({ position }) => position === 1)?.credits;
    };
    const half = [{ account: '0xvictim', partsPerMillion: WHOLE / 2 }];
    const strict = { copyPermille: 950, resemblePermille: 500 };
    expect(measureSimilarity(shingleText(text), shingleText(SIMILAR))).toBeGreaterThan(800);
    for (const thresholds of [USUAL, strict]) expect(paid(thresholds, null)).toEqual(half);
    // As a copy of the thief's own that stands elsewhere, and as one that it only resembles.
    expect(paid(USUAL, { training: false })).toEqual(half);
    expect(paid(strict, { training: false })).toEqual(half);
    expect(paid(strict, { training: true })).toEqual(half);
    // Where the decoy is trained on, the closer copy is left out.
    expect(paid(USUAL, { training: true })).toBeUndefined();
  });

  it('belong to where a chain of them began, however long somebody made it', () => {
    const word = (k: number) => (Math.imul(k + 1, 0x9e3779b1) >>> 0).toString(36).slice(-4);
    const link = (k: number) => Array.from({ length: 8 }, (_, j) => word(k + j)).join(' ');
    const LINKS = 7_000;
    const others = Array.from({ length: LINKS }, (_, k) => other(k + 1, link(k), 'chain'));
    const last = trainable(LINKS + 1, link(LINKS), 'last', {
      thresholds: { copyPermille: 680, resemblePermille: 500 },
    });
    const { kept, originals } = creditTexts({ training: [last], others });
    expect(kept[0]?.credits).toEqual([{ account: '0xchain', partsPerMillion: WHOLE }]);
    expect(originals).toHaveLength(LINKS);
  });

  it('fall from nothing lost at the first threshold to all a sixth of the way on', () => {
    expect([500, 510, 525, 550, 799, 800, 1000].map((similarity) => lostPart(similarity, USUAL))).toEqual([
      0,
      200_000,
      WHOLE / 2,
      WHOLE,
      WHOLE,
      WHOLE,
      WHOLE,
    ]);
  });
});

describe('the rule', () => {
  const people = ['amara', 'bilal', 'chiara', 'daniel'];
  const sentences = makeSentences(12, 3);
  const drafts = fc.array(
    fc.record({
      sentence: fc.nat(11),
      edited: fc.constantFrom(0, 0.05, 0.1, 0.2),
      seed: fc.nat(50),
      owner: fc.nat(3),
      block: fc.nat(30),
      inTraining: fc.boolean(),
      refused: fc.boolean(),
      thresholds: fc.constantFrom(USUAL, { copyPermille: 700, resemblePermille: 600 }),
    }),
    { minLength: 1, maxLength: 25 },
  );
  const world = drafts.map((all) => {
    const training: TrainableText[] = [];
    const others: PublicText[] = [];
    all.forEach((draft, k) => {
      const text = editWords(sentences[draft.sentence] ?? '', draft.edited, draft.seed);
      const owner = people[draft.owner] ?? '';
      const place = { submittedBlock: draft.block, contributionId: k + 1, hash: `0x${k}` } as const;
      if (draft.inTraining) training.push({ ...trainable(k, text, owner), ...place, thresholds: draft.thresholds });
      else others.push({ ...other(k, text, owner, draft.refused), ...place });
    });
    return { training, others };
  });

  it('is the one written down, applied to all pairs', () => {
    fc.assert(
      fc.property(world, ({ training, others }) => {
        const { kept, collapsed } = creditTexts({ training, others });
        expect({
          kept: kept.map(({ position, credits }) => ({ position, credits })),
          collapsed: collapsed.map(({ position, into }) => ({ position, into: into.record.hash })),
        }).toEqual(naiveCredits(training, others));
      }),
      { numRuns: 150 },
    );
  }, 30_000);

  it('is blind to who contributed, and never pays more than the whole', () => {
    fc.assert(
      fc.property(world, ({ training, others }) => {
        const split = training.map((text, k) => {
          const alias = account(`alias${k}`);
          return { ...text, contributor: alias, credits: [{ account: alias, partsPerMillion: WHOLE }] };
        });
        const one = creditTexts({ training, others: others.map((text) => ({ ...text, refused: false })) });
        const many = creditTexts({ training: split, others: others.map((text) => ({ ...text, refused: false })) });
        const partsOf = (found: typeof one) =>
          found.kept.map(({ position, credits }) => ({
            position,
            parts: credits.map(({ partsPerMillion }) => partsPerMillion),
          }));
        // Part by part: merged by account they would be rounded differently.
        expect(partsOf(many)).toEqual(partsOf(one));
        for (const { parts } of partsOf(one)) {
          expect(parts.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(WHOLE);
        }
      }),
    );
  });

  it('does not depend on what else is known, nor on the order in which it is told', () => {
    fc.assert(
      fc.property(world, ({ training, others }) => {
        const more = [...others, other(99, CLOCK, 'daniel'), other(98, 'nothing like it at all', 'amara')].reverse();
        const { originals: _, ...expected } = creditTexts({ training, others });
        const { originals: __, ...got } = creditTexts({ training, others: more });
        expect(got).toEqual(expected);
      }),
    );
  });
});

/** The rule by comparing everything with everything, a record at a time; only pairs that share a key count. */
function naiveCredits(training: readonly TrainableText[], others: readonly PublicText[]) {
  type Text = PublicText | TrainableText;
  const all: Text[] = [...training, ...others].sort(compareSubmissions);
  const shingles = new Map(all.map((text) => [text, shingleText(text.text)]));
  const keys = new Map(all.map((text) => [text, new Set(bandKeys(shingles.get(text) ?? new Uint32Array()))]));
  const alike = (a: Text, b: Text): number => {
    const [left, right] = [shingles.get(a), shingles.get(b)];
    const meet = [...(keys.get(a) ?? [])].some((key) => keys.get(b)?.has(key));
    return meet && left && right ? measureSimilarity(left, right) : 0;
  };
  const earlierThan = (text: Text) => all.slice(0, all.indexOf(text));
  const isRefused = (text: Text) => 'refused' in text && text.refused;
  const originalOf = (text: Text, least: number): Text => {
    const first = earlierThan(text).find((one) => alike(one, text) >= least);
    return first ? originalOf(first, least) : text;
  };
  const cluster = (text: TrainableText) =>
    all.filter(
      (one): one is TrainableText =>
        'thresholds' in one &&
        originalOf(one, one.thresholds.copyPermille) === originalOf(text, text.thresholds.copyPermille),
    );
  const representative = (text: TrainableText) => {
    const original = originalOf(text, text.thresholds.copyPermille);
    return cluster(text).find((one) => one === original) ?? cluster(text)[0] ?? text;
  };
  const base = (text: TrainableText) => {
    const original = originalOf(text, text.thresholds.copyPermille);
    if (original === text) return text.credits;
    const live = [
      ...cluster(text),
      ...earlierThan(text).filter((one) => alike(one, text) >= text.thresholds.copyPermille),
    ].some((one) => one.contributor === original.contributor && !isRefused(one));
    return isRefused(original) && !live ? [] : [{ account: original.contributor, partsPerMillion: WHOLE }];
  };
  const kept: { position: number; credits: { account: Hex; partsPerMillion: number }[] }[] = [];
  const collapsed: { position: number; into: Hex }[] = [];
  training.forEach((text, position) => {
    const copied = earlierThan(text).filter((one) => alike(one, text) >= text.thresholds.copyPermille);
    if (representative(text) !== text) {
      collapsed.push({ position, into: copied[0]?.hash ?? '0x' });
      return;
    }
    const parts: { account: Hex; partsPerMillion: number }[] = [];
    const pay = (credits: readonly { account: Hex; partsPerMillion: number }[], part: number) => {
      for (const credit of credits) {
        const partsPerMillion = Number((BigInt(credit.partsPerMillion) * BigInt(part)) / BigInt(WHOLE));
        if (partsPerMillion > 0) parts.push({ account: credit.account, partsPerMillion });
      }
    };
    {
      const original = originalOf(text, text.thresholds.copyPermille);
      const close = earlierThan(original).filter((one) => {
        const similarity = alike(one, text);
        const { copyPermille, resemblePermille } = text.thresholds;
        return similarity >= resemblePermille && similarity < copyPermille && !isRefused(one);
      });
      const losses = close.map((one) => lostPart(alike(one, text), text.thresholds));
      pay(base(text), WHOLE - Math.max(0, ...losses));
      close.forEach((one, k) => {
        if (!('thresholds' in one)) return;
        const before = Math.max(0, ...close.slice(0, k).map((two, j) => ('thresholds' in two ? (losses[j] ?? 0) : 0)));
        const gain = (losses[k] ?? 0) - before;
        if (gain > 0) pay(base(representative(one)), Math.floor(gain / 2));
      });
    }
    kept.push({ position, credits: parts });
  });
  return { kept, collapsed };
}
