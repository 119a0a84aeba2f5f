/** The site: altitude, pressure, and at once what they do to everything that burns, blows or boils. */
import { pressureDoubt, siteAir, standardPressurePa } from '../../../shared/air/site-air.ts';
import { formatFixed } from '../../../shared/quantity/format.ts';
import { Tiles } from '../../ui/figures.tsx';
import { FieldGrid, Section } from '../../ui/field.tsx';
import { useCell, useSingletonId } from '../audit/audit-context.tsx';
import { CellNumber, CellText } from '../audit/cells.tsx';

export function SiteSection() {
  const id = useSingletonId('site');
  const altitudeM = useCell('site', id, 'altitudeM');
  return (
    <Section title="厂址与现场大气" extra="海拔决定大气压，进入每一项燃烧、通风、压缩计算">
      <FieldGrid>
        <CellText table="site" rowId={id} column="name" label="厂址名称" placeholder="如：主厂区" />
        <CellNumber table="site" rowId={id} column="altitudeM" label="海拔" unit="m" required />
        <CellNumber
          table="site"
          rowId={id}
          column="pressureKPa"
          label="现场实测大气压"
          unit="kPa"
          hint={
            altitudeM === null
              ? '读厂内气压表（本站气压，不是天气预报的海平面气压）'
              : `不填则按标准大气 ${formatFixed(standardPressurePa(altitudeM) / 1000, 2)} kPa 估计，并在报告中注明`
          }
          check={(value: number) => (altitudeM === null ? null : pressureDoubt(altitudeM, value))}
        />
        <CellNumber table="site" rowId={id} column="airTemperatureC" label="环境温度" unit="℃" />
        <CellNumber table="site" rowId={id} column="relativeHumidityPct" label="相对湿度" unit="%" />
        <CellNumber table="site" rowId={id} column="longitudeDeg" label="经度" unit="°" />
        <CellNumber table="site" rowId={id} column="latitudeDeg" label="纬度" unit="°" />
      </FieldGrid>
      <AirEffect siteId={id} />
    </Section>
  );
}

function AirEffect({ siteId }: { siteId: string }) {
  const altitudeM = useCell('site', siteId, 'altitudeM');
  const pressureKPa = useCell('site', siteId, 'pressureKPa');
  const temperatureC = useCell('site', siteId, 'airTemperatureC');
  const relativeHumidityPct = useCell('site', siteId, 'relativeHumidityPct');
  if (altitudeM === null) return <p className="muted air-hint">填海拔后，这里显示它对计算的影响。</p>;
  const air = siteAir({ altitudeM, pressureKPa, temperatureC, relativeHumidityPct });
  return (
    <div className="air-effect" data-testid="site-air">
      <Tiles
        tiles={[
          {
            label: '现场大气压',
            value: formatFixed(air.pressurePa / 1000, 2),
            unit: 'kPa',
            note: air.pressureSource === 'measured' ? '实测' : '按标准大气估计',
            testId: 'site-pressure',
          },
          {
            label: '为海平面的',
            value: formatFixed(air.pressureRatio * 100, 1),
            unit: '%',
            note: `标况体积若误用 101.325 kPa 会虚高 ${formatFixed(1 / air.pressureRatio, 2)} 倍`,
          },
          {
            label: '空气密度',
            value: formatFixed(air.densityKgPerM3, 3),
            unit: 'kg/m³',
            note: '风机压头、风量按它换算',
          },
          {
            label: '氧分压',
            value: formatFixed(air.oxygenPartialPressureKPa, 1),
            unit: 'kPa',
            note: '燃烧器出力与过量空气',
          },
          {
            label: '水的沸点',
            value: formatFixed(air.boilingPointC, 1),
            unit: '℃',
            note: '疏水、闪蒸、汽蚀余量',
          },
        ]}
      />
    </div>
  );
}
