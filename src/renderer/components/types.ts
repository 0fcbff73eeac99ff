import type { Component } from 'vue'

/** A small picture: a component drawing an SVG (for instance one of the icon library). */
export type Icon = Component

/** How a thing is doing. Always shown with an icon of its own shape, never by colour alone. */
export type Status = 'ok' | 'warning' | 'critical' | 'info' | 'inactive' | 'busy'

/** Optional properties say `| undefined` so that callers may pass a value they do not have. */
export interface MenuItem {
  kind: 'item'
  id: string
  label: string
  shortcut?: string | undefined
  disabled?: boolean | undefined
  reason?: string | undefined
  checked?: boolean | undefined
}

export interface MenuSeparator {
  kind: 'separator'
}

export interface MenuSub {
  kind: 'submenu'
  label: string
  items: readonly MenuEntry[]
}

export type MenuEntry = MenuItem | MenuSeparator | MenuSub

export interface Menu {
  label: string
  items: readonly MenuEntry[]
}

export interface NavItem {
  id: string
  label: string
  icon?: Icon | undefined
  badge?: number | undefined
  /** What the badge counts, for those who cannot see it: "3 critical alerts". */
  badgeText?: string | undefined
}

export interface Tab {
  id: string
  label: string
  disabled?: boolean | undefined
}

export interface GridColumn {
  id: string
  label: string
  /** Pixels; a column without a width shares what is left. */
  width?: number | undefined
  sortable?: boolean | undefined
  align?: 'start' | 'end' | undefined
}

export interface StatusCell {
  text: string
  status?: Status | undefined
  icon?: Icon | undefined
  /** What to sort by when the text would sort wrongly (dates, sizes). */
  sort?: string | number | undefined
}

export type Cell = string | StatusCell

export interface GridRow {
  id: string
  cells: Readonly<Record<string, Cell>>
  level?: number | undefined
  expandable?: boolean | undefined
  expanded?: boolean | undefined
  kind?: 'group' | 'row' | undefined
  /** Members of a group; counted from the rows below it when absent. */
  count?: number | undefined
}

/** What a list may draw in a way of its own; without one, the text is drawn. */
export interface CellScope {
  row: GridRow
  column: GridColumn
  text: string
}

export interface GridSort {
  column: string
  direction: 'ascending' | 'descending'
}

export interface TreeNode {
  id: string
  label: string
  description?: string | undefined
  icon?: Icon | undefined
  children?: readonly TreeNode[] | undefined
  checkable?: boolean | undefined
  disabled?: boolean | undefined
  note?: string | undefined
}

export interface WizardPage {
  id: string
  title: string
  /** Why this page is left out; the wizard steps over it. */
  disabled?: string | undefined
  /** The page whose forward button finishes. Without one it is the last page that is not disabled. */
  finish?: boolean | undefined
}

export type ButtonVariant = 'default' | 'primary' | 'danger' | 'quiet' | 'link'

export interface DialogButton {
  id: string
  label: string
  variant?: ButtonVariant | undefined
  default?: boolean | undefined
  /** It stands at the left, apart from the answers, and the dialog stays. */
  aside?: boolean | undefined
}

export interface Option {
  value: string
  label: string
  /** Options of the same group, one after the other, stand under its name in a drop-down list. */
  group?: string | undefined
  description?: string | undefined
  disabled?: boolean | undefined
  reason?: string | undefined
}

export interface PickItem {
  id: string
  label: string
  description?: string | undefined
  disabled?: boolean | undefined
  reason?: string | undefined
}

export interface Property {
  label: string
  value: string
  status?: Status | undefined
}

/** A part of a whole, and how it is filled in a bar. */
export interface Share {
  label: string
  value: number
  text: string
  fill: 'solid' | 'striped' | 'empty'
}

export interface Toast {
  id: string
  text: string
  status?: Status | undefined
}
