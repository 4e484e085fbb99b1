import { useMemo } from 'react';
import { useTexts } from '#texts';
import { cn } from '@/components/ui/cn';
import { diffWords } from '@/components/ui/diff-words';

/**
 * Two texts as one, with what was removed from the first and added in the second marked: by colour, by a line through
 * or below it, and in words for a screen reader. Give `before` the earlier text.
 */
export function TextDiff({ before, after, className }: { before: string; after: string; className?: string }) {
  const t = useTexts('ui.textDiff');
  const parts = useMemo(() => mergeGaps(diffWords(before, after)), [before, after]);
  return (
    <p className={cn('whitespace-pre-line break-words leading-relaxed', className)} translate="no">
      {parts.map(({ kind, text }, index) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts of one comparison never change places
        if (kind === 'same') return <span key={index}>{text}</span>;
        if (kind === 'removed') {
          return (
            <del key={index} className="rounded-xs bg-bad-soft px-0.5 text-bad line-through decoration-1">
              <span className="sr-only">{t('removed')} </span>
              {text}
            </del>
          );
        }
        return (
          <ins
            key={index}
            className="rounded-xs bg-good-soft px-0.5 text-good underline decoration-1 underline-offset-2"
          >
            <span className="sr-only">{t('added')} </span>
            {text}
          </ins>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: the parts of one comparison never change places
      })}
    </p>
  );
}

/** A lone space between two changes belongs to both: "one two" for "three four" reads as one change, not two. */
function mergeGaps(parts: ReturnType<typeof diffWords>): ReturnType<typeof diffWords> {
  const merged: ReturnType<typeof diffWords> = [];
  let removed = '';
  let added = '';
  const flush = () => {
    // Nothing but the gap on one side: it stayed.
    if (removed) merged.push({ kind: removed.trim() === '' && added ? 'same' : 'removed', text: removed });
    if (added) merged.push({ kind: added.trim() === '' && removed ? 'same' : 'added', text: added });
    removed = '';
    added = '';
  };
  parts.forEach((part, index) => {
    if (part.kind === 'removed') removed += part.text;
    else if (part.kind === 'added') added += part.text;
    else if (/^[ \t]+$/.test(part.text) && removed + added !== '' && index < parts.length - 1) {
      removed += part.text;
      added += part.text;
    } else {
      flush();
      merged.push(part);
    }
  });
  flush();
  return merged;
}
