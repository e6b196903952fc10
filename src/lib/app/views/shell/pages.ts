import {
  ClipboardListIcon as ClipboardList,
  ClockIcon as Clock,
  DatabaseIcon as Database,
  DoorOpenIcon as DoorOpen,
  GaugeIcon as Gauge,
  HandshakeIcon as Handshake,
  LayoutDashboardIcon as LayoutDashboard,
  MessageSquareWarningIcon as MessageSquareWarning,
  PhoneIcon as Phone,
  ScaleIcon as Scale
} from '#lib/app/ui';
import type { Icon } from '#lib/app/ui';

/** The pages of the navigation, in order; `nav_<name>` is their title. */
export const PAGES = [
  { name: 'overview', icon: LayoutDashboard as Icon, group: 'figures' },
  { name: 'frequency', icon: Phone as Icon, group: 'figures', isSecondary: true },
  { name: 'hours', icon: Clock as Icon, group: 'figures', isSecondary: true },
  { name: 'visits', icon: DoorOpen as Icon, group: 'figures', isSecondary: true },
  { name: 'complaints', icon: MessageSquareWarning as Icon, group: 'figures', isSecondary: true },
  { name: 'agencies', icon: Handshake as Icon, group: 'figures', isSecondary: true },
  { name: 'brand', icon: Gauge as Icon, group: 'figures', isSecondary: true },
  { name: 'findings', icon: ClipboardList as Icon, group: 'figures' },
  { name: 'rules', icon: Scale as Icon, group: 'means' },
  { name: 'data', icon: Database as Icon, group: 'means' }
] as const;
export type PageName = (typeof PAGES)[number]['name'];
