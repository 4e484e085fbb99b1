/** A question's words as they are compared: letters and digits, in lower case. */
export function questionWords(question: string): string[] {
  return question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
