import type { CallWords } from '@/components/governance/describe-call';
import type { TranslatorOf } from '@/lib/texts/namespaces';

/**
 * What a proposal is called: as its proposer wrote (`written`), without words by what it would do, and where nobody can
 * read that by its number, of which the ends tell it from others.
 */
export function nameProposal(
  t: TranslatorOf<'governance.nameProposal'>,
  { id, title }: { id: string; title: string | null },
  calls: readonly CallWords[],
): { name: string; written: boolean } {
  if (title !== null) return { name: title, written: true };
  const [first] = calls.filter((call) => call.kind !== 'unknown').map(({ sentence }) => sentence);
  if (first === undefined) return { name: t('number', { id: shortId(id) }), written: false };
  const more = calls.length - 1;
  return { name: more > 0 ? t('several', { first, more }) : first, written: false };
}

/** A proposal's number has up to 78 digits. */
function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}
