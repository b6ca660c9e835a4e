/** Latin letters by which a word is known again, however they were set apart. */
export function bareReading(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z]/g, '')
}
