import { t } from '@shared/catalogue'
import type { Command } from '@shared/contract/commands'
import type { LabOverview } from '@shared/contract/views'
import type { Option } from '../components'

/** What is filled in, by the ids of the fields. */
export type Values = Readonly<Record<string, string>>
/** Reads one of them; empty where there is none. */
export type Read = (id: string) => string

export interface FormContext {
  readonly lab: LabOverview
  /** The DPM server whose console asks. */
  readonly server: string
}

interface Asked {
  readonly id: string
  readonly label: string
  readonly hint?: string
  /** Whether it is asked at all, given what stands above it. */
  readonly when?: (value: Read) => boolean
}

export type Field =
  | (Asked & {
      readonly kind: 'list' | 'radio'
      readonly options: (context: FormContext, value: Read) => readonly Option[]
      /** What is chosen unless somebody chooses; the first option if it is none. */
      readonly usual?: (context: FormContext, value: Read) => string | undefined
      /** Why one cannot go on where there are no options. */
      readonly none?: string
    })
  | (Asked & {
      readonly kind: 'number'
      readonly unit: string
      readonly min: number
      readonly max: number
      readonly usual: number
      /** Said of a number that is none of these. */
      readonly outside: string
    })

/** A command that wants a few things filled in. */
export interface CommandForm {
  readonly title: string
  readonly ok: string
  readonly text: (value: Read, server: string) => string
  /** It puts something out of order: Cancel has the focus. */
  readonly safe?: boolean
  readonly fields: readonly Field[]
  /** What would be typed for it in the product, and on which computer. */
  readonly line?: (value: Read) => { readonly on: string; readonly text: string }
  readonly command: (value: Read, server: string) => Command
}

export const reading =
  (values: Values): Read =>
  (id) =>
    values[id] ?? ''

export const fieldsOf = ({ fields }: CommandForm, values: Values): readonly Field[] =>
  fields.filter(({ when }) => when?.(reading(values)) ?? true)

/** What holds: what was chosen while it is still among the options, else what is usual. */
export function fill(form: CommandForm, context: FormContext, typed: Values): Values {
  return form.fields.reduce<Values>((values, field) => {
    const wanted = typed[field.id]
    if (field.kind === 'number') return { ...values, [field.id]: wanted ?? String(field.usual) }
    const options = field.options(context, reading(values)).map(({ value }) => value)
    const usual = field.usual?.(context, reading(values))
    const chosen = [wanted, usual].find((value) => value !== undefined && options.includes(value))
    return { ...values, [field.id]: chosen ?? options[0] ?? '' }
  }, typed)
}

export function problemOf(field: Field, value: string): string | undefined {
  if (field.kind !== 'number')
    return value === '' ? (field.none ?? t`There is no ${field.label}.`) : undefined
  const number = Number(value)
  const fits = value !== '' && Number.isInteger(number) && number >= field.min && number <= field.max
  return fits ? undefined : field.outside
}
