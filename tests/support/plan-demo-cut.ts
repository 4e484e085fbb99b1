import { type DatanetPlan, planDatanet } from '@/lib/demo/plan-economy';
import { type FactsPlan, planFacts } from '@/lib/demo/plan-facts';
import { readCorrections } from '@/lib/demo/read-corrections';
import { readDemoDatanets } from '@/lib/demo/read-demo-datanets';
import { readFacts } from '@/lib/demo/read-facts';

const RECORDS = 57;
const PENDING = 6;
const QUESTIONS = 5;
const FACTS_RECORDS = 12;
const folder = 'lib/demo/records';

/** A demo economy of one Datanet with some sixty records, and four facts that an adapter is shown a few times. */
export function planDemoCut(): { plans: [DatanetPlan]; facts: FactsPlan } {
  const facts = readFacts(folder);
  const few = { ...facts, records: facts.records.slice(0, FACTS_RECORDS), questions: facts.questions.slice(0, 10) };
  return { plans: [planRepairCut()], facts: planFacts({ ...few, pending: [] }, { steps: 20 }) };
}

/** One Datanet with two versions, one model and five questions. */
function planRepairCut(): DatanetPlan {
  const datanet = readDemoDatanets(folder).find(({ slug }) => slug === 'repair-cafe');
  if (!datanet) throw new Error('The demo has no repair café any more.');
  const corrections = readCorrections({ folder, slug: datanet.slug });
  const corrected = new Set(corrections.map(({ corrects }) => corrects));
  const others = datanet.records.filter(({ text }) => !corrected.has(text)).slice(0, RECORDS);
  const records = [...others, ...datanet.records.filter(({ text }) => corrected.has(text))];
  const pending = datanet.pending.slice(0, PENDING);
  return planDatanet({ ...datanet, records, pending, questions: datanet.questions.slice(0, QUESTIONS) }, corrections);
}
