import { ReceiptRecords } from '@/components/receipts/receipt-records';
import { evidenceWords } from '@/components/receipts/rule-words';
import { Badge } from '@/components/ui/badge';
import { TabLinks } from '@/components/ui/tab-links';
import type { Hex } from '@/lib/core/hex';
import type { Evidence } from '@/lib/schemas/receipt';
import { dependencies } from '@/lib/server/dependencies';
import type { ReceiptView } from '@/lib/server/receipts/read-receipt';
import { readReceiptRecords } from '@/lib/server/receipts/read-receipt-records';

/** The records that shaped an answer, and apart from them those that spoke against it. */
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
  const [shaped, opposed] = await Promise.all([
    readReceiptRecords(dependencies(), { receipt, side: 'for', contributor, page }),
    evidence === 'influence'
      ? readReceiptRecords(dependencies(), { receipt, side: 'against', contributor, page: against })
      : null,
  ]);
  const hrefFor = (to: { mine: boolean; page?: number; against?: number }) => {
    const search = new URLSearchParams({
      ...(to.mine ? { by: 'me' } : {}),
      ...(to.page && to.page > 1 ? { page: String(to.page) } : {}),
      ...(to.against && to.against > 1 ? { against: String(to.against) } : {}),
    });
    return `/receipts/${receipt.id}${search.size > 0 ? `?${search}` : ''}`;
  };
  const { name, meaning } = evidenceWords(evidence);
  const scale = {
    fee: receipt.fee,
    margin: receipt.answer?.kind === 'label' ? receipt.answer.margin : null,
    viewer,
  };
  return (
    <>
      <ReceiptRecords
        id="records"
        title={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            The records that mattered <Badge tone={evidence === 'provenance' ? 'value' : 'river'}>{name}</Badge>
          </span>
        }
        description={meaning}
        listed={shaped}
        scale={scale}
        page={page}
        hrefFor={(target) => hrefFor({ mine, page: target, against })}
        empty={mine ? 'None of your records is among them.' : emptyWords(evidence)}
      >
        {viewer ? (
          <TabLinks
            label="Whose records"
            className="mb-5"
            items={[
              { href: hrefFor({ mine: false }), label: 'Everybody’s', active: !mine },
              { href: hrefFor({ mine: true }), label: 'Yours', active: mine },
            ]}
          />
        ) : null}
      </ReceiptRecords>
      {opposed && opposed.total > 0 ? (
        <ReceiptRecords
          id="against"
          title="Records that spoke against it"
          description="Without them the model would have been surer of its answer. That costs nobody anything: only what pushed for an answer is paid, and nothing is taken from anyone."
          listed={opposed}
          scale={scale}
          page={against}
          hrefFor={(target) => hrefFor({ mine, page, against: target })}
          empty="None."
        />
      ) : null}
    </>
  );
}

function emptyWords(evidence: Evidence): string {
  return evidence === 'influence'
    ? 'No record shaped this answer by more than the noise.'
    : 'No record was found to carry the answer.';
}

function pageOf(value: string | string[] | undefined): number {
  return Math.max(1, Math.min(10_000, Math.floor(Number(value)) || 1));
}
