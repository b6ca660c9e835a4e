import { setFlagsFromString } from 'node:v8'

/**
 * Lets the heap grow in small steps from here on. Work that throws away as fast as it reads would otherwise take twice
 * the memory that it needs, as V8 is in no hurry to gather; so it costs a few seconds in a minute. For commands that may
 * run on large files and then end.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=20')
}
