/** The forms of 设置; secrets go in and never come out. */
import { Button } from 'antd';
import { useState } from 'react';
import type { SecretName, Settings } from '../../../shared/model/settings.ts';
import { Field, FieldGrid, Section } from '../../ui/field.tsx';
import { NumberInput, SelectInput, TextInput } from '../../ui/inputs.tsx';

type TextName = { [K in keyof Settings]: Settings[K] extends string ? K : never }[keyof Settings];

export interface SettingsForm {
  values: Settings;
  secrets: Partial<Record<SecretName, boolean>>;
  change: <K extends keyof Settings>(name: K, value: Settings[K]) => void;
  /** Writes one setting, the typed value unless another is given. */
  save: <K extends keyof Settings>(name: K, value?: Settings[K]) => void;
  saveSecret: (name: SecretName, value: string) => Promise<void>;
}

interface FormProps {
  form: SettingsForm;
}

function TextSetting({
  form,
  name,
  label,
  hint,
  type,
}: FormProps & { name: TextName; label: string; hint?: string; type?: 'email' | 'url' | 'tel' }) {
  return (
    <Field label={label} field={name} hint={hint}>
      {(parts) => (
        <TextInput
          {...parts}
          type={type}
          value={form.values[name]}
          onChange={(value) => form.change(name, value ?? '')}
          onLeave={() => form.save(name)}
          testId={`setting-${name}`}
        />
      )}
    </Field>
  );
}

export function InstitutionSettings({ form }: FormProps) {
  return (
    <Section title="诊断机构" extra="新建项目时带入">
      <FieldGrid>
        <TextSetting form={form} name="provider" label="机构名称" />
        <TextSetting form={form} name="providerAddress" label="机构地址" />
        <TextSetting form={form} name="providerPhone" label="机构电话" type="tel" />
        <TextSetting form={form} name="userName" label="本机使用人" hint="记在每一处修改上" />
        <TextSetting form={form} name="teamMembers" label="诊断组成员" hint="姓名之间用顿号隔开" />
      </FieldGrid>
    </Section>
  );
}

export function MailSettings({ form }: FormProps) {
  return (
    <Section title="邮件" extra="不设发件服务器时，邮件存为 .eml 文件由人发送">
      <FieldGrid>
        <TextSetting form={form} name="authorityName" label="主管部门" />
        <TextSetting form={form} name="authorityEmail" label="主管部门收件邮箱" type="email" />
        <TextSetting form={form} name="smtpHost" label="发件服务器" hint="如 smtp.example.cn" />
        <Field label="端口" field="smtpPort">
          {(parts) => (
            <NumberInput
              {...parts}
              value={form.values.smtpPort}
              onChange={(value) => {
                if (value !== null && Number.isInteger(value) && value > 0 && value < 65_536)
                  form.change('smtpPort', value);
              }}
              onLeave={() => form.save('smtpPort')}
            />
          )}
        </Field>
        <Field label="加密方式" field="smtpSecure">
          {(parts) => (
            <SelectInput
              {...parts}
              value={String(form.values.smtpSecure)}
              options={{ true: 'SSL/TLS（465）', false: 'STARTTLS（587、25）' }}
              onChange={(value) => {
                form.change('smtpSecure', value === 'true');
                form.save('smtpSecure', value === 'true');
              }}
            />
          )}
        </Field>
        <TextSetting form={form} name="smtpUser" label="登录名" />
        <TextSetting form={form} name="smtpFrom" label="发件人地址" type="email" />
        <SecretField form={form} name="smtpPassword" label="登录密码" />
        <Field label="附件大小上限" field="attachmentLimitMB" hint="超过时照片自动缩小，并在报告中注明">
          {(parts) => (
            <NumberInput
              {...parts}
              value={form.values.attachmentLimitMB}
              unit="MB"
              onChange={(value) => {
                if (value !== null && value >= 1 && value <= 100) form.change('attachmentLimitMB', value);
              }}
              onLeave={() => form.save('attachmentLimitMB')}
            />
          )}
        </Field>
      </FieldGrid>
    </Section>
  );
}

export function HubSettings({ form }: FormProps) {
  return (
    <Section title="数据中心">
      <FieldGrid>
        <TextSetting
          form={form}
          name="hubUrl"
          label="地址"
          type="url"
          hint="由主管部门提供，如 https://hub.example.cn"
        />
        <SecretField form={form} name="hubToken" label="设备令牌" />
      </FieldGrid>
    </Section>
  );
}

function SecretField({ form, name, label }: FormProps & { name: SecretName; label: string }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isSet = form.secrets[name] === true;
  return (
    <Field label={label} field={name} hint={isSet ? '已设置，加密存放，不再显示' : '未设置'}>
      {(parts) => (
        <span className="secret">
          <TextInput
            {...parts}
            type="password"
            value={typed}
            placeholder={isSet ? '••••••••' : ''}
            maxLength={1000}
            onChange={setTyped}
            testId={`secret-${name}`}
          />
          <Button
            disabled={!typed}
            aria-label={`保存${label}`}
            onClick={() => void form.saveSecret(name, typed ?? '').then(() => setTyped(null))}
          >
            保存
          </Button>
          {isSet ? (
            <Button aria-label={`清除${label}`} onClick={() => void form.saveSecret(name, '')}>
              清除
            </Button>
          ) : null}
        </span>
      )}
    </Field>
  );
}
