import { Address } from '@/components/ui/address';
import { Badge, type Tone } from '@/components/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { AttemptView } from '@/lib/schemas/compute';

const STATES: Readonly<Record<AttemptView['state'], { tone: Tone; word: string }>> = {
  leased: { tone: 'river', word: 'Computing' },
  done: { tone: 'neutral', word: 'Delivered, not compared yet' },
  agreed: { tone: 'good', word: 'Agreed' },
  refused: { tone: 'bad', word: 'Refused' },
  failed: { tone: 'warn', word: 'No result' },
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
  if (attempts.length === 0) {
    return (
      <p className="text-muted text-sm">
        {counted ? (
          <>
            <Address address={counted} /> computed it.
          </>
        ) : (
          'Nobody has taken it yet. When no other provider comes within a while, this site’s worker does it.'
        )}
      </p>
    );
  }
  return (
    <Table caption="Who computed this run">
      <TableHead>
        <TableRow>
          <TableHeaderCell>Provider</TableHeaderCell>
          <TableHeaderCell>State</TableHeaderCell>
          <TableHeaderCell>Hash of the result</TableHeaderCell>
          <TableHeaderCell>Taken</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {attempts.map((attempt) => {
          const { tone, word } = STATES[attempt.state];
          return (
            <TableRow key={attempt.position}>
              <TableCell>
                <Address address={attempt.provider} />
                {attempt.operator ? <span className="block text-faint">this site’s worker</span> : null}
              </TableCell>
              <TableCell className="min-w-48">
                <Badge tone={tone}>{word}</Badge>
                {attempt.state === 'agreed' && attempt.provider === counted ? (
                  <span className="ml-2 text-muted">counts, and earns the part for computing</span>
                ) : null}
                {attempt.state === 'leased' && attempt.progress ? (
                  <span className="ml-2 text-muted tabular-nums">{Math.round(attempt.progress.fraction * 100)} %</span>
                ) : null}
                {attempt.state === 'refused' ? (
                  <span className="mt-1 block text-muted">
                    Its result is not what the others came to; it is not paid.
                  </span>
                ) : null}
                {attempt.problem && attempt.state !== 'refused' ? (
                  <span className="mt-1 block text-muted">{attempt.problem}</span>
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
          );
        })}
      </TableBody>
    </Table>
  );
}
