import type { ReactNode } from 'react';

/**
 * A cell of the table behind a chart: words, a number (written the reader's way, downloaded in full), or anything that is
 * shown differently from what a program wants: an amount, a moment, an account.
 */
export type ChartCell = string | number | { shown: ReactNode; value: string };
