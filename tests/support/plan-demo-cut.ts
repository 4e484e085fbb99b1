import { type DatanetPlan, planDatanet } from '@/lib/demo/plan-economy';
import { readCorrections } from '@/lib/demo/read-corrections';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';

const RECORDS = 57;
const PENDING = 6;
const QUESTIONS = 5;
const folder = 'lib/demo/records';

/** A demo economy of one Datanet with some sixty records, two versions, one model and five questions. */
export function planDemoCut(): DatanetPlan {
  const datanet = readDemoDatanets(folder).find(({ slug }) => slug === 'repair-cafe');
  if (!datanet) throw new Error('The demo has no repair café any more.');
  const corrections = readCorrections({ folder, slug: datanet.slug });
  const corrected = new Set(corrections.map(({ corrects }) => corrects));
  const others = datanet.records.filter(({ text }) => !corrected.has(text)).slice(0, RECORDS);
  const records = [...others, ...datanet.records.filter(({ text }) => corrected.has(text))];
  const pending = datanet.pending.slice(0, PENDING);
  return planDatanet({ ...datanet, records, pending, questions: datanet.questions.slice(0, QUESTIONS) }, corrections);
}
