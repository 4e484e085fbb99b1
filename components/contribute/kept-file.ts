const DATABASE = 'tributary.contribute';
const STORE = 'files';

/** The file that was chosen last for a Datanet and is not contributed yet; null where none is kept. */
export async function readKeptFile(datanetId: number): Promise<File | null> {
  const kept = await inStore('readonly', (store) => store.get(datanetId));
  return kept instanceof File ? kept : null;
}

/** Keeps a chosen file in this browser, so that leaving the page or reloading it loses nothing; one for each Datanet. */
export async function keepFile(datanetId: number, file: File): Promise<void> {
  await inStore('readwrite', (store) => store.put(file, datanetId));
}

export async function dropKeptFile(datanetId: number): Promise<void> {
  await inStore('readwrite', (store) => store.delete(datanetId));
}

/** What a request answers; undefined where storage is forbidden or full: then nothing is kept. */
async function inStore(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  try {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    const database = await answerOf(opening);
    try {
      return await answerOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
