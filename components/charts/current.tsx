/** How far its glints drift, in units of the picture. */
const DRIFT = [240, 320, 280] as const;

/** A line that runs along a band as a current does in water, with a glint drifting down it. */
export function Current({ path }: { path: string }) {
  return (
    <g fill="none" stroke="var(--surface)">
      <path d={path} strokeOpacity="0.26" vectorEffect="non-scaling-stroke" />
      <path
        d={path}
        strokeOpacity="0.4"
        strokeDasharray="18 82"
        vectorEffect="non-scaling-stroke"
        strokeDashoffset={-(DRIFT[path.length % DRIFT.length] ?? 0)}
        className="drift"
      />
    </g>
  );
}

/** How far from a band's edge its currents run: more of them the wider it is. */
export function currents(thickness: number): number[] {
  const count = Math.floor(thickness / 9);
  return Array.from({ length: count }, (_, index) => ((index + 1) * thickness) / (count + 1));
}
