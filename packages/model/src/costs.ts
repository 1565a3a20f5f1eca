/** Energy and area of every component, as the cost plugins give them. */
export interface Costs {
  /** [level]; fan-outs cost nothing. */
  readonly levels: readonly ComponentCosts[];
  readonly compute: ComponentCosts;
}

export interface ComponentCosts {
  /** Action -> energy of one action at one instance, as the table in `actions.ts` names them: read, write, leak per cycle ... */
  readonly energyPj: Readonly<Record<string, number>>;
  /** Of one instance. */
  readonly areaUm2: number;
}
