import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DataFolder, openDataFolder } from '@/lib/runtime/data-folder';
import { checkFormat, deleteData, writeFormat } from '@/lib/runtime/data-format';

let folder: DataFolder;
beforeEach(() => {
  folder = openDataFolder(mkdtempSync(join(tmpdir(), 'tributary-format-')));
});
afterEach(() => rmSync(folder.root, { recursive: true, force: true }));

const written = () => JSON.parse(readFileSync(folder.format, 'utf8')) as { version: number; contracts: string };

describe('checkFormat', () => {
  it('takes an empty folder for new and its own data for fitting', () => {
    expect(checkFormat(folder)).toEqual({ kind: 'new' });
    writeFormat(folder);
    expect(checkFormat(folder)).toEqual({ kind: 'fits' });
  });

  it.each([
    ['older', { version: 0 }, /older version/],
    ['newer', { version: 99 }, /newer version/],
    ['other contracts', { contracts: 'x' }, /other contracts/],
  ])('recognises data of %s', (_, change, why) => {
    writeFormat(folder);
    writeFileSync(folder.format, JSON.stringify({ ...written(), ...change }));
    expect(checkFormat(folder)).toMatchObject({ kind: 'other', why: expect.stringMatching(why) });
  });

  it('recognises data that do not say what made them', () => {
    mkdirSync(folder.chain);
    expect(checkFormat(folder)).toMatchObject({ kind: 'other' });
    writeFileSync(folder.format, '{"version"');
    expect(checkFormat(folder)).toMatchObject({ kind: 'other' });
  });
});

describe('deleteData', () => {
  it('deletes everything but the lock', () => {
    mkdirSync(folder.chain);
    writeFormat(folder);
    writeFileSync(folder.lock, '{}');
    deleteData(folder);
    expect(existsSync(folder.lock)).toBe(true);
    expect(existsSync(folder.chain)).toBe(false);
    expect(existsSync(folder.format)).toBe(false);
  });
});
