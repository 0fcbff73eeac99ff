import type { CommandKind } from '@shared/contract/commands'

/** What an editor shows beside the keys of a lab file. */
export const keyWords = {
  lab: 'The version of the format.',
  title: 'What the lab is called; the name of the file if it is left out.',
  introduction: 'What the console shows beside the lab.',
  begins: 'The date and the time at which the lab begins; 2026-01-05 08:00 if it is left out.',
  seed: 'Sizes of data and the like are made from it; 1 if it is left out.',
  dpmServers: 'The DPM servers at the beginning, in the order the console lists them.',
  protectedServers: 'The servers that are protected.',
  given: 'Steps that come before the story: each has to be done, takes effect at once, and none is listed.',
  steps: 'The story. A step without "expect" has to be done.',
  expectState: 'How the lab is to stand after the last step.',
  exercise: 'What makes an exercise of the lab: its goal, the procedure, and what is looked at in the end.'
}

/** The same beside `do`. */
export const stepWords: Readonly<Record<CommandKind, string>> = {
  'install-agent': 'Installs the protection agent of a DPM server on a computer.',
  'attach-agent': 'Makes a DPM server the owner of an agent.',
  'uninstall-agent': 'Takes the agent off a computer.',
  'create-protection-group': 'Creates a protection group with its members.',
  'add-members': 'Adds members to a protection group.',
  'remove-members': 'Stops protection of members, their data retained or deleted.',
  'remove-inactive-protection': 'Deletes what was retained of a computer.',
  'switch-protection': 'Lets the secondary protect a computer directly.',
  'resume-primary-protection': 'Makes a switched computer secondary again.',
  'take-ownership': 'Gives the agent of a computer back to its primary.',
  'consistency-check': 'Checks the replicas of a computer, or some of them.',
  'fail-server': 'Lets a DPM server or a protected server fail.',
  'repair-server': 'Brings a failed server back as it was.',
  'remove-server': 'Takes a server away for good.',
  'rebuild-server': 'Sets up a lost DPM server again, with an empty DPM database.',
  'restore-database': 'Restores the DPM database of a rebuilt server from its protector.',
  'add-dpm-server': 'Adds a DPM server.',
  'add-protected-server': 'Adds a protected server.',
  'set-local-data-protection': 'Sets AllowLocalDataProtection of a DPM server.',
  'advance-clock': 'Lets time go by; what is due by then happens.',
  'modify-protection-group': 'Gives a protection group another name or another policy.',
  'create-recovery-point': 'Creates recovery points of a computer now, or synchronizes it.',
  'cancel-job': 'Cancels a job that is in progress.',
  'retry-job': 'Runs a job again that failed.',
  'inactivate-alert': 'Takes an alert off the list of active ones.',
  recover: 'Recovers a data source from a recovery point.',
  'disable-agent': 'Disables an agent: no job runs on its computer.',
  'enable-agent': 'Enables an agent that was disabled.',
  'throttle-agent': 'Limits the network bandwidth that an agent takes; without "mbps", not any more.',
  'update-agent': 'Updates an agent to the version of its DPM server.',
  'set-dpm-server': 'Runs SetDpmServer on a computer: its agent takes orders from that DPM server.',
  'reallocate-replicas':
    'Runs DpmSync -ReallocateReplica: replicas that are missing get a place and wait for data.',
  'add-storage': 'Adds to the storage pool.',
  'fill-storage': 'Lets a storage pool fill up with something that is none of its business.',
  'rescan-library': 'Looks for tape libraries and drives.',
  'inventory-library': 'Reads the tapes of a library: their bar codes, or in detail their labels.',
  'cut-network': 'Cuts the network between two computers.',
  'restore-network': 'Mends the network between two computers.',
  'stop-service': 'Stops a service on a computer.',
  'start-service': 'Starts a service that was stopped.',
  'outdate-agent': 'Leaves a computer with an agent that is too old.',
  'spoil-credentials': 'Lets a computer deny its DPM server access.',
  'correct-credentials': 'Lets a computer grant its DPM server access again.'
}
