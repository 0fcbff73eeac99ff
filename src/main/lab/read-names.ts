import { parseGoal } from '@shared/goal'
import { Names } from './names'
import { entriesOf, isMap, itemsOf, type Raw } from './maps'
import { quoted } from './problem'
import type { Reading } from './reading'
import type { Path } from './yaml-locator'

/**
 * Checks the names of a lab file. Works on the plain values, so that a step that is wrong otherwise has its names
 * checked all the same.
 */
export function checkNames(root: Raw, reading: Reading): void {
  const names = new Names()
  const listedOnce = new Map<string, Path>()
  for (const list of ['dpmServers', 'protectedServers']) {
    for (const [index, server] of itemsOf(root[list])) {
      const path = [list, index, 'name']
      giveServer(server, [list, index], names, reading)
      const { name } = server
      if (typeof name !== 'string') continue
      const first = listedOnce.get(name)
      if (first) {
        const { line } = reading.source.place(reading.source.offsetOf(first, 'value'))
        reading.flaw(
          path,
          'value',
          `the name ${quoted(name)} is used twice, first in line ${line}; give another`
        )
      } else listedOnce.set(name, path)
    }
  }
  for (const list of ['given', 'steps']) {
    for (const [index, step] of itemsOf(root[list])) namesOfStep(step, [list, index], names, reading)
  }
  if (isMap(root.expectState)) namesOfState(root.expectState, names)
  if (isMap(root.exercise)) namesOfExercise(root.exercise, ['exercise'], names, reading)
  names.check(reading)
}

function giveServer(server: Raw, path: Path, names: Names, reading: Reading): void {
  names.give('server', server.name, [...path, 'name'])
  const listed = new Set<unknown>()
  for (const [index, dataSource] of entriesOf(server.dataSources)) {
    const at = [...path, 'dataSources', index]
    names.give('data source', dataSource, at)
    if (typeof dataSource === 'string' && listed.has(dataSource)) {
      reading.flaw(at, 'value', `${quoted(dataSource)} is listed twice; keep one of them`)
    }
    listed.add(dataSource)
  }
}

function namesOfStep(step: Raw, path: Path, names: Names, reading: Reading): void {
  const kind = step.do
  if (kind === 'add-dpm-server' || kind === 'add-protected-server')
    return giveServer(step, path, names, reading)
  names.give('server', step.as, [...path, 'as'])
  names.give('group', step.rename, [...path, 'rename'])
  const creates = kind === 'create-protection-group'
  if (creates) {
    const key = 'group' in step ? 'group' : 'name'
    names.give('group', step[key], [...path, key])
  }
  if (typeof step.expect === 'string' && /^\s*refused\s+unknown-name\s*$/.test(step.expect)) return

  // Of a recovery, "to" is no name.
  const servers = ['on', 'computer', 'server', 'from', 'target', ...(kind === 'recover' ? [] : ['to'])]
  for (const key of servers) names.use('server', step[key], [...path, key])
  if (!creates) names.use('group', step.group, [...path, 'group'])
  namesOfDataSource(step.dataSource, [...path, 'dataSource'], names)
  for (const [index, member] of itemsOf(step.members))
    namesOfMember(member, [...path, 'members', index], names)
}

function namesOfMember(member: Raw, path: Path, names: Names): void {
  for (const key of ['computer', 'through']) names.use('server', member[key], [...path, key])
  if (member.dataSource !== 'all') namesOfDataSource(member.dataSource, [...path, 'dataSource'], names)
}

/** One, or a list of them. */
function namesOfDataSource(chosen: unknown, path: Path, names: Names): void {
  names.use('data source', chosen, path)
  for (const [index, name] of entriesOf(chosen)) names.use('data source', name, [...path, index])
}

function namesOfExercise(exercise: Raw, path: Path, names: Names, reading: Reading): void {
  const walk = (list: unknown, at: Path): void => {
    for (const [index, step] of itemsOf(list)) namesOfStep(step, [...at, index], names, reading)
  }
  for (const [index, step] of itemsOf(exercise.steps)) {
    const at = [...path, 'steps', index]
    if (isMap(step.show)) namesOfStep(step.show, [...at, 'show'], names, reading)
    else walk(step.show, [...at, 'show'])
    namesOfPredicates(step.done, [...at, 'done'], names)
  }
  for (const [index, check] of itemsOf(exercise.checks)) {
    namesOfPredicates(check.that, [...path, 'checks', index, 'that'], names)
  }
  for (const [index, attempt] of itemsOf(exercise.wrong)) {
    walk(attempt.steps, [...path, 'wrong', index, 'steps'])
  }
}

function namesOfPredicates(list: unknown, path: Path, names: Names): void {
  for (const [index, predicate] of itemsOf(list)) namesOfPredicate(predicate, [...path, index], names)
}

function namesOfPredicate(predicate: Raw, path: Path, names: Names): void {
  for (const [key, value] of Object.entries(predicate)) {
    const at = [...path, key]
    if (key === 'any') namesOfPredicates(value, at, names)
    else if (key === 'goal') namesOfGoal(value, at, names)
    else if (!isMap(value)) continue
    else if (key === 'not') namesOfPredicate(value, at, names)
    else if (key === 'servers') {
      for (const server of ['name', 'protectedBy']) names.use('server', value[server], [...at, server])
    } else namesOfItem(value, at, names)
  }
}

function namesOfGoal(text: unknown, path: Path, names: Names): void {
  const goal = typeof text === 'string' ? parseGoal(text) : null
  if (!goal || goal.kind === 'possible') return
  names.use('server', goal.computer, path)
  if (goal.kind !== 'protected') names.use('server', goal.by, path)
}

const statedLists = ['links', 'agents', 'members', 'configurations', 'replicas', 'jobs', 'alerts']
const serverKeys = ['on', 'computer', 'through', 'owner', 'protected', 'protector']

function namesOfState(state: Raw, names: Names): void {
  const take = (list: unknown, path: Path): void => {
    for (const [index, item] of itemsOf(list)) namesOfItem(item, [...path, index], names)
  }
  for (const key of statedLists) take(state[key], ['expectState', key])
  if (!isMap(state.protectable)) return
  for (const [server, list] of Object.entries(state.protectable)) {
    const path = ['expectState', 'protectable', server]
    names.use('server', server, path, 'key')
    take(list, path)
  }
}

function namesOfItem(item: Raw, path: Path, names: Names): void {
  for (const key of serverKeys) names.use('server', item[key], [...path, key])
  names.use('data source', item.dataSource, [...path, 'dataSource'])
  names.use('group', item.group, [...path, 'group'])
  for (const [place, name] of entriesOf(item.servers)) names.use('server', name, [...path, 'servers', place])
}
