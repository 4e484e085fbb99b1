import {
  buildFile,
  type ContributionFile,
  countRows,
  describeFile,
  describeProblem,
  openFile,
  pageOfRows,
  remapFile,
  rereadFile,
  withAlikeRows,
  withKnownRecords,
} from '@/components/contribute/contribution-file';
import type {
  BuiltFile,
  CallName,
  WorkerCalls,
  WorkerReply,
  WorkerRequest,
  WorkerStage,
} from '@/components/contribute/worker-messages';
import { AppError } from '@/lib/core/errors';

let current: ContributionFile | null = null;

function opened(): ContributionFile {
  if (!current) throw new AppError('invalid-input', 'No file is open. Choose one first.');
  return current;
}

async function handle(request: WorkerRequest): Promise<WorkerCalls[CallName]['answer']> {
  const onStage = (stage: WorkerStage, fraction: number | null) =>
    post({ id: request.id, kind: 'progress', stage, fraction });
  switch (request.name) {
    case 'open':
      current = null;
      current = await openFile(request.ask, onStage);
      return describeFile(current);
    case 'reread':
      current = rereadFile(opened(), request.ask.choices, onStage);
      return describeFile(current);
    case 'map':
      current = remapFile(opened(), request.ask.mapping, onStage);
      return describeFile(current);
    case 'findKnown':
      current = await withKnownRecords(opened(), onStage);
      return countRows(current);
    case 'findAlike': {
      const { file, complete } = await withAlikeRows(opened(), onStage);
      current = file;
      return { counts: countRows(current), complete };
    }
    case 'page':
      return pageOfRows(opened(), request.ask);
    case 'build':
      onStage('computing', null);
      return buildFile(opened(), request.ask);
  }
}

function post(reply: WorkerReply, transfer: Transferable[] = []): void {
  self.postMessage(reply, { transfer });
}

function isBuilt(answer: WorkerCalls[CallName]['answer']): answer is BuiltFile {
  return 'bytes' in answer;
}

async function answerTo(request: WorkerRequest): Promise<void> {
  try {
    const answer = await handle(request);
    post({ id: request.id, kind: 'answer', answer }, isBuilt(answer) ? [answer.bytes.buffer] : []);
  } catch (error) {
    post({ id: request.id, kind: 'error', message: describeProblem(error) });
  }
}

// One at a time, in the order asked: a later question is about what an earlier one left. Only the rows of an open file
// can be looked at meanwhile, since comparing thousands of them takes seconds.
let queue: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  if (data.name === 'page' && current) answerTo(data);
  else queue = queue.then(() => answerTo(data));
});
