/** Returns the last `length` code units of a text, one less where a surrogate pair would be parted. */
export function tail(text: string, length: number): string {
  const end = text.slice(-length)
  return /^[\uDC00-\uDFFF]/.test(end) && end.length < text.length ? end.slice(1) : end
}
