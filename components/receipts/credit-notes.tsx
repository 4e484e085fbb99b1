import type { ReactNode } from 'react';
import { useReader, useTexts } from '#texts';
import { type CreditNote, creditNotes } from '@/components/receipts/credit-words';
import { Address } from '@/components/ui/address';
import { formatPartsPerMillion } from '@/components/ui/format-parts-per-million';
import { Link } from '@/components/ui/link';
import { formatPercent } from '@/lib/core/format-percent';

/** What is out of the ordinary about who is paid for a record, each in a sentence; nothing where nothing is. */
export function CreditNotes({ record }: { record: Parameters<typeof creditNotes>[0] }) {
  const notes = creditNotes(record);
  if (notes.length === 0) return null;
  return (
    <ul className="grid gap-1 border-line-strong border-l-2 pl-3 text-muted text-sm">
      {notes.map((note) => (
        <li key={note.kind}>
          <Note note={note} />
        </li>
      ))}
    </ul>
  );
}

function Note({ note }: { note: CreditNote }): ReactNode {
  const t = useTexts('receipts.creditNotes');
  const { tag } = useReader();
  switch (note.kind) {
    case 'alike':
      return t.rich('alike', {
        same: note.percent === 100 ? 'yes' : 'no',
        percent: formatPercent(note.percent / 100, tag),
        keeps: formatPartsPerMillion(note.keeps, tag),
        outcome: note.outcome,
        record: (chunks) => (
          <Link
            href={`/datanets/${note.record.datanetId}/records/${note.record.contributionId}/${note.record.index}`}
            className="link"
          >
            {chunks}
          </Link>
        ),
        accounts: () => <Accounts accounts={note.accounts} />,
      });
    case 'correction':
      return t.rich('correction', { accounts: () => <Accounts accounts={note.accounts} /> });
    case 'passedOn':
      return t.rich('passedOn', {
        all: note.all ? 'yes' : 'no',
        accounts: () => <Accounts accounts={note.accounts} />,
      });
    case 'shares':
      return t('shares', { part: formatPartsPerMillion(note.part, tag) });
    case 'copies':
      return t('copies', { count: note.count });
  }
}

function Accounts({ accounts }: { accounts: readonly string[] }) {
  return accounts.map((account, index) => (
    <span key={account}>
      {index > 0 ? ', ' : ''}
      <Address address={account} href={`/people/${account}`} />
    </span>
  ));
}
