/** Hashes, identifiers and numbers that somebody may want to copy, each under its name. */
export function CodeList({ lines }: { lines: readonly (readonly [label: string, value: string])[] }) {
  return (
    <dl className="@container grid gap-2 text-sm">
      {lines.map(([label, value]) => (
        <div key={label} className="grid gap-x-4 @2xl:grid-cols-[14rem_1fr]">
          <dt className="text-faint">{label}</dt>
          <dd className="min-w-0 break-all font-mono text-xs leading-5">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
