import type { DisclosureParams } from './params';

export type Field = DisclosureParams['fields'][number];

/** What a finding measures: the sum of the fields that are false. */
export const WEIGHT: Record<Field, number> = { recorded: 1, identity_disclosed: 2, consent: 4 };

const FIELDS = Object.keys(WEIGHT) as Field[];

/** The fields of a rule, each once, in one order. */
export const fieldsOf = ({ fields }: DisclosureParams): Field[] =>
  FIELDS.filter((field) => fields.includes(field));

/** The fields in a measured value. */
export const absentIn = (measured: number): Field[] => FIELDS.filter((field) => measured & WEIGHT[field]);
