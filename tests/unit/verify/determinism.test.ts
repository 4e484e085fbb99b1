import { expect, it } from 'vitest';
import { compareRuns, findNodes, runOnMachines } from '@/tests/support/compare-machines';

const nodes = findNodes();
const versions = nodes.map(({ version }) => version).join(' and ');
const where =
  nodes.length > 1
    ? `under Node ${versions}, with one worker and with three`
    : `with one worker and with three (only Node ${versions} is on this machine: no other major version to compare)`;

it(`gives the same bytes ${where}`, async () => {
  const input = { seed: 7, contributors: 3, recordsEach: 12, receipts: 60, undisclosedEvery: 15 };
  const runs = await runOnMachines(input, { nodes, workers: [1, 3] });
  expect(runs.map(({ node, workers }) => ({ node, workers }))).toEqual(
    nodes.flatMap(({ version }) => [1, 3].map((workers) => ({ node: version, workers }))),
  );
  expect(compareRuns(runs)).toEqual({ same: 60, all: 60, rest: true });
}, 120_000);

it('would see a single receipt that differs', () => {
  const run = { node: '24', workers: 1, weights: 'w', root: 'r', passages: 'p' };
  const runs = [
    { ...run, receipts: ['a', 'b'] },
    { ...run, receipts: ['a', 'c'] },
  ];
  expect(compareRuns(runs)).toEqual({ same: 1, all: 2, rest: true });
  expect(compareRuns([...runs, { ...run, weights: 'v', receipts: ['a', 'b'] }]).rest).toBe(false);
});
