/** Placeholder until the command line stands: shows that the scripts reach Node 24 with their arguments. */
process.stdout.write(`${process.version} ${process.argv.slice(2).join(' ')}\n`);
