import { useTexts } from '#texts';
import type { DatanetChoice } from '@/components/factory/training-form';
import { Badge } from '@/components/ui/badge';
import { Checkbox } from '@/components/ui/checkbox';
import { Link } from '@/components/ui/link';
import { Select } from '@/components/ui/select';

/** Datanets to tick, each with the version to train on. */
export function ChooseDatanets({
  datanets,
  versions,
  onChange,
}: {
  datanets: readonly DatanetChoice[];
  /** Datanet id to the chosen version. */
  versions: ReadonlyMap<number, number>;
  onChange: (versions: ReadonlyMap<number, number>) => void;
}) {
  const t = useTexts('factory.chooseDatanets');
  function choose(id: number, version: number | null) {
    const next = new Map(versions);
    if (version === null) next.delete(id);
    else next.set(id, version);
    onChange(next);
  }
  return (
    <ul className="divide-y divide-line">
      {datanets.map((datanet) => {
        const latest = datanet.versions[0];
        const version = versions.get(datanet.id);
        const shown = datanet.versions.find((one) => one.number === version) ?? latest;
        return (
          <li
            key={datanet.id}
            className="flex min-h-16 flex-wrap items-center justify-between gap-3 py-3 first:min-h-13 first:pt-0 last:min-h-13 last:pb-0"
          >
            <Checkbox
              label={datanet.name}
              description={t('description', { count: shown?.recordCount ?? 0, licence: datanet.licence })}
              checked={version !== undefined}
              disabled={!datanet.mayTrain}
              onChange={(event) => choose(datanet.id, event.target.checked && latest ? latest.number : null)}
            />
            {!datanet.mayTrain ? (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                <Badge tone="warn">{t(datanet.onRequest ? 'permission' : 'ownerOnly')}</Badge>
                {datanet.onRequest ? (
                  <Link href={`/datanets/${datanet.id}`} className="link">
                    {t.rich('ask', {
                      hidden: (chunks) => <span className="sr-only">{chunks}</span>,
                      name: datanet.name,
                    })}
                  </Link>
                ) : null}
              </span>
            ) : version === undefined ? null : (
              <Select
                aria-label={t('versionOf', { name: datanet.name })}
                className="w-40"
                value={String(shown?.number ?? '')}
                onChange={(event) => choose(datanet.id, Number(event.target.value))}
                options={datanet.versions.map((one) => ({
                  value: String(one.number),
                  label: t('version', { number: one.number }),
                }))}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
