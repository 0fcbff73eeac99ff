import { z } from 'zod'
import { listed } from './problem'
import type { Path } from './yaml-locator'

/** The schema of a part of a value. Of several possibilities the one that has the part. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  const bare = bareOf(schema)
  const [step, ...rest] = path
  if (step === undefined) return bare
  if (bare instanceof z.ZodUnion) {
    for (const option of bare.options) {
      const found = schemaAt(option as z.ZodType, path)
      if (found) return found
    }
    return undefined
  }
  if (bare instanceof z.ZodArray) return schemaAt(bare.element as z.ZodType, rest)
  if (bare instanceof z.ZodRecord) return schemaAt(bare.valueType as z.ZodType, rest)
  if (bare instanceof z.ZodObject) {
    const part = (bare.shape as Record<string, z.ZodType>)[String(step)]
    return part && schemaAt(part, rest)
  }
  return undefined
}

function bareOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return bareOf(schema.unwrap() as z.ZodType)
  }
  if (schema instanceof z.ZodLazy) return bareOf(schema.unwrap() as z.ZodType)
  return schema
}

/** The keys of a map at a place of a schema. */
export function keysAt(schema: z.ZodType, path: Path): readonly string[] {
  const found = schemaAt(schema, path)
  return found instanceof z.ZodObject ? Object.keys(found.shape) : []
}

/** What stands there in a valid file: `text`, `true or false`, `retain or delete`. */
export function wantedAt(schema: z.ZodType, path: Path): string {
  const found = schemaAt(schema, path)
  return found ? wantedBy(found) : 'something else'
}

function wantedBy(schema: z.ZodType): string {
  const bare = bareOf(schema)
  if (bare instanceof z.ZodString) return 'text'
  if (bare instanceof z.ZodBoolean) return 'true or false'
  if (bare instanceof z.ZodNumber) return 'a whole number'
  if (bare instanceof z.ZodArray) return 'a list'
  // Left open by the frame of a file.
  if (bare instanceof z.ZodUnknown) return 'a step'
  if (bare instanceof z.ZodEnum) return listed(bare.options.map(String), 'or')
  if (bare instanceof z.ZodLiteral) return [...bare.values].map(String).join(' or ')
  if (bare instanceof z.ZodUnion) {
    return bare.options.map((option) => wantedBy(option as z.ZodType)).join(' or ')
  }
  if (bare instanceof z.ZodObject) return `a map with ${listed(Object.keys(bare.shape), 'and')}`
  return 'a map of keys'
}
