/** A screen that breaks is replaced by a sentence; the frame and everything saved stay. Keyed by the address. */
import { Button } from 'antd';
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { failed: Error | null }> {
  override state: { failed: Error | null } = { failed: null };

  static getDerivedStateFromError(failed: Error) {
    return { failed };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <div className="page" role="alert">
        <div className="empty">
          <h3>这个页面出错了</h3>
          <p>已保存的内容都在。请重试；如果仍然出错，请记下下面这行文字反馈给我们。</p>
          <code>{this.state.failed.message}</code>
          <div className="empty-actions">
            <Button type="primary" onClick={() => this.setState({ failed: null })}>
              重试
            </Button>
            <Button href="#/">回到诊断项目</Button>
          </div>
        </div>
      </div>
    );
  }
}
