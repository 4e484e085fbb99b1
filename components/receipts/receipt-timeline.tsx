import { useTexts } from '#texts';
import { type TimelineFacts, timelineSteps } from '@/components/receipts/timeline-steps';
import { Stepper } from '@/components/ui/stepper';

/** What happened to a paid answer, and when: asked, answered, traced, settled, claimable. */
export function ReceiptTimeline(facts: TimelineFacts) {
  const t = useTexts('receipts.timelineSteps');
  return <Stepper steps={timelineSteps(t, facts)} />;
}
