import { type ReactNode, useId } from 'react';
import { useReader, useTexts } from '#texts';
import { Current, currents } from '@/components/charts/current';
import { branchAmount, type Flow, type FlowBranch, type FlowSource } from '@/components/charts/flow';
import { formatPart } from '@/components/charts/format-part';
import { TALL, type TallFlow, type TallRow, tallLine } from '@/components/charts/layout-tall-flow';
import { Amount } from '@/components/ui/amount';

/** A flow down the page: the stream on the left, and beside each lane that leaves it, where it goes. */
export function TallFlowPicture({
  source,
  branches,
  layout,
  className,
}: Flow & { layout: TallFlow; className?: string }) {
  const id = useId();
  const colourOf = (key: string) => branches.find((branch) => branch.key === key)?.colour;
  return (
    <div className={className}>
      <p className="mb-2 text-sm leading-5">
        <span className="flex items-center gap-1.5 text-muted">{source.label}</span>
        <Amount baseUnits={source.amount} className="font-semibold text-value" />
      </p>
      <div className="relative" style={{ height: layout.height }}>
        <svg
          width={TALL.end}
          height={layout.height}
          viewBox={`0 0 ${TALL.end} ${layout.height}`}
          className="absolute top-0 left-0"
          fill="none"
          aria-hidden="true"
        >
          <defs>
            {branches.map((branch, index) => {
              const rows = layout.rows.filter((row) => row.branch === branch.key);
              const first = rows[0]?.y ?? 0;
              return (
                <linearGradient
                  key={branch.key}
                  id={`${id}${index}`}
                  gradientUnits="userSpaceOnUse"
                  x1={0}
                  x2={0}
                  y1={0}
                  y2={Math.max(first + 24, 32)}
                >
                  <stop offset="0.2" stopColor="var(--value-fill)" />
                  <stop offset="1" stopColor={branch.colour} />
                </linearGradient>
              );
            })}
          </defs>
          {layout.bands.map((band) => (
            <g key={band.key}>
              <path
                d={tallLine(band)}
                stroke={`url(#${id}${branches.findIndex(({ key }) => key === band.branch)})`}
                strokeWidth={Math.max(1, band.thickness)}
              />
              {currents(band.thickness).map((at) => (
                <Current key={at} path={tallLine(band, at - band.thickness / 2)} />
              ))}
            </g>
          ))}
          {layout.bays.map((bay) => (
            <path
              key={bay.key}
              d={bay.path}
              stroke={colourOf(bay.branch)}
              strokeWidth="2"
              strokeDasharray="4 4"
              strokeLinecap="round"
            />
          ))}
        </svg>
        <ul>
          {branches.map((branch) => (
            <Branch
              key={branch.key}
              branch={branch}
              rows={layout.rows.filter((row) => row.branch === branch.key)}
              source={source}
            />
          ))}
        </ul>
      </div>
    </div>
  );
}

function Branch({ branch, rows, source }: { branch: FlowBranch; rows: readonly TallRow[]; source: FlowSource }) {
  const t = useTexts('charts.tallFlowPicture');
  const { tag } = useReader();
  const amount = branchAmount(branch);
  const [only] = branch.leaves;
  const heading = (
    <Lines
      first={<span className="truncate font-medium text-ink">{branch.label}</span>}
      firstFigure={<Amount baseUnits={amount} />}
      second={
        branch.leaves.length === 1 && branch.passed.length === 0 ? (
          only?.label
        ) : (
          <span className="text-muted">{t('together')}</span>
        )
      }
      secondFigure={formatPart(amount, source.amount, tag)}
    />
  );
  return (
    <li>
      {rows
        .filter((row) => row.kind === 'branch')
        .map((row) => (
          <Row key={row.key} row={row}>
            {heading}
          </Row>
        ))}
      {rows
        .filter((row) => row.kind === 'passed')
        .map((row) => {
          const part = branch.passed.find(({ key }) => key === row.key);
          return part ? (
            <Row key={row.key} row={row}>
              <Lines
                first={<span className="truncate text-muted">{part.label}</span>}
                firstFigure={<Amount baseUnits={part.amount} unit={false} />}
                second={<span className="text-faint">{part.note}</span>}
                secondFigure={null}
              />
            </Row>
          ) : null;
        })}
      <ul>
        {rows
          .filter((row) => row.kind === 'leaf' || row.kind === 'single')
          .map((row) => {
            const leaf = branch.leaves.find(({ key }) => key === row.key);
            if (!leaf) return null;
            return (
              <Row key={row.key} row={row} item>
                {row.kind === 'single' ? (
                  heading
                ) : (
                  <span className="flex min-w-0 items-center justify-between gap-3">
                    <span className="flex min-w-0 items-center">{leaf.label}</span>
                    <Amount baseUnits={leaf.amount} unit={false} className="text-muted" />
                  </span>
                )}
              </Row>
            );
          })}
      </ul>
    </li>
  );
}

/** Two lines of words, each with its figure on the right. */
function Lines({
  first,
  firstFigure,
  second,
  secondFigure,
}: {
  first: ReactNode;
  firstFigure: ReactNode;
  second: ReactNode;
  secondFigure: ReactNode;
}) {
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        {first}
        <span className="shrink-0 text-muted">{firstFigure}</span>
      </span>
      <span className="flex items-center justify-between gap-3">
        <span className="flex min-w-0 items-center">{second}</span>
        <span className="shrink-0 text-muted tabular-nums">{secondFigure}</span>
      </span>
    </>
  );
}

function Row({ row, item = false, children }: { row: TallRow; item?: boolean; children: ReactNode }) {
  const Element = item ? 'li' : 'div';
  return (
    <Element
      className="absolute right-0 grid content-center text-sm leading-5"
      style={{ top: row.y, height: row.height, left: TALL.end + 10 }}
    >
      {children}
    </Element>
  );
}
