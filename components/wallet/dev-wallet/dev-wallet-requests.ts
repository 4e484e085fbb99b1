import type { Line } from '@/components/wallet/dev-wallet/describe-call';
import type { Person } from '@/components/wallet/dev-wallet/people';

/** What the development wallet asks its person; the dialogs answer it. */
export type DevWalletRequest =
  | { kind: 'choose'; resolve: (person: Person) => void; reject: () => void }
  | {
      kind: 'confirm';
      person: Person;
      title: string;
      /** What is being signed, in words and values. */
      lines: readonly Line[];
      text: string | null;
      resolve: () => void;
      reject: () => void;
    };

let queue: readonly DevWalletRequest[] = [];
const listeners = new Set<() => void>();

function change(next: readonly DevWalletRequest[]): void {
  queue = next;
  for (const listener of listeners) listener();
}

/** The request to show now, or null. */
export function currentRequest(): DevWalletRequest | null {
  return queue[0] ?? null;
}

export function watchRequests(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Asks which person to be; rejects when the dialog is closed. */
export function askForPerson(): Promise<Person> {
  return ask((resolve, reject) => ({ kind: 'choose', resolve, reject }));
}

/** Asks whether to sign; rejects when declined. */
export function askToConfirm(
  request: Pick<Extract<DevWalletRequest, { kind: 'confirm' }>, 'person' | 'title' | 'lines' | 'text'>,
): Promise<void> {
  return ask((resolve, reject) => ({ kind: 'confirm', ...request, resolve: () => resolve(undefined), reject }));
}

function ask<Answer>(
  build: (resolve: (answer: Answer) => void, reject: () => void) => DevWalletRequest,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = () => change(queue.filter((one) => one !== request));
    const request = build(
      (answer) => {
        done();
        resolve(answer);
      },
      () => {
        done();
        reject(new Error('declined'));
      },
    );
    change([...queue, request]);
  });
}
