import { writeFileAtomically } from '@/lib/runtime/write-file-atomically';

/** Tells how far the demo economy has come, for the front page. */
export type Progress = {
  /** Says what is being done just now. */
  begin: (step: string) => void;
  /** One more thing is done. */
  advance: () => void;
  end: (state: 'done' | 'failed') => void;
};

/** Progress that is kept in a file, whole at any moment; `total` is how many things there are to do. */
export function reportProgress({ file, total }: { file: string; total: number }): Progress {
  let step = '';
  let done = 0;
  const write = (state: 'running' | 'done' | 'failed') =>
    writeFileAtomically(file, `${JSON.stringify({ state, step, done: Math.min(done, total), total })}\n`);
  return {
    begin: (next) => {
      step = next;
      write('running');
    },
    advance: () => {
      done++;
      write('running');
    },
    end: (state) => {
      if (state === 'done') done = total;
      write(state);
    },
  };
}
