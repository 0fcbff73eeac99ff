import { t } from '@shared/catalogue'
import { RULE_IDS, type RuleId } from '@shared/rule-ids'
import { explain, type Explanation } from '@shared/words'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useConsole } from '../../stores/console'
import type { How, PlainCommand } from '../../stores/deeds'
import { useLab } from '../../stores/lab'
import { candidatesOf, selectionProblem } from './computers'
import { credentialProblems, PREFILLED, type Credentials, type CredentialProblems } from './credentials'
import { pagesFor, type Method, type PageId } from './pages'
import { taskOf, type Task } from './tasks'
import { useTaskJobs } from './use-task-jobs'

/** What the page Enter Credentials is not about. */
const NOT_CREDENTIALS = RULE_IDS.filter((rule) => rule !== 'access-denied')

export type Restart = 'later' | 'now'

/** What the wizard has gathered, where it is, and the way it goes on. */
export function useInstallAgent(start: { readonly method: Method; readonly computers: readonly string[] }) {
  const consoleStore = useConsole()
  const lab = useLab()

  /** The wizard stays with the server it was opened on, whatever becomes of the console behind it. */
  const on = ref(consoleStore.server)
  const page = ref<PageId>('method')
  const method = ref<Method>(start.method)
  const chosen = ref<string[]>([...start.computers])
  const credentials = shallowRef<Credentials>(PREFILLED)
  const problems = shallowRef<CredentialProblems>({})
  const restart = ref<Restart>('later')
  const busy = ref(false)
  const finished = ref(false)
  const refused = shallowRef<{ readonly computer: string; readonly why: Explanation | undefined } | null>(
    null
  )
  const tasks = shallowRef<readonly Task[]>([])

  /** An advice in a message asked for this wizard once more, and it was left standing: it starts anew. */
  function begin(): void {
    on.value = consoleStore.server
    page.value = 'method'
    method.value = start.method
    chosen.value = [...start.computers]
    restart.value = 'later'
    refused.value = null
    tasks.value = []
    busy.value = false
    finished.value = false
  }
  watch(() => consoleStore.dialog, begin, { flush: 'post' })

  /** Whether this wizard was left for something else since: what it was about to do is off then. */
  function leaving(): () => boolean {
    const { dialog } = consoleStore
    return () => consoleStore.dialog !== dialog
  }

  const pages = computed(() => pagesFor(method.value))
  const candidates = computed(() => candidatesOf(lab.overview))
  const selected = computed(() =>
    chosen.value.map((name) => candidates.value.find((one) => one.name === name) ?? { name, kind: undefined })
  )
  /** A DPM server needs no restart after the agent came onto it. */
  const restarting = computed(() => selected.value.filter(({ kind }) => kind !== 'DPM server'))
  const blocked = computed(() =>
    page.value === 'computers' ? selectionProblem(method.value, chosen.value.length) : undefined
  )

  function commandFor(computer: string): PlainCommand {
    return { do: method.value === 'attach' ? 'attach-agent' : 'install-agent', on: on.value, computer }
  }

  watch(chosen, (names) => {
    if (refused.value && !names.includes(refused.value.computer)) refused.value = null
  })

  async function whatRefuses(command: PlainCommand): Promise<Explanation | undefined> {
    const verdict = await lab.attempt('lab/preview', { command })
    const [first] = verdict?.violations ?? []
    return first && explain(first)
  }

  /** Whether all computers can be taken; with `only`, as far as these rules are concerned. */
  async function computersPass(only?: readonly RuleId[]): Promise<boolean> {
    const isLeft = leaving()
    for (const computer of chosen.value) {
      const command = commandFor(computer)
      if (await consoleStore.check(command, only)) continue
      if (!isLeft()) refused.value = { computer, why: await whatRefuses(command) }
      return false
    }
    return true
  }

  async function mayLeave(): Promise<boolean> {
    if (page.value === 'computers') return computersPass(NOT_CREDENTIALS)
    if (page.value === 'credentials') {
      problems.value = credentialProblems(credentials.value)
      return Object.keys(problems.value).length === 0 && computersPass()
    }
    return true
  }

  /** Backwards always; forwards when the page has nothing against it. */
  async function go(to: string): Promise<void> {
    const at = pages.value.findIndex(({ id }) => id === page.value)
    const target = pages.value.findIndex(({ id }) => id === to)
    const next = pages.value[target]
    if (!next || busy.value) return
    refused.value = null
    if (target > at) {
      const isLeft = leaving()
      busy.value = true
      const passed = await mayLeave()
      if (isLeft()) return
      busy.value = false
      if (!passed) return
    }
    page.value = next.id
  }

  function note(computer: string, more: Partial<Task>): void {
    tasks.value = tasks.value.map((task) => (task.computer === computer ? { ...task, ...more } : task))
  }

  const { jobs } = useTaskJobs(on, tasks, note)

  /** Wherever it can be done. */
  async function carryOut(how?: How): Promise<void> {
    if (busy.value) return
    const isLeft = leaving()
    const since = lab.now
    const computers = chosen.value
    busy.value = true
    const verdicts = await consoleStore.performEach(computers.map(commandFor), how)
    if (isLeft()) return
    busy.value = false
    if (!verdicts) return
    tasks.value = computers.map((computer, index) => taskOf(computer, verdicts[index], since))
    const started = tasks.value.filter(({ state }) => state !== 'failed').length
    if (tasks.value.length > 1) {
      const { length } = tasks.value
      consoleStore.message =
        method.value === 'attach'
          ? t`Attaching the protection agent on ${started} of ${length} computers`
          : t`Installing the protection agent on ${started} of ${length} computers`
    }
    page.value = 'installation'
    finished.value = true
  }

  return reactive({
    on,
    page,
    pages,
    method,
    chosen,
    candidates,
    selected,
    restarting,
    credentials,
    problems,
    restart,
    busy,
    finished,
    refused,
    tasks,
    jobs,
    blocked,
    go,
    carryOut,
    close: consoleStore.close
  })
}
