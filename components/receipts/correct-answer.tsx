import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';

/** Offers to put an answer right: what is corrected becomes a contribution to a Datanet of the model. */
export function CorrectAnswer({
  receiptId,
  datanets,
}: {
  receiptId: string;
  /** Those that the answering version rests on. */
  datanets: readonly { readonly datanetId: number; readonly name: string }[];
}) {
  if (datanets.length === 0) return null;
  const several = datanets.length > 1;
  return (
    <Card>
      <CardHeader
        title="Is it wrong?"
        description={`Write what it should have answered. It becomes a contribution to ${several ? 'the Datanet you choose' : (datanets[0]?.name ?? 'the Datanet')}; a curator decides on it, and the next version that is trained with it can answer so. Accepted, you are credited for it, and earn when it shapes answers. This receipt stays as it is.`}
      />
      <div className="flex flex-wrap gap-3">
        {datanets.map(({ datanetId, name }) => (
          <ButtonLink
            key={datanetId}
            href={`/datanets/${datanetId}/contribute?correct=${receiptId}`}
            variant="secondary"
          >
            {several ? `Correct this answer in ${name}` : 'Correct this answer'}
          </ButtonLink>
        ))}
      </div>
    </Card>
  );
}
