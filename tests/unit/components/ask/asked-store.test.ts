import { beforeEach, describe, expect, it } from 'vitest';
import { type Asked, loadAsking, NOTHING_ASKED, saveAsking } from '@/components/ask/asked-store';

class MemoryStorage implements Storage {
  readonly #items = new Map<string, string>();
  [name: string]: unknown;
  get length() {
    return this.#items.size;
  }
  clear() {
    this.#items.clear();
  }
  getItem(key: string) {
    return this.#items.get(key) ?? null;
  }
  key(index: number) {
    return [...this.#items.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.#items.delete(key);
  }
  setItem(key: string, value: string) {
    this.#items.set(key, value);
  }
}

const answered = (key: string): Asked => ({
  key,
  question: 'Which desk?',
  modelName: 'Desk',
  datanetId: 3,
  paid: {
    receipt: 'r',
    model: 1,
    modelVersion: 1,
    answer: { kind: 'label', label: 'lost', margin: 1, probabilities: [{ label: 'lost', probability: 0.7 }] },
    fee: '2',
    disclosed: true,
    state: 'answered',
    quotes: [],
  },
});
const pending = {
  body: { model: 1, question: 'Which desk?', disclosed: false, idempotencyKey: 'k', permissionHash: '0x1' },
  modelName: 'Desk',
  datanetId: null,
  writes: true,
};

describe('what was asked in a tab', () => {
  let storage: Storage;
  beforeEach(() => {
    storage = new MemoryStorage();
  });

  it('comes back after a reload, with the whole request that was under way', () => {
    saveAsking(storage, '0xa', { answers: [answered('one')], pending });
    expect(loadAsking(storage, '0xa')).toEqual({ answers: [answered('one')], pending });
  });

  it('is each account’s own', () => {
    saveAsking(storage, '0xa', { answers: [answered('one')], pending: null });
    expect(loadAsking(storage, '0xb')).toEqual(NOTHING_ASKED);
  });

  it('keeps the newest of many', () => {
    const many = Array.from({ length: 30 }, (_, k) => answered(String(k)));
    saveAsking(storage, '0xa', { answers: many, pending: null });
    const kept = loadAsking(storage, '0xa').answers.map(({ key }) => key);
    expect(kept).toEqual(many.slice(0, kept.length).map(({ key }) => key));
    expect(kept.length).toBeLessThan(30);
  });

  it.each(['{', '{"answers":1}', '[]', ''])('is nothing where %j was kept', (text) => {
    storage.setItem('tributary-asked-0xa', text);
    expect(loadAsking(storage, '0xa')).toEqual(NOTHING_ASKED);
  });
});
