import {
  ContextMenuCheckboxItem,
  ContextMenuItem,
  ContextMenuPortal,
  ContextMenuSeparator,
  ContextMenuSub,
  ContextMenuSubContent,
  ContextMenuSubTrigger,
  MenubarCheckboxItem,
  MenubarItem,
  MenubarPortal,
  MenubarSeparator,
  MenubarSub,
  MenubarSubContent,
  MenubarSubTrigger
} from 'reka-ui'

/** The same entries are drawn in both kinds of menu, but each kind insists on primitives of its own. */
export const menuParts = {
  menubar: {
    Item: MenubarItem,
    CheckboxItem: MenubarCheckboxItem,
    Separator: MenubarSeparator,
    Sub: MenubarSub,
    SubTrigger: MenubarSubTrigger,
    SubContent: MenubarSubContent,
    Portal: MenubarPortal
  },
  context: {
    Item: ContextMenuItem,
    CheckboxItem: ContextMenuCheckboxItem,
    Separator: ContextMenuSeparator,
    Sub: ContextMenuSub,
    SubTrigger: ContextMenuSubTrigger,
    SubContent: ContextMenuSubContent,
    Portal: ContextMenuPortal
  }
} as const

export type MenuKind = keyof typeof menuParts
