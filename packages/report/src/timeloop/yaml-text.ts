/** Words that YAML 1.1 or 1.2 takes for something else than text. */
const reserved = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** Text as it is where that is safe, otherwise in quotes. */
export function yamlText(text: string): string {
  const plain = /^[A-Za-z_]([\w.\- =,]*\w)?$/.test(text);
  return plain && !reserved.test(text) ? text : JSON.stringify(text);
}

/** A key with a list below it, as Timeloop lays it out. */
export function yamlList(indent: string, key: string, items: readonly string[]): string[] {
  if (items.length === 0) return [`${indent}${key}:`, `${indent}  []`];
  return [`${indent}${key}:`, ...items.map((item) => `${indent}  - ${yamlText(item)}`)];
}
