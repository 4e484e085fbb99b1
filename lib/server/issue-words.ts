import type { z } from 'zod';

const WRONG_FORM = 'This does not have the right form.';

const NOT_OF_TYPE: Readonly<Record<string, string>> = {
  string: 'This is no text.',
  number: 'This is no number.',
  int: 'This is no whole number.',
  boolean: 'This is neither true nor false.',
  array: 'This is no list.',
  object: 'This is no object with fields.',
  record: 'This is no object with fields.',
};

/** What does not fit, in a sentence, where the schema has none of its own; for zod in place of its default messages. */
export function issueWords(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'This is missing.';
      return NOT_OF_TYPE[issue.expected] ?? WRONG_FORM;
    case 'too_big':
      if (issue.origin === 'string') return `This has more than ${issue.maximum} characters. Shorten it.`;
      if (issue.origin === 'array') return `These are more than ${issue.maximum}. Leave some out.`;
      return issue.inclusive
        ? `This is more than ${issue.maximum}. Choose less.`
        : `This has to be less than ${issue.maximum}.`;
    case 'too_small':
      if (issue.origin === 'string') {
        return issue.minimum === 1
          ? 'This is empty. Fill it in.'
          : `This has fewer than ${issue.minimum} characters. Write more.`;
      }
      if (issue.origin === 'array') return `These are fewer than ${issue.minimum}. Add some.`;
      return issue.inclusive
        ? `This is less than ${issue.minimum}. Choose more.`
        : `This has to be more than ${issue.minimum}.`;
    case 'unrecognized_keys':
      return `${issue.keys.join(', ')}: nothing of that name is known here. Leave it out.`;
    case 'invalid_value':
      return `This has to be one of these: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'url' ? 'This is no web address.' : WRONG_FORM;
    default:
      return WRONG_FORM;
  }
}
