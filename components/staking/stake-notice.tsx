import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';

/** Tells a curator whose stake is too small that the contract will refuse their decisions, and where to stake. */
export function StakeNotice({ datanetId, active, required }: { datanetId: number; active: bigint; required: bigint }) {
  return (
    <Alert
      tone="warn"
      title="Your stake is too small to decide here"
      action={
        <ButtonLink size="sm" variant="secondary" href={`/datanets/${datanetId}/stakes`}>
          Stake
        </ButtonLink>
      }
    >
      This Datanet asks its curators for <Amount baseUnits={required} /> at stake;{' '}
      {active === 0n ? (
        'nothing of yours counts.'
      ) : (
        <>
          <Amount baseUnits={active} /> of yours count.
        </>
      )}
    </Alert>
  );
}
