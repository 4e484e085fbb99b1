import { useTexts } from '#texts';
import { codeSamples } from '@/components/models/code-samples';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Link } from '@/components/ui/link';
import { Tabs } from '@/components/ui/tabs';

/** Code that asks a model, ready to be copied. */
export function AskFromProgram({ origin, modelId }: { origin: string; modelId: number }) {
  const t = useTexts('models.askFromProgram');
  return (
    <Card>
      <CardHeader
        title={t('title')}
        description={t.rich('description', {
          account: (chunks) => (
            <Link href={`/account?model=${modelId}`} className="link">
              {chunks}
            </Link>
          ),
        })}
      />
      <Tabs
        label={t('ways')}
        items={codeSamples({ origin, modelId }).map(({ key, code }) => ({
          value: key,
          label: t(key),
          content: <CodeBlock label={t('with', { way: t(key) })} code={code} />,
        }))}
      />
    </Card>
  );
}
