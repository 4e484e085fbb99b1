import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { DatanetHeader } from '@/components/datanets/datanet-header';
import { DatanetNameProvider } from '@/components/datanets/datanet-name';
import { DatanetTabs } from '@/components/datanets/datanet-tabs';
import { AreaTexts } from '@/components/texts/area-texts';
import { KeepCurrent } from '@/components/ui/keep-current';
import { getTexts } from '@/lib/texts/get-texts';

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { datanet } = await getDatanet((await params).id);
  const t = await getTexts('datanets.layout');
  const name = datanet.name ?? t('noName', { id: datanet.id });
  return { title: { default: name, template: `%s · ${name} · Tributary` }, description: datanet.summary ?? undefined };
}

export default async function DatanetLayout({ params, children }: Props & { children: ReactNode }) {
  const { datanet, curators, standing } = await getDatanet((await params).id);
  const t = await getTexts('datanets.layout');
  const { id, name } = datanet;
  return (
    <AreaTexts components={['datanets.datanetTabs', 'datanets.requestAccess']}>
      {/* Its description is read a moment after the chain names it. */}
      {name === null ? <KeepCurrent seconds={2} slowing /> : null}
      <DatanetNameProvider name={name === null ? t('noName', { id }) : t('named', { name, id })}>
        <DatanetHeader datanet={datanet} curators={curators} standing={standing} />
        <DatanetTabs id={id} pending={datanet.pendingCount} owner={standing.owner} className="mb-6" />
        {children}
      </DatanetNameProvider>
    </AreaTexts>
  );
}
