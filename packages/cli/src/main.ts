process.stderr.write('Usage: loopwright map [options]\n');
process.exitCode = 2;
