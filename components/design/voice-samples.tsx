import { useTexts } from '#texts';

const SAMPLES = ['plain', 'amount', 'wrong', 'promise'] as const;

/** What we say, and what we would rather not. */
export function VoiceSamples() {
  const t = useTexts('design.voiceSamples');
  return (
    <dl className="divide-y divide-line">
      {SAMPLES.map((name) => (
        <div key={name} className="grid gap-x-8 gap-y-2 py-4 first:pt-0 sm:grid-cols-[11rem_1fr_1fr]">
          <dt className="map-label">{t(`${name}Rule`)}</dt>
          <dd>
            <span className="block text-good text-sm">{t('so')}</span>
            {t(`${name}Do`)}
          </dd>
          <dd className="text-muted">
            <span className="block text-bad text-sm">{t('notSo')}</span>
            {t(`${name}Dont`)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
