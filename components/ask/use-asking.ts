'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTexts } from '#texts';
import {
  type Asked,
  loadAsking,
  NOTHING_ASKED,
  type Pending,
  type StoredAsking,
  saveAsking,
} from '@/components/ask/asked-store';
import { readAnswer } from '@/components/ask/read-answer';

/** The question under way, and what was written of its answer where a text is; the controller stops it. */
export type Writing = { question: string; text: string; writes: boolean; stop: AbortController };

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
  const kept = useRef<StoredAsking>(NOTHING_ASKED);

  const ask = useCallback(
    async (pending: Pending): Promise<boolean> => {
      const { body, modelName, datanetId, writes } = pending;
      const keep = (change: Partial<StoredAsking>) => {
        kept.current = { ...kept.current, ...change };
        saveAsking(sessionStorage, account, kept.current);
      };
      const stop = new AbortController();
      // Leaving the page aborts the request without our doing: that is no stop, so the question stays pending.
      setWriting({ question: body.question, text: '', writes, stop });
      setProblem(null);
      setNotice(null);
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
    kept.current = loadAsking(sessionStorage, account);
    setAnswers(kept.current.answers);
    if (kept.current.pending) void ask(kept.current.pending).then((answered) => answered && setNotice(t('resumed')));
  }, [account, ask, t]);

  return { answers, writing, problem, notice, setProblem, ask };
}
