/** The part of genetic-js 0.1.14 that is used here; the package has no types of its own. */
declare module 'genetic-js' {
  export interface Scored<Entity> {
    readonly fitness: number;
    readonly entity: Entity;
  }

  export interface Configuration {
    /** Entities of a generation. */
    size: number;
    /** Chances of a crossover and of a mutation. */
    crossover: number;
    mutation: number;
    /** Generations of one `start`. */
    iterations: number;
    fittestAlwaysSurvives: boolean;
  }

  export interface Evolution<Entity> {
    configuration: Configuration;
    /** Of the generation bred last; `start` adds what `seed` gives. */
    entities: Entity[];
    optimize: (fitness: number, other: number) => boolean;
    seed: () => Entity;
    fitness: (entity: Entity) => number;
    select1: (population: readonly Scored<Entity>[]) => Entity;
    select2: (population: readonly Scored<Entity>[]) => [Entity, Entity];
    crossover: (mother: Entity, father: Entity) => [Entity, Entity];
    mutate: (entity: Entity) => Entity;
    start(): void;
  }

  const Genetic: {
    create<Entity>(): Evolution<Entity>;
    readonly Optimize: {
      readonly Minimize: (fitness: number, other: number) => boolean;
      readonly Maximize: (fitness: number, other: number) => boolean;
    };
  };
  export default Genetic;
}
