/**
 * A text by anybody: paragraphs and headings, nothing else. Links stay text, so that nobody is led anywhere from a page
 * on which they sign.
 */
export function PlainText({ text }: { text: string }) {
  const blocks = text.split(/\n\s*\n/).filter((block) => block.trim() !== '');
  return (
    <div className="grid gap-3 text-ink leading-relaxed">
      {blocks.map((block, place) => {
        const heading = /^#{1,6}\s+(.+)$/.exec(block.trim());
        return heading ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other identity than their place
          <h3 key={place} className="mt-2 font-semibold">
            {heading[1]}
          </h3>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a text have no other identity than their place
          <p key={place} className="whitespace-pre-wrap break-words">
            {block.trim()}
          </p>
        );
      })}
    </div>
  );
}
