/** What mappings cost at the least. */
export interface Figures {
  energyPj: number;
  cycles: number;
  outermostAccesses: number;
}
