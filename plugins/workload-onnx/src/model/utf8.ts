/** Text of bytes in UTF-8; bytes that are none are taken for characters of Latin-1. The language alone has no decoder. */
export function utf8(bytes: Uint8Array): string {
  let latin = '';
  for (let start = 0; start < bytes.length; start += PART) {
    latin += String.fromCharCode(...bytes.subarray(start, start + PART));
  }
  if (!/[\x80-\xff]/.test(latin)) return latin;
  try {
    return decodeURIComponent(latin.replace(/[%\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`));
  } catch {
    return latin;
  }
}

/** Arguments that a call can have anywhere. */
const PART = 8192;
