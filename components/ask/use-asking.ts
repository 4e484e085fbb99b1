'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '#texts';
import type { Asked, Pending, StoredAsking } from '@/components/ask/asked-store';

// Both parse what they read; the parser comes when something is asked, or was.
const loadStore = () => import('@/components/ask/asked-store');
const loadReader = () => import('@/components/ask/read-answer');

const NOTHING_YET: StoredAsking = { answers: [], pending: null };

/** The question under way, and what was written of its answer where a text is; the controller stops it. */
export type Writing = { key: string; question: string; text: string; writes: boolean; stop: AbortController };

/**
 * Sends questions and keeps what came of them for this tab: answers stay through a reload, and a question that was under
 * way is asked again with the same key, so that it is answered and charged once.
 */
export function useAsking(account: string): {
  answers: readonly Asked[];
  writing: Writing | null;
  problem: string | null;
  notice: string | null;
  setProblem: (problem: string | null) => void;
  /** Resolves with whether it was answered. */
  ask: (pending: Pending) => Promise<boolean>;
} {
  const t = useTexts('ask.askPanel');
  const router = useRouter();
  const [answers, setAnswers] = useState<readonly Asked[]>([]);
  const [writing, setWriting] = useState<Writing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [notice, setNotice] = useState<string | null>(null);
  const kept = useRef<StoredAsking>(NOTHING_YET);

  const ask = useCallback(
    async (pending: Pending): Promise<boolean> => {
      const { body, modelName, datanetId, writes } = pending;
      // The page says that it asks before the code for it is there.
      const stop = new AbortController();
      setWriting({ key: body.idempotencyKey, question: body.question, text: '', writes, stop });
      setProblem(null);
      setNotice(null);
      const code = await Promise.all([loadStore(), loadReader()]).catch(() => null);
      if (!code) {
        setWriting(null);
        setProblem(t('unreachable'));
        return false;
      }
      const [{ saveAsking }, { readAnswer }] = code;
      const keep = (change: Partial<StoredAsking>) => {
        kept.current = { ...kept.current, ...change };
        saveAsking(sessionStorage, account, kept.current);
      };
      // Leaving the page aborts the request without our doing: that is no stop, so the question stays pending.
      keep({ pending });
      const outcome = await readAnswer(body, {
        signal: stop.signal,
        onText: (piece) => setWriting((now) => (now ? { ...now, text: now.text + piece } : now)),
      });
      setWriting(null);
      if (outcome.kind === 'lost') {
        setProblem(t(outcome.how));
        return false;
      }
      if (outcome.kind !== 'answered') {
        keep({ pending: null });
        if (outcome.kind === 'failed') setProblem(outcome.message);
        else setNotice(t(outcome.begun ? 'hidden' : 'stopped'));
        if (outcome.kind === 'stopped' && outcome.begun) router.refresh();
        return false;
      }
      const asked: Asked = {
        key: body.idempotencyKey,
        question: body.question,
        modelName,
        datanetId,
        paid: outcome.paid,
      };
      const others = kept.current.answers.filter(({ key }) => key !== asked.key);
      keep({ answers: [asked, ...others], pending: null });
      setAnswers(kept.current.answers);
      router.refresh();
      return true;
    },
    [account, router, t],
  );

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void recall();
    async function recall() {
      if (sessionStorage.length === 0) return;
      const store = await loadStore().catch(() => null);
      // What was asked in the meantime is newer.
      if (!store || kept.current !== NOTHING_YET) return;
      kept.current = store.loadAsking(sessionStorage, account);
      setAnswers(kept.current.answers);
      if (kept.current.pending && (await ask(kept.current.pending))) setNotice(t('resumed'));
    }
  }, [account, ask, t]);

  return { answers, writing, problem, notice, setProblem, ask };
}
