/**
 * Divides what an answer is worth among the places that carry it. A set of places is worth as much as its best one, so
 * a place's part is its Shapley value in that game, exactly: every step between two neighbouring scores is shared
 * equally by the places that reach it (the airport game: Littlechild and Owen 1973, "A simple expression for the Shapley
 * value in a special case"). One place alone has the whole; equal places have equal parts; the parts sum to the best
 * score. Scores are not negative; the result goes by them.
 */
export function shareByBest(scores: readonly number[]): number[] {
  const ascending = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || a - b);
  const shares = scores.map(() => 0);
  let below = 0;
  let sum = 0;
  ascending.forEach((place, rank) => {
    const score = scores[place] ?? 0;
    sum += (score - below) / (ascending.length - rank);
    below = score;
    shares[place] = sum;
  });
  return shares;
}
