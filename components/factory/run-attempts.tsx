import { useReader, useSay, useTexts } from '#texts';
import { Address } from '@/components/ui/address';
import { Badge, type Tone } from '@/components/ui/badge';
import { formatBasisPoints } from '@/components/ui/format-basis-points';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { AttemptView } from '@/lib/schemas/compute';

const TONES: Readonly<Record<AttemptView['state'], Tone>> = {
  leased: 'river',
  done: 'neutral',
  agreed: 'good',
  refused: 'bad',
  failed: 'warn',
};

/** Who computed a run and whose result counts: the first of those that agree by hash. */
export function RunAttempts({
  attempts,
  counted,
}: {
  attempts: readonly AttemptView[];
  /** The account whose result became the model; null until two agree. */
  counted: string | null;
}) {
  const t = useTexts('factory.runAttempts');
  const say = useSay();
  const { tag } = useReader();
  if (attempts.length === 0) {
    return (
      <p className="text-muted text-sm">
        {counted ? t.rich('computed', { account: () => <Address address={counted} /> }) : t('nobody')}
      </p>
    );
  }
  return (
    <Table caption={t('caption')}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{t('provider')}</TableHeaderCell>
          <TableHeaderCell>{t('state')}</TableHeaderCell>
          <TableHeaderCell>{t('hash')}</TableHeaderCell>
          <TableHeaderCell>{t('taken')}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {attempts.map((attempt) => (
          <TableRow key={attempt.position}>
            <TableCell>
              <Address address={attempt.provider} />
              {attempt.operator ? <span className="block text-faint">{t('operator')}</span> : null}
            </TableCell>
            <TableCell className="min-w-48">
              <Badge tone={TONES[attempt.state]}>{t(attempt.state)}</Badge>
              {attempt.state === 'agreed' && attempt.provider === counted ? (
                <span className="ml-2 text-muted">{t('counts')}</span>
              ) : null}
              {attempt.state === 'leased' && attempt.progress ? (
                <span className="ml-2 text-muted tabular-nums">
                  {formatBasisPoints(100 * Math.round(100 * attempt.progress.fraction), tag)}
                </span>
              ) : null}
              {attempt.state === 'refused' ? <span className="mt-1 block text-muted">{t('refusedWords')}</span> : null}
              {attempt.problem && attempt.state !== 'refused' ? (
                <span className="mt-1 block text-muted">{say(attempt.problem)}</span>
              ) : null}
            </TableCell>
            <TableCell>
              {attempt.resultHash ? (
                <code className="font-mono text-xs" title={attempt.resultHash}>
                  {attempt.resultHash.slice(0, 14)}…
                </code>
              ) : (
                '–'
              )}
            </TableCell>
            <TableCell>
              <TimeAgo at={attempt.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
