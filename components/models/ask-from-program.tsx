import Link from 'next/link';
import { codeSamples } from '@/components/models/code-samples';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { Tabs } from '@/components/ui/tabs';

/** Code that asks a model, ready to be copied. */
export function AskFromProgram({ origin, modelId }: { origin: string; modelId: number }) {
  return (
    <Card>
      <CardHeader
        title="Ask from a program"
        description={
          <>
            Any client of the OpenAI API will do. Make a key under a spending permission on your{' '}
            <Link href="/account" className="link">
              account page
            </Link>
            . Each answer names its receipt; the same Idempotency-Key is charged once.
          </>
        }
      />
      <Tabs
        label="Ways to ask"
        items={codeSamples({ origin, modelId }).map(({ key, label, code }) => ({
          value: key,
          label,
          content: <CodeBlock label={`Ask with ${label}`} code={code} />,
        }))}
      />
    </Card>
  );
}
