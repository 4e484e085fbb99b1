/** Shades of a cell; the part of its row that it holds is rounded up to one of them. */
const SHADES = 6;

/**
 * The confusions of many labels as a picture, true labels down, answers across: a few paths in place of a cell per pair
 * of labels, of which 77 labels would make 5,929.
 */
export function ConfusionMap({ counts }: { counts: readonly (readonly number[])[] }) {
  return (
    <svg
      viewBox={`0 0 ${counts.length} ${counts.length}`}
      className="aspect-square w-full max-w-lg rounded-sm bg-sunken"
      shapeRendering="crispEdges"
      aria-hidden="true"
    >
      {drawCells(counts).map(({ diagonal, shade, path }) => (
        <path
          key={`${diagonal} ${shade}`}
          d={path}
          className={diagonal ? 'fill-river' : 'fill-value-fill'}
          opacity={0.15 + (0.85 * shade) / SHADES}
        />
      ))}
    </svg>
  );
}

/** The cells that are not empty, as one path for each colour and shade. */
export function drawCells(
  counts: readonly (readonly number[])[],
): { diagonal: boolean; shade: number; path: string }[] {
  const paths = new Map<string, { diagonal: boolean; shade: number; path: string }>();
  counts.forEach((cells, row) => {
    const total = cells.reduce((sum, count) => sum + count, 0);
    cells.forEach((count, column) => {
      if (count === 0) return;
      const diagonal = row === column;
      const shade = Math.ceil((SHADES * count) / total);
      const key = `${diagonal} ${shade}`;
      const cell = `M${column} ${row}h1v1h-1z`;
      paths.set(key, { diagonal, shade, path: `${paths.get(key)?.path ?? ''}${cell}` });
    });
  });
  return [...paths.values()];
}
