import { setFlagsFromString } from 'node:v8'

/** What V8 would do on threads of its own beside each thread: collect garbage, and compile what runs often. */
const helpers = ['parallel-scavenge', 'concurrent-recompilation']

/**
 * Makes each thread that starts from now on do all of its work itself, so that N of them take N cores. With V8's helper
 * threads, one thread takes most of two cores, and as many threads as there are cores stand in each other's way: the
 * same archive costs a third more.
 *
 * For the whole process and for good; an engine that lacks one of the switches goes without it.
 */
export function giveThreadsTheirOwnCores(): void {
  for (const helper of helpers) setFlagsFromString(`--no-${helper}`)
}
