export type { Dropped, ExportedFile, ExportedLayout } from './exported-layout.ts'
export { exportKeylayout } from './keylayout.ts'
export { exportLdml } from './ldml.ts'
export { exportXkb } from './xkb.ts'
