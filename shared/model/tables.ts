/**
 * The synchronised tables: one zod schema per table, keyed by the column names that SQLite, the op log and the
 * hub share. Every column is nullable because a row may arrive cell by cell from another laptop.
 */
import { z } from 'zod';
import { seriesLayoutSchema } from '../series/mapping.ts';
import { pairRoles, photoLayerSchema } from './evidence.ts';
import { sourceSchema } from './quantity.ts';
import {
  answers,
  areas,
  carrierNames,
  costClasses,
  documentKinds,
  equipmentKinds,
  findingStatuses,
  measureStatuses,
  stages,
} from './vocabulary.ts';

const text = (max = 400) => z.string().max(max).nullable();
const longText = () => z.string().max(20_000).nullable();
const number = () => z.number().nullable();
const count = () => z.number().int().nullable();
const flag = () => z.boolean().nullable();
const instant = () => z.string().max(40).nullable();
const option = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).nullable();
const sha256 = () =>
  z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable();

/** Prices and factors that turn energy into money, coal equivalent and carbon; stored as one JSON column. */
export const pricesSchema = z
  .object({
    electricityYuanPerKWh: z.number().min(0),
    rawCoalYuanPerT: z.number().min(0),
    naturalGasYuanPerNm3: z.number().min(0),
    lngYuanPerT: z.number().min(0),
    lpgYuanPerT: z.number().min(0),
    dieselYuanPerT: z.number().min(0),
    gasolineYuanPerT: z.number().min(0),
    fuelOilYuanPerT: z.number().min(0),
    cokeYuanPerT: z.number().min(0),
    biomassYuanPerT: z.number().min(0),
    purchasedHeatYuanPerGJ: z.number().min(0),
    freshWaterYuanPerT: z.number().min(0),
    /** Discount rate for NPV, %. */
    discountRatePct: z.number().min(0).max(50),
    /** User-set equal-value coefficient of electricity, kgce/kWh; the calorific value 0.1229 stays the main figure. */
    equalValueKgcePerKWh: z.number().min(0),
  })
  .partial();
export type Prices = z.infer<typeof pricesSchema>;

/** Choices and short texts of a calculator (fuel, poles …); numbers are rows of `reading`. */
export const choicesSchema = z.record(
  z.string().max(60),
  z.union([z.string().max(200), z.boolean(), z.null()]),
);
export type Choices = z.infer<typeof choicesSchema>;

const templateRefs = z.record(z.string(), z.object({ id: z.string(), version: z.number().int() }));
const json = <T extends z.ZodType>(schema: T) => schema.nullable().meta({ json: true });

export const tables = {
  audit: z.strictObject({
    title: text(),
    stage: option(stages),
    diagnosisType: text(),
    periodStart: instant(),
    periodEnd: instant(),
    provider: text(),
    providerAddress: text(),
    providerPhone: text(),
    leadAuditor: text(),
    teamMembers: text(1000),
    enterpriseStaff: text(1000),
    author: text(),
    reviewer: text(),
    reportNo: text(),
    purpose: longText(),
    scope: longText(),
    process: longText(),
    conclusion: longText(),
    templates: json(templateRefs),
    prices: json(pricesSchema),
    createdAt: instant(),
  }),
  enterprise: z.strictObject({
    name: text(),
    creditCode: text(18),
    industryCode: text(20),
    industry: text(),
    region: text(),
    county: text(),
    address: text(),
    legalRepresentative: text(),
    energyManager: text(),
    contact: text(),
    phone: text(60),
    email: text(200),
    employeeCount: count(),
    commissionedAt: instant(),
    mainProducts: text(1000),
    outputValueWanYuan: number(),
    addedValueWanYuan: number(),
    revenueWanYuan: number(),
    isAboveScale: flag(),
    isKeyUnit: flag(),
    smeClass: text(40),
    lastDiagnosisAt: instant(),
    profile: longText(),
    processDescription: longText(),
    energySystem: longText(),
    managementSummary: longText(),
  }),
  site: z.strictObject({
    name: text(),
    altitudeM: z.number().min(-100).max(6000).nullable(),
    /** Measured local atmospheric pressure; null means the standard atmosphere is used and marked as estimated. */
    pressureKPa: z.number().min(40).max(110).nullable(),
    airTemperatureC: z.number().min(-60).max(60).nullable(),
    relativeHumidityPct: z.number().min(0).max(100).nullable(),
    latitudeDeg: number(),
    longitudeDeg: number(),
  }),
  equipment: z.strictObject({
    kind: option(equipmentKinds),
    name: text(),
    tag: text(80),
    model: text(200),
    manufacturer: text(),
    madeYear: count(),
    commissionedYear: count(),
    location: text(),
    quantity: count(),
    inputs: json(choicesSchema),
    note: longText(),
    sortOrder: number(),
  }),
  reading: z.strictObject({
    equipmentId: text(80),
    key: text(60),
    value: number(),
    unit: text(30),
    source: sourceSchema.nullable(),
    /** Standard uncertainty in the reading's unit; null takes the default of the input's definition. */
    u: z.number().min(0).nullable(),
    instrumentId: text(80),
    measuredAt: instant(),
    measuredBy: text(80),
    note: text(2000),
    /** The data file whose column and interval gave the value; null for values read off a display. */
    dataFileId: text(80),
    dataColumn: text(200),
    dataFrom: instant(),
    dataTo: instant(),
  }),
  answer: z.strictObject({
    subjectId: text(80),
    templateId: text(80),
    templateVersion: count(),
    itemId: text(80),
    answer: option(answers),
    note: text(2000),
    answeredAt: instant(),
    answeredBy: text(80),
  }),
  finding: z.strictObject({
    subjectId: text(80),
    itemId: text(80),
    title: text(),
    detail: longText(),
    suggestion: longText(),
    severity: z.number().int().min(1).max(3).nullable(),
    area: option(areas),
    status: option(findingStatuses),
  }),
  measure: z.strictObject({
    equipmentId: text(80),
    key: text(80),
    title: text(),
    description: longText(),
    costClass: option(costClasses),
    status: option(measureStatuses),
    rank: number(),
    investmentYuan: z.number().min(0).nullable(),
    lifeYears: z.number().min(0).max(60).nullable(),
    annualCostYuan: number(),
    /** Hand-entered yearly savings; null where the calculator supplies them. */
    savingKWh: number(),
    savingTce: number(),
    savingCO2T: number(),
    savingYuan: number(),
    fundingChannel: text(),
    implementationMonths: number(),
    note: text(2000),
  }),
  energyUse: z.strictObject({
    carrier: option(carrierNames as [(typeof carrierNames)[number], ...typeof carrierNames]),
    /** 'YYYY-MM', or 'year' for a yearly total. */
    period: text(10),
    amount: number(),
    costYuan: number(),
    /** Measured net calorific value, MJ per unit of the carrier (t, Nm³); null takes the reference coefficient. */
    ncvMJPerUnit: number(),
    note: text(400),
  }),
  production: z.strictObject({
    product: text(80),
    period: text(10),
    amount: number(),
    unit: text(30),
    note: text(400),
  }),
  instrument: z.strictObject({
    name: text(),
    model: text(200),
    serialNo: text(100),
    measures: text(200),
    /** Accuracy as printed on the certificate, e.g. ±0.2 %vol. */
    accuracy: text(100),
    /** Expanded relative uncertainty of the certificate, % of the reading, k = 2. */
    relativeUPct: number(),
    certificateNo: text(100),
    calibratedAt: instant(),
    validUntil: instant(),
  }),
  photo: z.strictObject({
    subjectId: text(80),
    itemId: text(80),
    sha256: sha256(),
    fileName: text(200),
    mime: text(60),
    sizeBytes: count(),
    widthPx: count(),
    heightPx: count(),
    takenAt: instant(),
    caption: text(400),
    rotationDeg: count(),
    /** Key of the reading of the machine that the photo proves; null for photos of an item or of the whole machine. */
    readingKey: text(60),
    takenBy: text(80),
    /** Place and camera as the file itself states them. */
    latitudeDeg: number(),
    longitudeDeg: number(),
    altitudeM: number(),
    camera: text(120),
    layer: json(photoLayerSchema),
    /** Two photos of one place, before and after, share this id. */
    pairId: text(80),
    pairRole: option(pairRoles),
  }),
  dataFile: z.strictObject({
    subjectId: text(80),
    sha256: sha256(),
    fileName: text(200),
    mime: text(60),
    sizeBytes: count(),
    rowCount: count(),
    startAt: instant(),
    endAt: instant(),
    note: text(2000),
    /** How it was read: separators, dates, units said by a person. */
    layout: json(seriesLayoutSchema),
  }),
  document: z.strictObject({
    kind: option(documentKinds),
    version: count(),
    sha256: sha256(),
    fileName: text(200),
    sizeBytes: count(),
    pages: count(),
    engineVersion: text(40),
    packVersion: text(40),
    sealed: flag(),
    createdAt: instant(),
  }),
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[];
export const tableNameSchema = z.enum(tableNames as [TableName, ...TableName[]]);

/** What every row carries besides its columns. */
export interface RowBase {
  id: string;
  auditId: string;
  deleted: boolean;
}
export type Columns<T extends TableName> = z.infer<(typeof tables)[T]>;
export type Row<T extends TableName> = RowBase & Columns<T>;

/** True for columns kept as JSON text, whose first-level keys are cells of their own (`inputs.fuel`). */
export function isJsonColumn(table: TableName, column: string): boolean {
  const schema = (tables[table].shape as Record<string, z.ZodType>)[column];
  return schema?.meta()?.['json'] === true;
}

/** A row with every column null: what a table shows before its first cell arrives. */
export function emptyRow<T extends TableName>(table: T, id: string, auditId: string): Row<T> {
  const columns = Object.fromEntries(Object.keys(tables[table].shape).map((column) => [column, null]));
  return { ...columns, id, auditId, deleted: false } as Row<T>;
}
