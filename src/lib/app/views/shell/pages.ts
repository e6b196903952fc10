import ClipboardList from '@lucide/svelte/icons/clipboard-list';
import Clock from '@lucide/svelte/icons/clock';
import Database from '@lucide/svelte/icons/database';
import DoorOpen from '@lucide/svelte/icons/door-open';
import LayoutDashboard from '@lucide/svelte/icons/layout-dashboard';
import MessageSquareWarning from '@lucide/svelte/icons/message-square-warning';
import Phone from '@lucide/svelte/icons/phone';
import Scale from '@lucide/svelte/icons/scale';
import type { Icon } from '#lib/app/ui';

/** The pages of the navigation, in order; `nav_<name>` is their title. */
export const PAGES = [
  { name: 'overview', icon: LayoutDashboard as Icon, group: 'figures' },
  { name: 'frequency', icon: Phone as Icon, group: 'figures', isSecondary: true },
  { name: 'hours', icon: Clock as Icon, group: 'figures', isSecondary: true },
  { name: 'visits', icon: DoorOpen as Icon, group: 'figures', isSecondary: true },
  { name: 'complaints', icon: MessageSquareWarning as Icon, group: 'figures', isSecondary: true },
  { name: 'findings', icon: ClipboardList as Icon, group: 'figures' },
  { name: 'rules', icon: Scale as Icon, group: 'means' },
  { name: 'data', icon: Database as Icon, group: 'means' }
] as const;
export type PageName = (typeof PAGES)[number]['name'];
