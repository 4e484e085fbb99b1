// Checks the hand-written data of the demo economy: `node scripts/check-demo-records.mjs`.
import { fileURLToPath } from 'node:url';
import { tsImport } from 'tsx/esm/api';

const { checkRecords } = await tsImport('../lib/demo/check-records.ts', import.meta.url);
const { readDemoDatanets } = await tsImport('../lib/demo/read-demo-datanets.ts', import.meta.url);

const datanets = readDemoDatanets(fileURLToPath(new URL('../lib/demo/records', import.meta.url)));
for (const { slug, records, pending, questions } of datanets) {
  console.log(`${slug}: ${records.length} records, ${pending.length} pending, ${questions.length} questions`);
  for (const field of ['label', 'author']) {
    const counts = new Map();
    for (const record of records) counts.set(record[field], (counts.get(record[field]) ?? 0) + 1);
    console.log(`  by ${field}: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`);
  }
}

const problems = checkRecords(datanets);
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? 'All is well.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;
