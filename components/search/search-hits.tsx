import { Command } from 'cmdk';
import { Boxes, CalendarCheck, Quote, ReceiptText, Vote, Waves } from 'lucide-react';
import { useReader, useTexts } from '#texts';
import { Hit } from '@/components/search/hit';
import { MarkedWords } from '@/components/search/marked-words';
import { Avatar } from '@/components/ui/avatar';
import { nameOrShorten } from '@/components/ui/name-address';
import { useSession } from '@/components/wallet/session-provider';
import type { SearchResult } from '@/lib/schemas/search';

export function countHits(result: SearchResult): number {
  return Object.values(result).reduce((sum, hits) => sum + hits.length, 0);
}

/** What was found of each kind, each leading to its page. */
export function SearchHits({ result, q, onGo }: { result: SearchResult; q: string; onGo: (href: string) => void }) {
  const t = useTexts('search.searchHits');
  const address = useTexts('ui.address');
  const { chain } = useSession();
  const { tag } = useReader();
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' });
  return (
    <>
      {result.datanets.length > 0 ? (
        <Command.Group heading={t('datanets')}>
          {result.datanets.map(({ id, name, records }) => (
            <Hit
              key={id}
              value={`datanet-${id}`}
              href={`/datanets/${id}`}
              onGo={onGo}
              icon={<Waves aria-hidden="true" />}
              title={name ?? t('datanet', { id: String(id) })}
              detail={t('records', { count: records })}
              translate="no"
            />
          ))}
        </Command.Group>
      ) : null}
      {result.models.length > 0 ? (
        <Command.Group heading={t('models')}>
          {result.models.map(({ id, name, retired }) => (
            <Hit
              key={id}
              value={`model-${id}`}
              href={`/models/${id}`}
              onGo={onGo}
              icon={<Boxes aria-hidden="true" />}
              title={name ?? t('model', { id: String(id) })}
              {...(retired ? { detail: t('retired') } : {})}
              translate="no"
            />
          ))}
        </Command.Group>
      ) : null}
      {result.people.length > 0 ? (
        <Command.Group heading={t('people')}>
          {result.people.map(({ account }) => (
            <Hit
              key={account}
              value={`person-${account}`}
              href={`/people/${account}`}
              onGo={onGo}
              icon={<Avatar address={account} />}
              title={nameOrShorten(address, account, chain)}
              detail={<span className="font-mono">{account}</span>}
              translate="no"
            />
          ))}
        </Command.Group>
      ) : null}
      {result.receipts.length > 0 ? (
        <Command.Group heading={t('receipts')}>
          {result.receipts.map(({ id, modelId, modelName, askedAt, own }) => (
            <Hit
              key={id}
              value={`receipt-${id}`}
              href={`/receipts/${id}`}
              onGo={onGo}
              icon={<ReceiptText aria-hidden="true" />}
              title={<span className="font-mono">{id}</span>}
              detail={t(own ? 'askedByYou' : 'asked', {
                model: modelName ?? t('model', { id: String(modelId) }),
                day: day.format(new Date(askedAt)),
              })}
              translate="no"
            />
          ))}
        </Command.Group>
      ) : null}
      {result.epochs.length > 0 ? (
        <Command.Group heading={t('epochs')}>
          {result.epochs.map(({ number }) => (
            <Hit
              key={number}
              value={`epoch-${number}`}
              href={`/earnings/epochs/${number}`}
              onGo={onGo}
              icon={<CalendarCheck aria-hidden="true" />}
              title={t('epoch', { number: String(number) })}
            />
          ))}
        </Command.Group>
      ) : null}
      {result.proposals.length > 0 ? (
        <Command.Group heading={t('proposals')}>
          {result.proposals.map(({ id, title }) => (
            <Hit
              key={id}
              value={`proposal-${id}`}
              href={`/governance/proposals/${id}`}
              onGo={onGo}
              icon={<Vote aria-hidden="true" />}
              title={title ?? t('proposal')}
              {...(title === null ? {} : { translate: 'no' as const })}
            />
          ))}
        </Command.Group>
      ) : null}
      {result.records.length > 0 ? (
        <Command.Group heading={t('recordsOf')}>
          {result.records.map(({ datanetId, datanetName, contributionId, index, excerpt }) => (
            <Hit
              key={`${contributionId}-${index}`}
              value={`record-${contributionId}-${index}`}
              href={`/datanets/${datanetId}/records/${contributionId}/${index}`}
              onGo={onGo}
              icon={<Quote aria-hidden="true" />}
              title={<MarkedWords text={excerpt} q={q} />}
              lines={2}
              detail={<span translate="no">{datanetName ?? t('datanet', { id: String(datanetId) })}</span>}
              translate="no"
            />
          ))}
        </Command.Group>
      ) : null}
    </>
  );
}
