import type { Hex } from '@/lib/core/hex';

/** Characters. */
export const MOST_TITLE = 120;
export const MOST_BODY = 8_000;

const SUFFIX = /#proposer=0x[0-9a-fA-F]{40}$/;

/**
 * The text of a proposal as it is put on chain: a heading, the text, and a last line by which the governor takes it from
 * its proposer alone (OpenZeppelin's Governor, `_isValidDescriptionForProposer`): nobody can send it first, as theirs,
 * and cancel it.
 */
export function writeDescription({ title, body, proposer }: { title: string; body: string; proposer: Hex }): string {
  const text = body.trim();
  return `# ${title.trim()}${text === '' ? '' : `\n\n${text}`}\n\n#proposer=${proposer}`;
}

/**
 * Heading and text of any proposal, by whatever it was made. Without a heading the first line is the title; that of a
 * proposal without words is null.
 */
export function readDescription(description: string): { title: string | null; body: string } {
  const text = description.replace(SUFFIX, '').trim();
  const [first = '', ...rest] = text.split('\n');
  const title = first.replace(/^#+\s*/, '').trim();
  if (title.length <= MOST_TITLE) return { title: title === '' ? null : title, body: rest.join('\n').trim() };
  return { title: `${title.slice(0, MOST_TITLE - 1)}…`, body: text.replace(/^#+\s*/, '') };
}
