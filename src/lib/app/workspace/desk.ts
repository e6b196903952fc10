import type {
  AskLine,
  Backend,
  ComplaintQuery,
  ContactQuery,
  Facts,
  JudgeOutcome,
  NamedBlob,
  Overrides,
  ParamValue,
  RulebookInfo,
  ZoneChange
} from '#lib/app/state';
import {
  asksOf,
  type Calendars,
  checkContact,
  checkPerson,
  complaintsOf,
  contactsOf,
  counterfactualsOf,
  dropLoads,
  evidenceOf,
  figuresOf,
  findingsCsv,
  findingsPage,
  judge,
  nextPermitted,
  search,
  timelineOf,
  type FigureContext,
  type CheckPerson,
  type CheckRequest,
  type CheckResult,
  type Counterfactual,
  type Evidence,
  type FigureRequest,
  type FindingQuery,
  type Judgement,
  type NextTime,
  type Page,
  type PageFigures,
  type SearchHit,
  type WhatIf
} from '#lib/core/audit';
import { CHANNELS, type Filter } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { sentenceOf, type Locale } from '#lib/core/i18n';
import { Workspace, ZoneTable } from '#lib/core/ingest';
import { RULE_KINDS } from '#lib/core/rules';
import { sql } from '#lib/core/sql';
import { askLine, asksSheet } from './asks-sheet';
import { calendarsFrom } from './calendars';
import { FileDesk, type DeskTools } from './file-desk';
import { RuleShelf } from './rule-shelf';
import { Trial } from './trial';

/** Everything the page can ask for, answered where the data is. One per worker. */
export class Desk extends FileDesk implements Backend {
  private readonly shelf = new RuleShelf();
  private readonly trial = new Trial();
  private judgement: Judgement | undefined;
  /** The judging under way or last done: two at a time would write into the same tables, and what is asked meanwhile waits. */
  private judging: Promise<unknown> = Promise.resolve();

  private constructor(
    tools: DeskTools,
    private readonly zones: ZoneTable,
    private readonly calendars: Calendars,
    workspace: Workspace
  ) {
    super(tools, workspace);
  }

  static async open(opening: Promise<Engine>, rest: Omit<DeskTools, 'engine'>): Promise<Desk> {
    const [engine, zones, index] = await Promise.all([
      opening,
      rest.fetchText('zones.json'),
      rest.fetchText('rulebooks/index.json')
    ]);
    const table = new ZoneTable(JSON.parse(zones));
    const calendars = await calendarsFrom(rest.fetchText);
    const desk = new Desk({ ...rest, engine }, table, calendars, await Workspace.open(engine, table));
    const { rulebooks } = JSON.parse(index) as { rulebooks: { path: string }[] };
    const texts = await Promise.all(rulebooks.map(({ path }) => rest.fetchText(`rulebooks/${path}`)));
    for (const text of texts)
      desk.shelf.add(
        text,
        (zone) => table.has(zone),
        (id) => calendars.has(id)
      );
    return desk;
  }

  async rulebooks(): Promise<RulebookInfo[]> {
    return this.shelf.all().map(({ rulebook, isActive, changes, zones }) => ({
      id: rulebook.id,
      title: rulebook.title,
      jurisdiction: rulebook.jurisdiction,
      version: rulebook.version,
      active: isActive,
      timeZone: rulebook.timeZone,
      consumerTimeZone: rulebook.consumerTimeZone,
      rules: rulebook.rules.map((rule) => {
        const { family, judges } = RULE_KINDS.get(rule.kind)!;
        return { ...rule, family, judges };
      }),
      changes,
      zones
    }));
  }

  async setActive(ids: string[]): Promise<void> {
    this.shelf.activate(ids);
  }

  async override(rulebookId: string, overrides: Overrides, zones: ZoneChange): Promise<void> {
    this.shelf.change(rulebookId, overrides, zones);
  }

  async rulebookFile(id: string): Promise<NamedBlob> {
    const text = this.shelf.textOf(id);
    if (text === null) throw new RangeError(`no rulebook ${id}`);
    return { name: `${id}.yaml`, blob: new Blob([text], { type: 'application/yaml' }) };
  }

  judge(): Promise<JudgeOutcome> {
    const turn = this.judging.then(() => this.judgeAll());
    this.judging = turn.catch(() => undefined);
    return turn;
  }

  private async judgeAll(): Promise<JudgeOutcome> {
    const start = this.tools.now();
    this.judgement = await judge(this.tools.engine, this.shelf.active(), {
      zones: this.zones,
      calendarsOf: (rulebook) => this.calendars.of(rulebook)
    });
    await dropLoads(this.tools.engine);
    return {
      tallies: this.judgement.rules.map(({ tally }) => tally),
      seconds: (this.tools.now() - start) / 1000,
      fallbackZone: this.judgement.fallbackZone
    };
  }

  private async context(): Promise<FigureContext> {
    await this.judging;
    if (!this.judgement) await this.judge();
    const names = new Map(this.workspace.files().map(({ id, name }) => [id, name]));
    return {
      engine: this.tools.engine,
      judgement: this.judgement!,
      zones: this.zones,
      fileName: (file) => names.get(file) ?? ''
    };
  }

  async figures<P extends Page>(page: P, request: FigureRequest): Promise<PageFigures[P]> {
    return figuresOf(await this.context(), page, request);
  }

  async findings(query: FindingQuery) {
    return findingsPage(await this.context(), query);
  }

  async evidence(key: string): Promise<Evidence> {
    return evidenceOf(await this.context(), key);
  }

  async counterfactuals(key: string): Promise<Counterfactual[]> {
    return counterfactualsOf(await this.context(), key);
  }

  async whatIf(
    rulebookId: string,
    ruleId: string,
    values: Record<string, ParamValue>,
    filter: Filter
  ): Promise<WhatIf> {
    const context = await this.context();
    return this.trial.ask(context, rulebookId, this.shelf.tried(rulebookId, ruleId, values), filter);
  }

  async whatIfClose(): Promise<void> {
    this.trial.close();
  }

  async checkPerson(of: { consumerId?: string; accountId?: string }): Promise<CheckPerson> {
    return checkPerson(await this.context(), of);
  }

  async checkContact(request: CheckRequest): Promise<CheckResult> {
    return checkContact(await this.context(), request);
  }

  async nextPermitted(request: CheckRequest): Promise<NextTime[]> {
    return nextPermitted(await this.context(), request);
  }

  async asks(locale: Locale): Promise<AskLine[]> {
    return (await asksOf(await this.context())).map((ask) => askLine(ask, locale));
  }

  async asksSheet(
    agency: string | null | undefined,
    format: 'csv' | 'xlsx',
    locale: Locale
  ): Promise<NamedBlob> {
    const lines = await this.asks(locale);
    return asksSheet(
      agency === undefined ? lines : lines.filter((line) => line.agency === agency),
      agency,
      format,
      locale
    );
  }

  async timeline(of: { consumerId?: string; accountId?: string }) {
    return timelineOf(await this.context(), of);
  }

  async contacts(query: ContactQuery) {
    return contactsOf(await this.context(), query);
  }

  async complaints(query: ComplaintQuery) {
    return complaintsOf(await this.context(), query);
  }

  async search(text: string): Promise<SearchHit[]> {
    return search(await this.context(), text);
  }

  async exportFindings(query: FindingQuery, locale: Locale): Promise<Blob> {
    const chunks: string[] = ['\ufeff'];
    const csv = findingsCsv(await this.context(), query, (message) => sentenceOf(message, locale), {
      neutralise: true
    });
    for await (const chunk of csv) chunks.push(chunk);
    return new Blob(chunks, { type: 'text/csv;charset=utf-8' });
  }

  async facts(): Promise<Facts> {
    const words = async (table: 'agency' | 'region'): Promise<string[]> => {
      const of =
        table === 'agency'
          ? sql`word_agency w semi join shown s on s.agency = w.code`
          : sql`word_region w semi join shown s on s.region = w.code`;
      const rows = await this.tools.engine.query<{ text: string }>(sql`select text from ${of} order by text`);
      return rows.map(({ text }) => text);
    };
    await this.context();
    const codes = await this.tools.engine.query<{ channel: number }>(
      sql`select distinct channel from cell order by channel`
    );
    const [days] = await this.tools.engine.query<{ first: number | null; last: number | null }>(
      sql`select min(day) as first, max(day) as last from cell`
    );
    const { contacts, complaints } = this.workspace.facts();
    return {
      agencies: await words('agency'),
      regions: await words('region'),
      channels: codes.map(({ channel }) => CHANNELS[channel]!),
      firstDay: days!.first,
      lastDay: days!.last,
      contacts,
      complaints
    };
  }
}
