import { useTexts } from '#texts';
import { KeepCurrent } from '@/components/ui/keep-current';
import { Progress } from '@/components/ui/progress';

/** While the demo economy is being played: how far it is, and the page's figures kept current. */
export function DemoBanner({ step, done, total }: { step: string; done: number; total: number }) {
  const t = useTexts('front.demoBanner');
  return (
    <section aria-label={t('label')} className="mb-8 border-river border-l-4 bg-river-soft px-5 py-4 text-river-ink">
      <KeepCurrent seconds={4} />
      <p className="figure-title">{t('title')}</p>
      <p className="mt-0.5 mb-3 text-sm">{t('words')}</p>
      <Progress
        fraction={done / total}
        label={step === '' ? t('starting') : step}
        detail={t('place', { done, total })}
      />
    </section>
  );
}
