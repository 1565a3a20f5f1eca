/**
 * Runs something while Math.random and every clock throw. Where `mathRandom` is given, Math.random gives its values instead:
 * a result must not depend on them.
 */
export async function withoutChance<T>(run: () => Promise<T>, mathRandom?: () => number): Promise<T> {
  const { random } = Math;
  const { Date: date, performance: clock } = globalThis;
  const refuse = (name: string) => (): never => {
    throw new Error(`${name} is used: chance and time come from the context and the driver only`);
  };
  Math.random = mathRandom ?? refuse('Math.random');
  const noDate = Object.assign(refuse('Date'), { now: refuse('Date.now') });
  Object.defineProperty(globalThis, 'Date', { value: noDate, configurable: true, writable: true });
  Object.defineProperty(globalThis, 'performance', {
    value: { now: refuse('performance.now') },
    configurable: true,
    writable: true,
  });
  try {
    return await run();
  } finally {
    Math.random = random;
    Object.defineProperty(globalThis, 'Date', { value: date, configurable: true, writable: true });
    Object.defineProperty(globalThis, 'performance', { value: clock, configurable: true, writable: true });
  }
}
