import { useTexts } from '#texts';
import { RadioCard } from '@/components/ui/radio-card';
import type { AdapterRequest } from '@/lib/schemas/training';

/** Who does the arithmetic of a training, and so gets the part of each fee that pays for computing. */
export function ChooseCompute({
  compute,
  onChange,
}: {
  compute: AdapterRequest['compute'];
  onChange: (compute: AdapterRequest['compute']) => void;
}) {
  const t = useTexts('factory.chooseCompute');
  return (
    <fieldset className="grid gap-3 sm:col-span-2 sm:grid-cols-2">
      <legend className="mb-2 font-medium text-ink text-sm">{t('legend')}</legend>
      <RadioCard
        name="compute"
        label={t('operator')}
        description={t('operatorWords')}
        checked={compute === 'operator'}
        onChange={() => onChange('operator')}
      />
      <RadioCard
        name="compute"
        label={t('anyone')}
        description={t('anyoneWords')}
        checked={compute === 'anyone'}
        onChange={() => onChange('anyone')}
      />
    </fieldset>
  );
}
