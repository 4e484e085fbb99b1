import { useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { STREAM_COLUMNS, type Stream } from '@/components/explore/build-stream';
import type { NamePlace } from '@/components/explore/stream-place';
import { Amount } from '@/components/ui/amount';
import { Link } from '@/components/ui/link';

/** The same as lists, one after the other, where there is no room for a picture. */
export function StreamLists({ stream, nameOf }: { stream: Stream; nameOf: NamePlace }) {
  const t = useTexts('explore.attributionStream');
  return (
    <div className="grid gap-8">
      {STREAM_COLUMNS.map((column) => (
        <section key={column}>
          <h2 className="mb-3 text-base">{t(column)}</h2>
          <BarList
            label={t(column)}
            tone={column === 'roles' ? 'value' : 'river'}
            bars={stream.nodes
              .filter((node) => node.column === column)
              .map((node) => {
                const { label, href, written } = nameOf(node);
                return {
                  key: node.key,
                  label: (
                    <span {...(written ? { translate: 'no' as const } : {})}>
                      {href ? (
                        <Link href={href} prefetch={false} className="link">
                          {label}
                        </Link>
                      ) : (
                        label
                      )}
                    </span>
                  ),
                  size: node.size,
                  value: <Amount baseUnits={node.amount} />,
                };
              })}
          />
        </section>
      ))}
    </div>
  );
}
