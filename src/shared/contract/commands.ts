import { z } from 'zod'
import { ALERT_KINDS, JOB_TYPES, SERVICES } from '../activity'

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
/** Some data sources of one computer; all that are there when it is left out. */
const some = { computer: name, dataSource: z.union([name, z.array(name).min(1).max(10_000)]).optional() }
const confirm = { confirm: z.boolean().optional() }

const dataSources = { dataSources: z.array(name).max(10_000).optional() }
/** In GB. The largest is 1 PB. */
const gigabytes = z.int().min(1).max(1_048_576)
/** Mbps, the range the product takes: Throttle computer, ID 140. */
const mbps = z.int().min(1).max(10_000)
/** A moment of the lab's calendar, to the minute. */
export const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/, 'a date and a time, such as 2026-01-05 20:00')
/** A job by what it works on: the one that runs there, or the last that failed there. */
const ofJob = { computer: name, dataSource: name.optional(), job: z.enum(JOB_TYPES).optional() }
const pair = { from: name, to: name }
const onService = { computer: name, service: z.enum(SERVICES) }
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
  z.strictObject({ do: z.literal('consistency-check'), ...server, ...some }),
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
    allowLocalDataProtection: z.boolean().optional(),
    /** The size of its storage pool in GB. */
    storagePool: gigabytes.optional(),
    /** A tape library that is attached to it. */
    tapeLibrary: z
      .strictObject({ drives: z.int().min(1).max(32), tapes: z.int().min(0).max(1_000) })
      .optional()
  }),
  z.strictObject({ do: z.literal('add-protected-server'), name, ...dataSources }),
  z.strictObject({ do: z.literal('set-local-data-protection'), ...server, allowed: z.boolean() }),
  z.strictObject({
    do: z.literal('advance-clock'),
    by: z.string().regex(/^[1-9]\d{0,5}[smhd]$/, 'a number and s, m, h or d: 15m, 2h, 1d')
  }),
  z.strictObject({
    do: z.literal('modify-protection-group'),
    ...server,
    group: name,
    /** Another name for the group; like the name of a new one, the engine judges it. */
    rename: z.string().max(NAME_LIMIT).regex(line, ONE_LINE).optional(),
    policy: groupPolicy.optional()
  }),
  z.strictObject({
    do: z.literal('create-recovery-point'),
    ...server,
    ...some,
    /** What runs; a recovery point if it is left out. Of application data that is an express full backup. */
    type: z.enum(['recovery-point', 'synchronization', 'express-full']).optional()
  }),
  z.strictObject({ do: z.literal('cancel-job'), ...server, ...ofJob }),
  z.strictObject({ do: z.literal('retry-job'), ...server, ...ofJob }),
  z.strictObject({
    do: z.literal('inactivate-alert'),
    ...server,
    alert: z.enum(ALERT_KINDS),
    computer: name,
    dataSource: name.optional()
  }),
  z.strictObject({
    do: z.literal('recover'),
    ...server,
    computer: name,
    dataSource: name,
    /** The recovery point of a moment, or the state of now, which takes a synchronization; the newest if left out. */
    point: z.union([z.literal('latest'), moment]).optional(),
    to: z.enum(['original', 'alternate', 'network-folder', 'replica']),
    /** The computer of `alternate` and `network-folder`, and the primary DPM server of `replica`. */
    target: name.optional()
  }),
  z.strictObject({ do: z.literal('disable-agent'), ...server, computer: name }),
  z.strictObject({ do: z.literal('enable-agent'), ...server, computer: name }),
  /** Without `mbps` the computer is not throttled any more. */
  z.strictObject({ do: z.literal('throttle-agent'), ...server, computer: name, mbps: mbps.optional() }),
  z.strictObject({ do: z.literal('update-agent'), ...server, computer: name }),
  /** SetDpmServer.exe, run on the computer. */
  z.strictObject({ do: z.literal('set-dpm-server'), computer: name, server: name }),
  /** DpmSync -ReallocateReplica, run on the DPM server. */
  z.strictObject({ do: z.literal('reallocate-replicas'), ...server }),
  z.strictObject({ do: z.literal('add-storage'), ...server, gigabytes }),
  z.strictObject({ do: z.literal('fill-storage'), ...server }),
  z.strictObject({ do: z.literal('rescan-library'), ...server }),
  z.strictObject({ do: z.literal('inventory-library'), ...server, detailed: z.boolean().optional() }),
  z.strictObject({ do: z.literal('cut-network'), ...pair }),
  z.strictObject({ do: z.literal('restore-network'), ...pair }),
  z.strictObject({ do: z.literal('stop-service'), ...onService }),
  z.strictObject({ do: z.literal('start-service'), ...onService }),
  z.strictObject({ do: z.literal('outdate-agent'), computer: name }),
  z.strictObject({ do: z.literal('spoil-credentials'), computer: name }),
  z.strictObject({ do: z.literal('correct-credentials'), computer: name })
])

export type Command = z.infer<typeof command>
export type CommandKind = Command['do']
export type CommandOf<K extends CommandKind> = Extract<Command, { do: K }>
export type MemberSelection = z.infer<typeof memberSelection>
export type GroupPolicy = z.infer<typeof groupPolicy>
export type RecoveryTarget = CommandOf<'recover'>['to']
