import { formatPercent } from '@/components/models/format-percent';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import type { AdapterManifest, ModelManifest } from '@/lib/schemas/model-manifest';

/** Which records a model's answers pay, by the rule that its kind and its manifest fix. */
export function AttributionRule({ manifest }: { manifest: ModelManifest }) {
  switch (manifest.kind) {
    case 'classifier':
      return (
        <Rule>
          Each answer is divided by the influence of the records on that answer. Where influence cannot speak, the
          published shares below do.
        </Rule>
      );
    case 'retrieval':
      return (
        <Rule>
          Each answer pays the records it is quoted from. Where they may not be named, the published shares below
          decide.
        </Rule>
      );
    case 'endpoint':
      return (
        <Rule>
          Its weights are not ours to look into: an answer pays the records whose words stand in it. Where none do, or
          they may not be named, the published shares below decide.
        </Rule>
      );
    case 'decoder':
      return (
        <Rule>
          It is not asked by itself. What an adapter upon it passes on to it, if anything, is divided by the published
          shares below.
        </Rule>
      );
    case 'adapter':
      return <AdapterRule attribution={manifest.attribution} />;
  }
}

const EVIDENCE = {
  influence: 'Influence: whose gradients point where the answer’s do',
  provenance: 'Provenance: in whose words the answer stands',
} as const;

function AdapterRule({ attribution }: { attribution: AdapterManifest['attribution'] }) {
  const { pays, measured } = attribution;
  return (
    <div className="grid gap-4">
      <Rule>
        An answer pays by <strong className="text-ink">{pays}</strong>:{' '}
        {pays === 'influence'
          ? 'the records that moved the adapter’s weights in the direction of this answer.'
          : 'the records in whose words the answer stands.'}{' '}
        {measured === null
          ? 'No held-out question could be asked when it was trained, so influence pays, as the rule has it.'
          : pays === 'influence'
            ? 'When it was trained, influence found the right record first at least as often as provenance did; had it not, provenance would pay.'
            : 'When it was trained, provenance found the right record first more often than influence did; otherwise influence would pay.'}{' '}
        Every receipt holds both. An undisclosed answer follows the published shares below.
      </Rule>
      {measured ? (
        <Table caption="How often each kind of evidence found the right record">
          <TableHead>
            <TableRow>
              <TableHeaderCell>
                Own answers to {measured.questionCount.toLocaleString('en')} held-out{' '}
                {measured.questionCount === 1 ? 'question' : 'questions'}
              </TableHeaderCell>
              <TableHeaderCell numeric>Right record first</TableHeaderCell>
              <TableHeaderCell numeric>Among three</TableHeaderCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {(['influence', 'provenance'] as const).map((kind) => (
              <TableRow key={kind}>
                <TableCell>
                  {EVIDENCE[kind]}
                  {kind === pays ? <span className="ml-2 font-medium text-value">pays</span> : null}
                </TableCell>
                <TableCell numeric>{formatPercent(measured[kind].first)}</TableCell>
                <TableCell numeric>{formatPercent(measured[kind].withinThree)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      ) : null}
    </div>
  );
}

function Rule({ children }: { children: React.ReactNode }) {
  return <p className="max-w-3xl text-muted text-sm">{children}</p>;
}
