import { redirect } from 'next/navigation';

type Props = { params: Promise<{ id: string }> };

/** A record's address cut short: the records are the first of a Datanet's pages. */
export default async function RecordsPage({ params }: Props) {
  const { id } = await params;
  redirect(`/datanets/${encodeURIComponent(id)}`);
}
