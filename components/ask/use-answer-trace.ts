'use client';

import { useEffect, useState } from 'react';
import type { ActionReply } from '@/components/account/action-reply';
import type { AnswerTrace } from '@/components/ask/answer-trace';

export type ReadTrace = (receiptId: string) => Promise<ActionReply<AnswerTrace | null>>;

const FIRST_LOOK_MS = 1_500;
const LONGEST_WAIT_MS = 15_000;
/** With the waits above, about five minutes. */
const MOST_LOOKS = 28;

/** Looks until an answer is traced to its records, ever less often; `late` once it gave up. `receiptId` null: not at all. */
export function useAnswerTrace(
  receiptId: string | null,
  readTrace: ReadTrace,
): { trace: AnswerTrace | null; late: boolean } {
  const [trace, setTrace] = useState<AnswerTrace | null>(null);
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (receiptId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async (looks: number) => {
      const reply = await readTrace(receiptId).catch(() => null);
      if (gone) return;
      if (reply?.ok && reply.value) return setTrace(reply.value);
      if (looks >= MOST_LOOKS) return setLate(true);
      timer = setTimeout(() => void look(looks + 1), Math.min(LONGEST_WAIT_MS, FIRST_LOOK_MS * 1.3 ** looks));
    };
    timer = setTimeout(() => void look(1), FIRST_LOOK_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [receiptId, readTrace]);
  return { trace, late };
}
