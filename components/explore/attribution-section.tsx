import { useReader, useTexts } from '#texts';
import { ChartFrame } from '@/components/charts/chart-frame';
import { AttributionStream } from '@/components/explore/attribution-stream';
import { buildStream, NO_RECORDS, type StreamAnswer } from '@/components/explore/build-stream';
import { FLOW_WINDOWS, type FlowWindow } from '@/components/explore/flow-window';
import { StreamLists } from '@/components/explore/stream-lists';
import type { NamePlace } from '@/components/explore/stream-place';
import { Amount } from '@/components/ui/amount';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { nameOrShorten } from '@/components/ui/name-address';
import { TabLinks } from '@/components/ui/tab-links';
import type { ChainConfig } from '@/lib/chain/chain-config';

export type ExploredAnswer = StreamAnswer & { modelName: string | null; question: string | null; askedAt: Date };

/** The newest answers from contributors to payouts: picture, lists on a phone, and the figures behind them. */
export function AttributionSection({
  answers,
  datanetNames,
  chosen,
  chain,
}: {
  answers: readonly ExploredAnswer[];
  datanetNames: ReadonlyMap<number, string>;
  chosen: FlowWindow;
  chain: ChainConfig;
}) {
  const t = useTexts('explore.attributionSection');
  const role = useTexts('explore.roles');
  const address = useTexts('ui.address');
  const { tag } = useReader();
  if (answers.length === 0) {
    return (
      <EmptyState
        title={t('noneTitle')}
        description={t('none')}
        action={<ButtonLink href="/ask">{t('ask')}</ButtonLink>}
      />
    );
  }
  const stream = buildStream(answers);
  const person = (account: string) => nameOrShorten(address, account, chain);
  const datanet = (id: number) => datanetNames.get(id) ?? t('datanet', { id: String(id) });
  const model = (id: number) =>
    answers.find(({ modelId }) => modelId === id)?.modelName ?? t('model', { id: String(id) });
  const roleName = (key: string) => {
    const known = ROLES.find((one) => one === key);
    return known ? role(known) : key;
  };
  const nameOf: NamePlace = ({ column, of, count }) => {
    switch (column) {
      case 'people':
        return of === null
          ? { label: t('otherPeople', { count }), href: null, written: false }
          : { label: person(of), href: `/people/${of}`, written: true };
      case 'datanets':
        if (of === null) return { label: t('otherDatanets', { count }), href: '/datanets', written: false };
        if (of === NO_RECORDS) return { label: t('publishedShares'), href: null, written: false };
        return { label: datanet(Number(of)), href: `/datanets/${of}`, written: true };
      case 'models':
        return of === null
          ? { label: t('otherModels', { count }), href: '/models', written: false }
          : { label: model(Number(of)), href: `/models/${of}`, written: true };
      case 'answers': {
        if (of === null) return { label: t('earlierAnswers', { count }), href: '/receipts?of=all', written: false };
        const question = answers.find(({ id }) => id === of)?.question ?? null;
        return { label: question ?? t('undisclosed'), href: `/receipts/${of}`, written: question !== null };
      }
      case 'roles':
        return { label: roleName(of ?? ''), href: of === 'treasury' ? '/governance/treasury' : null, written: false };
    }
  };
  const fees = answers.reduce((sum, { fee }) => sum + fee, 0n);
  const moment = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const oldest = answers.at(-1)?.askedAt;
  return (
    <>
      <TabLinks
        label={t('window')}
        className="mb-6"
        items={FLOW_WINDOWS.map((size) => ({
          href: size === FLOW_WINDOWS[0] ? '/explore' : `/explore?answers=${size}`,
          label: t('newest', { count: size }),
          active: size === chosen,
        }))}
      />
      <ChartFrame
        readable
        title={t('title', { count: answers.length })}
        description={t.rich('description', {
          fees: () => <Amount baseUnits={fees} />,
          since: oldest ? `${moment.format(oldest)} UTC` : '',
        })}
        table={{
          fileName: 'attribution',
          columns: [
            t('contributor'),
            t('datanetColumn'),
            t('modelColumn'),
            t('recordsColumn'),
            t('answersColumn'),
            t('earned'),
          ],
          rows: sumRows(answers).map((row) => [
            { shown: <span translate="no">{person(row.contributor)}</span>, value: row.contributor },
            row.datanetId === null
              ? t('publishedShares')
              : { shown: <span translate="no">{datanet(row.datanetId)}</span>, value: datanet(row.datanetId) },
            { shown: <span translate="no">{model(row.modelId)}</span>, value: model(row.modelId) },
            row.records,
            row.answers,
            { shown: <Amount baseUnits={row.earned} unit={false} />, value: String(row.earned) },
          ]),
        }}
      >
        <div className="max-lg:hidden">
          <AttributionStream stream={stream} nameOf={nameOf} />
        </div>
        <div className="lg:hidden">
          <StreamLists stream={stream} nameOf={nameOf} />
        </div>
      </ChartFrame>
    </>
  );
}

const ROLES = ['contributors', 'builder', 'curators', 'compute', 'treasury'] as const;
/** More lines than this are no longer read; the rest is in the receipts. */
const MOST_ROWS = 300;

type Row = {
  contributor: string;
  datanetId: number | null;
  modelId: number;
  records: number;
  answers: number;
  earned: bigint;
};

/** What each contributor's records of a Datanet earned by a model, most first. Records count once for each answer. */
function sumRows(answers: readonly ExploredAnswer[]): Row[] {
  const rows = new Map<string, Row>();
  for (const { modelId, evidence } of answers) {
    for (const { contributor, datanetId, records, earned } of evidence) {
      const key = `${contributor} ${datanetId} ${modelId}`;
      const row = rows.get(key) ?? { contributor, datanetId, modelId, records: 0, answers: 0, earned: 0n };
      rows.set(key, {
        ...row,
        records: row.records + records,
        answers: row.answers + 1,
        earned: row.earned + earned,
      });
    }
  }
  return [...rows.values()]
    .sort((a, b) => (b.earned > a.earned ? 1 : b.earned < a.earned ? -1 : 0))
    .slice(0, MOST_ROWS);
}
