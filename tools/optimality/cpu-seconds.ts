/** CPU time of this process so far: other work on the machine does not decide. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
