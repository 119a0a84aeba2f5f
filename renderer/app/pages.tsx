/** The pages of one audit in their order; side bar, routes and shortcuts all read this list. */
import {
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  DashboardOutlined,
  FileTextOutlined,
  LinkOutlined,
  SendOutlined,
  ThunderboltOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

export interface AuditPage {
  path: string;
  zh: string;
  icon: ReactNode;
}

export const auditPages: readonly AuditPage[] = [
  { path: 'overview', zh: '概览', icon: <DashboardOutlined /> },
  { path: 'enterprise', zh: '企业信息', icon: <BankOutlined /> },
  { path: 'energy', zh: '能源消费', icon: <ThunderboltOutlined /> },
  { path: 'equipment', zh: '用能设备', icon: <AppstoreOutlined /> },
  { path: 'management', zh: '管理诊断', icon: <AuditOutlined /> },
  { path: 'evidence', zh: '证据链', icon: <LinkOutlined /> },
  { path: 'findings', zh: '问题与措施', icon: <ToolOutlined /> },
  { path: 'report', zh: '报告', icon: <FileTextOutlined /> },
  { path: 'delivery', zh: '报送与同步', icon: <SendOutlined /> },
];
