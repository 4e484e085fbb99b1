import { type TimelineFacts, timelineSteps } from '@/components/receipts/timeline-steps';
import { Card, CardHeader } from '@/components/ui/card';
import { Stepper } from '@/components/ui/stepper';

/** What happened to a paid answer, and when: asked, answered, traced, settled, claimable. */
export function ReceiptTimeline(facts: TimelineFacts) {
  return (
    <Card>
      <CardHeader title="What happened when" />
      <Stepper steps={timelineSteps(facts)} />
    </Card>
  );
}
