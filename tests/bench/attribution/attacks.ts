import type { BenchContext, BenchSection, Corpus, Figure, LabelledText } from '@/tests/bench/attribution/section';
import { makeUniform } from '@/tests/support/make-texts';
import { editWords, nonsense, paidTo, payRatio, shuffle, wordsOf, wrongLabel } from '@/tests/support/market/attacks';
import { joinHalves } from '@/tests/support/market/join-halves';
import { account, FEE, type MarketOutcome, type MarketRecord, playMarket } from '@/tests/support/market/play-market';

/** Labels of the smaller market on which the attacks by copying are played. */
const FEW_LABELS = 20;
const HONEST = [1, 2, 3, 4, 5].map(account);
const VICTIM = account(1);
const THIEF = account(100);
/** Part of the Datanet that a flood is. */
const FLOOD = 0.2;

type Market = {
  readonly on: string;
  readonly seed: number;
  readonly labels: readonly string[];
  readonly honest: readonly MarketRecord[];
  readonly questions: readonly string[];
  /** Texts of the same kind that nobody submitted. */
  readonly spare: readonly LabelledText[];
  readonly honestOutcome: MarketOutcome;
};

/**
 * Plays attacks on the whole way from submissions to pay (tests/support/market): who is credited, training, harm, influence,
 * weights, division. Honest records belong to five accounts at random; questions are texts that nobody submitted.
 */
export const attacksSection: BenchSection = {
  name: 'attacks',
  *measure(context) {
    const { corpora, seeds, quick, tell } = context;
    if (corpora.length === 0) tell('attacks needs a labelled data set; none was found.');
    for (const corpus of corpora) {
      for (const seed of quick ? seeds.slice(0, 1) : seeds) {
        tell(`attacks on ${corpus.name}, seed ${seed}: copies`);
        const market = openMarket(corpus, { seed, labelCount: FEW_LABELS, questionCount: quick ? 40 : 100 });
        yield* playCopies(market);
        yield* playIdentities(market);
        tell(`attacks on ${corpus.name}, seed ${seed}: floods`);
        yield* playFloods(market);
      }
      if (!quick) yield* playLargeFloods(corpus, context);
    }
  },
};

function* playLargeFloods(corpus: Corpus, { seeds, tell }: BenchContext): Generator<Figure> {
  const labelCount = new Set(corpus.train.map(({ label }) => label)).size;
  if (labelCount <= FEW_LABELS) return;
  tell(`attacks on ${corpus.name}: floods over all ${labelCount} labels`);
  yield* playFloods(openMarket(corpus, { seed: seeds[0] ?? 1, labelCount, questionCount: 60 }));
}

function openMarket(
  corpus: Corpus,
  { seed, labelCount, questionCount }: { seed: number; labelCount: number; questionCount: number },
): Market {
  const uniform = makeUniform(seed);
  const all = [...new Set(corpus.train.map(({ label }) => label))].sort();
  const labels = shuffle(all, uniform).slice(0, labelCount);
  const known = new Set(labels);
  const honest = corpus.train
    .filter(({ label }) => known.has(label))
    .map((row) => ({ ...row, owner: HONEST[Math.floor(uniform() * HONEST.length)] ?? VICTIM, block: 1 }));
  const unseen = shuffle(
    corpus.test.filter(({ label }) => known.has(label)),
    uniform,
  );
  const questions = unseen.slice(0, questionCount).map(({ text }) => text);
  return {
    on: `${corpus.name}, ${labels.length} labels, ${honest.length} records, ${questions.length} answers, seed ${seed}`,
    seed,
    labels,
    honest,
    questions,
    spare: unseen.slice(questionCount),
    honestOutcome: playMarket({ records: honest, questions }),
  };
}

function* playCopies(market: Market): Generator<Figure> {
  const { honest, questions, on, seed } = market;
  const own = honest.filter(({ owner }) => owner === VICTIM);
  const words = wordsOf(honest);
  const before = paidTo(market.honestOutcome, VICTIM);
  const stolen = (text: (own: string) => string) =>
    own.map((record) => ({ ...record, text: text(record.text), owner: THIEF, block: 2 }));

  const copies = stolen((text) => text);
  const within = playMarket({ records: [...honest, ...copies], questions });
  const kept = paidTo(within, VICTIM) / before;
  yield {
    metric: 'exact copy of another’s records in the same Datanet: thief’s pay / victim keeps',
    on,
    figure: `${percent(paidTo(within, THIEF) / before)} / ${percent(kept)}`,
    goal: '0 / ≥ 99 %',
    met: paidTo(within, THIEF) === 0 && kept >= 0.99,
  };

  // The victim's records are in a Datanet that the model does not use; the thief brings them into one that it does.
  const elsewhere = honest.map((record) =>
    record.owner === VICTIM ? { ...record, datanetId: 2, left: 'elsewhere' as const } : record,
  );
  const carried = playMarket({ records: [...elsewhere, ...copies], questions });
  const brought = carried.recordPay.slice(honest.length).reduce((sum, amount) => sum + Number(amount), 0);
  const toVictim = paidTo(carried, VICTIM) / brought;
  yield {
    metric: 'exact copy from another Datanet: thief’s pay / what it brings that goes to the victim',
    on,
    figure: `${percent(paidTo(carried, THIEF) / before)} / ${percent(toVictim)}`,
    goal: '0 / ≥ 99 %',
    met: paidTo(carried, THIEF) === 0 && toVictim >= 0.99,
  };

  for (const part of [0.1, 0.2]) {
    const uniform = makeUniform(seed + 1000 * part);
    const edited = stolen((text) => editWords(text, { part, words, uniform }));
    const outcome = playMarket({ records: [...honest, ...edited], questions });
    const share = paidTo(outcome, THIEF) / paidTo(outcome, VICTIM);
    yield {
      metric: `copy with ${100 * part} % of words edited: thief’s pay over the victim’s / victim keeps`,
      on,
      figure: `${percent(share)} / ${percent(paidTo(outcome, VICTIM) / before)}`,
      goal: part === 0.1 ? '≤ 10 %' : null,
      met: part === 0.1 ? share <= 0.1 : null,
    };
  }

  // A curator who lets the victim wait, or refuses it, and accepts the thief.
  for (const left of ['pending', 'refused'] as const) {
    const delayed = honest.map((record) => (record.owner === VICTIM ? { ...record, left } : record));
    const outcome = playMarket({ records: [...delayed, ...copies], questions });
    yield {
      metric: `curator leaves the victim ${left} and accepts an exact copy: thief’s pay / victim’s, of what it had`,
      on,
      figure: `${percent(paidTo(outcome, THIEF) / before)} / ${percent(paidTo(outcome, VICTIM) / before)}`,
      goal: '0',
      met: paidTo(outcome, THIEF) === 0,
    };
  }
}

function* playIdentities(market: Market): Generator<Figure> {
  const { honest, questions, on, seed, honestOutcome } = market;
  const before = honestOutcome.pay.get(VICTIM) ?? 0n;
  const beforeByRecords = honestOutcome.payByRecords.get(VICTIM) ?? 0n;
  const wallets = [201, 202, 203, 204, 205].map(account);
  const split = playMarket({
    records: honest.map((record, i) =>
      record.owner === VICTIM ? { ...record, owner: wallets[i % wallets.length] ?? VICTIM } : record,
    ),
    questions,
  });
  const sumOf = (pay: MarketOutcome['pay']) => wallets.reduce((sum, wallet) => sum + (pay.get(wallet) ?? 0n), 0n);
  const change = sumOf(split.payByRecords) - beforeByRecords;
  yield {
    metric: 'one contributor split into 5 wallets: change of what its records are paid, base units',
    on,
    figure: `${change} of ${beforeByRecords}`,
    goal: '0',
    met: change === 0n,
  };
  yield {
    metric: 'the same with what follows the version’s shares, which are measured by absence and so not additive',
    on,
    figure: percent(Number(sumOf(split.pay) - before) / Number(before)),
    goal: null,
    met: null,
  };

  const own = honest.filter(({ owner }) => owner === VICTIM);
  const words = wordsOf(honest);
  const uniform = makeUniform(seed + 7);
  const gainOf = (added: readonly MarketRecord[]) =>
    paidTo(playMarket({ records: [...honest, ...added], questions }), VICTIM) / Number(before) - 1;
  const selfCopies = gainOf([2, 3, 4].flatMap((block) => own.map((record) => ({ ...record, block }))));
  yield {
    metric: 'own records submitted four times: gain',
    on,
    figure: percent(selfCopies),
    goal: '≤ 5 %',
    met: selfCopies <= 0.05,
  };
  for (const part of [0.2, 0.3, 0.5]) {
    const gain = gainOf(
      [2, 3, 4].flatMap((block) =>
        own.map((record) => ({ ...record, block, text: editWords(record.text, { part, words, uniform }) })),
      ),
    );
    yield {
      metric: `each own record and three paraphrases of it, ${100 * part} % of words changed: gain`,
      on,
      figure: percent(gain),
      goal: '≤ 5 %',
      met: gain <= 0.05,
    };
  }
  yield askOwnModel(market);
}

/** Somebody with a fifth of the records asks their own texts of a model that they built and serve themselves. */
function askOwnModel({ honest, on }: Market): Figure {
  const questions = honest
    .filter(({ owner }) => owner === VICTIM)
    .slice(0, 20)
    .map(({ text }) => text);
  const outcome = playMarket({ records: honest, questions });
  const fees = Number(FEE) * questions.length;
  // Everything but the treasury's tenth and the other contributors' part comes back to them.
  const back = (0.9 * fees - Number(outcome.pool) + paidTo(outcome, VICTIM)) / fees;
  return {
    metric: 'a contributor asking its own records of its own model, built and served by itself: fees that come back',
    on,
    figure: percent(back),
    goal: '< 100 %',
    met: back < 1,
  };
}

function* playFloods({ honest, questions, spare, labels, on, seed, honestOutcome }: Market): Generator<Figure> {
  const uniform = makeUniform(seed + 99);
  const words = wordsOf(honest);
  const count = Math.round((honest.length * FLOOD) / (1 - FLOOD));
  // Real texts that nobody submitted; when they run out, halves of two honest ones put together.
  const texts = Array.from({ length: count }, (_, k) => spare[k] ?? joinHalves(honest, uniform));
  const target = labels[0] ?? '';
  const floods: { name: string; goal: boolean; rows: LabelledText[] }[] = [
    {
      name: 'random wrong labels',
      goal: true,
      rows: texts.map(({ text, label }) => ({ text, label: wrongLabel(label, labels, uniform) })),
    },
    { name: 'one label for everything', goal: true, rows: texts.map(({ text }) => ({ text, label: target })) },
    {
      name: 'nonsense: random words, random labels',
      goal: false,
      rows: texts.map(({ text }) => nonsense({ length: text.split(' ').length, words, labels, uniform })),
    },
  ];
  for (const { name, goal, rows } of floods) {
    const records = [...honest, ...rows.map((row) => ({ ...row, owner: THIEF, block: 2 }))];
    const isFlood = (record: MarketRecord) => record.owner === THIEF;
    const outcome = playMarket({ records, questions });
    const ratio = payRatio(outcome.recordPay, records, isFlood);
    yield {
      metric: `flood of ${name}, ${100 * FLOOD} % of the Datanet: pay per record over an honest one’s / without judging harm`,
      on,
      figure: `${percent(ratio)} / ${percent(payRatio(outcome.unjudgedPay, records, isFlood))}`,
      goal: goal ? '≤ 10 %' : null,
      met: goal ? ratio <= 0.1 : null,
    };
    yield {
      metric: 'of that flood, honest records marked harmful / their part of the honest pay',
      on,
      figure: lostByHonest(outcome, honest),
      goal: null,
      met: null,
    };
  }
  yield {
    metric: 'without an attack, records marked harmful / their part of the pay',
    on,
    figure: lostByHonest(honestOutcome, honest),
    goal: null,
    met: null,
  };
}

/** How many honest records are marked, and what part of the honest pay they had before anybody judged. */
function lostByHonest({ harmful, unjudgedPay }: MarketOutcome, honest: readonly MarketRecord[]): string {
  let marked = 0;
  let lost = 0;
  let all = 0;
  honest.forEach((_, i) => {
    const pay = Number(unjudgedPay[i] ?? 0n);
    all += pay;
    if (!harmful[i]) return;
    marked += 1;
    lost += pay;
  });
  return `${percent(marked / honest.length)} / ${percent(lost / all)}`;
}

function percent(part: number): string {
  return `${(100 * part).toFixed(Math.abs(part) < 0.1 ? 2 : 1)} %`;
}
