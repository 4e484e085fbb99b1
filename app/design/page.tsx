import type { Metadata } from 'next';
import { ColourTable } from '@/components/design/colour-table';
import { ComponentSamples } from '@/components/design/component-samples';
import { MarkSamples } from '@/components/design/mark-samples';
import { MotionSamples, SpaceSamples } from '@/components/design/measure-samples';
import { parseColourTokens } from '@/components/design/parse-colour-tokens';
import { Section } from '@/components/design/section';
import { TypeSamples } from '@/components/design/type-samples';
import { VoiceSamples } from '@/components/design/voice-samples';
import { AnswerStream } from '@/components/front/answer-stream';
import { River } from '@/components/front/river';
import { PageHeader } from '@/components/ui/page-header';
import { dependencies } from '@/lib/server/dependencies';
import { readStyleSheet } from '@/lib/server/design/read-style-sheet';
import { readLatestAnswer } from '@/lib/server/overview/read-latest-answer';
import { readOverview } from '@/lib/server/overview/read-overview';
import { getTexts } from '@/lib/texts/get-texts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts('design.designPage');
  return { title: t('title'), description: t('description') };
}

/** The identity on one page, made of the very parts it speaks of. */
export default async function DesignPage() {
  const deps = dependencies();
  const [t, css, overview, latest] = await Promise.all([
    getTexts('design.designPage'),
    readStyleSheet(),
    readOverview(deps),
    readLatestAnswer(deps),
  ]);
  return (
    <>
      <PageHeader title={t('heading')} description={t('description')} />
      <div className="grid gap-16">
        <Section id="mark" title={t('mark')} words={t('markWords')}>
          <MarkSamples />
        </Section>
        <Section id="picture" title={t('picture')} words={t('pictureWords')}>
          <River contributors={overview.contributors} datanets={overview.datanets} />
          {latest ? <AnswerStream fee={latest.fee} people={latest.contributors} rest={latest.rest} /> : null}
        </Section>
        <Section id="colour" title={t('colour')} words={t('colourWords')}>
          <ColourTable theme="light" tokens={parseColourTokens(css, ':root')} />
          <ColourTable theme="dark" tokens={parseColourTokens(css, '.dark')} />
        </Section>
        <Section id="type" title={t('type')} words={t('typeWords')}>
          <TypeSamples />
        </Section>
        <Section id="space" title={t('space')} words={t('spaceWords')}>
          <SpaceSamples />
        </Section>
        <Section id="motion" title={t('motion')} words={t('motionWords')}>
          <MotionSamples />
        </Section>
        <Section id="parts" title={t('parts')} words={t('partsWords')}>
          <ComponentSamples />
        </Section>
        <Section id="voice" title={t('voice')} words={t('voiceWords')}>
          <VoiceSamples />
        </Section>
      </div>
    </>
  );
}
