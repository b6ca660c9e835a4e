export { type Binding, type BindOptions, bind } from './bind.ts'
export type { BoundField, FieldListener } from './bound-field.ts'
export type { FieldAdapter } from './field-adapter.ts'
export type { InputErrorCode } from './input-error-codes.ts'
