const DATABASE = 'tributary.contribute';
const STORE = 'files';
const DAY_MS = 86_400_000;

/** `keptAt`: milliseconds since 1970. */
type Kept = { file: File; keptAt: number };

/** The file that was chosen last for a Datanet and is not contributed yet; null where none was within a day. */
export async function readKeptFile(datanetId: number): Promise<File | null> {
  const { file, keptAt }: Partial<Kept> = (await inStore('readonly', (store) => store.get(datanetId))) ?? {};
  if (!(file instanceof File) || typeof keptAt !== 'number') return null;
  if (Date.now() - keptAt < DAY_MS) return file;
  await dropKeptFile(datanetId);
  return null;
}

/** Keeps a chosen file in this browser, so that leaving the page or reloading it loses nothing; one for each Datanet. */
export async function keepFile(datanetId: number, file: File): Promise<void> {
  const kept: Kept = { file, keptAt: Date.now() };
  await inStore('readwrite', (store) => store.put(kept, datanetId));
}

export async function dropKeptFile(datanetId: number): Promise<void> {
  await inStore('readwrite', (store) => store.delete(datanetId));
}

/** What a request answers; undefined where storage is forbidden or full: then nothing is kept. */
async function inStore<Answer>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Answer>,
): Promise<Answer | undefined> {
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
