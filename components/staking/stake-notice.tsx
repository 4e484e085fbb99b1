import { useTexts } from '#texts';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';

/** Tells a curator whose stake is too small that the contract will refuse their decisions, and where to stake. */
export function StakeNotice({ datanetId, active, required }: { datanetId: number; active: bigint; required: bigint }) {
  const t = useTexts('staking.stakeNotice');
  return (
    <Alert
      tone="warn"
      title={t('title')}
      action={
        <ButtonLink size="sm" variant="secondary" href={`/datanets/${datanetId}/stakes`}>
          {t('action')}
        </ButtonLink>
      }
    >
      {t.rich(active === 0n ? 'nothing' : 'some', {
        required: () => <Amount baseUnits={required} />,
        active: () => <Amount baseUnits={active} />,
      })}
    </Alert>
  );
}
