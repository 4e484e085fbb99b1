import { evidenceWords } from '@/components/receipts/evidence-words';
import { ReceiptRecords } from '@/components/receipts/receipt-records';
import { ReceiptSection } from '@/components/receipts/receipt-section';
import { Badge } from '@/components/ui/badge';
import { TabLinks } from '@/components/ui/tab-links';
import type { Hex } from '@/lib/core/hex';
import type { Evidence } from '@/lib/schemas/receipt';
import { dependencies } from '@/lib/server/dependencies';
import type { ReceiptView } from '@/lib/server/receipts/read-receipt';
import { readReceiptRecords } from '@/lib/server/receipts/read-receipt-records';
import { getTexts } from '@/lib/texts/get-texts';

/** The records that shaped an answer, and apart from them, folded, those that spoke against it. */
export async function RecordSections({
  receipt,
  evidence,
  viewer,
  query,
}: {
  receipt: ReceiptView;
  evidence: Evidence;
  viewer: Hex | null;
  query: Record<string, string | string[] | undefined>;
}) {
  const mine = viewer !== null && query.by === 'me';
  const page = pageOf(query.page);
  const against = pageOf(query.against);
  const contributor = mine ? viewer : null;
  const [shaped, opposed, t, evidenceTexts] = await Promise.all([
    readReceiptRecords(dependencies(), { receipt, side: 'for', contributor, page }),
    evidence === 'influence'
      ? readReceiptRecords(dependencies(), { receipt, side: 'against', contributor, page: against })
      : null,
    getTexts('receipts.recordSections'),
    getTexts('receipts.evidenceWords'),
  ]);
  const hrefFor = (to: { mine: boolean; page?: number; against?: number; at: 'records' | 'against' }) => {
    const search = new URLSearchParams({
      ...(to.mine ? { by: 'me' } : {}),
      ...(to.page && to.page > 1 ? { page: String(to.page) } : {}),
      // Named even as the first page where one pages through it: it stays unfolded.
      ...(to.against && (to.against > 1 || to.at === 'against') ? { against: String(to.against) } : {}),
    });
    return `/receipts/${receipt.id}${search.size > 0 ? `?${search}` : ''}#${to.at}`;
  };
  const { name, meaning } = evidenceWords(evidenceTexts, evidence);
  const scale = {
    fee: receipt.fee,
    margin: receipt.answer?.kind === 'label' ? receipt.answer.margin : null,
    viewer,
  };
  const nothing = t(evidence === 'influence' ? 'onlyNoise' : 'noCarrier');
  return (
    <>
      <ReceiptSection
        id="records"
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {t('title')} <Badge tone={evidence === 'provenance' ? 'value' : 'river'}>{name}</Badge>
          </span>
        }
        description={meaning}
      >
        <ReceiptRecords
          title={t('title')}
          listed={shaped}
          scale={scale}
          page={page}
          hrefFor={(target) => hrefFor({ mine, page: target, against, at: 'records' })}
          empty={mine ? t('noneOfYours') : nothing}
        >
          {viewer ? (
            <TabLinks
              label={t('whose')}
              className="mb-5"
              items={[
                { href: hrefFor({ mine: false, at: 'records' }), label: t('everybody'), active: !mine },
                { href: hrefFor({ mine: true, at: 'records' }), label: t('yours'), active: mine },
              ]}
            />
          ) : null}
        </ReceiptRecords>
      </ReceiptSection>
      {opposed && opposed.total > 0 ? (
        <ReceiptSection
          id="against"
          title={t('against')}
          description={t('againstWords')}
          folded
          open={query.against !== undefined}
        >
          <ReceiptRecords
            title={t('against')}
            listed={opposed}
            scale={scale}
            page={against}
            hrefFor={(target) => hrefFor({ mine, page, against: target, at: 'against' })}
            empty={t('none')}
          />
        </ReceiptSection>
      ) : null}
    </>
  );
}

function pageOf(value: string | string[] | undefined): number {
  return Math.max(1, Math.min(10_000, Math.floor(Number(value)) || 1));
}
