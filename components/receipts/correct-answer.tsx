import { useTexts } from '#texts';
import { ButtonLink } from '@/components/ui/button-link';

/** Offers to put an answer right: what is corrected becomes a contribution to a Datanet of the model. */
export function CorrectAnswer({
  receiptId,
  datanets,
}: {
  receiptId: string;
  /** Those that the answering version rests on. */
  datanets: readonly { readonly datanetId: number; readonly name: string }[];
}) {
  const t = useTexts('receipts.correctAnswer');
  if (datanets.length === 0) return null;
  const several = datanets.length > 1;
  return (
    <section aria-labelledby="correct" className="flex flex-wrap items-start gap-x-6 gap-y-3" data-no-print>
      <div className="min-w-0 max-w-2xl flex-1 basis-72">
        <h3 id="correct" className="font-semibold text-base">
          {t('title')}
        </h3>
        <p className="mt-1 text-muted text-sm">
          {several ? t('several') : t('one', { name: datanets[0]?.name ?? '' })}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        {datanets.map(({ datanetId, name }) => (
          <ButtonLink
            key={datanetId}
            href={`/datanets/${datanetId}/contribute?correct=${receiptId}`}
            variant="secondary"
          >
            {several ? t('correctIn', { name }) : t('correct')}
          </ButtonLink>
        ))}
      </div>
    </section>
  );
}
