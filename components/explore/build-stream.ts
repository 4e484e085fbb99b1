/** An answer as the picture needs it: amounts are base units. */
export type StreamAnswer = {
  id: string;
  modelId: number;
  fee: bigint;
  evidence: readonly { contributor: string; datanetId: number | null; records: number; earned: bigint }[];
  paid: readonly { role: string; amount: bigint }[];
};

export const STREAM_COLUMNS = ['people', 'datanets', 'models', 'answers', 'roles'] as const;
export type StreamColumn = (typeof STREAM_COLUMNS)[number];

/** Somebody or something that the stream passes: `of` is its id, null for all that are not shown one by one. */
export type StreamNode = {
  key: string;
  column: StreamColumn;
  of: string | null;
  /** How many stand behind it: 1, or those put together. */
  count: number;
  /** Its part of all fees, 0 to 1: of what shaped the answers, left of them; of what they paid, right of them. */
  size: number;
  /** What contributors and Datanets earned, what models and answers took in, what roles were paid. Base units. */
  amount: bigint;
};

/** A band between neighbours; `via` are the keys of all nodes that something in it passes. */
export type StreamBand = { from: string; to: string; size: number; via: ReadonlySet<string> };

export type Stream = { nodes: readonly StreamNode[]; bands: readonly StreamBand[] };

/** How many of each are shown one by one; the rest of them together. */
const MOST: Record<StreamColumn, number> = { people: 8, datanets: 6, models: 6, answers: 4, roles: 8 };
const ROLE_ORDER = ['contributors', 'builder', 'curators', 'compute', 'treasury'];

/** What no record is named for: its pay follows published shares. */
export const NO_RECORDS = 'none';

type Trail = { places: Record<Exclude<StreamColumn, 'roles'>, string | null>; answer: number; weight: number };

/**
 * The answers as a stream. Each weighs as much as its fee: left of it, that is divided by what its records earned;
 * right of it, by what was paid. Answers keep their order and the first are shown one by one; of the others the largest.
 */
export function buildStream(answers: readonly StreamAnswer[]): Stream {
  const total = answers.reduce((sum, { fee }) => sum + fee, 0n);
  const part = (amount: bigint, whole: bigint) => (whole === 0n ? 0 : Number((amount * 1_000_000_000n) / whole) / 1e9);
  const trails: Trail[] = answers.flatMap(({ id, modelId, fee, evidence }, answer): Trail[] => {
    const earned = evidence.reduce((sum, one) => sum + one.earned, 0n);
    const weight = part(fee, total);
    const rest = { models: String(modelId), answers: id };
    if (earned === 0n) return [{ places: { people: null, datanets: null, ...rest }, answer, weight }];
    return evidence.map((one) => ({
      places: {
        people: one.contributor,
        datanets: one.datanetId === null ? NO_RECORDS : String(one.datanetId),
        ...rest,
      },
      answer,
      weight: weight * part(one.earned, earned),
    }));
  });

  const amounts = sumAmounts(answers);
  const nodes: StreamNode[] = [];
  const keys = new Map<StreamColumn, ReadonlyMap<string, string>>();
  const keyOf = (column: StreamColumn, of: string | null) => (of === null ? undefined : keys.get(column)?.get(of));
  for (const column of STREAM_COLUMNS) {
    const sizes = new Map<string, number>();
    if (column === 'roles') {
      for (const { paid } of answers) {
        for (const { role, amount } of paid) sizes.set(role, (sizes.get(role) ?? 0) + part(amount, total));
      }
    } else {
      for (const { places, weight } of trails) {
        const place = places[column];
        if (place !== null) sizes.set(place, (sizes.get(place) ?? 0) + weight);
      }
    }
    const named = nameNodes(column, sizes, amounts[column]);
    keys.set(column, named.keys);
    nodes.push(...named.nodes);
  }

  const bands = new Map<string, { from: string; to: string; size: number; via: Set<string> }>();
  const add = (from: string, to: string, size: number, via: readonly string[]) => {
    const band = bands.get(`${from} ${to}`) ?? { from, to, size: 0, via: new Set<string>() };
    band.size += size;
    for (const key of via) band.via.add(key);
    bands.set(`${from} ${to}`, band);
  };
  for (const { places, answer, weight } of trails) {
    const roles = (answers[answer]?.paid ?? []).flatMap(({ role }) => keyOf('roles', role) ?? []);
    const passed = (['people', 'datanets', 'models', 'answers'] as const).flatMap((column) => {
      return keyOf(column, places[column]) ?? [];
    });
    passed.forEach((to, index) => {
      const from = passed[index - 1];
      if (from !== undefined) add(from, to, weight, [...passed, ...roles]);
    });
    const last = passed.at(-1);
    // The answer's own bands to the roles: their sizes are added below, once for each answer.
    if (last) for (const role of roles) add(last, role, 0, [...passed, role]);
  }
  for (const { id, paid } of answers) {
    const from = keyOf('answers', id);
    for (const { role, amount } of paid) {
      const to = keyOf('roles', role);
      if (from && to) add(from, to, part(amount, total), [from, to]);
    }
  }
  return { nodes, bands: [...bands.values()] };
}

/** Gives each a key: the first ones theirs, the rest one together. */
function nameNodes(
  column: StreamColumn,
  sizes: ReadonlyMap<string, number>,
  amounts: ReadonlyMap<string, bigint>,
): { keys: Map<string, string>; nodes: StreamNode[] } {
  const order = [...sizes.keys()];
  if (column === 'roles') order.sort((a, b) => ROLE_ORDER.indexOf(a) - ROLE_ORDER.indexOf(b));
  else if (column !== 'answers') order.sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const letter = column[0] ?? '';
  const keys = new Map<string, string>();
  const nodes: StreamNode[] = [];
  const alone = order.length <= MOST[column] + 1 ? order.length : MOST[column];
  order.forEach((of, place) => {
    const key = `${letter}${place < alone ? place : 'x'}`;
    keys.set(of, key);
    const size = sizes.get(of) ?? 0;
    const amount = amounts.get(of) ?? 0n;
    const node = place > alone ? nodes.at(-1) : undefined;
    if (node) {
      node.count += 1;
      node.size += size;
      node.amount += amount;
    } else nodes.push({ key, column, of: place < alone ? of : null, count: 1, size, amount });
  });
  return { keys, nodes };
}

/** What each is labelled with, in base units. */
function sumAmounts(answers: readonly StreamAnswer[]): Record<StreamColumn, Map<string, bigint>> {
  const sums: Record<StreamColumn, Map<string, bigint>> = {
    people: new Map(),
    datanets: new Map(),
    models: new Map(),
    answers: new Map(),
    roles: new Map(),
  };
  const add = (column: StreamColumn, key: string, amount: bigint) =>
    sums[column].set(key, (sums[column].get(key) ?? 0n) + amount);
  for (const { id, modelId, fee, evidence, paid } of answers) {
    add('answers', id, fee);
    add('models', String(modelId), fee);
    for (const one of evidence) {
      add('people', one.contributor, one.earned);
      add('datanets', one.datanetId === null ? NO_RECORDS : String(one.datanetId), one.earned);
    }
    for (const { role, amount } of paid) add('roles', role, amount);
  }
  return sums;
}
