/** The whole words in a figure that may be a hair below the integer it stands for, being a product of quotients. */
export function wholeWords(words: number): number {
  return Math.floor(words + (words + 1) * 2 ** -44);
}
