import { compareSubmissions } from '@/lib/attribution/near-duplicates/compare-submissions';
import { lostPart, RESTORED } from '@/lib/attribution/near-duplicates/lost-part';
import { scaleCredits } from '@/lib/attribution/near-duplicates/scale-credits';
import { indexTexts, type Neighbour } from '@/lib/attribution/near-duplicates/text-index';
import {
  type Credit,
  type FoundResemblance,
  type PublicText,
  type SimilarityThresholds,
  type TrainableText,
  WHOLE,
} from '@/lib/attribution/near-duplicates/types';

export type CreditedTexts = {
  /** What is trained on, by position in `training`, ascending. What the credits lack follows the version's shares. */
  readonly kept: readonly {
    readonly position: number;
    readonly credits: readonly Credit[];
    readonly resembles: FoundResemblance | null;
  }[];
  /** What is left out as a copy, by position in `training`, ascending. */
  readonly collapsed: readonly { readonly position: number; readonly into: FoundResemblance }[];
  /** Positions in `others` of records that were taken for originals: what these copy matters too. */
  readonly originals: readonly number[];
};

/** A text of either list; `training` is its position there, or -1, `other` likewise. */
type Entry = { readonly text: PublicText | TrainableText; readonly training: number; readonly other: number };

/**
 * Who is credited for the records of a training set, given the public records they could copy.
 *
 * *Copies* (similarity of at least the Datanet's `copyPermille` to an earlier record). The earliest one that a record
 * is alike to is its original, and the original's original is its own, so that a copy of a copy belongs to where it
 * began. One record of such a cluster is trained on: the original, the correction in force of it, or the earliest
 * that the training set has. Its credit is the original's contributor's, also when the original is in none of the
 * model's Datanets; nobody's, which is the version's shares, when the original was refused, unless its contributor
 * has another copy that was not.
 *
 * *Resemblances* (below that, from `resemblePermille` on, to an earlier record that was not refused). The later record
 * is trained on and keeps {@link lostPart} less. Of what it loses, half goes to the earlier records it was
 * trained with, since they lose influence by it: in the order of submission, each by as much as it takes away more
 * than those before. A copy that stands in for its original loses to what resembles it and came before the original.
 * So no later record, and no record of another Datanet, can come between a thief and its victim.
 * The rest follows the version's shares: who writes a thing twice under two names gains no more than under one.
 *
 * Blind to who contributed: nothing changes when an account is split into many. Deterministic. A record is never held
 * against those it corrects. Resemblance after Broder (1997).
 * @param others public texts; records of `training` among them are passed over. Enough are those that share a key
 * (`bandKeys`) with one of `training` or of the originals found.
 */
export function creditTexts(input: {
  training: readonly TrainableText[];
  others: readonly PublicText[];
}): CreditedTexts {
  const entries = orderEntries(input);
  const index = indexTexts(
    entries.map(({ text }) => text.text),
    (k) => !isRefused(entries[k]),
  );
  const originalOf = findOriginals(entries, index.before);
  const clusters = new Map<number, number[]>();
  const originals = new Set<number>();
  const found = new Map<number, { neighbours: Neighbour[]; direct: Neighbour | null; original: number }>();
  entries.forEach(({ text, training }, k) => {
    if (training < 0 || !('thresholds' in text)) return;
    const neighbours = index
      .before(k, text.thresholds.resemblePermille)
      .filter(({ position }) => !isSelf(text, entries[position]));
    const copied = neighbours.filter((one) => one.similarityPermille >= text.thresholds.copyPermille);
    const direct = copied[0] ?? null;
    const original = direct ? originalOf(direct.position, text.thresholds.copyPermille, originals) : k;
    found.set(k, { neighbours, direct, original });
    const cluster = clusters.get(original);
    if (cluster) cluster.push(k);
    else clusters.set(original, [k]);
  });

  // Which record of each cluster is trained on, and whose it is before resemblances.
  const keptOf = new Map<number, number>();
  const base = new Map<number, readonly Credit[]>();
  const heirs = new Set<number>();
  for (const [original, members] of clusters) {
    const heir = members.find((k) => k === original || corrects(entries[k], entries[original]));
    const kept = heir ?? members[0] ?? original;
    for (const member of members) keptOf.set(member, kept);
    const text = entries[kept]?.text;
    if (heir !== undefined) heirs.add(kept);
    if (heir !== undefined && text && 'credits' in text) base.set(kept, text.credits);
    else
      base.set(kept, creditOriginal(entries, original, [...members, ...copiesOf(found.get(kept)?.neighbours, text)]));
  }

  const kept: CreditedTexts['kept'][number][] = [];
  const collapsed: CreditedTexts['collapsed'][number][] = [];
  for (const [k, { neighbours, direct, original }] of found) {
    const entry = entries[k];
    if (!entry || !('thresholds' in entry.text)) continue;
    const { thresholds } = entry.text;
    const position = entry.training;
    if (keptOf.get(k) !== k) {
      const into = direct ?? { position: keptOf.get(k) ?? k, similarityPermille: 1000 };
      collapsed.push({ position, into: refer(entries, into) });
      continue;
    }
    const alike = neighbours.filter(
      (one) =>
        one.position < original &&
        one.similarityPermille < thresholds.copyPermille &&
        !isRefused(entries[one.position]) &&
        !corrects(entry, entries[one.position]),
    );
    const own = base.get(k) ?? [];
    const credits = shareCredits({ own, alike, thresholds }, (one) => {
      const trained = keptOf.get(one);
      return trained === undefined ? null : (base.get(trained) ?? []);
    });
    const most = alike.reduce<Neighbour | null>(
      (best, one) => (best && best.similarityPermille >= one.similarityPermille ? best : one),
      null,
    );
    const shown = heirs.has(k) ? most : (direct ?? most);
    kept.push({ position, credits, resembles: shown && refer(entries, shown) });
  }
  const byPosition = (a: { position: number }, b: { position: number }) => a.position - b.position;
  return { kept: kept.sort(byPosition), collapsed: collapsed.sort(byPosition), originals: [...originals] };
}

/**
 * What is left to a record that resembles earlier ones, and what they get of it. Parts of one account stay apart: merged,
 * they would be rounded otherwise than those of several, and splitting an identity would move a unit.
 * @param alike in the order of submission
 * @param creditsOf of a record that was trained on, itself or as a copy; null for another
 */
function shareCredits(
  input: { own: readonly Credit[]; alike: readonly Neighbour[]; thresholds: SimilarityThresholds },
  creditsOf: (position: number) => readonly Credit[] | null,
): Credit[] {
  let lost = 0;
  let given = 0;
  const parts: Credit[] = [];
  for (const { position, similarityPermille } of input.alike) {
    const part = lostPart(similarityPermille, input.thresholds);
    if (part > lost) lost = part;
    const earlier = creditsOf(position);
    if (!earlier || part <= given) continue;
    parts.push(...scaleCredits(earlier, Math.floor(((part - given) * RESTORED) / WHOLE)));
    given = part;
  }
  return [...scaleCredits(input.own, WHOLE - lost), ...parts].filter(({ partsPerMillion }) => partsPerMillion > 0);
}

/** Both lists in the order of submission; a record of the training set stands once, as that. */
function orderEntries({ training, others }: { training: readonly TrainableText[]; others: readonly PublicText[] }) {
  const known = new Set(training.map((text) => `${text.contributionId}:${text.index}`));
  const entries: Entry[] = training.map((text, position) => ({ text, training: position, other: -1 }));
  others.forEach((text, other) => {
    if (!known.has(`${text.contributionId}:${text.index}`)) entries.push({ text, training: -1, other });
  });
  return entries.sort((a, b) => compareSubmissions(a.text, b.text) || compareTexts(a.text.text, b.text.text));
}

function compareTexts(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Where a record began, by following the earliest it copies; remembers the records of `others` it came by. */
function findOriginals(entries: readonly Entry[], before: (k: number, permille: number) => Neighbour[]) {
  const known = new Map<string, number>();
  // A loop, not a recursion: a chain of copies of copies is as long as somebody makes it.
  return (start: number, copyPermille: number, passed: Set<number>): number => {
    const links: string[] = [];
    let original = start;
    for (;;) {
      const here = original;
      const other = entries[here]?.other ?? -1;
      if (other >= 0) passed.add(other);
      const key = `${here}:${copyPermille}`;
      const earlier = known.get(key);
      if (earlier !== undefined) {
        original = earlier;
        break;
      }
      links.push(key);
      const direct = before(here, copyPermille).find(({ position }) => !isSelf(entries[here]?.text, entries[position]));
      if (!direct) break;
      original = direct.position;
    }
    for (const link of links) known.set(link, original);
    return original;
  };
}

/** Whether two texts are of one record: neither copies the other. */
function isSelf(text: PublicText | TrainableText | undefined, other: Entry | undefined): boolean {
  if (!text || !other) return false;
  return text.contributionId === other.text.contributionId && text.index === other.text.index;
}

function corrects(entry: Entry | undefined, earlier: Entry | undefined): boolean {
  return (
    !!entry && !!earlier && 'corrects' in entry.text && entry.text.corrects.some((hash) => hash === earlier.text.hash)
  );
}

function isRefused(entry: Entry | undefined): boolean {
  return !!entry && 'refused' in entry.text && entry.text.refused;
}

function copiesOf(
  neighbours: readonly Neighbour[] | undefined,
  text: PublicText | TrainableText | undefined,
): number[] {
  if (!neighbours || !text || !('thresholds' in text)) return [];
  const { copyPermille } = text.thresholds;
  return neighbours.filter((one) => one.similarityPermille >= copyPermille).map((one) => one.position);
}

function creditOriginal(entries: readonly Entry[], original: number, copies: readonly number[]): Credit[] {
  const account = entries[original]?.text.contributor;
  if (account === undefined) return [];
  const stands =
    !isRefused(entries[original]) ||
    copies.some((k) => entries[k]?.text.contributor === account && !isRefused(entries[k]));
  return stands ? [{ account, partsPerMillion: WHOLE }] : [];
}

function refer(entries: readonly Entry[], { position, similarityPermille }: Neighbour): FoundResemblance {
  const text = entries[position]?.text;
  return {
    record: {
      datanetId: text?.datanetId ?? 0,
      contributionId: text?.contributionId ?? 0,
      index: text?.index ?? 0,
      hash: text?.hash ?? '0x',
    },
    similarityPermille,
  };
}
