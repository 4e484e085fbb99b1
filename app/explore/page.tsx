import type { Metadata } from 'next';
import { AttributionSection } from '@/components/explore/attribution-section';
import { EpochsSection } from '@/components/explore/epochs-section';
import { parseFlowWindow } from '@/components/explore/flow-window';
import { StayCurrent } from '@/components/explore/stay-current';
import { TreasurySection } from '@/components/explore/treasury-section';
import { Term } from '@/components/glossary/term';
import { PageHeader } from '@/components/ui/page-header';
import { readChainConfig } from '@/lib/chain/read-chain-config';
import { dependencies } from '@/lib/server/dependencies';
import { listRecentEpochs } from '@/lib/server/earnings/list-recent-epochs';
import { readAttributionFlow } from '@/lib/server/explore/read-attribution-flow';
import { readTreasuryTotals } from '@/lib/server/explore/read-treasury-totals';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { searchParams: Promise<{ answers?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('explore.explorePage');
  return { title: t('title'), description: t('description') };
}

export default async function ExplorePage({ searchParams }: Props) {
  const chosen = parseFlowWindow((await searchParams).answers);
  const [t, flow, epochs, treasury] = await Promise.all([
    getTexts('explore.explorePage'),
    readAttributionFlow(dependencies(), { limit: chosen }),
    listRecentEpochs(dependencies(), { now: new Date() }),
    readTreasuryTotals(dependencies()),
  ]);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t.rich('words', { receipt: (chunks) => <Term of="receipt">{chunks}</Term> })}
        actions={<StayCurrent />}
      />
      <AttributionSection {...flow} chosen={chosen} chain={readChainConfig()} />
      <div className="mt-16 grid gap-12 lg:grid-cols-[3fr_2fr]">
        <EpochsSection epochs={epochs} />
        <TreasurySection {...treasury} />
      </div>
    </>
  );
}
