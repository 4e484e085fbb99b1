import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { explainFailure } from '@/lib/runtime/explain-failure';

const systemError = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: something, write '${path}'`), { code, syscall: 'write', path });

describe('explainFailure', () => {
  it.each([
    [systemError('ENOSPC'), /disk is full/],
    [systemError('EDQUOT'), /quota/],
    [systemError('EACCES', '/data/x'), /No permission for \/data\/x/],
    [systemError('EROFS'), /read-only/],
    [systemError('ENOTDIR', '/data/x'), /\/data\/x is not inside a folder/],
    [new AppError('internal', 'It failed.', { cause: systemError('ENOSPC') }), /disk is full/],
    [
      new AppError('internal', 'initdb failed.', { details: { output: 'could not write: No space left on device\n' } }),
      /disk is full/,
    ],
  ])('says %s in one line', (error, expected) => {
    const line = explainFailure(error);
    expect(line).toMatch(expected);
    expect(line).not.toContain('\n');
  });

  it('keeps the message of our own errors, with the last line of what a program said', () => {
    expect(explainFailure(new AppError('conflict', 'Port 1 is taken.'))).toBe('Port 1 is taken.');
    const failed = new AppError('internal', 'initdb failed.', { details: { output: 'first\nlast\n' } });
    expect(explainFailure(failed)).toBe('initdb failed. last');
  });

  it('does not explain what it does not know', () => {
    expect(explainFailure(new TypeError('x is not a function'))).toBeNull();
    expect(explainFailure('text')).toBeNull();
  });
});
