import type { DemoDatanet } from '@/lib/demo/read-demo-datanets';

const SHINGLE_LENGTH = 5;
/** Two records this alike (Jaccard index of their shingle sets) count as copies. */
const ALIKE = 0.5;
const TEXT_LENGTH = { least: 20, most: 400 };
const RECORDS_TOGETHER = 660;
const QUESTIONS = 15;
const PENDING = { least: 8, most: 12, copies: 2 };
const CONTRIBUTORS = { least: 4, most: 6 };
const RECORDS_PER_CONTRIBUTOR = { least: 15, most: 120 };
/** The fullest label may hold this many times the records of the emptiest. */
const LABEL_SPREAD = 1.25;

type Entry = { id: string; text: string; shingles: ReadonlySet<string> };

/**
 * Checks the demo's hand-written data: counts, lengths, labels and their balance, authors, and that no two records of
 * all Datanets are alike, the copies planted in the review queues excepted (those must be alike).
 * @returns one sentence per problem, empty when all is well
 */
export function checkRecords(datanets: readonly DemoDatanet[]): string[] {
  const accepted = new Map(datanets.map((datanet) => [datanet.slug, datanet.records.map(enter(datanet.slug))]));
  const all = [...accepted.values()].flat();
  const total = all.length;
  return [
    ...(total < RECORDS_TOGETHER ? [`There are ${total} records together, at least ${RECORDS_TOGETHER} are due.`] : []),
    ...datanets.flatMap((datanet) => [
      ...checkTexts(datanet),
      ...checkLabels(datanet),
      ...checkAuthors(datanet),
      ...checkPending(datanet, accepted.get(datanet.slug) ?? []),
      ...checkQuestions(datanet, all),
    ]),
    ...findAlike(all).map(describePair),
  ];
}

/** The set of 5-character shingles of a text, letter case, punctuation and runs of white space set aside. */
export function shingle(text: string): Set<string> {
  const plain = text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const shingles = new Set<string>();
  for (let i = 0; i + SHINGLE_LENGTH <= plain.length; i++) shingles.add(plain.slice(i, i + SHINGLE_LENGTH));
  return shingles;
}

/** Jaccard index of two sets, in [0, 1]; two empty sets are alike (1). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 1 : shared / union;
}

type Pair = { a: Entry; b: Entry; similarity: number };

// Through an index from shingle to entries, so that only pairs which share something cost anything.
function findAlike(entries: readonly Entry[]): Pair[] {
  const holders = new Map<string, number[]>();
  return entries.flatMap((b, i) => {
    const shared = new Map<number, number>();
    for (const item of b.shingles) {
      const earlier = holders.get(item);
      for (const j of earlier ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
      if (earlier) earlier.push(i);
      else holders.set(item, [i]);
    }
    return [...shared].flatMap(([j, count]) => {
      const a = entries[j];
      if (!a) return [];
      const similarity = count / (a.shingles.size + b.shingles.size - count);
      return similarity >= ALIKE ? [{ a, b, similarity }] : [];
    });
  });
}

function describePair({ a, b, similarity }: Pair): string {
  return `${a.id} and ${b.id} are alike (${similarity.toFixed(2)}): "${a.text}" / "${b.text}"`;
}

function enter(name: string) {
  return ({ text }: { text: string }, i: number): Entry => ({ id: `${name} ${i + 1}`, text, shingles: shingle(text) });
}

function checkTexts({ slug, records }: DemoDatanet): string[] {
  return records.flatMap(({ text }, i) => {
    const problems: string[] = [];
    if (text.length < TEXT_LENGTH.least || text.length > TEXT_LENGTH.most)
      problems.push(`${slug} ${i + 1} has ${text.length} characters: "${text}"`);
    if (text !== text.trim() || /\s{2}|[\n\r\t]/.test(text))
      problems.push(`${slug} ${i + 1} has stray white space: "${text}"`);
    return problems;
  });
}

function checkLabels({ slug, labels, records, pending, questions }: DemoDatanet): string[] {
  const counts = new Map(labels.map(({ name }) => [name, 0]));
  for (const { label } of records) counts.set(label, (counts.get(label) ?? 0) + 1);
  const used = [...counts.keys(), ...pending.map((row) => row.label), ...questions.map((row) => row.expected)];
  const known = new Set(labels.map(({ name }) => name));
  const problems = used.filter((label) => !known.has(label)).map((label) => `${slug} has no label "${label}".`);
  const fewest = Math.min(...counts.values());
  const most = Math.max(...counts.values());
  if (most > fewest * LABEL_SPREAD) problems.push(`${slug} is uneven: labels hold ${fewest} to ${most} records.`);
  return problems;
}

function checkAuthors({ slug, owner, curator, records, pending }: DemoDatanet): string[] {
  const counts = new Map<string, number>();
  for (const { author } of records) counts.set(author, (counts.get(author) ?? 0) + 1);
  const problems = [owner, curator]
    .filter((name) => counts.has(name) || pending.some((row) => row.author === name))
    .map((name) => `${slug}: ${name} owns or curates it and may not contribute to it.`);
  if (counts.size < CONTRIBUTORS.least || counts.size > CONTRIBUTORS.most)
    problems.push(`${slug} has ${counts.size} contributors.`);
  for (const [name, count] of counts)
    if (count < RECORDS_PER_CONTRIBUTOR.least || count > RECORDS_PER_CONTRIBUTOR.most)
      problems.push(`${slug}: ${name} has ${count} records.`);
  return problems;
}

function checkPending({ slug, pending }: DemoDatanet, accepted: readonly Entry[]): string[] {
  const problems: string[] = [];
  let copies = 0;
  for (const [i, row] of pending.entries()) {
    const shingles = shingle(row.text);
    const isAlike = accepted.some((entry) => jaccard(entry.shingles, shingles) >= ALIKE);
    const isPlanted = /^Reject: .*duplicate/.test(row.note);
    if (isPlanted) copies++;
    if (isAlike !== isPlanted) problems.push(`${slug} pending ${i + 1}: its note and its likeness disagree.`);
  }
  if (pending.length < PENDING.least || pending.length > PENDING.most)
    problems.push(`${slug} has ${pending.length} pending records.`);
  if (copies < PENDING.copies) problems.push(`${slug} has ${copies} planted copies.`);
  return problems;
}

function checkQuestions({ slug, questions }: DemoDatanet, accepted: readonly Entry[]): string[] {
  const asked = questions.map(enter(`${slug} question`));
  const problems = asked.flatMap((a) =>
    accepted
      .map((b) => ({ a, b, similarity: jaccard(a.shingles, b.shingles) }))
      .filter((pair) => pair.similarity >= ALIKE)
      .map(describePair),
  );
  if (questions.length !== QUESTIONS) problems.push(`${slug} has ${questions.length} questions, not ${QUESTIONS}.`);
  return problems;
}
