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
 * Heading and text of any proposal, by whatever it was made. Without a heading the first line is the title; a
 * proposal without words is called by its number.
 */
export function readDescription(description: string, { id }: { id: string }): { title: string; body: string } {
  const text = description.replace(SUFFIX, '').trim();
  const [first = '', ...rest] = text.split('\n');
  const title = first.replace(/^#+\s*/, '').trim();
  if (title === '') return { title: `Proposal ${shortId(id)}`, body: rest.join('\n').trim() };
  if (title.length <= MOST_TITLE) return { title, body: rest.join('\n').trim() };
  return { title: `${title.slice(0, MOST_TITLE - 1)}…`, body: text.replace(/^#+\s*/, '') };
}

/** A proposal's number has up to 78 digits: its first and last, to tell proposals apart. */
function shortId(id: string): string {
  return id.length > 10 ? `${id.slice(0, 4)}…${id.slice(-4)}` : id;
}
