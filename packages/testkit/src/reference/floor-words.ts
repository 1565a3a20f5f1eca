/** Floor of a figure that stands for whole words but was made of quotients, and may be a hair below them. */
export function floorWords(words: number): number {
  return Math.floor(words + (words + 1) * 2 ** -44);
}
