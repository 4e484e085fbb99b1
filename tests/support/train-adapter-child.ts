/**
 * Trains the adapter of `taughtInput` in this Node, with its checkpoints in the folder given, says each step, and at the end
 * what its bytes hash to:
 *   node --import tsx tests/support/train-adapter-child.ts FOLDER THREADS STEPS
 */
import { keccak256 } from '@/lib/core/keccak';
import { trainAdapterHere } from '@/lib/jobs/train/train-adapter-here';
import { taughtInput } from '@/tests/support/taught-records';
import { makeTinyBase } from '@/tests/support/tiny-base';

const [checkpoints = '', threads = '1', steps = '24'] = process.argv.slice(2);
const { bytes, gradients } = await trainAdapterHere(
  taughtInput({ steps: Number(steps) }),
  { base: makeTinyBase().bytes, checkpoints, threads: Number(threads), signal: new AbortController().signal },
  (told) => {
    if (told.kind === 'teaching') process.stdout.write(`${told.phase} ${told.step}\n`);
  },
);
process.stdout.write(`done ${keccak256(bytes)} ${keccak256(gradients ?? new Uint8Array())}\n`);
