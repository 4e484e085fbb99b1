import { type ReactNode, useId } from 'react';
import { useReader } from '#texts';
import { Current, currents } from '@/components/charts/current';
import { branchAmount, type Flow, type FlowBranch } from '@/components/charts/flow';
import { formatPart } from '@/components/charts/format-part';
import { WIDE, type WideFlow } from '@/components/charts/layout-wide-flow';
import { ribbonLine, ribbonOutline } from '@/components/charts/ribbon';
import { Amount } from '@/components/ui/amount';
import { cn } from '@/components/ui/cn';

/** A flow from left to right. The bands stretch with the page; the labels over them are text of their own size. */
export function WideFlowPicture({
  source,
  branches,
  layout,
  className,
}: Flow & { layout: WideFlow; className?: string }) {
  const id = useId();
  const { tag } = useReader();
  const paint = (branch: string) => `url(#${id}${branches.findIndex(({ key }) => key === branch)})`;
  return (
    <div className={cn('relative', className)} style={{ height: layout.height }}>
      <svg
        viewBox={`0 0 ${WIDE.width} ${layout.height}`}
        preserveAspectRatio="none"
        className="absolute inset-0 size-full"
        aria-hidden="true"
      >
        <defs>
          {branches.map((branch, index) => (
            <linearGradient
              key={branch.key}
              id={`${id}${index}`}
              gradientUnits="userSpaceOnUse"
              x1={0}
              x2={WIDE.width}
              y1={0}
              y2={0}
            >
              <stop offset={WIDE.source / WIDE.width / 2} stopColor="var(--value-fill)" />
              <stop offset={WIDE.role / WIDE.width} stopColor={branch.colour} />
            </linearGradient>
          ))}
        </defs>
        {layout.bands.map((band) => (
          <g key={band.key}>
            <path
              d={ribbonOutline(band.edge, band.thickness)}
              fill={paint(band.branch)}
              stroke={paint(band.branch)}
              strokeWidth="0.75"
              vectorEffect="non-scaling-stroke"
              {...(band.kind === 'passed' ? { fillOpacity: 0.3, strokeDasharray: '4 3' } : {})}
            />
            {currents(band.thickness).map((below) => (
              <Current key={below} path={ribbonLine(band.edge, below)} />
            ))}
          </g>
        ))}
      </svg>
      <p className="absolute left-0 pr-3 text-sm leading-5" style={{ bottom: layout.height - layout.source.y + 5 }}>
        <span className="flex items-center gap-1.5 text-muted">{source.label}</span>
        <Amount baseUnits={source.amount} className="block font-semibold text-value" />
      </p>
      <ul>
        {branches.map((branch) => (
          <li key={branch.key}>
            {layout.roles
              .filter((role) => role.branch === branch.key)
              .map((role) => (
                <Station key={role.key} bottom={layout.height - role.y}>
                  <span className="block truncate font-medium text-ink">{branch.label}</span>
                  <span className="block text-muted">
                    <Amount baseUnits={branchAmount(branch)} /> · {formatPart(branchAmount(branch), source.amount, tag)}
                  </span>
                </Station>
              ))}
            {layout.passed
              .filter((part) => part.branch === branch.key)
              .map((part) => (
                <PassedOn key={part.key} branch={branch} station={part.key} bottom={layout.height - part.y} />
              ))}
            <ul>
              {layout.leaves
                .filter((leaf) => leaf.branch === branch.key)
                .map((leaf) => {
                  const { label, amount } = branch.leaves.find(({ key }) => key === leaf.key) ?? {
                    label: '',
                    amount: 0n,
                  };
                  return (
                    <li
                      key={leaf.key}
                      className="absolute right-0 flex h-6 items-center justify-between gap-3 text-sm"
                      style={{ left: `${(WIDE.end + 10) / 10}%`, top: leaf.y + leaf.thickness / 2 - 12 }}
                    >
                      <span className="flex min-w-0 items-center">{label}</span>
                      <Amount baseUnits={amount} className="text-muted" />
                    </li>
                  );
                })}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Station({ bottom, children }: { bottom: number; children: ReactNode }) {
  return (
    <div
      className="absolute text-sm leading-5"
      style={{ left: `${WIDE.role / 10}%`, width: `${(WIDE.join - WIDE.role) / 10}%`, bottom: bottom + 4 }}
    >
      {children}
    </div>
  );
}

function PassedOn({ branch, station, bottom }: { branch: FlowBranch; station: string; bottom: number }) {
  const part = branch.passed.find(({ key }) => key === station);
  if (!part) return null;
  return (
    <Station bottom={bottom}>
      <span className="block truncate text-muted">
        {part.label} · <Amount baseUnits={part.amount} />
      </span>
      <span className="block truncate text-faint">{part.note}</span>
    </Station>
  );
}
