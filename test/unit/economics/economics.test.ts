import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annuityFactor,
  economicsOf,
  internalRateOfReturnPct,
  netPresentValueYuan,
  sharedSavings,
  simplePaybackYears,
} from '../../../shared/economics/economics.ts';

describe('payback', () => {
  it('electrical.md M2: 38,000 yuan over 7,138.80 yuan/a is 5.323 a', () => {
    expect(simplePaybackYears({ investmentYuan: 38_000, netSavingYuan: 7138.80283 })).toBeCloseTo(5.32302, 5);
  });
  it('is unknown without a positive saving', () => {
    expect(simplePaybackYears({ investmentYuan: 1, netSavingYuan: 0 })).toBeNull();
    expect(simplePaybackYears({ investmentYuan: 1, netSavingYuan: -5 })).toBeNull();
  });
});

describe('present value', () => {
  it('annuity tables: 8 % over 10 years is 6.7101, 0 % is the number of years', () => {
    expect(annuityFactor(8, 10)).toBeCloseTo(6.7101, 4);
    expect(annuityFactor(0, 7)).toBe(7);
    expect(annuityFactor(1e-9, 7)).toBeCloseTo(7, 6);
  });
  it('1,000 a year for 5 years at 10 % against 3,000 is 790.79', () => {
    const flow = { investmentYuan: 3000, netSavingYuan: 1000, lifeYears: 5 };
    expect(netPresentValueYuan(flow, 10)).toBeCloseTo(790.79, 2);
  });
});

describe('internal rate of return', () => {
  it('1,000 over 3 years from 2,401.83 returns 12 %', () => {
    const flow = { investmentYuan: 2401.831268, netSavingYuan: 1000, lifeYears: 3 };
    expect(internalRateOfReturnPct(flow)).toBeCloseTo(12, 5);
  });
  it('may be negative when the saving does not pay the investment back', () => {
    const irr = internalRateOfReturnPct({ investmentYuan: 1000, netSavingYuan: 90, lifeYears: 10 });
    expect(irr).toBeLessThan(0);
  });
  it.each([
    [{ investmentYuan: 0, netSavingYuan: 10, lifeYears: 5 }],
    [{ investmentYuan: 10, netSavingYuan: 0, lifeYears: 5 }],
    [{ investmentYuan: 10, netSavingYuan: -1, lifeYears: 5 }],
    [{ investmentYuan: 10, netSavingYuan: 10, lifeYears: 0 }],
  ])('has none for %o', (flow) => {
    expect(internalRateOfReturnPct(flow)).toBeNull();
  });
  it('property: at the rate of return the present value is nil', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e8, noNaN: true }),
        fc.double({ min: 0.02, max: 20, noNaN: true }),
        fc.double({ min: 1, max: 40, noNaN: true }),
        (investmentYuan, share, lifeYears) => {
          const flow = { investmentYuan, netSavingYuan: investmentYuan * share, lifeYears };
          const irr = internalRateOfReturnPct(flow);
          if (irr === null) throw new Error('a rate exists');
          expect(Math.abs(netPresentValueYuan(flow, irr)) / investmentYuan).toBeLessThan(1e-7);
        },
      ),
    );
  });
});

describe('economicsOf', () => {
  it('gives every figure its step', () => {
    const result = economicsOf({
      investmentYuan: 50_000,
      savingYuan: 12_000,
      annualCostYuan: 2000,
      lifeYears: 10,
      discountRatePct: 8,
    });
    expect(result.paybackYears).toBe(5);
    expect(result.npvYuan).toBeCloseTo(17_100.81, 2);
    expect(result.steps.map((s) => s.id)).toEqual(['net-saving', 'payback', 'annuity-factor', 'npv', 'irr']);
    expect(result.steps.find((s) => s.id === 'annuity-factor')?.substitution).toBe(
      '(1 − (1 + 8/100)^(−10))/(8/100)',
    );
  });
  it('without an investment only the saving is known', () => {
    const result = economicsOf({
      investmentYuan: null,
      savingYuan: 1,
      annualCostYuan: 0,
      lifeYears: 10,
      discountRatePct: 8,
    });
    expect(result).toMatchObject({ paybackYears: null, npvYuan: null, irrPct: null });
  });
});

describe('shared savings (GB/T 24915-2020 annex A)', () => {
  const terms = {
    savingYuan: 100_000,
    investmentYuan: 200_000,
    companySharePct: 80,
    contractYears: 4,
    lifeYears: 10,
    discountRatePct: 6,
  };
  it('splits the saving and values both sides', () => {
    const result = sharedSavings(terms);
    expect(result.companyYearlyYuan).toBe(80_000);
    expect(result.enterpriseYearlyYuan).toBe(20_000);
    expect(result.companyNpvYuan).toBeCloseTo(80_000 * 3.465106 - 200_000, 0);
    expect(result.enterpriseNpvYuan).toBeCloseTo(20_000 * 3.465106 + 100_000 * (7.360087 - 3.465106), 0);
  });
  it('property: what both get together is the worth of the saving less the investment', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 15 }), (share, years) => {
        const result = sharedSavings({ ...terms, companySharePct: share, contractYears: years });
        const whole = 100_000 * annuityFactor(6, 10) - 200_000;
        expect(result.companyNpvYuan + result.enterpriseNpvYuan).toBeCloseTo(whole, 4);
      }),
    );
  });
});
