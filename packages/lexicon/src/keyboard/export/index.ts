export type { Dropped, ExportedFile, ExportedLayout } from './exported-layout.ts'
export { exportLdml } from './ldml.ts'
