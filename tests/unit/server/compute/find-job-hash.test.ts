import { expect, it } from 'vitest';
import { keccak256 } from '@/lib/core/keccak';
import { findJobHash } from '@/lib/server/compute/find-job-hash';

it('reads a job once, whoever asks how often, and asks again for one that was not there', async () => {
  const bytes = new TextEncoder().encode('{"a":"job"}');
  let reads = 0;
  const store = {
    get: async () => {
      reads += 1;
      if (reads === 1) throw new Error('Not there.');
      return bytes;
    },
  };
  await expect(findJobHash({ store }, 'bafkjob')).rejects.toThrow('Not there.');
  for (let k = 0; k < 3; k++) expect(await findJobHash({ store }, 'bafkjob')).toBe(keccak256(bytes));
  expect(reads).toBe(2);
});
