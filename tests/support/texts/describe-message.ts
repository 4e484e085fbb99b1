import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

/**
 * What a message takes: the values it writes, those by whose number it only chooses a form (which a language may not need),
 * its tags, and the variants of its choices; sorted.
 */
export type MessageShape = { values: string[]; choosers: string[]; tags: string[]; variants: string[] };

export function describeMessage(message: string): MessageShape {
  const values = new Set<string>();
  const choosers = new Set<string>();
  const tags = new Set<string>();
  const variants = new Set<string>();
  const look = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.tag) {
        tags.add(element.value);
        look(element.children);
      } else if (element.type === TYPE.select || element.type === TYPE.plural) {
        const writes =
          element.type === TYPE.select || Object.values(element.options).some((one) => hasPound(one.value));
        (writes ? values : choosers).add(element.value);
        for (const [name, option] of Object.entries(element.options)) {
          // A language may tell more or fewer numbers apart; the variants of a select are the program's words.
          if (element.type === TYPE.select) variants.add(`${element.value}=${name}`);
          look(option.value);
        }
      } else if (element.type !== TYPE.literal && element.type !== TYPE.pound) {
        values.add(element.value);
      }
    }
  };
  look(parse(message));
  for (const value of values) choosers.delete(value);
  return {
    values: [...values].sort(),
    choosers: [...choosers].sort(),
    tags: [...tags].sort(),
    variants: [...variants].sort(),
  };
}

function hasPound(elements: readonly MessageFormatElement[]): boolean {
  return elements.some(
    (element) => element.type === TYPE.pound || (element.type === TYPE.tag && hasPound(element.children)),
  );
}

/** A message's words, piece by piece: what stands between its values, in each of its variants. */
export function fixedParts(message: string): string[] {
  const parts: string[] = [];
  const look = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) parts.push(element.value);
      else if (element.type === TYPE.tag) look(element.children);
      else if (element.type === TYPE.select || element.type === TYPE.plural) {
        for (const option of Object.values(element.options)) look(option.value);
      }
    }
  };
  look(parse(message));
  return parts;
}
