import { z } from 'zod'
import { RULE_IDS } from '@shared/rule-ids'

/* What every answer has to be, whatever was asked. */

const problem = z.strictObject({
  kind: z.enum([
    'invalid-message',
    'no-lab-open',
    'file-missing',
    'not-a-lab',
    'damaged',
    'newer',
    'locked',
    'not-writable',
    'invalid-lab-file'
  ]),
  title: z.string().min(1).max(300),
  message: z.string().min(1).max(5_000),
  details: z.array(z.string()).optional(),
  backupsOf: z.string().optional()
})
/** Not `unexpected`: that is what a fault of ours is answered with. */
const envelope = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), problem })
])

const violations = z.array(
  z.strictObject({ rule: z.enum(RULE_IDS), concern: z.record(z.string(), z.unknown()) })
)
const verdict = z.strictObject({
  outcome: z.enum(['done', 'refused', 'warned']),
  violations,
  warnings: violations
})
const nothing = z.null()
const file = z.strictObject({ file: z.string().min(1) }).nullable()

/** Answers whose type is small enough to be written out once more; the others are views. */
const values: Readonly<Record<string, z.ZodType>> = {
  'lab/dispatch': verdict,
  'lab/preview': verdict,
  'lab/play-step': verdict.nullable(),
  'lab/dispatch-all': z.array(verdict).min(1),
  'lab/show-step': z.array(verdict).nullable(),
  'lab/keep-alternative': z.strictObject({ seq: z.int().min(1) }).nullable(),
  'map/places': z.record(z.string(), z.strictObject({ x: z.number(), y: z.number() })),
  ...Object.fromEntries(
    [
      'app/open-window',
      'app/forget-recent',
      'app/copy',
      'lab/close',
      'lab/note-refusal',
      'lab/begin-exercise',
      'lab/go-to',
      'lab/stop-ways-out',
      'lab/undo',
      'lab/redo',
      'lab/play-all',
      'lab/run-clock',
      'lab/pause-clock',
      'lab/next-event',
      'lab/run-until',
      'lab/reset',
      'map/keep-places'
    ].map((name) => [name, nothing])
  ),
  ...Object.fromEntries(
    [
      'lab/save-lab-file',
      'lab/save-report',
      'lab/save-judgement',
      'lab/save-result',
      'lab/save-runbook',
      'map/save-picture'
    ].map((name) => [name, file])
  )
}

/** What is wrong with an answer, in words; null if nothing is. */
export function answerProblem(name: unknown, answered: unknown): string | null {
  const checked = envelope.safeParse(answered)
  if (!checked.success) return z.prettifyError(checked.error)
  if (!checked.data.ok) return null
  const { value } = checked.data
  const schema = typeof name === 'string' && Object.hasOwn(values, name) ? values[name] : undefined
  const typed = schema?.safeParse(value)
  if (typed?.success === false) return z.prettifyError(typed.error)
  return plainProblem(value, 'value')
}

/** What crosses to a window is plain data: nothing else survives as it is. */
function plainProblem(value: unknown, at: string): string | null {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'undefined':
      return null
    case 'number':
      return Number.isFinite(value) ? null : `${at} is ${value}`
    case 'object': {
      if (value === null) return null
      const prototype: unknown = Object.getPrototypeOf(value)
      if (Array.isArray(value) ? prototype !== Array.prototype : prototype !== Object.prototype) {
        return `${at} is no plain data`
      }
      for (const [key, inner] of Object.entries(value)) {
        const problem = plainProblem(inner, `${at}.${key}`)
        if (problem !== null) return problem
      }
      return null
    }
    default:
      return `${at} is a ${typeof value}`
  }
}
