import { nearestName } from '@loopwright/spec';

/** What may be asked of any object, there or not: promises and JSON look for these. */
const asked = new Set<PropertyKey>(['then', 'toJSON']);

/**
 * The object, frozen, which throws where it is asked for a key that it does not have. `fail` makes the error of the key and of
 * what to do instead. Whether a key is there can be asked with `in`.
 */
export function strictObject<T extends object>(object: T, fail: (key: string, advice: string) => Error): T {
  return new Proxy(Object.freeze(object), {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || asked.has(key)) return Reflect.get(target, key);
      const nearest = nearestName(key, Object.keys(target));
      throw fail(key, nearest ? `did you mean ${nearest}?` : `there are ${Object.keys(target).join(', ')}`);
    },
  });
}
