import { ALERT_KINDS, JOB_TYPES } from '@shared/activity'
import { name } from '@shared/contract/commands'
import { z } from 'zod'

export const orNone = name.nullable()
const through = orNone.default(null)

/** What became of a replica. `inactive`: retained after its protection was stopped. */
export const REPLICA_STATES = [
  'ok',
  'pending',
  'creating',
  'inconsistent',
  'checking',
  'waiting',
  'missing',
  'inactive'
] as const

/** How a job of the list stands; those that are only scheduled are not in it. */
export const LISTED_JOB_STATUSES = ['in-progress', 'completed', 'failed', 'canceled'] as const

/** One item of a list of the state, as a file writes it. */
export const expectedItems = {
  links: z.strictObject({ protected: name, protector: name, state: z.enum(['active', 'broken']) }),
  agents: z.strictObject({ computer: name, owner: name }),
  members: z.strictObject({
    on: name,
    group: name,
    computer: name,
    dataSource: name,
    through,
    mode: z.enum(['primary', 'secondary', 'switched'])
  }),
  configurations: z.strictObject({
    kind: z.enum(['primary-secondary', 'chained', 'cyclic', 'ring']),
    servers: z.array(name).min(2)
  }),
  replicas: z.strictObject({
    on: name,
    computer: name,
    dataSource: name,
    state: z.enum(REPLICA_STATES),
    points: z.int().min(0).optional()
  }),
  jobs: z.strictObject({
    on: name,
    job: z.enum(JOB_TYPES),
    computer: name,
    dataSource: orNone.optional(),
    status: z.enum(LISTED_JOB_STATUSES),
    code: z.int().min(0).optional()
  }),
  alerts: z.strictObject({
    on: name,
    alert: z.enum(ALERT_KINDS),
    computer: name,
    dataSource: orNone.optional(),
    active: z.boolean()
  })
}

const { links, agents, members, configurations, replicas, jobs, alerts } = expectedItems

export const expectedState = z.strictObject({
  links: z.array(links).optional(),
  agents: z.array(agents).optional(),
  members: z.array(members).optional(),
  configurations: z.array(configurations).optional(),
  protectable: z
    .record(z.string(), z.array(z.strictObject({ computer: name, dataSource: name, through })))
    .optional(),
  replicas: z.array(replicas).optional(),
  jobs: z.array(jobs).optional(),
  alerts: z.array(alerts).optional(),
  clock: z.int().min(0).optional()
})

export type ExpectedState = z.infer<typeof expectedState>
