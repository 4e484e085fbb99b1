/** An arm of the stream: its line, and how wide it is, in pixels. */
export type StreamBand = { path: string; thickness: number; quiet: boolean };

const WHOLE = 64;
const TOP = 40;
const LEAST = 1.5;
const RUN = 56;
const BEND = 36;

/**
 * A stream that comes down at the left and sends one arm to the right at each row, in width proportional to its part. The
 * outermost lane leaves first, so that no two cross. `contributors` rows come first; those after them are quiet.
 */
export function streamBands(
  parts: readonly number[],
  { row, contributors }: { row: number; contributors: number },
): { width: number; height: number; top: number; bands: StreamBand[] } {
  const sum = parts.reduce((total, part) => total + part, 0) || 1;
  const widths = parts.map((part) => Math.max(LEAST, (part / sum) * WHOLE));
  const stream = widths.reduce((total, width) => total + width, 0);
  const width = Math.ceil(stream + RUN);
  let right = stream;
  const bands = widths.map((thickness, index): StreamBand => {
    const centre = right - thickness / 2;
    const middle = TOP + row * index + row / 2;
    right -= thickness;
    return {
      // Down with the stream, then out of it in one bend: the lower the row, the later.
      path: `M ${text(centre)} 0 V ${text(middle - BEND)} C ${text(centre)} ${text(middle - BEND * 0.2)} ${text(centre + BEND * 0.35)} ${text(middle)} ${text(centre + BEND * 1.3)} ${text(middle)} H ${width}`,
      thickness: Number(text(thickness)),
      quiet: index >= contributors,
    };
  });
  return { width, height: TOP + row * parts.length, top: TOP, bands };
}

function text(value: number): string {
  return String(Math.round(value * 100) / 100);
}
