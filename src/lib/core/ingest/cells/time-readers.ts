import type { ReasonCode } from '../codes';
import type { ZoneTable } from '../zones/zone-table';
import { NumberColumn, type BatchColumn } from './columns';
import { AMBIGUOUS, BARE_DATE, DateReader, INSTANT, NAIVE, UNREADABLE } from './date-reader';
import type { CellReader } from './readers';
import type { Row } from './row';

/** A question only a person can answer stops the reading of the file. */
export class Question extends Error {
  constructor(
    readonly code: 'zone_needed' | 'ambiguous_day_month',
    readonly value: string
  ) {
    super(code);
  }
}

export interface TimeSettings {
  zones: ZoneTable;
  /** IANA name, `consumer` for the row's own, or undefined when nobody said. */
  zone: string | undefined;
  dayMonth: 'dmy' | 'mdy' | undefined;
  /** Numbers in date columns are days of a workbook, from this year on. */
  serials?: '1900' | '1904' | undefined;
}

/** Turns written times into instants (semantics §2). After `read`, the public fields tell what was found. */
export class TimeReading {
  t = 0;
  /** Seconds after `t` still in a bare date; 0 for a time. */
  span = 0;
  /** Day as written where no offset was, else −Infinity. */
  writtenDay = -Infinity;
  private readonly dates: DateReader;

  constructor(private readonly settings: TimeSettings) {
    this.dates = new DateReader(settings.dayMonth, settings.serials);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    const { dates, settings } = this;
    const kind = dates.read(row.bytes, start, end);
    this.span = 0;
    this.writtenDay = -Infinity;
    if (kind === UNREADABLE) return 'unreadable_time';
    if (kind === AMBIGUOUS) throw new Question('ambiguous_day_month', row.text(start, end));
    if (kind === INSTANT) {
      this.t = dates.day * 86_400 + dates.second;
      return null;
    }
    this.writtenDay = dates.day;
    const zone = settings.zone === 'consumer' ? row.zone : settings.zone;
    if (kind === BARE_DATE) {
      this.t = settings.zones.instantOf(zone ?? 'UTC', dates.day, 0).t;
      this.span = settings.zones.instantOf(zone ?? 'UTC', dates.day + 1, 0).t - this.t - 1;
      return null;
    }
    if (zone === undefined) throw new Question('zone_needed', row.text(start, end));
    if (zone === null) return 'no_zone';
    const { t, gap, overlap } = settings.zones.instantOf(zone, dates.day, dates.second);
    this.t = t;
    return gap ? 'dst_gap' : overlap ? 'dst_overlap' : null;
  }

  /** The wall date of what was read, whatever the form: by the row's zone, as written, or in UTC. */
  dayFor(row: Row): number {
    if (this.writtenDay !== -Infinity) return this.writtenDay;
    return row.zone === null
      ? Math.floor(this.t / 86_400)
      : this.settings.zones.localAt(row.zone, this.t).day;
  }
}

/** A further instant of a row, such as `notice_at`: with the span and the date written of a bare date. */
export class InstantReader implements CellReader {
  readonly outputs: Record<string, BatchColumn>;
  private readonly column: NumberColumn;
  private readonly span: NumberColumn;
  private readonly day: NumberColumn;
  private readonly reading: TimeReading;

  constructor(field: string, settings: TimeSettings, capacity: number) {
    this.column = new NumberColumn('int64', capacity);
    this.span = new NumberColumn('int32', capacity);
    this.day = new NumberColumn('int32', capacity);
    this.reading = new TimeReading(settings);
    const stem = field.replace(/_at$/, '');
    this.outputs = { [field]: this.column, [`${stem}_span`]: this.span, [`${stem}_day`]: this.day };
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    const { index } = row;
    const reason = start === end ? 'missing_value' : this.reading.read(row, start, end);
    this.day.clear(index);
    if (reason === null || reason === 'dst_gap' || reason === 'dst_overlap') {
      const { t, span, writtenDay } = this.reading;
      row.mixNumber(t);
      row.mix(span);
      this.column.set(index, t);
      this.span.set(index, span);
      if (span > 0) this.day.set(index, writtenDay);
      return reason;
    }
    row.mixMissing();
    this.column.clear(index);
    this.span.clear(index);
    return reason === 'missing_value' ? null : reason;
  }
}

/** A date without a time, such as `extended_to`; of a time, the date written. */
export class DayReader implements CellReader {
  readonly outputs: Record<string, BatchColumn>;
  private readonly column: NumberColumn;
  private readonly dates: DateReader;

  constructor(field: string, { dayMonth, serials }: TimeSettings, capacity: number) {
    this.column = new NumberColumn('int32', capacity);
    this.dates = new DateReader(dayMonth, serials);
    this.outputs = { [field]: this.column };
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    const kind = start === end ? UNREADABLE : this.dates.read(row.bytes, start, end);
    if (kind === AMBIGUOUS) throw new Question('ambiguous_day_month', row.text(start, end));
    if (kind === BARE_DATE || kind === NAIVE) {
      row.mix(this.dates.day);
      this.column.set(row.index, this.dates.day);
      return null;
    }
    row.mixMissing();
    this.column.clear(row.index);
    return start === end ? null : 'unreadable_time';
  }
}

/** When the row happened: instant, span, and its local day and second in the row's own zone. */
export class OccurrenceReader implements CellReader {
  private readonly t: NumberColumn;
  private readonly span: NumberColumn;
  private readonly localDay: NumberColumn;
  private readonly localSecond: NumberColumn;
  readonly reading: TimeReading;

  constructor(
    private readonly settings: TimeSettings,
    capacity: number
  ) {
    this.t = new NumberColumn('int64', capacity);
    this.span = new NumberColumn('int32', capacity);
    this.localDay = new NumberColumn('int32', capacity);
    this.localSecond = new NumberColumn('int32', capacity);
    this.reading = new TimeReading(settings);
  }

  read(row: Row, start: number, end: number): ReasonCode | null {
    const { reading } = this;
    const reason = reading.read(row, start, end);
    if (reason !== null && reason !== 'dst_gap' && reason !== 'dst_overlap') return reason;
    const { index, zone } = row;
    row.mixNumber(reading.t);
    row.mix(reading.span);
    this.t.set(index, reading.t);
    this.span.set(index, reading.span);
    if (reading.span > 0) {
      this.localDay.set(index, reading.writtenDay);
      this.localSecond.clear(index);
    } else if (zone === null) {
      this.localDay.clear(index);
      this.localSecond.clear(index);
    } else {
      const { day, second } = this.settings.zones.localAt(zone, reading.t);
      this.localDay.set(index, day);
      this.localSecond.set(index, second);
    }
    return reason;
  }

  get outputs(): Record<string, NumberColumn> {
    return { t: this.t, span: this.span, local_day: this.localDay, local_second: this.localSecond };
  }
}

/** When a complaint or request came: as an occurrence, but only the date of a bare date is known without the rulebook's zone. */
export class ReceiptReader extends OccurrenceReader {
  override get outputs(): Record<string, NumberColumn> {
    const { t, span, local_day } = super.outputs;
    return { received_at: t!, span: span!, written_day: local_day! };
  }
}

/** When a payment came in. */
export class PaymentTimeReader extends OccurrenceReader {
  override get outputs(): Record<string, NumberColumn> {
    const { t, span } = super.outputs;
    return { paid_at: t!, span: span! };
  }
}
