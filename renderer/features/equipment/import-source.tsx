/** The three ways a ledger comes in, and what it should look like. */
import { FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';

export type LedgerSource = { file: File } | { text: string };

const example = [
  ['设备名称', '型号', '额定功率(kW)', '数量', '制造厂', '出厂年份', '安装位置'],
  ['1号循环水泵', 'IS125-100-200', '45', '2', '示例泵业', '2012', '循环水泵房'],
  ['锅炉引风机', 'Y4-73', '75', '1', '示例风机厂', '2010', '锅炉房'],
];

export function ImportSource({ onSource }: { onSource: (source: LedgerSource) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="stack">
      <div className="import-drop">
        <p>把 .xlsx 或 .csv 文件拖到这里，或者</p>
        <Button
          type="primary"
          icon={<FileExcelOutlined />}
          onClick={() => input.current?.click()}
          data-testid="import-pick"
        >
          选择文件
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".xlsx,.xls,.csv,.txt,.tsv"
          aria-label="选择设备台账文件"
          data-testid="import-file"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) onSource({ file });
          }}
        />
      </div>
      <label className="import-paste">
        <span className="field-label">
          或从 Excel、WPS 复制后在此粘贴（最好连同列名；没有列名时再逐列指定）
        </span>
        <textarea
          className="input input-area"
          rows={3}
          data-testid="import-paste"
          placeholder="Ctrl+V"
          value=""
          onChange={() => undefined}
        />
      </label>
      <div>
        <p className="muted">
          第一行写列名，每行一台（种）设备；列的顺序不限，多余的列不影响。流量和压力请在列名后写明单位。设备类型按名称识别，也可以加一列“类型”。
        </p>
        <div className="scroll-x">
          <table className="grid">
            <thead>
              <tr>
                {example[0]?.map((heading) => (
                  <th key={heading}>{heading}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {example.slice(1).map((row) => (
                <tr key={row[0]}>
                  {row.map((cell, index) => (
                    <td key={example[0]?.[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
