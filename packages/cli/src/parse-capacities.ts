import { InvalidArgumentError } from 'commander';

const decimal = ['', 'k', 'M', 'G', 'T'];

/** Sizes of memories in bytes, ascending: `512KiB,2MiB`, `64kB` or `4096`. */
export function parseCapacities(text: string): readonly number[] {
  const sizes = text.split(',').map((part) => {
    const [, number, prefix = '', binary] = /^\s*(\d+\.?\d*|\.\d+)\s*(?:([kKMGT]?)(i?)B?)\s*$/.exec(part) ?? [];
    const power = decimal.indexOf(prefix.replace('K', 'k'));
    const bytes = Number(number) * (binary ? 1024 : 1000) ** power;
    if (!(bytes > 0 && Number.isFinite(bytes))) {
      throw new InvalidArgumentError('It must be sizes above 0, as 512KiB,2MiB.');
    }
    return bytes;
  });
  return [...new Set(sizes)].sort((a, b) => a - b);
}
