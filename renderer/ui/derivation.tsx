/** The derivation, line by line, as it is printed in the report. */
import type { Step } from '../../shared/equipment/types.ts';
import { formatSignificant } from '../../shared/quantity/format.ts';

export function DerivationTable({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return <p className="muted">还没有可以计算的内容，请先补齐读数。</p>;
  return (
    <table className="grid derivation">
      <thead>
        <tr>
          <th>名称与公式</th>
          <th className="num">结果</th>
          <th>依据</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id} id={`step-${step.id}`}>
            <td>
              <div className="step-name">
                {step.zh} <var>{step.symbol}</var>
              </div>
              <div className="step-formula">
                {step.kind === 'formula' ? `${step.symbol} = ${step.formula}` : step.formula}
              </div>
              {step.kind === 'formula' ? <div className="step-numbers">= {step.substitution}</div> : null}
            </td>
            <td className="num">
              {formatSignificant(step.value, 6)}
              <span className="unit">{step.unit}</span>
            </td>
            <td className="muted">{step.clause ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
