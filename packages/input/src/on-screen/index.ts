export { defineKeyboard, HiapKeyboard } from './keyboard-element.ts'
export { physicalLayoutOf, touchLayoutOf } from './touch-layout.ts'
