'use client';

import { useTexts } from '#texts';
import { writeCsv } from '@/components/charts/write-csv';
import { buttonClass } from '@/components/ui/button-class';
import { DownloadIcon } from '@/components/ui/icons';

/**
 * Downloads the table that stands beside it in the same `<details>` or `<figure>`, read from the page: the figures are not
 * sent twice. A cell's `data-value` goes before what it shows.
 */
export function CsvButton({ fileName, className }: { fileName: string; className?: string }) {
  const t = useTexts('charts.csvButton');
  const download = (button: HTMLElement) => {
    const table = button.closest('details, figure')?.querySelector('table');
    if (!table) return;
    const rows = [...table.rows].map((row) =>
      [...row.cells].map((cell) => cell.dataset.value ?? (cell.textContent ?? '').trim()),
    );
    // The byte order mark tells spreadsheets that it is UTF-8.
    const url = URL.createObjectURL(new Blob(['\ufeff', writeCsv(rows)], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${fileName}.csv`;
    link.click();
    // The browser has taken the file by then; a minute is generous.
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  };
  return (
    <button
      type="button"
      className={buttonClass({ variant: 'quiet', size: 'sm', className })}
      onClick={(event) => download(event.currentTarget)}
      data-no-print
    >
      <DownloadIcon />
      {t('download')}
    </button>
  );
}
