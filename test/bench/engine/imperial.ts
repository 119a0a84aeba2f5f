/** Units of the peer, which takes and gives US customary ones except for steam. Exact by definition, or NIST SP 811. */

export const M_PER_FOOT = 0.3048;
export const M_PER_INCH = 0.0254;
export const M2_PER_SQUARE_FOOT = M_PER_FOOT ** 2;
export const KG_PER_POUND = 0.453_592_37;
export const KW_PER_HORSEPOWER = 0.745_699_871_582;
/** International table. */
export const KJ_PER_BTU = 1.055_055_852_62;
export const PA_PER_PSI = 6894.757_293_168;
/** Conventional, 4 °C. */
export const PA_PER_INCH_WATER = 249.088_91;
export const PA_PER_INCH_MERCURY = 3386.389;
export const M3_PER_HOUR_PER_GPM = 0.227_124_707;
export const M3_PER_HOUR_PER_CFM = M_PER_FOOT ** 3 * 60;
export const M_PER_SECOND_PER_MPH = 0.447_04;
export const KG_PER_M3_PER_POUND_PER_CUBIC_FOOT = KG_PER_POUND / M_PER_FOOT ** 3;

export const fahrenheit = (tC: number): number => tC * 1.8 + 32;
export const kelvin = (tC: number): number => tC + 273.15;
