/** What a subcommand leaves: 0 done, 1 failed, 2 usage, 78 configuration (DESIGN.md §5). */
export type ExitCode = 0 | 1 | 2 | 78;

/** Registers a subcommand's work; the number that it answers with is the exit code. */
export type Perform = (work: () => Promise<ExitCode>) => Promise<void>;
