import type { ReactNode } from 'react';
import { useTexts } from '#texts';
import { BarList } from '@/components/charts/bar-list';
import { ChartFrame } from '@/components/charts/chart-frame';
import { Current, currents } from '@/components/charts/current';
import { ribbonLine, ribbonOutline } from '@/components/charts/ribbon';
import { Amount } from '@/components/ui/amount';
import { formatOpenExact } from '@/lib/core/units';

/** One stream into the treasury or out of it. Base units. */
export type TreasuryBranch = { key: string; label: ReactNode; name: string; amount: bigint };

/** What came into the treasury from where, and what became of it: each stream as wide as what it carried. */
export function TreasuryFlow({
  sources,
  uses,
}: {
  sources: readonly TreasuryBranch[];
  /** Together as much as the sources. */
  uses: readonly TreasuryBranch[];
}) {
  const t = useTexts('governance.treasuryFlow');
  const total = sources.reduce((sum, { amount }) => sum + amount, 0n);
  const height = Math.max(...[sources, uses].map((side) => sumOf(roomsOf(side, total))), 2 * ROW);
  const rows = [
    ...sources.map((branch) => ({ way: t('in'), branch })),
    ...uses.map((branch) => ({ way: t('out'), branch })),
  ].map(({ way, branch: { name, amount } }) => [
    way,
    name,
    { shown: <Amount baseUnits={amount} />, value: formatOpenExact(amount) },
  ]);
  return (
    <ChartFrame
      title={t('title')}
      description={t('description')}
      readable
      table={{ columns: [t('way'), t('who'), t('amount')], rows, fileName: 'treasury' }}
    >
      <div>
        <div className="hidden grid-cols-[minmax(0,13rem)_1fr_minmax(0,13rem)] sm:grid">
          <Labels label={t('in')} branches={sources} rooms={roomsOf(sources, total, height)} align="text-right" />
          <Streams sources={sources} uses={uses} total={total} height={height} />
          <Labels label={t('out')} branches={uses} rooms={roomsOf(uses, total, height)} align="text-left" />
        </div>
        <div className="grid gap-6 sm:hidden">
          {[
            { label: t('in'), branches: sources },
            { label: t('out'), branches: uses },
          ].map(({ label, branches }) => (
            <div key={label}>
              <p className="mb-2 text-faint text-sm">{label}</p>
              <BarList
                label={label}
                tone="value"
                bars={branches.map(({ key, label: name, amount }) => ({
                  key,
                  label: name,
                  // Widths only; the amounts beside them are exact.
                  size: Number(amount),
                  value: <Amount baseUnits={amount} />,
                }))}
              />
            </div>
          ))}
        </div>
      </div>
    </ChartFrame>
  );
}

/** What a label needs, and a stream beside its neighbours. */
const ROW = 60;
const GAP = 12;
const WIDTH = 300;
/** How thick all streams are together where they meet. */
const THICKNESS = 96;

/** How thick a stream is: at least a hair. */
function thicknessOf(amount: bigint, total: bigint): number {
  return Math.max(1.5, total === 0n ? 0 : (Number((amount * 1_000_000n) / total) / 1e6) * THICKNESS);
}

/** How high the place of each branch is, for its label and its stream; what is left of `height` they share evenly. */
function roomsOf(branches: readonly TreasuryBranch[], total: bigint, height = 0): number[] {
  const needed = branches.map(({ amount }) => Math.max(ROW, thicknessOf(amount, total) + GAP));
  const spare = Math.max(0, height - sumOf(needed)) / Math.max(1, branches.length);
  return needed.map((room) => room + spare);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function Labels({
  label,
  branches,
  rooms,
  align,
}: {
  label: string;
  branches: readonly TreasuryBranch[];
  rooms: readonly number[];
  align: string;
}) {
  return (
    <ul
      aria-label={label}
      className={`grid px-3 text-sm ${align}`}
      style={{ gridTemplateRows: rooms.map((room) => `${room}px`).join(' ') }}
    >
      {branches.map(({ key, label: name, amount }) => (
        <li key={key} className="self-center leading-snug">
          <span className="block truncate text-ink">{name}</span>
          <Amount baseUnits={amount} className="text-value" />
        </li>
      ))}
    </ul>
  );
}

function Streams({
  sources,
  uses,
  total,
  height,
}: {
  sources: readonly TreasuryBranch[];
  uses: readonly TreasuryBranch[];
  total: bigint;
  height: number;
}) {
  const middle = (height - THICKNESS) / 2;
  const bands = [
    ...lay(sources, total, { height, middle }).map(({ size, far, near, key }) => ({
      key: `in ${key}`,
      size,
      edge: [
        [0, far],
        [WIDTH / 2, near],
      ] as const,
    })),
    ...lay(uses, total, { height, middle }).map(({ size, far, near, key }) => ({
      key: `out ${key}`,
      size,
      edge: [
        [WIDTH / 2, near],
        [WIDTH, far],
      ] as const,
    })),
  ];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
      className="w-full"
      style={{ height }}
      aria-hidden="true"
    >
      {bands.map(({ key, size, edge }) => (
        <g key={key}>
          <path
            d={ribbonOutline(edge, size)}
            className="fill-value-fill"
            fillOpacity={key.startsWith('in') ? 0.85 : 0.6}
          />
          {currents(size).map((below) => (
            <Current key={below} path={ribbonLine(edge, below)} />
          ))}
        </g>
      ))}
      <rect x={WIDTH / 2 - 1.5} y={middle - 6} width="3" height={THICKNESS + 12} className="fill-value" />
    </svg>
  );
}

/** Where each stream starts at its label, and where it meets the others. */
function lay(
  branches: readonly TreasuryBranch[],
  total: bigint,
  { height, middle }: { height: number; middle: number },
): { key: string; size: number; far: number; near: number }[] {
  const rooms = roomsOf(branches, total, height);
  let top = 0;
  let near = middle;
  return branches.map(({ key, amount }, place) => {
    const size = thicknessOf(amount, total);
    const room = rooms[place] ?? ROW;
    const laid = { key, size, far: top + (room - size) / 2, near };
    top += room;
    near += size;
    return laid;
  });
}
