import { resultVersion } from './result-head.ts';

type Json = Readonly<Record<string, unknown>>;

/** A result of an older version as one of this version. */
export function upgrade(result: Json): Json {
  return result.version === undefined ? fromFirst(result) : result;
}

/** Loopwright 0.1 wrote no version, and not why there is no proof. */
function fromFirst({ search, ...result }: Json): Json {
  const version = resultVersion;
  if (typeof search !== 'object' || search === null) return { version, ...result };
  return { version, ...result, search: { whyUnproven: null, ...search } };
}
