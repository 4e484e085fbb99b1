import { useTexts } from '#texts';
import { textAround } from '@/components/receipts/cut-spans';
import { Link } from '@/components/ui/link';

/** A passage that carries an answer; start and end are UTF-16 offsets of the answer in it. */
export type Quote = {
  contributionId: number;
  index: number;
  datanetId: number;
  text: string;
  start: number;
  end: number;
};

/** Characters shown on either side of the answer. */
const AROUND = 280;

/** Where an answer's words stand: each passage with the words marked, and the way to its record. */
export function QuotedPassages({ quotes }: { quotes: readonly Quote[] }) {
  const t = useTexts('ask.quotedPassages');
  if (quotes.length === 0) return null;
  return (
    <ol className="mt-4 grid gap-3" aria-label={t('label')}>
      {quotes.map(({ contributionId, index, datanetId, text, start, end }) => {
        const { before, marked, after } = textAround(text, { start, end }, AROUND);
        return (
          <li key={`${contributionId}/${index}`} className="rounded-md border border-line p-4 text-sm">
            <blockquote className="whitespace-pre-wrap break-words leading-relaxed" translate="no">
              {before}
              <mark className="rounded-sm bg-river-soft box-decoration-clone px-0.5 text-ink underline decoration-2 underline-offset-4">
                {marked}
              </mark>
              {after}
            </blockquote>
            <p className="mt-2 text-muted">
              <Link href={`/datanets/${datanetId}/records/${contributionId}/${index}`} className="link">
                {t('record')}
              </Link>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
