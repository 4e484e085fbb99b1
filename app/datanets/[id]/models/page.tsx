import type { Metadata } from 'next';
import Link from 'next/link';
import { getDatanet } from '@/app/datanets/[id]/get-datanet';
import { Address } from '@/components/ui/address';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import { listModelsBuiltOn } from '@/lib/server/datanets/list-versions';
import { dependencies } from '@/lib/server/dependencies';

export const metadata: Metadata = { title: 'Models' };

export default async function DatanetModelsPage({ params }: { params: Promise<{ id: string }> }) {
  const { datanet } = await getDatanet((await params).id);
  const models = await listModelsBuiltOn(dependencies(), datanet.id);
  if (models.length === 0) {
    return (
      <EmptyState
        title="No model is built on this Datanet yet"
        description={
          datanet.versionCount > 0
            ? 'Train one in the Model Factory; its answers pay the people whose records shaped them.'
            : 'A model is trained on a published version, and there is none yet.'
        }
        action={
          datanet.versionCount > 0 ? (
            <ButtonLink href={`/factory/new?datanet=${datanet.id}`}>Train a model</ButtonLink>
          ) : (
            <ButtonLink href={`/datanets/${datanet.id}/versions`}>See the versions</ButtonLink>
          )
        }
      />
    );
  }
  return (
    <Card flush>
      <Table caption="Models built on this Datanet">
        <TableHead>
          <TableRow>
            <TableHeaderCell>Model</TableHeaderCell>
            <TableHeaderCell>Builder</TableHeaderCell>
            <TableHeaderCell numeric>Trained on version</TableHeaderCell>
            <TableHeaderCell>Published</TableHeaderCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {models.map((model) => (
            <TableRow key={model.modelId}>
              <TableCell className="max-w-md">
                <Link href={`/models/${model.modelId}`} className="link font-medium">
                  {model.name ?? `Model ${model.modelId}`}
                </Link>
                {model.retired ? (
                  <Badge tone="warn" className="ml-2">
                    retired
                  </Badge>
                ) : null}
                {model.summary ? <p className="mt-0.5 line-clamp-2 text-muted">{model.summary}</p> : null}
              </TableCell>
              <TableCell>
                <Address address={model.owner} />
              </TableCell>
              <TableCell numeric>{model.datanetVersion}</TableCell>
              <TableCell className="whitespace-nowrap">
                <TimeAgo at={model.publishedAt} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
}
