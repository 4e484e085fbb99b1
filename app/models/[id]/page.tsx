import type { Metadata } from 'next';
import Link from 'next/link';
import { getModel } from '@/app/models/[id]/get-model';
import { RunSettings } from '@/components/factory/run-settings';
import { ContributorShares } from '@/components/models/contributor-shares';
import { headlineFigure } from '@/components/models/headline-figure';
import { ManifestEvaluation } from '@/components/models/manifest-evaluation';
import { ModelFamily } from '@/components/models/model-family';
import { ModelVersions } from '@/components/models/model-versions';
import { OwnerControls } from '@/components/models/owner-controls';
import { WhatItAnswers } from '@/components/models/what-it-answers';
import { Address } from '@/components/ui/address';
import { Alert } from '@/components/ui/alert';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { Card, CardHeader } from '@/components/ui/card';
import { CodeBlock } from '@/components/ui/code-block';
import { PageHeader } from '@/components/ui/page-header';
import { Stat } from '@/components/ui/stat';
import { env } from '@/lib/env';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const model = await getModel((await params).id);
  return { title: model.name, description: model.summary };
}

export default async function ModelPage({ params }: Props) {
  const model = await getModel((await params).id);
  const { manifest } = model.latest;
  return (
    <>
      <PageHeader
        title={model.name}
        description={model.summary}
        crumbs={[{ href: '/models', label: 'Models' }]}
        meta={
          <>
            <span className="inline-flex items-center gap-1.5">
              by <Address address={model.owner} />
            </span>
            <span>version {model.latest.number}</span>
            {manifest ? <span>{manifest.licences.join(', ')}</span> : null}
          </>
        }
        actions={
          model.retired ? null : (
            <ButtonLink href={`/ask?model=${model.id}`} size="lg">
              Ask it for <Amount baseUnits={model.unitPrice} />
            </ButtonLink>
          )
        }
      />
      {model.retired ? (
        <Alert tone="warn" className="mb-6" title="Retired">
          Its builder has retired this model; it answers no more questions. Its receipts stay.
        </Alert>
      ) : null}
      <dl className="mb-8 grid grid-cols-2 gap-6 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4 sm:p-6">
        <Stat label="An answer" value={<Amount baseUnits={model.unitPrice} />} tone="value" />
        <Stat {...headlineFigure(manifest)} />
        <Stat
          label="Paid answers"
          value={model.answers.toLocaleString('en')}
          detail={`by ${model.askers.toLocaleString('en')} ${model.askers === 1 ? 'account' : 'accounts'}`}
        />
        <Stat label="Fees so far" value={<Amount baseUnits={model.fees} />} tone="value" />
      </dl>
      <div className="grid gap-6">
        {manifest ? (
          <>
            <Card>
              <CardHeader title="What it answers" />
              <WhatItAnswers manifest={manifest} />
            </Card>
            <Card>
              <CardHeader title="How well it does" />
              <ManifestEvaluation manifest={manifest} />
            </Card>
            <Card>
              <CardHeader title="How it was made" />
              <RunSettings request={manifest} manifest={manifest} />
            </Card>
            <Card>
              <CardHeader
                title="Who is behind it"
                description={
                  manifest.kind === 'classifier'
                    ? 'Each answer is divided by the influence of the records on that answer. Where influence cannot speak, these published shares do.'
                    : 'Each answer pays the records it is quoted from. Where they may not be named, these published shares decide.'
                }
              />
              <ContributorShares kind={manifest.kind} shares={manifest.contributorShares} />
            </Card>
          </>
        ) : (
          <Alert tone="info" title="Its manifest is being read">
            The file that the chain names has not been read yet. Look again in a moment.
          </Alert>
        )}
        <Card>
          <CardHeader
            title="Its family"
            description="What it was made from stands on chain for good; a part of its builder’s amount flows on to those models’ people."
          />
          <ModelFamily
            name={model.name}
            parents={model.family.parents}
            offspring={model.family.children}
            builderPart={model.family.builderPart}
            income={model.family.income}
            leastChildPart={model.leastChildPart}
          />
        </Card>
        {model.retired ? null : (
          <Card>
            <CardHeader
              title="Ask from a program"
              description={
                <>
                  Make a key under a spending permission on your{' '}
                  <Link href="/account" className="link">
                    account page
                  </Link>
                  . The same Idempotency-Key is charged once.
                </>
              }
            />
            <CodeBlock
              label="Ask with curl"
              code={`curl ${env.APP_URL}/api/v1/answers \\
  -H "Authorization: Bearer $TRIBUTARY_KEY" \\
  -H "Idempotency-Key: my-first-question" \\
  -H "Content-Type: application/json" \\
  -d '{"model": ${model.id}, "question": "…"}'`}
            />
          </Card>
        )}
        <OwnerControls
          modelId={model.id}
          owner={model.owner}
          unitPrice={model.unitPrice.toString()}
          retired={model.retired}
          leastChildPart={model.leastChildPart}
        />
        <Card flush>
          <CardHeader title="Versions" />
          <ModelVersions versions={model.versions} />
        </Card>
      </div>
    </>
  );
}
