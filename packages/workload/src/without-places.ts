import type { Problem } from '@loopwright/spec';

/** A problem without the places of its parts, as plain data that is the same wherever it was read. */
export function withoutPlaces({ name, dimensions, dataspaces }: Problem): Problem {
  return {
    name,
    dimensions: dimensions.map(({ name, bound }) => ({ name, bound })),
    dataspaces: dataspaces.map(({ name, readWrite, ranks, density }) => {
      const { location: _, parameterLocations: __, ...spread } = density ?? {};
      return { name, readWrite, ranks, ...(density && { density: spread as typeof density }) };
    }),
  };
}
