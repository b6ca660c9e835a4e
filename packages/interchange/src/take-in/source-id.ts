/**
 * The id under which entries cite the file that they were imported from: of its name.
 *
 * @example
 * sourceIdOf('lists/Từ điển.lift') // 'tu-dien-lift'
 */
export function sourceIdOf(name: string): string {
  const id = name
    .slice(name.lastIndexOf('/') + 1)
    .normalize('NFD')
    .toLowerCase()
    .replace(/đ/g, 'd')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return id === '' ? 'imported' : id
}
