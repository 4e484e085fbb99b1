import { AppError } from '@/lib/core/errors';
import { LARGEST_ID } from '@/lib/schemas/id';

/** A number from an address, as the contracts count (from 1; Postgres integer). @throws AppError `not-found` */
export function parseId(text: string, what: string): number {
  const id = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 0;
  if (id < 1 || id > LARGEST_ID) throw new AppError('not-found', `There is no ${what} “${text.slice(0, 20)}”.`);
  return id;
}

/** A record's place in its contribution, from 0. @throws AppError `not-found` */
export function parseIndex(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new AppError('not-found', `There is no record “${text.slice(0, 20)}”.`);
  return Number(text);
}
