import type { Metadata } from 'next';
import { EndpointCard } from '@/components/api/endpoint-card';
import { Term } from '@/components/glossary/term';
import { CodeBlock } from '@/components/ui/code-block';
import { Link } from '@/components/ui/link';
import { PageHeader } from '@/components/ui/page-header';
import { listAskableModels } from '@/lib/server/answers/list-askable-models';
import { API_PARTS } from '@/lib/server/api/api-endpoint';
import { askSample, ERROR_SAMPLE } from '@/lib/server/api/api-samples';
import { EXAMPLE_MODEL } from '@/lib/server/api/asking-endpoints';
import { showEndpoints } from '@/lib/server/api/show-endpoints';
import { dependencies } from '@/lib/server/dependencies';
import { readOrigin } from '@/lib/server/read-origin';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('api.referencePage');
  return { title: t('title'), description: t('description') };
}

export default async function ReferencePage() {
  const [t, part, summary, models] = await Promise.all([
    getTexts('api.referencePage'),
    getTexts('api.parts'),
    getTexts('api.endpoints'),
    listAskableModels(dependencies()),
  ]);
  const modelId = models[0]?.id ?? EXAMPLE_MODEL;
  const endpoints = showEndpoints({ modelId });
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <p className="mb-8 text-muted">
        {t.rich('document', {
          link: (chunks) => (
            <a href="/api/openapi.json" className="link">
              {chunks}
            </a>
          ),
        })}
      </p>
      <nav aria-label={t('contents')} className="mb-12">
        <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
          {API_PARTS.map((name) => (
            <li key={name}>
              <a href={`#part-${name}`} className="link">
                {part(name)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <section className="grid content-start gap-6">
          <div>
            <h2 className="text-xl">{t('authTitle')}</h2>
            <p className="mt-1 text-muted">
              {t.rich('auth', {
                code: (chunks) => (
                  <code className="font-mono text-sm" translate="no">
                    {chunks}
                  </code>
                ),
                account: (chunks) => (
                  <Link href="/account" className="link">
                    {chunks}
                  </Link>
                ),
                term: (chunks) => <Term of="spendingPermission">{chunks}</Term>,
              })}
            </p>
          </div>
          <div>
            <h2 className="text-xl">{t('retryTitle')}</h2>
            <p className="mt-1 text-muted">
              {t.rich('retry', {
                code: (chunks) => (
                  <code className="font-mono text-sm" translate="no">
                    {chunks}
                  </code>
                ),
              })}
            </p>
          </div>
          <p className="text-muted">{t('amounts')}</p>
        </section>
        <section className="grid content-start gap-4">
          <h2 className="text-xl">{t('tryTitle')}</h2>
          <CodeBlock label={t('tryLabel')} code={askSample({ origin: readOrigin(), modelId })} />
          <p className="text-muted">
            {t.rich('otherWays', {
              link: (chunks) => (
                <Link href={`/models/${modelId}?part=use`} className="link">
                  {chunks}
                </Link>
              ),
            })}
          </p>
          <h2 className="mt-2 text-xl">{t('errorsTitle')}</h2>
          <p className="-mt-3 text-muted">{t('errors')}</p>
          <CodeBlock label={t('errorLabel')} code={ERROR_SAMPLE} />
        </section>
      </div>
      {API_PARTS.map((name) => (
        <section key={name} aria-labelledby={`part-${name}`} className="mt-14">
          <h2 id={`part-${name}`} className="mb-4 scroll-mt-6 text-2xl">
            {part(name)}
          </h2>
          {endpoints
            .filter((endpoint) => endpoint.part === name)
            .map((endpoint) => (
              <EndpointCard key={endpoint.id} endpoint={{ ...endpoint, summary: summary(endpoint.id) }} />
            ))}
        </section>
      ))}
    </>
  );
}
