/**
 * A text by anybody: paragraphs and headings, nothing else. Links stay text, so that nobody is led anywhere from a page
 * on which they sign.
 */
export function PlainText({ text }: { text: string }) {
  return (
    <div className="grid gap-3 text-ink leading-relaxed">
      {readBlocks(text).map(({ heading, words }, place) =>
        heading ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other identity than their place
          <h3 key={place} className="mt-2 font-semibold">
            {words}
          </h3>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other identity than their place
          <p key={place} className="whitespace-pre-wrap break-words">
            {words}
          </p>
        ),
      )}
    </div>
  );
}

/** Paragraphs are parted by empty lines; a heading is a line of its own that starts with #. */
export function readBlocks(text: string): { heading: boolean; words: string }[] {
  const blocks: { heading: boolean; words: string }[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    const heading = /^#{1,6}\s+(\S.*)$/s.exec(line.trim())?.[1];
    const last = blocks.at(-1);
    if (heading !== undefined) blocks.push({ heading: true, words: heading });
    else if (line.trim() === '') open = false;
    else if (open && last) last.words += `\n${line.trimEnd()}`;
    else blocks.push({ heading: false, words: line.trimEnd() });
    if (line.trim() !== '') open = heading === undefined;
  }
  return blocks;
}
