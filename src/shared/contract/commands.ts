import { z } from 'zod'

/** The longest name the engine takes, in characters. Names of computers and data sources are free text. */
export const NAME_LIMIT = 300

/** Lists and the log are lines of text, so a name is one too. */
// Written out, not as \p{Cc}: the JSON Schema made of it is read by programs that do not know that.
// eslint-disable-next-line no-control-regex -- it is what this is about
const line = /^[^\u0000-\u001f\u007f-\u009f]*$/
const ONE_LINE = 'a name has no line breaks or other control characters'

export const name = z
  .string()
  .min(1)
  .max(NAME_LIMIT)
  .regex(/^$|\S/u, 'a name has at least one character that is not a space')
  .regex(line, ONE_LINE)
const server = { on: name }

/** One row of a member selection; `all` is everything of the computer that could be added at that moment. */
export const memberSelection = z.strictObject({
  computer: name,
  dataSource: z.union([name, z.array(name).min(1).max(10_000)]),
  through: name.optional()
})

/** What the Create New Protection Group Wizard asks beside the members. Days, minutes and `HH:MM`. */
const groupPolicy = z.strictObject({
  retentionDays: z.int().min(1).max(448),
  /** Minutes between synchronizations; null: just before a recovery point. */
  synchronizationMinutes: z
    .int()
    .min(15)
    .max(24 * 60)
    .nullable(),
  recoveryPointTimes: z.array(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)).max(24),
  replicaCreation: z.enum(['now', 'later', 'manual']),
  consistencyCheckWhenInconsistent: z.boolean(),
  dailyConsistencyCheck: z.boolean()
})

const members = z.array(memberSelection).max(10_000)
const confirm = { confirm: z.boolean().optional() }

const dataSources = { dataSources: z.array(name).max(10_000).optional() }
/** major.minor.build.revision, as DPM prints it; the engine compares major.minor. */
const version = z
  .string()
  .regex(/^\d{1,5}\.\d{1,5}(\.\d{1,6}){0,2}$/, 'a version is numbers with full stops, such as 10.22.148.0')

/** Every command of a lab: the steps of a lab file, the entries of the log and the deeds of the console. */
export const command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('install-agent'), ...server, computer: name }),
  z.strictObject({ do: z.literal('attach-agent'), ...server, computer: name }),
  z.strictObject({ do: z.literal('uninstall-agent'), ...server, computer: name }),
  z.strictObject({
    do: z.literal('create-protection-group'),
    ...server,
    // Empty or blank is the engine's to refuse: it has a rule and an ID for that.
    group: z.string().max(NAME_LIMIT).regex(line, ONE_LINE),
    members,
    policy: groupPolicy.optional(),
    ...confirm
  }),
  z.strictObject({ do: z.literal('add-members'), ...server, group: name, members, ...confirm }),
  z.strictObject({
    do: z.literal('remove-members'),
    ...server,
    group: name,
    members: z.union([z.literal('all'), members]),
    data: z.enum(['retain', 'delete'])
  }),
  z.strictObject({ do: z.literal('remove-inactive-protection'), ...server, computer: name }),
  z.strictObject({ do: z.literal('switch-protection'), ...server, computer: name }),
  z.strictObject({ do: z.literal('resume-primary-protection'), ...server, computer: name }),
  z.strictObject({ do: z.literal('take-ownership'), ...server, computer: name }),
  z.strictObject({ do: z.literal('consistency-check'), ...server, computer: name }),
  z.strictObject({ do: z.literal('fail-server'), server: name }),
  z.strictObject({ do: z.literal('repair-server'), server: name }),
  z.strictObject({ do: z.literal('remove-server'), server: name }),
  z.strictObject({ do: z.literal('rebuild-server'), server: name, as: name.optional() }),
  z.strictObject({ do: z.literal('restore-database'), server: name, from: name }),
  z.strictObject({
    do: z.literal('add-dpm-server'),
    name,
    version: version.optional(),
    ...dataSources,
    allowLocalDataProtection: z.boolean().optional()
  }),
  z.strictObject({ do: z.literal('add-protected-server'), name, ...dataSources }),
  z.strictObject({ do: z.literal('set-local-data-protection'), ...server, allowed: z.boolean() }),
  z.strictObject({
    do: z.literal('advance-clock'),
    by: z.string().regex(/^[1-9]\d{0,5}[mhd]$/, 'a number and m, h or d: 15m, 2h, 1d')
  })
])

export type Command = z.infer<typeof command>
export type CommandKind = Command['do']
export type CommandOf<K extends CommandKind> = Extract<Command, { do: K }>
export type MemberSelection = z.infer<typeof memberSelection>
export type GroupPolicy = z.infer<typeof groupPolicy>
