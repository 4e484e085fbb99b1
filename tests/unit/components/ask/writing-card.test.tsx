import { expect, it } from 'vitest';
import { WritingCard } from '@/components/ask/writing-card';
import { renderWithTexts } from '@/tests/support/render-texts';

const render = (text: string) =>
  renderWithTexts(<WritingCard question="Why?" text={text} onStop={() => {}} />, ['ask', 'ui']);

it('offers to stop for nothing before the first word', () => {
  expect(render('')).toContain('Stopping now costs nothing.');
  expect(render('')).toMatch(/<button[^>]*>Stop<\/button>/);
});

it('says that what has begun is paid for, and offers only to show it no longer', () => {
  expect(render('Because')).toContain('What has begun is paid for.');
  expect(render('Because')).toMatch(/<button[^>]*>Stop showing it<\/button>/);
  expect(render('Because')).not.toContain('costs nothing');
});
