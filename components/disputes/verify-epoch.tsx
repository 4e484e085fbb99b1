import { useTexts } from '#texts';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';

/** How to find out whether a proposed epoch is right, without believing this site. */
export function VerifyEpoch({ number, origin }: { number: number; origin: string }) {
  const t = useTexts('disputes.verifyEpoch');
  return (
    <Card>
      <CardHeader title={t('title')} description={t('description')} />
      <div className="grid gap-4">
        <CodeBlock code={`npm run verify -- --epoch ${number} --url ${origin}`} label={t('verifyLabel')} />
        <p className="text-muted text-sm">{t('watch')}</p>
        <CodeBlock code={`npm run watch:epochs -- --rpc ${origin}/api/rpc --site ${origin}`} label={t('watchLabel')} />
      </div>
    </Card>
  );
}
