import type { Evidence, TimelineContact } from '#lib/core/audit';
import type { Backend, ComplaintQuery, ComplaintRow, ContactQuery, RulebookInfo } from './backend';
import { groupFilter } from './group';

const PAGE = 100;

export type DrawerRequest =
  | { kind: 'evidence'; key: string }
  | { kind: 'timeline'; consumerId?: string; accountId?: string }
  | { kind: 'contacts'; title: string; query: Omit<ContactQuery, 'offset' | 'limit'> }
  | { kind: 'complaints'; title: string; query: Omit<ComplaintQuery, 'offset' | 'limit'> };

export type DrawerContent =
  | { kind: 'evidence'; evidence: Evidence; complaints: ComplaintRow[] | null }
  | { kind: 'timeline'; consumerId?: string; accountId?: string; contacts: TimelineContact[]; total: number }
  | { kind: 'contacts'; title: string; contacts: TimelineContact[]; total: number }
  | { kind: 'complaints'; title: string; complaints: ComplaintRow[]; total: number };

/** What lies open beside the page: the evidence of a finding, a person's timeline, or the rows behind a mark. */
export class Drawer {
  request = $state.raw<DrawerRequest | null>(null);
  content = $state.raw<DrawerContent | null>(null);
  error = $state.raw<unknown>(null);
  isLoading = $state(false);
  private past = $state.raw<DrawerRequest[]>([]);
  readonly canGoBack = $derived(this.past.length > 0);

  constructor(
    private readonly backend: Backend,
    private readonly ruleOf: (bookId: string, ruleId: string) => RulebookInfo['rules'][number] | undefined
  ) {}

  /** `isDeeper` keeps what is open to come back to. */
  open(request: DrawerRequest, isDeeper = false): void {
    this.past = isDeeper && this.request ? [...this.past, this.request] : [];
    void this.show(request);
  }

  back(): void {
    const last = this.past.at(-1);
    this.past = this.past.slice(0, -1);
    if (last) void this.show(last);
  }

  close(): void {
    this.request = null;
    this.content = null;
    this.past = [];
  }

  async more(): Promise<void> {
    const { request, content } = this;
    if (request?.kind === 'contacts' && content?.kind === 'contacts') {
      const next = await this.backend.contacts({
        ...request.query,
        offset: content.contacts.length,
        limit: PAGE
      });
      if (this.request === request)
        this.content = { ...content, contacts: [...content.contacts, ...next.contacts] };
    } else if (request?.kind === 'complaints' && content?.kind === 'complaints') {
      const next = await this.backend.complaints({
        ...request.query,
        offset: content.complaints.length,
        limit: PAGE
      });
      if (this.request === request)
        this.content = { ...content, complaints: [...content.complaints, ...next.complaints] };
    }
  }

  private async show(request: DrawerRequest): Promise<void> {
    this.request = request;
    this.isLoading = true;
    try {
      const content = await this.fetch(request);
      if (this.request !== request) return;
      this.content = content;
      this.error = null;
    } catch (error) {
      if (this.request !== request) return;
      this.content = null;
      this.error = error;
    }
    this.isLoading = false;
  }

  private async fetch(request: DrawerRequest): Promise<DrawerContent> {
    switch (request.kind) {
      case 'evidence': {
        const evidence = await this.backend.evidence(request.key);
        return { kind: 'evidence', evidence, complaints: await this.complaintsOf(evidence) };
      }
      case 'timeline': {
        const { consumerId, accountId } = request;
        return { ...request, ...(await this.backend.timeline({ consumerId, accountId })) };
      }
      case 'contacts':
        return { ...request, ...(await this.backend.contacts({ ...request.query, offset: 0, limit: PAGE })) };
      case 'complaints':
        return {
          ...request,
          ...(await this.backend.complaints({ ...request.query, offset: 0, limit: PAGE }))
        };
    }
  }

  /** The complaints a finding on a group counts; null for any other finding. */
  private async complaintsOf({ finding }: Evidence): Promise<ComplaintRow[] | null> {
    const { group, rulebookId, ruleId } = finding;
    const params = this.ruleOf(rulebookId, ruleId)?.params;
    const filter = group && Array.isArray(params?.by) ? groupFilter(group, params.by as string[]) : null;
    if (!filter) return null;
    const { complaints } = await this.backend.complaints({ filter, offset: 0, limit: 2 * PAGE });
    const wanted = Object.entries((params?.numerator ?? {}) as Record<string, string[]>);
    return complaints.filter((row) =>
      wanted.every(
        ([field, values]) => !(field in row) || values.includes(String(row[field as keyof ComplaintRow]))
      )
    );
  }
}
