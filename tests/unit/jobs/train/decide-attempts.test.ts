import { describe, expect, it } from 'vitest';
import type { Hex } from '@/lib/core/hex';
import { type Attempt, countOpenPlaces, decideAttempts } from '@/lib/jobs/train/decide-attempts';

const account = (digit: string): Hex => `0x${digit.repeat(40)}`;
const hash = (digit: string): Hex => `0x${digit.repeat(64)}`;
const [OPERATOR, ANA, BEN, CY] = [account('e'), account('a'), account('b'), account('c')];
const [GOOD, BAD] = [hash('1'), hash('2')];
const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const COURSE = { offeredAt: at(0), waitMs: 60_000 };

let position = 0;
const leased = (provider: Hex, from: number, until: number): Attempt => ({
  position: ++position,
  provider,
  state: 'leased',
  resultHash: null,
  createdAt: at(from),
  leasedUntil: at(until),
  finishedAt: null,
});
const done = (provider: Hex, resultHash: Hex, finished: number): Attempt => ({
  position: ++position,
  provider,
  state: 'done',
  resultHash,
  createdAt: at(finished - 1),
  leasedUntil: null,
  finishedAt: at(finished),
});
const standing = (now: number, attempts: readonly Attempt[], known: readonly Hex[] = []) => ({
  attempts,
  operator: OPERATOR,
  known: new Set(known),
  now: at(now),
});
const decide = (...args: Parameters<typeof standing>) => decideAttempts(standing(...args), COURSE);
const places = (...args: Parameters<typeof standing>) => countOpenPlaces(standing(...args));

describe('who is believed', () => {
  it('waits for somebody before the operator computes', () => {
    expect(decide(10, [])).toEqual({ kind: 'wait', until: at(60) });
    expect(decide(60, [])).toEqual({ kind: 'compute' });
  });

  it('believes two accounts that are known, and pays the first to deliver', () => {
    const attempts = [done(BEN, GOOD, 30), done(ANA, GOOD, 20)];
    expect(decide(31, attempts, [ANA, BEN])).toMatchObject({
      kind: 'agreed',
      resultHash: GOOD,
      provider: ANA,
      refused: [],
    });
  });

  it('has the operator repeat what one known account says with one that nobody knows', () => {
    expect(decide(31, [done(BEN, BAD, 30), done(ANA, BAD, 20)], [BEN])).toEqual({ kind: 'compute' });
  });

  it('has the operator repeat at once what two accounts say that nobody knows', () => {
    const attempts = [done(ANA, BAD, 20), done(BEN, BAD, 21)];
    expect(decide(22, attempts)).toEqual({ kind: 'compute' });
    expect(decide(30, [...attempts, leased(OPERATOR, 22, 90)])).toMatchObject({ kind: 'wait' });
    expect(decide(40, [...attempts, done(OPERATOR, BAD, 39)])).toMatchObject({ kind: 'agreed', provider: ANA });
    const found = decide(100, [...attempts, done(OPERATOR, GOOD, 39)]);
    expect(found).toMatchObject({ kind: 'agreed', provider: OPERATOR, refused: attempts.map((one) => one.position) });
  });

  it('lets the operator take part when no second provider comes', () => {
    const attempts = [leased(ANA, 5, 80)];
    expect(decide(50, attempts)).toEqual({ kind: 'wait', until: at(65) });
    expect(decide(65, attempts)).toEqual({ kind: 'compute' });
    expect(decide(66, [done(ANA, GOOD, 50), done(OPERATOR, GOOD, 66)])).toMatchObject({
      kind: 'agreed',
      provider: ANA,
    });
  });

  it('asks a third when two differ, and believes whom it confirms', () => {
    const differing = [done(ANA, BAD, 20), done(OPERATOR, GOOD, 30)];
    expect(decide(31, differing)).toEqual({ kind: 'wait', until: at(90) });
    expect(places(31, differing)).toBe(1);
    const third = done(CY, GOOD, 50);
    expect(decide(51, [...differing, third])).toMatchObject({
      kind: 'agreed',
      resultHash: GOOD,
      provider: OPERATOR,
      refused: [differing[0]?.position],
    });
  });

  it('takes the operator’s word where nobody else comes', () => {
    expect(decide(90, [done(ANA, BAD, 20), done(OPERATOR, GOOD, 30)])).toMatchObject({
      kind: 'agreed',
      provider: OPERATOR,
    });
    expect(decide(90, [done(OPERATOR, GOOD, 30)])).toMatchObject({ kind: 'agreed', provider: OPERATOR });
  });

  it('hears an account once, however often it speaks', () => {
    const attempts = [done(ANA, BAD, 20), done(ANA, BAD, 21)];
    expect(decide(22, attempts, [ANA])).toMatchObject({ kind: 'wait' });
  });

  it('decides the same again when it was killed after it had marked who agreed', () => {
    const marked = [
      { ...done(ANA, GOOD, 20), state: 'agreed' as const },
      { ...done(BEN, GOOD, 21), state: 'agreed' as const },
      { ...done(CY, BAD, 22), state: 'refused' as const },
    ];
    expect(decide(23, marked)).toMatchObject({ kind: 'agreed', provider: ANA, refused: [marked[2]?.position] });
  });
});

describe('places for providers', () => {
  it('are two, less who computes and what was delivered', () => {
    expect(places(1, [])).toBe(2);
    expect(places(1, [leased(ANA, 0, 60)])).toBe(1);
    expect(places(1, [leased(ANA, 0, 60), leased(BEN, 0, 60)])).toBe(0);
    expect(places(2, [done(ANA, GOOD, 1)])).toBe(1);
    expect(places(3, [done(ANA, GOOD, 1), done(BEN, GOOD, 2)], [ANA, BEN])).toBe(0);
  });

  it('come back when a lease runs out', () => {
    expect(places(61, [leased(ANA, 0, 60), leased(BEN, 0, 90)])).toBe(1);
  });
});
